// Reads one line of the rectified card: a date by its letters 年, 月, 日 and the digits before each, or the bare
// digits of the security code. By comparison with drawn letters where they must stand, and every digit once more by
// a network that was taught otherwise. Knows no calendar. Values; any thread, one owner.
#pragma once

#include "drivers/cardface/DigitReading.h"
#include "drivers/cardface/Glyphs.h"

#include <array>
#include <map>
#include <optional>
#include <tuple>

namespace uketsuke::cardface {

struct DateReading {
    std::optional<Glyph> era; ///< nothing: four digits of a Gregorian year
    bool firstYear{false};    ///< 元年
    Digits year, month, day;
    double confidence{0}; ///< of the letters and where they stand; that of the digits is their own
    Type type;

    DateReading() = default;
    DateReading(const DateReading&) = default;
    DateReading& operator=(const DateReading&) = default;
    ~DateReading() { wipeObject(firstYear); } // a digit as well; the others wipe themselves
};

struct CodeReading {
    Digits digits;
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
