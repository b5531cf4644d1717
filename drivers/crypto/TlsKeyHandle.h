// The device's key as the TLS client wants it: an EVP_PKEY whose signatures are made by a DeviceKey, so that Qt's
// QSslKey(Qt::HANDLE, QSsl::PrivateKey) works with a key that never leaves its place. The composition root makes one
// and hands the bare pointer to drivers/uplink; QSslKey owns it from then on and frees it.
#pragma once

#include "app/core/Result.h"
#include "app/ports/KeyStore.h"

#include <memory>

namespace uketsuke::crypto {

/// An `EVP_PKEY*`. Keeps `key` alive until it is freed. The caller owns it. Errors: DeviceKeyMissing.
[[nodiscard]] core::Result<void*> newTlsKeyHandle(std::shared_ptr<ports::DeviceKey> key);
/// For a handle that was never handed to Qt.
void freeTlsKeyHandle(void* handle);

} // namespace uketsuke::crypto
