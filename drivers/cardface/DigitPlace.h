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
    [[nodiscard]] bool isBlank(cv::Point2f topLeft) const;
    [[nodiscard]] const Type& type() const { return m_set.type(); }

private:
    struct Found {
        double likeness{-1};
        cv::Point at;
    };
    [[nodiscard]] Found find(const cv::Mat& letter, cv::Point2f topLeft) const;

    const cv::Mat& m_region;
    const GlyphSet& m_set;
};

} // namespace uketsuke::cardface
