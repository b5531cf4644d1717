#include "drivers/face/FaceDetector.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace uketsuke::face {

namespace {

double overlap(const Box& left, const Box& right)
{
    const double width = std::min(left.x + left.width, right.x + right.width) - std::max(left.x, right.x);
    const double height = std::min(left.y + left.height, right.y + right.height) - std::max(left.y, right.y);
    if (width <= 0 || height <= 0)
        return 0;
    const double shared = width * height;
    return shared / (left.area() + right.area() - shared);
}

std::vector<FoundFace> withoutOverlaps(std::vector<FoundFace> faces, double maximumOverlap)
{
    std::ranges::sort(faces, std::greater{}, &FoundFace::score);
    std::vector<FoundFace> kept;
    for (const auto& face : faces) {
        const auto covers = [&](const FoundFace& other) { return overlap(face.box, other.box) > maximumOverlap; };
        if (std::ranges::none_of(kept, covers))
            kept.push_back(face);
    }
    return kept;
}

} // namespace

core::Result<FaceDetector> FaceDetector::load(core::ByteView onnx, const DetectorModel& model)
{
    auto network = Network::load(onnx, model.input, {model.scores, model.boxes});
    if (!network)
        return core::failure(network.error());
    FaceDetector detector(std::move(*network), model);
    const auto& outputs = detector.m_network.run();
    // What detect() will index: n x 2 scores and n x 4 corners.
    if (outputs.size() != 2 || outputs[0].total() % 2 != 0 || outputs[0].total() * 2 != outputs[1].total()
        || outputs[0].type() != CV_32F || outputs[1].type() != CV_32F)
        return core::failure(core::Fault::ModelUnusable, "FaceDetector::load", "the outputs have another shape");
    return detector;
}

FaceDetector::FaceDetector(Network network, const DetectorModel& model)
    : m_network(std::move(network)), m_minimumScore(model.minimumScore), m_maximumOverlap(model.maximumOverlap),
      m_canvas(model.input.height, model.input.width, CV_8UC3)
{
}

std::vector<FoundFace> FaceDetector::detect(const cv::Mat& picture)
{
    const auto size = m_network.size();
    const double scale = std::min(double(size.width) / picture.cols, double(size.height) / picture.rows);
    const cv::Size fitted(std::clamp(static_cast<int>(std::lround(picture.cols * scale)), 1, size.width),
                          std::clamp(static_cast<int>(std::lround(picture.rows * scale)), 1, size.height));
    m_canvas.mat().setTo(cv::Scalar::all(0));
    cv::Mat corner = m_canvas.mat()(cv::Rect({0, 0}, fitted));
    cv::resize(picture, corner, fitted, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    m_network.setInput(m_canvas.mat());
    const auto& outputs = m_network.run();

    const auto* scores = outputs[0].ptr<float>();
    const auto* corners = outputs[1].ptr<float>();
    const auto count = outputs[0].total() / 2;
    std::vector<FoundFace> faces;
    for (std::size_t index = 0; index < count; ++index) {
        const double score = scores[2 * index + 1];
        const auto* corner4 = corners + 4 * index;
        const bool finite = std::isfinite(corner4[0]) && std::isfinite(corner4[1]) && std::isfinite(corner4[2])
                            && std::isfinite(corner4[3]);
        if (!(score >= m_minimumScore) || !finite)
            continue;
        const Box box{corner4[0] * size.width / scale, corner4[1] * size.height / scale,
                      double(corner4[2] - corner4[0]) * size.width / scale,
                      double(corner4[3] - corner4[1]) * size.height / scale};
        const auto centre = box.centre();
        const bool inside = centre.x >= 0 && centre.y >= 0 && centre.x < picture.cols && centre.y < picture.rows;
        if (inside && box.width >= 8 && box.height >= 8 && box.width <= 2.0 * picture.cols
            && box.height <= 2.0 * picture.rows)
            faces.push_back({box, score});
    }
    faces = withoutOverlaps(std::move(faces), m_maximumOverlap);
    std::ranges::sort(faces, std::greater{}, [](const FoundFace& face) { return face.box.area(); });
    return faces;
}

void FaceDetector::rinse()
{
    m_canvas.mat().setTo(cv::Scalar::all(0));
    m_network.rinse();
}

} // namespace uketsuke::face
