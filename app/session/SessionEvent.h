// Everything that can happen to a session: touches, the card, time, staff, and the answers of the workers.
// Answers name the session they were asked for; a stale one changes nothing. Values; main thread. No secrets:
// what was typed goes from the screen to the worker beside the events.
#pragma once

#include "app/session/SessionState.h"

namespace uketsuke::session {

// The kiosk as a whole.
struct SelfCheckPassed {};
struct SelfCheckFailed {
    core::Fault fault{core::Fault::InternalFault};
};
struct ServiceLost { ///< reader, ledger, models: nobody can be served until it is back
    core::Fault fault{core::Fault::InternalFault};
};
struct ServiceRestored {};

// The card.
struct CardInserted {
    std::uint64_t insertion{0};
};
struct CardRemoved {
    std::uint64_t insertion{0};
};

// Touches.
struct ChooseMethod {
    Method method{Method::Face};
};
struct ChoosePurpose { ///< before the way to be recognised is chosen
    Purpose purpose{Purpose::Consent};
};
struct OpenStaffDesk {}; ///< while nobody is here: staff want to withdraw a consent for the institution
struct ChooseGiven {
    std::size_t index{0}; ///< of the consents that are listed
};
struct ChooseReason {
    StaffReason reason{StaffReason::ByInstitution};
};
struct AskAssistance {}; ///< a member of staff is to help with the screens
struct CardNumberEntered {};
struct PinEntered {};
struct LastPinTryAccepted {};
struct PasscodeEntered {};
struct StaffCompared {
    bool matches{false};
};
struct RepresentationChosen {
    Representation representation{Representation::Self};
};
struct AgreeToAll {};
struct RefuseAll {};
struct DecideOneByOne {};
struct AnswerItem {
    bool agreed{false};
};
struct AnswerGroup { ///< answers the shown item and every undecided one of its group that a group touch may cover
    bool agreed{false};
};
struct ChoosePrescription {
    PrescriptionForm form{PrescriptionForm::Paper};
};
struct AnswerRegistration {
    bool agreed{false};
};
struct AnswerDocument { ///< of the document or aid certificate that is shown
    bool handOver{false};
};
struct AnswerRemaining { ///< the one shown and those after it, of its kind
    bool handOver{false};
};
struct ExchangeNumberEntered {};
struct SkipExchangeNumber {};
struct Confirm {};
struct ChangeAnswers {
    std::size_t line{0}; ///< of the review, from the top: items, prescription, aid certificates, documents
};
struct Back {};
struct Cancel {};
struct CallStaff {};
struct MoreTime {};
struct Activity {}; ///< a touch that changes nothing but shows that somebody is there, such as a digit
struct ChangeLanguage {
    std::string language;
};
struct Acknowledge {}; ///< "again" or "done" on the last screens

// Staff and time.
struct StaffReset {};
struct TimeLimitReached {
    SessionId id; ///< value 0 outside sessions
};

// Answers of the workers.
struct CardRecognised {
    SessionId id;
    MethodChoices choices;
    int pinTriesLeft{-1};
    bool certificateExpiresSoon{false};
    bool perhapsChild{false}; ///< no signature certificate: a child, or a card without PIN
    bool scansNumber{false};  ///< this kiosk has a camera for the card's face
};
struct CardRefused {
    SessionId id;
    core::Fault fault{core::Fault::InternalFault};
};
struct CardNumberScanned { ///< read off the card's face, sure and plausible
    SessionId id;
};
struct CardNumberNotReadable { ///< the patient types it
    SessionId id;
    core::Fault fault{core::Fault::CardFaceUnreadable};
};
struct IdentityProven { ///< the card number or the PIN opened the card and every proof held
    SessionId id;
    std::optional<int> age; ///< full years, where the card's record says it
    bool photo{false};
    core::Fault photoFault{core::Fault::PhotoMissing}; ///< why there is no photo to compare with
};
struct IdentityRefused {
    SessionId id;
    core::Fault fault{core::Fault::InternalFault};
    int triesLeft{-1};
};
struct FaceActionAsked { ///< within a try: the match is reached, a living person has to show themselves
    SessionId id;
    identity::FaceAction action{identity::FaceAction::Blink};
    std::optional<core::Fault> problem; ///< why something else is asked now
};
struct FaceAccepted {
    SessionId id;
    int tries{0};
    bool activeStepPassed{false};
};
struct FaceTryFailed {
    SessionId id;
    core::Fault fault{core::Fault::FaceNotMatched};
    int tries{0};
};
struct FaceRefused { ///< no further try: tries used up, attack suspected, camera lost
    SessionId id;
    core::Fault fault{core::Fault::FaceTriesExhausted};
    int tries{0};
};
struct PasscodeAccepted {
    SessionId id;
    StaffStep step{StaffStep::Passcode}; ///< what the passcode was typed for: it opens nothing else
};
struct PasscodeRefused {
    SessionId id;
    StaffStep step{StaffStep::Passcode};
    core::Fault fault{core::Fault::StaffPasscodeWrong};
};
struct ConditionsKnown {
    SessionId id;
    Answers questions; ///< every item undecided
    bool registrationNeeded{false};
};
struct RegistrationDone {
    SessionId id;
};
struct RegistrationRefused {
    SessionId id;
    core::Fault fault{core::Fault::RegistrationRefused};
};
struct DocumentsFound { ///< by the exchange number
    SessionId id;
    std::vector<OfferedDocument> documents;
    bool more{false}; ///< another number may find another
};
struct ExchangeNumberRefused {
    SessionId id;
    core::Fault fault{core::Fault::ExchangeNumberUnknown};
};
struct GivenConsentsKnown { ///< also when OQS did not say which
    SessionId id;
    GivenConsents given;
};
struct Sealed {
    SessionId id;
};
struct SealingFailed {
    SessionId id;
    core::Fault fault{core::Fault::SigningFailed};
};
struct Stored {
    SessionId id;
};
struct StoringFailed {
    SessionId id;
    core::Fault fault{core::Fault::LedgerWriteFailed};
};
struct Delivered {
    SessionId id;
};

using SessionEvent = std::variant<
    SelfCheckPassed, SelfCheckFailed, ServiceLost, ServiceRestored, CardInserted, CardRemoved, ChooseMethod,
    ChoosePurpose, OpenStaffDesk, ChooseGiven, ChooseReason, AskAssistance, CardNumberEntered, PinEntered,
    LastPinTryAccepted, PasscodeEntered, StaffCompared, RepresentationChosen, AgreeToAll, RefuseAll, DecideOneByOne,
    AnswerItem, AnswerGroup, ChoosePrescription, AnswerRegistration, AnswerDocument, AnswerRemaining,
    ExchangeNumberEntered, SkipExchangeNumber, Confirm, ChangeAnswers, Back, Cancel, CallStaff, MoreTime, Activity,
    ChangeLanguage, Acknowledge, StaffReset, TimeLimitReached, CardRecognised, CardRefused, CardNumberScanned,
    CardNumberNotReadable, IdentityProven, IdentityRefused, FaceActionAsked, FaceAccepted, FaceTryFailed, FaceRefused,
    PasscodeAccepted, PasscodeRefused, ConditionsKnown, GivenConsentsKnown, RegistrationDone, RegistrationRefused,
    DocumentsFound, ExchangeNumberRefused, Sealed, SealingFailed, Stored, StoringFailed, Delivered>;

inline constexpr std::array<std::string_view, std::variant_size_v<SessionEvent>> eventNames{"SelfCheckPassed",
                                                                                            "SelfCheckFailed",
                                                                                            "ServiceLost",
                                                                                            "ServiceRestored",
                                                                                            "CardInserted",
                                                                                            "CardRemoved",
                                                                                            "ChooseMethod",
                                                                                            "ChoosePurpose",
                                                                                            "OpenStaffDesk",
                                                                                            "ChooseGiven",
                                                                                            "ChooseReason",
                                                                                            "AskAssistance",
                                                                                            "CardNumberEntered",
                                                                                            "PinEntered",
                                                                                            "LastPinTryAccepted",
                                                                                            "PasscodeEntered",
                                                                                            "StaffCompared",
                                                                                            "RepresentationChosen",
                                                                                            "AgreeToAll",
                                                                                            "RefuseAll",
                                                                                            "DecideOneByOne",
                                                                                            "AnswerItem",
                                                                                            "AnswerGroup",
                                                                                            "ChoosePrescription",
                                                                                            "AnswerRegistration",
                                                                                            "AnswerDocument",
                                                                                            "AnswerRemaining",
                                                                                            "ExchangeNumberEntered",
                                                                                            "SkipExchangeNumber",
                                                                                            "Confirm",
                                                                                            "ChangeAnswers",
                                                                                            "Back",
                                                                                            "Cancel",
                                                                                            "CallStaff",
                                                                                            "MoreTime",
                                                                                            "Activity",
                                                                                            "ChangeLanguage",
                                                                                            "Acknowledge",
                                                                                            "StaffReset",
                                                                                            "TimeLimitReached",
                                                                                            "CardRecognised",
                                                                                            "CardRefused",
                                                                                            "CardNumberScanned",
                                                                                            "CardNumberNotReadable",
                                                                                            "IdentityProven",
                                                                                            "IdentityRefused",
                                                                                            "FaceActionAsked",
                                                                                            "FaceAccepted",
                                                                                            "FaceTryFailed",
                                                                                            "FaceRefused",
                                                                                            "PasscodeAccepted",
                                                                                            "PasscodeRefused",
                                                                                            "ConditionsKnown",
                                                                                            "GivenConsentsKnown",
                                                                                            "RegistrationDone",
                                                                                            "RegistrationRefused",
                                                                                            "DocumentsFound",
                                                                                            "ExchangeNumberRefused",
                                                                                            "Sealed",
                                                                                            "SealingFailed",
                                                                                            "Stored",
                                                                                            "StoringFailed",
                                                                                            "Delivered"};

[[nodiscard]] inline std::string_view name(const SessionEvent& event) { return eventNames[event.index()]; }

} // namespace uketsuke::session
