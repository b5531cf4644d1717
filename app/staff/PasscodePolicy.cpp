#include "app/staff/PasscodePolicy.h"

#include <algorithm>
#include <utility>

namespace uketsuke::staff {
namespace {

bool canBePasscode(const core::SecureBytes& passcode)
{
    return passcode.size() == PasscodePolicy::passcodeLength
           && std::ranges::all_of(passcode.view(),
                                  [](std::byte digit) { return digit >= std::byte{'0'} && digit <= std::byte{'9'}; });
}

auto refused(core::Fault fault, core::Redacted note, int triesLeft)
{
    return core::failure(core::Error{fault, "PasscodePolicy::tryPasscode", std::move(note), triesLeft});
}

} // namespace

PasscodePolicy::PasscodePolicy(Verify verify, PasscodeLimits limits) : m_verify(std::move(verify)), m_limits(limits) {}

core::Result<Role> PasscodePolicy::tryPasscode(const core::SecureBytes& passcode, core::Milliseconds now)
{
    if (!isOn())
        return refused(core::Fault::StaffPasscodeWrong, "the staff check is off", -1);
    if (lockedFor(now).count() > 0)
        return refused(core::Fault::StaffPasscodeLocked, "locked after wrong tries", 0);
    forgetOld(now);
    if (canBePasscode(passcode) && m_verify(passcode)) {
        m_wrong.clear();
        return Role::Staff;
    }
    m_wrong.push_back(now);
    const int left = std::max(0, m_limits.wrongTries - static_cast<int>(m_wrong.size()));
    if (left == 0) {
        m_lockedUntil = now + m_limits.lockedFor;
        m_wrong.clear();
        return refused(core::Fault::StaffPasscodeLocked, "wrong passcode, and locked", left);
    }
    return refused(core::Fault::StaffPasscodeWrong, "wrong passcode", left);
}

core::Milliseconds PasscodePolicy::lockedFor(core::Milliseconds now) const
{
    return std::max(core::Milliseconds(0), m_lockedUntil - now);
}

void PasscodePolicy::forgetOld(core::Milliseconds now)
{
    while (!m_wrong.empty() && now - m_wrong.front() >= m_limits.within)
        m_wrong.pop_front();
}

} // namespace uketsuke::staff
