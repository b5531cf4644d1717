// The effects of the session, each given to the worker it belongs to.
#include "app/delivery/InForce.h"
#include "app/runtime/CardBinding.h"
#include "app/runtime/Kiosk.h"
#include "app/runtime/Wording.h"

#include <utility>

namespace uketsuke::runtime {
namespace {

using core::Fault;
using session::SessionEvent;
using session::SessionId;

// OQS allows 60 s between its clock and the token's; the answer itself may have taken 2 s of them.
constexpr core::Milliseconds mostClockDifference = std::chrono::seconds(55);

bool disagree(core::Instant ours, core::Instant theirs)
{
    const auto difference = ours - theirs;
    return difference > mostClockDifference || difference < -mostClockDifference;
}

} // namespace

void Kiosk::perform(const session::Effect& effect)
{
    const auto answerOf = [this](SessionId id) -> CardWorker::Proven {
        return [this, id](core::Result<std::shared_ptr<const ProvenFacts>> proof) {
            later([this, id, proof = std::move(proof)] { prove(id, proof); });
        };
    };
    std::visit(
        Overloaded{
            [this](const session::RecogniseCard& e) { recognise(e); },
            [this](const session::ScanCardFace& e) { scanCardFace(e.id); },
            [this, &answerOf](const session::ProveByCardNumber& e) {
                const auto id = e.id;
                // The matcher prepares while the card still works; a refusal makes it forget.
                const auto takePhoto = [this, id](core::SecureBytes photo) {
                    (void)m_vision->enrol(id, std::move(photo)); // a full queue shows as no reference
                };
                const bool posted =
                    m_card->proveByCardNumber(id, std::exchange(m_cardNumber, {}), takePhoto, answerOf(id));
                if (!given(posted, "card"))
                    handle(session::IdentityRefused{id, Fault::WorkerStuck, -1});
            },
            [this, &answerOf](const session::ProveByPin& e) {
                const auto id = e.id;
                const bool posted = m_card->proveByPin(id, std::exchange(m_pin, {}), e.lastTryAccepted, answerOf(id));
                if (!given(posted, "card"))
                    handle(session::IdentityRefused{id, Fault::WorkerStuck, -1});
            },
            [this](const session::WarmUpCamera&) { m_vision->warmUp(); },
            [this](const session::StartFaceCapture& e) {
                const auto facts = m_proven.find(e.id.value);
                if (facts == m_proven.end()
                    || !m_faceTries.mayTry(facts->second->thumbprint, m_parts.clock->monotonic()))
                    return handle(session::FaceRefused{e.id, Fault::FaceTriesExhausted, e.triesBefore});
                if (!given(m_vision->capture(e.id, e.triesBefore), "vision"))
                    handle(session::FaceRefused{e.id, Fault::WorkerStuck, e.triesBefore});
            },
            [this](const session::StopFaceCapture&) { m_vision->stopCapture(); },
            [this](const session::CheckPasscode& e) { checkPasscode(e); },
            [this](const session::RecordStaffDesk& e) {
                m_parts.audit->record(ports::AuditEvent::SessionBegan,
                                      core::Redacted::number(static_cast<std::int64_t>(e.id.value)) + ", staff's desk");
            },
            [this](const session::RecordAssistance& e) {
                m_parts.audit->record(ports::AuditEvent::SessionAssisted,
                                      core::Redacted::number(static_cast<std::int64_t>(e.id.value)));
            },
            [this](const session::FetchConditions& e) { fetchConditions(e.id); },
            [this](const session::FetchGivenConsents& e) { fetchGivenConsents(e.id); },
            [this](const session::FetchStoredConsents& e) { fetchStoredConsents(e.id); },
            [this](const session::RegisterCard& e) { registerCard(e.id); },
            [this](const session::FindDocument& e) { findDocument(e.id); },
            [this](const session::SealConsent& e) { seal({e.visit, e.answers, {}, {}}); },
            [this](const session::SealWithdrawal& e) {
                Confirmed confirmed{e.visit, {}, {}, {}};
                for (const auto& consent : e.given.consents)
                    confirmed.withdraws.push_back(consent.jti);
                seal(confirmed);
            },
            [this](const session::SealStaffWithdrawal& e) { seal({e.visit, {}, {e.jti}, e.reason}); },
            [this](const session::StoreConsent& e) { store(e.id); },
            [this](const session::WipeSession& e) { wipe(e.id); },
            [this](const session::WakeDelivery&) { m_delivery->wake(); },
            [](const session::ArmTimeLimit&) { /* the runner keeps the time */ },
            [this](const session::AlertStaff& e) {
                if (e.fault)
                    raise(*e.fault);
                if (!e.fault) {
                    ++m_staffCalls;
                    m_hooks.changed(m_runner.state());
                }
                if (e.fault == Fault::SessionTimeLimit && isOver(m_runner.state())) {
                    ++m_cardCalls;
                    m_hooks.changed(m_runner.state());
                }
                if (e.fault == Fault::UpdatePending)
                    return; // nobody is wanted
                log("support", e.fault ? joined("staff wanted: ", core::number(*e.fault), " ", core::name(*e.fault))
                                       : std::string("staff wanted: the patient called"));
            }},
        effect);
}

void Kiosk::recognise(const session::RecogniseCard& effect)
{
    m_parts.audit->record(ports::AuditEvent::SessionBegan,
                          core::Redacted::number(static_cast<std::int64_t>(effect.id.value)));
    const auto id = effect.id;
    const bool posted =
        m_card->recognise(id, effect.insertion, [this, id](core::Result<identity::RecognisedCard> card) {
            if (!card)
                return later([this, id, error = card.error()] {
                    logError("card", error);
                    handle(session::CardRefused{id, error.fault});
                });
            later([this, id, number = card->cardNumberPossible(), pin = card->pinPossible(), tries = card->pinTries,
                   soon = card->certificateVerdict.expiresSoon, child = !card->hasSignatureCertificate] {
                handle(session::CardRecognised{id,
                                               {number && !m_modelsFailed, pin, number && m_settings.staffCheck},
                                               tries,
                                               soon,
                                               child,
                                               m_cardFace != nullptr});
            });
        });
    if (!given(posted, "card"))
        handle(session::CardRefused{id, Fault::WorkerStuck});
}

void Kiosk::scanCardFace(SessionId id)
{
    const auto scanned = [this, id](core::Result<core::SecureBytes> number) {
        if (!number) {
            logError("card", number.error());
            return handle(session::CardNumberNotReadable{id});
        }
        if (session::sessionOf(m_runner.state()) != id)
            return; // the session went while the camera looked; the digits are wiped here
        m_cardNumber = std::move(*number);
        handle(session::CardNumberScanned{id});
        m_cardNumber.clear();
    };
    const bool posted = m_cardFace && m_cardFace->scan([this, scanned](core::Result<core::SecureBytes> number) {
        later([scanned, shared = std::make_shared<core::Result<core::SecureBytes>>(std::move(number))] {
            scanned(std::move(*shared));
        });
    });
    if (!given(posted, "card face"))
        handle(session::CardNumberNotReadable{id});
}

void Kiosk::prove(SessionId id, const core::Result<std::shared_ptr<const ProvenFacts>>& proof)
{
    if (!proof) {
        m_vision->forgetReference();
        logError("card", proof.error());
        return handle(session::IdentityRefused{id, proof.error().fault, proof.error().triesLeft});
    }
    const auto current = session::sessionOf(m_runner.state());
    if (current != id)
        return; // the session went while the card worked; what it left was wiped with it
    const auto facts = m_proven[id.value] = *proof;
    std::optional<int> age;
    if (facts->birthDate)
        age = core::ageOn(*facts->birthDate, core::japaneseDate(m_parts.clock->now()));
    if (!facts->photoTaken)
        return handle(session::IdentityProven{id, age, false});
    const bool posted = m_vision->whenEnrolled(id, [this, id, age](core::Result<> enrolled) {
        later([this, id, age, enrolled = std::move(enrolled)] {
            if (!enrolled)
                logError("face", enrolled.error());
            handle(enrolled ? session::IdentityProven{id, age, true}
                            : session::IdentityProven{id, age, false, enrolled.error().fault});
        });
    });
    if (!given(posted, "vision"))
        handle(session::IdentityProven{id, age, false});
}

void Kiosk::recordIdentity(SessionId id)
{
    const auto session = core::Redacted::number(static_cast<std::int64_t>(id.value));
    const auto* visit = session::visitOf(m_runner.state());
    const auto how = !visit                                   ? core::Redacted("")
                     : visit->method == session::Method::Face ? core::Redacted(", face")
                     : visit->method == session::Method::Pin  ? core::Redacted(", PIN")
                                                              : core::Redacted(", staff");
    m_parts.audit->record(ports::AuditEvent::IdentityAsserted, session + how);
}

void Kiosk::fetchConditions(SessionId id)
{
    const auto facts = m_proven.find(id.value);
    if (facts == m_proven.end())
        return handle(session::TimeLimitReached{id});
    // Only here: the number alone opened the card, it did not say who holds it.
    recordIdentity(id);
    const auto binding = bindingOf(*facts->second);
    const auto birthDate = facts->second->birthDate;
    const auto answer = [this, id, birthDate](const ports::SessionConditions& conditions) {
        later([this, id, birthDate, conditions] {
            std::optional<int> age;
            if (birthDate)
                age = core::ageOn(*birthDate, core::japaneseDate(m_parts.clock->now()));
            handle(session::ConditionsKnown{id, questionsOf(conditions, age),
                                            conditions.registered == ports::Condition::No});
        });
    };
    const bool posted = m_uplinkWorker->post([this, binding, answer] {
        if (!m_uplink)
            return answer({});
        const auto conditions = m_uplink->conditions(binding, m_settings.conditionsLimit);
        if (!conditions)
            later([this, error = conditions.error()] { logError("uplink", error); });
        answer(conditions.value_or(ports::SessionConditions{})); // unknown: asked (H7)
    });
    if (!given(posted, "uplink"))
        answer({});
}

void Kiosk::fetchGivenConsents(SessionId id)
{
    const auto facts = m_proven.find(id.value);
    if (facts == m_proven.end())
        return handle(session::TimeLimitReached{id});
    recordIdentity(id);
    const auto answer = [this, id](session::GivenConsents given) {
        later([this, id, given = std::move(given)] { handle(session::GivenConsentsKnown{id, given}); });
    };
    const bool posted = m_uplinkWorker->post([this, binding = bindingOf(*facts->second), answer] {
        if (!m_uplink)
            return answer({});
        const auto active =
            m_uplink->activeConsents(binding, m_settings.sealer.institution, m_settings.conditionsLimit);
        if (!active) {
            // Nobody is kept from withdrawing because OQS is out of reach.
            later([this, error = active.error()] { logError("uplink", error); });
            return answer({});
        }
        session::GivenConsents given{true, {}};
        for (const auto& consent : *active)
            given.consents.push_back({consent.jti, consent.given});
        answer(std::move(given));
    });
    if (!given(posted, "uplink"))
        answer({});
}

void Kiosk::fetchStoredConsents(SessionId id)
{
    const bool posted = m_ledgerWorker->post([this, id] {
        const auto recent = m_ledger ? m_ledger->recent(m_parts.clock->now())
                                     : core::Result<std::vector<ports::OutboxRow>>(
                                           core::failure(Fault::LedgerUnavailable, "Kiosk::fetchStoredConsents"));
        session::GivenConsents given{recent.has_value(), {}};
        if (!recent)
            later([this, error = recent.error()] { logError("ledger", error); });
        else
            for (const auto& consent : delivery::inForce(*recent))
                given.consents.push_back({consent.jti, consent.sealed});
        later([this, id, given = std::move(given)] { handle(session::GivenConsentsKnown{id, given}); });
    });
    if (!given(posted, "ledger"))
        handle(session::GivenConsentsKnown{id, {}});
}

void Kiosk::seal(const Confirmed& confirmed)
{
    m_sealsWithdrawal = confirmed.visit.purpose != session::Purpose::Consent;
    m_sealsForStaff = confirmed.staffReason.has_value();
    m_sealedOffline = false;
    const bool posted = m_uplinkWorker->post([this, confirmed] {
        std::optional<ports::Nonce> nonce;
        if (m_uplink) {
            auto fetched = m_uplink->nonce(m_settings.nonceLimit);
            if (fetched && disagree(m_parts.clock->now(), fetched->issued))
                // OQS would refuse the token for its time, after the patient saw "saved".
                return later([this, id = confirmed.visit.id] {
                    raise(Fault::ClockUntrusted);
                    log("device", joined("fault ", core::number(Fault::ClockUntrusted), " the clock is not OQS's"));
                    handle(session::SealingFailed{id, Fault::ClockUntrusted});
                });
            if (fetched)
                nonce = std::move(*fetched);
            else
                later([this, error = fetched.error()] {
                    logError("uplink", error);
                    m_sealedOffline = core::isOfUplink(error.fault);
                });
        }
        later([this, confirmed, nonce = std::move(nonce)] { sealWith(confirmed, nonce); });
    });
    if (!given(posted, "uplink"))
        sealWith(confirmed, std::nullopt);
}

void Kiosk::sealingFailed(SessionId id, const core::Error& error)
{
    later([this, id, error] {
        logError("seal", error);
        handle(session::SealingFailed{id, error.fault});
        if (core::isOfDeviceKey(error.fault)) {
            // Nobody is asked for anything again until the key signs again; opening the uplink tries it.
            m_uplinkMissing = true;
            report(m_services.missing(Service::Keys, error.fault));
        }
    });
}

void Kiosk::sealForStaff(const Confirmed& confirmed, std::optional<ports::Nonce> nonce)
{
    const auto id = confirmed.visit.id;
    if (session::sessionOf(m_runner.state()) != id)
        return;
    const StaffSealRequest request{id, confirmed.withdraws.front(), *confirmed.staffReason, std::move(nonce)};
    const bool posted = m_ledgerWorker->post([this, request] {
        if (!m_ledger)
            return sealingFailed(request.id, {Fault::LedgerUnavailable, "Kiosk::seal", {}});
        if (const auto done = m_sealer.seal(request, *m_ledger, *m_parts.signer); !done)
            return sealingFailed(request.id, done.error());
        later([this, id = request.id] { handle(session::Sealed{id}); });
    });
    if (!given(posted, "ledger"))
        handle(session::SealingFailed{id, Fault::WorkerStuck});
}

void Kiosk::sealWith(const Confirmed& confirmed, std::optional<ports::Nonce> nonce)
{
    if (confirmed.staffReason)
        return sealForStaff(confirmed, std::move(nonce));
    const auto id = confirmed.visit.id;
    const auto facts = m_proven.find(id.value);
    if (session::sessionOf(m_runner.state()) != id || facts == m_proven.end())
        return;
    SealRequest request{confirmed.visit,
                        confirmed.answers,
                        facts->second,
                        std::move(nonce),
                        m_pack.value_or(ports::ModelPack{}),
                        m_faceProfile.name,
                        m_faceProfile.attackCheck == identity::AttackCheck::Required,
                        confirmed.withdraws};
    const auto failed = [this, id](const core::Error& error) { sealingFailed(id, error); };
    const bool posted = m_ledgerWorker->post([this, id, request = std::move(request), failed] {
        if (!m_ledger)
            return failed({Fault::LedgerUnavailable, "Kiosk::seal", {}});
        auto input = m_sealer.begin(request, *m_ledger, *m_parts.signer);
        if (!input)
            return failed(input.error());
        const bool asked = m_card->sign(id, std::move(*input), [this, id, failed](core::Result<core::Bytes> signature) {
            if (!signature)
                return failed(signature.error());
            const bool back = m_ledgerWorker->post([this, id, failed, signed_ = std::move(*signature)] {
                const auto done = m_sealer.finish(id, signed_, *m_parts.signer);
                if (!done)
                    return failed(done.error());
                later([this, id] { handle(session::Sealed{id}); });
            });
            if (!back)
                failed({Fault::WorkerStuck, "Kiosk::seal", "ledger"});
        });
        if (!asked)
            failed({Fault::WorkerStuck, "Kiosk::seal", "card"});
    });
    if (!given(posted, "ledger"))
        handle(session::SealingFailed{id, Fault::WorkerStuck});
}

void Kiosk::store(SessionId id)
{
    const bool posted = m_ledgerWorker->post([this, id] {
        auto stored = m_ledger ? m_sealer.store(id, *m_ledger)
                               : core::Result<std::string>(core::failure(Fault::LedgerUnavailable, "Kiosk::store"));
        if (!stored)
            return later([this, id, error = stored.error()] {
                logError("ledger", error);
                handle(session::StoringFailed{id, error.fault});
                // Nobody is asked for anything again until a consent can be kept again.
                m_ledgerMissing = true;
                report(m_services.missing(Service::Ledger, core::remedyFor(error.fault) == core::Remedy::OutOfService
                                                               ? error.fault
                                                               : Fault::LedgerUnavailable));
            });
        later([this, id, jti = std::move(*stored)] {
            m_lastJti = jti;
            m_lastStored = id;
            // Of what was tried before this record nothing holds but what it met itself; the next run says anew.
            m_signs.offline = m_sealedOffline;
            m_parts.audit->record(m_sealsWithdrawal ? ports::AuditEvent::WithdrawalStored
                                                    : ports::AuditEvent::ConsentStored,
                                  m_sealsForStaff ? core::Redacted::reviewed(jti) + ", by the institution"
                                                  : core::Redacted::reviewed(jti));
            log("ledger", joined("stored ", jti));
            handle(session::Stored{id});
        });
    });
    if (!given(posted, "ledger"))
        handle(session::StoringFailed{id, Fault::WorkerStuck});
}

void Kiosk::checkPasscode(const session::CheckPasscode& effect)
{
    auto& policy = effect.step == session::StaffStep::Desk ? m_deskPolicy : m_passcodePolicy;
    // Whoever enters again before the answer means the newest: the queue is short, and a full one would be called
    // stuck.
    m_staffWorker->dropWaiting();
    const bool posted = m_staffWorker->post([this, effect, &policy, passcode = std::exchange(m_passcode, {})] {
        const auto role = policy.tryPasscode(passcode, m_parts.clock->monotonic());
        m_parts.audit->record(role ? ports::AuditEvent::StaffPasscodeAccepted : ports::AuditEvent::StaffPasscodeRefused,
                              {});
        if (!role && role.error().fault == Fault::StaffPasscodeLocked)
            raise(Fault::StaffPasscodeLocked);
        later([this, effect, refused = role ? std::nullopt : std::optional(role.error().fault)] {
            if (!refused)
                handle(session::PasscodeAccepted{effect.id, effect.step});
            else
                handle(session::PasscodeRefused{effect.id, effect.step, *refused});
        });
    });
    if (!given(posted, "staff"))
        handle(session::PasscodeRefused{effect.id, effect.step, Fault::WorkerStuck});
}

void Kiosk::wipe(SessionId id)
{
    m_cardNumber.clear();
    m_pin.clear();
    m_passcode.clear();
    m_exchangeNumber.clear();
    m_proven.erase(id.value);
    m_card->wipe(id);
    if (m_cardFace)
        m_cardFace->cancel();
    m_vision->wipe(id);
    (void)m_ledgerWorker->post([this, id] { m_sealer.wipe(id); });
    m_parts.audit->record(ports::AuditEvent::SessionEnded, core::Redacted::number(static_cast<std::int64_t>(id.value)));
}

} // namespace uketsuke::runtime
