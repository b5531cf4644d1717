// Every state meets every event, and long random lives keep every invariant of the design.
#include "tests/unit/session/SessionSamples.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>

using namespace uketsuke;
using namespace uketsuke::session;
using namespace uketsuke::session::samples;
using namespace std::chrono_literals;

class TransitionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samplesCoverEveryStateAndEvent();
    void everyPairIsHandledOrIgnoredWithAReason();
    void aStaleAnswerChangesNothing();
    void removingTheCardWipesEveryRunningSession();
    void staffResetWipesEveryRunningSession();
    void theTimeLimitWipesEveryRunningSession();
    void everyStateOfASessionHasATimeLimit();
    void whatIsToBeReadStaysLongEnough();
    void onlyThePlainFarewellGoesEarly();
    void nothingLosesARecordOnItsWayToTheDisk();
    void onlyConfirmOrAgreeToAllSeals();
    void finishedComesOnlyFromADurableWrite();
    void refusingEverythingIsACompleteSession();
    void nothingIsPreselected();
    void aGroupTouchNeverAnswersInfectiousDisease();
    void theLastPinTryIsNeverSpentSilently();
    void lowCardNumberTriesCallStaffAndTryNothing();
    void aVisitSpendsFewOfTheCardsTries();
    void whyThereIsNoPhotoReachesThePatient();
    void aCardsFaceIsLookedAtOnceASession();
    void anUnreadableFaceIsTypedAndTheScreenSaysWhy();
    void aWrongPersonIsOfferedAnotherWay();
    void whoAsksForStaffIsHeardAtThatTouchAndOnce();
    void whatIsAskedBeforeTheCameraNeedsNoTouch();
    void aChildIsAskedForAGuardian();
    void whoHelpsProvesToBeStaffAndTheVisitSaysSo();
    void theShortestWayIsThreeTouches();
    void everyOtherWayPassesTheReview();
    void aWithdrawalIsSealedByItsOwnConfirmationOnly();
    void leavingAWithdrawalLeavesEverythingAsItWas();
    void whatTheVisitIsForDecidesWhatIsAskedOfOqs();
    void aWithdrawalIsNoRefusal();
    void helpThatComesInTheMiddleKeepsTheAnswers();
    void aPasscodeOpensOnlyWhatItWasTypedFor();
    void staffWithdrawBehindThePasscodeAndOneConsentAtATime();
    void noPatientsStepLeadsToStaffsWithdrawal();
    void aPatientWhoComesGoesBeforeStaff();
    void randomLivesKeepEveryInvariant();
};

void TransitionTest::samplesCoverEveryStateAndEvent()
{
    std::set<std::size_t> seenStates, seenEvents;
    for (const auto& state : states())
        seenStates.insert(state.index());
    for (const auto& event : events())
        seenEvents.insert(event.index());
    QCOMPARE(seenStates.size(), std::variant_size_v<SessionState>);
    QCOMPARE(seenEvents.size(), std::variant_size_v<SessionEvent>);
}

void TransitionTest::everyPairIsHandledOrIgnoredWithAReason()
{
    int handled = 0, ignored = 0;
    for (const auto& state : states())
        for (const auto& event : events()) {
            const auto step = transition(state, event, rules());
            if (step.ignored.empty()) {
                ++handled;
                continue;
            }
            ++ignored;
            QVERIFY2(step.state == state && step.effects.empty(),
                     qPrintable(QString::fromStdString(std::string(name(state)) + " x " + std::string(name(event)))));
            QVERIFY(step.ignored.size() > 10);
        }
    QVERIFY(handled > 300);
    QVERIFY(ignored > 300);
}

void TransitionTest::aStaleAnswerChangesNothing()
{
    for (const auto& state : states())
        for (const auto& event : events(SessionId{here.value - 1})) {
            const bool answer = std::visit([](const auto& e) { return requires { e.id; }; }, event);
            const auto* limit = std::get_if<TimeLimitReached>(&event);
            if (!answer || (limit && limit->id == SessionId{}))
                continue;
            const auto step = transition(state, event, rules());
            QVERIFY(step.state == state);
            QVERIFY(step.effects.empty());
        }
}

static void expectWiped(const SessionEvent& event)
{
    for (const auto& state : states()) {
        if (!isRunning(state))
            continue;
        if (std::holds_alternative<CardRemoved>(event) && visitOf(state)->insertion == 0)
            continue; // staff have no card there
        const auto step = transition(state, event, rules());
        QVERIFY2(std::holds_alternative<Interrupted>(step.state), name(state).data());
        QVERIFY(has<WipeSession>(step));
        QVERIFY(!has<StoreConsent>(step));
        QVERIFY(!has<WakeDelivery>(step));
    }
}

void TransitionTest::removingTheCardWipesEveryRunningSession() { expectWiped(CardRemoved{insertion}); }
void TransitionTest::staffResetWipesEveryRunningSession() { expectWiped(StaffReset{}); }
void TransitionTest::theTimeLimitWipesEveryRunningSession() { expectWiped(TimeLimitReached{here}); }

void TransitionTest::everyStateOfASessionHasATimeLimit()
{
    for (const auto& state : states())
        for (const auto& event : events()) {
            const auto step = transition(state, event, rules());
            const bool moved = step.state.index() != state.index();
            if (!moved || std::holds_alternative<Starting>(step.state)
                || std::holds_alternative<OutOfService>(step.state) || std::holds_alternative<Welcome>(step.state))
                continue;
            QVERIFY2(has<ArmTimeLimit>(step),
                     qPrintable(QString::fromStdString(std::string(name(state)) + " x " + std::string(name(event)))));
            for (const auto& effect : step.effects)
                if (const auto* arm = std::get_if<ArmTimeLimit>(&effect)) {
                    QVERIFY(arm->limit.count() > 0);
                    QCOMPARE(arm->id.value, sessionOf(step.state).value_or(SessionId{}).value);
                }
        }
}

