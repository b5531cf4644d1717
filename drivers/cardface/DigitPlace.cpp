#include "drivers/cardface/DigitPlace.h"

#include "drivers/cardface/SecretMat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace uketsuke::cardface {
namespace {

constexpr double slackX = 0.14; // ems around the expected place
constexpr int slackY = 2;       // pixels
// Ink of a box against that of a digit beside it: the security print alone stays below, a thin 1 is above.
constexpr double blankBelow = 0.32;
constexpr double inkedAbove = 0.42;
constexpr double glareAbove = 0.35; // of a digit's contrast: brighter than paper is a lamp

} // namespace

DigitPlace::Found DigitPlace::find(const cv::Mat& letter, cv::Point2f topLeft) const
{
    const int slack = int(std::lround(slackX * type().em));
    const cv::Rect wanted(int(std::lround(topLeft.x)) - slack, int(std::lround(topLeft.y)) - slackY,
                          letter.cols + 2 * slack, letter.rows + 2 * slackY);
    const auto window = wanted & cv::Rect(0, 0, m_region.cols, m_region.rows);
    if (window.width < letter.cols || window.height < letter.rows)
        return {};
    auto map = secretMat();
    cv::matchTemplate(m_region(window), letter, map, cv::TM_CCOEFF_NORMED);
    Found found;
    cv::minMaxLoc(map, nullptr, &found.likeness, nullptr, &found.at);
    found.at += window.tl();
    return found;
}

double DigitPlace::likeness(Glyph glyph, cv::Point2f topLeft) const
{
    return find(m_set.picture(glyph), topLeft).likeness;
}

DigitReading DigitPlace::read(cv::Point2f topLeft) const
{
    DigitReading reading;
    cv::Point at;
    double second = -1;
    reading.likeness = -1;
    for (int digit = 0; digit < 10; ++digit) {
        const auto found = find(m_set.digit(digit), topLeft);
        if (found.likeness > reading.likeness) {
            second = reading.likeness;
            reading.likeness = found.likeness;
            reading.digit = digit;
            at = found.at;
        } else {
            second = std::max(second, found.likeness);
        }
    }
    if (reading.digit < 0)
        return reading;
    reading.lead = reading.likeness - second;
    auto shares = digitShares(cutPatch(m_region, cv::Point2f(at), type().em));
    reading.share = double(shares[static_cast<std::size_t>(reading.digit)]);
    wipeObject(shares); // they name the digit
    return reading;
}

DigitPlace::Ink DigitPlace::ink(cv::Point2f topLeft) const
{
    // The middle of the box alone, so that a neighbour's strokes do not count; calmed, so that noise does not.
    const auto em = float(type().em);
    const cv::Rect wanted(int(std::lround(topLeft.x + 0.05F * em)), int(std::lround(topLeft.y + 0.12F * em)),
                          int(std::lround(0.40F * em)), int(std::lround(0.76F * em)));
    const auto area = wanted & cv::Rect(0, 0, m_region.cols, m_region.rows);
    if (area.width < 4 || area.height < 4)
        return {};
    auto calm = secretMat();
    cv::GaussianBlur(m_region(area), calm, {0, 0}, 1.3, 1.3, cv::BORDER_REPLICATE);
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(calm, mean, deviation);
    Ink ink{deviation[0], 0, 0, mean[0]};
    cv::minMaxLoc(calm, &ink.darkest, &ink.brightest);
    return ink;
}

DigitPlace::Box DigitPlace::box(cv::Point2f topLeft, cv::Point2f other) const
{
    const auto here = ink(topLeft);
    const auto there = ink(other);
    const double contrast = there.brightest - there.darkest;
    if (here.mean > there.brightest + glareAbove * contrast)
        return Box::Doubtful;
    if (here.deviation < blankBelow * there.deviation)
        return Box::Blank;
    return here.deviation > inkedAbove * there.deviation ? Box::Inked : Box::Doubtful;
}

Digits DigitPlace::readPair(cv::Point2f tens, cv::Point2f units) const
{
    switch (box(tens, units)) {
    case Box::Blank: return {read(units)};
    case Box::Inked: return {read(tens), read(units)};
    case Box::Doubtful: {
        auto first = read(tens);
        first.likeness = 0; // whatever it resembles: nobody can say whether it is there
        return {first, read(units)};
    }
    }
    return {};
}

} // namespace uketsuke::cardface
