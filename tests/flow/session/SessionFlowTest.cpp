// Whole sessions, each to the welcome screen with nothing of the person left, judged by what the ledger, OQS, the
// receipt computer's folder and the audit hold afterwards: what was shown alone is no proof.
#include "app/delivery/TokenPayload.h"
#include "tests/flow/session/Stage.h"

#include <QTest>

using namespace uketsuke;
using namespace uketsuke::tests;
using core::Fault;
using session::Method;
using session::Purpose;
using simulated::LedgerTrouble;
using simulated::SignerTrouble;
using simulated::UplinkTrouble;

namespace {

/// How many items the token says that of.
int itemsOf(const nlohmann::json& payload, std::string_view category)
{
    int count = 0;
    for (const auto& item : payload.at("items"))
        count += item.at("cat").get<std::string>() == category ? 1 : 0;
    return count;
}

/// Every question the kiosk knows is asked.
void offerEverything(Stage& stage)
{
    const auto document = [](const char* id, std::string_view kind) {
        return ports::OfferedDocument{id, std::string(kind), "TEST letter", "TEST hospital", "20261101"};
    };
    stage.settings.asksPrescription = true;
    stage.world.oqs.setConditions({.registered = ports::Condition::No,
                                   .offers = ports::Offers{.aidCertificates = {document("TEST-aid", ports::aidKind)},
                                                           .documents = {document("TEST-1", ports::documentKinds[0])},
                                                           .exchangeNumbers = true}});
    stage.world.oqs.setExchangeNumber(std::string(Stage::exchangeNumber),
                                      {{document("TEST-2", ports::documentKinds[1])}, false});
}

} // namespace

class SessionFlowTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Issuers> m_issuers;

