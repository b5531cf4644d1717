#include "drivers/cardface/DigitPlace.h"

#include "drivers/cardface/SecretMat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace uketsuke::cardface {
namespace {

constexpr double slackX = 0.14; // ems around the expected place
constexpr int slackY = 2;       // pixels
// Digits that are not there look like one by chance up to this.
constexpr double blankBelow = 0.45;

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
    const auto shares = digitShares(cutPatch(m_region, cv::Point2f(at), type().em));
    reading.share = double(shares[static_cast<std::size_t>(reading.digit)]);
    return reading;
}

bool DigitPlace::isBlank(cv::Point2f topLeft) const
{
    const auto reading = read(topLeft);
    return reading.likeness < blankBelow;
}

double DigitReading::confidence() const
{
    const double byLikeness = (likeness - 0.60) / 0.2 + 0.5;
    const double byLead = lead / 0.05 * 0.5;
    const double byNetwork = share < 0.5 ? 0.0 : 0.5 + (share - 0.9) * 2;
    return std::clamp(std::min({byLikeness, byLead, byNetwork}), 0.0, 1.0);
}

} // namespace uketsuke::cardface
