// The token's bytes: every claim as docs/consent-token.md has it, and signatures that others verify.
#include "TokenSamples.h"
#include "tests/unit/crypto/TemporaryPki.h"

#include "app/consent/CardKeyEvidence.h"
#include "app/consent/ConsentToken.h"
#include "app/consent/RecordId.h"
#include "app/ports/KeyThumbprint.h"
#include "drivers/crypto/DeviceConsentSigner.h"
#include "drivers/crypto/FileKeyStore.h"

#include <QDateTime>
#include <QStandardPaths>
#include <QTest>

#include <nlohmann/json.hpp>

#include <functional>
#include <map>

using namespace uketsuke;
using namespace uketsuke::consent;
using Json = nlohmann::ordered_json;
using ports::Condition;
using tests::TemporaryPki;

using tests::cardEvidence;
using tests::namesOf;
using tests::secure;

class ConsentTokenTest : public QObject {
    Q_OBJECT

private:
    crypto::OpenSslCryptography m_cryptography;
    ConsentCatalog m_catalog = tests::shippedResources().catalog;
    TemporaryPki m_pki;

    ConsentStatement statement(Decision all = Decision::Agreed)
    {
        return tests::sampleStatement(m_catalog, m_cryptography, all);
    }

    Json payloadOf(const ConsentStatement& given)
    {
        const auto payload = buildPayload(given, m_catalog);
        return payload ? Json::parse(*payload) : Json();
    }

private Q_SLOTS:
    void theClaimsAreThoseOfThePageInItsOrder()
    {
        const auto payload = payloadOf(statement());
        QCOMPARE(namesOf(payload),
                 (std::vector<std::string>{"iss",  "aud",   "jti",    "iat",   "nbf",  "exp",  "sub",        "inst",
                                           "care", "amr",   "acr",    "att",   "face", "chip", "revocation", "nonce",
                                           "ctr",  "clock", "notice", "items", "docs", "by",   "prev",       "sw"}));
        QCOMPARE(payload["iat"].get<std::int64_t>(), std::int64_t{1795392000});
        QVERIFY(payload["nbf"] == payload["iat"]);
        QCOMPARE(payload["exp"].get<std::int64_t>(), std::int64_t{1795392000 + 86400});
        QCOMPARE(payload["amr"].dump(), std::string(R"(["sc","face"])"));
        QCOMPARE(payload["acr"].get<std::string>(), std::string("face-cardkey"));
        QCOMPARE(payload["att"].dump(), std::string(R"({"face":1,"pin":0})"));
        QCOMPARE(namesOf(payload["face"]), (std::vector<std::string>{"decision", "profile", "attack", "packs"}));
        for (const auto& [result, said] : {std::pair(AttackCheckResult::Passed, "passed"),
                                           std::pair(AttackCheckResult::PassedActive, "passed-active"),
                                           std::pair(AttackCheckResult::NotChecked, "not-checked")}) {
            auto checked = statement();
            checked.face->attack = result;
            QCOMPARE(payloadOf(checked)["face"]["attack"].get<std::string>(), std::string(said));
        }
        QCOMPARE(namesOf(payload["face"]["packs"][0]), (std::vector<std::string>{"name", "sha256"}));
        QCOMPARE(payload["chip"].get<std::string>(), std::string("verified"));
        QCOMPARE(payload["revocation"].get<std::string>(), std::string("not-checked"));
        QCOMPARE(namesOf(payload["nonce"]), std::vector<std::string>{"value"});
        QCOMPARE(namesOf(payload["notice"]), (std::vector<std::string>{"id", "v", "lang", "sha256"}));
        QCOMPARE(payload["docs"].dump(), std::string("[]"));
        QCOMPARE(payload["by"].get<std::string>(), std::string("self"));
        QCOMPARE(payload["prev"].get<std::string>(), std::string(43, 'A'));
    }

