// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// HETEROSIS_CLONES before a function: it is compiled for several instruction sets, and the one that fits is chosen when the program
// starts. Sanitizers cannot run the resolvers that choose: they run before the sanitizer's own start.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define HETEROSIS_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define HETEROSIS_CLONES
#endif
#define HETEROSIS_INLINE inline __attribute__((always_inline))
