// What the rules rely on from OpenSslCryptography: standard vectors, exact signatures, strict certificates.
#include "TemporaryPki.h"

#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/crypto/Passcode.h"

#include <QDateTime>
#include <QTest>

using namespace uketsuke;
using tests::TemporaryPki;

namespace {

core::Bytes fromHex(std::string_view text) { return core::fromHex(text).value_or(core::Bytes{}); }

/// The big-endian modulus of a private key, through OpenSSL's own command.
core::Bytes modulusOf(TemporaryPki& pki, const QString& key)
{
    pki.openssl({"rsa", "-in", key, "-noout", "-modulus", "-out", "modulus"});
    const auto text = pki.bytes("modulus");
    const std::string_view view = core::textOf(text);
    const auto start = view.find('=') + 1;
    return fromHex(view.substr(start, view.find('\n') - start));
}

} // namespace

class CryptographyTest : public QObject {
    Q_OBJECT

private:
    crypto::OpenSslCryptography m_cryptography;
    TemporaryPki m_pki;
    core::Bytes m_root;
    core::Bytes m_otherRoot;
    core::Bytes m_leaf;
    ports::RsaPublicKey m_rsa;
    core::Instant m_now;

    using Authorities = std::vector<core::Bytes>;

    /// The raw private-key operation over a block, as a card does it for PKCS#1 v1.5.
    core::Bytes cardSignature(const core::Bytes& digestInfo)
    {
        m_pki.write("input", digestInfo);
        // rsautl, because pkeyutl takes nothing longer than a digest.
        m_pki.openssl({"rsautl", "-sign", "-inkey", "rsa.pem", "-in", "input", "-out", "output", "-pkcs"});
        return m_pki.bytes("output");
    }

