#include "app/delivery/ArchiveWorker.h"

#include <algorithm>

namespace uketsuke::delivery {

namespace {

std::unexpected<core::Error> audited(ports::Audit& audit, FaultThinning& faults, const core::Error& error)
{
    if (faults.isWorthALine(error.fault))
        audit.record(ports::AuditEvent::FaultRaised, core::Redacted::number(core::number(error.fault)) + ", archive");
    return core::failure(error);
}

} // namespace

core::Result<ArchiveProgress> archiveDue(ports::ConsentLedger& ledger, ports::ConsentArchive& archive,
                                         ports::Audit& audit, FaultThinning& faults, core::Instant now,
                                         const ArchiveLimits& limits)
{
    const auto most = std::min(limits.most, ports::ConsentArchive::largestBatch);
    const auto rows = ledger.archivable({now.unixMilliseconds - limits.shrinkAfter.count()}, most);
    if (!rows)
        return audited(audit, faults, rows.error());
    const auto last = ledger.lastArchived();
    if (!last)
        return audited(audit, faults, last.error());
    const auto kept = archive.append(*rows, *last, now);
    if (!kept)
        return audited(audit, faults, kept.error());
    if (kept->state == ports::ArchiveState::Damaged)
        audit.record(ports::AuditEvent::ArchiveDamaged, "a new segment begins");
    if (kept->closed > 0)
        audit.record(ports::AuditEvent::ArchiveSegmentClosed, core::Redacted::number(kept->closed));
    if (rows->empty()) {
        faults.worked();
        return ArchiveProgress::Done;
    }
    std::vector<ports::Shrinking> shrinking;
    for (std::size_t index = 0; index < rows->size(); ++index)
        shrinking.push_back({(*rows)[index].jti, kept->places[index]});
    if (const auto shrunk = ledger.shrink(shrinking); !shrunk)
        return audited(audit, faults, shrunk.error());
    faults.worked();
    audit.record(ports::AuditEvent::ConsentsArchived,
                 core::Redacted::number(static_cast<std::int64_t>(rows->size())) + " from record "
                     + core::Redacted::number(static_cast<std::int64_t>(rows->front().sequence)));
    return rows->size() == most ? ArchiveProgress::MoreWaits : ArchiveProgress::Done;
}

core::Result<> removeOutlived(ports::ConsentArchive& archive, ports::Audit& audit, FaultThinning& faults,
                              core::Instant now, const ArchiveLimits& limits)
{
    const auto span = std::chrono::duration_cast<core::Milliseconds>(limits.keptFor);
    const auto removed = archive.removeBegunBefore({now.unixMilliseconds - span.count()});
    if (!removed)
        return audited(audit, faults, removed.error());
    if (*removed > 0)
        audit.record(ports::AuditEvent::ArchiveSegmentDeleted, core::Redacted::number(*removed));
    return {};
}

} // namespace uketsuke::delivery
