#include "drivers/pcsc/PcscCardReader.h"

#include "drivers/pcsc/DeadlineChannel.h"
#include "drivers/pcsc/PcscFault.h"
#include "drivers/pcsc/ReaderNames.h"

#include <winscard.h>

#include <algorithm>
#include <vector>

namespace uketsuke::pcsc {

using core::Fault;
using namespace std::chrono_literals;

namespace {

std::int64_t steadyMilliseconds()
{
    return duration_cast<core::Milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

constexpr core::Milliseconds firstBackOff = 50ms;
constexpr core::Milliseconds longestBackOff = 2000ms;
constexpr core::Milliseconds cancelAgainAfter = 10ms;
constexpr core::Milliseconds lookAgainAfter = 250ms;
constexpr std::size_t longestReaderList = 16 * 1024;
constexpr int mostListings = 5;
/// The reader that is no reader: it changes when readers come and go (pcsclite.h).
constexpr const char* plugAndPlayReader = "\\\\?PnP?\\Notification";

/// PC/SC lite compares the counter of insertions and removals only where the caller's is not zero. Zero is a card that
/// lay there before the service began: a swap of it that is quicker than the service tells us ends no wait.
bool swapCouldBeMissed(std::uint32_t knownState)
{
    return (knownState & SCARD_STATE_PRESENT) != 0 && (knownState >> 16) == 0;
}

std::uint64_t nextInsertion()
{
    // Of the process, not of one object: a late answer must never fit another reader's card by accident.
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

core::Result<std::vector<std::string>> listReaders(const PcscContext& context)
{
    LONG code = SCARD_S_SUCCESS;
    // A reader that is plugged in between the two calls makes the list longer than was said: it is asked for again,
    // because an empty one would mean that the reader in use is gone.
    for (int listing = 0; listing < mostListings; ++listing) {
        DWORD size = 0;
        code = SCardListReaders(context.handle(), nullptr, nullptr, &size);
        if (code == SCARD_E_NO_READERS_AVAILABLE)
            return std::vector<std::string>{};
        if (code != SCARD_S_SUCCESS)
            break;
        if (size > longestReaderList)
            return core::failure(Fault::ReaderProtocolFault, "listReaders", "list of readers too long");
        std::string list(size, '\0');
        code = SCardListReaders(context.handle(), nullptr, list.data(), &size);
        if (code == SCARD_E_NO_READERS_AVAILABLE)
            return std::vector<std::string>{};
        if (code == SCARD_S_SUCCESS)
            return splitReaderNames(std::string_view(list).substr(0, size));
        if (code != SCARD_E_INSUFFICIENT_BUFFER)
            break;
    }
    return pcscFailure(codeOf(code), "listReaders");
}

} // namespace

PcscCardReader::~PcscCardReader() { stopWatching(); }

void PcscCardReader::watch(Listener listener)
{
    stopWatching();
    m_listener = std::move(listener);
    m_reportedFault.reset();
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = false;
        m_finished = false;
    }
    m_watcher = std::thread([this] { run(); });
}

void PcscCardReader::stopWatching()
{
    if (!m_watcher.joinable())
        return;
    {
        std::unique_lock lock(m_mutex);
        m_stopping = true;
        m_changed.notify_all();
        // A cancel that comes before the watcher waits is lost, so it is repeated until the watcher has ended.
        while (!m_finished) {
            if (m_waitingContext != nullptr)
                m_waitingContext->cancel();
            m_changed.wait_for(lock, cancelAgainAfter);
        }
    }
    m_watcher.join();
    const std::lock_guard lock(m_mutex);
    m_card.reset();
    m_reader.reset();
}

void PcscCardReader::run()
{
    auto backOff = firstBackOff;
    while (!stopping()) {
        beat();
        const auto began = std::chrono::steady_clock::now();
        std::optional<Fault> fault;
        if (const auto context = PcscContext::establish()) {
            {
                const std::lock_guard lock(m_mutex);
                m_waitingContext = &*context;
            }
            fault = watchReaders(*context);
            const std::lock_guard lock(m_mutex);
            m_waitingContext = nullptr;
        } else {
            fault = context.error().fault;
        }
        if (!fault)
            break;
        loseCard();
        {
            const std::lock_guard lock(m_mutex);
            m_reader.reset();
        }
        // Whatever broke the context, to the kiosk the service is what is not there.
        reportGone(Fault::CardServiceUnavailable);
        if (std::chrono::steady_clock::now() - began > longestBackOff)
            backOff = firstBackOff; // it had been working
        if (!pause(backOff))
            break;
        backOff = std::min(backOff * 2, longestBackOff);
    }
    m_lastBeat = 0;
    const std::lock_guard lock(m_mutex);
    m_finished = true;
    m_changed.notify_all();
}

std::optional<Fault> PcscCardReader::watchReaders(const PcscContext& context)
{
    while (!stopping()) {
        const auto readers = listReaders(context);
        if (!readers)
            return readers.error().fault;
        takeReader(chooseReader(*readers, m_settings.reader, m_reader));

        const auto reader = m_reader; // only this thread changes it
        std::array<SCARD_READERSTATE, 2> states{};
        states[0].szReader = plugAndPlayReader;
        if (reader) {
            states[1].szReader = reader->c_str();
            states[1].dwCurrentState = m_knownState;
        }
        // The limit is not for seeing changes, which wake us: it gives the watchdog its sign of life, and covers a
        // reader that came between the list and the wait.
        const auto limit = swapCouldBeMissed(reader ? m_knownState : 0)
                               ? std::min(m_settings.heartbeatEvery, lookAgainAfter)
                               : m_settings.heartbeatEvery;
        const auto code =
            SCardGetStatusChange(context.handle(), static_cast<DWORD>(limit.count()), states.data(), reader ? 2 : 1);
        beat();
        if (code == SCARD_E_CANCELLED)
            continue;
        if (code == SCARD_E_UNKNOWN_READER || code == SCARD_E_READER_UNAVAILABLE) {
            takeReader(std::nullopt);
            if (!pause(firstBackOff))
                break;
            continue;
        }
        if (code != SCARD_S_SUCCESS && code != SCARD_E_TIMEOUT)
            return faultFor(codeOf(code));
        if (!reader)
            continue;
        const auto event = static_cast<std::uint32_t>(states[1].dwEventState);
        if ((event & (SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE)) != 0) {
            takeReader(std::nullopt);
            if (!pause(firstBackOff))
                break;
            continue;
        }
        // With a time limit that passed some services leave the event state empty.
        if (code == SCARD_S_SUCCESS || (event & (SCARD_STATE_PRESENT | SCARD_STATE_EMPTY)) != 0)
            takeState(event);
    }
    return std::nullopt;
}

void PcscCardReader::takeReader(const std::optional<std::string>& chosen)
{
    if (chosen == m_reader) {
        if (!chosen)
            reportGone(Fault::ReaderMissing);
        return;
    }
    const bool hadReader = m_reader.has_value();
    if (hadReader) {
        loseCard();
        reportGone(Fault::ReaderLost);
    }
    {
        const std::lock_guard lock(m_mutex);
        m_reader = chosen;
    }
    m_knownState = SCARD_STATE_UNAWARE;
    if (chosen) {
        m_reportedFault.reset();
        m_listener(ports::ReaderReady{.reader = printableReaderName(*chosen)});
    } else if (!hadReader) {
        reportGone(Fault::ReaderMissing);
    }
}

void PcscCardReader::takeState(std::uint32_t eventState)
{
    const bool present = (eventState & SCARD_STATE_PRESENT) != 0;
    // PC/SC lite counts insertions and removals in the upper half: it shows a swap nobody was quick enough to see.
    const auto counter = eventState >> 16;
    m_knownState = eventState & ~static_cast<std::uint32_t>(SCARD_STATE_CHANGED);
    if (m_card && (!present || m_card->eventCounter != counter))
        loseCard();
    if (!present || m_card)
        return;
    const LyingCard card{.insertion = nextInsertion(), .eventCounter = counter};
    {
        const std::lock_guard lock(m_mutex);
        m_card = card;
    }
    m_listener(ports::CardInserted{.insertion = card.insertion});
}

void PcscCardReader::loseCard()
{
    std::optional<LyingCard> lost;
    {
        const std::lock_guard lock(m_mutex);
        lost = std::exchange(m_card, std::nullopt);
    }
    if (lost)
        m_listener(ports::CardRemoved{.insertion = lost->insertion});
}

void PcscCardReader::reportGone(Fault fault)
{
    // A reader that was lost a moment ago is still the same news when it is found missing.
    const bool sameNews =
        m_reportedFault == fault || (m_reportedFault == Fault::ReaderLost && fault == Fault::ReaderMissing);
    if (sameNews)
        return;
    m_reportedFault = fault;
    m_listener(ports::ReaderGone{.fault = fault});
}

core::Milliseconds PcscCardReader::silentFor() const
{
    const auto since = m_lastBeat.load();
    return since ? std::max(core::Milliseconds(0),
                            core::Milliseconds(steadyMilliseconds() - since) - m_settings.heartbeatEvery)
                 : core::Milliseconds(0);
}

void PcscCardReader::beat()
{
    m_lastBeat = steadyMilliseconds();
    if (m_settings.heartbeat)
        m_settings.heartbeat();
}

bool PcscCardReader::pause(core::Milliseconds span)
{
    std::unique_lock lock(m_mutex);
    return !m_changed.wait_for(lock, span, [this] { return m_stopping; });
}

bool PcscCardReader::stopping()
{
    const std::lock_guard lock(m_mutex);
    return m_stopping;
}

std::shared_ptr<ReaderTraits> PcscCardReader::traitsOf(const std::string& reader)
{
    auto& traits = m_traits[reader];
    if (!traits)
        traits = std::make_shared<ReaderTraits>();
    return traits;
}

core::Result<std::unique_ptr<ports::CardChannel>> PcscCardReader::connect(std::uint64_t insertion)
{
    std::string reader;
    LyingCard card;
    std::shared_ptr<ReaderTraits> traits;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_reader || !m_card || m_card->insertion != insertion)
            return core::failure(Fault::CardRemoved, "PcscCardReader::connect", "that card is gone");
        reader = *m_reader;
        card = *m_card;
        traits = traitsOf(reader);
    }
    // The opener may outlive this call, and this reader too: it owns what it uses.
    auto opener = [reader, card, traits,
                   limit = m_settings.sharingLimit]() -> core::Result<std::unique_ptr<ports::CardChannel>> {
        auto channel = PcscChannel::open(reader, card, traits, limit);
        if (!channel)
            return core::failure(channel.error());
        return std::unique_ptr<ports::CardChannel>(std::move(*channel));
    };
    return DeadlineChannel::open(
        std::move(opener), std::move(traits), insertion,
        {.open = m_settings.sharingLimit + m_settings.answerLimit, .answer = m_settings.answerLimit});
}

} // namespace uketsuke::pcsc
