// The kiosk dies at a system call, at every one in turn, while it seals, stores, delivers, hands off and archives; or
// the disk loses what was not synced. After the restart every confirmed consent and withdrawal, the patient's and the
// staff's, has taken effect at OQS exactly once, and nothing else has (H6); what was sent and what the archive keeps is
// proved by the independent verifier. UKETSUKE_CRASH_POINTS says how many points each sweep tries (12, so that all
// four are within 50; tools/soak crash: every one).
#include "IndependentProof.h"
#include "OqsBeyondTheCrash.h"
#include "SealingDesk.h"
#include "TracedProcess.h"
#include "tests/fault/storage/DyingDisk.h"
#include "tests/fault/storage/FaultyDisk.h"

#include "app/delivery/ArchiveWorker.h"
#include "app/delivery/OutboxWorker.h"
#include "drivers/handoff/DeadlineHandoff.h"
#include "drivers/handoff/FaceFolderHandoff.h"
#include "drivers/storage/ArchiveFolder.h"
#include "drivers/storage/SqliteAudit.h"
#include "drivers/storage/SqliteLedger.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <latch>
#include <optional>
#include <thread>

#include <sys/wait.h>

using namespace uketsuke;
using tests::DiskFault;
using tests::OqsBeyondTheCrash;

namespace {

using session::Purpose;
/// Who comes in a visit, in this order. Staff withdraw the first consent, the one that OQS holds by then.
constexpr std::array day{Purpose::Consent, Purpose::Withdrawal, Purpose::Consent, Purpose::StaffWithdrawal,
                         Purpose::Consent};
constexpr std::size_t withdrawals = 2;
constexpr int finished = 3; ///< exit code of a child that no fault of the disk ended

QString said(const core::Error& error)
{
    return QString::fromStdString(std::string(core::name(error.fault)) + ": " + std::string(error.note.text()));
}

/// How a disk ends a visit, armed in the process that dies: at the chosen operation, 0 for none.
struct DiskCrash {
    const char* name;
    void (*arm)(int operation);
    int (*operations)();
};
constexpr std::array diskCrashes{
    DiskCrash{"half a write of SQLite's", [](int operation) { tests::armFaultyDisk(DiskFault::Torn, operation); },
              tests::diskOperations},
    DiskCrash{"power cut under SQLite", [](int operation) { tests::armFaultyDisk(DiskFault::PowerCut, operation); },
              tests::diskOperations},
    DiskCrash{"power cut under every file",
              [](int operation) { tests::armDyingDisk(tests::Ending::PowerCut, operation); }, tests::dyingDiskSteps},
};

/// All that a kiosk keeps on its disk.
struct Kiosk {
    std::unique_ptr<storage::SqliteAudit> audit;
    std::unique_ptr<storage::SqliteLedger> ledger;
    std::unique_ptr<ports::ConsentSigner> archiveSigner;
    std::unique_ptr<storage::ArchiveFolder> archive;
    std::unique_ptr<handoff::DeadlineHandoff> folder;
};

handoff::Options resultsIn(const QTemporaryDir& disk)
{
    return {.folder = disk.filePath("face").toStdString(), .institution = tests::SealingDesk::institution};
}

core::Result<Kiosk> openKiosk(const QTemporaryDir& disk, const tests::SealingDesk& desk)
{
    auto audit = storage::SqliteAudit::open(disk.filePath("audit").toStdString(), desk.clock, desk.cryptography);
    if (!audit)
        return core::failure(audit.error());
    auto ledger = storage::SqliteLedger::open(disk.filePath("ledger").toStdString(), desk.cryptography);
    if (!ledger)
        return core::failure(ledger.error());
    auto signer = desk.newSigner();
    if (!signer)
        return core::failure(core::Fault::DeviceKeyMissing, "openKiosk");
    // Small segments, so that a visit begins and closes several.
    auto archive = storage::ArchiveFolder::open(
        {.folder = disk.filePath("archive").toStdString(), .certificate = desk.envelopeCertificate, .closedAt = 7000},
        *signer, desk.cryptography);
    if (!archive)
        return core::failure(archive.error());
    auto folder = std::make_unique<handoff::DeadlineHandoff>([results = resultsIn(disk), &desk] {
        return std::make_unique<handoff::FaceFolderHandoff>(results, desk.cryptography);
    });
    return Kiosk{std::move(*audit), std::move(*ledger), std::move(signer), std::move(*archive), std::move(folder)};
}

/// The receipt computer's share as it hangs in the morning: it writes only after somebody has stopped waiting for it.
class HangingShare {
public:
    HangingShare(const QTemporaryDir& disk, const tests::SealingDesk& desk)
        : m_handoff(
              [this, results = resultsIn(disk), &desk] {
                  return std::make_unique<Late>(
                      *this, std::make_unique<handoff::FaceFolderHandoff>(results, desk.cryptography));
              },
              {.call = core::Milliseconds(20), .document = core::Milliseconds(0)})
    {
    }
    ports::Handoff& handoff() { return m_handoff; }
    /// Returns when the late file is there.
    void answer()
    {
        m_answers.count_down();
        m_written.wait();
    }

private:
    class Late final : public ports::Handoff {
    public:
        Late(HangingShare& share, std::unique_ptr<ports::Handoff> real) : m_share(share), m_real(std::move(real)) {}
        core::Result<ports::HandoffFile> write(const ports::HandoffDocument& document) override
        {
            m_share.m_answers.wait();
            auto done = m_real->write(document);
            m_share.m_written.count_down();
            return done;
        }

