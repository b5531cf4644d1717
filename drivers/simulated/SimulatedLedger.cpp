#include "drivers/simulated/SimulatedLedger.h"

#include <algorithm>
#include <ranges>
#include <set>
#include <tuple>

namespace uketsuke::simulated {

using ports::DeliveryState;

void SimulatedLedger::set(LedgerTrouble trouble)
{
    const std::lock_guard lock(m_mutex);
    m_trouble = trouble;
}

std::vector<ports::OutboxRow> SimulatedLedger::rows() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<ports::OutboxRow> all;
    for (const auto& row : m_rows)
        all.push_back(row.row);
    return all;
}

std::string SimulatedLedger::receiptOf(const std::string& jti) const
{
    const std::lock_guard lock(m_mutex);
    const auto* row = peek(jti);
    return row ? row->receipt : std::string();
}

std::string SimulatedLedger::reasonOf(const std::string& jti) const
{
    const std::lock_guard lock(m_mutex);
    const auto* row = peek(jti);
    return row ? row->reason : std::string();
}

core::Result<ports::LedgerHead> SimulatedLedger::head()
{
    const std::lock_guard lock(m_mutex);
    if (auto may = mayRead(); !may)
        return core::failure(may.error());
    return headNow();
}

core::Result<> SimulatedLedger::append(const ports::LedgerRecord& record, const ports::LedgerHead& expected)
{
    const std::lock_guard lock(m_mutex);
    if (auto may = mayWrite(); !may)
        return may;
    constexpr auto where = "SimulatedLedger::append";
    if (!record.isPlausible())
        return core::failure(core::Fault::LedgerWriteFailed, where, "a record of implausible size");
    const auto head = headNow();
    if (head.sequence != expected.sequence || head.tokenDigest != expected.tokenDigest)
        return core::failure(core::Fault::LedgerWriteFailed, where, "the head moved");
    if (peek(record.jti))
        return core::failure(core::Fault::LedgerWriteFailed, where, "a record of that jti is there");
    m_rows.push_back({{head.sequence + 1, record, DeliveryState::Waiting, 0, record.sealed},
                      {},
                      {},
                      {},
                      m_sha256(core::viewOf(record.token))});
    return {};
}

core::Result<> SimulatedLedger::writable()
{
    const std::lock_guard lock(m_mutex);
    return mayWrite();
}

core::Result<std::vector<ports::OutboxRow>> SimulatedLedger::due(core::Instant now, std::size_t most)
{
    const std::lock_guard lock(m_mutex);
    if (auto may = mayRead(); !may)
        return core::failure(may.error());
    std::vector<ports::OutboxRow> found;
    std::set<std::string> putOff; // patients
    for (const auto& [row, receipt, reason, place, digest] : m_rows) {
        const auto& patient = row.record.patient;
        if (row.state == DeliveryState::Waiting && row.nextTry > now && !patient.empty())
            putOff.insert(patient);
        const bool open =
            row.state == DeliveryState::Accepted || (row.state == DeliveryState::Waiting && !putOff.contains(patient));
        if (found.size() < most && open && row.nextTry <= now)
            found.push_back(row);
    }
    return found;
}

core::Result<> SimulatedLedger::settle(const std::vector<ports::Outcome>& outcomes)
{
    const std::lock_guard lock(m_mutex);
    const auto before = m_rows;
    for (const auto& outcome : outcomes)
        if (auto stored = store(outcome); !stored) {
            m_rows = before;
            return stored;
        }
    return {};
}

core::Result<> SimulatedLedger::store(const ports::Outcome& outcome)
{
    const auto row = find(outcome.jti);
    if (!row)
        return core::failure(row.error());
    constexpr auto where = "SimulatedLedger::settle";
    const auto state = (*row)->row.state;
    const bool isOpen = state == DeliveryState::Waiting || state == DeliveryState::Accepted;
    const bool hasReceipt = state == DeliveryState::Accepted || state == DeliveryState::HandedOff;
    switch (outcome.kind) {
    case ports::Outcome::Kind::Accepted:
        if (outcome.text.empty() || outcome.text.size() > ports::largestReceipt)
            return core::failure(core::Fault::LedgerWriteFailed, where, "a receipt of implausible size");
        if (hasReceipt)
            return {};
        if (state != DeliveryState::Waiting)
            break;
        (*row)->row.state = DeliveryState::Accepted;
        (*row)->row.record.envelope.clear();
        (*row)->row.record.patient.clear();
        (*row)->receipt = outcome.text;
        return {};
    case ports::Outcome::Kind::HandedOff:
        if (!hasReceipt)
            break;
        (*row)->row.state = DeliveryState::HandedOff;
        return {};
    case ports::Outcome::Kind::Parked:
        if (state == DeliveryState::HandedOff || state == DeliveryState::Closed)
            break;
        (*row)->row.state = DeliveryState::Parked;
        (*row)->reason = outcome.text;
        return {};
    case ports::Outcome::Kind::Postponed:
        if (!isOpen)
            break;
        ++(*row)->row.tries;
        (*row)->row.nextTry = outcome.next;
        return {};
    }
    return core::failure(core::Fault::LedgerWriteFailed, where, "no such record in a state that allows it");
}

