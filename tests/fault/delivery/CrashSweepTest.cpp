// The kiosk dies at a system call, at every one in turn, while it seals, stores, delivers and hands off; or the disk
// loses what was not synced. After the restart every confirmed consent and withdrawal has taken effect at OQS exactly
// once, and nothing else has (H6). UKETSUKE_CRASH_POINTS says how many points are tried (50; tools/soak crash: every
// one).
#include "OqsBeyondTheCrash.h"
#include "SealingDesk.h"
#include "TracedProcess.h"
#include "tests/fault/storage/FaultyDisk.h"

#include "app/delivery/OutboxWorker.h"
#include "drivers/handoff/FaceFolderHandoff.h"
#include "drivers/storage/SqliteAudit.h"
#include "drivers/storage/SqliteLedger.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <optional>
#include <thread>

#include <sys/wait.h>

using namespace uketsuke;
using tests::DiskFault;
using tests::OqsBeyondTheCrash;

namespace {

constexpr int records = 5;     ///< of a visit
constexpr int withdrawals = 2; ///< of them: the second and the fourth
constexpr int finished = 3;    ///< exit code of a child that no fault of the disk ended

QString said(const core::Error& error)
{
    return QString::fromStdString(std::string(core::name(error.fault)) + ": " + std::string(error.note.text()));
}

/// All that a kiosk keeps on its disk.
struct Kiosk {
    std::unique_ptr<storage::SqliteAudit> audit;
    std::unique_ptr<storage::SqliteLedger> ledger;
    std::unique_ptr<handoff::FaceFolderHandoff> folder;
};

core::Result<Kiosk> openKiosk(const QTemporaryDir& disk, const tests::SealingDesk& desk)
{
    auto audit = storage::SqliteAudit::open(disk.filePath("audit").toStdString(), desk.clock, desk.cryptography);
    if (!audit)
        return core::failure(audit.error());
    auto ledger = storage::SqliteLedger::open(disk.filePath("ledger").toStdString(), desk.cryptography);
    if (!ledger)
        return core::failure(ledger.error());
    auto folder = handoff::FaceFolderHandoff::create(
        {.folder = disk.filePath("face").toStdString(), .institution = "1319999901"}, desk.cryptography);
    if (!folder)
        return core::failure(folder.error());
    return Kiosk{std::move(*audit), std::move(*ledger), std::move(*folder)};
}

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

    static long mostPoints()
    {
        bool isNumber = false;
        const auto asked = qEnvironmentVariableIntValue("UKETSUKE_CRASH_POINTS", &isNumber);
        return isNumber && asked > 0 ? asked : 50;
    }

    /// What happens on an ordinary morning, in the process that dies.
    void visit(const QTemporaryDir& disk, Sockets& sockets)
    {
        ::close(sockets.tests());
        tests::UplinkToTheTest oqs(sockets.kiosks());
        const auto kiosk = openKiosk(disk, m_desk);
        if (!kiosk)
            ::_exit(1);
        delivery::Told told;
        for (int number = 0; number < records; ++number) {
            oqs.tell(OqsBeyondTheCrash::touched, {});
            const auto jti =
                m_desk.seal(*kiosk->ledger, number % 2 == 1 ? session::Purpose::Withdrawal : session::Purpose::Consent);
            if (!jti)
                ::_exit(1);
            oqs.tell(OqsBeyondTheCrash::durable, *jti);
            // The first goes alone; the others wait as behind an outage, and go as groups.
            if (number > 0 && number + 1 < records)
                continue;
            if (!delivery::deliverDue(*kiosk->ledger, oqs, *kiosk->folder, *kiosk->audit, told, m_desk.clock.now(), 1))
                ::_exit(1);
        }
        oqs.tell(OqsBeyondTheCrash::operations, std::to_string(tests::diskOperations()));
    }

