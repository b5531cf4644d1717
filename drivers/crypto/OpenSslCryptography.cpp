#include "drivers/crypto/OpenSslCryptography.h"

#include "app/core/SecureBytes.h"
#include "drivers/crypto/Certificate.h"
#include "drivers/crypto/Jwe.h"
#include "drivers/crypto/OpenSslHandle.h"

#include <openssl/crypto.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>

#include <algorithm>

namespace uketsuke::crypto {

namespace {

constexpr std::size_t smallestModulus = 2048 / 8;
constexpr std::size_t largestModulus = 4096 / 8;
constexpr std::size_t largestExponent = 8;
constexpr std::size_t mostAuthorities = 64;

bool plausible(const ports::RsaPublicKey& key)
{
    const auto odd = [](const core::Bytes& number) { return (number.back() & std::byte{1}) != std::byte{0}; };
    return key.modulus.size() >= smallestModulus && key.modulus.size() <= largestModulus
           && key.modulus.front() >= std::byte{0x80} && odd(key.modulus) && !key.exponent.empty()
           && key.exponent.size() <= largestExponent && odd(key.exponent)
           && !(key.exponent.size() == 1 && key.exponent.front() == std::byte{1});
}

KeyHandle rsaHandle(const ports::RsaPublicKey& key)
{
    const NumberHandle modulus(BN_bin2bn(raw(key.modulus), static_cast<int>(key.modulus.size()), nullptr));
    const NumberHandle exponent(BN_bin2bn(raw(key.exponent), static_cast<int>(key.exponent.size()), nullptr));
    const ParameterBuilderHandle builder(OSSL_PARAM_BLD_new());
    if (!modulus || !exponent || !builder
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1)
        return nullptr;
    const ParametersHandle parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const KeyContextHandle context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY* made = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    return KeyHandle(made);
}

/// EMSA-PKCS1-v1_5 (RFC 8017, 9.2): 00 01 FF … FF 00 DigestInfo, at least eight FF.
std::optional<core::Bytes> paddedBlock(core::ByteView digestInfo, std::size_t size)
{
    constexpr std::size_t frame = 3 + 8;
    if (digestInfo.empty() || digestInfo.size() + frame > size)
        return std::nullopt;
    core::Bytes block(size, std::byte{0xFF});
    block[0] = std::byte{0x00};
    block[1] = std::byte{0x01};
    const auto start = size - digestInfo.size();
    block[start - 1] = std::byte{0x00};
    std::ranges::copy(digestInfo, block.begin() + static_cast<std::ptrdiff_t>(start));
    return block;
}

} // namespace

core::Sha256Digest OpenSslCryptography::sha256(core::ByteView data) const
{
    core::Sha256Digest digest{};
    SHA256(raw(data), data.size(), rawOut(std::span(digest)));
    return digest;
}

core::Sha256Digest OpenSslCryptography::hmacSha256(core::ByteView key, core::ByteView data) const
{
    core::Sha256Digest digest{};
    unsigned int length = 0;
    // A null key would make HMAC reuse an earlier one; an empty key is a key of no bytes.
    static constexpr unsigned char none = 0;
    HMAC(EVP_sha256(), key.empty() ? &none : raw(key), static_cast<int>(key.size()), raw(data), data.size(),
         rawOut(std::span(digest)), &length);
    return digest;
}

core::Result<> OpenSslCryptography::random(std::span<std::byte> out) const
{
    if (RAND_bytes(rawOut(out), static_cast<int>(out.size())) == 1)
        return {};
    ERR_clear_error();
    core::wipe(out);
    return core::failure(core::Fault::RandomSourceUnavailable, "OpenSslCryptography::random");
}

bool OpenSslCryptography::rsaSignsDigestInfo(const ports::RsaPublicKey& key, core::ByteView digestInfo,
                                             core::ByteView signature) const
{
    if (!plausible(key) || signature.size() != key.modulus.size())
        return false;
    const auto expected = paddedBlock(digestInfo, key.modulus.size());
    if (!expected)
        return false;
    const auto handle = rsaHandle(key);
    if (!handle) {
        ERR_clear_error();
        return false;
    }
    // Recovered without padding, so that every byte of the block is ours to compare: a parser of the padding is
    // where forgeries have come in (low exponents, trailing garbage).
    const KeyContextHandle context(EVP_PKEY_CTX_new_from_pkey(nullptr, handle.get(), nullptr));
    core::Bytes recovered(key.modulus.size());
    std::size_t length = recovered.size();
    const bool recoveredIt = context && EVP_PKEY_verify_recover_init(context.get()) == 1
                             && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) == 1
                             && EVP_PKEY_verify_recover(context.get(), rawOut(std::span(recovered)), &length,
                                                        raw(signature), signature.size())
                                    == 1;
    ERR_clear_error();
    return recoveredIt && length == expected->size()
           && CRYPTO_memcmp(recovered.data(), expected->data(), expected->size()) == 0;
}

bool OpenSslCryptography::es256Verifies(core::ByteView certificateDer, core::ByteView data,
                                        core::ByteView signature) const
{
    constexpr std::size_t half = 32;
    if (signature.size() != 2 * half)
        return false;
    const auto certificate = Certificate::fromDer(certificateDer);
    if (!certificate || certificate->p256Key() == nullptr)
        return false;
    const EcSignatureHandle parts(ECDSA_SIG_new());
    NumberHandle r(BN_bin2bn(raw(signature.first(half)), half, nullptr));
    NumberHandle s(BN_bin2bn(raw(signature.last(half)), half, nullptr));
    if (!parts || !r || !s || ECDSA_SIG_set0(parts.get(), r.get(), s.get()) != 1)
        return false;
    static_cast<void>(r.release()); // owned by `parts` since set0
    static_cast<void>(s.release());
    unsigned char* der = nullptr;
    const int length = i2d_ECDSA_SIG(parts.get(), &der);
    const DigestContextHandle context(EVP_MD_CTX_new());
    const bool verified =
        length > 0 && context
        && EVP_DigestVerifyInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr, certificate->p256Key(), nullptr)
               == 1
        && EVP_DigestVerify(context.get(), der, static_cast<std::size_t>(length), raw(data), data.size()) == 1;
    OPENSSL_free(der);
    ERR_clear_error();
    return verified;
}

core::Result<ports::CertificateFacts> OpenSslCryptography::readCertificate(core::ByteView der) const
{
    const auto certificate = Certificate::fromDer(der);
    if (!certificate)
        return core::failure(certificate.error());
    return certificate->facts();
}

bool OpenSslCryptography::issuedByOneOf(core::ByteView certificate, std::span<const core::Bytes> authorities,
                                        core::Instant at) const
{
    const auto subject = Certificate::fromDer(certificate);
    if (!subject || authorities.size() > mostAuthorities)
        return false;
    return std::ranges::any_of(authorities, [&](const core::Bytes& der) {
        const auto authority = Certificate::fromDer(der);
        return authority && authority->facts().isAuthority && authority->facts().keyCertSign && authority->validAt(at)
               && subject->signedBy(*authority);
    });
}

core::Result<std::string> OpenSslCryptography::encryptJwe(core::ByteView plaintext, core::ByteView recipientDer) const
{
    const auto recipient = Certificate::fromDer(recipientDer);
    if (!recipient)
        return core::failure(core::Fault::EncryptionFailed, "OpenSslCryptography::encryptJwe",
                             "the recipient's certificate cannot be read");
    return encryptToCertificate(plaintext, *recipient);
}

} // namespace uketsuke::crypto
