# SPDX-License-Identifier: GPL-3.0-or-later
# One interface target that every target of ours links: warnings, sanitizers, and the floating-point rule that the promise
# "same recipe, same bytes" rests on.
add_library(heterosis_options INTERFACE)
target_compile_options(heterosis_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wno-missing-field-initializers
    -ffp-contract=off # no fused multiply-add behind our back: it would change a child's bits from machine to machine
)
if(HETEROSIS_SANITIZE)
    target_compile_options(heterosis_options INTERFACE -fsanitize=${HETEROSIS_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    target_link_options(heterosis_options INTERFACE -fsanitize=${HETEROSIS_SANITIZE})
endif()
if(HETEROSIS_MINIMAL)
    target_compile_definitions(heterosis_options INTERFACE HETEROSIS_MINIMAL)
endif()

find_program(HETEROSIS_CCACHE ccache)
if(HETEROSIS_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${HETEROSIS_CCACHE})
endif()

# One static library for each room; sources are what lies in its folder and in the folders below.
function(heterosis_room name)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.h)
    add_library(het_${name} STATIC ${sources})
    target_include_directories(het_${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(het_${name} PUBLIC heterosis_options ${ARGN})
    set_target_properties(het_${name} PROPERTIES LINKER_LANGUAGE CXX)
endfunction()
