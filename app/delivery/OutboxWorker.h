// One run over the outbox: delivers what is due, stores the receipts, hands the results to the receipt computer.
// A step without memory of the records: everything it knows of them is in the ledger's rows, so a crash between any two
// lines loses nothing and the next run takes up where the row says. Lives on the delivery thread; never talks to a
// screen.
//
// A consent may be sent more than once; its effect at OQS is once, by jti (H6). The order is fixed for a group: OQS,
// then the receipts into the ledger, then the files, then "handed off". Several are under way at once, but of one
// patient only the oldest: the next one goes when that is answered, and waits for as long as that is put off.
#pragma once

#include "app/delivery/FaultThinning.h"
#include "app/ports/Audit.h"
#include "app/ports/ConsentLedger.h"
#include "app/ports/Handoff.h"
#include "app/ports/Uplink.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace uketsuke::delivery {

struct DeliveryLimits {
    std::size_t most{128};              ///< rows a run: what they cost the disk is shared by all of them
    core::Milliseconds perCall{10'000}; ///< for each question to OQS
    std::function<bool()> stopping{};   ///< asked after every answer; empty: never
    /// How long before a consent's validity ends staff are told that it still waits.
    core::Milliseconds warnBefore{std::chrono::hours(4)};
};

/// What staff have been told, so that they are not told it again; outlives the runs, not the process.
struct Told {
    FaultThinning faults;
    std::uint64_t expiringUpTo{0}; ///< the last record they were warned of
};

/// Consents that have not arrived and whose validity ends soon (H2: what arrives later grants nothing).
struct Expiring {
    std::size_t count{0};
    std::uint64_t first{0}; ///< record
    core::Instant ends;     ///< of the first
    friend bool operator==(const Expiring&, const Expiring&) = default;
};

/// What staff want to know of the outbox at a glance. Names no record.
struct OutboxSigns {
    std::uint64_t waiting{0};
    std::uint64_t parked{0};       ///< refused by OQS for good
    std::uint64_t filesWaiting{0}; ///< OQS's receipt is there, the receipt computer's file is not
    std::uint64_t endingSoon{0};   ///< of those that wait, consents whose validity ends soon or has ended; 256 at most
    friend bool operator==(const OutboxSigns&, const OutboxSigns&) = default;
};

struct DeliveryReport {
    int accepted{0};         ///< took effect now
    int alreadyHeld{0};      ///< OQS had it: an earlier answer was lost on the way or not stored
    int acceptedLate{0};     ///< sealed while OQS was out of reach, arrived in time
    int arrivedTooLate{0};   ///< kept by OQS as evidence, grants nothing; staff must know (ConsentArrivedLate)
    int handedOff{0};        ///< result files written
    int parked{0};           ///< refused for good
    int postponed{0};        ///< tried again later
    int handoffPostponed{0}; ///< of those, how many have their receipt and lack only the file

    /// Consents whose receipt was stored in this run, for the Finished screen.
    std::vector<std::string> delivered;
    /// When the next run is worth its while; nothing when the outbox holds nothing to send.
    std::optional<core::Instant> nextDue;
    /// The faults met, oldest first; what the log is told.
    std::vector<core::Error> faults;
    /// Of these staff had not been told yet.
    std::optional<Expiring> expiring;
    /// What the outbox holds after the run, for staff; nothing when the ledger could not say.
    std::optional<OutboxSigns> signs;
    /// Set when the run ended before its rows did: OQS out of reach or not to be trusted, or the ledger failing.
    std::optional<core::Error> stoppedBy;

    /// Whether any record came further. One that did and left more behind needs no pause before the next.
    [[nodiscard]] bool moved() const { return !delivered.empty() || handedOff > 0 || parked > 0; }
};

/// `random`: one fresh value a run, for the jitter. Fails only when the ledger cannot
/// even be asked what is due; a ledger that fails later is in `stoppedBy`, so that what was delivered before is still
/// told.
core::Result<DeliveryReport> deliverDue(ports::ConsentLedger& ledger, ports::Uplink& uplink, ports::Handoff& handoff,
                                        ports::Audit& audit, Told& told, core::Instant now, std::uint64_t random,
                                        const DeliveryLimits& limits = {});

/// For whoever opened a ledger: notes in the audit what an older file put in its place lacks, and returns it as the
/// fault that staff are told.
std::optional<core::Error> auditGap(const ports::ConsentLedger& ledger, ports::Audit& audit);

} // namespace uketsuke::delivery
