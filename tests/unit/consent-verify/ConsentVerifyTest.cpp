// The independent verifier on real keys: what is good passes in every key mode, and nothing else does.

#include "tests/unit/consent-verify/TokenFactory.h"
#include "tools/consent-verify/Encoding.h"
#include "tools/consent-verify/PayloadRules.h"
#include "tools/consent-verify/Tlv.h"
#include "tools/consent-verify/Verifier.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace uketsuke;
using tokentest::Mode;
using tokentest::Recipe;
using tokentest::TokenFactory;
using verify::CheckId;
using verify::CheckState;
using verify::Verdict;

using Spoil = std::function<void(Recipe&, const TokenFactory&)>;
Q_DECLARE_METATYPE(Spoil)

class ConsentVerifyTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_directory;
    std::unique_ptr<TokenFactory> m_factory;
    verify::Trust m_trust;
    verify::EnvelopeKey m_envelopeKey;
    std::map<std::string, verify::Bytes> m_institutions;

    verify::Report check(const std::string& token, const std::string& envelope,
                         verify::AfterFailure afterFailure = verify::AfterFailure::GoOn)
    {
        verify::Question question{.token = token,
                                  .audience = "urn:uketsuke:test-oqs",
                                  .institutions = &m_institutions,
                                  .afterFailure = afterFailure};
        const auto evidence = verify::openEnvelope(envelope, m_envelopeKey);
        if (evidence)
            question.evidence = &*evidence;
        else
            question.envelopeFault = evidence.error();
        return verify::verify(question, m_trust);
    }

    QByteArray failureOf(const verify::Report& report)
    {
        const auto* failure = report.firstFailure();
        return failure == nullptr ? QByteArray(verify::nameOf(report.verdict).data())
                                  : QByteArray(verify::nameOf(failure->id).data());
    }

    int runTool(const QStringList& arguments, QByteArray* output = nullptr)
    {
        QProcess tool;
        tool.start(qEnvironmentVariable("UKETSUKE_BIN") + QStringLiteral("/consent-verify"), arguments);
        if (!tool.waitForFinished(120'000))
            return -1;
        if (output != nullptr)
            *output = tool.readAllStandardOutput();
        return tool.exitCode();
    }

    QString write(const char* name, const std::string& content)
    {
        QFile file(m_directory.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content.data(), static_cast<qint64>(content.size())) < 0)
            qFatal("cannot write into the temporary folder");
        return file.fileName();
    }

private Q_SLOTS:
    void initTestCase();
    void goodTokenIsValidInEveryKeyMode_data();
    void goodTokenIsValidInEveryKeyMode();
    void aNewItemIsDataAloneHereToo();
    void aTokenOfAnOldFormStaysValid();
    void withoutEnvelopeNeverValid();
    void withoutAnchorsNeverValid();
    void spoiledTokenIsRefused_data();
    void spoiledTokenIsRefused();
    void spoiledEnvelopeIsRefused_data();
    void spoiledEnvelopeIsRefused();
    void everyBitOfTheTokenCounts();
    void everyBitOfTheEnvelopeCounts();
    void everyMemberCounts_data();
    void everyMemberCounts();
    void otherSpellingsOfTheSameTokenAreRefused_data();
    void otherSpellingsOfTheSameTokenAreRefused();
    void base64UrlHasOneSpelling_data();
    void base64UrlHasOneSpelling();
    void tlvNeverReadsPastItsEnd();
    void japanTimeIsNineHoursAhead();
    void commandLineSpeaksInExitCodes();
    void testPkiRefusesToOverwrite();
};

void ConsentVerifyTest::initTestCase()
{
    QVERIFY(m_directory.isValid());
    const std::filesystem::path folder = m_directory.path().toStdString();
    m_factory = std::make_unique<TokenFactory>(folder);
    QVERIFY(verify::addDeviceRoots(m_trust, folder / "device/root.crt.pem"));
    QVERIFY(verify::addCardAnchors(m_trust, folder / "anchors/test"));
    QVERIFY(verify::addForms(m_trust, folder / "forms"));
    const auto key = verify::loadPrivateKey(folder / "oqs/envelope.key.pem");
    const auto certificate = verify::Certificate::fromPem(folder / "oqs/envelope.crt.pem");
    QVERIFY(key && certificate);
    m_envelopeKey = {.privateKey = *key, .certificateDigest = certificate->front().digest()};
    const auto secret = verify::readFile(folder / "device/institution.key", 32);
    QVERIFY(secret);
    m_institutions["1319999999"] = verify::Bytes(secret->begin(), secret->end());
}

