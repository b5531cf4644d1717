#include "drivers/pcsc/PcscChannel.h"

#include "drivers/pcsc/PcscFault.h"
#include "drivers/pcsc/ResponseChaining.h"

#include <winscard.h>

#include <algorithm>
#include <array>
#include <thread>

namespace uketsuke::pcsc {

using core::ByteView;
using core::Fault;
using core::SecureBytes;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t shortestCommand = 4;
constexpr std::size_t longestCommand = 4 + 3 + 65535 + 2;
constexpr int mostReconnects = 3;
constexpr auto reconnectPause = 100ms;
/// A removal shows first as a failed exchange; the service's polling sees it within 400 ms (card facts, section 8).
constexpr DWORD removalIsSeenWithin = 500;

constexpr std::uint32_t notTransacted = 0x80100016;
constexpr std::uint32_t removedCard = 0x80100069;

/// ISO 7816-4, 5.1: a zero where Lc or Le would stand, and two more bytes at least.
bool isExtended(ByteView command) { return command.size() >= 7 && command[4] == std::byte{0}; }

} // namespace

core::Result<std::unique_ptr<PcscChannel>> PcscChannel::open(const std::string& reader, LyingCard card,
                                                             std::shared_ptr<ReaderTraits> traits,
                                                             core::Milliseconds sharingLimit)
{
    auto context = PcscContext::establish();
    if (!context)
        return std::unexpected(context.error());
    // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): the constructor is private to `open`
    std::unique_ptr<PcscChannel> channel(new PcscChannel(std::move(*context), reader, card, std::move(traits)));
    if (const auto connected = channel->connect(sharingLimit); !connected)
        return std::unexpected(connected.error());
    // Swapped between the event and the connection: what was connected to is not the card that is meant.
    if (channel->counterOfPresentCard() != card.eventCounter)
        return core::failure(Fault::CardRemoved, "PcscChannel::open", "another card, or none any more");
    return channel;
}

PcscChannel::PcscChannel(PcscContext context, std::string reader, LyingCard card, std::shared_ptr<ReaderTraits> traits)
    : m_context(std::move(context)), m_reader(std::move(reader)), m_traits(std::move(traits)),
      m_extendedLength(m_traits, card.insertion), m_lying(card), m_receiveBuffer(largestAnswer)
{
}

PcscChannel::~PcscChannel()
{
    // The card keeps a verified secret across a disconnect and even a reset; only losing power ends it.
    if (m_connected)
        SCardDisconnect(m_card, SCARD_UNPOWER_CARD);
}

core::Result<> PcscChannel::connect(core::Milliseconds sharingLimit)
{
    const auto giveUp = std::chrono::steady_clock::now() + sharingLimit;
    int reconnects = 0;
    for (;;) {
        DWORD protocol = 0;
        const auto result = SCardConnect(m_context.handle(), m_reader.c_str(), SCARD_SHARE_EXCLUSIVE,
                                         SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &m_card, &protocol);
        if (result == SCARD_S_SUCCESS) {
            m_protocol = protocol;
            m_connected = true;
            return {};
        }
        const auto code = codeOf(result);
        const bool busy = faultFor(code) == Fault::ReaderBusy && std::chrono::steady_clock::now() < giveUp;
        const bool weak = isWorthReconnecting(code) && reconnects++ < mostReconnects;
        if (!busy && !weak)
            return pcscFailure(code, "PcscChannel::connect");
        // The service tells nobody when a reader becomes free, so asking again is all there is.
        std::this_thread::sleep_for(reconnectPause);
    }
}

std::optional<std::uint32_t> PcscChannel::counterOfPresentCard() const
{
    SCARD_READERSTATE state{};
    state.szReader = m_reader.c_str();
    state.dwCurrentState = SCARD_STATE_UNAWARE;
    if (SCardGetStatusChange(m_context.handle(), 0, &state, 1) != SCARD_S_SUCCESS)
        return std::nullopt;
    if ((state.dwEventState & SCARD_STATE_PRESENT) == 0)
        return std::nullopt;
    return static_cast<std::uint32_t>((state.dwEventState >> 16) & 0xFFFF);
}