core::Result<> SimulatedLedger::leaving(std::uint64_t)
{
    const std::lock_guard lock(m_mutex);
    return mayWrite();
}

core::Result<std::vector<ports::OutboxRow>> SimulatedLedger::expiring(core::Instant before, std::size_t most)
{
    const std::lock_guard lock(m_mutex);
    if (auto may = mayRead(); !may)
        return core::failure(may.error());
    std::vector<ports::OutboxRow> found;
    for (const auto& [row, receipt, reason, place, digest] : m_rows)
        if (found.size() < most && row.state == DeliveryState::Waiting && row.record.expires < before)
            found.push_back(row);
    return found;
}

core::Result<std::vector<ports::ParkedRow>> SimulatedLedger::parked(std::size_t most)
{
    const std::lock_guard lock(m_mutex);
    if (auto may = mayRead(); !may)
        return core::failure(may.error());
    std::vector<ports::ParkedRow> found;
    for (const auto& [row, receipt, reason, place, digest] : m_rows)
        if (found.size() < most && row.state == DeliveryState::Parked)
            found.push_back(
                {row.sequence, row.record.jti, row.record.token, reason, row.record.sealed, row.record.expires});
    return found;
}

core::Result<> SimulatedLedger::unpark(const std::string& jti, core::Instant now)
{
    const std::lock_guard lock(m_mutex);
    const auto row = find(jti);
    if (!row)
        return core::failure(row.error());
    if ((*row)->row.state != DeliveryState::Parked)
        return core::failure(core::Fault::LedgerWriteFailed, "SimulatedLedger::unpark", "not parked");
    (*row)->row.state = DeliveryState::Waiting;
    (*row)->row.tries = 0;
    (*row)->row.nextTry = now;
    (*row)->reason.clear();
    return {};
}

core::Result<> SimulatedLedger::closeParked(const std::string& jti, core::Instant)
{
    const std::lock_guard lock(m_mutex);
    const auto row = find(jti);
    if (!row)
        return core::failure(row.error());
    if ((*row)->row.state != DeliveryState::Parked)
        return core::failure(core::Fault::LedgerWriteFailed, "SimulatedLedger::closeParked", "not parked");
    (*row)->row.state = DeliveryState::Closed;
    (*row)->row.record.envelope.clear();
    (*row)->row.record.patient.clear();
    return {};
}

core::Result<std::vector<ports::WholeRow>> SimulatedLedger::archivable(core::Instant sealedBefore, std::size_t most)
{
    const std::lock_guard lock(m_mutex);
    if (auto may = mayRead(); !may)
        return core::failure(may.error());
    std::vector<ports::WholeRow> whole;
    core::Sha256Digest previous{};
    for (const auto& [row, receipt, reason, place, digest] : m_rows) {
        const bool isWhole = row.state == DeliveryState::HandedOff && place.segment.empty();
        if (whole.size() < most && isWhole && row.record.sealed < sealedBefore)
            whole.push_back({row.sequence, row.record.jti, row.record.token, receipt, previous});
        previous = digest;
    }
    return whole;
}

core::Result<> SimulatedLedger::shrink(const std::vector<ports::Shrinking>& rows)
{
    const std::lock_guard lock(m_mutex);
    for (const auto& [jti, place] : rows) {
        const auto row = find(jti);
        if (!row)
            return core::failure(row.error());
        if ((*row)->row.state != DeliveryState::HandedOff || !(*row)->place.segment.empty() || place.segment.empty()
            || place.offset == 0)
            return core::failure(core::Fault::LedgerWriteFailed, "SimulatedLedger::shrink", "not now");
    }
    for (const auto& [jti, place] : rows) {
        const auto row = find(jti);
        (*row)->row.record.token.clear();
        (*row)->place = place;
    }
    return {};
}