    void everyDocumentIsNamedAlsoTheOnesKeptBack()
    {
        auto given = statement();
        const auto shown = shownDigest("紹介状", "見本医院", "20261104", m_cryptography);
        QCOMPARE(shown, m_cryptography.sha256(core::viewOf("紹介状\n見本医院\n20261104")));
        given.documents = std::vector<DocumentStatement>{{"DOC-1", "referral", shown, true},
                                                         {"DOC-2", "checkup-report", shown, false}};
        given.aidCertificates = {{"AID-1", "aid-certificate", shown, false}};
        const auto payload = payloadOf(given);
        const auto& documents = payload["docs"];
        QCOMPARE(documents.size(), std::size_t{2});
        QCOMPARE(namesOf(documents[0]),
                 (std::vector<std::string>{"id", "kind", "sha256", "flag", "cat", "at", "until"}));
        QCOMPARE(namesOf(documents[1]), (std::vector<std::string>{"id", "kind", "sha256", "flag", "cat", "at"}));
        QCOMPARE(documents[0]["cat"].get<std::string>(), std::string("express-consent"));
        QCOMPARE(documents[1]["cat"].get<std::string>(), std::string("express-denial"));
        QCOMPARE(documents[1]["flag"].get<int>(), 0);
        QCOMPARE(payload["aid"].size(), std::size_t{1});
        QVERIFY(payload.dump().find("紹介状") == std::string::npos); // the digest only
    }

    void withoutDocumentsTheTokenSaysWhy()
    {
        auto given = statement();
        given.documents = DocumentsAbsent::Offline;
        QCOMPARE(payloadOf(given)["docs"].dump(), std::string(R"({"absent":"offline"})"));
        given.documents = DocumentsAbsent::NotAsked;
        QCOMPARE(payloadOf(given)["docs"].dump(), std::string(R"({"absent":"not-asked"})"));
        QVERIFY(!payloadOf(given).contains("aid"));
    }

    void aDocumentThatNoVerifierTakesIsNotSigned_data()
    {
        QTest::addColumn<int>("which");
        for (const auto& [name, which] : {std::pair{"no id", 0},
                                          {"an id with a space", 1},
                                          {"another kind", 2},
                                          {"twice", 3},
                                          {"too many", 4},
                                          {"an aid certificate of another kind", 5}})
            QTest::newRow(name) << which;
    }
    void aDocumentThatNoVerifierTakesIsNotSigned()
    {
        QFETCH(int, which);
        auto given = statement();
        std::vector<DocumentStatement> documents{{"DOC-1", "referral", {}, true}};
        if (which == 0)
            documents[0].id.clear();
        if (which == 1)
            documents[0].id = "DOC 1";
        if (which == 2)
            documents[0].kind = "letter";
        if (which == 3)
            documents.push_back(documents[0]);
        for (int count = 2; which == 4 && count <= 26; ++count)
            documents.push_back({"DOC-" + std::to_string(count), "referral", {}, false});
        if (which == 5)
            given.aidCertificates = {{"AID-1", "referral", {}, true}};
        given.documents = documents;
        const auto payload = buildPayload(given, m_catalog);
        QVERIFY(!payload);
        QCOMPARE(payload.error().fault, core::Fault::InternalFault);
    }

