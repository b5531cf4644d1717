// What installs a new system, as far as a reception has to know of it: it waits for a moment without patients, it was
// installed, or it was taken back. Real: drivers/device. One thread at a time, and not the main one: it may wait for a
// disk.
#pragma once

#include "app/core/Result.h"

#include <cstdint>
#include <string>

namespace uketsuke::ports {

enum class UpdateState : std::uint8_t {
    None,
    Pending,   ///< ready, and will end the kiosk as soon as it may
    Installed, ///< this start is the first one of that version; kept once it is confirmed
    FellBack   ///< that version did not hold; the earlier one runs
};

struct Update {
    UpdateState state{UpdateState::None};
    std::string version; ///< at most 64 characters of [A-Za-z0-9.+~_-]; empty with None
    friend bool operator==(const Update&, const Update&) = default;
};

/// What becomes of a permission that the agent has taken up already.
enum class Claim : std::uint8_t { Respected, Ended };

class UpdateAgent {
public:
    virtual ~UpdateAgent() = default;
    /// Once, at the kiosk's start: what an earlier run confirmed counts no more. Errors: UpdateAgentUnavailable.
    [[nodiscard]] virtual core::Result<> begin() = 0;
    /// What it says now. Errors: UpdateStateMalformed.
    [[nodiscard]] virtual core::Result<Update> look() = 0;
    /// Nobody is here, and nobody will be served: the agent may take this up, and end the kiosk at any moment then.
    /// Errors: UpdateAgentUnavailable; nothing is permitted then.
    [[nodiscard]] virtual core::Result<> permit(const std::string& version) = 0;
    /// Patients come first again: false when the agent has taken the permission up and is at work, and that is
    /// respected. Also when nothing was permitted. Errors: UpdateAgentUnavailable; a permission given before may stand.
    [[nodiscard]] virtual core::Result<bool> forbid(Claim claim) = 0;
    /// That version has opened its reception: keep it. Errors: UpdateAgentUnavailable.
    [[nodiscard]] virtual core::Result<> confirm(const std::string& version) = 0;
};

} // namespace uketsuke::ports
