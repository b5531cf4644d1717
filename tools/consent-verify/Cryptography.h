// The few operations the verifier needs, on OpenSSL 3 alone. Public data only, but for the envelope's private key,
// which stays inside OpenSSL's object. Pure functions, any thread.
#pragma once

#include "tools/consent-verify/Encoding.h"
#include "tools/consent-verify/Outcome.h"

#include <openssl/evp.h>

#include <filesystem>
#include <memory>

namespace uketsuke::verify {

using Key = std::shared_ptr<EVP_PKEY>;

[[nodiscard]] Digest sha256(ByteView bytes);
[[nodiscard]] Digest hmacSha256(ByteView key, ByteView bytes);

/// An RSA public key of 2048 bits with exponent 65537, the only kind these cards have.
struct RsaKey {
    Bytes modulus; ///< 256 bytes
    Key key;

    /// RFC 7638.
    [[nodiscard]] Digest thumbprint() const;
};
[[nodiscard]] Outcome<RsaKey> rsaKey(ByteView modulus, ByteView exponent);
[[nodiscard]] Outcome<RsaKey> rsaKey(const Key& key);

/// RSASSA-PKCS1-v1_5 with SHA-256. The whole block is rebuilt and compared, so no lenient padding can pass.
[[nodiscard]] bool verifyRs256(const RsaKey& key, ByteView message, ByteView signature);
/// The card-face record's own form: a DigestInfo that names SHA-256 and holds three digests, 96 bytes.
[[nodiscard]] bool verifyThreeDigests(const RsaKey& key, ByteView digests, ByteView signature);

[[nodiscard]] bool isP256(const Key& key);
/// JWS form of the signature: r and s, 32 bytes each (RFC 7518, 3.4).
[[nodiscard]] bool verifyEs256(const Key& key, ByteView message, ByteView signature);
[[nodiscard]] Outcome<Bytes> signEs256(const Key& key, ByteView message);

/// An unencrypted private key of P-256.
[[nodiscard]] Outcome<Key> loadPrivateKey(const std::filesystem::path& pem);

/// ECDH-ES with A256GCM (RFC 7518, 4.6 and 5.3), no apu, no apv.
struct EcdhEsMessage {
    Bytes x, y; ///< of the sender's one-time key
    Bytes iv, ciphertext, tag;
    Bytes additionalData;
};
/// A failure's sentence lacks its subject, the message's name.
[[nodiscard]] Outcome<Bytes> decryptEcdhEs(const Key& privateKey, const EcdhEsMessage& message);

} // namespace uketsuke::verify
