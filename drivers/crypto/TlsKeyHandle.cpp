// EC_KEY_METHOD is marked deprecated in OpenSSL 3, but it is the one door through which Qt 6.4 takes a key that is not
// in memory: a provider's key becomes "missing private key" in QSslKey.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "drivers/crypto/TlsKeyHandle.h"

#include "drivers/crypto/OpenSslHandle.h"

#include <openssl/ecdsa.h>
#include <openssl/err.h>

#include <algorithm>

namespace uketsuke::crypto {

namespace {

using EcKeyHandle = std::unique_ptr<EC_KEY, Releases<EC_KEY_free>>;

using KeptKey = std::shared_ptr<ports::DeviceKey>;

void freeKept(void*, void* kept, CRYPTO_EX_DATA*, int, long, void*) { delete static_cast<KeptKey*>(kept); }

/// EC_KEY_dup copies the slot: each copy keeps the key by itself.
int copyKept(CRYPTO_EX_DATA*, const CRYPTO_EX_DATA*, void** kept, int, long, void*)
{
    if (*kept != nullptr)
        *kept = std::make_unique<KeptKey>(*static_cast<KeptKey*>(*kept)).release();
    return 1;
}

int slot()
{
    static const int index = EC_KEY_get_ex_new_index(0, nullptr, nullptr, copyKept, freeKept);
    return index;
}

ECDSA_SIG* signByDevice(const unsigned char* digest, int length, const BIGNUM*, const BIGNUM*, EC_KEY* ecKey)
{
    core::Sha256Digest input{};
    const auto* kept = static_cast<KeptKey*>(EC_KEY_get_ex_data(ecKey, slot()));
    if (kept == nullptr || length != static_cast<int>(input.size()))
        return nullptr;
    std::copy_n(reinterpret_cast<const std::byte*>(digest), input.size(), input.begin());
    const auto signature = (*kept)->sign(input);
    if (!signature || signature->size() != 64)
        return nullptr;
    EcSignatureHandle parts(ECDSA_SIG_new());
    NumberHandle r(BN_bin2bn(raw(*signature), 32, nullptr));
    NumberHandle s(BN_bin2bn(raw(*signature) + 32, 32, nullptr));
    if (!parts || !r || !s || ECDSA_SIG_set0(parts.get(), r.get(), s.get()) != 1)
        return nullptr;
    static_cast<void>(r.release());
    static_cast<void>(s.release());
    return parts.release();
}

int signByDeviceToDer(int, const unsigned char* digest, int length, unsigned char* out, unsigned int* outLength,
                      const BIGNUM* inverse, const BIGNUM* r, EC_KEY* ecKey)
{
    const EcSignatureHandle parts(signByDevice(digest, length, inverse, r, ecKey));
    if (!parts)
        return 0;
    const int written = i2d_ECDSA_SIG(parts.get(), &out);
    if (written <= 0)
        return 0;
    *outLength = static_cast<unsigned int>(written);
    return 1;
}

const EC_KEY_METHOD* delegatingMethod()
{
    static const EC_KEY_METHOD* const method = [] {
        auto* made = EC_KEY_METHOD_new(EC_KEY_OpenSSL());
        int (*setup)(EC_KEY*, BN_CTX*, BIGNUM**, BIGNUM**) = nullptr;
        EC_KEY_METHOD_get_sign(made, nullptr, &setup, nullptr);
        EC_KEY_METHOD_set_sign(made, signByDeviceToDer, setup, signByDevice);
        return made;
    }();
    return method;
}

} // namespace

core::Result<void*> newTlsKeyHandle(std::shared_ptr<ports::DeviceKey> key)
{
    constexpr std::string_view where = "newTlsKeyHandle";
    if (!key)
        return core::failure(core::Fault::DeviceKeyMissing, where);
    const EcKeyHandle ecKey(EC_KEY_new_by_curve_name(NID_X9_62_prime256v1));
    const auto& point = key->publicPoint();
    KeyHandle handle(EVP_PKEY_new());
    if (!ecKey || !handle || EC_KEY_oct2key(ecKey.get(), raw(point), point.size(), nullptr) != 1
        || EC_KEY_set_method(ecKey.get(), delegatingMethod()) != 1) {
        ERR_clear_error();
        return core::failure(core::Fault::DeviceKeyMissing, where, "OpenSSL refused the public key");
    }
    auto kept = std::make_unique<KeptKey>(std::move(key));
    if (EC_KEY_set_ex_data(ecKey.get(), slot(), kept.get()) != 1)
        return core::failure(core::Fault::DeviceKeyMissing, where);
    static_cast<void>(kept.release()); // freed by freeKept together with the EC_KEY
    if (EVP_PKEY_set1_EC_KEY(handle.get(), ecKey.get()) != 1)
        return core::failure(core::Fault::DeviceKeyMissing, where);
    return handle.release();
}

void freeTlsKeyHandle(void* handle) { EVP_PKEY_free(static_cast<EVP_PKEY*>(handle)); }

} // namespace uketsuke::crypto
