#include "app/delivery/OutboxWorker.h"

#include "app/delivery/RetrySchedule.h"
#include "app/delivery/TokenKind.h"
#include "app/delivery/TokenPayload.h"

#include <algorithm>
#include <array>
#include <bit>
#include <set>
#include <span>
#include <utility>

namespace uketsuke::delivery {

namespace {

using core::Fault;
using ports::DeliveryState;

/// Refusals that speak of this device or this clinic, not of the record: every record would get the same, and none is
/// at fault. The codes are those of docs/oqs-interface.md.
bool isAboutTheDevice(const core::Error& error)
{
    static constexpr std::array<std::string_view, 4> codes{"SIM-DEVICE-UNKNOWN", "SIM-DEVICE-EXPIRED", "SIM-AUDIENCE",
                                                           "SIM-INSTITUTION"};
    return error.fault == Fault::UplinkRefused && std::ranges::find(codes, error.note.text()) != codes.end();
}

/// Out of reach or not to be trusted is so for every row: the others are spared the wait.
bool isForAll(const core::Error& error)
{
    return isAboutTheDevice(error) || error.fault == Fault::UplinkUnreachable || error.fault == Fault::UplinkUntrusted;
}

core::Redacted recordName(const ports::OutboxRow& row)
{
    // The sequence number, not the jti: staff read it out on the telephone.
    return core::Redacted("record ") + core::Redacted::number(static_cast<std::int64_t>(row.sequence));
}

bool isWithdrawal(const ports::OutboxRow& row) { return kindOf(row.record.token) == ports::RecordKind::Withdrawal; }

/// An outage of a weekend must not fill the audit chain: the first try, the second, the fourth …
enum class Lines { Every, FewOfTheRecord, FewOfTheKind };

class Run {
public:
    Run(ports::ConsentLedger& ledger, ports::Uplink& uplink, ports::Handoff& handoff, ports::Audit& audit, Told& told,
        core::Instant now, std::uint64_t random, const DeliveryLimits& limits)
        : m_ledger(ledger), m_uplink(uplink), m_handoff(handoff), m_audit(audit), m_told(told), m_now(now),
          m_random(random), m_limits(limits)
    {
    }

    core::Result<DeliveryReport> run()
    {
        auto rows = m_ledger.due(m_now, m_limits.most);
        if (!rows)
            return core::failure(rows.error());
        const auto found = rows->size();
        auto waiting = std::move(*rows);
        while (!waiting.empty() && !stopping() && !m_report.stoppedBy)
            deliver(takeGroup(waiting));
        if (stopping())
            m_report.nextDue = m_now;
        else
            settleNextDue(found);
        warn();
        return std::move(m_report);
    }

private:
    struct Answered {
        const ports::OutboxRow* row;
        core::Result<ports::DeliveryAnswer> answer;
    };

    [[nodiscard]] bool stopping() const { return m_limits.stopping && m_limits.stopping(); }

    /// The oldest of each patient; the others stay in `waiting`, but for those behind one that was put off.
    std::vector<ports::OutboxRow> takeGroup(std::vector<ports::OutboxRow>& waiting)
    {
        std::vector<ports::OutboxRow> group;
        std::vector<ports::OutboxRow> later;
        std::set<std::string> patients;
        for (auto& row : waiting) {
            // What OQS has answered before has no order any more; who the patient is may be unknown.
            const bool isFree = row.state == DeliveryState::Accepted || row.record.patient.empty();
            if (!isFree && m_putOff.contains(row.record.patient))
                continue;
            const bool isNext = isFree || patients.insert(row.record.patient).second;
            (isNext ? group : later).push_back(std::move(row));
        }
        waiting = std::move(later);
        return group;
    }

    void deliver(const std::vector<ports::OutboxRow>& group)
    {
        if (group.empty())
            return;
        // Noted before they go: should this ledger be replaced by an older one, no number that OQS has seen is given
        // to another record.
        const auto newest = std::ranges::max(group, {}, &ports::OutboxRow::sequence).sequence;
        if (const auto noted = m_ledger.leaving(newest); !noted) {
            m_report.faults.push_back(noted.error());
            m_report.stoppedBy = noted.error();
            return;
        }
        std::vector<Answered> answers;
        std::size_t first = 0;
        // One goes ahead in a run: when OQS is out of reach, one row has been tried and not a dozen.
        if (!std::exchange(m_hasAsked, true))
            first = ask(group, 0, 1, answers) == ports::Delivering::GoOn ? 1 : group.size();
        if (first < group.size())
            (void)ask(group, first, group.size(), answers);
        std::ranges::sort(answers, {}, [](const Answered& one) { return one.row->sequence; });
        if (storeAnswers(answers))
            handOff(answers);
    }

