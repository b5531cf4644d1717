#include "drivers/crypto/Certificate.h"

#include "app/core/ByteReader.h"

#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <ctime>

namespace uketsuke::crypto {

namespace {

constexpr std::size_t mostPemCertificates = 8;
constexpr int mostExtensions = 32;
constexpr int mostPolicies = 16;
constexpr int smallestRsaBits = 2048;
constexpr int largestRsaBits = 4096;

/// The bytes of the outer SEQUENCE, or nothing. DER: definite and shortest length (X.690, 10.1).
std::optional<core::ByteView> outerSequence(core::ByteView bytes)
{
    core::ByteReader reader(bytes);
    const auto tag = reader.takeU8();
    const auto first = reader.takeU8();
    if (!tag || *tag != 0x30 || !first)
        return std::nullopt;
    std::size_t length = *first;
    std::size_t header = 2;
    if (*first == 0x81) {
        const auto value = reader.takeU8();
        if (!value || *value < 0x80)
            return std::nullopt;
        length = *value;
        header = 3;
    } else if (*first == 0x82) {
        const auto value = reader.takeU16();
        if (!value || *value < 0x100)
            return std::nullopt;
        length = *value;
        header = 4;
    } else if (*first >= 0x80) {
        return std::nullopt;
    }
    if (header + length > Certificate::largest || !reader.take(length))
        return std::nullopt;
    return bytes.first(header + length);
}

std::optional<core::Instant> instantOf(const ASN1_TIME* time)
{
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1)
        return std::nullopt;
    const auto seconds = timegm(&parts);
    return core::Instant{static_cast<std::int64_t>(seconds) * 1000};
}

std::string dotted(const ASN1_OBJECT* object)
{
    std::array<char, 128> text{};
    const int length = OBJ_obj2txt(text.data(), static_cast<int>(text.size()), object, 1);
    if (length <= 0 || length >= static_cast<int>(text.size()))
        return "unreadable";
    return {text.data(), static_cast<std::size_t>(length)};
}

/// TEST in one of the names that a person reads; other fields may hold anything.
bool nameMarksTest(X509_NAME* name)
{
    for (int index = 0; index < X509_NAME_entry_count(name); ++index) {
        auto* entry = X509_NAME_get_entry(name, index);
        const int field = OBJ_obj2nid(X509_NAME_ENTRY_get_object(entry));
        if (field != NID_organizationName && field != NID_organizationalUnitName && field != NID_commonName)
            continue;
        unsigned char* utf8 = nullptr;
        const int length = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(entry));
        if (length < 0)
            continue;
        const std::string_view text(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(length));
        const bool marked = text.find("TEST") != std::string_view::npos;
        OPENSSL_free(utf8);
        if (marked)
            return true;
    }
    return false;
}

/// The extensions whose meaning somebody of this house judges. A critical one that is not among them must make the
/// policy refuse the certificate (RFC 5280, 4.2); that includes those OpenSSL itself would know.
bool extensionIsJudged(int kind)
{
    return kind == NID_key_usage || kind == NID_basic_constraints || kind == NID_certificate_policies
           || kind == NID_subject_alt_name;
}

core::Bytes bytesOf(const BIGNUM* number)
{
    core::Bytes bytes(static_cast<std::size_t>(BN_num_bytes(number)));
    BN_bn2bin(number, rawOut(std::span(bytes)));
    return bytes;
}

ports::RsaPublicKey rsaKeyOf(EVP_PKEY* key)
{
    if (key == nullptr || EVP_PKEY_is_a(key, "RSA") != 1)
        return {};
    const int bits = EVP_PKEY_get_bits(key);
    BIGNUM* modulus = nullptr;
    BIGNUM* exponent = nullptr;
    EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_N, &modulus);
    EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_E, &exponent);
    const NumberHandle ownedModulus(modulus);
    const NumberHandle ownedExponent(exponent);
    if (modulus == nullptr || exponent == nullptr || bits < smallestRsaBits || bits > largestRsaBits
        || BN_num_bytes(exponent) > 8)
        return {};
    return {bytesOf(modulus), bytesOf(exponent)};
}

} // namespace

