// Matrices whose memory is overwritten before it is given back: the card's picture, and whatever is computed from it.
// A cv::Mat made by secretMat() keeps that when OpenCV's functions write into it and when it is moved; a clone() does
// not. Any thread.
#pragma once

#include <opencv2/core.hpp>

namespace uketsuke::cardface {

/// Empty; what is created in it later is wiped when its last user goes.
[[nodiscard]] cv::Mat secretMat();
[[nodiscard]] cv::Mat secretMat(int rows, int columns, int type);

} // namespace uketsuke::cardface
