// A model pack opened for measuring it: templates as plain numbers, one picture at a time, through the very steps the
// kiosk takes (FacePipeline). For tools/face-eval only: the kiosk's own matcher never gives a template away.
// Single thread. What it returns is biometric data: the caller answers for it.
#pragma once

#include "app/ports/Cryptography.h"
#include "app/ports/FaceMatcher.h"
#include "drivers/face/FaceGeometry.h"
#include "drivers/face/PackManifest.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace uketsuke::face {

class FaceEvaluation {
    struct Parts;

public:
    struct Measurement {
        ports::FaceHint hint{ports::FaceHint::NoFace}; ///< what the kiosk would have said
        std::vector<float> vectors;                    ///< unit vectors, one after the other; empty without a face
        double bonaFideScore{0};
        double quality{0};
    };

    /// Errors: ModelMissing, ModelDigestMismatch, ModelUnusable.
    [[nodiscard]] static core::Result<std::unique_ptr<FaceEvaluation>> create(const std::filesystem::path& packFolder,
                                                                              const ports::Cryptography& cryptography);
    explicit FaceEvaluation(std::unique_ptr<Parts> parts);
    ~FaceEvaluation();

    /// A card's photo as the chip holds it (JP2). Empty vectors: no face. Errors: PhotoUnreadable, ModelUnusable.
    core::Result<Measurement> reference(core::ByteView photo);
    /// A picture of the camera; measured even if the gate refuses it. Errors: CameraFrameMalformed, ModelUnusable.
    core::Result<Measurement> probe(const ports::Frame& picture);
    /// Where the person in the middle is, to cut a portrait. Errors as probe().
    core::Result<std::optional<FivePoints>> centralFace(const ports::Frame& picture);

    [[nodiscard]] const std::vector<int>& dimensions() const;
    [[nodiscard]] const ports::ModelPack& pack() const;
    [[nodiscard]] const std::vector<ThresholdProfile>& profiles() const;
    [[nodiscard]] const ThresholdProfile& defaultProfile() const;
    [[nodiscard]] std::size_t attackChecks() const;

private:
    std::unique_ptr<Parts> m_parts;
};

/// Frames of one try, as the kiosk's probe set fuses them: per recogniser the normalised sum.
[[nodiscard]] std::vector<float> fusedTemplate(std::span<const std::span<const float>> probes,
                                               std::span<const int> dimensions);

} // namespace uketsuke::face
