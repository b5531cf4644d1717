// What the world is to do because of a step. The transition only names effects; workers carry them out and answer
// with events. Values; main thread.
#pragma once

#include "app/session/SessionState.h"

namespace uketsuke::session {

struct RecogniseCard {
    SessionId id;
    std::uint64_t insertion{0};
    friend bool operator==(const RecogniseCard&, const RecogniseCard&) = default;
};
struct ScanCardFace { ///< once a session; a number that is read is then with the kiosk, as a typed one is
    SessionId id;
    friend bool operator==(const ScanCardFace&, const ScanCardFace&) = default;
};
struct ProveByCardNumber { ///< with the number that the screen handed to the card worker
    SessionId id;
    friend bool operator==(const ProveByCardNumber&, const ProveByCardNumber&) = default;
};
struct ProveByPin {
    SessionId id;
    bool lastTryAccepted{false};
    friend bool operator==(const ProveByPin&, const ProveByPin&) = default;
};
struct WarmUpCamera { ///< so that the picture is there when the card is read
    SessionId id;
    friend bool operator==(const WarmUpCamera&, const WarmUpCamera&) = default;
};
struct StartFaceCapture {
    SessionId id;
    int triesBefore{0};
    friend bool operator==(const StartFaceCapture&, const StartFaceCapture&) = default;
};
struct StopFaceCapture {
    SessionId id;
    friend bool operator==(const StopFaceCapture&, const StopFaceCapture&) = default;
};
struct CheckPasscode {
    SessionId id;
    StaffStep step{StaffStep::Passcode}; ///< what it was typed for; at the desk wrong ones do not lock the others out
    friend bool operator==(const CheckPasscode&, const CheckPasscode&) = default;
};
struct FetchConditions {
    SessionId id;
    friend bool operator==(const FetchConditions&, const FetchConditions&) = default;
};
struct FetchGivenConsents { ///< for a withdrawal
    SessionId id;
    friend bool operator==(const FetchGivenConsents&, const FetchGivenConsents&) = default;
};
struct FetchStoredConsents { ///< for a withdrawal by staff: those of this kiosk's own ledger
    SessionId id;
    friend bool operator==(const FetchStoredConsents&, const FetchStoredConsents&) = default;
};
struct RegisterCard { ///< as an insurance card, at OQS
    SessionId id;
    friend bool operator==(const RegisterCard&, const RegisterCard&) = default;
};
struct FindDocument { ///< by the exchange number that the screen handed over
    SessionId id;
    friend bool operator==(const FindDocument&, const FindDocument&) = default;
};
/// The touch on Confirm happened: nonce, payload, card's signature, device's signature.
struct SealConsent {
    Visit visit;
    Answers answers;
    friend bool operator==(const SealConsent&, const SealConsent&) = default;
};
/// The same for a withdrawal: `given` is what the patient saw.
struct SealWithdrawal {
    Visit visit;
    GivenConsents given;
    friend bool operator==(const SealWithdrawal&, const SealWithdrawal&) = default;
};
/// The same by staff: the device signs alone.
struct SealStaffWithdrawal {
    Visit visit;
    std::string jti; ///< the consent that ends
    StaffReason reason{StaffReason::ByInstitution};
    friend bool operator==(const SealStaffWithdrawal&, const SealStaffWithdrawal&) = default;
};
struct StoreConsent {
    SessionId id;
    friend bool operator==(const StoreConsent&, const StoreConsent&) = default;
};
/// Somebody opened staff's desk: the audit trail keeps it, whatever follows.
struct RecordStaffDesk {
    SessionId id;
    friend bool operator==(const RecordStaffDesk&, const RecordStaffDesk&) = default;
};
/// Staff said that they help with the screens: the audit trail keeps it.
struct RecordAssistance {
    SessionId id;
    friend bool operator==(const RecordAssistance&, const RecordAssistance&) = default;
};
/// Wipes everything the workers hold of that session, and powers the card down. Always safe to say twice.
struct WipeSession {
    SessionId id;
    friend bool operator==(const WipeSession&, const WipeSession&) = default;
};
struct WakeDelivery {
    friend bool operator==(const WakeDelivery&, const WakeDelivery&) = default;
};
/// (Re)starts the time limit of the state that is entered or stays. Zero: no limit.
struct ArmTimeLimit {
    SessionId id;
    core::Milliseconds limit{0};
    friend bool operator==(const ArmTimeLimit&, const ArmTimeLimit&) = default;
};
struct AlertStaff {
    std::optional<core::Fault> fault; ///< nothing when the patient called
    friend bool operator==(const AlertStaff&, const AlertStaff&) = default;
};

using Effect =
    std::variant<RecogniseCard, ScanCardFace, ProveByCardNumber, ProveByPin, WarmUpCamera, StartFaceCapture,
                 StopFaceCapture, CheckPasscode, RecordStaffDesk, RecordAssistance, FetchConditions, FetchGivenConsents,
                 FetchStoredConsents, RegisterCard, FindDocument, SealConsent, SealWithdrawal, SealStaffWithdrawal,
                 StoreConsent, WipeSession, WakeDelivery, ArmTimeLimit, AlertStaff>;

} // namespace uketsuke::session
