// A whole kiosk in one process: the real Kiosk, simulated drivers around it, a person who does what each screen asks,
// and time that stands still unless it is moved. The card answers from plain values and signs with a real key. Main
// thread.
#pragma once

#include "app/delivery/TokenKind.h"
#include "app/runtime/Kiosk.h"
#include "app/runtime/Wording.h"
#include "drivers/simulated/SimulatedAudit.h"
#include "drivers/simulated/SimulatedCamera.h"
#include "drivers/simulated/SimulatedCardReader.h"
#include "drivers/simulated/SimulatedClock.h"
#include "drivers/simulated/SimulatedFaceMatcher.h"
#include "drivers/simulated/SimulatedHandoff.h"
#include "drivers/simulated/SimulatedSigner.h"
#include "tests/flow/session/Connections.h"
#include "tests/unit/consent/ShippedResources.h"
#include "tests/unit/identity/ProofDesk.h"

#include <QTest>

#include <algorithm>
#include <set>

namespace uketsuke::tests {

/// Made once a run: who issues the cards, and the certificate to which OQS holds the key.
struct Issuers {
    PaperOffice office;
    Bytes envelopeCertificate;

    bool open()
    {
        auto& pki = office.pki;
        if (office.open() && pki.ecKey("oqs.key") && pki.selfSigned("oqs.key", "oqs.pem", "/CN=TEST OQS envelope", {}))
            envelopeCertificate = pki.der("oqs.pem");
        return !envelopeCertificate.empty();
    }
};

/// Puts the driver in its place and keeps a hand on it.
template <class Driver, class Port, class... Arguments>
Driver& placed(std::unique_ptr<Port>& place, Arguments... arguments)
{
    auto driver = std::make_unique<Driver>(std::move(arguments)...);
    auto& hand = *driver;
    place = std::move(driver);
    return hand;
}

struct Person {
    session::Method method{session::Method::Face};
    session::Purpose purpose{session::Purpose::Consent};
    bool agrees{true};
    bool oneByOne{false};
    bool registers{true};
    bool isNew{false}; ///< to OQS, which then asks for the registration
};

class Stage {
    QObject m_main; ///< where the kiosk's calls arrive
    runtime::KioskParts m_parts;
    Issuers& m_issuers;

public:
    explicit Stage(Issuers& issuers) : m_issuers(issuers) {}

    static constexpr std::string_view cardNumber{"05040320311234"};
    static constexpr std::string_view exchangeNumber{"204617"};

    const crypto::OpenSslCryptography& cryptography = placed<crypto::OpenSslCryptography>(m_parts.cryptography);
    simulated::SimulatedClock& clock = placed<simulated::SimulatedClock>(m_parts.clock, today());
    simulated::SimulatedAudit& audit = placed<simulated::SimulatedAudit>(m_parts.audit);
    simulated::SimulatedCardReader& reader = placed<simulated::SimulatedCardReader>(m_parts.reader);
    simulated::SimulatedCamera& camera = placed<simulated::SimulatedCamera>(m_parts.camera);
    simulated::SimulatedSigner& signer = placed<simulated::SimulatedSigner>(m_parts.signer);
    simulated::SimulatedHandoff& handoff = placed<simulated::SimulatedHandoff>(m_parts.handoff);
    World world{m_issuers.office, cryptography, clock};
    runtime::KioskSettings settings; ///< until `open`
    Person person;
    // What was shown, since the test last looked.
    std::set<std::string_view> seen;
    std::optional<session::Interrupted> interrupted;
    std::optional<session::Finished> finished;

