// The best usable frames of one person, as templates: what the card's reference is compared with. Never holds frames
// of two persons, so that one face cannot lend its likeness and another its liveness. Wiped with its owner.
// Owned by the matcher; vision thread only.
#pragma once

#include "drivers/face/Embedder.h"

#include <optional>
#include <vector>

namespace uketsuke::face {

struct Probe {
    FaceTemplate vectors;
    double bonaFideScore{0};
    double quality{0};
};

class ProbeSet {
public:
    static constexpr std::size_t capacity = 5;
    /// Below this cosine a new frame shows somebody else than the frames before. Frames of one person taken within
    /// seconds lie far above it, two persons far below.
    static constexpr double samePerson = 0.35;

    /// Keeps the probe if it is among the best. A probe of another person empties the set first. Gives its cosine
    /// with the frames before it; nothing for the first one.
    std::optional<double> add(Probe probe);
    void clear() { m_probes.clear(); }

    [[nodiscard]] std::size_t size() const { return m_probes.size(); }
    [[nodiscard]] bool empty() const { return m_probes.empty(); }
    /// Normalised sum of the probes. The set must not be empty.
    [[nodiscard]] FaceTemplate fused() const;
    /// Mean over the probes; 0 for an empty set.
    [[nodiscard]] double bonaFideScore() const;

private:
    std::vector<Probe> m_probes;
};

} // namespace uketsuke::face
