// Reads the folder of trust anchors (docs/oqs-interface.md, "Files of a TEST installation") at start: raw data, with
// every file bounded and checked for form. Whom to trust for what is app/identity's. Any thread.
#pragma once

#include "app/core/Result.h"
#include "app/ports/TrustAnchors.h"

#include <filesystem>

namespace uketsuke::crypto {

/// Which of the two stores is read. They are never merged: a kiosk trusts real cards or TEST cards, not both.
enum class TrustStore { Production, Test };

class TrustAnchorLoader {
public:
    /// Reads `folder/production` or `folder/test`: `authentication/*.pem` and `card-authorities.json`. An absent file
    /// or folder is no anchor; what is there must be whole.
    /// Errors: TrustAnchorsInvalid; TestMaterialRefused when a root in the production store is marked TEST.
    [[nodiscard]] static core::Result<ports::TrustAnchors> load(const std::filesystem::path& folder, TrustStore store);
};

} // namespace uketsuke::crypto
