// The archive that a kiosk really writes (SQLite, encrypted records, signed heads), read by a third party years later:
// what is whole is found whole, and whatever was altered, left out, exchanged or added since is said in a sentence.

#include <QTest>

#include "app/delivery/ArchiveWorker.h"
#include "drivers/crypto/DeviceConsentSigner.h"
#include "drivers/crypto/FileKeyStore.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/storage/ArchiveFolder.h"
#include "drivers/storage/SqliteLedger.h"
#include "tests/unit/consent-verify/TokenFactory.h"
#include "tools/consent-verify/Encoding.h"
#include "tools/sandbox/Receipt.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace uketsuke;
using tokentest::Json;
using tokentest::Mode;
using tokentest::TokenFactory;

namespace {

class QuietAudit final : public ports::Audit {
public:
    void record(ports::AuditEvent, const core::Redacted&) override {}
};

} // namespace

class LedgerArchiveTest : public QObject {
    Q_OBJECT

private:
    static constexpr int records = 7;

    QTemporaryDir m_directory;
    std::unique_ptr<TokenFactory> m_factory;
    crypto::OpenSslCryptography m_cryptography;
    QString m_exported; ///< the sound archive, never changed
    int m_copies{0};

    [[nodiscard]] std::filesystem::path file(const char* name) const { return m_factory->folder() / name; }
    [[nodiscard]] static QString shown(const std::filesystem::path& path) { return QString::fromStdString(path); }

    /// Tokens as the kiosk chains them, each delivered, with the receipt that OQS gave.
    std::string nextToken(int number, const core::Sha256Digest& previous)
    {
        auto recipe = m_factory->recipe(number % 2 == 0 ? Mode::Pin : Mode::InputHelper, m_factory->hanako(), 600);
        recipe.payload["ctr"] = number;
        recipe.payload["prev"] = core::base64Url(previous);
        if (number == records) // staff end one: the device signs alone
            recipe = tokentest::institutionWithdrawal(std::move(recipe), {m_factory->newId()}, "3");
        recipe.payload["jti"] = m_factory->newId();
        recipe.evidence["jti"] = recipe.payload["jti"];
        return m_factory->seal(recipe).token;
    }

    /// Two records a step and small segments, so that four segments come about, the last one closed by its age.
    void writeArchive(const std::filesystem::path& folder, int parked = 0)
    {
        const auto receipts = sandbox::ReceiptWriter::load(file("oqs/receipt.key.pem"), file("oqs/receipt.crt.pem"));
        QVERIFY(receipts);
        const auto ledger = storage::SqliteLedger::open(folder / "ledger.sqlite", m_cryptography);
        QVERIFY(ledger);
        const auto now = core::Instant{m_factory->now() * 1000};
        for (int number = 1; number <= records; ++number) {
            const auto head = *(*ledger)->head();
            const auto token = nextToken(number, head.tokenDigest);
            const auto id = Json::parse(*payloadOf(token))["jti"].get<std::string>();
            QVERIFY((*ledger)->append({id, token, "e", now, now + std::chrono::hours(24)}, head));
            if (number == parked) {
                QVERIFY((*ledger)->settle({ports::Outcome::parked(id, "SIM-TEST")}));
                continue;
            }
            const auto receipt = receipts->write({.tokenId = id,
                                                  .tokenDigest = verify::sha256(verify::viewOf(token)),
                                                  .received = m_factory->now(),
                                                  .outcome = "accepted"});
            QVERIFY(receipt && (*ledger)->settle({ports::Outcome::accepted(id, *receipt)})
                    && (*ledger)->settle({ports::Outcome::handedOff(id)}));
        }
        crypto::FileKeyStore store(file("device/device.key.pem"));
        auto identity =
            crypto::openIdentity(store, {file("device/device.crt.pem"), {}}, now, crypto::TestMaterial::Allowed);
        QVERIFY(identity);
        const auto signer = crypto::DeviceConsentSigner::create(std::move(*identity));
        QVERIFY(signer);
        auto archive = storage::ArchiveFolder::open({.folder = folder / "archive",
                                                     .certificate = certificateOf(file("oqs/envelope.crt.pem")),
                                                     .closedAt = 7000},
                                                    **signer, m_cryptography);
        QVERIFY(archive);
        QuietAudit audit;
        delivery::FaultThinning faults;
        const delivery::ArchiveLimits limits{.shrinkAfter = core::Milliseconds(0), .most = 2};
        for (int step = 1; step <= records; ++step)
            QVERIFY(delivery::archiveDue(**ledger, **archive, audit, faults, now + core::Milliseconds(step), limits));
        QVERIFY(delivery::archiveDue(**ledger, **archive, audit, faults, now + std::chrono::hours(25), limits));
    }

