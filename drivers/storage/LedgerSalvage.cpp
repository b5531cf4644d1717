#include "drivers/storage/LedgerSalvage.h"

#include "drivers/storage/LedgerMark.h"
#include "drivers/storage/LedgerPages.h"
#include "drivers/storage/LedgerParts.h"

#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace uketsuke::storage {

namespace {

using Kind = PageColumn::Kind;
using Token = SalvagedRecord::Token;
using Link = SalvagedRecord::Link;

constexpr std::string_view where = "readLedgerFiles";
constexpr off_t largestFile = off_t{4} << 30;
constexpr std::int64_t largestNumber = std::int64_t{1} << 40; ///< no kiosk seals so many

/// The columns of `consent` in the order in which its versions added them (LedgerSchema.h).
enum Place : std::uint8_t {
    Sequence,
    Jti,
    TokenBytes,
    TokenDigest,
    PreviousDigest,
    Sealed,
    Expires,
    Envelope,
    State,
    Tries,
    NextTry,
    Receipt,
    Reason,
    Segment,
    SegmentOffset,
    Patient,
    Closed,
    allPlaces
};
constexpr std::size_t firstVersion = Segment;

std::optional<core::Sha256Digest> digestIn(const PageColumn& column)
{
    core::Sha256Digest digest{};
    if (column.kind != Kind::Blob || column.bytes.size() != digest.size())
        return std::nullopt;
    std::ranges::copy(core::viewOf(column.bytes), digest.begin());
    return digest;
}

bool isOr(const PageColumn& column, Kind kind) { return column.kind == kind || column.kind == Kind::Nothing; }

/// What the token says of its place in the chain. Nothing where it does not have a token's form.
struct OwnPlace {
    std::uint64_t number{0};
    std::string previous;
};
std::optional<OwnPlace> placeIn(std::string_view token)
{
    // A token has one exact spelling (docs/consent-token.md), so the payload is found without a parser.
    constexpr std::string_view before = R"({"payload":")";
    if (!token.starts_with(before))
        return std::nullopt;
    const auto end = token.find('"', before.size());
    const auto bytes = end == std::string_view::npos
                           ? std::nullopt
                           : core::fromBase64Url(token.substr(before.size(), end - before.size()));
    const auto payload = nlohmann::json::parse(bytes ? core::textOf(*bytes) : "", nullptr, false);
    if (!payload.is_object() || !payload.contains("ctr") || !payload.contains("prev")
        || !payload["ctr"].is_number_unsigned() || !payload["prev"].is_string())
        return std::nullopt;
    return OwnPlace{payload["ctr"].get<std::uint64_t>(), payload["prev"].get<std::string>()};
}

void judgeToken(SalvagedRecord& found, const ports::Cryptography& cryptography)
{
    const auto& token = found.record.token;
    if (token.empty()) {
        const bool isArchived = !found.place.segment.empty() && found.place.offset > 0 && !found.receipt.empty()
                                && found.state == ports::DeliveryState::HandedOff;
        found.token = isArchived ? Token::Archived : Token::Damaged;
        return;
    }
    if (cryptography.sha256(core::viewOf(token)) != found.tokenDigest)
        return;
    found.token = Token::Whole;
    if (const auto own = placeIn(token); own && own->number > 0 && own->number <= std::uint64_t{largestNumber}) {
        found.disagrees = own->number != found.sequence || own->previous != core::base64Url(found.previousDigest);
        found.sequence = own->number;
    }
}

