// A certificate for a key wherever it lives, by the product's own request and OpenSSL's own command; then the signer
// that the composition root would make. Qt Test only.
#pragma once

#include "drivers/crypto/CertificateRequest.h"
#include "drivers/crypto/DeviceConsentSigner.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "tests/unit/crypto/TemporaryPki.h"

#include <QDateTime>

namespace uketsuke::testing {

inline constexpr auto urn = "urn:uketsuke:device:TEST-0007";

/// Writes NAME.crt, of the folder's root.
inline void certify(tests::TemporaryPki& pki, ports::KeyStore& store, const QString& name,
                    const QString& subject = "/CN=TEST device 0007")
{
    const auto key = store.openKey();
    if (!key)
        qFatal("no key: %s", key.error().note.text().c_str());
    const auto request = crypto::certificateRequest(*key, urn);
    if (!request)
        qFatal("no request: %s", request.error().note.text().c_str());
    pki.write(name + ".csr", core::viewOf(*request));
    pki.write("device.cnf",
              core::viewOf("basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n"
                           "extendedKeyUsage=clientAuth\nsubjectAltName=URI:urn:uketsuke:device:TEST-0007\n"));
    if (!QFile::exists(pki.path("root.crt"))
        && !(pki.ecKey("root.key")
             && pki.selfSigned("root.key", "root.crt", "/CN=TEST device root", tests::authorityExtensions)))
        qFatal("no root");
    // -verify first: a request that its own key did not sign is worth no certificate.
    if (!pki.openssl({"req", "-in", name + ".csr", "-verify", "-noout"})
        || !pki.openssl({"x509", "-req", "-in", name + ".csr", "-CA", "root.crt", "-CAkey", "root.key", "-set_serial",
                         "7", "-days", "30", "-subj", subject, "-extfile", "device.cnf", "-out", name + ".crt"}))
        qFatal("no certificate");
}

inline core::Result<crypto::DeviceIdentity> identity(const tests::TemporaryPki& pki, ports::KeyStore& store,
                                                     const QString& name, int daysAhead = 0,
                                                     crypto::TestMaterial material = crypto::TestMaterial::Allowed)
{
    const core::Instant now{QDateTime::currentMSecsSinceEpoch() + qint64(daysAhead) * 86400000};
    return crypto::openIdentity(store, {pki.file(name + ".crt"), {}}, now, material);
}

inline std::unique_ptr<ports::ConsentSigner> signerOf(const tests::TemporaryPki& pki, ports::KeyStore& store,
                                                      const QString& name)
{
    auto who = identity(pki, store, name);
    if (!who)
        return nullptr;
    auto signer = crypto::DeviceConsentSigner::create(std::move(*who));
    return signer ? std::move(*signer) : nullptr;
}

inline bool verifiesByCertificate(core::ByteView certificate, core::ByteView input, core::ByteView signature)
{
    return crypto::OpenSslCryptography().es256Verifies(certificate, input, signature);
}

} // namespace uketsuke::testing
