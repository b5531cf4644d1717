// Certificates, each wrong in one way only, against the rule that must find it; and the thumbprint of the standard.
#include <QTest>

#ifndef Q_MOC_RUN
#include "app/ports/KeyThumbprint.h"
#include "tests/unit/identity/ProofDesk.h"
#endif

using namespace uketsuke;
using namespace uketsuke::identity;
using namespace uketsuke::tests;
using core::Fault;
using core::Instant;

class CertificatePolicyTest : public QObject, ProofDesk {
    Q_OBJECT

    core::Result<CertificateVerdict> judge(const QString& name, CertificatePolicy policy, Instant now)
    {
        const auto der = m_office->pki.der(name);
        const auto facts = m_cryptography.readCertificate(der);
        if (!facts)
            return std::unexpected(facts.error());
        const std::array roots{m_office->pki.der("root.pem")};
        const auto issuer = m_cryptography.issuedByOneOf(der, roots, now) ? Issuer::Anchored : Issuer::Unknown;
        return judgeCertificate(*facts, issuer, policy, now);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(open()); }

    void aCertificateInOrderIsBelieved()
    {
        const auto verdict = judge("person.pem", settings().certificatePolicy, today());
        QVERIFY(verdict);
        QVERIFY(!verdict->expiresSoon);
        QCOMPARE(int(verdict->issuer), int(Issuer::Anchored));
        QVERIFY(verdict->key == m_office->personKey->publicKey());
    }

    void eachBadCertificateIsFoundByItsRule_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("note");
        auto& office = *m_office;
        const auto good = PaperOffice::personExtensions();
        const auto policy = good.last();
        QVERIFY(office.issue("bad-issuer.pem", good, {"-days", "730"}, "other"));
        QTest::newRow("another authority of the same name") << "bad-issuer.pem" << "not issued by an installed root";
        QVERIFY(office.issue("bad-authority.pem",
                             {"basicConstraints=critical,CA:TRUE", "keyUsage=critical,digitalSignature", policy}));
        QTest::newRow("an authority") << "bad-authority.pem" << "is a certificate authority";
        QVERIFY(office.issue("bad-certsign.pem", {"basicConstraints=critical,CA:FALSE",
                                                  "keyUsage=critical,digitalSignature,keyCertSign", policy}));
        QTest::newRow("may sign certificates") << "bad-certsign.pem" << "is a certificate authority";
        QVERIFY(office.issue("bad-usage.pem",
                             {"basicConstraints=critical,CA:FALSE", "keyUsage=critical,keyEncipherment", policy}));
        QTest::newRow("may not sign") << "bad-usage.pem" << "key usage without digital signature";
        QVERIFY(
            office.issue("bad-policy.pem", PaperOffice::personExtensions("certificatePolicies=critical,1.2.3.4.5.7")));
        QTest::newRow("another policy") << "bad-policy.pem" << "certificate policy not accepted";
        QVERIFY(office.issue("no-policy.pem", {good[0], good[1]}));
        QTest::newRow("no policy") << "no-policy.pem" << "certificate policy not accepted";
        QVERIFY(office.issue("bad-critical.pem", good + QStringList{"1.2.3.4.99=critical,DER:0500"}));
        QTest::newRow("unknown critical extension") << "bad-critical.pem" << "unknown critical extension";
        QVERIFY(office.issue("bad-hash.pem", good, {"-days", "730", "-sha512"}));
        QTest::newRow("another digest") << "bad-hash.pem" << "algorithm or key size not accepted";
        QVERIFY(office.pki.ecKey("ec.key"));
        QVERIFY(
            office.issue("bad-key.pem", good, {"-days", "730"}, "root", "/C=JP/CN=TEST0000000000000000001", "ec.key"));
        QTest::newRow("another kind of key") << "bad-key.pem" << "algorithm or key size not accepted";
    }
    void eachBadCertificateIsFoundByItsRule()
    {
        QFETCH(QString, name);
        QFETCH(QString, note);
        const auto verdict = judge(name, settings().certificatePolicy, today());
        QVERIFY(!verdict);
        QCOMPARE(verdict.error().fault, Fault::CertificateUntrusted);
        QCOMPARE(QString::fromStdString(verdict.error().note.text()), note);
    }

    void testMarksAreRefusedInARelease()
    {
        auto policy = settings().certificatePolicy;
        policy.testMaterial = TestMaterial::Refused;
        const auto verdict = judge("person.pem", policy, today());
        QVERIFY(!verdict);
        QCOMPARE(QString::fromStdString(verdict.error().note.text()), QString("marked TEST"));
    }

    void validityIsJudgedByTheSecond()
    {
        const auto facts = m_cryptography.readCertificate(m_office->pki.der("person.pem")).value();
        const auto policy = settings().certificatePolicy;
        const auto at = [&](Instant now) { return judgeCertificate(facts, Issuer::Anchored, policy, now); };
        QVERIFY(at(facts.notBefore));
        QVERIFY(at(facts.notAfter));
        QCOMPARE(at(facts.notBefore + core::Milliseconds(-1)).error().fault, Fault::CertificateUntrusted);
        QCOMPARE(at(facts.notAfter + core::Milliseconds(1)).error().fault, Fault::CertificateExpired);
        QVERIFY(at(facts.notAfter + day * -80)->expiresSoon);
        QVERIFY(!at(facts.notAfter + day * -93)->expiresSoon);
        // An expired certificate of a stranger is a stranger's, not an expired one.
        QCOMPARE(judgeCertificate(facts, Issuer::Unknown, policy, facts.notAfter + day).error().fault,
                 Fault::CertificateUntrusted);
    }

    void threeMonthsEndOnALastDay()
    {
        ports::CertificateFacts facts;
        const Instant thirtiethOfNovember{1795996800000}; // 2026-11-30 00:00 UTC
        facts.notAfter = {1803772800000};                 // 2027-02-28 00:00 UTC
        QVERIFY(expiresWithinThreeMonths(facts, thirtiethOfNovember));
        facts.notAfter = facts.notAfter + core::Milliseconds(1);
        QVERIFY(!expiresWithinThreeMonths(facts, thirtiethOfNovember));
    }

    void theThumbprintIsTheOneOfTheStandard()
    {
        // RFC 7638, 3.1.
        const ports::RsaPublicKey key{
            .modulus = *core::fromBase64Url(
                "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMs"
                "tn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbI"
                "SD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"),
            .exponent = bytesOf("010001")};
        QCOMPARE(QString::fromStdString(core::base64Url(keyThumbprint(key, m_cryptography))),
                 QString("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"));
        auto withZero = key;
        withZero.exponent = bytesOf("00010001");
        QVERIFY(canonicalJwk(withZero) == canonicalJwk(key));
    }
};

QTEST_GUILESS_MAIN(CertificatePolicyTest)
#include "CertificatePolicyTest.moc"
