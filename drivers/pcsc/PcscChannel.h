// One exclusive connection to the card in a PC/SC reader, with a context of its own. Lives on the thread of a
// DeadlineChannel. Going away powers the card down. Sends nothing twice.
//
// PC/SC has no time limit for a transmit: how long it blocks is bounded by the reader's driver (the card's waiting
// time and its extensions), by the removal of the card and by the death of the daemon. It cannot be cancelled, not
// even from another context, which finds the reader taken: so the waiting is limited, one floor up.
#pragma once

#include "app/core/Instant.h"
#include "app/ports/CardReader.h"
#include "drivers/pcsc/PcscContext.h"
#include "drivers/pcsc/ReaderTraits.h"

#include <memory>
#include <optional>
#include <string>

namespace uketsuke::pcsc {

/// One insertion of a card.
struct LyingCard {
    std::uint64_t insertion{0};
    std::uint32_t eventCounter{0}; ///< the reader's, of insertions and removals, at that insertion
};

class PcscChannel final : public ports::CardChannel {
public:
    /// Another event counter after connecting means another card than the one that is meant.
    [[nodiscard]] static core::Result<std::unique_ptr<PcscChannel>> open(const std::string& reader, LyingCard card,
                                                                         std::shared_ptr<ReaderTraits> traits,
                                                                         core::Milliseconds sharingLimit);
    ~PcscChannel() override;
    PcscChannel(const PcscChannel&) = delete;
    PcscChannel& operator=(const PcscChannel&) = delete;

    core::Result<core::SecureBytes> transmit(core::ByteView command) override;
    [[nodiscard]] bool extendedLength() const override { return m_extendedLength.works(); }
    void rememberExtendedLength(bool works) override { m_extendedLength.remember(works); }
    [[nodiscard]] core::Bytes answerToReset() const override;

private:
    PcscChannel(PcscContext context, std::string reader, LyingCard card, std::shared_ptr<ReaderTraits> traits);
    core::Result<> connect(core::Milliseconds sharingLimit);
    core::Result<core::SecureBytes> transmitOnce(core::ByteView command);
    /// After a failed exchange: waits as long as a removal may take to be seen. True when none was.
    [[nodiscard]] bool stillLiesThere() const;
    /// The reader's event counter while a card is present; nothing otherwise.
    [[nodiscard]] std::optional<std::uint32_t> counterOfPresentCard() const;

    PcscContext m_context;
    std::string m_reader;
    std::shared_ptr<ReaderTraits> m_traits;
    ExtendedLengthMemory m_extendedLength;
    LyingCard m_lying;
    long m_card{0};
    unsigned long m_protocol{0};
    bool m_connected{false};
    core::SecureBytes m_receiveBuffer;
};

} // namespace uketsuke::pcsc
