# SPDX-License-Identifier: GPL-3.0-or-later
if(NOT HETEROSIS_MINIMAL)
    find_package(doctest REQUIRED)
    add_library(heterosis_doctest_main OBJECT doctest_main.cpp)
    target_link_libraries(heterosis_doctest_main PUBLIC doctest::doctest)
    foreach(room base checkpoint tokenizer family model inheritance adapter dataset fitness studbook breeding training engine cli)
        file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${room}/*.cpp)
        if(NOT sources)
            continue()
        endif()
        add_executable(test_${room} ${sources})
        target_link_libraries(test_${room} PRIVATE heterosis_doctest_main)
        target_include_directories(test_${room} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
        target_compile_definitions(test_${room} PRIVATE
            HETEROSIS_SHARED="${CMAKE_SOURCE_DIR}/../shared" HETEROSIS_SOURCE="${CMAKE_SOURCE_DIR}"
            HETEROSIS_CLI="$<TARGET_FILE:heterosis-cli>")
        if(room STREQUAL "cli")
            target_link_libraries(test_cli PRIVATE het_studbook)
            add_dependencies(test_cli heterosis-cli)
        else()
            target_link_libraries(test_${room} PRIVATE het_${room})
        endif()
        if(room STREQUAL "studbook") # writes older versions of its file
            target_link_libraries(test_studbook PRIVATE SQLiteCpp)
        endif()
        if(room MATCHES "^(model|training)$") # their internal headers speak of libtorch types
            target_link_libraries(test_${room} PRIVATE heterosis::torch)
        endif()
        add_test(NAME ${room} COMMAND test_${room})
        set_tests_properties(${room} PROPERTIES ENVIRONMENT "GOMP_SPINCOUNT=10000;XDG_CACHE_HOME=${CMAKE_BINARY_DIR}/cache") # base/parallel.h, spinBriefly
    endforeach()

    add_test(NAME conformance COMMAND ${CMAKE_COMMAND} -DCLI=$<TARGET_FILE:heterosis-cli> -DSHARED=${CMAKE_SOURCE_DIR}/../shared
        "-DSANITIZED=${HETEROSIS_SANITIZE}" -P ${CMAKE_CURRENT_SOURCE_DIR}/conformance/run_conform.cmake)
    set_tests_properties(conformance PROPERTIES SKIP_REGULAR_EXPRESSION "SKIPPED" TIMEOUT 1800)
    add_test(NAME training_curves COMMAND ${CMAKE_COMMAND} -DCLI=$<TARGET_FILE:heterosis-cli> -DSHARED=${CMAKE_SOURCE_DIR}/../shared
        -P ${CMAKE_CURRENT_SOURCE_DIR}/conformance/run_training.cmake)
    set_tests_properties(training_curves PROPERTIES SKIP_REGULAR_EXPRESSION "SKIPPED" TIMEOUT 1800)
    find_program(HETEROSIS_PYTHON python3)
    if(HETEROSIS_PYTHON)
        add_test(NAME demo_family_pieces COMMAND ${HETEROSIS_PYTHON} ${CMAKE_SOURCE_DIR}/tools/raise_demo_family.py --check)
    endif()
endif()

# A plain program, so that it runs on a GPU machine with a minimal build.
add_executable(device_parity ${CMAKE_CURRENT_SOURCE_DIR}/parity/device_parity.cpp)
target_link_libraries(device_parity PRIVATE het_model)
add_test(NAME device_parity COMMAND device_parity ${CMAKE_SOURCE_DIR}/../shared/oracles/models)
set_tests_properties(device_parity PROPERTIES SKIP_RETURN_CODE 77)