    void methodsAndOptionsShow()
    {
        auto pin = statement();
        pin.method = IdentityMethod::Pin;
        pin.face.reset();
        pin.faceTries = 2;
        pin.pinTries = 1;
        pin.nonce.reset();
        pin.chipVerified = false;
        pin.clock = ports::ClockTrust::Jumped;
        pin.prescriptionForm = PrescriptionForm::Paper;
        pin.decidedBy = DecidedBy::Guardian;
        pin.assistedByStaff = true;
        auto payload = payloadOf(pin);
        QCOMPARE(payload["amr"].dump(), std::string(R"(["sc","pin"])"));
        QCOMPARE(payload["acr"].get<std::string>(), std::string("pin-authkey"));
        QVERIFY(!payload.contains("face") && !payload.contains("claim"));
        QCOMPARE(payload["nonce"].dump(), std::string(R"({"absent":"offline"})"));
        QCOMPARE(payload["chip"].get<std::string>(), std::string("not-verified"));
        QCOMPARE(payload["clock"].get<std::string>(), std::string("jumped"));
        QCOMPARE(payload["rx"].get<std::string>(), std::string("2"));
        QCOMPARE(payload["by"].get<std::string>(), std::string("guardian"));
        QCOMPARE(payload["assist"].get<std::string>(), std::string("staff"));

        auto staff = statement();
        staff.method = IdentityMethod::Staff;
        staff.face.reset();
        staff.certificateClaim = m_cryptography.sha256(core::viewOf("certificate"));
        payload = payloadOf(staff);
        QCOMPARE(payload["acr"].get<std::string>(), std::string("staff-cardkey"));
        QCOMPARE(namesOf(payload["claim"]), std::vector<std::string>{"x5t#S256"});
    }

    void everyItemIsThereForEveryCombinationOfDecisions()
    {
        const auto asked = askedItems(m_catalog, {}, {});
        for (int combination = 0; combination < 1 << 11; ++combination) {
            auto given = statement();
            given.decisions = ConsentDecisions(asked);
            for (std::size_t index = 0; index < asked.size(); ++index)
                given.decisions.decide(asked[index].code,
                                       (combination >> index & 1) != 0 ? Decision::Agreed : Decision::Refused);
            const auto items = payloadOf(given)["items"];
            QCOMPARE(items.size(), m_catalog.items().size());
            for (std::size_t index = 0; index < items.size(); ++index) {
                const auto& code = m_catalog.items()[index].code; // the catalogue's order, whatever was asked first
                const auto bit = std::ranges::find(asked, code, &CatalogItem::code) - asked.begin();
                QCOMPARE(items[index]["code"].get<std::string>(), code);
                const bool isAsked = given.decisions.isAsked(code);
                const bool agreed = isAsked && (combination >> bit & 1) != 0;
                const auto text = items[index].dump();
                const auto begin = "{\"code\":\"" + code + "\",";
                const std::string denial = "\"flag\":0,\"cat\":\"express-denial\",\"at\":\"20261123090000\"}";
                const std::string consent =
                    "\"flag\":1,\"cat\":\"express-consent\",\"at\":\"20261123090000\",\"until\":\"20261124090000\"}";
                const auto expected = begin
                                      + (!isAsked ? "\"flag\":1,\"cat\":\"not-sought\"}"
                                         : agreed ? consent
                                                  : denial);
                if (text != expected)
                    QFAIL(text.c_str());
            }
        }
    }

    void whatWasNotAskedIsNotSoughtAndNeverShownAsRefused()
    {
        auto given = statement();
        given.decisions =
            ConsentDecisions(askedItems(m_catalog, {Condition::No, Condition::No, Condition::No, Condition::No}, 20));
        given.decisions.decideAll(Decision::Refused);
        const auto items = payloadOf(given)["items"];
        QCOMPARE(items.size(), std::size_t{12});
        for (const auto& item : items)
            if (!given.decisions.isAsked(item["code"].get<std::string>())) {
                QCOMPARE(item["cat"].get<std::string>(), std::string("not-sought"));
                QCOMPARE(item["flag"].get<int>(), item["code"] == "LimitApplicationCertificateRelated" ? 1 : 0);
                QVERIFY(!item.contains("at") && !item.contains("until"));
            }
    }

    void anUndecidedItemStopsTheToken()
    {
        auto given = statement();
        QVERIFY(given.decisions.decide("TestInfo", Decision::Undecided));
        const auto payload = buildPayload(given, m_catalog);
        QVERIFY(!payload);
        QCOMPARE(payload.error().fault, core::Fault::DecisionIncomplete);
    }

