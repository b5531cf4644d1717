#include "drivers/cardface/Glyphs.h"

#include "app/core/SecureBytes.h"
#include "drivers/cardface/SecretMat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace uketsuke::cardface {
namespace {

#include "CardGlyphs.inc"

static_assert(std::size(regularLetters) == glyphCount && std::size(boldLetters) == glyphCount);
static_assert(patchWidth == patchColumns && patchHeight == patchRows);

constexpr double margin = 0.12; // ems beside a digit's box, as the network was taught

} // namespace

GlyphSet::GlyphSet(const Type& type) : m_type(type)
{
    const auto& letters = type.weight == Weight::Regular ? regularLetters : boldLetters;
    for (const auto& letter : letters) {
        const cv::Mat drawn(drawnEm, letter.width, CV_8U, const_cast<unsigned char*>(letter.ink));
        const int width = int(std::lround(double(letter.width) * type.em / drawnEm));
        cv::Mat sized;
        cv::resize(drawn, sized, {width, type.em}, 0, 0, cv::INTER_AREA);
        cv::GaussianBlur(sized, sized, {0, 0}, type.blur, type.blur, cv::BORDER_CONSTANT);
        cv::bitwise_not(sized, sized);
        m_pictures.push_back(sized);
    }
}

cv::Mat cutPatch(const cv::Mat& grey, cv::Point2f topLeft, double em)
{
    // Pixel middles onto pixel middles, sampled after a blur that keeps a shrunken picture from aliasing.
    const double stepX = em * (0.5 + 2 * margin) / patchColumns;
    const double stepY = em / patchRows;
    const cv::Matx23d place(stepX, 0, topLeft.x - em * margin + stepX / 2 - 0.5, 0, stepY, topLeft.y + stepY / 2 - 0.5);
    auto patch = secretMat();
    cv::warpAffine(grey, patch, place, {patchColumns, patchRows}, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);
    auto values = secretMat();
    patch.convertTo(values, CV_32F, -1.0, 255.0);
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(values, mean, deviation);
    values = (values - mean[0]) * (1.0 / std::max(deviation[0], 1e-3));
    return values;
}

std::array<float, 10> digitShares(const cv::Mat& patch)
{
    std::array<float, hiddenUnits> hidden;
    std::ranges::copy(firstBias, hidden.begin());
    const auto* input = patch.ptr<float>();
    for (int at = 0; at < patchColumns * patchRows; ++at) {
        const float* row = firstWeights + at * hiddenUnits;
        for (std::size_t unit = 0; unit < hidden.size(); ++unit)
            hidden[unit] += input[at] * row[unit];
    }
    std::array<float, 10> shares;
    std::ranges::copy(secondBias, shares.begin());
    for (std::size_t unit = 0; unit < hidden.size(); ++unit)
        if (hidden[unit] > 0)
            for (std::size_t digit = 0; digit < shares.size(); ++digit)
                shares[digit] += hidden[unit] * secondWeights[unit * shares.size() + digit];
    const float most = *std::ranges::max_element(shares);
    float sum = 0;
    for (auto& share : shares)
        sum += share = std::exp(share - most);
    for (auto& share : shares)
        share /= sum;
    core::wipe(std::as_writable_bytes(std::span(hidden)));
    return shares;
}

} // namespace uketsuke::cardface
