# SPDX-License-Identifier: GPL-3.0-or-later
# Holds heterosis-cli against the oracle kit that lies beside the checkout (../shared), with its own script. Skipped, and says why,
# where the kit or a python3 with numpy and safetensors is missing. HETEROSIS_PYTHON in the environment chooses the python3.
#   cmake -DCLI=PROGRAM -DSHARED=DIR -DWORK=DIR [-DSANITIZED=ON] -P run_conform.cmake
set(held
    models/gpt2-tied models/gpt2-untied models/gpt2-noprefix models/gpt2-scale models/llama
    tokenizers/gpt2 tokenizers/smollm2 tokenizers/small-bbpe tokenizers/small-llama3
    sampling
    bad/safetensors bad/index bad/config)
# The plain linear merges; gradients, filters and slices come later.
set(plain_merges llama/linear llama/linear-bf16 llama/linear-negative llama/linear-nonorm llama/linear-out-bf16 gpt2/linear)

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

# The script selects by the beginning of a name, and "linear" begins all of them: a kit of links that holds just the plain ones.
file(REMOVE_RECURSE ${WORK}/kit)
foreach(merge ${plain_merges})
    get_filename_component(family ${merge} DIRECTORY)
    file(MAKE_DIRECTORY ${WORK}/kit/merges/${family})
    file(REAL_PATH ${SHARED}/oracles/merges kit)
    foreach(folder ${merge} ${family}/models)
        file(CREATE_LINK ${kit}/${folder} ${WORK}/kit/merges/${folder} SYMBOLIC)
    endforeach()
endforeach()

execute_process(COMMAND ${python} ${SHARED}/check/conform.py ${CLI} ${SHARED}/oracles ${held} ${sanitized} RESULT_VARIABLE short)
execute_process(COMMAND ${python} ${SHARED}/check/conform.py ${CLI} ${WORK}/kit merges ${sanitized} RESULT_VARIABLE merges_short)
if(short OR merges_short)
    message(FATAL_ERROR "the command line falls short of the oracle kit")
endif()
