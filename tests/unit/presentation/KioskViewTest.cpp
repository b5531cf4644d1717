// The view hands touches on and keeps typed digits to itself.
#include "app/presentation/KioskView.h"

#include <QSignalSpy>
#include <QTest>

using namespace uketsuke;
using namespace uketsuke::presentation;

namespace {

Snapshot on(Screen screen)
{
    Snapshot snapshot;
    snapshot.screen = screen;
    return snapshot;
}

} // namespace

class KioskViewTest : public QObject {
    Q_OBJECT

    std::vector<session::SessionEvent> m_events;
    std::vector<std::pair<Secret, std::string>> m_secrets;
    std::unique_ptr<KioskView> m_view;

private Q_SLOTS:
    void init()
    {
        m_events.clear();
        m_secrets.clear();
        m_view = std::make_unique<KioskView>();
        m_view->onEvent([this](session::SessionEvent event) { m_events.push_back(std::move(event)); });
        m_view->onSecret([this](Secret secret, core::SecureBytes digits) {
            QVERIFY(m_events.empty() || std::holds_alternative<session::Activity>(m_events.back()));
            m_secrets.emplace_back(secret, std::string(core::textOf(digits.view())));
        });
    }

    void typedDigitsAreHandedOverOnceAndForgotten_data()
    {
        QTest::addColumn<int>("screen");
        QTest::addColumn<int>("length");
        QTest::addColumn<QByteArray>("event");
        QTest::newRow("card number") << static_cast<int>(Screen::EnteringCardNumber) << 14
                                     << QByteArray("CardNumberEntered");
        QTest::newRow("PIN") << static_cast<int>(Screen::EnteringPin) << 4 << QByteArray("PinEntered");
        QTest::newRow("passcode") << static_cast<int>(Screen::StaffCheck) << 4 << QByteArray("PasscodeEntered");
    }
    void typedDigitsAreHandedOverOnceAndForgotten()
    {
        QFETCH(int, screen);
        QFETCH(int, length);
        QFETCH(QByteArray, event);
        m_view->show(on(static_cast<Screen>(screen)));
        QCOMPARE(m_view->digitsNeeded(), length);
        std::string typed;
        for (int i = 0; i < length; ++i) {
            m_view->enterDigits(); // too early: nothing may be sent
            QVERIFY(m_secrets.empty());
            m_view->pressDigit((i * 3 + 1) % 10);
            typed += static_cast<char>('0' + (i * 3 + 1) % 10);
        }
        m_view->pressDigit(9); // one too many
        m_view->enterDigits();
        QCOMPARE(m_secrets.size(), std::size_t{1});
        QCOMPARE(m_secrets[0].second, typed);
        QCOMPARE(QByteArray(session::name(m_events.back()).data()).left(event.size()), event);
        QCOMPARE(m_view->digitsEntered(), 0);
        m_view->enterDigits();
        QCOMPARE(m_secrets.size(), std::size_t{1});
    }

    void leavingTheScreenWipesWhatWasTyped()
    {
        m_view->show(on(Screen::EnteringPin));
        m_view->pressDigit(1);
        m_view->pressDigit(2);
        m_view->show(on(Screen::ChoosingMethod));
        QCOMPARE(m_view->digitsEntered(), 0);
        QVERIFY(m_view->digits().empty());
    }

    void aChangeOfLanguageOrCountdownKeepsWhatWasTyped()
    {
        m_view->show(on(Screen::EnteringPin));
        m_view->pressDigit(1);
        m_view->chooseLanguage(QStringLiteral("en"));
        auto same = on(Screen::EnteringPin);
        same.language = "en";
        same.countdown = {.secondsLeft = 5, .secondsTotal = 60, .warning = true};
        m_view->show(same);
        QCOMPARE(m_view->digitsEntered(), 1);
        QCOMPARE(m_view->language(), QStringLiteral("en"));
    }

    void noDigitIsTakenWhereNoneIsAsked()
    {
        for (const auto screen : {Screen::Welcome, Screen::ConsentItem, Screen::Finished}) {
            m_view->show(on(screen));
            m_view->pressDigit(5);
            QCOMPARE(m_view->digitsEntered(), 0);
        }
        auto lastTry = on(Screen::EnteringPin);
        lastTry.lastTry = true;
        m_view->show(lastTry);
        m_view->pressDigit(5);
        QCOMPARE(m_view->digitsEntered(), 0);
    }

    void welcomeReturnsToTheDefaultLanguage()
    {
        m_view->show(on(Screen::ConsentSummary));
        m_view->chooseLanguage(QStringLiteral("en"));
        m_view->show(on(Screen::Welcome));
        QCOMPARE(m_view->language(), QStringLiteral("ja"));
    }

