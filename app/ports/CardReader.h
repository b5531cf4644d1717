// The contactless or contact reader at the counter, and the one card on it. Real: drivers/pcsc.
//
// Contract: one watcher at a time. Events come on the driver's own thread, in order, without gaps: after `watch`
// first the state as it is, then every change. A card swapped faster than anybody looked gives CardRemoved and
// CardInserted with a new `insertion`. A lost daemon or reader is an event, never the end of watching: the driver
// goes on by itself with back-off until `stopWatching`, which returns only when no further event can come.
#pragma once

#include "app/core/Instant.h"
#include "app/core/Result.h"
#include "app/core/SecureBytes.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>

namespace uketsuke::ports {

struct ReaderReady {
    std::string reader; ///< the reader's name as text from outside: capped, printable
};
struct ReaderGone {
    core::Fault fault; ///< CardServiceUnavailable, ReaderMissing or ReaderLost
};
struct CardInserted {
    std::uint64_t insertion; ///< never the same twice while the process lives
};
struct CardRemoved {
    std::uint64_t insertion;
};
using ReaderEvent = std::variant<ReaderReady, ReaderGone, CardInserted, CardRemoved>;

/// An exclusive connection to one card. Lives on one thread. Leaving it powers the card down, so that no verified
/// secret outlives the session (the card keeps verification across a mere disconnect).
class CardChannel {
public:
    virtual ~CardChannel() = default;

    /// Sends one command APDU and gives the whole answer, status word included: at least 2 bytes.
    /// Follows 61xx and 6Cxx for at most 64 rounds and 64 KiB in all. Returns within a limit although PC/SC offers no
    /// deadline: a card that stays silent is CardUnresponsive, for this command and every later one, and so is a
    /// `connect` until it was taken away. Errors: CardRemoved (also for the transmit that "succeeded" with fewer than
    /// 2 bytes), CardContactWeak (the exchange failed, the card still lies there), CardUnresponsive,
    /// CardAnswerMalformed, ReaderLost, CardServiceUnavailable. Nothing is ever sent twice.
    virtual core::Result<core::SecureBytes> transmit(core::ByteView command) = 0;

    /// Whether extended length is worth trying with this card in this reader. Unknown readers start as true. The card
    /// room calls `rememberExtendedLength(false)` when it was refused and short reads brought the same file: that holds
    /// for this connection at once, and for the reader when it happens at a second insertion.
    [[nodiscard]] virtual bool extendedLength() const = 0;
    virtual void rememberExtendedLength(bool works) = 0;

    /// What the reader says the card answered to its reset; empty when it says nothing. Readers make parts of it up.
    [[nodiscard]] virtual core::Bytes answerToReset() const { return {}; }
};

class CardReader {
public:
    using Listener = std::function<void(const ReaderEvent&)>;

    virtual ~CardReader() = default;
    virtual void watch(Listener listener) = 0;
    virtual void stopWatching() = 0;
    /// How long the watcher gave no sign of life, any thread: 0 while it is well or does not watch. A service that
    /// hangs can end no wait, so the silence is all that shows it.
    [[nodiscard]] virtual core::Milliseconds silentFor() const { return core::Milliseconds(0); }

    /// Connects exclusively to the card of that insertion; may be called from another thread than the events'.
    /// Errors: CardRemoved when it is gone or another one lies there, ReaderBusy after retries of about 3 s.
    virtual core::Result<std::unique_ptr<CardChannel>> connect(std::uint64_t insertion) = 0;
};

} // namespace uketsuke::ports
