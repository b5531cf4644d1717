// How often a card's holder was compared lately, whoever the sessions belonged to (H10): six tries in fifteen minutes,
// card put in again or not. Holds thumbprints and times in wiped memory and nowhere else. Not thread-safe: one owner,
// the session's thread. Time is monotonic and passed in.
#pragma once

#include "app/core/Instant.h"
#include "app/core/SecureBytes.h"

namespace uketsuke::identity {

class FaceTryLedger {
public:
    static constexpr int mostTries = 6;
    static constexpr core::Milliseconds window{15 * 60 * 1000};

    /// Tries of that card key within the window that ends now.
    [[nodiscard]] int tries(const core::Sha256Digest& keyThumbprint, core::Milliseconds now);
    [[nodiscard]] bool mayTry(const core::Sha256Digest& keyThumbprint, core::Milliseconds now)
    {
        return tries(keyThumbprint, now) < mostTries;
    }
    void recordTry(const core::Sha256Digest& keyThumbprint, core::Milliseconds now);
    void clear() { m_entries.clear(); }

private:
    void forgetOld(core::Milliseconds now);

    core::SecureBytes m_entries; ///< thumbprint (32) and time (8), oldest first
};

} // namespace uketsuke::identity
