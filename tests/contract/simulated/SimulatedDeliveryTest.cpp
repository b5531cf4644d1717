// The contracts of ledger, uplink and hand-off on the simulated drivers, and the troubles only they can make.
#include "tests/contract/suites/LedgerContract.h"
#include "tests/contract/suites/UplinkContract.h"

#include "drivers/simulated/SimulatedAudit.h"
#include "drivers/simulated/SimulatedHandoff.h"
#include "drivers/simulated/SimulatedLedger.h"
#include "drivers/simulated/SimulatedSigner.h"
#include "drivers/simulated/SimulatedUplink.h"

#include <QCoreApplication>

using namespace uketsuke;
using namespace uketsuke::simulated;

namespace {

class MemoryLedgerStage final : public contract::LedgerStage {
public:
    ports::ConsentLedger& ledger() override { return m_ledger; }

private:
    SimulatedLedger m_ledger{contract::LedgerContract::sha256};
};

class MemoryUplinkStage final : public contract::UplinkStage {
public:
    ports::Uplink& uplink() override { return m_uplink; }
    bool set(contract::ServerTrouble trouble) override
    {
        switch (trouble) {
        case contract::ServerTrouble::None: m_uplink.set(UplinkTrouble::None); break;
        case contract::ServerTrouble::Busy: m_uplink.set(UplinkTrouble::Busy); break;
        case contract::ServerTrouble::Refuses: m_uplink.set(UplinkTrouble::Refused); break;
        case contract::ServerTrouble::Unreachable: m_uplink.set(UplinkTrouble::Unreachable); break;
        case contract::ServerTrouble::SilentAfterTaking: m_uplink.set(UplinkTrouble::SilentAfterTaking); break;
        case contract::ServerTrouble::OtherCertificate: m_uplink.set(UplinkTrouble::Untrusted); break;
        case contract::ServerTrouble::Malformed: m_uplink.set(UplinkTrouble::Malformed); break;
        }
        return true;
    }
    ports::Submission submission() override
    {
        const auto number = std::to_string(++m_count);
        return {"jti-" + number, "token-" + number, "envelope"};
    }
    int effectsOf(const std::string& jti) override { return m_uplink.effectsOf(jti); }

private:
    SimulatedUplink m_uplink;
    int m_count{0};
};

template <class Result> bool failsWith(const Result& result, core::Fault fault)
{
    return !result && result.error().fault == fault;
}

} // namespace

class SimulatedDeliveryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLedgerInTroubleWritesNothing_data()
    {
        QTest::addColumn<int>("trouble");
        QTest::addColumn<int>("fault");
        const auto row = [](const char* name, LedgerTrouble trouble, core::Fault fault) {
            QTest::newRow(name) << static_cast<int>(trouble) << static_cast<int>(fault);
        };
        row("disk full", LedgerTrouble::DiskFull, core::Fault::LedgerFull);
        row("read-only", LedgerTrouble::ReadOnly, core::Fault::LedgerReadOnly);
        row("corrupt", LedgerTrouble::Corrupt, core::Fault::LedgerCorrupt);
        row("unavailable", LedgerTrouble::Unavailable, core::Fault::LedgerUnavailable);
        row("write lost", LedgerTrouble::WriteLost, core::Fault::LedgerWriteFailed);
    }
    void aLedgerInTroubleWritesNothing()
    {
        QFETCH(int, trouble);
        QFETCH(int, fault);
        SimulatedLedger ledger(contract::LedgerContract::sha256);
        ledger.set(static_cast<LedgerTrouble>(trouble));
        QVERIFY(failsWith(ledger.append({"a", "token", "", {}, {}}, {}), static_cast<core::Fault>(fault)));
        QVERIFY(ledger.rows().empty());
        ledger.set(LedgerTrouble::None);
        QVERIFY(ledger.append({"a", "token", "", {}, {}}, {}));
        QVERIFY(ledger.settle({ports::Outcome::accepted("a", "receipt")}));
        QVERIFY(ledger.receiptOf("a") == "receipt");
        QVERIFY(ledger.settle({ports::Outcome::parked("a", "SIM-TIME")}));
        QVERIFY(ledger.reasonOf("a") == "SIM-TIME");
    }

    void whatArrivesTooLateGrantsNothing()
    {
        SimulatedUplink uplink;
        uplink.set(UplinkTrouble::TooLate);
        for (int count = 0; count < 2; ++count) {
            const auto answer = uplink.deliver({"a", "token", ""}, core::Milliseconds(100));
            QVERIFY(answer && answer->outcome == ports::DeliveryOutcome::ArrivedTooLate);
            QVERIFY(answer->qualificationResult.empty());
            uplink.set(UplinkTrouble::None);
        }
        QCOMPARE(uplink.effectsOf("a"), 0);
    }

    void anAnswerSlowerThanTheLimitIsNone()
    {
        SimulatedUplink uplink;
        uplink.setDelay(core::Milliseconds(10'000));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(failsWith(uplink.nonce(core::Milliseconds(50)), core::Fault::UplinkUnreachable));
        QVERIFY(timer.elapsed() < 2000);
    }

    void theHandoffGivesOneFileForOneJti()
    {
        SimulatedHandoff handoff;
        const auto first = handoff.write({"a", "<XmlMsg/>", {}});
        const auto second = handoff.write({"a", "<XmlMsg/>", {}});
        QVERIFY(first && second && *first == *second);
        QCOMPARE(handoff.files().size(), std::size_t(1));
        QVERIFY(failsWith(handoff.write({"b", "no layout", {}}), core::Fault::UplinkAnswerMalformed));
        handoff.set(HandoffTrouble::FolderMissing);
        QVERIFY(failsWith(handoff.write({"b", "<XmlMsg/>", {}}), core::Fault::HandoffFolderMissing));
        handoff.set(HandoffTrouble::WriteFails);
        QVERIFY(failsWith(handoff.write({"b", "<XmlMsg/>", {}}), core::Fault::HandoffWriteFailed));
        QCOMPARE(handoff.files().size(), std::size_t(1));
    }

    void theSignerSignsWhatItIsGivenOrSaysWhyNot()
    {
        SimulatedSigner signer;
        const auto signature = signer.sign(core::viewOf("input"));
        QVERIFY(signature && signature->size() == 64);
        QVERIFY(signer.signedInputs().back() == core::copyOf(core::viewOf("input")));
        signer.set(SignerTrouble::KeyMissing);
        QVERIFY(failsWith(signer.sign(core::viewOf("input")), core::Fault::DeviceKeyMissing));
        signer.set(SignerTrouble::Fails);
        QVERIFY(failsWith(signer.sign(core::viewOf("input")), core::Fault::SigningFailed));
    }

    void theAuditKeepsTheOrder()
    {
        SimulatedAudit audit;
        audit.record(ports::AuditEvent::SessionBegan, "one");
        audit.record(ports::AuditEvent::SessionEnded, "two");
        const auto entries = audit.entries();
        QCOMPARE(entries.size(), std::size_t(2));
        QVERIFY(entries[0].event == ports::AuditEvent::SessionBegan);
        QVERIFY(entries[1].detail == core::Redacted("two"));
    }
};

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    contract::LedgerContract ledger([] { return std::make_unique<MemoryLedgerStage>(); });
    contract::UplinkContract uplink([] { return std::make_unique<MemoryUplinkStage>(); });
    SimulatedDeliveryTest own;
    return QTest::qExec(&ledger, argc, argv) + QTest::qExec(&uplink, argc, argv) + QTest::qExec(&own, argc, argv);
}

#include "SimulatedDeliveryTest.moc"
