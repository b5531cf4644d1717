#include "tools/card-glyphs/Training.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>

namespace uketsuke::cardglyphs {
namespace {

constexpr std::size_t digits = 10;

using Scores = std::array<float, digits>;

struct Pass {
    std::vector<float> hidden;
    Scores share{};
};

void run(const Weights& weights, const std::vector<float>& input, Pass& pass)
{
    const auto width = static_cast<std::size_t>(weights.hidden);
    pass.hidden = weights.bias;
    for (std::size_t at = 0; at < input.size(); ++at) {
        const float value = input[at];
        const float* row = &weights.first[at * width];
        for (std::size_t unit = 0; unit < width; ++unit)
            pass.hidden[unit] += value * row[unit];
    }
    std::copy_n(weights.last.begin(), digits, pass.share.begin());
    for (std::size_t unit = 0; unit < width; ++unit) {
        pass.hidden[unit] = std::max(pass.hidden[unit], 0.0F);
        for (std::size_t digit = 0; digit < digits; ++digit)
            pass.share[digit] += pass.hidden[unit] * weights.second[unit * digits + digit];
    }
    const float most = *std::ranges::max_element(pass.share);
    float sum = 0;
    for (auto& share : pass.share)
        sum += share = std::exp(share - most);
    for (auto& share : pass.share)
        share /= sum;
}

} // namespace

Weights train(const std::vector<Sample>& samples, int hidden, int rounds)
{
    std::mt19937 random(20261123);
    Weights weights;
    weights.inputs = int(samples.front().input.size());
    weights.hidden = hidden;
    const auto inputs = static_cast<std::size_t>(weights.inputs);
    const auto width = static_cast<std::size_t>(hidden);
    std::normal_distribution<float> start(0, std::sqrt(2.0F / float(inputs)));
    for (std::size_t at = 0; at < inputs * width; ++at)
        weights.first.push_back(start(random));
    weights.bias.assign(width, 0);
    for (std::size_t at = 0; at < width * digits; ++at)
        weights.second.push_back(start(random));
    weights.last.assign(digits, 0);

    std::vector<std::size_t> order(samples.size());
    std::iota(order.begin(), order.end(), 0);
    Pass pass;
    for (int round = 0; round < rounds; ++round) {
        std::ranges::shuffle(order, random);
        const float rate = 0.004F * (0.5F + 0.5F * std::cos(3.14159F * float(round) / float(rounds))) + 0.00005F;
        for (const auto which : order) {
            const auto& sample = samples[which];
            run(weights, sample.input, pass);
            Scores wrong = pass.share;
            wrong[static_cast<std::size_t>(sample.digit)] -= 1;
            std::vector<float> back(width, 0);
            for (std::size_t unit = 0; unit < width; ++unit) {
                if (pass.hidden[unit] <= 0)
                    continue;
                float* row = &weights.second[unit * digits];
                for (std::size_t digit = 0; digit < digits; ++digit) {
                    back[unit] += wrong[digit] * row[digit];
                    row[digit] -= rate * wrong[digit] * pass.hidden[unit];
                }
                weights.bias[unit] -= rate * back[unit];
            }
            for (std::size_t digit = 0; digit < digits; ++digit)
                weights.last[digit] -= rate * wrong[digit];
            for (std::size_t at = 0; at < inputs; ++at) {
                const float step = rate * sample.input[at];
                float* row = &weights.first[at * width];
                for (std::size_t unit = 0; unit < width; ++unit)
                    row[unit] -= step * back[unit];
            }
        }
    }
    return weights;
}

double rightShare(const Weights& weights, const std::vector<Sample>& samples)
{
    Pass pass;
    int right = 0;
    for (const auto& sample : samples) {
        run(weights, sample.input, pass);
        right += std::ranges::max_element(pass.share) - pass.share.begin() == sample.digit ? 1 : 0;
    }
    return double(right) / double(samples.size());
}

} // namespace uketsuke::cardglyphs
