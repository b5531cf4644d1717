// The sandbox OQS as its own process, over real mutual TLS 1.3: what it accepts, each way it refuses, and that a
// consent takes effect exactly once whatever dies in between.

#include "tests/unit/consent-verify/TokenFactory.h"

#include <QEventLoop>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <functional>

using namespace uketsuke;
using tokentest::Json;
using tokentest::Mode;
using tokentest::Recipe;
using tokentest::Sealed;
using tokentest::TokenFactory;

namespace {

struct Answer {
    int status{0}; ///< 0: no answer at all
    Json body;
};

/// One sandbox process; ended by its own id when this goes.
class Sandbox {
public:
    Sandbox(const QString& folder, const QString& database, const QStringList& more = {})
    {
        const auto portFile = folder + QStringLiteral("/port");
        QFile::remove(portFile);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(qEnvironmentVariable("UKETSUKE_BIN") + QStringLiteral("/oqs-sandbox"),
                        QStringList{QStringLiteral("--pki"), folder, QStringLiteral("--registry"),
                                    folder + QStringLiteral("/registry.json"), QStringLiteral("--anchors"),
                                    folder + QStringLiteral("/anchors/test"), QStringLiteral("--forms"),
                                    folder + QStringLiteral("/forms"), QStringLiteral("--database"), database,
                                    QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--port-file"),
                                    portFile}
                            + more);
        if (QTest::qWaitFor([&] { return QFile::exists(portFile) || m_process.state() == QProcess::NotRunning; },
                            60'000)) {
            QFile file(portFile);
            if (file.open(QIODevice::ReadOnly))
                m_port = file.readAll().trimmed().toInt();
        }
    }
    ~Sandbox()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(15'000))
            m_process.kill();
        m_process.waitForFinished(5'000);
    }
    Q_DISABLE_COPY_MOVE(Sandbox)

    [[nodiscard]] int port() const { return m_port; }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(5'000);
    }
    /// Its exit code; -1 where it crashed.
    [[nodiscard]] int endedWith() const
    {
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    bool hasDied() { return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(5'000); }

private:
    QProcess m_process;
    int m_port{0};
};

Json offered(const char* id, const char* kind)
{
    return {{"id", id},
            {"kind", kind},
            {"title", std::string("見本 ") + id},
            {"issuer", "見本医院"},
            {"issued", "20261104"}};
}

} // namespace

class SandboxTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_directory;
    std::unique_ptr<TokenFactory> m_factory;
    std::unique_ptr<Sandbox> m_sandbox;
    int m_databases{0};

    QString path(const QString& name) const { return m_directory.filePath(name); }
    QString newDatabase() { return path(QStringLiteral("database-%1.sqlite").arg(++m_databases)); }

    QSslConfiguration tls(const QString& device) const
    {
        auto configuration = QSslConfiguration::defaultConfiguration();
        configuration.setProtocol(QSsl::TlsV1_3OrLater);
        configuration.setCaCertificates(QSslCertificate::fromPath(path(QStringLiteral("oqs/root.crt.pem"))));
        if (!device.isEmpty()) {
            QFile key(path(device + QStringLiteral("/device.key.pem")));
            if (key.open(QIODevice::ReadOnly))
                configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
            configuration.setLocalCertificateChain(
                QSslCertificate::fromPath(path(device + QStringLiteral("/chain.pem"))));
        }
        return configuration;
    }

    QNetworkReply* send(QNetworkAccessManager& manager, int port, const QByteArray& verb, const QString& where,
                        const QByteArray& body = {}, const QByteArray& idempotencyKey = {},
                        const QString& device = QStringLiteral("device"))
    {
        QNetworkRequest request(QUrl(QStringLiteral("https://127.0.0.1:%1%2").arg(port).arg(where)));
        request.setSslConfiguration(tls(device));
        request.setTransferTimeout(60'000);
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        if (!idempotencyKey.isEmpty())
            request.setRawHeader("Idempotency-Key", idempotencyKey);
        return manager.sendCustomRequest(request, verb, body);
    }

    static Answer finish(QNetworkReply* reply)
    {
        if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 70'000))
            reply->abort();
        Answer answer{.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), .body = {}};
        answer.body = Json::parse(reply->readAll().toStdString(), nullptr, false);
        reply->deleteLater();
        return answer;
    }

    Answer ask(int port, const QByteArray& verb, const QString& where, const QByteArray& body = {},
               const QByteArray& idempotencyKey = {}, const QString& device = QStringLiteral("device"))
    {
        QNetworkAccessManager manager;
        return finish(send(manager, port, verb, where, body, idempotencyKey, device));
    }

    static QByteArray bodyOf(const Sealed& sealed)
    {
        return QByteArray::fromStdString(Json{{"token", sealed.token}, {"envelope", sealed.envelope}}.dump());
    }
    static QByteArray idOf(const Recipe& recipe)
    {
        return QByteArray::fromStdString(recipe.payload["jti"].get<std::string>());
    }
    static QByteArray codeOf(const Answer& answer)
    {
        return answer.body.is_object() && answer.body.contains("code")
                   ? QByteArray::fromStdString(answer.body["code"].get<std::string>())
                   : QByteArray();
    }
    static QByteArray outcomeOf(const Answer& answer)
    {
        return answer.body.is_object() && answer.body.contains("outcome")
                   ? QByteArray::fromStdString(answer.body["outcome"].get<std::string>())
                   : QByteArray();
    }

    Answer post(const Recipe& recipe, int port = 0, const QString& device = QStringLiteral("device"))
    {
        return ask(port == 0 ? m_sandbox->port() : port, "POST", QStringLiteral("/v1/consents"),
                   bodyOf(m_factory->seal(recipe)), idOf(recipe), device);
    }
    Answer look(const Recipe& recipe, int port = 0, const QString& device = QStringLiteral("device"))
    {
        return ask(port == 0 ? m_sandbox->port() : port, "GET",
                   QStringLiteral("/v1/consents/") + QString::fromLatin1(idOf(recipe)), {}, {}, device);
    }
    Json fetchNonce(const QString& device = QStringLiteral("device"))
    {
        return ask(m_sandbox->port(), "POST", QStringLiteral("/v1/nonces"), {}, {}, device).body;
    }
    Recipe withNonce(std::int64_t secondsAgo = 0)
    {
        auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako(), secondsAgo);
        recipe.payload["nonce"] = {{"value", fetchNonce()["nonce"]}};
        return recipe;
    }

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_sandbox.reset(); }
    void onlyDevicesOfTheRootAreLetIn_data();
    void onlyDevicesOfTheRootAreLetIn();
    void goodConsentIsAcceptedOnce();
    void everyKeyModeFindsItsPerson_data();
    void everyKeyModeFindsItsPerson();
    void conditionsAreOfThePerson();
    void documentsAreThoseOfThePerson_data();
    void documentsAreThoseOfThePerson();
    void aNumberFindsItsDocumentUntilAConsentNamesThat();
    void aCardIsRegisteredOnce();
    void everyRefusalHasItsCode_data();
    void everyRefusalHasItsCode();
    void malformedBodiesAreRefused_data();
    void malformedBodiesAreRefused();
    void nonceIsBoundSingleAndYoung();
    void sameIdWithOtherBytesIsReplay();
    void offlineIsLateAndTooLateGrantsNothing();
    void onlyTheDeviceItselfSeesItsConsents();
    void aDeviceSpeaksForItsOwnInstitutionOnly_data();
    void aDeviceSpeaksForItsOwnInstitutionOnly();
    void ofSeveralInstitutionsOneHasToBeSaidForEachDevice();
    void aDatabaseOfAnotherVersionIsRefused();
    void twoAtOnceHaveOneEffect();
    void diedBetweenCommitAndAnswer_data();
    void diedBetweenCommitAndAnswer();
    void killedAnywhereInALoop();
    void misbehavesOnRequest_data();
    void misbehavesOnRequest();
};

void SandboxTest::initTestCase()
{
    QVERIFY(m_directory.isValid());
    m_factory = std::make_unique<TokenFactory>(m_directory.path().toStdString());
    m_sandbox = std::make_unique<Sandbox>(m_directory.path(), newDatabase());
    QVERIFY(m_sandbox->port() > 0);
    const auto health = ask(m_sandbox->port(), "GET", QStringLiteral("/v1/health"));
    QCOMPARE(health.status, 200);
    QCOMPARE(health.body["service"].get<std::string>(), std::string("TEST-OQS-SANDBOX"));
}

void SandboxTest::onlyDevicesOfTheRootAreLetIn_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<int>("status");
    QTest::newRow("the device") << QStringLiteral("device") << 200;
    QTest::newRow("another of the root") << QStringLiteral("second-device") << 200;
    QTest::newRow("nobody") << QString() << 0;
    QTest::newRow("another root") << QStringLiteral("other-root") << 0;
    QTest::newRow("expired") << QStringLiteral("expired-device") << 0;
}

void SandboxTest::onlyDevicesOfTheRootAreLetIn()
{
    QFETCH(QString, device);
    QFETCH(int, status);
    QCOMPARE(ask(m_sandbox->port(), "GET", QStringLiteral("/v1/health"), {}, {}, device).status, status);
}

void SandboxTest::goodConsentIsAcceptedOnce()
{
    auto recipe = withNonce();
    recipe.payload["rx"] = "1";
    const auto sealed = m_factory->seal(recipe);
    const auto send = [&](const QByteArray& body) {
        return ask(m_sandbox->port(), "POST", QStringLiteral("/v1/consents"), body, idOf(recipe));
    };
    const auto first = send(bodyOf(sealed));
    QCOMPARE(first.status, 201);
    QCOMPARE(outcomeOf(first), QByteArray("accepted"));

    const auto receipt = QString::fromStdString(first.body["receipt"].get<std::string>()).split(QLatin1Char('.'));
    QCOMPARE(receipt.size(), 3);
    const auto claims =
        Json::parse(QByteArray::fromBase64(receipt[1].toLatin1(), QByteArray::Base64UrlEncoding).toStdString());
    QCOMPARE(claims["jti"].get<std::string>(), recipe.payload["jti"].get<std::string>());
    QCOMPARE(claims["tokenSha256"].get<std::string>(), tokentest::base64Url(tokentest::digest(sealed.token)));
    QCOMPARE(claims["outcome"].get<std::string>(), std::string("accepted"));
    QCOMPARE(claims["iss"].get<std::string>(), std::string("urn:uketsuke:test-oqs"));

    const auto xml = QString::fromStdString(first.body["qualificationResult"].get<std::string>());
    for (const auto* part :
         {"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>", "<CharacterCodeIdentifier>0<",
          "<MedicalInstitutionCode>1319999999<", "<PrescriptionIssueSelect>1<", "<QualificationValidity>1<",
          "<InsurerNumber>06999992<", "<Name>見本　花子<", "<Birthdate>19790405<",
          "<LimitApplicationCertificateRelatedConsFlg>1<", "<SpecificDiseasesCertificateRelatedConsFlg>0<",
          "<PharmacistsInfoConsFlg>1<", "<OperationInfoConsFlg>0<", "<InfectiousInfoConsFlg>0<"})
        QVERIFY2(xml.contains(QString::fromUtf8(part)), part);
    const auto at = QString::fromStdString(recipe.payload["items"][3]["at"].get<std::string>());
    const auto until = QString::fromStdString(recipe.payload["items"][3]["until"].get<std::string>());
    QVERIFY(xml.contains(QStringLiteral("<PharmacistsInfoConsTime>%1<").arg(at)));
    QVERIFY(xml.contains(QStringLiteral("<PharmacistsInfoAvailableTime>%1<").arg(until)));
    QVERIFY(!xml.contains(QStringLiteral("OperationInfoConsTime")));
    QVERIFY(!xml.contains(QStringLiteral("LimitApplicationCertificateRelatedAvailableTime")));

    // Again, with and without the envelope, which the kiosk deletes: the same result, made anew.
    const auto withoutTime = [](const Answer& answer) {
        static const QRegularExpression time(
            QStringLiteral("<(ProcessExecutionTime|QualificationConfirmationDate)>[0-9]+<"));
        return QString::fromStdString(answer.body["qualificationResult"].get<std::string>()).remove(time);
    };
    for (const auto& body : {bodyOf(sealed), bodyOf({.token = sealed.token, .envelope = ""})}) {
        const auto again = send(body);
        QCOMPARE(again.status, 200);
        QCOMPARE(outcomeOf(again), QByteArray("already-held"));
        QVERIFY(again.body["receipt"] == first.body["receipt"]);
        QCOMPARE(withoutTime(again), withoutTime(first));
    }
    const auto seen = look(recipe);
    QCOMPARE(seen.status, 200);
    QVERIFY(seen.body
            == Json({{"jti", recipe.payload["jti"]},
                     {"effects", 1},
                     {"active", true},
                     {"withdrawn", false},
                     {"outcome", "accepted"}}));
}

void SandboxTest::everyKeyModeFindsItsPerson_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("input-helper") << int(Mode::InputHelper);
    QTest::newRow("card-face") << int(Mode::CardFace);
    QTest::newRow("authentication") << int(Mode::Pin);
}

