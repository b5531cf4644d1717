// How a token leaves the ledger's file: by one step only, from no other state, and a file of an older version learns
// it.
#include "RawDatabase.h"

#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/storage/LedgerSchema.h"
#include "drivers/storage/SqliteLedger.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace uketsuke;
using storage::SqliteLedger;
using tests::RawDatabase;

namespace {

/// The file as version 1 made it, written down here once: what stands in clinics does not change with our source.
constexpr auto versionOne = R"sql(
CREATE TABLE consent (
    sequence        INTEGER PRIMARY KEY CHECK (sequence > 0),
    jti             TEXT    NOT NULL UNIQUE,
    token           BLOB    NOT NULL,
    token_digest    BLOB    NOT NULL CHECK (length(token_digest) = 32),
    previous_digest BLOB    NOT NULL CHECK (length(previous_digest) = 32),
    sealed          INTEGER NOT NULL,
    expires         INTEGER NOT NULL,
    envelope        BLOB,
    state           INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 3),
    tries           INTEGER NOT NULL DEFAULT 0,
    next_try        INTEGER NOT NULL,
    receipt         TEXT,
    reason          TEXT
) STRICT;
CREATE TRIGGER consent_is_never_edited
BEFORE UPDATE OF sequence, jti, token, token_digest, previous_digest, sealed, expires ON consent
BEGIN SELECT RAISE(ABORT, 'a consent is never edited'); END;
CREATE TRIGGER consent_is_never_deleted BEFORE DELETE ON consent
BEGIN SELECT RAISE(ABORT, 'a consent is never deleted'); END;
CREATE TRIGGER envelope_only_goes BEFORE UPDATE OF envelope ON consent
WHEN NEW.envelope IS NOT NULL AND NEW.envelope IS NOT OLD.envelope
BEGIN SELECT RAISE(ABORT, 'an envelope is never replaced'); END;
CREATE TRIGGER consent_continues_the_chain BEFORE INSERT ON consent
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM consent)
  OR NEW.previous_digest IS NOT coalesce((SELECT token_digest FROM consent ORDER BY sequence DESC LIMIT 1), zeroblob(32))
  OR EXISTS (SELECT 1 FROM consent WHERE jti = NEW.jti)
BEGIN SELECT RAISE(ABORT, 'a consent continues the chain'); END;
PRAGMA application_id=1430998065;
PRAGMA user_version=1;
)sql";

constexpr auto versionTwo = R"sql(
CREATE INDEX consent_open ON consent (state, next_try) WHERE state IN (0, 1);
CREATE TRIGGER receipt_is_final BEFORE UPDATE OF receipt ON consent
WHEN OLD.receipt IS NOT NULL AND NEW.receipt IS NOT OLD.receipt
BEGIN SELECT RAISE(ABORT, 'a receipt is never replaced'); END;
PRAGMA user_version=2;
)sql";

} // namespace

class SqliteShrinkingTest : public QObject {
    Q_OBJECT

private:
    crypto::OpenSslCryptography m_cryptography;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;

    static std::string jti(int number) { return "jti-" + std::to_string(number); }
    static std::string token(int number) { return "TOKEN-OF-" + std::to_string(number) + std::string(3000, 'x'); }

    std::unique_ptr<SqliteLedger> open(storage::OpeningCheck check = storage::OpeningCheck::Whole)
    {
        auto opened = SqliteLedger::open(m_file, m_cryptography, check);
        return opened ? std::move(*opened) : nullptr;
    }

    /// Record 1 is shrunk, 2 handed off, 3 accepted, 4 parked, 5 waits.
    bool prepare()
    {
        const auto ledger = open();
        for (int number = 1; ledger && number <= 5; ++number)
            if (!ledger->append({.jti = jti(number),
                                 .token = token(number),
                                 .envelope = "envelope",
                                 .sealed = {1000 + number},
                                 .expires = {2000 + number}},
                                *ledger->head()))
                return false;
        for (int number = 1; ledger && number <= 3; ++number)
            if (!ledger->settle({ports::Outcome::accepted(jti(number), "receipt")})
                || (number < 3 && !ledger->settle({ports::Outcome::handedOff(jti(number))})))
                return false;
        return ledger && ledger->settle({ports::Outcome::parked(jti(4), "SIM-TIME")})
               && ledger->shrink({{jti(1), {"segment", 77}}});
    }

