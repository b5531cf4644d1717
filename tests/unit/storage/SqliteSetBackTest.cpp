// An older ledger put back from a backup: known for it, no number is given to a second record, and the chain goes on
// behind what was sent.
#include "RawDatabase.h"

#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/storage/SqliteLedger.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace uketsuke;
using storage::OpeningCheck;
using storage::SqliteLedger;
using tests::RawDatabase;

class SqliteSetBackTest : public QObject {
    Q_OBJECT

    crypto::OpenSslCryptography m_cryptography;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;

    static std::string token(int number) { return "token " + std::to_string(number); }

    core::Result<std::unique_ptr<SqliteLedger>> open(OpeningCheck check = OpeningCheck::Whole)
    {
        return SqliteLedger::open(m_file.toStdString(), m_cryptography, check);
    }
    static bool append(SqliteLedger& ledger, int number, const std::string& text = {})
    {
        return ledger
            .append({"jti-" + std::to_string(number) + text, token(number) + text, "envelope", {1000}, {2000}},
                    *ledger.head())
            .has_value();
    }
    /// Five records, of which as many were sent; then the file as it was when there were three is put back.
    void setBack(std::uint64_t sent)
    {
        {
            const auto ledger = open();
            QVERIFY(ledger);
            for (int number = 1; number <= 3; ++number)
                QVERIFY(append(**ledger, number));
        }
        QVERIFY(QFile::copy(m_file, m_file + ".backup"));
        {
            const auto ledger = open();
            QVERIFY(ledger);
            QVERIFY(append(**ledger, 4) && append(**ledger, 5));
            QVERIFY((*ledger)->leaving(sent));
            QVERIFY((*ledger)->leaving(1)); // never back
        }
        for (const auto* suffix : {"", "-wal", "-shm"})
            QFile::remove(m_file + suffix);
        QVERIFY(QFile::rename(m_file + ".backup", m_file));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath("ledger.sqlite");
    }

    void theChainGoesOnBehindWhatWasSent()
    {
        setBack(5);
        const auto digest = m_cryptography.sha256(core::viewOf(token(5)));
        {
            const auto ledger = open();
            QVERIFY(ledger);
            QVERIFY((*ledger)->gap() == (ports::LedgerGap{4, 5}));
            QCOMPARE((*ledger)->head()->sequence, std::uint64_t(5));
            QVERIFY((*ledger)->head()->tokenDigest == digest);
            QVERIFY(append(**ledger, 6));
            QVERIFY((*ledger)->verifyChain());
        }
        const auto again = open(); // with the whole check
        QVERIFY(again);
        QVERIFY(!(*again)->gap()); // told once
        QCOMPARE((*again)->head()->sequence, std::uint64_t(6));
        const auto rows = (*again)->due({5000}, 10);
        QCOMPARE(rows->size(), std::size_t(4));
        QCOMPARE(rows->back().sequence, std::uint64_t(6));
        QVERIFY((*again)->leaving(6));
    }

    void theSameBackupPutBackTwiceIsKnownTwice()
    {
        setBack(5);
        QVERIFY(QFile::copy(m_file, m_file + ".backup"));
        {
            const auto ledger = open();
            QVERIFY(ledger && append(**ledger, 6) && (*ledger)->leaving(6));
        }
        for (const auto* suffix : {"", "-wal", "-shm"})
            QFile::remove(m_file + suffix);
        QVERIFY(QFile::rename(m_file + ".backup", m_file));
        const auto ledger = open();
        QVERIFY(ledger);
        QVERIFY((*ledger)->gap() == (ports::LedgerGap{4, 6}));
        QVERIFY(append(**ledger, 7));
        QVERIFY((*ledger)->verifyChain());
    }

    void twoGapsBehindOneAnotherAreSound()
    {
        setBack(5);
        QVERIFY(open()); // notes the first gap
        QVERIFY(QFile::copy(m_file, m_file + ".backup"));
        {
            const auto ledger = open();
            QVERIFY(ledger && append(**ledger, 6) && (*ledger)->leaving(6));
        }
        for (const auto* suffix : {"", "-wal", "-shm"})
            QFile::remove(m_file + suffix);
        QVERIFY(QFile::rename(m_file + ".backup", m_file));
        const auto ledger = open();
        QVERIFY(ledger && (*ledger)->gap() == (ports::LedgerGap{6, 6}));
        QVERIFY(append(**ledger, 7));
        QVERIFY((*ledger)->verifyChain());
    }

    void whatWasNeverSentLeavesNoGap()
    {
        setBack(3);
        const auto ledger = open();
        QVERIFY(ledger);
        QVERIFY(!(*ledger)->gap());
        QCOMPARE((*ledger)->head()->sequence, std::uint64_t(3));
    }

    void aLedgerThatWentAnotherWayIsRefused()
    {
        setBack(4);
        QVERIFY(QFile::rename(m_file + ".mark", m_file + ".mark.kept"));
        {
            const auto ledger = open();
            QVERIFY(ledger && append(**ledger, 4, " of another history"));
        }
        QVERIFY(QFile::rename(m_file + ".mark.kept", m_file + ".mark"));
        const auto ledger = open();
        QVERIFY(!ledger && ledger.error().fault == core::Fault::LedgerCorrupt);
    }

    void aMarkThatIsNoneStopsTheKiosk_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("other words") << QByteArray("something else\n");
        QTest::newRow("no digest") << QByteArray("uketsuke-ledger-mark 1 5 \n");
        QTest::newRow("zero") << QByteArray("uketsuke-ledger-mark 1 0 " + QByteArray(64, '0') + "\n");
        QTest::newRow("cut off") << QByteArray("uketsuke-ledger-mark 1 5 " + QByteArray(64, '0'));
        QTest::newRow("more behind") << QByteArray("uketsuke-ledger-mark 1 5 " + QByteArray(64, '0') + "00\n");
    }
    void aMarkThatIsNoneStopsTheKiosk()
    {
        QFETCH(const QByteArray, content);
        QFile mark(m_file + ".mark");
        QVERIFY(mark.open(QIODevice::WriteOnly) && mark.write(content) == content.size());
        mark.close();
        const auto ledger = open();
        QVERIFY(!ledger && ledger.error().fault == core::Fault::LedgerCorrupt);
    }

    void aGapIsFinalAndOnlyBehindTheLastRecord()
    {
        setBack(5);
        QVERIFY(open());
        RawDatabase raw(m_file.toStdString());
        QCOMPARE(raw.run("UPDATE gap SET sequence = 9"), SQLITE_CONSTRAINT);
        QCOMPARE(raw.run("DELETE FROM gap"), SQLITE_CONSTRAINT);
        QCOMPARE(raw.run("INSERT INTO gap VALUES (9, 8, zeroblob(32))"), SQLITE_CONSTRAINT);
        QCOMPARE(raw.run("INSERT INTO gap VALUES (9, 6, zeroblob(32))"), SQLITE_OK);
    }

    void aToolBesideTheKioskNotesNothing()
    {
        setBack(5);
        const auto tool = open(OpeningCheck::AsItIs);
        QVERIFY(tool && !(*tool)->gap());
        QCOMPARE((*tool)->head()->sequence, std::uint64_t(3));
    }
};

QTEST_GUILESS_MAIN(SqliteSetBackTest)
#include "SqliteSetBackTest.moc"
