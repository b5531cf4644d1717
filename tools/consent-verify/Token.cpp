#include "tools/consent-verify/Token.h"

#include "tools/consent-verify/Fields.h"

#include <algorithm>
#include <span>

namespace uketsuke::verify {

namespace {

constexpr std::uint64_t lastSecond = 253402300799; ///< 9999-12-31, the last that a time stamp of 14 digits can say
constexpr std::size_t mostCertificates = 4;
constexpr std::size_t mostItems = 64;
constexpr std::size_t mostDocuments = 25;
constexpr std::size_t mostAidCertificates = 8;

// nlohmann's dump of these members, in this order, is exactly how the page writes the outer object. Every other
// spelling (white space, escapes, another order) is refused, so that one token has one sequence of bytes.
std::string outerForm(std::string_view payload, std::span<const std::string> headers,
                      std::span<const std::string> signatures)
{
    std::string text = R"({"payload":")";
    text.append(payload).append(R"(","signatures":[)");
    for (std::size_t i = 0; i < headers.size(); ++i) {
        text.append(i == 0 ? R"({"protected":")" : R"(,{"protected":")").append(headers[i]);
        text.append(R"(","signature":")").append(signatures[i]).append(R"("})");
    }
    text.append("]}");
    return text;
}

Outcome<Json> decodeObject(std::string_view encoded, std::string_view where)
{
    const auto bytes = decodeBase64Url(encoded);
    if (!bytes)
        return refuse(std::string(where) + " is not canonical base64url.");
    return parseObject({reinterpret_cast<const char*>(bytes->data()), bytes->size()}, mostTokenBytes, where);
}

constexpr std::string_view consentType = "consent+jwt";
constexpr std::string_view withdrawalType = "consent-withdrawal+jwt";

TokenKind readKind(Fields& header)
{
    return header.oneOf("typ", {consentType, withdrawalType}) == withdrawalType ? TokenKind::Withdrawal
                                                                                : TokenKind::Consent;
}

Outcome<DeviceHeader> readDeviceHeader(const Json& json, TokenKind& kind)
{
    std::string fault;
    Fields fields(json, "The device's header", fault, {"alg", "typ", "kid", "x5c", "x5t#S256"});
    fields.oneOf("alg", {"ES256"});
    kind = readKind(fields);
    DeviceHeader header;
    header.keyId = fields.text("kid");
    header.certificateDigest = fields.digest("x5t#S256");
    const auto& certificates = fields.array("x5c", mostCertificates);
    if (certificates.empty())
        fields.blame("x5c", "is empty");
    for (const auto& entry : certificates) {
        auto der = entry.is_string() ? decodeBase64(entry.get_ref<const std::string&>()) : std::nullopt;
        if (!der || der->empty())
            fields.blame("x5c", "holds something else than base64");
        else
            header.certificates.push_back(std::move(*der));
    }
    if (!fault.empty())
        return refuse(fault);
    return header;
}

Outcome<CardHeader> readCardHeader(const Json& json, TokenKind& kind)
{
    std::string fault;
    Fields any(json, "The card's header", fault, {"alg", "typ", "key", "jkt"}, {"x5t#S256", "rec#S256", "cvc#S256"});
    any.oneOf("alg", {"RS256"});
    kind = readKind(any);
    const auto key = any.oneOf("key", {"authentication", "input-helper", "card-face"});
    CardHeader header;
    header.thumbprint = any.digest("jkt");
    if (key == "authentication") {
        header.key = CardKeyKind::Authentication;
        Fields fields(json, "The card's header", fault, {"alg", "typ", "key", "jkt", "x5t#S256"});
        header.certificateDigest = fields.digest("x5t#S256");
    } else {
        header.key = key == "card-face" ? CardKeyKind::CardFace : CardKeyKind::InputHelper;
        Fields fields(json, "The card's header", fault, {"alg", "typ", "key", "jkt", "rec#S256", "cvc#S256"});
        header.recordDigest = fields.digest("rec#S256");
        header.cvcDigest = fields.digest("cvc#S256");
    }
    if (!fault.empty())
        return refuse(fault);
    return header;
}

bool isUuidVersion7(std::string_view text)
{
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool digit = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
        if (dash ? text[i] != '-' : !digit)
            return false;
    }
    return text[14] == '7' && std::string_view("89ab").contains(text[19]);
}

bool allDigits(std::string_view text)
{
    return std::ranges::all_of(text, [](char character) { return character >= '0' && character <= '9'; });
}

void readFace(const Json& json, std::string& fault)
{
    Fields face(json, "The face member", fault, {"decision", "profile", "attack", "packs"});
    face.oneOf("decision", {"matched"});
    face.text("profile", 64);
    face.oneOf("attack", {"passed", "passed-active", "not-checked"});
    const auto& packs = face.array("packs", 16);
    if (packs.empty())
        face.blame("packs", "is empty");
    for (const auto& entry : packs) {
        Fields pack(entry, "A face pack", fault, {"name", "sha256"});
        pack.text("name", 128);
        pack.digest("sha256");
    }
}

Item readItem(const Json& json, std::string& fault)
{
    Fields fields(json, "An item", fault, {"code", "flag", "cat"}, {"at", "until"});
    Item item;
    item.code = fields.text("code", 64);
    item.flag = fields.number("flag", 0, 1);
    item.category = fields.oneOf("cat", {"express-consent", "express-denial", "not-sought"});
    const auto stamp = [&](std::string_view name) -> std::optional<std::string> {
        if (!fields.has(name))
            return std::nullopt;
        auto text = fields.text(name);
        if (text.size() != 14 || !allDigits(text))
            fields.blame(name, "is not YYYYMMDDHHmmss");
        return text;
    };
    item.at = stamp("at");
    item.until = stamp("until");
    return item;
}

bool isDocumentId(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char one) {
        return (one >= '0' && one <= '9') || (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || one == '-'
               || one == '.' || one == '_';
    });
}

