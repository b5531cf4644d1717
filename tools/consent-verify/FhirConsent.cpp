#include "tools/consent-verify/FhirConsent.h"

#include "tools/consent-verify/Encoding.h"
#include "tools/consent-verify/PayloadRules.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace uketsuke::verify {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view terminology = "http://terminology.hl7.org/CodeSystem/";
constexpr std::string_view institutions = "http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no";
constexpr std::string_view insuredPersons = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";
constexpr std::string_view pseudonyms = "urn:uketsuke:pairwise-subject:";
constexpr std::string_view items = "urn:uketsuke:oqs-item";
constexpr std::string_view documentKinds = "urn:uketsuke:oqs-document-kind";
constexpr std::string_view documentIds = "urn:uketsuke:oqs-document";

/// The token's stamps are Japan's time: YYYYMMDDHHmmss.
std::string instant(std::string_view stamp)
{
    const auto part = [stamp](std::size_t at, std::size_t length) { return std::string(stamp.substr(at, length)); };
    return part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + "T" + part(8, 2) + ":" + part(10, 2) + ":" + part(12, 2)
           + "+09:00";
}

Json coding(std::string_view system, std::string_view code)
{
    return {{"system", std::string(terminology) + std::string(system)}, {"code", code}};
}

Json codeable(Json coding) { return {{"coding", Json::array({std::move(coding)})}}; }

Json institution(const Payload& payload)
{
    return {{"type", "Organization"}, {"identifier", {{"system", institutions}, {"value", payload.institution}}}};
}

Json patient(const Payload& payload, const FhirOptions& options)
{
    if (!options.insuredPerson.empty())
        return {{"type", "Patient"}, {"identifier", {{"system", insuredPersons}, {"value", options.insuredPerson}}}};
    return {{"type", "Patient"},
            {"identifier", {{"system", std::string(pseudonyms) + payload.institution}, {"value", payload.subject}}}};
}

/// Who answered. FHIR has no "guardian" for a performer: a related person without a record of their own.
Json performer(const Payload& payload, const FhirOptions& options)
{
    if (payload.by == "guardian")
        return {{"type", "RelatedPerson"}, {"display", "guardian"}};
    return patient(payload, options);
}

bool agreed(const auto& answer) { return answer.category == "express-consent" && answer.flag == 1; }

Json permission(std::string_view at, std::string_view until, Json kind, const Payload& payload)
{
    return {
        {"type", "permit"},
        {"period", {{"start", instant(at)}, {"end", instant(until)}}},
        {"actor", Json::array({{{"role", codeable(coding("v3-ParticipationType", "IRCP"))},
                                {"reference", institution(payload)}}})},
        {"action", Json::array({codeable(coding("consentaction", "access"))})},
        {"purpose", Json::array({coding("v3-ActReason", "TREAT")})},
        {"code", Json::array({codeable(std::move(kind))})},
    };
}

/// A document that is handed over, or an aid certificate that is used: exactly that one.
Json permission(const Document& document, const Payload& payload)
{
    auto permit =
        permission(document.at, *document.until, {{"system", documentKinds}, {"code", document.kind}}, payload);
    permit["data"] = Json::array(
        {{{"meaning", "instance"},
          {"reference",
           {{"type", "DocumentReference"}, {"identifier", {{"system", documentIds}, {"value", document.id}}}}}}});
    return permit;
}

} // namespace

std::string fhirConsent(std::string_view bytes, const Token& token, const FhirOptions& options)
{
    const auto& payload = token.payload;
    const auto at = instant(rules::japanStamp(payload.issuedAt));
    const auto until = instant(rules::japanStamp(payload.expires));

    auto permissions = Json::array();
    for (const auto& item : payload.items) {
        if (agreed(item) && item.at && item.until)
            permissions.push_back(permission(*item.at, *item.until, {{"system", items}, {"code", item.code}}, payload));
    }
    for (const auto& list : {payload.documents.value_or(std::vector<Document>()), payload.aidCertificates}) {
        for (const auto& document : list) {
            if (agreed(document) && document.until)
                permissions.push_back(permission(document, payload));
        }
    }
    Json provision{{"type", "deny"}, {"period", {{"start", at}, {"end", until}}}};
    if (!permissions.empty())
        provision["provision"] = permissions;

    const Json resource{
        {"resourceType", "Consent"},
        {"identifier", Json::array({{{"system", "urn:ietf:rfc:3986"}, {"value", "urn:uuid:" + payload.id}}})},
        {"status", permissions.empty() ? "rejected" : "active"},
        {"scope", codeable(coding("consentscope", "patient-privacy"))},
        {"category", Json::array({codeable({{"system", "http://loinc.org"}, {"code", "59284-0"}}),
                                  codeable(coding("v3-ActCode", "INFA"))})},
        {"patient", patient(payload, options)},
        {"dateTime", at},
        {"performer", Json::array({performer(payload, options)})},
        {"organization", Json::array({institution(payload)})},
        {"sourceAttachment",
         {{"contentType", "application/jose+json"},
          {"language", payload.notice.language},
          {"data", encodeBase64(viewOf(bytes))},
          {"title", "consent token " + payload.id}}},
        {"policyRule", codeable(coding("v3-ActCode", "OPTIN"))},
        {"verification",
         Json::array({{{"verified", true}, {"verifiedWith", performer(payload, options)}, {"verificationDate", at}}})},
        {"provision", provision},
    };
    return resource.dump(2);
}

} // namespace uketsuke::verify
