// The real FaceMatcher: OpenCV's dnn on one core, networks from a checked model pack. No OpenCV type is visible here.
// Owned by the runtime; vision thread only. It never stores a picture or a template beyond clear(), never writes a
// file, never opens a connection, and never decides: it gives scores and the thresholds that belong to its networks.
#pragma once

#include "app/ports/Cryptography.h"
#include "app/ports/FaceMatcher.h"
#include "drivers/face/PackManifest.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace uketsuke::face {

class OpenCvFaceMatcher final : public ports::FaceMatcher {
    struct Parts;

public:
    /// `packFolder` holds manifest.json. Errors: ModelMissing, ModelDigestMismatch, ModelUnusable.
    /// `cryptography` is used during the call only.
    [[nodiscard]] static core::Result<std::unique_ptr<OpenCvFaceMatcher>>
    create(const std::filesystem::path& packFolder, const ports::Cryptography& cryptography);
    /// For create(): nobody else can make the parts.
    explicit OpenCvFaceMatcher(std::unique_ptr<Parts> parts);
    ~OpenCvFaceMatcher() override;

    core::Result<> enrol(core::ByteView photo) override;
    /// A frame with the sequence of the frame before gives the same verdict again and counts once.
    core::Result<ports::FrameVerdict> examine(const ports::Frame& frame) override;
    void forgetProbes() override;
    void clear() override;
    [[nodiscard]] const ports::ModelPack& pack() const override;

    /// Makes the reference from a picture that is decoded already; enrol() ends here. For evaluation.
    /// Errors: CameraFrameMalformed, NoFaceInPhoto, ModelUnusable.
    core::Result<> enrolPicture(const ports::Frame& picture);

    [[nodiscard]] const std::vector<ThresholdProfile>& profiles() const;
    [[nodiscard]] const ThresholdProfile& defaultProfile() const;
    /// Passive networks of the pack: one alone does not vouch for a living person.
    [[nodiscard]] std::size_t attackChecks() const;

private:
    std::unique_ptr<Parts> m_parts;
};

} // namespace uketsuke::face
