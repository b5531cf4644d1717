// bin/outbox LEDGER export on ledgers that are sound, scribbled on, cut short and altered: whatever was done to the
// file, it is as it was afterwards, and no record is lost but those of which a page was hit.
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/storage/SqliteLedger.h"
#include "tests/unit/consent-verify/TokenFactory.h"
#include "tests/unit/storage/RawDatabase.h"

#include <nlohmann/json.hpp>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <random>
#include <set>

using namespace uketsuke;
using Json = nlohmann::json;

namespace {

constexpr int pageSize = 4096;
constexpr int records = 60;
constexpr int shrunk = 20; ///< the first ones: in the archive
constexpr int delivered = 35;

/// Says the record's number all over its bytes, so that a page shows whose bytes it holds.
std::string tagged(int number, std::size_t size)
{
    std::string text;
    while (text.size() < size)
        text += "row" + std::to_string(1000 + number) + "_";
    return text;
}

} // namespace

class ExportTest : public QObject {
    Q_OBJECT

    struct Exported {
        int code{-1};
        QString output;
        Json source;
        std::map<std::uint64_t, Json> lines; ///< by record
        std::set<std::uint64_t> missing;
        std::set<std::uint64_t> neverHere;
        std::map<std::uint64_t, std::string> tokens, envelopes; ///< as written
    };

