// Reads one line of the rectified card: a date by its letters 年, 月, 日 and the digits before each, or the bare
// digits of the security code. By comparison with drawn letters where they must stand, and every digit once more by
// a network that was taught otherwise. Knows no calendar. Values; any thread, one owner.
#pragma once

#include "drivers/cardface/Glyphs.h"

#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace uketsuke::cardface {

/// One digit with what speaks for it.
struct DigitReading {
    int digit{-1};
    double likeness{0}; ///< correlation with the drawn digit, -1 to 1
    double lead{0};     ///< before the next best digit
    double share{0};    ///< the network's, of that digit
    /// 0 to 1; 0.5 is where a reading becomes worth a try.
    [[nodiscard]] double confidence() const;
};

struct DateReading {
    std::optional<Glyph> era; ///< nothing: four digits of a Gregorian year
    bool firstYear{false};    ///< 元年
    std::vector<DigitReading> year, month, day;
    double confidence{0}; ///< of the letters and where they stand; that of the digits is their own
    Type type;
};

struct CodeReading {
    std::array<DigitReading, 4> digits;
};

class LineReader {
public:
    /// How well 年, 月 and 日 are found at the usual size: tells a face from a back and which end is up.
    [[nodiscard]] double dateLikeness(const cv::Mat& region);
    /// `hint`: the type of a line read before, which this one will share.
    [[nodiscard]] std::optional<DateReading> readDate(const cv::Mat& region, std::optional<Type> hint);
    [[nodiscard]] std::optional<CodeReading> readCode(const cv::Mat& region, const Type& hint);

private:
    struct Anchors {
        double likeness{-1};
        std::array<cv::Point, 3> at; ///< top left corners of 年, 月, 日
    };
    [[nodiscard]] const GlyphSet& letters(const Type& type);
    [[nodiscard]] Anchors findAnchors(const cv::Mat& region, const GlyphSet& set);

    std::map<std::tuple<int, Weight, int>, GlyphSet> m_sets; ///< letters only, nothing of a card
};

} // namespace uketsuke::cardface
