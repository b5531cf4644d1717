// bin/outbox beside an open ledger, as beside a running kiosk.
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/device/SystemClock.h"
#include "drivers/storage/SqliteAudit.h"
#include "drivers/storage/SqliteLedger.h"
#include "tests/unit/storage/RawDatabase.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <map>

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

    void isTheAuditsLastLine(const std::string& event, const std::string& detail)
    {
        const auto audit =
            storage::SqliteAudit::open(m_folder->filePath("audit.sqlite").toStdString(), m_clock, m_cryptography);
        QVERIFY(audit && (*audit)->verifyChain());
        const auto newest = (*audit)->newest(1);
        QVERIFY(newest && newest->size() == 1);
        QCOMPARE(newest->front().event, event);
        QCOMPARE(newest->front().detail, detail);
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
        isTheAuditsLastLine("RecordPutBack", "record 2");
        const auto due = m_kiosk->due(m_clock.now(), 10);
        QVERIFY(due);
        QCOMPARE(due->size(), std::size_t(2));
        QCOMPARE((*due)[1].record.jti, std::string("b"));
        QCOMPARE((*due)[1].record.envelope, std::string("envelope"));
    }

    void oneThatIsClosedIsCountedNoMoreByTheOpenLedgerAndAudited()
    {
        for (const auto* record : {"3", "2"}) { // also one whose validity is over
            const auto ended = outbox({"close", record});
            QVERIFY2(ended.code == 0, qPrintable(ended.output));
            isTheAuditsLastLine("RecordClosed", std::string("record ") + record);
        }
        QCOMPARE(m_kiosk->outbox()->parked, std::uint64_t(0));
        QVERIFY(outbox({"list"}).output.contains("Nothing is parked"));
        const auto closed = m_kiosk->find(2);
        QVERIFY(closed && *closed && (*closed)->state == ports::DeliveryState::Closed);
        QCOMPARE((*closed)->record.token, std::string("token of b"));
        QVERIFY((*closed)->record.envelope.empty());
        QVERIFY(m_kiosk->verifyChain());
    }

    void onlyWhatIsParkedIsClosed_data()
    {
        QTest::addColumn<QString>("record");
        QTest::addColumn<QString>("says");
        QTest::newRow("it waits") << "1" << "sends it by itself";
        QTest::newRow("OQS has it") << "4" << "OQS has it";
        QTest::newRow("and its file is written") << "5" << "OQS has it";
        QTest::newRow("closed before") << "2" << "closed before";
        QTest::newRow("unknown") << "9" << "`list`";
    }
    void onlyWhatIsParkedIsClosed()
    {
        QFETCH(QString, record);
        QFETCH(QString, says);
        append("d", m_clock.now());
        append("e", m_clock.now());
        QVERIFY(m_kiosk->settle({ports::Outcome::accepted("d", "receipt"), ports::Outcome::accepted("e", "receipt"),
                                 ports::Outcome::handedOff("e")}));
        QCOMPARE(outbox({"close", "2"}).code, 0);
        for (const auto* command : {"close", "put-back"}) {
            const auto ended = outbox({command, record});
            QVERIFY2(ended.code == 1 && ended.output.contains(says), qPrintable(ended.output));
        }
        isTheAuditsLastLine("RecordClosed", "record 2"); // and nothing behind it
        using ports::DeliveryState;
        const std::map<std::string, DeliveryState> states{{"a", DeliveryState::Waiting},
                                                          {"b", DeliveryState::Closed},
                                                          {"c", DeliveryState::Parked},
                                                          {"d", DeliveryState::Accepted},
                                                          {"e", DeliveryState::HandedOff}};
        for (const auto& [jti, state] : states)
            QVERIFY2(*m_kiosk->deliveryState(jti) == state, jti.c_str());
        QCOMPARE(outbox({"close"}).code, 2);
        QCOMPARE(outbox({"close", "all"}).code, 2);
    }

    void whatTheAuditCannotNoteIsSaid()
    {
        const auto audit = m_folder->filePath("audit.sqlite").toStdString();
        QVERIFY(storage::SqliteAudit::open(audit, m_clock, m_cryptography));
        tests::RawDatabase other(audit);
        QCOMPARE(other.run("BEGIN IMMEDIATE"), SQLITE_OK);
        const auto ended = outbox({"close", "2"});
        QVERIFY2(ended.code == 1 && ended.output.contains("the audit could not note it"), qPrintable(ended.output));
        QVERIFY(*m_kiosk->deliveryState("b") == ports::DeliveryState::Closed);
    }

    void whatIsNotParkedOrNoLongerValidStaysAsItIs()
    {
        for (const auto* record : {"1", "3", "9"}) {
            const auto ended = outbox({"put-back", record});
            QVERIFY2(ended.code == 1, record);
        }
        QCOMPARE(m_kiosk->outbox()->parked, std::uint64_t(2));
    }

    void aPatientsRecordIsStoredMeanwhile_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("put back") << "put-back";
        QTest::newRow("closed") << "close";
    }
    void aPatientsRecordIsStoredMeanwhile()
    {
        QFETCH(QString, command);
        QProcess process;
        process.start(qEnvironmentVariable("UKETSUKE_BIN") + "/outbox", {file(), command, "2"});
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
