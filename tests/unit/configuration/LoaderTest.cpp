// A configuration is taken whole or not at all, and everything wrong with it is said at once.
#include <QTest>

#include "app/configuration/ConfigurationLoader.h"
#include "app/configuration/ConfigurationSchema.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>

using namespace uketsuke;
using namespace uketsuke::configuration;
using namespace std::chrono_literals;

namespace {

/// The example with one line replaced; the line is found by how it starts.
std::string exampleWith(const QByteArray& table, const QByteArray& start, const QByteArray& line)
{
    auto lines = QByteArray::fromStdString(exampleFile()).split('\n');
    bool inside = false;
    for (auto& each : lines) {
        if (each.startsWith('['))
            inside = each == '[' + table + ']';
        else if (inside && each.startsWith(start + ' '))
            each = line;
    }
    return lines.join('\n').toStdString();
}

/// The example without the keys that have a default.
std::string requiredOnly()
{
    std::string text;
    std::string_view table;
    for (const auto& setting : schema()) {
        // Demanded by the default of keys.kind, not by itself.
        if (setting.fallback && setting.key != "uplink.clientKey")
            continue;
        const auto owner = setting.key.substr(0, setting.key.find('.'));
        if (owner != table)
            text += "[" + std::string(owner) + "]\n";
        table = owner;
        text += std::string(setting.key.substr(owner.size() + 1)) + " = " + std::string(setting.example) + "\n";
    }
    return text + "# end\n";
}

Loaded parseHere(std::string_view text, BuildKind build = BuildKind::Development)
{
    return parse(text, "/srv/kiosk", build);
}

bool complainsAbout(const Loaded& loaded, std::string_view key)
{
    return !loaded && std::ranges::find(loaded.error(), key, &Complaint::key) != loaded.error().end();
}

} // namespace

class LoaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsLeftOutHasItsDefault()
    {
        const auto loaded = parseHere(requiredOnly());
        QVERIFY2(loaded, loaded ? "" : describe(loaded.error()).c_str());
        QCOMPARE(loaded->uplink.nonceLimit, 2000ms);
        QCOMPARE(loaded->uplink.conditionsLimit, 3000ms);
        QCOMPARE(loaded->session.idle, 90000ms);
        QCOMPARE(loaded->session.face, 20000ms);
        QCOMPARE(loaded->session.warn, 20000ms);
        QCOMPARE(loaded->session.finished, 8000ms);
        QCOMPARE(loaded->handoff.encoding, std::string("utf-8"));
        QCOMPARE(loaded->face.profile, std::string("general"));
        QCOMPARE(loaded->ui.language, std::string("ja"));
        QCOMPARE(loaded->camera.device.string(), std::string("/dev/video0"));
        QVERIFY(loaded->reader.name.empty());
        QVERIFY(loaded->staff.passcodeHash.empty());
        QVERIFY(loaded->log.file.empty());
        QVERIFY(!loaded->trust.test);
        QVERIFY(loaded->trust.requireEqualCardKeys);
        QVERIFY(!loaded->questions.prescription);
    }

    void relativePathsBeginAtTheFile()
    {
        const auto loaded = parseHere(exampleWith("ledger", "file", "file = \"../state/ledger.sqlite\""));
        QVERIFY(loaded);
        QCOMPARE(loaded->ledger.file.string(), std::string("/srv/state/ledger.sqlite"));
        QCOMPARE(loaded->uplink.root.string(), std::string("/srv/kiosk/pki/oqs/root.crt.pem"));
        QCOMPARE(loaded->camera.device.string(), std::string("/dev/video0"));
    }

    void aFileIsLoadedFromItsFolder()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath("kiosk.toml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(exampleFile()));
        file.close();
        const auto loaded = load(file.fileName().toStdString(), BuildKind::Development);
        QVERIFY2(loaded, loaded ? "" : describe(loaded.error()).c_str());
        QCOMPARE(QString::fromStdString(loaded->consent.forms.string()), folder.filePath("consent"));
    }

    void whatIsNoFileIsSaidSo()
    {
        const QTemporaryDir folder;
        QVERIFY(!load(folder.filePath("absent.toml").toStdString()));
        QVERIFY(!load(folder.path().toStdString()));
        QVERIFY(!load("/dev/zero"));
    }

    void aReadsOwnLimitHolds()
    {
        auto text = "#" + std::string(longestFile - exampleFile().size() - 2, 'x') + "\n" + exampleFile();
        QCOMPARE(text.size(), longestFile);
        QVERIFY(parseHere(text));
        text.insert(0, "#");
        QVERIFY(!parseHere(text));

        const QTemporaryDir folder;
        QFile file(folder.filePath("large.toml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(qint64(1) << 40)); // sparse: must not be read into memory
        file.close();
        const auto loaded = load(file.fileName().toStdString());
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().front().reason, std::string("the file is larger than 64 KiB"));
    }

    void aFileCutShortAnywhereIsRefused()
    {
        const auto whole = exampleFile();
        QVERIFY(parseHere(whole));
        for (std::size_t length = 0; length < whole.size(); ++length)
            QVERIFY2(!parseHere(std::string_view(whole).substr(0, length)), std::to_string(length).c_str());
    }

    void aTableWithoutANameIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("header");
        for (const char* header : {"[~device]", "[]", "[[ ~a ]]", "[[]]", "  [=]", "[",
                                   "[\xc2\xa0"
                                   "a]",
                                   "[.a]"})
            QTest::newRow(header) << QByteArray(header);
    }
    void aTableWithoutANameIsRefusedWithItsLine()
    {
        QFETCH(QByteArray, header);
        for (const std::string before : {"", "# first\n"}) {
            const auto loaded = parseHere(before + header.toStdString() + "\n" + exampleFile());
            QVERIFY(!loaded);
            QCOMPARE(loaded.error().size(), std::size_t(1));
            QCOMPARE(loaded.error().front().line, before.empty() ? 1 : 2);
            QVERIFY(loaded.error().front().reason.starts_with("not TOML: the name of a table"));
        }
        // The library would have been asked about the same text: an empty rest must not be read either.
        QVERIFY(!parseHere(header.toStdString()));
    }

    void charactersBeyondAsciiStandInQuotesOrComments_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("fine");
        QTest::newRow("comment") << QByteArray("# \xc7\x81") << true;
        QTest::newRow("after a quoted text") << QByteArray("x = \"a\" # \xc7\x81") << true;
        QTest::newRow("quoted") << QByteArray("x = \"\xc7\x81\\\"\xc7\x81\"") << true;
        QTest::newRow("literal") << QByteArray("x = '\xc7\x81\\'") << true;
        QTest::newRow("quoted key") << QByteArray("\"\xc7\x81\" = 1") << true;
        QTest::newRow("name of a table") << QByteArray("[a\xc7\x81]") << false;
        QTest::newRow("key") << QByteArray("a\xc7\x81 = 1") << false;
        QTest::newRow("value") << QByteArray("a = \xc7\x81") << false;
        QTest::newRow("after a value") << QByteArray("a = 1 \xc7\x81") << false;
        QTest::newRow("after a text") << QByteArray("a = 'b'\xc7\x81") << false;
        QTest::newRow("a brace in a list") << QByteArray("a = [[}+1") << false;
        QTest::newRow("a brace in a text") << QByteArray("x = \"{}\" # }") << true;
        QTest::newRow("a text that does not end") << QByteArray("a = \"\xC9\x8A") << false;
        QTest::newRow("a quotation mark behind a second sign") << QByteArray("a = 20d=\"\xC9\x8A\"") << false;
        QTest::newRow("a quotation mark within a number") << QByteArray("a = 2\"u\xC9\x8A = \"") << false;
        QTest::newRow("text over several lines") << QByteArray("a = \"\"\"b\"\"\"") << false;
    }
    void charactersBeyondAsciiStandInQuotesOrComments()
    {
        QFETCH(QByteArray, line);
        QFETCH(bool, fine);
        const auto loaded = parseHere("# first\n" + line.toStdString() + "\n" + exampleFile());
        const bool refused = !loaded && loaded.error().front().reason.starts_with("cannot be read: ")
                             && loaded.error().front().line == 2;
        QCOMPARE(refused, !fine);
    }

    void blankLinesAtTheEndAndCrLfAreFine()
    {
        QVERIFY(parseHere(exampleFile() + "\n\n"));
        const auto text = QByteArray::fromStdString(exampleFile()).replace("\n", "\r\n").toStdString();
        const auto loaded = parseHere(text);
        QVERIFY2(loaded, loaded ? "" : describe(loaded.error()).c_str());
    }

    void everyRequiredKeyIsMissed_data()
    {
        QTest::addColumn<QByteArray>("key");
        for (const auto& setting : schema())
            if (!setting.fallback)
                QTest::newRow(std::string(setting.key).c_str()) << QByteArray(std::string(setting.key).c_str());
    }
    void everyRequiredKeyIsMissed()
    {
        QFETCH(QByteArray, key);
        const auto parts = key.split('.');
        const auto loaded = parseHere(exampleWith(parts[0], parts[1], ""));
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().size(), std::size_t(1));
        QVERIFY(loaded.error().front() == (Complaint{key.toStdString(), 0, "must be given"}));
    }

    void everyKeyRefusesAValueOfAnotherKind_data()
    {
        QTest::addColumn<QByteArray>("key");
        for (const auto& setting : schema())
            QTest::newRow(std::string(setting.key).c_str()) << QByteArray(std::string(setting.key).c_str());
    }
    void everyKeyRefusesAValueOfAnotherKind()
    {
        QFETCH(QByteArray, key);
        const auto parts = key.split('.');
        for (const char* value : {"1.5", "2026-11-23", "{ a = 1 }", "[[1]]", "[]"}) {
            const auto loaded = parseHere(exampleWith(parts[0], parts[1], parts[1] + " = " + value));
            QVERIFY2(complainsAbout(loaded, key.toStdString()), value);
            QVERIFY(loaded.error().front().line > 0);
        }
    }

    void valuesOutsideTheirRuleAreRefused_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char* table, const char* name, const QByteArray& value) {
            QTest::newRow((QByteArray(table) + '.' + name + " = " + value.left(60)).constData())
                << QByteArray(table) << QByteArray(name) << value;
        };
        row("device", "id", "''");
        row("device", "id", "'kiosk'");
        row("device", "id", "'urn:a:b'");
        row("device", "id", "'urn:uketsuke:'");
        row("device", "id", "'urn:uketsuke:a b'");
        row("device", "id", "\"urn:uketsuke:a\\u0000\"");
        row("device", "id", "'urn:uketsuke:受付'");
        row("device", "institution", "'131999999'");
        row("device", "institution", "'13199999990'");
        row("device", "institution", "'131999999x'");
        row("device", "institution", "1319999999");
        row("reader", "name", "\"a\\nb\"");
        row("camera", "width", "0");
        row("camera", "width", "-640");
        row("camera", "width", "4097");
        row("camera", "width", "9223372036854775807");
        row("camera", "width", "'640'");
        row("camera", "height", "119");
        row("camera", "device", "''");
        row("uplink", "url", "'http://localhost:8443'");
        row("uplink", "url", "'https://'");
        row("uplink", "url", "'https://:8443'");
        row("uplink", "url", "'https://localhost:0'");
        row("uplink", "url", "'https://localhost:65536'");
        row("uplink", "url", "'https://localhost:x'");
        row("uplink", "url", "'https://localhost/'");
        row("uplink", "url", "'https://user@localhost'");
        row("uplink", "url", "'https://localhost?x=1'");
        row("uplink", "url", "'https://local host'");
        row("uplink", "url", "'https://[]'");
        row("uplink", "root", "''");
        row("uplink", "root", "\"a\\u0000b\"");
        row("uplink", "nonceLimitMs", "199");
        row("uplink", "deliverLimitMs", "120001");
        row("keys", "kind", "'tpm'");
        row("keys", "token", "'a token label of thirty-three char'");
        row("keys", "id", "'0'");
        row("keys", "id", "'0x'");
        row("keys", "tpm", "''");
        row("keys", "tpm", "'device: /dev/tpmrm0'");
        row("keys", "tpmHandle", "'0x40000001'");
        row("keys", "tpmHandle", "'0x8101000'");
        row("keys", "tpmHandle", "'81010002'");
        row("trust", "test", "'true'");
        row("trust", "acceptedPolicies", "[]");
        row("trust", "acceptedPolicies", "['1']");
        row("trust", "acceptedPolicies", "['1..2']");
        row("trust", "acceptedPolicies", "['1.02']");
        row("trust", "acceptedPolicies", "['1.2', '1.2']");
        row("trust", "acceptedPolicies", "['1.2', 3]");
        row("trust", "acceptedPolicies", "'1.2'");
        row("face", "profile", "''");
        row("face", "profile", "'../general'");
        row("handoff", "encoding", "'UTF-8'");
        row("session", "idleSeconds", "19");
        row("session", "faceSeconds", "121");
        row("session", "warnSeconds", "21");
        row("staff", "passcodeHash", "'1234'");
        row("staff", "passcodeHash", "'scrypt$'");
        row("voice", "start", "'always'");
        row("voice", "prompts", "''"); // needed, because the example speaks
        row("voice", "personal", "'nobody'");
        row("voice", "volume", "0");
        row("ui", "language", "'japanese'");
        row("ui", "language", "'zh'");
        row("ui", "languages", "['en', 'de']");
        row("ui", "languages", "['en', 'en']");
        row("ui", "languages", "[]");
        row("ui", "colours", "'sepia'");
        row("ui", "fullscreen", "1");
    }
    void valuesOutsideTheirRuleAreRefused()
    {
        QFETCH(QByteArray, table);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const auto loaded = parseHere(exampleWith(table, name, name + " = " + value));
        QVERIFY(complainsAbout(loaded, (table + '.' + name).toStdString()));
        QCOMPARE(loaded.error().size(), std::size_t(1));
        QVERIFY(loaded.error().front().line > 0);
    }

    void valuesOfTheRuleAreTaken_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char* table, const char* name, const QByteArray& value) {
            QTest::newRow((QByteArray(table) + '.' + name + " = " + value).constData())
                << QByteArray(table) << QByteArray(name) << value;
        };
        row("uplink", "url", "'https://oqs.example/base'");
        row("uplink", "url", "'https://[::1]:8443'");
        row("uplink", "url", "'https://127.0.0.1'");
        row("camera", "width", "4096");
        row("session", "warnSeconds", "19");
        row("staff", "passcodeHash", "'scrypt$16384$8$1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaA'");
        row("trust", "acceptedPolicies", "['1.2.392.200149.8.5.1.3.30', '2.5.0']");
        row("reader", "name", "'受付 Reader 00 00'");
    }
    void valuesOfTheRuleAreTaken()
    {
        QFETCH(QByteArray, table);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const auto loaded = parseHere(exampleWith(table, name, name + " = " + value));
        QVERIFY2(loaded, loaded ? "" : describe(loaded.error()).c_str());
    }

    void whatIsUnknownIsRefused_data()
    {
        QTest::addColumn<QByteArray>("added");
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("key") << QByteArray("[device2]") << QByteArray("device2");
        QTest::newRow("table") << QByteArray("[sesion]\nidleSeconds = 60") << QByteArray("sesion");
        QTest::newRow("key of a table") << QByteArray("full = true") << QByteArray("ui.full");
        QTest::newRow("case matters") << QByteArray("Language = \"ja\"") << QByteArray("ui.Language");
        QTest::newRow("table in a table") << QByteArray("[ui.more]\na = 1") << QByteArray("ui.more");
        QTest::newRow("array of tables") << QByteArray("[[kiosk]]\na = 1") << QByteArray("kiosk");
    }
    void whatIsUnknownIsRefused()
    {
        QFETCH(QByteArray, added);
        QFETCH(QByteArray, key);
        auto text = QByteArray::fromStdString(exampleFile());
        text.replace("# end\n", added + "\n# end\n");
        const auto loaded = parseHere(text.toStdString());
        QVERIFY(complainsAbout(loaded, key.toStdString()));
        QCOMPARE(loaded.error().size(), std::size_t(1));
    }

    void aKeyOutsideEveryTableIsRefused()
    {
        QVERIFY(complainsAbout(parseHere("device = 1\n" + requiredOnly().substr(requiredOnly().find("[uplink]"))),
                               "device"));
        QVERIFY(complainsAbout(parseHere("kiosk = 1\n" + exampleFile()), "kiosk"));
    }

    void brokenTextIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no TOML") << QByteArray("\n\nthis is not TOML\n# end\n");
        QTest::newRow("same key twice") << QByteArray("[ui]\nwidth = 800\nwidth = 800\n# end\n");
        QTest::newRow("same table twice") << QByteArray("[ui]\n\n[ui]\n# end\n");
        QTest::newRow("not UTF-8") << QByteArray("[ui]\nlanguage = \"\xFF\xFE\"\n# end\n");
        QTest::newRow("zero byte") << QByteArray("[ui]\n\0\n# end\n", 13);
        QTest::newRow("deep nesting") << "[ui]\nwidth = " + QByteArray(20000, '[');
    }
    void brokenTextIsRefusedWithItsLine()
    {
        QFETCH(QByteArray, text);
        const auto loaded = parseHere({text.constData(), static_cast<std::size_t>(text.size())});
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().size(), std::size_t(1));
        QVERIFY(loaded.error().front().line > 1);
    }

    void aWarningThatIsNoShorterThanTheTimeIsRefused()
    {
        auto text = QByteArray::fromStdString(exampleFile());
        QVERIFY(text.contains("idleSeconds = 90") && text.contains("warnSeconds = 20"));
        text.replace("idleSeconds = 90", "idleSeconds = 20");
        const auto loaded = parseHere(text.toStdString());
        QVERIFY(!loaded && complainsAbout(loaded, "session.warnSeconds"));
    }

    void everythingWrongIsSaidAtOnceInTheOrderOfLines()
    {
        auto text = QByteArray::fromStdString(exampleFile());
        text.replace("institution = \"1319999999\"", "institution = \"x\"");
        text.replace("url = \"https://localhost:8443\"", "url = \"http://localhost\"");
        text.replace("idleSeconds = 90", "idelSeconds = 60");
        text.replace("audience = \"urn:uketsuke:test-oqs\"", "");
        const auto loaded = parseHere(text.toStdString());
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().size(), std::size_t(4));
        QVERIFY(std::ranges::is_sorted(loaded.error(), {}, &Complaint::line));
        for (const char* key : {"device.institution", "device.audience", "uplink.url", "session.idelSeconds"})
            QVERIFY2(complainsAbout(loaded, key), key);
        const auto told = QByteArray::fromStdString(describe(loaded.error()));
        QCOMPARE(told.count('\n'), 4);
        QVERIFY(told.contains("line 3: device.institution: must be 10 digits"));
        const auto error = asError(loaded.error());
        QVERIFY(error.fault == core::Fault::ConfigurationInvalid);
        QVERIFY(!error.note.empty());
    }

    void aReleaseRefusesTestMaterial()
    {
        const auto loaded = parseHere(exampleFile(), BuildKind::Release);
        QVERIFY(complainsAbout(loaded, "trust.test"));
        QVERIFY(complainsAbout(loaded, "keys.kind"));
        QCOMPARE(loaded.error().size(), std::size_t(2));
        // Also where the file relies on the default.
        QVERIFY(complainsAbout(parseHere(requiredOnly(), BuildKind::Release), "keys.kind"));
        QVERIFY(!complainsAbout(parseHere(requiredOnly(), BuildKind::Release), "trust.test"));
    }

    void aReleaseTakesKeysThatCannotBeCopied_data()
    {
        QTest::addColumn<QString>("keys");
        QTest::newRow("PKCS#11")
            << "kind = \"pkcs11\"\nmodule = \"/usr/lib/module.so\"\ntoken = \"kiosk\"\nid = \"0a\"\n"
               "pinFile = \"pin\"";
        QTest::newRow("TPM") << "kind = \"tpm2\"\ntpmHandle = \"0x81010002\"";
    }
    void aReleaseTakesKeysThatCannotBeCopied()
    {
        QFETCH(const QString, keys);
        auto text = QString::fromStdString(requiredOnly());
        text.replace("[keys]\n", "[keys]\n" + keys + "\n");
        text.remove(QRegularExpression("clientKey = .*\n"));
        const auto loaded = parseHere(text.toStdString(), BuildKind::Release);
        QVERIFY2(loaded, loaded ? "" : describe(loaded.error()).c_str());
    }

    void eachKindOfKeyDemandsWhatItNeeds_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QStringList>("missing");
        QTest::newRow("file") << "file" << QStringList{"uplink.clientKey"};
        QTest::newRow("PKCS#11") << "pkcs11" << QStringList{"keys.module", "keys.token", "keys.label", "keys.pinFile"};
        QTest::newRow("TPM") << "tpm2" << QStringList{"keys.tpmHandle"};
    }
    void eachKindOfKeyDemandsWhatItNeeds()
    {
        QFETCH(const QString, kind);
        QFETCH(const QStringList, missing);
        auto text = QString::fromStdString(exampleFile());
        text.remove(QRegularExpression("clientKey = .*\n"));
        text.replace("kind = \"file\"", "kind = \"" + kind + "\"");
        const auto loaded = parseHere(text.toStdString());
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().size(), std::size_t(missing.size()));
        for (const auto& key : missing)
            QVERIFY2(complainsAbout(loaded, key.toStdString()), qPrintable(key));
    }
};

QTEST_APPLESS_MAIN(LoaderTest)
#include "LoaderTest.moc"