static std::optional<core::Milliseconds> limitOf(const Step& step)
{
    std::optional<core::Milliseconds> limit;
    for (const auto& effect : step.effects)
        if (const auto* arm = std::get_if<ArmTimeLimit>(&effect))
            limit = arm->limit;
    return limit;
}

/// The shortest that a configuration can say.
static Rules hastyRules()
{
    auto hasty = rules();
    hasty.limits.idle = hasty.limits.face = 20s;
    hasty.limits.staff = 30s;
    hasty.limits.finished = 3s;
    return hasty;
}

// Whatever ends by itself and is read by somebody: 20 s at least from the last change of what it says, for which there
// is "more time". But for the farewell that only says that all is delivered.
void TransitionTest::whatIsToBeReadStaysLongEnough()
{
    const auto r = hastyRules();
    const auto said = [](SessionState state) {
        if (auto* finished = std::get_if<Finished>(&state))
            finished->serviceLost.reset(); // nobody sees it before the next screen
        return state;
    };
    std::set<std::size_t> looked;
    for (const auto& state : states())
        for (const auto& event : events()) {
            const auto step = transition(state, event, r);
            const auto& now = step.state;
            const auto* finished = std::get_if<Finished>(&now);
            const bool isPlain = finished && finished->delivered && !finished->withdrew && !finished->refusedAll;
            const bool isWaitedFor = transition(now, Activity{}, r).ignored.empty();
            const auto ended = transition(now, TimeLimitReached{sessionOf(now).value_or(SessionId{})}, r);
            if (isPlain || !isWaitedFor || ended.state.index() == now.index()) // with a card there the last ones stay
                continue;
            const auto where = std::string(name(state)) + " x " + std::string(name(event));
            const auto limit = limitOf(step);
            QVERIFY2(limit || said(now) == said(state), where.c_str());
            QVERIFY2(limit.value_or(20s) >= 20s, where.c_str());
            looked.insert(now.index());
        }
    QCOMPARE(looked.size(), std::size_t{18}); // every question, and the two last screens
}

void TransitionTest::onlyThePlainFarewellGoesEarly()
{
    const auto r = rules();
    const auto limitOnceTaken = [&r](const SessionState& state) {
        return limitOf(transition(state, CardRemoved{insertion}, r)).value_or(0s);
    };
    Finished end{here, insertion, "ja", false, true, false, {}};
    QCOMPARE(limitOnceTaken(end), r.limits.finished);
    end.delivered = false;
    QCOMPARE(limitOnceTaken(end), r.limits.reading);
    end.delivered = end.withdrew = true;
    QCOMPARE(limitOnceTaken(end), r.limits.reading);
    end.withdrew = false;
    end.refusedAll = true;
    QCOMPARE(limitOnceTaken(end), r.limits.reading);
    QCOMPARE(limitOnceTaken(Interrupted{core::Fault::CertificateExpired, insertion, "ja", false}), r.limits.reading);
    // A house that gives the short one longer shortens no other.
    auto generous = rules();
    generous.limits.finished = 60s;
    QCOMPARE(limitOf(transition(end, CardRemoved{insertion}, generous)), std::optional<core::Milliseconds>(60s));
    // Whoever asked for more time does not lose it by the word that all is delivered.
    QCOMPARE(limitOf(transition(Finished{here, insertion, "ja", false, false, true, {}}, Delivered{here}, r)),
             std::optional<core::Milliseconds>());
}

void TransitionTest::nothingLosesARecordOnItsWayToTheDisk()
{
    for (const auto& state : states()) {
        if (!std::holds_alternative<Storing>(state))
            continue;
        for (const auto& event : events()) {
            const auto step = transition(state, event, rules());
            const bool ended = std::holds_alternative<Stored>(event) || std::holds_alternative<StoringFailed>(event);
            QCOMPARE(std::holds_alternative<Storing>(step.state), !ended);
            if (!ended)
                QVERIFY(!has<WipeSession>(step));
        }
    }
    const auto gone = transition(Storing{visit(), false, false, {}}, CardRemoved{insertion}, rules());
    const auto saved = transition(gone.state, Stored{here}, rules());
    QVERIFY(std::get<Finished>(saved.state).cardGone);
}

void TransitionTest::onlyConfirmOrAgreeToAllSeals()
{
    for (const auto& state : states())
        for (const auto& event : events()) {
            const auto step = transition(state, event, rules());
            if (!has<SealConsent>(step))
                continue;
            const bool confirmed = std::holds_alternative<Reviewing>(state) && std::holds_alternative<Confirm>(event);
            const bool agreed =
                std::holds_alternative<ConsentSummary>(state) && std::holds_alternative<AgreeToAll>(event);
            QVERIFY(confirmed || agreed);
            for (const auto& effect : step.effects)
                if (const auto* seal = std::get_if<SealConsent>(&effect)) {
                    QVERIFY(seal->answers.complete());
                    QVERIFY(seal->visit.id == here);
                }
        }
    const auto open = transition(Reviewing{visit(), questions()}, Confirm{}, rules());
    QVERIFY(!open.ignored.empty());
}

void TransitionTest::finishedComesOnlyFromADurableWrite()
{
    for (const auto& state : states())
        for (const auto& event : events()) {
            const auto step = transition(state, event, rules());
            if (std::holds_alternative<Finished>(step.state) && !std::holds_alternative<Finished>(state)) {
                QVERIFY(std::holds_alternative<Storing>(state));
                QVERIFY(std::holds_alternative<Stored>(event));
            }
        }
}

void TransitionTest::refusingEverythingIsACompleteSession()
{
    auto step = transition(ConsentSummary{visit(), questions()}, RefuseAll{}, rules());
    step = transition(step.state, Confirm{}, rules());
    QVERIFY(has<SealConsent>(step));
    step = transition(step.state, Sealed{here}, rules());
    step = transition(step.state, Stored{here}, rules());
    QVERIFY(std::get<Finished>(step.state).refusedAll);
    QVERIFY(has<WakeDelivery>(step));
}

