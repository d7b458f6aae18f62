# SPDX-License-Identifier: GPL-3.0-or-later
# Makes heterosis::torch from one folder that holds both include/ and lib/ (a Python package's torch folder, an unpacked wheel),
# or from Debian's libtorch-dev. TorchConfig.cmake is not used: of CUDA builds it asks for a CUDA toolkit, and a prefix path may
# take headers from one place and libraries from another.
#
# HETEROSIS_TORCH: auto | system | PATH of a torch folder. auto takes the first that can be used of: the torch that python3 imports,
# what ./run unpacked (build/torch-cuda/torch, build/torch), Debian's.
# Sets HeterosisTorch_ROOT ("" for Debian's), HeterosisTorch_VERSION, HeterosisTorch_CUDA (TRUE or FALSE).
set(_oldest 2.7) # of all but Debian's: the first whose wheels have the C++11 ABI

# The version of the torch in a folder, "" where there is none. A wheel says it in version.py, a libtorch archive in
# build-version, Debian's only in a header.
function(_het_torch_version folder result)
    set(${result} "" PARENT_SCOPE)
    foreach(file version.py build-version)
        if(EXISTS ${folder}/${file})
            file(STRINGS ${folder}/${file} lines REGEX "^(__version__ = ')?[0-9]+\\.[0-9]+" LIMIT_COUNT 1)
            string(REGEX MATCH "[0-9]+\\.[0-9]+(\\.[0-9]+)?" version "${lines}")
            set(${result} "${version}" PARENT_SCOPE)
            return()
        endif()
    endforeach()
    foreach(header torch/headeronly/version.h torch/version.h torch/csrc/api/include/torch/version.h)
        if(EXISTS ${folder}/include/${header})
            file(STRINGS ${folder}/include/${header} lines REGEX "define TORCH_VERSION_(MAJOR|MINOR|PATCH) [0-9]+")
            string(REGEX REPLACE "[^0-9;]" "" numbers "${lines}")
            list(LENGTH numbers count)
            if(count EQUAL 3)
                list(JOIN numbers "." version)
                set(${result} "${version}" PARENT_SCOPE)
                return()
            endif()
        endif()
    endforeach()
endfunction()

# Why the torch in a folder cannot be used, "" where it can.
function(_het_torch_fault folder result)
    set(fault "")
    _het_torch_version(${folder} version)
    if(NOT EXISTS ${folder}/include/ATen/ATen.h)
        set(fault "it has no include/ATen/ATen.h")
    elseif(NOT EXISTS ${folder}/lib/libtorch_cpu.so OR NOT EXISTS ${folder}/lib/libc10.so)
        set(fault "it has headers but not lib/libtorch_cpu.so and lib/libc10.so; headers and libraries must come from one place")
    elseif(NOT version OR version VERSION_LESS _oldest)
        set(fault "its version is '${version}', and ${_oldest} is the oldest that is supported")
    else()
        file(STRINGS ${folder}/lib/libc10.so symbols REGEX "__cxx11" LIMIT_COUNT 1)
        if(NOT symbols)
            set(fault "it was built without the C++11 ABI")
        endif()
    endif()
    set(${result} "${fault}" PARENT_SCOPE)
endfunction()

