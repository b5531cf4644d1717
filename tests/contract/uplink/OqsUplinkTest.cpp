#include "drivers/uplink/OqsUplink.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "tests/contract/uplink/ScriptedServer.h"
#include "tests/contract/uplink/TestAuthority.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <atomic>
#include <thread>

using namespace uketsuke;
using uketsuke::testing::ScriptedServer;
using uketsuke::testing::TestAuthority;
using Script = ScriptedServer::Script;
using core::Fault;

namespace {

constexpr core::Milliseconds patient{60'000};
constexpr core::Milliseconds brief{400};
const QByteArray es256 = "{\"alg\":\"ES256\"}";

QByteArray json(const QJsonObject& object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }
QString text(const QByteArray& bytes) { return QString::fromUtf8(bytes); }

QByteArray faultName(const core::Error& error)
{
    const auto text = core::name(error.fault);
    return QByteArray(text.data(), qsizetype(text.size()));
}

template <class T> QByteArray outcomeOf(const core::Result<T>& result)
{
    return result ? QByteArray("ok") : faultName(result.error());
}

} // namespace

class OqsUplinkTest : public QObject {
    Q_OBJECT

    TestAuthority m_pki;
    crypto::OpenSslCryptography m_cryptography;
    const ports::Submission m_submission{.jti = "0193a5b0-0000-7000-8000-000000000001",
                                         .token = "{\"payload\":\"a b/c\",\"signatures\":[]}",
                                         .envelope = "a.b.c.d.e"};

    uplink::Options options(const std::string& url) const
    {
        return {.url = url,
                .root = m_pki.file("oqs-root.crt.pem"),
                .certificate = m_pki.file("device.crt.pem"),
                .chain = {},
                .key = m_pki.file("device.key.pem"),
                .keyHandle = nullptr,
                .receiptCertificate = m_pki.file("receipt.crt.pem")};
    }

    std::unique_ptr<ScriptedServer> server(const QString& name = "server",
                                           QSsl::SslProtocol protocol = QSsl::TlsV1_3OrLater) const
    {
        return std::make_unique<ScriptedServer>(m_pki.path(name + ".crt.pem"), m_pki.path(name + ".key.pem"),
                                                m_pki.path("device-root.crt.pem"), protocol);
    }

    std::unique_ptr<uplink::OqsUplink> uplinkTo(const std::string& url) const
    {
        auto made = uplink::OqsUplink::create(options(url), m_cryptography);
        if (!made) {
            qWarning("%s: %s", faultName(made.error()).constData(), made.error().note.text().c_str());
            return nullptr;
        }
        return *std::move(made);
    }

    QByteArray receipt(const QByteArray& outcome, const QByteArray& key = "receipt", QByteArray jti = {},
                       QByteArray token = {}) const
    {
        if (jti.isEmpty())
            jti = QByteArray::fromStdString(m_submission.jti);
        if (token.isEmpty())
            token = QByteArray::fromStdString(m_submission.token);
        const auto digest = QCryptographicHash::hash(token, QCryptographicHash::Sha256)
                                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        return m_pki.signedCompact(key, es256,
                                   json({{"iss", "urn:uketsuke:test-oqs"},
                                         {"jti", text(jti)},
                                         {"tokenSha256", text(digest)},
                                         {"received", 1795000000},
                                         {"outcome", text(outcome)}}));
    }

    static QByteArray consentAnswer(int status, const QByteArray& outcome, const QByteArray& receipt,
                                    const QByteArray& result = "<XmlMsg/>")
    {
        QJsonObject body{{"outcome", text(outcome)}, {"receipt", text(receipt)}};
        if (!result.isEmpty())
            body["qualificationResult"] = text(result);
        return ScriptedServer::http(status, json(body));
    }

    /// A whole answer with one document and one certificate, with those members changed.
    static QByteArray conditionsAnd(const QJsonObject& change)
    {
        const QJsonObject certificate{{"id", "AID-1"},
                                      {"kind", "aid-certificate"},
                                      {"title", "受給者証"},
                                      {"issuer", "見本市"},
                                      {"issued", "20260801"}};
        const QJsonObject document{
            {"id", "DOC-1"}, {"kind", "referral"}, {"title", "紹介状"}, {"issuer", "見本医院"}, {"issued", "20261104"}};
        QJsonObject body{{"specificHealthCheckups", "yes"},
                         {"specificDiseases", "no"},
                         {"recordSharing", "yes"},
                         {"prescriptionChoice", "no"},
                         {"registered", "yes"},
                         {"aidCertificates", QJsonArray{certificate}},
                         {"documents", QJsonArray{document}},
                         {"exchangeNumbers", "yes"}};
        for (auto at = change.begin(); at != change.end(); ++at)
            body[at.key()] = at.value();
        return json(body);
    }

