#include "tools/consent-verify/Envelope.h"

#include "tools/consent-verify/Fields.h"

#include <openssl/crypto.h>

#include <array>

namespace uketsuke::verify {

namespace {

constexpr std::size_t mostEvidenceBytes = 8 * 1024;

Outcome<std::array<std::string_view, 5>> splitCompact(std::string_view text, const std::string& name)
{
    std::array<std::string_view, 5> parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto dot = text.find('.');
        if ((dot == std::string_view::npos) != (i + 1 == parts.size()))
            return refuse(name + " does not have five parts.");
        parts[i] = text.substr(0, dot);
        text = dot == std::string_view::npos ? std::string_view{} : text.substr(dot + 1);
    }
    return parts;
}

} // namespace

Outcome<CardEvidence> readEvidence(std::string_view plaintext)
{
    const auto json = parseObject(plaintext, mostEnvelopeBytes, "The envelope's content");
    if (!json)
        return refuse(json.error());
    std::string fault;
    Fields fields(*json, "The envelope's content", fault, {"jti"},
                  {"certificate", "cardKeyRecord", "cardFaceProof", "cardVerifiableCertificate"});
    const auto optionalBytes = [&](std::string_view name) -> std::optional<Bytes> {
        return fields.has(name) ? std::optional(fields.base64(name, mostEvidenceBytes)) : std::nullopt;
    };
    CardEvidence evidence{.id = fields.text("jti"),
                          .certificate = optionalBytes("certificate"),
                          .cardKeyRecord = optionalBytes("cardKeyRecord"),
                          .cardFaceProof = optionalBytes("cardFaceProof"),
                          .cardVerifiableCertificate = optionalBytes("cardVerifiableCertificate")};
    if (!fault.empty())
        return refuse(fault);
    return evidence;
}

Outcome<Bytes> decryptCompact(std::string_view compactJwe, const EnvelopeKey& key, std::size_t mostBytes,
                              std::string_view what)
{
    const std::string name(what);
    if (compactJwe.size() > mostBytes)
        return refuse(name + " is too long.");
    const auto parts = splitCompact(compactJwe, name);
    if (!parts)
        return refuse(parts.error());
    const auto headerBytes = decodeBase64Url((*parts)[0]);
    auto iv = decodeBase64Url((*parts)[2]);
    auto ciphertext = decodeBase64Url((*parts)[3]);
    auto tag = decodeBase64Url((*parts)[4]);
    // Direct agreement has no encrypted key (RFC 7516, 5.2, step 10).
    if (!headerBytes || !(*parts)[1].empty() || !iv || !ciphertext || !tag)
        return refuse(name + "'s parts are not canonical base64url, or a key stands where none belongs.");

    const auto header = parseObject({reinterpret_cast<const char*>(headerBytes->data()), headerBytes->size()}, 4096,
                                    name + "'s header");
    if (!header)
        return refuse(header.error());
    std::string fault;
    Fields fields(*header, name + "'s header", fault, {"alg", "enc", "epk", "x5t#S256"});
    fields.oneOf("alg", {"ECDH-ES"});
    fields.oneOf("enc", {"A256GCM"});
    const auto recipient = fields.digest("x5t#S256");
    Fields sender(fields.object("epk"), name + "'s one-time key", fault, {"kty", "crv", "x", "y"});
    sender.oneOf("kty", {"EC"});
    sender.oneOf("crv", {"P-256"});
    const auto x = sender.digest("x");
    const auto y = sender.digest("y");
    if (!fault.empty())
        return refuse(fault);
    if (key.certificateDigest && recipient != *key.certificateDigest)
        return refuse(name + " is meant for another certificate.");

    const auto additional = viewOf((*parts)[0]);
    auto plaintext = decryptEcdhEs(key.privateKey, {.x = Bytes(x.begin(), x.end()),
                                                    .y = Bytes(y.begin(), y.end()),
                                                    .iv = std::move(*iv),
                                                    .ciphertext = std::move(*ciphertext),
                                                    .tag = std::move(*tag),
                                                    .additionalData = Bytes(additional.begin(), additional.end())});
    if (!plaintext)
        return refuse(name + " " + plaintext.error());
    return plaintext;
}

Outcome<CardEvidence> openEnvelope(std::string_view compactJwe, const EnvelopeKey& key)
{
    auto plaintext = decryptCompact(compactJwe, key, mostEnvelopeBytes, "The envelope");
    if (!plaintext)
        return refuse(plaintext.error());
    auto evidence = readEvidence({reinterpret_cast<const char*>(plaintext->data()), plaintext->size()});
    OPENSSL_cleanse(plaintext->data(), plaintext->size());
    return evidence;
}

Outcome<> fits(const CardEvidence& evidence, const Token& token)
{
    if (evidence.id != token.payload.id)
        return refuse("The envelope belongs to another token.");
    const bool byPin = token.card.key == CardKeyKind::Authentication;
    const bool certificateExpected = byPin || token.payload.claimedCertificate.has_value();
    if (evidence.certificate.has_value() != certificateExpected
        || evidence.cardKeyRecord.has_value() != (token.card.key == CardKeyKind::InputHelper)
        || evidence.cardFaceProof.has_value() != (token.card.key == CardKeyKind::CardFace)
        || evidence.cardVerifiableCertificate.has_value() == byPin)
        return refuse("The envelope does not hold exactly what this kind of key needs.");
    return {};
}

} // namespace uketsuke::verify
