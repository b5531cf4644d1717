// What OQS offers the patient besides the items: first registration, aid certificates, documents, exchange numbers.
#include "app/runtime/CardBinding.h"
#include "app/runtime/Kiosk.h"

#include <utility>

namespace uketsuke::runtime {
namespace {

using core::Fault;
using session::SessionId;

std::vector<session::OfferedDocument> undecided(const std::vector<ports::OfferedDocument>& offered)
{
    std::vector<session::OfferedDocument> documents;
    for (const auto& one : offered)
        documents.push_back({one.id, one.kind, one.title, one.issuer, one.issued, std::nullopt});
    return documents;
}

} // namespace

session::Answers Kiosk::questionsOf(const ports::SessionConditions& conditions, std::optional<int> age) const
{
    session::Answers questions;
    auto here = conditions;
    if (!m_settings.asksRecordSharing)
        here.recordSharing = ports::Condition::No;
    for (const auto& item : consent::askedItems(m_parts.resources.catalog, here, age))
        questions.items.push_back(
            {item.code, item.group, item.bulkLine == consent::BulkLine::Own, item.groupTouch, std::nullopt});
    questions.prescriptionAsked = m_settings.asksPrescription && conditions.prescriptionChoice != ports::Condition::No;
    questions.documentsWanted = m_settings.asksDocuments;
    if (!conditions.offers)
        return questions; // left out, and the screen sends the patient to the desk for them (H7)
    if (m_settings.asksAidCertificates)
        questions.certificates = undecided(conditions.offers->aidCertificates);
    if (m_settings.asksDocuments) {
        questions.documentsKnown = true;
        questions.documents = undecided(conditions.offers->documents);
        questions.exchangeOffered = conditions.offers->exchangeNumbers;
    }
    return questions;
}

void Kiosk::registerCard(SessionId id)
{
    const auto facts = m_proven.find(id.value);
    if (facts == m_proven.end())
        return handle(session::RegistrationRefused{id, Fault::InternalFault});
    const bool posted = m_uplinkWorker->post([this, id, binding = bindingOf(*facts->second)] {
        const auto done = m_uplink ? m_uplink->registerCard(binding, m_settings.registrationLimit)
                                   : core::Result<>(core::failure(Fault::UplinkUnreachable, "Kiosk::registerCard"));
        const auto session = core::Redacted::number(static_cast<std::int64_t>(id.value));
        // Here, and not when the session hears of it: OQS has done it, whatever becomes of the session.
        if (done)
            m_parts.audit->record(ports::AuditEvent::CardRegistered, session);
        else
            m_parts.audit->record(ports::AuditEvent::CardRegistrationRefused,
                                  session + ", " + core::Redacted::number(core::number(done.error().fault)));
        later([this, id, done] {
            if (done)
                return handle(session::RegistrationDone{id});
            logError("uplink", done.error());
            handle(session::RegistrationRefused{id, done.error().fault});
        });
    });
    if (!given(posted, "uplink"))
        handle(session::RegistrationRefused{id, Fault::WorkerStuck});
}

void Kiosk::findDocument(SessionId id)
{
    const auto facts = m_proven.find(id.value);
    auto number = std::make_shared<core::SecureBytes>(std::exchange(m_exchangeNumber, {}));
    if (facts == m_proven.end() || number->size() == 0)
        return handle(session::ExchangeNumberRefused{id, Fault::InternalFault});
    const bool posted = m_uplinkWorker->post([this, id, number, binding = bindingOf(*facts->second)] {
        auto found =
            m_uplink
                ? m_uplink->findDocuments(binding, *number, m_settings.conditionsLimit)
                : core::Result<ports::FoundDocuments>(core::failure(Fault::UplinkUnreachable, "Kiosk::findDocument"));
        later([this, id, found = std::move(found)] {
            if (found)
                return handle(session::DocumentsFound{id, undecided(found->documents), found->more});
            logError("uplink", found.error());
            handle(session::ExchangeNumberRefused{id, found.error().fault});
        });
    });
    if (!given(posted, "uplink"))
        handle(session::ExchangeNumberRefused{id, Fault::WorkerStuck});
}

} // namespace uketsuke::runtime