    ports::Delivering ask(const std::vector<ports::OutboxRow>& group, std::size_t from, std::size_t to,
                          std::vector<Answered>& answers)
    {
        std::vector<ports::Submission> submissions;
        for (const auto& row : std::span(group).subspan(from, to - from))
            // An accepted row is asked about again without its envelope, which is gone: the result was not stored,
            // because it names a person, so OQS is the one place to get it from.
            submissions.push_back({.jti = row.record.jti,
                                   .token = row.record.token,
                                   .envelope = row.state == DeliveryState::Accepted ? "" : row.record.envelope,
                                   .kind = kindOf(row.record.token)});
        auto next = ports::Delivering::GoOn;
        m_uplink.deliverEach(submissions, m_limits.perCall,
                             [&](std::size_t index, core::Result<ports::DeliveryAnswer> answer) {
                                 if (stopping() || (!answer && isForAll(answer.error())))
                                     next = ports::Delivering::End;
                                 answers.push_back({&group[from + index], std::move(answer)});
                                 return next;
                             });
        return next;
    }

    /// Receipts, refusals and postponements of a group in one commit. False when the ledger failed.
    bool storeAnswers(const std::vector<Answered>& answers)
    {
        std::vector<ports::Outcome> outcomes;
        auto report = m_report;
        for (const auto& [row, answer] : answers) {
            if (!answer)
                outcomes.push_back(notDelivered(*row, answer.error(), report));
            else if (row->state == DeliveryState::Waiting)
                outcomes.push_back(accepted(*row, *answer, report));
        }
        return settle(outcomes, std::move(report));
    }

    ports::Outcome accepted(const ports::OutboxRow& row, const ports::DeliveryAnswer& answer, DeliveryReport& report)
    {
        for (const auto fault :
             {Fault::UplinkUnreachable, Fault::UplinkUntrusted, Fault::UplinkRefused, Fault::UplinkBusy})
            m_told.faults.worked(fault);
        const auto event =
            isWithdrawal(row) ? ports::AuditEvent::WithdrawalDelivered : ports::AuditEvent::ConsentDelivered;
        report.delivered.push_back(row.record.jti);
        switch (answer.outcome) {
        case ports::DeliveryOutcome::Accepted:
            ++report.accepted;
            m_lines.push_back({event, recordName(row) + ", accepted"});
            break;
        case ports::DeliveryOutcome::AlreadyHeld:
            ++report.alreadyHeld;
            m_lines.push_back({event, recordName(row) + ", already held"});
            break;
        case ports::DeliveryOutcome::AcceptedLate:
            ++report.acceptedLate;
            m_lines.push_back({event, recordName(row) + ", accepted late"});
            break;
        case ports::DeliveryOutcome::ArrivedTooLate:
            ++report.arrivedTooLate;
            m_lines.push_back({event, recordName(row) + ", arrived too late"});
            break;
        }
        return ports::Outcome::accepted(row.record.jti, answer.receipt);
    }

    ports::Outcome notDelivered(const ports::OutboxRow& row, const core::Error& error, DeliveryReport& report)
    {
        // A consent whose receipt is stored took effect: a refusal of the repeat question only delays its file. What
        // comes from a clock that ran ahead is sent until OQS's has caught up, a consent until its validity is over: it
        // was confirmed (H6), and parked, a withdrawal would leave in force what somebody ended.
        const bool isEarly = error.note.text() == "SIM-TIME" && (isWithdrawal(row) || m_now < row.record.expires);
        if (error.fault == Fault::UplinkRefused && row.state == DeliveryState::Waiting && !isAboutTheDevice(error)
            && !isEarly)
            return parked(row, error, report);
        noteFault(row, error, report,
                  isForAll(error) || error.fault == Fault::UplinkBusy ? Lines::FewOfTheKind : Lines::FewOfTheRecord);
        // A row that alone makes OQS silent is put off like this too, and the next run begins with the one after it.
        if (isForAll(error))
            report.stoppedBy = error;
        if (row.state == DeliveryState::Waiting)
            m_putOff.insert(row.record.patient);
        return postponed(row, report);
    }

