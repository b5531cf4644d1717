#include "tools/consent-verify/ArchiveSegment.h"

#include "tools/consent-verify/Fields.h"

#include <openssl/crypto.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace uketsuke::verify {

namespace {

constexpr std::string_view format = "uketsuke-archive 1 ";
constexpr std::size_t mostLineBytes = 128 * 1024;
constexpr std::size_t leastRecordBytes = 128; ///< a JWE's header, vector and tag alone are longer
constexpr std::size_t mostHeaderBytes = 64 * 1024;

struct Line {
    char kind{};
    std::string_view content;
    std::size_t end{0};
};

/// A whole number below `mostLineBytes`, in its one spelling.
std::optional<std::size_t> lengthOf(std::string_view digits)
{
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (error != std::errc() || end != digits.data() + digits.size() || digits.starts_with('0')
        || length > mostLineBytes)
        return std::nullopt;
    return length;
}

/// The line at the beginning of `text`; nothing when it is not whole.
std::optional<Line> lineOf(std::string_view text)
{
    const auto end = text.find('\n');
    if (end == std::string_view::npos || end < 4 || !std::string_view("RZH").contains(text[0]) || text[1] != ' ')
        return std::nullopt;
    const auto space = text.substr(0, end).find(' ', 2);
    if (space == std::string_view::npos)
        return std::nullopt;
    const auto length = lengthOf(text.substr(2, space - 2));
    const auto content = text.substr(space + 1, end - space - 1);
    if (!length || *length != content.size())
        return std::nullopt;
    return Line{.kind = text[0], .content = content, .end = end + 1};
}

Outcome<> readFirstLine(std::string_view line, Segment& segment)
{
    if (!line.starts_with(format))
        return refuse("The file does not begin as a segment of an archive.");
    const auto rest = line.substr(format.size());
    const auto space = rest.find(' ');
    const auto digest = space == std::string_view::npos ? std::nullopt : decodeHex(rest.substr(space + 1));
    if (!digest || digest->size() != segment.recipient.size() || space == 0)
        return refuse("The segment's first line does not name a segment and a certificate.");
    segment.name = rest.substr(0, space);
    // It is printed: nothing but the name that a kiosk gives.
    constexpr std::string_view begin = "consents-", end = ".archive";
    const auto digits = segment.name.size() == begin.size() + 14 + end.size()
                            ? std::string_view(segment.name).substr(begin.size(), 14)
                            : std::string_view();
    if (!segment.name.starts_with(begin) || !segment.name.ends_with(end) || digits.empty()
        || digits.find_first_not_of("0123456789") != std::string_view::npos)
        return refuse("The segment's first line does not name a segment and a certificate.");
    std::ranges::copy(*digest, segment.recipient.begin());
    return {};
}

std::string_view textOf(const Bytes& bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

Outcome<SegmentHead> readHead(std::string_view compact)
{
    const auto first = compact.find('.');
    const auto second = first == std::string_view::npos ? first : compact.find('.', first + 1);
    if (second == std::string_view::npos)
        return refuse("The segment's head does not have three parts.");
    const auto headerBytes = decodeBase64Url(compact.substr(0, first));
    const auto payloadBytes = decodeBase64Url(compact.substr(first + 1, second - first - 1));
    auto signature = decodeBase64Url(compact.substr(second + 1));
    if (!headerBytes || !payloadBytes || !signature)
        return refuse("The parts of the segment's head are not canonical base64url.");
    const auto header = parseObject(textOf(*headerBytes), mostHeaderBytes, "The head's header");
    if (!header)
        return refuse(header.error());
    const auto payload = parseObject(textOf(*payloadBytes), 4096, "The head");
    if (!payload)
        return refuse(payload.error());

    SegmentHead head;
    head.signingInput = compact.substr(0, second);
    head.signature = std::move(*signature);
    std::string fault;
    Fields headerFields(*header, "The head's header", fault, {"alg", "typ", "x5c"});
    headerFields.oneOf("alg", {"ES256"});
    headerFields.oneOf("typ", {"uketsuke-archive-head"});
    for (const auto& entry : headerFields.array("x5c", 8)) {
        auto certificate = entry.is_string() ? decodeBase64(entry.get_ref<const std::string&>()) : std::nullopt;
        if (!certificate || certificate->empty())
            return refuse("The head's header: x5c does not hold certificates.");
        head.certificates.push_back(std::move(*certificate));
    }
    Fields fields(*payload, "The head", fault, {"segment", "records", "chain", "closed"});
    head.segment = fields.text("segment");
    head.records = fields.number("records", 0, mostSegmentBytes);
    head.chain = fields.digest("chain");
    head.closed = static_cast<std::int64_t>(fields.number("closed", 0, 253'402'300'799)); // year 9999
    if (!fault.empty())
        return refuse(fault);
    if (head.certificates.empty())
        return refuse("The head's header: x5c is empty.");
    return head;
}

Digest linked(const Digest& chain, std::string_view record)
{
    Bytes both(chain.begin(), chain.end());
    const auto content = viewOf(record);
    both.insert(both.end(), content.begin(), content.end());
    return sha256(both);
}

} // namespace

bool isBegun(std::string_view bytes)
{
    constexpr std::size_t longestFirstLine = 160;
    const auto shared = std::min(bytes.size(), format.size());
    return bytes.size() < longestFirstLine && !bytes.contains('\n')
           && bytes.substr(0, shared) == format.substr(0, shared);
}

Outcome<Segment> readSegment(std::string_view bytes)
{
    if (bytes.size() > mostSegmentBytes)
        return refuse("The segment is too long.");
    const auto firstEnd = bytes.substr(0, 256).find('\n');
    if (firstEnd == std::string_view::npos)
        return refuse("The segment's first line is not whole.");
    Segment segment;
    if (auto read = readFirstLine(bytes.substr(0, firstEnd), segment); !read)
        return refuse(read.error());
    segment.chain = sha256(viewOf(bytes.substr(0, firstEnd + 1)));
    auto rest = bytes.substr(firstEnd + 1);
    while (const auto line = lineOf(rest)) {
        rest = rest.substr(line->end);
        if (line->kind == 'H') {
            auto head = readHead(line->content);
            if (!head)
                return refuse(head.error());
            if (!rest.empty())
                return refuse("Something stands behind the segment's head.");
            segment.head = std::move(*head);
            return segment;
        }
        // Shorter than any sealed record: a segment of nothing but such lines would fill the memory.
        if (line->content.size() < leastRecordBytes) {
            segment.torn = rest.size() + line->content.size();
            segment.isDamaged = true;
            return segment;
        }
        segment.records.push_back(
            {.kind = line->kind == 'Z' ? RecordKind::Compressed : RecordKind::Plain, .jwe = line->content});
        segment.chain = linked(segment.chain, line->content);
    }
    segment.torn = rest.size();
    segment.isDamaged = rest.find('\n') != std::string_view::npos;
    return segment;
}

Outcome<ArchivedRecord> readRecord(RecordKind kind, std::string_view plaintext)
{
    // Room for the largest record, whatever the bytes pretend to unfold to.
    Bytes unfolded(kind == RecordKind::Compressed ? mostLineBytes : 0);
    if (kind == RecordKind::Compressed) {
        auto size = static_cast<uLongf>(unfolded.size());
        auto used = static_cast<uLong>(plaintext.size());
        if (::uncompress2(unfolded.data(), &size, viewOf(plaintext).data(), &used) != Z_OK || used != plaintext.size())
            return refuse("The record cannot be decompressed.");
        unfolded.resize(size);
        plaintext = textOf(unfolded);
    }
    std::array<std::string_view, 4> parts;
    auto rest = plaintext;
    for (auto& part : parts) {
        const auto end = rest.find('\n');
        if (end == std::string_view::npos)
            return refuse("The record does not have five parts.");
        part = rest.substr(0, end);
        rest = rest.substr(end + 1);
    }
    ArchivedRecord found;
    found.id = parts[0];
    found.receipt = parts[3];
    found.token = rest;
    const auto [end, error] = std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), found.number);
    const auto previous = decodeBase64Url(parts[2]);
    if (error != std::errc() || end != parts[1].data() + parts[1].size() || found.number == 0 || !previous
        || previous->size() != found.previous.size())
        return refuse("The record does not say its number and the digest of the one before it.");
    std::ranges::copy(*previous, found.previous.begin());
    OPENSSL_cleanse(unfolded.data(), unfolded.size());
    return found;
}

Outcome<ArchivedRecord> openRecord(const SealedRecord& record, const EnvelopeKey& key)
{
    auto plaintext = decryptCompact(record.jwe, key, mostLineBytes, "The record");
    if (!plaintext)
        return refuse(plaintext.error());
    auto found = readRecord(record.kind, textOf(*plaintext));
    OPENSSL_cleanse(plaintext->data(), plaintext->size());
    return found;
}

} // namespace uketsuke::verify