    private:
        HangingShare& m_share;
        std::unique_ptr<ports::Handoff> m_real;
    };

    std::latch m_answers{1}, m_written{1};
    handoff::DeadlineHandoff m_handoff;
};

class Sockets {
public:
    Sockets() { m_good = ::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, m_ends) == 0; }
    ~Sockets()
    {
        closeKiosks();
        if (m_good)
            ::close(m_ends[0]);
    }
    Sockets(const Sockets&) = delete;
    Sockets& operator=(const Sockets&) = delete;

    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] int tests() const { return m_ends[0]; }
    [[nodiscard]] int kiosks() const { return m_ends[1]; }
    void closeKiosks()
    {
        if (m_good && m_ends[1] >= 0)
            ::close(m_ends[1]);
        m_ends[1] = -1;
    }

private:
    int m_ends[2]{-1, -1};
    bool m_good{false};
};

} // namespace

class CrashSweepTest : public QObject {
    Q_OBJECT

private:
    tests::SealingDesk m_desk;
    tests::IndependentProof m_proof;
    std::optional<sandbox::ReceiptWriter> m_receipts;

    static long mostPoints()
    {
        bool isNumber = false;
        const auto asked = qEnvironmentVariableIntValue("UKETSUKE_CRASH_POINTS", &isNumber);
        return isNumber && asked > 0 ? asked : 12;
    }

    static delivery::ArchiveLimits atOnce() { return {.shrinkAfter = core::Milliseconds(0), .most = 2}; }

    void deliver(const Kiosk& kiosk, ports::Uplink& oqs, ports::Handoff& folder, delivery::Told& told,
                 core::Instant now)
    {
        if (!delivery::deliverDue(*kiosk.ledger, oqs, folder, *kiosk.audit, told, now, 1))
            ::_exit(1);
    }

    /// What happens on an ordinary day, in the process that dies.
    void visit(const QTemporaryDir& disk, Sockets& sockets, int (*operations)() = tests::diskOperations)
    {
        ::close(sockets.tests());
        tests::UplinkToTheTest oqs(sockets.kiosks());
        const auto kiosk = openKiosk(disk, m_desk);
        if (!kiosk)
            ::_exit(1);
        delivery::Told told;
        for (const auto& purpose : day) {
            oqs.tell(OqsBeyondTheCrash::touched, {});
            const auto jti = m_desk.seal(*kiosk->ledger, purpose);
            if (!jti)
                ::_exit(1);
            oqs.tell(OqsBeyondTheCrash::durable, *jti);
            if (&purpose != &day.front())
                continue;
            // The first goes alone, and its file comes too late; the others wait as behind an outage, and go as groups.
            HangingShare share(disk, m_desk);
            deliver(*kiosk, oqs, share.handoff(), told, m_desk.clock.now());
            share.answer();
        }
        const auto later = m_desk.clock.now() + std::chrono::hours(1);
        deliver(*kiosk, oqs, *kiosk->folder, told, later);
        deliver(*kiosk, oqs, *kiosk->folder, told, later + std::chrono::hours(1));
        delivery::FaultThinning faults;
        auto progress = delivery::ArchiveProgress::MoreWaits;
        while (progress == delivery::ArchiveProgress::MoreWaits) {
            const auto step = archiveDue(*kiosk->ledger, *kiosk->archive, *kiosk->audit, faults, later, atOnce());
            if (!step)
                ::_exit(1);
            progress = *step;
        }
        oqs.tell(OqsBeyondTheCrash::moved, std::to_string(day.size() - kiosk->ledger->recent(later)->size()));
        oqs.tell(OqsBeyondTheCrash::operations, std::to_string(operations()));
    }

