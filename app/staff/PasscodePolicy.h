// Who may intervene at the kiosk: staff with the 4-digit passcode, who get few tries. Pure: time is passed in, and the
// comparison with the stored hash is somebody else's function. Owned by the session's composition; one thread.
// Never keeps a passcode.
#pragma once

#include "app/core/Instant.h"
#include "app/core/Result.h"
#include "app/core/SecureBytes.h"

#include <deque>
#include <functional>

namespace uketsuke::staff {

enum class Role { Patient, Staff };

struct PasscodeLimits {
    int wrongTries{5};
    core::Milliseconds within{std::chrono::minutes(10)};
    core::Milliseconds lockedFor{std::chrono::minutes(5)};
};

class PasscodePolicy {
public:
    /// True when the passcode is the one whose hash the configuration holds. Called at most once a try.
    using Verify = std::function<bool(const core::SecureBytes& passcode)>;

    static constexpr std::size_t passcodeLength = 4;

    /// Without `verify` the staff check is off, and every try is refused.
    explicit PasscodePolicy(Verify verify, PasscodeLimits limits = {});

    [[nodiscard]] bool isOn() const { return static_cast<bool>(m_verify); }

    /// `now` is monotonic, so that no change of the clock shortens a lock.
    /// Errors: StaffPasscodeWrong with the tries that are left until the lock (-1 when off); StaffPasscodeLocked from
    /// the try that locks on, whatever is entered. A text that cannot be a passcode costs a try as well, or guessing
    /// its length would be free.
    [[nodiscard]] core::Result<Role> tryPasscode(const core::SecureBytes& passcode, core::Milliseconds now);

    /// How long staff still have to wait; zero when not locked.
    [[nodiscard]] core::Milliseconds lockedFor(core::Milliseconds now) const;

private:
    void forgetOld(core::Milliseconds now);

    Verify m_verify;
    PasscodeLimits m_limits;
    std::deque<core::Milliseconds> m_wrong; ///< when; oldest first
    core::Milliseconds m_lockedUntil{0};
};

} // namespace uketsuke::staff
