// A patient card for tests of app/identity: it answers from plain values, with real keys, real signatures and real
// certificates made for the run. Counts what is sent to it. Says TEST where a name stands.
#pragma once

#include "app/ports/PatientCard.h"
#include "app/ports/TrustAnchors.h"
#include "drivers/card/AttributeRecords.h"
#include "drivers/card/CardRecords.h"
#include "tests/unit/card/CardFiles.h"
#include "tests/unit/crypto/TemporaryPki.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <memory>

namespace uketsuke::tests {

/// An RSA-2048 key that signs what it is given, as a chip does.
class ChipKey {
public:
    [[nodiscard]] static ChipKey generated() { return ChipKey(EVP_RSA_gen(2048)); }
    [[nodiscard]] static ChipKey fromPem(const Bytes& pem)
    {
        const std::unique_ptr<BIO, decltype(&BIO_free)> source(BIO_new_mem_buf(pem.data(), int(pem.size())), BIO_free);
        return ChipKey(PEM_read_bio_PrivateKey(source.get(), nullptr, nullptr, nullptr));
    }

    [[nodiscard]] ports::RsaPublicKey publicKey() const
    {
        return {.modulus = number(OSSL_PKEY_PARAM_RSA_N), .exponent = number(OSSL_PKEY_PARAM_RSA_E)};
    }
    /// PKCS#1 v1.5 around a DigestInfo.
    [[nodiscard]] Bytes sign(const Bytes& digestInfo) const
    {
        const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
            EVP_PKEY_CTX_new(m_key.get(), nullptr), EVP_PKEY_CTX_free);
        Bytes signature(256);
        auto size = signature.size();
        if (EVP_PKEY_sign_init(context.get()) != 1
            || EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) != 1
            || EVP_PKEY_sign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                             reinterpret_cast<const unsigned char*>(digestInfo.data()), digestInfo.size())
                   != 1)
            return {};
        return signature;
    }
    [[nodiscard]] Bytes signData(const Bytes& data, const ports::Cryptography& cryptography) const
    {
        return sign(ports::sha256DigestInfo(cryptography.sha256(data)));
    }

private:
    explicit ChipKey(EVP_PKEY* key) : m_key(key, EVP_PKEY_free) {}

    [[nodiscard]] Bytes number(const char* name) const
    {
        BIGNUM* value = nullptr;
        EVP_PKEY_get_bn_param(m_key.get(), name, &value);
        Bytes out(static_cast<std::size_t>(BN_num_bytes(value)));
        BN_bn2bin(value, reinterpret_cast<unsigned char*>(out.data()));
        BN_free(value);
        return out;
    }

    std::shared_ptr<EVP_PKEY> m_key;
};

/// Everything that can be different about a card.
struct PaperCard : ports::PatientCard {
    explicit PaperCard(const ports::Cryptography& cryptographyUsed) : cryptography(cryptographyUsed) {}

    const ports::Cryptography& cryptography;
    ports::CardRecognition recognition{.kind = ports::CardKind::MyNumberCard,
                                       .hasAuthenticationCertificate = true,
                                       .hasSignatureCertificate = true,
                                       .expiry = core::CivilDate{2031, 4, 3}};
    Bytes certificate;
    int pinTriesLeft{3};
    int faceTriesLeft{10};
    int helperTriesLeft{10};
    std::string rightPin{"1234"};
    std::string rightNumber{"05040320311234"};
    std::string rightHelperNumber{"05040320311234"};
    CardFaceParts face;
    std::optional<Bytes> keyFile;
    AttributeParts person;
    Bytes faceCertificateFile;
    Bytes helperCertificateFile;
    std::map<ports::CardKey, ChipKey> keys;

    int verifiesSent{0};
    int signaturesAsked{0};
    int calls{0};
    int failAtCall{-1};

    [[nodiscard]] std::optional<core::Error> failing()
    {
        if (calls++ == failAtCall)
            return core::Error{.fault = core::Fault::CardRemoved, .where = "PaperCard", .note = {}, .triesLeft = -1};
        return std::nullopt;
    }