std::optional<SalvagedRecord> consentIn(const PageRow& row, const ports::Cryptography& cryptography)
{
    auto columns = row.columns;
    if (columns.size() < firstVersion || columns.size() > allPlaces || row.key <= 0 || row.key > largestNumber)
        return std::nullopt;
    columns.resize(allPlaces); // what a later version added is nothing in a row of an earlier one
    const auto token = digestIn(columns[TokenDigest]);
    const auto previous = digestIn(columns[PreviousDigest]);
    const bool fits = columns[Sequence].kind == Kind::Nothing && columns[Jti].kind == Kind::Text
                      && columns[TokenBytes].kind == Kind::Blob && token && previous
                      && columns[Sealed].kind == Kind::Number && columns[Expires].kind == Kind::Number
                      && isOr(columns[Envelope], Kind::Blob) && columns[State].kind == Kind::Number
                      && isOr(columns[Receipt], Kind::Text) && isOr(columns[Reason], Kind::Text)
                      && isOr(columns[Segment], Kind::Text) && isOr(columns[SegmentOffset], Kind::Number);
    if (!fits)
        return std::nullopt;
    SalvagedRecord found;
    found.sequence = static_cast<std::uint64_t>(row.key);
    found.record = {.jti = columns[Jti].bytes,
                    .token = columns[TokenBytes].bytes,
                    .envelope = columns[Envelope].bytes,
                    .sealed = {columns[Sealed].number},
                    .expires = {columns[Expires].number},
                    .patient = columns[Patient].bytes};
    found.tokenDigest = *token;
    found.previousDigest = *previous;
    found.state = stateOf(columns[State].number, columns[Closed].kind == Kind::Number);
    found.receipt = columns[Receipt].bytes;
    found.reason = columns[Reason].bytes;
    found.place = {columns[Segment].bytes,
                   static_cast<std::uint64_t>(std::max<std::int64_t>(columns[SegmentOffset].number, 0))};
    judgeToken(found, cryptography);
    return found;
}

struct GapRow {
    ports::LedgerGap gap;
    core::Sha256Digest digest;
};
std::optional<GapRow> gapIn(const PageRow& row)
{
    if (row.columns.size() != 3 || row.columns[0].kind != Kind::Nothing || row.columns[1].kind != Kind::Number
        || row.key <= 0 || row.key > largestNumber)
        return std::nullopt;
    const auto digest = digestIn(row.columns[2]);
    const auto first = row.columns[1].number;
    if (!digest || first <= 0 || first > row.key)
        return std::nullopt;
    return GapRow{{static_cast<std::uint64_t>(first), static_cast<std::uint64_t>(row.key)}, *digest};
}

void judgeLinks(Salvage& salvage, const std::map<std::uint64_t, GapRow>& gaps)
{
    for (auto& [sequence, found] : salvage.records) {
        const auto before = salvage.records.find(sequence - 1);
        const auto gap = gaps.find(sequence - 1);
        std::optional<core::Sha256Digest> expected;
        if (gap != gaps.end())
            expected = gap->second.digest;
        else if (sequence == 1)
            expected = core::Sha256Digest{};
        else if (before != salvage.records.end() && before->second.token != Token::Damaged)
            expected = before->second.tokenDigest;
        if (found.token != Token::Damaged && expected)
            found.link = *expected == found.previousDigest ? Link::Holds : Link::Broken;
    }
}

core::Result<> readWhole(const std::filesystem::path& path, core::Bytes& content, std::uint64_t& unreadable)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0)
        return core::failure(core::Fault::LedgerUnavailable, where, core::Redacted::number(errno));
    struct stat status{};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > largestFile) {
        ::close(descriptor);
        return core::failure(core::Fault::LedgerUnavailable, where, "no file of a plausible size");
    }
    content.assign(static_cast<std::size_t>(status.st_size), std::byte{0});
    // Page by page: of a dying disk one is not given, and the next one is.
    for (std::size_t at = 0; at < content.size(); at += pageSize) {
        const auto piece = std::span(content).subspan(at, std::min(pageSize, content.size() - at));
        const auto got = ::pread(descriptor, piece.data(), piece.size(), static_cast<off_t>(at));
        const auto given = got > 0 ? static_cast<std::size_t>(got) : 0;
        unreadable += piece.size() - given;
    }
    ::close(descriptor);
    return {};
}

} // namespace

