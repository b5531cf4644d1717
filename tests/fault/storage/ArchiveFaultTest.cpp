// The archive through every crash: whatever write, sync, cut or deletion is the last one, and whether the disk keeps
// what was not synced or loses it, afterwards each token is in its row or in the archive at the place that its row
// names, whole, and in the archive no token stands twice. UKETSUKE_CRASH_POINTS above 50: every point.
#include "DyingDisk.h"

#include "app/delivery/ArchiveWorker.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/storage/ArchiveFolder.h"
#include "drivers/storage/SqliteLedger.h"
#include "tests/unit/storage/RawDatabase.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <map>

#include <sys/wait.h>
#include <unistd.h>

using namespace uketsuke;
using tests::Ending;

namespace {

/// Encrypts to nobody, so that the test can read what was kept.
class ReadableCryptography final : public ports::Cryptography {
public:
    [[nodiscard]] core::Sha256Digest sha256(core::ByteView data) const override { return m_real.sha256(data); }
    [[nodiscard]] core::Sha256Digest hmacSha256(core::ByteView key, core::ByteView data) const override
    {
        return m_real.hmacSha256(key, data);
    }
    core::Result<> random(std::span<std::byte> out) const override { return m_real.random(out); }
    [[nodiscard]] bool rsaSignsDigestInfo(const ports::RsaPublicKey& key, core::ByteView info,
                                          core::ByteView signature) const override
    {
        return m_real.rsaSignsDigestInfo(key, info, signature);
    }
    [[nodiscard]] bool es256Verifies(core::ByteView certificate, core::ByteView data,
                                     core::ByteView signature) const override
    {
        return m_real.es256Verifies(certificate, data, signature);
    }
    core::Result<ports::CertificateFacts> readCertificate(core::ByteView der) const override
    {
        return m_real.readCertificate(der);
    }
    [[nodiscard]] bool issuedByOneOf(core::ByteView certificate, std::span<const core::Bytes> authorities,
                                     core::Instant at) const override
    {
        return m_real.issuedByOneOf(certificate, authorities, at);
    }
    core::Result<std::string> encryptJwe(core::ByteView plaintext, core::ByteView) const override
    {
        return core::base64Url(plaintext);
    }

private:
    crypto::OpenSslCryptography m_real;
};

class FixedSigner final : public ports::ConsentSigner {
public:
    core::Result<> prepare(core::Instant) override { return {}; }
    [[nodiscard]] core::Instant validUntil() const override { return {INT64_MAX}; }
    core::Result<core::Bytes> sign(core::ByteView) override { return core::Bytes(64, std::byte{0x54}); }
    [[nodiscard]] const std::vector<core::Bytes>& certificateChain() const override { return m_chain; }
    [[nodiscard]] const std::string& keyId() const override { return m_keyId; }

private:
    std::vector<core::Bytes> m_chain{core::copyOf(core::viewOf("TEST"))};
    std::string m_keyId{"TEST"};
};

class QuietAudit final : public ports::Audit {
public:
    void record(ports::AuditEvent event, const core::Redacted&) override { events.push_back(event); }
    std::vector<ports::AuditEvent> events;
};

} // namespace

class ArchiveFaultTest : public QObject {
    Q_OBJECT

private:
    static constexpr int mostCrashPoints = 50;
    static bool everyPoint() { return qEnvironmentVariableIntValue("UKETSUKE_CRASH_POINTS") > mostCrashPoints; }

    static constexpr int records = 7;
    static constexpr core::Instant now{100'000'000'000};

    ReadableCryptography m_cryptography;
    FixedSigner m_signer;
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] std::string file(const char* name) const { return m_folder->filePath(name).toStdString(); }
    static std::string jti(int number) { return "jti-" + std::to_string(number); }
    static std::string token(int number) { return "{\"t\":" + std::to_string(number) + "}\n" + std::string(500, 'x'); }

