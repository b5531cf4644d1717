// dlib of Debian as a peer: its face detector (HOG) and its 68 points, on the very pictures that ours gets. Debian
// ships no weights for dlib's recogniser, so that comparing faces cannot be set beside ours.
#pragma once

#include "app/ports/Camera.h"

#include <filesystem>
#include <memory>

namespace uketsuke::bench {

class Peer {
public:
    /// Throws std::exception when the points' model cannot be read.
    explicit Peer(const std::filesystem::path& pointsModel);
    ~Peer();
    /// Whether a face was found; its points are computed.
    [[nodiscard]] bool find(const ports::Frame& frame);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace uketsuke::bench