set(HeterosisTorch_ROOT "")
set(_searched "")
if(HETEROSIS_TORCH STREQUAL "auto")
    # Looked up, not imported: importing takes seconds.
    execute_process(
        COMMAND python3 -c "import importlib.util as u, os; s = u.find_spec('torch'); print(os.path.dirname(s.origin) if s and s.origin else '')"
        OUTPUT_VARIABLE _of_python OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    foreach(_folder ${_of_python} ${CMAKE_SOURCE_DIR}/build/torch-cuda/torch ${CMAKE_SOURCE_DIR}/build/torch)
        if(EXISTS ${_folder})
            _het_torch_fault(${_folder} _fault)
            if(NOT _fault)
                set(HeterosisTorch_ROOT ${_folder})
                break()
            endif()
            message(STATUS "torch: ${_folder} is passed over: ${_fault}")
            list(APPEND _searched ${_folder})
        endif()
    endforeach()
elseif(NOT HETEROSIS_TORCH STREQUAL "system")
    get_filename_component(_folder ${HETEROSIS_TORCH} ABSOLUTE BASE_DIR ${CMAKE_SOURCE_DIR})
    _het_torch_fault(${_folder} _fault)
    if(_fault)
        message(FATAL_ERROR "HETEROSIS_TORCH=${HETEROSIS_TORCH} cannot be used: ${_fault}. "
            "Give the torch folder of a Python environment or of an unpacked wheel, or 'system' for Debian's libtorch-dev.")
    endif()
    set(HeterosisTorch_ROOT ${_folder})
endif()

if(HeterosisTorch_ROOT)
    set(_includes ${HeterosisTorch_ROOT}/include)
    set(_libraries ${HeterosisTorch_ROOT}/lib)
    _het_torch_version(${HeterosisTorch_ROOT} HeterosisTorch_VERSION)
else()
    set(_includes /usr/include)
    set(_libraries /usr/lib/${CMAKE_LIBRARY_ARCHITECTURE})
    _het_torch_version(/usr HeterosisTorch_VERSION)
endif()
list(APPEND _searched ${_libraries})

find_path(_torch_header ATen/ATen.h PATHS ${_includes} NO_DEFAULT_PATH NO_CACHE)
foreach(_name torch torch_cpu c10 torch_cuda c10_cuda)
    unset(_${_name}_library)
    find_library(_${_name}_library ${_name} PATHS ${_libraries} NO_DEFAULT_PATH NO_CACHE)
endforeach()
set(HeterosisTorch_CUDA FALSE)
if(_torch_cuda_library AND _c10_cuda_library)
    set(HeterosisTorch_CUDA TRUE)
endif()

list(JOIN _searched ", " _searched)
string(CONCAT _failure "no libtorch for HETEROSIS_TORCH=${HETEROSIS_TORCH} (looked in ${_searched}). ./run gets one, "
    "-DHETEROSIS_TORCH=PATH names another, and apt-get install libtorch-dev libopenblas0-openmp brings Debian's.")
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(HeterosisTorch
    REQUIRED_VARS _torch_cpu_library _torch_header _torch_library _c10_library
    VERSION_VAR HeterosisTorch_VERSION
    REASON_FAILURE_MESSAGE "${_failure}")

if(HeterosisTorch_FOUND AND NOT TARGET heterosis::torch)
    add_library(heterosis_torch INTERFACE)
    add_library(heterosis::torch ALIAS heterosis_torch)
    # torch/version.h lies under the C++ API's own folder. /usr/include itself is never named: as a system folder of its own it
    # breaks the standard headers.
    if(HeterosisTorch_ROOT)
        target_include_directories(heterosis_torch SYSTEM INTERFACE ${_includes})
    endif()
    target_include_directories(heterosis_torch SYSTEM INTERFACE ${_includes}/torch/csrc/api/include)
    # Back ends register themselves when they are loaded and nothing refers to their symbols: the linker must not drop them.
    set(_needed ${_torch_library} ${_torch_cpu_library} ${_c10_library})
    if(HeterosisTorch_CUDA)
        list(APPEND _needed ${_torch_cuda_library} ${_c10_cuda_library})
        # NVIDIA's libraries are found by the run path of libtorch_cuda itself, which the linker does not follow.
        target_link_options(heterosis_torch INTERFACE LINKER:--allow-shlib-undefined)
    endif()
    list(JOIN _needed "," _needed)
    set(CMAKE_LINK_LIBRARY_USING_HETEROSIS_NEEDED "LINKER:--push-state,--no-as-needed" "<LINK_ITEM>" "LINKER:--pop-state")
    set(CMAKE_LINK_LIBRARY_USING_HETEROSIS_NEEDED_SUPPORTED TRUE)
    target_link_libraries(heterosis_torch INTERFACE "$<LINK_LIBRARY:HETEROSIS_NEEDED,${_needed}>")
    if(HeterosisTorch_ROOT)
        # An installed program goes on using the libtorch that it was built with; Debian's needs no run path.
        set(CMAKE_INSTALL_RPATH ${_libraries})
        message(STATUS "torch: ${HeterosisTorch_VERSION}, headers and libraries from ${HeterosisTorch_ROOT}, CUDA: ${HeterosisTorch_CUDA}")
    else()
        message(STATUS "torch: ${HeterosisTorch_VERSION} of Debian, headers from ${_includes}, libraries from ${_libraries}")
    endif()
endif()