    bool prepare()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto ledger = storage::SqliteLedger::open(file("ledger.sqlite"), m_cryptography);
        if (!ledger)
            return false;
        for (int number = 1; number <= records; ++number)
            if (!(*ledger)->append({jti(number), token(number), "e", {number}, {number + 1}}, *(*ledger)->head())
                || !(*ledger)->settle({ports::Outcome::accepted(jti(number), "receipt")})
                || !(*ledger)->settle({ports::Outcome::handedOff(jti(number))}))
                return false;
        return true;
    }

    /// Small segments, so that several are begun and closed. True when nothing is left to do.
    bool archiveEverything(ports::Audit& audit)
    {
        const auto ledger = storage::SqliteLedger::open(file("ledger.sqlite"), m_cryptography);
        const auto archive = storage::ArchiveFolder::open(
            {.folder = file("archive"), .certificate = core::copyOf(core::viewOf("TEST")), .closedAt = 250}, m_signer,
            m_cryptography);
        if (!ledger || !archive)
            return false;
        for (int round = 0; round < 2 * records; ++round) {
            delivery::FaultThinning faults;
            const auto progress = delivery::archiveDue(**ledger, **archive, audit, faults, now, {.most = 2});
            if (!progress)
                return false;
            if (*progress == delivery::ArchiveProgress::Done)
                return true;
        }
        return false;
    }

    /// Counted in a child of its own, because the disk stays armed.
    int stepsOfAWholeRun()
    {
        if (!prepare())
            return -1;
        int ends[2];
        if (::pipe(ends) != 0)
            return -1;
        const auto child = ::fork();
        if (child == 0) {
            tests::armDyingDisk(Ending::Killed, 0);
            QuietAudit nobody;
            const int steps = archiveEverything(nobody) ? tests::dyingDiskSteps() : -1;
            ::_exit(::write(ends[1], &steps, sizeof steps) == sizeof steps ? 0 : 1);
        }
        ::close(ends[1]);
        int steps = -1;
        if (::read(ends[0], &steps, sizeof steps) != sizeof steps)
            steps = -1;
        ::close(ends[0]);
        ::waitpid(child, nullptr, 0);
        return steps;
    }

    /// Every record of every segment by its place; empty when a line is torn.
    std::map<std::pair<std::string, qsizetype>, std::string> kept()
    {
        std::map<std::pair<std::string, qsizetype>, std::string> found;
        QDir folder(QString::fromStdString(file("archive")));
        for (const auto& name : folder.entryList(QDir::Files)) {
            QFile segment(folder.filePath(name));
            if (!segment.open(QIODevice::ReadOnly) || !segment.readLine().startsWith("uketsuke-archive 1 "))
                return {};
            while (!segment.atEnd()) {
                const auto offset = segment.pos();
                const auto parts = segment.readLine().split(' ');
                if (parts.size() != 3 || !parts[2].endsWith('\n') || parts[2].size() - 1 != parts[1].toInt())
                    return {};
                if (parts[0] == "Z") {
                    // Qt wants the size in front of what zlib made: a first guess, here large enough.
                    const auto bytes = QByteArray::fromBase64(parts[2].trimmed(), QByteArray::Base64UrlEncoding);
                    found[{name.toStdString(), offset}] =
                        qUncompress(QByteArray::fromHex("00001000") + bytes).toStdString();
                }
            }
        }
        return found;
    }

    void everythingIsKeptOnce(const char* point)
    {
        const auto all = kept();
        QVERIFY2(all.size() == records, point);
        tests::RawDatabase raw(file("ledger.sqlite"));
        for (int number = 1; number <= records; ++number) {
            const auto which = " FROM consent WHERE length(token) = 0 AND sequence = " + std::to_string(number);
            const auto offset = QString::fromStdString(raw.value("SELECT segment_offset" + which)).toLongLong();
            const auto record = all.find({raw.value("SELECT segment" + which), offset});
            QVERIFY2(record != all.end(), point);
            QVERIFY2(record->second.starts_with(jti(number) + "\n" + std::to_string(number) + "\n"), point);
            QVERIFY2(record->second.ends_with("\nreceipt\n" + token(number)), point);
        }
    }

