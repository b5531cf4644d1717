#include "app/consent/CardKeyEvidence.h"

#include "app/consent/RecordId.h"
#include "app/ports/KeyThumbprint.h"

#include <nlohmann/json.hpp>

namespace uketsuke::consent {

namespace {

/// Base64 of personal data passes through a std::string on its way; it is wiped before it goes.
void appendMember(core::SecureBytes& json, std::string_view name, const core::SecureBytes& value)
{
    auto encoded = core::base64(value.view());
    json.append(core::viewOf(",\""));
    json.append(core::viewOf(name));
    json.append(core::viewOf("\":\""));
    json.append(core::viewOf(encoded));
    json.append(core::viewOf("\""));
    core::wipe(std::as_writable_bytes(std::span(encoded)));
}

bool whole(const CardKeyEvidence& evidence)
{
    if (evidence.key.modulus.empty() || evidence.key.exponent.empty())
        return false;
    switch (evidence.kind) {
    case CardKeyKind::Authentication:
        return !evidence.certificate.empty() && evidence.record.empty() && evidence.cardVerifiableCertificate.empty();
    case CardKeyKind::InputHelper:
    case CardKeyKind::CardFace: return !evidence.record.empty() && !evidence.cardVerifiableCertificate.empty();
    }
    return false;
}

std::unexpected<core::Error> incomplete(std::string_view where)
{
    return core::failure(core::Fault::InternalFault, where, "the evidence lacks what its kind of key needs");
}

} // namespace

core::Sha256Digest bindingDigest(const CardKeyEvidence& evidence, const ports::Cryptography& cryptography)
{
    return evidence.kind == CardKeyKind::Authentication ? cryptography.sha256(evidence.certificate.view())
                                                        : keyThumbprint(evidence.key, cryptography);
}

std::string subjectOf(const core::SecureBytes& institutionKey, const core::Sha256Digest& binding,
                      const ports::Cryptography& cryptography)
{
    return "pw:" + core::base64Url(cryptography.hmacSha256(institutionKey.view(), binding));
}

core::Result<std::string> cardHeader(const CardKeyEvidence& evidence, const ports::Cryptography& cryptography,
                                     ports::RecordKind kind)
{
    if (!whole(evidence))
        return incomplete("cardHeader");
    const auto digest = [&cryptography](const core::SecureBytes& bytes) {
        return core::base64Url(cryptography.sha256(bytes.view()));
    };
    nlohmann::ordered_json header;
    header["alg"] = "RS256";
    header["typ"] = ports::tokenType(kind);
    header["key"] = name(evidence.kind);
    header["jkt"] = core::base64Url(keyThumbprint(evidence.key, cryptography));
    if (evidence.kind == CardKeyKind::Authentication) {
        header["x5t#S256"] = digest(evidence.certificate);
    } else {
        header["rec#S256"] = digest(evidence.record);
        header["cvc#S256"] = digest(evidence.cardVerifiableCertificate);
    }
    return header.dump();
}

core::Result<core::SecureBytes> buildEnvelopePlaintext(const std::string& jti, const CardKeyEvidence& evidence)
{
    if (!whole(evidence) || !isRecordId(jti))
        return incomplete("buildEnvelopePlaintext");
    auto json = core::SecureBytes::copyOf(core::viewOf("{\"jti\":\"" + jti + "\""));
    if (!evidence.certificate.empty())
        appendMember(json, "certificate", evidence.certificate);
    switch (evidence.kind) {
    case CardKeyKind::Authentication: break;
    case CardKeyKind::InputHelper:
        appendMember(json, "cardKeyRecord", evidence.record);
        appendMember(json, "cardVerifiableCertificate", evidence.cardVerifiableCertificate);
        break;
    case CardKeyKind::CardFace:
        appendMember(json, "cardFaceProof", evidence.record);
        appendMember(json, "cardVerifiableCertificate", evidence.cardVerifiableCertificate);
        break;
    }
    json.append(core::viewOf("}"));
    return json;
}

} // namespace uketsuke::consent
