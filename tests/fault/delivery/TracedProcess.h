// A child process that is killed at a chosen system call of any of its threads: SIGKILL before the call is carried out,
// so that whatever it would have written is not there. The parent sees every call through ptrace. For tests only; one
// child at a time, and no other child beside it.
#pragma once

#include <functional>

namespace uketsuke::tests {

struct TracedEnd {
    long calls{0};        ///< system calls the child's threads entered
    bool killed{false};   ///< it was stopped at the chosen one
    bool finished{false}; ///< it came to its end by itself
};

/// Runs `body` in a child. `killAt` counts from 1; 0 lets it run to its end. `started` runs in the parent, once the
/// child exists.
[[nodiscard]] TracedEnd runTraced(const std::function<void()>& body, long killAt, const std::function<void()>& started);

} // namespace uketsuke::tests