void TransitionTest::nothingIsPreselected()
{
    const auto step = transition(Preparing{visit()}, ConditionsKnown{here, questions(true)}, rules());
    const auto& answers = std::get<ConsentSummary>(step.state).answers;
    for (const auto& item : answers.items)
        QVERIFY(!item.agreed);
    QVERIFY(!answers.prescription);
}

void TransitionTest::aGroupTouchNeverAnswersInfectiousDisease()
{
    auto step = transition(ConsentItem{visit(), questions(), 2}, AnswerGroup{true}, rules());
    const auto& next = std::get<ConsentItem>(step.state);
    QCOMPARE(next.index, std::size_t(4));
    QVERIFY(!next.answers.items[4].agreed);
    step = transition(step.state, AnswerGroup{true}, rules());
    QVERIFY(!step.ignored.empty());
}

void TransitionTest::theLastPinTryIsNeverSpentSilently()
{
    auto last = visit(Method::Pin);
    last.pinTriesLeft = 1;
    auto step = transition(EnteringPin{last, {}, false}, PinEntered{}, rules());
    QVERIFY(!has<ProveByPin>(step));
    QCOMPARE(std::get<EnteringPin>(step.state).problem, std::optional(core::Fault::PinLastTry));
    step = transition(step.state, LastPinTryAccepted{}, rules());
    step = transition(step.state, PinEntered{}, rules());
    QVERIFY(has<ProveByPin>(step));
}

void TransitionTest::lowCardNumberTriesCallStaffAndTryNothing()
{
    const auto step = transition(ReadingCard{visit(), ReadingStep::Proving},
                                 IdentityRefused{here, core::Fault::CardNumberTriesLow, 4}, rules());
    const auto& choosing = std::get<ChoosingMethod>(step.state);
    QVERIFY(!choosing.visit.choices.face && !choosing.visit.choices.staff && choosing.visit.choices.pin);
    QVERIFY(has<AlertStaff>(step));
}

void TransitionTest::aVisitSpendsFewOfTheCardsTries()
{
    const auto r = rules();
    const session::SessionState proving = ReadingCard{visit(), ReadingStep::Proving};
    auto step = transition(proving, IdentityRefused{here, core::Fault::CardNumberWrong, 9}, r);
    for (int wrong = 1; wrong < mostWrongNumbers; ++wrong) {
        QCOMPARE(std::get<EnteringCardNumber>(step.state).visit.wrongNumbers, wrong);
        // What was not sent does not count.
        step = transition(step.state, CardNumberEntered{}, r);
        step = transition(step.state, IdentityRefused{here, core::Fault::CardNumberImplausible, -1}, r);
        QCOMPARE(std::get<EnteringCardNumber>(step.state).visit.wrongNumbers, wrong);
        step = transition(step.state, CardNumberEntered{}, r);
        step = transition(step.state, IdentityRefused{here, core::Fault::CardNumberWrong, 9 - wrong}, r);
    }
    const auto& choosing = std::get<ChoosingMethod>(step.state);
    QVERIFY(!choosing.visit.choices.face && !choosing.visit.choices.staff && choosing.visit.choices.pin);
    QVERIFY(has<AlertStaff>(step));

    // A card that has few tries left is not asked even the second time.
    step = transition(proving, IdentityRefused{here, core::Fault::CardNumberWrong, 4}, r);
    QVERIFY(std::holds_alternative<ChoosingMethod>(step.state));
    QVERIFY(has<AlertStaff>(step));
}

void TransitionTest::whyThereIsNoPhotoReachesThePatient()
{
    auto face = visit();
    face.method = Method::Face;
    for (const auto fault : {core::Fault::PhotoMissing, core::Fault::PhotoUnreadable, core::Fault::NoFaceInPhoto}) {
        const auto step =
            transition(ReadingCard{face, ReadingStep::Proving}, IdentityProven{here, 40, false, fault}, rules());
        QCOMPARE(std::get<ChoosingMethod>(step.state).problem, std::optional(fault));
        QVERIFY(!std::get<ChoosingMethod>(step.state).visit.choices.face);
    }
}

void TransitionTest::aCardsFaceIsLookedAtOnceASession()
{
    const auto r = rules();
    for (const auto method : {Method::Face, Method::Staff}) {
        auto step = transition(ReadingCard{visit(), ReadingStep::Recognising},
                               CardRecognised{here, {true, true, true}, 3, false, false, true}, r);
        step = transition(step.state, ChooseMethod{method}, r);
        QVERIFY(has<ScanCardFace>(step));
        QCOMPARE(std::get<ReadingCard>(step.state).step, ReadingStep::Scanning);
        step = transition(step.state, CardNumberScanned{here}, r);
        QVERIFY(has<ProveByCardNumber>(step));
        // The number was wrong: one try is gone, and no further one is spent on what the camera says.
        step = transition(step.state, IdentityRefused{here, core::Fault::CardNumberWrong, 9}, r);
        QCOMPARE(std::get<EnteringCardNumber>(step.state).problem, std::optional(core::Fault::CardNumberWrong));
        step = transition(step.state, Back{}, r);
        step = transition(step.state, ChooseMethod{method}, r);
        QVERIFY(!has<ScanCardFace>(step));
        QVERIFY(std::holds_alternative<EnteringCardNumber>(step.state));
    }
    const auto late = transition(ReadingCard{visit(), ReadingStep::Proving}, CardNumberScanned{here}, r);
    QVERIFY(!late.ignored.empty() && late.effects.empty());
    const auto pin = transition(ChoosingMethod{visit(), {}}, ChooseMethod{Method::Pin}, r);
    QVERIFY(!has<ScanCardFace>(pin));
}