void ConsentVerifyTest::goodTokenIsValidInEveryKeyMode_data()
{
    QTest::addColumn<Spoil>("change");
    QTest::addColumn<int>("mode");
    const Spoil nothing = [](Recipe&, const TokenFactory&) {};
    QTest::newRow("input-helper") << nothing << int(Mode::InputHelper);
    QTest::newRow("card-face") << nothing << int(Mode::CardFace);
    QTest::newRow("authentication") << nothing << int(Mode::Pin);
    QTest::newRow("with a claimed certificate")
        << Spoil([](Recipe& r, const TokenFactory& f) { f.claim(r, f.hanako().certificate); })
        << int(Mode::InputHelper);
    QTest::newRow("staff looked at the card") << Spoil([](Recipe& r, const TokenFactory&) {
        r.payload["amr"] = {"sc", "staff"};
        r.payload["acr"] = "staff-cardkey";
        r.payload.erase("face");
    }) << int(Mode::InputHelper);
    QTest::newRow("the person blinked or turned when asked")
        << Spoil([](Recipe& r, const TokenFactory&) { r.payload["face"]["attack"] = "passed-active"; })
        << int(Mode::InputHelper);
    QTest::newRow("OQS said that no document waits")
        << Spoil([](Recipe& r, const TokenFactory&) { r.payload["docs"] = tokentest::Json::array(); })
        << int(Mode::InputHelper);
    QTest::newRow("with documents and an aid certificate") << Spoil([](Recipe& r, const TokenFactory&) {
        const auto at = r.payload["iat"].get<std::int64_t>();
        r.payload["docs"] = tokentest::Json::array({TokenFactory::answered("DOC-1", "referral", true, at),
                                                    TokenFactory::answered("DOC-2", "checkup-report", false, at)});
        r.payload["aid"] = tokentest::Json::array({TokenFactory::answered("AID-1", "aid-certificate", true, at)});
    }) << int(Mode::InputHelper);
    QTest::newRow("with nonce, prescription choice and guardian") << Spoil([](Recipe& r, const TokenFactory&) {
        r.payload["nonce"] = {{"value", tokentest::base64Url(std::string(32, 'n'))}};
        r.payload["rx"] = "2";
        r.payload["by"] = "guardian";
    }) << int(Mode::CardFace);
    QTest::newRow("helped by staff") << Spoil([](Recipe& r, const TokenFactory&) { r.payload["assist"] = "staff"; })
                                     << int(Mode::Pin);
    QTest::newRow("everything refused") << Spoil([](Recipe& r, const TokenFactory&) {
        const auto at = r.payload["items"][2]["at"];
        for (std::size_t i = 1; i < 12; ++i)
            r.payload["items"][i] = {
                {"code", r.payload["items"][i]["code"]}, {"flag", 0}, {"cat", "express-denial"}, {"at", at}};
    }) << int(Mode::Pin);
    QTest::newRow("not the first of the device") << Spoil([](Recipe& r, const TokenFactory&) {
        r.payload["ctr"] = 2;
        r.payload["prev"] = tokentest::base64Url(std::string(32, 'p'));
    }) << int(Mode::InputHelper);
    QTest::newRow("record and certificate with filler behind") << Spoil([](Recipe& r, const TokenFactory& f) {
        const auto record = f.hanako().keyRecord + std::string(9, '\xff');
        const auto cvc = f.hanako().keyRecordCvc + std::string(20, '\xff');
        r.evidence["cardKeyRecord"] = tokentest::base64(record);
        r.evidence["cardVerifiableCertificate"] = tokentest::base64(cvc);
        r.cardHeader["rec#S256"] = tokentest::base64Url(tokentest::digest(record));
        r.cardHeader["cvc#S256"] = tokentest::base64Url(tokentest::digest(cvc));
    }) << int(Mode::InputHelper);
}

void ConsentVerifyTest::goodTokenIsValidInEveryKeyMode()
{
    QFETCH(Spoil, change);
    QFETCH(int, mode);
    auto recipe = m_factory->recipe(Mode(mode), m_factory->hanako());
    change(recipe, *m_factory);
    const auto sealed = m_factory->seal(recipe);
    const auto report = check(sealed.token, sealed.envelope);
    QCOMPARE(failureOf(report), QByteArray("valid"));
    QVERIFY(report.verdict == Verdict::Valid);
}