void SandboxTest::everyKeyModeFindsItsPerson()
{
    QFETCH(int, mode);
    const auto answer = post(m_factory->recipe(Mode(mode), m_factory->taro()));
    QCOMPARE(answer.status, 201);
    const auto xml = answer.body["qualificationResult"].get<std::string>();
    QVERIFY(xml.find("見本　太郎") != std::string::npos);
    // Shorter numbers are filled with spaces.
    QVERIFY(xml.find("<InsurerNumber>  138999<") != std::string::npos);
}

void SandboxTest::conditionsAreOfThePerson()
{
    const auto conditions = [&](const char* key, const std::string& digest) {
        return ask(m_sandbox->port(), "POST", QStringLiteral("/v1/conditions"),
                   QByteArray::fromStdString(Json{{"binding", {{"key", key}, {"sha256", digest}}}}.dump()));
    };
    const auto known = conditions("input-helper", tokentest::thumbprint(m_factory->hanako().cardKey));
    QCOMPARE(known.status, 200);
    QVERIFY(known.body
            == Json({{"specificHealthCheckups", "yes"},
                     {"specificDiseases", "no"},
                     {"recordSharing", "yes"},
                     {"prescriptionChoice", "unknown"},
                     {"registered", "yes"},
                     {"aidCertificates", Json::array({offered("AID-1", "aid-certificate")})},
                     {"documents", Json::array({offered("DOC-1", "referral"), offered("DOC-2", "checkup-report")})},
                     {"exchangeNumbers", "yes"}}));
    const auto byPin =
        conditions("authentication", tokentest::base64Url(tokentest::digest(m_factory->hanako().certificate)));
    QVERIFY(byPin.body == known.body);
    const auto unknown = conditions("input-helper", tokentest::thumbprint(m_factory->stranger().cardKey));
    QCOMPARE(unknown.status, 200);
    for (const auto& value : unknown.body)
        QCOMPARE(value.get<std::string>(), std::string("unknown"));
    QCOMPARE(conditions("pin", "x").status, 400);
}

