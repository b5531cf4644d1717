#include "drivers/face/PhotoDecoder.h"

#include "drivers/face/Jp2Header.h"

#include <openjpeg.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace uketsuke::face {

namespace {

constexpr std::string_view where = "decodePhoto";

std::unexpected<core::Error> unreadable(core::Redacted note)
{
    return core::failure(core::Fault::PhotoUnreadable, where, std::move(note));
}

/// What OpenJPEG's callbacks read from. Offsets are checked here, whatever the library asks.
struct MemoryStream {
    core::ByteView bytes;
    std::size_t position{0};

    static OPJ_SIZE_T read(void* target, OPJ_SIZE_T wanted, void* self)
    {
        auto& stream = *static_cast<MemoryStream*>(self);
        const auto count = std::min<std::size_t>(wanted, stream.bytes.size() - stream.position);
        if (count == 0)
            return static_cast<OPJ_SIZE_T>(-1);
        std::memcpy(target, stream.bytes.data() + stream.position, count);
        stream.position += count;
        return count;
    }

    static OPJ_OFF_T skip(OPJ_OFF_T wanted, void* self)
    {
        auto& stream = *static_cast<MemoryStream*>(self);
        if (wanted < 0)
            return -1;
        const auto count =
            std::min<std::size_t>(static_cast<std::size_t>(wanted), stream.bytes.size() - stream.position);
        stream.position += count;
        return count == 0 && wanted != 0 ? -1 : static_cast<OPJ_OFF_T>(count);
    }

    static OPJ_BOOL seek(OPJ_OFF_T position, void* self)
    {
        auto& stream = *static_cast<MemoryStream*>(self);
        if (position < 0 || static_cast<std::size_t>(position) > stream.bytes.size())
            return OPJ_FALSE;
        stream.position = static_cast<std::size_t>(position);
        return OPJ_TRUE;
    }
};

struct ReleaseStream {
    void operator()(opj_stream_t* stream) const { opj_stream_destroy(stream); }
};
struct ReleaseCodec {
    void operator()(opj_codec_t* codec) const { opj_destroy_codec(codec); }
};
struct WipeAndReleaseImage {
    void operator()(opj_image_t* image) const
    {
        for (OPJ_UINT32 index = 0; index < image->numcomps; ++index) {
            const auto& plane = image->comps[index];
            if (plane.data != nullptr)
                core::wipe(
                    {reinterpret_cast<std::byte*>(plane.data), std::size_t{plane.w} * plane.h * sizeof(OPJ_INT32)});
        }
        opj_image_destroy(image);
    }
};
using Image = std::unique_ptr<opj_image_t, WipeAndReleaseImage>;

void keepSilent(const char*, void*) {}

core::Result<Image> decode(core::ByteView photo)
{
    MemoryStream memory{photo};
    const std::unique_ptr<opj_stream_t, ReleaseStream> stream(opj_stream_create(64 * 1024, OPJ_TRUE));
    const std::unique_ptr<opj_codec_t, ReleaseCodec> codec(opj_create_decompress(OPJ_CODEC_JP2));
    if (!stream || !codec)
        return unreadable("no memory for the decoder");
    opj_stream_set_user_data(stream.get(), &memory, nullptr);
    opj_stream_set_user_data_length(stream.get(), photo.size());
    opj_stream_set_read_function(stream.get(), &MemoryStream::read);
    opj_stream_set_skip_function(stream.get(), &MemoryStream::skip);
    opj_stream_set_seek_function(stream.get(), &MemoryStream::seek);
    opj_set_info_handler(codec.get(), &keepSilent, nullptr);
    opj_set_warning_handler(codec.get(), &keepSilent, nullptr);
    opj_set_error_handler(codec.get(), &keepSilent, nullptr);
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    // Strict: a picture with missing data is refused, not filled with grey.
    if (opj_setup_decoder(codec.get(), &parameters) != OPJ_TRUE
        || opj_decoder_set_strict_mode(codec.get(), OPJ_TRUE) != OPJ_TRUE)
        return unreadable("the decoder refused its settings");
    opj_image_t* raw = nullptr;
    const bool header = opj_read_header(stream.get(), codec.get(), &raw) == OPJ_TRUE;
    Image image(raw);
    if (!header || !image)
        return unreadable("the decoder refused the headers");
    if (opj_decode(codec.get(), stream.get(), image.get()) != OPJ_TRUE
        || opj_end_decompress(codec.get(), stream.get()) != OPJ_TRUE)
        return unreadable("the picture's data are damaged");
    return image;
}

} // namespace

core::Result<ports::Frame> decodePhoto(core::ByteView photo)
{
    const auto layout = inspectJp2(photo);
    if (!layout)
        return core::failure(layout.error());
    auto image = decode(photo);
    if (!image)
        return core::failure(image.error());
    const auto& decoded = **image;
    const auto width = static_cast<OPJ_UINT32>(layout->width);
    const auto height = static_cast<OPJ_UINT32>(layout->height);
    const auto count = static_cast<OPJ_UINT32>(layout->components);
    if (decoded.numcomps != count)
        return unreadable("the decoder found other components");
    for (OPJ_UINT32 index = 0; index < count; ++index) {
        const auto& plane = decoded.comps[index];
        if (plane.w != width || plane.h != height || plane.prec != 8 || plane.sgnd != 0 || plane.data == nullptr)
            return unreadable("the decoder found another size");
    }
    try {
        const std::size_t pixels = std::size_t{width} * height;
        ports::Frame frame{.width = layout->width, .height = layout->height, .pixels = core::SecureBytes(pixels * 3)};
        auto out = frame.pixels.writable();
        for (std::size_t channel = 0; channel < 3; ++channel) {
            const auto* plane = decoded.comps[count == 1 ? 0 : 2 - channel].data; // RGB to BGR
            for (std::size_t pixel = 0; pixel < pixels; ++pixel)
                out[pixel * 3 + channel] = static_cast<std::byte>(std::clamp<OPJ_INT32>(plane[pixel], 0, 255));
        }
        return frame;
    } catch (const std::bad_alloc&) {
        return unreadable("no memory for the picture");
    }
}

} // namespace uketsuke::face
