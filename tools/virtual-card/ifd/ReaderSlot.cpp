#include "tools/virtual-card/ifd/ReaderSlot.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <poll.h>
#include <string_view>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace uketsuke::ifd {
namespace {

constexpr std::uint8_t commandOff = 0x00;
constexpr std::uint8_t commandOn = 0x01;
constexpr std::uint8_t commandReset = 0x02;
constexpr std::uint8_t commandAnswerToReset = 0x04;
/// An answer to reset has two bytes at least, and so has an answer: one byte says that nothing came through.
constexpr std::size_t saysNothing = 1;

/// How long a card may think. A real contactless card has some seconds with waiting time extensions.
std::chrono::milliseconds patienceFromEnvironment()
{
    constexpr int usual = 5000;
    const char* text = std::getenv("UKETSUKE_READER_PATIENCE_MS");
    if (!text)
        return std::chrono::milliseconds(usual);
    int value = 0;
    const std::string_view view(text);
    const auto [end, problem] = std::from_chars(view.data(), view.data() + view.size(), value);
    const bool usable = problem == std::errc() && end == view.data() + view.size() && value >= 10 && value <= 600000;
    return std::chrono::milliseconds(usable ? value : usual);
}

/// Enough to keep the daemon's ATR parser within its bounds (ISO 7816-3, 8.2): initial byte and length.
bool plausibleAnswerToReset(const std::vector<std::uint8_t>& answer)
{
    return answer.size() >= 2 && answer.size() <= 33 && (answer[0] == 0x3B || answer[0] == 0x3F);
}

} // namespace

ReaderSlot::ReaderSlot(int listener, int wake, std::string path)
    : m_listener(listener), m_wake(wake), m_path(std::move(path)), m_patience(patienceFromEnvironment())
{
}

std::shared_ptr<ReaderSlot> ReaderSlot::create(const std::string& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.empty() || path.size() >= sizeof address.sun_path)
        return nullptr;
    std::memcpy(address.sun_path, path.data(), path.size());

    // Only a socket left behind is removed: a mistaken DEVICENAME must not cost somebody a file.
    struct stat existing{};
    if (::lstat(path.c_str(), &existing) == 0) {
        if (!S_ISSOCK(existing.st_mode))
            return nullptr;
        ::unlink(path.c_str());
    }
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int wake = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (listener < 0 || wake < 0 || ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0
        || ::listen(listener, 1) != 0) {
        if (listener >= 0)
            ::close(listener);
        if (wake >= 0)
            ::close(wake);
        return nullptr;
    }
    return std::shared_ptr<ReaderSlot>(new ReaderSlot(listener, wake, path)); // private constructor: no make_shared
}

ReaderSlot::~ReaderSlot()
{
    ::close(m_listener);
    ::close(m_wake);
    ::unlink(m_path.c_str());
}

std::shared_ptr<CardConnection> ReaderSlot::connection()
{
    const std::lock_guard lock(m_stateMutex);
    return m_connection;
}

void ReaderSlot::drop(const std::shared_ptr<CardConnection>& which)
{
    const std::lock_guard lock(m_stateMutex);
    if (which != m_connection)
        return;
    ::shutdown(which->descriptor(), SHUT_RDWR); // wakes the polling thread, which may still hold it
    m_connection.reset();
    m_answerToReset.clear();
    m_removal = Removal::Fresh;
}

bool ReaderSlot::cardPresent()
{
    if (const auto current = connection()) {
        if (current->alive())
            return true;
        drop(current);
    }
    const std::lock_guard lock(m_stateMutex);
    // The daemon asks this also before each power order, and throws that answer away. So the next card waits until the
    // polling thread itself must have been told, see waitForChange.
    if (m_removal != Removal::Seen)
        return false;
    if (!m_connection) {
        const int card = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (card >= 0)
            m_connection = std::make_shared<CardConnection>(card);
    }
    return m_connection != nullptr;
}

std::optional<std::vector<std::uint8_t>> ReaderSlot::power(PowerAction action)
{
    const std::lock_guard exchange(m_exchangeMutex);
    const auto current = connection();
    if (!current)
        return std::nullopt;
    std::uint8_t order = commandOn;
    switch (action) {
    case PowerAction::Up: order = commandOn; break;
    case PowerAction::Down: order = commandOff; break;
    case PowerAction::Reset: order = commandReset; break;
    }
    if (!current->send(std::span(&order, 1), m_patience)) {
        drop(current);
        return std::nullopt;
    }
    std::vector<std::uint8_t> answer;
    if (action != PowerAction::Down) {
        auto told = current->exchange(std::array{commandAnswerToReset}, m_patience);
        if (told && told->size() == saysNothing)
            return std::nullopt; // mute, as two cards in one field are: the daemon sees a card it cannot start
        if (!told || !plausibleAnswerToReset(*told)) {
            drop(current);
            return std::nullopt;
        }
        answer = std::move(*told);
    }
    const std::lock_guard state(m_stateMutex);
    if (m_connection != current)
        return std::nullopt;
    m_answerToReset = answer;
    return answer;
}

std::optional<std::vector<std::uint8_t>> ReaderSlot::transmit(std::span<const std::uint8_t> command)
{
    const std::lock_guard exchange(m_exchangeMutex);
    const auto current = connection();
    // A one-byte payload would be taken for a control order by the card.
    if (!current || command.size() < 2)
        return std::nullopt;
    auto answer = current->exchange(command, m_patience);
    if (!answer)
        drop(current); // what is late would be taken for the answer to the next command
    else if (answer->size() == saysNothing)
        return std::nullopt; // lost in the field, as it happens to a card in a thick case: the card stays
    return answer;
}

std::vector<std::uint8_t> ReaderSlot::answerToReset()
{
    const std::lock_guard lock(m_stateMutex);
    return m_answerToReset;
}

void ReaderSlot::waitForChange(std::chrono::milliseconds patience)
{
    std::shared_ptr<CardConnection> current;
    {
        const std::lock_guard lock(m_stateMutex);
        // Between two waits the polling thread always looks once, and counts what it sees: only the second wait after
        // a removal proves that it was seen.
        if (m_removal == Removal::Fresh) {
            m_removal = Removal::Announced;
            return;
        }
        m_removal = Removal::Seen;
        current = m_connection;
    }
    const short events = current ? short{POLLRDHUP} : short{POLLIN};
    std::array<pollfd, 2> watched{{{current ? current->descriptor() : m_listener, events, 0}, {m_wake, POLLIN, 0}}};
    const auto limit = std::clamp<std::int64_t>(patience.count(), 0, 60000);
    (void)::poll(watched.data(), watched.size(), static_cast<int>(limit)); // EINTR: the daemon just looks again
    if (watched[1].revents != 0) {
        std::uint64_t count = 0;
        (void)!::read(m_wake, &count, sizeof count);
    }
}

void ReaderSlot::stopWaiting()
{
    const std::uint64_t one = 1;
    (void)!::write(m_wake, &one, sizeof one);
}

} // namespace uketsuke::ifd