void TransitionTest::anUnreadableFaceIsTypedAndTheScreenSaysWhy()
{
    auto step = transition(ReadingCard{visit(), ReadingStep::Scanning}, CardNumberNotReadable{here}, rules());
    QCOMPARE(std::get<EnteringCardNumber>(step.state).problem, std::optional(core::Fault::CardFaceUnreadable));
    QVERIFY(!has<ProveByCardNumber>(step));
    step = transition(step.state, CardNumberEntered{}, rules());
    QVERIFY(has<ProveByCardNumber>(step));
}

void TransitionTest::aWrongPersonIsOfferedAnotherWay()
{
    auto proven = visit();
    proven.numberProven = true;
    auto step =
        transition(CapturingFace{proven, {}, {}}, FaceRefused{here, core::Fault::FaceTriesExhausted, 3}, rules());
    QVERIFY(has<StopFaceCapture>(step));
    QVERIFY(!std::get<ChoosingMethod>(step.state).visit.choices.face);
    step = transition(step.state, ChooseMethod{Method::Staff}, rules());
    QVERIFY(std::get<StaffCheck>(step.state).visit.staffCalled);
    QVERIFY(has<AlertStaff>(step)); // the screen says that somebody comes
    QVERIFY(!has<SealConsent>(step));
    // Whoever came is not said to be on the way any more.
    const StaffCheck comparing{std::get<StaffCheck>(step.state).visit, StaffStep::Comparing, {}, {}};
    step = transition(comparing, StaffCompared{true}, rules());
    QVERIFY(!std::get<Preparing>(step.state).visit.staffCalled);
    step = transition(comparing, StaffCompared{false}, rules());
    QVERIFY(!std::get<Interrupted>(step.state).staffCalled);
}

// Whoever asks for staff may not be able to type what is asked first: that they come must not wait for it.
void TransitionTest::whoAsksForStaffIsHeardAtThatTouchAndOnce()
{
    const auto r = rules();
    const auto bells = [](const Step& step) {
        return static_cast<int>(std::ranges::count_if(step.effects, [](const Effect& effect) {
            const auto* alert = std::get_if<AlertStaff>(&effect);
            return alert && !alert->fault; // the patient called
        }));
    };
    int offered = 0;
    for (const auto& state : states()) {
        const auto step = transition(state, ChooseMethod{Method::Staff}, r);
        if (!step.ignored.empty())
            continue;
        QVERIFY2(bells(step) == 1 && visitOf(step.state)->staffCalled, name(state).data());
        ++offered;
    }
    QVERIFY(offered >= 5);

    for (const bool scans : {false, true}) {
        const SessionState reading = ReadingCard{visit(), ReadingStep::Recognising};
        auto step = transition(reading, CardRecognised{here, {true, true, true}, 3, false, false, scans}, r);
        step = transition(step.state, ChooseMethod{Method::Staff}, r);
        QCOMPARE(bells(step), 1);
        if (scans) {
            step = transition(step.state, CardNumberNotReadable{here}, r);
            QCOMPARE(bells(step), 0);
        }
        QVERIFY(std::holds_alternative<EnteringCardNumber>(step.state));
        QCOMPARE(limitOf(step), std::optional(r.limits.staff)); // they need to come
        step = transition(step.state, CardNumberEntered{}, r);
        step = transition(step.state, IdentityProven{here, 40, true}, r);
        QVERIFY(std::get<StaffCheck>(step.state).visit.staffCalled);
        QCOMPARE(bells(step), 0);
        QCOMPARE(limitOf(step), std::optional(r.limits.staff));
        // Another touch is another call, as it is on the bar's key.
        step = transition(step.state, Back{}, r);
        QVERIFY(std::get<ChoosingMethod>(step.state).visit.staffCalled);
        QCOMPARE(bells(transition(step.state, ChooseMethod{Method::Staff}, r)), 1);
        // They are waited for before the camera, too.
        step = transition(step.state, ChooseMethod{Method::Face}, r);
        QCOMPARE(bells(step), 0);
        QCOMPARE(limitOf(step), std::optional(r.limits.staff));
        step = transition(step.state, FaceTryFailed{here, core::Fault::FaceNotMatched, 1}, r);
        QCOMPARE(limitOf(step), std::optional(r.limits.staff));
    }
}

void TransitionTest::whatIsAskedBeforeTheCameraNeedsNoTouch()
{
    auto proven = visit();
    proven.numberProven = true;
    auto step =
        transition(CapturingFace{proven, {}, {}}, FaceActionAsked{here, identity::FaceAction::Blink, {}}, rules());
    QCOMPARE(std::get<CapturingFace>(step.state).action, std::optional(identity::FaceAction::Blink));
    QVERIFY(has<ArmTimeLimit>(step)); // whoever has just been asked has the whole time
    const auto again = FaceActionAsked{here, identity::FaceAction::TurnLeft, core::Fault::FaceActionNotSeen};
    step = transition(step.state, again, rules());
    QCOMPARE(std::get<CapturingFace>(step.state).action, std::optional(identity::FaceAction::TurnLeft));
    QCOMPARE(std::get<CapturingFace>(step.state).problem, std::optional(core::Fault::FaceActionNotSeen));
    // Another try of the match begins without a question, and another way is one touch away all the time.
    const auto failed = transition(step.state, FaceTryFailed{here, core::Fault::FaceNotFound, 1}, rules());
    QVERIFY(!std::get<CapturingFace>(failed.state).action);
    QVERIFY(std::holds_alternative<EnteringPin>(transition(step.state, ChooseMethod{Method::Pin}, rules()).state));
    const auto done = transition(step.state, FaceAccepted{here, 1, true}, rules());
    QVERIFY(std::get<Preparing>(done.state).visit.activeStepPassed);
    const auto passive = transition(CapturingFace{proven, {}, {}}, FaceAccepted{here, 1, false}, rules());
    QVERIFY(!std::get<Preparing>(passive.state).visit.activeStepPassed);
}

