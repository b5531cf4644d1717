// The letters the lines of a card are made of, as pictures to compare with: drawn at build time from Debian's BIZ UD
// Gothic. Immutable; any thread.
#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <vector>

namespace uketsuke::cardface {

/// The digits come first, so that a digit is its own glyph.
enum class Glyph : std::uint8_t {
    Zero = 0,
    Year = 10,
    Month,
    Day,
    First, ///< 元
    Meiji,
    Taisho,
    Showa,
    Heisei,
    Reiwa
};
inline constexpr int glyphCount = 19;
inline constexpr int eraCount = 5;

enum class Weight : std::uint8_t { Regular, Bold };

/// How large, thick and sharp the letters of a line are.
struct Type {
    int em{31}; ///< pixels
    Weight weight{Weight::Regular};
    double blur{1.0}; ///< standard deviation, pixels
    friend bool operator==(const Type&, const Type&) = default;
};

/// All letters in one type; 8-bit, dark on light like the card. Made once and kept by who reads many pictures.
class GlyphSet {
public:
    explicit GlyphSet(const Type& type);
    [[nodiscard]] const cv::Mat& picture(Glyph glyph) const { return m_pictures[static_cast<std::size_t>(glyph)]; }
    [[nodiscard]] const cv::Mat& digit(int digit) const { return m_pictures[static_cast<std::size_t>(digit)]; }
    [[nodiscard]] const Type& type() const { return m_type; }

private:
    Type m_type;
    std::vector<cv::Mat> m_pictures;
};

/// The second, unlike reader of single digits: a small network taught at build time on several fonts.
inline constexpr int patchColumns = 16;
inline constexpr int patchRows = 24;
/// Shares of the ten digits, summing to 1. `patch` is CV_32F of patchRows x patchColumns, as cutPatch() makes it.
[[nodiscard]] std::array<float, 10> digitShares(const cv::Mat& patch);
/// The digit's box with 0.12 em more on both sides, ink bright, mean 0 and deviation 1.
[[nodiscard]] cv::Mat cutPatch(const cv::Mat& grey, cv::Point2f topLeft, double em);

} // namespace uketsuke::cardface
