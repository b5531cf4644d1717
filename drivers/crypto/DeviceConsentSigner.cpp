#include "drivers/crypto/DeviceConsentSigner.h"

#include "drivers/crypto/OpenSslCryptography.h"

namespace uketsuke::crypto {

namespace {

std::filesystem::file_time_type writtenAt(const std::filesystem::path& file)
{
    std::error_code error;
    const auto written = std::filesystem::last_write_time(file, error);
    return error ? std::filesystem::file_time_type::min() : written;
}

} // namespace

DeviceConsentSigner::DeviceConsentSigner(DeviceIdentity identity)
    : m_identity(std::move(identity)), m_read(writtenAt(m_identity.files.certificate))
{
}

core::Result<std::unique_ptr<DeviceConsentSigner>> DeviceConsentSigner::create(DeviceIdentity identity)
{
    constexpr std::string_view where = "DeviceConsentSigner::create";
    if (!identity.key || identity.certificateChain.empty())
        return core::failure(core::Fault::DeviceKeyMissing, where);
    std::unique_ptr<DeviceConsentSigner> signer(new DeviceConsentSigner(std::move(identity)));
    const auto probe = core::viewOf("uketsuke start-up signature");
    const auto signature = signer->sign(probe);
    if (!signature)
        return core::failure(signature.error());
    if (!OpenSslCryptography().es256Verifies(signer->certificateChain().front(), probe, *signature))
        return core::failure(core::Fault::SigningFailed, where, "the key does not match its certificate");
    return signer;
}

core::Result<> DeviceConsentSigner::prepare(core::Instant now)
{
    const bool isOver = now > m_identity.notAfter;
    const auto written = writtenAt(m_identity.files.certificate);
    if (!m_identity.files.certificate.empty() && (isOver || written != m_read)) {
        auto renewed = certificatesOfKey(*m_identity.key, m_identity.files, now, m_identity.testMaterial);
        if (renewed && renewed->urn == m_identity.urn) {
            m_identity.certificateChain = std::move(renewed->chain);
            m_identity.notAfter = renewed->notAfter;
            m_read = written;
            return {};
        }
        // An installer may be half way: the next record looks again.
    }
    if (isOver)
        return core::failure(core::Fault::DeviceCertificateInvalid, "DeviceConsentSigner::prepare",
                             "the certificate is not valid any more");
    return {};
}

core::Result<core::Bytes> DeviceConsentSigner::sign(core::ByteView signingInput)
{
    return m_identity.key->sign(OpenSslCryptography().sha256(signingInput));
}

} // namespace uketsuke::crypto
