#include "drivers/cardface/LineReader.h"

#include "drivers/cardface/DigitPlace.h"
#include "drivers/cardface/SecretMat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace uketsuke::cardface {
namespace {

constexpr std::array usualSizes{27, 29, 31, 33, 35}; // pixels an em of the dates' lines
constexpr std::array blurs{0.6, 1.0, 1.6, 2.4};
constexpr Type usual{31, Weight::Regular, 1.0};
constexpr double anchorsAtLeast = 0.55;
constexpr double eraAtLeast = 0.55;
constexpr double eraLead = 0.10;

/// The greatest of each value's neighbours up and down, so that a line may climb a little.
cv::Mat heightened(const cv::Mat& map)
{
    auto out = secretMat();
    cv::dilate(map, out, cv::getStructuringElement(cv::MORPH_RECT, {1, 5}));
    return out;
}

cv::Mat compare(const cv::Mat& region, const cv::Mat& letter)
{
    auto map = secretMat();
    cv::matchTemplate(region, letter, map, cv::TM_CCOEFF_NORMED);
    return map;
}

struct YearReading {
    std::optional<Glyph> era;
    bool first{false};
    Digits digits;
    double confidence{0};

    YearReading() = default;
    YearReading(const YearReading&) = default;
    YearReading& operator=(const YearReading&) = default;
    ~YearReading() { wipeObject(first); }
};

YearReading readYear(const DigitPlace& place, cv::Point2f year)
{
    const auto em = float(place.type().em);
    const auto left = [&](float ems) { return cv::Point2f(year.x - ems * em, year.y); };
    struct Candidate {
        double likeness{-1};
        std::optional<Glyph> era;
        bool near{false}; ///< the year has one box only
    };
    std::vector<Candidate> candidates;
    for (int era = 0; era < eraCount; ++era) {
        const auto glyph = static_cast<Glyph>(static_cast<int>(Glyph::Meiji) + era);
        candidates.push_back({place.likeness(glyph, left(3.0F)), glyph, false});
        candidates.push_back({place.likeness(glyph, left(2.5F)), glyph, true});
    }
    const auto thousands = place.read(left(2.0F));
    const auto hundreds = place.read(left(1.5F));
    candidates.push_back({std::min(thousands.likeness, hundreds.likeness), std::nullopt, false});
    std::ranges::sort(candidates, [](const auto& a, const auto& b) { return a.likeness > b.likeness; });
    const auto& best = candidates.front();
    const auto rival = std::ranges::find_if(candidates, [&best](const Candidate& other) {
        // The era's name is not part of the number: only what changes where the digits stand is a rival.
        return other.era.has_value() != best.era.has_value() || other.near != best.near;
    });
    YearReading reading;
    reading.era = best.era;
    const double lead = best.likeness - (rival == candidates.end() ? 0 : rival->likeness);
    reading.confidence = std::min((best.likeness - eraAtLeast) / 0.2 + 0.5, lead / eraLead * 0.5);
    const auto units = place.read(left(0.5F));
    if (!best.era) {
        reading.digits = {thousands, hundreds, place.read(left(1.0F)), units};
        return reading;
    }
    if (best.near) {
        reading.digits = {units};
        return reading;
    }
    const double first = place.likeness(Glyph::First, left(1.0F));
    if (first > units.likeness) {
        reading.first = true;
        reading.confidence = std::min(reading.confidence, (first - units.likeness) / 0.1 * 0.5);
        return reading;
    }
    reading.confidence = std::min(reading.confidence, (units.likeness - first) / 0.1 * 0.5);
    reading.digits = place.readPair(left(1.0F), left(0.5F));
    return reading;
}

/// The one or two digits between two letters.
Digits readBetween(const DigitPlace& place, cv::Point2f left, cv::Point2f right)
{
    const auto em = float(place.type().em);
    const cv::Point2f units(right.x - 0.5F * em, right.y);
    const cv::Point2f tens(right.x - em, (left.y + right.y) / 2);
    const float gap = (right.x - left.x) / em - 1.0F;
    if (gap < 0.75F)
        return {place.read(units)};
    return place.readPair(tens, units);
}

} // namespace

const GlyphSet& LineReader::letters(const Type& type)
{
    const std::tuple key{type.em, type.weight, int(std::lround(type.blur * 10))};
    const auto known = m_sets.find(key);
    if (known != m_sets.end())
        return known->second;
    return m_sets.emplace(key, GlyphSet(type)).first->second;
}

