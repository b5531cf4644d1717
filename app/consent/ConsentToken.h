// The consent token's bytes (docs/consent-token.md): payload and headers as JSON texts that are made once, the inputs
// that device and card sign, and the JWS around them. Pure; any thread. Nothing here is ever parsed and written again.
#pragma once

#include "app/consent/ConsentCatalog.h"
#include "app/consent/ConsentStatement.h"
#include "app/core/Result.h"
#include "app/ports/Cryptography.h"
#include "app/ports/RecordKind.h"

#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::consent {

inline constexpr std::size_t largestToken = 32 * 1024;

/// Digest of what a person saw of a document or aid certificate: title, issuer and date of issue (YYYYMMDD), with one
/// line feed between them, in UTF-8.
[[nodiscard]] core::Sha256Digest shownDigest(std::string_view title, std::string_view issuer, std::string_view issued,
                                             const ports::Cryptography& cryptography);

/// The payload's JSON. Errors: DecisionIncomplete when an asked item is undecided; InternalFault, with the claim's
/// name, when a value could not be one of the format's.
[[nodiscard]] core::Result<std::string> buildPayload(const ConsentStatement& statement, const ConsentCatalog& catalog);

/// The device's protected header, JSON. `chain`: device certificate first, DER. Errors: DeviceCertificateInvalid.
[[nodiscard]] core::Result<std::string> deviceHeader(const std::vector<core::Bytes>& chain, std::string_view keyId,
                                                     const ports::Cryptography& cryptography,
                                                     ports::RecordKind kind = ports::RecordKind::Consent);

/// RFC 7515, 5.1: base64url(header) "." base64url(payload).
[[nodiscard]] std::string signingInput(std::string_view headerJson, std::string_view payloadJson);

struct TokenParts {
    std::string payload;         ///< JSON, as it was signed
    std::string deviceHeader;    ///< JSON, as it was signed
    core::Bytes deviceSignature; ///< 64 bytes
    std::string cardHeader;      ///< JSON, as it was signed; empty: the device signs alone, for the institution
    core::Bytes cardSignature;   ///< 256 to 512 bytes; none without a header
};

/// The token's exact bytes. Errors: SigningFailed for a signature of another size, InternalFault above 32 KiB.
[[nodiscard]] core::Result<std::string> assembleToken(const TokenParts& parts);

} // namespace uketsuke::consent
