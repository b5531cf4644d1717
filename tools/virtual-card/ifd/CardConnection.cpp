#include "tools/virtual-card/ifd/CardConnection.h"

#include <array>
#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace uketsuke::ifd {

CardConnection::~CardConnection() { ::close(m_descriptor); }

bool CardConnection::alive() const
{
    std::uint8_t one = 0;
    for (;;) {
        const auto count = ::recv(m_descriptor, &one, 1, MSG_PEEK | MSG_DONTWAIT);
        if (count > 0)
            return true;
        if (count == 0)
            return false;
        if (errno != EINTR)
            return errno == EAGAIN || errno == EWOULDBLOCK;
    }
}

bool CardConnection::hasUnaskedBytes() const
{
    std::uint8_t one = 0;
    return ::recv(m_descriptor, &one, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}

bool CardConnection::waitFor(short events, Deadline deadline) const
{
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return false;
        pollfd watched{m_descriptor, events, 0};
        const int ready = ::poll(&watched, 1, static_cast<int>(left.count()));
        if (ready > 0)
            return true; // a hang-up too: the read or write that follows tells
        if (ready == 0 || errno != EINTR)
            return false;
    }
}

bool CardConnection::receiveAll(std::span<std::uint8_t> into, Deadline deadline) const
{
    while (!into.empty()) {
        const auto count = ::recv(m_descriptor, into.data(), into.size(), MSG_DONTWAIT);
        if (count > 0) {
            into = into.subspan(static_cast<std::size_t>(count));
            continue;
        }
        if (count == 0)
            return false;
        if (errno == EINTR)
            continue;
        if ((errno != EAGAIN && errno != EWOULDBLOCK) || !waitFor(POLLIN, deadline))
            return false;
    }
    return true;
}

bool CardConnection::sendAll(std::span<const std::uint8_t> bytes, Deadline deadline) const
{
    while (!bytes.empty()) {
        const auto count = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(count));
            continue;
        }
        if (count < 0 && errno == EINTR)
            continue;
        if (count == 0 || (errno != EAGAIN && errno != EWOULDBLOCK) || !waitFor(POLLOUT, deadline))
            return false;
    }
    return true;
}

bool CardConnection::send(std::span<const std::uint8_t> payload, std::chrono::milliseconds patience) const
{
    // Bytes nobody asked for would be taken for the next answer, and every later answer would be one behind.
    if (payload.empty() || payload.size() > largestPayload || hasUnaskedBytes())
        return false;
    std::vector<std::uint8_t> frame;
    frame.reserve(payload.size() + 2);
    frame.push_back(static_cast<std::uint8_t>(payload.size() >> 8));
    frame.push_back(static_cast<std::uint8_t>(payload.size()));
    frame.insert(frame.end(), payload.begin(), payload.end());
    return sendAll(frame, std::chrono::steady_clock::now() + patience);
}

std::optional<std::vector<std::uint8_t>> CardConnection::exchange(std::span<const std::uint8_t> payload,
                                                                  std::chrono::milliseconds patience) const
{
    if (!send(payload, patience))
        return std::nullopt;
    // One deadline for the whole answer: a card that drips a byte now and then does not hold the reader longer.
    const auto deadline = std::chrono::steady_clock::now() + patience;
    std::array<std::uint8_t, 2> header{};
    if (!receiveAll(header, deadline))
        return std::nullopt;
    std::vector<std::uint8_t> answer(static_cast<std::size_t>(header[0]) << 8 | header[1]);
    if (answer.empty() || !receiveAll(answer, deadline))
        return std::nullopt;
    return answer;
}

} // namespace uketsuke::ifd