    /// To the welcome screen.
    [[nodiscard]] bool open()
    {
        m_parts.cardRoom = std::make_unique<PaperRoom>(world);
        m_parts.resources = shippedResources();
        m_parts.openMatcher = []() -> core::Result<runtime::LoadedMatcher> {
            return runtime::LoadedMatcher{std::make_unique<simulated::SimulatedFaceMatcher>(),
                                          identity::standardFaceProfile()};
        };
        m_parts.openLedger = [this]() -> core::Result<std::unique_ptr<ports::ConsentLedger>> {
            return std::make_unique<LedgerConnection>(world.ledger);
        };
        m_parts.openUplink = [this]() -> core::Result<std::unique_ptr<ports::Uplink>> {
            return std::make_unique<UplinkConnection>(world);
        };
        m_parts.passcodeMatches = [](const core::SecureBytes& code) { return core::textOf(code.view()) == "4711"; };
        settings.staffCheck = true;
        settings.proof = {.anchors = m_issuers.office.anchors(),
                          .certificatePolicy = {.acceptedPolicies = {m_issuers.office.policyOid},
                                                .testMaterial = identity::TestMaterial::Allowed}};
        settings.sealer = {.deviceId = "urn:uketsuke:device:TEST-flow",
                           .audience = "urn:uketsuke:test-oqs",
                           .institution = "1319999901",
                           .institutionKey = std::make_shared<const core::SecureBytes>(std::size_t{32}),
                           .envelopeCertificate = m_issuers.envelopeCertificate,
                           .softwareVersion = "flow"};
        m_kiosk = std::make_unique<runtime::Kiosk>(
            settings, std::move(m_parts),
            runtime::Kiosk::Hooks{[this](std::function<void()> job) {
                                      QMetaObject::invokeMethod(&m_main, std::move(job), Qt::QueuedConnection);
                                  },
                                  [this](const session::SessionState& now) { hear(now); },
                                  [](const runtime::FaceSight&) {},
                                  [this](std::string_view, const std::string& line) { m_log += line + '\n'; }});
        m_kiosk->tick();
        m_kiosk->start();
        return until([this] { return isAt("Welcome"); });
    }

