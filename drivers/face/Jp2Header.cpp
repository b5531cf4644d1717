#include "drivers/face/Jp2Header.h"

#include "app/core/ByteReader.h"

#include <optional>

namespace uketsuke::face {

namespace {

using core::ByteReader;
using core::ByteView;

// Boxes (annex I), four characters each.
constexpr std::uint32_t signatureBox = 0x6A502020, fileTypeBox = 0x66747970, headerBox = 0x6A703268,
                        imageHeaderBox = 0x69686472, colourBox = 0x636F6C72, paletteBox = 0x70636C72,
                        codestreamBox = 0x6A703263;
constexpr std::uint32_t signatureContent = 0x0D0A870A;
// Markers (annex A).
constexpr std::uint16_t startOfCodestream = 0xFF4F, capabilities = 0xFF50, imageSize = 0xFF51, codingDefault = 0xFF52,
                        codingComponent = 0xFF53, startOfTilePart = 0xFF90, startOfData = 0xFF93,
                        endOfCodestream = 0xFFD9;
// Bounds on what sizes a decoder's memory beyond the pixels themselves.
constexpr std::uint64_t mostTiles = 256;
constexpr int mostTileParts = 1024;
constexpr unsigned mostLayers = 64, mostLevels = 10;
constexpr unsigned leastBlockExponent = 4;
constexpr std::uint64_t mostPrecincts = 16384; ///< over all levels of one component

constexpr std::string_view where = "inspectJp2";

std::unexpected<core::Error> unreadable(core::Redacted note)
{
    return core::failure(core::Fault::PhotoUnreadable, where, std::move(note));
}

std::optional<std::uint32_t> takeU32(ByteReader& reader)
{
    const auto high = reader.takeU16();
    const auto low = reader.takeU16();
    if (!high || !low)
        return std::nullopt;
    return std::uint32_t{*high} << 16 | *low;
}

struct Jp2Box {
    std::uint32_t type{0};
    ByteView content;
};

/// Nothing when the box does not fit into what is left.
std::optional<Jp2Box> takeBox(ByteReader& reader)
{
    const auto length = takeU32(reader);
    const auto type = takeU32(reader);
    if (!length || !type)
        return std::nullopt;
    std::size_t content = 0;
    if (*length == 0) { // to the end of the file
        content = reader.remaining();
    } else if (*length == 1) { // 64-bit length follows
        const auto high = takeU32(reader);
        const auto low = takeU32(reader);
        if (!high || !low || *high != 0 || *low < 16)
            return std::nullopt;
        content = *low - 16;
    } else if (*length >= 8) {
        content = *length - 8;
    } else {
        return std::nullopt;
    }
    const auto bytes = reader.take(content);
    if (!bytes)
        return std::nullopt;
    return Jp2Box{*type, *bytes};
}

bool withinBounds(std::uint32_t width, std::uint32_t height, std::uint32_t components)
{
    return width >= 1 && height >= 1 && width <= largestPhotoSide && height <= largestPhotoSide
           && (components == 1 || components == 3);
}

core::Result<PhotoLayout> readImageHeader(ByteView content)
{
    ByteReader reader(content);
    const auto height = takeU32(reader);
    const auto width = takeU32(reader);
    const auto components = reader.takeU16();
    const auto depth = reader.takeU8();
    const auto compression = reader.takeU8();
    if (!height || !width || !components || !depth || !compression)
        return unreadable("the image header is too short");
    if (!withinBounds(*width, *height, *components))
        return unreadable("the picture claims a size out of bounds");
    if (*depth != 7 || *compression != 7) // bits less one; 7 = JPEG 2000
        return unreadable("the picture is not 8-bit JPEG 2000");
    return PhotoLayout{static_cast<int>(*width), static_cast<int>(*height), *components};
}

core::Result<PhotoLayout> readHeaderBox(ByteView content)
{
    ByteReader reader(content);
    std::optional<PhotoLayout> layout;
    while (!reader.atEnd()) {
        const auto box = takeBox(reader);
        if (!box)
            return unreadable("a box does not fit into the header");
        if (box->type == imageHeaderBox) {
            if (layout)
                return unreadable("two image headers");
            auto found = readImageHeader(box->content);
            if (!found)
                return found;
            layout = *found;
        } else if (box->type == paletteBox) {
            return unreadable("palettes are not accepted");
        } else if (box->type == colourBox) {
            ByteReader colour(box->content);
            const auto method = colour.takeU8();
            static_cast<void>(colour.take(2));
            const auto space = takeU32(colour);
            if (method == 1 && space != 16U && space != 17U) // enumerated: sRGB, grey
                return unreadable("the colour space is neither sRGB nor grey");
        }
    }
    if (!layout)
        return unreadable("no image header");
    return *layout;
}

/// Annex A.5.1. Everything in it must agree with the image header.
bool sizeAgrees(ByteView content, const PhotoLayout& layout)
{
    ByteReader reader(content);
    static_cast<void>(reader.take(2)); // capabilities
    const auto right = takeU32(reader), bottom = takeU32(reader), left = takeU32(reader), top = takeU32(reader);
    const auto tileWidth = takeU32(reader), tileHeight = takeU32(reader);
    const auto tileLeft = takeU32(reader), tileTop = takeU32(reader);
    const auto components = reader.takeU16();
    if (!right || !bottom || !left || !top || !tileWidth || !tileHeight || !tileLeft || !tileTop || !components)
        return false;
    // Offsets have no use in a photo, and without them no sum can overflow.
    if (*left != 0 || *top != 0 || *tileLeft != 0 || *tileTop != 0 || *tileWidth == 0 || *tileHeight == 0)
        return false;
    if (*right != static_cast<std::uint32_t>(layout.width) || *bottom != static_cast<std::uint32_t>(layout.height)
        || *components != layout.components)
        return false;
    const auto count = [](std::uint64_t whole, std::uint64_t part) { return (whole + part - 1) / part; };
    if (count(*right, *tileWidth) * count(*bottom, *tileHeight) > mostTiles)
        return false;
    for (int component = 0; component < layout.components; ++component) {
        const auto depth = reader.takeU8(), stepX = reader.takeU8(), stepY = reader.takeU8();
        if (depth != 7 || stepX != 1 || stepY != 1)
            return false;
    }
    return reader.atEnd();
}

/// The part that COD and COC share (table A.20), after the style byte that says whether precinct sizes follow.
bool codingWithinBounds(ByteReader& reader, bool precinctsFollow, const PhotoLayout& layout)
{
    const auto levels = reader.takeU8(), blockWidth = reader.takeU8(), blockHeight = reader.takeU8();
    if (!reader.take(2) || !levels || !blockWidth || !blockHeight || *levels > mostLevels)
        return false;
    const unsigned width = *blockWidth + 2U, height = *blockHeight + 2U;
    if (width < leastBlockExponent || height < leastBlockExponent || width > 10 || height > 10 || width + height > 12)
        return false;
    // A decoder keeps a tree for each precinct: tiny ones in a large picture would cost gigabytes (annex B.6).
    const auto count = [](std::uint64_t side, unsigned shrink, unsigned exponent) {
        const auto size = (side + (std::uint64_t{1} << shrink) - 1) >> shrink;
        return (size + (std::uint64_t{1} << exponent) - 1) >> exponent;
    };
    std::uint64_t precincts = 0;
    for (unsigned level = 0; precinctsFollow && level <= *levels; ++level) {
        const auto exponents = reader.takeU8();
        if (!exponents || (level > 0 && ((*exponents & 0x0FU) == 0 || (*exponents >> 4U) == 0)))
            return false;
        const unsigned shrink = *levels - level;
        precincts += count(static_cast<std::uint64_t>(layout.width), shrink, *exponents & 0x0FU)
                     * count(static_cast<std::uint64_t>(layout.height), shrink, *exponents >> 4U);
    }
    return precincts <= mostPrecincts;
}

bool codingDefaultAccepted(ByteView content, const PhotoLayout& layout)
{
    ByteReader reader(content);
    const auto style = reader.takeU8();
    static_cast<void>(reader.takeU8()); // progression order
    const auto layers = reader.takeU16();
    const auto transform = reader.takeU8();
    return style && layers && transform && *layers >= 1 && *layers <= mostLayers
           && codingWithinBounds(reader, (*style & 1U) != 0, layout);
}

bool codingComponentAccepted(ByteView content, const PhotoLayout& layout)
{
    ByteReader reader(content);
    const auto component = reader.takeU8();
    const auto style = reader.takeU8();
    return component && style && codingWithinBounds(reader, (*style & 1U) != 0, layout);
}

/// One marker segment's content; nothing when it does not fit.
std::optional<ByteView> takeSegment(ByteReader& reader)
{
    const auto length = reader.takeU16();
    if (!length || *length < 2)
        return std::nullopt;
    return reader.take(*length - 2U);
}

/// Main header up to and including the first SOT marker.
core::Result<> walkMainHeader(ByteReader& reader, const PhotoLayout& layout)
{
    if (reader.takeU16() != startOfCodestream || reader.takeU16() != imageSize)
        return unreadable("the codestream does not begin as one");
    const auto size = takeSegment(reader);
    if (!size || !sizeAgrees(*size, layout))
        return unreadable("the codestream disagrees with the header");
    bool coding = false;
    while (const auto marker = reader.takeU16()) {
        if (*marker == startOfTilePart)
            return coding ? core::Result<>{} : unreadable("no coding style");
        const auto content = takeSegment(reader);
        if (!content || *marker == capabilities || *marker == imageSize || *marker < 0xFF50)
            return unreadable("a marker of the main header is not accepted");
        if (*marker == codingDefault) {
            if (!codingDefaultAccepted(*content, layout))
                return unreadable("the coding style is out of bounds");
            coding = true;
        } else if (*marker == codingComponent && !codingComponentAccepted(*content, layout)) {
            return unreadable("a component's coding style is out of bounds");
        }
    }
    return unreadable("the main header is torn");
}

/// Tile-parts up to EOC, beginning after the first SOT marker.
core::Result<> walkTileParts(ByteReader& reader)
{
    for (int part = 0; part < mostTileParts; ++part) {
        const auto before = reader.remaining() + 2; // Psot counts from the SOT marker
        const auto header = takeSegment(reader);
        if (!header || header->size() != 8)
            return unreadable("a tile-part's header is torn");
        ByteReader fields(header->subspan(2));
        const std::size_t claimed = takeU32(fields).value_or(0);
        for (;;) {
            const auto marker = reader.takeU16();
            if (!marker)
                return unreadable("a tile-part is torn");
            if (*marker == startOfData)
                break;
            if (*marker == codingDefault || *marker == codingComponent || *marker < 0xFF50 || !takeSegment(reader))
                return unreadable("a marker of a tile-part is not accepted");
        }
        const auto consumed = before - reader.remaining();
        if (claimed == 0) { // the last tile-part, up to EOC
            const auto rest = reader.rest();
            if (rest.size() < 2 || !reader.take(rest.size() - 2))
                return unreadable("the last tile-part is torn");
        } else if (claimed < consumed || !reader.take(claimed - consumed)) {
            return unreadable("a tile-part is torn");
        }
        const auto next = reader.takeU16();
        if (next == endOfCodestream)
            return {};
        if (next != startOfTilePart)
            return unreadable("the codestream has no end");
    }
    return unreadable("too many tile-parts");
}

} // namespace

core::Result<PhotoLayout> inspectJp2(ByteView file)
{
    if (file.empty())
        return core::failure(core::Fault::PhotoMissing, where);
    if (file.size() > largestPhoto)
        return unreadable("the file is too long");
    ByteReader reader(file);
    const auto signature = takeBox(reader);
    if (!signature || signature->type != signatureBox || signature->content.size() != 4)
        return unreadable("the file is no JP2");
    ByteReader content(signature->content);
    if (takeU32(content) != signatureContent)
        return unreadable("the signature is damaged");
    const auto fileType = takeBox(reader);
    if (!fileType || fileType->type != fileTypeBox)
        return unreadable("no file type");
    std::optional<PhotoLayout> layout;
    while (!reader.atEnd()) {
        const auto box = takeBox(reader);
        if (!box)
            return unreadable("a box is torn");
        if (box->type == headerBox) {
            if (layout)
                return unreadable("two headers");
            auto found = readHeaderBox(box->content);
            if (!found)
                return found;
            layout = *found;
        } else if (box->type == codestreamBox) {
            if (!layout)
                return unreadable("the picture comes before its header");
            ByteReader codestream(box->content);
            if (auto walked = walkMainHeader(codestream, *layout); !walked)
                return core::failure(walked.error());
            if (auto walked = walkTileParts(codestream); !walked)
                return core::failure(walked.error());
            return *layout; // what follows the picture is the card's padding
        }
    }
    return unreadable("no picture in the file");
}

} // namespace uketsuke::face