    /// The private-key operation over a whole block that the caller padded, well or badly.
    core::Bytes rawSignature(const core::Bytes& block)
    {
        m_pki.write("input", block);
        m_pki.openssl({"rsautl", "-sign", "-inkey", "rsa.pem", "-in", "input", "-out", "output", "-raw"});
        return m_pki.bytes("output");
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_pki.rsaKey("root.key"));
        QVERIFY(m_pki.rsaKey("other.key"));
        QVERIFY(m_pki.rsaKey("rsa.pem"));
        const QString authority = "/C=JP/O=JPKI-LOOKALIKE-TEST/OU=TEST ONLY/OU=Test user authentication";
        QVERIFY(m_pki.selfSigned("root.key", "root.crt", authority, tests::authorityExtensions));
        QVERIFY(m_pki.selfSigned("other.key", "other.crt", authority, tests::authorityExtensions));
        QVERIFY(m_pki.issued("rsa.pem", "leaf.crt", "/C=JP/CN=997794E9AGCIEG13101001A", "root.crt", "root.key",
                             {"basicConstraints=CA:FALSE", "keyUsage=critical,digitalSignature",
                              "certificatePolicies=critical,1.3.6.1.4.1.99999.1"}));
        m_now = {QDateTime::currentMSecsSinceEpoch()};
        m_root = m_pki.der("root.crt");
        m_otherRoot = m_pki.der("other.crt");
        m_leaf = m_pki.der("leaf.crt");
        m_rsa = {modulusOf(m_pki, "rsa.pem"), fromHex("010001")};
        QCOMPARE(m_rsa.modulus.size(), std::size_t{256});
    }

    void digestsAreThoseOfTheStandards()
    {
        // FIPS 180-4, "abc"; RFC 4231, test cases 1 and 2.
        QCOMPARE(core::hex(m_cryptography.sha256(core::viewOf("abc"))),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(core::hex(m_cryptography.sha256({})),
                 std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(core::hex(m_cryptography.hmacSha256(core::Bytes(20, std::byte{0x0b}), core::viewOf("Hi There"))),
                 std::string("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
        QCOMPARE(
            core::hex(m_cryptography.hmacSha256(core::viewOf("Jefe"), core::viewOf("what do ya want for nothing?"))),
            std::string("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
        QCOMPARE(core::hex(m_cryptography.hmacSha256({}, {})),
                 std::string("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"));
    }

    void randomBytesDiffer()
    {
        std::array<std::byte, 32> first{};
        std::array<std::byte, 32> second{};
        QVERIFY(m_cryptography.random(first));
        QVERIFY(m_cryptography.random(second));
        QVERIFY(first != second);
    }

    void aCardSignatureOverAnyDigestInfoVerifies_data()
    {
        QTest::addColumn<int>("digests");
        QTest::newRow("SHA-256, as a JWS has it") << 1;
        QTest::newRow("three digests, as the card-face record has it") << 3;
    }
    void aCardSignatureOverAnyDigestInfoVerifies()
    {
        QFETCH(int, digests);
        core::Bytes info = digests == 1 ? ports::sha256DigestInfo(m_cryptography.sha256(core::viewOf("x")))
                                        : fromHex("3071300d060960864801650304020105000460");
        if (digests == 3)
            info.resize(info.size() + 96, std::byte{0x5A});
        const auto signature = cardSignature(info);
        QCOMPARE(signature.size(), std::size_t{256});
        QVERIFY(m_cryptography.rsaSignsDigestInfo(m_rsa, info, signature));
    }

    void everyFlippedBitOfSignatureOrDigestIsRefused()
    {
        const auto info = ports::sha256DigestInfo(m_cryptography.sha256(core::viewOf("payload")));
        const auto signature = cardSignature(info);
        QVERIFY(m_cryptography.rsaSignsDigestInfo(m_rsa, info, signature));
        for (std::size_t bit = 0; bit < signature.size() * 8; bit += 7) {
            auto broken = signature;
            broken[bit / 8] ^= static_cast<std::byte>(1 << bit % 8);
            QVERIFY2(!m_cryptography.rsaSignsDigestInfo(m_rsa, info, broken), std::to_string(bit).c_str());
        }
        for (std::size_t bit = 0; bit < info.size() * 8; ++bit) {
            auto other = info;
            other[bit / 8] ^= static_cast<std::byte>(1 << bit % 8);
            QVERIFY2(!m_cryptography.rsaSignsDigestInfo(m_rsa, other, signature), std::to_string(bit).c_str());
        }
    }

    void paddingThatIsNotTheWholeBlockIsRefused_data()
    {
        QTest::addColumn<int>("shift");
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("filler");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("the right block") << 0 << 1 << 0xFF << true;
        QTest::newRow("garbage after the digest (Bleichenbacher 2006)") << 100 << 1 << 0xFF << false;
        QTest::newRow("block type 2") << 0 << 2 << 0xFF << false;
        QTest::newRow("filler is not FF") << 0 << 1 << 0xFE << false;
    }
    void paddingThatIsNotTheWholeBlockIsRefused()
    {
        QFETCH(int, shift);
        QFETCH(int, type);
        QFETCH(int, filler);
        QFETCH(bool, accepted);
        const auto info = ports::sha256DigestInfo(m_cryptography.sha256(core::viewOf("payload")));
        core::Bytes block(256, static_cast<std::byte>(filler));
        block[0] = std::byte{0};
        block[1] = static_cast<std::byte>(type);
        const auto start = block.size() - info.size() - static_cast<std::size_t>(shift);
        block[start - 1] = std::byte{0};
        std::copy(info.begin(), info.end(), block.begin() + static_cast<std::ptrdiff_t>(start));
        const auto signature = rawSignature(block);
        QCOMPARE(signature.size(), std::size_t{256});
        QCOMPARE(m_cryptography.rsaSignsDigestInfo(m_rsa, info, signature), accepted);
    }

    void implausibleKeysAndLengthsAreRefusedWithoutACrash_data()
    {
        QTest::addColumn<QByteArray>("modulus");
        QTest::addColumn<QByteArray>("exponent");
        QTest::addColumn<int>("signatureSize");
        const QByteArray good(256, '\xFF');
        QTest::newRow("empty key") << QByteArray() << QByteArray() << 256;
        QTest::newRow("empty exponent") << good << QByteArray() << 256;
        QTest::newRow("exponent 1") << good << QByteArray("\x01") << 256;
        QTest::newRow("even exponent") << good << QByteArray("\x02") << 256;
        QTest::newRow("huge exponent") << good << QByteArray(200, '\x01') << 256;
        QTest::newRow("short modulus") << QByteArray(128, '\xFF') << QByteArray("\x01\x00\x01", 3) << 128;
        QTest::newRow("huge modulus") << QByteArray(70000, '\xFF') << QByteArray("\x01\x00\x01", 3) << 70000;
        QTest::newRow("leading zero") << QByteArray(256, '\x00') << QByteArray("\x01\x00\x01", 3) << 256;
        QTest::newRow("short signature") << good << QByteArray("\x01\x00\x01", 3) << 255;
        QTest::newRow("no signature") << good << QByteArray("\x01\x00\x01", 3) << 0;
    }
    void implausibleKeysAndLengthsAreRefusedWithoutACrash()
    {
        QFETCH(QByteArray, modulus);
        QFETCH(QByteArray, exponent);
        QFETCH(int, signatureSize);
        const auto bytes = [](const QByteArray& array) {
            return core::copyOf(core::viewOf({array.constData(), static_cast<std::size_t>(array.size())}));
        };
        const core::Bytes signature(static_cast<std::size_t>(signatureSize), std::byte{1});
        QVERIFY(!m_cryptography.rsaSignsDigestInfo({bytes(modulus), bytes(exponent)}, ports::sha256DigestInfo({}),
                                                   signature));
    }

    void aCertificatesFactsAreRead()
    {
        const auto facts = m_cryptography.readCertificate(m_leaf);
        QVERIFY(facts);
        QCOMPARE(facts->digest, m_cryptography.sha256(m_leaf));
        QVERIFY(facts->notBefore <= m_now && m_now < facts->notAfter);
        QCOMPARE(facts->rsaKey, m_rsa);
        QVERIFY(facts->digitalSignature && !facts->keyCertSign && !facts->isAuthority && facts->signatureIsSha256Rsa);
        QCOMPARE(facts->policies, std::vector<std::string>{"1.3.6.1.4.1.99999.1"});
        QVERIFY(facts->unknownCriticalExtensions.empty());
        QVERIFY(facts->marksTest); // by its issuer
        const auto root = m_cryptography.readCertificate(m_root);
        QVERIFY(root && root->isAuthority && root->keyCertSign);
    }

    void theCardsFillerIsIgnored()
    {
        auto padded = m_leaf;
        padded.resize(padded.size() + 500, std::byte{0xFF});
        const auto facts = m_cryptography.readCertificate(padded);
        QVERIFY(facts);
        QCOMPARE(facts->digest, m_cryptography.sha256(m_leaf));
        QVERIFY(m_cryptography.issuedByOneOf(padded, Authorities{m_root}, m_now));
    }

    void unknownCriticalExtensionsAreNamed()
    {
        QVERIFY(m_pki.selfSigned("root.key", "odd.crt", "/CN=odd",
                                 {"1.3.6.1.4.1.99999.7=critical,DER:0500", "extendedKeyUsage=critical,clientAuth"}));
        const auto facts = m_cryptography.readCertificate(m_pki.der("odd.crt"));
        QVERIFY(facts);
        QCOMPARE(facts->unknownCriticalExtensions, (std::vector<std::string>{"1.3.6.1.4.1.99999.7", "2.5.29.37"}));
        QVERIFY(!facts->marksTest);
    }

    void brokenCertificatesAreRefusedWithoutACrash()
    {
        for (std::size_t length = 0; length < m_leaf.size(); ++length) {
            const auto facts = m_cryptography.readCertificate(core::ByteView(m_leaf).first(length));
            QVERIFY(!facts);
            QCOMPARE(facts.error().fault, core::Fault::CertificateUntrusted);
        }
        QVERIFY(!m_cryptography.readCertificate(core::Bytes(20000, std::byte{0x30})));
        for (std::size_t bit = 0; bit < m_leaf.size() * 8; bit += 3) {
            auto broken = m_leaf;
            broken[bit / 8] ^= static_cast<std::byte>(1 << bit % 8);
            // It may still be a certificate, but never one that the root issued.
            QVERIFY2(!m_cryptography.issuedByOneOf(broken, Authorities{m_root}, m_now), std::to_string(bit).c_str());
        }
    }

    void theIssuerIsChosenBySignatureNotByName()
    {
        QVERIFY(m_cryptography.issuedByOneOf(m_leaf, Authorities{m_otherRoot, m_root}, m_now));
        QVERIFY(!m_cryptography.issuedByOneOf(m_leaf, Authorities{m_otherRoot}, m_now));
        QVERIFY(!m_cryptography.issuedByOneOf(m_leaf, {}, m_now));
        QVERIFY(!m_cryptography.issuedByOneOf(m_leaf, Authorities{m_leaf}, m_now));
    }

    void anIssuerOutsideItsTimeOrWithoutAuthorityDoesNotCount()
    {
        const core::Instant later = m_now + std::chrono::hours(24 * 40);
        const core::Instant earlier = m_now + std::chrono::hours(-24);
        QVERIFY(!m_cryptography.issuedByOneOf(m_leaf, Authorities{m_root}, later));
        QVERIFY(!m_cryptography.issuedByOneOf(m_leaf, Authorities{m_root}, earlier));
        QVERIFY(m_pki.selfSigned("root.key", "plain.crt", "/CN=TEST plain", {"basicConstraints=critical,CA:FALSE"}));
        QVERIFY(!m_cryptography.issuedByOneOf(m_leaf, Authorities{m_pki.der("plain.crt")}, m_now));
    }

    void passcodesMatchOnlyThemselves()
    {
        const auto passcode = core::SecureBytes::copyOf(core::viewOf("482913"));
        const auto hash = crypto::passcodeHash(passcode);
        QVERIFY(hash);
        QVERIFY(crypto::passcodeHashReadable(*hash));
        QVERIFY(crypto::passcodeMatches(*hash, passcode));
        QVERIFY(!crypto::passcodeMatches(*hash, core::SecureBytes::copyOf(core::viewOf("482914"))));
        QVERIFY(!crypto::passcodeMatches(*hash, core::SecureBytes()));
        QVERIFY(*crypto::passcodeHash(passcode) != *hash); // another salt
        QVERIFY(!crypto::passcodeHash(core::SecureBytes()));
    }

    void passcodeHashesThatAskForTooMuchAreRefused_data()
    {
        QTest::addColumn<QByteArray>("hash");
        const QByteArray tail = "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("another scheme") << QByteArray("pbkdf2$ln=15,r=8,p=1") + tail;
        QTest::newRow("too cheap") << QByteArray("scrypt$ln=10,r=8,p=1") + tail;
        QTest::newRow("gigabytes") << QByteArray("scrypt$ln=30,r=8,p=1") + tail;
        QTest::newRow("long number") << QByteArray("scrypt$ln=00000015,r=8,p=1") + tail;
        QTest::newRow("no salt") << QByteArray("scrypt$ln=15,r=8,p=1$$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        QTest::newRow("short key") << QByteArray("scrypt$ln=15,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA");
    }
    void passcodeHashesThatAskForTooMuchAreRefused()
    {
        QFETCH(QByteArray, hash);
        QVERIFY(!crypto::passcodeHashReadable(hash.toStdString()));
        QVERIFY(!crypto::passcodeMatches(hash.toStdString(), core::SecureBytes::copyOf(core::viewOf("1"))));
    }
};

QTEST_GUILESS_MAIN(CryptographyTest)
#include "CryptographyTest.moc"