Document readDocument(const Json& json, std::string_view where, std::initializer_list<std::string_view> kinds,
                      std::string& fault)
{
    Fields fields(json, std::string(where), fault, {"id", "kind", "sha256", "flag", "cat", "at"}, {"until"});
    Document document;
    document.id = fields.text("id", 64);
    if (!isDocumentId(document.id))
        fields.blame("id", "is not an id of a document");
    document.kind = fields.oneOf("kind", kinds);
    document.shown = fields.digest("sha256");
    document.flag = fields.number("flag", 0, 1);
    document.category = fields.oneOf("cat", {"express-consent", "express-denial"});
    const auto stamp = [&](std::string_view name) {
        auto text = fields.text(name);
        if (text.size() != 14 || !allDigits(text))
            fields.blame(name, "is not YYYYMMDDHHmmss");
        return text;
    };
    document.at = stamp("at");
    if (fields.has("until"))
        document.until = stamp("until");
    return document;
}

void readDocuments(Fields& fields, const Json& json, Payload& payload, std::string& fault)
{
    if (json.contains("docs") && json["docs"].is_object()) {
        Fields absent(json["docs"], "The docs member", fault, {"absent"});
        absent.oneOf("absent", {"offline", "not-asked"});
    } else {
        payload.documents.emplace();
        for (const auto& entry : fields.array("docs", mostDocuments))
            payload.documents->push_back(
                readDocument(entry, "A document", {"referral", "discharge-summary", "checkup-report"}, fault));
    }
    if (!fields.has("aid"))
        return;
    const auto& certificates = fields.array("aid", mostAidCertificates);
    if (certificates.empty())
        fields.blame("aid", "is empty");
    for (const auto& entry : certificates)
        payload.aidCertificates.push_back(readDocument(entry, "An aid certificate", {"aid-certificate"}, fault));
}

void readWithdrawal(Fields& fields, Payload& payload, std::string& fault)
{
    Withdrawal withdrawal;
    Fields withdraws(fields.object("withdraws"), "The withdraws member", fault, {"scope", "consents"});
    withdrawal.all = withdraws.oneOf("scope", {"all", "listed"}) == "all";
    for (const auto& entry : withdraws.array("consents", mostItems)) {
        if (entry.is_string() && isUuidVersion7(entry.get_ref<const std::string&>()))
            withdrawal.consents.push_back(entry.get<std::string>());
        else
            withdraws.blame("consents", "holds something else than ids of consents");
    }
    withdrawal.reason = fields.oneOf("reason", {"1", "2", "3"});
    payload.withdrawal = std::move(withdrawal);
}

