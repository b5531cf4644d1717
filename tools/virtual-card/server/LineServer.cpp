#include "tools/virtual-card/server/LineServer.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace uketsuke::virtualcard {
namespace {

constexpr std::size_t longestLine = 4096;

bool readable(const std::vector<pollfd>& watched, int descriptor)
{
    return std::ranges::any_of(watched,
                               [descriptor](const pollfd& one) { return one.fd == descriptor && one.revents != 0; });
}

} // namespace

bool LineServer::listen(const std::filesystem::path& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto& text = path.native();
    if (text.size() >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        return false;
    }
    std::memcpy(address.sun_path, text.data(), text.size());
    struct stat existing{};
    if (::lstat(path.c_str(), &existing) == 0 && S_ISSOCK(existing.st_mode))
        ::unlink(path.c_str());
    m_listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (m_listener < 0 || ::bind(m_listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return false;
    m_path = path;
    return ::listen(m_listener, 8) == 0;
}

LineServer::~LineServer()
{
    for (const auto& client : m_clients)
        ::close(client.descriptor);
    if (m_listener >= 0)
        ::close(m_listener);
    if (!m_path.empty())
        ::unlink(m_path.c_str());
}

void LineServer::addTo(std::vector<pollfd>& watched) const
{
    if (m_listener >= 0)
        watched.push_back({m_listener, POLLIN, 0});
    for (const auto& client : m_clients)
        watched.push_back({client.descriptor, POLLIN, 0});
}

bool LineServer::serveClient(Client& client, const std::function<std::string(const std::string&)>& answer)
{
    std::array<char, 4096> buffer;
    const auto count = ::recv(client.descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count < 0)
        return errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK;
    client.pending.append(buffer.data(), static_cast<std::size_t>(count));
    for (;;) {
        const auto end = client.pending.find('\n');
        if (end == std::string::npos)
            break;
        const auto line = answer(client.pending.substr(0, end)) + '\n';
        client.pending.erase(0, end + 1);
        if (::send(client.descriptor, line.data(), line.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(line.size()))
            return false;
    }
    return count > 0 && client.pending.size() <= longestLine;
}

void LineServer::serve(const std::vector<pollfd>& watched, const std::function<std::string(const std::string&)>& answer)
{
    std::erase_if(m_clients, [&](Client& client) {
        if (!readable(watched, client.descriptor) || serveClient(client, answer))
            return false;
        ::close(client.descriptor);
        return true;
    });
    if (m_listener >= 0 && readable(watched, m_listener)) {
        const int descriptor = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (descriptor >= 0)
            m_clients.push_back({descriptor, {}});
    }
}

} // namespace uketsuke::virtualcard