bool PcscChannel::stillLiesThere() const
{
    SCARD_READERSTATE state{};
    state.szReader = m_reader.c_str();
    state.dwCurrentState = SCARD_STATE_UNAWARE;
    if (SCardGetStatusChange(m_context.handle(), 0, &state, 1) != SCARD_S_SUCCESS)
        return false;
    for (;;) {
        const auto event = static_cast<std::uint32_t>(state.dwEventState);
        if ((event & SCARD_STATE_PRESENT) == 0 || (event >> 16 & 0xFFFF) != m_lying.eventCounter)
            return false;
        state.dwCurrentState = state.dwEventState & ~static_cast<DWORD>(SCARD_STATE_CHANGED);
        // No change in that time is the one good answer; a change that leaves the card there is looked at again.
        const auto result = SCardGetStatusChange(m_context.handle(), removalIsSeenWithin, &state, 1);
        if (result != SCARD_S_SUCCESS)
            return codeOf(result) == codeOf(SCARD_E_TIMEOUT);
    }
}

core::Bytes PcscChannel::answerToReset() const
{
    std::array<BYTE, MAX_ATR_SIZE> bytes{};
    DWORD size = bytes.size();
    if (SCardStatus(m_card, nullptr, nullptr, nullptr, nullptr, bytes.data(), &size) != SCARD_S_SUCCESS)
        return {};
    return core::copyOf(std::as_bytes(std::span(bytes).first(std::min<std::size_t>(size, bytes.size()))));
}

core::Result<SecureBytes> PcscChannel::transmitOnce(ByteView command)
{
    constexpr std::string_view where = "PcscChannel::transmit";
    const auto* protocol = m_protocol == SCARD_PROTOCOL_T0 ? SCARD_PCI_T0 : SCARD_PCI_T1;
    const auto buffer = m_receiveBuffer.writable();
    DWORD received = buffer.size();
    const auto result = SCardTransmit(m_card, protocol, reinterpret_cast<LPCBYTE>(command.data()), command.size(),
                                      nullptr, reinterpret_cast<LPBYTE>(buffer.data()), &received);
    const auto answer = buffer.first(std::min<std::size_t>(received, buffer.size()));
    if (result != SCARD_S_SUCCESS) {
        core::wipe(buffer);
        // A reader without extended length answers with the same code as a removal. The card knows nothing of the
        // command then, and the card room may ask in short pieces.
        const bool maybeRefused = isExtended(command) && !m_traits->extendedLengthProven
                                  && codeOf(result) != removedCard && faultFor(codeOf(result)) == Fault::CardRemoved;
        if ((maybeRefused || codeOf(result) == notTransacted) && stillLiesThere()) {
            if (maybeRefused)
                return core::failure(Fault::ReaderProtocolFault, where, "extended length refused by the reader");
            return core::failure(Fault::CardContactWeak, where, "exchange failed, the card still lies there");
        }
        return pcscFailure(codeOf(result), where);
    }
    auto copy = SecureBytes::copyOf(answer);
    core::wipe(answer);
    // Fewer than two bytes are a removal: that is how a virtual reader's card goes.
    if (copy.size() < 2)
        return core::failure(Fault::CardRemoved, where, "answer without status word");
    if (isExtended(command) && copy.size() > 2)
        m_traits->extendedLengthProven = true;
    return copy;
}

core::Result<SecureBytes> PcscChannel::transmit(ByteView command)
{
    if (command.size() < shortestCommand || command.size() > longestCommand)
        return core::failure(Fault::InternalFault, "PcscChannel::transmit", "command of an impossible size");
    return transmitFollowing(command, [this](ByteView once) { return transmitOnce(once); });
}

} // namespace uketsuke::pcsc
