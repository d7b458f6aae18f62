// SPDX-License-Identifier: GPL-3.0-or-later
// spinBriefly() (base/parallel.h) before the libraries' own start rather than in main(): libtorch's takes a third of a second,
// and starting the program again after it would take that twice.
#include <cstddef>
#include <cstring>

#include <unistd.h>

#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

namespace {

constexpr std::size_t kMost = 4096;
char g_setting[] = "GOMP_SPINCOUNT=10000";
char* g_environment[kMost + 2];

// Nothing is initialised yet: only system calls and what needs no start.
void spinEarly(int, char** arguments, char** environment)
{
    std::size_t count = 0;
    for (; environment[count]; ++count) {
        const bool set = std::strncmp(environment[count], "GOMP_SPINCOUNT=", 15) == 0 || std::strncmp(environment[count], "OMP_WAIT_POLICY=", 16) == 0;
        if (set || count == kMost)
            return;
        g_environment[count] = environment[count];
    }
    g_environment[count] = g_setting;
    execve("/proc/self/exe", arguments, g_environment);
}

} // namespace

// The dynamic linker calls what is listed here before any library's constructor.
__attribute__((section(".preinit_array"), used)) void (*g_spinEarly)(int, char**, char**) = spinEarly;

#endif
