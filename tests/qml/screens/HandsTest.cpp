// Hands that tremble, or that know a place by heart: nothing is answered twice by one touch, and what ends a session
// never stands where the last screen had something harmless.
#include "app/presentation/KioskView.h"
#include "app/presentation/window/KioskWindow.h"
#include "tests/qml/screens/Looking.h"
#include "tools/gallery/Fixtures.h"

#include <QElapsedTimer>
#include <QKeyEvent>
#include <QPointingDevice>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <functional>
#include <map>

using namespace uketsuke;
using namespace uketsuke::presentation;
using namespace uketsuke::looking;
using namespace std::chrono_literals;

class HandsTest : public QObject {
    Q_OBJECT

    static constexpr auto pause = 400ms;
    static constexpr int mostTries = 20;

    KioskView m_view;
    std::unique_ptr<KioskWindow> m_window;
    std::unique_ptr<QPointingDevice> m_finger{QTest::createTouchDevice()};
    int m_answers{0};
    QString m_language;

    QQuickWindow& window() { return m_window->window(); }

    Snapshot question(int index) const
    {
        for (auto fixture : gallery::fixtures(m_language))
            if (fixture.name == QStringLiteral("consentItem")) {
                fixture.snapshot.itemIndex = index;
                return fixture.snapshot;
            }
        qFatal("no such fixture");
    }