    ports::Outcome parked(const ports::OutboxRow& row, const core::Error& error, DeliveryReport& report)
    {
        ++report.parked;
        report.faults.push_back(error);
        m_lines.push_back({isWithdrawal(row) ? ports::AuditEvent::WithdrawalParked : ports::AuditEvent::ConsentParked,
                           recordName(row) + ", " + error.note});
        const auto& code = error.note.text();
        return ports::Outcome::parked(row.record.jti, code.empty() ? "UNNAMED" : code);
    }

    ports::Outcome postponed(const ports::OutboxRow& row, DeliveryReport& report)
    {
        ++report.postponed;
        const auto at = m_now + RetrySchedule::delayAfter(row.tries, RetrySchedule::mixed(m_random, row.sequence));
        return ports::Outcome::postponed(row.record.jti, at);
    }

    /// The files of what has its receipt now, and then "handed off", again in one commit.
    void handOff(const std::vector<Answered>& answers)
    {
        std::vector<ports::Outcome> outcomes;
        auto report = m_report;
        std::vector<const ports::OutboxRow*> rows;
        std::vector<ports::HandoffDocument> documents;
        for (const auto& [row, answer] : answers) {
            if (!answer)
                continue;
            if (answer->outcome == ports::DeliveryOutcome::ArrivedTooLate)
                // Nothing was granted, so there is nothing for the receipt computer. Staff are told before the row is
                // closed: after a crash they are told twice rather than never.
                noteFault(*row, core::Error{Fault::ConsentArrivedLate, "OutboxWorker::deliver", recordName(*row)},
                          report, Lines::Every);
            // A withdrawal brings no qualification result: there is nothing for the receipt computer either.
            if (answer->outcome == ports::DeliveryOutcome::ArrivedTooLate || isWithdrawal(*row)) {
                outcomes.push_back(ports::Outcome::handedOff(row->record.jti));
                continue;
            }
            rows.push_back(row);
            documents.push_back({.jti = row->record.jti,
                                 .qualificationResult = answer->qualificationResult,
                                 .sealed = row->record.sealed,
                                 .granted = grantedItems(row->record.token)});
        }
        const auto written =
            documents.empty() ? std::vector<core::Result<ports::HandoffFile>>() : m_handoff.writeEach(documents);
        for (std::size_t index = 0; index < written.size(); ++index)
            outcomes.push_back(fileDone(*rows[index], written[index], report));
        (void)settle(outcomes, std::move(report));
    }

    ports::Outcome fileDone(const ports::OutboxRow& row, const core::Result<ports::HandoffFile>& written,
                            DeliveryReport& report)
    {
        if (written) {
            m_told.faults.worked(Fault::HandoffFolderMissing);
            m_told.faults.worked(Fault::HandoffWriteFailed);
            ++report.handedOff;
            if (written->replaced > 0)
                m_lines.push_back({ports::AuditEvent::CharactersReplaced,
                                   recordName(row) + ", " + core::Redacted::number(written->replaced)});
            return ports::Outcome::handedOff(row.record.jti);
        }
        // The folder is the clinic's own matter: it holds up neither this consent, which has its receipt, nor any
        // other.
        const auto fault = written.error().fault;
        const bool isTheFolders = fault == Fault::HandoffFolderMissing || fault == Fault::HandoffWriteFailed;
        noteFault(row, written.error(), report, isTheFolders ? Lines::FewOfTheKind : Lines::FewOfTheRecord);
        ++report.handoffPostponed;
        return postponed(row, report);
    }

    /// Each group costs the disk one commit for the ledger and one for the audit, however many are in it. Both stay
    /// fully synchronous: a lost outcome would only be a repeated delivery, which OQS takes once (H6), but the file is
    /// the confirmed consents' too, and shared by many the sync costs each of them next to nothing.
    bool settle(const std::vector<ports::Outcome>& outcomes, DeliveryReport report)
    {
        // Before "handed off" is stored, what staff must know is in the audit; a receipt's line follows its receipt.
        const bool closes =
            std::ranges::any_of(outcomes, [](const auto& one) { return one.kind == ports::Outcome::Kind::HandedOff; });
        if (closes)
            writeLines();
        if (!outcomes.empty())
            if (const auto stored = m_ledger.settle(outcomes); !stored) {
                m_lines.clear();
                m_report.faults.push_back(stored.error());
                m_report.stoppedBy = stored.error();
                return false;
            }
        writeLines();
        m_report = std::move(report);
        return true;
    }

