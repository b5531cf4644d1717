#include "drivers/card/CardNumberApplication.h"

#include "drivers/card/BerTlv.h"
#include "drivers/card/CardRecords.h"

#include <algorithm>

namespace uketsuke::card {

using core::Error;
using core::Fault;
using core::Redacted;

namespace {

constexpr std::size_t cardNumberDigits = 14;
constexpr std::uint8_t applicationsOwnKey = 0x00;

bool isCardNumber(core::ByteView digits)
{
    return digits.size() == cardNumberDigits && std::ranges::all_of(digits, [](std::byte digit) {
               return digit >= std::byte{'0'} && digit <= std::byte{'9'};
           });
}

} // namespace

core::Result<int> CardNumberApplication::cardNumberTries()
{
    if (const auto selected = select(); !selected)
        return std::unexpected(selected.error());
    return m_exchange.triesLeft(m_layout.cardNumberB);
}

core::Result<> CardNumberApplication::verifyCardNumber(const ports::CardNumberB& number)
{
    constexpr std::string_view where = "CardNumberApplication::verifyCardNumber";
    // Whether a value of another length costs a try is not public: such a value is never sent.
    if (!isCardNumber(number.digits.view()))
        return core::failure(Fault::CardNumberImplausible, where, "not fourteen digits; nothing was sent");
    if (const auto selected = select(); !selected)
        return std::unexpected(selected.error());
    const auto answer = m_exchange.verify(m_layout.cardNumberB, number.digits.view());
    if (!answer)
        return std::unexpected(answer.error());
    if (*answer == status::success)
        return {};
    if (isBlocked(*answer) || answer->triesLeft() == 0)
        return core::failure(Error{.fault = Fault::CardNumberTriesLow, .where = where, .note = {}, .triesLeft = 0});
    if (const auto tries = answer->triesLeft())
        return core::failure(Error{.fault = Fault::CardNumberWrong, .where = where, .note = {}, .triesLeft = *tries});
    if (*answer == status::wrongUncounted)
        return core::failure(Fault::CardNumberWrong, where);
    return core::failure(Fault::CardStatusUnexpected, where, Redacted("status word ") + Redacted::code(answer->value));
}

core::Result<ports::CardVerifiableCertificate> CardNumberApplication::cardVerifiableCertificate()
{
    constexpr std::string_view where = "CardNumberApplication::cardVerifiableCertificate";
    if (const auto selected = select(); !selected)
        return std::unexpected(selected.error());
    const auto file = m_exchange.readFile(m_layout.cardVerifiableCertificate, announcedSize);
    if (!file)
        return std::unexpected(file.error());
    if (!*file)
        return core::failure(Fault::CardAnswerMalformed, where, "no such file");
    return parseCardVerifiableCertificate((*file)->view());
}

core::Result<core::Bytes> CardNumberApplication::sign(const core::Sha256Digest& digest)
{
    if (const auto selected = select(); !selected)
        return std::unexpected(selected.error());
    const auto answer =
        m_exchange.send(CommandApdu::computeSignature(applicationsOwnKey, ports::sha256DigestInfo(digest)));
    if (!answer)
        return std::unexpected(answer.error());
    return signatureFrom(*answer, "CardNumberApplication::sign");
}

} // namespace uketsuke::card
