// What a model pack's manifest.json says: its files with their digests, how each network wants its input, and the
// thresholds that belong to these networks. Parsing only: no file is opened here. Pure; any thread.
#pragma once

#include "app/core/Bytes.h"
#include "app/core/Result.h"
#include "drivers/face/FaceGeometry.h"

#include <array>
#include <string>
#include <vector>

namespace uketsuke::face {

enum class Channels { Bgr, Rgb, Grey };

/// For each of the network's channels in its own order; a grey one uses the first.
using PerChannel = std::array<double, 3>;

struct InputLayout { // value = (pixel - mean) / divisor
    int width{0}, height{0};
    Channels channels{Channels::Bgr};
    PerChannel mean{0, 0, 0}, divisor{1, 1, 1};
};

struct PackFile {
    std::string name; ///< relative to the pack, checked to stay inside it
    std::size_t bytes{0};
    core::Sha256Digest digest{};
    bool licenceNamed{true}; ///< a network without a licence beside it is not used
};

struct DetectorModel {
    std::string file, scores, boxes;
    InputLayout input;
    double minimumScore{0}, maximumOverlap{0};
};

struct LandmarkModel {
    std::string file;
    InputLayout input;
};

struct EyeModel {
    std::string file;
    InputLayout input;
    double boxScale{1}; ///< side of the square that is cut out, in widths of the eye
    int closedClass{0}; ///< of two
};

struct RecogniserModel {
    std::string name, file;
    InputLayout input;
    int dimensions{0};
    FivePoints points{}; ///< where the five points go in the aligned crop
};

struct AttackModel {
    std::string name, file;
    InputLayout input;
    double boxScale{1};
    int classes{0}, bonaFideClass{0};
};

/// Thresholds belong to a set of networks and a population; the policy that applies them is app/identity's.
struct ThresholdProfile {
    std::string name;
    double accept{1}, retry{1};                 ///< comparison score
    double bonaFideAccept{1}, bonaFideRetry{1}; ///< passive attack check
    friend bool operator==(const ThresholdProfile&, const ThresholdProfile&) = default;
};

struct PackManifest {
    std::string name;
    std::vector<PackFile> files;
    DetectorModel detector;
    LandmarkModel landmarks;
    EyeModel eyes;
    std::vector<RecogniserModel> recognisers;
    std::vector<AttackModel> attackChecks;
    std::vector<ThresholdProfile> profiles;
    std::string defaultProfile;
};

/// Errors: ModelUnusable for anything that is missing, out of bounds or of the wrong kind.
[[nodiscard]] core::Result<PackManifest> parseManifest(core::ByteView json);

} // namespace uketsuke::face