    void valuesThatNoVerifierTakesAreNotSigned_data()
    {
        QTest::addColumn<QString>("claim");
        for (const auto* claim : {"iss", "aud", "jti", "iat", "exp", "sub", "inst", "care", "att", "face", "claim",
                                  "nonce", "ctr", "notice", "items", "sw"})
            QTest::newRow(claim) << claim;
    }
    void valuesThatNoVerifierTakesAreNotSigned()
    {
        QFETCH(QString, claim);
        auto given = statement();
        const std::map<QString, std::function<void()>> spoil{
            {"iss", [&] { given.issuer = "kiosk\""; }},
            {"aud", [&] { given.audience.clear(); }},
            {"jti", [&] { given.jti = "0193A5C2-7f10-7c1e-8d52-000000000001"; }},
            {"iat", [&] { given.confirmed = {}; }},
            {"exp", [&] { given.validity = std::chrono::seconds(86401); }},
            {"sub", [&] { given.subject = "pw:short"; }},
            {"inst", [&] { given.institution = "131999990x"; }},
            {"care", [&] { given.care = "2"; }},
            {"att", [&] { given.faceTries = 0; }},
            {"face", [&] { given.face.reset(); }},
            {"claim",
             [&] {
                 given.method = IdentityMethod::Pin;
                 given.face.reset();
                 given.pinTries = 1;
                 given.certificateClaim = core::Sha256Digest{};
             }},
            {"nonce", [&] { given.nonce = "AAAA"; }},
            {"ctr", [&] { given.counter = 0; }},
            {"notice", [&] { given.notice.version = 0; }},
            {"items",
             [&] {
                 CatalogItem alien;
                 alien.code = "Alien";
                 given.decisions = ConsentDecisions({alien});
                 given.decisions.decideAll(Decision::Agreed);
             }},
            {"sw", [&] { given.software = "0.1 0"; }}};
        spoil.at(claim)();
        const auto payload = buildPayload(given, m_catalog);
        QVERIFY(!payload);
        QCOMPARE(payload.error().fault, core::Fault::InternalFault);
        QCOMPARE(payload.error().note.text(), claim.toStdString());
    }

    void thumbprintIsThatOfRfc7638()
    {
        const ports::RsaPublicKey key{
            *core::fromBase64Url(
                "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECP"
                "ebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY"
                "368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0f"
                "M4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"),
            *core::fromBase64Url("AQAB")};
        QCOMPARE(core::base64Url(keyThumbprint(key, m_cryptography)),
                 std::string("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"));
        auto padded = key;
        padded.modulus.insert(padded.modulus.begin(), std::byte{0});
        QCOMPARE(keyThumbprint(padded, m_cryptography), keyThumbprint(key, m_cryptography));
    }

    void theSubjectIsAPseudonymOfTheInstitution()
    {
        const auto person = cardEvidence(CardKeyKind::InputHelper);
        const auto binding = bindingDigest(person, m_cryptography);
        QCOMPARE(binding, keyThumbprint(person.key, m_cryptography));
        const auto here = subjectOf(secure("key of one institution, 32 bytes"), binding, m_cryptography);
        QCOMPARE(here, subjectOf(secure("key of one institution, 32 bytes"), binding, m_cryptography));
        QVERIFY(here != subjectOf(secure("key of the other institution 32b"), binding, m_cryptography));
        QVERIFY(here.starts_with("pw:") && here.size() == 46);
        QCOMPARE(bindingDigest(cardEvidence(CardKeyKind::Authentication), m_cryptography),
                 m_cryptography.sha256(core::viewOf("certificate")));
    }

