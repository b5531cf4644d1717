#include "app/consent/ConsentToken.h"

#include "app/consent/RecordId.h"
#include "app/consent/Withdrawal.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace uketsuke::consent {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::chrono::seconds longestValidity{86'400};
constexpr std::size_t longestText = 256;
constexpr std::size_t longestDocumentId = 64;
constexpr std::size_t mostDocuments = ports::mostDocuments + ports::mostDocumentsOfANumber;
constexpr std::size_t es256Size = 64;
constexpr std::size_t rs256Size = 256; ///< the card's keys have 2048 bits, and a verifier takes no other

struct MethodNames {
    const char* factor;
    const char* assurance;
};

MethodNames namesOf(IdentityMethod method)
{
    switch (method) {
    case IdentityMethod::Face: return {"face", "face-cardkey"};
    case IdentityMethod::Pin: return {"pin", "pin-authkey"};
    case IdentityMethod::Staff: return {"staff", "staff-cardkey"};
    }
    return {"staff", "staff-cardkey"};
}

const char* nameOf(ports::ClockTrust trust)
{
    switch (trust) {
    case ports::ClockTrust::Trusted: return "trusted";
    case ports::ClockTrust::Unknown: return "unknown";
    case ports::ClockTrust::Jumped: return "jumped";
    }
    return "unknown";
}

bool printable(std::string_view text)
{
    return !text.empty() && text.size() <= longestText
           && std::ranges::all_of(text, [](char letter) { return letter > 0x20 && letter < 0x7F; });
}

std::string codeOf(WithdrawalReason reason) { return std::to_string(static_cast<int>(reason)); }

bool isDigits(std::string_view text, std::size_t length)
{
    return text.size() == length
           && std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; });
}

bool is32Bytes(std::string_view encoded)
{
    const auto bytes = core::fromBase64Url(encoded);
    return bytes && bytes->size() == core::Sha256Digest().size();
}

/// Of the kinds, each named once, and not more than a verifier takes.
template <class Kinds>
bool areOffered(const std::vector<DocumentStatement>& documents, std::size_t most, const Kinds& kinds,
                std::set<std::string>& ids)
{
    return documents.size() <= most && std::ranges::all_of(documents, [&](const DocumentStatement& document) {
               return printable(document.id) && document.id.size() <= longestDocumentId
                      && std::ranges::find(kinds, document.kind) != kinds.end() && ids.insert(document.id).second;
           });
}

/// The first claim of those that every record has that could not be one of the format's, or nothing. What reaches this
/// is our own doing: a fault here is a defect, and a token that no verifier takes must not be signed.
const char* wrongFrame(const ConsentStatement& statement)
{
    if (!printable(statement.issuer) || !statement.issuer.starts_with("urn:"))
        return "iss";
    if (!printable(statement.audience))
        return "aud";
    if (!isRecordId(statement.jti))
        return "jti";
    if (statement.confirmed.unixMilliseconds <= 0)
        return "iat";
    if (!isDigits(statement.institution, 10))
        return "inst";
    if (statement.nonce && !is32Bytes(*statement.nonce))
        return "nonce";
    if (statement.counter == 0)
        return "ctr";
    if (!printable(statement.software))
        return "sw";
    return nullptr;
}

