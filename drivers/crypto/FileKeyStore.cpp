#include "drivers/crypto/FileKeyStore.h"

#include "drivers/crypto/Certificate.h"
#include "drivers/crypto/OpenSslHandle.h"
#include "drivers/crypto/WholeFile.h"

#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/sha.h>

#include <mutex>

namespace uketsuke::crypto {

namespace {

constexpr std::size_t largestKeyFile = 8 * 1024;
constexpr std::size_t largestCertificateFile = 128 * 1024;
constexpr std::size_t half = 32;

class FileDeviceKey final : public DeviceKey {
public:
    FileDeviceKey(KeyHandle key, const PublicPoint& point) : m_key(std::move(key)), m_point(point) {}

    core::Result<core::Bytes> sign(const core::Sha256Digest& digest) override
    {
        const std::lock_guard lock(m_mutex);
        const KeyContextHandle context(EVP_PKEY_CTX_new_from_pkey(nullptr, m_key.get(), nullptr));
        std::array<unsigned char, 80> der{};
        std::size_t length = der.size();
        if (!context || EVP_PKEY_sign_init(context.get()) != 1
            || EVP_PKEY_sign(context.get(), der.data(), &length, raw(digest), digest.size()) != 1)
            return failed();
        const unsigned char* cursor = der.data();
        const EcSignatureHandle parts(d2i_ECDSA_SIG(nullptr, &cursor, static_cast<long>(length)));
        core::Bytes signature(2 * half);
        if (!parts
            || BN_bn2binpad(ECDSA_SIG_get0_r(parts.get()), rawOut(std::span(signature).first(half)), half) != half
            || BN_bn2binpad(ECDSA_SIG_get0_s(parts.get()), rawOut(std::span(signature).last(half)), half) != half)
            return failed();
        return signature;
    }

    const PublicPoint& publicPoint() const override { return m_point; }

private:
    static std::unexpected<core::Error> failed()
    {
        const auto code = ERR_peek_last_error();
        ERR_clear_error();
        return core::failure(core::Fault::SigningFailed, "FileDeviceKey::sign", core::Redacted::code(code));
    }

    std::mutex m_mutex;
    KeyHandle m_key;
    PublicPoint m_point;
};

bool pointOf(EVP_PKEY* key, DeviceKey::PublicPoint& point)
{
    std::size_t length = 0;
    return EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, rawOut(std::span(point)), point.size(),
                                           &length)
               == 1
           && length == point.size() && point[0] == std::byte{0x04};
}

KeyHandle readKey(const core::SecureBytes& pem)
{
    const BioHandle source(BIO_new_mem_buf(pem.view().data(), static_cast<int>(pem.size())));
    // The callback answers "no passphrase": without it OpenSSL would ask on the terminal and block the start.
    const auto noPassphrase = [](char*, int, int, void*) { return -1; };
    KeyHandle key(source ? PEM_read_bio_PrivateKey(source.get(), nullptr, noPassphrase, nullptr) : nullptr);
    ERR_clear_error();
    std::array<char, 32> group{};
    if (!key || EVP_PKEY_is_a(key.get(), "EC") != 1
        || EVP_PKEY_get_group_name(key.get(), group.data(), group.size(), nullptr) != 1
        || std::string_view(group.data()) != "prime256v1")
        return nullptr;
    return key;
}

/// RFC 7638: the required members in lexicographic order, no white space.
std::string thumbprint(const DeviceKey::PublicPoint& point)
{
    const core::ByteView view(point);
    const auto text = R"({"crv":"P-256","kty":"EC","x":")" + core::base64Url(view.subspan(1, half)) + R"(","y":")"
                      + core::base64Url(view.subspan(1 + half)) + R"("})";
    core::Sha256Digest digest{};
    SHA256(raw(core::viewOf(text)), text.size(), rawOut(std::span(digest)));
    return core::base64Url(digest);
}

std::unexpected<core::Error> invalid(core::Redacted note)
{
    return core::failure(core::Fault::DeviceCertificateInvalid, "FileKeyStore::open", std::move(note));
}

core::Result<std::vector<Certificate>> certificatesOf(const std::filesystem::path& path)
{
    const auto pem = readWhole(path, largestCertificateFile);
    if (!pem)
        return invalid("a certificate file cannot be read");
    auto certificates = Certificate::fromPem(pem->view());
    if (!certificates)
        return invalid(certificates.error().note);
    return certificates;
}

/// The issuers in order, without the device's own certificate and without roots.
core::Result<std::vector<core::Bytes>> orderedChain(const Certificate& device, const std::vector<Certificate>& issuers,
                                                    core::Instant now)
{
    std::vector<core::Bytes> chain{device.der()};
    const Certificate* last = &device;
    for (const auto& issuer : issuers) {
        if (issuer.der() == device.der() || issuer.selfIssued())
            continue;
        if (!issuer.facts().isAuthority || !issuer.validAt(now) || !last->signedBy(issuer))
            return invalid("the chain is broken");
        chain.push_back(issuer.der());
        last = &issuer;
    }
    return chain;
}

bool readableByOthers(const std::filesystem::path& path)
{
    std::error_code error;
    const auto permissions = std::filesystem::status(path, error).permissions();
    using enum std::filesystem::perms;
    return error || (permissions & (group_all | others_all)) != none;
}

} // namespace

core::Result<DeviceIdentity> FileKeyStore::open(const Files& files, core::Instant now, TestMaterial testMaterial)
{
    constexpr std::string_view where = "FileKeyStore::open";
    const auto pem = readWhole(files.key, largestKeyFile);
    auto key = pem ? readKey(*pem) : nullptr;
    DeviceKey::PublicPoint point{};
    if (!key || !pointOf(key.get(), point))
        return core::failure(core::Fault::DeviceKeyMissing, where, "no readable P-256 key in the file");

    const auto device = certificatesOf(files.certificate);
    if (!device)
        return core::failure(device.error());
    if (device->size() != 1)
        return invalid("the device's file must hold one certificate");
    const auto& certificate = device->front();
    if (certificate.p256Key() == nullptr || EVP_PKEY_eq(certificate.p256Key(), key.get()) != 1)
        return invalid("key and certificate do not belong together");
    if (!certificate.validAt(now))
        return invalid("the certificate is not valid now");
    if (certificate.facts().isAuthority || !certificate.facts().unknownCriticalExtensions.empty())
        return invalid("not a device's certificate");
    const auto urn = certificate.uri();
    if (!urn || !urn->starts_with("urn:"))
        return invalid("no device URN in the subject alternative name");
    if (certificate.facts().marksTest && testMaterial == TestMaterial::Refused)
        return core::failure(core::Fault::TestMaterialRefused, where, "the device certificate is marked TEST");
    if (!certificate.facts().marksTest && readableByOthers(files.key))
        return core::failure(core::Fault::DeviceKeyMissing, where, "others may read the key's file");

    std::vector<Certificate> issuers;
    if (!files.chain.empty()) {
        auto read = certificatesOf(files.chain);
        if (!read)
            return core::failure(read.error());
        issuers = std::move(*read);
    }
    auto chain = orderedChain(certificate, issuers, now);
    if (!chain)
        return core::failure(chain.error());
    return DeviceIdentity{.key = std::make_shared<FileDeviceKey>(std::move(key), point),
                          .certificateChain = std::move(*chain),
                          .keyId = thumbprint(point),
                          .urn = *urn,
                          .notAfter = certificate.facts().notAfter,
                          .test = certificate.facts().marksTest};
}

} // namespace uketsuke::crypto