    /// The first question, read; each answer brings the next at once, as the session does.
    void ask(const QString& language = QStringLiteral("ja"))
    {
        m_language = language;
        m_view.show({});
        m_view.show(question(0));
        m_view.setLanguage(language);
        (void)window().grabWindow();
        (void)window().grabWindow();
        QVERIFY(QTest::qWaitFor([this] { return !m_view.isTooEarly(); }, 10'000));
        m_answers = 0;
    }

    void countAnswers()
    {
        m_view.onEvent([this](const session::SessionEvent& event) {
            if (std::holds_alternative<session::AnswerItem>(event))
                m_view.show(question(++m_answers));
        });
    }

    QPoint agreePoint()
    {
        return sceneBox(named(window().contentItem(), QStringLiteral("item.agree"))).center().toPoint();
    }

    /// What makes the session's screens, once it has been told to.
    static const QQuickItem* loaderOf(const QQuickItem& item)
    {
        if (item.inherits("QQuickLoader") && item.property("source").toString().endsWith(u"SessionScreens.qml"))
            return &item;
        for (const auto* child : item.childItems())
            if (const auto* found = loaderOf(*child))
                return found;
        return nullptr;
    }

    void touchAgree()
    {
        const auto point = agreePoint();
        QTest::touchEvent(&window(), m_finger.get()).press(0, point, &window());
        QTest::touchEvent(&window(), m_finger.get()).release(0, point, &window());
    }

    void press(Qt::Key key, bool isHeld = false)
    {
        QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, {}, isHeld);
        QKeyEvent up(QEvent::KeyRelease, key, Qt::NoModifier, {}, isHeld);
        QCoreApplication::sendEvent(&window(), &down);
        QCoreApplication::sendEvent(&window(), &up);
    }

    /// Asks, and touches. On a machine that stands still a touch comes after the pause, and counts: then once more,
    /// after `lift`. The question's own clock does not tell, as a touch that counts starts it again.
    void touchInTime(const std::function<void()>& touches, const std::function<void()>& lift = {})
    {
        for (int tries = 0; tries < mostTries; ++tries) {
            ask();
            QElapsedTimer timer; // from before the answer that starts the pause
            timer.start();
            touches();
            if (timer.elapsed() < pause.count())
                return;
            if (lift)
                lift();
        }
        QFAIL("no touch came in time");
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_view.setReducedMotion(true);
        m_view.setTouchPause(pause);
        countAnswers();
        auto made = KioskWindow::create(m_view, {.size = {1280, 800}, .mode = WindowMode::Windowed});
        QVERIFY(made.has_value());
        m_window = std::move(*made);
        QVERIFY(QTest::qWaitForWindowExposed(&window(), 30'000));
        window().requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&window(), 30'000));
    }

    void aSecondTouchAnswersNoQuestionThatNobodySaw()
    {
        touchInTime([this] {
            touchAgree();
            QCOMPARE(m_answers, 1);
            touchAgree();
            touchAgree();
        });
        QCOMPARE(m_answers, 1);
        QVERIFY(QTest::qWaitFor([this] { return !m_view.isTooEarly(); }, 10'000));
        touchAgree();
        QCOMPARE(m_answers, 2);
    }

    void whoIsFasterThanTheScreensFindsThemMade()
    {
        // Qt counts for ever what was begun and thrown away, and tells of it at the end.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("in the process of being created|TypeError")));
        m_language = QStringLiteral("ja");
        int timesMadeInPart = 0;
        bool wasMade = false;
        for (auto early = 0ms; !wasMade && early < 10s; early += std::max(5ms, early / 4)) {
            KioskView view;
            auto made = KioskWindow::create(view, {.size = {1280, 800}, .mode = WindowMode::Windowed});
            QVERIFY(made.has_value());
            auto& root = (*made)->window();
            const QQuickItem* loader = nullptr;
            QVERIFY(QTest::qWaitFor([&] { return (loader = loaderOf(*root.contentItem())); }, 30'000));
            QTest::qWait(static_cast<int>(early.count()));
            wasMade = loader->property("item").value<QQuickItem*>();
            timesMadeInPart += wasMade ? 0 : 1;
            if (timesMadeInPart % 3 == 2)
                continue; // the kiosk ends
            view.show(question(0));
            (void)root.grabWindow();
            QVERIFY(named(root.contentItem(), QStringLiteral("item.agree")));
        }
        QVERIFY(wasMade);
        QVERIFY(timesMadeInPart > 1); // a person came, and the kiosk ended
    }

    void aFingerThatCameTooEarlyAnswersNotWhenItIsLifted()
    {
        const auto lift = [this] { QTest::touchEvent(&window(), m_finger.get()).release(0, agreePoint(), &window()); };
        touchInTime(
            [this] {
                touchAgree();
                QTest::touchEvent(&window(), m_finger.get()).press(0, agreePoint(), &window());
            },
            lift);
        QVERIFY(QTest::qWaitFor([this] { return !m_view.isTooEarly(); }, 10'000));
        lift();
        QCOMPARE(m_answers, 1);
    }

    // A panel that closes uncovers answers, without another question.
    void aSecondTouchOnALanguageAnswersNothing()
    {
        for (auto& fixture : gallery::fixtures(QStringLiteral("ja")))
            if (fixture.name == QStringLiteral("consentSummary"))
                m_view.show(fixture.snapshot);
        auto* root = window().contentItem();
        int answers = 0;
        m_view.onEvent([&](const session::SessionEvent& event) {
            answers += std::holds_alternative<session::Activity>(event)
                               || std::holds_alternative<session::ChangeLanguage>(event)
                           ? 0
                           : 1;
        });
        const auto touchAll = [&] {
            (void)window().grabWindow(); // in the language of that moment
            const auto all = sceneBox(named(root, QStringLiteral("consent.agreeAll"))).center().toPoint();
            QTest::touchEvent(&window(), m_finger.get()).press(0, all, &window());
            QTest::touchEvent(&window(), m_finger.get()).release(0, all, &window());
        };
        // Once more where the machine stood still: what is touched here starts no pause, so its clock tells.
        bool inTime = false;
        for (int tries = 0; tries < mostTries && !inTime; ++tries) {
            m_view.setLanguage(QStringLiteral("ja"));
            (void)window().grabWindow();
            QVERIFY(QMetaObject::invokeMethod(named(root, QStringLiteral("languages.open")), "clicked"));
            QTRY_VERIFY(named(root, QStringLiteral("languages.en")));
            (void)window().grabWindow();
            QVERIFY(QTest::qWaitFor([this] { return !m_view.isTooEarly(); }, 10'000));
            answers = 0;
            QVERIFY(QMetaObject::invokeMethod(named(root, QStringLiteral("languages.en")), "clicked"));
            QTRY_VERIFY(!named(root, QStringLiteral("languages.en")));
            inTime = m_view.isTooEarly();
            touchAll();
            inTime = inTime && m_view.isTooEarly();
        }
        QVERIFY(inTime);
        QCOMPARE(answers, 0);
        QVERIFY(QTest::qWaitFor([this] { return !m_view.isTooEarly(); }, 10'000));
        touchAll();
        QCOMPARE(answers, 1);
        m_view.setLanguage(QStringLiteral("ja"));
        countAnswers();
    }

    // A hand that rests on the glass lets no other finger through, and a finger that came too early keeps none out.
    void eachFingerIsJudgedForItself()
    {
        const auto lift = [this] {
            QTest::touchEvent(&window(), m_finger.get()).release(1, QPoint(5, 300), &window());
        };
        bool inTime = false; // the second finger's touch, too, as in touchInTime()
        for (int tries = 0; tries < mostTries && !inTime; ++tries) {
            touchInTime(
                [this] {
                    touchAgree();
                    QTest::touchEvent(&window(), m_finger.get()).press(1, QPoint(5, 300), &window());
                },
                lift);
            QVERIFY(QTest::qWaitFor([this] { return !m_view.isTooEarly(); }, 10'000));
            const auto point = agreePoint();
            QElapsedTimer timer;
            timer.start();
            QTest::touchEvent(&window(), m_finger.get()).stationary(1).press(0, point, &window());
            QTest::touchEvent(&window(), m_finger.get()).stationary(1).release(0, point, &window());
            QCOMPARE(m_answers, 2);
            QTest::touchEvent(&window(), m_finger.get()).stationary(1).press(2, point, &window());
            QTest::touchEvent(&window(), m_finger.get()).stationary(1).release(2, point, &window());
            inTime = timer.elapsed() < pause.count();
            lift();
        }
        QVERIFY(inTime);
        QCOMPARE(m_answers, 2);
    }

    void aKeyThatIsHeldIsOneAnswer()
    {
        touchInTime([this] {
            named(window().contentItem(), QStringLiteral("item.refuse"))->forceActiveFocus();
            press(Qt::Key_Return);
            QCOMPARE(m_answers, 1);
            press(Qt::Key_Return);
        });
        QCOMPARE(m_answers, 1);
        QVERIFY(QTest::qWaitFor([this] { return !m_view.isTooEarly(); }, 10'000));
        named(window().contentItem(), QStringLiteral("item.refuse"))->forceActiveFocus();
        press(Qt::Key_Return, true);
        QCOMPARE(m_answers, 1);
        press(Qt::Key_Return);
        QCOMPARE(m_answers, 2);
    }

    // "More time" comes into a bar that may grow for it: the answers above move under a finger on its way. Where
    // nothing moves, no touch is lost.
    void aTouchWhileTimeRunsOutAnswersNothing_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("moves");
        QTest::newRow("the bar has room") << QStringLiteral("ja") << false;
        QTest::newRow("the bar grows") << QStringLiteral("vi") << true;
    }
    void aTouchWhileTimeRunsOutAnswersNothing()
    {
        QFETCH(const QString, language);
        QFETCH(const bool, moves);
        const QQuickItem* agree = nullptr;
        QRectF before;
        bool isLate = true; // a touch after the pause counts
        for (int tries = 0; tries < mostTries && isLate; ++tries) {
            ask(language);
            agree = named(window().contentItem(), QStringLiteral("item.agree"));
            before = sceneBox(agree);
            QVERIFY(QTest::qWaitFor([this] { return !m_view.isTooEarly(); }, 10'000));
            QElapsedTimer timer;
            timer.start();
            m_view.showCountdown({.secondsLeft = 20, .secondsTotal = 90, .warning = true});
            (void)window().grabWindow();
            touchAgree();
            isLate = moves && m_answers > 0 && timer.elapsed() >= pause.count();
        }
        QCOMPARE(m_answers, moves ? 0 : 1);
        (void)window().grabWindow();
        QCOMPARE(sceneBox(agree) != before, moves);
        QVERIFY(QTest::qWaitFor([this] { return !m_view.isTooEarly(); }, 10'000));
        m_view.showCountdown({.secondsLeft = 19, .secondsTotal = 90, .warning = true}); // the next second moves nothing
        touchAgree();
        QCOMPARE(m_answers, moves ? 1 : 2);
    }

    // A second touch on "more time" meets nothing that has come into its place.
    void nothingMovesWhenMoreTimeGoes_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("percent");
        QTest::addColumn<bool>("low");
        QTest::newRow("wide") << QSize(1280, 800) << 100 << false;
        QTest::newRow("wide, large words") << QSize(1280, 800) << 200 << false;
        QTest::newRow("tall, large words") << QSize(1080, 1920) << 200 << false;
        QTest::newRow("tall, low reach, large words") << QSize(1080, 1920) << 200 << true;
    }
    void nothingMovesWhenMoreTimeGoes()
    {
        QFETCH(const QSize, size);
        QFETCH(const int, percent);
        QFETCH(const bool, low);
        KioskView view;
        view.setReducedMotion(true);
        view.setTouchPause(pause);
        auto made = KioskWindow::create(view, {.size = size, .mode = WindowMode::Windowed});
        QVERIFY(made.has_value());
        auto& other = (*made)->window();
        QVERIFY(QTest::qWaitForWindowExposed(&other, 30'000));
        view.display()->setDefault({.textPercent = percent, .lowReach = low});
        m_language = QStringLiteral("vi");
        auto asked = question(0);
        bool paused = false; // after any of the frames: the last one may come when the pause is over
        const auto boxes = [&] {
            for (int frame = 0; frame < 4; ++frame) {
                (void)other.grabWindow();
                paused = paused || view.isTooEarly();
            }
            std::vector<QRectF> all;
            for (const auto* name : {"item.agree", "item.refuse", "nav.back", "nav.help"})
                if (const auto* item = named(other.contentItem(), QLatin1String(name)))
                    all.push_back(sceneBox(item));
            return all;
        };
        std::vector<QRectF> before;
        bool isSafe = false; // what moved was not touched
        bool isLate = true;  // only a machine that stood still is asked again
        for (int tries = 0; tries < mostTries && !isSafe && isLate; ++tries) {
            view.show({});
            view.show(asked);
            view.setLanguage(m_language);
            const auto first = boxes();
            QVERIFY(first.size() >= 2);
            QVERIFY(QTest::qWaitFor([&view] { return !view.isTooEarly(); }, 10'000));
            QElapsedTimer timer;
            timer.start();
            view.showCountdown({.secondsLeft = 20, .secondsTotal = 90, .warning = true});
            paused = view.isTooEarly();
            before = boxes();
            isLate = timer.elapsed() >= pause.count();
            isSafe = before == first || paused;
        }
        QVERIFY(isSafe);
        asked.countdown = {.secondsLeft = 90, .secondsTotal = 90, .warning = false};
        view.show(asked);
        QCOMPARE(boxes(), before);
        QVERIFY(!named(other.contentItem(), QStringLiteral("time.more")));
    }

    // Whoever went to "more time" by the keys is where they were before, when it has gone.
    void theKeysComeBackFromMoreTime()
    {
        ask();
        auto* refuse = named(window().contentItem(), QStringLiteral("item.refuse"));
        m_view.showCountdown({.secondsLeft = 20, .secondsTotal = 90, .warning = true});
        (void)window().grabWindow();
        auto* more = named(window().contentItem(), QStringLiteral("time.more"));
        refuse->forceActiveFocus(Qt::TabFocusReason);
        for (int i = 0; i < 12 && !more->hasActiveFocus(); ++i) {
            refuse = window().activeFocusItem();
            press(Qt::Key_Down);
        }
        QVERIFY(more->hasActiveFocus());
        m_view.showCountdown({.secondsLeft = 90, .secondsTotal = 90, .warning = false});
        press(Qt::Key_Up);
        QCOMPARE(window().activeFocusItem(), refuse);
    }

    void theFocusMovesAtAnyTime()
    {
        bool isTooEarly = false;
        const QQuickItem* before = nullptr;
        touchInTime([&] {
            touchAgree();
            isTooEarly = m_view.isTooEarly();
            before = window().activeFocusItem();
            press(Qt::Key_Tab);
        });
        QVERIFY(isTooEarly);
        QVERIFY(window().activeFocusItem() != before);
    }

    // Back, stop and help: each in one place on every screen that has it, and no other control in the place of back.
    void theBarKeepsItsPlaces_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("wide") << QSize(1280, 800);
        QTest::newRow("tall") << QSize(1080, 1920);
        QTest::newRow("small") << QSize(800, 480);
    }
    void theBarKeepsItsPlaces()
    {
        QFETCH(const QSize, size);
        KioskView view;
        view.setReducedMotion(true);
        auto made = KioskWindow::create(view, {.size = size, .mode = WindowMode::Windowed});
        QVERIFY(made.has_value());
        auto& other = (*made)->window();
        QVERIFY(QTest::qWaitForWindowExposed(&other, 30'000));
        std::map<QString, QPointF> places;
        QRectF back;
        std::vector<std::pair<QString, QRectF>> others;
        for (const auto& fixture : gallery::fixtures(QStringLiteral("ja"))) {
            view.show({});
            view.show(fixture.snapshot);
            (void)other.grabWindow();
            (void)other.grabWindow();
            for (const auto& name :
                 {QStringLiteral("nav.back"), QStringLiteral("nav.cancel"), QStringLiteral("nav.help")}) {
                auto* item = named(other.contentItem(), name);
                if (!item || !item->isVisible())
                    continue;
                const auto box = sceneBox(item);
                // Help grows to the left with its words; its corner stays.
                const auto corner = name == QStringLiteral("nav.help") ? box.bottomRight() : box.bottomLeft();
                const auto known = places.try_emplace(name, corner).first->second;
                QVERIFY2((known - corner).manhattanLength() < 1.5,
                         qPrintable(fixture.name + QStringLiteral(" has moved ") + name));
                if (name == QStringLiteral("nav.back"))
                    back = box;
                else
                    others.emplace_back(fixture.name + QStringLiteral(" has where back is ") + name, box);
            }
        }
        for (const auto& [what, box] : others)
            QVERIFY2(!box.adjusted(1, 1, -1, -1).intersects(back), qPrintable(what));
        QCOMPARE(places.size(), std::size_t{3});
    }
};

QTEST_MAIN(HandsTest)
#include "HandsTest.moc"
