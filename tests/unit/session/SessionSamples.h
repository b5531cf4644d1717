// One or more values of every state and event, so that tests can walk every pair.
#pragma once

#include "app/session/Transition.h"

#include <utility>

namespace uketsuke::session::samples {

inline constexpr SessionId here{7};
inline constexpr std::uint64_t insertion = 70;

inline Answers questions(bool prescription = false)
{
    Answers answers;
    answers.items = {{"SpecificHealthCheckupsInfo", "TKK", false, true, {}},
                     {"PharmacistsInfo", "YZK", false, true, {}},
                     {"OperationInfo", "SHJ", false, true, {}},
                     {"DiagnosisName", "SHJ", true, true, {}},
                     {"InfectiousInfo", "SHJ", true, false, {}}};
    answers.prescriptionAsked = prescription;
    return answers;
}

/// Everything that a real reader may ask besides.
inline Answers moreQuestions()
{
    auto answers = questions(true);
    answers.certificates = {{"AID-1", "aid-certificate", "Aid", "City", "20260801", {}},
                            {"AID-2", "aid-certificate", "Aid", "City", "20260802", {}}};
    answers.documents = {{"DOC-1", "referral", "Letter", "Clinic", "20261101", {}},
                         {"DOC-2", "checkup-report", "Report", "Centre", "20260601", {}},
                         {"DOC-3", "discharge-summary", "Summary", "Hospital", "20261001", {}}};
    answers.documentsWanted = true;
    answers.documentsKnown = true;
    answers.exchangeOffered = true;
    return answers;
}

inline OfferedDocument foundDocument() { return {"DOC-9", "referral", "Letter", "Other clinic", "20260930", true}; }

inline Answers answered(bool agreed, bool prescription = false)
{
    auto answers = questions(prescription);
    for (auto& item : answers.items)
        item.agreed = agreed;
    if (prescription)
        answers.prescription = PrescriptionForm::Paper;
    return answers;
}

inline GivenConsents givenConsents() { return {true, {{"0193a5c2-7f10-7c1e-8d52-000000000001", {1795392000000}}}}; }

inline Visit visit(Method method = Method::Face)
{
    Visit visit;
    visit.id = here;
    visit.insertion = insertion;
    visit.language = "ja";
    visit.choices = {true, true, true};
    visit.method = method;
    visit.pinTriesLeft = 3;
    return visit;
}

/// Staff at their desk's withdrawal: no card is there.
inline Visit staffVisit()
{
    Visit visit;
    visit.id = here;
    visit.language = "ja";
    visit.method = Method::Staff;
    visit.purpose = Purpose::StaffWithdrawal;
    return visit;
}

/// At least one value of every alternative, in order; some have several that behave differently.
inline std::vector<SessionState> states()
{
    auto lastTry = visit(Method::Pin);
    lastTry.pinTriesLeft = 1;
    auto waiting = visit(Method::Staff);
    waiting.staffCalled = true;
    auto child = visit();
    child.perhapsChild = true;
    auto proven = visit();
    proven.numberProven = true;
    auto scanning = visit();
    scanning.scansNumber = true;
    auto withdrawing = visit();
    withdrawing.purpose = Purpose::Withdrawal;
    auto unhelped = visit();
    unhelped.helpOffered = true;
    auto helped = unhelped;
    helped.assisted = true;
    auto pinOnly = visit(Method::Pin);
    pinOnly.choices = {false, true, false};
    auto withoutMore = moreQuestions();
    withoutMore.exchangeOffered = false;
    auto closed = moreQuestions();
    closed.wrongExchangeNumbers = mostWrongExchangeNumbers;
    return {Starting{},
            OutOfService{core::Fault::ReaderMissing},
            Welcome{},
            ReadingCard{visit(), ReadingStep::Recognising},
            ReadingCard{visit(Method::Face), ReadingStep::Scanning},
            ReadingCard{visit(Method::Staff), ReadingStep::Scanning},
            ReadingCard{visit(Method::Face), ReadingStep::Proving},
            ReadingCard{visit(Method::Pin), ReadingStep::Proving},
            ReadingCard{visit(Method::Staff), ReadingStep::Proving},
            ReadingCard{pinOnly, ReadingStep::Proving},
            ChoosingMethod{visit(), {}},
            ChoosingMethod{scanning, {}},
            ChoosingMethod{unhelped, {}},
            ChoosingMethod{helped, {}},
            ChoosingMethod{proven, core::Fault::FaceNotMatched},
            EnteringCardNumber{visit(), {}, -1},
            EnteringCardNumber{waiting, {}, -1},
            CapturingFace{proven, {}, {}},
            CapturingFace{proven, core::Fault::FaceActionNotSeen, identity::FaceAction::TurnLeft},
            CapturingFace{child, {}, {}},
            EnteringPin{visit(Method::Pin), {}, false},
            EnteringPin{lastTry, {}, false},
            EnteringPin{lastTry, {}, true},
            StaffCheck{visit(Method::Staff), StaffStep::Passcode, {}},
            StaffCheck{visit(Method::Staff), StaffStep::Comparing, {}},
            StaffCheck{unhelped, StaffStep::Assistance, {}},
            StaffCheck{unhelped, StaffStep::Assistance, {}, Unfinished{questions(), false}},
            StaffCheck{unhelped, StaffStep::Assistance, {}, Unfinished{answered(false), true}},
            StaffCheck{staffVisit(), StaffStep::Desk, {}},
            Guardian{child},
            Preparing{visit()},
            Preparing{withdrawing},
            Preparing{staffVisit()},
            FirstRegistration{visit(), questions()},
            Registering{visit(), questions()},
            ConsentSummary{visit(), questions()},
            ConsentSummary{visit(), questions(true)},
            ConsentSummary{unhelped, questions()},
            ConsentSummary{visit(), moreQuestions()},
            ConsentItem{visit(), questions(), 0},
            ConsentItem{visit(), questions(), 4},
            Prescription{visit(), answered(true, true)},
            Prescription{visit(), moreQuestions()},
            AidCertificates{visit(), moreQuestions(), 0},
            AidCertificates{visit(), moreQuestions(), 1},
            Documents{visit(), moreQuestions(), 0},
            Documents{visit(), moreQuestions(), 2},
            Documents{visit(), withoutMore, 2},
            EnteringExchangeNumber{visit(), moreQuestions(), {}},
            EnteringExchangeNumber{visit(), closed, core::Fault::ExchangeNumberLocked},
            FindingDocument{visit(), moreQuestions()},
            Reviewing{visit(), moreQuestions()},
            Reviewing{visit(), answered(false)},
            Reviewing{visit(), questions()},
            Reviewing{unhelped, answered(false)},
            Withdrawing{withdrawing, {}},
            Withdrawing{withdrawing, givenConsents()},
            StaffWithdrawing{staffVisit(), {}, {}, {}},
            StaffWithdrawing{staffVisit(), givenConsents(), {}, {}},
            StaffWithdrawing{staffVisit(), givenConsents(), givenConsents().consents[0], {}},
            StaffWithdrawing{staffVisit(), givenConsents(), givenConsents().consents[0], StaffReason::PurposeChanged},
            Sealing{visit(), answered(true)},
            Sealing{withdrawing, {}},
            Sealing{staffVisit(), {}},
            Storing{visit(), false, false, {}},
            Storing{withdrawing, false, false, {}},
            Storing{staffVisit(), false, false, {}},
            Storing{visit(), true, true, core::Fault::ReaderLost},
            Finished{here, insertion, "ja", false, false, false, {}},
            Finished{here, insertion, "ja", false, false, true, {}},
            Finished{here, insertion, "ja", false, true, true, {}},
            Finished{here, insertion, "ja", true, false, true, {}},
            Finished{here, insertion, "ja", false, false, true, {}, true},
            Finished{here, insertion, "ja", true, true, true, core::Fault::ReaderLost},
            Interrupted{core::Fault::CardRemoved, 0, "ja", false},
            Interrupted{core::Fault::FaceNotMatched, insertion, "ja", false}};
}

inline std::vector<SessionEvent> events(SessionId id = here)
{
    using core::Fault;
    std::vector<SessionEvent> all{SelfCheckPassed{},
                                  SelfCheckFailed{Fault::LedgerCorrupt},
                                  ServiceLost{Fault::ReaderLost},
                                  ServiceRestored{},
                                  CardInserted{insertion},
                                  CardInserted{insertion + 1},
                                  CardRemoved{insertion},
                                  CardRemoved{insertion - 1},
                                  ChooseMethod{Method::Face},
                                  ChooseMethod{Method::Pin},
                                  ChooseMethod{Method::Staff},
                                  ChoosePurpose{Purpose::Withdrawal},
                                  ChoosePurpose{Purpose::Consent},
                                  ChoosePurpose{Purpose::StaffWithdrawal},
                                  OpenStaffDesk{},
                                  ChooseGiven{},
                                  ChooseGiven{1},
                                  ChooseReason{StaffReason::ByInstitution},
                                  AskAssistance{},
                                  CardNumberEntered{},
                                  PinEntered{},
                                  LastPinTryAccepted{},
                                  PasscodeEntered{},
                                  StaffCompared{true},
                                  StaffCompared{false},
                                  RepresentationChosen{Representation::Guardian},
                                  AgreeToAll{},
                                  RefuseAll{},
                                  DecideOneByOne{},
                                  AnswerItem{true},
                                  AnswerItem{false},
                                  AnswerGroup{true},
                                  ChoosePrescription{PrescriptionForm::Electronic},
                                  AnswerRegistration{true},
                                  AnswerRegistration{false},
                                  AnswerDocument{true},
                                  AnswerDocument{false},
                                  AnswerRemaining{true},
                                  AnswerRemaining{false},
                                  ExchangeNumberEntered{},
                                  SkipExchangeNumber{},
                                  Confirm{},
                                  ChangeAnswers{},
                                  ChangeAnswers{6},
                                  ChangeAnswers{9},
                                  Back{},
                                  Cancel{},
                                  CallStaff{},
                                  MoreTime{},
                                  Activity{},
                                  ChangeLanguage{"en"},
                                  Acknowledge{},
                                  StaffReset{},
                                  TimeLimitReached{id},
                                  TimeLimitReached{SessionId{}},
                                  CardRecognised{id, {true, true, true}, 3, false, false},
                                  CardRecognised{id, {}, 0, false, false},
                                  CardRecognised{id, {true, true, true}, 3, false, false, true},
                                  CardRefused{id, Fault::NotAMyNumberCard},
                                  CardNumberScanned{id},
                                  CardNumberNotReadable{id},
                                  IdentityProven{id, 40, true},
                                  IdentityProven{id, 6, false},
                                  IdentityProven{id, {}, true},
                                  FaceActionAsked{id, identity::FaceAction::Blink, {}},
                                  FaceAccepted{id, 1},
                                  FaceAccepted{id, 1, true},
                                  FaceTryFailed{id, Fault::FaceNotMatched, 1},
                                  FaceRefused{id, Fault::FaceTriesExhausted, 3},
                                  FaceRefused{id, Fault::AttackSuspected, 1},
                                  PasscodeAccepted{id, StaffStep::Passcode},
                                  PasscodeAccepted{id, StaffStep::Assistance},
                                  PasscodeAccepted{id, StaffStep::Desk},
                                  PasscodeRefused{id, StaffStep::Passcode, Fault::StaffPasscodeWrong},
                                  PasscodeRefused{id, StaffStep::Assistance, Fault::StaffPasscodeWrong},
                                  PasscodeRefused{id, StaffStep::Desk, Fault::StaffPasscodeWrong},
                                  ConditionsKnown{id, questions()},
                                  ConditionsKnown{id, moreQuestions()},
                                  ConditionsKnown{id, questions(), true},
                                  GivenConsentsKnown{id, {}},
                                  GivenConsentsKnown{id, givenConsents()},
                                  RegistrationDone{id},
                                  RegistrationRefused{id, Fault::RegistrationRefused},
                                  DocumentsFound{id, {foundDocument()}, false},
                                  DocumentsFound{id, {foundDocument()}, true},
                                  ExchangeNumberRefused{id, Fault::ExchangeNumberUnknown},
                                  ExchangeNumberRefused{id, Fault::ExchangeNumberLocked},
                                  ExchangeNumberRefused{id, Fault::UplinkUnreachable},
                                  Sealed{id},
                                  SealingFailed{id, Fault::SigningFailed},
                                  Stored{id},
                                  StoringFailed{id, Fault::LedgerFull},
                                  Delivered{id}};
    for (const auto fault : {Fault::CardNumberWrong, Fault::CardNumberTriesLow, Fault::PinWrong, Fault::PinBlocked,
                             Fault::PinLastTry, Fault::PhotoUnreadable, Fault::CardRecordUntrusted, Fault::CardRemoved})
        all.emplace_back(IdentityRefused{id, fault, fault == Fault::PinWrong ? 2 : -1});
    return all;
}

inline Rules rules()
{
    Rules rules;
    rules.next = SessionId{here.value + 1};
    rules.language = "ja";
    rules.staffKnown = true;
    return rules;
}

template <class T> bool has(const Step& step)
{
    for (const auto& effect : step.effects)
        if (std::holds_alternative<T>(effect))
            return true;
    return false;
}

/// A session that is not yet on its way to the disk.
inline bool isRunning(const SessionState& state)
{
    return visitOf(state) != nullptr && !std::holds_alternative<Storing>(state);
}

} // namespace uketsuke::session::samples
