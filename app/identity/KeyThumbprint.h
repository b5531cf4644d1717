// RFC 7638 thumbprint of an RSA key: how a token names the card's key. Pure; any thread.
#pragma once

#include "app/ports/Cryptography.h"

#include <string>

namespace uketsuke::identity {

/// The canonical members, in their order and without white space: {"e":"…","kty":"RSA","n":"…"}.
[[nodiscard]] std::string canonicalJwk(const ports::RsaPublicKey& key);

[[nodiscard]] core::Sha256Digest keyThumbprint(const ports::RsaPublicKey& key, const ports::Cryptography& cryptography);

} // namespace uketsuke::identity
