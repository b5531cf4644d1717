// The audit: every event is there, in order, and a change from outside shows.
#include "RawDatabase.h"

#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/storage/SqliteAudit.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace uketsuke;
using ports::AuditEvent;
using storage::SqliteAudit;
using tests::RawDatabase;

namespace {

class FixedClock final : public ports::Clock {
public:
    [[nodiscard]] core::Instant now() const override { return {1'795'392'000'000}; }
    [[nodiscard]] core::Milliseconds monotonic() const override { return core::Milliseconds(0); }
    [[nodiscard]] ports::ClockTrust trust() const override { return ports::ClockTrust::Trusted; }
};

} // namespace

class SqliteAuditTest : public QObject {
    Q_OBJECT

private:
    crypto::OpenSslCryptography m_cryptography;
    FixedClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;

    std::unique_ptr<SqliteAudit> audit()
    {
        auto opened = SqliteAudit::open(m_file, m_clock, m_cryptography);
        return opened ? std::move(*opened) : nullptr;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath("audit.sqlite").toStdString();
    }

    void eventsAreKeptInOrderAcrossReopening()
    {
        {
            const auto open = audit();
            QVERIFY(open);
            open->record(AuditEvent::KioskStarted, "version 0.1.0");
            open->record(AuditEvent::FaultRaised, core::Redacted::number(102));
        }
        const auto open = audit();
        QVERIFY(open);
        open->record(AuditEvent::KioskStopped, {});
        const auto entries = open->newest(10);
        QVERIFY(entries);
        QCOMPARE(entries->size(), std::size_t{3});
        QCOMPARE((*entries)[0].event, std::string("KioskStopped"));
        QCOMPARE((*entries)[1].detail, std::string("102"));
        QCOMPARE((*entries)[2].event, std::string("KioskStarted"));
        QCOMPARE((*entries)[2].at, m_clock.now());
        QVERIFY(open->verifyChain());
        QCOMPARE(open->unwritten(), std::uint64_t{0});
    }

    void manyThreadsMayRecord()
    {
        const auto open = audit();
        QVERIFY(open);
        std::vector<std::thread> threads;
        for (int thread = 0; thread < 4; ++thread)
            threads.emplace_back([&] {
                for (int event = 0; event < 10; ++event)
                    open->record(AuditEvent::SessionBegan, core::Redacted::number(event));
            });
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(open->newest(100)->size(), std::size_t{40});
        QVERIFY(open->verifyChain());
    }

    void theFileRefusesChangesAndAForcedOneShows_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("edited") << "UPDATE audit SET detail = 'x' WHERE sequence = 2";
        QTest::newRow("removed") << "DELETE FROM audit WHERE sequence = 2";
        QTest::newRow("moved in time") << "UPDATE audit SET at = 1 WHERE sequence = 3";
    }
    void theFileRefusesChangesAndAForcedOneShows()
    {
        QFETCH(QString, sql);
        const auto open = audit();
        QVERIFY(open);
        for (int event = 0; event < 3; ++event)
            open->record(AuditEvent::SessionBegan, core::Redacted::number(event));
        RawDatabase raw(m_file);
        QCOMPARE(raw.run(sql.toStdString()), SQLITE_CONSTRAINT);
        QVERIFY(open->verifyChain());
        QCOMPARE(
            raw.run("DROP TRIGGER audit_is_never_edited; DROP TRIGGER audit_is_never_deleted;" + sql.toStdString()),
            SQLITE_OK);
        const auto verified = open->verifyChain();
        QVERIFY(!verified);
        QCOMPARE(verified.error().fault, core::Fault::LedgerCorrupt);
    }

    void whatCannotBeWrittenIsCountedAndNeverThrown()
    {
        const auto open = audit();
        QVERIFY(open);
        RawDatabase raw(m_file);
        QCOMPARE(raw.run("DROP TABLE audit"), SQLITE_OK);
        open->record(AuditEvent::SessionBegan, "lost");
        QCOMPARE(open->unwritten(), std::uint64_t{1});
    }
};

QTEST_GUILESS_MAIN(SqliteAuditTest)
#include "SqliteAuditTest.moc"
