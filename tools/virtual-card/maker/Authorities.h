// Everybody who signs for a TEST card: the roots of the two certificates, the two card authorities with the
// municipality below each, and one authority that nobody knows. Kept in DIR/authorities; the anchors a kiosk
// installs are written to DIR/anchors/test. Throws std::runtime_error.
#pragma once

#include "tools/virtual-card/maker/Certificates.h"

namespace uketsuke::virtualcard::maker {

/// Signs the records of one card application; known by a card-verifiable certificate.
struct RecordIssuer {
    core::Bytes identifier; ///< 16 bytes
    Key key;
    core::Bytes certificate; ///< EF 0004: 7F21 …, 568 bytes
};

struct Authorities {
    Key authenticationKey;
    Certificate authenticationRoot;
    Key signatureKey;
    Certificate signatureRoot;
    RecordIssuer face;
    RecordIssuer text;
    RecordIssuer unknownFace; ///< below an authority that is no anchor
    RecordIssuer unknownText;

    [[nodiscard]] static Authorities loadOrMake(const std::filesystem::path& world);
};

} // namespace uketsuke::virtualcard::maker
