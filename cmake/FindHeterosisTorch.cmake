# SPDX-License-Identifier: GPL-3.0-or-later
# Makes heterosis::torch from one folder that holds both include/ and lib/ (a Python package's torch folder, an unpacked wheel),
# or from Debian's libtorch-dev. TorchConfig.cmake is not used: of CUDA builds it asks for a CUDA toolkit, and a prefix path may
# take headers from one place and libraries from another.
#
# HETEROSIS_TORCH: auto (the torch that python3 imports, else build/torch as ./run unpacks it, else Debian's) | system | PATH
set(_root "")
if(HETEROSIS_TORCH STREQUAL "auto")
    execute_process(COMMAND python3 -c "import os, torch; print(os.path.dirname(torch.__file__))"
        OUTPUT_VARIABLE _root OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    if(NOT _root AND EXISTS ${CMAKE_SOURCE_DIR}/build/torch/lib)
        set(_root ${CMAKE_SOURCE_DIR}/build/torch)
    endif()
elseif(NOT HETEROSIS_TORCH STREQUAL "system")
    set(_root ${HETEROSIS_TORCH})
endif()

if(_root)
    set(_includes ${_root}/include ${_root}/include/torch/csrc/api/include)
    set(_libraries ${_root}/lib)
else()
    set(_includes /usr/include /usr/include/torch/csrc/api/include)
    set(_libraries /usr/lib/${CMAKE_LIBRARY_ARCHITECTURE} /usr/lib)
endif()
unset(_header CACHE)
find_path(_header ATen/ATen.h PATHS ${_includes} NO_DEFAULT_PATH NO_CACHE)
unset(_cpu CACHE)
find_library(_cpu torch_cpu PATHS ${_libraries} NO_DEFAULT_PATH NO_CACHE)
find_library(_c10 c10 PATHS ${_libraries} NO_DEFAULT_PATH NO_CACHE)
find_library(_torch torch PATHS ${_libraries} NO_DEFAULT_PATH NO_CACHE)
find_library(_cuda torch_cuda PATHS ${_libraries} NO_DEFAULT_PATH NO_CACHE)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(HeterosisTorch REQUIRED_VARS _header _cpu _c10 _torch
    REASON_FAILURE_MESSAGE "no libtorch under HETEROSIS_TORCH=${HETEROSIS_TORCH} (looked in ${_libraries})")

set(_cuda_link "")
if(_cuda)
    set(_cuda_link ${_cuda})
endif()

if(NOT TARGET heterosis::torch)
    add_library(heterosis_torch INTERFACE)
    add_library(heterosis::torch ALIAS heterosis_torch)
    if(_root)
        target_include_directories(heterosis_torch SYSTEM INTERFACE ${_includes})
    else()
        target_include_directories(heterosis_torch SYSTEM INTERFACE /usr/include/torch/csrc/api/include)
    endif()
    # libtorch.so itself only pulls in the others; without --no-as-needed a CUDA back end would be dropped by the linker.
    target_link_libraries(heterosis_torch INTERFACE -Wl,--no-as-needed ${_torch} ${_cpu} ${_cuda_link} ${_c10} -Wl,--as-needed)
    message(STATUS "torch: ${_cpu}")
endif()
