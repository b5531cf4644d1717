#include "drivers/storage/LedgerPages.h"

#include "app/core/ByteReader.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace uketsuke::storage {

namespace {

using core::ByteReader;
using core::ByteView;

constexpr std::uint8_t tableLeaf = 0x0D;
constexpr std::size_t leafHeader = 8;
constexpr std::size_t largestRow = 256 * 1024; ///< more than any row of ours may become
constexpr std::size_t mostColumns = 64;

std::optional<std::uint32_t> takeU32(ByteReader& reader)
{
    const auto high = reader.takeU16();
    const auto low = reader.takeU16();
    if (!high || !low)
        return std::nullopt;
    return std::uint32_t{*high} << 16 | *low;
}

/// 1.6: up to nine bytes, of the ninth all eight bits.
std::optional<std::uint64_t> takeVarint(ByteReader& reader)
{
    std::uint64_t value = 0;
    for (int count = 1; count <= 9; ++count) {
        const auto byte = reader.takeU8();
        if (!byte)
            return std::nullopt;
        if (count == 9)
            return value << 8 | *byte;
        value = value << 7 | (*byte & 0x7FU);
        if ((*byte & 0x80U) == 0)
            return value;
    }
    return std::nullopt;
}

/// 4: the write-ahead log as far as transactions were committed.
struct Frame {
    std::uint32_t page;
    ByteView content;
};

struct Salts {
    std::uint32_t first{0}, second{0};
    friend bool operator==(const Salts&, const Salts&) = default;
};

/// 4.2, over the first 24 bytes of the log's header.
bool holdsChecksum(ByteView header)
{
    const bool bigEndian = std::to_integer<unsigned>(header[3]) & 1U;
    const auto word = [&](std::size_t at, bool big) {
        std::uint32_t value = 0;
        for (std::size_t index = 0; index < 4; ++index)
            value = value << 8 | std::to_integer<std::uint32_t>(header[at + (big ? index : 3 - index)]);
        return value;
    };
    std::uint32_t one = 0;
    std::uint32_t two = 0;
    for (std::size_t at = 0; at < 24; at += 8) {
        one += word(at, bigEndian) + two;
        two += word(at + 4, bigEndian) + one;
    }
    return one == word(24, true) && two == word(28, true);
}

std::vector<Frame> committed(ByteView log)
{
    struct Candidate {
        Frame frame;
        Salts salts;
    };
    ByteReader reader(log);
    const auto header = reader.take(32);
    if (!header)
        return {};
    std::vector<std::pair<Candidate, bool>> all; ///< with whether it ends a transaction
    while (const auto frame = reader.take(24 + pageSize)) {
        ByteReader fields(*frame);
        const auto page = takeU32(fields);
        const auto size = takeU32(fields);
        const auto first = takeU32(fields);
        const auto second = takeU32(fields);
        all.push_back({{{*page, frame->subspan(24)}, {*first, *second}}, *size != 0});
    }
    if (all.empty())
        return {};
    // What an earlier round of the log left behind has other salts. A frame's checksum hangs on every frame before it,
    // so behind a damaged one none would hold: what is in the pages is judged by the records' own digests instead.
    ByteReader fields(header->subspan(16));
    Salts salts{*takeU32(fields), *takeU32(fields)};
    if (!holdsChecksum(*header))
        salts = all.front().first.salts;
    std::vector<Frame> frames;
    std::size_t whole = 0;
    for (const auto& [candidate, isEnd] : all) {
        if (candidate.salts != salts)
            continue;
        frames.push_back(candidate.frame);
        if (isEnd)
            whole = frames.size();
    }
    frames.resize(whole); // what follows was confirmed to nobody
    return frames;
}

/// The newest content of each page.
class Pages {
public:
    Pages(ByteView file, const std::vector<Frame>& frames) : m_file(file)
    {
        for (const auto& frame : frames)
            m_newer[frame.page] = frame.content;
    }
    [[nodiscard]] std::optional<ByteView> newest(std::uint32_t page) const
    {
        const auto newer = m_newer.find(page);
        return newer == m_newer.end() ? old(page) : newer->second;
    }
    [[nodiscard]] std::optional<ByteView> old(std::uint32_t page) const
    {
        if (page == 0 || page > m_file.size() / pageSize)
            return std::nullopt;
        return m_file.subspan((std::size_t{page} - 1) * pageSize, pageSize);
    }
    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(m_file.size() / pageSize); }

private:
    ByteView m_file;
    std::map<std::uint32_t, ByteView> m_newer;
};

/// 1.6: what of a row's payload stands in its leaf; the rest is in overflow pages.
std::size_t localSize(std::size_t payload)
{
    constexpr std::size_t most = pageSize - 35;
    constexpr std::size_t least = (pageSize - 12) * 32 / 255 - 23;
    if (payload <= most)
        return payload;
    const auto fitting = least + (payload - least) % (pageSize - 4);
    return fitting <= most ? fitting : least;
}

