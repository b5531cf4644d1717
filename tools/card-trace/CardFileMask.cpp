#include "tools/card-trace/CardFileMask.h"

#include "tools/card-trace/CertificateMask.h"

#include <algorithm>
#include <array>

namespace uketsuke::cardtrace {
namespace {

constexpr std::string_view jpki = "d392f000260100000001";
constexpr std::string_view cardFace = "d3921000310001010402";
constexpr std::string_view inputHelper = "d3921000310001010408";
constexpr std::string_view common = "d3921000310001010100";
constexpr std::array<std::string_view, 6> publicApplications{
    jpki, cardFace, inputHelper, common, "a0000002310100000000000000000000", "d392f0004f0200000000000000000000"};

constexpr std::string_view someDate = "20000101";
constexpr std::string_view someExpiry = "20491231";
constexpr std::array usualExponent{std::byte{1}, std::byte{0}, std::byte{1}};
/// The signature box that begins every JP2 file (ISO/IEC 15444-1, I.5.1).
constexpr std::array jp2Begin{std::byte{0x00}, std::byte{0x00}, std::byte{0x00}, std::byte{0x0C},
                              std::byte{0x6A}, std::byte{0x50}, std::byte{0x20}, std::byte{0x20},
                              std::byte{0x0D}, std::byte{0x0A}, std::byte{0x87}, std::byte{0x0A}};
constexpr std::size_t keyIdentifiers = 32; // certifier and subject, sixteen bytes each

enum class Inside { Objects, KeyIdentifiersThenObjects, Exponent, Date, Expiry, Sex, Offsets, Photo, Nothing };

struct Known {
    std::uint32_t tag;
    Inside inside;
};
// Only these tags are followed; behind any other everything is filler.
constexpr std::array known{
    Known{0xFF20, Inside::Objects}, Known{0xDF21, Inside::Offsets},
    Known{0xDF22, Inside::Date},    Known{0xDF23, Inside::Sex},
    Known{0xDF24, Inside::Objects}, Known{0xDF25, Inside::Nothing},
    Known{0xDF26, Inside::Nothing}, Known{0xDF27, Inside::Photo},
    Known{0xDF28, Inside::Nothing}, Known{0xDF29, Inside::Expiry},
    Known{0xDF2A, Inside::Nothing}, Known{0xFF50, Inside::Objects},
    Known{0xDF51, Inside::Objects}, Known{0xDF52, Inside::Nothing},
    Known{0x7F21, Inside::Objects}, Known{0x5F4E, Inside::KeyIdentifiersThenObjects},
    Known{0x5F37, Inside::Nothing}, Known{0x90, Inside::Exponent},
    Known{0x91, Inside::Nothing},
};

class Walk {
public:
    explicit Walk(Mask& mask) : m_mask(mask) {}

    /// Where the first object that was none began: `end` when all were.
    std::size_t objects(std::size_t at, std::size_t end)
    {
        std::size_t table = 0;
        std::size_t entries = 0;
        std::size_t index = 0;
        while (at < end) {
            Header header;
            if (!readHeader(m_mask.content(), at, end, header))
                break;
            const auto* const entry = std::ranges::find(known, header.tag, &Known::tag);
            if (entry == known.end())
                break;
            m_mask.keep(at, header.size);
            if (entry->inside == Inside::Offsets) {
                table = at + header.size;
                entries = header.length / 2;
            } else if (index > 0 && index <= entries) {
                // The table of contents is written anew from where the objects are: nothing else fits in there.
                const std::array place{std::byte(at >> 8 & 0xFF), std::byte(at & 0xFF)};
                m_mask.write(table + 2 * (index - 1), place);
            }
            value(entry->inside, at + header.size, header.length);
            at += header.whole();
            ++index;
        }
        return at;
    }

private:
    void value(Inside inside, std::size_t at, std::size_t length)
    {
        switch (inside) {
        case Inside::Objects: (void)objects(at, at + length); break;
        case Inside::KeyIdentifiersThenObjects:
            if (length > keyIdentifiers)
                (void)objects(at + keyIdentifiers, at + length);
            break;
        case Inside::Exponent:
            if (length == usualExponent.size())
                (void)m_mask.keepIf(at, usualExponent);
            break;
        case Inside::Date: m_mask.write(at, someDate.substr(0, length)); break;
        case Inside::Expiry: m_mask.write(at, someExpiry.substr(0, length)); break;
        case Inside::Sex: m_mask.fill(at, length, std::byte{'0'}); break; // "not known"
        case Inside::Photo: (void)m_mask.keepIf(at, jp2Begin); break;
        case Inside::Offsets:
        case Inside::Nothing: break;
        }
    }

    Mask& m_mask;
};

void maskRecord(Mask& mask, std::size_t at) { mask.keepCardFiller(Walk(mask).objects(at, mask.size())); }

/// EF 0006: the label says which kind of card this is; serial number and model do not stay.
void maskTokenInformation(Mask& mask)
{
    constexpr std::size_t labelSize = 32;
    if (mask.size() < labelSize)
        return;
    const auto label = core::textOf(mask.content().first(labelSize));
    for (const std::string_view name : {"JPKIAPICCTOKEN2", "JPKIAPICCTOKEN", "JPKIAPGPSETOKEN", "JPKIAPIOSTOKEN"})
        if (label.starts_with(name) && label.find_first_not_of(std::string_view(" \0", 2), name.size()) == label.npos)
            return mask.keep(0, labelSize);
}

/// EF 0008: present or not.
void maskPresence(Mask& mask)
{
    for (std::size_t at = 0; at < std::min<std::size_t>(mask.size(), 3); ++at)
        for (const auto value : {std::byte{0x8F}, std::byte{0x00}})
            (void)mask.keepIf(at, core::ByteView(&value, 1));
}

} // namespace

bool isPublicApplication(const std::string& hexadecimal)
{
    return std::ranges::find(publicApplications, hexadecimal) != publicApplications.end();
}

core::Bytes maskedFile(const FilePlace& place, core::ByteView content)
{
    Mask mask(content);
    if (place.application == jpki && place.file == 0x0006)
        maskTokenInformation(mask);
    else if (place.application == jpki && place.file == 0x0008)
        maskPresence(mask);
    else if (place.application == jpki && (place.file == 0x000A || place.file == 0x000B))
        maskCertificate(mask);
    else if (place.application == cardFace && place.file == 0x0002) {
        const bool prefixed = content.size() > 3 && content[2] == std::byte{0xFF} && content[3] == std::byte{0x20};
        maskRecord(mask, prefixed ? 2 : 0);
    } else if (place.file == 0x0004 && (place.application == cardFace || place.application == inputHelper))
        maskRecord(mask, 0);
    else if (place.application == inputHelper && place.file == 0x0007)
        maskRecord(mask, 0);
    return std::move(mask).take();
}

core::Bytes maskedIdentityRecord(core::ByteView content)
{
    constexpr std::array header{std::byte{0x01}, std::byte{0x1C}};
    constexpr std::size_t numbers = 20; // serial 15, municipality 5
    Mask mask(content);
    if (mask.keepIf(0, header)) {
        mask.fill(header.size(), numbers, std::byte{'9'});
        mask.write(header.size() + numbers, someExpiry);
    }
    return std::move(mask).take();
}

} // namespace uketsuke::cardtrace
