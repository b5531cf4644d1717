// The runner keeps order, time and the card that waits.
#include "app/session/SessionRunner.h"
#include "tests/unit/session/SessionSamples.h"

#include <QTest>

using namespace uketsuke;
using namespace uketsuke::session;
using namespace uketsuke::session::samples;
using namespace std::chrono_literals;

class SessionRunnerTest : public QObject {
    Q_OBJECT

    std::vector<Effect> m_effects;
    std::unique_ptr<SessionRunner> m_runner;

    template <class T> int count() const
    {
        return static_cast<int>(
            std::ranges::count_if(m_effects, [](const Effect& e) { return std::holds_alternative<T>(e); }));
    }

private Q_SLOTS:
    void init()
    {
        m_effects.clear();
        m_runner = std::make_unique<SessionRunner>(
            TimeLimits{}, "ja",
            SessionRunner::Hooks{[this](const Effect& effect) { m_effects.push_back(effect); }, {}, {}});
    }

    // Whoever was told that staff come does not lose everything just before they do.
    void aQuestionWaitsLongerOnceStaffWereCalled()
    {
        const auto limitOf = [](const Step& step) {
            core::Milliseconds limit{0};
            for (const auto& effect : step.effects)
                if (const auto* arm = std::get_if<ArmTimeLimit>(&effect))
                    limit = arm->limit;
            return limit;
        };
        const auto staff = rules().limits.staff;
        int asked = 0;
        for (const auto& state : states()) {
            const auto touched = transition(state, Activity{}, rules());
            if (!touched.ignored.empty() || !visitOf(state) || visitOf(state)->staffCalled)
                continue;
            QVERIFY(limitOf(touched) > core::Milliseconds(0) && limitOf(touched) < staff);
            const auto called = transition(state, CallStaff{}, rules());
            QCOMPARE(limitOf(called), staff);
            QCOMPARE(limitOf(transition(called.state, Activity{}, rules())), staff);
            ++asked;
        }
        QVERIFY2(asked >= 16, qPrintable(QString::number(asked)));
        auto patient = visit();
        patient.helpOffered = true;
        const auto waiting = transition(ConsentSummary{patient, questions()}, AskAssistance{}, rules());
        QVERIFY(std::holds_alternative<StaffCheck>(waiting.state));
        QCOMPARE(limitOf(waiting), staff);
        // A house that gives its patients more than that takes nothing away.
        auto generous = rules();
        generous.limits.idle = 10min;
        QCOMPARE(limitOf(transition(waiting.state, Activity{}, generous)), core::Milliseconds(10min));
    }

    void aKioskThatHangsBlamesNoPatient()
    {
        const auto hung = transition(Preparing{visit()}, TimeLimitReached{here}, rules());
        QCOMPARE(std::get<Interrupted>(hung.state).fault, core::Fault::InternalFault);
        QVERIFY(std::ranges::any_of(hung.effects, [](const Effect& effect) {
            const auto* alert = std::get_if<AlertStaff>(&effect);
            return alert && alert->fault == core::Fault::InternalFault;
        }));
        const auto left = transition(ConsentSummary{visit(), questions()}, TimeLimitReached{here}, rules());
        QCOMPARE(std::get<Interrupted>(left.state).fault, core::Fault::SessionTimeLimit);
    }

    void aCardLaidDownBeforeTheKioskIsReadyIsServedWhenItIs()
    {
        m_runner->handle(CardInserted{1});
        QVERIFY(std::holds_alternative<Starting>(m_runner->state()));
        m_runner->handle(SelfCheckPassed{});
        QVERIFY(std::holds_alternative<ReadingCard>(m_runner->state()));
        QCOMPARE(count<RecogniseCard>(), 1);
    }

    void aCardTakenAwayBeforeTheKioskIsReadyIsForgotten()
    {
        m_runner->handle(CardInserted{1});
        m_runner->handle(CardRemoved{1});
        m_runner->handle(SelfCheckPassed{});
        QVERIFY(std::holds_alternative<Welcome>(m_runner->state()));
    }

