// A withdrawal's bytes: the claims of docs/consent-token.md and none that only a consent has.
#include "TokenSamples.h"

#include "app/consent/Withdrawal.h"
#include "drivers/crypto/OpenSslCryptography.h"

#include <QTest>

using namespace uketsuke;
using namespace uketsuke::consent;
using Json = nlohmann::ordered_json;
using tests::cardEvidence;
using tests::namesOf;

class WithdrawalTokenTest : public QObject {
    Q_OBJECT

private:
    crypto::OpenSslCryptography m_cryptography;
    ConsentCatalog m_catalog = tests::shippedResources().catalog;

private Q_SLOTS:
    void aWithdrawalHasTheClaimsOfThePageAndNoneOfAConsentAlone()
    {
        const std::string named = "0193a5c2-7f10-7c1e-8d52-000000000002";
        Withdrawal made{.record = tests::sampleStatement(m_catalog, m_cryptography), .consents = {named}};
        const auto built = buildWithdrawalPayload(made, m_catalog);
        QVERIFY(built.has_value());
        const auto payload = Json::parse(*built);
        QCOMPARE(namesOf(payload),
                 (std::vector<std::string>{"iss",   "aud",    "jti",       "iat",    "sub",        "inst",  "amr",
                                           "acr",   "att",    "face",      "chip",   "revocation", "nonce", "ctr",
                                           "clock", "notice", "withdraws", "reason", "by",         "prev",  "sw"}));
        QCOMPARE(payload["withdraws"].dump(), R"({"scope":"all","consents":[")" + named + R"("]})");
        QCOMPARE(payload["reason"].get<std::string>(), std::string("2"));

        auto helped = made;
        helped.record.assistedByStaff = true;
        QCOMPARE(Json::parse(*buildWithdrawalPayload(helped, m_catalog))["assist"].get<std::string>(),
                 std::string("staff"));

        // Nobody was asked anything: a withdrawal needs no decision.
        made.record.decisions = ConsentDecisions();
        QVERIFY(buildWithdrawalPayload(made, m_catalog).has_value());
        made.consents = {"everything"};
        QCOMPARE(buildWithdrawalPayload(made, m_catalog).error().note.text(), std::string("withdraws"));
        made.consents.clear();
        QVERIFY(buildWithdrawalPayload(made, m_catalog).has_value());
        made.scope = WithdrawalScope::Listed;
        QVERIFY(!buildWithdrawalPayload(made, m_catalog).has_value());
        made.consents.assign(mostWithdrawn + 1, named);
        QVERIFY(!buildWithdrawalPayload(made, m_catalog).has_value());

        const auto card =
            cardHeader(cardEvidence(CardKeyKind::InputHelper), m_cryptography, ports::RecordKind::Withdrawal);
        QCOMPARE(Json::parse(*card)["typ"].get<std::string>(), std::string("consent-withdrawal+jwt"));
    }
};

QTEST_GUILESS_MAIN(WithdrawalTokenTest)
#include "WithdrawalTokenTest.moc"
