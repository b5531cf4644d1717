// A channel whose calls end: PC/SC offers no deadline, and a card may stay silent for ever. The real channel lives on a
// thread of its own; whoever waits here waits for a limited time. After a missed deadline the channel is dead and its
// thread is left to itself until the service answers (a card that is taken away ends that): then it powers the card
// down, gives the connection back and ends. Owned and used by one thread, as every CardChannel. Knows no service.
#pragma once

#include "app/core/Instant.h"
#include "app/ports/CardReader.h"
#include "drivers/pcsc/ReaderTraits.h"

#include <functional>
#include <memory>

namespace uketsuke::pcsc {

struct ChannelLimits {
    core::Milliseconds open{13000};   ///< waiting for another program included
    core::Milliseconds answer{10000}; ///< the slowest right answer, a signature, takes about one second
};

class DeadlineChannel final : public ports::CardChannel {
public:
    /// Runs on the channel's own thread, also when nobody waits any more: it must own what it uses.
    using Opener = std::function<core::Result<std::unique_ptr<ports::CardChannel>>()>;

    /// `insertion`: of the card that is meant; what it refuses is remembered with it. Errors: the opener's;
    /// CardUnresponsive when the limit passes, or at once while an earlier connection of this reader has not come back.
    [[nodiscard]] static core::Result<std::unique_ptr<ports::CardChannel>>
    open(Opener opener, std::shared_ptr<ReaderTraits> traits, std::uint64_t insertion, ChannelLimits limits);

    /// Waits for the card to be powered down, at most for the limit.
    ~DeadlineChannel() override;
    DeadlineChannel(const DeadlineChannel&) = delete;
    DeadlineChannel& operator=(const DeadlineChannel&) = delete;

    /// Errors: the channel's; CardUnresponsive when the limit passes, and for every later command.
    core::Result<core::SecureBytes> transmit(core::ByteView command) override;
    [[nodiscard]] bool extendedLength() const override { return m_extendedLength.works(); }
    void rememberExtendedLength(bool works) override { m_extendedLength.remember(works); }
    [[nodiscard]] core::Bytes answerToReset() const override;

private:
    struct Shared;
    DeadlineChannel(std::shared_ptr<Shared> shared, std::shared_ptr<ReaderTraits> traits, std::uint64_t insertion,
                    core::Milliseconds limit)
        : m_shared(std::move(shared)), m_traits(std::move(traits)), m_extendedLength(m_traits, insertion),
          m_limit(limit)
    {
    }

    std::shared_ptr<Shared> m_shared;
    std::shared_ptr<ReaderTraits> m_traits;
    ExtendedLengthMemory m_extendedLength;
    core::Milliseconds m_limit;
};

} // namespace uketsuke::pcsc