using Spoil = std::function<void(Recipe&, const TokenFactory&)>;
Q_DECLARE_METATYPE(Spoil)

void SandboxTest::documentsAreThoseOfThePerson_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QByteArray>("code"); // empty: accepted
    const auto row = [](const char* name, const char* code,
                        const std::function<void(Json&, Json&, std::int64_t)>& change) {
        QTest::newRow(name) << Spoil([change](Recipe& r, const TokenFactory&) {
            const auto at = r.payload["iat"].get<std::int64_t>();
            auto documents = Json::array({TokenFactory::answered("DOC-1", "referral", true, at),
                                          TokenFactory::answered("DOC-2", "checkup-report", false, at)});
            auto aid = Json::array({TokenFactory::answered("AID-1", "aid-certificate", true, at)});
            change(documents, aid, at);
            r.payload["docs"] = documents;
            if (!aid.is_null())
                r.payload["aid"] = aid;
        }) << QByteArray(code);
    };
    row("as offered", "", [](Json&, Json&, std::int64_t) {});
    row("with one that its number found", "",
        [](Json& d, Json&, std::int64_t at) { d.push_back(TokenFactory::answered("DOC-3", "referral", true, at)); });
    row("no aid certificate asked", "", [](Json&, Json& aid, std::int64_t) { aid = nullptr; });
    row("not known to the device", "", [](Json& d, Json&, std::int64_t) { d = {{"absent", "offline"}}; });
    row("one left out", "SIM-DOCUMENTS", [](Json& d, Json&, std::int64_t) { d.erase(1); });
    row("all left out", "SIM-DOCUMENTS", [](Json& d, Json&, std::int64_t) { d = Json::array(); });
    row("one that was not offered", "SIM-DOCUMENTS",
        [](Json& d, Json&, std::int64_t at) { d.push_back(TokenFactory::answered("DOC-8", "referral", true, at)); });
    row("another title was shown", "SIM-DOCUMENTS",
        [](Json& d, Json&, std::int64_t) { d[0]["sha256"] = tokentest::base64Url(std::string(32, 'x')); });
    row("another kind was shown", "SIM-DOCUMENTS",
        [](Json& d, Json&, std::int64_t) { d[0]["kind"] = "discharge-summary"; });
    row("an aid certificate of nobody", "SIM-DOCUMENTS",
        [](Json&, Json& aid, std::int64_t) { aid[0]["id"] = "AID-9"; });
    row("one twice", "SIM-MALFORMED", [](Json& d, Json&, std::int64_t) { d.push_back(d[0]); });
}

