# SPDX-License-Identifier: GPL-3.0-or-later
# Every tests/ui/tst_*.cpp is one Qt Test program, run offscreen.
find_package(Qt6 REQUIRED COMPONENTS Core Gui Widgets Svg PrintSupport Test)
find_package(QCustomPlotQt6 REQUIRED)
set(CMAKE_AUTOMOC ON)
file(GLOB ui_tests CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/ui/tst_*.cpp)
foreach(source ${ui_tests})
    get_filename_component(name ${source} NAME_WE)
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE het_ui Qt6::Test)
    target_compile_definitions(${name} PRIVATE HETEROSIS_SHARED="${CMAKE_SOURCE_DIR}/../shared" HETEROSIS_SOURCE="${CMAKE_SOURCE_DIR}")
    add_test(NAME ui_${name} COMMAND ${name})
    set_tests_properties(ui_${name} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen;GOMP_SPINCOUNT=10000" TIMEOUT 300)
endforeach()
