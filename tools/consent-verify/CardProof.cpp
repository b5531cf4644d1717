#include "tools/consent-verify/CardProof.h"

#include "tools/consent-verify/Tlv.h"

#include <algorithm>

namespace uketsuke::verify {

namespace {

constexpr std::size_t signatureBytes = 256;
constexpr std::size_t keyObjectBytes = 0x109;
constexpr std::size_t idBytes = 16;

Bytes copy(ByteView view) { return {view.begin(), view.end()}; }

// `90 03 010001` `91 82 0100` modulus, and nothing behind it.
Outcome<RsaKey> readKey(ByteView value)
{
    TlvCursor cursor(value);
    const auto exponent = cursor.next(0x90, 3);
    if (!exponent)
        return refuse(exponent.error());
    const auto modulus = cursor.next(0x91, 256);
    if (!modulus)
        return refuse(modulus.error());
    if (!cursor.rest().empty())
        return refuse("Something stands behind the card's key.");
    return rsaKey(modulus->value, exponent->value);
}

// Elementary files are longer than their object; what follows is FF.
bool onlyFiller(ByteView rest)
{
    return std::ranges::all_of(rest, [](std::uint8_t byte) { return byte == 0xFF; });
}

} // namespace

Outcome<CardVerifiableCertificate> readCardVerifiableCertificate(ByteView file)
{
    TlvCursor cursor(file);
    const auto outer = cursor.next(0x7F21);
    if (!outer)
        return refuse(outer.error());
    if (!onlyFiller(cursor.rest()))
        return refuse("Something stands behind the card-verifiable certificate.");
    TlvCursor inner(outer->value);
    const auto body = inner.next(0x5F4E, 2 * idBytes + keyObjectBytes);
    if (!body)
        return refuse(body.error());
    const auto signature = inner.next(0x5F37, signatureBytes);
    if (!signature)
        return refuse(signature.error());
    if (!inner.rest().empty())
        return refuse("Something stands behind the card-verifiable certificate's signature.");
    auto key = readKey(body->value.subspan(2 * idBytes));
    if (!key)
        return refuse(key.error());
    return CardVerifiableCertificate{.certifierId = copy(body->value.first(idBytes)),
                                     .key = std::move(*key),
                                     .body = copy(body->value),
                                     .signature = copy(signature->value)};
}

Outcome<> certifiedBy(const CardVerifiableCertificate& certificate, const std::vector<CardAuthority>& authorities,
                      CardApplication application)
{
    for (const auto& authority : authorities) {
        if (authority.application == application && authority.keyId == certificate.certifierId
            && verifyRs256(authority.key, certificate.body, certificate.signature))
            return {};
    }
    return refuse("No trusted card authority has signed the card-verifiable certificate.");
}

Outcome<CardKeyRecord> readCardKeyRecord(ByteView file)
{
    TlvCursor cursor(file);
    const auto outer = cursor.next(0xFF50);
    if (!outer)
        return refuse(outer.error());
    if (!onlyFiller(cursor.rest()))
        return refuse("Something stands behind the card's key record.");
    TlvCursor inner(outer->value);
    const auto keyObject = inner.next(0xDF51, keyObjectBytes);
    if (!keyObject)
        return refuse(keyObject.error());
    const auto signature = inner.next(0xDF52, signatureBytes);
    if (!signature)
        return refuse(signature.error());
    if (!inner.rest().empty())
        return refuse("Something stands behind the key record's signature.");
    auto key = readKey(keyObject->value);
    if (!key)
        return refuse(key.error());
    return CardKeyRecord{
        .key = std::move(*key), .signedPart = copy(keyObject->whole), .signature = copy(signature->value)};
}

bool holds(const CardKeyRecord& record, const RsaKey& signer)
{
    return verifyRs256(signer, record.signedPart, record.signature);
}

Outcome<CardFaceProof> readCardFaceProof(ByteView proof)
{
    TlvCursor cursor(proof);
    const auto birth = cursor.next(0xDF22, 8);
    if (!birth)
        return refuse(birth.error());
    const auto sex = cursor.next(0xDF23, 1);
    if (!sex)
        return refuse(sex.error());
    const auto keyObject = cursor.next(0xDF24, keyObjectBytes);
    if (!keyObject)
        return refuse(keyObject.error());
    const auto rest = cursor.rest();
    if (rest.size() != 64 + signatureBytes)
        return refuse("The card-face proof does not have its length.");
    auto key = readKey(keyObject->value);
    if (!key)
        return refuse(key.error());
    const auto own = sha256(proof.first(proof.size() - rest.size()));
    Bytes digests(own.begin(), own.end());
    digests.insert(digests.end(), rest.begin(), rest.begin() + 64);
    return CardFaceProof{.key = std::move(*key), .digests = std::move(digests), .signature = copy(rest.subspan(64))};
}

bool holds(const CardFaceProof& proof, const RsaKey& signer)
{
    return verifyThreeDigests(signer, proof.digests, proof.signature);
}

} // namespace uketsuke::verify