    bool filesHold(const QByteArray& text)
    {
        for (const auto* suffix : {"", "-wal"}) {
            QFile file(QString::fromStdString(m_file + suffix));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
                return true;
        }
        return false;
    }

    static std::string insertion(int number, const core::Sha256Digest& digest, const core::Sha256Digest& previous)
    {
        return "INSERT INTO consent(sequence,jti,token,token_digest,previous_digest,sealed,expires,next_try) VALUES ("
               + std::to_string(number) + ",'" + jti(number) + "',x'" + core::hex(core::viewOf(token(number))) + "',x'"
               + core::hex(digest) + "',x'" + core::hex(previous) + "',1,2,1);";
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath("ledger.sqlite").toStdString();
    }

    void theNextStartPacksWhatShrunkRowsLeft()
    {
        constexpr int records = 300;
        {
            const auto ledger = open();
            QVERIFY(ledger);
            for (int number = 1; number <= records; ++number) {
                QVERIFY(ledger->append({.jti = jti(number),
                                        .token = token(number),
                                        .envelope = "envelope",
                                        .sealed = {1000 + number},
                                        .expires = {2000 + number}},
                                       *ledger->head()));
                QVERIFY(ledger->settle({ports::Outcome::accepted(jti(number), std::string(430, 'r'))})
                        && ledger->settle({ports::Outcome::handedOff(jti(number))}));
            }
            std::vector<ports::Shrinking> archived;
            for (int number = 1; number < records; ++number)
                archived.push_back({jti(number), {"segment", std::uint64_t(number)}});
            QVERIFY(ledger->shrink(archived));
        }
        const auto bytes = [this] { return QFile(QString::fromStdString(m_file)).size(); };
        QVERIFY(bytes() > 2048 * records); // else there is nothing to see here
        const auto ledger = open(storage::OpeningCheck::AtStart);
        QVERIFY(ledger);
        QVERIFY2(bytes() < 1024 * records, std::to_string(bytes()).c_str());
        QVERIFY(ledger->verifyChain());
        QCOMPARE(ledger->head()->sequence, std::uint64_t(records));
        QCOMPARE(*ledger->lastArchived(), (ports::ArchivePlace{"segment", records - 1}));
        QVERIFY(!filesHold("TOKEN-OF-7x"));
        QVERIFY(filesHold("TOKEN-OF-300x"));
        RawDatabase raw(m_file);
        QVERIFY2(raw.run("DELETE FROM consent") != 0, "the triggers are packed with the rest");
    }

    void theOneAllowedStepIsAllowed()
    {
        QVERIFY(prepare());
        RawDatabase raw(m_file);
        QCOMPARE(raw.run("UPDATE consent SET token = x'', segment = 's', segment_offset = 9 WHERE sequence = 2"),
                 SQLITE_OK);
    }

