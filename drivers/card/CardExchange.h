// The conversation with one card: which application is selected, how long an answer may be, how a file is read in
// as few exchanges as the reader allows. Owns the channel. Lives on the card thread. Knows no file and no secret by
// name, and never sends a VERIFY or a signature twice.
#pragma once

#include "app/ports/CardReader.h"
#include "drivers/card/CardFileMap.h"
#include "drivers/card/CommandApdu.h"
#include "drivers/card/ResponseApdu.h"

#include <functional>
#include <memory>
#include <optional>

namespace uketsuke::card {

enum class Selection { Selected, Absent };

/// What a file's first bytes say about its whole size: nothing while they are too few or say nothing.
using SizeRule = std::function<std::optional<std::size_t>(core::ByteView start)>;

class CardExchange {
public:
    explicit CardExchange(std::unique_ptr<ports::CardChannel> channel) : m_channel(std::move(channel)) {}

    /// Errors: the channel's, but ChipUnreadable when the card never gave a usable answer; CardAnswerMalformed for
    /// an answer without a status word of ISO 7816-4.
    [[nodiscard]] core::Result<ResponseApdu> send(const CommandApdu& command);
    /// As the reader gave it, may be empty or partly made up by the reader: to recognise non-candidates only.
    [[nodiscard]] core::Bytes answerToReset() const { return m_channel->answerToReset(); }

    /// No exchange when that application is selected already. A refusal leaves the old one selected, as on the card.
    [[nodiscard]] core::Result<Selection> select(const ApplicationId& id);
    /// As `select`, but absence is CardStatusUnexpected: for applications a recognised card must have.
    [[nodiscard]] core::Result<> require(const ApplicationId& id);

    /// A file of at most 256 bytes in one short read.
    [[nodiscard]] core::Result<ResponseApdu> readShort(ShortFileId file, std::size_t length);

    /// A file's object in one extended read of `first` bytes and, if it is longer, a second; or in reads of 256 bytes
    /// where the reader or the card refuses that. Nothing when the card has no such file. Stops at the size the rule
    /// gives or at the end of the file.
    [[nodiscard]] core::Result<std::optional<core::SecureBytes>> readFile(ShortFileId file, const SizeRule& sizeRule,
                                                                          std::size_t first = wholeFile);

    /// Tries left for a secret; 0 when blocked. Spends none.
    [[nodiscard]] core::Result<int> triesLeft(ShortFileId secret);

    /// One VERIFY. The answer is the caller's to name; a transport error leaves the number of tries unknown.
    [[nodiscard]] core::Result<StatusWord> verify(ShortFileId secret, core::ByteView value);

private:
    /// What this card or its reader refused once is not tried again with this card.
    [[nodiscard]] bool mayReadExtended() const { return !m_extendedRefused && m_channel->extendedLength(); }

    enum class ExtendedRead { Done, Refused };

    core::Result<ExtendedRead> readExtended(ShortFileId file, std::size_t first,
                                            std::optional<core::SecureBytes>& content);
    core::Result<> readRest(ShortFileId file, const SizeRule& sizeRule, std::optional<core::SecureBytes>& content);

    std::unique_ptr<ports::CardChannel> m_channel;
    std::optional<ApplicationId> m_selected;
    bool m_heardFromCard{false};
    bool m_extendedRefused{false};
    bool m_everUnderstood{false}; ///< one answer had a status word
};

/// DigestInfo in, 256-byte signature out: what both kinds of signing keys share.
[[nodiscard]] core::Result<core::Bytes> signatureFrom(const ResponseApdu& answer, std::string_view where);

} // namespace uketsuke::card