    static std::optional<std::string> payloadOf(const std::string& token)
    {
        const auto bytes = verify::decodeBase64Url(Json::parse(token)["payload"].get<std::string>());
        return bytes ? std::optional(std::string(bytes->begin(), bytes->end())) : std::nullopt;
    }

    static core::Bytes certificateOf(const std::filesystem::path& pem)
    {
        const auto certificates = verify::Certificate::fromPem(pem);
        const auto& der = certificates->front().der();
        const auto view = std::as_bytes(std::span(der));
        return {view.begin(), view.end()};
    }

    int verifyArchive(const QStringList& arguments, QByteArray& output)
    {
        QProcess tool;
        tool.start(qEnvironmentVariable("UKETSUKE_BIN") + QStringLiteral("/consent-verify"), arguments);
        if (!tool.waitForFinished(60000))
            return -1;
        output = tool.readAllStandardOutput() + tool.readAllStandardError();
        return tool.exitCode();
    }

    /// All that a third party may be given.
    [[nodiscard]] QStringList everything(const QString& place) const
    {
        return {QStringLiteral("--archive"),
                place,
                QStringLiteral("--archive-key"),
                shown(file("oqs/envelope.key.pem")),
                QStringLiteral("--receipt-certificate"),
                shown(file("oqs/receipt.crt.pem")),
                QStringLiteral("--device-root"),
                shown(file("device/root.crt.pem")),
                QStringLiteral("--forms"),
                shown(file("forms"))};
    }