    [[nodiscard]] runtime::Kiosk& kiosk() const { return *m_kiosk; }
    [[nodiscard]] const session::SessionState& state() const { return m_kiosk->runner().state(); }
    [[nodiscard]] bool isAt(std::string_view screen) const { return session::name(state()) == screen; }
    template <class Condition> [[nodiscard]] static bool until(Condition condition)
    {
        return QTest::qWaitFor(condition, 30'000);
    }
    void letPass(core::Milliseconds span)
    {
        clock.advance(span);
        m_kiosk->tick();
    }

    /// The person does what each screen asks, until that one is shown.
    [[nodiscard]] bool goTo(std::string_view screen)
    {
        return until([&] {
            while (!isAt(screen) && act())
                ;
            return isAt(screen);
        });
    }
    /// Takes the card and turns away. True when the next one is welcome, and nothing of this one is held or was logged.
    [[nodiscard]] bool leave()
    {
        reader.remove();
        const bool cardGone = until([this] {
            const auto* end = std::get_if<session::Finished>(&state());
            const auto* broken = std::get_if<session::Interrupted>(&state());
            return isAt("Welcome") || (end && end->cardGone) || (broken && broken->insertion == 0);
        });
        m_kiosk->handle(session::Acknowledge{});
        return cardGone && isAt("Welcome") && until([this] { return world.cardsHeld == 0 && !camera.latest(); })
               && m_log.find(cardNumber) == std::string::npos && m_log.find(exchangeNumber) == std::string::npos;
    }

    /// To the end of its way, and once: OQS holds these bytes, its receipt is here, and for a consent the result's
    /// file.
    [[nodiscard]] bool arrives(const ports::LedgerRecord& record)
    {
        const auto& jti = record.jti;
        const bool isDone = until([&] {
            const auto reached = world.ledger.deliveryState(jti);
            return reached && *reached == ports::DeliveryState::HandedOff;
        });
        const bool hasFile = std::ranges::any_of(
            handoff.files(), [&](const auto& file) { return file.first.find(jti) != std::string::npos; });
        return isDone && world.oqs.effectsOf(jti) == 1 && world.oqs.tokenOf(jti) == record.token
               && !world.ledger.receiptOf(jti).empty()
               && hasFile == (delivery::kindOf(record.token) == ports::RecordKind::Consent);
    }

    // What the audit says of the sessions, and of the delivery, each in its order; of both without the faults.
    [[nodiscard]] QString trail() const { return audited(Part::Sessions); }
    [[nodiscard]] QString deliveries() const { return audited(Part::Delivery); }

private:
    enum class Part { Sessions, Delivery };
    QString audited(Part part) const
    {
        using enum ports::AuditEvent;
        QStringList lines;
        for (const auto& [event, detail] : audit.entries()) {
            const auto of = event == ConsentDelivered || event == WithdrawalDelivered ? Part::Delivery : Part::Sessions;
            if (of == part && event != KioskStarted && event != FaultRaised)
                lines += QString::fromStdString(std::string(ports::name(event)) + ' ' + detail.text()).trimmed();
        }
        return lines.join("; ");
    }
    void hear(const session::SessionState& now)
    {
        if (m_done != now)
            m_done.reset();
        seen.insert(session::name(now));
        if (const auto* broken = std::get_if<session::Interrupted>(&now))
            interrupted = *broken;
        if (const auto* end = std::get_if<session::Finished>(&now))
            finished = *end;
    }
    static core::SecureBytes typed(std::string_view digits) { return core::SecureBytes::copyOf(core::viewOf(digits)); }
    /// False where nothing came of it yet: there is nothing to do, or it was done and is waited for.
    bool act()
    {
        const auto before = state();
        if (m_done == before)
            return false;
        m_done = before;
        touch(before);
        return state() != before;
    }
    void touch(const session::SessionState& shown)
    {
        using namespace session;
        const auto send = [this](const SessionEvent& event) { m_kiosk->handle(event); };
        const runtime::Overloaded screens{
            [&](const Welcome&) {
                if (person.purpose == Purpose::StaffWithdrawal)
                    return send(OpenStaffDesk{});
                reader.insert({});
            },
            [&](const ChoosingMethod& at) {
                if (at.visit.purpose != person.purpose)
                    return send(ChoosePurpose{person.purpose});
                send(ChooseMethod{person.method});
            },
            [&](const EnteringCardNumber&) {
                m_kiosk->giveCardNumber(typed(cardNumber));
                send(CardNumberEntered{});
            },
            [&](const EnteringPin&) {
                m_kiosk->givePin(typed("1234"));
                send(PinEntered{});
            },
            [&](const StaffCheck& at) {
                if (at.step == StaffStep::Comparing)
                    return send(StaffCompared{true});
                m_kiosk->givePasscode(typed("4711"));
                send(PasscodeEntered{});
            },
            [&](const Guardian&) { send(RepresentationChosen{Representation::Guardian}); },
            [&](const FirstRegistration&) { send(AnswerRegistration{person.registers}); },
            [&](const ConsentSummary&) {
                if (person.oneByOne)
                    return send(DecideOneByOne{});
                person.agrees ? send(AgreeToAll{}) : send(RefuseAll{});
            },
            [&](const ConsentItem&) { send(AnswerItem{person.agrees}); },
            [&](const Prescription&) { send(ChoosePrescription{}); },
            [&](const AidCertificates&) { send(AnswerDocument{person.agrees}); },
            [&](const Documents&) { send(AnswerDocument{person.agrees}); },
            [&](const EnteringExchangeNumber&) {
                m_kiosk->giveExchangeNumber(typed(exchangeNumber));
                send(ExchangeNumberEntered{});
            },
            [&](const Reviewing&) { send(Confirm{}); },
            [&](const Withdrawing&) { send(Confirm{}); },
            [&](const StaffWithdrawing& at) {
                if (!at.chosen)
                    return send(ChooseGiven{0});
                at.reason ? send(Confirm{}) : send(ChooseReason{});
            },
            [](const auto&) { /* nothing to do but wait */ }};
        std::visit(screens, shown);
    }

    std::string m_log;
    std::optional<session::SessionState> m_done; ///< the screen on which the person has done what there is to do
    std::unique_ptr<runtime::Kiosk> m_kiosk;     ///< last: it uses the others
};

} // namespace uketsuke::tests
