// OQS's receipt: a compact JWS that says which token arrived and what became of it. Believed only with the signature
// of the pinned receipt key, and only for the very bytes that were sent. Pure; any thread.
#pragma once

#include "app/core/Result.h"
#include "app/ports/Cryptography.h"

#include <string>
#include <string_view>

namespace uketsuke::uplink {

struct Receipt {
    std::string outcome; ///< "accepted", "accepted-late" or "arrived-too-late": what the first arrival led to
    core::Instant received;
};

/// Errors: UplinkAnswerMalformed for what is no such JWS, UplinkUntrusted for a wrong signature and for a receipt of
/// another consent or of other bytes.
core::Result<Receipt> readReceipt(std::string_view compact, std::string_view jti, std::string_view token,
                                  core::ByteView receiptCertificate, const ports::Cryptography& cryptography);

} // namespace uketsuke::uplink