std::optional<std::string> wholePayload(ByteReader& cell, std::size_t size, const Pages& pages)
{
    const auto local = cell.take(localSize(size));
    if (!local)
        return std::nullopt;
    std::string payload(core::textOf(*local));
    auto next = payload.size() < size ? takeU32(cell) : 0;
    // Each page gives at least one byte of a size that is bounded: a chain that leads in a circle ends, too.
    while (payload.size() < size) {
        const auto page = next ? pages.newest(*next) : std::nullopt;
        if (!page)
            return std::nullopt;
        ByteReader reader(*page);
        next = takeU32(reader);
        payload += core::textOf(*reader.take(std::min(size - payload.size(), reader.remaining())));
    }
    return payload;
}

std::optional<PageColumn> columnOf(std::uint64_t type, ByteReader& body)
{
    using Kind = PageColumn::Kind;
    constexpr std::array<std::size_t, 7> sizes{0, 1, 2, 3, 4, 6, 8};
    if (type == 0)
        return PageColumn{};
    if (type == 8 || type == 9)
        return PageColumn{Kind::Number, static_cast<std::int64_t>(type - 8), {}};
    if (type < sizes.size()) {
        const auto bytes = body.take(sizes.at(type));
        if (!bytes)
            return std::nullopt;
        // Two's complement, big-endian: the first byte's sign goes on.
        std::uint64_t value = (std::to_integer<unsigned>(bytes->front()) & 0x80U) != 0 ? ~std::uint64_t{0} : 0;
        for (const auto byte : *bytes)
            value = value << 8 | std::to_integer<std::uint64_t>(byte);
        return PageColumn{Kind::Number, static_cast<std::int64_t>(value), {}};
    }
    if (type < 12) // a real number, or none that a file may hold
        return std::nullopt;
    const auto bytes = body.take(static_cast<std::size_t>((type - 12) / 2));
    if (!bytes)
        return std::nullopt;
    return PageColumn{type % 2 == 0 ? Kind::Blob : Kind::Text, 0, std::string(core::textOf(*bytes))};
}

/// 2.1, record format.
std::optional<std::vector<PageColumn>> columnsOf(std::string_view payload)
{
    ByteReader reader(core::viewOf(payload));
    const auto before = reader.remaining();
    const auto headerSize = takeVarint(reader);
    const auto taken = before - reader.remaining();
    if (!headerSize || *headerSize < taken || *headerSize > before)
        return std::nullopt;
    ByteReader header(*reader.take(static_cast<std::size_t>(*headerSize) - taken));
    std::vector<PageColumn> columns;
    while (!header.atEnd()) {
        const auto type = takeVarint(header);
        auto column = type ? columnOf(*type, reader) : std::nullopt;
        if (!column || columns.size() == mostColumns)
            return std::nullopt;
        columns.push_back(std::move(*column));
    }
    return columns;
}

void rowsOfPage(ByteView page, const Pages& pages, const std::function<void(const PageRow&)>& found)
{
    ByteReader reader(page);
    if (reader.takeU8() != tableLeaf)
        return;
    (void)reader.take(2);
    const auto count = *reader.takeU16();
    (void)reader.take(3);
    auto room = page.size();
    for (int index = 0; index < count; ++index) {
        const auto at = reader.takeU16();
        if (!at)
            return; // more cells than a page can name
        if (*at < leafHeader || *at >= page.size())
            continue;
        ByteReader cell(page.subspan(*at));
        const auto size = takeVarint(cell);
        const auto key = takeVarint(cell);
        if (!size || !key || *size > largestRow)
            continue;
        // Cells do not overlap. Without this a page of a hostile file could name thousands of long chains.
        const auto local = localSize(static_cast<std::size_t>(*size));
        if (local > room)
            continue;
        room -= local;
        const auto payload = wholePayload(cell, static_cast<std::size_t>(*size), pages);
        auto columns = payload ? columnsOf(*payload) : std::nullopt;
        if (columns)
            found({static_cast<std::int64_t>(*key), std::move(*columns)});
    }
}

} // namespace

void eachRow(ByteView file, ByteView log, const std::function<void(const PageRow&)>& found)
{
    const auto frames = committed(log);
    const Pages pages(file, frames);
    // The first page is the schema's: its own header stands before its rows, and none of ours is in it.
    for (std::uint32_t page = 2; page <= pages.count(); ++page)
        rowsOfPage(*pages.old(page), pages, found);
    for (const auto& frame : frames)
        if (frame.page > 1)
            rowsOfPage(frame.content, pages, found);
}

} // namespace uketsuke::storage