void TransitionTest::aChildIsAskedForAGuardian()
{
    auto step = transition(ReadingCard{visit(), ReadingStep::Proving}, IdentityProven{here, 14, true}, rules());
    step = transition(step.state, FaceAccepted{here, 1}, rules());
    QVERIFY(std::holds_alternative<Guardian>(step.state));
    QVERIFY(!transition(step.state, RepresentationChosen{Representation::Self}, rules()).ignored.empty());
    step = transition(step.state, RepresentationChosen{Representation::Guardian}, rules());
    QCOMPARE(std::get<Preparing>(step.state).visit.representation, Representation::Guardian);
    step = transition(ReadingCard{visit(), ReadingStep::Proving}, IdentityProven{here, 15, true}, rules());
    step = transition(step.state, FaceAccepted{here, 1}, rules());
    QVERIFY(std::holds_alternative<Preparing>(step.state));
    // Where only the card looks like a child's, its holder may be old enough.
    auto perhaps = visit();
    perhaps.perhapsChild = true;
    step = transition(ReadingCard{perhaps, ReadingStep::Proving}, IdentityProven{here, std::nullopt, true}, rules());
    step = transition(step.state, FaceAccepted{here, 1}, rules());
    step = transition(step.state, RepresentationChosen{Representation::Self}, rules());
    QVERIFY(std::holds_alternative<Preparing>(step.state));
}

void TransitionTest::whoHelpsProvesToBeStaffAndTheVisitSaysSo()
{
    // In no other way, whatever comes: the record must not say so of a visit that nobody helped with.
    for (const auto& state : states())
        for (const auto& event : events()) {
            const auto* before = visitOf(state);
            const auto step = transition(state, event, rules());
            const auto* after = visitOf(step.state);
            const bool begins = after && after->assisted && !(before && before->assisted);
            QCOMPARE(has<RecordAssistance>(step), begins);
            if (!begins)
                continue;
            const auto* check = std::get_if<StaffCheck>(&state);
            QVERIFY(check && check->step == StaffStep::Assistance && std::holds_alternative<PasscodeAccepted>(event));
        }

    const SessionState reading = ReadingCard{visit(), ReadingStep::Recognising};
    auto step = transition(reading, CardRecognised{here, {true, true, true}, 3, false, false}, rules());
    step = transition(step.state, AskAssistance{}, rules());
    QVERIFY(std::get<StaffCheck>(step.state).step == StaffStep::Assistance);
    // A wrong passcode, and the way back: nobody helps.
    const auto wrong =
        transition(step.state, PasscodeRefused{here, StaffStep::Assistance, core::Fault::StaffPasscodeWrong}, rules());
    QCOMPARE(std::get<StaffCheck>(wrong.state).problem, std::optional(core::Fault::StaffPasscodeWrong));
    QVERIFY(!std::get<ChoosingMethod>(transition(wrong.state, Back{}, rules()).state).visit.assisted);
    // The passcode proves who helps, never who the patient is.
    QVERIFY(has<CheckPasscode>(transition(wrong.state, PasscodeEntered{}, rules())));
    QVERIFY(std::holds_alternative<StaffCheck>(transition(wrong.state, StaffCompared{true}, rules()).state));
    step = transition(wrong.state, PasscodeAccepted{here, StaffStep::Assistance}, rules());
    QVERIFY(std::get<ChoosingMethod>(step.state).visit.assisted && has<RecordAssistance>(step));
    QVERIFY(!transition(step.state, AskAssistance{}, rules()).ignored.empty());
    step = transition(step.state, ChooseMethod{Method::Pin}, rules());
    step = transition(step.state, PinEntered{}, rules());
    step = transition(step.state, IdentityProven{here, 40, true}, rules());
    step = transition(step.state, ConditionsKnown{here, questions()}, rules());
    step = transition(step.state, AgreeToAll{}, rules());
    QVERIFY(std::get<Sealing>(step.state).visit.assisted);

    // Where nobody can prove to be staff it is not offered.
    step = transition(reading, CardRecognised{here, {true, true, false}, 3, false, false}, rules());
    QVERIFY(std::holds_alternative<ChoosingMethod>(transition(step.state, AskAssistance{}, rules()).state));
}

void TransitionTest::theShortestWayIsThreeTouches()
{
    const auto r = rules();
    SessionState state = Welcome{};
    const auto id = r.next;
    int touches = 0;
    const auto feed = [&](SessionEvent event, bool touch) {
        touches += touch;
        state = transition(state, event, r).state;
    };
    feed(CardInserted{insertion}, false);
    feed(CardRecognised{id, {true, true, true}, 3, false, false, true}, false);
    feed(ChooseMethod{Method::Face}, true);
    feed(CardNumberScanned{id}, false);
    feed(IdentityProven{id, 40, true}, false);
    feed(FaceAccepted{id, 1}, false);
    feed(ConditionsKnown{id, questions()}, false);
    feed(AgreeToAll{}, true);
    feed(Sealed{id}, false);
    feed(Stored{id}, false);
    feed(CardRemoved{insertion}, true);
    QVERIFY(std::get<Finished>(state).cardGone);
    QCOMPARE(touches, 3);
}

void TransitionTest::everyOtherWayPassesTheReview()
{
    auto step = transition(ConsentSummary{visit(), questions(true)}, AgreeToAll{}, rules());
    QVERIFY(std::holds_alternative<Prescription>(step.state));
    step = transition(step.state, ChoosePrescription{PrescriptionForm::Electronic}, rules());
    QVERIFY(std::holds_alternative<Reviewing>(step.state));
    step = transition(ConsentSummary{visit(), questions()}, DecideOneByOne{}, rules());
    for (int item = 0; item < 5; ++item)
        step = transition(step.state, AnswerItem{item % 2 == 0}, rules());
    QVERIFY(std::holds_alternative<Reviewing>(step.state));
    QVERIFY(std::get<Reviewing>(step.state).answers.complete());
}

static Visit withdrawingVisit()
{
    auto made = visit();
    made.purpose = Purpose::Withdrawal;
    return made;
}

