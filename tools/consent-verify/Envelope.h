// What travels beside the token for whoever verifies it (docs/consent-token.md, Envelope): opening and reading.
// Holds a card's certificate, so it is never printed or stored. Any thread.
#pragma once

#include "tools/consent-verify/Certificate.h"
#include "tools/consent-verify/Token.h"

#include <optional>
#include <string>
#include <string_view>

namespace uketsuke::verify {

inline constexpr std::size_t mostEnvelopeBytes = 32 * 1024;

/// OQS's side of the envelope: the private key and the certificate that the sender saw.
struct EnvelopeKey {
    Key privateKey;
    /// Checked against the envelope's header where the certificate is at hand.
    std::optional<Digest> certificateDigest;
};

struct CardEvidence {
    std::string id; ///< the token's jti
    std::optional<Bytes> certificate;
    std::optional<Bytes> cardKeyRecord;
    std::optional<Bytes> cardFaceProof;
    std::optional<Bytes> cardVerifiableCertificate;
};

/// Opens any JWE of the one kind used here; `what` names it in a sentence. The caller wipes what comes out.
[[nodiscard]] Outcome<Bytes> decryptCompact(std::string_view compactJwe, const EnvelopeKey& key, std::size_t mostBytes,
                                            std::string_view what);

[[nodiscard]] Outcome<CardEvidence> openEnvelope(std::string_view compactJwe, const EnvelopeKey& key);
/// An envelope's plaintext.
[[nodiscard]] Outcome<CardEvidence> readEvidence(std::string_view plaintext);

/// The evidence is for this token and holds exactly what its kind of key needs.
[[nodiscard]] Outcome<> fits(const CardEvidence& evidence, const Token& token);

} // namespace uketsuke::verify