    void deliverTheRest(const Kiosk& kiosk, OqsBeyondTheCrash& oqs, const QByteArray& point)
    {
        delivery::Told told;
        auto now = m_desk.clock.now();
        for (int run = 0;; ++run) {
            QVERIFY2(run < 20, point + ": the outbox never became empty");
            const auto report = delivery::deliverDue(*kiosk.ledger, oqs, *kiosk.folder, *kiosk.audit, told, now, 1);
            QVERIFY2(report && report->faults.empty(), point);
            if (!report->nextDue)
                break;
            now = now + core::Milliseconds(3'600'000);
        }
        // All of it leaves for the archive, and the last segment is closed.
        delivery::FaultThinning faults;
        for (int step = 0; step < int(day.size()) + 1; ++step)
            QVERIFY2(archiveDue(*kiosk.ledger, *kiosk.archive, *kiosk.audit, faults,
                                now + std::chrono::hours(25 * (step + 1)), atOnce()),
                     point);
        const auto newest = kiosk.audit->newest(1000);
        QVERIFY(newest);
        for (const auto& line : *newest)
            QVERIFY2(line.event != ports::name(ports::AuditEvent::ArchiveDamaged), point + ": a damaged archive");
    }

    /// The day after: opens what is left, delivers what waits, and holds the whole against what was promised.
    void verifyRestart(const QTemporaryDir& disk, OqsBeyondTheCrash& oqs, const QByteArray& point)
    {
        const auto kiosk = openKiosk(disk, m_desk);
        QVERIFY2(kiosk, kiosk ? "" : point + ": " + said(kiosk.error()).toUtf8());
        deliverTheRest(*kiosk, oqs, point);
        if (QTest::currentTestFailed())
            return;
        QVERIFY2(oqs.wrong.empty(), oqs.wrong.empty() ? "" : point + ": " + oqs.wrong.front().c_str());
        // A jti is counted once by OQS, so as many effects as records means: each exactly once, and none without.
        QCOMPARE(oqs.effects.size(), kiosk->ledger->head()->sequence);
        QVERIFY2(oqs.effects.size() <= std::size_t(oqs.touches), point + ": a consent that nobody confirmed");
        for (const auto& jti : oqs.stored)
            QVERIFY2(oqs.effects.contains(jti), point + ": a stored consent was lost");
        for (const auto& [jti, effect] : oqs.effects) {
            const auto state = kiosk->ledger->deliveryState(jti);
            QVERIFY2(state && *state == ports::DeliveryState::HandedOff, point);
        }
        QVERIFY2(kiosk->audit->verifyChain(), point + ": the audit's chain");
        QVERIFY2(kiosk->ledger->verifyChain(), point + ": the ledger's chain");
        auto fault = m_proof.faultOfEffects(oqs);
        QVERIFY2(fault.empty(), point + ": " + fault.c_str());
        fault = m_proof.faultOfArchive(disk.filePath("archive").toStdString(), oqs);
        QVERIFY2(fault.empty(), point + ": " + fault.c_str());
        const QDir face(disk.filePath("face"));
        const auto files = face.entryList({"OQSsiquc01res_face_*.xml"}, QDir::Files);
        // A withdrawal is nothing for the receipt computer.
        QCOMPARE(std::size_t(files.size()), oqs.effects.size() - oqs.withdrawals());
        for (const auto& name : files) {
            QFile file(face.filePath(name));
            QVERIFY2(file.open(QIODevice::ReadOnly) && file.readAll().trimmed().endsWith("</XmlMsg>"),
                     point + ": half a file for the receipt computer");
        }
        QVERIFY2(m_desk.seal(*kiosk->ledger), point + ": the next patient");
    }

    tests::TracedEnd crashAtCall(const QTemporaryDir& disk, OqsBeyondTheCrash& oqs, long killAt)
    {
        Sockets sockets;
        std::optional<std::jthread> serving;
        return tests::runTraced([&] { visit(disk, sockets); }, killAt,
                                [&] {
                                    sockets.closeKiosks();
                                    serving.emplace([&] { oqs.serve(sockets.tests()); });
                                });
    }

