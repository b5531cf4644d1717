// How records leave the ledger for the archive; the other half is SqliteLedger.cpp.
#include "drivers/storage/Database.h"
#include "drivers/storage/LedgerParts.h"
#include "drivers/storage/SqliteLedger.h"

namespace uketsuke::storage {

namespace {

constexpr std::size_t mostRows = 64;
constexpr std::size_t longestSegment = 64;
constexpr std::uint64_t largestOffset = std::uint64_t{1} << 40;

} // namespace

core::Result<std::vector<ports::WholeRow>> SqliteLedger::archivable(core::Instant sealedBefore, std::size_t most)
{
    auto rows = m_database->prepare("SELECT sequence, jti, token, receipt, previous_digest FROM consent"
                                    " WHERE state = 2 AND segment IS NULL AND receipt IS NOT NULL AND sealed < ?"
                                    " ORDER BY sealed, sequence LIMIT ?",
                                    Access::Read);
    if (!rows)
        return core::failure(rows.error());
    rows->bind(sealedBefore.unixMilliseconds).bind(static_cast<std::int64_t>(std::min(most, mostRows)));
    std::vector<ports::WholeRow> whole;
    for (auto row = rows->step();; row = rows->step()) {
        if (!row)
            return core::failure(row.error());
        if (!*row)
            return whole;
        whole.push_back({.sequence = static_cast<std::uint64_t>(rows->number(0)),
                         .jti = rows->text(1),
                         .token = rows->text(2),
                         .receipt = rows->text(3),
                         .previousDigest = digestOf(rows->blob(4))});
    }
}

core::Result<> SqliteLedger::shrink(const std::vector<ports::Shrinking>& rows)
{
    auto done = m_database->transaction([&]() -> core::Result<> {
        for (const auto& [jti, place] : rows) {
            if (place.segment.empty() || place.segment.size() > longestSegment || place.offset == 0
                || place.offset > largestOffset)
                return refused("an implausible place in the archive");
            auto statement = m_database->prepare("UPDATE consent SET token = x'', segment = ?, segment_offset = ?"
                                                 " WHERE state = 2 AND segment IS NULL AND jti = ?",
                                                 Access::Write);
            if (!statement)
                return core::failure(statement.error());
            const auto step =
                statement->bind(place.segment).bind(static_cast<std::int64_t>(place.offset)).bind(jti).step();
            if (!step)
                return core::failure(step.error());
            if (m_database->changes() != 1)
                return refused("no such record in a state that allows it");
        }
        return {};
    });
    if (done)
        m_database->emptyLog();
    return done;
}

core::Result<ports::ArchivePlace> SqliteLedger::lastArchived()
{
    auto last = m_database->prepare("SELECT segment, segment_offset FROM consent WHERE segment IS NOT NULL"
                                    " ORDER BY segment DESC, segment_offset DESC LIMIT 1",
                                    Access::Read);
    if (!last)
        return core::failure(last.error());
    const auto row = last->step();
    if (!row)
        return core::failure(row.error());
    if (!*row)
        return ports::ArchivePlace{};
    return ports::ArchivePlace{last->text(0), static_cast<std::uint64_t>(last->number(1))};
}

} // namespace uketsuke::storage
