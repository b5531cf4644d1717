#include "drivers/uplink/Receipt.h"

#include "drivers/uplink/StrictJson.h"

namespace uketsuke::uplink {

namespace {

constexpr std::string_view where = "Receipt::read";

core::Result<nlohmann::json> decodedObject(std::string_view part)
{
    const auto bytes = core::fromBase64Url(part);
    if (!bytes)
        return core::failure(core::Fault::UplinkAnswerMalformed, where, "a part of the receipt is no base64url");
    auto object = strictObject(core::textOf(*bytes));
    if (!object)
        return core::failure(core::Fault::UplinkAnswerMalformed, where, "a part of the receipt is no JSON object");
    return *std::move(object);
}

} // namespace

core::Result<Receipt> readReceipt(std::string_view compact, std::string_view jti, std::string_view token,
                                  core::ByteView receiptCertificate, const ports::Cryptography& cryptography)
{
    // RFC 7515, 7.1: exactly three parts.
    const auto first = compact.find('.');
    const auto second = first == std::string_view::npos ? first : compact.find('.', first + 1);
    if (second == std::string_view::npos || compact.find('.', second + 1) != std::string_view::npos)
        return core::failure(core::Fault::UplinkAnswerMalformed, where, "the receipt has not three parts");

    const auto header = decodedObject(compact.substr(0, first));
    if (!header)
        return core::failure(header.error());
    // The algorithm is ours to choose, never the sender's; `crit` would name rules we do not know (RFC 7515, 4.1.11).
    if (stringMember(*header, "alg") != "ES256" || header->contains("crit"))
        return core::failure(core::Fault::UplinkAnswerMalformed, where, "the receipt's header is not plain ES256");

    const auto signature = core::fromBase64Url(compact.substr(second + 1));
    if (!signature)
        return core::failure(core::Fault::UplinkAnswerMalformed, where, "the receipt's signature is no base64url");
    if (!cryptography.es256Verifies(receiptCertificate, core::viewOf(compact.substr(0, second)), *signature))
        return core::failure(core::Fault::UplinkUntrusted, where, "the receipt is not signed by the pinned key");

    const auto payload = decodedObject(compact.substr(first + 1, second - first - 1));
    if (!payload)
        return core::failure(payload.error());
    const auto receivedAt = integerMember(*payload, "received");
    auto outcome = stringMember(*payload, "outcome");
    if (!receivedAt || *receivedAt < 0 || *receivedAt > 253'402'300'799 || !outcome) // year 9999
        return core::failure(core::Fault::UplinkAnswerMalformed, where, "the receipt lacks a member");
    if (stringMember(*payload, "jti") != jti)
        return core::failure(core::Fault::UplinkUntrusted, where, "the receipt is of another consent");
    const auto digest = cryptography.sha256(core::viewOf(token));
    if (stringMember(*payload, "tokenSha256") != core::base64Url(digest))
        return core::failure(core::Fault::UplinkUntrusted, where, "the receipt is of other bytes");
    return Receipt{.outcome = *std::move(outcome), .received = core::Instant{*receivedAt * 1000}};
}

} // namespace uketsuke::uplink
