// Everything the screens show at one moment, as one plain value: what the gallery and the tests fix by hand and
// what `snapshotOf` fills from the session. Holds no secret: typed digits and camera frames never come this way.
// Main thread.
#pragma once

#include "app/core/Fault.h"
#include "app/presentation/FormLabels.h"
#include "app/session/SessionState.h"

#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::presentation {

enum class Screen : std::uint8_t {
    Starting,
    OutOfService,
    Welcome,
    ReadingCard,
    ChoosingMethod,
    EnteringCardNumber,
    CapturingFace,
    EnteringPin,
    StaffCheck,
    Guardian,
    Preparing,
    FirstRegistration,
    Registering,
    ConsentSummary,
    ConsentItem,
    Prescription,
    AidCertificates,
    Documents,
    EnteringExchangeNumber,
    FindingDocument,
    Reviewing,
    Withdrawing,
    StaffWithdrawing,
    Sealing,
    Storing,
    Finished,
    Interrupted
};

inline constexpr std::array<std::string_view, 27> screenNames{"starting",
                                                              "outOfService",
                                                              "welcome",
                                                              "readingCard",
                                                              "choosingMethod",
                                                              "enteringCardNumber",
                                                              "capturingFace",
                                                              "enteringPin",
                                                              "staffCheck",
                                                              "guardian",
                                                              "preparing",
                                                              "firstRegistration",
                                                              "registering",
                                                              "consentSummary",
                                                              "consentItem",
                                                              "prescription",
                                                              "aidCertificates",
                                                              "documents",
                                                              "enteringExchangeNumber",
                                                              "findingDocument",
                                                              "reviewing",
                                                              "withdrawing",
                                                              "staffWithdrawing",
                                                              "sealing",
                                                              "storing",
                                                              "finished",
                                                              "interrupted"};

[[nodiscard]] constexpr std::string_view name(Screen screen) { return screenNames[static_cast<std::size_t>(screen)]; }

/// One line of the consent form, in the language shown. Title and explanation are the form's words, not ours.
struct ItemRow {
    std::string code;
    std::string group;
    QString title;
    QString explanation;
    bool ownLine{false};
    std::optional<bool> agreed;
    friend bool operator==(const ItemRow&, const ItemRow&) = default;
};

/// A document or aid certificate: what OQS says of it, and the form's word for its kind.
struct DocumentRow {
    std::string id;
    QString kind;
    QString title;
    QString issuer;
    QString issued; ///< as the language writes a date
    std::optional<bool> handedOver;
    friend bool operator==(const DocumentRow&, const DocumentRow&) = default;
};

struct Countdown {
    int secondsLeft{-1}; ///< -1: no limit is shown
    int secondsTotal{0};
    bool warning{false}; ///< "more time" is offered
    friend bool operator==(const Countdown&, const Countdown&) = default;
};

/// What staff are asked at their desk's withdrawal.
enum class StaffQuestion : std::uint8_t { Which, Why, Confirm };

/// What staff are told at their desk, and that there is something to be told on the welcome screen.
struct DeskSigns {
    int waiting{0};
    int endingSoon{0};
    int refused{0};
    int arrivedTooLate{0};
    int filesWaiting{0};
    int certificateDays{-1};  ///< until the device's certificate ends; negative: long
    bool offline{false};      ///< OQS was not reached when it was last tried
    QString updateFellBack{}; ///< the version that did not hold; empty: none
    friend bool operator==(const DeskSigns&, const DeskSigns&) = default;
    [[nodiscard]] bool needStaff() const
    {
        return endingSoon > 0 || refused > 0 || arrivedTooLate > 0 || filesWaiting > 0 || certificateDays >= 0
               || !updateFellBack.isEmpty();
    }
};

struct Snapshot {
    Screen screen{Screen::Starting};
    std::string language; ///< BCP 47; empty: leave the language as it is
    Countdown countdown;
    int step{0}; ///< of `steps`; 0 hides the progress
    int steps{0};
    bool canGoBack{false};
    bool canCancel{false};
    bool canCallStaff{false};
    bool staffCalled{false};
    int staffCalls{0}; ///< since the start; a bell rings for each

    std::optional<core::Fault> problem; ///< why the person is here again, or why the session ended
    int triesLeft{-1};                  ///< of the secret or of the face, -1 when it does not apply

    std::optional<identity::FaceAction> faceAction; ///< what the person before the camera is asked to do

    session::MethodChoices choices;
    bool certificateExpiresSoon{false};
    session::ReadingStep readingStep{session::ReadingStep::Recognising};
    bool lastTry{false};    ///< the last try of the PIN waits for an explicit yes
    bool staffComes{false}; ///< staff were asked to compare the photo: they enter the card's number, too
    session::StaffStep staffStep{session::StaffStep::Passcode};

    FormLabels form; ///< the words of the consent form, whose digest goes into the token
    std::vector<ItemRow> items;
    int itemIndex{0};      ///< of the items, or of the documents or certificates that the screen walks through
    int groupRemaining{0}; ///< items that one touch for the group would answer here; below 2 it is not offered
    QString groupTitle;
    QString groupExplanation;
    std::vector<DocumentRow> certificates;
    std::vector<DocumentRow> documents;
    bool documentsUnknown{false}; ///< OQS did not say whether any wait: ask at the desk
    int exchangeDigits{0};
    bool exchangeClosed{false};
    bool prescriptionAsked{false};
    std::optional<session::PrescriptionForm> prescription;
    bool child{false}; ///< by the record: only a guardian can answer
    bool guardianAnswers{false};
    bool registered{false};       ///< the first registration was asked for, and stays
    bool helpOffered{false};      ///< staff can say that they help
    bool assisted{false};         ///< and they did
    bool helpHere{false};         ///< staff were called, and whoever came can say here that they help
    bool withdraws{false};        ///< the visit is for a withdrawal
    bool withdrawalKnown{false};  ///< OQS said what is in force, or the ledger what it holds; `items` has it
    bool staffDeskOffered{false}; ///< nobody is here, and staff may begin a withdrawal of their own
    bool staffDesk{false};        ///< they did
    DeskSigns signs;              ///< where staff may look at them
    StaffQuestion staffQuestion{StaffQuestion::Which};
    QString chosenGiven;        ///< the consent that staff chose
    bool purposeChanged{false}; ///< the reason they chose; else the institution gives it back

    bool cardOnReader{false};
    int cardCalls{0}; ///< it was left behind, and called for that often
    bool refusedAll{false};
    bool delivered{false};
    bool offline{false}; ///< what was agreed to waits for a connection that is down

    /// There are answers to lose, or digits. The camera and the first readings end at once.
    [[nodiscard]] bool stopNeedsQuestion() const
    {
        return canCancel && screen != Screen::ReadingCard && screen != Screen::CapturingFace
               && screen != Screen::Preparing;
    }
    friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

} // namespace uketsuke::presentation