// A form of a later version asks about one item more. Its file is all that the verifier is given.
void ConsentVerifyTest::aNewItemIsDataAloneHereToo()
{
    nlohmann::ordered_json form{{"id", "TEST-notice"}, {"version", 2}, {"texts", {{"title", "TEST"}}}};
    auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
    for (const auto& item : recipe.payload["items"])
        if (item["code"] != "LimitApplicationCertificateRelated")
            form["items"][item["code"].get<std::string>()] = {{"title", "TEST"}, {"explanation", "TEST"}};
    const auto before = recipe.payload["items"];
    form["items"]["VaccinationInfo"] = {{"title", "TEST"}, {"explanation", "TEST"}};
    const auto text = form.dump();
    std::filesystem::create_directories(m_factory->folder() / "later");
    write("later/ja.json", text);
    const auto known = m_trust.forms;
    QVERIFY(verify::addForms(m_trust, m_factory->folder() / "later"));

    recipe.payload["notice"] = {
        {"id", "TEST-notice"}, {"v", 2}, {"lang", "ja"}, {"sha256", tokentest::base64Url(tokentest::digest(text))}};
    auto item = before[3];
    item["code"] = "VaccinationInfo";
    recipe.payload["items"].push_back(item);
    const auto verdictOf = [&](const Recipe& one) {
        const auto sealed = m_factory->seal(one);
        return failureOf(check(sealed.token, sealed.envelope));
    };
    QCOMPARE(verdictOf(recipe), "valid");
    auto lacking = recipe;
    lacking.payload["items"] = before;
    QCOMPARE(verdictOf(lacking), "items-complete");
    auto ofTheOldForm = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
    QCOMPARE(verdictOf(ofTheOldForm), "valid");
    ofTheOldForm.payload["items"] = recipe.payload["items"]; // more than that form asked
    QCOMPARE(verdictOf(ofTheOldForm), "items-known");
    m_trust.forms = known;
}

void ConsentVerifyTest::aTokenOfAnOldFormStaysValid()
{
    const std::filesystem::path shipped(UKETSUKE_SOURCE_DIR "/resources/consent/forms");
    const auto known = m_trust.forms;
    QVERIFY(verify::addForms(m_trust, shipped));
    for (int version = 1; version <= 2; ++version)
        for (const auto* language : {"ja", "en"}) {
            const auto file =
                shipped / ("clinic-view-2026-11/v" + std::to_string(version)) / (std::string(language) + ".json");
            const auto text = verify::readFile(file, 1 << 20);
            QVERIFY2(text, file.c_str());
            auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
            recipe.payload["notice"] = {{"id", "clinic-view-2026-11"},
                                        {"v", version},
                                        {"lang", language},
                                        {"sha256", tokentest::base64Url(tokentest::digest(*text))}};
            const auto sealed = m_factory->seal(recipe);
            QCOMPARE(failureOf(check(sealed.token, sealed.envelope)), "valid");
        }
    m_trust.forms = known;
}

void ConsentVerifyTest::withoutEnvelopeNeverValid()
{
    const auto sealed = m_factory->seal(m_factory->recipe(Mode::InputHelper, m_factory->hanako()));
    const auto report = verify::verify({.token = sealed.token}, m_trust);
    QVERIFY(report.verdict == Verdict::NotComplete);
    QVERIFY(report.stateOf(CheckId::DeviceSignature) == CheckState::Passed);
    QVERIFY(report.stateOf(CheckId::CardSignature) == CheckState::NotChecked);
}

void ConsentVerifyTest::withoutAnchorsNeverValid()
{
    verify::Trust devicesOnly;
    devicesOnly.deviceRoots = m_trust.deviceRoots;
    verify::Trust cardsOnly = m_trust;
    cardsOnly.deviceRoots.clear();
    for (const auto mode : {Mode::InputHelper, Mode::CardFace, Mode::Pin}) {
        const auto sealed = m_factory->seal(m_factory->recipe(mode, m_factory->hanako()));
        const auto evidence = verify::openEnvelope(sealed.envelope, m_envelopeKey);
        QVERIFY(evidence);
        for (const auto* trust : {&devicesOnly, &cardsOnly}) {
            const auto report = verify::verify({.token = sealed.token, .evidence = &*evidence}, *trust);
            QVERIFY(report.verdict == Verdict::NotComplete);
        }
    }
}