    crypto::OpenSslCryptography m_cryptography;
    QTemporaryDir m_folder;
    std::map<std::uint64_t, std::string> m_tokens; ///< as sealed
    int m_exports{0};

    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }

    static QByteArray contentOf(const QString& path)
    {
        QFile source(path);
        return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
    }
    static void write(const QString& path, const QByteArray& content)
    {
        QFile target(path);
        QVERIFY(target.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(target.write(content), content.size());
    }

    /// With the form of a token, and the links that a device signs.
    static std::string token(int number, const core::Sha256Digest& previous)
    {
        const Json payload{{"ctr", number}, {"prev", core::base64Url(previous)}};
        // Not as raw strings: moc 6.4 loses its way in them.
        return "{\"payload\":\"" + core::base64Url(core::viewOf(payload.dump()))
               + "\",\"signatures\":[{\"protected\":\"" + tagged(number, 2500 + std::size_t(number) * 37) + "\"}]}";
    }

    static std::string envelope(int number) { return "h..i." + tagged(number, 1200) + ".t"; }

    static std::unique_ptr<storage::SqliteLedger> opened(const QString& path, const ports::Cryptography& cryptography)
    {
        auto ledger = storage::SqliteLedger::open(path.toStdString(), cryptography);
        return ledger ? std::move(*ledger) : nullptr;
    }

    void fill(storage::SqliteLedger& ledger, int from, int to)
    {
        for (int number = from; number <= to; ++number) {
            const auto head = *ledger.head();
            m_tokens[std::uint64_t(number)] = token(number, head.tokenDigest);
            const auto jti = tagged(number, 36).substr(0, 36);
            QVERIFY(
                ledger.append({jti, m_tokens[std::uint64_t(number)], envelope(number), {number}, {number + 1}}, head));
            if (number > delivered)
                continue;
            QVERIFY(ledger.settle({ports::Outcome::accepted(jti, "r." + tagged(number, 300) + ".s")}));
            QVERIFY(ledger.settle({ports::Outcome::handedOff(jti)}));
            if (number <= shrunk)
                QVERIFY(ledger.shrink({{jti, {"consents-1.archive", std::uint64_t(number)}}}));
        }
    }

    Exported exportOf(const QString& path)
    {
        Exported found;
        const auto target = file(QStringLiteral("export%1").arg(++m_exports));
        const auto beside = QDir(QFileInfo(path).path()).entryList(QDir::Files);
        std::map<QString, QByteArray> before;
        for (const auto* suffix : {"", "-wal", ".mark"})
            before[suffix] = QCryptographicHash::hash(contentOf(path + suffix), QCryptographicHash::Sha256);
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(qEnvironmentVariable("UKETSUKE_BIN") + "/outbox", {path, "export", target});
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return found; // a crash has no code
        for (const auto& [suffix, digest] : before)
            if (QCryptographicHash::hash(contentOf(path + suffix), QCryptographicHash::Sha256) != digest)
                return found;
        if (QDir(QFileInfo(path).path()).entryList(QDir::Files) != beside)
            return found;
        found.code = process.exitCode();
        found.output = QString::fromUtf8(process.readAll());
        readListing(target, found);
        return found;
    }

    static void readListing(const QString& target, Exported& found)
    {
        for (const auto& text : contentOf(target + "/listing.jsonl").split('\n')) {
            const auto line = Json::parse(text.toStdString(), nullptr, false);
            if (line.contains("ledger"))
                found.source = line;
            else if (line.contains("record"))
                found.lines[line["record"].get<std::uint64_t>()] = line;
            else if (line.contains("from"))
                for (auto number = line["from"].get<std::uint64_t>(); number <= line["to"].get<std::uint64_t>();
                     ++number)
                    (line["token"] == "missing" ? found.missing : found.neverHere).insert(number);
        }
        for (const auto& name : QDir(target).entryList({"*.json", "*.jwe"}, QDir::Files)) {
            const auto number = name.section('.', 0, 0).toULongLong();
            auto& into = name.endsWith(".json") ? found.tokens : found.envelopes;
            into[number] = contentOf(target + '/' + name).toStdString();
        }
    }

    /// A copy of the sound ledger, with what the kiosk kept beside it.
    QString copied(const QString& name)
    {
        const auto folder = file(name);
        QDir().mkpath(folder);
        const auto path = folder + "/ledger.sqlite";
        for (const auto* suffix : {"", "-wal", ".mark"})
            QFile::copy(file("sound/ledger.sqlite") + suffix, path + suffix);
        return path;
    }

    /// Whose bytes stand in these pages. An index names every record, and none is lost with it.
    static std::set<std::uint64_t> heldBy(const QByteArray& pages)
    {
        constexpr char indexInside = 0x02;
        constexpr char indexLeaf = 0x0A;
        std::set<std::uint64_t> numbers;
        for (qsizetype page = 0; page < pages.size(); page += pageSize) {
            const auto content = pages.mid(page, pageSize);
            if (content.front() == indexInside || content.front() == indexLeaf)
                continue;
            for (auto at = content.indexOf("row1"); at >= 0; at = content.indexOf("row1", at + 1))
                if (const auto number = content.mid(at + 3, 4).toULongLong(); number > 1000)
                    numbers.insert(number - 1000);
        }
        return numbers;
    }

    /// Every record but these came out as it was sealed.
    void onlyTheseAreLost(const Exported& found, const std::set<std::uint64_t>& hit, const QByteArray& what)
    {
        const bool isWhole = found.lines.size() == records && found.missing.empty()
                             && std::ranges::all_of(found.lines, [](const auto& one) { return one.second["intact"]; });
        QVERIFY2(found.code == (isWhole && found.source["sound"] == true ? 0 : 3), what + ": " + found.output.toUtf8());
        for (std::uint64_t number = 1; number <= records; ++number) {
            if (hit.contains(number))
                continue;
            const auto name = what + ", record " + QByteArray::number(qulonglong(number));
            const auto line = found.lines.find(number);
            QVERIFY2(line != found.lines.end(), name);
            if (number <= shrunk) {
                QVERIFY2(line->second["token"] == "archived", name);
                QVERIFY2(line->second["archive"]["offset"] == number, name);
                continue;
            }
            QVERIFY2(line->second["token"] == "written" && line->second["agrees"] == true, name);
            QVERIFY2(found.tokens.contains(number) && found.tokens.at(number) == m_tokens[number], name);
            QVERIFY2(line->second["state"] == (number <= delivered ? "handed-off" : "waiting"), name);
            QVERIFY2(found.envelopes.contains(number) == (number > delivered), name);
            QVERIFY2(number <= delivered || found.envelopes.at(number) == envelope(int(number)), name);
            if (!hit.contains(number - 1) && number - 1 > shrunk)
                QVERIFY2(line->second["chain"] == "holds" && line->second["intact"] == true, name);
        }
        // What is written is what was sealed, whatever was hit; and what is not there is said.
        for (const auto& [number, token] : found.tokens)
            QVERIFY2(m_tokens.contains(number) && m_tokens.at(number) == token, what);
        for (const auto number : hit)
            QVERIFY2(found.lines.contains(number) || found.missing.contains(number), what);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(file("sound")));
        const auto path = file("sound/ledger.sqlite");
        {
            const auto ledger = opened(path, m_cryptography);
            QVERIFY(ledger);
            fill(*ledger, 1, 50);
        }
        // The last ones are in the log alone, as when the kiosk's power went.
        const auto ledger = opened(path, m_cryptography);
        QVERIFY(ledger);
        QVERIFY(ledger->leaving(delivered));
        fill(*ledger, 51, records);
        QVERIFY(QFile::copy(path + "-wal", path + "-kept"));
        QVERIFY(QFile::copy(path, path + "-file"));
        QVERIFY(QFileInfo(path + "-kept").size() > 10 * pageSize);
    }
    void cleanup()
    {
        // The sound one as it was, for the next test: closing the ledger has emptied its log.
        const auto path = file("sound/ledger.sqlite");
        for (const auto& [kept, name] : {std::pair("-file", ""), std::pair("-kept", "-wal")}) {
            QFile::remove(path + name);
            QVERIFY(QFile::copy(path + kept, path + name));
        }
    }
    void init() { cleanup(); }

    void aSoundLedgerIsTakenOutAsAWhole()
    {
        const auto path = copied("whole");
        const auto found = exportOf(path);
        onlyTheseAreLost(found, {}, "sound");
        QCOMPARE(found.code, 0);
        QCOMPARE(found.tokens.size(), std::size_t(records - shrunk));
        QCOMPARE(found.envelopes.size(), std::size_t(records - delivered));
        QVERIFY2(
            found.output.startsWith("40 records are written, 25 of them wait for delivery; 20 are in the archive.\n"
                                    "0 are damaged and 0 are missing"),
            qPrintable(found.output));
        QCOMPARE(found.source["highestSent"].get<int>(), delivered);
        QVERIFY(found.source["sentFromHere"] == true);
        QCOMPARE(QString::fromStdString(found.source["file"]["sha256"].get<std::string>()),
                 QString::fromLatin1(QCryptographicHash::hash(contentOf(path), QCryptographicHash::Sha256).toHex()));
    }

    void whatStaffHaveClosedIsCalledSo()
    {
        const auto path = copied("closed");
        {
            const auto ledger = opened(path, m_cryptography);
            QVERIFY(ledger);
            for (const int number : {40, 41})
                QVERIFY(ledger->settle({ports::Outcome::parked(tagged(number, 36).substr(0, 36), "SIM-TEST")}));
            QVERIFY(ledger->closeParked(tagged(40, 36).substr(0, 36), {99}));
        }
        auto found = exportOf(path);
        QCOMPARE(found.code, 0);
        QCOMPARE(found.lines[40]["state"].get<std::string>(), std::string("closed"));
        QCOMPARE(found.lines[41]["state"].get<std::string>(), std::string("parked"));
        for (const int number : {40, 41}) {
            const auto key = std::uint64_t(number);
            QCOMPARE(found.lines[key]["reason"].get<std::string>(), std::string("SIM-TEST"));
            QVERIFY(found.tokens[key] == m_tokens[key]);
            QCOMPARE(found.envelopes.contains(key), number == 41); // nobody will open a closed record's
        }
    }

    void randomScribblesCostOnlyTheRecordsOfTheirPages()
    {
        std::mt19937 chance(20261129);
        const auto sound = contentOf(file("sound/ledger.sqlite"));
        const auto pages = sound.size() / pageSize;
        std::set<qsizetype> everHit;
        for (int round = 0; round < 100; ++round) {
            const auto path = copied(QStringLiteral("scribble%1").arg(round));
            auto content = sound;
            std::set<std::uint64_t> hit;
            for (int scribble = 0; scribble <= round % 4; ++scribble) {
                const auto page = qsizetype(chance() % std::uint32_t(pages));
                // A few bytes, a sector, or all of it; somewhere in the page.
                const auto length = qsizetype(std::array{3, 512, pageSize}.at(chance() % 3));
                const auto at = page * pageSize + qsizetype(chance() % std::uint32_t(pageSize - length + 1));
                for (auto place = at; place < at + length; ++place)
                    content[place] = char(chance());
                hit.merge(heldBy(sound.mid(page * pageSize, pageSize)));
                everHit.insert(page);
            }
            write(path, content);
            onlyTheseAreLost(exportOf(path), hit, "scribbles, round " + QByteArray::number(round));
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY(everHit.size() > 40);
    }

    void everyPageInTurnCostsOnlyItsOwnRecords()
    {
        const auto sound = contentOf(file("sound/ledger.sqlite"));
        for (qsizetype page = 0; page < sound.size() / pageSize; page += 3) {
            const auto path = copied(QStringLiteral("page%1").arg(page));
            auto content = sound;
            content.replace(page * pageSize, pageSize, QByteArray(pageSize, page % 2 == 0 ? '\0' : '\xFF'));
            write(path, content);
            onlyTheseAreLost(exportOf(path), heldBy(sound.mid(page * pageSize, pageSize)),
                             "page " + QByteArray::number(qlonglong(page)));
            if (QTest::currentTestFailed())
                return;
        }
    }

    void theLogsLastCommitsComeOutOfADamagedLog_data()
    {
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("length");
        QTest::newRow("the log's header") << 0 << 32;
        QTest::newRow("a frame's checksum") << 32 + 16 << 8;
        QTest::newRow("a whole frame") << 32 + 2 * (24 + pageSize) << 24 + pageSize;
    }
    void theLogsLastCommitsComeOutOfADamagedLog()
    {
        QFETCH(int, at);
        QFETCH(int, length);
        const auto path = copied(QStringLiteral("log%1").arg(at));
        auto log = contentOf(path + "-wal");
        const auto frame = at < 32 ? -1 : (at - 32) / (24 + pageSize);
        const auto hit = length < pageSize ? std::set<std::uint64_t>()
                                           : heldBy(log.mid(32 + frame * (24 + pageSize) + 24, pageSize));
        log.replace(at, length, QByteArray(length, '\x5A'));
        write(path + "-wal", log);
        const auto found = exportOf(path);
        for (std::uint64_t number = 51; number <= records; ++number)
            QVERIFY2(hit.contains(number) || found.tokens.contains(number), QByteArray::number(qulonglong(number)));
    }

    void whatWasNotCommittedIsNotTakenForConfirmed()
    {
        const auto path = copied("cut-log");
        const auto log = contentOf(path + "-wal");
        // The last frame ends the last record's transaction: without it that record never happened (H6).
        write(path + "-wal", log.left(32 + ((log.size() - 32) / (24 + pageSize) - 1) * (24 + pageSize)));
        const auto found = exportOf(path);
        QVERIFY(!found.tokens.contains(records));
        QVERIFY(found.tokens.contains(records - 1));
        QCOMPARE(found.code, 0);
    }

    /// The newest records are the ones that wait: a file that lost them must not pass for whole.
    void aFileThatLostItsLastPagesIsNotCalledIntact()
    {
        const auto path = copied("lastPages");
        QVERIFY(opened(path, m_cryptography)); // its end brings the log into the file
        QCOMPARE(exportOf(path).code, 0);
        constexpr char tableLeaf = 0x0D;
        auto content = contentOf(path);
        int zeroed = 0;
        for (auto page = content.size() - pageSize; page > 0 && zeroed < 3; page -= pageSize)
            if (content.at(page) == tableLeaf) {
                content.replace(page, pageSize, QByteArray(pageSize, '\0'));
                ++zeroed;
            }
        write(path, content);
        const auto found = exportOf(path);
        QCOMPARE(found.code, 3);
        QVERIFY(found.source["sound"] == false);
        QVERIFY(found.output.contains("there may have been others"));
        QVERIFY(found.lines.size() < std::size_t(records));
    }

    void aFileCutShortGivesWhatIsLeft()
    {
        const auto sound = contentOf(file("sound/ledger.sqlite"));
        const auto path = copied("short");
        const auto size = sound.size() / 2 + 1000;
        write(path, sound.left(size));
        const auto whole = size / pageSize * pageSize;
        onlyTheseAreLost(exportOf(path), heldBy(sound.mid(whole)), "cut short");
    }

    void anAlteredTokenIsNotWrittenAndABrokenLinkIsSaid()
    {
        const auto path = copied("altered");
        {
            tests::RawDatabase raw(path.toStdString());
            QCOMPARE(raw.run("DROP TRIGGER token_leaves_only_for_the_archive; DROP TRIGGER consent_is_never_edited;"
                             "UPDATE consent SET token = x'7B7D' WHERE sequence = 40;"
                             "UPDATE consent SET previous_digest = zeroblob(32) WHERE sequence = 45;"),
                     0);
        }
        const auto found = exportOf(path);
        QCOMPARE(found.code, 3);
        QCOMPARE(found.lines.at(40)["token"].get<std::string>(), std::string("damaged"));
        QCOMPARE(found.lines.at(41)["chain"].get<std::string>(), std::string("not-known"));
        QVERIFY(found.lines.at(41)["intact"] == true);
        QCOMPARE(found.lines.at(45)["chain"].get<std::string>(), std::string("broken"));
        QVERIFY(found.lines.at(45)["agrees"] == false && found.lines.at(45)["intact"] == false);
        QVERIFY(!found.tokens.contains(40) && found.tokens.contains(45));
    }

    void numbersThatAnOlderFileLacksAreNotCalledLost()
    {
        const auto path = copied("set-back");
        write(path + ".mark", "uketsuke-ledger-mark 1 " + QByteArray::number(records + 5) + ' '
                                  + QByteArray(32, '\x11').toHex() + '\n');
        QVERIFY(opened(path, m_cryptography)); // notes the gap
        const auto found = exportOf(path);
        QCOMPARE(found.code, 0);
        QCOMPARE(found.neverHere, (std::set<std::uint64_t>{61, 62, 63, 64, 65}));
        QVERIFY(found.missing.empty());
    }

    void whatWasSentAndIsNotThereIsSaid()
    {
        const auto path = copied("mark");
        write(path + ".mark", "uketsuke-ledger-mark 1 62 " + QByteArray(32, '\x11').toHex() + '\n');
        auto found = exportOf(path);
        QCOMPARE(found.code, 3);
        QCOMPARE(found.missing, (std::set<std::uint64_t>{61, 62}));
        QVERIFY(found.source["sentFromHere"].is_null());
        write(path + ".mark", "uketsuke-ledger-mark 1 30 " + QByteArray(32, '\x11').toHex() + '\n');
        found = exportOf(path);
        QCOMPARE(found.code, 3);
        QVERIFY(found.source["sentFromHere"] == false && found.missing.empty());
        write(path + ".mark", "no mark at all");
        found = exportOf(path);
        QCOMPARE(found.code, 3);
        QCOMPARE(found.source["highestSent"].get<std::string>(), std::string("damaged"));
    }

    void whatIsTakenOutIsProvedByTheVerifier()
    {
        const tokentest::TokenFactory factory(file("pki").toStdString());
        QVERIFY(QDir().mkpath(file("proved")));
        const auto path = file("proved/ledger.sqlite");
        const auto seal = [&](storage::SqliteLedger& ledger) {
            const auto head = *ledger.head();
            auto recipe = factory.recipe(tokentest::Mode::InputHelper, factory.hanako(), 60);
            recipe.payload["ctr"] = head.sequence + 1;
            recipe.payload["prev"] = core::base64Url(head.tokenDigest);
            const auto sealed = factory.seal(recipe);
            const auto id = recipe.payload["jti"].get<std::string>();
            return ledger.append({id, sealed.token, sealed.envelope, {1}, {2}}, head).has_value();
        };
        {
            const auto ledger = opened(path, m_cryptography);
            QVERIFY(ledger && seal(*ledger) && seal(*ledger) && seal(*ledger) && seal(*ledger));
        }
        // The page above the records and the kiosk's own start with it: SQLite finds nothing any more.
        auto content = contentOf(path);
        content.replace(0, pageSize, QByteArray(pageSize, '\x5A'));
        write(path, content);
        QVERIFY(!opened(path, m_cryptography));
        const auto found = exportOf(path);
        QVERIFY2(found.code == 3 && found.tokens.size() == 4, qPrintable(found.output));
        const auto given = [&](const char* name) { return QString::fromStdString((factory.folder() / name).string()); };
        QProcess verifier;
        verifier.setProcessChannelMode(QProcess::MergedChannels);
        verifier.start(qEnvironmentVariable("UKETSUKE_BIN") + "/consent-verify",
                       {file(QStringLiteral("export%1").arg(m_exports)), "--device-root", given("device/root.crt.pem"),
                        "--anchors", given("anchors/test"), "--forms", given("forms"), "--envelope-key",
                        given("oqs/envelope.key.pem")});
        QVERIFY(verifier.waitForFinished(60'000));
        const auto output = verifier.readAll();
        QVERIFY2(verifier.exitCode() == 0, output);
        QVERIFY2(output.contains("4 tokens, 0 refused, 0 not complete, 0 breaks"), output);
    }

    void aFolderThatIsThereIsNotTouched()
    {
        const auto path = copied("there");
        QProcess process;
        process.start(qEnvironmentVariable("UKETSUKE_BIN") + "/outbox", {path, "export", file("there")});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(!QFile::exists(file("there/listing.jsonl")));
        process.start(qEnvironmentVariable("UKETSUKE_BIN") + "/outbox", {file("nowhere"), "export", file("new")});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(!QFile::exists(file("new")) && !QFile::exists(file("nowhere")));
    }
};

QTEST_GUILESS_MAIN(ExportTest)
#include "ExportTest.moc"
