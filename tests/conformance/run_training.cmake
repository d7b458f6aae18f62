# SPDX-License-Identifier: GPL-3.0-or-later
# Holds `heterosis-cli finetune` against the loss curves of the oracle kit that lies beside the checkout (../shared), with its own
# script. Skipped, and says why, where the kit or python3 is missing.
#   cmake -DCLI=PROGRAM -DSHARED=DIR -P run_training.cmake
if(NOT EXISTS ${SHARED}/check/training.py)
    message("SKIPPED: there is no oracle kit at ${SHARED}")
    return()
endif()
find_program(python python3)
if(NOT python)
    message("SKIPPED: there is no python3")
    return()
endif()
execute_process(COMMAND ${python} ${SHARED}/check/training.py ${CLI} ${SHARED}/oracles RESULT_VARIABLE short)
if(short)
    message(FATAL_ERROR "the loss curves fall short of the oracle kit")
endif()
