#include "drivers/card/JpkiApplication.h"

#include "drivers/card/BerTlv.h"

#include <algorithm>

namespace uketsuke::card {

using core::Fault;
using core::Redacted;

namespace {

constexpr std::size_t tokenInformationSize = 160;
constexpr std::size_t certificatesPresentSize = 3;
constexpr std::size_t pinDigits = 4;
constexpr std::uint8_t currentFile = 0x80;

bool isPin(core::ByteView digits)
{
    return digits.size() == pinDigits && std::ranges::all_of(digits, [](std::byte digit) {
               return digit >= std::byte{'0'} && digit <= std::byte{'9'};
           });
}

} // namespace

core::Result<ports::CardKind> JpkiApplication::kind()
{
    const auto answer = m_exchange.readShort(jpki::tokenInformation, tokenInformationSize);
    if (!answer)
        return std::unexpected(answer.error());
    if (!answer->succeeded() && answer->status() != status::endOfFileReached)
        return ports::CardKind::Other;
    return kindFromTokenInformation(answer->data());
}

core::Result<CertificatesPresent> JpkiApplication::certificatesPresent()
{
    const auto answer = m_exchange.readShort(jpki::certificatesPresent, certificatesPresentSize);
    if (!answer)
        return std::unexpected(answer.error());
    if (!answer->succeeded() && answer->status() != status::endOfFileReached)
        return core::failure(Fault::CardStatusUnexpected, "JpkiApplication::certificatesPresent",
                             Redacted("status word ") + Redacted::code(answer->status().value));
    return parseCertificatesPresent(answer->data());
}

core::Result<core::SecureBytes> JpkiApplication::authenticationCertificate()
{
    if (const auto selected = m_exchange.require(application::jpki); !selected)
        return std::unexpected(selected.error());
    const auto file = m_exchange.readFile(jpki::authenticationCertificate, announcedSize, certificateFirst);
    if (!file)
        return std::unexpected(file.error());
    if (!*file)
        return core::failure(Fault::CertificateMissing, "JpkiApplication::authenticationCertificate", "no such file");
    return parseCertificateFile((*file)->view());
}

core::Result<int> JpkiApplication::pinTries()
{
    if (const auto selected = m_exchange.require(application::jpki); !selected)
        return std::unexpected(selected.error());
    return m_exchange.triesLeft(jpki::authenticationPin);
}

core::Result<> JpkiApplication::verifyPin(const ports::Pin& pin)
{
    constexpr std::string_view where = "JpkiApplication::verifyPin";
    // Whether a value of another length costs a try is not public: such a value is never sent.
    if (!isPin(pin.digits.view()))
        return core::failure(Fault::PinWrong, where, "not four digits; nothing was sent");
    if (const auto selected = m_exchange.require(application::jpki); !selected)
        return std::unexpected(selected.error());
    const auto answer = m_exchange.verify(jpki::authenticationPin, pin.digits.view());
    if (!answer)
        return std::unexpected(answer.error());
    if (*answer == status::success)
        return {};
    if (isBlocked(*answer) || answer->triesLeft() == 0)
        return core::failure(core::Error{.fault = Fault::PinBlocked, .where = where, .note = {}, .triesLeft = 0});
    if (const auto tries = answer->triesLeft())
        return core::failure(core::Error{.fault = Fault::PinWrong, .where = where, .note = {}, .triesLeft = *tries});
    if (*answer == status::wrongUncounted)
        return core::failure(Fault::PinWrong, where);
    return core::failure(Fault::CardStatusUnexpected, where, Redacted("status word ") + Redacted::code(answer->value));
}

core::Result<core::Bytes> JpkiApplication::sign(const core::Sha256Digest& digest)
{
    constexpr std::string_view where = "JpkiApplication::sign";
    if (const auto selected = m_exchange.require(application::jpki); !selected)
        return std::unexpected(selected.error());
    const auto digestInfo = ports::sha256DigestInfo(digest);
    auto answer =
        m_exchange.send(CommandApdu::computeSignature(currentFile | jpki::authenticationKey.value, digestInfo));
    if (!answer)
        return std::unexpected(answer.error());
    // Naming the key in P2 is seen on some cards only. A refusal of the parameters means that nothing was signed,
    // so the form with a selected key file is a first signature, not a second one.
    if (answer->status() == status::wrongParameters || answer->status() == status::notFound
        || answer->status() == status::referenceNotFound) {
        const auto selected = m_exchange.send(CommandApdu::selectFile(jpki::authenticationKey));
        if (!selected)
            return std::unexpected(selected.error());
        answer = m_exchange.send(CommandApdu::computeSignature(currentFile, digestInfo));
        if (!answer)
            return std::unexpected(answer.error());
    }
    return signatureFrom(*answer, where);
}

} // namespace uketsuke::card