void readNonce(const Json& nonceObject, Payload& payload, std::string& fault)
{
    if (nonceObject.contains("absent")) {
        Fields nonce(nonceObject, "The nonce member", fault, {"absent"});
        nonce.oneOf("absent", {"offline"});
    } else {
        Fields nonce(nonceObject, "The nonce member", fault, {"value"});
        payload.nonce = nonce.digest("value");
    }
}

/// What every record says: where, when, and its place in the chain.
void readFrame(Fields& fields, Payload& payload, std::string& fault)
{
    payload.issuer = fields.text("iss");
    payload.audience = fields.text("aud");
    payload.id = fields.text("jti");
    if (!isUuidVersion7(payload.id))
        fields.blame("jti", "is not a UUID of version 7 in lower case");
    payload.issuedAt = static_cast<std::int64_t>(fields.number("iat", 1, lastSecond));
    payload.institution = fields.text("inst");
    if (payload.institution.size() != 10 || !allDigits(payload.institution))
        fields.blame("inst", "is not ten digits");
    readNonce(fields.object("nonce"), payload, fault);
    payload.counter = fields.number("ctr", 1, std::uint64_t{1} << 53U);
    payload.clock = fields.oneOf("clock", {"trusted", "unknown", "jumped"});
    payload.previous = fields.digest("prev");
    payload.software = fields.text("sw", 64);
}

/// By the institution: no person, no method, no text that a patient read.
Outcome<Payload> readInstitutionPayload(const Json& json)
{
    std::string fault;
    Fields fields(
        json, "The payload", fault,
        {"iss", "aud", "jti", "iat", "inst", "nonce", "ctr", "clock", "withdraws", "reason", "by", "prev", "sw"});
    Payload payload;
    readFrame(fields, payload, fault);
    readWithdrawal(fields, payload, fault);
    payload.by = fields.oneOf("by", {"institution"});
    if (!fault.empty())
        return refuse(fault);
    return payload;
}

Outcome<Payload> readPayload(const Json& json, TokenKind kind)
{
    const bool consent = kind == TokenKind::Consent;
    std::string fault;
    Fields fields =
        consent ? Fields(json, "The payload", fault,
                         {"iss",   "aud",    "jti",   "iat",  "nbf",  "exp",        "sub",   "inst",
                          "care",  "amr",    "acr",   "att",  "chip", "revocation", "nonce", "ctr",
                          "clock", "notice", "items", "docs", "by",   "prev",       "sw"},
                         {"face", "claim", "rx", "aid", "assist"})
                : Fields(json, "The payload", fault,
                         {"iss",        "aud",   "jti", "iat",   "sub",    "inst",      "amr",    "acr", "att",  "chip",
                          "revocation", "nonce", "ctr", "clock", "notice", "withdraws", "reason", "by",  "prev", "sw"},
                         {"face", "claim", "assist"});
    Payload payload;
    readFrame(fields, payload, fault);
    if (consent) {
        payload.notBefore = static_cast<std::int64_t>(fields.number("nbf", 1, lastSecond));
        payload.expires = static_cast<std::int64_t>(fields.number("exp", 1, lastSecond));
    }
    payload.subject = fields.text("sub");
    const auto pseudonym = payload.subject.starts_with("pw:")
                               ? decodeBase64Url(std::string_view(payload.subject).substr(3))
                               : std::nullopt;
    if (!pseudonym || pseudonym->size() != 32)
        fields.blame("sub", "is not pw: and the base64url of 32 bytes");
    if (consent)
        payload.care = fields.oneOf("care", {"1"});
    for (const auto& entry : fields.array("amr", 2)) {
        if (entry.is_string())
            payload.methods.push_back(entry.get<std::string>());
        else
            fields.blame("amr", "holds something else than strings");
    }
    payload.assurance = fields.oneOf("acr", {"face-cardkey", "pin-authkey", "staff-cardkey"});
    Fields tries(fields.object("att"), "The att member", fault, {"face", "pin"});
    payload.faceTries = tries.number("face", 0, 99);
    payload.pinTries = tries.number("pin", 0, 99);
    payload.hasFace = fields.has("face");
    if (payload.hasFace)
        readFace(fields.object("face"), fault);
    payload.chip = fields.oneOf("chip", {"verified", "not-verified"});
    payload.revocation = fields.oneOf("revocation", {"not-checked"});
    if (fields.has("claim")) {
        Fields claim(fields.object("claim"), "The claim member", fault, {"x5t#S256"});
        payload.claimedCertificate = claim.digest("x5t#S256");
    }
    Fields notice(fields.object("notice"), "The notice member", fault, {"id", "v", "lang", "sha256"});
    payload.notice = {.id = notice.text("id", 64),
                      .version = notice.number("v", 1, 1'000'000),
                      .language = notice.text("lang", 16),
                      .digest = notice.digest("sha256")};
    if (!consent)
        readWithdrawal(fields, payload, fault);
    else {
        for (const auto& entry : fields.array("items", mostItems))
            payload.items.push_back(readItem(entry, fault));
        readDocuments(fields, json, payload, fault);
        if (fields.has("rx"))
            payload.prescription = fields.oneOf("rx", {"1", "2"});
    }
    payload.by = fields.oneOf("by", {"self", "guardian"});
    if (fields.has("assist"))
        payload.assistance = fields.oneOf("assist", {"staff"});
    if (!fault.empty())
        return refuse(fault);
    return payload;
}

} // namespace

