#include "app/identity/CardTrust.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace uketsuke::identity {

using core::Bytes;
using core::ByteView;
using core::Fault;

namespace {

constexpr std::string_view activeAuthenticationPrefix = "UKETSUKE-AA-1";
constexpr std::size_t challengeSize = 32;
/// Header of DF22 with its eight bytes (card facts, 3.1).
constexpr std::array birthDateHeader{std::byte{0xDF}, std::byte{0x22}, std::byte{0x08}};

bool endsWith(ByteView whole, ByteView end)
{
    return whole.size() >= end.size() && std::ranges::equal(whole.last(end.size()), end);
}

std::unexpected<core::Error> untrusted(std::string_view where, core::Redacted note)
{
    return core::failure(Fault::CardRecordUntrusted, where, std::move(note));
}

bool signsData(const ports::RsaPublicKey& key, ByteView data, ByteView signature,
               const ports::Cryptography& cryptography)
{
    return cryptography.rsaSignsDigestInfo(key, ports::sha256DigestInfo(cryptography.sha256(data)), signature);
}

} // namespace

core::Result<ChipTrust> verifyCardCertificate(const ports::CardVerifiableCertificate& certificate,
                                              ports::CardApplication application, const ports::TrustAnchors& anchors,
                                              const ports::Cryptography& cryptography)
{
    constexpr std::string_view where = "verifyCardCertificate";
    bool anyInstalled = false;
    for (const auto& authority : anchors.cardAuthorities) {
        if (authority.application != application)
            continue;
        anyInstalled = true;
        if (authority.keyId != certificate.certifierId)
            continue;
        if (signsData(authority.key, certificate.signedBody, certificate.signature, cryptography))
            return ChipTrust::Verified;
        return untrusted(where, "signature of the card-verifiable certificate does not fit its authority");
    }
    if (anyInstalled)
        return untrusted(where, "certifier is no installed authority");
    return ChipTrust::NotVerified;
}

Bytes cardFaceDigestInfo(const ports::CardFaceRecord& record, const ports::Cryptography& cryptography)
{
    // DigestInfo of SHA-256, but around 96 bytes: SEQUENCE 113, AlgorithmIdentifier, OCTET STRING 96.
    constexpr std::array<std::uint8_t, 19> prefix{0x30, 0x71, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
                                                  0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x60};
    Bytes info;
    for (const auto value : prefix)
        info.push_back(static_cast<std::byte>(value));
    for (const auto& group : record.signedGroups) {
        const auto digest = cryptography.sha256(group.view());
        info.insert(info.end(), digest.begin(), digest.end());
    }
    return info;
}

core::Result<> verifyCardFaceRecord(const ports::CardFaceRecord& record, const ports::RsaPublicKey& issuer,
                                    const ports::Cryptography& cryptography)
{
    constexpr std::string_view where = "verifyCardFaceRecord";
    if (!cryptography.rsaSignsDigestInfo(issuer, cardFaceDigestInfo(record, cryptography), record.signature))
        return untrusted(where, "signature of the card face does not fit");
    const auto& [person, texts, photo] = record.signedGroups;
    if (!endsWith(photo.view(), record.photo.view()))
        return untrusted(where, "photo is not the signed one");
    if (!endsWith(person.view(), record.cardKey.modulus))
        return untrusted(where, "card key is not the signed one");
    const auto birthDateObject =
        person.view().first(std::min(person.size(), birthDateHeader.size() + record.birthDate.size()));
    if (!std::ranges::equal(birthDateObject.first(std::min(birthDateObject.size(), birthDateHeader.size())),
                            birthDateHeader)
        || !endsWith(birthDateObject, record.birthDate.view()))
        return untrusted(where, "birth date is not the signed one");
    return {};
}

core::Result<> verifyCardKeyRecord(const ports::CardKeyRecord& record, const ports::RsaPublicKey& issuer,
                                   const ports::Cryptography& cryptography)
{
    constexpr std::string_view where = "verifyCardKeyRecord";
    if (!signsData(issuer, record.signedPart, record.signature, cryptography))
        return untrusted(where, "signature of the card key record does not fit");
    if (!endsWith(record.signedPart, record.cardKey.modulus))
        return untrusted(where, "card key is not the signed one");
    return {};
}

core::Result<> verifyAttributes(const ports::AttributeRecord& record, const ports::RsaPublicKey& issuer,
                                const ports::Cryptography& cryptography)
{
    constexpr std::string_view where = "verifyAttributes";
    if (!signsData(issuer, record.signedPart.view(), record.signature, cryptography))
        return untrusted(where, "signature of the integrity record does not fit");
    if (!endsWith(record.signedPart.view(), record.digest.view()))
        return untrusted(where, "digest is not the signed one");
    if (!std::ranges::equal(cryptography.sha256(record.objects.view()), record.digest.view()))
        return untrusted(where, "attributes are not the digested ones");
    for (const auto* value : {&record.name, &record.address, &record.birthDate, &record.sex})
        if (std::ranges::search(record.objects.view(), value->view()).empty())
            return untrusted(where, "a value is not among the attributes");
    return {};
}

core::Result<> proveChip(ports::PatientCard& card, ports::CardKey key, const ports::RsaPublicKey& provenKey,
                         const ports::Cryptography& cryptography)
{
    std::array<std::byte, challengeSize> random{};
    if (const auto drawn = cryptography.random(random); !drawn)
        return std::unexpected(drawn.error());
    auto challenge = core::copyOf(core::viewOf(activeAuthenticationPrefix));
    challenge.insert(challenge.end(), random.begin(), random.end());
    const auto digest = cryptography.sha256(challenge);
    const auto signature = card.sign(key, digest);
    if (!signature)
        return std::unexpected(signature.error());
    if (!cryptography.rsaSignsDigestInfo(provenKey, ports::sha256DigestInfo(digest), *signature))
        return core::failure(Fault::ChipNotGenuine, "proveChip", "the chip's signature is not of the certified key");
    return {};
}

core::SecureBytes cardFaceProof(const ports::CardFaceRecord& record, const ports::Cryptography& cryptography)
{
    auto proof = record.signedGroups[0].clone();
    for (const auto group : {1, 2})
        proof.append(cryptography.sha256(record.signedGroups[static_cast<std::size_t>(group)].view()));
    proof.append(record.signature);
    return proof;
}

} // namespace uketsuke::identity
