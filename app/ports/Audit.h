// Who did what when, without personal data. Real: drivers/storage (chained). Any thread.
#pragma once

#include "app/core/Instant.h"
#include "app/core/Redacted.h"
#include "app/core/Result.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace uketsuke::ports {

enum class AuditEvent : std::uint8_t {
    KioskStarted,
    KioskStopped,
    SessionBegan,
    SessionEnded,
    IdentityAsserted,
    CardRegistered,
    CardRegistrationRefused,
    ConsentStored,
    ConsentDelivered,
    ConsentParked,
    WithdrawalStored,
    WithdrawalDelivered,
    WithdrawalParked,
    RecordsExpiring,
    RecordPutBack,
    RecordClosed,
    LedgerSetBack,
    CharactersReplaced,
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
    case AuditEvent::CardRegistered: return "CardRegistered";
    case AuditEvent::CardRegistrationRefused: return "CardRegistrationRefused";
    case AuditEvent::ConsentStored: return "ConsentStored";
    case AuditEvent::ConsentDelivered: return "ConsentDelivered";
    case AuditEvent::ConsentParked: return "ConsentParked";
    case AuditEvent::WithdrawalStored: return "WithdrawalStored";
    case AuditEvent::WithdrawalDelivered: return "WithdrawalDelivered";
    case AuditEvent::WithdrawalParked: return "WithdrawalParked";
    case AuditEvent::RecordsExpiring: return "RecordsExpiring";
    case AuditEvent::RecordPutBack: return "RecordPutBack";
    case AuditEvent::RecordClosed: return "RecordClosed";
    case AuditEvent::LedgerSetBack: return "LedgerSetBack";
    case AuditEvent::CharactersReplaced: return "CharactersReplaced";
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

struct AuditLine {
    AuditEvent event;
    core::Redacted detail;
};

class Audit {
public:
    virtual ~Audit() = default;
    /// Never fails upwards: what cannot be written is counted, and the kiosk logs the count.
    virtual void record(AuditEvent event, const core::Redacted& detail) = 0;
    /// As `record` for each, in order; the real one syncs once.
    virtual void recordEach(const std::vector<AuditLine>& lines)
    {
        for (const auto& [event, detail] : lines)
            record(event, detail);
    }
    /// Lines that could not be written since the start. Any thread.
    [[nodiscard]] virtual std::uint64_t unwritten() const { return 0; }
    /// Whether every line still follows from the one before. Reads all of it. Errors: LedgerCorrupt, LedgerUnavailable.
    virtual core::Result<> verifyChain() { return {}; }
};

} // namespace uketsuke::ports
