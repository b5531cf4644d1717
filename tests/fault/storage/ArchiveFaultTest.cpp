// The archive through every crash: whatever write, sync, cut or deletion is the last one, afterwards each token is in
// its row or in the archive at the place that its row names, whole, and in the archive no token stands twice.
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
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace uketsuke;

namespace {

int crashAt = 0;
int steps = 0;
/// Half of the write at which the process ends still reaches the file.
bool tears = false;

bool endsHere() { return ++steps == crashAt; }
void step()
{
    if (endsHere())
        ::_exit(0);
}

} // namespace

// The process's own calls and SQLite's come through here before they reach the system; the library sees them only when
// they are visible.
#pragma GCC visibility push(default)
extern "C" {
ssize_t pwrite(int file, const void* from, size_t length, off_t offset)
{
    if (endsHere()) {
        if (tears)
            (void)::syscall(SYS_pwrite64, file, from, length / 2, offset);
        ::_exit(0);
    }
    return ::syscall(SYS_pwrite64, file, from, length, offset);
}
ssize_t pwrite64(int file, const void* from, size_t length, off_t offset)
{
    return ::pwrite(file, from, length, offset);
}
int fsync(int file)
{
    step();
    return static_cast<int>(::syscall(SYS_fsync, file));
}
int fdatasync(int file)
{
    step();
    return static_cast<int>(::syscall(SYS_fdatasync, file));
}
int ftruncate(int file, off_t size) noexcept
{
    step();
    return static_cast<int>(::syscall(SYS_ftruncate, file, size));
}
int ftruncate64(int file, off_t size) noexcept { return ::ftruncate(file, size); }
int unlink(const char* name) noexcept
{
    step();
    return static_cast<int>(::syscall(SYS_unlink, name));
}
}
#pragma GCC visibility pop

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
        crashAt = 0;
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
        QTest::addColumn<bool>("torn");
        QTest::newRow("killed") << false;
        QTest::newRow("half a write") << true;
    }
    void noCrashLosesATokenOrKeepsItTwice()
    {
        QFETCH(bool, torn);
        QVERIFY(prepare());
        QuietAudit audit;
        delivery::FaultThinning faults;
        steps = 0;
        QVERIFY(archiveEverything(audit));
        const int whole = steps;
        everythingIsKeptOnce("no crash");
        QVERIFY2(whole > 30, "the steps of the archive and of the ledger are seen");
        QVERIFY(std::ranges::count(audit.events, ports::AuditEvent::ArchiveSegmentClosed) >= 2);

        // Evenly over all of them; each of the two rows takes half of the points.
        const int stride = std::max(1, 2 * whole / mostCrashPoints);
        int crashes = 0;
        for (int point = torn ? 1 + stride / 2 : 1; point <= whole; point += stride) {
            QVERIFY(prepare());
            const auto child = ::fork();
            QVERIFY(child >= 0);
            if (child == 0) {
                crashAt = point;
                tears = torn;
                steps = 0;
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