    core::Result<ports::CardRecognition> recognise() override
    {
        if (auto error = failing())
            return core::failure(*error);
        return recognition;
    }
    core::Result<core::SecureBytes> authenticationCertificate() override
    {
        if (auto error = failing())
            return core::failure(*error);
        return card::parseCertificateFile(certificate);
    }
    core::Result<int> cardNumberTries(ports::CardNumberHolder holder) override
    {
        if (auto error = failing())
            return core::failure(*error);
        return holder == ports::CardNumberHolder::CardFace ? faceTriesLeft : helperTriesLeft;
    }
    core::Result<int> pinTries() override
    {
        if (auto error = failing())
            return core::failure(*error);
        return pinTriesLeft;
    }
    core::Result<> verifyCardNumber(ports::CardNumberHolder holder, const ports::CardNumberB& number) override
    {
        if (auto error = failing())
            return core::failure(*error);
        ++verifiesSent;
        const bool isFace = holder == ports::CardNumberHolder::CardFace;
        if (core::textOf(number.digits.view()) == (isFace ? rightNumber : rightHelperNumber))
            return {};
        auto& left = isFace ? faceTriesLeft : helperTriesLeft;
        return core::failure(
            core::Error{.fault = core::Fault::CardNumberWrong, .where = "PaperCard", .note = {}, .triesLeft = --left});
    }
    core::Result<> verifyPin(const ports::Pin& pin) override
    {
        if (auto error = failing())
            return core::failure(*error);
        ++verifiesSent;
        if (core::textOf(pin.digits.view()) == rightPin)
            return {};
        return core::failure(
            core::Error{.fault = core::Fault::PinWrong, .where = "PaperCard", .note = {}, .triesLeft = --pinTriesLeft});
    }
    core::Result<ports::CardFaceRecord> cardFaceRecord() override
    {
        if (auto error = failing())
            return core::failure(*error);
        return card::parseCardFaceRecord(face.file());
    }
    core::Result<std::optional<ports::CardKeyRecord>> cardKeyRecord() override
    {
        if (auto error = failing())
            return core::failure(*error);
        if (!keyFile)
            return std::optional<ports::CardKeyRecord>{};
        return card::parseCardKeyRecord(*keyFile);
    }
    core::Result<ports::AttributeRecord> attributes() override
    {
        if (auto error = failing())
            return core::failure(*error);
        return card::parseAttributes(person.file(), person.integrity());
    }
    core::Result<ports::CardVerifiableCertificate> cardVerifiableCertificate(ports::CardNumberHolder holder) override
    {
        if (auto error = failing())
            return core::failure(*error);
        return card::parseCardVerifiableCertificate(
            holder == ports::CardNumberHolder::CardFace ? faceCertificateFile : helperCertificateFile);
    }
    core::Result<Bytes> sign(ports::CardKey key, const core::Sha256Digest& digest) override
    {
        if (auto error = failing())
            return core::failure(*error);
        ++signaturesAsked;
        return keys.at(key).sign(ports::sha256DigestInfo(digest));
    }

    /// Signs the card face as its issuer does: three digests, 96 bytes in one DigestInfo.
    void signFace(const ChipKey& issuer)
    {
        auto info = bytesOf("3071300d060960864801650304020105000460");
        for (const auto& group : {face.person(), face.texts(), face.photoObject()}) {
            const auto digest = cryptography.sha256(group);
            info.insert(info.end(), digest.begin(), digest.end());
        }
        face.signature = issuer.sign(info);
    }
    void signAttributes(const ChipKey& issuer)
    {
        person.digest = core::copyOf(cryptography.sha256(person.objects()));
        person.signature = issuer.signData(person.signedPart(), cryptography);
    }
    void signKeyRecord(const ports::RsaPublicKey& key, const ChipKey& issuer)
    {
        keyFile = cardKeyFile(key, issuer.signData(cardKeyObject(key), cryptography));
    }
};

