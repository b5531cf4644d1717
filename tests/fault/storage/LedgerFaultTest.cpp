// The ledger on a disk that fails: at every point of an append, either the record is wholly there or not at all, and an
// append that was reported as done is always there.
#include "FaultyDisk.h"

#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/storage/SqliteLedger.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace uketsuke;
using storage::SqliteLedger;
using tests::DiskFault;

class LedgerFaultTest : public QObject {
    Q_OBJECT

private:
    static constexpr int mostCrashPoints = 50;
    static constexpr int before = 2;
    static constexpr int added = 3;

    crypto::OpenSslCryptography m_cryptography;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;

    static ports::LedgerRecord record(int number)
    {
        return {.jti = "jti-" + std::to_string(number),
                .token = "token-" + std::to_string(number) + std::string(6000, 'x'),
                .envelope = std::string(3000, 'e'),
                .sealed = {number},
                .expires = {number + 1}};
    }

    std::unique_ptr<SqliteLedger> open()
    {
        auto opened = SqliteLedger::open(m_file, m_cryptography);
        return opened ? std::move(*opened) : nullptr;
    }

    bool prepare()
    {
        tests::armFaultyDisk(DiskFault::None, 0);
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath("ledger.sqlite").toStdString();
        const auto ledger = open();
        for (int number = 1; ledger && number <= before; ++number)
            if (!ledger->append(record(number), *ledger->head()))
                return false;
        return ledger != nullptr;
    }

    /// Opens, appends and accepts in a child that dies at the chosen operation; how many appends it reported as done.
    int reportedByDyingChild(DiskFault fault, int operation)
    {
        int ends[2];
        if (::pipe(ends) != 0)
            return -1;
        const auto child = ::fork();
        if (child == 0) {
            tests::armFaultyDisk(fault, operation);
            if (const auto ledger = open())
                for (int number = before + 1; number <= before + added; ++number) {
                    const auto head = ledger->head();
                    if (head && ledger->append(record(number), *head) && ::write(ends[1], "+", 1) != 1)
                        ::_exit(2);
                    static_cast<void>(ledger->settle({ports::Outcome::accepted(record(number).jti, "receipt")}));
                }
            ::_exit(0);
        }
        ::close(ends[1]);
        int reported = 0;
        char byte = 0;
        while (::read(ends[0], &byte, 1) == 1)
            ++reported;
        ::close(ends[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? reported : -1;
    }

private Q_SLOTS:
    void initTestCase() { tests::installFaultyDisk(); }

    void noCrashLosesADoneAppendOrLeavesHalfOne_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("killed") << static_cast<int>(DiskFault::Killed);
        QTest::newRow("half a write") << static_cast<int>(DiskFault::Torn);
        QTest::newRow("power cut") << static_cast<int>(DiskFault::PowerCut);
    }
    void noCrashLosesADoneAppendOrLeavesHalfOne()
    {
        QFETCH(int, fault);
        int crashes = 0;
        for (int operation = 1; operation <= mostCrashPoints; ++operation) {
            QVERIFY(prepare());
            const int reported = reportedByDyingChild(static_cast<DiskFault>(fault), operation);
            QVERIFY(reported >= 0);
            tests::armFaultyDisk(DiskFault::None, 0);
            const auto ledger = open(); // checks every page and the chain
            QVERIFY2(ledger, std::to_string(operation).c_str());
            const auto there = static_cast<int>(ledger->head()->sequence);
            QVERIFY2(there >= before + reported && there <= before + added, std::to_string(operation).c_str());
            crashes += reported < added ? 1 : 0;
            QVERIFY(ledger->append(record(9), *ledger->head()));
        }
        QVERIFY2(crashes > 5, "the crash points reach into the appends");
    }

    void anAppendThatFailedNeverHappened_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("I/O error") << static_cast<int>(DiskFault::InputOutput);
        QTest::newRow("disk full") << static_cast<int>(DiskFault::Full);
    }
    void anAppendThatFailedNeverHappened()
    {
        QFETCH(int, fault);
        int failures = 0;
        for (int operation = 1; operation <= 20; ++operation) {
            QVERIFY(prepare());
            bool done = false;
            {
                auto ledger = open();
                QVERIFY(ledger);
                const auto head = *ledger->head();
                tests::armFaultyDisk(static_cast<DiskFault>(fault), operation);
                const auto appended = ledger->append(record(7), head);
                done = appended.has_value();
                if (!done) {
                    ++failures;
                    QCOMPARE(appended.error().fault, fault == static_cast<int>(DiskFault::Full)
                                                         ? core::Fault::LedgerFull
                                                         : core::Fault::LedgerWriteFailed);
                }
                // What a crash right now would find: the files as they are, copied before the ledger is closed.
                tests::armFaultyDisk(DiskFault::None, 0);
                for (const auto* suffix : {"", "-wal"})
                    QFile::copy(QString::fromStdString(m_file + suffix),
                                QString::fromStdString(m_file + ".copy" + suffix));
            }
            m_file += ".copy";
            const auto again = open();
            QVERIFY(again);
            QCOMPARE(again->head()->sequence, static_cast<std::uint64_t>(done ? before + 1 : before));
            QVERIFY(again->append(record(8), *again->head()));
        }
        QVERIFY(failures > 0);
    }

    void flippedBitsAreFoundAndNeverCrash()
    {
        QVERIFY(prepare());
        QFile file(QString::fromStdString(m_file));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto sound = file.readAll();
        file.close();
        int found = 0;
        for (int position = 0; position < sound.size(); position += 997) {
            auto broken = sound;
            broken[position] = static_cast<char>(broken[position] ^ 0x10);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(broken) == broken.size());
            file.close();
            const auto opened = SqliteLedger::open(m_file, m_cryptography);
            // A bit of free space or of a delivery column may flip unseen; the tokens may not.
            if (opened)
                QVERIFY((*opened)->verifyChain());
            else
                ++found;
        }
        QVERIFY(found > 0);
        auto broken = sound;
        const auto token = broken.indexOf("token-1x");
        QVERIFY(token > 0);
        broken[token + 7] = 'y';
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(broken) == broken.size());
        file.close();
        const auto opened = SqliteLedger::open(m_file, m_cryptography);
        QVERIFY(!opened);
        QCOMPARE(opened.error().fault, core::Fault::LedgerCorrupt);
    }
};

QTEST_GUILESS_MAIN(LedgerFaultTest)
#include "LedgerFaultTest.moc"