void TransitionTest::aWithdrawalIsSealedByItsOwnConfirmationOnly()
{
    for (const auto& state : states())
        for (const auto& event : events()) {
            const auto step = transition(state, event, rules());
            if (!has<SealWithdrawal>(step))
                continue;
            QVERIFY(std::holds_alternative<Withdrawing>(state) && std::holds_alternative<Confirm>(event));
            QVERIFY(!has<SealConsent>(step));
            for (const auto& effect : step.effects)
                if (const auto* seal = std::get_if<SealWithdrawal>(&effect)) {
                    QVERIFY(seal->visit.id == here && seal->visit.purpose == Purpose::Withdrawal);
                    QVERIFY(seal->given == std::get<Withdrawing>(state).given); // what was seen is what is sealed
                }
        }
    QVERIFY(has<SealWithdrawal>(transition(Withdrawing{withdrawingVisit(), givenConsents()}, Confirm{}, rules())));
}

void TransitionTest::leavingAWithdrawalLeavesEverythingAsItWas()
{
    const SessionState asked = Withdrawing{withdrawingVisit(), givenConsents()};
    for (const SessionEvent& event :
         {SessionEvent(Cancel{}), SessionEvent(CardRemoved{insertion}), SessionEvent(StaffReset{}),
          SessionEvent(TimeLimitReached{here}), SessionEvent(ServiceLost{core::Fault::ReaderLost})}) {
        const auto step = transition(asked, event, rules());
        QVERIFY(has<WipeSession>(step));
        QVERIFY(!has<SealWithdrawal>(step) && !has<StoreConsent>(step) && !has<WakeDelivery>(step));
        QVERIFY(sessionOf(step.state) != here);
    }
}

void TransitionTest::whatTheVisitIsForDecidesWhatIsAskedOfOqs()
{
    auto step = transition(ChoosingMethod{visit(), {}}, ChoosePurpose{Purpose::Withdrawal}, rules());
    QCOMPARE(std::get<ChoosingMethod>(step.state).visit.purpose, Purpose::Withdrawal);
    QCOMPARE(
        std::get<ChoosingMethod>(transition(step.state, ChoosePurpose{Purpose::Consent}, rules()).state).visit.purpose,
        Purpose::Consent);
    auto proving = std::get<ChoosingMethod>(step.state).visit;
    proving.method = Method::Pin;
    step = transition(ReadingCard{proving, ReadingStep::Proving}, IdentityProven{here, 40, true}, rules());
    QVERIFY(has<FetchGivenConsents>(step) && !has<FetchConditions>(step));
    // The other question's answer moves neither.
    QVERIFY(!transition(step.state, ConditionsKnown{here, questions()}, rules()).ignored.empty());
    QVERIFY(!transition(Preparing{visit()}, GivenConsentsKnown{here, {}}, rules()).ignored.empty());
    // OQS did not say: the patient is asked all the same.
    step = transition(step.state, GivenConsentsKnown{here, {}}, rules());
    QVERIFY(!std::get<Withdrawing>(step.state).given.known);
    // A child's guardian is asked for here, too.
    step = transition(ReadingCard{proving, ReadingStep::Proving}, IdentityProven{here, 14, true}, rules());
    QVERIFY(std::holds_alternative<Guardian>(step.state));
    step = transition(step.state, RepresentationChosen{Representation::Guardian}, rules());
    QVERIFY(has<FetchGivenConsents>(step));
}

void TransitionTest::aWithdrawalIsNoRefusal()
{
    auto step = transition(Withdrawing{withdrawingVisit(), givenConsents()}, Confirm{}, rules());
    step = transition(step.state, Sealed{here}, rules());
    QVERIFY(!std::get<Storing>(step.state).refusedAll);
    step = transition(step.state, Stored{here}, rules());
    QVERIFY(std::get<Finished>(step.state).withdrew && !std::get<Finished>(step.state).refusedAll);
    step = transition(Storing{visit(), false, false, {}}, Stored{here}, rules());
    QVERIFY(!std::get<Finished>(step.state).withdrew);
}

void TransitionTest::helpThatComesInTheMiddleKeepsTheAnswers()
{
    auto v = visit();
    v.helpOffered = true;
    Answers answered;
    answered.items = {{.code = "PharmacistsInfo", .group = "YZK", .agreed = true},
                      {.code = "DiagnosisInfo", .group = "SRJ", .agreed = false}};
    const std::array<SessionState, 2> places{ConsentSummary{v, answered}, Reviewing{v, answered}};
    for (const auto& place : places) {
        const auto asked = transition(place, AskAssistance{}, rules());
        QVERIFY(has<AlertStaff>(asked));
        QVERIFY(std::get<StaffCheck>(asked.state).step == StaffStep::Assistance);
        const auto isBack = [&](const SessionState& state, bool assisted) {
            const auto same = [&](const auto& one) {
                return one.answers == answered && one.visit.assisted == assisted;
            };
            if (const auto* summary = std::get_if<ConsentSummary>(&state))
                return place.index() == state.index() && same(*summary);
            const auto* review = std::get_if<Reviewing>(&state);
            return review && place.index() == state.index() && same(*review);
        };
        QVERIFY(isBack(transition(asked.state, Back{}, rules()).state, false));
        const auto helped = transition(asked.state, PasscodeAccepted{here, StaffStep::Assistance}, rules());
        QVERIFY(isBack(helped.state, true) && has<RecordAssistance>(helped));
        QVERIFY(!transition(helped.state, AskAssistance{}, rules()).ignored.empty()); // once
        // The card may be taken, the time may end: as everywhere.
        QVERIFY(std::holds_alternative<Interrupted>(transition(asked.state, CardRemoved{v.insertion}, rules()).state));
    }
    v.helpOffered = false;
    QVERIFY(!transition(ConsentSummary{v, answered}, AskAssistance{}, rules()).ignored.empty());
}

