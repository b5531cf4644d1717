#include "drivers/crypto/CertificateRequest.h"

#include "drivers/crypto/OpenSslHandle.h"
#include "drivers/crypto/TlsKeyHandle.h"

#include <openssl/err.h>
#include <openssl/pem.h>

namespace uketsuke::crypto {

namespace {

using RequestHandle = std::unique_ptr<X509_REQ, Releases<X509_REQ_free>>;
using ExtensionHandle = std::unique_ptr<X509_EXTENSION, Releases<X509_EXTENSION_free>>;

struct FreesExtensions {
    void operator()(STACK_OF(X509_EXTENSION) * extensions) const
    {
        sk_X509_EXTENSION_pop_free(extensions, X509_EXTENSION_free);
    }
};

bool name(X509_REQ* request, const std::string& urn)
{
    // RFC 5280 allows 64 characters in a common name; who reads the certificate goes by the URI.
    const auto common = urn.substr(0, 64);
    return X509_NAME_add_entry_by_txt(X509_REQ_get_subject_name(request), "CN", MBSTRING_UTF8,
                                      raw(core::viewOf(common)), static_cast<int>(common.size()), -1, 0)
           == 1;
}

bool nameUri(X509_REQ* request, const std::string& urn)
{
    ExtensionHandle extension(X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, ("URI:" + urn).c_str()));
    const std::unique_ptr<STACK_OF(X509_EXTENSION), FreesExtensions> all(sk_X509_EXTENSION_new_null());
    if (!extension || !all || sk_X509_EXTENSION_push(all.get(), extension.get()) == 0)
        return false;
    static_cast<void>(extension.release()); // the stack frees it
    return X509_REQ_add_extensions(request, all.get()) == 1;
}

} // namespace

core::Result<std::string> certificateRequest(const std::shared_ptr<ports::DeviceKey>& key, const std::string& urn)
{
    constexpr std::string_view where = "certificateRequest";
    if (urn.find(',') != std::string::npos) // OpenSSL would read a second name behind it
        return core::failure(core::Fault::ConfigurationInvalid, where, "the URN holds a comma");
    const auto handle = newTlsKeyHandle(key);
    if (!handle)
        return core::failure(handle.error());
    const KeyHandle signingKey(static_cast<EVP_PKEY*>(*handle));
    const RequestHandle request(X509_REQ_new());
    const BioHandle text(BIO_new(BIO_s_mem()));
    if (!request || !text || X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) != 1
        || X509_REQ_set_pubkey(request.get(), signingKey.get()) != 1 || !name(request.get(), urn)
        || !nameUri(request.get(), urn) || X509_REQ_sign(request.get(), signingKey.get(), EVP_sha256()) <= 0
        || PEM_write_bio_X509_REQ(text.get(), request.get()) != 1) {
        ERR_clear_error();
        return core::failure(core::Fault::SigningFailed, where);
    }
    char* bytes = nullptr;
    const auto length = BIO_get_mem_data(text.get(), &bytes);
    return std::string(bytes, static_cast<std::size_t>(length));
}

} // namespace uketsuke::crypto
