#include "tools/consent-verify/Certificate.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <ctime>

namespace uketsuke::verify {

Certificate::Certificate(std::shared_ptr<X509> certificate, Bytes der)
    : m_certificate(std::move(certificate)), m_der(std::move(der)), m_digest(sha256(m_der))
{
}

Outcome<Certificate> Certificate::fromDer(ByteView der)
{
    const unsigned char* cursor = der.data();
    std::shared_ptr<X509> certificate(d2i_X509(nullptr, &cursor, static_cast<long>(der.size())), X509_free);
    if (!certificate || cursor != der.data() + der.size())
        return refuse("A certificate is not readable.");
    return Certificate(std::move(certificate), Bytes(der.begin(), der.end()));
}

Outcome<std::vector<Certificate>> Certificate::fromPem(const std::filesystem::path& file)
{
    const std::unique_ptr<BIO, decltype(&BIO_free_all)> bio(BIO_new_file(file.c_str(), "rb"), BIO_free_all);
    if (!bio)
        return refuse(file.string() + " cannot be read.");
    std::vector<Certificate> certificates;
    while (X509* next = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)) {
        std::shared_ptr<X509> certificate(next, X509_free);
        unsigned char* der = nullptr;
        const int length = i2d_X509(next, &der);
        if (length <= 0)
            return refuse(file.string() + " holds an unreadable certificate.");
        Bytes bytes(der, der + length);
        OPENSSL_free(der);
        certificates.push_back(Certificate(std::move(certificate), std::move(bytes)));
    }
    if (certificates.empty())
        return refuse(file.string() + " holds no certificate.");
    return certificates;
}

Key Certificate::publicKey() const { return {X509_get_pubkey(get()), EVP_PKEY_free}; }

std::vector<std::string> Certificate::uriNames() const
{
    std::vector<std::string> names;
    auto* found = static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(get(), NID_subject_alt_name, nullptr, nullptr));
    for (int i = 0; i < sk_GENERAL_NAME_num(found); ++i) {
        const auto* name = sk_GENERAL_NAME_value(found, i);
        if (name->type == GEN_URI) {
            const auto* uri = name->d.uniformResourceIdentifier;
            names.emplace_back(reinterpret_cast<const char*>(ASN1_STRING_get0_data(uri)),
                               static_cast<std::size_t>(ASN1_STRING_length(uri)));
        }
    }
    GENERAL_NAMES_free(found);
    return names;
}

bool Certificate::validAt(std::int64_t unixSeconds) const
{
    std::time_t time = unixSeconds;
    return X509_cmp_time(X509_get0_notBefore(get()), &time) < 0 && X509_cmp_time(X509_get0_notAfter(get()), &time) > 0;
}

bool Certificate::mayDigitallySign() const
{
    // All bits are set when the extension is absent; these profiles demand it.
    const auto usage = X509_get_key_usage(get());
    return usage != UINT32_MAX && (usage & KU_DIGITAL_SIGNATURE) != 0;
}

bool Certificate::isAuthority() const { return X509_check_ca(get()) == 1; }

bool Certificate::issuedBy(const Certificate& issuer) const
{
    if (X509_NAME_cmp(X509_get_issuer_name(get()), X509_get_subject_name(issuer.get())) != 0)
        return false;
    const auto key = issuer.publicKey();
    return key && X509_verify(get(), key.get()) == 1;
}

Outcome<std::size_t> leadsTo(const std::vector<Certificate>& chain, const std::vector<Certificate>& roots)
{
    // Chains here are short and given in order, and roots may share one name (JPKI's generations do): each link is
    // tried by signature instead of letting a store pick an issuer by name.
    for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
        if (!chain[i + 1].isAuthority() || !chain[i].issuedBy(chain[i + 1]))
            return refuse("The certificates do not issue one another.");
    }
    for (std::size_t i = 0; i < roots.size(); ++i) {
        if (!chain.empty() && chain.back().digest() != roots[i].digest() && roots[i].isAuthority()
            && chain.back().issuedBy(roots[i]))
            return i;
    }
    return refuse("The certificate does not lead to a trusted root.");
}

} // namespace uketsuke::verify