void TransitionTest::aPasscodeOpensOnlyWhatItWasTypedFor()
{
    for (const auto& state : states())
        for (const auto asked : {StaffStep::Passcode, StaffStep::Comparing, StaffStep::Assistance, StaffStep::Desk}) {
            const auto* check = std::get_if<StaffCheck>(&state);
            if (!check)
                continue;
            const auto id = *sessionOf(state);
            const bool counts = check->step == asked && asked != StaffStep::Comparing;
            const auto accepted = transition(state, PasscodeAccepted{id, asked}, rules());
            const auto refused =
                transition(state, PasscodeRefused{id, asked, core::Fault::StaffPasscodeWrong}, rules());
            QCOMPARE(accepted.state != state, counts);
            QCOMPARE(refused.state != state, counts && check->problem != core::Fault::StaffPasscodeWrong);
        }
    // Typed for help, and then the way to the comparison of faces by the same visit.
    auto proven = visit();
    proven.numberProven = true;
    const SessionState helping = StaffCheck{proven, StaffStep::Assistance, {}, {}};
    const auto back = transition(helping, Back{}, rules());
    const auto face = transition(back.state, ChooseMethod{Method::Staff}, rules());
    QVERIFY(std::get<StaffCheck>(face.state).step == StaffStep::Passcode);
    const auto late = transition(face.state, PasscodeAccepted{here, StaffStep::Assistance}, rules());
    QVERIFY(late.state == face.state && !late.ignored.empty());
}

void TransitionTest::staffWithdrawBehindThePasscodeAndOneConsentAtATime()
{
    auto unknown = rules();
    unknown.staffKnown = false;
    QVERIFY(!transition(Welcome{}, OpenStaffDesk{}, unknown).ignored.empty());
    auto step = transition(Welcome{}, OpenStaffDesk{}, rules());
    const auto id = *sessionOf(step.state);
    QCOMPARE(std::get<StaffCheck>(step.state).step, StaffStep::Desk);
    QVERIFY(has<RecordStaffDesk>(step));
    const auto typed = transition(step.state, PasscodeEntered{}, rules());
    QVERIFY(std::get<CheckPasscode>(typed.effects.front()).step
            == StaffStep::Desk); // its wrong ones lock nobody else out
    QVERIFY(has<AlertStaff>(
        transition(step.state, PasscodeRefused{id, StaffStep::Desk, core::Fault::StaffPasscodeWrong}, rules())));
    const auto back = transition(step.state, Back{}, rules());
    QVERIFY(std::holds_alternative<Interrupted>(back.state) && has<WipeSession>(back));

    step = transition(step.state, PasscodeAccepted{id, StaffStep::Desk}, rules());
    QVERIFY(has<FetchStoredConsents>(step) && !has<FetchGivenConsents>(step) && !has<FetchConditions>(step));
    QVERIFY(!transition(step.state, ConditionsKnown{id, questions()}, rules()).ignored.empty());
    auto given = givenConsents();
    given.consents.push_back({"0193a5c2-7f10-7c1e-8d52-000000000002", {1795392001000}});
    step = transition(step.state, GivenConsentsKnown{id, given}, rules());
    // Nothing is pre-selected, and nothing is sealed before both questions are answered.
    QVERIFY(!std::get<StaffWithdrawing>(step.state).chosen && !std::get<StaffWithdrawing>(step.state).reason);
    QVERIFY(!transition(step.state, Confirm{}, rules()).ignored.empty());
    QVERIFY(!transition(step.state, ChooseReason{StaffReason::ByInstitution}, rules()).ignored.empty());
    QVERIFY(!transition(step.state, ChooseGiven{2}, rules()).ignored.empty());
    step = transition(step.state, ChooseGiven{1}, rules());
    QVERIFY(*std::get<StaffWithdrawing>(step.state).chosen == given.consents[1]);
    QVERIFY(!transition(step.state, ChooseGiven{0}, rules()).ignored.empty());
    QVERIFY(!transition(step.state, Confirm{}, rules()).ignored.empty());
    step = transition(step.state, ChooseReason{StaffReason::PurposeChanged}, rules());
    // Back takes one answer away at a time.
    const auto why = transition(step.state, Back{}, rules());
    QVERIFY(!std::get<StaffWithdrawing>(why.state).reason && std::get<StaffWithdrawing>(why.state).chosen);
    QVERIFY(!std::get<StaffWithdrawing>(transition(why.state, Back{}, rules()).state).chosen);

    step = transition(step.state, Confirm{}, rules());
    QVERIFY(!has<SealConsent>(step) && !has<SealWithdrawal>(step));
    for (const auto& effect : step.effects)
        if (const auto* seal = std::get_if<SealStaffWithdrawal>(&effect))
            QVERIFY(seal->jti == given.consents[1].jti && seal->reason == StaffReason::PurposeChanged);
    QVERIFY(has<SealStaffWithdrawal>(step));
    step = transition(step.state, Sealed{id}, rules());
    step = transition(step.state, Stored{id}, rules());
    const auto& finished = std::get<Finished>(step.state);
    QVERIFY(finished.withdrew && finished.byStaff && finished.cardGone && !finished.refusedAll);
    QVERIFY(std::holds_alternative<Welcome>(transition(step.state, Acknowledge{}, rules()).state));
}

void TransitionTest::noPatientsStepLeadsToStaffsWithdrawal()
{
    QVERIFY(!transition(ChoosingMethod{visit(), {}}, ChoosePurpose{Purpose::StaffWithdrawal}, rules()).ignored.empty());
    for (const auto& state : states())
        for (const auto& event : events()) {
            const auto step = transition(state, event, rules());
            const auto* visit = visitOf(step.state);
            if (!visit || visit->purpose != Purpose::StaffWithdrawal)
                continue;
            const auto* before = visitOf(state);
            if (before)
                QVERIFY(before->purpose == Purpose::StaffWithdrawal);
            else
                QVERIFY(std::holds_alternative<Welcome>(state) && std::holds_alternative<OpenStaffDesk>(event));
            // And past the passcode only by the passcode.
            if (!std::holds_alternative<StaffCheck>(step.state) && std::holds_alternative<StaffCheck>(state))
                QVERIFY(std::holds_alternative<PasscodeAccepted>(event));
        }
}

