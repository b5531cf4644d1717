#include "drivers/crypto/Jwe.h"

#include "drivers/crypto/Certificate.h"
#include "drivers/crypto/OpenSslHandle.h"

#include <nlohmann/json.hpp>
#include <openssl/err.h>
#include <openssl/rand.h>

#include <array>

namespace uketsuke::crypto {

namespace {

constexpr std::size_t largestPlaintext = 64 * 1024;
constexpr std::size_t keyBytes = 32;
constexpr std::size_t ivBytes = 12;
constexpr std::size_t tagBytes = 16;
constexpr std::size_t coordinateBytes = 32;

std::unexpected<core::Error> failed(core::Redacted note)
{
    ERR_clear_error();
    return core::failure(core::Fault::EncryptionFailed, "Jwe", std::move(note));
}

void appendNumber(core::Bytes& out, std::size_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        out.push_back(static_cast<std::byte>(value >> shift & 0xFF));
}

void appendSized(core::Bytes& out, std::string_view text)
{
    appendNumber(out, text.size());
    const auto view = core::viewOf(text);
    out.insert(out.end(), view.begin(), view.end());
}

KeyHandle newP256Key() { return KeyHandle(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")); }

core::Result<core::SecureBytes> agree(EVP_PKEY* own, EVP_PKEY* peer)
{
    const KeyContextHandle context(EVP_PKEY_CTX_new_from_pkey(nullptr, own, nullptr));
    core::SecureBytes secret(coordinateBytes);
    std::size_t length = secret.size();
    // set_peer validates the point, so that a peer off the curve is refused before any secret is derived.
    if (!context || EVP_PKEY_derive_init(context.get()) != 1 || EVP_PKEY_derive_set_peer_ex(context.get(), peer, 1) != 1
        || EVP_PKEY_derive(context.get(), rawOut(secret.writable()), &length) != 1 || length != secret.size())
        return failed("key agreement");
    return secret;
}

core::Result<std::string> protectedHeader(EVP_PKEY* ephemeral, const core::Sha256Digest& recipient)
{
    std::array<unsigned char, 1 + 2 * coordinateBytes> point{};
    std::size_t length = 0;
    if (EVP_PKEY_get_octet_string_param(ephemeral, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(), &length) != 1
        || length != point.size() || point[0] != 0x04)
        return failed("ephemeral key");
    const auto bytes = std::as_bytes(std::span(point));
    const nlohmann::ordered_json header{{"alg", "ECDH-ES"},
                                        {"enc", "A256GCM"},
                                        {"epk",
                                         {{"kty", "EC"},
                                          {"crv", "P-256"},
                                          {"x", core::base64Url(bytes.subspan(1, coordinateBytes))},
                                          {"y", core::base64Url(bytes.subspan(1 + coordinateBytes))}}},
                                        {"x5t#S256", core::base64Url(recipient)}};
    return core::base64Url(core::viewOf(header.dump()));
}

} // namespace

core::Result<core::SecureBytes> concatKdf(const core::SecureBytes& sharedSecret, std::string_view algorithm,
                                          std::string_view partyU, std::string_view partyV, std::size_t size)
{
    core::Bytes otherInformation;
    appendSized(otherInformation, algorithm);
    appendSized(otherInformation, partyU);
    appendSized(otherInformation, partyV);
    appendNumber(otherInformation, size * 8); // SuppPubInfo: the key's length in bits

    // The "single step" KDF of NIST SP 800-56C is the Concat KDF.
    const KdfHandle kdf(EVP_KDF_fetch(nullptr, "SSKDF", nullptr));
    const KdfContextHandle context(kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr);
    core::SecureBytes secret = sharedSecret.clone();
    core::SecureBytes key(size);
    char digestName[] = "SHA256";
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digestName, 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, secret.writable().data(), secret.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, otherInformation.data(), otherInformation.size()),
        OSSL_PARAM_construct_end()};
    if (!context || EVP_KDF_derive(context.get(), rawOut(key.writable()), key.size(), parameters.data()) != 1)
        return failed("key derivation");
    return key;
}

core::Result<std::string> encryptToCertificate(core::ByteView plaintext, const Certificate& recipient)
{
    if (plaintext.size() > largestPlaintext)
        return failed("plaintext too large");
    auto* recipientKey = recipient.p256Key();
    if (recipientKey == nullptr)
        return failed("the recipient's key is not on P-256");
    const auto ephemeral = newP256Key();
    if (!ephemeral)
        return failed("ephemeral key");
    const auto secret = agree(ephemeral.get(), recipientKey);
    if (!secret)
        return core::failure(secret.error());
    const auto key = concatKdf(*secret, "A256GCM", {}, {}, keyBytes);
    if (!key)
        return core::failure(key.error());
    const auto header = protectedHeader(ephemeral.get(), recipient.facts().digest);
    if (!header)
        return header;

    std::array<std::byte, ivBytes> iv{};
    std::array<std::byte, tagBytes> tag{};
    core::Bytes ciphertext(plaintext.size());
    int written = 0;
    int more = 0;
    const CipherContextHandle cipher(EVP_CIPHER_CTX_new());
    if (RAND_bytes(rawOut(std::span(iv)), static_cast<int>(iv.size())) != 1 || !cipher
        || EVP_EncryptInit_ex2(cipher.get(), EVP_aes_256_gcm(), raw(key->view()), raw(iv), nullptr) != 1
        || EVP_EncryptUpdate(cipher.get(), nullptr, &written, raw(core::viewOf(*header)),
                             static_cast<int>(header->size()))
               != 1
        || EVP_EncryptUpdate(cipher.get(), rawOut(std::span(ciphertext)), &written, raw(plaintext),
                             static_cast<int>(plaintext.size()))
               != 1
        || EVP_EncryptFinal_ex(cipher.get(), rawOut(std::span(ciphertext)) + written, &more) != 1
        || static_cast<std::size_t>(written + more) != ciphertext.size()
        || EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_GET_TAG, static_cast<int>(tag.size()), tag.data()) != 1)
        return failed("encryption");
    // Direct agreement has no encrypted key: the second part is empty (RFC 7516, 7.1).
    return *header + ".." + core::base64Url(iv) + "." + core::base64Url(ciphertext) + "." + core::base64Url(tag);
}

} // namespace uketsuke::crypto