void ConsentVerifyTest::spoiledTokenIsRefused_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QByteArray>("failure");
    const auto row = [](const char* name, Mode mode, const char* failure, const Spoil& spoil) {
        QTest::newRow(name) << int(mode) << spoil << QByteArray(failure);
    };
    const auto payload = [&](const char* name, const char* failure,
                             const std::function<void(tokentest::Json&)>& spoil) {
        row(name, Mode::InputHelper, failure, [spoil](Recipe& r, const TokenFactory&) { spoil(r.payload); });
    };

    payload("other audience", "audience", [](auto& p) { p["aud"] = "urn:other"; });
    payload("institution unknown", "institution", [](auto& p) { p["inst"] = "1319999902"; });
    payload("institution with letters", "form", [](auto& p) { p["inst"] = "131999990a"; });
    payload("other issuer", "device-name", [](auto& p) { p["iss"] = "urn:uketsuke:device:TEST-0008"; });
    payload("begins later", "times", [](auto& p) { p["nbf"] = p["iat"].template get<int>() + 1; });
    payload("longer than a day", "times", [](auto& p) { p["exp"] = p["iat"].template get<int>() + 86'401; });
    payload("ends before it begins", "times", [](auto& p) { p["exp"] = p["iat"]; });
    payload("item missing", "items-complete", [](auto& p) { p["items"].erase(3); });
    payload("item twice", "items-complete", [](auto& p) { p["items"].push_back(p["items"][3]); });
    payload("items in another order", "items-complete", [](auto& p) { std::swap(p["items"][3], p["items"][4]); });
    payload("no items", "items-complete", [](auto& p) { p["items"] = tokentest::Json::array(); });
    payload("item unknown", "items-known", [](auto& p) { p["items"][3]["code"] = "GenomeInfo"; });
    payload("flag out of range", "form", [](auto& p) { p["items"][3]["flag"] = 2; });
    payload("flag as text", "form", [](auto& p) { p["items"][3]["flag"] = "1"; });
    payload("flag as fraction", "form", [](auto& p) { p["items"][3]["flag"] = 1.0; });
    payload("refused but flagged", "item-rules", [](auto& p) { p["items"][5]["flag"] = 1; });
    payload("agreed but not flagged", "item-rules", [](auto& p) { p["items"][3]["flag"] = 0; });
    payload("not sought but flagged", "item-rules", [](auto& p) { p["items"][1]["flag"] = 1; });
    payload("set by law but not set", "item-rules", [](auto& p) { p["items"][0]["flag"] = 0; });
    payload("set by law but asked", "item-rules", [](auto& p) {
        p["items"][0]["cat"] = "express-consent";
        p["items"][0]["at"] = p["items"][2]["at"];
        p["items"][0]["until"] = p["items"][2]["until"];
    });
    payload("agreed without end", "item-times", [](auto& p) { p["items"][3].erase("until"); });
    payload("agreed at another time", "item-times", [](auto& p) { p["items"][3]["at"] = "20200101000000"; });
    payload("agreed for longer", "item-times", [](auto& p) { p["items"][3]["until"] = "20991231000000"; });
    payload("refused with an end", "item-times", [](auto& p) { p["items"][5]["until"] = p["items"][3]["until"]; });
    payload("not sought with a time", "item-times", [](auto& p) { p["items"][1]["at"] = p["items"][3]["at"]; });
    payload("text never shown", "notice",
            [](auto& p) { p["notice"]["sha256"] = tokentest::base64Url(std::string(32, 'x')); });
    payload("methods in another order", "method", [](auto& p) { p["amr"] = {"face", "sc"}; });
    payload("method unknown", "method", [](auto& p) { p["amr"] = {"sc", "voice"}; });
    payload("assurance of a PIN without its key", "method", [](auto& p) {
        p["amr"] = {"sc", "pin"};
        p["acr"] = "pin-authkey";
        p["att"]["pin"] = 1;
        p.erase("face");
    });
    payload("face without decision", "method", [](auto& p) { p.erase("face"); });
    payload("face without a try", "method", [](auto& p) { p["att"]["face"] = 0; });
    payload("a score slipped in", "form", [](auto& p) { p["face"]["score"] = 1; });
    payload("an attack check nobody defined", "form", [](auto& p) { p["face"]["attack"] = "active"; });
    payload("face not matched", "form", [](auto& p) { p["face"]["decision"] = "unsure"; });
    payload("first record with a predecessor", "chain",
            [](auto& p) { p["prev"] = tokentest::base64Url(std::string(32, 'p')); });
    payload("later record without predecessor", "chain", [](auto& p) { p["ctr"] = 2; });
    payload("record number zero", "form", [](auto& p) { p["ctr"] = 0; });
    payload("id not of version 7", "form", [](auto& p) { p["jti"] = "0193a5c2-7f10-4c1e-8d52-000000000001"; });
    payload("id in capitals", "form", [](auto& p) { p["jti"] = "0193A5C2-7F10-7C1E-8D52-000000000001"; });
    payload("other subject", "subject", [](auto& p) { p["sub"] = "pw:" + tokentest::base64Url(std::string(32, 's')); });
    payload("subject in clear", "form", [](auto& p) { p["sub"] = "1002003"; });
    payload("revocation said to be checked", "form", [](auto& p) { p["revocation"] = "checked"; });
    payload("nonce of both kinds", "form", [](auto& p) {
        p["nonce"] = {{"absent", "offline"}, {"value", tokentest::base64Url(std::string(32, 'n'))}};
    });
    payload("nonce too short", "form",
            [](auto& p) { p["nonce"] = {{"value", tokentest::base64Url(std::string(31, 'n'))}}; });
    payload("helped by nobody who is known", "form", [](auto& p) { p["assist"] = "neighbour"; });
    payload("not helped, said by nothing", "form", [](auto& p) { p["assist"] = nullptr; });
    payload("a document that is none", "form", [](auto& p) { p["docs"] = tokentest::Json::array({"x"}); });
    payload("no documents for an unknown reason", "form", [](auto& p) { p["docs"] = {{"absent", "forgotten"}}; });
    payload("no aid certificate, said by a list", "form", [](auto& p) { p["aid"] = tokentest::Json::array(); });
    const auto document = [&payload](const char* name, const char* check,
                                     const std::function<void(tokentest::Json&)>& spoil) {
        payload(name, check, [spoil](auto& p) {
            auto one = TokenFactory::answered("DOC-1", "referral", true, p["iat"].template get<std::int64_t>());
            spoil(one);
            p["docs"] = tokentest::Json::array({one});
        });
    };
    document("a document of another kind", "form", [](auto& d) { d["kind"] = "letter"; });
    document("an aid certificate among the documents", "form", [](auto& d) { d["kind"] = "aid-certificate"; });
    document("a document without its digest", "form", [](auto& d) { d.erase("sha256"); });
    document("a document with its title", "form", [](auto& d) { d["title"] = "TEST"; });
    document("a document not sought", "form", [](auto& d) { d["cat"] = "not-sought"; });
    document("a document with an id that ends a line", "form", [](auto& d) { d["id"] = "DOC\n1"; });
    document("a document handed over and denied", "documents", [](auto& d) { d["cat"] = "express-denial"; });
    document("a document kept back with an end", "documents", [](auto& d) {
        d["flag"] = 0;
        d["cat"] = "express-denial";
    });
    document("a document handed over without an end", "documents", [](auto& d) { d.erase("until"); });
    document("a document decided yesterday", "documents", [](auto& d) { d["at"] = "20260101000000"; });
    payload("a document twice", "documents", [](auto& p) {
        const auto one = TokenFactory::answered("DOC-1", "referral", true, p["iat"].template get<std::int64_t>());
        p["docs"] = tokentest::Json::array({one, one});
    });
    payload("one id for a document and a certificate", "documents", [](auto& p) {
        const auto at = p["iat"].template get<std::int64_t>();
        p["docs"] = tokentest::Json::array({TokenFactory::answered("DOC-1", "referral", true, at)});
        p["aid"] = tokentest::Json::array({TokenFactory::answered("DOC-1", "aid-certificate", true, at)});
    });
    payload("claim without envelope content", "envelope",
            [](auto& p) { p["claim"] = {{"x5t#S256", tokentest::base64Url(std::string(32, 'c'))}}; });

    row("device of another root", Mode::InputHelper, "device-certificate",
        [](Recipe& r, const TokenFactory& f) { r = f.recipe(Mode::InputHelper, f.hanako(), 0, "other-root"); });
    row("device certificate expired", Mode::InputHelper, "device-validity",
        [](Recipe& r, const TokenFactory& f) { r = f.recipe(Mode::InputHelper, f.hanako(), 0, "expired-device"); });
    row("device certificate not yet valid", Mode::InputHelper, "device-validity",
        [](Recipe& r, const TokenFactory& f) { r = f.recipe(Mode::InputHelper, f.hanako(), 8 * 86'400); });
    row("digest of another device certificate", Mode::InputHelper, "device-certificate",
        [](Recipe& r, const TokenFactory&) {
            r.deviceHeader["x5t#S256"] = tokentest::base64Url(std::string(32, 'd'));
        });
    row("signed by another device", Mode::InputHelper, "device-signature", [](Recipe& r, const TokenFactory& f) {
        r.deviceKey = f.recipe(Mode::InputHelper, f.hanako(), 0, "second-device").deviceKey;
    });
    row("algorithm none", Mode::InputHelper, "form",
        [](Recipe& r, const TokenFactory&) { r.deviceHeader["alg"] = "none"; });
    row("card algorithm weaker", Mode::InputHelper, "form",
        [](Recipe& r, const TokenFactory&) { r.cardHeader["alg"] = "RS1"; });
    row("critical extension", Mode::InputHelper, "form",
        [](Recipe& r, const TokenFactory&) { r.cardHeader["crit"] = tokentest::Json::array({"b64"}); });
    row("signed by another card", Mode::InputHelper, "card-signature",
        [](Recipe& r, const TokenFactory& f) { r.cardKey = f.taro().cardKey; });
    row("thumbprint of another card", Mode::InputHelper, "card-key", [](Recipe& r, const TokenFactory& f) {
        r.cardHeader["jkt"] = tokentest::thumbprint(f.taro().cardKey);
        r.payload["sub"] = f.subject(r);
    });
    row("record digest of another card", Mode::InputHelper, "card-digests", [](Recipe& r, const TokenFactory& f) {
        r.cardHeader["rec#S256"] = tokentest::base64Url(tokentest::digest(f.taro().keyRecord));
    });
    row("record certified by nobody", Mode::InputHelper, "card-record", [](Recipe& r, const TokenFactory& f) {
        r.evidence["cardVerifiableCertificate"] = tokentest::base64(f.forgedCvc());
        r.cardHeader["cvc#S256"] = tokentest::base64Url(tokentest::digest(f.forgedCvc()));
    });
    row("record certified for the other application", Mode::InputHelper, "card-record",
        [](Recipe& r, const TokenFactory& f) {
            const auto& cvc = f.hanako().faceProofCvc;
            r.evidence["cardVerifiableCertificate"] = tokentest::base64(cvc);
            r.cardHeader["cvc#S256"] = tokentest::base64Url(tokentest::digest(cvc));
        });
    row("record changed", Mode::InputHelper, "card-record", [](Recipe& r, const TokenFactory& f) {
        auto record = f.hanako().keyRecord;
        record[40] = static_cast<char>(record[40] ^ 1);
        r.evidence["cardKeyRecord"] = tokentest::base64(record);
        r.cardHeader["rec#S256"] = tokentest::base64Url(tokentest::digest(record));
    });
    row("birth date in the card-face proof changed", Mode::CardFace, "card-record",
        [](Recipe& r, const TokenFactory& f) {
            auto proof = f.hanako().faceProof;
            proof[5] = '8';
            r.evidence["cardFaceProof"] = tokentest::base64(proof);
            r.cardHeader["rec#S256"] = tokentest::base64Url(tokentest::digest(proof));
        });
    row("photo digest in the card-face proof changed", Mode::CardFace, "card-record",
        [](Recipe& r, const TokenFactory& f) {
            auto proof = f.hanako().faceProof;
            proof[proof.size() - 256 - 1] = static_cast<char>(proof[proof.size() - 256 - 1] ^ 1);
            r.evidence["cardFaceProof"] = tokentest::base64(proof);
            r.cardHeader["rec#S256"] = tokentest::base64Url(tokentest::digest(proof));
        });
    const auto otherCertificate = [](Recipe& r, const TokenFactory& f, const tokentest::Octets& der) {
        r.evidence["certificate"] = tokentest::base64(der);
        r.cardHeader["x5t#S256"] = tokentest::base64Url(tokentest::digest(der));
        r.payload["sub"] = f.subject(r);
    };
    row("card certificate of another root", Mode::Pin, "card-certificate",
        [otherCertificate](Recipe& r, const TokenFactory& f) { otherCertificate(r, f, f.foreignCertificate()); });
    row("card certificate expired", Mode::Pin, "card-validity", [otherCertificate](Recipe& r, const TokenFactory& f) {
        otherCertificate(r, f, f.hanako().expiredCertificate);
    });
    row("somebody else's certificate with a PIN", Mode::Pin, "card-key",
        [otherCertificate](Recipe& r, const TokenFactory& f) { otherCertificate(r, f, f.taro().certificate); });
    row("claim with a PIN", Mode::Pin, "method",
        [](Recipe& r, const TokenFactory& f) { f.claim(r, f.hanako().certificate); });
    row("claimed certificate of another root", Mode::InputHelper, "card-certificate",
        [](Recipe& r, const TokenFactory& f) { f.claim(r, f.foreignCertificate()); });
    row("claimed certificate expired", Mode::InputHelper, "card-validity",
        [](Recipe& r, const TokenFactory& f) { f.claim(r, f.hanako().expiredCertificate); });
    row("claim of another certificate than sent", Mode::InputHelper, "card-digests",
        [](Recipe& r, const TokenFactory& f) {
            f.claim(r, f.hanako().certificate);
            r.evidence["certificate"] = tokentest::base64(f.taro().certificate);
        });
    row("record header in PIN mode", Mode::Pin, "form",
        [](Recipe& r, const TokenFactory&) { r.cardHeader["rec#S256"] = tokentest::base64Url(std::string(32, 'r')); });
}

void ConsentVerifyTest::spoiledTokenIsRefused()
{
    QFETCH(int, mode);
    QFETCH(Spoil, spoil);
    QFETCH(QByteArray, failure);
    auto recipe = m_factory->recipe(Mode(mode), m_factory->hanako());
    spoil(recipe, *m_factory);
    const auto sealed = m_factory->seal(recipe);
    const auto report = check(sealed.token, sealed.envelope);
    QVERIFY(report.verdict == Verdict::Refused);
    QCOMPARE(failureOf(report), failure);
}

void ConsentVerifyTest::spoiledEnvelopeIsRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("nothing in it") << QByteArray("{}");
    QTest::newRow("other token") << QByteArray(R"({"jti":"0193a5c2-7f10-7c1e-8d52-000000000001"})");
    QTest::newRow("not JSON") << QByteArray("jti");
    QTest::newRow("member unknown") << QByteArray(R"({"jti":"@","photo":"AAAA"})");
    QTest::newRow("member twice") << QByteArray(R"({"jti":"@","jti":"@"})");
    QTest::newRow("only the id") << QByteArray(R"({"jti":"@"})");
    QTest::newRow("base64url inside") << QByteArray(R"({"jti":"@","cardKeyRecord":"_-8"})");
}

void ConsentVerifyTest::spoiledEnvelopeIsRefused()
{
    QFETCH(QByteArray, content);
    const auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
    content.replace("@", recipe.payload["jti"].get<std::string>().c_str());
    const auto report = check(m_factory->seal(recipe).token, m_factory->envelope(content.toStdString()));
    QVERIFY(report.verdict == Verdict::Refused);
    QCOMPARE(failureOf(report), QByteArray("envelope"));
}

void ConsentVerifyTest::everyBitOfTheTokenCounts()
{
    const auto sealed = m_factory->seal(m_factory->recipe(Mode::InputHelper, m_factory->hanako()));
    const auto evidence = verify::openEnvelope(sealed.envelope, m_envelopeKey);
    QVERIFY(evidence);
    const auto verdict = [&](const std::string& token) {
        return verify::verify({.token = token, .evidence = &*evidence, .afterFailure = verify::AfterFailure::Stop},
                              m_trust)
            .verdict;
    };
    QVERIFY(verdict(sealed.token) == Verdict::Valid);
    auto token = sealed.token;
    for (std::size_t at = 0; at < token.size(); ++at) {
        for (int bit = 0; bit < 8; bit += tokentest::bitStep) {
            token[at] = static_cast<char>(token[at] ^ (1 << bit));
            if (verdict(token) != Verdict::Refused)
                QFAIL(qPrintable(QStringLiteral("bit %1 of byte %2 does not count").arg(bit).arg(at)));
            token[at] = sealed.token[at];
        }
    }
}

void ConsentVerifyTest::everyBitOfTheEnvelopeCounts()
{
    auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
    const auto sealed = m_factory->seal(recipe);
    QVERIFY(verify::openEnvelope(sealed.envelope, m_envelopeKey));
    auto envelope = sealed.envelope;
    for (std::size_t at = 0; at < envelope.size(); ++at) {
        for (int bit = 0; bit < 8; bit += tokentest::bitStep) {
            envelope[at] = static_cast<char>(envelope[at] ^ (1 << bit));
            if (verify::openEnvelope(envelope, m_envelopeKey))
                QFAIL(qPrintable(QStringLiteral("bit %1 of byte %2 does not count").arg(bit).arg(at)));
            envelope[at] = sealed.envelope[at];
        }
    }
}

void ConsentVerifyTest::everyMemberCounts_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("pointer");
    const auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
    const auto add = [](const char* part, const tokentest::Json& object, const std::string& prefix) {
        for (const auto& [name, value] : object.items()) {
            const auto pointer = prefix + "/" + name;
            QTest::newRow((std::string(part) + pointer).c_str()) << QByteArray(part) << QByteArray(pointer.c_str());
        }
    };
    add("device", recipe.deviceHeader, "");
    add("card", recipe.cardHeader, "");
    add("payload", recipe.payload, "");
    for (const char* nested : {"att", "face", "nonce", "notice"})
        add("payload", recipe.payload[nested], std::string("/") + nested);
    add("payload", recipe.payload["items"][3], "/items/3");
    add("payload", recipe.payload["face"]["packs"][0], "/face/packs/0");
}

void ConsentVerifyTest::everyMemberCounts()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, pointer);
    const auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
    const auto original = part == "device" ? recipe.deviceHeader : part == "card" ? recipe.cardHeader : recipe.payload;
    const tokentest::Json::json_pointer place(pointer.toStdString());
    const auto refused = [&](const std::string& text) {
        const auto token = m_factory->sign(part == "device" ? text : recipe.deviceHeader.dump(),
                                           part == "card" ? text : recipe.cardHeader.dump(),
                                           part == "payload" ? text : recipe.payload.dump(), recipe);
        return check(token, m_factory->envelope(recipe.evidence.dump())).verdict == Verdict::Refused;
    };

    for (const auto& [text, how] : tokentest::spoilt(original, place))
        QVERIFY2(refused(text), how.c_str());
}