/// Authorities, a municipality's issuer key and a person's certificate, made once a run; and cards in good order.
class PaperOffice {
public:
    const Bytes faceAuthorityId = textBytes("9999923") + bytesOf("0805") + textBytes("001") + bytesOf("00000001");
    const Bytes helperAuthorityId = textBytes("9999933") + bytesOf("0805") + textBytes("001") + bytesOf("00000001");
    const Bytes municipalityId = textBytes("9999121") + bytesOf("0805") + textBytes("000") + bytesOf("00000001");
    const std::string policyOid{"1.2.3.4.5.6"};

    TemporaryPki pki;
    ChipKey faceAuthority = ChipKey::generated();
    ChipKey helperAuthority = ChipKey::generated();
    ChipKey municipality = ChipKey::generated();
    ChipKey chip = ChipKey::generated();
    ChipKey stranger = ChipKey::generated();

    [[nodiscard]] static QStringList
    personExtensions(const QString& policies = "certificatePolicies=critical,1.2.3.4.5.6")
    {
        return {"basicConstraints=critical,CA:FALSE", "keyUsage=critical,digitalSignature", policies};
    }

    bool open()
    {
        return pki.rsaKey("root.key")
               && pki.selfSigned("root.key", "root.pem", "/C=JP/O=TEST JPKI/CN=TEST root", authorityExtensions)
               && pki.rsaKey("other.key")
               && pki.selfSigned("other.key", "other.pem", "/C=JP/O=TEST JPKI/CN=TEST root", authorityExtensions)
               && pki.rsaKey("person.key") && issue("person.pem", personExtensions()) && remember();
    }
    bool remember()
    {
        rootDer = pki.der("root.pem");
        personDer = pki.der("person.pem");
        personKey = ChipKey::fromPem(pki.bytes("person.key"));
        return !rootDer.empty() && !personDer.empty();
    }
    bool issue(const QString& name, const QStringList& extensions, const QStringList& more = {"-days", "730"},
               const QString& root = "root", const QString& subject = "/C=JP/CN=TEST0000000000000000001",
               const QString& key = "person.key")
    {
        return pki.issued(key, name, subject, root + ".pem", root + ".key", extensions, more);
    }

    Bytes rootDer;
    Bytes personDer;
    std::optional<ChipKey> personKey;

    [[nodiscard]] ports::TrustAnchors anchors()
    {
        return {.cardAuthorities = {{.keyId = faceAuthorityId,
                                     .key = faceAuthority.publicKey(),
                                     .application = ports::CardApplication::CardFace},
                                    {.keyId = helperAuthorityId,
                                     .key = helperAuthority.publicKey(),
                                     .application = ports::CardApplication::InputHelper}},
                .authenticationRoots = {rootDer},
                .test = true};
    }

    [[nodiscard]] Bytes certificateFile(const Bytes& certifierId, const ChipKey& certifier,
                                        const ports::Cryptography& cryptography) const
    {
        const auto body = certificateBody(certifierId, municipalityId, municipality.publicKey());
        return cardVerifiableFile(body, certifier.signData(body, cryptography));
    }

    [[nodiscard]] std::unique_ptr<PaperCard> goodCard(const ports::Cryptography& cryptography)
    {
        auto paper = std::make_unique<PaperCard>(cryptography);
        paper->certificate = personDer;
        paper->face.cardKey = chip.publicKey();
        paper->signFace(municipality);
        paper->signKeyRecord(chip.publicKey(), municipality);
        paper->signAttributes(municipality);
        paper->faceCertificateFile = certificateFile(faceAuthorityId, faceAuthority, cryptography);
        paper->helperCertificateFile = certificateFile(helperAuthorityId, helperAuthority, cryptography);
        paper->keys = {{ports::CardKey::CardFace, chip},
                       {ports::CardKey::InputHelper, chip},
                       {ports::CardKey::Authentication, *personKey}};
        return paper;
    }
};

} // namespace uketsuke::tests
