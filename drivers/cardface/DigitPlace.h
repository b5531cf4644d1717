// What stands at a place of a line whose type is known: which digit, a given letter, or nothing. Lends the region.
#pragma once

#include "drivers/cardface/LineReader.h"

namespace uketsuke::cardface {

class DigitPlace {
public:
    /// Both must outlive it.
    DigitPlace(const cv::Mat& region, const GlyphSet& set) : m_region(region), m_set(set) {}

    /// `topLeft` is where the digit's box should begin; a little around it is searched.
    [[nodiscard]] DigitReading read(cv::Point2f topLeft) const;
    /// -1 when the place lies outside.
    [[nodiscard]] double likeness(Glyph glyph, cv::Point2f topLeft) const;
    enum class Box { Blank, Inked, Doubtful };
    /// Whether something is printed in a digit's box, measured by the ink of the digit that surely stands in `other`.
    /// A box that a lamp has washed out is doubtful and not blank.
    [[nodiscard]] Box box(cv::Point2f topLeft, cv::Point2f other) const;
    /// The digits of a place that has room for two: the units, and what stands before them, if anything.
    [[nodiscard]] Digits readPair(cv::Point2f tens, cv::Point2f units) const;
    [[nodiscard]] const Type& type() const { return m_set.type(); }

private:
    struct Found {
        double likeness{-1};
        cv::Point at;
    };
    struct Ink {
        double deviation{0};
        double darkest{0};
        double brightest{0};
        double mean{0};
    };
    [[nodiscard]] Ink ink(cv::Point2f topLeft) const;
    [[nodiscard]] Found find(const cv::Mat& letter, cv::Point2f topLeft) const;

    const cv::Mat& m_region;
    const GlyphSet& m_set;
};

} // namespace uketsuke::cardface
