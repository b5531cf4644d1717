#include "tests/bench/face/Peer.h"

#include <dlib/image_processing.h>
#include <dlib/image_processing/frontal_face_detector.h>

namespace uketsuke::bench {

struct Peer::Parts {
    dlib::frontal_face_detector detector = dlib::get_frontal_face_detector();
    dlib::shape_predictor points;
    dlib::array2d<dlib::bgr_pixel> picture;
};

Peer::Peer(const std::filesystem::path& pointsModel) : m_parts(std::make_unique<Parts>())
{
    dlib::deserialize(pointsModel.string()) >> m_parts->points;
}

Peer::~Peer() = default;

bool Peer::find(const ports::Frame& frame)
{
    auto& picture = m_parts->picture;
    picture.set_size(frame.height, frame.width);
    const auto pixels = frame.pixels.view();
    std::size_t at = 0;
    for (long row = 0; row < frame.height; ++row)
        for (long column = 0; column < frame.width; ++column, at += 3)
            picture[row][column] = dlib::bgr_pixel(std::to_integer<unsigned char>(pixels[at]),
                                                   std::to_integer<unsigned char>(pixels[at + 1]),
                                                   std::to_integer<unsigned char>(pixels[at + 2]));
    const auto faces = m_parts->detector(picture);
    return !faces.empty() && m_parts->points(picture, faces.front()).num_parts() == 68;
}

} // namespace uketsuke::bench