private Q_SLOTS:
    void initTestCase()
    {
        m_issuers = std::make_unique<Issuers>();
        QVERIFY(m_issuers->open());
    }

    void whatIsAnsweredIsSealedStoredDeliveredAndHandedOff_data()
    {
        QTest::addColumn<Person>("person");
        QTest::addColumn<QString>("audit"); // between the session's beginning and its record
        QTest::addColumn<QString>("assurance");
        const auto row = [](const char* name, const Person& person, const char* audit, const char* assurance) {
            QTest::newRow(name) << person << audit << assurance;
        };
        row("by face, all agreed to", {}, "IdentityAsserted 1, face; ", "face-cardkey");
        row("by face, one by one", {.oneByOne = true}, "IdentityAsserted 1, face; ", "face-cardkey");
        row("by face, all refused", {.agrees = false}, "IdentityAsserted 1, face; ", "face-cardkey");
        row("by PIN", {.method = Method::Pin}, "IdentityAsserted 1, PIN; ", "pin-authkey");
        row("by sight", {.method = Method::Staff}, "StaffPasscodeAccepted; IdentityAsserted 1, staff; ",
            "staff-cardkey");
        row("registered first", {.isNew = true}, "IdentityAsserted 1, face; CardRegistered 1; ", "face-cardkey");
    }
    void whatIsAnsweredIsSealedStoredDeliveredAndHandedOff()
    {
        QFETCH(const Person, person);
        QFETCH(const QString, audit);
        QFETCH(const QString, assurance);
        Stage stage(*m_issuers);
        stage.person = person;
        if (person.isNew)
            stage.world.oqs.setConditions({.registered = ports::Condition::No});
        QVERIFY(stage.open());
        QVERIFY(stage.goTo("Finished"));
        QCOMPARE(stage.finished->refusedAll, !person.agrees);
        QCOMPARE(stage.seen.contains("Reviewing"), !person.agrees || person.oneByOne); // H9
        const auto rows = stage.world.ledger.rows();
        QCOMPARE(rows.size(), std::size_t(1));
        const auto& record = rows.front().record;
        QVERIFY(stage.arrives(record));
        QVERIFY(stage.until([&] { return stage.finished->delivered; }));
        QVERIFY(stage.leave());

        const auto payload = delivery::payloadOf(record.token);
        QCOMPARE(QString::fromStdString(payload.at("acr").get<std::string>()), assurance);
        QVERIFY(payload.at("nonce").contains("value"));
        // Refusing everything is an answer like another: kept, sent, and the receipt computer gets its file.
        QCOMPARE(itemsOf(payload, person.agrees ? "express-denial" : "express-consent"), 0);
        QVERIFY(itemsOf(payload, person.agrees ? "express-consent" : "express-denial") > 5);
        QCOMPARE(stage.trail(), "SessionBegan 1; " + audit + "ConsentStored " + QString::fromStdString(record.jti)
                                    + "; SessionEnded 1");
        QCOMPARE(stage.deliveries(), QString("ConsentDelivered record 1, accepted"));
    }

    void theCardPulledOnAnyScreenLeavesNothing_data()
    {
        QTest::addColumn<QString>("screen");
        QTest::addColumn<QString>("heldFrom"); // empty: it waits by itself
        QTest::addColumn<Person>("person");
        const auto row = [](const char* screen, const char* heldFrom = "", const Person& person = {.oneByOne = true}) {
            QTest::addRow("%s %s", screen, heldFrom) << QString(screen) << QString(heldFrom) << person;
        };
        row("ReadingCard", "Welcome");
        row("ChoosingMethod");
        row("EnteringCardNumber");
        row("ReadingCard", "EnteringCardNumber");
        row("CapturingFace");
        row("EnteringPin", "", {.method = Method::Pin});
        row("StaffCheck", "", {.method = Method::Staff});
        row("Guardian", "", {.method = Method::Pin});
        row("Preparing", "ChoosingMethod");
        row("FirstRegistration");
        row("Registering", "FirstRegistration");
        for (const auto* screen : {"ConsentSummary", "ConsentItem", "Prescription", "AidCertificates", "Documents",
                                   "EnteringExchangeNumber", "Reviewing"})
            row(screen);
        row("FindingDocument", "EnteringExchangeNumber");
        row("Sealing", "Reviewing");
        row("Withdrawing", "", {.purpose = Purpose::Withdrawal});
        row("Sealing", "Withdrawing", {.purpose = Purpose::Withdrawal});
    }
    void theCardPulledOnAnyScreenLeavesNothing()
    {
        QFETCH(const QString, screen);
        QFETCH(const QString, heldFrom);
        QFETCH(const Person, person);
        Stage stage(*m_issuers);
        offerEverything(stage);
        stage.world.childsCard = screen == "Guardian";
        stage.person = person;
        if (screen == "CapturingFace")
            stage.camera.set(simulated::CameraTrouble::Stalled); // nobody is judged
        QVERIFY(stage.open());
        std::unique_lock held(stage.world.gate, std::defer_lock);
        if (!heldFrom.isEmpty()) {
            QVERIFY(stage.goTo(heldFrom.toStdString()));
            held.lock();
        }
        QVERIFY(stage.goTo(screen.toStdString()));
        stage.reader.remove();
        QVERIFY(stage.until([&] { return stage.isAt("Interrupted"); }));
        if (held.owns_lock())
            held.unlock();
        QCOMPARE(stage.interrupted->fault, Fault::CardRemoved);
        QVERIFY(stage.leave());
        // Whoever is told that the card was registered, was registered: also when nobody waited for the answer.
        QVERIFY(
            stage.until([&] { return stage.interrupted->registered == stage.trail().contains("CardRegistered 1"); }));
        const auto audit = stage.trail();
        QVERIFY2(audit.startsWith("SessionBegan 1; ") && audit.contains("SessionEnded 1"), qPrintable(audit));

        // An answer that came too late would show beside the next person's.
        stage.person = {.method = Method::Pin};
        QVERIFY(stage.goTo("Finished"));
        const auto rows = stage.world.ledger.rows();
        QCOMPARE(rows.size(), std::size_t(1));
        QVERIFY(stage.arrives(rows.front().record));
        QCOMPARE(stage.world.submissions.load(), 1);
        QVERIFY(stage.leave());
        QCOMPARE(stage.trail().count("Stored"), 1);
        QVERIFY(stage.trail().endsWith("ConsentStored " + QString::fromStdString(rows.front().record.jti)
                                       + "; SessionEnded 2"));
    }

    void whatOqsDoesNotHearOfIsKeptAndArrivesOnce_data()
    {
        QTest::addColumn<UplinkTrouble>("trouble");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("out of reach") << UplinkTrouble::Unreachable << "accepted";
        QTest::newRow("the answers get lost") << UplinkTrouble::SilentAfterTaking << "already held";
    }
    void whatOqsDoesNotHearOfIsKeptAndArrivesOnce()
    {
        QFETCH(const UplinkTrouble, trouble);
        QFETCH(const QString, outcome);
        Stage stage(*m_issuers);
        stage.world.oqs.set(trouble);
        QVERIFY(stage.open());
        QVERIFY(stage.goTo("Finished"));
        QVERIFY(stage.kiosk().signs().offline && !stage.finished->delivered);
        QVERIFY(stage.until([&] { return stage.world.submissions > 0; }));
        QVERIFY(stage.leave());
        QVERIFY(stage.kiosk().signs().offline && stage.handoff.files().empty());

        stage.world.oqs.set(UplinkTrouble::None);
        stage.letPass(std::chrono::minutes(10)); // past the next try
        stage.person.method = Method::Pin;
        QVERIFY(stage.goTo("Finished")); // wakes the delivery
        const auto rows = stage.world.ledger.rows();
        QCOMPARE(rows.size(), std::size_t(2));
        for (const auto& row : rows)
            QVERIFY(stage.arrives(row.record));
        QVERIFY(stage.until([&] { return !stage.kiosk().signs().offline; }));
        QVERIFY(stage.leave());
        const auto payload = delivery::payloadOf(rows.front().record.token);
        for (const auto* claim : {"nonce", "docs"})
            QCOMPARE(payload.at(claim).at("absent").get<std::string>(), std::string("offline"));
        QCOMPARE(stage.deliveries(), "ConsentDelivered record 1, " + outcome + "; ConsentDelivered record 2, accepted");
    }

    // Whoever has taken the card is told late that the line is down: they have the time to read it.
    void whatIsLearntAfterTheCardWasTakenIsGivenItsTime()
    {
        Stage stage(*m_issuers);
        std::unique_lock line(stage.world.line);
        QVERIFY(stage.open());
        QVERIFY(stage.goTo("Finished"));
        QVERIFY(!stage.kiosk().signs().offline);
        stage.world.oqs.set(UplinkTrouble::Unreachable);
        stage.reader.remove();
        QVERIFY(stage.until([&] { return stage.finished->cardGone; }));
        stage.letPass(std::chrono::seconds(15)); // longer than the plain farewell stays
        QVERIFY(stage.isAt("Finished"));
        line.unlock();
        QVERIFY(stage.until([&] { return stage.kiosk().signs().offline; }));
        stage.letPass(std::chrono::seconds(15));
        QVERIFY(stage.isAt("Finished"));
        QVERIFY(!stage.finished->delivered);
        QVERIFY(stage.leave());
    }

    void whoAsksForStaffIsWaitedForFromThatTouchOn()
    {
        Stage stage(*m_issuers);
        stage.person.method = Method::Staff;
        QVERIFY(stage.open());
        QVERIFY(stage.goTo("EnteringCardNumber"));
        QCOMPARE(stage.kiosk().staffCalls(), 1);
        stage.letPass(std::chrono::seconds(170)); // longer than a question waits for whoever called nobody
        QVERIFY(stage.isAt("EnteringCardNumber"));
        QVERIFY(stage.goTo("Finished"));
        QCOMPARE(stage.kiosk().staffCalls(), 1);
        QVERIFY(stage.leave());
    }

    void withoutTheRegistrationThereIsNoConsent_data()
    {
        QTest::addColumn<Person>("person");
        QTest::addColumn<UplinkTrouble>("trouble");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("registered"); // for all anybody knows
        const auto row = [](const char* name, const Person& person, UplinkTrouble trouble, Fault fault,
                            bool registered) { QTest::newRow(name) << person << trouble << fault << registered; };
        row("declined", {.registers = false}, UplinkTrouble::None, Fault::RegistrationDeclined, false);
        row("refused", {}, UplinkTrouble::Refused, Fault::RegistrationRefused, false);
        row("out of reach", {}, UplinkTrouble::Unreachable, Fault::UplinkUnreachable, true);
        row("busy", {}, UplinkTrouble::Busy, Fault::UplinkBusy, true);
    }
    void withoutTheRegistrationThereIsNoConsent()
    {
        QFETCH(const Person, person);
        QFETCH(const UplinkTrouble, trouble);
        QFETCH(const Fault, fault);
        QFETCH(const bool, registered);
        Stage stage(*m_issuers);
        stage.world.oqs.setConditions({.registered = ports::Condition::No});
        stage.person = person;
        QVERIFY(stage.open());
        QVERIFY(stage.goTo("FirstRegistration"));
        stage.world.oqs.set(trouble);
        QVERIFY(stage.goTo("Interrupted"));
        QCOMPARE(stage.interrupted->fault, fault);
        QCOMPARE(stage.interrupted->registered, registered);
        QVERIFY(stage.leave());
        QVERIFY(stage.world.ledger.rows().empty());
        QCOMPARE(stage.world.submissions.load(), 0);
        const auto refused = QString("CardRegistrationRefused 1, %1; ").arg(core::number(fault));
        QCOMPARE(stage.trail(), "SessionBegan 1; IdentityAsserted 1, face; " + (person.registers ? refused : QString())
                                    + "SessionEnded 1");
    }

    void aConsentIsTakenBack_data()
    {
        QTest::addColumn<Purpose>("purpose");
        QTest::addColumn<QString>("scope");
        QTest::addColumn<QString>("audit");
        QTest::newRow("by the patient")
            << Purpose::Withdrawal << "all"
            << "SessionBegan 2; IdentityAsserted 2, face; WithdrawalStored %1; SessionEnded 2";
        QTest::newRow("by staff") << Purpose::StaffWithdrawal << "listed"
                                  << "SessionBegan 2, staff's desk; StaffPasscodeAccepted; "
                                     "WithdrawalStored %1, by the institution; SessionEnded 2";
    }
    void aConsentIsTakenBack()
    {
        QFETCH(const Purpose, purpose);
        QFETCH(const QString, scope);
        QFETCH(const QString, audit);
        Stage stage(*m_issuers);
        QVERIFY(stage.open());
        QVERIFY(stage.goTo("Finished"));
        const auto consent = stage.world.ledger.rows().front().record;
        QVERIFY(stage.arrives(consent)); // what OQS has not accepted cannot be named
        QVERIFY(stage.leave());
        stage.world.oqs.setActiveConsents({{consent.jti, consent.sealed}});

        stage.person.purpose = purpose;
        QVERIFY(stage.goTo("Finished"));
        QVERIFY(stage.finished->withdrew);
        const auto rows = stage.world.ledger.rows();
        QCOMPARE(rows.size(), std::size_t(2));
        const auto& withdrawal = rows.back().record;
        QVERIFY(stage.arrives(withdrawal));
        QVERIFY(stage.leave());
        const auto withdraws = delivery::payloadOf(withdrawal.token).at("withdraws");
        QCOMPARE(QString::fromStdString(withdraws.at("scope").get<std::string>()), scope);
        QVERIFY(withdraws.at("consents").get<std::vector<std::string>>() == std::vector{consent.jti});
        QVERIFY(stage.trail().endsWith(audit.arg(QString::fromStdString(withdrawal.jti))));
        QVERIFY(stage.deliveries().endsWith("WithdrawalDelivered record 2, accepted"));
        QCOMPARE(stage.handoff.files().size(), std::size_t(1)); // the consent's
    }

    void whatCannotBeSealedOrStoredIsSaidAndNotSent_data()
    {
        QTest::addColumn<SignerTrouble>("signer");
        QTest::addColumn<LedgerTrouble>("ledger");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QString>("screen");
        const auto row = [](const char* name, SignerTrouble signer, LedgerTrouble ledger, Fault fault,
                            const char* screen) { QTest::newRow(name) << signer << ledger << fault << screen; };
        row("the key fails", SignerTrouble::Fails, LedgerTrouble::None, Fault::SigningFailed, "Interrupted");
        row("no key", SignerTrouble::KeyMissing, LedgerTrouble::None, Fault::DeviceKeyMissing, "OutOfService");
        row("no ledger", SignerTrouble::None, LedgerTrouble::Unavailable, Fault::LedgerUnavailable, "Interrupted");
        row("full", SignerTrouble::None, LedgerTrouble::DiskFull, Fault::LedgerFull, "OutOfService");
        row("write lost", SignerTrouble::None, LedgerTrouble::WriteLost, Fault::LedgerWriteFailed, "OutOfService");
    }
    void whatCannotBeSealedOrStoredIsSaidAndNotSent()
    {
        QFETCH(const SignerTrouble, signer);
        QFETCH(const LedgerTrouble, ledger);
        QFETCH(const Fault, fault);
        QFETCH(const QString, screen);
        Stage stage(*m_issuers);
        stage.signer.set(signer);
        QVERIFY(stage.open());
        QVERIFY(stage.goTo("ConsentSummary"));
        stage.world.ledger.set(ledger);
        QVERIFY(stage.goTo(screen.toStdString()));
        QCOMPARE(stage.interrupted->fault, fault);
        QVERIFY(!stage.finished);
        stage.world.ledger.set(LedgerTrouble::None);
        stage.letPass(std::chrono::seconds(11)); // what is missing is asked for again
        QVERIFY(stage.leave());
        QCOMPARE(stage.trail(), QString("SessionBegan 1; IdentityAsserted 1, face; SessionEnded 1"));

        // What was lost is not stored in the next one's place.
        if (signer == SignerTrouble::None) {
            stage.person.method = Method::Pin;
            QVERIFY(stage.goTo("Finished"));
            QVERIFY(stage.arrives(stage.world.ledger.rows().back().record));
            QVERIFY(stage.leave());
        }
        const int stored = signer == SignerTrouble::None ? 1 : 0;
        QCOMPARE(int(stage.world.ledger.rows().size()), stored);
        QCOMPARE(stage.world.submissions.load(), stored);
        QCOMPARE(int(stage.handoff.files().size()), stored);
    }

    void staffEndASessionInTheMiddleAndLoseNoRecordAfterIt()
    {
        Stage stage(*m_issuers);
        stage.person.oneByOne = true;
        QVERIFY(stage.open());
        QVERIFY(stage.goTo("ConsentItem"));
        stage.kiosk().resetByStaff();
        QVERIFY(stage.isAt("Interrupted"));
        QCOMPARE(stage.interrupted->fault, Fault::SessionResetByStaff);
        QVERIFY(stage.leave());
        QVERIFY(stage.world.ledger.rows().empty());
        QCOMPARE(stage.world.submissions.load(), 0);
        QCOMPARE(stage.trail(), QString("SessionBegan 1; IdentityAsserted 1, face; StaffReset 1; SessionEnded 1"));

        QVERIFY(stage.goTo("Finished"));
        stage.kiosk().resetByStaff();
        QVERIFY(stage.isAt("Welcome"));
        QVERIFY(stage.arrives(stage.world.ledger.rows().front().record));
        QVERIFY(stage.leave());
        QVERIFY(stage.trail().endsWith("SessionEnded 2; StaffReset 2"));
    }

    void staffWhoAreLockedOutAreToldSo()
    {
        Stage stage(*m_issuers);
        stage.person.method = Method::Staff;
        QVERIFY(stage.open());
        QVERIFY(stage.goTo("StaffCheck"));
        const auto check = [&stage] { return std::get_if<session::StaffCheck>(&stage.state()); };
        const auto problemAfter = [&](std::string_view digits) -> std::optional<Fault> {
            stage.kiosk().givePasscode(core::SecureBytes::copyOf(core::viewOf(digits)));
            stage.kiosk().handle(session::PasscodeEntered{}); // takes the problem before away
            const bool isAnswered = Stage::until(
                [&] { return check() && (check()->problem || check()->step == session::StaffStep::Comparing); });
            return isAnswered ? check()->problem : std::optional(Fault::InternalFault);
        };
        for (int count = 0; count < 4; ++count)
            QCOMPARE(problemAfter("0000"), std::optional(Fault::StaffPasscodeWrong));
        QCOMPARE(problemAfter("0000"), std::optional(Fault::StaffPasscodeLocked));
        QCOMPARE(problemAfter("4711"), std::optional(Fault::StaffPasscodeLocked));
        for (int minute = 0; minute < 5; ++minute) {
            stage.kiosk().handle(session::Activity{}); // somebody is there
            stage.letPass(std::chrono::minutes(1));
        }
        QCOMPARE(problemAfter("4711"), std::optional<Fault>());
        QVERIFY(stage.leave());
        QVERIFY(stage.world.ledger.rows().empty());
        QCOMPARE(stage.trail().count("StaffPasscodeRefused"), 6);
        QCOMPARE(stage.trail().count("StaffPasscodeAccepted"), 1);
    }
};

QTEST_GUILESS_MAIN(SessionFlowTest)
#include "SessionFlowTest.moc"
