// What the kiosk can be doing, one alternative for each screen, holding only what that screen needs.
// No secret and no card data is ever in a state: those live with the workers and are wiped by an effect.
// Values; main thread.
#pragma once

#include "app/core/Fault.h"
#include "app/core/Instant.h"
#include "app/identity/FaceActionWatch.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace uketsuke::session {

/// One patient at the kiosk, from the card laid down to the farewell. Never reused while the process lives.
struct SessionId {
    std::uint64_t value{0};
    friend bool operator==(SessionId, SessionId) = default;
};

/// How the person was, or is to be, recognised (OQS: 顔認証, 暗証番号, 目視確認).
enum class Method : std::uint8_t { Face, Pin, Staff };
/// Who answers: the card's holder or somebody who may decide for them.
enum class Representation : std::uint8_t { Self, Guardian };
/// What the kiosk is used for. Patients: a consent, unless they say otherwise. `StaffWithdrawal` is staff's own: the
/// institution gives back a consent that was given to it, without the patient and without a card.
enum class Purpose : std::uint8_t { Consent, Withdrawal, StaffWithdrawal };
/// OQSCD017.
enum class PrescriptionForm : std::uint8_t { Electronic = 1, Paper = 2 };

struct MethodChoices {
    bool face{false};
    bool pin{false};
    bool staff{false};
    friend bool operator==(const MethodChoices&, const MethodChoices&) = default;
};

/// A visit spends so many of the card's ten tries for its printed number; the others are every other terminal's, too.
inline constexpr int mostWrongNumbers = 3;

/// What every step of one session carries.
struct Visit {
    SessionId id;
    std::uint64_t insertion{0}; ///< the card's; see ports::CardInserted
    std::string language;       ///< BCP 47, of the screens and therefore of the notice that is signed
    MethodChoices choices;
    Method method{Method::Face};
    int faceTries{0};
    bool activeStepPassed{false}; ///< asked to blink or to turn, and did
    int pinTries{0};
    int wrongNumbers{0};  ///< that the card was asked with, at most `mostWrongNumbers`
    int pinTriesLeft{-1}; ///< as last read from the card; -1 before that
    bool certificateExpiresSoon{false};
    bool perhapsChild{
        false};        ///< asked who decides: a child by the record, or the age is unknown and the card is a child's
    bool child{false}; ///< by the record: who is asked is a guardian
    /// A camera can look for the number on the card's face and did not yet: once a session, because a wrong reading
    /// costs a try (H11).
    bool scansNumber{false};
    bool numberProven{false}; ///< the card number opened the card: it is not asked again
    bool staffCalled{false};  ///< shown, so that nobody wonders whether the touch counted
    Representation representation{Representation::Self};
    Purpose purpose{Purpose::Consent};
    bool helpOffered{false}; ///< this kiosk knows a passcode of staff, so staff can say that they help
    bool assisted{false};    ///< staff help with the screens, and said so with the passcode; the token says it too
    bool registered{false};  ///< the first registration as insurance card was asked for: it stays, however this ends
    friend bool operator==(const Visit&, const Visit&) = default;
};

/// One item that is asked, and what was answered so far. Nothing is pre-selected.
struct AskedItem {
    std::string code;          ///< XML stem of OQS, such as PharmacistsInfo
    std::string group;         ///< OQSCD036
    bool ownLine{false};       ///< on the bulk screen (H8)
    bool coveredByGroup{true}; ///< a touch on the group answers it too; never for 感染症情報
    std::optional<bool> agreed;
    friend bool operator==(const AskedItem&, const AskedItem&) = default;
};

/// A document that waits for the person's consent, or an aid certificate that OQS holds for them. What it says of
/// itself is OQS's text, checked and cut to size before it came here.
struct OfferedDocument {
    std::string id;     ///< OQS's, opaque
    std::string kind;   ///< one of ports::documentKinds or ports::aidKind
    std::string title;  ///< shown as it is; the token holds its digest only
    std::string issuer; ///< who wrote it
    std::string issued; ///< YYYYMMDD
    std::optional<bool> handedOver;
    friend bool operator==(const OfferedDocument&, const OfferedDocument&) = default;
};

/// A visit tries so many wrong 引換番号; guessing further is for the desk.
inline constexpr int mostWrongExchangeNumbers = 3;

struct Answers {
    std::vector<AskedItem> items; ///< in the catalogue's order
    bool prescriptionAsked{false};
    std::optional<PrescriptionForm> prescription;
    std::vector<OfferedDocument> certificates; ///< 医療費助成, of which each is used or not
    std::vector<OfferedDocument> documents;    ///< each handed over or not
    bool documentsWanted{false};               ///< this desk asks for documents
    bool documentsKnown{false};                ///< OQS said which documents wait; else the desk is asked (H7)
    bool exchangeOffered{false};               ///< OQS holds a document that a 引換番号 finds
    int wrongExchangeNumbers{0};

