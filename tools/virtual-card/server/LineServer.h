// The control socket: a line in, a line out, several clients (docs/simulated-world.md). Driven by the server's
// one poll loop; never blocks. A client that sends a line longer than 4 KiB is dropped.
#pragma once

#include <filesystem>
#include <functional>
#include <poll.h>
#include <string>
#include <vector>

namespace uketsuke::virtualcard {

class LineServer {
public:
    /// False (with errno) when the socket cannot be made.
    [[nodiscard]] bool listen(const std::filesystem::path& path);
    LineServer() = default;
    LineServer(const LineServer&) = delete;
    LineServer& operator=(const LineServer&) = delete;
    ~LineServer();

    void addTo(std::vector<pollfd>& watched) const;
    /// Answers whole lines of those clients that `watched` says are readable.
    void serve(const std::vector<pollfd>& watched, const std::function<std::string(const std::string&)>& answer);

private:
    struct Client {
        int descriptor;
        std::string pending;
    };
    [[nodiscard]] static bool serveClient(Client& client, const std::function<std::string(const std::string&)>& answer);

    int m_listener{-1};
    std::filesystem::path m_path;
    std::vector<Client> m_clients;
};

} // namespace uketsuke::virtualcard
