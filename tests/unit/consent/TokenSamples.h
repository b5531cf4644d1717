// What the tests of both kinds of token begin from.
#pragma once

#include "ShippedResources.h"

#include "app/consent/CardKeyEvidence.h"
#include "app/consent/ConsentToken.h"

#include <nlohmann/json.hpp>

namespace uketsuke::tests {

inline std::vector<std::string> namesOf(const nlohmann::ordered_json& object)
{
    std::vector<std::string> names;
    for (const auto& [name, value] : object.items())
        names.push_back(name);
    return names;
}

inline core::SecureBytes secure(std::string_view text) { return core::SecureBytes::copyOf(core::viewOf(text)); }

inline consent::ConsentStatement sampleStatement(const consent::ConsentCatalog& catalog,
                                                 const ports::Cryptography& cryptography,
                                                 consent::Decision all = consent::Decision::Agreed)
{
    using ports::Condition;
    consent::ConsentStatement made;
    made.issuer = "urn:uketsuke:device:TEST-0007";
    made.audience = "urn:uketsuke:test-oqs";
    made.jti = "0193a5c2-7f10-7c1e-8d52-000000000001";
    made.confirmed = {1795392000123}; // 2026-11-23 00:00:00.123 UTC
    made.subject = "pw:" + core::base64Url(core::Sha256Digest{});
    made.institution = "1319999901";
    made.method = consent::IdentityMethod::Face;
    made.faceTries = 1;
    made.face = consent::FaceStatement{
        "kiosk-standard", consent::AttackCheckResult::Passed, {{"detector", cryptography.sha256({})}}};
    made.chipVerified = true;
    made.nonce = core::base64Url(core::Sha256Digest{});
    made.counter = 1;
    made.clock = ports::ClockTrust::Trusted;
    made.notice = {"clinic-view-2026-11", 1, "ja", cryptography.sha256(core::viewOf("form"))};
    made.decisions = consent::ConsentDecisions(
        consent::askedItems(catalog, {Condition::Yes, Condition::No, Condition::Yes, Condition::No}, 70));
    made.decisions.decideAll(all);
    made.software = "0.1.0";
    made.documents = std::vector<consent::DocumentStatement>();
    return made;
}

inline consent::CardKeyEvidence cardEvidence(consent::CardKeyKind kind)
{
    consent::CardKeyEvidence made;
    made.kind = kind;
    made.key = {core::Bytes(256, std::byte{0xC3}), *core::fromHex("010001")};
    made.certificate = secure("certificate");
    if (kind != consent::CardKeyKind::Authentication) {
        made.record = secure("record");
        made.cardVerifiableCertificate = secure("cvc");
    }
    return made;
}

} // namespace uketsuke::tests