void TransitionTest::aPatientWhoComesGoesBeforeStaff()
{
    for (const auto& state : states()) {
        const auto* visit = visitOf(state);
        if (!visit || visit->purpose != Purpose::StaffWithdrawal)
            continue;
        const auto step = transition(state, CardInserted{77}, rules());
        if (std::holds_alternative<Sealing>(state) || std::holds_alternative<Storing>(state)) {
            QVERIFY(!step.ignored.empty()); // staff confirmed; the card is served right after
            continue;
        }
        QCOMPARE(std::get<ReadingCard>(step.state).visit.insertion, std::uint64_t{77});
        QCOMPARE(std::get<ReadingCard>(step.state).visit.purpose, Purpose::Consent);
        QVERIFY(std::get<WipeSession>(step.effects.front()).id == here);
        QVERIFY(has<RecogniseCard>(step));
    }
}

void TransitionTest::randomLivesKeepEveryInvariant()
{
    const int steps = qEnvironmentVariableIntValue("UKETSUKE_RANDOM_EVENTS") > 0
                          ? qEnvironmentVariableIntValue("UKETSUKE_RANDOM_EVENTS")
                          : 20'000;
    const unsigned seed = qEnvironmentVariableIsSet("UKETSUKE_SEED") ? qEnvironmentVariableIntValue("UKETSUKE_SEED")
                                                                     : std::random_device{}();
    qInfo("seed %u, %d events", seed, steps);
    std::mt19937 random(seed);
    const auto pick = [&](std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
    };

    SessionState state = Starting{};
    std::uint64_t lastId = 0, card = 1, confirmed = 0, sealedId = 0, scanned = 0;
    int finished = 0, withdrawn = 0, byStaff = 0;
    for (int count = 0; count < steps; ++count) {
        auto r = rules();
        r.next = SessionId{lastId + 1};
        auto all = events(sessionOf(state).value_or(SessionId{}));
        auto event = all[pick(all.size())];
        if (auto* inserted = std::get_if<CardInserted>(&event))
            inserted->insertion = ++card;
        if (auto* removed = std::get_if<CardRemoved>(&event))
            removed->insertion = pick(8) == 0 ? card : 0;
        if (std::holds_alternative<Welcome>(state) && pick(2) == 0) {
            event = OpenStaffDesk{}; // rarer than cards among the events, and as long a way
        } else if (pick(3) != 0) {   // mostly what moves on, or no life would reach the end
            for (int attempts = 0; attempts < 40; ++attempts) {
                const auto& candidate = all[pick(all.size())];
                const auto tried = transition(state, candidate, r);
                const bool ends = std::holds_alternative<Interrupted>(tried.state)
                                  || std::holds_alternative<OutOfService>(tried.state);
                // Cards are many among the events, and each would send staff away.
                const auto* visit = visitOf(state);
                const bool staffGo = visit && visit->purpose == Purpose::StaffWithdrawal
                                     && std::holds_alternative<CardInserted>(candidate) && pick(16) != 0;
                if (tried.ignored.empty() && !ends && !staffGo) {
                    event = candidate;
                    break;
                }
            }
        }
        const auto step = transition(state, event, r);
        if (has<SealConsent>(step)) {
            confirmed = sessionOf(step.state)->value;
            QVERIFY(std::holds_alternative<Confirm>(event) || std::holds_alternative<AgreeToAll>(event));
        }
        if (has<SealWithdrawal>(step)) {
            confirmed = sessionOf(step.state)->value;
            QVERIFY(std::holds_alternative<Withdrawing>(state) && std::holds_alternative<Confirm>(event));
            QVERIFY(std::get<Sealing>(step.state).visit.purpose == Purpose::Withdrawal);
        }
        if (has<SealStaffWithdrawal>(step)) {
            confirmed = sessionOf(step.state)->value;
            QVERIFY(std::holds_alternative<StaffWithdrawing>(state) && std::holds_alternative<Confirm>(event));
            QVERIFY(std::get<Sealing>(step.state).visit.purpose == Purpose::StaffWithdrawal);
        }
        if (has<ScanCardFace>(step)) {
            const auto id = sessionOf(step.state)->value;
            QVERIFY2(id != scanned, "a face is looked at once a session (H11)");
            scanned = id;
        }
        if (has<StoreConsent>(step)) {
            sealedId = sessionOf(step.state)->value;
            QCOMPARE(sealedId, confirmed); // no token without a confirmation in the same session
        }
        if (std::holds_alternative<Finished>(step.state) && !std::holds_alternative<Finished>(state)) {
            QCOMPARE(sessionOf(step.state)->value, sealedId);
            ++finished;
            withdrawn += std::get<Finished>(step.state).withdrew;
            byStaff += std::get<Finished>(step.state).byStaff;
        }
        const bool wasRunning = isRunning(state);
        const bool runs = isRunning(step.state) && sessionOf(step.state) == sessionOf(state);
        if (wasRunning && !runs && !std::holds_alternative<Storing>(step.state))
            QVERIFY(has<WipeSession>(step));
        if (const auto id = sessionOf(step.state); id && id->value > lastId)
            lastId = id->value;
        state = step.state;
    }
    qInfo("%d records, %d of them withdrawals, %d of those by staff", finished, withdrawn, byStaff);
    QVERIFY2(finished > steps / 2000, qPrintable(QString::number(finished)));
    QVERIFY2(withdrawn > 0, qPrintable(QString::number(withdrawn)));
    QVERIFY2(byStaff > 0, qPrintable(QString::number(byStaff)));
}

QTEST_GUILESS_MAIN(TransitionTest)
#include "TransitionTest.moc"