Certificate::Certificate(CertificateHandle certificate, core::Bytes der)
    : m_certificate(std::move(certificate)), m_der(std::move(der))
{
}

core::Result<Certificate> Certificate::fromDer(core::ByteView der)
{
    constexpr std::string_view where = "Certificate::fromDer";
    const auto sequence = outerSequence(der);
    if (!sequence)
        return core::failure(core::Fault::CertificateUntrusted, where, "no DER sequence of a plausible length");
    const unsigned char* cursor = raw(*sequence);
    CertificateHandle parsed(d2i_X509(nullptr, &cursor, static_cast<long>(sequence->size())));
    ERR_clear_error();
    if (!parsed || cursor != raw(*sequence) + sequence->size())
        return core::failure(core::Fault::CertificateUntrusted, where, "not a certificate");

    // A second encoding of the same certificate would have another digest: only the canonical one is read.
    unsigned char* encoded = nullptr;
    const int length = i2d_X509(parsed.get(), &encoded);
    const bool canonical =
        length == static_cast<int>(sequence->size()) && std::equal(encoded, encoded + length, raw(*sequence));
    OPENSSL_free(encoded);
    const X509_ALGOR* outer = nullptr;
    X509_get0_signature(nullptr, &outer, parsed.get());
    if (!canonical || X509_ALGOR_cmp(outer, X509_get0_tbs_sigalg(parsed.get())) != 0)
        return core::failure(core::Fault::CertificateUntrusted, where, "not the canonical encoding");

    Certificate certificate(std::move(parsed), core::copyOf(*sequence));
    if (!certificate.readFacts())
        return core::failure(core::Fault::CertificateUntrusted, where, "a field cannot be read");
    return certificate;
}

