// Reads the consent catalogue and its forms from their folder, bounded, and has them checked as one thing.
#pragma once

#include "app/consent/ConsentResources.h"
#include "app/core/Result.h"

#include <filesystem>

namespace uketsuke::kiosk {

/// Errors: FormMissing when the folder cannot be read, FormMalformed and FormDigestMismatch as the resources say.
[[nodiscard]] core::Result<consent::ConsentResources> loadConsentFiles(const std::filesystem::path& folder,
                                                                       const ports::Cryptography& cryptography);

} // namespace uketsuke::kiosk
