// Owners of OpenSSL's objects, so that no path forgets to free one. Only inside drivers/crypto: no header that
// other rooms include may include this one.
#pragma once

#include "app/core/Bytes.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/param_build.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace uketsuke::crypto {

template <auto Free> struct Releases {
    template <class T> void operator()(T* object) const { Free(object); }
};

using KeyHandle = std::unique_ptr<EVP_PKEY, Releases<EVP_PKEY_free>>;
using KeyContextHandle = std::unique_ptr<EVP_PKEY_CTX, Releases<EVP_PKEY_CTX_free>>;
using DigestContextHandle = std::unique_ptr<EVP_MD_CTX, Releases<EVP_MD_CTX_free>>;
using CipherContextHandle = std::unique_ptr<EVP_CIPHER_CTX, Releases<EVP_CIPHER_CTX_free>>;
using KdfHandle = std::unique_ptr<EVP_KDF, Releases<EVP_KDF_free>>;
using KdfContextHandle = std::unique_ptr<EVP_KDF_CTX, Releases<EVP_KDF_CTX_free>>;
using CertificateHandle = std::unique_ptr<X509, Releases<X509_free>>;
using NumberHandle = std::unique_ptr<BIGNUM, Releases<BN_clear_free>>;
using BioHandle = std::unique_ptr<BIO, Releases<BIO_free_all>>;
using EcSignatureHandle = std::unique_ptr<ECDSA_SIG, Releases<ECDSA_SIG_free>>;
using ParameterBuilderHandle = std::unique_ptr<OSSL_PARAM_BLD, Releases<OSSL_PARAM_BLD_free>>;
using ParametersHandle = std::unique_ptr<OSSL_PARAM, Releases<OSSL_PARAM_free>>;

[[nodiscard]] inline const unsigned char* raw(core::ByteView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
[[nodiscard]] inline unsigned char* rawOut(std::span<std::byte> bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

} // namespace uketsuke::crypto
