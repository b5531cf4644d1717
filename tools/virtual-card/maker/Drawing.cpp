#include "tools/virtual-card/maker/Drawing.h"

#include <openjpeg.h>
#include <png.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace uketsuke::virtualcard::maker {
namespace {

constexpr unsigned cellWidth = 6;
constexpr unsigned cellHeight = 12;
using Glyph = std::array<std::uint8_t, 7>; ///< seven rows of five pixels, most significant first

struct NamedGlyph {
    char character;
    Glyph rows;
};

constexpr std::array<NamedGlyph, 14> glyphs{{
    {'0', {0x0E, 0x11, 0x13, 0x15, 0x19, 0x11, 0x0E}},
    {'1', {0x04, 0x0C, 0x04, 0x04, 0x04, 0x04, 0x0E}},
    {'2', {0x0E, 0x11, 0x01, 0x02, 0x04, 0x08, 0x1F}},
    {'3', {0x1F, 0x02, 0x04, 0x02, 0x01, 0x11, 0x0E}},
    {'4', {0x02, 0x06, 0x0A, 0x12, 0x1F, 0x02, 0x02}},
    {'5', {0x1F, 0x10, 0x1E, 0x01, 0x01, 0x11, 0x0E}},
    {'6', {0x06, 0x08, 0x10, 0x1E, 0x11, 0x11, 0x0E}},
    {'7', {0x1F, 0x01, 0x02, 0x04, 0x08, 0x08, 0x08}},
    {'8', {0x0E, 0x11, 0x11, 0x0E, 0x11, 0x11, 0x0E}},
    {'9', {0x0E, 0x11, 0x11, 0x0F, 0x01, 0x02, 0x0C}},
    {'E', {0x1F, 0x10, 0x10, 0x1E, 0x10, 0x10, 0x1F}},
    {'S', {0x0F, 0x10, 0x10, 0x0E, 0x01, 0x01, 0x1E}},
    {'T', {0x1F, 0x04, 0x04, 0x04, 0x04, 0x04, 0x04}},
    {' ', {0, 0, 0, 0, 0, 0, 0}},
}};

Glyph glyphOf(char character)
{
    for (const auto& glyph : glyphs)
        if (glyph.character == character)
            return glyph.rows;
    return {0x1F, 0x11, 0x11, 0x11, 0x11, 0x11, 0x1F};
}

class Canvas {
public:
    Canvas(unsigned width, unsigned height, std::uint8_t paper)
        : m_width(width), m_height(height), m_pixels(std::size_t{width} * height, paper)
    {
    }
    [[nodiscard]] unsigned width() const { return m_width; }
    [[nodiscard]] unsigned height() const { return m_height; }
    [[nodiscard]] std::uint8_t at(unsigned x, unsigned y) const { return m_pixels[std::size_t{y} * m_width + x]; }
    void set(unsigned x, unsigned y, std::uint8_t value)
    {
        if (x < m_width && y < m_height)
            m_pixels[std::size_t{y} * m_width + x] = value;
    }
    void ellipse(double centreX, double centreY, double radiusX, double radiusY, std::uint8_t value)
    {
        for (unsigned y = 0; y < m_height; ++y)
            for (unsigned x = 0; x < m_width; ++x)
                if (std::pow((x - centreX) / radiusX, 2) + std::pow((y - centreY) / radiusY, 2) <= 1)
                    set(x, y, value);
    }
    void text(std::string_view characters, unsigned left, unsigned top, unsigned scale, std::uint8_t ink)
    {
        for (const char character : characters) {
            const auto rows = glyphOf(character);
            for (unsigned y = 0; y < 7 * scale; ++y)
                for (unsigned x = 0; x < 5 * scale; ++x)
                    if ((rows[y / scale] >> (4 - x / scale) & 1) != 0)
                        set(left + x, top + y, ink);
            left += cellWidth * scale;
        }
    }

private:
    unsigned m_width;
    unsigned m_height;
    std::vector<std::uint8_t> m_pixels;
};

void appendPng(png_structp png, png_bytep data, png_size_t length)
{
    auto& bytes = *static_cast<core::Bytes*>(png_get_io_ptr(png));
    const auto* first = reinterpret_cast<const std::byte*>(data);
    bytes.insert(bytes.end(), first, first + length);
}

[[noreturn]] void failPng(png_structp, png_const_charp why) { throw std::runtime_error(std::string("PNG: ") + why); }

/// Owns libpng's two structures also when it fails in the middle.
struct PngWriter {
    png_structp png{png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, &failPng, nullptr)};
    png_infop info{png ? png_create_info_struct(png) : nullptr};
    PngWriter() = default;
    PngWriter(const PngWriter&) = delete;
    PngWriter& operator=(const PngWriter&) = delete;
    ~PngWriter() { png_destroy_write_struct(&png, &info); }
};

} // namespace

