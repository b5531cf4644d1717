// Where a card may lie in a picture: quadrilaterals of ID-1's shape, best first. Finds shapes only; whether one is a
// card's face the reader of its lines tells. Pure function of the picture; any thread.
#pragma once

#include <opencv2/core.hpp>

#include <array>
#include <vector>

namespace uketsuke::cardface {

/// Corners in turn, clockwise in the picture; the first side is a long one. Which end is up is not known.
using Quad = std::array<cv::Point2f, 4>;

/// `grey` is 8-bit. The whole picture is among them when it has a card's shape.
[[nodiscard]] std::vector<Quad> findCards(const cv::Mat& grey, const cv::Mat& colour);

} // namespace uketsuke::cardface