std::string_view nameOf(CardKeyKind kind)
{
    switch (kind) {
    case CardKeyKind::Authentication: return "authentication";
    case CardKeyKind::InputHelper: return "input-helper";
    case CardKeyKind::CardFace: return "card-face";
    }
    return {};
}

std::string_view nameOf(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Consent: return "consent";
    case TokenKind::Withdrawal: return "withdrawal";
    }
    return {};
}

Outcome<Token> parseToken(std::string_view bytes)
{
    const auto outer = parseObject(bytes, mostTokenBytes, "The token");
    if (!outer)
        return refuse(outer.error());
    std::string fault;
    Fields fields(*outer, "The token", fault, {"payload", "signatures"});
    const auto payload = fields.text("payload", mostTokenBytes);
    const auto& entries = fields.array("signatures", 2);
    if (fault.empty() && entries.empty())
        fields.blame("signatures", "is empty");
    const bool byCard = entries.size() == 2;
    std::vector<std::string> headers(entries.size());
    std::vector<std::string> signatures(entries.size());
    for (std::size_t i = 0; i < entries.size() && fault.empty(); ++i) {
        Fields entry(entries[i], "A signature", fault, {"protected", "signature"});
        headers[i] = entry.text("protected", mostTokenBytes);
        signatures[i] = entry.text("signature", 1024);
    }
    if (!fault.empty())
        return refuse(fault);
    if (outerForm(payload, headers, signatures) != bytes)
        return refuse("The token is not written in its one exact form.");

    Token token;
    for (std::size_t i = 0; i < signatures.size(); ++i) {
        auto signature = decodeBase64Url(signatures[i]);
        if (!signature || signature->size() != (i == 0 ? 64U : 256U))
            return refuse("A signature does not have its length in canonical base64url.");
        token.signatures[i] = std::move(*signature);
        token.signingInputs[i] = headers[i] + "." + payload;
    }
    const auto deviceJson = decodeObject(headers[0], "The device's header");
    if (!deviceJson)
        return refuse(deviceJson.error());
    auto device = readDeviceHeader(*deviceJson, token.kind);
    if (!device)
        return refuse(device.error());
    if (byCard) {
        const auto cardJson = decodeObject(headers[1], "The card's header");
        if (!cardJson)
            return refuse(cardJson.error());
        TokenKind cardKind{};
        const auto card = readCardHeader(*cardJson, cardKind);
        if (!card)
            return refuse(card.error());
        if (cardKind != token.kind)
            return refuse("Device and card signed different kinds of token.");
        token.card = *card;
    } else if (token.kind != TokenKind::Withdrawal) {
        return refuse("A consent without the card's signature is none.");
    }
    const auto payloadJson = decodeObject(payload, "The payload");
    if (!payloadJson)
        return refuse(payloadJson.error());
    auto claims = byCard ? readPayload(*payloadJson, token.kind) : readInstitutionPayload(*payloadJson);
    if (!claims)
        return refuse(claims.error());
    token.device = std::move(*device);
    token.payload = std::move(*claims);
    return token;
}

} // namespace uketsuke::verify
