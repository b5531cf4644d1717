// What can go wrong, as stable numbers that staff can read out on the telephone, and what to do next.
// One table is the only source: docs/faults.md is checked against it. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace uketsuke::core {

/// What the person in front of the kiosk can do about a fault. Shown to the patient instead of the fault.
enum class Remedy : std::uint8_t {
    TryAgain,
    TryAgainOrDesk,
    ReinsertCard,
    UseAnotherCard,
    UsePin,
    AskStaff,
    OutOfService
};

// Ranges: 1xx reader, 2xx card, 3xx camera, 4xx face, 5xx consent and session, 6xx crypto, 7xx storage and
// hand-off, 8xx uplink, 9xx device. A number is never given a second meaning; retired numbers stay unused.
#define UKETSUKE_FAULTS(X)                                                                                             \
    X(101, CardServiceUnavailable, OutOfService)                                                                       \
    X(102, ReaderMissing, OutOfService)                                                                                \
    X(103, ReaderLost, OutOfService)                                                                                   \
    X(104, ReaderBusy, TryAgain)                                                                                       \
    X(105, ReaderProtocolFault, ReinsertCard)                                                                          \
    X(201, CardRemoved, ReinsertCard)                                                                                  \
    X(202, CardUnresponsive, ReinsertCard)                                                                             \
    X(203, NotAMyNumberCard, UseAnotherCard)                                                                           \
    X(204, SmartphoneOnReader, AskStaff)                                                                               \
    X(205, OldResidentCard, UseAnotherCard)                                                                            \
    X(206, CardAnswerMalformed, ReinsertCard)                                                                          \
    X(207, CardStatusUnexpected, ReinsertCard)                                                                         \
    X(208, CardNumberWrong, TryAgain)                                                                                  \
    X(209, CardNumberTriesLow, AskStaff)                                                                               \
    X(210, PinWrong, TryAgain)                                                                                         \
    X(211, PinBlocked, AskStaff)                                                                                       \
    X(212, CertificateMissing, AskStaff)                                                                               \
    X(213, CertificateExpired, AskStaff)                                                                               \
    X(214, CertificateUntrusted, AskStaff)                                                                             \
    X(215, CardRecordUntrusted, AskStaff)                                                                              \
    X(216, ChipNotGenuine, AskStaff)                                                                                   \
    X(217, CardSpliced, AskStaff)                                                                                      \
    X(218, PhotoMissing, UsePin)                                                                                       \
    X(219, PhotoUnreadable, UsePin)                                                                                    \
    X(220, CardExpired, AskStaff)                                                                                      \
    X(221, CardNumberImplausible, TryAgain)                                                                            \
    X(222, PinLastTry, AskStaff)                                                                                       \
    X(223, CardSwapped, ReinsertCard)                                                                                  \
    X(224, CardContactWeak, ReinsertCard)                                                                              \
    X(225, ChipUnreadable, AskStaff)                                                                                   \
    X(226, DrivingLicenceOnReader, UseAnotherCard)                                                                     \
    X(227, ResidenceCardOnReader, UseAnotherCard)                                                                      \
    X(228, StorageCardOnReader, UseAnotherCard)                                                                        \
    X(230, CardFaceUnreadable, TryAgain)                                                                               \
    X(301, CameraMissing, UsePin)                                                                                      \
    X(302, CameraLost, UsePin)                                                                                         \
    X(303, CameraFrozen, UsePin)                                                                                       \
    X(304, CameraFrameMalformed, UsePin)                                                                               \
    X(401, ModelMissing, OutOfService)                                                                                 \
    X(402, ModelDigestMismatch, OutOfService)                                                                          \
    X(403, ModelUnusable, OutOfService)                                                                                \
    X(404, FaceNotFound, UsePin)                                                                                       \
    X(405, FaceNotMatched, UsePin)                                                                                     \
    X(406, FaceTriesExhausted, UsePin)                                                                                 \
    X(407, AttackSuspected, AskStaff)                                                                                  \
    X(408, NoFaceInPhoto, UsePin)                                                                                      \
    X(409, FaceActionNotSeen, UsePin)                                                                                  \
    X(501, FormMissing, OutOfService)                                                                                  \
    X(502, FormMalformed, OutOfService)                                                                                \
    X(503, FormDigestMismatch, OutOfService)                                                                           \
    X(504, DecisionIncomplete, TryAgain)                                                                               \
    X(505, SessionTimeLimit, TryAgainOrDesk)                                                                           \
    X(506, SessionResetByStaff, TryAgain)                                                                              \
    X(507, SessionCancelled, TryAgainOrDesk)                                                                           \
    X(508, StaffDeclined, AskStaff)                                                                                    \
    X(509, StaffPasscodeWrong, AskStaff)                                                                               \
    X(510, RegistrationDeclined, AskStaff)                                                                             \
    X(511, RegistrationRefused, AskStaff)                                                                              \
    X(512, ExchangeNumberUnknown, TryAgain)                                                                            \
    X(513, ExchangeNumberLocked, AskStaff)                                                                             \
    X(514, StaffPasscodeLocked, AskStaff)                                                                              \
    X(601, DeviceKeyMissing, OutOfService)                                                                             \
    X(602, DeviceCertificateInvalid, OutOfService)                                                                     \
    X(603, SigningFailed, TryAgain)                                                                                    \
    X(604, TestMaterialRefused, OutOfService)                                                                          \
    X(605, RandomSourceUnavailable, OutOfService)                                                                      \
    X(606, TrustAnchorsInvalid, OutOfService)                                                                          \
    X(607, EncryptionFailed, TryAgain)                                                                                 \
    X(608, KeyStoreUnavailable, OutOfService)                                                                          \
    X(609, KeyStoreLocked, OutOfService)                                                                               \
    X(610, KeyStoreBusy, TryAgain)                                                                                     \
    X(701, LedgerUnavailable, OutOfService)                                                                            \
    X(702, LedgerCorrupt, OutOfService)                                                                                \
    X(703, LedgerFull, OutOfService)                                                                                   \
    X(704, LedgerWriteFailed, AskStaff)                                                                                \
    X(705, LedgerReadOnly, OutOfService)                                                                               \
    X(711, HandoffFolderMissing, AskStaff)                                                                             \
    X(712, HandoffWriteFailed, AskStaff)                                                                               \
    X(801, UplinkUnreachable, TryAgain)                                                                                \
    X(802, UplinkRefused, AskStaff)                                                                                    \
    X(803, UplinkUntrusted, AskStaff)                                                                                  \
    X(804, UplinkAnswerMalformed, AskStaff)                                                                            \
    X(805, UplinkBusy, TryAgain)                                                                                       \
    X(806, ConsentArrivedLate, AskStaff)                                                                               \
    X(901, ConfigurationInvalid, OutOfService)                                                                         \
    X(902, ClockUntrusted, AskStaff)                                                                                   \
    X(903, WorkerStuck, OutOfService)                                                                                  \
    X(904, InternalFault, AskStaff)                                                                                    \
    X(905, UpdatePending, OutOfService)                                                                                \
    X(906, UpdateFellBack, AskStaff)                                                                                   \
    X(907, UpdateStateMalformed, AskStaff)                                                                             \
    X(908, UpdateAgentUnavailable, AskStaff)