core::Result<ports::ArchivePlace> SimulatedLedger::lastArchived()
{
    const std::lock_guard lock(m_mutex);
    if (auto may = mayRead(); !may)
        return core::failure(may.error());
    ports::ArchivePlace last;
    for (const auto& row : m_rows)
        if (std::tie(row.place.segment, row.place.offset) > std::tie(last.segment, last.offset))
            last = row.place;
    return last;
}

core::Result<DeliveryState> SimulatedLedger::deliveryState(const std::string& jti)
{
    const std::lock_guard lock(m_mutex);
    if (auto may = mayRead(); !may)
        return core::failure(may.error());
    const auto* row = peek(jti);
    if (!row)
        return core::failure(core::Fault::LedgerUnavailable, "SimulatedLedger::deliveryState", "no such record");
    return row->row.state;
}

core::Result<std::vector<ports::OutboxRow>> SimulatedLedger::recent(core::Instant now)
{
    const std::lock_guard lock(m_mutex);
    if (auto may = mayRead(); !may)
        return core::failure(may.error());
    std::vector<ports::OutboxRow> found;
    for (const auto& [row, receipt, reason, place, digest] : m_rows | std::views::reverse) {
        const bool isRefused = row.state == DeliveryState::Parked || row.state == DeliveryState::Closed;
        const bool counts = !isRefused && place.segment.empty() && row.record.expires > now;
        if (!counts || found.size() == ports::mostRecent)
            continue;
        found.push_back(row);
        found.back().record.envelope.clear();
    }
    return found;
}

core::Result<ports::OutboxSummary> SimulatedLedger::outbox()
{
    const std::lock_guard lock(m_mutex);
    if (auto may = mayRead(); !may)
        return core::failure(may.error());
    ports::OutboxSummary summary;
    for (const auto& [row, receipt, reason, place, digest] : m_rows) {
        if (row.state == DeliveryState::Parked)
            ++summary.parked;
        if (row.state == DeliveryState::Accepted)
            ++summary.filesWaiting;
        if (row.state != DeliveryState::Waiting)
            continue;
        ++summary.waiting;
        if (!summary.oldestWaiting || row.record.sealed < *summary.oldestWaiting)
            summary.oldestWaiting = row.record.sealed;
    }
    return summary;
}

core::Result<> SimulatedLedger::mayRead() const
{
    constexpr auto where = "SimulatedLedger";
    switch (m_trouble) {
    case LedgerTrouble::Corrupt: return core::failure(core::Fault::LedgerCorrupt, where, "TEST");
    case LedgerTrouble::Unavailable: return core::failure(core::Fault::LedgerUnavailable, where, "TEST");
    case LedgerTrouble::None:
    case LedgerTrouble::DiskFull:
    case LedgerTrouble::ReadOnly:
    case LedgerTrouble::WriteLost: return {};
    }
    return {};
}

core::Result<> SimulatedLedger::mayWrite() const
{
    constexpr auto where = "SimulatedLedger";
    switch (m_trouble) {
    case LedgerTrouble::DiskFull: return core::failure(core::Fault::LedgerFull, where, "TEST");
    case LedgerTrouble::ReadOnly: return core::failure(core::Fault::LedgerReadOnly, where, "TEST");
    case LedgerTrouble::WriteLost: return core::failure(core::Fault::LedgerWriteFailed, where, "TEST");
    case LedgerTrouble::None:
    case LedgerTrouble::Corrupt:
    case LedgerTrouble::Unavailable: return mayRead();
    }
    return {};
}

core::Result<SimulatedLedger::Row*> SimulatedLedger::find(const std::string& jti)
{
    if (auto may = mayWrite(); !may)
        return core::failure(may.error());
    const auto found =
        std::ranges::find(m_rows, jti, [](const Row& row) -> const std::string& { return row.row.record.jti; });
    if (found == m_rows.end())
        return core::failure(core::Fault::LedgerWriteFailed, "SimulatedLedger", "no such record");
    return &*found;
}

const SimulatedLedger::Row* SimulatedLedger::peek(const std::string& jti) const
{
    const auto found =
        std::ranges::find(m_rows, jti, [](const Row& row) -> const std::string& { return row.row.record.jti; });
    return found == m_rows.end() ? nullptr : &*found;
}

ports::LedgerHead SimulatedLedger::headNow() const
{
    if (m_rows.empty())
        return {};
    return {m_rows.back().row.sequence, m_rows.back().tokenDigest};
}

} // namespace uketsuke::simulated
