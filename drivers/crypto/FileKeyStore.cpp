#include "drivers/crypto/FileKeyStore.h"

#include "drivers/crypto/OpenSslHandle.h"
#include "drivers/crypto/WholeFile.h"

#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include <mutex>

namespace uketsuke::crypto {

namespace {

constexpr std::size_t largestKeyFile = 8 * 1024;
constexpr std::size_t half = 32;

class FileDeviceKey final : public ports::DeviceKey {
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

bool pointOf(EVP_PKEY* key, ports::DeviceKey::PublicPoint& point)
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

bool readableByOthers(const std::filesystem::path& path)
{
    std::error_code error;
    const auto permissions = std::filesystem::status(path, error).permissions();
    using enum std::filesystem::perms;
    return error || (permissions & (group_all | others_all)) != none;
}

} // namespace

core::Result<std::shared_ptr<ports::DeviceKey>> FileKeyStore::openKey()
{
    const auto pem = readWhole(m_file, largestKeyFile);
    auto key = pem ? readKey(*pem) : nullptr;
    ports::DeviceKey::PublicPoint point{};
    if (!key || !pointOf(key.get(), point))
        return core::failure(core::Fault::DeviceKeyMissing, "FileKeyStore::openKey",
                             "no readable P-256 key in the file");
    return std::make_shared<FileDeviceKey>(std::move(key), point);
}

bool FileKeyStore::othersMayUse() const { return readableByOthers(m_file); }

} // namespace uketsuke::crypto