    /// The audit has only what staff do not know yet: validity is as long for every consent, so the newer end later.
    void warn()
    {
        constexpr std::size_t most = 256;
        const auto rows = m_ledger.expiring(m_now + m_limits.warnBefore, most);
        const auto outbox = m_ledger.outbox();
        if (!rows || !outbox)
            return; // the next run asks again
        m_report.signs =
            OutboxSigns{.waiting = outbox->waiting, .parked = outbox->parked, .filesWaiting = outbox->filesWaiting};
        Expiring found;
        for (const auto& row : *rows) {
            if (isWithdrawal(row)) // it has no end
                continue;
            ++m_report.signs->endingSoon;
            if (row.sequence <= m_told.expiringUpTo)
                continue;
            if (found.count++ == 0) {
                found.first = row.sequence;
                found.ends = row.record.expires;
            }
            m_told.expiringUpTo = row.sequence;
        }
        if (found.count == 0)
            return;
        m_report.expiring = found;
        const auto left = (found.ends - m_now).count() / core::Milliseconds(std::chrono::minutes(1)).count();
        m_audit.record(ports::AuditEvent::RecordsExpiring,
                       core::Redacted::number(static_cast<std::int64_t>(found.count)) + " from record "
                           + core::Redacted::number(static_cast<std::int64_t>(found.first)) + ", the first in "
                           + core::Redacted::number(left) + " minutes");
    }

    void writeLines()
    {
        if (!m_lines.empty())
            m_audit.recordEach(m_lines);
        m_lines.clear();
    }

    void noteFault(const ports::OutboxRow& row, const core::Error& error, DeliveryReport& report, Lines lines)
    {
        report.faults.push_back(error);
        if (isWorthALine(row, error, lines))
            m_lines.push_back({ports::AuditEvent::FaultRaised,
                               core::Redacted::number(core::number(error.fault)) + ", " + recordName(row)});
    }

    [[nodiscard]] bool isWorthALine(const ports::OutboxRow& row, const core::Error& error, Lines lines)
    {
        switch (lines) {
        case Lines::Every: return true;
        case Lines::FewOfTheRecord: return std::has_single_bit(static_cast<unsigned>(std::max(row.tries, 0)) + 1U);
        case Lines::FewOfTheKind: return m_told.faults.isWorthALine(error.fault);
        }
        return true;
    }

    void settleNextDue(std::size_t rows)
    {
        if (m_report.stoppedBy) {
            m_report.nextDue = m_now + RetrySchedule::delayAfter(0, m_random);
            return;
        }
        if (rows >= m_limits.most && m_limits.most > 0) {
            m_report.nextDue = m_now; // there may be more
            return;
        }
        // No row is ever put off further than the longest delay, so looking that far ahead sees them all.
        constexpr std::size_t ahead = 32;
        const auto coming = m_ledger.due(m_now + RetrySchedule::longest, ahead);
        if (!coming) {
            m_report.nextDue = m_now + RetrySchedule::delayAfter(0, m_random);
            return;
        }
        for (const auto& row : *coming)
            m_report.nextDue = m_report.nextDue ? std::min(*m_report.nextDue, row.nextTry) : row.nextTry;
        if (m_report.nextDue)
            m_report.nextDue = std::max(*m_report.nextDue, m_now);
    }

    ports::ConsentLedger& m_ledger;
    ports::Uplink& m_uplink;
    ports::Handoff& m_handoff;
    ports::Audit& m_audit;
    Told& m_told;
    core::Instant m_now;
    std::uint64_t m_random;
    DeliveryLimits m_limits;
    DeliveryReport m_report;
    bool m_hasAsked{false};
    std::set<std::string> m_putOff; ///< patients of whom a record waits for a later time
    std::vector<ports::AuditLine> m_lines;
};

} // namespace

core::Result<DeliveryReport> deliverDue(ports::ConsentLedger& ledger, ports::Uplink& uplink, ports::Handoff& handoff,
                                        ports::Audit& audit, Told& told, core::Instant now, std::uint64_t random,
                                        const DeliveryLimits& limits)
{
    return Run(ledger, uplink, handoff, audit, told, now, random, limits).run();
}

std::optional<core::Error> auditGap(const ports::ConsentLedger& ledger, ports::Audit& audit)
{
    const auto gap = ledger.gap();
    if (!gap)
        return std::nullopt;
    const auto missing = core::Redacted("records ") + core::Redacted::number(static_cast<std::int64_t>(gap->first))
                         + " to " + core::Redacted::number(static_cast<std::int64_t>(gap->last));
    audit.record(ports::AuditEvent::LedgerSetBack, missing);
    return core::Error{core::Fault::LedgerCorrupt, "auditGap",
                       core::Redacted("an older ledger was put back: ") + missing};
}

} // namespace uketsuke::delivery