LineReader::Anchors LineReader::findAnchors(const cv::Mat& region, const GlyphSet& set)
{
    const auto& year = set.picture(Glyph::Year);
    if (region.cols < year.cols * 4 || region.rows < year.rows + 2)
        return {};
    const std::array maps{compare(region, year), compare(region, set.picture(Glyph::Month)),
                          compare(region, set.picture(Glyph::Day))};
    const std::array high{heightened(maps[0]), heightened(maps[1]), heightened(maps[2])};
    const int columns = maps[0].cols;
    const int nearest = int(1.35 * set.type().em);
    const int farthest = int(2.3 * set.type().em);
    Anchors best;
    std::vector<float> last(static_cast<std::size_t>(columns));
    std::vector<int> dayAt(static_cast<std::size_t>(columns));
    for (int y = 0; y < maps[0].rows; ++y) {
        const auto* years = high[0].ptr<float>(y);
        const auto* months = high[1].ptr<float>(y);
        const auto* days = high[2].ptr<float>(y);
        for (int x = 0; x < columns; ++x) {
            float most = -2;
            for (int day = x + nearest; day <= std::min(x + farthest, columns - 1); ++day)
                if (days[day] > most) {
                    most = days[day];
                    dayAt[static_cast<std::size_t>(x)] = day;
                }
            last[static_cast<std::size_t>(x)] = months[x] + most;
        }
        for (int x = 0; x < columns; ++x)
            for (int month = x + nearest; month <= std::min(x + farthest, columns - 1); ++month) {
                const double sum = double(years[x]) + double(last[static_cast<std::size_t>(month)]);
                if (sum / 3 > best.likeness)
                    best = {
                        sum / 3,
                        {cv::Point(x, y), cv::Point(month, y), cv::Point(dayAt[static_cast<std::size_t>(month)], y)}};
            }
    }
    if (best.likeness <= -1)
        return best;
    for (std::size_t which = 0; which < 3; ++which) { // from the heightened maps back to where each really is
        auto& at = best.at[which];
        const int from = std::max(0, at.y - 2);
        const int to = std::min(maps[which].rows - 1, at.y + 2);
        for (int y = from; y <= to; ++y)
            if (maps[which].at<float>(y, at.x) > maps[which].at<float>(at.y, at.x))
                at.y = y;
    }
    return best;
}

double LineReader::dateLikeness(const cv::Mat& region)
{
    double best = -1;
    for (const int em : {29, 32})
        best = std::max(best, findAnchors(region, letters({em, usual.weight, usual.blur})).likeness);
    return best;
}

std::optional<DateReading> LineReader::readDate(const cv::Mat& region, std::optional<Type> hint)
{
    Type type = usual;
    Anchors anchors;
    const auto better = [&](const Type& candidate, const cv::Mat& where) {
        const auto found = findAnchors(where, letters(candidate));
        if (found.likeness <= anchors.likeness)
            return;
        anchors = found;
        type = candidate;
    };
    if (hint) {
        for (const int em : {hint->em, hint->em - 1, hint->em + 1})
            better({em, hint->weight, hint->blur}, region);
    } else {
        for (const int em : usualSizes)
            better({em, usual.weight, usual.blur}, region);
        const auto coarse = type;
        for (const int em : {coarse.em - 1, coarse.em + 1})
            better({em, coarse.weight, coarse.blur}, region);
        // Thickness and blur on the line alone: its height is known now.
        const int top = std::max(0, anchors.at[1].y - 5);
        const cv::Mat line = region.rowRange(top, std::min(region.rows, anchors.at[1].y + type.em + 5));
        const auto sized = type;
        anchors.likeness = -1;
        for (const auto weight : {Weight::Regular, Weight::Bold})
            for (const double blur : blurs)
                better({sized.em, weight, blur}, line);
        for (auto& at : anchors.at)
            at.y += top;
    }
    if (anchors.likeness < anchorsAtLeast)
        return std::nullopt;
    const DigitPlace place(region, letters(type));
    const cv::Point2f year(anchors.at[0]);
    const cv::Point2f month(anchors.at[1]);
    const cv::Point2f day(anchors.at[2]);
    auto years = readYear(place, year);
    DateReading reading;
    reading.type = type;
    reading.era = years.era;
    reading.firstYear = years.first;
    reading.year = years.digits;
    reading.month = readBetween(place, year, month);
    reading.day = readBetween(place, month, day);
    reading.confidence = std::min(years.confidence, (anchors.likeness - anchorsAtLeast) / 0.15 * 0.5 + 0.25);
    return reading;
}

std::optional<CodeReading> LineReader::readCode(const cv::Mat& region, const Type& hint)
{
    struct Place {
        double likeness{-1};
        int em{0};
        int pitch{0};
        cv::Point at;
    };
    Place best;
    const auto search = [&](int em) {
        const auto& set = letters({em, hint.weight, hint.blur});
        if (region.rows < em + 2 || region.cols < em * 2 + 4)
            return;
        auto most = secretMat();
        for (int digit = 0; digit < 10; ++digit) {
            const auto map = compare(region, set.digit(digit));
            if (most.empty())
                map.copyTo(most);
            else
                cv::max(most, map, most);
        }
        const auto high = heightened(most);
        for (int pitch = int(std::lround(em * 0.47)); pitch <= int(std::lround(em * 0.66)); ++pitch)
            for (int y = 0; y < high.rows; ++y) {
                const auto* row = high.ptr<float>(y);
                for (int x = 0; x + 3 * pitch < high.cols; ++x) {
                    const double sum = double(row[x]) + double(row[x + pitch]) + double(row[x + 2 * pitch])
                                       + double(row[x + 3 * pitch]);
                    if (sum / 4 > best.likeness)
                        best = {sum / 4, em, pitch, {x, y}};
                }
            }
    };
    for (const int em : {30, 32, 34, 36, 38})
        search(em);
    if (best.em == 0)
        return std::nullopt;
    for (const int em : {best.em - 1, best.em + 1})
        search(em);
    if (best.likeness < anchorsAtLeast)
        return std::nullopt;
    const DigitPlace place(region, letters({best.em, hint.weight, hint.blur}));
    CodeReading reading;
    for (std::size_t digit = 0; digit < Digits::most; ++digit)
        reading.digits.append(place.read(cv::Point2f(best.at) + cv::Point2f(float(digit) * float(best.pitch), 0.0F)));
    return reading;
}

} // namespace uketsuke::cardface