    /// The day after: opens what is left, delivers what waits, and holds the whole against what was promised.
    void verifyRestart(const QTemporaryDir& disk, OqsBeyondTheCrash& oqs, const QByteArray& point)
    {
        const auto kiosk = openKiosk(disk, m_desk);
        QVERIFY2(kiosk, kiosk ? "" : point + ": " + said(kiosk.error()).toUtf8());
        delivery::Told told;
        auto now = m_desk.clock.now();
        for (int run = 0;; ++run) {
            QVERIFY2(run < 20, point + ": the outbox never became empty");
            const auto report = delivery::deliverDue(*kiosk->ledger, oqs, *kiosk->folder, *kiosk->audit, told, now, 1);
            QVERIFY2(report && report->faults.empty(), point);
            if (!report->nextDue)
                break;
            now = now + core::Milliseconds(3'600'000);
        }
        QVERIFY2(oqs.wrong.empty(), oqs.wrong.empty() ? "" : point + ": " + oqs.wrong.front().c_str());
        // A jti is counted once by OQS, so as many effects as records means: each exactly once, and none without.
        QCOMPARE(oqs.tokens.size(), kiosk->ledger->head()->sequence);
        QVERIFY2(oqs.tokens.size() <= std::size_t(oqs.touches), point + ": a consent that nobody confirmed");
        for (const auto& jti : oqs.stored)
            QVERIFY2(oqs.tokens.contains(jti), point + ": a stored consent was lost");
        for (const auto& [jti, token] : oqs.tokens) {
            const auto state = kiosk->ledger->deliveryState(jti);
            QVERIFY2(state && *state == ports::DeliveryState::HandedOff, point);
        }
        QVERIFY2(kiosk->audit->verifyChain(), point + ": the audit's chain");
        const QDir face(disk.filePath("face"));
        const auto files = face.entryList({"OQSsiquc01res_face_*.xml"}, QDir::Files);
        // A withdrawal is nothing for the receipt computer.
        QCOMPARE(std::size_t(files.size()), oqs.tokens.size() - oqs.withdrawals());
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

    /// The exit code of a child on a disk that fails; -1 when it ended otherwise.
    int crashOnDisk(const QTemporaryDir& disk, OqsBeyondTheCrash& oqs, DiskFault fault, int operation)
    {
        Sockets sockets;
        const auto child = ::fork();
        if (child == 0) {
            tests::armFaultyDisk(fault, operation);
            visit(disk, sockets);
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
    }

    void killedAtEverySystemCallEachConfirmedConsentTakesEffectOnce()
    {
        const auto points = mostPoints();
        long calls = 0;
        {
            const QTemporaryDir disk;
            QVERIFY(makeFolder(disk));
            OqsBeyondTheCrash oqs;
            const auto whole = crashAtCall(disk, oqs, 0);
            QVERIFY2(whole.finished, "a visit without a crash; is ptrace allowed here?");
            QCOMPARE(oqs.tokens.size(), std::size_t(records));
            QCOMPARE(oqs.withdrawals(), std::size_t(withdrawals));
            QCOMPARE(oqs.stored.size(), std::size_t(records));
            calls = whole.calls;
        }
        QVERIFY2(calls > 200, "sealing, storing and delivering are more calls than these");
        long killed = 0, beforeDurable = 0, beforeEffect = 0;
        const auto tried = std::min(points, calls);
        for (long point = 0; point < tried; ++point) {
            const auto at = 1 + point * calls / tried;
            const QTemporaryDir disk;
            QVERIFY(makeFolder(disk));
            OqsBeyondTheCrash oqs;
            killed += crashAtCall(disk, oqs, at).killed ? 1 : 0;
            beforeDurable += oqs.stored.size() < std::size_t(records) ? 1 : 0;
            beforeEffect += oqs.tokens.size() < oqs.stored.size() ? 1 : 0;
            verifyRestart(disk, oqs, "system call " + QByteArray::number(qlonglong(at)));
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("killed at %ld of %ld system calls; %ld times before all was stored, %ld times between stored and effect",
              killed, calls, beforeDurable, beforeEffect);
        QVERIFY(killed > tried * 9 / 10);
        QVERIFY(beforeDurable > 0);
        if (tried == calls) // a choice of the points may pass over so short a time
            QVERIFY(beforeEffect > 0);
    }

    void onADiskThatLosesPowerEachConfirmedConsentTakesEffectOnce_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("half a write") << int(DiskFault::Torn);
        QTest::newRow("power cut") << int(DiskFault::PowerCut);
    }
    void onADiskThatLosesPowerEachConfirmedConsentTakesEffectOnce()
    {
        QFETCH(int, fault);
        long operations = 0;
        {
            const QTemporaryDir disk;
            QVERIFY(makeFolder(disk));
            OqsBeyondTheCrash oqs;
            QCOMPARE(crashOnDisk(disk, oqs, DiskFault::None, 0), finished);
            operations = oqs.diskOperations;
        }
        QVERIFY2(operations > 20, "storing and delivering change the disk more often");
        long crashes = 0;
        const auto tried = std::min(mostPoints(), operations);
        for (long point = 0; point < tried; ++point) {
            const auto operation = int(1 + point * operations / tried);
            const QTemporaryDir disk;
            QVERIFY(makeFolder(disk));
            OqsBeyondTheCrash oqs;
            // What is no write cannot be torn: the visit comes to its end then.
            const auto code = crashOnDisk(disk, oqs, DiskFault(fault), operation);
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
