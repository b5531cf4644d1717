#include "drivers/crypto/DeviceIdentity.h"

#include "drivers/crypto/Certificate.h"
#include "drivers/crypto/OpenSslHandle.h"
#include "drivers/crypto/WholeFile.h"

#include <openssl/sha.h>

namespace uketsuke::crypto {

namespace {

constexpr std::string_view where = "openIdentity";
constexpr std::size_t largestCertificateFile = 128 * 1024;
constexpr std::size_t half = 32;

bool isKeyOf(const Certificate& certificate, const DeviceKey::PublicPoint& point)
{
    DeviceKey::PublicPoint own{};
    std::size_t length = 0;
    return certificate.p256Key() != nullptr
           && EVP_PKEY_get_octet_string_param(certificate.p256Key(), OSSL_PKEY_PARAM_PUB_KEY, rawOut(std::span(own)),
                                              own.size(), &length)
                  == 1
           && length == own.size() && own == point;
}

/// RFC 7638: the required members in lexicographic order, no white space.
std::string thumbprint(const DeviceKey::PublicPoint& point)
{
    const core::ByteView view(point);
    const auto text = R"({"crv":"P-256","kty":"EC","x":")" + core::base64Url(view.subspan(1, half)) + R"(","y":")"
                      + core::base64Url(view.subspan(1 + half)) + R"("})";
    core::Sha256Digest digest{};
    SHA256(raw(core::viewOf(text)), text.size(), rawOut(std::span(digest)));
    return core::base64Url(digest);
}

std::unexpected<core::Error> invalid(core::Redacted note)
{
    return core::failure(core::Fault::DeviceCertificateInvalid, where, std::move(note));
}

core::Result<std::vector<Certificate>> certificatesOf(const std::filesystem::path& path)
{
    const auto pem = readWhole(path, largestCertificateFile);
    if (!pem)
        return invalid("a certificate file cannot be read");
    auto certificates = Certificate::fromPem(pem->view());
    if (!certificates)
        return invalid(certificates.error().note);
    return certificates;
}

/// The issuers in order, without the device's own certificate and without roots.
core::Result<std::vector<core::Bytes>> orderedChain(const Certificate& device, const std::vector<Certificate>& issuers,
                                                    core::Instant now)
{
    std::vector<core::Bytes> chain{device.der()};
    const Certificate* last = &device;
    for (const auto& issuer : issuers) {
        if (issuer.der() == device.der() || issuer.selfIssued())
            continue;
        if (!issuer.facts().isAuthority || !issuer.validAt(now) || !last->signedBy(issuer))
            return invalid("the chain is broken");
        chain.push_back(issuer.der());
        last = &issuer;
    }
    return chain;
}

} // namespace

core::Result<DeviceCertificates> certificatesOfKey(const DeviceKey& key, const CertificateFiles& files,
                                                   core::Instant now, TestMaterial testMaterial)
{
    const auto device = certificatesOf(files.certificate);
    if (!device)
        return core::failure(device.error());
    if (device->size() != 1)
        return invalid("the device's file must hold one certificate");
    const auto& certificate = device->front();
    if (!isKeyOf(certificate, key.publicPoint()))
        return invalid("key and certificate do not belong together");
    if (!certificate.validAt(now))
        return invalid("the certificate is not valid now");
    if (certificate.facts().isAuthority || !certificate.facts().unknownCriticalExtensions.empty())
        return invalid("not a device's certificate");
    const auto urn = certificate.uri();
    if (!urn || !urn->starts_with("urn:"))
        return invalid("no device URN in the subject alternative name");
    if (certificate.facts().marksTest && testMaterial == TestMaterial::Refused)
        return core::failure(core::Fault::TestMaterialRefused, where, "the device certificate is marked TEST");

    std::vector<Certificate> issuers;
    if (!files.chain.empty()) {
        auto read = certificatesOf(files.chain);
        if (!read)
            return core::failure(read.error());
        issuers = std::move(*read);
    }
    auto chain = orderedChain(certificate, issuers, now);
    if (!chain)
        return core::failure(chain.error());
    return DeviceCertificates{.chain = std::move(*chain),
                              .urn = *urn,
                              .notAfter = certificate.facts().notAfter,
                              .test = certificate.facts().marksTest};
}

core::Result<DeviceIdentity> openIdentity(ports::KeyStore& store, const CertificateFiles& files, core::Instant now,
                                          TestMaterial testMaterial)
{
    auto key = store.openKey();
    if (!key)
        return core::failure(key.error());
    auto certificates = certificatesOfKey(**key, files, now, testMaterial);
    if (!certificates)
        return core::failure(certificates.error());
    if (!certificates->test && store.othersMayUse())
        return core::failure(core::Fault::DeviceKeyMissing, where, "others may read the key's file");
    return DeviceIdentity{.key = *key,
                          .certificateChain = std::move(certificates->chain),
                          .keyId = thumbprint((*key)->publicPoint()),
                          .urn = std::move(certificates->urn),
                          .notAfter = certificates->notAfter,
                          .test = certificates->test,
                          .files = files,
                          .testMaterial = testMaterial};
}

} // namespace uketsuke::crypto
