// private-pcscd: becomes a pcscd of one's own, with the virtual readers named on the command line and a client
// socket of one's own, by the daemon's socket activation. Several run side by side; no root, no system daemon.
// Ends with the thread that started it (PR_SET_PDEATHSIG). TEST ONLY.
#include <CLI/CLI.hpp>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <vector>

namespace {

constexpr int activationDescriptor = 3; // sd_listen_fds(3): SD_LISTEN_FDS_START

struct VirtualReader {
    std::string name;
    std::string cardSocket;
};

/// Both land between quotes or up to the end of a line in reader.conf.
bool fitsReaderConfiguration(const std::string& text)
{
    return !text.empty() && text.find_first_of("\"\n\r") == std::string::npos;
}

bool writeReaderConfiguration(const std::filesystem::path& folder, const std::vector<VirtualReader>& readers,
                              const std::string& handler)
{
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    std::ofstream file(folder / "virtual-readers", std::ios::trunc);
    int channel = 0;
    for (const auto& reader : readers)
        file << "FRIENDLYNAME \"" << reader.name << "\"\nDEVICENAME /dev/null:" << reader.cardSocket << "\nLIBPATH "
             << handler << "\nCHANNELID " << ++channel << "\n\n";
    return static_cast<bool>(file.flush());
}

/// A listening socket; -1 with a message otherwise.
int listenAt(const std::string& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) {
        std::cerr << "private-pcscd: the socket's path is longer than " << sizeof address.sun_path - 1 << " bytes\n";
        return -1;
    }
    std::memcpy(address.sun_path, path.data(), path.size());
    struct stat existing{};
    if (::lstat(path.c_str(), &existing) == 0 && S_ISSOCK(existing.st_mode))
        ::unlink(path.c_str());
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (listener < 0 || ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0
        || ::listen(listener, 16) != 0) {
        std::cerr << "private-pcscd: cannot listen at " << path << ": " << std::strerror(errno) << '\n';
        return -1;
    }
    return listener;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("A pcscd of one's own with virtual readers (TEST ONLY)");
    std::string socketPath;
    std::string configuration;
    std::string handler = (std::filesystem::path(argv[0]).parent_path() / "../lib/ifd-uketsuke.so").string();
    std::string daemon = "/usr/sbin/pcscd";
    std::vector<std::string> readerOptions;
    bool verbose = false;
    app.add_option("--socket", socketPath, "Unix socket for PC/SC clients (their PCSCLITE_CSOCK_NAME)")->required();
    app.add_option("--config", configuration, "folder of its own for reader.conf; made if missing")->required();
    app.add_option("--reader", readerOptions, "NAME=SOCKET of a virtual reader; may be given several times")
        ->required();
    app.add_option("--handler", handler, "the reader handler to load")->capture_default_str();
    app.add_option("--pcscd", daemon, "the daemon to become")->capture_default_str();
    app.add_flag("--verbose", verbose, "the daemon's debug log, which holds every APDU");
    CLI11_PARSE(app, argc, argv);

    std::vector<VirtualReader> readers;
    for (const auto& option : readerOptions) {
        const auto equals = option.find('=');
        if (equals == std::string::npos || !fitsReaderConfiguration(option.substr(0, equals))
            || !fitsReaderConfiguration(option.substr(equals + 1))) {
            std::cerr << "private-pcscd: --reader wants NAME=SOCKET\n";
            return 2;
        }
        readers.push_back({option.substr(0, equals), std::filesystem::absolute(option.substr(equals + 1)).string()});
    }
    configuration = std::filesystem::absolute(configuration).string(); // the daemon changes its working folder
    std::error_code problem;
    const auto handlerPath = std::filesystem::canonical(handler, problem);
    if (problem) {
        std::cerr << "private-pcscd: no reader handler at " << handler << '\n';
        return 1;
    }
    if (!writeReaderConfiguration(configuration, readers, handlerPath.string())) {
        std::cerr << "private-pcscd: cannot write to " << configuration << '\n';
        return 1;
    }
    const int listener = listenAt(socketPath);
    if (listener < 0)
        return 1;

    const pid_t parent = ::getppid();
    ::prctl(PR_SET_PDEATHSIG, SIGTERM); // kept through exec
    if (::getppid() != parent)
        return 1; // the parent went before the line above
    if (listener != activationDescriptor)
        ::dup2(listener, activationDescriptor); // the copy stays open through exec
    else
        ::fcntl(activationDescriptor, F_SETFD, 0);
    ::setenv("LISTEN_PID", std::to_string(::getpid()).c_str(), 1);
    ::setenv("LISTEN_FDS", "1", 1);

    std::vector<std::string> words{daemon, "--foreground", "--config", configuration};
    if (verbose)
        words.insert(words.end(), {"--debug", "--apdu"});
    std::vector<char*> arguments;
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execv(daemon.c_str(), arguments.data());
    std::cerr << "private-pcscd: cannot run " << daemon << ": " << std::strerror(errno) << '\n';
    return 1;
}
