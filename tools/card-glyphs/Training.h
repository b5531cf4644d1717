// Teaches a small network the ten digits: one hidden layer, the same arithmetic on every machine of a kind.
#pragma once

#include <vector>

namespace uketsuke::cardglyphs {

struct Sample {
    std::vector<float> input; ///< normalised patch
    int digit{0};
};

struct Weights {
    int inputs{0};
    int hidden{0};
    std::vector<float> first;  ///< inputs x hidden
    std::vector<float> bias;   ///< hidden
    std::vector<float> second; ///< hidden x 10
    std::vector<float> last;   ///< 10
};

[[nodiscard]] Weights train(const std::vector<Sample>& samples, int hidden, int rounds);
/// The share of samples whose digit it finds.
[[nodiscard]] double rightShare(const Weights& weights, const std::vector<Sample>& samples);

} // namespace uketsuke::cardglyphs