void ConsentVerifyTest::otherSpellingsOfTheSameTokenAreRefused_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("white space") << QByteArray("{\"payload\":") << QByteArray("{\"payload\": ");
    QTest::newRow("escape") << QByteArray("\"payload\"") << QByteArray("\"p\\u0061yload\"");
    QTest::newRow("unprotected header") << QByteArray("\"signature\":") << QByteArray("\"header\":{},\"signature\":");
    QTest::newRow("byte order mark") << QByteArray("{\"payload\":") << QByteArray("\xef\xbb\xbf{\"payload\":");
    QTest::newRow("line end behind") << QByteArray("]}") << QByteArray("]}\n");
    QTest::newRow("third signature") << QByteArray("]}") << QByteArray(R"(,{"protected":"e30","signature":"AAAA"}]})");
    QTest::newRow("padding") << QByteArray("\",\"signatures\"") << QByteArray("=\",\"signatures\"");
}

void ConsentVerifyTest::otherSpellingsOfTheSameTokenAreRefused()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const auto sealed = m_factory->seal(m_factory->recipe(Mode::InputHelper, m_factory->hanako()));
    auto token = sealed.token;
    const auto at = token.find(from.toStdString());
    QVERIFY(at != std::string::npos);
    token.replace(at, static_cast<std::size_t>(from.size()), to.toStdString());
    const auto report = check(token, sealed.envelope);
    QCOMPARE(failureOf(report), QByteArray("form"));

    // Swapped signatures are no token either.
    const auto json = tokentest::Json::parse(sealed.token);
    const auto swapped =
        tokentest::Json{{"payload", json["payload"]}, {"signatures", {json["signatures"][1], json["signatures"][0]}}};
    QVERIFY(check(swapped.dump(), sealed.envelope).verdict == Verdict::Refused);
}

