#include "tools/virtual-card/maker/Certificates.h"

#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/conf.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <array>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>

namespace uketsuke::virtualcard::maker {
namespace {

using X509Owner = std::unique_ptr<X509, void (*)(X509*)>;

void need(bool fine, const char* what)
{
    if (!fine)
        throw std::runtime_error(std::string("certificate: ") + what);
}

X509Owner parsed(const core::Bytes& der)
{
    const auto* cursor = reinterpret_cast<const unsigned char*>(der.data());
    X509Owner certificate(d2i_X509(nullptr, &cursor, static_cast<long>(der.size())), &X509_free);
    need(certificate != nullptr, "not DER");
    return certificate;
}

core::Bytes encoded(X509* certificate)
{
    unsigned char* bytes = nullptr;
    const int length = i2d_X509(certificate, &bytes);
    need(length > 0, "cannot encode");
    const auto* first = reinterpret_cast<const std::byte*>(bytes);
    core::Bytes der(first, first + length);
    OPENSSL_free(bytes);
    return der;
}

void add(X509_NAME* name, const char* field, const std::string& value)
{
    need(X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(value.c_str()),
                                    -1, -1, 0)
             == 1,
         "name");
}

/// A date at hour, minute, second of universal time.
void setTime(ASN1_TIME* time, core::CivilDate date, const char* clock)
{
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d%02u%02u%sZ", date.year, date.month, date.day, clock);
    need(ASN1_TIME_set_string_X509(time, text.data()) == 1, "time");
}

void setSerial(X509* certificate)
{
    std::array<unsigned char, 4> bytes{};
    need(RAND_bytes(bytes.data(), bytes.size()) == 1, "random");
    bytes[0] = static_cast<unsigned char>((bytes[0] & 0x7F) | 0x01); // positive, and always four bytes
    const std::unique_ptr<BIGNUM, void (*)(BIGNUM*)> number(BN_bin2bn(bytes.data(), bytes.size(), nullptr), &BN_free);
    need(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr, "serial");
}

/// Extensions in OpenSSL's configuration language: it knows the shapes better than code of ours would.
void addExtensions(X509* certificate, X509* issuer, const std::string& configuration)
{
    const std::unique_ptr<BIO, int (*)(BIO*)> text(
        BIO_new_mem_buf(configuration.data(), static_cast<int>(configuration.size())), &BIO_free);
    const std::unique_ptr<CONF, void (*)(CONF*)> parsedText(NCONF_new(nullptr), &NCONF_free);
    long line = 0;
    need(text && parsedText && NCONF_load_bio(parsedText.get(), text.get(), &line) == 1, "extension text");
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509V3_set_nconf(&context, parsedText.get());
    need(X509V3_EXT_add_nconf(parsedText.get(), &context, "extensions", certificate) == 1, "extensions");
}

const char* unitOf(CertificatePurpose purpose)
{
    switch (purpose) {
    case CertificatePurpose::Authentication: return "Test user authentication";
    case CertificatePurpose::Signature: return "Test digital signature";
    }
    return "";
}

constexpr const char* alternativeName = "[authority]\nC=JP\nO=TEST ONLY - NOT J-LIS\n";

} // namespace

Certificate Certificate::loadOrMakeRoot(const std::filesystem::path& pem, const Key& key, CertificatePurpose purpose)
{
    if (const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(pem.c_str(), "re"), &std::fclose); file) {
        const X509Owner kept(PEM_read_X509(file.get(), nullptr, nullptr, nullptr), &X509_free);
        if (kept && X509_check_private_key(kept.get(), key.handle()) == 1)
            return Certificate(encoded(kept.get()));
    }
    const X509Owner root(X509_new(), &X509_free);
    need(root && X509_set_version(root.get(), X509_VERSION_3) == 1, "new");
    setSerial(root.get());
    auto* name = X509_get_subject_name(root.get());
    add(name, "C", "JP");
    add(name, "O", "JPKI-LOOKALIKE-TEST");
    add(name, "OU", "TEST ONLY - NOT J-LIS");
    add(name, "OU", unitOf(purpose));
    need(X509_set_issuer_name(root.get(), name) == 1, "issuer");
    setTime(X509_getm_notBefore(root.get()), {2019, 1, 1}, "000000");
    setTime(X509_getm_notAfter(root.get()), {2039, 1, 1}, "145959");
    need(X509_set_pubkey(root.get(), key.handle()) == 1, "public key");
    addExtensions(root.get(), root.get(),
                  std::string("[extensions]\nkeyUsage=critical,keyCertSign,cRLSign\nbasicConstraints=critical,CA:TRUE\n"
                              "subjectKeyIdentifier=hash\nsubjectAltName=dirName:authority\n")
                      + alternativeName);
    need(X509_sign(root.get(), key.handle(), EVP_sha256()) > 0, "signature");
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(pem.c_str(), "we"), &std::fclose);
    need(file && PEM_write_X509(file.get(), root.get()) == 1, "cannot write the root");
    return Certificate(encoded(root.get()));
}

Certificate Certificate::issue(const Holder& holder, const Key& subjectKey, const Certificate& root, const Key& rootKey,
                               CertificatePurpose purpose)
{
    const auto issuer = parsed(root.m_der);
    const X509Owner leaf(X509_new(), &X509_free);
    need(leaf && X509_set_version(leaf.get(), X509_VERSION_3) == 1, "new");
    setSerial(leaf.get());
    auto* name = X509_get_subject_name(leaf.get());
    add(name, "C", "JP");
    add(name, "CN", holder.commonName);
    need(X509_set_issuer_name(leaf.get(), X509_get_subject_name(issuer.get())) == 1, "issuer");
    setTime(X509_getm_notBefore(leaf.get()), holder.notBefore, "000000");
    setTime(X509_getm_notAfter(leaf.get()), holder.notAfter, "145959");
    need(X509_set_pubkey(leaf.get(), subjectKey.handle()) == 1, "public key");
    std::string extensions = "[extensions]\n";
    switch (purpose) {
    case CertificatePurpose::Authentication:
        extensions += std::string("keyUsage=critical,digitalSignature\ncertificatePolicies=critical,")
                      + authenticationPolicy + '\n';
        break;
    case CertificatePurpose::Signature:
        extensions += std::string("keyUsage=critical,digitalSignature,nonRepudiation\ncertificatePolicies=critical,")
                      + signaturePolicy + '\n';
        break;
    }
    addExtensions(leaf.get(), issuer.get(), extensions + "issuerAltName=dirName:authority\n" + alternativeName);
    need(X509_sign(leaf.get(), rootKey.handle(), EVP_sha256()) > 0, "signature");
    return Certificate(encoded(leaf.get()));
}

} // namespace uketsuke::virtualcard::maker
