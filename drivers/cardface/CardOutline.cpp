#include "drivers/cardface/CardOutline.h"

#include "drivers/cardface/SecretMat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace uketsuke::cardface {
namespace {

constexpr double cardAspect = 85.6 / 53.98; // ISO/IEC 7810
constexpr double aspectSlack = 0.22;        // of a card that lies askew to the lens
constexpr double smallestShare = 0.10;      // of the picture; smaller, its digits cannot be read anyway
constexpr int workingSize = 480;
constexpr double largestShare = 0.90; // a card that fills more of the picture is the whole picture
constexpr std::size_t mostQuads = 5;

double length(cv::Point2f a, cv::Point2f b) { return cv::norm(a - b); }

/// Turned so that the first side is a long one; nothing when the shape is no card's.
std::optional<Quad> asCard(std::vector<cv::Point2f> corners)
{
    if (corners.size() != 4 || !cv::isContourConvex(corners))
        return std::nullopt;
    if (cv::contourArea(corners, true) < 0) // clockwise as the picture's y goes down
        std::ranges::reverse(corners);
    double first = length(corners[0], corners[1]) + length(corners[2], corners[3]);
    double second = length(corners[1], corners[2]) + length(corners[3], corners[0]);
    if (first < second) {
        std::ranges::rotate(corners, corners.begin() + 1);
        std::swap(first, second);
    }
    const double aspect = first / std::max(second, 1.0);
    if (std::abs(std::log(aspect / cardAspect)) > aspectSlack)
        return std::nullopt;
    return Quad{corners[0], corners[1], corners[2], corners[3]};
}

cv::Point2f crossing(const cv::Vec4f& a, const cv::Vec4f& b)
{
    const cv::Point2f u(a[0], a[1]);
    const cv::Point2f v(b[0], b[1]);
    const cv::Point2f w(b[2] - a[2], b[3] - a[3]);
    const float cross = u.x * v.y - u.y * v.x;
    const float along = std::abs(cross) < 1e-6F ? 0.0F : (w.x * v.y - w.y * v.x) / cross;
    return {a[2] + u.x * along, a[3] + u.y * along};
}

/// Four lines through the sides of a contour, corners left out because a card's are round.
std::optional<Quad> fromContour(const std::vector<cv::Point>& contour, double pictureArea)
{
    std::vector<cv::Point> hull;
    cv::convexHull(contour, hull);
    const double area = cv::contourArea(hull);
    if (area < smallestShare * pictureArea || area > largestShare * pictureArea || hull.size() < 4)
        return std::nullopt;
    std::vector<cv::Point> rough;
    const double around = cv::arcLength(hull, true);
    for (double slack = 0.02; slack < 0.09 && rough.size() != 4; slack += 0.01)
        cv::approxPolyDP(hull, rough, slack * around, true);
    if (rough.size() != 4)
        return std::nullopt;
    auto quad = asCard({rough.begin(), rough.end()});
    if (!quad || area < 0.85 * cv::contourArea(std::vector<cv::Point2f>(quad->begin(), quad->end())))
        return std::nullopt;
    return quad;
}

float sample(const cv::Mat& picture, cv::Point2f at)
{
    const int x = std::clamp(int(at.x), 0, picture.cols - 2);
    const int y = std::clamp(int(at.y), 0, picture.rows - 2);
    const float dx = at.x - float(x);
    const float dy = at.y - float(y);
    const auto* upper = picture.ptr<uchar>(y) + x;
    const auto* lower = picture.ptr<uchar>(y + 1) + x;
    return (upper[0] * (1 - dx) + upper[1] * dx) * (1 - dy) + (lower[0] * (1 - dx) + lower[1] * dx) * dy;
}

/// Each side is moved onto the strongest edge near it, in the full picture.
Quad refined(const cv::Mat& grey, const Quad& rough, float reach)
{
    std::array<cv::Vec4f, 4> lines;
    for (std::size_t side = 0; side < 4; ++side) {
        const auto from = rough[side];
        const auto to = rough[(side + 1) % 4];
        const auto along = to - from;
        const cv::Point2f normal = cv::Point2f(-along.y, along.x) * (1.0F / std::max(1.0F, float(cv::norm(along))));
        std::vector<cv::Point2f> edge;
        for (int step = 0; step < 60; ++step) {
            const auto middle = from + along * (0.12F + 0.76F * float(step) / 59.0F);
            float best = 1.5F; // grey levels: below that there is no edge here
            float bestOffset = 0;
            bool found = false;
            for (float offset = -reach; offset <= reach; offset += 0.5F) {
                const auto at = middle + normal * offset;
                if (at.x < 3 || at.y < 3 || at.x > float(grey.cols - 4) || at.y > float(grey.rows - 4))
                    continue;
                float change = 0;
                for (const float away : {1.0F, 2.0F, 3.0F})
                    change += sample(grey, at + normal * away) - sample(grey, at - normal * away);
                const float strength = std::abs(change) / 3 * (1.0F - 0.3F * std::abs(offset) / reach);
                if (strength > best) {
                    best = strength;
                    bestOffset = offset;
                    found = true;
                }
            }
            if (found)
                edge.push_back(middle + normal * bestOffset);
        }
        if (edge.size() < 12) {
            lines[side] = {along.x, along.y, from.x, from.y};
            continue;
        }
        cv::fitLine(edge, lines[side], cv::DIST_HUBER, 0, 0.01, 0.01);
        // Once more without what lies off the line: fingers, shadows, the frame of the desk.
        const cv::Point2f direction(lines[side][0], lines[side][1]);
        const cv::Point2f base(lines[side][2], lines[side][3]);
        std::erase_if(edge, [&](cv::Point2f point) {
            const auto away = point - base;
            return std::abs(away.x * direction.y - away.y * direction.x) > 2.0F;
        });
        if (edge.size() >= 12)
            cv::fitLine(edge, lines[side], cv::DIST_L2, 0, 0.01, 0.01);
    }
    Quad result;
    for (std::size_t corner = 0; corner < 4; ++corner)
        result[corner] = crossing(lines[(corner + 3) % 4], lines[corner]);
    for (std::size_t corner = 0; corner < 4; ++corner)
        if (!(length(result[corner], rough[corner]) < 6 * reach))
            return rough; // two lines nearly parallel: the rough corner is the better one
    return result;
}

/// Ratios of light spread over the whole range: what is an edge does not depend on how bright it is there.
void spread(cv::Mat& small)
{
    constexpr double floor = 8; // below, a sensor's noise would be the strongest edge
    auto table = secretMat(1, 256, CV_8U);
    for (int value = 0; value < 256; ++value)
        table.at<uchar>(value) =
            cv::saturate_cast<uchar>(255 * std::log((floor + value) / floor) / std::log((floor + 255) / floor));
    cv::LUT(small, table, small);
    std::array<int, 256> count{};
    const auto bytes = std::span(small.ptr<uchar>(), small.total() * std::size_t(small.channels()));
    for (const auto value : bytes)
        ++count[value];
    const auto level = [&](double share) {
        double seen = 0;
        for (std::size_t value = 0; value < count.size(); ++value) {
            seen += count[value];
            if (seen >= share * double(bytes.size()))
                return double(value);
        }
        return 255.0;
    };
    const double low = level(0.02);
    const double high = level(0.98);
    const double gain = 220.0 / std::max(high - low, 12.0);
    small.convertTo(small, -1, gain, -low * gain + 10);
}

void collect(const cv::Mat& mask, std::vector<std::pair<double, Quad>>& found)
{
    std::vector<std::vector<cv::Point>> contours;
    cv::findContours(mask, contours, cv::RETR_LIST, cv::CHAIN_APPROX_NONE);
    for (const auto& contour : contours)
        if (const auto quad = fromContour(contour, double(mask.total())))
            found.emplace_back(cv::contourArea(std::vector<cv::Point2f>(quad->begin(), quad->end())), *quad);
}

/// Pixels unlike the picture's rim: the desk is there and the card is not.
cv::Mat unlikeTheRim(const cv::Mat& colour)
{
    auto lab = secretMat();
    cv::cvtColor(colour, lab, cv::COLOR_BGR2Lab);
    cv::Vec3f mean(0, 0, 0);
    int count = 0;
    const auto add = [&](int y, int x) {
        const auto pixel = lab.at<cv::Vec3b>(y, x);
        mean += cv::Vec3f(pixel[0], pixel[1], pixel[2]);
        ++count;
    };
    for (int x = 0; x < lab.cols; ++x) {
        add(1, x);
        add(lab.rows - 2, x);
    }
    for (int y = 0; y < lab.rows; ++y) {
        add(y, 1);
        add(y, lab.cols - 2);
    }
    mean *= 1.0F / float(count);
    auto distance = secretMat(lab.rows, lab.cols, CV_8U);
    for (int y = 0; y < lab.rows; ++y)
        for (int x = 0; x < lab.cols; ++x) {
            const auto pixel = lab.at<cv::Vec3b>(y, x);
            const cv::Vec3f away = cv::Vec3f(pixel[0], pixel[1], pixel[2]) - mean;
            distance.at<uchar>(y, x) = cv::saturate_cast<uchar>(cv::norm(away));
        }
    auto mask = secretMat();
    cv::threshold(distance, mask, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
    cv::morphologyEx(mask, mask, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, {9, 9}));
    cv::morphologyEx(mask, mask, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_ELLIPSE, {7, 7}));
    return mask;
}

} // namespace