void ConsentVerifyTest::base64UrlHasOneSpelling_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("one byte") << QByteArray("AA") << true;
    QTest::newRow("three bytes") << QByteArray("_-8A") << true;
    QTest::newRow("left-over bits") << QByteArray("AB") << false;
    QTest::newRow("impossible length") << QByteArray("AAAAA") << false;
    QTest::newRow("padding") << QByteArray("AA==") << false;
    QTest::newRow("other alphabet") << QByteArray("+/8A") << false;
    QTest::newRow("line end") << QByteArray("AA\n") << false;
}

void ConsentVerifyTest::base64UrlHasOneSpelling()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    const auto decoded = verify::decodeBase64Url(text.toStdString());
    QCOMPARE(decoded.has_value(), good);
    if (decoded)
        QCOMPARE(QByteArray::fromStdString(verify::encodeBase64Url(*decoded)), text);
}

void ConsentVerifyTest::tlvNeverReadsPastItsEnd()
{
    const auto& record = m_factory->hanako().keyRecord;
    const auto whole = verify::viewOf(record);
    QVERIFY(verify::TlvCursor(whole).next(0xFF50));
    for (std::size_t length = 0; length < whole.size(); ++length)
        QVERIFY(!verify::TlvCursor(whole.first(length)).next(0xFF50));
    for (const verify::Bytes& bytes :
         {verify::Bytes{0xFF, 0x50, 0x80, 0, 0}, verify::Bytes{0xFF, 0x50, 0x84, 0, 0, 0, 1},
          verify::Bytes{0xFF, 0xFF, 0x50, 0x00}, verify::Bytes{0xFF, 0x50, 0x82, 0x01}})
        QVERIFY(!verify::TlvCursor(bytes).next(0xFF50));
}

