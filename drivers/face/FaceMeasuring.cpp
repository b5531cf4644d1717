#include "drivers/face/FaceMeasuring.h"

#include <cmath>

namespace uketsuke::face {

namespace {

/// The share of face that eyes and mouth must span before a place in their plane means anything.
constexpr double leastSpread = 0.2;

Point middle(const Point& one, const Point& other) { return {(one.x + other.x) / 2, (one.y + other.y) / 2}; }
Point from(const Point& origin, const Point& target) { return {target.x - origin.x, target.y - origin.y}; }
double cross(const Point& one, const Point& other) { return one.x * other.y - one.y * other.x; }

} // namespace

std::optional<ports::FaceMeasures> measuresOf(const Points68& points, double eyesOpen)
{
    // The corners of an eye stay where they are when it closes; its lids do not.
    const auto leftEye = middle(points[36], points[39]);
    const auto rightEye = middle(points[42], points[45]);
    const auto eyes = middle(leftEye, rightEye);
    const auto along = from(leftEye, rightEye);
    const auto down = from(eyes, middle(points[48], points[54]));
    const double area = cross(along, down);
    const double length = std::hypot(along.x, along.y);
    if (!std::isfinite(area) || length < 1 || area < leastSpread * length * length)
        return std::nullopt;
    const auto alongShare = [&](const Point& place) { return cross(place, down) / area; };
    const auto downShare = [&](const Point& place) { return cross(along, place) / area; };
    double gap = 0;
    for (const auto& [upper, lower] : {std::pair(37, 41), std::pair(38, 40), std::pair(43, 47), std::pair(44, 46)})
        gap += downShare(from(points[static_cast<std::size_t>(upper)], points[static_cast<std::size_t>(lower)])) / 4;
    const double height = std::hypot(down.x, down.y); // not zero: the area is not
    return ports::FaceMeasures{.eyesOpen = eyesOpen,
                               .lidGap = gap,
                               .turn = alongShare(from(eyes, points[30])),
                               .breadth = length / height,
                               .skew = (along.x * down.x + along.y * down.y) / (length * height)};
}

} // namespace uketsuke::face
