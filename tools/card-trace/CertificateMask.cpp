#include "tools/card-trace/CertificateMask.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace uketsuke::cardtrace {
namespace {

using Path = std::vector<std::size_t>;

constexpr std::size_t deepest = 14;
// Places in a certificate, counted from its outer SEQUENCE: body, then the body's parts.
constexpr std::size_t body = 0;
constexpr std::size_t validity = 4;
constexpr std::size_t publicKey = 6;
constexpr std::size_t extensions = 7;

namespace tag {
constexpr std::uint32_t boolean = 0x01;
constexpr std::uint32_t integer = 0x02;
constexpr std::uint32_t bitString = 0x03;
constexpr std::uint32_t octetString = 0x04;
constexpr std::uint32_t null = 0x05;
constexpr std::uint32_t objectIdentifier = 0x06;
constexpr std::uint32_t utf8 = 0x0C;
constexpr std::uint32_t printable = 0x13;
constexpr std::uint32_t utcTime = 0x17;
constexpr std::uint32_t generalizedTime = 0x18;
} // namespace tag

/// Identifiers that every certificate of the kind has, as DER.
constexpr std::array publicIdentifiers{
    "2a864886f70d010101",     // rsaEncryption
    "2a864886f70d01010b",     // sha256WithRSAEncryption
    "550406",                 // country
    "55040a",                 // organisation
    "55040b",                 // unit
    "550403",                 // common name
    "550407",                 // locality
    "551d0e",                 // subject key identifier
    "551d0f",                 // key usage
    "551d11",                 // subject alternative name
    "551d12",                 // issuer alternative name
    "551d13",                 // basic constraints
    "551d1f",                 // distribution points
    "551d20",                 // policies
    "551d23",                 // authority key identifier
    "551d25",                 // extended key usage
    "2b06010505070101",       // authority information access
    "2b06010505070201",       // policy: where the practice statement is
    "2a83088c9b55080501031e", // user authentication, J-LIS (1.2.392.200149.8.5.1.3.30)
    "2b06010401868d1f0101",   // user authentication, TEST (1.3.6.1.4.1.99999.1.1)
};
/// What may stand in names: of the authority, never of a person.
constexpr std::array<std::string_view, 9> publicNames{"JP",
                                                      "JPKI",
                                                      "JPKI for user authentication",
                                                      "JPKI for digital signature",
                                                      "Japan Agency for Local Authority Information Systems",
                                                      "JPKI-LOOKALIKE-TEST",
                                                      "TEST ONLY - NOT J-LIS",
                                                      "Test user authentication",
                                                      "http://www.jpki.go.jp/cps.html"};
/// Extensions whose content says what the certificate may do, and nothing of its holder.
constexpr std::array openExtensions{"551d0f", "551d13", "551d20"};
/// digitalSignature; with nonRepudiation; keyCertSign and cRLSign.
constexpr std::array keyUsages{"0780", "06c0", "0106"};

bool isOneOf(core::ByteView value, const auto& hexadecimals)
{
    return std::ranges::any_of(hexadecimals, [&](std::string_view text) { return core::hex(value) == text; });
}

bool isConstructed(std::uint32_t tag) { return tag <= 0xFF && (tag & 0x20) != 0; }

bool isUsualTag(std::uint32_t tag)
{
    switch (tag) {
    case tag::boolean:
    case tag::integer:
    case tag::bitString:
    case tag::octetString:
    case tag::null:
    case tag::objectIdentifier:
    case tag::utf8:
    case tag::printable:
    case 0x14: // teletex
    case 0x16: // IA5
    case tag::utcTime:
    case tag::generalizedTime:
    case 0x30: // SEQUENCE
    case 0x31: // SET
        return true;
    default: return tag >= 0x80 && tag <= 0xBF; // [0] and so on
    }
}

class Walk {
public:
    explicit Walk(Mask& mask) : m_mask(mask) {}

