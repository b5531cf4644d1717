// The key store that the configuration names. Main thread, at start.
#pragma once

#include "app/configuration/DeviceConfiguration.h"
#include "app/core/Result.h"
#include "drivers/crypto/DeviceIdentity.h"

#include <memory>

namespace uketsuke::kiosk {

/// Opens nothing yet.
[[nodiscard]] std::unique_ptr<ports::KeyStore> keyStoreOf(const configuration::DeviceConfiguration& configuration);

/// The store's key with the configured certificates, under the configured name. Errors: as crypto::openIdentity.
[[nodiscard]] core::Result<crypto::DeviceIdentity>
openDeviceIdentity(const configuration::DeviceConfiguration& configuration, core::Instant now,
                   crypto::TestMaterial testMaterial);

/// What the vendor's authority is asked to certify, as PEM: made before there is a certificate.
[[nodiscard]] core::Result<std::string>
deviceCertificateRequest(const configuration::DeviceConfiguration& configuration);

} // namespace uketsuke::kiosk