void SandboxTest::documentsAreThoseOfThePerson()
{
    QFETCH(Spoil, spoil);
    QFETCH(QByteArray, code);
    auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
    spoil(recipe, *m_factory);
    const auto answer = post(recipe);
    if (code.isEmpty()) {
        QCOMPARE(answer.status, 201);
        return;
    }
    QCOMPARE(codeOf(answer), code);
    QCOMPARE(look(recipe).status, 404);
}

void SandboxTest::aNumberFindsItsDocumentUntilAConsentNamesThat()
{
    Sandbox sandbox(m_directory.path(), newDatabase());
    const auto find = [&](const char* number) {
        return ask(
            sandbox.port(), "POST", QStringLiteral("/v1/exchange-numbers"),
            QByteArray::fromStdString(Json{
                {"binding", {{"key", "input-helper"}, {"sha256", tokentest::thumbprint(m_factory->hanako().cardKey)}}},
                {"number", number}}.dump()));
    };
    const auto naming = [&](std::int64_t secondsAgo) {
        auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako(), secondsAgo);
        const auto at = recipe.payload["iat"].get<std::int64_t>();
        recipe.payload["docs"] = Json::array({TokenFactory::answered("DOC-1", "referral", true, at),
                                              TokenFactory::answered("DOC-2", "checkup-report", false, at),
                                              TokenFactory::answered("DOC-3", "referral", true, at)});
        return recipe;
    };
    const auto isFound = [](const Answer& answer, const char* id, const char* more) {
        return answer.status == 200
               && answer.body == Json{{"documents", Json::array({offered(id, "referral")})}, {"more", more}};
    };
    // A session that broke off, and the patient comes again.
    QVERIFY(isFound(find("204617"), "DOC-3", "yes"));
    QVERIFY(isFound(find("204617"), "DOC-3", "yes"));
    // What took no effect uses nothing up.
    auto refused = naming(0);
    refused.payload["nonce"] = {{"value", tokentest::base64Url(std::string(32, 'n'))}};
    QCOMPARE(codeOf(post(refused, sandbox.port())), QByteArray("SIM-NONCE-UNKNOWN"));
    QCOMPARE(outcomeOf(post(naming(2 * 86'400), sandbox.port())), QByteArray("arrived-too-late"));
    QVERIFY(isFound(find("204617"), "DOC-3", "yes"));

    const auto recipe = naming(0);
    const auto body = bodyOf(m_factory->seal(recipe));
    for (const auto* outcome : {"accepted-late", "already-held"}) {
        QCOMPARE(outcomeOf(ask(sandbox.port(), "POST", QStringLiteral("/v1/consents"), body, idOf(recipe))),
                 QByteArray(outcome));
        QVERIFY(isFound(find("204618"), "DOC-4", "no"));
    }
    for (int wrong = 1; wrong < 5; ++wrong) {
        const auto answer = find("204617"); // used up
        QCOMPARE(answer.status, 422);
        QCOMPARE(codeOf(answer), QByteArray("SIM-EXCHANGE-UNKNOWN"));
    }
    QCOMPARE(codeOf(find("000000")), QByteArray("SIM-EXCHANGE-LOCKED"));
    QCOMPARE(codeOf(find("204618")), QByteArray("SIM-EXCHANGE-LOCKED")); // the right one comes too late
}

void SandboxTest::aCardIsRegisteredOnce()
{
    const auto ask_ = [&](const QString& where) {
        return ask(
            m_sandbox->port(), "POST", where,
            QByteArray::fromStdString(Json{
                {"binding", {{"key", "input-helper"}, {"sha256", tokentest::thumbprint(m_factory->taro().cardKey)}}}}
                                          .dump()));
    };
    QCOMPARE(ask_(QStringLiteral("/v1/conditions")).body["registered"].get<std::string>(), std::string("no"));
    QCOMPARE(ask_(QStringLiteral("/v1/registrations")).status, 201);
    QCOMPARE(ask_(QStringLiteral("/v1/conditions")).body["registered"].get<std::string>(), std::string("yes"));
    QCOMPARE(ask_(QStringLiteral("/v1/registrations")).status, 200);
}

void SandboxTest::everyRefusalHasItsCode_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<int>("status");
    const auto row = [](const char* code, Mode mode, int status, const Spoil& spoil) {
        QTest::newRow(code) << int(mode) << spoil << status;
    };
    row("SIM-MALFORMED", Mode::InputHelper, 400, [](Recipe& r, const TokenFactory&) { r.payload["more"] = 1; });
    row("SIM-SIGNATURE-DEVICE", Mode::InputHelper, 403, [](Recipe& r, const TokenFactory& f) {
        r.deviceKey = f.recipe(Mode::InputHelper, f.hanako(), 0, "second-device").deviceKey;
    });
    row("SIM-SIGNATURE-CARD", Mode::InputHelper, 403,
        [](Recipe& r, const TokenFactory& f) { r.cardKey = f.taro().cardKey; });
    row("SIM-DEVICE-UNKNOWN", Mode::InputHelper, 403,
        [](Recipe& r, const TokenFactory& f) { r = f.recipe(Mode::InputHelper, f.hanako(), 0, "other-root"); });
    row("SIM-DEVICE-EXPIRED", Mode::InputHelper, 403,
        [](Recipe& r, const TokenFactory& f) { r = f.recipe(Mode::InputHelper, f.hanako(), 0, "expired-device"); });
    row("SIM-AUDIENCE", Mode::InputHelper, 403, [](Recipe& r, const TokenFactory&) { r.payload["aud"] = "urn:other"; });
    row("SIM-INSTITUTION", Mode::InputHelper, 403,
        [](Recipe& r, const TokenFactory&) { r.payload["inst"] = "1319999902"; });
    row("SIM-NONCE-UNKNOWN", Mode::InputHelper, 409, [](Recipe& r, const TokenFactory&) {
        r.payload["nonce"] = {{"value", tokentest::base64Url(std::string(32, 'n'))}};
    });
    row("SIM-TIME", Mode::InputHelper, 422,
        [](Recipe& r, const TokenFactory& f) { r = f.recipe(Mode::InputHelper, f.hanako(), -600); });
    row("SIM-ITEMS-INCOMPLETE", Mode::InputHelper, 422,
        [](Recipe& r, const TokenFactory&) { r.payload["items"].erase(4); });
    row("SIM-ITEM-UNKNOWN", Mode::InputHelper, 422,
        [](Recipe& r, const TokenFactory&) { r.payload["items"][4]["code"] = "GenomeInfo"; });
    row("SIM-NOTICE", Mode::InputHelper, 422, [](Recipe& r, const TokenFactory&) {
        r.payload["notice"]["sha256"] = tokentest::base64Url(std::string(32, 'x'));
    });
    row("SIM-ENVELOPE", Mode::InputHelper, 422,
        [](Recipe& r, const TokenFactory& f) { r.evidence["jti"] = f.newId(); });
    row("SIM-CARD-CERTIFICATE", Mode::Pin, 422, [](Recipe& r, const TokenFactory& f) {
        r.evidence["certificate"] = tokentest::base64(f.foreignCertificate());
        r.cardHeader["x5t#S256"] = tokentest::base64Url(tokentest::digest(f.foreignCertificate()));
        r.payload["sub"] = f.subject(r);
    });
    row("SIM-CARD-EXPIRED", Mode::Pin, 422, [](Recipe& r, const TokenFactory& f) {
        r.evidence["certificate"] = tokentest::base64(f.hanako().expiredCertificate);
        r.cardHeader["x5t#S256"] = tokentest::base64Url(tokentest::digest(f.hanako().expiredCertificate));
        r.payload["sub"] = f.subject(r);
    });
    row("SIM-CARD-RECORD", Mode::InputHelper, 422, [](Recipe& r, const TokenFactory& f) {
        r.evidence["cardVerifiableCertificate"] = tokentest::base64(f.forgedCvc());
        r.cardHeader["cvc#S256"] = tokentest::base64Url(tokentest::digest(f.forgedCvc()));
    });
    row("SIM-PERSON-UNKNOWN", Mode::InputHelper, 422,
        [](Recipe& r, const TokenFactory& f) { r = f.recipe(Mode::InputHelper, f.stranger()); });
    row("SIM-IDENTITY-SPLICED", Mode::InputHelper, 403,
        [](Recipe& r, const TokenFactory& f) { f.claim(r, f.taro().certificate); });
    row("SIM-SUBJECT", Mode::InputHelper, 422,
        [](Recipe& r, const TokenFactory&) { r.payload["sub"] = "pw:" + tokentest::base64Url(std::string(32, 's')); });
}

void SandboxTest::everyRefusalHasItsCode()
{
    QFETCH(int, mode);
    QFETCH(Spoil, spoil);
    QFETCH(int, status);
    auto recipe = m_factory->recipe(Mode(mode), m_factory->hanako());
    spoil(recipe, *m_factory);
    const auto answer = post(recipe);
    QCOMPARE(codeOf(answer), QByteArray(QTest::currentDataTag()));
    QCOMPARE(answer.status, status);
    QCOMPARE(look(recipe).status, 404);
}

void SandboxTest::malformedBodiesAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("token");
    QTest::newRow("no token") << QByteArray(R"({"envelope":"x"})");
    QTest::newRow("token as object") << QByteArray(R"({"token":{},"envelope":"x"})");
    QTest::newRow("member twice") << QByteArray(R"({"token":"{}","token":"{}","envelope":"x"})");
    QTest::newRow("token too long") << QByteArray(R"({"token":")") + QByteArray(33 * 1024, 'a')
                                           + QByteArray(R"(","envelope":"x"})");
    QTest::newRow("body too long") << QByteArray(80 * 1024, ' ');
}