/// The same of all claims that a person's record has.
const char* wrongClaim(const ConsentStatement& statement, const ConsentCatalog& catalog)
{
    const bool face = statement.method == IdentityMethod::Face;
    const bool pin = statement.method == IdentityMethod::Pin;
    if (const auto* wrong = wrongFrame(statement); wrong != nullptr)
        return wrong;
    if (statement.validity.count() <= 0 || statement.validity > longestValidity)
        return "exp";
    if (!statement.subject.starts_with("pw:") || !is32Bytes(std::string_view(statement.subject).substr(3)))
        return "sub";
    if (statement.care != "1")
        return "care";
    if (statement.faceTries < 0 || statement.pinTries < 0 || (face && statement.faceTries == 0)
        || (pin && statement.pinTries == 0))
        return "att";
    if (face != statement.face.has_value()
        || (statement.face
            && (!printable(statement.face->profile) || statement.face->packs.empty()
                || !std::ranges::all_of(statement.face->packs, printable, &ModelPack::name))))
        return "face";
    if (pin && statement.certificateClaim)
        return "claim";
    if (!printable(statement.notice.id) || statement.notice.version < 1 || !printable(statement.notice.language))
        return "notice";
    if (!std::ranges::all_of(statement.decisions.asked(), [&catalog](const CatalogItem& asked) {
            const auto* item = catalog.find(asked.code);
            return item != nullptr && *item == asked && item->ask != AskWhen::Never;
        }))
        return "items";
    std::set<std::string> ids;
    const auto* documents = std::get_if<std::vector<DocumentStatement>>(&statement.documents);
    if (documents != nullptr && !areOffered(*documents, mostDocuments, ports::documentKinds, ids))
        return "docs";
    if (!areOffered(statement.aidCertificates, ports::mostAidCertificates, std::array{ports::aidKind}, ids))
        return "aid";
    return nullptr;
}

Json itemsOf(const ConsentStatement& statement, const ConsentCatalog& catalog)
{
    const auto at = core::japaneseTimestamp(statement.confirmed);
    const auto until = core::japaneseTimestamp(statement.confirmed + std::chrono::hours(24));
    Json items = Json::array();
    for (const auto& item : catalog.items()) {
        Json entry;
        entry["code"] = item.code;
        if (!statement.decisions.isAsked(item.code)) {
            entry["flag"] = item.flagWhenNotAsked;
            entry["cat"] = "not-sought";
        } else if (statement.decisions.of(item.code) == Decision::Agreed) {
            entry["flag"] = 1;
            entry["cat"] = "express-consent";
            entry["at"] = at;
            entry["until"] = until;
        } else {
            entry["flag"] = 0;
            entry["cat"] = "express-denial";
            entry["at"] = at;
        }
        items.push_back(std::move(entry));
    }
    return items;
}

std::string_view attackClaim(AttackCheckResult result)
{
    switch (result) {
    case AttackCheckResult::Passed: return "passed";
    case AttackCheckResult::PassedActive: return "passed-active";
    case AttackCheckResult::NotChecked: break;
    }
    return "not-checked";
}

Json documentsOf(const std::vector<DocumentStatement>& documents, core::Instant confirmed)
{
    const auto at = core::japaneseTimestamp(confirmed);
    const auto until = core::japaneseTimestamp(confirmed + std::chrono::hours(24));
    Json list = Json::array();
    for (const auto& document : documents) {
        Json entry;
        entry["id"] = document.id;
        entry["kind"] = document.kind;
        entry["sha256"] = core::base64Url(document.shown);
        entry["flag"] = document.handedOver ? 1 : 0;
        entry["cat"] = document.handedOver ? "express-consent" : "express-denial";
        entry["at"] = at;
        if (document.handedOver)
            entry["until"] = until;
        list.push_back(std::move(entry));
    }
    return list;
}

Json faceOf(const FaceStatement& face)
{
    Json claim;
    claim["decision"] = "matched";
    claim["profile"] = face.profile;
    claim["attack"] = attackClaim(face.attack);
    claim["packs"] = Json::array();
    for (const auto& pack : face.packs) {
        Json entry;
        entry["name"] = pack.name;
        entry["sha256"] = core::base64Url(pack.digest);
        claim["packs"].push_back(std::move(entry));
    }
    return claim;
}

/// The claims that consents and withdrawals share, in the page's order: origin, identity, circumstances.
void stateOrigin(Json& payload, const ConsentStatement& statement)
{
    payload["iss"] = statement.issuer;
    payload["aud"] = statement.audience;
    payload["jti"] = statement.jti;
    payload["iat"] = statement.confirmed.unixSeconds();
}

