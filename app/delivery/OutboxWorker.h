// One run over the outbox: delivers what is due, stores the receipts, hands the results to the receipt computer.
// A step without memory: everything it knows is in the ledger's rows, so a crash between any two lines loses nothing
// and the next run takes up where the row says. Lives on the uplink thread; never talks to a screen.
//
// A consent may be sent more than once; its effect at OQS is once, by jti (H6). The order is fixed: OQS, then the
// receipt into the ledger, then the file, then "handed off".
#pragma once

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
    std::size_t most{10};               ///< rows a run
    core::Milliseconds perCall{10'000}; ///< for each question to OQS
    std::function<bool()> stopping{};   ///< asked before every row; empty: never
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
    /// The faults met, oldest first; what staff and the counter's console are told.
    std::vector<core::Error> faults;
    /// Set when the run ended before its rows did: OQS out of reach or not to be trusted, or the ledger failing.
    std::optional<core::Error> stoppedBy;
};

/// `random`: one fresh value a run, for the jitter. Fails only when the ledger cannot even be asked what is due;
/// a ledger that fails later is in `stoppedBy`, so that what was delivered before is still told.
core::Result<DeliveryReport> deliverDue(ports::ConsentLedger& ledger, ports::Uplink& uplink, ports::Handoff& handoff,
                                        ports::Audit& audit, core::Instant now, std::uint64_t random,
                                        const DeliveryLimits& limits = {});

} // namespace uketsuke::delivery
