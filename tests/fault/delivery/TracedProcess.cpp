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

int waitFor(pid_t child)
{
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return 0;
    return status;
}

bool entersCall(pid_t child)
{
    __ptrace_syscall_info info{};
    return ::ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof info, &info) > 0 && info.op == PTRACE_SYSCALL_INFO_ENTRY;
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
    int status = waitFor(child);
    if (!WIFSTOPPED(status))
        return end;
    ::ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
    for (int signal = 0;;) {
        ::ptrace(PTRACE_SYSCALL, child, nullptr, signal);
        status = waitFor(child);
        if (!WIFSTOPPED(status)) {
            end.finished = WIFEXITED(status) && WEXITSTATUS(status) == 0;
            return end;
        }
        signal = WSTOPSIG(status) == systemCallStop ? 0 : WSTOPSIG(status);
        if (signal != 0 || !entersCall(child) || ++end.calls != killAt)
            continue;
        ::kill(child, SIGKILL);
        end.killed = WIFSIGNALED(waitFor(child));
        return end;
    }
}

} // namespace uketsuke::tests
