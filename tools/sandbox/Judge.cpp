#include "tools/sandbox/Judge.h"

#include "tools/consent-verify/Fields.h"
#include "tools/sandbox/QualificationResult.h"

#include <openssl/rand.h>

namespace uketsuke::sandbox {

namespace {

using Json = nlohmann::json;
using verify::CheckId;

constexpr std::int64_t nonceLife = 120;
constexpr std::int64_t clockSkew = 60;
constexpr auto acceptedLate = "accepted-late";
constexpr auto tooLate = "arrived-too-late";

struct Code {
    int status;
    const char* code;
};

Code codeOf(CheckId id)
{
    switch (id) {
    case CheckId::Form:
    case CheckId::ItemRules:
    case CheckId::Documents:
    case CheckId::Method:
    case CheckId::Chain: return {400, "SIM-MALFORMED"};
    case CheckId::DeviceCertificate:
    case CheckId::DeviceName: return {403, "SIM-DEVICE-UNKNOWN"};
    case CheckId::DeviceValidity: return {403, "SIM-DEVICE-EXPIRED"};
    case CheckId::DeviceSignature: return {403, "SIM-SIGNATURE-DEVICE"};
    case CheckId::Audience: return {403, "SIM-AUDIENCE"};
    case CheckId::Institution: return {403, "SIM-INSTITUTION"};
    case CheckId::Times:
    case CheckId::ItemTimes: return {422, "SIM-TIME"};
    case CheckId::ItemsKnown: return {422, "SIM-ITEM-UNKNOWN"};
    case CheckId::Withdraws: return {422, "SIM-WITHDRAWS"};
    case CheckId::ItemsComplete: return {422, "SIM-ITEMS-INCOMPLETE"};
    case CheckId::Notice: return {422, "SIM-NOTICE"};
    case CheckId::Envelope: return {422, "SIM-ENVELOPE"};
    case CheckId::CardCertificate: return {422, "SIM-CARD-CERTIFICATE"};
    case CheckId::CardValidity: return {422, "SIM-CARD-EXPIRED"};
    case CheckId::CardDigests:
    case CheckId::CardRecord: return {422, "SIM-CARD-RECORD"};
    case CheckId::CardKey:
    case CheckId::CardSignature: return {403, "SIM-SIGNATURE-CARD"};
    case CheckId::Subject: return {422, "SIM-SUBJECT"};
    case CheckId::Revocation:
    case CheckId::SegmentForm: // an archive's checks: no token leads to one
    case CheckId::SegmentCertificate:
    case CheckId::SegmentSignature:
    case CheckId::SegmentChain:
    case CheckId::SegmentRecords:
    case CheckId::Record:
    case CheckId::Receipt: break;
    }
    return {400, "SIM-MALFORMED"};
}

/// What a question names besides the card.
enum class With { Nothing, ExchangeNumber, Institution };

struct Asked {
    verify::CardKeyKind kind{};
    verify::Digest digest{};
    std::string number, institution;
};

verify::Outcome<Asked> askedAbout(const std::string& body, With with)
{
    const auto json = verify::parseObject(body, 4096, "The request");
    if (!json)
        return verify::refuse(json.error());
    std::string fault;
    Asked asked;
    const auto read = [&](verify::Fields request) {
        verify::Fields binding(request.object("binding"), "The binding", fault, {"key", "sha256"});
        const auto key = binding.oneOf("key", {"input-helper", "card-face", "authentication"});
        asked.kind = key == "authentication" ? verify::CardKeyKind::Authentication
                     : key == "card-face"    ? verify::CardKeyKind::CardFace
                                             : verify::CardKeyKind::InputHelper;
        asked.digest = binding.digest("sha256");
        if (with == With::ExchangeNumber)
            asked.number = request.text("number", 12);
        if (with == With::Institution)
            asked.institution = request.text("institution", 10);
    };
    switch (with) {
    case With::Nothing: read(verify::Fields(*json, "The request", fault, {"binding"})); break;
    case With::ExchangeNumber: read(verify::Fields(*json, "The request", fault, {"binding", "number"})); break;
    case With::Institution: read(verify::Fields(*json, "The request", fault, {"binding", "institution"})); break;
    }
    if (!fault.empty())
        return verify::refuse(fault);
    return asked;
}

Answer malformed(const std::string& why)
{
    return {.status = 400, .body = {{"code", "SIM-MALFORMED"}, {"message", why}}};
}

Answer failure(const std::string& sentence) { return {.status = 500, .body = {{"message", sentence}}}; }

/// Whose a nonce is: the device's, not its certificate's, which may be renewed between question and token.
verify::Digest deviceDigest(const std::string& urn) { return verify::sha256(verify::viewOf(urn)); }

} // namespace

Judge::Judge(Establishment establishment, Registry registry, ReceiptWriter receipts, Database database)
    : m_establishment(std::move(establishment)), m_registry(std::move(registry)), m_receipts(std::move(receipts)),
      m_database(std::move(database))
{
}

Answer Judge::newNonce(const Client& client, std::int64_t now)
{
    verify::Digest value{};
    if (RAND_bytes(value.data(), static_cast<int>(value.size())) != 1)
        return failure("No random bytes.");
    const auto added = m_database.addNonce(value, deviceDigest(client.urn), now);
    if (!added)
        return failure(added.error());
    if (!*added)
        return {.status = 429, .body = {{"message", "Too many unused nonces."}}};
    return {.status = 201, .body = {{"nonce", verify::encodeBase64Url(value)}, {"issued", now}}};
}

Answer Judge::conditions(const std::string& body)
{
    const auto asked = askedAbout(body, With::Nothing);
    if (!asked)
        return malformed(asked.error());
    const auto* person = m_registry.byKey(asked->kind, asked->digest);
    Json answer;
    for (const auto* name : {"specificHealthCheckups", "specificDiseases", "recordSharing", "prescriptionChoice"})
        answer[name] = person == nullptr ? "unknown" : person->conditions.at(name);
    if (person != nullptr) {
        if (const auto offered = offer(m_database, *person, answer); !offered)
            return failure(offered.error());
    }
    return {.status = 200, .body = std::move(answer)};
}

Answer Judge::active(const std::string& body, const Client& client, std::int64_t now)
{
    const auto asked = askedAbout(body, With::Institution);
    if (!asked)
        return malformed(asked.error());
    if (!standsIn(client, asked->institution))
        return {.status = 403,
                .body = {{"code", "SIM-INSTITUTION"}, {"message", "The device does not stand in this institution."}}};
    auto list = Json::array();
    if (const auto* person = m_registry.byKey(asked->kind, asked->digest)) {
        const auto found = m_database.active(person->persona, asked->institution, now);
        if (!found)
            return failure(found.error());
        for (const auto& consent : *found)
            list.push_back({{"jti", consent.id}, {"given", consent.issued}});
    }
    return {.status = 200, .body = {{"consents", std::move(list)}}};
}

Answer Judge::exchangeNumber(const std::string& body)
{
    const auto asked = askedAbout(body, With::ExchangeNumber);
    if (!asked)
        return malformed(asked.error());
    const auto* person = m_registry.byKey(asked->kind, asked->digest);
    if (person == nullptr)
        return {.status = 422, .body = {{"code", "SIM-PERSON-UNKNOWN"}, {"message", "Nobody has this card."}}};
    Json answer;
    const std::scoped_lock lock(*m_offering);
    const auto search = findByNumber(m_database, *person, asked->number, answer);
    if (!search)
        return failure(search.error());
    switch (*search) {
    case Search::Found: return {.status = 200, .body = std::move(answer)};
    case Search::NotFound:
        return {.status = 422,
                .body = {{"code", "SIM-EXCHANGE-UNKNOWN"}, {"message", "No document of this person has the number."}}};
    case Search::Locked: break;
    }
    return {.status = 422, .body = {{"code", "SIM-EXCHANGE-LOCKED"}, {"message", "Too many wrong numbers."}}};
}

Answer Judge::registerCard(const std::string& body)
{
    const auto asked = askedAbout(body, With::Nothing);
    if (!asked)
        return malformed(asked.error());
    const auto* person = m_registry.byKey(asked->kind, asked->digest);
    if (person == nullptr)
        return {.status = 422, .body = {{"code", "SIM-PERSON-UNKNOWN"}, {"message", "Nobody has this card."}}};
    const std::scoped_lock lock(*m_offering);
    const auto registered = sandbox::registerCard(m_database, *person);
    if (!registered)
        return failure(registered.error());
    if (*registered)
        return {.status = 201, .body = {{"outcome", "registered"}}};
    return {.status = 200, .body = {{"outcome", "already-registered"}}};
}

Answer Judge::refuse(const std::string& id, const Refusal& refusal, std::int64_t now)
{
    if (const auto noted = m_database.addRefusal(id, refusal.code, now); !noted)
        return failure(noted.error());
    return {.status = refusal.status, .body = {{"code", refusal.code}, {"message", refusal.message}}};
}

bool Judge::standsIn(const Client& client, const std::string& institution) const
{
    if (m_establishment.devices.empty())
        return m_establishment.institutions.contains(institution);
    const auto place = m_establishment.devices.find(client.urn);
    return place != m_establishment.devices.end() && place->second == institution;
}

bool Judge::standsSomewhere(const Client& client) const
{
    return m_establishment.devices.empty() || m_establishment.devices.contains(client.urn);
}

Answer Judge::told(const StoredConsent& consent, const verify::Payload& payload, Arrival arrival, std::int64_t now)
{
    const bool late = consent.outcome == tooLate;
    const bool first = arrival == Arrival::First;
    Answer answer{.status = first && !late ? 201 : 200,
                  .body = {{"outcome", first || late ? consent.outcome : std::string("already-held")},
                           {"receipt", consent.receipt}}};
    if (late || consent.withdrawal)
        return answer;
    const auto* person = m_registry.byPersona(consent.person);
    if (person == nullptr)
        return answer; // taken from the registry since: of nobody there is nothing to tell
    const auto withdrawn = m_database.withdrawn(consent.id);
    if (!withdrawn)
        return failure(withdrawn.error());
    const auto state = now < consent.expires && !*withdrawn ? ConsentState::InForce : ConsentState::Ended;
    answer.body["qualificationResult"] = qualificationResult(*person, payload, state, now);
    return answer;
}

Answer Judge::submit(const Submission& submission, verify::TokenKind kind, const Client& client, std::int64_t now)
{
    const auto token = verify::parseToken(submission.token);
    if (!token)
        return refuse("", {400, "SIM-MALFORMED", token.error()}, now);
    const auto& id = token->payload.id;
    if (token->kind != kind)
        return refuse(id, {400, "SIM-MALFORMED", "A token of this kind has another door."}, now);
    if (submission.idempotencyKey != id)
        return refuse(id, {400, "SIM-MALFORMED", "The Idempotency-Key is not the token's id."}, now);

    // The same bytes again: answered even without the envelope, which the kiosk may have deleted.
    const auto held = m_database.consent(id);
    if (!held)
        return failure(held.error());
    if (*held && (*held)->token == submission.token && (*held)->issuer == client.urn)
        return told(**held, token->payload, Arrival::Again, now);

    if (token->payload.issuer != client.urn)
        return refuse(id, {403, "SIM-DEVICE-UNKNOWN", "The token is another device's than the connection."}, now);
    if (!standsIn(client, token->payload.institution))
        return refuse(id, {403, "SIM-INSTITUTION", "The device does not stand in this institution."}, now);
    if (const auto refusal = verify(submission, *token))
        return refuse(id, *refusal, now);
    if (token->payload.issuedAt > now + clockSkew)
        return refuse(id, {422, "SIM-TIME", "The token comes from the future."}, now);
    const InsuredPerson* insured = nullptr;
    const auto nobody = token->payload.byInstitution()
                            ? giver(*token, insured)
                            : verify::Outcome<std::optional<Refusal>>(person(*token, insured));
    if (!nobody)
        return failure(nobody.error());
    if (*nobody)
        return refuse(id, **nobody, now);
    const auto names = named(*token, *insured);
    if (!names)
        return failure(names.error());
    if (*names)
        return refuse(id, **names, now);
    if (const auto refusal = judgeDocuments(*token, *insured))
        return refuse(id, *refusal, now);
    return settle(submission, *token, *insured, now);
}

std::optional<Judge::Refusal> Judge::verify(const Submission& submission, const verify::Token& token) const
{
    verify::Question question{.token = submission.token,
                              .audience = m_establishment.audience,
                              .institutions = &m_establishment.institutions,
                              .afterFailure = verify::AfterFailure::Stop};
    if (token.payload.byInstitution() && !submission.envelope.empty())
        return Refusal{422, "SIM-ENVELOPE", "A withdrawal by the institution has no envelope."};
    const auto evidence = verify::openEnvelope(submission.envelope, m_establishment.envelopeKey);
    if (evidence)
        question.evidence = &*evidence;
    else if (!token.payload.byInstitution())
        question.envelopeFault = evidence.error();
    const auto report = verify::verify(question, m_establishment.trust);
    if (report.verdict == verify::Verdict::Valid)
        return std::nullopt;
    if (const auto* failed = report.firstFailure()) {
        auto code = codeOf(failed->id);
        // In PIN mode the digest that does not fit is the certificate's.
        if (failed->id == CheckId::CardDigests && token.card.key == verify::CardKeyKind::Authentication)
            code.code = "SIM-CARD-CERTIFICATE";
        return Refusal{code.status, code.code, failed->sentence};
    }
    return Refusal{403, "SIM-SIGNATURE-CARD", "The card's signature could not be checked."};
}

std::optional<Judge::Refusal> Judge::person(const verify::Token& token, const InsuredPerson*& found) const
{
    const auto& card = token.card;
    const auto& bound = card.certificateDigest ? *card.certificateDigest : card.thumbprint;
    found = m_registry.byKey(card.key, bound);
    if (found == nullptr)
        return Refusal{422, "SIM-PERSON-UNKNOWN", "Nobody is registered with this card."};
    if (const auto& claim = token.payload.claimedCertificate) {
        const auto* claimed = m_registry.byCertificate(*claim);
        if (claimed == nullptr)
            return Refusal{422, "SIM-PERSON-UNKNOWN", "Nobody is registered with the claimed certificate."};
        if (claimed != found)
            return Refusal{403, "SIM-IDENTITY-SPLICED", "The claimed certificate is not of the card's holder."};
    }
    return std::nullopt;
}

verify::Outcome<std::optional<Judge::Refusal>> Judge::giver(const verify::Token& token, const InsuredPerson*& found)
{
    const auto held = m_database.consent(token.payload.withdrawal->consents.front());
    if (!held)
        return verify::refuse(held.error());
    found = *held ? m_registry.byPersona((*held)->person) : nullptr;
    if (found == nullptr)
        return Refusal{422, "SIM-CONSENT-UNKNOWN", "The withdrawal names a consent that was never given."};
    return std::nullopt;
}

verify::Outcome<std::optional<Judge::Refusal>> Judge::named(const verify::Token& token, const InsuredPerson& person)
{
    if (!token.payload.withdrawal)
        return std::nullopt;
    for (const auto& id : token.payload.withdrawal->consents) {
        const auto held = m_database.consent(id);
        if (!held)
            return verify::refuse(held.error());
        // With `all` the names only say what was on the screen.
        if (!*held && token.payload.withdrawal->all)
            continue;
        if (!*held || (*held)->withdrawal)
            return Refusal{422, "SIM-CONSENT-UNKNOWN", "The withdrawal names a consent that was never given."};
        // Whoever holds a device's key cannot name another's records, whatever institution the token claims.
        if (token.payload.byInstitution() && (*held)->issuer != token.payload.issuer)
            return Refusal{403, "SIM-CONSENT-FOREIGN", "The withdrawal names a consent that another device took."};
        if ((*held)->person != person.persona)
            return Refusal{403, "SIM-CONSENT-FOREIGN", "The withdrawal names another person's consent."};
        if ((*held)->institution != token.payload.institution)
            return Refusal{403, "SIM-CONSENT-FOREIGN", "The withdrawal names a consent to another institution."};
    }
    return std::nullopt;
}

std::optional<Judge::Refusal> Judge::judgeDocuments(const verify::Token& token, const InsuredPerson& person)
{
    const auto& payload = token.payload;
    const auto fault = [](const std::vector<verify::Document>& said, const std::vector<HeldDocument>& held) {
        for (const auto& document : said) {
            const auto found = std::ranges::find(held, document.id, &HeldDocument::id);
            if (found == held.end() || found->kind != document.kind || found->shown() != document.shown)
                return "It names a document that this person was not offered.";
        }
        for (const auto& document : held)
            if (document.exchangeNumber.empty()
                && std::ranges::find(said, document.id, &verify::Document::id) == said.end())
                return "A document that was offered is missing.";
        return "";
    };
    // What was not asked grants nothing and may be missing as a whole, never in part.
    std::string wrong = payload.documents ? fault(*payload.documents, person.documents) : "";
    if (wrong.empty() && !payload.aidCertificates.empty())
        wrong = fault(payload.aidCertificates, person.aidCertificates);
    if (!wrong.empty())
        return Refusal{422, "SIM-DOCUMENTS", wrong};
    return std::nullopt;
}

std::optional<Judge::Refusal> Judge::judgeNonce(const verify::Token& token, const std::optional<StoredNonce>& nonce,
                                                std::int64_t now)
{
    if (!token.payload.nonce)
        return std::nullopt;
    // A withdrawal may wait for longer than its nonce is remembered: then it counts as one given offline.
    const auto forgottenBefore = now - Database::nonceKept + nonceLife;
    if (!nonce && token.payload.withdrawal && token.payload.issuedAt < forgottenBefore)
        return std::nullopt;
    if (!nonce || nonce->client != deviceDigest(token.payload.issuer))
        return Refusal{409, "SIM-NONCE-UNKNOWN", "This nonce was not given to this device."};
    if (nonce->usedBy)
        return Refusal{409, "SIM-NONCE-REUSED", "This nonce was used by another token."};
    if (token.payload.issuedAt > nonce->issued + nonceLife)
        return Refusal{409, "SIM-NONCE-STALE", "The nonce was older than 120 seconds when the consent was given."};
    if (token.payload.issuedAt < nonce->issued - clockSkew)
        return Refusal{422, "SIM-TIME", "The consent is older than its nonce."};
    return std::nullopt;
}

Answer Judge::settle(const Submission& submission, const verify::Token& token, const InsuredPerson& person,
                     std::int64_t now)
{
    const auto& payload = token.payload;
    std::optional<Refusal> refusal;
    std::optional<StoredConsent> held;
    auto arrival = Arrival::Again;
    std::string fault;
    const auto decide = [&](const Database::Known& known) -> std::optional<Database::Decision> {
        if (known.consent) {
            // Somebody was faster with this id.
            if (known.consent->token == submission.token)
                held = known.consent;
            else
                refusal = Refusal{409, "SIM-REPLAY", "This id was used by another token."};
            return std::nullopt;
        }
        // A withdrawal has no end: it is never too late to be withdrawn. What comes after its end is evidence that
        // grants nothing, whatever its nonce would say; that may be forgotten by then.
        const bool late = !payload.withdrawal && now >= payload.expires;
        if (!late)
            refusal = judgeNonce(token, known.nonce, now);
        if (refusal)
            return std::nullopt;
        const auto* outcome = late ? tooLate : known.nonce ? "accepted" : acceptedLate;
        auto receipt = m_receipts.write({.tokenId = payload.id,
                                         .tokenDigest = verify::sha256(verify::viewOf(submission.token)),
                                         .received = now,
                                         .outcome = outcome});
        if (!receipt) {
            fault = receipt.error();
            return std::nullopt;
        }
        StoredConsent consent{.id = payload.id,
                              .token = submission.token,
                              .issuer = payload.issuer,
                              .outcome = outcome,
                              .receipt = std::move(*receipt),
                              .received = now,
                              .expires = payload.expires,
                              .withdrawal = payload.withdrawal.has_value(),
                              .person = person.persona,
                              .institution = payload.institution,
                              .issued = payload.issuedAt,
                              .counter = static_cast<std::int64_t>(payload.counter),
                              .withdrawsAll = payload.withdrawal && payload.withdrawal->all,
                              .withdraws =
                                  payload.withdrawal ? payload.withdrawal->consents : std::vector<std::string>(),
                              .documents = {}};
        if (payload.documents)
            for (const auto& document : *payload.documents)
                consent.documents.push_back(document.id);
        held = consent;
        arrival = Arrival::First;
        return Database::Decision{.consent = std::move(consent), .effective = !late};
    };
    if (const auto settled = m_database.settle(payload.id, payload.nonce, decide); !settled)
        return failure(settled.error());
    if (refusal)
        return refuse(payload.id, *refusal, now);
    return held ? told(*held, payload, arrival, now) : failure(fault);
}

Answer Judge::look(const std::string& id, verify::TokenKind kind, const Client& client, std::int64_t now)
{
    const auto held = m_database.consent(id);
    if (!held)
        return failure(held.error());
    const bool withdrawal = kind == verify::TokenKind::Withdrawal;
    if (!*held || (*held)->issuer != client.urn || (*held)->withdrawal != withdrawal)
        return {.status = 404, .body = {{"message", "No such record."}}};
    const auto effects = m_database.effects(id);
    if (!effects)
        return failure(effects.error());
    Json body{{"jti", id}, {"effects", *effects}, {"outcome", (*held)->outcome}};
    if (!withdrawal) {
        const auto withdrawn = m_database.withdrawn(id);
        if (!withdrawn)
            return failure(withdrawn.error());
        body["withdrawn"] = *withdrawn;
        body["active"] = *effects > 0 && now < (*held)->expires && !*withdrawn;
    }
    return {.status = 200, .body = std::move(body)};
}

std::string Judge::receiptForOtherBytes(const std::string& id, std::int64_t now) const
{
    return m_receipts
        .write({.tokenId = id,
                .tokenDigest = verify::sha256(verify::viewOf("other bytes")),
                .received = now,
                .outcome = "accepted"})
        .value_or(std::string());
}

} // namespace uketsuke::sandbox
