// The sandbox's parts that need no connection: registry, result layout, database rules, names of misbehaviours.

#include "tools/consent-verify/PayloadRules.h"
#include "tools/sandbox/Database.h"
#include "tools/sandbox/QualificationResult.h"
#include "tools/sandbox/Server.h"

#include <pugixml.hpp>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace uketsuke;

class SandboxPartsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_directory;

private Q_SLOTS:
    void everyItemIsInTheResultWithItsFlag();
    void whatHasEndedHasFlagTwoAndNoTime();
    void registryMustBeReadable_data();
    void registryMustBeReadable();
    void secondSettlementChangesNothing();
    void settlementSurvivesReopening();
    void misbehavioursHaveNames_data();
    void misbehavioursHaveNames();
};

static verify::Payload payloadWith(int agreedPlace)
{
    verify::Payload payload;
    payload.id = "0193a5c2-7f10-7c1e-8d52-000000000001";
    payload.institution = "1319999999";
    payload.issuedAt = 1795305600;
    int place = 0;
    for (const auto& code : verify::rules::catalogueOrder) {
        const bool agreed = place++ == agreedPlace;
        payload.items.push_back({.code = std::string(code),
                                 .flag = agreed ? 1U : 0U,
                                 .category = agreed ? "express-consent" : "express-denial",
                                 .at = {},
                                 .until = {}});
    }
    return payload;
}

void SandboxPartsTest::everyItemIsInTheResultWithItsFlag()
{
    sandbox::InsuredPerson person;
    person.insurerNumber = "138999";
    person.name = "<見本> & 花子";
    for (int agreed = 0; agreed < int(verify::rules::catalogueOrder.size()); ++agreed) {
        const auto text =
            sandbox::qualificationResult(person, payloadWith(agreed), sandbox::ConsentState::InForce, 1795305612);
        pugi::xml_document document;
        QVERIFY(document.load_buffer(text.data(), text.size()));
        const auto message = document.child("XmlMsg");
        QCOMPARE(message.child("MessageHeader").child_value("ProcessExecutionTime"), "20261122090012");
        const auto result = message.child("MessageBody").child("ResultList").child("ResultOfQualificationConfirmation");
        QCOMPARE(result.child_value("Name"), "<見本> & 花子");
        QCOMPARE(result.child_value("InsurerNumber"), "  138999");
        QVERIFY(!result.child("NameKana"));
        int place = 0;
        for (const auto& code : verify::rules::catalogueOrder) {
            const std::string stem(code);
            const bool flagged = place++ == agreed;
            QCOMPARE(result.child_value((stem + "ConsFlg").c_str()), flagged ? "1" : "0");
            QCOMPARE(result.child_value((stem + "ConsTime").c_str()), flagged ? "20261122090000" : "");
            const bool hasPeriod = flagged && !stem.ends_with("CertificateRelated");
            QCOMPARE(result.child_value((stem + "AvailableTime").c_str()), hasPeriod ? "20261123090000" : "");
        }
    }
}

void SandboxPartsTest::whatHasEndedHasFlagTwoAndNoTime()
{
    for (int agreed = 0; agreed < int(verify::rules::catalogueOrder.size()); ++agreed) {
        const auto text =
            sandbox::qualificationResult({}, payloadWith(agreed), sandbox::ConsentState::Ended, 1795305612);
        pugi::xml_document document;
        QVERIFY(document.load_buffer(text.data(), text.size()));
        const auto result = document.child("XmlMsg").child("MessageBody").child("ResultList").first_child();
        int place = 0;
        for (const auto& code : verify::rules::catalogueOrder) {
            const bool isByLaw = code == verify::rules::setByLaw; // nobody consented to it, so it stays
            const auto* flag = place++ != agreed ? "0" : isByLaw ? "1" : "2";
            QCOMPARE(result.child_value((code + "ConsFlg").c_str()), flag);
            QCOMPARE(result.child((code + "ConsTime").c_str()).empty(), *flag != '1');
            QVERIFY(result.child((code + "AvailableTime").c_str()).empty());
        }
    }
}

void SandboxPartsTest::registryMustBeReadable_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("good");
    QTest::newRow("nobody") << QByteArray("[]") << true;
    QTest::newRow("not a list") << QByteArray("{}") << false;
    QTest::newRow("not JSON") << QByteArray("[") << false;
    QTest::newRow("no digests") << QByteArray(R"([{"persona":"x"}])") << false;
}

void SandboxPartsTest::registryMustBeReadable()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, good);
    QFile file(m_directory.filePath(QStringLiteral("registry.json")));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(content);
    file.close();
    QCOMPARE(sandbox::Registry::load(file.fileName().toStdString()).has_value(), good);
}

static sandbox::Database::Decision accepted(const std::string& token)
{
    sandbox::StoredConsent consent;
    consent.id = "id";
    consent.token = token;
    consent.issuer = "urn:device";
    consent.outcome = "accepted";
    consent.receipt = "r";
    consent.received = 1;
    consent.expires = 2;
    return {.consent = std::move(consent), .effective = true};
}

void SandboxPartsTest::secondSettlementChangesNothing()
{
    auto database = sandbox::Database::open(m_directory.filePath(QStringLiteral("second.sqlite")).toStdString());
    QVERIFY(database);
    const verify::Digest nonce{1};
    QVERIFY(*database->addNonce(nonce, verify::Digest{2}, 100));
    QVERIFY(database->settle("id", nonce, [](const auto& known) {
        return known.consent || !known.nonce || known.nonce->usedBy ? std::nullopt : std::optional(accepted("token"));
    }));
    // Even a decision that forgets to look cannot store a second one, nor a second effect.
    QVERIFY(!database->settle("id", std::nullopt, [](const auto&) { return std::optional(accepted("other")); }));
    QCOMPARE(*database->effects("id"), std::int64_t(1));
    QCOMPARE((*database->consent("id"))->token, std::string("token"));
    QVERIFY(database->settle("other", nonce, [](const auto& known) -> std::optional<sandbox::Database::Decision> {
        if (!known.nonce || known.nonce->usedBy != "id")
            qFatal("the nonce is not used up");
        return std::nullopt;
    }));
}

void SandboxPartsTest::settlementSurvivesReopening()
{
    const auto file = m_directory.filePath(QStringLiteral("reopened.sqlite")).toStdString();
    const std::string bytes("to\0ken", 6);
    {
        auto database = sandbox::Database::open(file);
        QVERIFY(database);
        QVERIFY(database->settle("id", std::nullopt, [&](const auto&) { return std::optional(accepted(bytes)); }));
    }
    auto database = sandbox::Database::open(file);
    QVERIFY(database);
    QCOMPARE((*database->consent("id"))->token, bytes);
    QCOMPARE(*database->effects("id"), std::int64_t(1));
}

void SandboxPartsTest::misbehavioursHaveNames_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    for (const char* name :
         {"silent-after-accept", "die-after-accept", "503", "garbage", "slow:250", "wrong-receipt*3"})
        QTest::newRow(name) << QByteArray(name) << true;
    for (const char* name : {"", "polite", "slow:", "slow:-1", "503*", "503*x"})
        QTest::newRow(name) << QByteArray(name) << false;
}

void SandboxPartsTest::misbehavioursHaveNames()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    QCOMPARE(sandbox::Misbehaviour::parse(text.toStdString()).has_value(), good);
}

QTEST_GUILESS_MAIN(SandboxPartsTest)
#include "SandboxPartsTest.moc"
