// What the screens show for every alternative of the session's state.
#include "app/presentation/SnapshotOf.h"

#include "app/consent/ConsentForm.h"
#include "app/consent/WithdrawalForm.h"

#include "tools/gallery/Fixtures.h"

#include <QMetaProperty>
#include <QTest>

#include <set>

using namespace uketsuke;
using namespace uketsuke::presentation;

namespace {

session::Visit visit()
{
    session::Visit visit;
    visit.id = {7};
    visit.insertion = 3;
    visit.language = "en";
    visit.choices = {.face = true, .pin = false, .staff = true};
    visit.pinTriesLeft = 2;
    return visit;
}

session::Answers answers()
{
    session::Answers answers;
    answers.items = {
        {.code = "PharmacistsInfo", .group = "YZK", .agreed = true},
        {.code = "InfectiousInfo", .group = "SHJ", .ownLine = true, .coveredByGroup = false, .agreed = std::nullopt}};
    answers.prescriptionAsked = true;
    return answers;
}

session::Answers withDocuments()
{
    auto all = answers();
    all.certificates = {{"AID-1", "aid-certificate", "Child aid", "City", "20260801", std::nullopt}};
    all.documents = {{"DOC-1", "referral", "Letter", "Clinic", "20261104", true},
                     {"DOC-2", "checkup-report", "Report", "Centre", "20260601", std::nullopt}};
    all.documentsWanted = all.documentsKnown = true;
    all.exchangeOffered = true;
    return all;
}

session::Storing storing() { return {visit(), false, false, std::nullopt}; }

session::Finished finished(bool cardGone)
{
    session::Finished state;
    state.language = "en";
    state.cardGone = cardGone;
    return state;
}

session::Interrupted interrupted(std::uint64_t insertion)
{
    session::Interrupted state;
    state.language = "en";
    state.insertion = insertion;
    return state;
}

std::vector<session::SessionState> everyState()
{
    const auto v = visit();
    const auto a = answers();
    return {session::Starting{},
            session::OutOfService{core::Fault::LedgerFull},
            session::Welcome{},
            session::ReadingCard{v},
            session::ChoosingMethod{v, core::Fault::FaceTriesExhausted},
            session::EnteringCardNumber{v, core::Fault::CardNumberWrong, 6},
            session::CapturingFace{v, std::nullopt, std::nullopt},
            session::EnteringPin{v, std::nullopt, false},
            session::StaffCheck{v, session::StaffStep::Passcode, std::nullopt},
            session::Guardian{v},
            session::Preparing{v},
            session::FirstRegistration{v, a},
            session::Registering{v, a},
            session::ConsentSummary{v, a},
            session::ConsentItem{v, a, 1},
            session::Prescription{v, a},
            session::AidCertificates{v, withDocuments(), 0},
            session::Documents{v, withDocuments(), 1},
            session::EnteringExchangeNumber{v, withDocuments(), std::nullopt},
            session::FindingDocument{v, withDocuments()},
            session::Reviewing{v, a},
            session::Withdrawing{v, {}},
            session::StaffWithdrawing{v, {}, {}, {}},
            session::Sealing{v, a},
            storing(),
            finished(false),
            interrupted(0)};
}

Surroundings surroundings()
{
    Surroundings around;
    around.language = "en";
    around.form.labels.purpose = QStringLiteral("the purpose");
    around.form.item = [](const std::string& code) -> std::optional<ItemTexts> {
        if (code == "PharmacistsInfo")
            return ItemTexts{QStringLiteral("Medicines"), QStringLiteral("explained")};
        return std::nullopt;
    };
    return around;
}

template <class State> Snapshot shownFor(State state, Surroundings around = surroundings())
{
    return snapshotOf(session::SessionState(std::move(state)), around);
}

} // namespace

class SnapshotOfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStateHasTheScreenOfItsName()
    {
        const auto states = everyState();
        QCOMPARE(states.size(), session::stateNames.size());
        for (std::size_t i = 0; i < states.size(); ++i) {
            QCOMPARE(states[i].index(), i);
            const auto shown = snapshotOf(states[i], surroundings());
            QCOMPARE(static_cast<std::size_t>(shown.screen), i);
            std::string expected(session::stateNames[i]);
            expected[0] = static_cast<char>(expected[0] + ('a' - 'A'));
            QCOMPARE(std::string(name(shown.screen)), expected);
            QCOMPARE(shown.language, std::string("en"));
        }
    }

    void whoHelpsIsShownAndOfferedOnce()
    {
        auto v = visit();
        QVERIFY(!shownFor(session::ChoosingMethod{v, {}}).helpOffered);
        v.helpOffered = true;
        const auto offered = shownFor(session::ChoosingMethod{v, {}});
        QVERIFY(offered.helpOffered && !offered.assisted);
        v.assisted = true;
        const auto helped = shownFor(session::ChoosingMethod{v, {}});
        QVERIFY(!helped.helpOffered && helped.assisted);
        // In the middle only where it can be said, and only when somebody was called.
        v.assisted = false;
        QVERIFY(!shownFor(session::ConsentSummary{v, answers()}).helpHere);
        v.staffCalled = true;
        QVERIFY(shownFor(session::ConsentSummary{v, answers()}).helpHere);
        QVERIFY(shownFor(session::Reviewing{v, answers()}).helpHere);
        QVERIFY(!shownFor(session::ConsentItem{v, answers(), 0}).helpHere);
        v.assisted = true;
        QVERIFY(!shownFor(session::Reviewing{v, answers()}).helpHere);
        QVERIFY(shownFor(session::Reviewing{v, answers()}).assisted);
    }

    void aClosedExchangeNumberAlwaysSaysWhy()
    {
        auto all = withDocuments();
        QVERIFY(!shownFor(session::EnteringExchangeNumber{visit(), all, std::nullopt}).problem);
        all.wrongExchangeNumbers = session::mostWrongExchangeNumbers;
        // Also for who went back from it and comes again.
        const auto shown = shownFor(session::EnteringExchangeNumber{visit(), all, std::nullopt});
        QVERIFY(shown.exchangeClosed);
        QVERIFY(shown.problem == core::Fault::ExchangeNumberLocked);
    }

    void staffCanBeCalledOnEveryScreenAfterTheStart()
    {
        for (const auto& state : everyState())
            QCOMPARE(snapshotOf(state, surroundings()).canCallStaff, !std::holds_alternative<session::Starting>(state));
    }

    void aWithdrawalListsWhatIsInForceByTheTimeItWasGiven()
    {
        auto v = visit();
        v.purpose = session::Purpose::Withdrawal;
        const core::Instant given{1795392000000}; // 2026-11-23 09:00 in Japan
        auto shown = shownFor(session::Withdrawing{v, {true, {{"0193a5c2-7f10-7c1e-8d52-000000000001", given}}}});
        QVERIFY(shown.withdraws && shown.withdrawalKnown && !shown.canCancel);
        QCOMPARE(shown.items.size(), std::size_t{1});
        QCOMPARE(shown.items[0].title, QStringLiteral("23 November 2026  09:00"));
        v.language = "ja";
        shown = shownFor(session::Withdrawing{v, {true, {{"0193a5c2-7f10-7c1e-8d52-000000000001", given}}}});
        QCOMPARE(shown.items[0].title, QStringLiteral("令和8年11月23日  09:00"));
        shown = shownFor(session::Withdrawing{v, {}});
        QVERIFY(!shown.withdrawalKnown && shown.items.empty());
        QVERIFY(!shownFor(session::Reviewing{visit(), answers()}).withdraws);
    }

    void staffSeeWhichConsentToTheSecondAndThenOnlyThatOne()
    {
        auto v = visit();
        v.purpose = session::Purpose::StaffWithdrawal;
        const session::GivenConsent given{"0193a5c2-7f10-7c1e-8d52-0000000000a1", {1795392007000}};
        auto shown = shownFor(session::StaffWithdrawing{v, {true, {given}}, {}, {}});
        QCOMPARE(shown.items[0].title, QStringLiteral("2026-11-23  09:00:07  0000a1"));
        QVERIFY(shown.staffDesk && shown.staffQuestion == StaffQuestion::Which && !shown.canGoBack);
        QVERIFY(!shown.cardOnReader && shown.steps == 0);
        shown = shownFor(session::StaffWithdrawing{v, {true, {given}}, given, {}});
        QVERIFY(shown.items.empty() && shown.staffQuestion == StaffQuestion::Why && shown.canGoBack);
        QCOMPARE(shown.chosenGiven, QStringLiteral("2026-11-23  09:00:07  0000a1"));
        shown = shownFor(session::StaffWithdrawing{v, {true, {given}}, given, session::StaffReason::PurposeChanged});
        QVERIFY(shown.staffQuestion == StaffQuestion::Confirm && shown.purposeChanged);
        auto around = surroundings();
        QVERIFY(!shownFor(session::Welcome{}, around).staffDeskOffered);
        around.staffKnown = true;
        QVERIFY(shownFor(session::Welcome{}, around).staffDeskOffered);
    }

    void whatStaffAreToldIsForStaffAlone()
    {
        auto around = surroundings();
        around.signs = {.waiting = 14, .endingSoon = 3, .refused = 2};
        for (const auto& state : everyState()) {
            const bool isStaffs = std::holds_alternative<session::Welcome>(state)
                                  || std::holds_alternative<session::StaffWithdrawing>(state);
            QVERIFY2((shownFor(state, around).signs == around.signs) == isStaffs, session::name(state).data());
        }
        QVERIFY(!DeskSigns{.waiting = 14}.needStaff());
        QVERIFY(DeskSigns{.endingSoon = 1}.needStaff());
        QVERIFY(DeskSigns{.refused = 1}.needStaff());
        QVERIFY(DeskSigns{.arrivedTooLate = 1}.needStaff());
        QVERIFY(DeskSigns{.filesWaiting = 1}.needStaff());
        QVERIFY(DeskSigns{.certificateDays = 0}.needStaff());
        QVERIFY(DeskSigns{.updateFellBack = QStringLiteral("1.4.0")}.needStaff());
        QVERIFY(!DeskSigns{.offline = true}.needStaff()); // it delivers by itself once the line is back
    }

    void whoAgreedToSomethingIsToldThatItWaitsForAConnection()
    {
        auto around = surroundings();
        around.signs.offline = true;
        auto state = finished(false);
        QVERIFY(shownFor(state, around).offline);
        QVERIFY(!shownFor(state).offline);
        state.delivered = true;
        QVERIFY(!shownFor(state, around).offline);
        state.delivered = false;
        state.refusedAll = true; // nothing is to be seen at the facility anyway
        QVERIFY(!shownFor(state, around).offline);
        state.refusedAll = false;
        state.withdrew = true; // has words of its own
        QVERIFY(!shownFor(state, around).offline);
    }

    // What the screens' tests look at has the same keys around it as what a person sees.
    void theGallerysFixturesHaveTheKeysOfTheirState()
    {
        auto around = surroundings();
        around.timeLeft = std::chrono::seconds(47);
        around.timeLimit = std::chrono::seconds(60);
        std::set<Screen> met;
        for (const auto& fixture : gallery::fixtures(QStringLiteral("ja"))) {
            const auto& snapshot = fixture.snapshot;
            met.insert(snapshot.screen);
            const bool isOutside = snapshot.screen == Screen::Starting || snapshot.screen == Screen::OutOfService
                                   || snapshot.screen == Screen::Welcome;
            auto here = around;
            if (isOutside)
                here.timeLeft = core::Milliseconds(-1);
            for (const auto& state : everyState()) {
                auto real = snapshotOf(state, here);
                if (real.screen != snapshot.screen)
                    continue;
                const auto name = qPrintable(fixture.name);
                QVERIFY2(real.canCancel == snapshot.canCancel, name);
                QVERIFY2(real.canCallStaff == snapshot.canCallStaff, name);
                QVERIFY2((real.countdown.secondsLeft >= 0) == (snapshot.countdown.secondsLeft >= 0), name);
                if (!snapshot.staffDesk && real.readingStep == snapshot.readingStep)
                    QVERIFY2(real.step == snapshot.step && (real.step == 0 || real.steps == snapshot.steps), name);
            }
        }
        QCOMPARE(met.size(), screenNames.size());
    }

    void aDocumentShowsWhatOqsSaysOfIt()
    {
        auto around = surroundings();
        around.form.labels.kindReferral = QStringLiteral("Referral letter");
        around.form.labels.kindAid = QStringLiteral("Aid");
        const auto shown = shownFor(session::Documents{visit(), withDocuments(), 0}, around);
        QCOMPARE(shown.documents.size(), std::size_t(2));
        QVERIFY((shown.documents[0]
                 == DocumentRow{"DOC-1", QStringLiteral("Referral letter"), QStringLiteral("Letter"),
                                QStringLiteral("Clinic"), QStringLiteral("4 November 2026"), true}));
        QVERIFY(!shown.documents[1].handedOver);
        QCOMPARE(shown.certificates[0].kind, QStringLiteral("Aid"));
        auto japanese = visit();
        japanese.language = "ja";
        QCOMPARE(shownFor(session::Documents{japanese, withDocuments(), 0}).documents[0].issued,
                 QStringLiteral("令和8年11月4日"));
    }

    void withoutAnAnswerOfOqsTheDeskIsNamed()
    {
        auto unknown = answers();
        unknown.documentsWanted = true;
        QVERIFY(shownFor(session::ConsentSummary{visit(), unknown}).documentsUnknown);
        QVERIFY(shownFor(session::Reviewing{visit(), unknown}).documentsUnknown);
        unknown.documentsKnown = true;
        QVERIFY(!shownFor(session::ConsentSummary{visit(), unknown}).documentsUnknown);
        unknown.documentsWanted = unknown.documentsKnown = false; // this desk does not ask
        QVERIFY(!shownFor(session::ConsentSummary{visit(), unknown}).documentsUnknown);
    }

    void aTouchForTheGroupIsOfferedWhereItAnswersMoreThanOne()
    {
        session::Answers all;
        all.items = {{.code = "A", .group = "SHJ", .agreed = {}},
                     {.code = "B", .group = "SHJ", .agreed = {}},
                     {.code = "C", .group = "SHJ", .coveredByGroup = false, .agreed = {}},
                     {.code = "D", .group = "YZK", .agreed = {}}};
        QCOMPARE(shownFor(session::ConsentItem{visit(), all, 0}).groupRemaining, 2);
        QCOMPARE(shownFor(session::ConsentItem{visit(), all, 2}).groupRemaining, 0); // asked by itself only
        QCOMPARE(shownFor(session::ConsentItem{visit(), all, 3}).groupRemaining, 1);
        all.items[0].agreed = true;
        QCOMPARE(shownFor(session::ConsentItem{visit(), all, 1}).groupRemaining, 1);
    }

    void nobodyCanStopOnceTheAnswersAreBeingSealed()
    {
        QVERIFY(shownFor(session::Reviewing{visit(), answers()}).canCancel);
        QVERIFY(!shownFor(session::Sealing{visit(), answers()}).canCancel);
        QVERIFY(!shownFor(storing()).canCancel);
    }

    void welcomeHoldsNothingOfAPatient()
    {
        Snapshot expected;
        expected.screen = Screen::Welcome;
        expected.language = "en";
        expected.canCallStaff = true;
        QVERIFY(shownFor(session::Welcome{}) == expected);
    }

    void theNumberSaysHowOftenItMayStillBeTriedHere()
    {
        using session::EnteringCardNumber;
        auto v = visit();
        QCOMPARE(shownFor(EnteringCardNumber{v, std::nullopt, -1}).triesLeft, -1);
        v.wrongNumbers = 1;
        QCOMPARE(shownFor(EnteringCardNumber{v, core::Fault::CardNumberWrong, 9}).triesLeft, 2);
        QCOMPARE(shownFor(EnteringCardNumber{v, core::Fault::CardNumberWrong, 5}).triesLeft,
                 1); // four stay in the card
        v.wrongNumbers = 2;
        QCOMPARE(shownFor(EnteringCardNumber{v, core::Fault::CardNumberWrong, 8}).triesLeft, 1);
    }

    void whoAskedForStaffIsNotToldToType()
    {
        using session::EnteringCardNumber;
        auto v = visit();
        QVERIFY(!shownFor(EnteringCardNumber{v, std::nullopt, -1}).staffComes);
        QCOMPARE(shownFor(EnteringCardNumber{v, core::Fault::CardFaceUnreadable, -1}).problem,
                 std::optional(core::Fault::CardFaceUnreadable));
        v.method = session::Method::Staff;
        QVERIFY(shownFor(EnteringCardNumber{v, std::nullopt, -1}).staffComes);
        QVERIFY(!shownFor(EnteringCardNumber{v, core::Fault::CardFaceUnreadable, -1}).problem);
        // Whoever typed it is told that it was wrong.
        QCOMPARE(shownFor(EnteringCardNumber{v, core::Fault::CardNumberWrong, 9}).problem,
                 std::optional(core::Fault::CardNumberWrong));
    }

    void theLastTryOfThePinWaitsForAnExplicitYes()
    {
        auto v = visit();
        QVERIFY(!shownFor(session::EnteringPin{v, std::nullopt, false}).lastTry);
        v.pinTriesLeft = 1;
        const auto shown = shownFor(session::EnteringPin{v, core::Fault::PinWrong, false});
        QVERIFY(shown.lastTry);
        QCOMPARE(shown.triesLeft, 1);
        QVERIFY(!shownFor(session::EnteringPin{v, std::nullopt, true}).lastTry);
    }

    void faceTriesLeftNeverGoBelowNought()
    {
        auto v = visit();
        v.faceTries = 1;
        QCOMPARE(shownFor(session::CapturingFace{v, std::nullopt, std::nullopt}).triesLeft, 2);
        v.faceTries = 9;
        QCOMPARE(shownFor(session::CapturingFace{v, std::nullopt, std::nullopt}).triesLeft, 0);
    }

    void anItemWithoutWordsIsShownByItsCode()
    {
        const auto shown = shownFor(session::ConsentSummary{visit(), answers()});
        QCOMPARE(shown.items.size(), std::size_t{2});
        QCOMPARE(shown.items[0].title, QStringLiteral("Medicines"));
        QCOMPARE(shown.items[0].agreed, std::optional(true));
        QCOMPARE(shown.items[1].title, QStringLiteral("InfectiousInfo"));
        QVERIFY(shown.items[1].ownLine);
        QVERIFY(!shown.items[1].agreed);
        QCOMPARE(shown.form.purpose, QStringLiteral("the purpose"));
    }

    void everyTextOfTheFormHasALabelAndNoLabelIsOurs()
    {
        FormLabels labels;
        std::vector<std::string_view> names(consent::ConsentForm::textNames.begin(),
                                            consent::ConsentForm::textNames.end());
        names.insert(names.end(), consent::WithdrawalForm::textNames.begin(), consent::WithdrawalForm::textNames.end());
        for (const auto name : names) {
            const auto text = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
            QVERIFY2(labels.set(name, text), qPrintable(text));
            QCOMPARE(
                FormLabels::staticMetaObject.property(FormLabels::staticMetaObject.indexOfProperty(text.toLatin1()))
                    .readOnGadget(&labels)
                    .toString(),
                text);
        }
        // And which language they are in, which is no label.
        QVERIFY(FormLabels::staticMetaObject.indexOfProperty("language") >= 0);
        QCOMPARE(FormLabels::staticMetaObject.propertyCount(), static_cast<int>(names.size()) + 1);
        const auto before = labels;
        QVERIFY(!labels.set("no such text", QStringLiteral("x")));
        QVERIFY(labels == before);
    }

    void onlyOfferedWaysAreShown()
    {
        const auto shown = shownFor(session::ChoosingMethod{visit(), core::Fault::PinBlocked});
        QVERIFY(shown.choices.face && !shown.choices.pin && shown.choices.staff);
        QCOMPARE(shown.problem, std::optional(core::Fault::PinBlocked));
    }

    void theEndTellsWhereTheCardIs()
    {
        QVERIFY(shownFor(finished(false)).cardOnReader);
        QVERIFY(!shownFor(finished(true)).cardOnReader);
        QVERIFY(shownFor(interrupted(4)).cardOnReader);
        QVERIFY(!shownFor(interrupted(0)).cardOnReader);
    }

    void moreTimeIsOfferedOnlyWhereAPersonIsWaitedFor()
    {
        auto around = surroundings();
        around.timeLimit = std::chrono::seconds(60);
        around.timeLeft = std::chrono::milliseconds(14'200);
        const Countdown waiting{.secondsLeft = 15, .secondsTotal = 60, .warning = true};
        QVERIFY(shownFor(session::Guardian{visit()}, around).countdown == waiting);
        QVERIFY(countdownOf(session::Guardian{visit()}, around) == waiting);
        QCOMPARE(shownFor(session::Preparing{visit()}, around).countdown.secondsLeft, -1); // it hurries the kiosk alone
        around.timeLeft = std::chrono::milliseconds(30'000);
        QVERIFY(!shownFor(session::Guardian{visit()}, around).countdown.warning);
        around.timeLeft = core::Milliseconds(-1);
        QCOMPARE(shownFor(session::Guardian{visit()}, around).countdown.secondsLeft, -1);
    }
};

QTEST_GUILESS_MAIN(SnapshotOfTest)
#include "SnapshotOfTest.moc"
