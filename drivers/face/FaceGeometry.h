// Where things are in a picture: the five points every recogniser aligns to, and a face's box. Plain values.
#pragma once

#include <array>

namespace uketsuke::face {

struct Point {
    double x{0}, y{0};
    friend bool operator==(const Point&, const Point&) = default;
};

struct Box { // pixels; left, top, width, height
    double x{0}, y{0}, width{0}, height{0};
    [[nodiscard]] Point centre() const { return {x + width / 2, y + height / 2}; }
    [[nodiscard]] double area() const { return width * height; }
};

/// Eye on the picture's left, eye on its right, tip of the nose, mouth corner on the left, mouth corner on the right.
using FivePoints = std::array<Point, 5>;

/// In the order of iBUG 300-W. "Left" is the picture's left.
using Points68 = std::array<Point, 68>;

} // namespace uketsuke::face
