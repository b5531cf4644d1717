// What the verifier is given besides the token: the forms that may have been shown, the institution's key behind the
// pseudonym, OQS's receipts in a folder. What was not given is said, and what a card signed is not called valid without
// the forms.

#include "tests/unit/consent-verify/TokenFactory.h"
#include "tools/consent-verify/Cryptography.h"
#include "tools/sandbox/Receipt.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace uketsuke;
using tokentest::Json;
using tokentest::Mode;
using tokentest::Recipe;
using tokentest::TokenFactory;

class VerifyMaterialTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_directory;
    std::unique_ptr<TokenFactory> m_factory;
    int m_folders{0};

    [[nodiscard]] QString file(const QString& name) const { return m_directory.filePath(name); }

    QString write(const QString& name, const std::string& content)
    {
        QFile target(file(name));
        const auto size = static_cast<qint64>(content.size());
        if (!target.open(QIODevice::WriteOnly) || target.write(content.data(), size) != size)
            qFatal("cannot write into the temporary folder");
        return target.fileName();
    }
    [[nodiscard]] std::string contentOf(const QString& name) const
    {
        QFile source(file(name));
        return source.open(QIODevice::ReadOnly) ? source.readAll().toStdString() : std::string();
    }

    int runTool(const QStringList& arguments, QByteArray& said)
    {
        QProcess tool;
        tool.setProcessChannelMode(QProcess::MergedChannels);
        tool.start(qEnvironmentVariable("UKETSUKE_BIN") + "/consent-verify",
                   QStringList{"--device-root", file("device/root.crt.pem"), "--anchors", file("anchors/test"),
                               "--envelope-key", file("oqs/envelope.key.pem")}
                       + arguments);
        if (!tool.waitForFinished(120'000))
            return -1;
        said = tool.readAll();
        return tool.exitCode();
    }

    [[nodiscard]] QStringList forms() const { return {"--forms", file("forms")}; }
    [[nodiscard]] QString ownKey() const { return "1319999999=" + file("device/institution.key"); }

    /// A token, with its envelope where a card signed, as arguments.
    QStringList written(const Recipe& recipe)
    {
        const auto sealed = m_factory->seal(recipe);
        QStringList arguments{write("token.json", sealed.token)};
        if (!sealed.envelope.empty())
            arguments += QStringList{"--envelope", write("envelope.jwe", sealed.envelope)};
        return arguments;
    }
    [[nodiscard]] Recipe consent(Mode mode) const { return m_factory->recipe(mode, m_factory->hanako()); }

    /// Two records of one device with their envelopes and OQS's receipts; `outcome` is the second's. Gives the
    /// folder's name, with the slash.
    QString writeFolder(const char* outcome)
    {
        const auto receipts = sandbox::ReceiptWriter::load(m_factory->folder() / "oqs/receipt.key.pem",
                                                           m_factory->folder() / "oqs/receipt.crt.pem");
        const auto folder = QStringLiteral("folder%1/").arg(++m_folders);
        if (!receipts || !QDir().mkpath(file(folder)))
            qFatal("cannot write receipts into the temporary folder");
        std::string previous(32, '\0');
        for (int number = 1; number <= 2; ++number) {
            auto recipe = consent(Mode::InputHelper);
            recipe.payload["ctr"] = number;
            recipe.payload["prev"] = tokentest::base64Url(previous);
            const auto sealed = m_factory->seal(recipe);
            previous = tokentest::digest(sealed.token);
            const auto receipt = receipts->write({.tokenId = recipe.payload["jti"].get<std::string>(),
                                                  .tokenDigest = verify::sha256(verify::viewOf(sealed.token)),
                                                  .received = m_factory->now(),
                                                  .outcome = number == 2 ? outcome : "accepted"});
            const auto name = folder + QString::number(number);
            write(name + ".json", sealed.token);
            write(name + ".jwe", sealed.envelope);
            write(name + ".receipt", receipt.value());
        }
        return folder;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_directory.isValid());
        m_factory = std::make_unique<TokenFactory>(m_directory.path().toStdString());
        QVERIFY(QDir().mkpath(file("other-forms")));
        write("other-forms/ja.json", R"({"id":"TEST-other"})");
        write("another.key", std::string(32, 'k'));
        write("short.key", std::string(31, 'k'));
        write("long.key", std::string(33, 'k'));
    }

    void withoutTheFormsNothingThatACardSignedIsValid_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("input helper") << static_cast<int>(Mode::InputHelper);
        QTest::newRow("card face") << static_cast<int>(Mode::CardFace);
        QTest::newRow("PIN") << static_cast<int>(Mode::Pin);
    }
    void withoutTheFormsNothingThatACardSignedIsValid()
    {
        QFETCH(const int, mode);
        const auto given = consent(static_cast<Mode>(mode));
        for (const auto& recipe : {given, tokentest::withdrawal(given, {})}) {
            const auto token = written(recipe);
            QByteArray said;
            QVERIFY2(runTool(token, said) == 3, said);
            QVERIFY2(said.contains("not-checked  notice: No folder of consent forms was given."), said);
            QVERIFY2(said.endsWith("not complete: nothing failed, but not everything was checked: notice.\n"), said);
            QVERIFY2(runTool(token + QStringList{"--json"}, said) == 3, said);
            QCOMPARE(Json::parse(said.toStdString())["verdict"].get<std::string>(), std::string("not-complete"));
            QVERIFY2(runTool(token + forms(), said) == 0, said);
            QVERIFY2(said.endsWith("valid: both signatures hold.\n"), said);
            QVERIFY2(runTool(token + QStringList{"--forms", file("other-forms")}, said) == 1, said);
            QVERIFY2(said.contains("failed  notice: The text shown is no known form."), said);
        }
    }

    void everythingThatIsLackingIsNamed()
    {
        QByteArray said;
        QVERIFY2(runTool(written(consent(Mode::InputHelper)).first(1), said) == 3, said);
        QVERIFY2(said.contains(": notice, envelope, card-key, card-signature, card-record.\n"), said);
        QVERIFY2(runTool(written(consent(Mode::Pin)).first(1) + forms(), said) == 3, said);
        QVERIFY2(said.contains(": envelope, card-key, card-signature, card-certificate.\n"), said);
    }

    // Nobody read a text there, and no card signed.
    void theInstitutionsWithdrawalNeedsNoForms()
    {
        const auto token = written(tokentest::institutionWithdrawal(consent(Mode::InputHelper), {m_factory->newId()}));
        QByteArray said;
        QVERIFY2(runTool(token, said) == 0, said);
        QVERIFY2(runTool(token + QStringList{"--institution", ownKey()}, said) == 0, said);
        QVERIFY2(said.contains("passed  institution: "), said);
        const auto other = "1319999902=" + file("another.key");
        QVERIFY2(runTool(token + QStringList{"--institution", other}, said) == 1, said);
        QVERIFY2(said.contains("failed  institution: "), said);
    }

    void theInstitutionsKeyShowsWhoseThePseudonymIs_data()
    {
        QTest::addColumn<QString>("institution");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* name, const QString& institution, int code, const char* said) {
            QTest::newRow(name) << institution << code << QByteArray(said);
        };
        const auto refused = 1, wrongUsage = 2;
        row("its own", ownKey(), 0, "passed  subject: The subject is this card's pseudonym at this institution.");
        row("another key", "1319999999=" + file("another.key"), refused,
            "failed  subject: The subject is not this card's pseudonym at this institution.");
        row("another institution", "1319999902=" + file("device/institution.key"), refused,
            "failed  institution: The institution is not known.");
        row("no key", "1319999999", wrongUsage, "An institution is written CODE=KEYFILE");
        row("a code with a letter", "131999999a=" + file("another.key"), wrongUsage, "its code in ten digits");
        row("a code of nine digits", "131999999=" + file("another.key"), wrongUsage, "its code in ten digits");
        row("a key that is not there", "1319999999=" + file("no.key"), wrongUsage, "cannot be read");
        row("a short key", "1319999999=" + file("short.key"), wrongUsage, "An institution's key has 32 bytes.");
        row("a long key", "1319999999=" + file("long.key"), wrongUsage, "is too long");
    }
    void theInstitutionsKeyShowsWhoseThePseudonymIs()
    {
        QFETCH(const QString, institution);
        QFETCH(const int, code);
        QFETCH(const QByteArray, said);
        for (const auto mode : {Mode::InputHelper, Mode::CardFace, Mode::Pin}) {
            QByteArray output;
            const auto arguments = written(consent(mode)) + forms() + QStringList{"--institution", institution};
            QVERIFY2(runTool(arguments, output) == code, output);
            QVERIFY2(output.contains(said), output);
        }
    }

    // A kiosk that signed it with the card, and named another person: only who has the institution's key sees it.
    void aPseudonymOfAnotherCardIsSeenWithTheKeyAlone()
    {
        auto recipe = consent(Mode::InputHelper);
        recipe.payload["sub"] = m_factory->recipe(Mode::InputHelper, m_factory->taro()).payload["sub"];
        const auto token = written(recipe) + forms();
        QByteArray said;
        QVERIFY2(runTool(token, said) == 0, said);
        QVERIFY2(said.contains("not-checked  subject: The institution's key is not known here."), said);
        const auto other = "1319999902=" + file("another.key");
        QVERIFY2(runTool(token + QStringList{"--institution", other, "--institution", ownKey()}, said) == 1, said);
        QVERIFY2(said.contains("passed  institution: ") && said.contains("failed  subject: "), said);
    }

    void receiptsOfAFolderAreChecked_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* name, int code, const char* said) {
            QTest::newRow(name) << code << QByteArray(said);
        };
        const auto refused = 1, notComplete = 3;
        row("good", 0, "\n2 tokens, 0 refused, 0 not complete, 0 breaks of the chain.\n");
        row("a line end behind", 0, "2.json  valid\n");
        row("arrived too late", 0, "note: Record 2 arrived too late and took no effect.\n");
        row("none came", 0, "2.json  valid\n");
        row("no certificate", notComplete,
            "2.json  not-complete: nothing failed, but not everything was checked: receipt.\n");
        row("another's certificate", refused,
            "2.json  refused: The receipt is not signed by a key of OQS that was given.");
        row("a bit", refused, "2.json  refused: The receipt is not signed by a key of OQS that was given.");
        row("exchanged", refused, "2.json  refused: The receipt is of another token.");
        row("cut", refused, "2.json  refused: The receipt does not have three parts.");
        row("no end", refused, "2.receipt cannot be read, or is too long.");
    }
    void receiptsOfAFolderAreChecked()
    {
        const QByteArray how = QTest::currentDataTag();
        const auto folder = writeFolder(how == "arrived too late" ? "arrived-too-late" : "accepted");
        const auto first = folder + "1.receipt", second = folder + "2.receipt";
        auto receipt = contentOf(second);
        QVERIFY(receipt.size() > 200);
        const auto place = receipt.size() - 20;
        if (how == "a line end behind")
            receipt += '\n';
        else if (how == "a bit")
            receipt[place] = receipt[place] == 'A' ? 'B' : 'A';
        else if (how == "exchanged")
            receipt = contentOf(first);
        else if (how == "cut")
            receipt.resize(50);
        else if (how == "no end")
            receipt.append(10'000, 'A');
        if (how == "none came")
            QVERIFY(QFile::remove(file(first)) && QFile::remove(file(second)));
        else
            write(second, receipt);

        auto arguments = forms();
        if (how != "no certificate")
            arguments +=
                QStringList{"--receipt-certificate",
                            file(how == "another's certificate" ? "oqs/envelope.crt.pem" : "oqs/receipt.crt.pem")};
        QFETCH(const int, code);
        QFETCH(const QByteArray, said);
        QByteArray output;
        QVERIFY2(runTool(arguments + QStringList{file(folder)}, output) == code, output);
        QVERIFY2(output.contains(said), output);
    }

    void programsReadTheReceiptsToo()
    {
        const auto folder = writeFolder("accepted-late");
        QByteArray output;
        QVERIFY2(
            runTool(forms() + QStringList{"--receipt-certificate", file("oqs/receipt.crt.pem"), "--json", file(folder)},
                    output)
                == 0,
            output);
        const auto document = Json::parse(output.toStdString());
        for (const auto& token : document["tokens"]) {
            const auto& last = token["checks"].back();
            QCOMPARE(last["check"].get<std::string>(), std::string("receipt"));
            QCOMPARE(last["state"].get<std::string>(), std::string("passed"));
        }
        QCOMPARE(document["tokens"].size(), std::size_t{2});
        // Beside a single token none is looked for.
        QVERIFY2(runTool({file(folder + "1.json"), "--receipt-certificate", file("oqs/receipt.crt.pem")}, output) == 2,
                 output);
        QVERIFY2(output.contains("--receipt-certificate is for a folder or an archive."), output);
    }
};

QTEST_GUILESS_MAIN(VerifyMaterialTest)
#include "VerifyMaterialTest.moc"