private Q_SLOTS:
    void noCrashLosesATokenOrKeepsItTwice_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("killed") << int(Ending::Killed);
        QTest::newRow("half a write") << int(Ending::Torn);
        QTest::newRow("power cut") << int(Ending::PowerCut);
    }
    void noCrashLosesATokenOrKeepsItTwice()
    {
        QFETCH(int, how);
        QVERIFY(prepare());
        QuietAudit audit;
        delivery::FaultThinning faults;
        QVERIFY(archiveEverything(audit));
        everythingIsKeptOnce("no crash");
        const int whole = stepsOfAWholeRun();
        QVERIFY2(whole > 30, "the steps of the archive and of the ledger are seen");
        QVERIFY(std::ranges::count(audit.events, ports::AuditEvent::ArchiveSegmentClosed) >= 2);

        // Evenly over all of them; each of the three rows takes a third of the points.
        const int stride = everyPoint() ? 1 : (3 * whole + mostCrashPoints - 1) / mostCrashPoints;
        int crashes = 0;
        for (int point = 1 + how * stride / 3; point <= whole; point += stride) {
            QVERIFY(prepare());
            const auto child = ::fork();
            QVERIFY(child >= 0);
            if (child == 0) {
                tests::armDyingDisk(Ending(how), point);
                QuietAudit nobody;
                ::_exit(archiveEverything(nobody) ? 7 : 8);
            }
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            QVERIFY(WIFEXITED(status));
            crashes += WEXITSTATUS(status) == 0 ? 1 : 0;
            QuietAudit after;
            QVERIFY2(archiveEverything(after), std::to_string(point).c_str());
            everythingIsKeptOnce(std::to_string(point).c_str());
            QVERIFY(!std::ranges::count(after.events, ports::AuditEvent::ArchiveDamaged));
        }
        qInfo("%d crashes at %d steps", crashes, whole);
        QVERIFY(crashes > 10);
    }

    void aSegmentThatIsGoneIsSaidAndTheRestGoesOn()
    {
        QVERIFY(prepare());
        QuietAudit audit;
        delivery::FaultThinning faults;
        const auto ledger = storage::SqliteLedger::open(file("ledger.sqlite"), m_cryptography);
        auto archive = storage::ArchiveFolder::open(
            {.folder = file("archive"), .certificate = core::copyOf(core::viewOf("TEST"))}, m_signer, m_cryptography);
        QVERIFY(ledger && archive);
        QVERIFY(delivery::archiveDue(**ledger, **archive, audit, faults, now, {.most = 2}));
        QVERIFY(QDir(QString::fromStdString(file("archive"))).removeRecursively());
        QVERIFY(QDir().mkpath(QString::fromStdString(file("archive"))));
        QVERIFY(delivery::archiveDue(**ledger, **archive, audit, faults, now, {.most = 2}));
        QCOMPARE(std::ranges::count(audit.events, ports::AuditEvent::ArchiveDamaged), 1);
        QVERIFY(delivery::archiveDue(**ledger, **archive, audit, faults, now, {.most = 2}));
        QCOMPARE(std::ranges::count(audit.events, ports::AuditEvent::ArchiveDamaged), 1);
        QCOMPARE(kept().size(), std::size_t(4));
    }

    void onlyWholeSegmentsWhoseYearsAreOverAreDeleted()
    {
        QVERIFY(prepare());
        QuietAudit audit;
        delivery::FaultThinning faults;
        QVERIFY(archiveEverything(audit));
        const auto archive = storage::ArchiveFolder::open(
            {.folder = file("archive"), .certificate = core::copyOf(core::viewOf("TEST"))}, m_signer, m_cryptography);
        QVERIFY(archive);
        const auto files = [this] {
            return QDir(QString::fromStdString(file("archive"))).entryList(QDir::Files).size();
        };
        const auto before = files();
        const delivery::ArchiveLimits limits{.keptFor = std::chrono::days(10)};
        QVERIFY(delivery::removeOutlived(**archive, audit, faults, now + std::chrono::hours(240), limits));
        QCOMPARE(files(), before);
        QVERIFY(delivery::removeOutlived(**archive, audit, faults, now + std::chrono::hours(241), limits));
        QCOMPARE(files(), qsizetype(1)); // the open one stays: it has no head yet
        QCOMPARE(audit.events.back(), ports::AuditEvent::ArchiveSegmentDeleted);
    }
};

QTEST_GUILESS_MAIN(ArchiveFaultTest)
#include "ArchiveFaultTest.moc"
