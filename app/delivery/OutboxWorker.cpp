#include "app/delivery/OutboxWorker.h"

#include "app/delivery/RetrySchedule.h"
#include "app/delivery/TokenKind.h"

#include <algorithm>
#include <array>
#include <bit>

namespace uketsuke::delivery {

namespace {

enum class Next { Row, Stop };

/// Refusals that speak of this device or this clinic, not of the record: every record would get the same, and none is
/// at fault. The codes are those of docs/oqs-interface.md.
bool isAboutTheDevice(std::string_view code)
{
    static constexpr std::array<std::string_view, 4> codes{"SIM-DEVICE-UNKNOWN", "SIM-DEVICE-EXPIRED", "SIM-AUDIENCE",
                                                           "SIM-INSTITUTION"};
    return std::ranges::find(codes, code) != codes.end();
}

core::Redacted recordName(const ports::OutboxRow& row)
{
    // The sequence number, not the jti: staff read it out on the telephone.
    return core::Redacted("record ") + core::Redacted::number(static_cast<std::int64_t>(row.sequence));
}

class Run {
public:
    Run(ports::ConsentLedger& ledger, ports::Uplink& uplink, ports::Handoff& handoff, ports::Audit& audit,
        core::Instant now, std::uint64_t random, const DeliveryLimits& limits)
        : m_ledger(ledger), m_uplink(uplink), m_handoff(handoff), m_audit(audit), m_now(now), m_random(random),
          m_limits(limits)
    {
    }

    core::Result<DeliveryReport> run()
    {
        const auto rows = m_ledger.due(m_now, m_limits.most);
        if (!rows)
            return core::failure(rows.error());

        for (const auto& row : *rows) {
            if (m_limits.stopping && m_limits.stopping()) {
                m_report.nextDue = m_now;
                return std::move(m_report);
            }
            if (deliver(row) == Next::Stop)
                break;
        }
        settleNextDue(rows->size());
        return std::move(m_report);
    }

private:
    Next deliver(const ports::OutboxRow& row)
    {
        switch (row.state) {
        case ports::DeliveryState::Waiting:
        case ports::DeliveryState::Accepted: break;
        case ports::DeliveryState::HandedOff:
        case ports::DeliveryState::Parked: return Next::Row; // the ledger's contract keeps these out
        }

        // An accepted row is asked about again without its envelope, which is gone: the result was not stored, because
        // it names a person, so OQS is the one place to get it from.
        const auto isAccepted = row.state == ports::DeliveryState::Accepted;
        const auto kind = kindOf(row.record.token);
        const auto answer = m_uplink.deliver({.jti = row.record.jti,
                                              .token = row.record.token,
                                              .envelope = isAccepted ? std::string() : row.record.envelope,
                                              .kind = kind},
                                             m_limits.perCall);
        if (!answer)
            return notDelivered(row, answer.error());

        if (!isAccepted) {
            if (const auto stored = m_ledger.accept(row.record.jti, answer->receipt); !stored)
                return ledgerFailed(stored.error());
            accepted(row, kind, answer->outcome);
        }
        if (answer->outcome == ports::DeliveryOutcome::ArrivedTooLate) {
            // Nothing was granted, so there is nothing for the receipt computer. Staff are told before the row is
            // closed: after a crash they are told twice rather than never.
            noteFault(row, core::Error{core::Fault::ConsentArrivedLate, "OutboxWorker::deliver", recordName(row)});
            return markHandedOff(row);
        }
        // A withdrawal brings no qualification result: there is nothing for the receipt computer.
        if (kind == ports::RecordKind::Withdrawal)
            return markHandedOff(row);
        return handOff(row, *answer);
    }

    void accepted(const ports::OutboxRow& row, ports::RecordKind kind, ports::DeliveryOutcome outcome)
    {
        const auto delivered = kind == ports::RecordKind::Withdrawal ? ports::AuditEvent::WithdrawalDelivered
                                                                     : ports::AuditEvent::ConsentDelivered;
        m_report.delivered.push_back(row.record.jti);
        switch (outcome) {
        case ports::DeliveryOutcome::Accepted:
            ++m_report.accepted;
            m_audit.record(delivered, recordName(row) + ", accepted");
            return;
        case ports::DeliveryOutcome::AlreadyHeld:
            ++m_report.alreadyHeld;
            m_audit.record(delivered, recordName(row) + ", already held");
            return;
        case ports::DeliveryOutcome::AcceptedLate:
            ++m_report.acceptedLate;
            m_audit.record(delivered, recordName(row) + ", accepted late");
            return;
        case ports::DeliveryOutcome::ArrivedTooLate:
            ++m_report.arrivedTooLate;
            m_audit.record(delivered, recordName(row) + ", arrived too late");
            return;
        }
    }

