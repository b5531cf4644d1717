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

class PcscChannel final : public ports::CardChannel {
public:
    /// `eventCounter`: the reader's counter of insertions and removals at the insertion that is meant; another one
    /// after connecting means another card.
    [[nodiscard]] static core::Result<std::unique_ptr<PcscChannel>> open(const std::string& reader,
                                                                         std::uint32_t eventCounter,
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
    PcscChannel(PcscContext context, std::string reader, std::shared_ptr<ReaderTraits> traits);
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
    long m_card{0};
    unsigned long m_protocol{0};
    bool m_connected{false};
    std::uint32_t m_eventCounter{0};
    core::SecureBytes m_receiveBuffer;
};

} // namespace uketsuke::pcsc