    void everyOtherStepIsRefused_data()
    {
        QTest::addColumn<QString>("sql");
        const auto row = [](const char* name, const char* set, int record) {
            QTest::newRow(name) << QString("UPDATE consent SET %1 WHERE sequence = %2").arg(set).arg(record);
        };
        constexpr auto shrinking = "token = x'', segment = 's', segment_offset = 9";
        row("accepted only", shrinking, 3);
        row("parked", shrinking, 4);
        row("waiting", shrinking, 5);
        row("twice", shrinking, 1);
        row("token taken without a place", "token = x''", 2);
        row("token without its offset", "token = x'', segment = 's'", 2);
        row("token without its segment", "token = x'', segment_offset = 9", 2);
        row("nameless segment", "token = x'', segment = '', segment_offset = 9", 2);
        row("offset before the header's end", "token = x'', segment = 's', segment_offset = 0", 2);
        row("place noted, token kept", "segment = 's', segment_offset = 9", 2);
        row("token replaced", "token = x'00', segment = 's', segment_offset = 9", 2);
        row("with another receipt", "token = x'', segment = 's', segment_offset = 9, receipt = 'r'", 2);
        row("with another digest", "token = x'', segment = 's', segment_offset = 9, token_digest = zeroblob(32)", 2);
        row("with another link", "token = x'', segment = 's', segment_offset = 9, previous_digest = zeroblob(32)", 2);
        row("with another id", "token = x'', segment = 's', segment_offset = 9, jti = 'x'", 2);
        row("with another state", "token = x'', segment = 's', segment_offset = 9, state = 0", 2);
        row("with another expiry", "token = x'', segment = 's', segment_offset = 9, expires = 9", 2);
        row("with an envelope", "token = x'', segment = 's', segment_offset = 9, envelope = x'00'", 2);
        row("shrinking on the way to handed off", "token = x'', segment = 's', segment_offset = 9, state = 2", 3);
        row("token brought back", "token = x'00', segment = NULL, segment_offset = NULL", 1);
        row("another place", "segment = 'other'", 1);
        row("another offset", "segment_offset = 78", 1);
        row("a shrunk one put back", "state = 0", 1);
        row("a shrunk one parked", "state = 3", 1);
        row("a shrunk one's receipt", "receipt = 'other'", 1);
        row("a shrunk one's receipt removed", "receipt = NULL", 1);
        row("a shrunk one's digest", "token_digest = zeroblob(32)", 1);
        row("a shrunk one's envelope", "envelope = x'00'", 1);
        QTest::newRow("a shrunk one deleted") << "DELETE FROM consent WHERE sequence = 1";
        QTest::newRow("born shrunk")
            << "INSERT INTO consent(sequence,jti,token,token_digest,previous_digest,sealed,expires,next_try,segment)"
               " SELECT 6,'x',x'',zeroblob(32),token_digest,1,1,1,'s' FROM consent WHERE sequence=5";
        QTest::newRow("born empty")
            << "INSERT INTO consent(sequence,jti,token,token_digest,previous_digest,sealed,expires,next_try)"
               " SELECT 6,'x',x'',zeroblob(32),token_digest,1,1,1 FROM consent WHERE sequence=5";
    }
    void everyOtherStepIsRefused()
    {
        QFETCH(QString, sql);
        QVERIFY(prepare());
        {
            RawDatabase raw(m_file);
            QCOMPARE(raw.run(sql.toStdString()), SQLITE_CONSTRAINT);
        }
        const auto again = open();
        QVERIFY(again && again->head()->sequence == 5);
    }

