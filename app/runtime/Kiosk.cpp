#include "app/runtime/Kiosk.h"

#include "app/runtime/Wording.h"

#include <array>
#include <bit>
#include <future>
#include <type_traits>
#include <utility>

namespace uketsuke::runtime {
namespace {

using core::Fault;
using session::SessionEvent;
using session::SessionId;

// How long a service that is missing is left alone before it is tried again.
// Several times what the watcher sleeps at most.
constexpr core::Milliseconds longestSilence = std::chrono::seconds(8);
constexpr core::Milliseconds askAgainAfter = std::chrono::seconds(10);
constexpr core::Milliseconds certificateAskedEvery = std::chrono::seconds(60);

/// Somebody stands there, also where the session does not mind: before a card.
bool isOfAPerson(const SessionEvent& event)
{
    return std::holds_alternative<session::Activity>(event) || std::holds_alternative<session::ChangeLanguage>(event)
           || std::holds_alternative<session::CallStaff>(event);
}

} // namespace

Kiosk::Kiosk(KioskSettings settings, KioskParts parts, Hooks hooks)
    : m_settings(std::move(settings)), m_parts(std::move(parts)), m_hooks(std::move(hooks)),
      m_runner(m_settings.limits, m_settings.language,
               {[this](const session::Effect& effect) { perform(effect); },
                [this](const session::SessionState& state) {
                    if (!isOver(state))
                        m_cardCalls = 0;
                    m_hooks.changed(state);
                },
                [this](std::string_view event, std::string_view from, std::string_view to, std::string_view ignored) {
                    log("session", ignored.empty() ? joined(event, ": ", from, " -> ", to)
                                                   : joined(event, " ignored in ", from, ": ", ignored));
                }},
               m_settings.staffCheck),
      m_passcodePolicy(m_parts.passcodeMatches), m_deskPolicy(m_parts.passcodeMatches),
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
    if (m_parts.cardFace)
        m_cardFace = std::make_unique<CardFaceWorker>(*m_parts.cardFace, *m_parts.clock);
    m_ledgerWorker = std::make_unique<Worker>("ledger");
    m_uplinkWorker = std::make_unique<Worker>("uplink");
    m_staffWorker = std::make_unique<Worker>("staff", 4);
    m_vision = std::make_unique<VisionWorker>(
        m_parts.openMatcher, [this] { return drawNumber(); }, *m_parts.camera, *m_parts.clock,
        VisionWorker::Hooks{[this](core::Result<ports::ModelPack> pack, const identity::FaceProfile& profile) {
                                later([this, pack = std::move(pack), profile] { onModels(pack, profile); });
                            },
                            [this](SessionEvent event) { later([this, event = std::move(event)] { onFace(event); }); },
                            [this](const FaceSight& sight) { later([this, sight] { m_hooks.sight(sight); }); }});
    openLedger();
    openUplink();
    checkCertificate();
    watchUpdates();
    (void)m_staffWorker->post([this] {
        if (const auto whole = m_parts.audit->verifyChain(); !whole)
            later([this, error = whole.error()] {
                logError("audit", error);
                raise(error.fault);
            });
    });
    m_delivery = std::make_unique<DeliveryWorker>(
        DeliveryWorker::Parts{m_parts.openLedger, m_parts.openUplink, *m_parts.handoff, *m_parts.audit, *m_parts.clock,
                              *m_parts.cryptography, m_settings.delivery, m_parts.archive.get(), m_settings.archive},
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
        later([this, gap = delivery::auditGap(*m_ledger, *m_parts.audit)] {
            if (gap)
                logError("ledger", *gap);
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

/// On the ledger thread, which signs. What was renewed on the disk is taken up here, and an end is met before a patient
/// meets it.
void Kiosk::checkCertificate()
{
    m_certificateAsked = m_parts.clock->monotonic();
    (void)m_ledgerWorker->post([this] {
        const auto now = m_parts.clock->now();
        const auto ready = m_parts.signer->prepare(now);
        const auto left = m_parts.signer->validUntil() - now;
        later([this, ready, left] {
            if (!ready && !m_certificateMissing)
                logError("keys", ready.error());
            m_certificateMissing = !ready;
            report(ready ? m_services.ready(Service::Certificate)
                         : m_services.missing(Service::Certificate, ready.error().fault));
            auto signs = m_signs;
            signs.certificateDays = static_cast<int>(std::chrono::floor<std::chrono::days>(left).count());
            tellStaff(signs);
        });
    });
}

void Kiosk::watchUpdates()
{
    if (!m_parts.updateAgent)
        return report(m_services.ready(Service::Update));
    m_updateWorker = std::make_unique<Worker>("update");
    m_updates = std::make_unique<UpdateWatch>(
        *m_parts.updateAgent, m_settings.update,
        UpdateWatch::Hooks{[this](std::function<void()> job) { return m_updateWorker->post(std::move(job)); },
                           [this](std::function<void()> job) { later(std::move(job)); },
                           [this](bool isClosed) {
                               report(isClosed ? m_services.missing(Service::Update, Fault::UpdatePending)
                                               : m_services.ready(Service::Update));
                           },
                           [this](const core::Error& error) {
                               raise(error.fault);
                               logError("update", error);
                           },
                           [this](const std::string& version) {
                               if (!version.empty()) {
                                   raise(Fault::UpdateFellBack);
                                   log("update", joined("fault ", core::number(Fault::UpdateFellBack), " ",
                                                        core::name(Fault::UpdateFellBack), ": version ", version));
                               }
                               auto signs = m_signs;
                               signs.updateFellBack = version;
                               tellStaff(signs);
                           },
                           [this](const std::string& line) { log("update", line); }});
}

void Kiosk::tellStaff(const StaffSigns& signs)
{
    if (signs == m_signs)
        return;
    m_signs = signs;
    m_hooks.changed(m_runner.state());
}

void Kiosk::resetByStaff()
{
    const auto id = session::sessionOf(m_runner.state());
    if (!*m_alive || !id)
        return;
    m_parts.audit->record(ports::AuditEvent::StaffReset, core::Redacted::number(static_cast<std::int64_t>(id->value)));
    handle(session::StaffReset{});
}

void Kiosk::stop()
{
    if (!*m_alive)
        return;
    *m_alive = false;
    m_parts.reader->stopWatching();
    if (m_vision)
        m_vision->stop();
    if (m_cardFace)
        m_cardFace->stop();
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
    if (m_ledgerWorker) {
        m_ledgerWorker->stop();
        m_parts.audit->record(ports::AuditEvent::KioskStopped, {});
    }
    if (m_updateWorker)
        m_updateWorker->stop(); // last: its folder may hang
}

void Kiosk::handle(const SessionEvent& event)
{
    if (!*m_alive)
        return;
    if (m_updates && isOfAPerson(event))
        m_updates->touched();
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
    if (now - m_certificateAsked > (m_certificateMissing ? askAgainAfter : certificateAskedEvery))
        checkCertificate();
    if (m_updates) {
        const bool isWelcome = std::holds_alternative<session::Welcome>(m_runner.state());
        m_updates->tick({.isIdle = isWelcome || std::holds_alternative<session::OutOfService>(m_runner.state()),
                         .isWhole = isWelcome && m_pack.has_value()},
                        now);
    }
    if (const auto unwritten = m_parts.audit->unwritten(); unwritten != m_unwritten) {
        m_unwritten = unwritten;
        log("audit", joined("lines that could not be written: ", unwritten));
    }
    // A card service that hangs says nothing, and without this the welcome screen would wait for cards for ever.
    const bool silent = m_parts.reader->silentFor() > longestSilence;
    if (m_readerReady && silent != m_readerSilent) {
        m_readerSilent = silent;
        if (silent) {
            raise(Fault::CardServiceUnavailable);
            log("reader", "silent: the card service does not answer");
        }
        report(silent ? m_services.missing(Service::Reader, Fault::CardServiceUnavailable)
                      : m_services.ready(Service::Reader));
    }
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

void Kiosk::onReader(const ports::ReaderEvent& event)
{
    std::visit(Overloaded{[this](const ports::ReaderReady& e) {
                              log("reader", joined("ready: ", core::Redacted::reviewed(e.reader).text()));
                              m_readerReady = true;
                              m_readerSilent = false;
                              report(m_services.ready(Service::Reader));
                          },
                          [this](const ports::ReaderGone& e) {
                              m_readerReady = false;
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

core::Result<std::uint32_t> Kiosk::drawNumber() const
{
    std::array<std::byte, sizeof(std::uint32_t)> bytes{};
    if (const auto drawn = m_parts.cryptography->random(bytes); !drawn)
        return core::failure(drawn.error());
    return std::bit_cast<std::uint32_t>(bytes);
}

void Kiosk::onFace(const SessionEvent& event)
{
    // A try that was decided counts for the card's key and not for the session (H10); a camera that failed is no try.
    // One with an action counts when the action is asked for, so that nobody goes back and draws until it suits.
    struct Tried {
        SessionId id;
        int tries{0};
    };
    const auto tried = std::visit(
        [](const auto& happened) -> std::optional<Tried> {
            using Event = std::remove_cvref_t<decltype(happened)>;
            if constexpr (std::is_same_v<Event, session::FaceActionAsked>)
                return Tried{happened.id, 0};
            else if constexpr (std::is_same_v<Event, session::FaceAccepted>)
                return happened.activeStepPassed ? std::nullopt : std::optional(Tried{happened.id, happened.tries});
            else if constexpr (std::is_same_v<Event, session::FaceTryFailed>)
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
    if (const auto& expiring = done.expiring)
        log("delivery",
            joined("consents that have not arrived end soon: ", expiring->count, ", from record ", expiring->first));
    auto signs = m_signs;
    signs.arrivedTooLate += static_cast<std::uint64_t>(done.arrivedTooLate);
    if (done.signs)
        signs.outbox = *done.signs;
    if (done.stoppedBy)
        signs.offline = core::isOfUplink(done.stoppedBy->fault);
    else if (done.moved())
        signs.offline = false;
    const bool isLost = signs.offline && !m_signs.offline;
    tellStaff(signs);
    // A farewell that now says that it waits is longer to read than it was when its time began.
    const auto* farewell = std::get_if<session::Finished>(&m_runner.state());
    if (isLost && farewell && farewell->cardGone && !farewell->delivered && !farewell->refusedAll
        && !farewell->withdrew)
        handle(session::MoreTime{});
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
    if (error.fault == Fault::SessionCancelled)
        return; // somebody stopped, and the session's own line says so: nobody has to look for it
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