void ConsentVerifyTest::japanTimeIsNineHoursAhead()
{
    QCOMPARE(verify::rules::japanStamp(1795305600), std::string("20261122090000"));
    QCOMPARE(verify::rules::japanStamp(1795305600 - 9 * 3600 - 1), std::string("20261121235959"));
}

void ConsentVerifyTest::commandLineSpeaksInExitCodes()
{
    const auto sealed = m_factory->seal(m_factory->recipe(Mode::CardFace, m_factory->hanako()));
    const auto folder = m_directory.path();
    const auto token = write("token.json", sealed.token);
    const auto envelope = write("envelope.jwe", sealed.envelope + "\n");
    const QStringList roots{QStringLiteral("--device-root"), folder + QStringLiteral("/device/root.crt.pem"),
                            QStringLiteral("--anchors"),     folder + QStringLiteral("/anchors/test"),
                            QStringLiteral("--forms"),       folder + QStringLiteral("/forms")};
    const QStringList opened{QStringLiteral("--envelope"), envelope, QStringLiteral("--envelope-key"),
                             folder + QStringLiteral("/oqs/envelope.key.pem")};
    QByteArray output;
    QCOMPARE(runTool(roots + opened + QStringList{token}, &output), 0);
    QVERIFY(output.contains("passed  card-signature: The card signed exactly these bytes."));
    QCOMPARE(runTool(roots + opened + QStringList{QStringLiteral("--json"), token}, &output), 0);
    QCOMPARE(tokentest::Json::parse(output.toStdString())["verdict"].get<std::string>(), std::string("valid"));
    QCOMPARE(runTool(roots + QStringList{token}, &output), 3);
    QVERIFY(output.contains("not-checked  card-signature"));

    auto spoiled = sealed.token;
    spoiled[20] = spoiled[20] == 'A' ? 'B' : 'A';
    QCOMPARE(runTool(roots + opened + QStringList{write("spoiled.json", spoiled)}), 1);
    QCOMPARE(runTool(roots + QStringList{folder + QStringLiteral("/no-such-file")}), 2);
    QCOMPARE(runTool({QStringLiteral("--no-such-option")}), 2);
    QCOMPARE(runTool({QStringLiteral("--help")}), 0);
}

void ConsentVerifyTest::testPkiRefusesToOverwrite()
{
    QProcess tool;
    tool.start(QStringLiteral(UKETSUKE_SOURCE_DIR "/tools/test-pki/make-test-pki"), {m_directory.path()});
    QVERIFY(tool.waitForFinished(120'000));
    QCOMPARE(tool.exitCode(), 1);
    QVERIFY(tool.readAllStandardError().contains("--force"));
}

QTEST_GUILESS_MAIN(ConsentVerifyTest)
#include "ConsentVerifyTest.moc"