    /// A copy to spoil; the segments' names in order.
    QString copied(QStringList& names)
    {
        const auto place = m_directory.filePath(QStringLiteral("copy%1").arg(++m_copies));
        QDir().mkpath(place);
        names = QDir(m_exported).entryList({QStringLiteral("*.archive")}, QDir::Files, QDir::Name);
        for (const auto& name : names)
            QFile::copy(m_exported + '/' + name, place + '/' + name);
        return place;
    }

    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString& path, const QByteArray& content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_directory.isValid());
        m_factory = std::make_unique<TokenFactory>(m_directory.filePath("pki").toStdString());
        const auto folder = m_directory.filePath(QStringLiteral("sound"));
        QVERIFY(QDir().mkpath(folder));
        writeArchive(folder.toStdString());
        m_exported = folder + QStringLiteral("/archive");
        QCOMPARE(QDir(m_exported).entryList({QStringLiteral("*.archive")}).size(), qsizetype(4));
    }

    void aSoundArchiveIsWhole()
    {
        QByteArray output;
        QVERIFY2(verifyArchive(everything(m_exported), output) == 0, output);
        QVERIFY2(output.contains("4 segments, 7 records, 0 refused, 0 breaks of the chain, 0 gaps.\nwhole: "), output);
    }

    void programsReadTheSame()
    {
        QByteArray output;
        QCOMPARE(verifyArchive(everything(m_exported) + QStringList{QStringLiteral("--json")}, output), 0);
        const auto report = Json::parse(output.toStdString());
        QCOMPARE(report["verdict"].get<std::string>(), std::string("whole"));
        QCOMPARE(report["segments"].size(), std::size_t(4));
        std::size_t found = 0;
        for (const auto& segment : report["segments"])
            for (const auto& record : segment["records"]) {
                ++found;
                // The archive cannot show the card's part: its evidence went when the receipt came (H4). Where staff
                // withdrew there is none to show.
                const bool byStaff = found == std::size_t(records);
                QCOMPARE(record["verdict"].get<std::string>(), std::string(byStaff ? "valid" : "not-complete"));
                for (const auto& check : record["checks"])
                    QVERIFY(check["state"] != "failed");
            }
        QCOMPARE(found, std::size_t(records));
        QVERIFY(report["chainBreaks"].empty() && report["missing"].empty());
        // Where the archive begins and ends, which nobody can prove from it.
        QCOMPARE(report["notes"].size(), std::size_t(1));
        QVERIFY(report["notes"][0].get<std::string>().contains(": records 1 to " + std::to_string(records)));
    }

    void whatIsNotGivenIsSaidNotToBeChecked_data()
    {
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("said");
        QTest::newRow("no key") << "--archive-key" << "Without the archive's key the records are not opened.";
        QTest::newRow("no root") << "--device-root"
                                 << "No device root was given, so that anyone may have made the head.";
        QTest::newRow("no receipts") << "--receipt-certificate" << "not complete: ";
    }
    void whatIsNotGivenIsSaidNotToBeChecked()
    {
        QFETCH(QString, left);
        QFETCH(QString, said);
        auto arguments = everything(m_exported);
        const auto at = arguments.indexOf(left);
        arguments.remove(at, 2);
        QByteArray output;
        QVERIFY2(verifyArchive(arguments, output) == 3, output);
        QVERIFY2(output.contains(said.toUtf8()), output);
    }

    void everyAlterationIsSaid_data()
    {
        QTest::addColumn<QString>("alteration");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("said");
        const auto refused = 1;
        const auto notComplete = 3;
        QTest::newRow("a bit of a record") << "bit" << refused << "does not open: it is damaged";
        QTest::newRow("two records exchanged") << "exchanged" << refused << "The records are not those that the head";
        QTest::newRow("a record left out") << "left-out" << refused << "The records are not those that the head";
        QTest::newRow("a record doubled") << "doubled" << refused << "The records are not those that the head";
        QTest::newRow("a record of another segment") << "moved" << refused << "The records are not those that the head";
        QTest::newRow("another segment's head") << "other-head" << refused << "The head belongs to another segment.";
        QTest::newRow("a bit of the head's signature")
            << "signature" << refused << "The head's signature does not hold.";
        QTest::newRow("the name in the first line") << "renamed" << refused << "The head belongs to another segment.";
        QTest::newRow("something behind the head")
            << "behind" << refused << "Something stands behind the segment's head.";
        QTest::newRow("a line with a wrong length") << "length" << refused << "A line of the segment is damaged";
        QTest::newRow("no first line") << "headless" << refused << "The segment's first line is not whole.";
        QTest::newRow("a whole segment gone")
            << "gone" << notComplete << "follows record 2: records in between are missing.";
        QTest::newRow("the head cut off") << "open" << notComplete << "The segment has no head: it was still open.";
        QTest::newRow("cut in a record") << "torn" << notComplete << "its last line is not whole";
        QTest::newRow("begun and no more") << "begun" << notComplete << "was begun and holds no record yet";
        QTest::newRow("a name that a terminal obeys")
            << "escape" << refused << "does not name a segment and a certificate";
        QTest::newRow("records too short to be any")
            << "short" << refused << "A line of the segment is damaged; what stands behind";
        QTest::newRow("a segment twice") << "twice" << 0 << "stands in the archive a second time";
    }
    void everyAlterationIsSaid()
    {
        QFETCH(QString, alteration);
        QFETCH(int, code);
        QFETCH(QString, said);
        QStringList names;
        const auto place = copied(names);
        const auto path = place + '/' + names[1];
        auto lines = contentOf(path).split('\n'); // first line, two records, head, nothing
        QCOMPARE(lines.size(), qsizetype(5));
        const auto others = contentOf(place + '/' + names[0]).split('\n');
        if (alteration == "bit") {
            auto& content = lines[1];
            const auto at = content.lastIndexOf('.') - 100;
            content[at] = content[at] == 'A' ? 'B' : 'A';
        } else if (alteration == "exchanged") {
            lines.swapItemsAt(1, 2);
        } else if (alteration == "left-out") {
            lines.removeAt(2);
        } else if (alteration == "doubled") {
            lines.insert(2, lines[1]);
        } else if (alteration == "moved") {
            lines[1] = others[1];
        } else if (alteration == "other-head") {
            lines[3] = others[3];
        } else if (alteration == "signature") {
            const auto at = lines[3].size() - 40;
            lines[3][at] = lines[3][at] == 'A' ? 'B' : 'A';
        } else if (alteration == "renamed") {
            lines[0].replace(names[1].toUtf8(), names[0].toUtf8());
        } else if (alteration == "behind") {
            lines.insert(4, lines[1]);
        } else if (alteration == "length") {
            lines[1].replace(2, 1, lines[1].at(2) == '9' ? "8" : "9");
        } else if (alteration == "headless") {
            lines.removeAt(0);
        } else if (alteration == "gone") {
            QVERIFY(QFile::remove(path));
        } else if (alteration == "open") {
            lines.removeAt(3);
        } else if (alteration == "begun") {
            lines = {lines[0].left(40)};
        } else if (alteration == "escape") {
            lines[0].replace(names[1].toUtf8(), "consents-\x1b[8m.archive");
        } else if (alteration == "short") {
            lines.insert(1, "R 1 x");
        } else if (alteration == "torn") {
            lines = {lines[0], lines[1], lines[2].left(200)};
        } else {
            QVERIFY(QFile::copy(path, place + QStringLiteral("/consents-99999999999999.archive")));
        }
        if (alteration != "gone")
            write(path, lines.join('\n'));
        QByteArray output;
        const auto found = verifyArchive(everything(place), output);
        QVERIFY2(found == code, output);
        QVERIFY2(output.contains(said.toUtf8()), output);
    }

    void nobodyElsesKeyRootOrReceiptPasses_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("said");
        QTest::newRow("key") << "--archive-key" << "oqs/receipt.key.pem" << "does not open";
        QTest::newRow("root") << "--device-root" << "oqs/receipt.crt.pem" << "segment-certificate: ";
        QTest::newRow("receipts") << "--receipt-certificate" << "oqs/envelope.crt.pem"
                                  << "The receipt is not signed by a key of OQS that was given.";
    }
    void nobodyElsesKeyRootOrReceiptPasses()
    {
        QFETCH(QString, option);
        QFETCH(QString, value);
        QFETCH(QString, said);
        auto arguments = everything(m_exported);
        arguments[arguments.indexOf(option) + 1] = shown(m_factory->folder() / value.toStdString());
        QByteArray output;
        QVERIFY2(verifyArchive(arguments, output) == 1, output);
        QVERIFY2(output.contains(said.toUtf8()), output);
    }

    void whoKnowsTheInstitutionsKeyKnowsTheCards()
    {
        const auto kept = file("device/institution.key");
        auto arguments = everything(m_exported) + QStringList{"--institution", "1319999999=" + shown(kept)};
        QByteArray output;
        QVERIFY2(verifyArchive(arguments, output) == 0, output);
        write(m_directory.filePath("another.key"), QByteArray(32, 'k'));
        arguments.last() = "1319999999=" + m_directory.filePath("another.key");
        QVERIFY2(verifyArchive(arguments, output) == 1, output);
        QVERIFY2(output.contains("failed  subject: "), output);
        arguments.last() = "1319999902=" + shown(kept);
        QVERIFY2(verifyArchive(arguments, output) == 1, output);
        QVERIFY2(output.contains("failed  institution: "), output);
    }

    void aRecordThatStayedInTheLedgerIsAGapAndNoForgery()
    {
        const auto folder = m_directory.filePath(QStringLiteral("parked"));
        QVERIFY(QDir().mkpath(folder));
        writeArchive(folder.toStdString(), 4);
        QByteArray output;
        QVERIFY2(verifyArchive(everything(folder + QStringLiteral("/archive")), output) == 3, output);
        QVERIFY2(output.contains("missing: record 5 of "), output);
    }

    void aSegmentAloneIsCheckedToo()
    {
        const auto name = QDir(m_exported).entryList({QStringLiteral("*.archive")}, QDir::Files, QDir::Name).last();
        QByteArray output;
        QVERIFY2(verifyArchive(everything(m_exported + '/' + name), output) == 0, output);
        QVERIFY2(output.contains("note: the chain of "), output);
    }

    void wrongUsageIsSaid()
    {
        QByteArray output;
        QDir().mkpath(m_directory.filePath("empty"));
        QCOMPARE(verifyArchive(everything(m_directory.filePath("empty")), output), 2);
        QVERIFY2(output.contains("holds no segment (*.archive)"), output);
        QCOMPARE(verifyArchive({}, output), 2);
        QCOMPARE(verifyArchive(everything(m_exported) + QStringList{QStringLiteral("token.json")}, output), 2);
        QCOMPARE(verifyArchive(everything(m_exported) + QStringList{QStringLiteral("--fhir")}, output), 2);
    }
};

QTEST_GUILESS_MAIN(LedgerArchiveTest)
#include "LedgerArchiveTest.moc"