    void aCardThatWasServedIsNotServedAgainByItself()
    {
        m_runner->handle(SelfCheckPassed{});
        m_runner->handle(CardInserted{1});
        m_runner->handle(StaffReset{});
        m_runner->handle(StaffReset{});
        QVERIFY(std::holds_alternative<Welcome>(m_runner->state()));
        QCOMPARE(count<RecogniseCard>(), 1);
    }

    void aForgottenCardIsNotServedAgainAfterStaff()
    {
        m_runner = std::make_unique<SessionRunner>(
            TimeLimits{}, "ja",
            SessionRunner::Hooks{[this](const Effect& effect) { m_effects.push_back(effect); }, {}, {}}, true);
        m_runner->handle(SelfCheckPassed{});
        m_runner->handle(CardInserted{1});
        m_runner->handle(StaffReset{});
        m_runner->handle(StaffReset{});
        m_runner->handle(OpenStaffDesk{});
        QVERIFY(std::holds_alternative<StaffCheck>(m_runner->state()));
        m_runner->handle(Back{});
        m_runner->handle(StaffReset{});
        QVERIFY(std::holds_alternative<Welcome>(m_runner->state()));
        QCOMPARE(count<RecogniseCard>(), 1);
        m_runner->handle(OpenStaffDesk{});
        m_runner->handle(CardInserted{2}); // a patient goes first
        QVERIFY(std::holds_alternative<ReadingCard>(m_runner->state()));
        QCOMPARE(count<RecogniseCard>(), 2);
    }

    void theLimitRunsOutOnceAndMoreTimeRenewsIt()
    {
        m_runner->handle(SelfCheckPassed{});
        m_runner->tick(1000ms);
        m_runner->handle(CardInserted{1});
        const auto id = *sessionOf(m_runner->state());
        m_runner->handle(CardRecognised{id, {true, true, false}, 3, false, false});
        m_runner->tick(60'000ms);
        QCOMPARE(m_runner->timeLeft()->count(), 1000);
        m_runner->handle(MoreTime{});
        m_runner->tick(61'500ms);
        QVERIFY(std::holds_alternative<ChoosingMethod>(m_runner->state()));
        m_runner->tick(120'000ms);
        QVERIFY(std::holds_alternative<Interrupted>(m_runner->state()));
        QCOMPARE(std::get<Interrupted>(m_runner->state()).fault, core::Fault::SessionTimeLimit);
        QCOMPARE(count<WipeSession>(), 1);
    }

    void eventsFromWithinAnEffectComeAfterIt()
    {
        std::vector<std::string> order;
        SessionRunner* runner = nullptr;
        SessionRunner own(TimeLimits{}, "ja",
                          {[&](const Effect& effect) {
                               if (const auto* read = std::get_if<RecogniseCard>(&effect))
                                   runner->handle(CardRefused{read->id, core::Fault::NotAMyNumberCard});
                           },
                           [&](const SessionState& state) { order.emplace_back(name(state)); },
                           {}});
        runner = &own;
        own.handle(SelfCheckPassed{});
        own.handle(CardInserted{1});
        QCOMPARE(order, (std::vector<std::string>{"Welcome", "ReadingCard", "Interrupted"}));
    }

    void theLanguageGoesBackToTheHousesAfterASession()
    {
        m_runner->handle(SelfCheckPassed{});
        m_runner->handle(ChangeLanguage{"en"});
        QCOMPARE(m_runner->language(), std::string("en"));
        m_runner->handle(CardInserted{1});
        QCOMPARE(visitOf(m_runner->state())->language, std::string("en"));
        m_runner->handle(StaffReset{});
        m_runner->handle(CardRemoved{1});
        m_runner->tick(3'600'000ms);
        QVERIFY(std::holds_alternative<Welcome>(m_runner->state()));
        QCOMPARE(m_runner->language(), std::string("ja"));
    }
};

QTEST_GUILESS_MAIN(SessionRunnerTest)
#include "SessionRunnerTest.moc"
