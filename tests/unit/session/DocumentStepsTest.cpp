// What is asked besides the items: only what OQS says there is, each with its own yes or no, nothing preselected, and
// nothing that was answered lost on the way back.
#include "tests/unit/session/SessionSamples.h"

#include <QTest>

using namespace uketsuke;
using namespace uketsuke::session;
using namespace uketsuke::session::samples;

namespace {

Step after(const SessionState& state, const SessionEvent& event) { return transition(state, event, rules()); }

} // namespace

class DocumentStepsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutOffersAgreeingToAllIsStillTheEnd()
    {
        auto known = questions();
        known.documentsWanted = known.documentsKnown = true; // OQS said that nothing waits
        const auto step = after(ConsentSummary{visit(), known}, AgreeToAll{});
        QVERIFY(has<SealConsent>(step));
    }

    void agreeingToAllItemsHandsOverNoDocument()
    {
        auto step = after(ConsentSummary{visit(), moreQuestions()}, AgreeToAll{});
        QVERIFY(!has<SealConsent>(step));
        step = after(step.state, ChoosePrescription{PrescriptionForm::Paper});
        const auto& answers = std::get<AidCertificates>(step.state).answers;
        for (const auto& certificate : answers.certificates)
            QVERIFY(!certificate.handedOver);
        for (const auto& document : answers.documents)
            QVERIFY(!document.handedOver);
    }

    void eachHasItsOwnAnswer()
    {
        auto step = after(AidCertificates{visit(), moreQuestions(), 0}, AnswerDocument{true});
        step = after(step.state, AnswerDocument{false});
        step = after(step.state, AnswerDocument{false});
        step = after(step.state, AnswerDocument{true});
        QCOMPARE(std::get<Documents>(step.state).index, std::size_t(2));
        step = after(step.state, AnswerDocument{false});
        const auto& answers = std::get<EnteringExchangeNumber>(step.state).answers;
        QVERIFY(answers.certificates[0].handedOver == true && answers.certificates[1].handedOver == false);
        QVERIFY(answers.documents[0].handedOver == false && answers.documents[1].handedOver == true
                && answers.documents[2].handedOver == false);
    }

    void noneIsAsEasyAsAll_data()
    {
        QTest::addColumn<bool>("handOver");
        QTest::newRow("all") << true;
        QTest::newRow("none") << false;
    }
    void noneIsAsEasyAsAll()
    {
        QFETCH(bool, handOver);
        auto step = after(AidCertificates{visit(), moreQuestions(), 0}, AnswerRemaining{handOver});
        step = after(step.state, AnswerRemaining{handOver});
        step = after(step.state, SkipExchangeNumber{});
        const auto& answers = std::get<Reviewing>(step.state).answers;
        for (const auto* list : {&answers.certificates, &answers.documents})
            for (const auto& document : *list)
                QCOMPARE(document.handedOver, std::optional(handOver));
        QVERIFY(!answers.items.front().agreed); // a touch for documents answers no item
    }

    void whatWasAnsweredBeforeIsKeptByATouchForTheRest()
    {
        auto step = after(Documents{visit(), moreQuestions(), 0}, AnswerDocument{true});
        step = after(step.state, AnswerRemaining{false});
        const auto& documents = std::get<EnteringExchangeNumber>(step.state).answers.documents;
        QVERIFY(documents[0].handedOver == true && documents[1].handedOver == false
                && documents[2].handedOver == false);
    }

    void anOpenDocumentIsNeverSealed()
    {
        auto answers = answered(true, true);
        answers.documents = moreQuestions().documents;
        QVERIFY(!after(Reviewing{visit(), answers}, Confirm{}).ignored.empty());
        for (auto& document : answers.documents)
            document.handedOver = false;
        QVERIFY(has<SealConsent>(after(Reviewing{visit(), answers}, Confirm{})));
        answers.certificates = moreQuestions().certificates;
        QVERIFY(!after(Reviewing{visit(), answers}, Confirm{}).ignored.empty());
    }

    void handingOverOneDocumentIsNotRefusingEverything()
    {
        auto answers = answered(false);
        answers.documents = moreQuestions().documents;
        QVERIFY(answers.refusesEverything());
        answers.documents[1].handedOver = true;
        QVERIFY(!answers.refusesEverything());
    }

    void theWayBackMeetsEveryQuestionAndLosesNoAnswer()
    {
        auto answers = answered(true, true);
        const auto more = moreQuestions();
        answers.certificates = more.certificates;
        answers.documents = more.documents;
        answers.exchangeOffered = true;
        for (auto* list : {&answers.certificates, &answers.documents})
            for (auto& document : *list)
                document.handedOver = true;
        SessionState state = Reviewing{visit(), answers};
        std::vector<std::string> met;
        for (int count = 0; count < 8; ++count) {
            state = after(state, Back{}).state;
            met.emplace_back(name(state));
            const auto kept = std::visit(
                [](const auto& here) -> std::optional<Answers> {
                    if constexpr (requires { here.answers; })
                        return here.answers;
                    else
                        return std::nullopt;
                },
                state);
            QVERIFY(kept == answers);
        }
        QVERIFY((met
                 == std::vector<std::string>{"EnteringExchangeNumber", "Documents", "Documents", "Documents",
                                             "AidCertificates", "AidCertificates", "Prescription", "ConsentSummary"}));
    }

    void aLanguageChangedInTheMiddleKeepsTheAnswers()
    {
        auto step = after(Documents{visit(), moreQuestions(), 0}, AnswerDocument{true});
        step = after(step.state, ChangeLanguage{"en"});
        const auto& state = std::get<Documents>(step.state);
        QCOMPARE(state.index, std::size_t(1));
        QVERIFY(state.answers.documents[0].handedOver == true);
        QCOMPARE(state.visit.language, std::string("en"));
    }

    void aTouchedLineOfTheReviewBeginsThere()
    {
        const Reviewing review{visit(), moreQuestions()}; // 5 items, prescription, 2 certificates, 3 documents
        QCOMPARE(std::get<ConsentItem>(after(review, ChangeAnswers{3}).state).index, std::size_t(3));
        QVERIFY(std::holds_alternative<Prescription>(after(review, ChangeAnswers{5}).state));
        QCOMPARE(std::get<AidCertificates>(after(review, ChangeAnswers{7}).state).index, std::size_t(1));
        QCOMPARE(std::get<Documents>(after(review, ChangeAnswers{10}).state).index, std::size_t(2));
        QCOMPARE(std::get<ConsentItem>(after(review, ChangeAnswers{11}).state).index, std::size_t(0));
    }

    void aNumberFindsADocumentThatIsThenAskedFor()
    {
        auto step = after(EnteringExchangeNumber{visit(), moreQuestions(), {}}, ExchangeNumberEntered{});
        QVERIFY(has<FindDocument>(step));
        step = after(step.state, DocumentsFound{here, {foundDocument()}, false});
        const auto& state = std::get<Documents>(step.state);
        QCOMPARE(state.index, std::size_t(3));
        QVERIFY(!state.answers.documents[3].handedOver); // finding it is not handing it over
        step = after(step.state, AnswerDocument{false});
        QVERIFY(std::holds_alternative<Reviewing>(step.state));
    }

    void theSameDocumentIsNotAskedForTwice()
    {
        auto known = moreQuestions();
        known.documents.push_back(foundDocument());
        const auto step = after(FindingDocument{visit(), known}, DocumentsFound{here, {foundDocument()}, false});
        QCOMPARE(std::get<Reviewing>(step.state).answers.documents.size(), known.documents.size());
        // And where OQS holds more, its number is said to be none of them; nothing was guessed.
        const auto more = after(FindingDocument{visit(), known}, DocumentsFound{here, {foundDocument()}, true});
        const auto& asked = std::get<EnteringExchangeNumber>(more.state);
        QCOMPARE(asked.problem, std::optional(core::Fault::ExchangeNumberUnknown));
        QCOMPARE(asked.answers.wrongExchangeNumbers, known.wrongExchangeNumbers);
    }

    void fewWrongNumbersAreTriedAndGoingOnStaysPossible()
    {
        SessionState state = EnteringExchangeNumber{visit(), moreQuestions(), {}};
        for (int wrong = 1; wrong <= mostWrongExchangeNumbers; ++wrong) {
            auto step = after(state, ExchangeNumberEntered{});
            QVERIFY(has<FindDocument>(step));
            // An outage spends no try.
            step = after(step.state, ExchangeNumberRefused{here, core::Fault::UplinkUnreachable});
            QCOMPARE(std::get<EnteringExchangeNumber>(step.state).answers.wrongExchangeNumbers, wrong - 1);
            step = after(step.state, ExchangeNumberEntered{});
            step = after(step.state, ExchangeNumberRefused{here, core::Fault::ExchangeNumberUnknown});
            QCOMPARE(has<AlertStaff>(step), wrong == mostWrongExchangeNumbers);
            state = step.state;
        }
        QVERIFY(!after(state, ExchangeNumberEntered{}).ignored.empty());
        // Not by going back and forth either.
        auto step = after(after(state, Back{}).state, AnswerDocument{false});
        QVERIFY(!after(step.state, ExchangeNumberEntered{}).ignored.empty());
        step = after(step.state, SkipExchangeNumber{});
        QVERIFY(!std::get<Reviewing>(step.state).answers.exchangeOffered);
    }

    void anUnregisteredCardIsAskedForBeforeAnythingElse()
    {
        auto step = after(Preparing{visit()}, ConditionsKnown{here, questions(), true});
        QVERIFY(std::holds_alternative<FirstRegistration>(step.state));
        QVERIFY(!has<RegisterCard>(step)); // only after a touch
        const auto declined = after(step.state, AnswerRegistration{false});
        QCOMPARE(std::get<Interrupted>(declined.state).fault, core::Fault::RegistrationDeclined);
        QVERIFY(has<WipeSession>(declined) && !has<RegisterCard>(declined));
        step = after(step.state, AnswerRegistration{true});
        QVERIFY(has<RegisterCard>(step));
        const auto refused = after(step.state, RegistrationRefused{here, core::Fault::RegistrationRefused});
        QVERIFY(std::holds_alternative<Interrupted>(refused.state) && has<WipeSession>(refused));
        const auto lost = after(step.state, RegistrationRefused{here, core::Fault::UplinkUnreachable});
        const auto broken = after(step.state, Cancel{});
        step = after(step.state, RegistrationDone{here});
        QVERIFY(std::holds_alternative<ConsentSummary>(step.state));
        // The farewell may say that nothing was sent only where nothing was.
        QVERIFY(!std::get<Interrupted>(declined.state).registered);
        QVERIFY(!std::get<Interrupted>(refused.state).registered);
        for (const auto& end : {lost, broken, after(step.state, Cancel{})})
            QVERIFY(std::get<Interrupted>(end.state).registered);
    }
};

QTEST_GUILESS_MAIN(DocumentStepsTest)
#include "DocumentStepsTest.moc"