enum class Fault : std::uint16_t {
#define UKETSUKE_FAULT_ENUMERATOR(number, name, remedy) name = number,
    UKETSUKE_FAULTS(UKETSUKE_FAULT_ENUMERATOR)
#undef UKETSUKE_FAULT_ENUMERATOR
};

struct FaultEntry {
    Fault fault;
    std::string_view name;
    Remedy remedy;
};

inline constexpr std::array faultTable{
#define UKETSUKE_FAULT_ROW(number, name, remedy) FaultEntry{Fault::name, #name, Remedy::remedy},
    UKETSUKE_FAULTS(UKETSUKE_FAULT_ROW)
#undef UKETSUKE_FAULT_ROW
};

[[nodiscard]] constexpr std::uint16_t number(Fault fault) { return static_cast<std::uint16_t>(fault); }

/// The enumerator's own name, for logs and documents; never shown to a patient.
[[nodiscard]] constexpr std::string_view name(Fault fault)
{
    for (const auto& entry : faultTable)
        if (entry.fault == fault)
            return entry.name;
    return "UnknownFault";
}

[[nodiscard]] constexpr Remedy remedyFor(Fault fault)
{
    for (const auto& entry : faultTable)
        if (entry.fault == fault)
            return entry.remedy;
    return Remedy::AskStaff;
}

/// Nobody there can be reached, or trusted.
[[nodiscard]] constexpr bool isOfUplink(Fault fault)
{
    return fault == Fault::UplinkUnreachable || fault == Fault::UplinkUntrusted;
}

/// The key's place is gone or shut: no signature will be made until that changes.
[[nodiscard]] constexpr bool isOfDeviceKey(Fault fault)
{
    return fault == Fault::DeviceKeyMissing || fault == Fault::KeyStoreUnavailable || fault == Fault::KeyStoreLocked;
}

[[nodiscard]] constexpr std::string_view name(Remedy remedy)
{
    switch (remedy) {
    case Remedy::TryAgain: return "TryAgain";
    case Remedy::TryAgainOrDesk: return "TryAgainOrDesk";
    case Remedy::ReinsertCard: return "ReinsertCard";
    case Remedy::UseAnotherCard: return "UseAnotherCard";
    case Remedy::UsePin: return "UsePin";
    case Remedy::AskStaff: return "AskStaff";
    case Remedy::OutOfService: return "OutOfService";
    }
    return "AskStaff";
}

} // namespace uketsuke::core
