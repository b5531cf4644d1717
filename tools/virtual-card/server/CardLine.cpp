#include "tools/virtual-card/server/CardLine.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace uketsuke::virtualcard {
namespace {

int connectUnix(const std::filesystem::path& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto& text = path.native();
    if (text.size() >= sizeof address.sun_path)
        return -1;
    std::memcpy(address.sun_path, text.data(), text.size());
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    // A full backlog is EAGAIN on a Unix socket: for us the same as nobody listening, the caller tries again.
    if (descriptor >= 0 && ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        return descriptor;
    if (descriptor >= 0)
        ::close(descriptor);
    return -1;
}

int connectLoopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return -1;
    if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(descriptor);
        return -1;
    }
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return descriptor;
}

} // namespace

std::optional<CardLine> CardLine::connect(const ReaderAddress& address)
{
    const bool tcp = address.vpcdPort != 0;
    const int descriptor = tcp ? connectLoopback(address.vpcdPort) : connectUnix(address.socket);
    if (descriptor < 0)
        return std::nullopt;
    return CardLine(descriptor, tcp);
}

CardLine::CardLine(CardLine&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_tcp(other.m_tcp), m_received(std::move(other.m_received))
{
}

CardLine& CardLine::operator=(CardLine&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_tcp, other.m_tcp);
    std::swap(m_received, other.m_received);
    return *this;
}

CardLine::~CardLine()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool CardLine::receive()
{
    if (m_tcp) {
        // vpcd sends length and payload apart; without this the second waits 44 ms for a delayed acknowledgement.
        // The kernel clears it by itself, so it is set before each read.
        const int on = 1;
        ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
    }
    std::array<std::byte, 16384> buffer;
    const auto count = ::recv(m_descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count < 0)
        return errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK;
    m_received.insert(m_received.end(), buffer.begin(), buffer.begin() + count);
    return count > 0;
}

std::optional<core::Bytes> CardLine::takeFrame()
{
    if (m_received.size() < 2)
        return std::nullopt;
    const auto length = std::to_integer<std::size_t>(m_received[0]) << 8 | std::to_integer<std::size_t>(m_received[1]);
    if (m_received.size() < length + 2)
        return std::nullopt;
    const auto end = m_received.begin() + static_cast<std::ptrdiff_t>(length + 2);
    core::Bytes payload(m_received.begin() + 2, end);
    m_received.erase(m_received.begin(), end);
    return payload;
}

bool CardLine::send(core::ByteView payload)
{
    core::Bytes frame{std::byte(payload.size() >> 8), std::byte(payload.size() & 0xFF)};
    frame.insert(frame.end(), payload.begin(), payload.end());
    return sendRaw(frame);
}

bool CardLine::sendRaw(core::ByteView bytes)
{
    while (!bytes.empty()) {
        const auto count = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(count));
            continue;
        }
        if (errno == EINTR)
            continue;
        pollfd writable{m_descriptor, POLLOUT, 0};
        constexpr int patience = 2000; // a reader that does not read for so long is gone
        if ((errno != EAGAIN && errno != EWOULDBLOCK) || ::poll(&writable, 1, patience) <= 0)
            return false;
    }
    return true;
}

} // namespace uketsuke::virtualcard