void stateIdentity(Json& payload, const ConsentStatement& statement)
{
    const auto method = namesOf(statement.method);
    payload["amr"] = Json::array({"sc", method.factor});
    payload["acr"] = method.assurance;
    payload["att"]["face"] = statement.faceTries;
    payload["att"]["pin"] = statement.pinTries;
    if (statement.face)
        payload["face"] = faceOf(*statement.face);
    payload["chip"] = statement.chipVerified ? "verified" : "not-verified";
    payload["revocation"] = "not-checked";
    if (statement.certificateClaim)
        payload["claim"]["x5t#S256"] = core::base64Url(*statement.certificateClaim);
}

void stateCircumstances(Json& payload, const ConsentStatement& statement)
{
    if (statement.nonce)
        payload["nonce"]["value"] = *statement.nonce;
    else
        payload["nonce"]["absent"] = "offline";
    payload["ctr"] = statement.counter;
    payload["clock"] = nameOf(statement.clock);
}

void stateNotice(Json& payload, const ConsentStatement& statement)
{
    payload["notice"]["id"] = statement.notice.id;
    payload["notice"]["v"] = statement.notice.version;
    payload["notice"]["lang"] = statement.notice.language;
    payload["notice"]["sha256"] = core::base64Url(statement.notice.digest);
}

void stateChain(Json& payload, const ConsentStatement& statement)
{
    payload["prev"] = core::base64Url(statement.previous);
    payload["sw"] = statement.software;
}

void stateRecord(Json& payload, const ConsentStatement& statement)
{
    payload["by"] = statement.decidedBy == DecidedBy::Self ? "self" : "guardian";
    if (statement.assistedByStaff)
        payload["assist"] = "staff";
    stateChain(payload, statement);
}

/// Of ids of records, none twice, not more than one token names.
bool mayBeWithdrawn(const std::vector<std::string>& consents)
{
    return consents.size() <= mostWithdrawn && std::ranges::all_of(consents, isRecordId)
           && std::set<std::string_view>(consents.begin(), consents.end()).size() == consents.size();
}

} // namespace

core::Sha256Digest shownDigest(std::string_view title, std::string_view issuer, std::string_view issued,
                               const ports::Cryptography& cryptography)
{
    const auto shown = std::string(title) + "\n" + std::string(issuer) + "\n" + std::string(issued);
    return cryptography.sha256(core::viewOf(shown));
}

core::Result<std::string> buildPayload(const ConsentStatement& statement, const ConsentCatalog& catalog)
{
    constexpr std::string_view where = "buildPayload";
    if (!statement.decisions.complete())
        return core::failure(core::Fault::DecisionIncomplete, where);
    if (const auto* wrong = wrongClaim(statement, catalog); wrong != nullptr)
        return core::failure(core::Fault::InternalFault, where, core::Redacted::reviewed(wrong));

    const auto issued = statement.confirmed.unixSeconds();
    Json payload;
    stateOrigin(payload, statement);
    payload["nbf"] = issued;
    payload["exp"] = issued + statement.validity.count();
    payload["sub"] = statement.subject;
    payload["inst"] = statement.institution;
    payload["care"] = statement.care;
    stateIdentity(payload, statement);
    stateCircumstances(payload, statement);
    stateNotice(payload, statement);
    payload["items"] = itemsOf(statement, catalog);
    if (const auto* documents = std::get_if<std::vector<DocumentStatement>>(&statement.documents))
        payload["docs"] = documentsOf(*documents, statement.confirmed);
    else
        payload["docs"]["absent"] =
            std::get<DocumentsAbsent>(statement.documents) == DocumentsAbsent::Offline ? "offline" : "not-asked";
    if (!statement.aidCertificates.empty())
        payload["aid"] = documentsOf(statement.aidCertificates, statement.confirmed);
    if (statement.prescriptionForm)
        payload["rx"] = *statement.prescriptionForm == PrescriptionForm::Electronic ? "1" : "2";
    stateRecord(payload, statement);
    return payload.dump();
}