void SandboxTest::malformedBodiesAreRefused()
{
    QFETCH(QByteArray, body);
    const auto answer = ask(m_sandbox->port(), "POST", QStringLiteral("/v1/consents"), body, "x");
    QCOMPARE(answer.status, 400);
    QCOMPARE(codeOf(answer), QByteArray("SIM-MALFORMED"));

    // A good token under another idempotency key is none.
    const auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
    const auto other = ask(m_sandbox->port(), "POST", QStringLiteral("/v1/consents"), bodyOf(m_factory->seal(recipe)),
                           QByteArray::fromStdString(m_factory->newId()));
    QCOMPARE(codeOf(other), QByteArray("SIM-MALFORMED"));
}

void SandboxTest::nonceIsBoundSingleAndYoung()
{
    // Of another device.
    auto foreign = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
    foreign.payload["nonce"] = {{"value", fetchNonce(QStringLiteral("second-device"))["nonce"]}};
    QCOMPARE(codeOf(post(foreign)), QByteArray("SIM-NONCE-UNKNOWN"));

    // Used twice.
    const auto first = withNonce();
    QCOMPARE(post(first).status, 201);
    auto second = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
    second.payload["nonce"] = first.payload["nonce"];
    QCOMPARE(codeOf(post(second)), QByteArray("SIM-NONCE-REUSED"));

    // Judged at `iat`: the sandbox lets a clock be 60 s ahead, so a nonce asked for now cannot be 121 s old. Asked for
    // in the past, by the database.
    const auto database = newDatabase();
    QByteArray value;
    {
        const Sandbox sandbox(m_directory.path(), database);
        value = QByteArray::fromStdString(
            ask(sandbox.port(), "POST", QStringLiteral("/v1/nonces")).body["nonce"].get<std::string>());
    }
    QProcess age;
    age.start(QStringLiteral("sqlite3"), {database, QStringLiteral("UPDATE nonces SET issued = issued - 125")});
    QVERIFY2(age.waitForStarted(5'000), "the sqlite3 command is not installed: tools/setup test");
    QVERIFY(age.waitForFinished(5'000) && age.exitCode() == 0);
    const Sandbox sandbox(m_directory.path(), database);
    auto stale = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
    stale.payload["nonce"] = {{"value", value.toStdString()}};
    QCOMPARE(codeOf(post(stale, sandbox.port())), QByteArray("SIM-NONCE-STALE"));

    // The same nonce with a consent given in time, though it arrives after the 120 s.
    auto slow = m_factory->recipe(Mode::InputHelper, m_factory->hanako(), 30);
    slow.payload["nonce"] = stale.payload["nonce"];
    QCOMPARE(outcomeOf(post(slow, sandbox.port())), QByteArray("accepted"));
}

void SandboxTest::sameIdWithOtherBytesIsReplay()
{
    const auto first = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
    QCOMPARE(post(first).status, 201);
    auto second = first;
    second.payload["rx"] = "2";
    const auto answer = post(second);
    QCOMPARE(answer.status, 409);
    QCOMPARE(codeOf(answer), QByteArray("SIM-REPLAY"));
    QCOMPARE(look(first).body["effects"].get<int>(), 1);
}

void SandboxTest::offlineIsLateAndTooLateGrantsNothing()
{
    const auto late = m_factory->recipe(Mode::InputHelper, m_factory->hanako(), 3600);
    const auto accepted = post(late);
    QCOMPARE(accepted.status, 201);
    QCOMPARE(outcomeOf(accepted), QByteArray("accepted-late"));

    const auto tooLate = m_factory->recipe(Mode::InputHelper, m_factory->hanako(), 2 * 86'400);
    const auto body = bodyOf(m_factory->seal(tooLate));
    for (int time = 0; time < 2; ++time) {
        const auto kept = ask(m_sandbox->port(), "POST", QStringLiteral("/v1/consents"), body, idOf(tooLate));
        QCOMPARE(kept.status, 200);
        QCOMPARE(outcomeOf(kept), QByteArray("arrived-too-late"));
        QVERIFY(kept.body.contains("receipt"));
        QVERIFY(!kept.body.contains("qualificationResult"));
    }
    const auto seen = look(tooLate);
    QCOMPARE(seen.body["effects"].get<int>(), 0);
    QCOMPARE(seen.body["active"].get<bool>(), false);
}

void SandboxTest::onlyTheDeviceItselfSeesItsConsents()
{
    const auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
    QCOMPARE(codeOf(post(recipe, 0, QStringLiteral("second-device"))), QByteArray("SIM-DEVICE-UNKNOWN"));
    QCOMPARE(post(recipe).status, 201);
    QCOMPARE(codeOf(post(recipe, 0, QStringLiteral("second-device"))), QByteArray("SIM-DEVICE-UNKNOWN"));
    QCOMPARE(look(recipe, 0, QStringLiteral("second-device")).status, 404);
    QCOMPARE(look(recipe).status, 200);
}

void SandboxTest::aDeviceSpeaksForItsOwnInstitutionOnly_data()
{
    QTest::addColumn<QString>("place"); // of the second device
    QTest::addColumn<int>("status");    // of its question for the second institution
    QTest::newRow("it stands in another") << QStringLiteral("1319999902") << 200;
    QTest::newRow("nobody knows where it stands") << QString() << 403;
}

void SandboxTest::aDeviceSpeaksForItsOwnInstitutionOnly()
{
    QFETCH(QString, place);
    QFETCH(int, status);
    const QString key = QStringLiteral("=") + path(QStringLiteral("device/institution.key"));
    QStringList more{QStringLiteral("--institution"), QStringLiteral("1319999999") + key,
                     QStringLiteral("--institution"), QStringLiteral("1319999902") + key,
                     QStringLiteral("--device"),      QStringLiteral("urn:uketsuke:device:TEST-0007=1319999999")};
    if (!place.isEmpty())
        more += {QStringLiteral("--device"), QStringLiteral("urn:uketsuke:device:TEST-0008=") + place};
    const Sandbox sandbox(m_directory.path(), newDatabase(), more);
    const auto active = [&](const char* institution, const char* device) {
        return ask(
            sandbox.port(), "POST", QStringLiteral("/v1/active"),
            QByteArray::fromStdString(Json{
                {"binding", {{"key", "input-helper"}, {"sha256", tokentest::thumbprint(m_factory->hanako().cardKey)}}},
                {"institution",
                 institution}}.dump()),
            {}, QLatin1String(device));
    };
    const auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
    QCOMPARE(post(recipe, sandbox.port()).status, 201);
    const auto own = active("1319999999", "device");
    QCOMPARE(own.status, 200);
    QCOMPARE(own.body["consents"].size(), std::size_t(1));
    QVERIFY(own.body["consents"].front()["jti"] == recipe.payload["jti"]);

    for (const auto& [institution, device] :
         {std::pair{"1319999999", "second-device"}, std::pair{"1319999902", "device"}}) {
        const auto foreign = active(institution, device);
        QCOMPARE(foreign.status, 403);
        QCOMPARE(codeOf(foreign), QByteArray("SIM-INSTITUTION"));
    }
    const auto second = active("1319999902", "second-device");
    QCOMPARE(second.status, status);
    if (status == 200)
        QVERIFY(second.body["consents"].empty());
    // Nor does it give a consent in another's name.
    const auto others = m_factory->recipe(Mode::InputHelper, m_factory->hanako(), 0, "second-device");
    QCOMPARE(codeOf(post(others, sandbox.port(), QStringLiteral("second-device"))), QByteArray("SIM-INSTITUTION"));
}

void SandboxTest::ofSeveralInstitutionsOneHasToBeSaidForEachDevice()
{
    const QString key = QStringLiteral("=") + path(QStringLiteral("device/institution.key"));
    Sandbox sandbox(m_directory.path(), newDatabase(),
                    {QStringLiteral("--institution"), QStringLiteral("1319999999") + key,
                     QStringLiteral("--institution"), QStringLiteral("1319999902") + key});
    QCOMPARE(sandbox.port(), 0);
    QVERIFY(sandbox.hasDied());
    QCOMPARE(sandbox.endedWith(), 1);
    const Sandbox told(m_directory.path(), newDatabase(),
                       {QStringLiteral("--institution"), QStringLiteral("1319999999") + key,
                        QStringLiteral("--institution"), QStringLiteral("1319999902") + key, QStringLiteral("--device"),
                        QStringLiteral("urn:TEST=1319999902")});
    QVERIFY(told.port() > 0);
}

void SandboxTest::aDatabaseOfAnotherVersionIsRefused()
{
    const auto database = newDatabase();
    {
        const Sandbox first(m_directory.path(), database);
        QVERIFY(first.port() > 0);
    }
    QCOMPARE(QProcess::execute(QStringLiteral("sqlite3"), {database, QStringLiteral("PRAGMA user_version = 1")}), 0);
    Sandbox again(m_directory.path(), database);
    QCOMPARE(again.port(), 0);
    QVERIFY(again.hasDied());
    QCOMPARE(again.endedWith(), 1);
}

void SandboxTest::twoAtOnceHaveOneEffect()
{
    for (int round = 0; round < 5; ++round) {
        const auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
        const auto body = bodyOf(m_factory->seal(recipe));
        std::vector<std::unique_ptr<QNetworkAccessManager>> managers;
        std::vector<QNetworkReply*> replies;
        for (int i = 0; i < 4; ++i) {
            managers.push_back(std::make_unique<QNetworkAccessManager>());
            replies.push_back(
                send(*managers.back(), m_sandbox->port(), "POST", QStringLiteral("/v1/consents"), body, idOf(recipe)));
        }
        int created = 0;
        for (auto* reply : replies) {
            const auto answer = finish(reply);
            QVERIFY(answer.status == 201 || answer.status == 200);
            created += answer.status == 201 ? 1 : 0;
        }
        QCOMPARE(created, 1);
        QCOMPARE(look(recipe).body["effects"].get<int>(), 1);
    }
}

void SandboxTest::diedBetweenCommitAndAnswer_data()
{
    QTest::addColumn<QString>("misbehaviour");
    QTest::newRow("connection closed") << QStringLiteral("silent-after-accept*1");
    QTest::newRow("process killed") << QStringLiteral("die-after-accept");
}

void SandboxTest::diedBetweenCommitAndAnswer()
{
    QFETCH(QString, misbehaviour);
    const auto database = newDatabase();
    const auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
    const auto body = bodyOf(m_factory->seal(recipe));
    {
        Sandbox sandbox(m_directory.path(), database, {QStringLiteral("--misbehave"), misbehaviour});
        // Qt repeats a request by itself on a fresh connection that was closed silently; it may meet the second,
        // well-behaved answer. Neither may add an effect.
        const auto answer = ask(sandbox.port(), "POST", QStringLiteral("/v1/consents"), body, idOf(recipe));
        QVERIFY(answer.status == 0 || answer.status == 200);
        if (misbehaviour == QLatin1String("die-after-accept"))
            QVERIFY(sandbox.hasDied());
    }
    const Sandbox again(m_directory.path(), database);
    QCOMPARE(look(recipe, again.port()).body["effects"].get<int>(), 1);
    const auto answer = ask(again.port(), "POST", QStringLiteral("/v1/consents"), body, idOf(recipe));
    QCOMPARE(outcomeOf(answer), QByteArray("already-held"));
    QCOMPARE(look(recipe, again.port()).body["effects"].get<int>(), 1);
}

void SandboxTest::killedAnywhereInALoop()
{
    const auto database = newDatabase();
    for (int round = 0; round < 4; ++round) {
        std::vector<std::pair<Recipe, QByteArray>> sent;
        {
            Sandbox sandbox(m_directory.path(), database);
            QVERIFY(sandbox.port() > 0);
            std::vector<std::unique_ptr<QNetworkAccessManager>> managers;
            std::vector<QNetworkReply*> replies;
            for (int i = 0; i < 6; ++i) {
                const auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
                sent.emplace_back(recipe, bodyOf(m_factory->seal(recipe)));
                managers.push_back(std::make_unique<QNetworkAccessManager>());
                replies.push_back(send(*managers.back(), sandbox.port(), "POST", QStringLiteral("/v1/consents"),
                                       sent.back().second, idOf(recipe)));
            }
            // Killed when the n-th answer is there and the others are under way.
            QVERIFY(QTest::qWaitFor(
                [&] {
                    return std::count_if(replies.begin(), replies.end(),
                                         [](const QNetworkReply* reply) { return reply->isFinished(); })
                           >= round;
                },
                15'000));
            sandbox.kill();
            for (auto* reply : replies)
                finish(reply);
        }
        const Sandbox again(m_directory.path(), database);
        for (const auto& [recipe, body] : sent) {
            const auto before = look(recipe, again.port());
            QVERIFY(before.status == 404 || before.body["effects"].get<int>() == 1);
            const auto answer = ask(again.port(), "POST", QStringLiteral("/v1/consents"), body, idOf(recipe));
            QVERIFY(answer.status == 201 || answer.status == 200);
            QCOMPARE(look(recipe, again.port()).body["effects"].get<int>(), 1);
        }
    }
}

void SandboxTest::misbehavesOnRequest_data()
{
    QTest::addColumn<QString>("misbehaviour");
    QTest::addColumn<int>("status");
    QTest::newRow("503") << QStringLiteral("503*1") << 503;
    QTest::newRow("garbage") << QStringLiteral("garbage*1") << 200;
    QTest::newRow("slow") << QStringLiteral("slow:300*1") << 201;
    QTest::newRow("wrong receipt") << QStringLiteral("wrong-receipt*1") << 201;
}

void SandboxTest::misbehavesOnRequest()
{
    QFETCH(QString, misbehaviour);
    QFETCH(int, status);
    const Sandbox sandbox(m_directory.path(), newDatabase(), {QStringLiteral("--misbehave"), misbehaviour});
    const auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
    const auto sealed = m_factory->seal(recipe);
    const auto send = [&] {
        return ask(sandbox.port(), "POST", QStringLiteral("/v1/consents"), bodyOf(sealed), idOf(recipe));
    };
    QElapsedTimer timer;
    timer.start();
    const auto spoilt = send();
    QCOMPARE(spoilt.status, status);
    if (misbehaviour.startsWith(QLatin1String("garbage")))
        QVERIFY(spoilt.body.is_discarded());
    if (misbehaviour.startsWith(QLatin1String("slow")))
        QVERIFY(timer.elapsed() >= 300);
    const auto good = send();
    QVERIFY(good.status == 201 || good.status == 200);
    if (misbehaviour.startsWith(QLatin1String("wrong-receipt")))
        QVERIFY(spoilt.body["receipt"] != good.body["receipt"]);
    QCOMPARE(look(recipe, sandbox.port()).body["effects"].get<int>(), 1);
}

QTEST_GUILESS_MAIN(SandboxTest)
#include "SandboxTest.moc"
