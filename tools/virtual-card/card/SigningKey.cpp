#include "tools/virtual-card/card/SigningKey.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>

#include <cstdio>

namespace uketsuke::virtualcard {
namespace {

const unsigned char* raw(core::ByteView bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

} // namespace

std::optional<SigningKey> SigningKey::load(const std::filesystem::path& pem)
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(pem.c_str(), "re"), &std::fclose);
    if (!file)
        return std::nullopt;
    std::shared_ptr<EVP_PKEY> key(PEM_read_PrivateKey(file.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
    if (!key || EVP_PKEY_is_a(key.get(), "RSA") != 1 || EVP_PKEY_get_bits(key.get()) < 1024
        || EVP_PKEY_get_bits(key.get()) > 4096)
        return std::nullopt;
    return SigningKey(std::move(key));
}

std::size_t SigningKey::size() const { return static_cast<std::size_t>(EVP_PKEY_get_size(m_key.get())); }

std::optional<core::Bytes> SigningKey::signPadded(core::ByteView content) const
{
    const std::unique_ptr<EVP_PKEY_CTX, void (*)(EVP_PKEY_CTX*)> context(EVP_PKEY_CTX_new(m_key.get(), nullptr),
                                                                         &EVP_PKEY_CTX_free);
    // Without a digest set, OpenSSL pads what it is given and adds no DigestInfo of its own.
    if (!context || EVP_PKEY_sign_init(context.get()) <= 0
        || EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) <= 0)
        return std::nullopt;
    core::Bytes signature(size());
    std::size_t length = signature.size();
    if (EVP_PKEY_sign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &length, raw(content),
                      content.size())
        <= 0)
        return std::nullopt;
    signature.resize(length);
    return signature;
}

core::Bytes sha256DigestInfo(core::ByteView digest)
{
    auto info = *core::fromHex("3031300d060960864801650304020105000420");
    info.insert(info.end(), digest.begin(), digest.end());
    return info;
}

core::Sha256Digest sha256(core::ByteView bytes)
{
    core::Sha256Digest digest{};
    SHA256(raw(bytes), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

} // namespace uketsuke::virtualcard