std::vector<Quad> findCards(const cv::Mat& grey, const cv::Mat& colour)
{
    const double scale = std::min(1.0, double(workingSize) / std::max(grey.cols, grey.rows));
    auto smallGrey = secretMat();
    auto smallColour = secretMat();
    cv::resize(grey, smallGrey, {}, scale, scale, cv::INTER_AREA);
    cv::resize(colour, smallColour, {}, scale, scale, cv::INTER_AREA);
    cv::medianBlur(smallGrey, smallGrey, 5); // noise goes and edges stay
    spread(smallGrey);

    std::vector<std::pair<double, Quad>> found;
    cv::GaussianBlur(smallColour, smallColour, {5, 5}, 1.2);
    spread(smallColour);
    collect(unlikeTheRim(smallColour), found);
    for (const double strict : {140.0, 80.0, 40.0}) { // dark desks give strong edges, light ones weak
        auto edges = secretMat();
        cv::Canny(smallGrey, edges, strict * 0.4, strict);
        cv::morphologyEx(edges, edges, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
        collect(edges, found);
    }
    auto calm = secretMat();
    cv::GaussianBlur(grey, calm, {0, 0}, 1.2);
    std::ranges::stable_sort(found, [](const auto& a, const auto& b) { return a.first > b.first; });

    std::vector<Quad> quads;
    const auto add = [&quads](const Quad& quad) {
        const bool known = std::ranges::any_of(quads, [&quad](const Quad& other) {
            double apart = 0;
            for (std::size_t at = 0; at < 4; ++at)
                apart = std::max(apart, std::min(length(quad[at], other[at]), length(quad[at], other[(at + 2) % 4])));
            return apart < 4.0;
        });
        if (!known && quads.size() < mostQuads)
            quads.push_back(quad);
    };
    for (const auto& [area, quad] : found) {
        Quad full;
        for (std::size_t at = 0; at < 4; ++at)
            full[at] = (quad[at] + cv::Point2f(0.5F, 0.5F)) * float(1 / scale) - cv::Point2f(0.5F, 0.5F);
        add(refined(calm, full, float(3.0 / scale)));
    }
    const auto right = float(grey.cols);
    const auto bottom = float(grey.rows);
    if (const auto whole = asCard({{0, 0}, {right, 0}, {right, bottom}, {0, bottom}}))
        if (std::abs(std::log(double(right) / bottom / cardAspect)) < 0.08
            || std::abs(std::log(double(bottom) / right / cardAspect)) < 0.08)
            quads.push_back(*whole);
    return quads;
}

} // namespace uketsuke::cardface