    void theCardsHeaderAndEnvelopeAreThoseOfItsKey_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("envelope");
        QTest::newRow("authentication") << 0 << QByteArray("alg typ key jkt x5t#S256") << QByteArray("jti certificate");
        QTest::newRow("input-helper") << 1 << QByteArray("alg typ key jkt rec#S256 cvc#S256")
                                      << QByteArray("jti certificate cardKeyRecord cardVerifiableCertificate");
        QTest::newRow("card-face") << 2 << QByteArray("alg typ key jkt rec#S256 cvc#S256")
                                   << QByteArray("jti certificate cardFaceProof cardVerifiableCertificate");
    }
    void theCardsHeaderAndEnvelopeAreThoseOfItsKey()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, envelope);
        const auto given = cardEvidence(static_cast<CardKeyKind>(kind));
        const auto headerText = cardHeader(given, m_cryptography);
        QVERIFY(headerText);
        const auto parsed = Json::parse(*headerText);
        const auto joined = [](const Json& object) {
            QByteArrayList names;
            for (const auto& name : namesOf(object))
                names << QByteArray::fromStdString(name);
            return names.join(' ');
        };
        QCOMPARE(joined(parsed), header);
        QCOMPARE(parsed["key"].get<std::string>(), std::string(QTest::currentDataTag()));
        const auto plaintext = buildEnvelopePlaintext(statement().jti, given);
        QVERIFY(plaintext);
        const auto opened = Json::parse(core::textOf(plaintext->view()));
        QCOMPARE(joined(opened), envelope);
        QCOMPARE(opened["certificate"].get<std::string>(), core::base64(core::viewOf("certificate")));
        if (kind != 0)
            QCOMPARE(parsed["rec#S256"].get<std::string>(),
                     core::base64Url(m_cryptography.sha256(core::viewOf("record"))));

        auto poor = cardEvidence(static_cast<CardKeyKind>(kind));
        (kind == 0 ? poor.certificate : poor.record).clear();
        QVERIFY(!cardHeader(poor, m_cryptography));
        QVERIFY(!buildEnvelopePlaintext(statement().jti, poor));
    }

    void aCardWithoutAClaimedCertificateHasNoneInItsEnvelope()
    {
        auto given = cardEvidence(CardKeyKind::InputHelper);
        given.certificate.clear();
        const auto plaintext = buildEnvelopePlaintext(statement().jti, given);
        QVERIFY(plaintext);
        QVERIFY(!Json::parse(core::textOf(plaintext->view())).contains("certificate"));
    }

    void idsCarryTheirTimeAndAreOfVersion7()
    {
        std::array<std::byte, 10> random{};
        random.fill(std::byte{0xFF});
        // RFC 9562, A.6: the time of its example.
        QCOMPARE(recordId({0x017F22E279B0}, random), std::string("017f22e2-79b0-7fff-bfff-ffffffffffff"));
        random.fill(std::byte{0});
        QCOMPARE(recordId({0x017F22E279B0}, random), std::string("017f22e2-79b0-7000-8000-000000000000"));
        QVERIFY(isRecordId("017f22e2-79b0-7000-8000-000000000000"));
        for (const auto* wrong : {"", "017f22e2-79b0-4000-8000-000000000000", "017f22e2-79b0-7000-c000-000000000000",
                                  "017f22e2x79b0-7000-8000-000000000000", "017F22E2-79b0-7000-8000-000000000000"})
            QVERIFY2(!isRecordId(wrong), wrong);
    }

    void othersVerifyBothSignaturesAndNoChangedByte()
    {
        if (QStandardPaths::findExecutable("jose").isEmpty())
            QFAIL("the jose command is not installed: tools/setup demo");
        QVERIFY(m_pki.ecKey("device.key"));
        QVERIFY(m_pki.selfSigned("device.key", "device.crt", "/CN=TEST device 0007", tests::deviceExtensions));
        QVERIFY(m_pki.rsaKey("card.key"));
        crypto::FileKeyStore store(m_pki.file("device.key"));
        auto device = crypto::openIdentity(store, {m_pki.file("device.crt"), {}}, {QDateTime::currentMSecsSinceEpoch()},
                                           crypto::TestMaterial::Allowed);
        QVERIFY(device);
        const core::Bytes point(device->key->publicPoint().begin(), device->key->publicPoint().end());
        auto signer = crypto::DeviceConsentSigner::create(std::move(*device));
        QVERIFY(signer);
        QVERIFY(m_pki.openssl({"rsa", "-in", "card.key", "-noout", "-modulus", "-out", "modulus"}));
        const auto modulusText = m_pki.bytes("modulus");
        auto card = cardEvidence(CardKeyKind::InputHelper);
        card.key.modulus = *core::fromHex(core::textOf(modulusText).substr(8, 512));

        TokenParts parts;
        parts.payload = *buildPayload(statement(), m_catalog);
        parts.deviceHeader = *deviceHeader((*signer)->certificateChain(), (*signer)->keyId(), m_cryptography);
        parts.cardHeader = *cardHeader(card, m_cryptography);
        parts.deviceSignature = *(*signer)->sign(core::viewOf(signingInput(parts.deviceHeader, parts.payload)));
        m_pki.write("input", core::viewOf(signingInput(parts.cardHeader, parts.payload)));
        QVERIFY(m_pki.openssl({"dgst", "-sha256", "-sign", "card.key", "-out", "signature", "input"}));
        parts.cardSignature = m_pki.bytes("signature");
        const auto token = assembleToken(parts);
        QVERIFY(token);
        QCOMPARE(namesOf(Json::parse(parts.deviceHeader)),
                 (std::vector<std::string>{"alg", "typ", "kid", "x5c", "x5t#S256"}));

        const auto view = core::ByteView(point);
        const auto write = [&](const QString& name, const Json& json) { m_pki.write(name, core::viewOf(json.dump())); };
        write("device.jwk", {{"kty", "EC"},
                             {"crv", "P-256"},
                             {"x", core::base64Url(view.subspan(1, 32))},
                             {"y", core::base64Url(view.subspan(33))}});
        write("card.jwk", {{"kty", "RSA"}, {"n", core::base64Url(card.key.modulus)}, {"e", "AQAB"}});
        const auto verifies = [&](const std::string& text, const QString& key) {
            m_pki.write("token.json", core::viewOf(text));
            QProcess jose;
            jose.setWorkingDirectory(m_pki.path("."));
            jose.start("jose", {"jws", "ver", "-i", "token.json", "-k", key, "-O", "payload.json"});
            return jose.waitForStarted(5000) && jose.waitForFinished(20000) && jose.exitCode() == 0;
        };
        QVERIFY(verifies(*token, "device.jwk"));
        QCOMPARE(std::string(core::textOf(m_pki.bytes("payload.json"))), parts.payload);
        QVERIFY(verifies(*token, "card.jwk"));
        auto changed = *token;
        const auto place = changed.find("\"payload\":\"") + 40;
        changed[place] = changed[place] == 'A' ? 'B' : 'A';
        QVERIFY(!verifies(changed, "device.jwk"));
        QVERIFY(!verifies(changed, "card.jwk"));
    }

    void signaturesOfAnotherSizeAndHugeTokensAreRefused()
    {
        TokenParts parts{.payload = "{}",
                         .deviceHeader = "{}",
                         .deviceSignature = core::Bytes(64),
                         .cardHeader = "{}",
                         .cardSignature = core::Bytes(256)};
        QVERIFY(assembleToken(parts));
        parts.deviceSignature.resize(70);
        QCOMPARE(assembleToken(parts).error().fault, core::Fault::SigningFailed);
        parts.deviceSignature.resize(64);
        parts.cardSignature.resize(128);
        QVERIFY(!assembleToken(parts));
        parts.cardSignature.resize(256);
        parts.payload = std::string(40000, ' ');
        QVERIFY(!assembleToken(parts));
    }
};

QTEST_GUILESS_MAIN(ConsentTokenTest)
#include "ConsentTokenTest.moc"
