#include "app/runtime/Sealer.h"

#include "app/consent/ConsentStatement.h"
#include "app/consent/RecordId.h"
#include "app/consent/Withdrawal.h"

#include <algorithm>
#include <array>
#include <utility>

namespace uketsuke::runtime {
namespace {

using core::Fault;

consent::IdentityMethod methodOf(session::Method method)
{
    switch (method) {
    case session::Method::Face: return consent::IdentityMethod::Face;
    case session::Method::Pin: return consent::IdentityMethod::Pin;
    case session::Method::Staff: return consent::IdentityMethod::Staff;
    }
    return consent::IdentityMethod::Staff;
}

consent::AttackCheckResult attackCheckOf(const SealRequest& request)
{
    if (!request.attackChecked)
        return consent::AttackCheckResult::NotChecked;
    return request.visit.activeStepPassed ? consent::AttackCheckResult::PassedActive
                                          : consent::AttackCheckResult::Passed;
}

consent::ConsentDecisions decisionsOf(const session::Answers& answers, const consent::ConsentCatalog& catalog)
{
    std::vector<consent::CatalogItem> asked;
    for (const auto& item : answers.items)
        if (const auto* known = catalog.find(item.code))
            asked.push_back(*known);
    consent::ConsentDecisions decisions(std::move(asked));
    for (const auto& item : answers.items)
        if (item.agreed)
            decisions.decide(item.code, *item.agreed ? consent::Decision::Agreed : consent::Decision::Refused);
    return decisions;
}

std::optional<consent::PrescriptionForm> prescriptionOf(const session::Answers& answers)
{
    if (!answers.prescriptionAsked || !answers.prescription)
        return std::nullopt;
    switch (*answers.prescription) {
    case session::PrescriptionForm::Electronic: return consent::PrescriptionForm::Electronic;
    case session::PrescriptionForm::Paper: return consent::PrescriptionForm::Paper;
    }
    return std::nullopt;
}

/// The text that was read: a withdrawal has a form of its own.
std::optional<consent::NoticeStatement> noticeOf(const session::Visit& visit,
                                                 const consent::ConsentResources& resources)
{
    const auto reference = [](const auto* form) -> std::optional<consent::NoticeStatement> {
        if (!form)
            return std::nullopt;
        return consent::NoticeStatement{form->id(), form->version(), form->language(), form->digest()};
    };
    switch (visit.purpose) {
    case session::Purpose::Consent: return reference(resources.formShown(visit.language));
    case session::Purpose::Withdrawal: return reference(resources.withdrawalFormShown(visit.language));
    case session::Purpose::StaffWithdrawal: break; // no patient reads one
    }
    return std::nullopt;
}

std::vector<consent::DocumentStatement> documentsOf(const std::vector<session::OfferedDocument>& offered,
                                                    const ports::Cryptography& cryptography)
{
    std::vector<consent::DocumentStatement> documents;
    for (const auto& one : offered)
        documents.push_back({one.id, one.kind, consent::shownDigest(one.title, one.issuer, one.issued, cryptography),
                             one.handedOver.value_or(false)});
    return documents;
}

} // namespace

Sealer::Sealer(SealerSettings settings, const consent::ConsentResources& resources,
               const ports::Cryptography& cryptography, const ports::Clock& clock)
    : m_settings(std::move(settings)), m_resources(resources), m_cryptography(cryptography), m_clock(clock)
{
}

core::Result<Sealer::Draft> Sealer::newDraft(session::SessionId id, ports::ConsentLedger& ledger,
                                             ports::ConsentSigner& signer) const
{
    // Nobody would believe it, and the patient would have seen "saved".
    if (const auto valid = signer.prepare(m_clock.now()); !valid)
        return core::failure(valid.error());
    const auto head = ledger.head();
    if (!head)
        return core::failure(head.error());
    std::array<std::byte, 10> random{};
    if (const auto drawn = m_cryptography.random(random); !drawn)
        return core::failure(drawn.error());
    Draft draft;
    draft.id = id;
    draft.head = *head;
    draft.record.sealed = {m_clock.now().unixSeconds() * 1000};
    draft.record.jti = consent::recordId(draft.record.sealed, random);
    return draft;
}

consent::ConsentStatement Sealer::stateFrame(const Draft& draft, const std::optional<ports::Nonce>& nonce) const
{
    consent::ConsentStatement statement;
    statement.issuer = m_settings.deviceId;
    statement.audience = m_settings.audience;
    statement.jti = draft.record.jti;
    statement.confirmed = draft.record.sealed;
    statement.institution = m_settings.institution;
    if (nonce)
        statement.nonce = nonce->value;
    statement.counter = draft.head.sequence + 1;
    statement.clock = m_clock.trust();
    statement.previous = draft.head.tokenDigest;
    statement.software = m_settings.softwareVersion;
    return statement;
}

core::Result<consent::ConsentStatement> Sealer::stateWhatHappened(const SealRequest& request, const Draft& draft) const
{
    const auto& visit = request.visit;
    const auto notice = noticeOf(visit, m_resources);
    if (!notice)
        return core::failure(Fault::FormMissing, "Sealer::begin");
    auto statement = stateFrame(draft, request.nonce);
    statement.subject = consent::subjectOf(*m_settings.institutionKey, request.facts->binding, m_cryptography);
    statement.method = methodOf(visit.method);
    statement.faceTries = visit.faceTries;
    statement.pinTries = visit.pinTries;
    if (visit.method == session::Method::Face)
        statement.face = consent::FaceStatement{
            request.faceProfile, attackCheckOf(request), {{request.pack.name, request.pack.digest}}};
    statement.chipVerified = request.facts->chipVerified;
    const bool byPin = request.facts->signingKey == ports::CardKey::Authentication;
    // Held here too: a token whose method and key disagree would be refused by everybody, after the patient saw
    // "saved".
    if ((visit.method == session::Method::Pin) != byPin)
        return core::failure(Fault::InternalFault, "Sealer::begin", "method and key disagree");
    if (!byPin && !request.facts->evidence.certificate.empty())
        statement.certificateClaim = request.facts->certificateDigest;
    statement.notice = *notice;
    statement.decisions = decisionsOf(request.answers, m_resources.catalog);
    statement.prescriptionForm = prescriptionOf(request.answers);
    if (!request.answers.complete()) // a document left open must not read as one kept back
        return core::failure(Fault::DecisionIncomplete, "Sealer::begin");
    if (request.answers.documentsKnown)
        statement.documents = documentsOf(request.answers.documents, m_cryptography);
    else
        statement.documents =
            request.answers.documentsWanted ? consent::DocumentsAbsent::Offline : consent::DocumentsAbsent::NotAsked;
    statement.aidCertificates = documentsOf(request.answers.certificates, m_cryptography);
    statement.decidedBy = visit.representation == session::Representation::Guardian ? consent::DecidedBy::Guardian
                                                                                    : consent::DecidedBy::Self;
    statement.assistedByStaff = visit.assisted;
    return statement;
}

core::Result<core::Bytes> Sealer::begin(const SealRequest& request, ports::ConsentLedger& ledger,
                                        ports::ConsentSigner& signer)
{
    m_draft.reset();
    if (!request.facts)
        return core::failure(Fault::InternalFault, "Sealer::begin", "no proven card");
    auto started = newDraft(request.visit.id, ledger, signer);
    if (!started)
        return core::failure(started.error());
    auto draft = *std::move(started);
    draft.facts = request.facts;
    const auto statement = stateWhatHappened(request, draft);
    if (!statement)
        return core::failure(statement.error());
    draft.record.patient = statement->subject;
    draft.record.expires = draft.record.sealed + std::chrono::duration_cast<core::Milliseconds>(statement->validity);

    const bool withdrawal = request.visit.purpose == session::Purpose::Withdrawal;
    const auto kind = withdrawal ? ports::RecordKind::Withdrawal : ports::RecordKind::Consent;
    core::Result<std::string> payload;
    if (withdrawal) {
        consent::Withdrawal what;
        what.record = *statement;
        what.consents = request.withdraws;
        payload = consent::buildWithdrawalPayload(what, m_resources.catalog);
    } else {
        payload = consent::buildPayload(*statement, m_resources.catalog);
    }
    if (!payload)
        return core::failure(payload.error());
    auto deviceHeader = consent::deviceHeader(signer.certificateChain(), signer.keyId(), m_cryptography, kind);
    if (!deviceHeader)
        return core::failure(deviceHeader.error());
    auto cardHeader = consent::cardHeader(request.facts->evidence, m_cryptography, kind);
    if (!cardHeader)
        return core::failure(cardHeader.error());
    draft.parts.payload = std::move(*payload);
    draft.parts.deviceHeader = std::move(*deviceHeader);
    draft.parts.cardHeader = std::move(*cardHeader);
    auto input = core::copyOf(core::viewOf(consent::signingInput(draft.parts.cardHeader, draft.parts.payload)));
    m_draft = std::move(draft);
    return input;
}

core::Result<std::string> Sealer::signedToken(Draft& draft, ports::ConsentSigner& signer)
{
    auto signature = signer.sign(core::viewOf(consent::signingInput(draft.parts.deviceHeader, draft.parts.payload)));
    if (!signature)
        return core::failure(signature.error());
    draft.parts.deviceSignature = std::move(*signature);
    return consent::assembleToken(draft.parts);
}

core::Result<> Sealer::finish(session::SessionId id, core::Bytes cardSignature, ports::ConsentSigner& signer)
{
    if (!m_draft || m_draft->id != id)
        return core::failure(Fault::SessionCancelled, "Sealer::finish");
    auto& draft = *m_draft;
    draft.parts.cardSignature = std::move(cardSignature);
    auto token = signedToken(draft, signer);
    if (!token)
        return core::failure(token.error());
    auto plaintext = consent::buildEnvelopePlaintext(draft.record.jti, draft.facts->evidence);
    if (!plaintext)
        return core::failure(plaintext.error());
    auto envelope = m_cryptography.encryptJwe(plaintext->view(), m_settings.envelopeCertificate);
    if (!envelope)
        return core::failure(envelope.error());
    draft.record.token = std::move(*token);
    draft.record.envelope = std::move(*envelope);
    draft.complete = true;
    return {};
}

core::Result<> Sealer::seal(const StaffSealRequest& request, ports::ConsentLedger& ledger, ports::ConsentSigner& signer)
{
    m_draft.reset();
    auto started = newDraft(request.id, ledger, signer);
    if (!started)
        return core::failure(started.error());
    auto draft = *std::move(started);
    const auto statement = stateFrame(draft, request.nonce);
    draft.record.expires = draft.record.sealed + std::chrono::duration_cast<core::Milliseconds>(statement.validity);
    auto payload = consent::buildWithdrawalPayload(
        {statement, {request.jti}, static_cast<consent::WithdrawalReason>(request.reason)});
    if (!payload)
        return core::failure(payload.error());
    auto header =
        consent::deviceHeader(signer.certificateChain(), signer.keyId(), m_cryptography, ports::RecordKind::Withdrawal);
    if (!header)
        return core::failure(header.error());
    draft.parts.payload = std::move(*payload);
    draft.parts.deviceHeader = std::move(*header);
    auto token = signedToken(draft, signer);
    if (!token)
        return core::failure(token.error());
    draft.record.token = std::move(*token); // without an envelope: no card says anything
    draft.complete = true;
    m_draft = std::move(draft);
    return {};
}

core::Result<std::string> Sealer::store(session::SessionId id, ports::ConsentLedger& ledger)
{
    if (!m_draft || m_draft->id != id || !m_draft->complete)
        return core::failure(Fault::InternalFault, "Sealer::store", "nothing was sealed in this session");
    const auto draft = std::exchange(m_draft, std::nullopt);
    if (const auto appended = ledger.append(draft->record, draft->head); !appended)
        return core::failure(appended.error());
    return draft->record.jti;
}

void Sealer::wipe(session::SessionId id)
{
    if (m_draft && m_draft->id.value <= id.value)
        m_draft.reset();
}

} // namespace uketsuke::runtime