core::Result<std::vector<Certificate>> Certificate::fromPem(core::ByteView pem)
{
    constexpr std::string_view where = "Certificate::fromPem";
    if (pem.size() > mostPemCertificates * largest)
        return core::failure(core::Fault::CertificateUntrusted, where, "too large");
    const BioHandle source(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    std::vector<Certificate> certificates;
    while (source) {
        char* kind = nullptr;
        char* header = nullptr;
        unsigned char* data = nullptr;
        long length = 0;
        if (PEM_read_bio(source.get(), &kind, &header, &data, &length) != 1) {
            const bool finished = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
            ERR_clear_error();
            if (!finished)
                return core::failure(core::Fault::CertificateUntrusted, where, "malformed PEM");
            break;
        }
        const bool isCertificate = std::string_view(kind) == PEM_STRING_X509;
        auto certificate = isCertificate
                               ? fromDer({reinterpret_cast<const std::byte*>(data), static_cast<std::size_t>(length)})
                               : core::Result<Certificate>(
                                     core::failure(core::Fault::CertificateUntrusted, where, "not a certificate"));
        OPENSSL_free(kind);
        OPENSSL_free(header);
        OPENSSL_clear_free(data, static_cast<std::size_t>(length));
        if (!certificate)
            return core::failure(certificate.error());
        if (certificate->der().size() != static_cast<std::size_t>(length) || certificates.size() == mostPemCertificates)
            return core::failure(core::Fault::CertificateUntrusted, where, "more than was expected");
        certificates.push_back(std::move(*certificate));
    }
    return certificates;
}

bool Certificate::readFacts()
{
    auto* certificate = m_certificate.get();
    SHA256(raw(m_der), m_der.size(), rawOut(std::span(m_facts.digest)));
    const auto notBefore = instantOf(X509_get0_notBefore(certificate));
    const auto notAfter = instantOf(X509_get0_notAfter(certificate));
    // The flags make OpenSSL decode the extensions once; it notes there what contradicts itself.
    const auto flags = X509_get_extension_flags(certificate);
    const int extensions = X509_get_ext_count(certificate);
    if (!notBefore || !notAfter || (flags & EXFLAG_INVALID) != 0 || extensions > mostExtensions)
        return false;
    m_facts.notBefore = *notBefore;
    m_facts.notAfter = *notAfter;
    m_facts.rsaKey = rsaKeyOf(key());
    m_facts.isAuthority = (flags & EXFLAG_BCONS) != 0 && (flags & EXFLAG_CA) != 0;
    if ((flags & EXFLAG_KUSAGE) != 0) {
        const auto usage = X509_get_key_usage(certificate);
        m_facts.digitalSignature = (usage & KU_DIGITAL_SIGNATURE) != 0;
        m_facts.keyCertSign = (usage & KU_KEY_CERT_SIGN) != 0;
    }
    m_facts.signatureIsSha256Rsa = X509_get_signature_nid(certificate) == NID_sha256WithRSAEncryption;
    m_facts.marksTest =
        nameMarksTest(X509_get_subject_name(certificate)) || nameMarksTest(X509_get_issuer_name(certificate));

    for (int index = 0; index < extensions; ++index) {
        auto* extension = X509_get_ext(certificate, index);
        auto* object = X509_EXTENSION_get_object(extension);
        for (int other = 0; other < index; ++other)
            if (OBJ_cmp(object, X509_EXTENSION_get_object(X509_get_ext(certificate, other))) == 0)
                return false; // RFC 5280, 4.2: not more than one of a kind
        if (X509_EXTENSION_get_critical(extension) == 1 && !extensionIsJudged(OBJ_obj2nid(object)))
            m_facts.unknownCriticalExtensions.push_back(dotted(object));
    }

    using PoliciesHandle = std::unique_ptr<CERTIFICATEPOLICIES, Releases<CERTIFICATEPOLICIES_free>>;
    int found = 0;
    const PoliciesHandle policies(
        static_cast<CERTIFICATEPOLICIES*>(X509_get_ext_d2i(certificate, NID_certificate_policies, &found, nullptr)));
    if (!policies)
        return found == -1; // absent; anything else was there and could not be read
    if (sk_POLICYINFO_num(policies.get()) > mostPolicies)
        return false;
    for (int index = 0; index < sk_POLICYINFO_num(policies.get()); ++index)
        m_facts.policies.push_back(dotted(sk_POLICYINFO_value(policies.get(), index)->policyid));
    return true;
}

EVP_PKEY* Certificate::p256Key() const
{
    auto* publicKey = key();
    std::array<char, 32> group{};
    if (publicKey == nullptr || EVP_PKEY_is_a(publicKey, "EC") != 1
        || EVP_PKEY_get_group_name(publicKey, group.data(), group.size(), nullptr) != 1
        || std::string_view(group.data()) != "prime256v1")
        return nullptr;
    return publicKey;
}

std::optional<std::string> Certificate::uri() const
{
    using NamesHandle = std::unique_ptr<GENERAL_NAMES, Releases<GENERAL_NAMES_free>>;
    const NamesHandle names(
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(m_certificate.get(), NID_subject_alt_name, nullptr, nullptr)));
    std::optional<std::string> uri;
    for (int index = 0; names && index < sk_GENERAL_NAME_num(names.get()); ++index) {
        int kind = 0;
        const auto* value =
            static_cast<const ASN1_STRING*>(GENERAL_NAME_get0_value(sk_GENERAL_NAME_value(names.get(), index), &kind));
        if (kind != GEN_URI)
            continue;
        if (uri)
            return std::nullopt;
        uri.emplace(reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)),
                    static_cast<std::size_t>(ASN1_STRING_length(value)));
    }
    return uri;
}

bool Certificate::selfIssued() const
{
    return X509_NAME_cmp(X509_get_subject_name(m_certificate.get()), X509_get_issuer_name(m_certificate.get())) == 0;
}

bool Certificate::signedBy(const Certificate& issuer) const
{
    const bool signedByIt = issuer.key() != nullptr && X509_verify(m_certificate.get(), issuer.key()) == 1;
    ERR_clear_error();
    return signedByIt;
}

} // namespace uketsuke::crypto