    static QByteArray goodNonce()
    {
        return ScriptedServer::http(201, json({{"nonce", QString(43, 'A')}, {"issued", 1795000000}}));
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const auto* root : {"oqs-root", "other-root", "device-root"})
            m_pki.makeRoot(root);
        m_pki.makeLeaf("server", "oqs-root", "DNS:localhost,IP:127.0.0.1");
        m_pki.makeLeaf("server-elsewhere", "oqs-root", "DNS:oqs.example");
        m_pki.makeLeaf("server-expired", "oqs-root", "DNS:localhost,IP:127.0.0.1", TestAuthority::Validity::Past);
        m_pki.makeLeaf("server-other-root", "other-root", "DNS:localhost,IP:127.0.0.1");
        m_pki.makeLeaf("device", "device-root", "URI:urn:uketsuke:device:TEST-0007");
        m_pki.makeLeaf("device-expired", "device-root", "URI:urn:uketsuke:device:TEST-0007",
                       TestAuthority::Validity::Past);
        m_pki.makeLeaf("device-stranger", "other-root", "URI:urn:uketsuke:device:TEST-0009");
        m_pki.makeLeaf("receipt", "oqs-root", "DNS:receipt.example");
        m_pki.makeLeaf("receipt-stranger", "oqs-root", "DNS:receipt.example");
    }

    void aNonceIsFetched()
    {
        const auto oqs = server();
        oqs->answer = goodNonce();
        const auto kiosk = uplinkTo(oqs->url());
        const auto nonce = kiosk->nonce(patient);
        QCOMPARE(outcomeOf(nonce), "ok");
        QCOMPARE(nonce->value, std::string(43, 'A'));
        QVERIFY(oqs->requests.first().startsWith("POST /v1/nonces HTTP/1.1\r\n"));
    }

    void theRequestIsWhatTheInterfaceSays()
    {
        const auto oqs = server();
        oqs->answer = consentAnswer(201, "accepted", receipt("accepted"));
        const auto kiosk = uplinkTo(oqs->url("localhost"));
        const auto delivered = kiosk->deliver(m_submission, patient);
        QCOMPARE(outcomeOf(delivered), "ok");
        QVERIFY(delivered->outcome == ports::DeliveryOutcome::Accepted);
        QCOMPARE(delivered->qualificationResult, "<XmlMsg/>");
        QVERIFY(!delivered->receipt.empty());

        const auto request = oqs->requests.first();
        QVERIFY(request.startsWith("POST /v1/consents HTTP/1.1\r\n"));
        QVERIFY(request.contains("Idempotency-Key: " + QByteArray::fromStdString(m_submission.jti) + "\r\n"));
        QVERIFY(!request.toLower().contains("\ncookie:"));
        const auto body = nlohmann::json::parse(request.mid(request.indexOf("\r\n\r\n") + 4).toStdString());
        QCOMPARE(body.size(), 2U);
        QCOMPARE(body.at("token").get<std::string>(), m_submission.token); // the exact bytes
        QCOMPARE(body.at("envelope").get<std::string>(), m_submission.envelope);
    }

    void conditionsAreAskedByTheCardBinding()
    {
        const auto oqs = server();
        oqs->answer = ScriptedServer::http(200, json({{"specificHealthCheckups", "yes"},
                                                      {"specificDiseases", "no"},
                                                      {"recordSharing", "unknown"},
                                                      {"prescriptionChoice", "yes"}}));
        const auto kiosk = uplinkTo(oqs->url());
        const auto conditions = kiosk->conditions({.key = "input-helper", .sha256 = "digest"}, patient);
        QCOMPARE(outcomeOf(conditions), "ok");
        QVERIFY(conditions->specificHealthCheckups == ports::Condition::Yes);
        QVERIFY(conditions->specificDiseases == ports::Condition::No);
        QVERIFY(conditions->recordSharing == ports::Condition::Unknown);
        QVERIFY(oqs->requests.first().endsWith(
            json({{"binding", QJsonObject{{"key", "input-helper"}, {"sha256", "digest"}}}})));
    }

