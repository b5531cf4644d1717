#include "app/runtime/Kiosk.h"

#include <future>
#include <sstream>
#include <type_traits>
#include <utility>

namespace uketsuke::runtime {
namespace {

using core::Fault;
using session::SessionEvent;
using session::SessionId;

template <class... Handlers> struct Overloaded : Handlers... {
    using Handlers::operator()...;
};

template <class... Parts> std::string joined(const Parts&... parts)
{
    std::ostringstream text;
    (text << ... << parts);
    return text.str();
}

// OQS allows 60 s between its clock and the token's; the answer itself may have taken 2 s of them.
constexpr core::Milliseconds askAgainAfter = std::chrono::seconds(10);
constexpr core::Milliseconds mostClockDifference = std::chrono::seconds(55);

bool disagree(core::Instant ours, core::Instant theirs)
{
    const auto difference = ours - theirs;
    return difference > mostClockDifference || difference < -mostClockDifference;
}

std::string_view bindingKey(ports::CardKey key)
{
    switch (key) {
    case ports::CardKey::Authentication: return "authentication";
    case ports::CardKey::InputHelper: return "input-helper";
    case ports::CardKey::CardFace: return "card-face";
    }
    return "authentication";
}

ports::CardBinding bindingOf(const ProvenFacts& facts)
{
    return {std::string(bindingKey(facts.signingKey)), core::base64Url(facts.binding)};
}

} // namespace

Kiosk::Kiosk(KioskSettings settings, KioskParts parts, Hooks hooks)
    : m_settings(std::move(settings)), m_parts(std::move(parts)), m_hooks(std::move(hooks)),
      m_runner(m_settings.limits, m_settings.language,
               {[this](const session::Effect& effect) { perform(effect); },
                [this](const session::SessionState& state) { m_hooks.changed(state); },
                [this](std::string_view event, std::string_view from, std::string_view to, std::string_view ignored) {
                    log("session", ignored.empty() ? joined(event, ": ", from, " -> ", to)
                                                   : joined(event, " ignored in ", from, ": ", ignored));
                }}),
      m_passcodePolicy(m_parts.passcodeMatches),
      m_sealer(m_settings.sealer, m_parts.resources, *m_parts.cryptography, *m_parts.clock)
{
}

Kiosk::~Kiosk() { stop(); }

void Kiosk::start()
{
    m_parts.audit->record(ports::AuditEvent::KioskStarted, core::Redacted::reviewed(m_settings.sealer.softwareVersion));
    // The models load behind the welcome screen: only their failing is news.
    report(m_services.ready(Service::Models));
    report(m_services.ready(Service::Card));
    m_card = std::make_unique<CardWorker>(
        CardWorker::Parts{*m_parts.reader, *m_parts.cardRoom, *m_parts.cryptography, *m_parts.clock}, m_settings.proof);
    m_ledgerWorker = std::make_unique<Worker>("ledger");
    m_uplinkWorker = std::make_unique<Worker>("uplink");
    m_staffWorker = std::make_unique<Worker>("staff", 4);
    m_vision = std::make_unique<VisionWorker>(
        m_parts.openMatcher, *m_parts.camera, *m_parts.clock,
        VisionWorker::Hooks{[this](core::Result<ports::ModelPack> pack, const identity::FaceProfile& profile) {
                                later([this, pack = std::move(pack), profile] { onModels(pack, profile); });
                            },
                            [this](SessionEvent event) { later([this, event = std::move(event)] { onFace(event); }); },
                            [this](ports::FaceHint hint) { later([this, hint] { m_hooks.hint(hint); }); }});
    openLedger();
    openUplink();
    m_delivery = std::make_unique<DeliveryWorker>(
        DeliveryWorker::Parts{m_parts.openLedger, m_parts.openUplink, *m_parts.handoff, *m_parts.audit, *m_parts.clock,
                              *m_parts.cryptography, m_settings.delivery},
        [this](const delivery::DeliveryReport& done) { later([this, done] { onDelivered(done); }); });
    m_parts.reader->watch([this](const ports::ReaderEvent& event) { later([this, event] { onReader(event); }); });
}

void Kiosk::openLedger()
{
    m_ledgerAsked = m_parts.clock->monotonic();
    (void)m_ledgerWorker->post([this] {
        m_ledger.reset();
        auto ledger = m_parts.openLedger();
        auto error = ledger ? std::optional<core::Error>() : ledger.error();
        if (!error)
            if (const auto writable = (*ledger)->writable(); !writable)
                error = writable.error();
        if (error)
            return later([this, error = *error] {
                logError("ledger", error);
                m_ledgerMissing = true;
                report(m_services.missing(Service::Ledger, error.fault));
            });
        m_ledger = std::move(*ledger);
        later([this] {
            m_ledgerMissing = false;
            report(m_services.ready(Service::Ledger));
        });
    });
}

void Kiosk::openUplink()
{
    m_uplinkAsked = m_parts.clock->monotonic();
    (void)m_uplinkWorker->post([this] {
        auto uplink = m_parts.openUplink();
        if (!uplink)
            return later([this, error = uplink.error()] {
                logError("uplink", error);
                m_uplinkMissing = true;
                report(m_services.missing(Service::Keys, error.fault));
            });
        m_uplink = std::move(*uplink);
        later([this] {
            m_uplinkMissing = false;
            report(m_services.ready(Service::Keys));
        });
    });
}

void Kiosk::stop()
{
    if (!*m_alive)
        return;
    *m_alive = false;
    m_parts.reader->stopWatching();
    if (m_vision)
        m_vision->stop();
    if (m_card)
        m_card->stop();
    if (m_delivery)
        m_delivery->stop();
    if (m_uplinkWorker) {
        // A connection is destroyed on the thread that used it; jobs before it end by their own limits.
        std::promise<void> gone;
        const auto closeUplink = [this, &gone] {
            m_uplink.reset();
            gone.set_value();
        };
        bool posted = m_uplinkWorker->post(closeUplink);
        if (!posted) {
            m_uplinkWorker->dropWaiting();
            posted = m_uplinkWorker->post(closeUplink);
        }
        if (posted)
            gone.get_future().wait();
        m_uplinkWorker->stop();
    }
    if (m_staffWorker)
        m_staffWorker->stop();
    if (m_ledgerWorker)
        m_ledgerWorker->stop();
    if (m_ledgerWorker)
        m_parts.audit->record(ports::AuditEvent::KioskStopped, {});
}

void Kiosk::handle(const SessionEvent& event)
{
    if (!*m_alive)
        return;
    m_runner.handle(event);
    // What was typed was taken by the worker by now, or nobody wanted it.
    if (std::holds_alternative<session::CardNumberEntered>(event) || std::holds_alternative<session::PinEntered>(event)
        || std::holds_alternative<session::PasscodeEntered>(event)) {
        m_cardNumber.clear();
        m_pin.clear();
        m_passcode.clear();
    }
}

void Kiosk::tick()
{
    if (!*m_alive)
        return;
    const auto now = m_parts.clock->monotonic();
    m_runner.tick(now);
    if (!m_card)
        return;
    if (m_ledgerMissing && now - m_ledgerAsked > askAgainAfter)
        openLedger();
    if (m_uplinkMissing && now - m_uplinkAsked > askAgainAfter)
        openUplink();
    // PC/SC offers no deadline: a reader that never answers is a lost one, and no next patient waits behind it.
    const bool stuck = m_card->busyFor() > m_settings.limits.work + std::chrono::seconds(5);
    if (stuck != m_cardStuck) {
        m_cardStuck = stuck;
        report(stuck ? m_services.missing(Service::Card, Fault::WorkerStuck) : m_services.ready(Service::Card));
    }
}

std::shared_ptr<const ports::Frame> Kiosk::preview() const
{
    if (!std::holds_alternative<session::CapturingFace>(m_runner.state()))
        return nullptr;
    return m_parts.camera->latest();
}

void Kiosk::perform(const session::Effect& effect)
{
    std::visit(
        Overloaded{
            [this](const session::RecogniseCard& e) { recognise(e); },
            [this](const session::ProveByCardNumber& e) {
                const auto id = e.id;
                const bool posted = m_card->proveByCardNumber(
                    id, std::exchange(m_cardNumber, {}), [this, id](core::Result<CardWorker::Proof> proof) {
                        later([this, id, shared = std::make_shared<core::Result<CardWorker::Proof>>(std::move(proof))] {
                            prove(id, std::move(*shared));
                        });
                    });
                if (!given(posted, "card"))
                    handle(session::IdentityRefused{id, Fault::WorkerStuck, -1});
            },
            [this](const session::ProveByPin& e) {
                const auto id = e.id;
                const bool posted = m_card->proveByPin(
                    id, std::exchange(m_pin, {}), e.lastTryAccepted, [this, id](core::Result<CardWorker::Proof> proof) {
                        later([this, id, shared = std::make_shared<core::Result<CardWorker::Proof>>(std::move(proof))] {
                            prove(id, std::move(*shared));
                        });
                    });
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
            [this](const session::CheckPasscode& e) { checkPasscode(e.id); },
            [this](const session::FetchConditions& e) { fetchConditions(e.id); },
            [this](const session::SealConsent& e) { seal(e); }, [this](const session::StoreConsent& e) { store(e.id); },
            [this](const session::WipeSession& e) { wipe(e.id); },
            [this](const session::WakeDelivery&) { m_delivery->wake(); },
            [](const session::ArmTimeLimit&) { /* the runner keeps the time */ },
            [this](const session::AlertStaff& e) {
                if (e.fault)
                    raise(*e.fault);
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
                handle(session::CardRecognised{
                    id, {number && !m_modelsFailed, pin, number && m_settings.staffCheck}, tries, soon, child});
            });
        });
    if (!given(posted, "card"))
        handle(session::CardRefused{id, Fault::WorkerStuck});
}

void Kiosk::prove(SessionId id, core::Result<CardWorker::Proof> proof)
{
    if (!proof) {
        logError("card", proof.error());
        return handle(session::IdentityRefused{id, proof.error().fault, proof.error().triesLeft});
    }
    const auto current = session::sessionOf(m_runner.state());
    if (current != id)
        return; // the session went while the card worked; its photo is wiped here
    const auto facts = m_proven[id.value] = proof->facts;
    std::optional<int> age;
    if (facts->birthDate)
        age = core::ageOn(*facts->birthDate, core::japaneseDate(m_parts.clock->now()));
    if (proof->photo.empty())
        return handle(session::IdentityProven{id, age, false});
    const bool posted = m_vision->enrol(id, std::move(proof->photo), [this, id, age](core::Result<> enrolled) {
        later([this, id, age, enrolled = std::move(enrolled)] {
            if (!enrolled)
                logError("face", enrolled.error());
            handle(session::IdentityProven{id, age, enrolled.has_value()});
        });
    });
    if (!given(posted, "vision"))
        handle(session::IdentityProven{id, age, false});
}

void Kiosk::fetchConditions(SessionId id)
{
    const auto facts = m_proven.find(id.value);
    if (facts == m_proven.end())
        return handle(session::TimeLimitReached{id});
    // Only here: the number alone opened the card, it did not say who holds it.
    m_parts.audit->record(ports::AuditEvent::IdentityAsserted,
                          core::Redacted::reviewed(bindingKey(facts->second->signingKey)));
    const auto binding = bindingOf(*facts->second);
    const auto birthDate = facts->second->birthDate;
    const auto answer = [this, id, birthDate](const ports::SessionConditions& conditions) {
        later([this, id, birthDate, conditions] {
            std::optional<int> age;
            if (birthDate)
                age = core::ageOn(*birthDate, core::japaneseDate(m_parts.clock->now()));
            session::Answers questions;
            for (const auto& item : consent::askedItems(m_parts.resources.catalog, conditions, age))
                questions.items.push_back(
                    {item.code, item.group, item.bulkLine == consent::BulkLine::Own, item.groupTouch, std::nullopt});
            questions.prescriptionAsked =
                m_settings.asksPrescription && conditions.prescriptionChoice != ports::Condition::No;
            handle(session::ConditionsKnown{id, std::move(questions)});
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

void Kiosk::seal(const session::SealConsent& effect)
{
    const bool posted = m_uplinkWorker->post([this, effect] {
        std::optional<ports::Nonce> nonce;
        if (m_uplink) {
            auto fetched = m_uplink->nonce(m_settings.nonceLimit);
            if (fetched && disagree(m_parts.clock->now(), fetched->issued))
                // OQS would refuse the token for its time, after the patient saw "saved".
                return later([this, id = effect.visit.id] {
                    raise(Fault::ClockUntrusted);
                    log("device", joined("fault ", core::number(Fault::ClockUntrusted), " the clock is not OQS's"));
                    handle(session::SealingFailed{id, Fault::ClockUntrusted});
                });
            if (fetched)
                nonce = std::move(*fetched);
            else
                later([this, error = fetched.error()] { logError("uplink", error); });
        }
        later([this, effect, nonce = std::move(nonce)] { sealWith(effect, nonce); });
    });
    if (!given(posted, "uplink"))
        sealWith(effect, std::nullopt);
}

void Kiosk::sealWith(session::SealConsent effect, std::optional<ports::Nonce> nonce)
{
    const auto id = effect.visit.id;
    const auto facts = m_proven.find(id.value);
    if (session::sessionOf(m_runner.state()) != id || facts == m_proven.end())
        return;
    SealRequest request{std::move(effect.visit),
                        std::move(effect.answers),
                        facts->second,
                        std::move(nonce),
                        m_pack.value_or(ports::ModelPack{}),
                        m_faceProfile.name,
                        m_faceProfile.attackCheck == identity::AttackCheck::Required};
    const auto failed = [this, id](const core::Error& error) {
        later([this, id, error] {
            logError("seal", error);
            handle(session::SealingFailed{id, error.fault});
        });
    };
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
            m_parts.audit->record(ports::AuditEvent::ConsentStored, core::Redacted::reviewed(jti));
            log("ledger", joined("stored ", jti));
            handle(session::Stored{id});
        });
    });
    if (!given(posted, "ledger"))
        handle(session::StoringFailed{id, Fault::WorkerStuck});
}

void Kiosk::checkPasscode(SessionId id)
{
    const bool posted = m_staffWorker->post([this, id, passcode = std::exchange(m_passcode, {})] {
        const auto role = m_passcodePolicy.tryPasscode(passcode, m_parts.clock->monotonic());
        m_parts.audit->record(role ? ports::AuditEvent::StaffPasscodeAccepted : ports::AuditEvent::StaffPasscodeRefused,
                              {});
        later([this, id, accepted = role.has_value()] {
            if (accepted)
                handle(session::PasscodeAccepted{id});
            else
                handle(session::PasscodeRefused{id, Fault::StaffPasscodeWrong});
        });
    });
    if (!given(posted, "staff"))
        handle(session::PasscodeRefused{id, Fault::WorkerStuck});
}

void Kiosk::wipe(SessionId id)
{
    m_cardNumber.clear();
    m_pin.clear();
    m_passcode.clear();
    m_proven.erase(id.value);
    m_card->wipe(id);
    m_vision->wipe();
    (void)m_ledgerWorker->post([this, id] { m_sealer.wipe(id); });
    m_parts.audit->record(ports::AuditEvent::SessionEnded, core::Redacted::number(static_cast<std::int64_t>(id.value)));
}

void Kiosk::onReader(const ports::ReaderEvent& event)
{
    std::visit(Overloaded{[this](const ports::ReaderReady& e) {
                              log("reader", joined("ready: ", core::Redacted::reviewed(e.reader).text()));
                              report(m_services.ready(Service::Reader));
                          },
                          [this](const ports::ReaderGone& e) {
                              raise(e.fault);
                              log("reader", joined("gone: ", core::number(e.fault), " ", core::name(e.fault)));
                              report(m_services.missing(Service::Reader, e.fault));
                          },
                          [this](const ports::CardInserted& e) { handle(session::CardInserted{e.insertion}); },
                          [this](const ports::CardRemoved& e) { handle(session::CardRemoved{e.insertion}); }},
               event);
}

void Kiosk::onModels(core::Result<ports::ModelPack> pack, const identity::FaceProfile& profile)
{
    if (pack) {
        m_faceProfile = profile;
        log("face", joined("models ready: ", pack->name));
        m_pack = std::move(*pack);
        return;
    }
    m_modelsFailed = true;
    logError("face", pack.error());
    report(m_services.missing(Service::Models, pack.error().fault));
}

void Kiosk::onFace(const SessionEvent& event)
{
    // A try that was decided counts for the card's key and not for the session (H10); a camera that failed is no try.
    struct Tried {
        SessionId id;
        int tries{0};
    };
    const auto tried = std::visit(
        [](const auto& happened) -> std::optional<Tried> {
            using Event = std::remove_cvref_t<decltype(happened)>;
            if constexpr (std::is_same_v<Event, session::FaceAccepted> || std::is_same_v<Event, session::FaceTryFailed>)
                return Tried{happened.id, happened.tries};
            else if constexpr (std::is_same_v<Event, session::FaceRefused>) {
                const bool decided = happened.fault == Fault::FaceNotMatched
                                     || happened.fault == Fault::FaceTriesExhausted
                                     || happened.fault == Fault::AttackSuspected;
                return decided ? std::optional(Tried{happened.id, happened.tries}) : std::nullopt;
            } else
                return std::nullopt;
        },
        event);
    if (const auto facts = tried ? m_proven.find(tried->id.value) : m_proven.end(); facts != m_proven.end()) {
        const auto now = m_parts.clock->monotonic();
        m_faceTries.recordTry(facts->second->thumbprint, now);
        if (std::holds_alternative<session::FaceTryFailed>(event)
            && !m_faceTries.mayTry(facts->second->thumbprint, now))
            return handle(session::FaceRefused{tried->id, Fault::FaceTriesExhausted, tried->tries});
    }
    handle(event);
}

void Kiosk::onDelivered(const delivery::DeliveryReport& done)
{
    for (const auto& jti : done.delivered) {
        log("delivery", joined("receipt stored ", jti));
        if (jti == m_lastJti)
            handle(session::Delivered{m_lastStored});
    }
    for (const auto& error : done.faults)
        logError("delivery", error);
}

void Kiosk::report(const std::optional<SessionEvent>& event)
{
    if (event)
        handle(*event);
}

void Kiosk::log(std::string_view category, const std::string& line) const
{
    if (m_hooks.log)
        m_hooks.log(category, line);
}

void Kiosk::logError(std::string_view category, const core::Error& error) const
{
    log(category, joined("fault ", core::number(error.fault), " ", core::name(error.fault), " at ", error.where, ": ",
                         error.note.text()));
}

void Kiosk::raise(Fault fault) const
{
    m_parts.audit->record(ports::AuditEvent::FaultRaised, core::Redacted::number(core::number(fault)));
}

void Kiosk::later(std::function<void()> job) const
{
    m_hooks.post([alive = m_alive, job = std::move(job)] {
        if (*alive)
            job();
    });
}

bool Kiosk::given(bool posted, std::string_view worker) const
{
    if (!posted)
        log("runtime", joined("fault ", core::number(Fault::WorkerStuck), " the ", worker, " worker is stuck"));
    return posted;
}

} // namespace uketsuke::runtime
