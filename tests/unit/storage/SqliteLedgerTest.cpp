// What the SQLite ledger's file promises beyond the port's contract.
#include "RawDatabase.h"

#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/storage/SqliteLedger.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>

using namespace uketsuke;
using storage::OpeningCheck;
using storage::SqliteLedger;
using tests::RawDatabase;

class SqliteLedgerTest : public QObject {
    Q_OBJECT

private:
    crypto::OpenSslCryptography m_cryptography;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;

    static ports::LedgerRecord record(int number)
    {
        return {.jti = "jti-" + std::to_string(number),
                .token = "token-" + std::to_string(number) + std::string(3000, 'x'),
                .envelope = "ENVELOPE-OF-" + std::to_string(number),
                .sealed = {1000 + number},
                .expires = {2000 + number}};
    }

    std::unique_ptr<SqliteLedger> ledger(int records = 0, OpeningCheck check = OpeningCheck::Whole)
    {
        auto opened = SqliteLedger::open(m_file, m_cryptography, check);
        if (!opened)
            return nullptr;
        for (int number = 1; number <= records; ++number)
            if (!(*opened)->append(record(number), *(*opened)->head()))
                return nullptr;
        return std::move(*opened);
    }

    core::Fault openingFault()
    {
        const auto opened = SqliteLedger::open(m_file, m_cryptography);
        return opened ? core::Fault::InternalFault : opened.error().fault;
    }

    /// Once more where the other connection stood still for longer than its lock is waited for.
    static bool isStored(const std::function<bool()>& write)
    {
        for (int tries = 0; tries < 5; ++tries) {
            QElapsedTimer timer;
            timer.start();
            if (write())
                return true;
            if (timer.elapsed() < 1900)
                return false; // refused at once: that is no lock that was waited for
        }
        return false;
    }

    struct Drain {
        std::vector<qint64> waits; ///< of the patients it met, in milliseconds
        bool failed{true};
        bool metLate{false}; ///< the patients came too seldom: it may be over before it met enough of them
    };

    Drain drainOfAFullLedger()
    {
        // As full as the delivery's groups ever are, one behind the other without a pause for the network.
        constexpr int waiting = 640;
        constexpr std::size_t group = 128;
        constexpr qint64 late = 50;
        Drain drain;
        const auto patient = ledger(waiting);
        const auto delivery = ledger(0, OpeningCheck::None);
        if (!patient || !delivery)
            return drain;
        std::atomic<int> handed{0};
        std::atomic<bool> deliveryFailed{false};
        QElapsedTimer timer;
        timer.start();
        std::jthread draining([&](const std::stop_token& stop) {
            while (!stop.stop_requested() && handed < waiting && !deliveryFailed) {
                const auto due = delivery->due({1'000'000}, group);
                std::vector<ports::Outcome> receipts, files;
                for (const auto& row : due ? *due : std::vector<ports::OutboxRow>()) {
                    receipts.push_back(ports::Outcome::accepted(row.record.jti, std::string(400, 'r')));
                    files.push_back(ports::Outcome::handedOff(row.record.jti));
                }
                deliveryFailed = !due || !delivery->settle(receipts) || !delivery->settle(files);
                handed += int(files.size());
            }
        });
        bool patientFailed = false;
        for (int number = waiting + 1; handed < waiting && !deliveryFailed && !patientFailed; ++number) {
            drain.metLate = timer.restart() > late || drain.metLate;
            patientFailed = !patient->append(record(number), *patient->head());
            drain.waits.push_back(timer.restart());
            QThread::msleep(5); // a patient confirms now and then, not all the time
        }
        drain.metLate = timer.elapsed() > late || drain.metLate; // for the first one, or the next
        draining.request_stop();
        draining.join();
        drain.failed = deliveryFailed || patientFailed;
        std::ranges::sort(drain.waits);
        return drain;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath("ledger.sqlite").toStdString();
    }