    Next handOff(const ports::OutboxRow& row, const ports::DeliveryAnswer& answer)
    {
        const auto written = m_handoff.write(
            {.jti = row.record.jti, .qualificationResult = answer.qualificationResult, .sealed = row.record.sealed});
        if (!written) {
            // The folder is the clinic's own matter: it holds up neither this consent, which has its receipt, nor
            // any other.
            noteFault(row, written.error());
            ++m_report.handoffPostponed;
            return postpone(row, Next::Row);
        }
        ++m_report.handedOff;
        return markHandedOff(row);
    }

    Next markHandedOff(const ports::OutboxRow& row)
    {
        if (const auto marked = m_ledger.handedOff(row.record.jti); !marked)
            return ledgerFailed(marked.error());
        return Next::Row;
    }

    Next notDelivered(const ports::OutboxRow& row, const core::Error& error)
    {
        // A consent whose receipt is stored took effect: a refusal of the repeat question only delays its file.
        const auto isDevice = error.fault == core::Fault::UplinkRefused && isAboutTheDevice(error.note.text());
        // A withdrawal from a clock that ran ahead is sent until OQS's has caught up: parked, it would leave in force
        // what somebody ended.
        const auto isEarly =
            error.note.text() == "SIM-TIME" && kindOf(row.record.token) == ports::RecordKind::Withdrawal;
        if (error.fault == core::Fault::UplinkRefused && row.state == ports::DeliveryState::Waiting && !isDevice
            && !isEarly)
            return park(row, error);
        noteFault(row, error);
        // Out of reach or not to be trusted is so for every row: the others are spared the wait. A row that alone
        // makes OQS silent is put off like this too, and the next run begins with the one after it.
        const auto isForAll =
            isDevice || error.fault == core::Fault::UplinkUnreachable || error.fault == core::Fault::UplinkUntrusted;
        if (isForAll)
            m_report.stoppedBy = error;
        return postpone(row, isForAll ? Next::Stop : Next::Row);
    }

    Next park(const ports::OutboxRow& row, const core::Error& error)
    {
        const auto& code = error.note.text();
        if (const auto parked = m_ledger.park(row.record.jti, code.empty() ? "UNNAMED" : code); !parked)
            return ledgerFailed(parked.error());
        ++m_report.parked;
        m_report.faults.push_back(error);
        m_audit.record(kindOf(row.record.token) == ports::RecordKind::Withdrawal ? ports::AuditEvent::WithdrawalParked
                                                                                 : ports::AuditEvent::ConsentParked,
                       recordName(row) + ", " + error.note);
        return Next::Row;
    }

    Next postpone(const ports::OutboxRow& row, Next next)
    {
        const auto at = m_now + RetrySchedule::delayAfter(row.tries, RetrySchedule::mixed(m_random, row.sequence));
        if (const auto set = m_ledger.tryAgainAt(row.record.jti, at); !set)
            return ledgerFailed(set.error());
        ++m_report.postponed;
        return next;
    }

    Next ledgerFailed(const core::Error& error)
    {
        m_report.faults.push_back(error);
        m_report.stoppedBy = error;
        return Next::Stop;
    }

    void noteFault(const ports::OutboxRow& row, const core::Error& error)
    {
        m_report.faults.push_back(error);
        // An outage of a weekend must not fill the audit chain: the first try, the second, the fourth …
        if (std::has_single_bit(static_cast<unsigned>(std::max(row.tries, 0)) + 1U))
            m_audit.record(ports::AuditEvent::FaultRaised,
                           core::Redacted::number(core::number(error.fault)) + ", " + recordName(row));
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
    core::Instant m_now;
    std::uint64_t m_random;
    DeliveryLimits m_limits;
    DeliveryReport m_report;
};

} // namespace

core::Result<DeliveryReport> deliverDue(ports::ConsentLedger& ledger, ports::Uplink& uplink, ports::Handoff& handoff,
                                        ports::Audit& audit, core::Instant now, std::uint64_t random,
                                        const DeliveryLimits& limits)
{
    return Run(ledger, uplink, handoff, audit, now, random, limits).run();
}

} // namespace uketsuke::delivery
