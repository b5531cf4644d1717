// Every persona of tools/virtual-card, and what the kiosk makes of it. A persona without a row fails the test.
#pragma once

#include "app/core/Fault.h"

#include <array>
#include <optional>
#include <string_view>

namespace uketsuke::tests {

/// What happens after one of the two secrets was given rightly; nothing when that way is not offered.
struct Way {
    std::optional<core::Fault> fault{}; ///< nothing: proven
    std::string_view state;             ///< the session's next one
};

struct KindOfCard {
    std::string_view persona;
    std::optional<core::Fault> refused{}; ///< as soon as it is read; then nothing else of this row counts
    bool face{false};
    bool pin{false};
    bool staff{false};
    bool expiresSoon{false};
    bool perhapsChild{false};
    std::optional<Way> byNumber{};
    std::optional<Way> byPin{};
};

using core::Fault;

inline constexpr Way faceNext{std::nullopt, "CapturingFace"};
inline constexpr Way consentNext{std::nullopt, "Preparing"};
inline constexpr Way guardianNext{std::nullopt, "Guardian"};

constexpr KindOfCard good(std::string_view persona, Way byNumber = faceNext, std::optional<Way> byPin = consentNext)
{
    return {.persona = persona,
            .refused = {},
            .face = true,
            .pin = true,
            .staff = true,
            .byNumber = byNumber,
            .byPin = byPin};
}
constexpr KindOfCard refused(std::string_view persona, Fault fault) { return {.persona = persona, .refused = fault}; }
constexpr KindOfCard ofChild(KindOfCard kind)
{
    kind.perhapsChild = true;
    return kind;
}
constexpr KindOfCard expiring(KindOfCard kind)
{
    kind.expiresSoon = true;
    return kind;
}
constexpr KindOfCard withoutPin(KindOfCard kind)
{
    kind.pin = false;
    kind.byPin = {};
    return kind;
}
constexpr KindOfCard withoutNumber(KindOfCard kind)
{
    kind.face = kind.staff = false;
    kind.byNumber = {};
    return kind;
}

inline constexpr std::array kindsOfCard{
    good("hanako"),
    good("taro"),
    good("referred"),
    good("unregistered"),
    good("no-key-record"),
    // By number only OQS can find it: certificate and card key are genuine, and of two people (H1).
    good("spliced", faceNext, Way{Fault::ChipNotGenuine, "Interrupted"}),
    expiring(good("expiring-certificate")),
    withoutPin(good("blocked-pin")),
    ofChild(withoutPin(good("no-pin"))),
    ofChild(good("child-no-signature", faceNext, guardianNext)),
    ofChild(good("no-photo", {std::nullopt, "ChoosingMethod"}, guardianNext)),
    good("last-pin-try", faceNext, Way{Fault::PinLastTry, "EnteringPin"}),
    withoutNumber(good("low-b-tries")),
    // Whether a photo can be decoded is the face room's to say; the card's side of it is in order.
    good("torn-photo"),
    good("broken-signature", {Fault::CardRecordUntrusted, "Interrupted"}),
    good("broken-chain", {Fault::CardRecordUntrusted, "Interrupted"}),
    good("wrong-authority", {Fault::CardRecordUntrusted, "Interrupted"}),
    good("relayed", {Fault::CardSpliced, "Interrupted"}),
    refused("expired-certificate", Fault::CertificateExpired),
    refused("licence", Fault::DrivingLicenceOnReader),
    refused("residence-card", Fault::ResidenceCardOnReader),
    refused("felica", Fault::StorageCardOnReader),
    refused("smartphone", Fault::SmartphoneOnReader),
    refused("old-resident-card", Fault::OldResidentCard),
    refused("garbled-chip", Fault::ChipUnreadable),
    refused("silent-chip", Fault::ChipUnreadable),
    refused("two-cards", Fault::CardUnresponsive),
    refused("card-in-case", Fault::CardContactWeak),
};

/// What the patient is asked to do about a refusal.
struct NextStep {
    Fault fault;
    core::Remedy remedy;
};
inline constexpr std::array nextSteps{
    NextStep{Fault::CertificateExpired, core::Remedy::AskStaff},
    NextStep{Fault::DrivingLicenceOnReader, core::Remedy::UseAnotherCard},
    NextStep{Fault::ResidenceCardOnReader, core::Remedy::UseAnotherCard},
    NextStep{Fault::StorageCardOnReader, core::Remedy::UseAnotherCard},
    NextStep{Fault::SmartphoneOnReader, core::Remedy::AskStaff},
    NextStep{Fault::OldResidentCard, core::Remedy::UseAnotherCard},
    NextStep{Fault::ChipUnreadable, core::Remedy::AskStaff},
    NextStep{Fault::CardUnresponsive, core::Remedy::ReinsertCard},
    NextStep{Fault::CardContactWeak, core::Remedy::ReinsertCard},
    NextStep{Fault::CardSpliced, core::Remedy::AskStaff},
    NextStep{Fault::CardRecordUntrusted, core::Remedy::AskStaff},
    NextStep{Fault::ChipNotGenuine, core::Remedy::AskStaff},
    NextStep{Fault::PinLastTry, core::Remedy::AskStaff},
};

} // namespace uketsuke::tests
