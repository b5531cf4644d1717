#include "tools/face-eval/CardPhoto.h"

#include <openjpeg.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <memory>

namespace uketsuke::evaluation {

namespace {

constexpr double eyesApart = 0.25, eyesDown = 0.45; // of width, of height

/// Catmull-Rom's weights of four neighbours for a place between the middle two.
std::array<double, 4> weightsAt(double place)
{
    const double square = place * place, cube = square * place;
    return {-0.5 * cube + square - 0.5 * place, 1.5 * cube - 2.5 * square + 1, -1.5 * cube + 2 * square + 0.5 * place,
            0.5 * cube - 0.5 * square};
}

double sample(const QImage& grey, double x, double y)
{
    const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
    const auto across = weightsAt(x - left), down = weightsAt(y - top);
    double sum = 0;
    for (int row = 0; row < 4; ++row) {
        const auto* line = grey.constScanLine(std::clamp(top + row - 1, 0, grey.height() - 1));
        double part = 0;
        for (int column = 0; column < 4; ++column)
            part += across.at(std::size_t(column)) * line[std::clamp(left + column - 1, 0, grey.width() - 1)];
        sum += down.at(std::size_t(row)) * part;
    }
    return sum;
}

struct Memory {
    core::Bytes bytes;
    std::size_t position{0};

    static OPJ_SIZE_T write(void* source, OPJ_SIZE_T count, void* self)
    {
        auto& memory = *static_cast<Memory*>(self);
        memory.bytes.resize(std::max(memory.bytes.size(), memory.position + count));
        std::memcpy(memory.bytes.data() + memory.position, source, count);
        memory.position += count;
        return count;
    }
    static OPJ_OFF_T skip(OPJ_OFF_T count, void* self)
    {
        auto& memory = *static_cast<Memory*>(self);
        memory.position += static_cast<std::size_t>(count);
        return count;
    }
    static OPJ_BOOL seek(OPJ_OFF_T position, void* self)
    {
        static_cast<Memory*>(self)->position = static_cast<std::size_t>(position);
        return OPJ_TRUE;
    }
};

// The library's handles are void pointers in disguise: one deleter each, or they would be one overload.
struct ReleaseStream {
    void operator()(opj_stream_t* stream) const { opj_stream_destroy(stream); }
};
struct ReleaseCodec {
    void operator()(opj_codec_t* codec) const { opj_destroy_codec(codec); }
};
struct ReleaseImage {
    void operator()(opj_image_t* image) const { opj_image_destroy(image); }
};

} // namespace

Portrait portraitOf(const QImage& picture, const face::FivePoints& points)
{
    face::Point left = points[0], right = points[1];
    QImage source = picture.convertToFormat(QImage::Format_Grayscale8);
    double distance = std::hypot(right.x - left.x, right.y - left.y);
    // Bicubic sampling skips pixels when it shrinks by much.
    if (const double shrink = cardWidth * eyesApart / distance; shrink < 0.6) {
        source = source.scaled(std::max(1, int(source.width() * shrink)), std::max(1, int(source.height() * shrink)),
                               Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        const double across = double(source.width()) / picture.width(),
                     down = double(source.height()) / picture.height();
        left = {left.x * across, left.y * down};
        right = {right.x * across, right.y * down};
        distance = std::hypot(right.x - left.x, right.y - left.y);
    }
    const double scale = distance / (cardWidth * eyesApart); // card to picture
    const double angle = std::atan2(right.y - left.y, right.x - left.x) / 2;
    const double along = scale * std::cos(angle), across = scale * std::sin(angle);
    const face::Point middle{(left.x + right.x) / 2, (left.y + right.y) / 2};
    Portrait portrait;
    portrait.grey.reserve(std::size_t(cardWidth) * cardHeight);
    for (int row = 0; row < cardHeight; ++row)
        for (int column = 0; column < cardWidth; ++column) {
            const double x = column - cardWidth / 2.0, y = row - cardHeight * eyesDown;
            const double value = sample(source, middle.x + along * x - across * y, middle.y + across * x + along * y);
            portrait.grey.push_back(static_cast<unsigned char>(std::clamp(std::lround(value), 0L, 255L)));
        }
    return portrait;
}

std::optional<core::Bytes> encodedPhoto(const Portrait& portrait, int bytes)
{
    opj_image_cmptparm_t plane{};
    plane.w = static_cast<OPJ_UINT32>(portrait.width);
    plane.h = static_cast<OPJ_UINT32>(portrait.height);
    plane.dx = plane.dy = 1;
    plane.prec = 8;
    const std::unique_ptr<opj_image_t, ReleaseImage> image(opj_image_create(1, &plane, OPJ_CLRSPC_GRAY));
    if (!image)
        return std::nullopt;
    image->x1 = plane.w;
    image->y1 = plane.h;
    std::ranges::copy(portrait.grey, image->comps[0].data);

    opj_cparameters_t parameters;
    opj_set_default_encoder_parameters(&parameters);
    parameters.tcp_numlayers = 1;
    parameters.cp_disto_alloc = 1;
    parameters.tcp_rates[0] = static_cast<float>(double(plane.w) * plane.h / bytes);
    parameters.irreversible = 1;
    Memory memory;
    const std::unique_ptr<opj_codec_t, ReleaseCodec> codec(opj_create_compress(OPJ_CODEC_JP2));
    const std::unique_ptr<opj_stream_t, ReleaseStream> stream(opj_stream_create(64 * 1024, OPJ_FALSE));
    if (!codec || !stream || opj_setup_encoder(codec.get(), &parameters, image.get()) != OPJ_TRUE)
        return std::nullopt;
    opj_stream_set_user_data(stream.get(), &memory, nullptr);
    opj_stream_set_write_function(stream.get(), &Memory::write);
    opj_stream_set_skip_function(stream.get(), &Memory::skip);
    opj_stream_set_seek_function(stream.get(), &Memory::seek);
    if (opj_start_compress(codec.get(), image.get(), stream.get()) != OPJ_TRUE
        || opj_encode(codec.get(), stream.get()) != OPJ_TRUE || opj_end_compress(codec.get(), stream.get()) != OPJ_TRUE)
        return std::nullopt;
    return memory.bytes;
}

} // namespace uketsuke::evaluation
