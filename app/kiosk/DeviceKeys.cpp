#include "app/kiosk/DeviceKeys.h"

#include "drivers/crypto/CertificateRequest.h"
#include "drivers/crypto/FileKeyStore.h"
#include "drivers/crypto/pkcs11/Pkcs11KeyStore.h"
#include "drivers/crypto/tpm2/Tpm2KeyStore.h"

#include <charconv>

namespace uketsuke::kiosk {

namespace {

/// The configuration has checked the digits.
std::uint32_t number(std::string_view digits)
{
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return value;
}

core::Bytes octets(std::string_view digits)
{
    core::Bytes bytes;
    for (std::size_t at = 0; at + 1 < digits.size(); at += 2)
        bytes.push_back(static_cast<std::byte>(number(digits.substr(at, 2))));
    return bytes;
}

} // namespace

std::unique_ptr<ports::KeyStore> keyStoreOf(const configuration::DeviceConfiguration& configuration)
{
    const auto& keys = configuration.keys;
    if (keys.kind == "pkcs11")
        return std::make_unique<crypto::Pkcs11KeyStore>(
            crypto::Pkcs11Place{keys.module, keys.token, keys.label, octets(keys.id), keys.pinFile});
    if (keys.kind == "tpm2")
        return std::make_unique<crypto::Tpm2KeyStore>(
            crypto::Tpm2Place{keys.tpm, number(std::string_view(keys.tpmHandle).substr(2)), keys.pinFile});
    return std::make_unique<crypto::FileKeyStore>(configuration.uplink.clientKey);
}

core::Result<crypto::DeviceIdentity> openDeviceIdentity(const configuration::DeviceConfiguration& configuration,
                                                        core::Instant now, crypto::TestMaterial testMaterial)
{
    const auto store = keyStoreOf(configuration);
    auto identity = crypto::openIdentity(
        *store, {configuration.uplink.clientCertificate, configuration.uplink.clientChain}, now, testMaterial);
    if (identity && identity->urn != configuration.device.id)
        return core::failure(core::Fault::DeviceCertificateInvalid, "device.id", "is not the certificate's");
    return identity;
}

core::Result<std::string> deviceCertificateRequest(const configuration::DeviceConfiguration& configuration)
{
    const auto key = keyStoreOf(configuration)->openKey();
    if (!key)
        return core::failure(key.error());
    return crypto::certificateRequest(*key, configuration.device.id);
}

} // namespace uketsuke::kiosk