    void aTokenTakenBehindTheTriggersIsFoundAtOpening_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("emptied") << "UPDATE consent SET token = x'' WHERE sequence = 2";
        QTest::newRow("shrunk and yet there") << "UPDATE consent SET segment = 's' WHERE sequence = 2";
        QTest::newRow("link of a shrunk one") << "UPDATE consent SET token_digest = zeroblob(32) WHERE sequence = 1";
    }
    void aTokenTakenBehindTheTriggersIsFoundAtOpening()
    {
        QFETCH(QString, sql);
        QVERIFY(prepare());
        {
            RawDatabase raw(m_file);
            QCOMPARE(raw.run("DROP TRIGGER token_leaves_only_for_the_archive; DROP TRIGGER consent_is_never_edited;"
                             + sql.toStdString()),
                     SQLITE_OK);
        }
        const auto opened = SqliteLedger::open(m_file, m_cryptography);
        QVERIFY(!opened);
        QCOMPARE(opened.error().fault, core::Fault::LedgerCorrupt);
    }

    void aShrunkTokenIsGoneFromEveryFile()
    {
        QVERIFY(prepare());
        QVERIFY(!filesHold("TOKEN-OF-1x"));
        QVERIFY(filesHold("TOKEN-OF-2x"));
        const auto again = open();
        QVERIFY(again && again->verifyChain());
    }

    void aFileOfAnOlderVersionLearnsToShrink_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("version 1") << 1;
        QTest::newRow("version 2") << 2;
    }
    void aFileOfAnOlderVersionLearnsToShrink()
    {
        QFETCH(int, version);
        const auto first = m_cryptography.sha256(core::viewOf(token(1)));
        const auto second = m_cryptography.sha256(core::viewOf(token(2)));
        {
            RawDatabase raw(m_file);
            QCOMPARE(raw.run(versionOne), SQLITE_OK);
            if (version == 2)
                QCOMPARE(raw.run(versionTwo), SQLITE_OK);
            QCOMPARE(raw.run(insertion(1, first, {})), SQLITE_OK);
            QCOMPARE(raw.run(insertion(2, second, first)), SQLITE_OK);
            QCOMPARE(raw.run("UPDATE consent SET state = 2, receipt = 'receipt' WHERE sequence = 1"), SQLITE_OK);
        }
        const auto ledger = open();
        QVERIFY(ledger);
        QVERIFY(ledger->head()->tokenDigest == second);
        const auto whole = ledger->archivable({1'000'000}, 10);
        QVERIFY(whole);
        QCOMPARE(whole->size(), std::size_t(1));
        QCOMPARE((*whole)[0].token, token(1));
        QVERIFY(ledger->shrink({{jti(1), {"segment", 77}}}));
        QVERIFY(ledger->verifyChain());
        RawDatabase raw(m_file);
        QCOMPARE(raw.value("PRAGMA user_version"), std::string("6"));
        QCOMPARE(raw.value("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"), std::string("13"));
        QCOMPARE(raw.value(
                     "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'consent\\_%' ESCAPE '\\' AND type = 'index'"),
                 std::string("5"));
        QCOMPARE(raw.run("UPDATE consent SET receipt = 'other' WHERE sequence = 1"), SQLITE_CONSTRAINT);
    }

    void aFileThatHasShrunkGoesOnAfterAnUpdate_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("version 3") << 3;
        QTest::newRow("version 4") << 4;
        QTest::newRow("version 5") << 5;
    }
    void aFileThatHasShrunkGoesOnAfterAnUpdate()
    {
        QFETCH(int, version);
        const auto first = m_cryptography.sha256(core::viewOf(token(1)));
        const auto second = m_cryptography.sha256(core::viewOf(token(2)));
        const auto third = m_cryptography.sha256(core::viewOf(token(3)));
        {
            RawDatabase raw(m_file);
            QCOMPARE(raw.run(versionOne), SQLITE_OK);
            QCOMPARE(raw.run(versionTwo), SQLITE_OK);
            QCOMPARE(raw.run(std::string(storage::schema::versionThree)), SQLITE_OK);
            if (version >= 4)
                QCOMPARE(raw.run(std::string(storage::schema::versionFour)), SQLITE_OK);
            if (version >= 5)
                QCOMPARE(raw.run(std::string(storage::schema::versionFive)), SQLITE_OK);
            QCOMPARE(raw.run("PRAGMA user_version=" + std::to_string(version)), SQLITE_OK);
            QCOMPARE(raw.run(insertion(1, first, {})), SQLITE_OK);
            QCOMPARE(raw.run(insertion(2, second, first)), SQLITE_OK);
            QCOMPARE(raw.run("UPDATE consent SET state = 2, receipt = 'receipt' WHERE sequence = 1"), SQLITE_OK);
            QCOMPARE(raw.run("UPDATE consent SET token = x'', segment = 'segment', segment_offset = 77 "
                             "WHERE sequence = 1"),
                     SQLITE_OK);
            QCOMPARE(raw.run("UPDATE consent SET state = 3, reason = 'SIM-TIME' WHERE sequence = 2"), SQLITE_OK);
        }
        const auto ledger = open();
        QVERIFY(ledger);
        QVERIFY(ledger->head()->tokenDigest == second);
        QVERIFY(ledger->verifyChain());
        QCOMPARE(ledger->outbox()->parked, std::uint64_t(1));
        QVERIFY(ledger->closeParked(jti(2), {3000}));
        QCOMPARE(ledger->outbox()->parked, std::uint64_t(0));
        const auto whole = ledger->archivable({1'000'000}, 10);
        QVERIFY(whole && whole->empty()); // one is in the archive, the other never goes there
        RawDatabase raw(m_file);
        QCOMPARE(raw.value("PRAGMA user_version"), std::string("6"));
        QCOMPARE(raw.value("SELECT segment FROM consent WHERE sequence = 1"), std::string("segment"));
        QCOMPARE(raw.run("UPDATE consent SET token = x'00' WHERE sequence = 1"), SQLITE_CONSTRAINT);
        QCOMPARE(raw.run(insertion(3, third, first)), SQLITE_CONSTRAINT);
        QCOMPARE(raw.run(insertion(3, third, second)), SQLITE_OK);
        QVERIFY(ledger->verifyChain());
    }
};

QTEST_GUILESS_MAIN(SqliteShrinkingTest)
#include "SqliteShrinkingTest.moc"
