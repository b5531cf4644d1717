#include "tools/consent-verify/Cryptography.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/hmac.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>

#include <algorithm>

namespace uketsuke::verify {

namespace {

constexpr std::size_t rsaBytes = 256;
constexpr std::size_t coordinateBytes = 32;

template <auto release> struct Release {
    template <typename T> void operator()(T* pointer) const { release(pointer); }
};
template <typename T, auto release> using Owned = std::unique_ptr<T, Release<release>>;
using OwnedBignum = Owned<BIGNUM, BN_free>;
using OwnedContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using OwnedDigestContext = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;
using OwnedCipherContext = Owned<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;
using OwnedSignature = Owned<ECDSA_SIG, ECDSA_SIG_free>;

void append(Bytes& bytes, ByteView more) { bytes.insert(bytes.end(), more.begin(), more.end()); }

Key publicKeyFrom(const char* type, OSSL_PARAM* parameters)
{
    const OwnedContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* key = nullptr;
    if (!context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1)
        return nullptr;
    return {key, EVP_PKEY_free};
}

Bytes digestInfo(std::uint8_t digestLength)
{
    // DigestInfo { AlgorithmIdentifier { sha256, NULL }, OCTET STRING } (RFC 8017, 9.2).
    return {0x30,        static_cast<std::uint8_t>(0x11 + digestLength),
            0x30,        0x0D,
            0x06,        0x09,
            0x60,        0x86,
            0x48,        0x01,
            0x65,        0x03,
            0x04,        0x02,
            0x01,        0x05,
            0x00,        0x04,
            digestLength};
}

bool signatureHolds(const RsaKey& key, ByteView info, ByteView signature)
{
    if (signature.size() != rsaBytes || info.size() + 11 > rsaBytes)
        return false;
    Bytes expected(rsaBytes, 0xFF);
    expected[0] = 0x00;
    expected[1] = 0x01;
    expected[rsaBytes - info.size() - 1] = 0x00;
    std::ranges::copy(info, expected.end() - static_cast<std::ptrdiff_t>(info.size()));

    const OwnedContext context(EVP_PKEY_CTX_new(key.key.get(), nullptr));
    Bytes block(rsaBytes);
    std::size_t length = block.size();
    return context && EVP_PKEY_verify_recover_init(context.get()) == 1
           && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) == 1
           && EVP_PKEY_verify_recover(context.get(), block.data(), &length, signature.data(), signature.size()) == 1
           && length == rsaBytes && block == expected;
}

} // namespace

Digest sha256(ByteView bytes)
{
    Digest digest{};
    SHA256(bytes.data(), bytes.size(), digest.data());
    return digest;
}

Digest hmacSha256(ByteView key, ByteView bytes)
{
    Digest digest{};
    unsigned int length = digest.size();
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes.data(), bytes.size(), digest.data(), &length);
    return digest;
}

Digest RsaKey::thumbprint() const
{
    const auto text = R"({"e":"AQAB","kty":"RSA","n":")" + encodeBase64Url(modulus) + R"("})";
    return sha256(viewOf(text));
}