core::Bytes textPng(std::string_view text)
{
    Canvas canvas(static_cast<unsigned>(text.size()) * cellWidth, cellHeight, 255);
    canvas.text(text, 0, 2, 1, 0);
    core::Bytes bytes;
    const PngWriter writer;
    if (!writer.png || !writer.info)
        throw std::runtime_error("PNG: no memory");
    png_set_write_fn(writer.png, &bytes, &appendPng, nullptr);
    png_set_IHDR(writer.png, writer.info, canvas.width(), canvas.height(), 1, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(writer.png, writer.info);
    for (unsigned y = 0; y < canvas.height(); ++y) {
        std::vector<png_byte> row((canvas.width() + 7) / 8, 0);
        for (unsigned x = 0; x < canvas.width(); ++x)
            if (canvas.at(x, y) != 0)
                row[x / 8] = static_cast<png_byte>(row[x / 8] | 0x80 >> x % 8);
        png_write_row(writer.png, row.data());
    }
    png_write_end(writer.png, writer.info);
    return bytes;
}

void drawPhoto(const std::filesystem::path& jp2, unsigned seed)
{
    Canvas canvas(240, 300, 225);
    const auto shade = static_cast<std::uint8_t>(110 + seed % 60);
    canvas.ellipse(120, 330, 95 + seed % 12, 125, shade);                               // shoulders
    canvas.ellipse(120, 125, 58 + seed % 7, 76, static_cast<std::uint8_t>(shade + 40)); // head
    canvas.text("TEST", 72, 255, 4, 250);

    opj_cparameters_t parameters;
    opj_set_default_encoder_parameters(&parameters);
    parameters.tcp_numlayers = 1;
    parameters.tcp_rates[0] = 16;
    parameters.cp_disto_alloc = 1;
    opj_image_cmptparm_t component{};
    component.dx = component.dy = 1;
    component.w = canvas.width();
    component.h = canvas.height();
    component.prec = 8;
    const std::unique_ptr<opj_image_t, void (*)(opj_image_t*)> image(opj_image_create(1, &component, OPJ_CLRSPC_GRAY),
                                                                     &opj_image_destroy);
    const std::unique_ptr<opj_codec_t, void (*)(opj_codec_t*)> codec(opj_create_compress(OPJ_CODEC_JP2),
                                                                     &opj_destroy_codec);
    const std::unique_ptr<opj_stream_t, void (*)(opj_stream_t*)> stream(
        opj_stream_create_default_file_stream(jp2.c_str(), OPJ_FALSE), &opj_stream_destroy);
    if (!image || !codec || !stream)
        throw std::runtime_error("JPEG 2000: cannot write " + jp2.string());
    image->x1 = canvas.width();
    image->y1 = canvas.height();
    for (unsigned y = 0; y < canvas.height(); ++y)
        for (unsigned x = 0; x < canvas.width(); ++x)
            image->comps[0].data[std::size_t{y} * canvas.width() + x] = canvas.at(x, y);
    if (!opj_setup_encoder(codec.get(), &parameters, image.get())
        || !opj_start_compress(codec.get(), image.get(), stream.get()) || !opj_encode(codec.get(), stream.get())
        || !opj_end_compress(codec.get(), stream.get()))
        throw std::runtime_error("JPEG 2000: cannot encode " + jp2.string());
}

} // namespace uketsuke::virtualcard::maker
