// virtual-card: a process that is a My Number Card on a virtual reader. TEST ONLY.
#include "tools/virtual-card/server/CardServer.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <cstring>
#include <iostream>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

int main(int argc, char** argv)
{
    using namespace uketsuke::virtualcard;
    CLI::App app("A virtual My Number Card on a virtual reader (TEST ONLY)");
    CardServerOptions options;
    std::string inserted;
    bool dieWithParent = false;
    auto* socket = app.add_option("--reader", options.reader.socket, "socket of ifd-uketsuke; connecting is inserting");
    auto* port = app.add_option("--vpcd", options.reader.vpcdPort, "instead: vpcd's port on 127.0.0.1 (35963)");
    socket->excludes(port);
    app.add_option("--control", options.control, "socket to listen on for control lines");
    app.add_option("--personas", options.personas, "folder that make-personas wrote")->required();
    app.add_option("--state", options.state, "folder where tries left are remembered; made if missing");
    app.add_option("--insert", inserted, "persona whose card lies on the reader from the start");
    app.add_flag("--die-with-parent", dieWithParent, "end with the thread that started this process");
    CLI11_PARSE(app, argc, argv);
    if (options.reader.socket.empty() == (options.reader.vpcdPort == 0)) {
        std::cerr << "virtual-card: either --reader or --vpcd\n";
        return 2;
    }
    if (dieWithParent)
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    std::signal(SIGPIPE, SIG_IGN);
    sigset_t stopping;
    sigemptyset(&stopping);
    sigaddset(&stopping, SIGTERM);
    sigaddset(&stopping, SIGINT);
    ::sigprocmask(SIG_BLOCK, &stopping, nullptr);
    const int stopDescriptor = ::signalfd(-1, &stopping, SFD_CLOEXEC | SFD_NONBLOCK);
    if (stopDescriptor < 0)
        return 1;

    if (!options.state.empty()) {
        std::error_code ignored; // what cannot be made cannot be written either: tries then last one insertion
        std::filesystem::create_directories(options.state, ignored);
    }
    CardServer server(options);
    if (!server.listen()) {
        std::cerr << "virtual-card: cannot listen at " << options.control << ": " << std::strerror(errno) << '\n';
        return 1;
    }
    if (!inserted.empty()) {
        const auto answer = server.insert(inserted);
        if (!answer.starts_with("ok")) {
            std::cerr << "virtual-card: " << answer << '\n';
            return 1;
        }
    }
    server.run(stopDescriptor);
    ::close(stopDescriptor);
    return 0;
}