    void theFileIsPrivateAndSafelyConfigured()
    {
        const auto open = ledger(1);
        QVERIFY(open);
        for (const auto& name : {m_file, m_file + "-wal", m_file + "-shm"}) {
            const auto rights = QFileInfo(QString::fromStdString(name)).permissions();
            QVERIFY2(QFileInfo::exists(QString::fromStdString(name)), name.c_str());
            QVERIFY2(!(rights & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)),
                     name.c_str());
        }
        RawDatabase raw(m_file);
        QCOMPARE(raw.value("PRAGMA journal_mode"), std::string("wal"));
        QCOMPARE(raw.value("PRAGMA user_version"), std::string("6"));
    }

    void aFileWithWiderRightsIsMadePrivate()
    {
        QVERIFY(ledger(1));
        const auto name = QString::fromStdString(m_file);
        QVERIFY(QFile::setPermissions(name, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        QVERIFY(ledger());
        QVERIFY(!(QFileInfo(name).permissions() & QFile::ReadOther));
    }

    void recordsSurviveReopening()
    {
        QVERIFY(ledger(3));
        const auto again = ledger();
        QVERIFY(again);
        QCOMPARE(again->head()->sequence, std::uint64_t{3});
        QCOMPARE(again->head()->tokenDigest, m_cryptography.sha256(core::viewOf(record(3).token)));
        QVERIFY(again->verifyChain());
    }

    void theFileRefusesToBeRewritten_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("token") << "UPDATE consent SET token = x'00' WHERE sequence = 2";
        QTest::newRow("token with itself") << "UPDATE consent SET token = token";
        QTest::newRow("digest") << "UPDATE consent SET token_digest = zeroblob(32)";
        QTest::newRow("chain") << "UPDATE consent SET previous_digest = zeroblob(32)";
        QTest::newRow("sequence") << "UPDATE consent SET sequence = 9 WHERE sequence = 3";
        QTest::newRow("id") << "UPDATE consent SET jti = 'other' WHERE sequence = 2";
        QTest::newRow("time") << "UPDATE consent SET sealed = 0";
        QTest::newRow("expiry") << "UPDATE consent SET expires = 99999999";
        QTest::newRow("mixed with a delivery column") << "UPDATE consent SET tries = 1, expires = 9";
        QTest::newRow("envelope replaced") << "UPDATE consent SET envelope = x'00' WHERE sequence = 2";
        QTest::newRow("envelope brought back") << "UPDATE consent SET envelope = x'00' WHERE sequence = 1";
        QTest::newRow("receipt replaced") << "UPDATE consent SET receipt = 'other' WHERE sequence = 1";
        QTest::newRow("delete") << "DELETE FROM consent WHERE sequence = 3";
        QTest::newRow("delete everything") << "DELETE FROM consent";
        QTest::newRow("insert with a gap")
            << "INSERT INTO consent(sequence,jti,token,token_digest,previous_digest,sealed,expires,next_try)"
               " SELECT 9,'x',x'00',zeroblob(32),token_digest,1,1,1 FROM consent WHERE sequence=3";
        QTest::newRow("insert that breaks the chain")
            << "INSERT INTO consent(sequence,jti,token,token_digest,previous_digest,sealed,expires,next_try)"
               " VALUES (4,'x',x'00',zeroblob(32),zeroblob(32),1,1,1)";
        QTest::newRow("replace by sequence")
            << "INSERT OR REPLACE INTO consent(sequence,jti,token,token_digest,previous_digest,sealed,expires,next_try)"
               " SELECT 3,'x',x'00',zeroblob(32),token_digest,1,1,1 FROM consent WHERE sequence=2";
        QTest::newRow("replace by id")
            << "INSERT OR REPLACE INTO consent(sequence,jti,token,token_digest,previous_digest,sealed,expires,next_try)"
               " SELECT 4,'jti-1',x'00',zeroblob(32),token_digest,1,1,1 FROM consent WHERE sequence=3";
        QTest::newRow("unknown state") << "UPDATE consent SET state = 7";
    }
    void theFileRefusesToBeRewritten()
    {
        QFETCH(QString, sql);
        {
            const auto open = ledger(3);
            QVERIFY(open && open->settle({ports::Outcome::accepted("jti-1", "receipt")}));
        }
        {
            RawDatabase raw(m_file);
            QCOMPARE(raw.run(sql.toStdString()), SQLITE_CONSTRAINT);
        }
        const auto again = ledger();
        QVERIFY(again && again->head()->sequence == 3);
    }

    void aClosedRecordStaysAsItIsAndNoOtherIsClosed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("opened again") << "UPDATE consent SET closed = NULL WHERE sequence = 2";
        QTest::newRow("closed at another time") << "UPDATE consent SET closed = 1 WHERE sequence = 2";
        QTest::newRow("put back") << "UPDATE consent SET state = 0, closed = NULL WHERE sequence = 2";
        QTest::newRow("its reason") << "UPDATE consent SET reason = 'other' WHERE sequence = 2";
        QTest::newRow("its envelope") << "UPDATE consent SET envelope = NULL WHERE sequence = 2";
        QTest::newRow("deleted") << "DELETE FROM consent WHERE sequence = 2";
        QTest::newRow("an accepted one closed") << "UPDATE consent SET closed = 1 WHERE sequence = 1";
        QTest::newRow("a waiting one closed") << "UPDATE consent SET closed = 1 WHERE sequence = 3";
        QTest::newRow("one put back and closed") << "UPDATE consent SET state = 0, closed = 1 WHERE sequence = 4";
        QTest::newRow("one closed before it was sent")
            << "INSERT INTO consent(sequence,jti,token,token_digest,previous_digest,sealed,expires,next_try,closed)"
               " SELECT 5,'x',x'00',zeroblob(32),token_digest,1,1,1,1 FROM consent WHERE sequence=4";
    }
    void aClosedRecordStaysAsItIsAndNoOtherIsClosed()
    {
        QFETCH(QString, sql);
        {
            const auto open = ledger(4);
            QVERIFY(open
                    && open->settle({ports::Outcome::accepted("jti-1", "receipt"),
                                     ports::Outcome::parked("jti-2", "SIM-TIME"),
                                     ports::Outcome::parked("jti-4", "SIM-TIME")})
                    && open->closeParked("jti-2", {9000}));
        }
        {
            RawDatabase raw(m_file);
            QCOMPARE(raw.run(sql.toStdString()), SQLITE_CONSTRAINT);
        }
        const auto again = ledger();
        QVERIFY(again && again->head()->sequence == 4);
        QVERIFY(*again->deliveryState("jti-2") == ports::DeliveryState::Closed);
        QCOMPARE(again->outbox()->parked, std::uint64_t{1});
    }

    void aRecordIsFoundByItsNumberAndAClosedOneHasItsToken()
    {
        const auto open = ledger(2);
        QVERIFY(open && open->settle({ports::Outcome::parked("jti-2", "SIM-TIME")})
                && open->closeParked("jti-2", {9000}));
        const auto waiting = open->find(1);
        QVERIFY(waiting && *waiting && (*waiting)->state == ports::DeliveryState::Waiting);
        const auto closed = open->find(2);
        QVERIFY(closed && *closed && (*closed)->state == ports::DeliveryState::Closed);
        QCOMPARE((*closed)->record.jti, std::string("jti-2"));
        QCOMPARE((*closed)->record.token, record(2).token);
        QVERIFY((*closed)->record.envelope.empty() && (*closed)->record.patient.empty());
        for (const std::uint64_t number : {std::uint64_t{0}, std::uint64_t{3}, ~std::uint64_t{0}}) {
            const auto none = open->find(number);
            QVERIFY(none && !*none);
        }
        QVERIFY(open->verifyChain());
    }

    void aChainRewrittenBehindTheTriggersIsFoundAtOpening_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("a token changed") << "UPDATE consent SET token = x'00' WHERE sequence = 2";
        QTest::newRow("token and digest changed")
            << "UPDATE consent SET token = x'00', token_digest = "
               "x'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d' WHERE sequence = 2";
        QTest::newRow("a record removed from the middle") << "DELETE FROM consent WHERE sequence = 2";
        QTest::newRow("the first record removed") << "DELETE FROM consent WHERE sequence = 1";
        QTest::newRow("a link changed") << "UPDATE consent SET previous_digest = zeroblob(32) WHERE sequence = 3";
    }
    void aChainRewrittenBehindTheTriggersIsFoundAtOpening()
    {
        QFETCH(QString, sql);
        QVERIFY(ledger(3));
        {
            RawDatabase raw(m_file);
            QCOMPARE(raw.run("DROP TRIGGER consent_is_never_edited; DROP TRIGGER consent_is_never_deleted;"
                             "DROP TRIGGER token_leaves_only_for_the_archive;"
                             + sql.toStdString()),
                     SQLITE_OK);
        }
        QCOMPARE(openingFault(), core::Fault::LedgerCorrupt);
    }

    void aFileOfSomebodyElseIsNotTouched_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<int>("fault");
        QTest::newRow("a newer version of ours")
            << "PRAGMA user_version=9" << static_cast<int>(core::Fault::LedgerUnavailable);
        QTest::newRow("another application, same version")
            << "PRAGMA application_id=77" << static_cast<int>(core::Fault::LedgerCorrupt);
        QTest::newRow("another application, no version")
            << "PRAGMA application_id=0; PRAGMA user_version=0" << static_cast<int>(core::Fault::LedgerCorrupt);
    }
    void aFileOfSomebodyElseIsNotTouched()
    {
        QFETCH(QString, sql);
        QFETCH(int, fault);
        QVERIFY(ledger(1));
        {
            RawDatabase raw(m_file);
            QCOMPARE(raw.run(sql.toStdString()), SQLITE_OK);
        }
        QCOMPARE(static_cast<int>(openingFault()), fault);
    }

    void aSecondConnectionServesTheOutboxMeanwhile()
    {
        const auto writer = ledger();
        const auto outbox = ledger(0, OpeningCheck::None);
        QVERIFY(writer && outbox);
        constexpr int records = 40;
        std::atomic<bool> writerFailed{false};
        std::thread writing([&] {
            for (int number = 1; number <= records; ++number)
                if (!isStored([&] { return writer->append(record(number), *writer->head()).has_value(); })) {
                    writerFailed = true;
                    break;
                }
        });
        int handed = 0;
        bool outboxFailed = false;
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (handed < records && !outboxFailed && !writerFailed && std::chrono::steady_clock::now() < deadline) {
            const auto due = outbox->due({1'000'000}, 10);
            outboxFailed = !due;
            for (const auto& row : due ? *due : std::vector<ports::OutboxRow>()) {
                const auto settles = [&outbox](const ports::Outcome& outcome) {
                    return isStored([&] { return outbox->settle({outcome}).has_value(); });
                };
                outboxFailed = outboxFailed || !settles(ports::Outcome::accepted(row.record.jti, "receipt"))
                               || !settles(ports::Outcome::handedOff(row.record.jti));
                ++handed;
            }
        }
        writing.join();
        QVERIFY(!writerFailed && !outboxFailed);
        QCOMPARE(handed, records);
        QCOMPARE(writer->head()->sequence, std::uint64_t{records});
        QVERIFY(writer->verifyChain());
    }

    void aPatientsRecordDoesNotWaitForADrain()
    {
        // A machine that stood still spoils one round; a ledger that makes patients wait spoils each. Where fewer than
        // one a group were met because they came late, nothing is known, and the ledger is filled again.
        bool isGood = false;
        for (int rounds = 0, fillings = 0; rounds < 3 && fillings < 6 && !isGood; ++fillings) {
            init();
            const auto drain = drainOfAFullLedger();
            const auto met = drain.waits.size();
            const auto longest = met > 0 ? drain.waits.back() : 0;
            qInfo("%zu records stored during the drain: the longest took %lld ms", met,
                  static_cast<long long>(longest));
            // Half of what the file's lock is waited for before a record is refused.
            isGood = !drain.failed && met >= 5 && longest < 1000;
            if (drain.failed || met >= 5 || !drain.metLate)
                ++rounds;
        }
        QVERIFY(isGood);
    }

    /// What a patient waits for is one sync; moving the log into the file takes three, and is the delivery's.
    void aLongLogIsMovedByTheDeliveryNotByAPatientsRecord()
    {
        const auto patient = ledger(1);
        const auto delivery = ledger(0, OpeningCheck::None);
        QVERIFY(patient && delivery);
        const auto size = [this] { return QFileInfo(QString::fromStdString(m_file)).size(); };
        const auto before = size();
        constexpr qint64 longLog = 1000 * 4096;
        int number = 1;
        while (QFileInfo(QString::fromStdString(m_file + "-wal")).size() <= longLog) {
            ++number;
            QVERIFY(patient->append(record(number), *patient->head()));
            QCOMPARE(size(), before);
        }
        QVERIFY(delivery->settle({ports::Outcome::postponed(record(number).jti, {9000})}));
        QVERIFY(size() > number * 3000LL); // the tokens are in the file now
        QVERIFY(patient->verifyChain());
    }

    void anEnvelopeIsGoneFromEveryFileOnceTheReceiptIsStored()
    {
        const auto open = ledger(2);
        QVERIFY(open);
        const auto holds = [this](const QByteArray& text) {
            for (const auto* suffix : {"", "-wal"}) {
                QFile file(QString::fromStdString(m_file + suffix));
                if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
                    return true;
            }
            return false;
        };
        QVERIFY(holds("ENVELOPE-OF-1") && holds("ENVELOPE-OF-2"));
        QVERIFY(open->settle({ports::Outcome::accepted("jti-1", "receipt")}));
        QVERIFY(!holds("ENVELOPE-OF-1"));
        QVERIFY(holds("ENVELOPE-OF-2"));
    }

    void unusableFilesAreNamed_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("fault");
        QTest::newRow("no database at all") << 0 << static_cast<int>(core::Fault::LedgerCorrupt);
        QTest::newRow("a folder") << 1 << static_cast<int>(core::Fault::LedgerUnavailable);
        QTest::newRow("a folder that is missing") << 2 << static_cast<int>(core::Fault::LedgerUnavailable);
        QTest::newRow("a symbolic link") << 3 << static_cast<int>(core::Fault::LedgerUnavailable);
        QTest::newRow("half a file") << 4 << static_cast<int>(core::Fault::LedgerCorrupt);
    }
    void unusableFilesAreNamed()
    {
        QFETCH(int, kind);
        QFETCH(int, fault);
        QFile file(QString::fromStdString(m_file));
        switch (kind) {
        case 0:
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(8192, 'n')) == 8192);
            file.close();
            break;
        case 1: QVERIFY(QDir().mkpath(file.fileName())); break;
        case 2: m_file = m_folder->filePath("nowhere/ledger.sqlite").toStdString(); break;
        case 3: QVERIFY(QFile::link(m_folder->filePath("elsewhere.sqlite"), file.fileName())); break;
        default:
            QVERIFY(ledger(30));
            QVERIFY(file.resize(file.size() / 2 / 4096 * 4096));
            break;
        }
        QCOMPARE(static_cast<int>(openingFault()), fault);
    }
};

QTEST_GUILESS_MAIN(SqliteLedgerTest)
#include "SqliteLedgerTest.moc"
