#include "drivers/face/Aligner.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace uketsuke::face {

namespace {

Point mean(const FivePoints& points)
{
    Point sum;
    for (const auto& point : points) {
        sum.x += point.x;
        sum.y += point.y;
    }
    return {sum.x / points.size(), sum.y / points.size()};
}

} // namespace

double Similarity::scale() const { return std::hypot(a, b); }

Similarity similarity(const FivePoints& source, const FivePoints& target)
{
    const auto sourceMean = mean(source);
    const auto targetMean = mean(target);
    double along = 0, across = 0, spread = 0;
    for (std::size_t index = 0; index < source.size(); ++index) {
        const Point from{source[index].x - sourceMean.x, source[index].y - sourceMean.y};
        const Point to{target[index].x - targetMean.x, target[index].y - targetMean.y};
        along += from.x * to.x + from.y * to.y;
        across += from.x * to.y - from.y * to.x;
        spread += from.x * from.x + from.y * from.y;
    }
    Similarity result;
    if (spread > 1e-9) {
        result.a = along / spread;
        result.b = across / spread;
    }
    result.tx = targetMean.x - (result.a * sourceMean.x - result.b * sourceMean.y);
    result.ty = targetMean.y - (result.b * sourceMean.x + result.a * sourceMean.y);
    return result;
}

WipedMat aligned(const cv::Mat& picture, const FivePoints& points, const FivePoints& target, cv::Size size)
{
    auto transform = similarity(points, target);
    // Bilinear sampling skips pixels when it shrinks: then warp larger and average down.
    const int factor = std::clamp(static_cast<int>(std::ceil(0.75 / std::max(transform.scale(), 1e-3))), 1, 4);
    transform = {transform.a * factor, transform.b * factor, transform.tx * factor, transform.ty * factor};
    const cv::Matx23d matrix(transform.a, -transform.b, transform.tx, transform.b, transform.a, transform.ty);
    WipedMat large(size.height * factor, size.width * factor, CV_8UC3);
    cv::warpAffine(picture, large.mat(), matrix, large.mat().size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT);
    if (factor == 1)
        return large;
    WipedMat result(size.height, size.width, CV_8UC3);
    cv::resize(large.mat(), result.mat(), size, 0, 0, cv::INTER_AREA);
    return result;
}

WipedMat cropped(const cv::Mat& picture, const Box& box, cv::Size size)
{
    // No box is more than a few times its picture (the detector sees to that); the clamp keeps the border sane.
    const cv::Rect wanted(static_cast<int>(std::floor(box.x)), static_cast<int>(std::floor(box.y)),
                          std::clamp(static_cast<int>(std::lround(box.width)), 1, 4 * picture.cols),
                          std::clamp(static_cast<int>(std::lround(box.height)), 1, 4 * picture.rows));
    const cv::Rect inside = wanted & cv::Rect({0, 0}, picture.size());
    CV_Assert(!inside.empty());
    WipedMat result(size.height, size.width, CV_8UC3);
    const int method = wanted.width > size.width ? cv::INTER_AREA : cv::INTER_LINEAR;
    if (inside == wanted) {
        cv::resize(picture(inside), result.mat(), size, 0, 0, method);
        return result;
    }
    WipedMat bordered(wanted.height, wanted.width, CV_8UC3);
    cv::copyMakeBorder(picture(inside), bordered.mat(), inside.y - wanted.y, wanted.br().y - inside.br().y,
                       inside.x - wanted.x, wanted.br().x - inside.br().x, cv::BORDER_REPLICATE);
    cv::resize(bordered.mat(), result.mat(), size, 0, 0, method);
    return result;
}

} // namespace uketsuke::face