core::Result<std::string> buildWithdrawalPayload(const Withdrawal& withdrawal, const ConsentCatalog& catalog)
{
    constexpr std::string_view where = "buildWithdrawalPayload";
    const auto& statement = withdrawal.record;
    const auto* wrong = wrongClaim(statement, catalog);
    const bool listed = withdrawal.scope == WithdrawalScope::Listed;
    if (wrong == nullptr && (!mayBeWithdrawn(withdrawal.consents) || (listed && withdrawal.consents.empty())))
        wrong = "withdraws";
    if (wrong != nullptr)
        return core::failure(core::Fault::InternalFault, where, core::Redacted::reviewed(wrong));

    Json payload;
    stateOrigin(payload, statement);
    payload["sub"] = statement.subject;
    payload["inst"] = statement.institution;
    stateIdentity(payload, statement);
    stateCircumstances(payload, statement);
    stateNotice(payload, statement);
    payload["withdraws"]["scope"] = listed ? "listed" : "all";
    payload["withdraws"]["consents"] = withdrawal.consents;
    payload["reason"] = codeOf(WithdrawalReason::ByPatient);
    stateRecord(payload, statement);
    return payload.dump();
}

core::Result<std::string> buildWithdrawalPayload(const InstitutionWithdrawal& withdrawal)
{
    constexpr std::string_view where = "buildWithdrawalPayload";
    const auto& statement = withdrawal.record;
    const auto* wrong = wrongFrame(statement);
    if (wrong == nullptr && (!mayBeWithdrawn(withdrawal.consents) || withdrawal.consents.empty()))
        wrong = "withdraws";
    if (wrong == nullptr && withdrawal.reason == WithdrawalReason::ByPatient)
        wrong = "reason";
    if (wrong != nullptr)
        return core::failure(core::Fault::InternalFault, where, core::Redacted::reviewed(wrong));

    Json payload;
    stateOrigin(payload, statement);
    payload["inst"] = statement.institution;
    stateCircumstances(payload, statement);
    payload["withdraws"]["scope"] = "listed";
    payload["withdraws"]["consents"] = withdrawal.consents;
    payload["reason"] = codeOf(withdrawal.reason);
    payload["by"] = "institution";
    stateChain(payload, statement);
    return payload.dump();
}

core::Result<std::string> deviceHeader(const std::vector<core::Bytes>& chain, std::string_view keyId,
                                       const ports::Cryptography& cryptography, ports::RecordKind kind)
{
    if (chain.empty() || !printable(keyId))
        return core::failure(core::Fault::DeviceCertificateInvalid, "deviceHeader");
    Json header;
    header["alg"] = "ES256";
    header["typ"] = ports::tokenType(kind);
    header["kid"] = keyId;
    header["x5c"] = Json::array();
    for (const auto& certificate : chain)
        header["x5c"].push_back(core::base64(certificate));
    header["x5t#S256"] = core::base64Url(cryptography.sha256(chain.front()));
    return header.dump();
}

std::string signingInput(std::string_view headerJson, std::string_view payloadJson)
{
    return core::base64Url(core::viewOf(headerJson)) + "." + core::base64Url(core::viewOf(payloadJson));
}

core::Result<std::string> assembleToken(const TokenParts& parts)
{
    constexpr std::string_view where = "assembleToken";
    const bool byCard = !parts.cardHeader.empty();
    if (parts.deviceSignature.size() != es256Size || parts.cardSignature.size() != (byCard ? rs256Size : 0))
        return core::failure(core::Fault::SigningFailed, where, "a signature of another size");
    const auto encoded = [](std::string_view text) { return core::base64Url(core::viewOf(text)); };
    const auto signature = [&encoded](const std::string& header, const core::Bytes& bytes) {
        return R"({"protected":")" + encoded(header) + R"(","signature":")" + core::base64Url(bytes) + R"("})";
    };
    // Written by hand, because every part is base64url: there is nothing that a JSON writer would have to escape.
    auto token = R"({"payload":")" + encoded(parts.payload) + R"(","signatures":[)"
                 + signature(parts.deviceHeader, parts.deviceSignature);
    if (byCard)
        token += "," + signature(parts.cardHeader, parts.cardSignature);
    token += "]}";
    if (token.size() > largestToken)
        return core::failure(core::Fault::InternalFault, where, "larger than a token may be");
    return token;
}

} // namespace uketsuke::consent
