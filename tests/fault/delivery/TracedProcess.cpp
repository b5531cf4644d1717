#include "TracedProcess.h"

#include <cerrno>
#include <csignal>

#include <sys/ptrace.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

namespace uketsuke::tests {

namespace {

constexpr int systemCallStop = SIGTRAP | 0x80; // PTRACE_O_TRACESYSGOOD marks it so

/// The next thread of the child that stopped or ended; -1 when there is none left.
pid_t waitForAny(int& status)
{
    for (;;) {
        const auto thread = ::waitpid(-1, &status, __WALL);
        if (thread >= 0 || errno != EINTR)
            return thread;
    }
}

bool entersCall(pid_t thread)
{
    __ptrace_syscall_info info{};
    return ::ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info) > 0 && info.op == PTRACE_SYSCALL_INFO_ENTRY;
}

/// What is handed on to the thread: neither the stops that tracing makes nor the one with which a new thread begins.
int signalOf(int status)
{
    const int signal = WSTOPSIG(status);
    return signal == systemCallStop || signal == SIGTRAP || signal == SIGSTOP ? 0 : signal;
}

} // namespace

TracedEnd runTraced(const std::function<void()>& body, long killAt, const std::function<void()>& started)
{
    const auto child = ::fork();
    if (child == 0) {
        if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0)
            ::_exit(1);
        ::raise(SIGSTOP);
        body();
        ::_exit(0);
    }
    TracedEnd end;
    if (child < 0)
        return end;
    started();
    int status = 0;
    if (waitForAny(status) != child || !WIFSTOPPED(status))
        return end;
    ::ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL | PTRACE_O_TRACECLONE);
    ::ptrace(PTRACE_SYSCALL, child, nullptr, 0);
    for (;;) {
        const auto thread = waitForAny(status);
        if (thread < 0)
            return end;
        if (!WIFSTOPPED(status)) {
            if (thread != child)
                continue;
            end.finished = WIFEXITED(status) && WEXITSTATUS(status) == 0;
            return end;
        }
        if (WSTOPSIG(status) == systemCallStop && entersCall(thread) && ++end.calls == killAt) {
            ::kill(child, SIGKILL);
            // The first thread is told last, once all the others have gone.
            for (auto gone = waitForAny(status); gone >= 0 && (gone != child || WIFSTOPPED(status));)
                gone = waitForAny(status);
            end.killed = WIFSIGNALED(status);
            return end;
        }
        ::ptrace(PTRACE_SYSCALL, thread, nullptr, signalOf(status));
    }
}

} // namespace uketsuke::tests
