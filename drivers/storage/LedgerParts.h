// What both halves of SqliteLedger and the reading of a damaged one use. Only inside drivers/storage.
#pragma once

#include "app/core/Bytes.h"
#include "app/core/Result.h"
#include "app/ports/ConsentLedger.h"

#include <algorithm>

namespace uketsuke::storage {

/// Delivery states as the file has them; never renumbered. 0: waiting. What is closed is parked there, too.
inline ports::DeliveryState stateOf(std::int64_t stored, bool isClosed)
{
    constexpr int accepted = 1;
    constexpr int handedOff = 2;
    constexpr int parked = 3;
    switch (stored) {
    case accepted: return ports::DeliveryState::Accepted;
    case handedOff: return ports::DeliveryState::HandedOff;
    case parked: return isClosed ? ports::DeliveryState::Closed : ports::DeliveryState::Parked;
    default: return ports::DeliveryState::Waiting;
    }
}

inline core::Sha256Digest digestOf(const core::Bytes& blob)
{
    core::Sha256Digest digest{};
    if (blob.size() == digest.size())
        std::ranges::copy(blob, digest.begin());
    return digest;
}

inline std::unexpected<core::Error> refused(core::Redacted note)
{
    return core::failure(core::Fault::LedgerWriteFailed, "SqliteLedger", std::move(note));
}

} // namespace uketsuke::storage