    /// All objects from `at` to `end`; stops at the first that is none, and leaves the rest as filler.
    void objects(std::size_t at, std::size_t end, const Path& path)
    {
        if (path.size() > deepest)
            return;
        for (std::size_t index = 0; at < end; ++index) {
            Header header;
            if (!readHeader(m_mask.content(), at, end, header) || !isUsualTag(header.tag))
                return;
            m_mask.keep(at, header.size);
            auto here = path;
            here.push_back(index);
            value(header, at + header.size, here);
            at += header.whole();
        }
    }

private:
    void value(const Header& header, std::size_t at, const Path& path)
    {
        const auto value = m_mask.content().subspan(at, header.length);
        const bool inExtensions = path.size() > 2 && path[1] == body && path[2] == extensions;
        if (isConstructed(header.tag)) {
            if (inExtensions && path.size() == 5)
                m_extension.clear(); // another extension begins
            return objects(at, at + header.length, path);
        }
        switch (header.tag) {
        case tag::boolean: return m_mask.keep(at, header.length);
        case tag::objectIdentifier: return identifier(value, at, inExtensions && path.size() == 6);
        case tag::integer: return integer(value, at, path);
        case tag::bitString: return bits(value, at, path);
        case tag::octetString:
            if (inExtensions && isOneOf(m_extension, openExtensions))
                objects(at, at + header.length, path);
            return;
        case tag::utcTime:
        case tag::generalizedTime: return time(value, at, path);
        default:
            for (const auto name : publicNames)
                if (value.size() == name.size() && m_mask.keepIf(at, core::viewOf(name)))
                    return;
        }
    }

    void identifier(core::ByteView value, std::size_t at, bool namesExtension)
    {
        if (isOneOf(value, publicIdentifiers))
            m_mask.keep(at, value.size());
        else
            m_mask.fill(at, value.size(), std::byte{0x2A}); // an identifier still, but of nothing
        if (namesExtension)
            m_extension = core::copyOf(value);
    }

    void integer(core::ByteView value, std::size_t at, const Path& path)
    {
        constexpr std::array usualExponent{std::byte{1}, std::byte{0}, std::byte{1}};
        const bool version = path.size() == 4 && path[1] == body && path[2] == 0;
        if ((version && value.size() == 1) || (value.size() == usualExponent.size() && isInKey(path)))
            if (version || m_mask.keepIf(at, usualExponent))
                return m_mask.keep(at, value.size());
        if (value.size() > 1 && value[0] == std::byte{0}) { // a positive number whose first bit is set (X.690, 8.3.2)
            m_mask.keep(at, 1);
            m_mask.fill(at + 1, 1, filler | std::byte{0x80});
        }
    }

    void bits(core::ByteView value, std::size_t at, const Path& path)
    {
        if (value.empty())
            return;
        if (isOneOf(m_extension, openExtensions) && isOneOf(value, keyUsages))
            return m_mask.keep(at, value.size());
        m_mask.write(at, core::ByteView(std::array{std::byte{0}})); // no unused bits, in a key as in a signature
        if (isInKey(path))
            objects(at + 1, at + value.size(), path);
    }

    void time(core::ByteView value, std::size_t at, const Path& path)
    {
        const bool isEnd = path.size() == 4 && path[2] == validity && path[3] == 1;
        const std::string_view ours = isEnd ? "20491231145959Z" : "20200101000000Z";
        if (value.size() == ours.size())
            m_mask.write(at, ours);
        else if (value.size() + 2 == ours.size())
            m_mask.write(at, ours.substr(2));
    }

    static bool isInKey(const Path& path) { return path.size() > 3 && path[1] == body && path[2] == publicKey; }

    Mask& m_mask;
    core::Bytes m_extension; ///< identifier of the one that is being walked
};

} // namespace

void maskCertificate(Mask& mask)
{
    Header outer;
    if (!readHeader(mask.content(), 0, mask.size(), outer) || outer.tag != 0x30)
        return mask.keepCardFiller(0);
    Walk(mask).objects(0, outer.whole(), {});
    mask.keepCardFiller(outer.whole());
}

} // namespace uketsuke::cardtrace