    [[nodiscard]] bool complete() const;
    [[nodiscard]] bool refusesEverything() const;
    /// Whether anything is asked besides the items: then agreeing to all items is not yet the end (H9).
    [[nodiscard]] bool asksMore() const;
    /// No further exchange number is tried: only going on without is left.
    [[nodiscard]] bool exchangeClosed() const { return wrongExchangeNumbers >= mostWrongExchangeNumbers; }
    friend bool operator==(const Answers&, const Answers&) = default;
};

/// A consent that OQS holds in force, by its id and the time it was given. Nothing of what was agreed.
struct GivenConsent {
    std::string jti;
    core::Instant given;
    friend bool operator==(const GivenConsent&, const GivenConsent&) = default;
};
/// What there is to withdraw at this institution. The kiosk keeps no copy: OQS is asked each time.
struct GivenConsents {
    bool known{false}; ///< OQS answered; without it everything given until now is withdrawn all the same
    std::vector<GivenConsent> consents;
    friend bool operator==(const GivenConsents&, const GivenConsents&) = default;
};

struct Starting {
    friend bool operator==(const Starting&, const Starting&) = default;
};
struct OutOfService {
    core::Fault fault{core::Fault::InternalFault};
    friend bool operator==(const OutOfService&, const OutOfService&) = default;
};
/// No members: it cannot hold personal data.
struct Welcome {
    friend bool operator==(const Welcome&, const Welcome&) = default;
};
/// `Recognising` before the method is chosen, `Scanning` while a camera looks for the number on the card's face,
/// `Proving` after the card number or the PIN was given.
enum class ReadingStep : std::uint8_t { Recognising, Scanning, Proving };
struct ReadingCard {
    Visit visit;
    ReadingStep step{ReadingStep::Recognising};
    friend bool operator==(const ReadingCard&, const ReadingCard&) = default;
};
struct ChoosingMethod {
    Visit visit;
    std::optional<core::Fault> problem; ///< why the patient is here again
    friend bool operator==(const ChoosingMethod&, const ChoosingMethod&) = default;
};
struct EnteringCardNumber {
    Visit visit;
    std::optional<core::Fault> problem;
    int triesLeft{-1}; ///< of the card, when a try was wrong
    friend bool operator==(const EnteringCardNumber&, const EnteringCardNumber&) = default;
};
struct CapturingFace {
    Visit visit;
    std::optional<core::Fault> problem{}; ///< of the last try
    std::optional<identity::FaceAction>
        action{}; ///< what the person is asked to do; nothing but to look into the camera
    friend bool operator==(const CapturingFace&, const CapturingFace&) = default;
};
struct EnteringPin {
    Visit visit;
    std::optional<core::Fault> problem;
    bool lastTryAccepted{false}; ///< the patient said yes to spending the last try
    friend bool operator==(const EnteringPin&, const EnteringPin&) = default;
};
/// Where the patient goes on after staff said that they help, with what was answered so far.
struct Unfinished {
    Answers answers;
    bool reviewing{false}; ///< else before the question for everything
    friend bool operator==(const Unfinished&, const Unfinished&) = default;
};
/// `Passcode` and `Comparing` are the check by sight; `Assistance` is the passcode of somebody who helps, `Desk` of
/// somebody who withdraws for the institution.
enum class StaffStep : std::uint8_t { Passcode, Comparing, Assistance, Desk };
struct StaffCheck {
    Visit visit;
    StaffStep step{StaffStep::Passcode};
    std::optional<core::Fault> problem;
    std::optional<Unfinished> unfinished{}; ///< help came while the answers were given
    friend bool operator==(const StaffCheck&, const StaffCheck&) = default;
};
struct Guardian {
    Visit visit;
    friend bool operator==(const Guardian&, const Guardian&) = default;
};
struct Preparing {
    Visit visit;
    friend bool operator==(const Preparing&, const Preparing&) = default;
};
/// K-20: the card is not yet registered as an insurance card.
struct FirstRegistration {
    Visit visit;
    Answers answers;
    friend bool operator==(const FirstRegistration&, const FirstRegistration&) = default;
};
struct Registering {
    Visit visit;
    Answers answers;
    friend bool operator==(const Registering&, const Registering&) = default;
};
struct ConsentSummary {
    Visit visit;
    Answers answers;
    friend bool operator==(const ConsentSummary&, const ConsentSummary&) = default;
};
struct ConsentItem {
    Visit visit;
    Answers answers;
    std::size_t index{0}; ///< of `answers.items`
    friend bool operator==(const ConsentItem&, const ConsentItem&) = default;
};
struct Prescription {
    Visit visit;
    Answers answers;
    friend bool operator==(const Prescription&, const Prescription&) = default;
};
/// K-41.
struct AidCertificates {
    Visit visit;
    Answers answers;
    std::size_t index{0}; ///< of `answers.certificates`
    friend bool operator==(const AidCertificates&, const AidCertificates&) = default;
};
/// K-42.
struct Documents {
    Visit visit;
    Answers answers;
    std::size_t index{0}; ///< of `answers.documents`
    friend bool operator==(const Documents&, const Documents&) = default;
};
struct EnteringExchangeNumber {
    Visit visit;
    Answers answers;
    std::optional<core::Fault> problem;
    friend bool operator==(const EnteringExchangeNumber&, const EnteringExchangeNumber&) = default;
};
struct FindingDocument {
    Visit visit;
    Answers answers;
    friend bool operator==(const FindingDocument&, const FindingDocument&) = default;
};
struct Reviewing {
    Visit visit;
    Answers answers;
    friend bool operator==(const Reviewing&, const Reviewing&) = default;
};
/// OQSCD031, as far as staff may say it: the institution gives the consent back, or its purpose is another one now.
enum class StaffReason : std::uint8_t { ByInstitution = 1, PurposeChanged = 3 };
/// Question, review and confirmation of a withdrawal in one: the screen lists everything it ends (H9).
struct Withdrawing {
    Visit visit;
    GivenConsents given;
    friend bool operator==(const Withdrawing&, const Withdrawing&) = default;
};
/// Staff say which consent ends, then why, then confirm: `chosen` and `reason` are empty until then.
struct StaffWithdrawing {
    Visit visit;
    GivenConsents given; ///< of this kiosk's ledger, newest first: in force as far as it knows
    std::optional<GivenConsent> chosen;
    std::optional<StaffReason> reason;
    friend bool operator==(const StaffWithdrawing&, const StaffWithdrawing&) = default;
};
struct Sealing {
    Visit visit;
    Answers answers;
    friend bool operator==(const Sealing&, const Sealing&) = default;
};
/// From here on the card may go: the record is signed and on its way to the disk (H6).
struct Storing {
    Visit visit;
    bool refusedAll{false};
    bool cardGone{false};
    std::optional<core::Fault> serviceLost;
    friend bool operator==(const Storing&, const Storing&) = default;
};
struct Finished {
    SessionId id;
    std::uint64_t insertion{0};
    std::string language;
    bool refusedAll{false};
    bool delivered{false};
    bool cardGone{false};
    std::optional<core::Fault> serviceLost;
    bool withdrew{false}; ///< the record was a withdrawal
    bool byStaff{false};  ///< and staff's own
    friend bool operator==(const Finished&, const Finished&) = default;
};
/// The session is over and wiped; only why, and what to do, is left.
struct Interrupted {
    core::Fault fault{core::Fault::InternalFault};
    std::uint64_t insertion{0}; ///< of the card still on the reader, 0 when there is none
    std::string language;
    bool staffCalled{false};
    bool registered{false}; ///< as Visit's
    friend bool operator==(const Interrupted&, const Interrupted&) = default;
};

