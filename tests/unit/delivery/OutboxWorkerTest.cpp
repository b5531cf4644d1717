#include "tests/unit/delivery/Stage.h"

#include <QtTest>

using namespace stage;
using uketsuke::ports::AuditEvent;
using uketsuke::ports::DeliveryState;

namespace {

const char* stateName(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Waiting: return "Waiting";
    case DeliveryState::Accepted: return "Accepted";
    case DeliveryState::HandedOff: return "HandedOff";
    case DeliveryState::Parked: return "Parked";
    case DeliveryState::Closed: return "Closed";
    }
    return "?";
}

core::Error error(core::Fault fault, const core::Redacted& note = {}) { return {fault, "stage", note}; }

// The days after a crash: the clock moves on past every back-off, and the kiosk runs again and again.
void runUntilQuiet(World& world)
{
    for (int run = 0; run < 20; ++run) {
        const auto report = world.run();
        QVERIFY(report.has_value());
        if (!report->nextDue)
            return;
        world.now = world.now + uketsuke::delivery::RetrySchedule::longest;
    }
    QFAIL("the outbox never became empty");
}

/// As much of a token as its kind is read from. Without raw strings, which moc 6.4 does not get through.
std::string tokenOf(const std::string& type)
{
    const auto header = core::base64Url(core::viewOf("{\"alg\":\"ES256\",\"typ\":\"" + type + "\"}"));
    return "{\"payload\":\"e30\",\"signatures\":[{\"protected\":\"" + header + "\",\"signature\":\"AA\"}]}";
}

} // namespace

class OutboxWorkerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The file must not show the clinic more than was signed, so whoever writes it is told what was.
    void theHandoffIsToldWhatTheTokenGrants()
    {
        World world;
        const auto payload =
            R"({"items":[{"code":"A","flag":1,"cat":"express-consent"},{"code":"B","flag":0},{"flag":1},)"
            R"({"code":"C","flag":1,"cat":"not-sought"},{"code":"D","flag":"1"},7]})";
        world.ledger.add("a", "{\"payload\":\"" + core::base64Url(core::viewOf(payload)) + "\"}", world.now);
        world.ledger.add("b", "no token", world.now);
        QVERIFY(world.run());
        QCOMPARE(world.folder.granted["a"], (std::vector<std::string>{"A", "C"}));
        QVERIFY(world.folder.granted["b"].empty());
    }

    void charactersThatAFileLacksAreOnRecord()
    {
        World world;
        world.folder.replaced = 2;
        world.ledger.add("a", "token", world.now);
        QVERIFY(world.run());
        QCOMPARE(world.audit.count(ports::AuditEvent::CharactersReplaced), 1);
        QVERIFY(std::ranges::any_of(world.audit.lines, [](const auto& line) { return line.second == "record 1, 2"; }));
    }

    void aConsentIsDeliveredReceiptedAndHandedOff()
    {
        World world;
        world.ledger.add("a", "token a", world.now);
        const auto report = world.run();
        QVERIFY(report.has_value());
        QCOMPARE(report->accepted, 1);
        QCOMPARE(report->handedOff, 1);
        QCOMPARE(report->delivered, std::vector<std::string>{"a"});
        QVERIFY(!report->nextDue);
        QVERIFY(!report->stoppedBy);
        QVERIFY(report->faults.empty());
        QCOMPARE(world.ledger.receipts["a"], "receipt of a");
        QCOMPARE(stateName(world.ledger.row("a").state), "HandedOff");
        QCOMPARE(world.folder.files["file of a"], "result of a");
        QCOMPARE(world.oqs.seen.at(0).token, "token a");
        QCOMPARE(world.oqs.seen.at(0).envelope, "envelope of a");
        QCOMPARE(world.audit.count(AuditEvent::ConsentDelivered), 1);
    }

    void aWithdrawalGoesThroughItsOwnDoorAndWritesNoFile()
    {
        World world;
        world.ledger.add("a", tokenOf("consent+jwt"), world.now);
        world.ledger.add("b", tokenOf("consent-withdrawal+jwt"), world.now);
        world.ledger.add("c", tokenOf("consent-withdrawal+jwt"), world.now);
        world.oqs.errors["c"] = core::Error{core::Fault::UplinkRefused, "Oqs", "SIM-CONSENT-UNKNOWN"};
        const auto report = world.run();
        QVERIFY(report.has_value());
        QCOMPARE(report->accepted, 2);
        QVERIFY(world.oqs.seen.at(0).kind == ports::RecordKind::Consent);
        QVERIFY(world.oqs.seen.at(1).kind == ports::RecordKind::Withdrawal);
        QCOMPARE(world.folder.files.size(), std::size_t{1});
        QVERIFY(world.folder.files.contains("file of a"));
        QCOMPARE(stateName(world.ledger.row("b").state), "HandedOff");
        QCOMPARE(world.audit.count(AuditEvent::ConsentDelivered), 1);
        QCOMPARE(world.audit.count(AuditEvent::WithdrawalDelivered), 1);
        QCOMPARE(world.audit.count(AuditEvent::WithdrawalParked), 1);
        QCOMPARE(world.audit.count(AuditEvent::ConsentParked), 0);
    }

    void theOldestGoesFirst()
    {
        World world;
        for (const auto* jti : {"a", "b", "c"})
            world.ledger.add(jti, jti, world.now);
        QVERIFY(world.run().has_value());
        QCOMPARE(world.oqs.seen.size(), 3U);
        QCOMPARE(world.oqs.seen.at(0).jti, "a");
        QCOMPARE(world.oqs.seen.at(2).jti, "c");
    }

    void aGroupSharesItsCommits()
    {
        World world;
        for (int row = 0; row < 20; ++row) {
            const auto name = "row " + std::to_string(row);
            world.ledger.add(name, "token", world.now, "patient of " + name);
        }
        QCOMPARE(world.run()->handedOff, 20);
        QCOMPARE(world.ledger.commits, (std::vector<std::size_t>{20, 20})); // the receipts, then "handed off"
        QCOMPARE(world.audit.count(AuditEvent::ConsentDelivered), 20);
    }

    void ofOnePatientTheNextGoesOnlyWhenTheOlderIsAnswered()
    {
        World world;
        world.ledger.add("a1", "a1", world.now, "a");
        world.ledger.add("a2", "a2", world.now, "a");
        world.ledger.add("b1", "b1", world.now, "b");
        world.ledger.add("a3", "a3", world.now, "a");
        const auto report = world.run();
        QCOMPARE(report->handedOff, 4);
        QCOMPARE(world.oqs.calls, (std::vector<std::vector<std::string>>{{"a1"}, {"b1"}, {"a2"}, {"a3"}}));
        QVERIFY(!report->nextDue);
    }

    void behindOneThatWasPutOffThePatientsNextOnesWait()
    {
        World world;
        for (const auto* jti : {"a1", "a2", "a3"})
            world.ledger.add(jti, jti, world.now, "a");
        world.ledger.add("b1", "b1", world.now, "b");
        world.oqs.errors["a1"] = error(core::Fault::UplinkBusy);
        QCOMPARE(world.run()->accepted, 1); // b1
        QCOMPARE(stateName(world.ledger.row("a2").state), "Waiting");
        QCOMPARE(world.run()->accepted, 0); // also in a run that does not see a1
        QCOMPARE(world.oqs.seen.size(), 2U);
        world.oqs.errors.clear();
        world.now = world.ledger.row("a1").nextTry;
        QCOMPARE(world.run()->accepted, 3);
        QCOMPARE(world.oqs.seen.at(2).jti, "a1");
        QCOMPARE(world.oqs.seen.at(3).jti, "a2");
        QCOMPARE(world.oqs.seen.at(4).jti, "a3");
    }

    void aFileThatWaitsHoldsUpNoneOfThePatientsConsents()
    {
        World world;
        world.ledger.add("a1", "a1", world.now, "a");
        world.ledger.add("a2", "a2", world.now, "a");
        world.folder.errors["a1"] = error(core::Fault::HandoffFolderMissing);
        const auto report = world.run();
        QCOMPARE(report->accepted, 2);
        QCOMPARE(report->handoffPostponed, 1);
    }

    void aParkedRecordHoldsUpNothing()
    {
        World world;
        world.ledger.add("a1", "a1", world.now, "a");
        world.ledger.add("a2", "a2", world.now, "a");
        world.oqs.errors["a1"] = error(core::Fault::UplinkRefused, "SIM-NONCE-STALE");
        const auto report = world.run();
        QCOMPARE(report->parked, 1);
        QCOMPARE(report->accepted, 1);
    }

    void anOutageIsMetByOneRecordARun()
    {
        World world;
        for (int row = 0; row < 40; ++row)
            world.ledger.add("row " + std::to_string(row), "token", world.now);
        for (const auto& row : world.ledger.rows)
            world.oqs.errors.insert_or_assign(row.record.jti, error(core::Fault::UplinkUnreachable));
        QCOMPARE(world.run()->postponed, 1);
        QCOMPARE(world.oqs.seen.size(), 1U);
        world.oqs.errors.clear();
        QCOMPARE(world.run()->accepted, 39);
    }

    void aKioskThatStopsAsksNothingMoreAndKeepsWhatWasAnswered()
    {
        World world;
        for (int row = 0; row < 10; ++row)
            world.ledger.add("row " + std::to_string(row), "token", world.now);
        delivery::DeliveryLimits limits;
        limits.stopping = [&] { return world.oqs.seen.size() >= 3; };
        const auto report = world.run(limits);
        QCOMPARE(world.oqs.seen.size(), 3U);
        QCOMPARE(report->handedOff, 3);
        QVERIFY(report->nextDue == world.now);
    }

    void acceptedLateIsAnAcceptance()
    {
        World world;
        world.ledger.add("a", "a", world.now);
        world.oqs.late.insert("a");
        const auto report = world.run();
        QCOMPARE(report->acceptedLate, 1);
        QCOMPARE(report->handedOff, 1);
        QCOMPARE(report->delivered.size(), 1U);
    }

    void aLostAnswerGivesOneEffectAndAReceiptTheSecondTime()
    {
        World world;
        world.ledger.add("a", "a", world.now);
        world.oqs.silentAfterTaking.insert("a");
        QCOMPARE(world.run()->postponed, 1);
        world.now = world.now + std::chrono::minutes(5);
        const auto report = world.run();
        QCOMPARE(report->alreadyHeld, 1);
        QCOMPARE(report->delivered.size(), 1U);
        QCOMPARE(world.oqs.effects["a"], 1);
        QCOMPARE(stateName(world.ledger.row("a").state), "HandedOff");
    }

    void whatArrivedTooLateIsClosedWithoutAFileAndStaffAreTold()
    {
        World world;
        world.ledger.add("a", "a", world.now);
        world.oqs.tooLate.insert("a");
        const auto report = world.run();
        QCOMPARE(report->arrivedTooLate, 1);
        QCOMPARE(report->handedOff, 0);
        QCOMPARE(report->faults.size(), 1U);
        QCOMPARE(report->faults.at(0).fault, core::Fault::ConsentArrivedLate);
        QVERIFY(world.folder.files.empty());
        QCOMPARE(stateName(world.ledger.row("a").state), "HandedOff");
        QCOMPARE(world.ledger.receipts["a"], "receipt of a");
        QCOMPARE(world.audit.count(AuditEvent::FaultRaised), 1);
        QVERIFY(world.audit.lines.back().second.find("806") != std::string::npos);
    }

    void whatArrivedTooLateIsToldHoweverOftenItWasTried()
    {
        World world;
        world.ledger.add("a", "a", world.now);
        world.ledger.row("a").tries = 2; // no step at which a line is written about a failed try
        world.oqs.tooLate.insert("a");
        QVERIFY(world.run().has_value());
        QCOMPARE(world.audit.count(AuditEvent::FaultRaised), 1);
    }

    void aRefusalIsParkedWithItsCodeAndTheOthersGoOn()
    {
        World world;
        world.ledger.add("a", "a", world.now);
        world.ledger.add("b", "b", world.now);
        world.oqs.errors["a"] = error(core::Fault::UplinkRefused, "SIM-NONCE-STALE");
        const auto report = world.run();
        QCOMPARE(report->parked, 1);
        QCOMPARE(report->accepted, 1);
        QCOMPARE(world.ledger.reasons["a"], "SIM-NONCE-STALE");
        QCOMPARE(stateName(world.ledger.row("a").state), "Parked");
        QCOMPARE(world.audit.count(AuditEvent::ConsentParked), 1);
        QVERIFY(!report->nextDue);
    }

    void whatComesFromAFastClockIsSentAgainAConsentUntilItsEnd()
    {
        World world;
        world.ledger.add("withdrawal", tokenOf("consent-withdrawal+jwt"), world.now);
        world.ledger.add("caught up", tokenOf("consent+jwt"), world.now);
        world.ledger.add("never", tokenOf("consent+jwt"), world.now);
        for (const auto* jti : {"withdrawal", "caught up", "never"})
            world.oqs.errors.insert_or_assign(jti, error(core::Fault::UplinkRefused, "SIM-TIME"));
        const auto report = world.run();
        QCOMPARE(report->parked, 0);
        QCOMPARE(report->postponed, 3);
        QVERIFY(!report->stoppedBy);
        world.oqs.errors.erase("caught up");
        world.now = world.now + delivery::RetrySchedule::longest;
        QCOMPARE(world.run()->accepted, 1);
        world.now = world.ledger.row("never").record.expires;
        QCOMPARE(world.run()->parked, 1);
        QCOMPARE(world.ledger.reasons["never"], "SIM-TIME");
        world.oqs.errors.clear();
        world.now = world.now + delivery::RetrySchedule::longest;
        QCOMPARE(world.run()->accepted, 1); // a withdrawal has no end
    }

    void aRefusalOfTheDeviceParksNothingAndIsTriedAgain_data()
    {
        QTest::addColumn<QByteArray>("code");
        for (const char* code : {"SIM-DEVICE-UNKNOWN", "SIM-DEVICE-EXPIRED", "SIM-AUDIENCE", "SIM-INSTITUTION"})
            QTest::newRow(code) << QByteArray(code);
    }
    void aRefusalOfTheDeviceParksNothingAndIsTriedAgain()
    {
        QFETCH(const QByteArray, code);
        World world;
        world.ledger.add("a", "a", world.now);
        world.ledger.add("b", "b", world.now);
        const core::Error refusal{core::Fault::UplinkRefused, "Oqs", core::Redacted::reviewed(code.toStdString())};
        world.oqs.errors.insert_or_assign("a", refusal);
        world.oqs.errors.insert_or_assign("b", refusal);
        const auto report = world.run();
        QCOMPARE(report->parked, 0);
        QCOMPARE(world.oqs.seen.size(), 1U); // the run stops: the other would hear the same
        QVERIFY(report->stoppedBy && report->stoppedBy->fault == core::Fault::UplinkRefused);
        QCOMPARE(report->faults.size(), 1U);
        QCOMPARE(world.audit.count(AuditEvent::FaultRaised), 1);
        QVERIFY(world.ledger.row("a").nextTry > world.now);
        world.oqs.errors.clear(); // the device is known again
        world.now = world.now + delivery::RetrySchedule::longest;
        QCOMPARE(world.run()->accepted, 2);
    }

    void faultsOfTheUplinkArePostponed_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<bool>("endsTheRun");
        QTest::newRow("unreachable") << int(core::Fault::UplinkUnreachable) << true;
        QTest::newRow("untrusted") << int(core::Fault::UplinkUntrusted) << true;
        QTest::newRow("busy") << int(core::Fault::UplinkBusy) << false;
        QTest::newRow("malformed") << int(core::Fault::UplinkAnswerMalformed) << false;
    }
    void faultsOfTheUplinkArePostponed()
    {
        QFETCH(const int, fault);
        QFETCH(const bool, endsTheRun);
        World world;
        world.ledger.add("a", "a", world.now);
        world.ledger.add("b", "b", world.now);
        world.oqs.errors["a"] = error(core::Fault(fault));
        const auto report = world.run();
        QCOMPARE(report->postponed, 1);
        QCOMPARE(report->stoppedBy.has_value(), endsTheRun);
        QCOMPARE(report->accepted, endsTheRun ? 0 : 1);
        QVERIFY(report->nextDue && *report->nextDue > world.now);
        QVERIFY(*report->nextDue <= world.now + std::chrono::seconds(2));
        QCOMPARE(stateName(world.ledger.row("a").state), "Waiting");
        QCOMPARE(world.ledger.row("a").tries, 1);
        QVERIFY(world.ledger.row("a").nextTry > world.now);
        QCOMPARE(world.ledger.row("a").record.envelope, "envelope of a"); // nothing is thrown away before the receipt
    }

    void oneRecordThatSilencesOqsDoesNotStarveTheOthers()
    {
        World world;
        for (const auto* jti : {"a", "b", "c"})
            world.ledger.add(jti, jti, world.now);
        world.oqs.errors["a"] = error(core::Fault::UplinkUnreachable);
        world.ledger.row("a").tries = 6; // its own back-off is long by now
        const auto first = world.run();
        QVERIFY(first->nextDue.has_value());
        world.now = *first->nextDue;
        const auto second = world.run();
        QCOMPARE(second->accepted, 2);
    }

    void aFailingFolderHoldsUpNothingElse_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("missing") << int(core::Fault::HandoffFolderMissing);
        QTest::newRow("full") << int(core::Fault::HandoffWriteFailed);
        QTest::newRow("not the layout") << int(core::Fault::UplinkAnswerMalformed);
    }
    void aFailingFolderHoldsUpNothingElse()
    {
        QFETCH(const int, fault);
        World world;
        for (const auto* jti : {"a", "b", "c"})
            world.ledger.add(jti, jti, world.now);
        world.folder.errors["a"] = error(core::Fault(fault));
        const auto report = world.run();
        QCOMPARE(report->accepted, 3);
        QCOMPARE(report->delivered.size(), 3U); // the receipt is what "delivered" means
        QCOMPARE(report->handedOff, 2);
        QCOMPARE(report->handoffPostponed, 1);
        QCOMPARE(stateName(world.ledger.row("a").state), "Accepted");

        // The folder comes back: OQS is asked again without the envelope, which the receipt deleted.
        world.folder.errors.clear();
        world.now = world.now + std::chrono::minutes(5);
        const auto again = world.run();
        QCOMPARE(again->handedOff, 1);
        QVERIFY(again->delivered.empty());
        QVERIFY(world.oqs.seen.back().envelope.empty());
        QCOMPARE(world.oqs.effects["a"], 1);
        QCOMPARE(world.audit.count(AuditEvent::ConsentDelivered), 3);
    }

    void aLedgerThatFailsEndsTheRunAndLosesNothing()
    {
        World world;
        for (const auto* jti : {"a", "b"})
            world.ledger.add(jti, jti, world.now);
        world.ledger.acceptFails = error(core::Fault::LedgerWriteFailed);
        const auto report = world.run();
        QVERIFY(report->stoppedBy && report->stoppedBy->fault == core::Fault::LedgerWriteFailed);
        QVERIFY(report->delivered.empty());
        QVERIFY(world.folder.files.empty()); // no file before the receipt is durable
        world.ledger.acceptFails.reset();
        runUntilQuiet(world);
        QCOMPARE(world.oqs.effects["a"], 1);
        QCOMPARE(world.oqs.effects["b"], 1);
        QCOMPARE(world.folder.files.size(), 2U);

        world.ledger.dueFails = error(core::Fault::LedgerUnavailable);
        QVERIFY(!world.run().has_value());
    }

    void aFullRunSaysThatThereIsMore()
    {
        World world;
        for (int row = 0; row < 5; ++row)
            world.ledger.add("row " + std::to_string(row), "token", world.now);
        const auto report = world.run({.most = 2, .perCall = core::Milliseconds(1000)});
        QCOMPARE(report->accepted, 2);
        QVERIFY(report->nextDue == world.now);
    }

    void nextDueKnowsRowsThatWaitFromAnEarlierRun()
    {
        World world;
        world.ledger.add("a", "a", world.now);
        world.ledger.row("a").nextTry = world.now + std::chrono::seconds(90);
        const auto report = world.run();
        QVERIFY(report->nextDue == world.now + std::chrono::seconds(90));
        QVERIFY(world.oqs.seen.empty());
    }

    void anOutageOfAWeekendFillsNeitherTheAuditNorTheLine()
    {
        World world;
        world.ledger.add("a", "a", world.now);
        world.oqs.errors["a"] = error(core::Fault::UplinkUnreachable);
        const auto monday = world.now + std::chrono::hours(60);
        int runs = 0;
        while (world.now < monday) {
            const auto report = world.run();
            QVERIFY(report->nextDue.has_value());
            world.now = std::max(*report->nextDue, world.ledger.row("a").nextTry);
            ++runs;
        }
        QVERIFY2(runs > 60 * 12 && runs < 60 * 26, qPrintable(QString::number(runs)));
        QVERIFY2(world.audit.lines.size() < 16, qPrintable(QString::number(world.audit.lines.size())));
    }

    void anOutageWithManyWaitingIsAFewLinesAndTheNextOneIsNewsAgain()
    {
        World world;
        constexpr int records = 300;
        for (int row = 0; row < records; ++row)
            world.ledger.add("row " + std::to_string(row), "token", world.now);
        const auto outage = [&] {
            for (const auto& row : world.ledger.rows)
                world.oqs.errors.insert_or_assign(row.record.jti, error(core::Fault::UplinkUnreachable));
        };
        outage();
        for (int run = 0; run < 250; ++run)
            world.now = *world.run()->nextDue;
        QCOMPARE(world.audit.count(AuditEvent::FaultRaised), 8); // 1, 2, 4 ... 128
        world.oqs.errors.clear();
        world.now = world.now + delivery::RetrySchedule::longest;
        world.folder.errors["row 0"] = error(core::Fault::HandoffFolderMissing);
        QVERIFY(world.run({.most = 20})->accepted == 20);
        QCOMPARE(world.audit.count(AuditEvent::FaultRaised), 9);
        outage();
        QVERIFY(world.run().has_value());
        QCOMPARE(world.audit.count(AuditEvent::FaultRaised), 10);
    }

    // H2: after its end a consent grants nothing.
    void consentsThatEndSoonAreToldAheadAndOnce()
    {
        World world;
        for (const auto* jti : {"a", "b"})
            world.ledger.add(jti, tokenOf("consent+jwt"), world.now);
        world.ledger.add("w", tokenOf("consent-withdrawal+jwt"), world.now); // has no end
        world.ledger.add("later", tokenOf("consent+jwt"), world.now + std::chrono::hours(2));
        for (const auto& row : world.ledger.rows)
            world.oqs.errors.insert_or_assign(row.record.jti, error(core::Fault::UplinkUnreachable));
        QVERIFY(!world.run()->expiring);
        world.now = world.now + std::chrono::hours(21); // four hours before the end is the default
        const auto report = world.run();
        QVERIFY(report->expiring);
        QCOMPARE(report->expiring->count, std::size_t(2));
        QCOMPARE(report->expiring->first, std::uint64_t(1));
        QVERIFY(report->expiring->ends == world.now + std::chrono::hours(3));
        QCOMPARE(world.audit.count(AuditEvent::RecordsExpiring), 1);
        QCOMPARE(world.audit.lines.back().second, "2 from record 1, the first in 180 minutes");
        // Told once, and a sign for staff for as long as it is so.
        const auto again = world.run();
        QVERIFY(!again->expiring);
        QVERIFY(again->signs == (uketsuke::delivery::OutboxSigns{.waiting = 4, .parked = 0, .endingSoon = 2}));
        world.now = world.now + std::chrono::hours(2);
        QCOMPARE(world.run()->expiring->first, std::uint64_t(4));
    }

    void aRunTellsWhatTheOutboxHolds()
    {
        World world;
        for (const auto* jti : {"a", "b", "c"})
            world.ledger.add(jti, tokenOf("consent+jwt"), world.now);
        QVERIFY(world.run()->signs == uketsuke::delivery::OutboxSigns{});
        world.ledger.add("refused", tokenOf("consent+jwt"), world.now);
        world.ledger.add("held up", tokenOf("consent+jwt"), world.now);
        world.oqs.errors.insert_or_assign("refused", error(core::Fault::UplinkRefused));
        world.oqs.errors.insert_or_assign("held up", error(core::Fault::UplinkBusy));
        QVERIFY(world.run()->signs == (uketsuke::delivery::OutboxSigns{.waiting = 1, .parked = 1, .endingSoon = 0}));
        world.ledger.outboxFails = true;
        QVERIFY(!world.run()->signs); // rather nothing than a number that is not so
    }

    void whatArrivesInTimeIsNotWarnedOf()
    {
        World world;
        world.ledger.add("a", "a", world.now);
        world.now = world.now + std::chrono::hours(23);
        const auto report = world.run();
        QCOMPARE(report->accepted, 1);
        QVERIFY(!report->expiring);
        QCOMPARE(world.audit.count(AuditEvent::RecordsExpiring), 0);
    }

    void nothingLeavesBeforeItsNumberIsNoted()
    {
        World world;
        for (const auto* jti : {"a", "b"})
            world.ledger.add(jti, jti, world.now);
        world.ledger.leavingFails = error(core::Fault::LedgerFull);
        const auto report = world.run();
        QVERIFY(report->stoppedBy && report->stoppedBy->fault == core::Fault::LedgerFull);
        QVERIFY(world.oqs.seen.empty());
        world.ledger.leavingFails.reset();
        QCOMPARE(world.run()->accepted, 2);
        QCOMPARE(world.ledger.left, std::uint64_t(2));
    }

    void anOlderLedgerPutBackIsAuditedAndIsAFault()
    {
        World world;
        QVERIFY(!delivery::auditGap(world.ledger, world.audit));
        world.ledger.missing = ports::LedgerGap{4, 7};
        const auto fault = delivery::auditGap(world.ledger, world.audit);
        QVERIFY(fault && fault->fault == core::Fault::LedgerCorrupt);
        QCOMPARE(world.audit.lines.back().second, "records 4 to 7");
        QVERIFY(world.audit.lines.back().first == AuditEvent::LedgerSetBack);
    }

    // H6. Power fails before or after each single port call; the next start finishes the work.
    void aCrashAtAnyPointGivesOneEffectAndLosesNothing()
    {
        int point = 0;
        for (;; ++point) {
            World world;
            for (const auto* jti : {"plain", "lost answer", "late", "too late", "refused", "no folder"})
                world.ledger.add(jti, std::string("token of ") + jti, world.now);
            world.oqs.silentAfterTaking.insert("lost answer");
            world.oqs.late.insert("late");
            world.oqs.tooLate.insert("too late");
            world.oqs.errors["refused"] = error(core::Fault::UplinkRefused, "SIM-REPLAY");
            world.folder.errors["no folder"] = error(core::Fault::HandoffFolderMissing);
            world.points.crashAt = point;

            bool hasCrashed = false;
            for (int run = 0; run < 20 && !hasCrashed; ++run) {
                if (run == 2)
                    world.folder.errors.clear();
                try {
                    const auto report = world.run();
                    QVERIFY(report.has_value());
                    if (!report->nextDue)
                        break;
                } catch (const Crash&) {
                    hasCrashed = true;
                }
                world.now = world.now + uketsuke::delivery::RetrySchedule::longest;
            }
            world.points.crashAt = -1;
            world.folder.errors.clear();
            runUntilQuiet(world);

            const auto where = QStringLiteral("crash point %1").arg(point);
            for (const auto* jti : {"plain", "lost answer", "late", "no folder"}) {
                QVERIFY2(world.oqs.effects[jti] == 1, qPrintable(where));
                QVERIFY2(world.ledger.receipts.contains(jti), qPrintable(where));
                QVERIFY2(world.folder.files.contains(std::string("file of ") + jti), qPrintable(where));
                QVERIFY2(world.ledger.row(jti).state == DeliveryState::HandedOff, qPrintable(where));
            }
            QVERIFY2(world.oqs.effects.size() == 4, qPrintable(where));
            QVERIFY2(world.folder.files.size() == 4, qPrintable(where));
            QVERIFY2(world.oqs.evidence.contains("too late"), qPrintable(where));
            QVERIFY2(world.ledger.row("too late").state == DeliveryState::HandedOff, qPrintable(where));
            QVERIFY2(world.ledger.row("refused").state == DeliveryState::Parked, qPrintable(where));
            const auto isTold = std::ranges::any_of(world.audit.lines, [](const auto& line) {
                return line.first == AuditEvent::FaultRaised && line.second.starts_with("806");
            });
            QVERIFY2(isTold, qPrintable(where));

            if (!hasCrashed)
                break; // past the last port call
        }
        QVERIFY2(point > 50, qPrintable(QString::number(point))); // the walk met every call of every kind
        qInfo("%d crash points", point);
    }
};

QTEST_APPLESS_MAIN(OutboxWorkerTest)
#include "OutboxWorkerTest.moc"
