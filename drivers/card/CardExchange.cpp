#include "drivers/card/CardExchange.h"

#include <algorithm>

namespace uketsuke::card {

using core::Fault;
using core::Redacted;
using core::SecureBytes;

namespace {

constexpr std::size_t shortRead = 256;
/// The largest file in short reads, one that was refused and one that finds the end. A card that gives a byte at a time
/// would keep the thread for as many exchanges as the file has bytes.
constexpr std::size_t mostReads = largestFile / shortRead + 2;
constexpr std::size_t signatureSize = 256; // RSA-2048

std::unexpected<core::Error> unexpectedStatus(std::string_view where, StatusWord status)
{
    return core::failure(Fault::CardStatusUnexpected, where, Redacted("status word ") + Redacted::code(status.value));
}

/// How cards say that they know no extended length.
bool refusesLength(StatusWord status)
{
    return status == status::wrongLength || isWrongExpectedLength(status) || status == status::noPreciseDiagnosis;
}

bool carriesData(StatusWord status) { return status == status::success || status == status::endOfFileReached; }

} // namespace

core::Result<ResponseApdu> CardExchange::send(const CommandApdu& command)
{
    constexpr std::string_view where = "CardExchange::send";
    auto answer = m_channel->transmit(command.view());
    if (!answer) {
        // It was powered up and then never said a word: not the contact is bad, but the chip.
        if (!m_everUnderstood && answer.error().fault == Fault::CardContactWeak)
            return core::failure(Fault::ChipUnreadable, where, "no answer at all");
        return std::unexpected(answer.error());
    }
    auto response = ResponseApdu::from(std::move(*answer));
    if (!response)
        return response;
    if (!isStatusWord(response->status()))
        return core::failure(m_everUnderstood ? Fault::CardAnswerMalformed : Fault::ChipUnreadable, where,
                             "answer without a status word");
    m_everUnderstood = true;
    return response;
}

core::Result<Selection> CardExchange::select(const ApplicationId& id)
{
    if (m_selected == id)
        return Selection::Selected;
    auto answer = send(CommandApdu::selectApplication(id));
    if (!answer)
        return std::unexpected(answer.error());
    // One kind of card answers 6F00 to whatever comes first after power-up; a second SELECT then works.
    if (!m_heardFromCard && answer->status() == status::noPreciseDiagnosis) {
        answer = send(CommandApdu::selectApplication(id));
        if (!answer)
            return std::unexpected(answer.error());
    }
    m_heardFromCard = true;
    if (answer->succeeded()) {
        m_selected = id;
        return Selection::Selected;
    }
    if (answer->status() == status::noPreciseDiagnosis)
        return unexpectedStatus("CardExchange::select", answer->status());
    // Foreign cards refuse an unknown name in many ways (6A82, 6D00, 6E00, 6985 …): all mean "not here".
    return Selection::Absent;
}

core::Result<> CardExchange::require(const ApplicationId& id)
{
    const auto selection = select(id);
    if (!selection)
        return std::unexpected(selection.error());
    switch (*selection) {
    case Selection::Selected: return {};
    case Selection::Absent: break;
    }
    return core::failure(Fault::CardStatusUnexpected, "CardExchange::require", "application not on this card");
}

core::Result<ResponseApdu> CardExchange::readShort(ShortFileId file, std::size_t length)
{
    return send(CommandApdu::readFile(file, length));
}

core::Result<CardExchange::ExtendedRead> CardExchange::readExtended(ShortFileId file, std::size_t first,
                                                                    std::optional<SecureBytes>& content)
{
    auto answer = send(CommandApdu::readFile(file, first));
    if (!answer) {
        // The reader itself would not carry it; the card is still there (the channel has made sure).
        if (answer.error().fault == Fault::ReaderProtocolFault) {
            m_extendedRefused = true;
            return ExtendedRead::Refused;
        }
        return std::unexpected(answer.error());
    }
    if (refusesLength(answer->status())) {
        m_extendedRefused = true;
        return ExtendedRead::Refused;
    }
    if (answer->status() == status::notFound)
        return ExtendedRead::Done;
    if (!carriesData(answer->status()))
        return unexpectedStatus("CardExchange::readFile", answer->status());
    if (answer->data().size() > first)
        return core::failure(Fault::CardAnswerMalformed, "CardExchange::readFile", "more bytes than asked for");
    content = SecureBytes::copyOf(answer->data());
    return ExtendedRead::Done;
}

core::Result<> CardExchange::readRest(ShortFileId file, const SizeRule& sizeRule, std::optional<SecureBytes>& content)
{
    for (std::size_t reads = 0; reads < mostReads; ++reads) {
        const auto have = content ? content->size() : 0;
        if (have > largestFile)
            return core::failure(Fault::CardAnswerMalformed, "CardExchange::readFile", "file beyond 32 KiB");
        auto want = shortRead;
        if (content) {
            const auto whole = sizeRule(content->view());
            if (!whole) {
                // A header that is not complete in the first 256 bytes never will be: the parser says what is wrong.
                return {};
            }
            if (*whole > largestFile)
                return core::failure(Fault::CardAnswerMalformed, "CardExchange::readFile", "object beyond 32 KiB");
            if (have >= *whole)
                return {};
            // Still with extended length when that carried what we have.
            want = mayReadExtended() ? *whole - have : std::min(shortRead, *whole - have);
        }
        const auto answer = send(have == 0 ? CommandApdu::readFile(file, want) : CommandApdu::readOn(have, want));
        if (!answer)
            return std::unexpected(answer.error());
        if (want > shortRead && refusesLength(answer->status())) {
            m_extendedRefused = true; // and the same piece again, shorter
            continue;
        }
        if (answer->status() == status::notFound && have == 0)
            return {};
        if (answer->status() == status::offsetBeyondFile)
            return {};
        if (!carriesData(answer->status()))
            return unexpectedStatus("CardExchange::readFile", answer->status());
        const auto data = answer->data();
        if (data.size() > want)
            return core::failure(Fault::CardAnswerMalformed, "CardExchange::readFile", "more bytes than asked for");
        if (!content)
            content.emplace();
        content->append(data);
        if (data.empty() || answer->status() == status::endOfFileReached)
            return {};
    }
    return core::failure(Fault::CardAnswerMalformed, "CardExchange::readFile", "file in too many pieces");
}

core::Result<std::optional<SecureBytes>> CardExchange::readFile(ShortFileId file, const SizeRule& sizeRule,
                                                                std::size_t first)
{
    std::optional<SecureBytes> content;
    const bool refusedBefore = m_extendedRefused;
    if (mayReadExtended()) {
        const auto read = readExtended(file, first, content);
        if (!read)
            return std::unexpected(read.error());
        if (*read == ExtendedRead::Done && (!content || content->empty()))
            return content;
    }
    if (const auto rest = readRest(file, sizeRule, content); !rest)
        return std::unexpected(rest.error());
    // Only what short reads brought shows that the length was refused: a disturbed card answers those no better.
    if (m_extendedRefused && !refusedBefore && content && !content->empty())
        m_channel->rememberExtendedLength(false);
    return content;
}

core::Result<int> CardExchange::triesLeft(ShortFileId secret)
{
    const auto answer = send(CommandApdu::queryTries(secret));
    if (!answer)
        return std::unexpected(answer.error());
    if (const auto tries = answer->status().triesLeft())
        return *tries;
    // A card without usable secrets may miss the key file altogether: the same to the patient as a blocked one.
    if (isBlocked(answer->status()) || answer->status() == status::notFound
        || answer->status() == status::referenceNotFound)
        return 0;
    return unexpectedStatus("CardExchange::triesLeft", answer->status());
}

core::Result<StatusWord> CardExchange::verify(ShortFileId secret, core::ByteView value)
{
    const auto answer = send(CommandApdu::verify(secret, value));
    if (!answer)
        return std::unexpected(answer.error());
    return answer->status();
}

core::Result<core::Bytes> signatureFrom(const ResponseApdu& answer, std::string_view where)
{
    if (!answer.succeeded())
        return unexpectedStatus(where, answer.status());
    if (answer.data().size() != signatureSize)
        return core::failure(Fault::CardAnswerMalformed, where, "signature of another size");
    return core::copyOf(answer.data());
}

} // namespace uketsuke::card
