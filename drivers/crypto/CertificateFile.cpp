#include "drivers/crypto/CertificateFile.h"

#include "drivers/crypto/Certificate.h"
#include "drivers/crypto/WholeFile.h"

namespace uketsuke::crypto {

core::Result<core::Bytes> readCertificateFile(const std::filesystem::path& file)
{
    const auto pem = readWhole(file, 4 * Certificate::largest);
    if (!pem)
        return core::failure(core::Fault::TrustAnchorsInvalid, "readCertificateFile",
                             core::Redacted::reviewed(file.native()));
    const auto certificates = Certificate::fromPem(pem->view());
    if (!certificates || certificates->empty())
        return core::failure(core::Fault::TrustAnchorsInvalid, "readCertificateFile",
                             core::Redacted::reviewed(file.native()));
    return certificates->front().der();
}

core::Result<core::SecureBytes> readRawKeyFile(const std::filesystem::path& file)
{
    constexpr std::size_t length = 32;
    auto key = readWhole(file, length, Readers::OwnerAlone);
    if (!key || key->size() != length)
        return core::failure(core::Fault::DeviceKeyMissing, "readRawKeyFile", core::Redacted::reviewed(file.native()));
    return std::move(*key);
}

} // namespace uketsuke::crypto
