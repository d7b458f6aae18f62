# SPDX-License-Identifier: GPL-3.0-or-later
# Holds heterosis-cli against the oracle kit that lies beside the checkout (../shared), with its own script. Skipped, and says why,
# where the kit or a python3 with numpy and safetensors is missing. HETEROSIS_PYTHON in the environment chooses the python3.
#   cmake -DCLI=PROGRAM -DSHARED=DIR [-DSANITIZED=ON] -P run_conform.cmake
set(held
    models tokenizers lora merges gguf bad sampling)

# CMake's scripts cannot choose their exit status: the sentence "SKIPPED" is what the test's SKIP_REGULAR_EXPRESSION sees.
if(NOT EXISTS ${SHARED}/check/conform.py)
    message("SKIPPED: there is no oracle kit at ${SHARED}")
    return()
endif()
if(DEFINED ENV{HETEROSIS_PYTHON})
    set(python $ENV{HETEROSIS_PYTHON})
else()
    find_program(python python3)
endif()
execute_process(COMMAND ${python} -c "import numpy, safetensors" RESULT_VARIABLE missing OUTPUT_QUIET ERROR_QUIET)
if(NOT python OR missing)
    message("SKIPPED: there is no python3 with numpy and safetensors (HETEROSIS_PYTHON names one)")
    return()
endif()
set(sanitized "")
if(SANITIZED)
    set(sanitized --sanitized)
endif()

execute_process(COMMAND ${python} ${SHARED}/check/conform.py ${CLI} ${SHARED}/oracles ${held} ${sanitized} RESULT_VARIABLE short)
if(short)
    message(FATAL_ERROR "the command line falls short of the oracle kit")
endif()