    void whatIsOfferedIsRead()
    {
        const auto oqs = server();
        oqs->answer = ScriptedServer::http(200, conditionsAnd({}));
        const auto conditions = uplinkTo(oqs->url())->conditions({.key = "input-helper", .sha256 = "digest"}, patient);
        QCOMPARE(outcomeOf(conditions), "ok");
        QVERIFY(conditions->registered == ports::Condition::Yes);
        QVERIFY(conditions->offers.has_value());
        QVERIFY((conditions->offers->documents
                 == std::vector<ports::OfferedDocument>{{"DOC-1", "referral", "紹介状", "見本医院", "20261104"}}));
        QCOMPARE(conditions->offers->aidCertificates.size(), 1U);
        QVERIFY(conditions->offers->exchangeNumbers);
    }

    void whatIsNotAsTheInterfaceSaysIsNotShown_data()
    {
        QTest::addColumn<QJsonObject>("change");
        const auto document = [](const char* name, const QJsonValue& value) {
            QJsonObject one{
                {"id", "DOC-1"}, {"kind", "referral"}, {"title", "T"}, {"issuer", "I"}, {"issued", "20261104"}};
            one[QLatin1String(name)] = value;
            return QJsonObject{{"documents", QJsonArray{one}}};
        };
        const auto many = [](const char* list, int count, const char* kind) {
            QJsonArray all;
            for (int at = 0; at < count; ++at)
                all.append(QJsonObject{{"id", QStringLiteral("D-%1").arg(at)},
                                       {"kind", kind},
                                       {"title", "T"},
                                       {"issuer", "I"},
                                       {"issued", "20261104"}});
            return QJsonObject{{list, all}};
        };
        QTest::newRow("no list") << QJsonObject{{"documents", "none"}};
        QTest::newRow("half of it") << QJsonObject{{"aidCertificates", QJsonValue::Null}};
        QTest::newRow("registered, or not") << QJsonObject{{"registered", "perhaps"}};
        QTest::newRow("too many documents") << many("documents", 21, "referral");
        QTest::newRow("too many certificates") << many("aidCertificates", 9, "aid-certificate");
        QTest::newRow("a certificate among the documents") << document("kind", "aid-certificate");
        QTest::newRow("unknown kind") << document("kind", "letter");
        QTest::newRow("mark-up") << document("title", "<b>T</b>");
        QTest::newRow("two lines") << document("title", "T\nT");
        QTest::newRow("turned around") << document("issuer", QStringLiteral("I\u202egnp"));
        QTest::newRow("too long") << document("title", QString(41, QChar(0x6587)));
        QTest::newRow("no title") << document("title", "");
        QTest::newRow("a path for an id") << document("id", "../x");
        QTest::newRow("no such day") << document("issued", "20260230");
        QTest::newRow("a number for a date") << document("issued", 20261104);
        QTest::newRow("more than there is") << document("more", "x");
        QTest::newRow("an id twice") << document("id", "AID-1"); // the certificate has it, too
    }
    void whatIsNotAsTheInterfaceSaysIsNotShown()
    {
        QFETCH(const QJsonObject, change);
        const auto oqs = server();
        oqs->answer = ScriptedServer::http(200, conditionsAnd(change));
        const auto conditions = uplinkTo(oqs->url())->conditions({.key = "input-helper", .sha256 = "digest"}, patient);
        QCOMPARE(outcomeOf(conditions), "UplinkAnswerMalformed");
    }