    void onlyWhatTheHouseOffersCanBeChosen()
    {
        m_view->setLanguages({QStringLiteral("ko")});
        m_view->show(on(Screen::ConsentSummary));
        m_view->chooseLanguage(QStringLiteral("vi"));
        QCOMPARE(m_view->language(), QStringLiteral("ja"));
        m_view->chooseLanguage(QStringLiteral("ko"));
        QCOMPARE(m_view->language(), QStringLiteral("ko"));
        m_view->chooseLanguage(QStringLiteral("ja")); // the default needs no offer
        QCOMPARE(m_view->language(), QStringLiteral("ja"));
    }

    void aLanguageChosenOnWelcomeIsTakenBackWhenNobodyFollows()
    {
        m_view->setLanguageReturn(std::chrono::milliseconds(20));
        m_view->show(on(Screen::Welcome));
        m_view->chooseLanguage(QStringLiteral("en"));
        QCOMPARE(m_view->language(), QStringLiteral("en"));
        QTRY_COMPARE_WITH_TIMEOUT(m_view->language(), QStringLiteral("ja"), 5000);
        // The session learns of it too: a card laid down now is served in the house's language.
        const auto* changed = std::get_if<session::ChangeLanguage>(&m_events.back());
        QVERIFY(changed);
        QCOMPARE(changed->language, std::string("ja"));
    }

    void aCallIsAnsweredOnEveryScreen()
    {
        for (const auto screen : {Screen::Welcome, Screen::OutOfService, Screen::Storing, Screen::Finished}) {
            auto snapshot = on(screen);
            m_view->show(snapshot);
            QVERIFY(!m_view->staffCalled());
            ++snapshot.staffCalls; // whose state knows nothing of it
            const QSignalSpy shown(m_view.get(), &KioskView::shown);
            m_view->show(snapshot);
            QVERIFY(m_view->staffCalled() && !shown.isEmpty());
            // The next screen is the next person's, or has its own word for it.
            auto next = on(Screen::ReadingCard);
            next.staffCalls = snapshot.staffCalls;
            m_view->show(next);
            QVERIFY(!m_view->staffCalled());
            m_view->show({});
        }
    }

    void nobodyMeetsAnothersLanguageOutOfService()
    {
        m_view->setLanguageReturn(std::chrono::milliseconds(20));
        m_view->show(on(Screen::OutOfService));
        m_view->chooseLanguage(QStringLiteral("en"));
        QTRY_COMPARE_WITH_TIMEOUT(m_view->language(), QStringLiteral("ja"), 5000);
        // Whoever was served while it closed reads why in their language; the next one does not.
        m_view->show(on(Screen::ReadingCard));
        m_view->chooseLanguage(QStringLiteral("en"));
        m_view->show(on(Screen::OutOfService));
        QCOMPARE(m_view->language(), QStringLiteral("en"));
        QTRY_COMPARE_WITH_TIMEOUT(m_view->language(), QStringLiteral("ja"), 5000);
    }

    void aLanguageChosenBeforeTheCardStaysWithThePatient()
    {
        m_view->setLanguageReturn(std::chrono::milliseconds(20));
        m_view->show(on(Screen::Welcome));
        m_view->chooseLanguage(QStringLiteral("en"));
        m_view->show(on(Screen::ReadingCard));
        QTest::qWait(60); // three times the limit: nothing may come
        QCOMPARE(m_view->language(), QStringLiteral("en"));
    }

    // Who gave up, or was too slow, is received all the same, and is told where.
    void whoStoppedMayStartAgainOrGoToTheDesk_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("gave up") << static_cast<int>(core::Fault::SessionCancelled);
        QTest::newRow("too slow") << static_cast<int>(core::Fault::SessionTimeLimit);
    }
    void whoStoppedMayStartAgainOrGoToTheDesk()
    {
        QFETCH(int, fault);
        auto stopped = on(Screen::Interrupted);
        stopped.problem = static_cast<core::Fault>(fault);
        m_view->show(stopped);
        QVERIFY(m_view->canTryAgain() && !m_view->staffNeeded());
        QVERIFY2(m_view->remedyText().contains(QStringLiteral("reception desk")), qPrintable(m_view->remedyText()));
    }

    void theCamerasPictureIsLetGoWithItsScreen()
    {
        m_view->show(on(Screen::CapturingFace));
        auto frame = std::make_shared<const ports::Frame>();
        m_view->showFrame(frame);
        QCOMPARE(frame.use_count(), 2);
        m_view->show(on(Screen::Preparing));
        QCOMPARE(frame.use_count(), 1);
    }

    void theSecondsTickAloneTouchesNothingElse()
    {
        m_view->show(on(Screen::ConsentSummary));
        QSignalSpy shown(m_view.get(), &KioskView::shown);
        QSignalSpy countdown(m_view.get(), &KioskView::countdownChanged);
        m_view->showCountdown({.secondsLeft = 9, .secondsTotal = 60});
        QCOMPARE(shown.size(), 0);
        QCOMPARE(countdown.size(), 1);
    }
};

QTEST_GUILESS_MAIN(KioskViewTest)
#include "KioskViewTest.moc"
