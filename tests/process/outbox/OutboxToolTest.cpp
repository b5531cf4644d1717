// bin/outbox beside an open ledger, as beside a running kiosk.
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/device/SystemClock.h"
#include "drivers/storage/SqliteAudit.h"
#include "drivers/storage/SqliteLedger.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace uketsuke;

class OutboxToolTest : public QObject {
    Q_OBJECT

    struct Ended {
        int code{-1};
        QString output;
    };

    crypto::OpenSslCryptography m_cryptography;
    device::SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::SqliteLedger> m_kiosk;

    [[nodiscard]] QString file() const { return m_folder->filePath("ledger.sqlite"); }

    Ended outbox(const QStringList& arguments) const
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(qEnvironmentVariable("UKETSUKE_BIN") + "/outbox", QStringList{file()} + arguments);
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAll())};
    }

    void append(const std::string& jti, core::Instant expires)
    {
        QVERIFY(m_kiosk->append({jti, "token of " + jti, "envelope", m_clock.now(), expires}, *m_kiosk->head()));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = storage::SqliteLedger::open(file().toStdString(), m_cryptography);
        QVERIFY(opened);
        m_kiosk = std::move(*opened);
        append("a", m_clock.now() + std::chrono::hours(24));
        append("b", m_clock.now() + std::chrono::hours(24));
        append("c", m_clock.now() + core::Milliseconds(-1));
        QVERIFY(
            m_kiosk->settle({ports::Outcome::parked("b", "SIM-NONCE-STALE"), ports::Outcome::parked("c", "SIM-TIME")}));
    }
    void cleanup()
    {
        m_kiosk.reset();
        m_folder.reset();
    }

    void whatIsParkedIsListedWithItsReason()
    {
        const auto ended = outbox({"list"});
        QCOMPARE(ended.code, 0);
        const auto lines = ended.output.split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].startsWith("2\tconsent\tSIM-NONCE-STALE\t"), qPrintable(lines[0]));
        QVERIFY2(lines[1].startsWith("3\tconsent\tSIM-TIME\t") && lines[1].endsWith("over"), qPrintable(lines[1]));
    }

    void oneThatIsPutBackIsDueForTheOpenLedgerAndAudited()
    {
        const auto ended = outbox({"put-back", "2"});
        QVERIFY2(ended.code == 0, qPrintable(ended.output));
        const auto due = m_kiosk->due(m_clock.now(), 10);
        QVERIFY(due);
        QCOMPARE(due->size(), std::size_t(2));
        QCOMPARE((*due)[1].record.jti, std::string("b"));
        QCOMPARE((*due)[1].record.envelope, std::string("envelope"));
        const auto audit =
            storage::SqliteAudit::open(m_folder->filePath("audit.sqlite").toStdString(), m_clock, m_cryptography);
        QVERIFY(audit);
        const auto newest = (*audit)->newest(1);
        QVERIFY(newest && newest->size() == 1);
        QCOMPARE(newest->front().event, std::string("RecordPutBack"));
        QCOMPARE(newest->front().detail, std::string("record 2"));
    }

    void whatIsNotParkedOrNoLongerValidStaysAsItIs()
    {
        for (const auto* record : {"1", "3", "9"}) {
            const auto ended = outbox({"put-back", record});
            QVERIFY2(ended.code == 1, record);
        }
        QCOMPARE(m_kiosk->outbox()->parked, std::uint64_t(2));
    }

    void aPatientsRecordIsStoredMeanwhile()
    {
        QProcess process;
        process.start(qEnvironmentVariable("UKETSUKE_BIN") + "/outbox", {file(), "put-back", "2"});
        int number = 0;
        do {
            append("meanwhile-" + std::to_string(++number), m_clock.now());
        } while (!process.waitForFinished(1));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(m_kiosk->verifyChain());
    }

    void aFileThatIsNoLedgerOrNotThereIsLeftAlone()
    {
        QCOMPARE(outbox({}).code, 2);
        m_kiosk.reset();
        QVERIFY(QFile::remove(file()));
        QCOMPARE(outbox({"list"}).code, 1);
        QVERIFY(!QFile::exists(file())); // and not made
        QFile other(file());
        QVERIFY(other.open(QIODevice::WriteOnly)
                && other.write("no database, but long enough for a header of one") > 0);
        other.close();
        QCOMPARE(outbox({"list"}).code, 1);
    }
};

QTEST_GUILESS_MAIN(OutboxToolTest)
#include "OutboxToolTest.moc"