    void anExchangeNumberIsAskedFor_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QByteArray>("outcome");
        const QJsonArray one{QJsonObject{
            {"id", "DOC-9"}, {"kind", "referral"}, {"title", "T"}, {"issuer", "I"}, {"issued", "20261104"}}};
        QTest::newRow("found") << 200 << QJsonObject{{"documents", one}, {"more", "no"}} << QByteArray("ok");
        QTest::newRow("found nothing") << 200 << QJsonObject{{"documents", QJsonArray()}, {"more", "no"}}
                                       << QByteArray("UplinkAnswerMalformed");
        QTest::newRow("unknown") << 422 << QJsonObject{{"code", "SIM-EXCHANGE-UNKNOWN"}}
                                 << QByteArray("ExchangeNumberUnknown");
        QTest::newRow("locked") << 422 << QJsonObject{{"code", "SIM-EXCHANGE-LOCKED"}}
                                << QByteArray("ExchangeNumberLocked");
        QTest::newRow("refused") << 422 << QJsonObject{{"code", "SIM-PERSON-UNKNOWN"}} << QByteArray("UplinkRefused");
        QTest::newRow("busy") << 503 << QJsonObject() << QByteArray("UplinkBusy");
    }
    void anExchangeNumberIsAskedFor()
    {
        QFETCH(const int, status);
        QFETCH(const QJsonObject, body);
        QFETCH(const QByteArray, outcome);
        const auto oqs = server();
        oqs->answer = ScriptedServer::http(status, json(body));
        const auto found = uplinkTo(oqs->url())
                               ->findDocuments({.key = "input-helper", .sha256 = "digest"},
                                               core::SecureBytes::copyOf(core::viewOf("204617")), patient);
        QCOMPARE(outcomeOf(found), outcome);
        QVERIFY(oqs->requests.first().startsWith("POST /v1/exchange-numbers HTTP/1.1\r\n"));
        QVERIFY(oqs->requests.first().contains(R"("number":"204617")"));
    }

    void consentsInForceAreAskedFor_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QByteArray>("outcome");
        const QString id = QStringLiteral("0193a5b0-0000-7000-8000-000000000001");
        const auto one = [&id](const QJsonObject& change) {
            QJsonObject consent{{"jti", id}, {"given", 1795305600}};
            for (auto at = change.begin(); at != change.end(); ++at)
                consent[at.key()] = at.value();
            return consent;
        };
        const auto row = [](const char* name, const QJsonArray& consents, const char* outcome) {
            QTest::newRow(name) << 200 << QJsonObject{{"consents", consents}} << QByteArray(outcome);
        };
        const auto numbered = [&one](int number) {
            return one({{"jti", QStringLiteral("0193a5b0-0000-7000-8000-%1").arg(number, 12, 10, QLatin1Char('0'))}});
        };
        QJsonArray many;
        for (int number = 1; number <= 64; ++number)
            many.append(numbered(number));
        row("none", {}, "ok");
        row("one", {one({})}, "ok");
        row("as many as may be", many, "ok");
        many.append(numbered(65));
        row("one more than that", many, "UplinkAnswerMalformed");
        row("one twice", {one({}), one({})}, "UplinkAnswerMalformed");
        row("an id that is none", {one({{"jti", "everything"}})}, "UplinkAnswerMalformed");
        row("an id in capitals", {one({{"jti", id.toUpper()}})}, "UplinkAnswerMalformed");
        row("an id with more behind it", {one({{"jti", id + '0'}})}, "UplinkAnswerMalformed");
        row("no id", {one({{"jti", QJsonValue::Null}})}, "UplinkAnswerMalformed");
        row("no time", {one({{"given", QJsonValue::Null}})}, "UplinkAnswerMalformed");
        row("before time began", {one({{"given", -1}})}, "UplinkAnswerMalformed");
        row("after the year 9999", {one({{"given", 253'402'300'800.0}})}, "UplinkAnswerMalformed");
        row("a time with a fraction", {one({{"given", 1.5}})}, "UplinkAnswerMalformed");
        row("a text in the list", {id}, "UplinkAnswerMalformed");
        QTest::newRow("no list") << 200 << QJsonObject{{"consents", "none"}} << QByteArray("UplinkAnswerMalformed");
        QTest::newRow("nothing") << 200 << QJsonObject() << QByteArray("UplinkAnswerMalformed");
        QTest::newRow("refused") << 403 << QJsonObject{{"code", "SIM-INSTITUTION"}} << QByteArray("UplinkRefused");
        QTest::newRow("busy") << 503 << QJsonObject() << QByteArray("UplinkBusy");
    }
    void consentsInForceAreAskedFor()
    {
        QFETCH(const int, status);
        QFETCH(const QJsonObject, body);
        QFETCH(const QByteArray, outcome);
        const auto oqs = server();
        oqs->answer = ScriptedServer::http(status, json(body));
        const auto active =
            uplinkTo(oqs->url())->activeConsents({.key = "input-helper", .sha256 = "digest"}, "1319999901", patient);
        QCOMPARE(outcomeOf(active).split(' ').first(), outcome);
        QVERIFY(oqs->requests.first().startsWith("POST /v1/active HTTP/1.1\r\n"));
        QVERIFY(oqs->requests.first().endsWith(json(
            {{"binding", QJsonObject{{"key", "input-helper"}, {"sha256", "digest"}}}, {"institution", "1319999901"}})));
        if (active && !active->empty()) {
            QCOMPARE(active->front().jti, std::string("0193a5b0-0000-7000-8000-000000000001"));
            QVERIFY(active->front().given == core::Instant{1795305600000});
            QCOMPARE(qsizetype(active->size()), body["consents"].toArray().size());
        }
    }

    void aRegistrationIsAskedFor_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QByteArray>("outcome");
        QTest::newRow("done") << 201 << QJsonObject{{"outcome", "registered"}} << QByteArray("ok");
        QTest::newRow("before") << 200 << QJsonObject{{"outcome", "already-registered"}} << QByteArray("ok");
        QTest::newRow("another word") << 201 << QJsonObject{{"outcome", "perhaps"}}
                                      << QByteArray("UplinkAnswerMalformed");
        QTest::newRow("refused") << 422 << QJsonObject{{"code", "SIM-PERSON-UNKNOWN"}}
                                 << QByteArray("RegistrationRefused");
    }
    void aRegistrationIsAskedFor()
    {
        QFETCH(const int, status);
        QFETCH(const QJsonObject, body);
        QFETCH(const QByteArray, outcome);
        const auto oqs = server();
        oqs->answer = ScriptedServer::http(status, json(body));
        QCOMPARE(outcomeOf(uplinkTo(oqs->url())->registerCard({.key = "input-helper", .sha256 = "digest"}, patient)),
                 outcome);
        QVERIFY(oqs->requests.first().startsWith("POST /v1/registrations HTTP/1.1\r\n"));
    }

    void outcomesAreTold_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QByteArray>("receiptWord");
        QTest::addColumn<int>("outcome");
        using ports::DeliveryOutcome;
        QTest::newRow("late") << 201 << QByteArray("accepted-late") << QByteArray("accepted-late")
                              << int(DeliveryOutcome::AcceptedLate);
        QTest::newRow("held") << 200 << QByteArray("already-held") << QByteArray("accepted")
                              << int(DeliveryOutcome::AlreadyHeld);
        QTest::newRow("too late") << 200 << QByteArray("arrived-too-late") << QByteArray("arrived-too-late")
                                  << int(DeliveryOutcome::ArrivedTooLate);
        QTest::newRow("held, and too late already then")
            << 200 << QByteArray("already-held") << QByteArray("arrived-too-late")
            << int(DeliveryOutcome::ArrivedTooLate);
    }
    void outcomesAreTold()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, word);
        QFETCH(const QByteArray, receiptWord);
        QFETCH(const int, outcome);
        const auto oqs = server();
        const auto isTooLate = ports::DeliveryOutcome(outcome) == ports::DeliveryOutcome::ArrivedTooLate;
        oqs->answer = consentAnswer(status, word, receipt(receiptWord), isTooLate ? QByteArray() : "<XmlMsg/>");
        const auto delivered = uplinkTo(oqs->url())->deliver(m_submission, patient);
        QCOMPARE(outcomeOf(delivered), "ok");
        QCOMPARE(int(delivered->outcome), outcome);
    }

    void aServerThatIsNotOursIsUntrusted_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isOld");
        QTest::newRow("wrong root") << "server-other-root" << false;
        QTest::newRow("wrong host name") << "server-elsewhere" << false;
        QTest::newRow("expired") << "server-expired" << false;
        QTest::newRow("TLS 1.2 only") << "server" << true;
    }
    void aServerThatIsNotOursIsUntrusted()
    {
        QFETCH(const QString, name);
        QFETCH(const bool, isOld);
        const auto oqs = server(name, isOld ? QSsl::TlsV1_2 : QSsl::TlsV1_3OrLater);
        oqs->answer = goodNonce();
        QCOMPARE(outcomeOf(uplinkTo(oqs->url())->nonce(patient)), "UplinkUntrusted");
        QVERIFY(oqs->requests.isEmpty()); // nothing was said to a stranger
    }

    void aDeviceThatOqsDoesNotKnowGetsNoAnswer()
    {
        const auto oqs = server();
        oqs->answer = goodNonce();
        auto stranger = options(oqs->url());
        stranger.certificate = m_pki.file("device-stranger.crt.pem");
        stranger.key = m_pki.file("device-stranger.key.pem");
        const auto kiosk = uplink::OqsUplink::create(stranger, m_cryptography);
        QVERIFY(kiosk.has_value());
        const auto nonce = (*kiosk)->nonce(patient);
        QVERIFY(!nonce.has_value());
        qInfo("told as %s (%s)", outcomeOf(nonce).constData(), nonce.error().note.text().c_str());
        QVERIFY(nonce.error().fault == Fault::UplinkUntrusted || nonce.error().fault == Fault::UplinkUnreachable);
        QVERIFY(oqs->requests.isEmpty());
    }

    void statusesBecomeFaults_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QByteArray>("note");
        const auto refused = [](const char* row, int status, const QByteArray& code, const QByteArray& note) {
            QTest::newRow(row) << status << json({{"code", text(code)}, {"message", "…"}})
                               << QByteArray("UplinkRefused") << note;
        };
        refused("400", 400, "SIM-MALFORMED", "SIM-MALFORMED");
        refused("403", 403, "SIM-DEVICE-UNKNOWN", "SIM-DEVICE-UNKNOWN");
        refused("409", 409, "SIM-REPLAY", "SIM-REPLAY");
        refused("422", 422, "SIM-NONCE-STALE", "SIM-NONCE-STALE");
        refused("a code with markup", 422, "<b>SIM</b>", "UNNAMED");
        refused("a code in small letters", 422, "sim-time", "UNNAMED");
        refused("an empty code", 422, "", "UNNAMED");
        refused("a code of 41 characters", 422, QByteArray(41, 'A'), "UNNAMED");
        QTest::newRow("403 by some other machine")
            << 403 << QByteArray("<html>Blocked</html>") << QByteArray("UplinkAnswerMalformed") << QByteArray();
        QTest::newRow("429") << 429 << QByteArray() << QByteArray("UplinkBusy") << QByteArray();
        QTest::newRow("500") << 500 << QByteArray("{}") << QByteArray("UplinkBusy") << QByteArray();
        QTest::newRow("503") << 503 << QByteArray("<html>") << QByteArray("UplinkBusy") << QByteArray();
        QTest::newRow("404") << 404 << QByteArray("{}") << QByteArray("UplinkAnswerMalformed") << QByteArray();
        QTest::newRow("204") << 204 << QByteArray() << QByteArray("UplinkAnswerMalformed") << QByteArray();
    }
    void statusesBecomeFaults()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, fault);
        QFETCH(const QByteArray, note);
        const auto oqs = server();
        oqs->answer = ScriptedServer::http(status, body);
        const auto delivered = uplinkTo(oqs->url())->deliver(m_submission, patient);
        QCOMPARE(outcomeOf(delivered), fault);
        if (!note.isEmpty())
            QCOMPARE(QByteArray::fromStdString(delivered.error().note.text()), note);
    }

    void aRedirectIsRefused_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }
    void aRedirectIsRefused()
    {
        QFETCH(const int, status);
        const auto oqs = server();
        const auto elsewhere = server();
        elsewhere->answer = goodNonce();
        oqs->answer = ScriptedServer::http(
            status, "", "Location: " + QByteArray::fromStdString(elsewhere->url()) + "/v1/nonces\r\n");
        QCOMPARE(outcomeOf(uplinkTo(oqs->url())->nonce(patient)), "UplinkAnswerMalformed");
        QVERIFY(elsewhere->requests.isEmpty());
    }

    void answersThatAreNotTheInterfaceAreMalformed_data()
    {
        QTest::addColumn<QByteArray>("answer");
        const auto good = receipt("accepted");
        const auto answered = [](const QByteArray& body) { return ScriptedServer::http(201, body); };
        const auto whole = json({{"outcome", "accepted"}, {"receipt", text(good)}, {"qualificationResult", "x"}});
        QTest::newRow("garbage") << answered("\x01\x02garbage");
        QTest::newRow("no JSON") << answered("<html></html>");
        QTest::newRow("array") << answered("[" + whole + "]");
        QTest::newRow("empty") << answered("");
        QTest::newRow("deep") << answered("{\"a\":" + QByteArray(30'000, '[') + QByteArray(30'000, ']') + "}");
        QTest::newRow("twice the same name") << answered("{\"outcome\":\"accepted\"," + whole.mid(1));
        QTest::newRow("something behind") << answered(whole + " {}");
        QTest::newRow("text that is no UTF-8") << answered(QByteArray(whole).replace(":\"x\"", ":\"\xFF\""));
        QTest::newRow("unknown outcome") << consentAnswer(201, "granted", good);
        QTest::newRow("outcome of another status") << consentAnswer(200, "accepted", good);
        QTest::newRow("outcome no string") << answered(json({{"outcome", 1}, {"receipt", text(good)}}));
        QTest::newRow("no result") << consentAnswer(201, "accepted", good, "");
        QTest::newRow("no receipt") << answered(json({{"outcome", "accepted"}, {"qualificationResult", "x"}}));
        QTest::newRow("receipt in two parts") << consentAnswer(201, "accepted", "e30.e30");
        QTest::newRow("receipt in four parts") << consentAnswer(201, "accepted", good + ".e30");
        QTest::newRow("receipt with padding") << consentAnswer(201, "accepted", good + "==");
        QTest::newRow("receipt of algorithm none")
            << consentAnswer(201, "accepted", m_pki.signedCompact("receipt", json({{"alg", "none"}}), "{}"));
        QTest::newRow("receipt with crit") << consentAnswer(
            201, "accepted",
            m_pki.signedCompact("receipt", json({{"alg", "ES256"}, {"crit", QJsonArray{"b64"}}}), "{}"));
        QTest::newRow("receipt without members")
            << consentAnswer(201, "accepted", m_pki.signedCompact("receipt", es256, "{}"));
    }
    void answersThatAreNotTheInterfaceAreMalformed()
    {
        QFETCH(const QByteArray, answer);
        const auto oqs = server();
        oqs->answer = answer;
        QCOMPARE(outcomeOf(uplinkTo(oqs->url())->deliver(m_submission, patient)), "UplinkAnswerMalformed");
    }

    void aReceiptThatIsNotForTheseBytesIsUntrusted_data()
    {
        QTest::addColumn<QByteArray>("compact");
        QTest::newRow("another key") << receipt("accepted", "receipt-stranger");
        QTest::newRow("another consent") << receipt("accepted", "receipt", "0193a5b0-0000-7000-8000-00000000ffff");
        QTest::newRow("other bytes") << receipt("accepted", "receipt", {},
                                                m_submission.token.c_str() + QByteArray(" "));
        QTest::newRow("contradicts the answer") << receipt("arrived-too-late");
        auto changed = receipt("accepted");
        changed[changed.size() - 8] = changed.at(changed.size() - 8) == 'A' ? 'B' : 'A';
        QTest::newRow("signature changed") << changed;
    }
    void aReceiptThatIsNotForTheseBytesIsUntrusted()
    {
        QFETCH(const QByteArray, compact);
        const auto oqs = server();
        oqs->answer = consentAnswer(201, "accepted", compact);
        QCOMPARE(outcomeOf(uplinkTo(oqs->url())->deliver(m_submission, patient)), "UplinkUntrusted");
    }

    void nobodyThereIsUnreachable()
    {
        QTcpServer taken; // a port that is ours and where nobody answers TLS any more
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const auto url = "https://127.0.0.1:" + std::to_string(taken.serverPort());
        taken.close();
        QCOMPARE(outcomeOf(uplinkTo(url)->nonce(patient)), "UplinkUnreachable");
        QCOMPARE(outcomeOf(uplinkTo("https://no-such-host.invalid:1")->nonce(patient)), "UplinkUnreachable");
    }

    void silenceEndsAtTheLimit_data()
    {
        QTest::addColumn<int>("script");
        QTest::newRow("after the request") << int(Script::Silence);
        QTest::newRow("before the handshake") << -1;
    }
    void silenceEndsAtTheLimit()
    {
        QFETCH(const int, script);
        const auto oqs = server();
        QTcpServer mute; // accepts and says nothing
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        oqs->script = script < 0 ? Script::Silence : Script(script);
        const auto kiosk = uplinkTo(script < 0 ? "https://127.0.0.1:" + std::to_string(mute.serverPort()) : oqs->url());
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(outcomeOf(kiosk->nonce(brief)), "UplinkUnreachable");
        QVERIFY(clock.elapsed() >= brief.count() - 50);
        QVERIFY(clock.elapsed() < 30'000);
    }

    void anAnswerThatEndsTooSoonIsUnreachable_data()
    {
        QTest::addColumn<int>("script");
        QTest::newRow("closed at once") << int(Script::CloseAtOnce);
        QTest::newRow("cut short") << int(Script::CutShort);
    }
    void anAnswerThatEndsTooSoonIsUnreachable()
    {
        QFETCH(const int, script);
        const auto oqs = server();
        oqs->answer = goodNonce();
        oqs->script = Script(script);
        QCOMPARE(outcomeOf(uplinkTo(oqs->url())->nonce(patient)), "UplinkUnreachable");
    }

    void anEndlessBodyIsCutOffAtTheCap()
    {
        const auto oqs = server();
        oqs->script = Script::EndlessBody;
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(outcomeOf(uplinkTo(oqs->url())->nonce(patient)), "UplinkAnswerMalformed");
        QVERIFY(clock.elapsed() < patient.count() / 2); // by size, not by time
    }

    void anEndlessHeaderEndsAtTheLimitAtTheLatest()
    {
        const auto oqs = server();
        oqs->script = Script::EndlessHeader;
        QElapsedTimer clock;
        clock.start();
        QVERIFY(!uplinkTo(oqs->url())->nonce(brief).has_value());
        QVERIFY(clock.elapsed() < 30'000);
    }

    void aLateAnswerIsNotTakenForTheNextQuestion()
    {
        const auto oqs = server();
        oqs->script = Script::Silence;
        const auto kiosk = uplinkTo(oqs->url());
        QCOMPARE(outcomeOf(kiosk->nonce(brief)), "UplinkUnreachable");
        oqs->script = Script::Answer;
        oqs->answer = goodNonce();
        QCOMPARE(outcomeOf(kiosk->nonce(patient)), "ok");
    }

    void itWorksOnAWorkerThread()
    {
        const auto oqs = server();
        oqs->answer = goodNonce();
        std::atomic<bool> isDone{false};
        QByteArray outcome;
        std::thread worker([&] {
            // Made here as the runtime does it: first use and end on the same thread.
            const auto kiosk = uplinkTo(oqs->url());
            outcome = outcomeOf(kiosk->nonce(patient)) + ' ' + outcomeOf(kiosk->nonce(patient));
            isDone = true;
        });
        const auto isInTime = QTest::qWaitFor([&] { return isDone.load(); }, 20'000);
        worker.join();
        QVERIFY(isInTime);
        QCOMPARE(outcome, "ok ok");
    }

    void aJtiThatCouldEndAHeaderLineIsNotSent()
    {
        const auto oqs = server();
        auto wrong = m_submission;
        wrong.jti = "a\r\nX: y";
        QCOMPARE(outcomeOf(uplinkTo(oqs->url())->deliver(wrong, patient)), "InternalFault");
        QVERIFY(oqs->requests.isEmpty());
    }

    void badMaterialIsNamedAtTheStart_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("fault");
        QTest::newRow("no root") << "root" << "none.pem" << QByteArray("TrustAnchorsInvalid");
        QTest::newRow("root is garbage") << "root" << "garbage.pem" << QByteArray("TrustAnchorsInvalid");
        QTest::newRow("root is a leaf") << "root" << "server.crt.pem" << QByteArray("TrustAnchorsInvalid");
        QTest::newRow("two roots") << "root" << "two.pem" << QByteArray("TrustAnchorsInvalid");
        QTest::newRow("no receipt certificate") << "receipt" << "none.pem" << QByteArray("TrustAnchorsInvalid");
        QTest::newRow("no certificate") << "certificate" << "none.pem" << QByteArray("DeviceCertificateInvalid");
        QTest::newRow("expired") << "certificate" << "device-expired.crt.pem" << QByteArray("DeviceCertificateInvalid");
        QTest::newRow("of another key") << "certificate" << "receipt.crt.pem" << QByteArray("DeviceCertificateInvalid");
        QTest::newRow("chain is garbage") << "chain" << "garbage.pem" << QByteArray("DeviceCertificateInvalid");
        QTest::newRow("no key") << "key" << "none.pem" << QByteArray("DeviceKeyMissing");
        QTest::newRow("key is a certificate") << "key" << "device.crt.pem" << QByteArray("DeviceKeyMissing");
        QTest::newRow("plain HTTP") << "url" << "http://localhost:1" << QByteArray("ConfigurationInvalid");
        QTest::newRow("with a path") << "url" << "https://localhost:1/v1" << QByteArray("ConfigurationInvalid");
        QTest::newRow("no host") << "url" << "https://" << QByteArray("ConfigurationInvalid");
    }
    void badMaterialIsNamedAtTheStart()
    {
        QFETCH(const QString, what);
        QFETCH(const QString, value);
        QFETCH(const QByteArray, fault);
        m_pki.write("garbage.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        QFile one(m_pki.path("oqs-root.crt.pem")), other(m_pki.path("other-root.crt.pem"));
        QVERIFY(one.open(QIODevice::ReadOnly) && other.open(QIODevice::ReadOnly));
        m_pki.write("two.pem", one.readAll() + other.readAll());

        auto wrong = options("https://localhost:1");
        const auto file = m_pki.file(value);
        if (what == "root")
            wrong.root = file;
        else if (what == "receipt")
            wrong.receiptCertificate = file;
        else if (what == "certificate")
            wrong.certificate = file;
        else if (what == "chain")
            wrong.chain = file;
        else if (what == "key")
            wrong.key = file;
        else
            wrong.url = value.toStdString();
        const auto made = uplink::OqsUplink::create(wrong, m_cryptography);
        QVERIFY(!made.has_value());
        QCOMPARE(faultName(made.error()), fault);
        QVERIFY(!made.error().note.empty());
        if (what != "url")
            QVERIFY(QString::fromStdString(made.error().note.text()).contains(value));
    }
};

QTEST_GUILESS_MAIN(OqsUplinkTest)
#include "OqsUplinkTest.moc"
