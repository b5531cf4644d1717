// A model pack as it lies in its folder, with every file read once and its digest checked. Only bytes that passed
// the check are handed on, so that no parser of a foreign format ever sees an unexpected one.
// Used while the matcher is made, then thrown away. Any thread, one owner.
#pragma once

#include "app/ports/Cryptography.h"
#include "app/ports/FaceMatcher.h"
#include "drivers/face/PackManifest.h"

#include <filesystem>
#include <map>

namespace uketsuke::face {

class ModelPack {
public:
    /// Errors: ModelMissing (folder, manifest or a file, licences included, is not there), ModelDigestMismatch,
    /// ModelUnusable (the manifest).
    [[nodiscard]] static core::Result<ModelPack> read(const std::filesystem::path& folder,
                                                      const ports::Cryptography& cryptography);

    [[nodiscard]] const PackManifest& manifest() const { return m_manifest; }
    /// Name and manifest's digest, as the token tells them.
    [[nodiscard]] ports::ModelPack identity() const { return {m_manifest.name, m_digest}; }
    /// The checked bytes of a network; taken out, so that memory holds them once.
    [[nodiscard]] core::Bytes take(const std::string& file);

private:
    PackManifest m_manifest;
    core::Sha256Digest m_digest{};
    std::map<std::string, core::Bytes> m_networks;
};

} // namespace uketsuke::face