Outcome<RsaKey> rsaKey(ByteView modulus, ByteView exponent)
{
    constexpr std::array<std::uint8_t, 3> usualExponent{0x01, 0x00, 0x01};
    if (modulus.size() != rsaBytes || (modulus[0] & 0x80U) == 0 || (modulus[rsaBytes - 1] & 1U) == 0
        || !equal(exponent, usualExponent))
        return refuse("The key is not RSA of 2048 bits with exponent 65537.");
    const OwnedBignum n(BN_bin2bn(modulus.data(), static_cast<int>(modulus.size()), nullptr));
    const OwnedBignum e(BN_bin2bn(exponent.data(), static_cast<int>(exponent.size()), nullptr));
    const Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> builder(OSSL_PARAM_BLD_new());
    if (!n || !e || !builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return refuse("The key cannot be built.");
    const Owned<OSSL_PARAM, OSSL_PARAM_free> parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    auto key = publicKeyFrom("RSA", parameters.get());
    if (!key)
        return refuse("The key cannot be built.");
    return RsaKey{.modulus = Bytes(modulus.begin(), modulus.end()), .key = std::move(key)};
}

Outcome<RsaKey> rsaKey(const Key& key)
{
    if (!key || EVP_PKEY_is_a(key.get(), "RSA") != 1)
        return refuse("The key is not RSA.");
    BIGNUM* n = nullptr;
    BIGNUM* e = nullptr;
    EVP_PKEY_get_bn_param(key.get(), OSSL_PKEY_PARAM_RSA_N, &n);
    EVP_PKEY_get_bn_param(key.get(), OSSL_PKEY_PARAM_RSA_E, &e);
    const OwnedBignum modulus(n);
    const OwnedBignum exponent(e);
    if (!modulus || !exponent || BN_num_bytes(n) != static_cast<int>(rsaBytes) || BN_num_bytes(e) != 3)
        return refuse("The key is not RSA of 2048 bits with exponent 65537.");
    Bytes modulusBytes(rsaBytes);
    Bytes exponentBytes(3);
    BN_bn2bin(n, modulusBytes.data());
    BN_bn2bin(e, exponentBytes.data());
    return rsaKey(modulusBytes, exponentBytes);
}

bool verifyRs256(const RsaKey& key, ByteView message, ByteView signature)
{
    auto info = digestInfo(32);
    append(info, sha256(message));
    return signatureHolds(key, info, signature);
}

bool verifyThreeDigests(const RsaKey& key, ByteView digests, ByteView signature)
{
    if (digests.size() != 96)
        return false;
    auto info = digestInfo(96);
    append(info, digests);
    return signatureHolds(key, info, signature);
}

bool isP256(const Key& key)
{
    std::array<char, 32> group{};
    std::size_t length = 0;
    return key && EVP_PKEY_is_a(key.get(), "EC") == 1
           && EVP_PKEY_get_group_name(key.get(), group.data(), group.size(), &length) == 1
           && std::string_view(group.data(), length) == "prime256v1";
}

bool verifyEs256(const Key& key, ByteView message, ByteView signature)
{
    if (!isP256(key) || signature.size() != 2 * coordinateBytes)
        return false;
    const OwnedSignature parts(ECDSA_SIG_new());
    BIGNUM* r = BN_bin2bn(signature.data(), coordinateBytes, nullptr);
    BIGNUM* s = BN_bin2bn(signature.data() + coordinateBytes, coordinateBytes, nullptr);
    if (!parts || r == nullptr || s == nullptr || ECDSA_SIG_set0(parts.get(), r, s) != 1)
        return false;
    unsigned char* der = nullptr;
    const int derLength = i2d_ECDSA_SIG(parts.get(), &der);
    if (derLength <= 0)
        return false;
    const Bytes encoded(der, der + derLength);
    OPENSSL_free(der);
    const OwnedDigestContext context(EVP_MD_CTX_new());
    return context && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1
           && EVP_DigestVerify(context.get(), encoded.data(), encoded.size(), message.data(), message.size()) == 1;
}

Outcome<Bytes> signEs256(const Key& key, ByteView message)
{
    const OwnedDigestContext context(EVP_MD_CTX_new());
    Bytes der(128);
    std::size_t length = der.size();
    if (!isP256(key) || !context || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1
        || EVP_DigestSign(context.get(), der.data(), &length, message.data(), message.size()) != 1)
        return refuse("The key does not sign.");
    const unsigned char* cursor = der.data();
    const OwnedSignature parts(d2i_ECDSA_SIG(nullptr, &cursor, static_cast<long>(length)));
    Bytes signature(2 * coordinateBytes);
    if (!parts || BN_bn2binpad(ECDSA_SIG_get0_r(parts.get()), signature.data(), coordinateBytes) < 0
        || BN_bn2binpad(ECDSA_SIG_get0_s(parts.get()), signature.data() + coordinateBytes, coordinateBytes) < 0)
        return refuse("The key does not sign.");
    return signature;
}

Outcome<Key> loadPrivateKey(const std::filesystem::path& pem)
{
    const Owned<BIO, BIO_free_all> file(BIO_new_file(pem.c_str(), "rb"));
    const auto noPassword = [](char*, int, int, void*) { return 0; };
    Key key(file ? PEM_read_bio_PrivateKey(file.get(), nullptr, noPassword, nullptr) : nullptr, EVP_PKEY_free);
    if (!isP256(key))
        return refuse(pem.string() + " is not a private key of P-256.");
    return key;
}

Outcome<Bytes> decryptEcdhEs(const Key& privateKey, const EcdhEsMessage& message)
{
    if (message.x.size() != coordinateBytes || message.y.size() != coordinateBytes || message.iv.size() != 12
        || message.tag.size() != 16)
        return refuse("has parts of a wrong size.");

    Bytes point{0x04};
    append(point, message.x);
    append(point, message.y);
    std::string group = "prime256v1";
    std::array<OSSL_PARAM, 3> parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()),
        OSSL_PARAM_construct_end()};
    // fromdata refuses a point that is not on the curve, so that the private key meets no other one.
    const auto sender = publicKeyFrom("EC", parameters.data());
    if (!sender)
        return refuse("has a one-time key that is not on the curve.");

    const OwnedContext derivation(EVP_PKEY_CTX_new(privateKey.get(), nullptr));
    Bytes secret(coordinateBytes);
    std::size_t secretLength = secret.size();
    if (!derivation || EVP_PKEY_derive_init(derivation.get()) != 1
        || EVP_PKEY_derive_set_peer(derivation.get(), sender.get()) != 1
        || EVP_PKEY_derive(derivation.get(), secret.data(), &secretLength) != 1 || secretLength != coordinateBytes)
        return refuse("has a key that cannot be agreed on.");

    // Concat KDF (RFC 7518, 4.6.2): round 1, Z, AlgorithmID, empty PartyU and PartyV, 256 bits.
    Bytes input{0, 0, 0, 1};
    append(input, secret);
    append(input, Bytes{0, 0, 0, 7});
    append(input, viewOf("A256GCM"));
    append(input, Bytes{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0});
    auto contentKey = sha256(input);
    OPENSSL_cleanse(input.data(), input.size());
    OPENSSL_cleanse(secret.data(), secret.size());

    const OwnedCipherContext cipher(EVP_CIPHER_CTX_new());
    Bytes plaintext(message.ciphertext.size());
    Bytes tag = message.tag;
    int written = 0;
    int finished = 0;
    const bool opened =
        cipher
        && EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, contentKey.data(), message.iv.data()) == 1
        && EVP_DecryptUpdate(cipher.get(), nullptr, &written, message.additionalData.data(),
                             static_cast<int>(message.additionalData.size()))
               == 1
        && EVP_DecryptUpdate(cipher.get(), plaintext.data(), &written, message.ciphertext.data(),
                             static_cast<int>(message.ciphertext.size()))
               == 1
        && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(tag.size()), tag.data()) == 1
        && EVP_DecryptFinal_ex(cipher.get(), plaintext.data() + written, &finished) == 1;
    OPENSSL_cleanse(contentKey.data(), contentKey.size());
    if (!opened)
        return refuse("does not open: it is damaged or meant for another key.");
    return plaintext;
}

} // namespace uketsuke::verify
