// Every file that is read from the card, and what is proved about it. The first byte chooses the file.
#include "app/identity/CardTrust.h"
#include "drivers/card/CardRecords.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "tests/fuzz/FuzzTarget.h"

using namespace uketsuke;

namespace {

void takeCardFaceRecord(core::ByteView file, const ports::Cryptography& cryptography)
{
    const auto size = card::cardFaceFileSize(file);
    const auto record = card::parseCardFaceRecord(file);
    if (!record)
        return;
    fuzz::promise(size.has_value(), "what can be parsed announces its size");
    fuzz::promise(record->birthDate.size() == 8 && record->sex.size() == 1, "birth date and sex have their sizes");
    fuzz::promise(record->photo.size() <= file.size(), "the photo comes from the file");
    static_cast<void>(identity::verifyCardFaceRecord(*record, record->cardKey, cryptography));
    static_cast<void>(identity::cardFaceProof(*record, cryptography));
}

void takeCardKeyRecord(core::ByteView file, const ports::Cryptography& cryptography)
{
    const auto record = card::parseCardKeyRecord(file);
    if (!record || !*record)
        return;
    fuzz::promise((*record)->raw.size() <= file.size(), "the record comes from the file");
    static_cast<void>(identity::verifyCardKeyRecord(**record, (*record)->cardKey, cryptography));
}

void takeCardCertificate(core::ByteView file, const ports::Cryptography& cryptography)
{
    const auto certificate = card::parseCardVerifiableCertificate(file);
    if (!certificate)
        return;
    fuzz::promise(certificate->certifierId.size() == 16 && certificate->subjectId.size() == 16, "key ids are 16 bytes");
    ports::TrustAnchors anchors;
    anchors.cardAuthorities.push_back(
        {.keyId = certificate->certifierId, .key = certificate->key, .application = ports::CardApplication::CardFace});
    static_cast<void>(
        identity::verifyCardCertificate(*certificate, ports::CardApplication::CardFace, anchors, cryptography));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    static const crypto::OpenSslCryptography cryptography;
    const auto file = fuzz::viewOf(data + 1, size - 1);
    switch (data[0] % 5) {
    case 0: takeCardFaceRecord(file, cryptography); break;
    case 1: takeCardKeyRecord(file, cryptography); break;
    case 2: takeCardCertificate(file, cryptography); break;
    case 3:
        if (const auto certificate = card::parseCertificateFile(file))
            fuzz::promise(!certificate->empty() && certificate->size() <= file.size(),
                          "a certificate comes from the file");
        break;
    default:
        static_cast<void>(card::kindFromTokenInformation(file));
        static_cast<void>(card::parseCertificatesPresent(file));
        static_cast<void>(card::parseCardExpiry(file));
        break;
    }
    return 0;
}
