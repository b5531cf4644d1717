// Who did what when, without personal data. Real: drivers/storage (chained). Any thread.
#pragma once

#include "app/core/Instant.h"
#include "app/core/Redacted.h"

#include <cstdint>
#include <string_view>

namespace uketsuke::ports {

enum class AuditEvent : std::uint8_t {
    KioskStarted,
    KioskStopped,
    SessionBegan,
    SessionEnded,
    IdentityAsserted,
    ConsentStored,
    ConsentDelivered,
    ConsentParked,
    WithdrawalStored,
    WithdrawalDelivered,
    WithdrawalParked,
    ConsentsArchived,
    ArchiveSegmentClosed,
    ArchiveSegmentDeleted,
    ArchiveDamaged,
    SessionAssisted,
    StaffPasscodeAccepted,
    StaffPasscodeRefused,
    StaffReset,
    FaultRaised
};

[[nodiscard]] constexpr std::string_view name(AuditEvent event)
{
    switch (event) {
    case AuditEvent::KioskStarted: return "KioskStarted";
    case AuditEvent::KioskStopped: return "KioskStopped";
    case AuditEvent::SessionBegan: return "SessionBegan";
    case AuditEvent::SessionEnded: return "SessionEnded";
    case AuditEvent::IdentityAsserted: return "IdentityAsserted";
    case AuditEvent::ConsentStored: return "ConsentStored";
    case AuditEvent::ConsentDelivered: return "ConsentDelivered";
    case AuditEvent::ConsentParked: return "ConsentParked";
    case AuditEvent::WithdrawalStored: return "WithdrawalStored";
    case AuditEvent::WithdrawalDelivered: return "WithdrawalDelivered";
    case AuditEvent::WithdrawalParked: return "WithdrawalParked";
    case AuditEvent::ConsentsArchived: return "ConsentsArchived";
    case AuditEvent::ArchiveSegmentClosed: return "ArchiveSegmentClosed";
    case AuditEvent::ArchiveSegmentDeleted: return "ArchiveSegmentDeleted";
    case AuditEvent::ArchiveDamaged: return "ArchiveDamaged";
    case AuditEvent::SessionAssisted: return "SessionAssisted";
    case AuditEvent::StaffPasscodeAccepted: return "StaffPasscodeAccepted";
    case AuditEvent::StaffPasscodeRefused: return "StaffPasscodeRefused";
    case AuditEvent::StaffReset: return "StaffReset";
    case AuditEvent::FaultRaised: return "FaultRaised";
    }
    return "FaultRaised";
}

class Audit {
public:
    virtual ~Audit() = default;
    /// Never fails upwards: what cannot be written is counted and logged.
    virtual void record(AuditEvent event, const core::Redacted& detail) = 0;
};

} // namespace uketsuke::ports
