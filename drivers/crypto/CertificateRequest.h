// The request with which a device asks its vendor's authority for a certificate: signed by the key where it lives, as
// every later signature will be. Composition root, once.
#pragma once

#include "app/core/Result.h"
#include "app/ports/KeyStore.h"

#include <memory>
#include <string>

namespace uketsuke::crypto {

/// PKCS#10 as PEM: the URN as common name and as the one subject alternative name. Errors:
/// SigningFailed, ConfigurationInvalid for a URN with a comma.
[[nodiscard]] core::Result<std::string> certificateRequest(const std::shared_ptr<ports::DeviceKey>& key,
                                                           const std::string& urn);

} // namespace uketsuke::crypto
