// The envelope: the RFC's key derivation, and decryption by an implementation that is not ours (`jose`).
#include "TemporaryPki.h"

#include "drivers/crypto/Jwe.h"
#include "drivers/crypto/OpenSslCryptography.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTest>

using namespace uketsuke;
using tests::TemporaryPki;

namespace {

QByteArray decryptWithJose(TemporaryPki& pki, const std::string& compact)
{
    pki.write("envelope.jwe", core::viewOf(compact));
    QProcess jose;
    jose.setWorkingDirectory(pki.path("."));
    jose.start("jose", {"jwe", "dec", "-i", "envelope.jwe", "-k", "recipient.jwk", "-O", "-"});
    if (!jose.waitForStarted(5000) || !jose.waitForFinished(20000) || jose.exitCode() != 0)
        return "refused";
    return jose.readAllStandardOutput();
}

/// The private key as JWK: the numbers as `openssl ec -text` shows them.
bool writeJwk(TemporaryPki& pki)
{
    if (!pki.openssl({"ec", "-in", "recipient.key", "-text", "-noout", "-out", "text"}))
        return false;
    const auto bytes = pki.bytes("text");
    const QByteArray all(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    const auto section = [&all](const char* from, const char* to) {
        const auto start = all.indexOf(from) + static_cast<qsizetype>(qstrlen(from));
        QByteArray digits = all.mid(start, all.indexOf(to) - start);
        return QByteArray::fromHex(digits.replace(':', "").replace(' ', "").replace('\n', ""));
    };
    QByteArray scalar = section("priv:", "pub:");
    while (scalar.size() > 32 && scalar.front() == 0)
        scalar.remove(0, 1);
    while (scalar.size() < 32)
        scalar.prepend('\0');
    const auto point = section("pub:", "ASN1 OID");
    const auto coded = [](const QByteArray& part) {
        return QString::fromLatin1(part.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    };
    const QJsonObject jwk{{"kty", "EC"},
                          {"crv", "P-256"},
                          {"x", coded(point.mid(1, 32))},
                          {"y", coded(point.mid(33))},
                          {"d", coded(scalar)}};
    const auto json = QJsonDocument(jwk).toJson();
    pki.write("recipient.jwk", core::viewOf({json.constData(), static_cast<std::size_t>(json.size())}));
    return point.size() == 65;
}

} // namespace

class JweTest : public QObject {
    Q_OBJECT

private:
    crypto::OpenSslCryptography m_cryptography;
    TemporaryPki m_pki;
    core::Bytes m_recipient;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_pki.ecKey("recipient.key"));
        QVERIFY(m_pki.selfSigned("recipient.key", "recipient.crt", "/CN=TEST OQS envelope", {}));
        m_recipient = m_pki.der("recipient.crt");
    }

    void keyDerivationIsThatOfRfc7518AppendixC()
    {
        const unsigned char z[] = {158, 86, 217, 29,  129, 113, 53,  211, 114, 131, 66,  131, 191, 132, 38,  156,
                                   251, 49, 110, 163, 218, 128, 106, 72,  246, 218, 167, 121, 140, 254, 144, 196};
        const auto secret = core::SecureBytes::copyOf(std::as_bytes(std::span(z)));
        const auto key = crypto::concatKdf(secret, "A128GCM", "Alice", "Bob", 16);
        QVERIFY(key);
        QCOMPARE(core::base64Url(key->view()), std::string("VqqN6vgjbSBcIijNcacQGg"));
    }

    void anotherImplementationReadsTheEnvelope_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("empty") << 0;
        QTest::newRow("one byte") << 1;
        QTest::newRow("a card's records") << 6000;
        QTest::newRow("the largest") << 64 * 1024;
    }
    void anotherImplementationReadsTheEnvelope()
    {
        QFETCH(int, size);
        if (QStandardPaths::findExecutable("jose").isEmpty())
            QFAIL("the jose command is not installed: tools/setup demo");
        QVERIFY(writeJwk(m_pki));
        const std::string plaintext(static_cast<std::size_t>(size), 'u');
        const auto jwe = m_cryptography.encryptJwe(core::viewOf(plaintext), m_recipient);
        QVERIFY(jwe);
        QCOMPARE(decryptWithJose(m_pki, *jwe), QByteArray::fromStdString(plaintext));

        auto broken = *jwe;
        broken[broken.size() - 3] = broken[broken.size() - 3] == 'A' ? 'B' : 'A';
        QCOMPARE(decryptWithJose(m_pki, broken), QByteArray("refused"));
    }

    void theHeaderNamesTheRecipientAndNothingSecret()
    {
        const auto jwe = m_cryptography.encryptJwe(core::viewOf("x"), m_recipient);
        QVERIFY(jwe);
        const auto parts = QByteArray::fromStdString(*jwe).split('.');
        QCOMPARE(parts.size(), 5);
        QVERIFY(parts[1].isEmpty());
        const auto header =
            QJsonDocument::fromJson(QByteArray::fromBase64(parts[0], QByteArray::Base64UrlEncoding)).object();
        QCOMPARE(header.keys(), (QStringList{"alg", "enc", "epk", "x5t#S256"}));
        QCOMPARE(header["alg"].toString(), QString("ECDH-ES"));
        QCOMPARE(header["enc"].toString(), QString("A256GCM"));
        QCOMPARE(header["epk"].toObject().keys(), (QStringList{"crv", "kty", "x", "y"}));
        QCOMPARE(header["x5t#S256"].toString().toStdString(), core::base64Url(m_cryptography.sha256(m_recipient)));
    }

    void noTwoEnvelopesShareAKeyOrIv()
    {
        const auto first = m_cryptography.encryptJwe(core::viewOf("same"), m_recipient);
        const auto second = m_cryptography.encryptJwe(core::viewOf("same"), m_recipient);
        QVERIFY(first && second);
        const auto firstParts = QByteArray::fromStdString(*first).split('.');
        const auto secondParts = QByteArray::fromStdString(*second).split('.');
        for (const int part : {0, 2, 3, 4})
            QVERIFY(firstParts[part] != secondParts[part]);
    }

    void whatCannotBeEncryptedIsSaid()
    {
        QVERIFY(m_pki.rsaKey("rsa.key"));
        QVERIFY(m_pki.selfSigned("rsa.key", "rsa.crt", "/CN=TEST rsa", {}));
        const auto fault = [this](core::ByteView plaintext, core::ByteView recipient) {
            const auto jwe = m_cryptography.encryptJwe(plaintext, recipient);
            return jwe ? core::Fault::InternalFault : jwe.error().fault;
        };
        QCOMPARE(fault(core::viewOf("x"), m_pki.der("rsa.crt")), core::Fault::EncryptionFailed);
        QCOMPARE(fault(core::viewOf("x"), core::viewOf("no certificate")), core::Fault::EncryptionFailed);
        QCOMPARE(fault(core::Bytes(64 * 1024 + 1), m_recipient), core::Fault::EncryptionFailed);
    }
};

QTEST_GUILESS_MAIN(JweTest)
#include "JweTest.moc"
