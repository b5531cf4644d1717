// ECDSA over P-256 judged by OpenSSL from the bare public point: the tests' own opinion of a signature.
#pragma once

#include "app/ports/KeyStore.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <memory>

namespace uketsuke::testing {

inline bool verifies(const ports::DeviceKey::PublicPoint& point, const core::Sha256Digest& digest,
                     core::ByteView signature)
{
    auto pointCopy = point;
    char group[] = "prime256v1";
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, pointCopy.data(), pointCopy.size()),
        OSSL_PARAM_construct_end()};
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> maker(
        EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr), EVP_PKEY_CTX_free);
    EVP_PKEY* bare = nullptr;
    if (EVP_PKEY_fromdata_init(maker.get()) != 1
        || EVP_PKEY_fromdata(maker.get(), &bare, EVP_PKEY_PUBLIC_KEY, parameters) != 1)
        return false;
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(bare, EVP_PKEY_free);

    const auto* bytes = reinterpret_cast<const unsigned char*>(signature.data());
    const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> parts(ECDSA_SIG_new(), ECDSA_SIG_free);
    if (signature.size() != 64
        || ECDSA_SIG_set0(parts.get(), BN_bin2bn(bytes, 32, nullptr), BN_bin2bn(bytes + 32, 32, nullptr)) != 1)
        return false;
    std::array<unsigned char, 80> der{};
    auto* end = der.data();
    const auto length = i2d_ECDSA_SIG(parts.get(), &end);
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> judge(
        EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr), EVP_PKEY_CTX_free);
    return EVP_PKEY_verify_init(judge.get()) == 1
           && EVP_PKEY_verify(judge.get(), der.data(), std::size_t(length),
                              reinterpret_cast<const unsigned char*>(digest.data()), digest.size())
                  == 1;
}

} // namespace uketsuke::testing
