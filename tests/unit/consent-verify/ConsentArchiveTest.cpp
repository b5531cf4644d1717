// What a third party does with many tokens, years later: read a folder of them, see that none is missing or exchanged,
// and file a consent as FHIR, which a validator that is not ours accepts.

#include <QTest>

#include "tests/unit/consent-verify/TokenFactory.h"
#include "tools/consent-verify/Cryptography.h"
#include "tools/consent-verify/Encoding.h"
#include "tools/consent-verify/FhirConsent.h"
#include "tools/consent-verify/TokenFolder.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace uketsuke;
using tokentest::Json;
using tokentest::Mode;
using tokentest::TokenFactory;

namespace {

/// A record by its number, the digest of its bytes as one octet, and of the one before it.
struct Link {
    std::uint64_t number;
    std::uint8_t digest, previous;
    const char* device = "a";
};

verify::ReadToken readToken(const Link& link)
{
    verify::ReadToken token;
    token.name = std::to_string(link.number) + ".json";
    token.digest.fill(link.digest);
    token.payload.issuer = link.device;
    token.payload.counter = link.number;
    token.payload.previous.fill(link.previous);
    return token;
}

} // namespace

Q_DECLARE_METATYPE(std::vector<Link>)

class ConsentArchiveTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_directory;
    std::unique_ptr<TokenFactory> m_factory;

    int runTool(const QStringList& arguments, QByteArray& output)
    {
        QProcess tool;
        const auto folder = m_directory.path();
        tool.start(qEnvironmentVariable("UKETSUKE_BIN") + QStringLiteral("/consent-verify"),
                   QStringList{QStringLiteral("--device-root"), folder + QStringLiteral("/device/root.crt.pem"),
                               QStringLiteral("--anchors"), folder + QStringLiteral("/anchors/test"),
                               QStringLiteral("--forms"), folder + QStringLiteral("/forms")}
                       + arguments);
        if (!tool.waitForFinished(120'000))
            return -1;
        output = tool.readAllStandardOutput() + tool.readAllStandardError();
        return tool.exitCode();
    }

    void write(const QString& path, const std::string& content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content.data(), static_cast<qint64>(content.size())), static_cast<qint64>(content.size()));
    }

    /// Three records of one device with their envelopes, as a ledger exports them.
    QString writeChain(const QString& name)
    {
        const auto folder = m_directory.path() + QLatin1Char('/') + name;
        QDir().mkpath(folder);
        std::string previous = verify::encodeBase64Url(verify::Bytes(32, 0));
        for (int number = 1; number <= 3; ++number) {
            auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
            recipe.payload["ctr"] = number;
            recipe.payload["prev"] = previous;
            const auto sealed = m_factory->seal(recipe);
            previous = verify::encodeBase64Url(verify::sha256(verify::viewOf(sealed.token)));
            const auto file = folder + QLatin1Char('/') + QString::number(number);
            write(file + QStringLiteral(".json"), sealed.token);
            write(file + QStringLiteral(".jwe"), sealed.envelope);
        }
        return folder;
    }

    QStringList withKey(const QString& folder)
    {
        return {QStringLiteral("--envelope-key"), m_directory.path() + QStringLiteral("/oqs/envelope.key.pem"), folder};
    }

    QByteArray validatorSays(const std::string& resource, int& code)
    {
        QProcess node;
        node.start(QStringLiteral("node"),
                   {qEnvironmentVariable("UKETSUKE_FHIR_VALIDATE"), qEnvironmentVariable("UKETSUKE_FHIR_VALIDATOR")});
        node.write(QByteArray::fromStdString(resource));
        node.closeWriteChannel();
        code = node.waitForFinished(60000) ? node.exitCode() : -1;
        return node.readAllStandardOutput() + node.readAllStandardError();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_directory.isValid());
        m_factory = std::make_unique<TokenFactory>(m_directory.path().toStdString());
    }

    void everyBreakOfAChainIsTold_data()
    {
        QTest::addColumn<std::vector<Link>>("links");
        QTest::addColumn<int>("breaks");
        QTest::addColumn<int>("notes");
        const std::vector<Link> whole{{1, 1, 0}, {2, 2, 1}, {3, 3, 2}};
        QTest::newRow("nothing") << std::vector<Link>{} << 0 << 0;
        QTest::newRow("one record") << std::vector<Link>{{1, 1, 0}} << 0 << 0;
        QTest::newRow("whole") << whole << 0 << 0;
        QTest::newRow("files in another order") << std::vector<Link>{{3, 3, 2}, {1, 1, 0}, {2, 2, 1}} << 0 << 0;
        QTest::newRow("begins later") << std::vector<Link>{{7, 7, 6}, {8, 8, 7}} << 0 << 1;
        QTest::newRow("one altered") << std::vector<Link>{{1, 1, 0}, {2, 9, 1}, {3, 3, 2}} << 1 << 0;
        QTest::newRow("one left out") << std::vector<Link>{{1, 1, 0}, {3, 3, 2}} << 1 << 0;
        QTest::newRow("one doubled") << std::vector<Link>{{1, 1, 0}, {2, 2, 1}, {2, 5, 1}} << 1 << 0;
        QTest::newRow("two devices, each whole")
            << std::vector<Link>{{1, 1, 0}, {1, 11, 0, "b"}, {2, 2, 1}, {2, 12, 11, "b"}} << 0 << 0;
        QTest::newRow("a record of another device's chain")
            << std::vector<Link>{{1, 1, 0}, {1, 11, 0, "b"}, {2, 2, 11}} << 1 << 0;
    }
    void everyBreakOfAChainIsTold()
    {
        QFETCH(std::vector<Link>, links);
        std::vector<verify::ReadToken> tokens;
        for (const auto& link : links)
            tokens.push_back(readToken(link));
        const auto answer = verify::checkChain(tokens);
        QTEST(static_cast<int>(answer.breaks.size()), "breaks");
        QTEST(static_cast<int>(answer.notes.size()), "notes");
    }

    void aFolderIsValidOnlyWhole()
    {
        const auto folder = writeChain(QStringLiteral("whole"));
        QByteArray output;
        QCOMPARE(runTool(withKey(folder), output), 0);
        QVERIFY2(output.contains("3 tokens, 0 refused, 0 not complete, 0 breaks"), output);
        QCOMPARE(runTool({folder}, output), 3); // envelopes unopened: the card is not checked
        QCOMPARE(runTool(withKey(folder) + QStringList{QStringLiteral("--json")}, output), 0);
        const auto document = Json::parse(output.toStdString());
        QCOMPARE(document["tokens"].size(), std::size_t{3});
        QVERIFY(document["chainBreaks"].empty());
    }

    void aMissingRecordIsTold()
    {
        const auto folder = writeChain(QStringLiteral("gap"));
        QVERIFY(QFile::remove(folder + QStringLiteral("/2.json")));
        QByteArray output;
        QCOMPARE(runTool(withKey(folder), output), 1);
        QVERIFY2(output.contains("chain broken: record 3"), output);
    }

    void anAlteredRecordIsRefusedWithItsSentence()
    {
        const auto folder = writeChain(QStringLiteral("altered"));
        QFile file(folder + QStringLiteral("/2.json"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        auto bytes = file.readAll();
        bytes[40] = bytes[40] == 'A' ? 'B' : 'A';
        QVERIFY(file.seek(0) && file.write(bytes) == bytes.size());
        file.close();
        QByteArray output;
        QCOMPARE(runTool(withKey(folder), output), 1);
        QVERIFY2(output.contains("2.json  refused: "), output);
    }

    void whatIsNoArchiveIsSaid()
    {
        const auto empty = m_directory.path() + QStringLiteral("/empty");
        QDir().mkpath(empty);
        QByteArray output;
        QCOMPARE(runTool({empty}, output), 2);
        QVERIFY2(output.contains("holds no token"), output);
        write(empty + QStringLiteral("/nonsense.json"), "nonsense");
        QCOMPARE(runTool({empty}, output), 1);
        QVERIFY2(output.contains("nonsense.json  refused: "), output);
        QCOMPARE(runTool({QStringLiteral("--fhir"), empty}, output), 2);
    }

    void theIndependentValidatorAcceptsEveryKindOfConsent_data()
    {
        QTest::addColumn<int>("agreed"); // how many of the asked items
        QTest::addColumn<QString>("by");
        QTest::addColumn<QString>("insuredPerson");
        QTest::addColumn<QString>("status");
        QTest::newRow("all agreed") << 99 << "self" << "" << "active";
        QTest::newRow("one agreed, by a guardian") << 1 << "guardian" << "" << "active";
        QTest::newRow("all refused") << 0 << "self" << "" << "rejected";
        QTest::newRow("insured person named") << 99 << "self" << "99999999:TEST:1000001:00" << "active";
    }
    void theIndependentValidatorAcceptsEveryKindOfConsent()
    {
        QFETCH(int, agreed);
        QFETCH(QString, by);
        QFETCH(QString, insuredPerson);
        auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
        recipe.payload["by"] = by.toStdString();
        int permitted = 0;
        for (auto& item : recipe.payload["items"]) {
            if (item["cat"] == "not-sought")
                continue;
            if (permitted < agreed && item["cat"] == "express-consent") {
                ++permitted;
                continue;
            }
            item["flag"] = 0;
            item["cat"] = "express-denial";
            item.erase("until");
        }
        const auto sealed = m_factory->seal(recipe);
        const auto token = verify::parseToken(sealed.token);
        QVERIFY(token.has_value());
        const auto text = verify::fhirConsent(sealed.token, *token, {.insuredPerson = insuredPerson.toStdString()});

        int code = -1;
        const auto said = validatorSays(text, code);
        QVERIFY2(code == 0, said);
        const auto resource = Json::parse(text);
        QFETCH(QString, status);
        QCOMPARE(QString::fromStdString(resource["status"].get<std::string>()), status);
        const auto& provision = resource["provision"];
        QCOMPARE(provision["type"].get<std::string>(), std::string("deny"));
        QCOMPARE(provision.contains("provision") ? static_cast<int>(provision["provision"].size()) : 0, permitted);
        // The exact bytes travel inside: whoever doubts the rendering verifies them.
        const auto inside = verify::decodeBase64(resource["sourceAttachment"]["data"].get<std::string>());
        QVERIFY(inside && std::string(inside->begin(), inside->end()) == sealed.token);
    }

    void documentsThatAreHandedOverArePermittedToo()
    {
        auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
        for (auto& item : recipe.payload["items"]) {
            if (item["cat"] == "not-sought")
                continue;
            item["flag"] = 0;
            item["cat"] = "express-denial";
            item.erase("until");
        }
        const auto at = recipe.payload["iat"].get<std::int64_t>();
        recipe.payload["docs"] = tokentest::Json::array({TokenFactory::answered("DOC-1", "referral", true, at),
                                                         TokenFactory::answered("DOC-2", "checkup-report", false, at)});
        recipe.payload["aid"] = tokentest::Json::array({TokenFactory::answered("AID-1", "aid-certificate", true, at)});
        const auto sealed = m_factory->seal(recipe);
        const auto token = verify::parseToken(sealed.token);
        QVERIFY(token.has_value());
        const auto text = verify::fhirConsent(sealed.token, *token);
        int code = -1;
        const auto said = validatorSays(text, code);
        QVERIFY2(code == 0, said);
        const auto resource = Json::parse(text);
        // Every item refused, and yet something was given.
        QCOMPARE(resource["status"].get<std::string>(), std::string("active"));
        const auto& permits = resource["provision"]["provision"];
        QCOMPARE(permits.size(), std::size_t{2});
        const auto idOf = [&permits](std::size_t number) {
            return permits[number]["data"][0]["reference"]["identifier"]["value"].get<std::string>();
        };
        QCOMPARE(idOf(0), std::string("DOC-1"));
        QCOMPARE(idOf(1), std::string("AID-1"));
        QCOMPARE(permits[0]["code"][0]["coding"][0]["code"].get<std::string>(), std::string("referral"));
    }

    void theIndependentValidatorRefusesWhatIsWrong()
    {
        const auto sealed = m_factory->seal(m_factory->recipe(Mode::InputHelper, m_factory->hanako()));
        auto resource = Json::parse(verify::fhirConsent(sealed.token, *verify::parseToken(sealed.token)));
        resource["status"] = "agreed";
        int code = -1;
        validatorSays(resource.dump(), code);
        QCOMPARE(code, 1);
    }

    void aRefusedTokenIsNeverRendered()
    {
        auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
        auto token = m_factory->seal(recipe).token;
        const auto file = m_directory.path() + QStringLiteral("/fhir.json");
        write(file, token);
        QByteArray output;
        QCOMPARE(runTool({QStringLiteral("--fhir"), file}, output), 3);
        QVERIFY(output.contains("\"resourceType\": \"Consent\""));
        token[30] = token[30] == 'A' ? 'B' : 'A';
        write(file, token);
        QCOMPARE(runTool({QStringLiteral("--fhir"), file}, output), 1);
        QVERIFY(!output.contains("resourceType"));
    }

    void aWithdrawalIsNotRenderedAsAConsent()
    {
        const auto recipe =
            tokentest::withdrawal(m_factory->recipe(Mode::InputHelper, m_factory->hanako()), {m_factory->newId()});
        const auto file = m_directory.path() + QStringLiteral("/fhir-withdrawal.json");
        write(file, m_factory->seal(recipe).token);
        QByteArray output;
        QCOMPARE(runTool({file}, output), 3);
        QCOMPARE(runTool({QStringLiteral("--fhir"), file}, output), 2);
        QVERIFY(output.contains("a withdrawal is no consent"));
        QVERIFY(!output.contains("resourceType"));
    }
};

QTEST_GUILESS_MAIN(ConsentArchiveTest)
#include "ConsentArchiveTest.moc"
