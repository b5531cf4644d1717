// The world around the outbox, in memory: a ledger and an OQS that survive a crash of the kiosk, a folder, an audit.
// A crash is an exception thrown before or after the work of any port call; the worker is thrown away with it.
#pragma once

#include "app/delivery/OutboxWorker.h"
#include "app/delivery/RetrySchedule.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace stage {

using namespace uketsuke;

struct Crash {};

/// Counts port calls twice, before and after their work, and crashes at the chosen point.
class CrashPoints {
public:
    int crashAt{-1};
    int passed{0};
    void pass()
    {
        if (passed++ == crashAt)
            throw Crash{};
    }
};

inline core::Sha256Digest emptyDigest() { return {}; }

class Ledger : public ports::ConsentLedger {
public:
    explicit Ledger(CrashPoints& points) : m_points(points) {}

    std::vector<ports::OutboxRow> rows;
    std::map<std::string, std::string> receipts;
    std::map<std::string, std::string> reasons;
    std::optional<core::Error> acceptFails, dueFails, leavingFails;
    std::uint64_t left{0};
    std::vector<std::size_t> commits; ///< how many outcomes each held

    void add(const std::string& jti, const std::string& token, core::Instant sealed, const std::string& patient = {})
    {
        rows.push_back({.sequence = rows.size() + 1,
                        .record = {.jti = jti,
                                   .token = token,
                                   .envelope = "envelope of " + jti,
                                   .sealed = sealed,
                                   .expires = sealed + std::chrono::hours(24),
                                   .patient = patient},
                        .state = ports::DeliveryState::Waiting,
                        .tries = 0,
                        .nextTry = sealed});
    }
    ports::OutboxRow& row(const std::string& jti)
    {
        return *std::ranges::find_if(rows, [&](const auto& one) { return one.record.jti == jti; });
    }

    core::Result<ports::LedgerHead> head() override { return ports::LedgerHead{rows.size(), emptyDigest()}; }
    core::Result<> writable() override { return {}; }
    core::Result<> append(const ports::LedgerRecord& record, const ports::LedgerHead&) override
    {
        add(record.jti, record.token, record.sealed);
        return {};
    }
    core::Result<std::vector<ports::OutboxRow>> due(core::Instant now, std::size_t most) override
    {
        m_points.pass();
        if (dueFails)
            return core::failure(*dueFails);
        std::vector<ports::OutboxRow> found;
        std::set<std::string> putOff; // patients
        for (const auto& one : rows) {
            const bool waits = one.state == ports::DeliveryState::Waiting;
            if (waits && one.nextTry > now && !one.record.patient.empty())
                putOff.insert(one.record.patient);
            const auto isOpen =
                one.state == ports::DeliveryState::Accepted || (waits && !putOff.contains(one.record.patient));
            if (isOpen && one.nextTry <= now && found.size() < most)
                found.push_back(one);
        }
        m_points.pass();
        return found;
    }
    core::Result<> settle(const std::vector<ports::Outcome>& outcomes) override
    {
        m_points.pass();
        const auto before = rows;
        for (const auto& outcome : outcomes) {
            auto& one = row(outcome.jti);
            switch (outcome.kind) {
            case ports::Outcome::Kind::Accepted:
                if (acceptFails) {
                    rows = before;
                    return core::failure(*acceptFails);
                }
                receipts[outcome.jti] = outcome.text;
                one.state = ports::DeliveryState::Accepted;
                one.record.envelope.clear();
                break;
            case ports::Outcome::Kind::HandedOff: one.state = ports::DeliveryState::HandedOff; break;
            case ports::Outcome::Kind::Parked:
                one.state = ports::DeliveryState::Parked;
                reasons[outcome.jti] = outcome.text;
                break;
            case ports::Outcome::Kind::Postponed:
                one.nextTry = outcome.next;
                ++one.tries;
                break;
            }
        }
        commits.push_back(outcomes.size());
        m_points.pass();
        return {};
    }
    core::Result<> leaving(std::uint64_t highest) override
    {
        m_points.pass();
        if (leavingFails)
            return core::failure(*leavingFails);
        left = std::max(left, highest);
        m_points.pass();
        return {};
    }
    std::optional<ports::LedgerGap> missing;
    std::optional<ports::LedgerGap> gap() const override { return missing; }
    core::Result<std::vector<ports::OutboxRow>> expiring(core::Instant before, std::size_t most) override
    {
        std::vector<ports::OutboxRow> found;
        for (const auto& one : rows)
            if (found.size() < most && one.state == ports::DeliveryState::Waiting && one.record.expires < before)
                found.push_back(one);
        return found;
    }
    core::Result<std::vector<ports::ParkedRow>> parked(std::size_t) override { return std::vector<ports::ParkedRow>(); }
    core::Result<ports::DeliveryState> deliveryState(const std::string& jti) override { return row(jti).state; }
    bool outboxFails{false};
    core::Result<ports::OutboxSummary> outbox() override
    {
        if (outboxFails)
            return core::failure(core::Fault::LedgerCorrupt, "Stage::outbox");
        const auto in = [this](ports::DeliveryState state) {
            return std::uint64_t(std::ranges::count(rows, state, &ports::OutboxRow::state));
        };
        return ports::OutboxSummary{.waiting = in(ports::DeliveryState::Waiting),
                                    .parked = in(ports::DeliveryState::Parked),
                                    .filesWaiting = in(ports::DeliveryState::Accepted),
                                    .oldestWaiting = {}};
    }
    core::Result<std::vector<ports::OutboxRow>> recent(core::Instant) override { return rows; }
    core::Result<> unpark(const std::string& jti, core::Instant now) override
    {
        row(jti).state = ports::DeliveryState::Waiting;
        row(jti).nextTry = now;
        row(jti).tries = 0;
        return {};
    }
    core::Result<> closeParked(const std::string& jti, core::Instant) override
    {
        row(jti).state = ports::DeliveryState::Closed;
        return {};
    }
    core::Result<std::vector<ports::WholeRow>> archivable(core::Instant, std::size_t) override
    {
        return std::vector<ports::WholeRow>();
    }
    core::Result<> shrink(const std::vector<ports::Shrinking>&) override { return {}; }
    core::Result<ports::ArchivePlace> lastArchived() override { return ports::ArchivePlace{}; }

private:
    CrashPoints& m_points;
};