using SessionState =
    std::variant<Starting, OutOfService, Welcome, ReadingCard, ChoosingMethod, EnteringCardNumber, CapturingFace,
                 EnteringPin, StaffCheck, Guardian, Preparing, FirstRegistration, Registering, ConsentSummary,
                 ConsentItem, Prescription, AidCertificates, Documents, EnteringExchangeNumber, FindingDocument,
                 Reviewing, Withdrawing, StaffWithdrawing, Sealing, Storing, Finished, Interrupted>;

inline constexpr std::array<std::string_view, std::variant_size_v<SessionState>> stateNames{"Starting",
                                                                                            "OutOfService",
                                                                                            "Welcome",
                                                                                            "ReadingCard",
                                                                                            "ChoosingMethod",
                                                                                            "EnteringCardNumber",
                                                                                            "CapturingFace",
                                                                                            "EnteringPin",
                                                                                            "StaffCheck",
                                                                                            "Guardian",
                                                                                            "Preparing",
                                                                                            "FirstRegistration",
                                                                                            "Registering",
                                                                                            "ConsentSummary",
                                                                                            "ConsentItem",
                                                                                            "Prescription",
                                                                                            "AidCertificates",
                                                                                            "Documents",
                                                                                            "EnteringExchangeNumber",
                                                                                            "FindingDocument",
                                                                                            "Reviewing",
                                                                                            "Withdrawing",
                                                                                            "StaffWithdrawing",
                                                                                            "Sealing",
                                                                                            "Storing",
                                                                                            "Finished",
                                                                                            "Interrupted"};

[[nodiscard]] inline std::string_view name(const SessionState& state) { return stateNames[state.index()]; }

/// The session a state belongs to, if any.
[[nodiscard]] std::optional<SessionId> sessionOf(const SessionState& state);
/// The visit a state carries, if any.
[[nodiscard]] const Visit* visitOf(const SessionState& state);

} // namespace uketsuke::session