    /// The exit code of a child on a disk that ends it; -1 when it ended otherwise.
    int crashOnDisk(const QTemporaryDir& disk, OqsBeyondTheCrash& oqs, const DiskCrash& crash, int operation)
    {
        Sockets sockets;
        const auto child = ::fork();
        if (child == 0) {
            crash.arm(operation);
            visit(disk, sockets, crash.operations);
            ::_exit(finished);
        }
        sockets.closeKiosks();
        oqs.serve(sockets.tests());
        int status = 0;
        ::waitpid(child, &status, 0);
        return child > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

    static bool makeFolder(const QTemporaryDir& disk) { return disk.isValid() && QDir(disk.path()).mkdir("face"); }

private Q_SLOTS:
    void initTestCase()
    {
        tests::installFaultyDisk();
        tests::armFaultyDisk(DiskFault::None, 0);
        QVERIFY(m_desk.open());
        QVERIFY(m_proof.open(m_desk));
        auto receipts =
            sandbox::ReceiptWriter::load(m_desk.file("oqs/receipt.key.pem"), m_desk.file("oqs/receipt.crt.pem"));
        QVERIFY(receipts);
        m_receipts.emplace(std::move(*receipts));
    }

    void killedAtEverySystemCallEachConfirmedConsentTakesEffectOnce()
    {
        const auto points = mostPoints();
        long calls = 0;
        {
            const QTemporaryDir disk;
            QVERIFY(makeFolder(disk));
            OqsBeyondTheCrash oqs(*m_receipts);
            const auto whole = crashAtCall(disk, oqs, 0);
            QVERIFY2(whole.finished, "a visit without a crash; is ptrace allowed here?");
            QCOMPARE(oqs.effects.size(), day.size());
            QCOMPARE(oqs.withdrawals(), withdrawals);
            QCOMPARE(oqs.withdrawalsByInstitution(), std::size_t(1));
            QCOMPARE(oqs.stored.size(), day.size());
            QCOMPARE(oqs.archived, long(day.size()));
            calls = whole.calls;
            verifyRestart(disk, oqs, "no crash");
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY2(calls > 200, "sealing, storing and delivering are more calls than these");
        long killed = 0, beforeDurable = 0, beforeEffect = 0, beforeArchived = 0;
        const auto tried = std::min(points, calls);
        for (long point = 0; point < tried; ++point) {
            const auto at = 1 + point * calls / tried;
            const QTemporaryDir disk;
            QVERIFY(makeFolder(disk));
            OqsBeyondTheCrash oqs(*m_receipts);
            killed += crashAtCall(disk, oqs, at).killed ? 1 : 0;
            beforeDurable += oqs.stored.size() < day.size() ? 1 : 0;
            beforeEffect += oqs.effects.size() < oqs.stored.size() ? 1 : 0;
            beforeArchived += oqs.effects.size() == day.size() && oqs.archived == 0 ? 1 : 0;
            verifyRestart(disk, oqs, "system call " + QByteArray::number(qlonglong(at)));
            if (QTest::currentTestFailed())
                return;
        }
        qInfo(
            "killed at %ld of %ld system calls; %ld times before all was stored, %ld times between stored and effect, "
            "%ld times between effect and archive",
            killed, calls, beforeDurable, beforeEffect, beforeArchived);
        QVERIFY(killed > tried * 9 / 10);
        QVERIFY(beforeDurable > 0);
        QVERIFY(beforeArchived > 0);
        if (tried == calls) // a choice of the points may pass over so short a time
            QVERIFY(beforeEffect > 0);
    }

    void onADiskThatLosesPowerEachConfirmedConsentTakesEffectOnce_data()
    {
        QTest::addColumn<std::size_t>("crash");
        for (std::size_t crash = 0; crash < diskCrashes.size(); ++crash)
            QTest::newRow(diskCrashes.at(crash).name) << crash;
    }
    void onADiskThatLosesPowerEachConfirmedConsentTakesEffectOnce()
    {
        QFETCH(std::size_t, crash);
        const auto& how = diskCrashes.at(crash);
        long operations = 0;
        {
            const QTemporaryDir disk;
            QVERIFY(makeFolder(disk));
            OqsBeyondTheCrash oqs(*m_receipts);
            QCOMPARE(crashOnDisk(disk, oqs, how, 0), finished);
            operations = oqs.diskOperations;
        }
        QVERIFY2(operations > 20, "storing and delivering change the disk more often");
        long crashes = 0;
        const auto tried = std::min(mostPoints(), operations);
        for (long point = 0; point < tried; ++point) {
            const auto operation = int(1 + point * operations / tried);
            const QTemporaryDir disk;
            QVERIFY(makeFolder(disk));
            OqsBeyondTheCrash oqs(*m_receipts);
            // What is no write cannot be torn: the visit comes to its end then.
            const auto code = crashOnDisk(disk, oqs, how, operation);
            QVERIFY2(code == 0 || code == finished, QByteArray::number(operation));
            crashes += code == 0 ? 1 : 0;
            verifyRestart(disk, oqs, "operation " + QByteArray::number(operation));
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%ld crashes at %ld operations of the disk", crashes, operations);
        QVERIFY(crashes > 5);
    }
};

QTEST_GUILESS_MAIN(CrashSweepTest)
#include "CrashSweepTest.moc"