/// OQS: one effect a jti, whatever arrives how often. What it does with a jti can be scripted.
class Oqs : public ports::Uplink {
public:
    explicit Oqs(CrashPoints& points) : m_points(points) {}

    std::map<std::string, int> effects;
    std::set<std::string> evidence; ///< arrived too late
    std::set<std::string> tooLate, late;
    std::map<std::string, core::Error> errors; ///< answered with this, nothing taken
    std::set<std::string> silentAfterTaking;   ///< takes it, and the first answer is lost
    std::vector<ports::Submission> seen;
    std::vector<std::vector<std::string>> calls; ///< which were under way together

    core::Result<ports::Nonce> nonce(core::Milliseconds) override { return ports::Nonce{"nonce"}; }
    core::Result<ports::SessionConditions> conditions(const ports::CardBinding&, core::Milliseconds) override
    {
        return ports::SessionConditions{};
    }
    core::Result<std::vector<ports::ActiveConsent>> activeConsents(const ports::CardBinding&, const std::string&,
                                                                   core::Milliseconds) override
    {
        return std::vector<ports::ActiveConsent>{};
    }
    core::Result<ports::FoundDocuments> findDocuments(const ports::CardBinding&, const core::SecureBytes&,
                                                      core::Milliseconds) override
    {
        return core::failure(core::Fault::ExchangeNumberUnknown, "Oqs::findDocuments");
    }
    core::Result<> registerCard(const ports::CardBinding&, core::Milliseconds) override { return {}; }
    void deliverEach(const std::vector<ports::Submission>& submissions, core::Milliseconds limit,
                     const ports::Answered& answered) override
    {
        calls.emplace_back();
        for (const auto& submission : submissions)
            calls.back().push_back(submission.jti);
        Uplink::deliverEach(submissions, limit, answered);
    }
    core::Result<ports::DeliveryAnswer> deliver(const ports::Submission& submission, core::Milliseconds) override
    {
        m_points.pass();
        seen.push_back(submission);
        const auto& jti = submission.jti;
        if (const auto error = errors.find(jti); error != errors.end())
            return core::failure(error->second);

        ports::DeliveryAnswer answer{.receipt = "receipt of " + jti, .qualificationResult = "result of " + jti};
        if (tooLate.contains(jti)) {
            evidence.insert(jti);
            answer.outcome = ports::DeliveryOutcome::ArrivedTooLate;
            answer.qualificationResult.clear();
        } else if (effects.contains(jti)) {
            answer.outcome = ports::DeliveryOutcome::AlreadyHeld;
        } else if (submission.envelope.empty()) {
            return core::failure(core::Fault::UplinkRefused, "Oqs", "SIM-ENVELOPE");
        } else {
            ++effects[jti];
            answer.outcome =
                late.contains(jti) ? ports::DeliveryOutcome::AcceptedLate : ports::DeliveryOutcome::Accepted;
        }
        if (submission.kind == ports::RecordKind::Withdrawal)
            answer.qualificationResult.clear();
        m_points.pass();
        if (silentAfterTaking.erase(jti) > 0)
            return core::failure(core::Fault::UplinkUnreachable, "Oqs");
        return answer;
    }

private:
    CrashPoints& m_points;
};

class Folder : public ports::Handoff {
public:
    explicit Folder(CrashPoints& points) : m_points(points) {}

    std::map<std::string, std::string> files; ///< by name: the same jti gives the same name
    std::map<std::string, core::Error> errors;
    std::map<std::string, std::vector<std::string>> granted; ///< as it was told, by jti
    int replaced{0};

    core::Result<ports::HandoffFile> write(const ports::HandoffDocument& document) override
    {
        m_points.pass();
        if (const auto error = errors.find(document.jti); error != errors.end())
            return core::failure(error->second);
        granted[document.jti] = document.granted;
        files["file of " + document.jti] = document.qualificationResult;
        m_points.pass();
        return ports::HandoffFile{"file of " + document.jti, replaced};
    }

private:
    CrashPoints& m_points;
};

class AuditTrail : public ports::Audit {
public:
    explicit AuditTrail(CrashPoints& points) : m_points(points) {}

    std::vector<std::pair<ports::AuditEvent, std::string>> lines;

    void record(ports::AuditEvent event, const core::Redacted& detail) override
    {
        m_points.pass();
        lines.emplace_back(event, detail.text());
        m_points.pass();
    }
    [[nodiscard]] int count(ports::AuditEvent event) const
    {
        return static_cast<int>(std::ranges::count_if(lines, [&](const auto& line) { return line.first == event; }));
    }

private:
    CrashPoints& m_points;
};

struct World {
    CrashPoints points;
    Ledger ledger{points};
    Oqs oqs{points};
    Folder folder{points};
    AuditTrail audit{points};
    delivery::Told told;
    core::Instant now{1'795'000'000'000};

    core::Result<delivery::DeliveryReport> run(const delivery::DeliveryLimits& limits = {})
    {
        return delivery::deliverDue(ledger, oqs, folder, audit, told, now, 7, limits);
    }
};

} // namespace stage