core::Result<LedgerFiles> readLedgerFiles(const std::filesystem::path& ledger)
{
    LedgerFiles files;
    if (const auto read = readWhole(ledger, files.file, files.unreadable); !read)
        return core::failure(read.error());
    const std::filesystem::path log = ledger.string() + "-wal";
    std::error_code error;
    if (std::filesystem::exists(log, error))
        if (const auto read = readWhole(log, files.log, files.unreadable); !read)
            return core::failure(read.error());
    if (const auto mark = LedgerMark(ledger).read())
        files.mark = *mark;
    return files;
}

Salvage salvage(core::ByteView file, core::ByteView log, const ports::Cryptography& cryptography)
{
    Salvage found;
    std::map<std::uint64_t, GapRow> gaps;
    eachRow(file, log, [&](const PageRow& row) {
        if (const auto gap = gapIn(row))
            gaps.insert_or_assign(gap->gap.last, *gap);
        auto record = consentIn(row, cryptography);
        if (!record)
            return;
        // The later one is newer; but what is whole is not given up for what is not.
        auto& kept = found.records[record->sequence];
        if (kept.sequence == 0 || record->token != Token::Damaged || kept.token == Token::Damaged)
            kept = std::move(*record);
    });
    judgeLinks(found, gaps);
    for (const auto& [last, row] : gaps)
        found.gaps.push_back(row.gap);
    return found;
}

bool isSound(core::ByteView file)
{
    constexpr std::size_t writeVersion =
        18; // and the read version after it: 2 asks for a log, which memory has none of
    constexpr std::size_t header = 100;
    if (file.size() < header)
        return false;
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE, nullptr);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close_v2)> connection(opened, &sqlite3_close_v2);
    auto* copy = code == SQLITE_OK ? static_cast<unsigned char*>(sqlite3_malloc64(file.size())) : nullptr;
    if (copy == nullptr)
        return false;
    std::memcpy(copy, file.data(), file.size());
    copy[writeVersion] = copy[writeVersion + 1] = 1;
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    const auto size = static_cast<sqlite3_int64>(file.size());
    // Frees the copy whatever it returns.
    if (sqlite3_deserialize(opened, "main", copy, size, size,
                            SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY)
        != SQLITE_OK)
        return false;
    sqlite3_stmt* check = nullptr;
    if (sqlite3_prepare_v2(opened, "PRAGMA integrity_check(1)", -1, &check, nullptr) != SQLITE_OK)
        return false;
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> finalizing(check, &sqlite3_finalize);
    if (sqlite3_step(check) != SQLITE_ROW)
        return false;
    const auto* verdict = reinterpret_cast<const char*>(sqlite3_column_text(check, 0));
    return verdict != nullptr && std::string_view(verdict) == "ok";
}

std::vector<ports::LedgerGap> missing(const Salvage& salvage, std::uint64_t highestSent)
{
    std::vector<ports::LedgerGap> known = salvage.gaps;
    // A damaged row may have a damaged number: what it alone would reach to is not taken for missing.
    std::uint64_t highest = highestSent;
    for (const auto& gap : salvage.gaps)
        highest = std::max(highest, gap.last);
    for (const auto& [sequence, record] : salvage.records) {
        known.push_back({sequence, sequence});
        if (record.token == Token::Whole || record.link == Link::Holds)
            highest = std::max(highest, sequence);
    }
    std::ranges::sort(known, {}, &ports::LedgerGap::first);
    std::vector<ports::LedgerGap> absent;
    std::uint64_t next = 1;
    for (const auto& one : known) {
        if (one.first > next && next <= highest)
            absent.push_back({next, std::min(one.first - 1, highest)});
        next = std::max(next, one.last + 1);
    }
    if (highest >= next)
        absent.push_back({next, highest});
    return absent;
}

} // namespace uketsuke::storage
