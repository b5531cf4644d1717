// What docs/accessibility.md says of every screen and no other test looks at: pictures, panes, the order of the keys,
// signs beside colours, the frames of controls, time, stillness, touches that are taken back.
#include "app/presentation/KioskView.h"
#include "app/presentation/window/KioskWindow.h"
#include "tests/qml/screens/Looking.h"
#include "tools/gallery/Fixtures.h"

#include <QAccessible>
#include <QImage>
#include <QPointingDevice>
#include <QQmlComponent>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

using namespace uketsuke;
using namespace uketsuke::presentation;
using namespace uketsuke::looking;

class AccessibilityTest : public QObject {
    Q_OBJECT

    KioskView m_view;
    std::unique_ptr<KioskWindow> m_window;
    std::unique_ptr<QPointingDevice> m_finger;
    std::vector<gallery::Fixture> m_fixtures;
    std::vector<session::SessionEvent> m_events;

    QQuickWindow& window() { return m_window->window(); }

    const gallery::Fixture& fixture(const char* name) const
    {
        for (const auto& one : m_fixtures)
            if (one.name == QLatin1String(name))
                return one;
        qFatal("no fixture %s", name);
    }

    QQuickItem* shown(const gallery::Fixture& fixture)
    {
        m_view.show({});
        m_view.show(fixture.snapshot);
        m_view.setLanguage(QStringLiteral("ja"));
        for (int frame = 0; frame < 2; ++frame)
            (void)window().grabWindow();
        return window().contentItem();
    }

    /// Whatever did not only say that somebody is there.
    qsizetype acts() const
    {
        return std::ranges::count_if(m_events, [](const session::SessionEvent& event) {
            return !std::holds_alternative<session::Activity>(event);
        });
    }

    /// Whether something moves of itself on what is seen.
    static bool isAnimated(QQuickItem* root)
    {
        bool runs = false;
        walk(root, [&runs](QQuickItem* item) {
            for (const auto* child : item->children())
                runs = runs || (child->inherits("QQuickAbstractAnimation") && child->property("running").toBool());
        });
        return runs;
    }

    bool changesWithin(int milliseconds)
    {
        const auto first = window().grabWindow();
        for (int waited = 0; waited < milliseconds; waited += 100) {
            QTest::qWait(100); // what is looked for is that nothing happens
            if (window().grabWindow() != first)
                return true;
        }
        return false;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_view.setReducedMotion(true);
        m_view.display()->setVoiceOffered(true);
        auto window = KioskWindow::create(m_view, {.size = {1280, 800}, .mode = WindowMode::Windowed});
        QVERIFY(window.has_value());
        m_window = std::move(*window);
        QVERIFY(QTest::qWaitForWindowExposed(&m_window->window(), 30'000));
        m_finger.reset(QTest::createTouchDevice());
        m_fixtures = gallery::fixtures(QStringLiteral("ja"));
        m_view.onEvent([this](session::SessionEvent event) { m_events.push_back(std::move(event)); });
    }
    void init() { m_events.clear(); }

    // WCAG 1.1.1, 1.3.1
    void everyScreenIsANamedPaneAndEveryPictureThereHasANameOrIsLeftOut()
    {
        int pictures = 0;
        for (const auto& fixture : m_fixtures) {
            auto* root = shown(fixture);
            int panes = 0;
            walk(root, [&](QQuickItem* item) {
                auto* accessible = QAccessible::queryAccessibleInterface(item);
                if (!accessible)
                    return;
                const auto name = accessible->text(QAccessible::Name);
                if (accessible->role() == QAccessible::Pane && item->objectName().startsWith(QLatin1String("screen.")))
                    ++panes;
                if (accessible->role() != QAccessible::Graphic)
                    return;
                ++pictures;
                QVERIFY2(!name.trimmed().isEmpty(), qPrintable(fixture.name));
            });
            QCOMPARE(panes, 1);
        }
        QVERIFY(pictures > 2);
    }

    // WCAG 1.3.2, 2.4.3: from the bar above through the screen to the bar below, and downwards in every column.
    void theKeysGoInTheOrderOfReading()
    {
        int steps = 0;
        for (const auto& fixture : m_fixtures) {
            auto* root = shown(fixture);
            window().requestActivate();
            QVERIFY(QTest::qWaitForWindowActive(&window(), 30'000));
            const auto all = controls(root);
            if (all.size() < 3)
                continue;
            QQuickItem* before = nullptr;
            int wraps = 0;
            for (std::size_t i = 0; i < all.size(); ++i) {
                QTest::keyClick(&window(), Qt::Key_Tab);
                auto* now = window().activeFocusItem();
                if (before && before != now) {
                    const auto from = sceneBox(before), to = sceneBox(now);
                    const bool isColumn = from.left() < to.right() && to.left() < from.right();
                    wraps += isColumn && to.bottom() <= from.top() ? 1 : 0;
                    ++steps;
                }
                before = now;
            }
            // Once from the end to the beginning, wherever the focus was at first.
            QVERIFY2(wraps <= 1, qPrintable(fixture.name));
        }
        QVERIFY(steps > 200);
    }

    // WCAG 1.4.1, 4.1.2
    void whatIsChosenAndWhatIsAnsweredHasASignBesideItsColour()
    {
        auto* root = shown(fixture("enteringPin"));
        QVERIFY(QMetaObject::invokeMethod(named(root, QStringLiteral("display.open")), "clicked"));
        QTRY_VERIFY_WITH_TIMEOUT(named(root, QStringLiteral("panel.close")), 30'000);
        int chosen = 0, others = 0;
        QString tick;
        for (auto* control : controls(root)) {
            auto* accessible = QAccessible::queryAccessibleInterface(control);
            QVERIFY(accessible);
            const bool isSetting = control->objectName().startsWith(QLatin1String("display."))
                                   && control->objectName() != QLatin1String("display.open");
            if (!isSetting && !control->objectName().startsWith(QLatin1String("language.")))
                continue;
            const auto sign = control->property("iconPath").toString();
            QCOMPARE(accessible->state().checkable, true);
            if (accessible->state().checked) {
                QVERIFY(tick.isEmpty() || tick == sign);
                tick = sign;
                ++chosen;
            } else {
                QVERIFY(sign != tick || sign.isEmpty());
                ++others;
            }
        }
        QVERIFY(chosen >= 3 && others >= 5 && !tick.isEmpty());
        m_view.show({});
        root = shown(fixture("consentItem"));
        const auto agree = named(root, QStringLiteral("item.agree"))->property("iconPath").toString();
        const auto refuse = named(root, QStringLiteral("item.refuse"))->property("iconPath").toString();
        QVERIFY(!agree.isEmpty() && !refuse.isEmpty() && agree != refuse && agree != tick);
        // What needs care is framed; what is good to know is not. Both have a picture.
        QMap<int, qreal> frames;
        for (const auto* name : {"choosingMethod-problem", "welcome"})
            walk(shown(fixture(name)), [&](QQuickItem* item) {
                if (!item->property("tone").isValid())
                    return;
                QVERIFY(!item->property("iconPath").toString().isEmpty());
                frames[item->property("tone").toInt()] =
                    item->property("border").value<QObject*>()->property("width").toReal();
            });
        QCOMPARE(frames.size(), 2);
        QVERIFY(frames.first() == 0 && frames.last() > 0);
    }

    // WCAG 1.4.11
    void theFrameOfAControlStandsOutInEveryColouring()
    {
        QQmlComponent component(&m_window->engine());
        component.setData("import QtQml\nimport Uketsuke\nQtObject { property QtObject theme: Theme }", {});
        const std::unique_ptr<QObject> holder(component.create());
        QVERIFY2(holder, qPrintable(component.errorString()));
        auto* theme = holder->property("theme").value<QObject*>();
        for (const auto colours :
             {DisplaySettings::Colours::Light, DisplaySettings::Colours::Dark, DisplaySettings::Colours::Contrast}) {
            m_view.display()->setDefault({.colours = colours});
            for (const auto& [frame, ground] : {std::pair("line", "paper"), std::pair("line", "surface"),
                                                std::pair("accent", "paper"), std::pair("attention", "paper")}) {
                const auto apart =
                    contrast(theme->property(frame).value<QColor>(), theme->property(ground).value<QColor>());
                QVERIFY2(apart >= 3, qPrintable(QStringLiteral("%1 on %2: %3").arg(frame, ground).arg(apart)));
            }
        }
        m_view.display()->setDefault({});
    }

    // WCAG 2.2.1
    void theEndOfTimeIsSaidAndMoreOfItIsOneTouchAway()
    {
        auto* root = shown(fixture("choosingMethod"));
        QVERIFY(!named(root, QStringLiteral("time.more")));
        QStringList said;
        const auto listening = connect(m_view.announcer(), &Announcer::announced, this,
                                       [&said](const QString& words) { said.append(words); });
        m_view.showCountdown({.secondsLeft = 20, .secondsTotal = 60, .warning = true});
        QTRY_VERIFY_WITH_TIMEOUT(!said.isEmpty(), 30'000);
        disconnect(listening);
        QVERIFY2(said.join(QLatin1Char('|')).contains(QLatin1String("20")), qPrintable(said.join(QLatin1Char('|'))));
        (void)window().grabWindow();
        auto* more = named(root, QStringLiteral("time.more"));
        QVERIFY(more);
        m_events.clear();
        QVERIFY(QMetaObject::invokeMethod(more, "clicked"));
        QCOMPARE(m_events.size(), std::size_t{1});
        QVERIFY(std::holds_alternative<session::MoreTime>(m_events.front()));
    }

    // What was said of the delivery is not said again when it is not true any more.
    void aLineThatIsFoundDownIsSaidOnceItIsKnown()
    {
        const auto known = fixture("finished-offline");
        auto notYet = known;
        notYet.snapshot.offline = false;
        QStringList said;
        const auto listening = connect(m_view.announcer(), &Announcer::announced, this,
                                       [&said](const QString& words) { said.append(words); });
        (void)shown(notYet);
        QTRY_VERIFY_WITH_TIMEOUT(!said.isEmpty(), 30'000); // the screen itself
        said.clear();
        m_view.show(known.snapshot);
        QTRY_VERIFY_WITH_TIMEOUT(!said.isEmpty(), 30'000);
        disconnect(listening);
        QVERIFY2(said.size() == 1, qPrintable(said.join(QLatin1Char(0x7C))));
        QVERIFY2(said.first().contains(QStringLiteral("回線")), qPrintable(said.first()));
    }

    // WCAG 2.2.2
    void withReducedMotionNothingMoves_data()
    {
        QTest::addColumn<QString>("fixture");
        QSet<QString> screens;
        m_view.setReducedMotion(false);
        for (const auto& fixture : m_fixtures)
            if (isAnimated(shown(fixture))) {
                QTest::addRow("%s", qPrintable(fixture.name)) << fixture.name;
                screens.insert(fixture.name.section(QLatin1Char('-'), 0, 0));
            }
        m_view.setReducedMotion(true);
        // The card, the signs of waiting, and the face that shows a movement.
        for (const auto* name : {"welcome", "readingCard", "preparing", "sealing", "finished", "capturingFace"})
            QVERIFY2(screens.contains(QLatin1String(name)), name);
    }
    void withReducedMotionNothingMoves()
    {
        QFETCH(QString, fixture);
        constexpr int framesToSettle = 8; // as of Screen.qml, and more
        (void)shown(this->fixture(qPrintable(fixture)));
        m_view.showHint(ports::FaceHint::Good); // the face is drawn where one is seen
        for (int frame = 0; frame < framesToSettle; ++frame)
            (void)window().grabWindow();
        QVERIFY(!changesWithin(1500));
        // It begins now, however long the frames before took: the card rests after five seconds.
        m_view.setReducedMotion(false);
        const bool moves = changesWithin(5000);
        m_view.setReducedMotion(true);
        QVERIFY(moves); // or there would be nothing to stop
    }

    // WCAG 2.2.2: nobody has to stop it, and whoever reads beside it is left in peace. It rests for half a minute.
    void theCardsDrawingRestsAfterFiveSeconds()
    {
        m_view.setReducedMotion(false);
        (void)shown(fixture("welcome"));
        QVERIFY(changesWithin(3'000));
        QTest::qWait(6'000);
        const bool moves = changesWithin(2'000);
        m_view.setReducedMotion(true);
        QVERIFY(!moves);
    }

    // WCAG 2.5.2
    void aTouchThatLeavesItsKeyDoesNothing()
    {
        auto* root = shown(fixture("consentItem"));
        auto* key = named(root, QStringLiteral("item.agree"));
        QVERIFY(key);
        const auto middle = sceneBox(key).center().toPoint();
        const QPoint beside(middle.x(), 5);
        QTest::touchEvent(&window(), m_finger.get()).press(0, middle, &window());
        QCOMPARE(acts(), 0); // nor on the way down
        QTest::touchEvent(&window(), m_finger.get()).move(0, beside, &window());
        QTest::touchEvent(&window(), m_finger.get()).release(0, beside, &window());
        QCoreApplication::processEvents();
        QCOMPARE(acts(), 0);
        QTest::touchEvent(&window(), m_finger.get()).press(0, middle, &window());
        QTest::touchEvent(&window(), m_finger.get()).release(0, middle, &window());
        QTRY_COMPARE_WITH_TIMEOUT(acts(), 1, 30'000);
    }

    // WCAG 3.2.1
    void theFocusAloneDoesNothing()
    {
        int walked = 0;
        for (const auto& fixture : m_fixtures) {
            auto* root = shown(fixture);
            const auto screen = m_view.screen();
            m_events.clear();
            for (auto* control : controls(root)) {
                control->forceActiveFocus(Qt::TabFocusReason);
                QCoreApplication::processEvents();
                ++walked;
            }
            QVERIFY2(acts() == 0 && m_view.screen() == screen, qPrintable(fixture.name));
        }
        QVERIFY(walked > 300);
    }

    // WCAG 3.2.3, 3.2.6
    void theBarHasTheSameKeysInTheSameOrderAndHelpInTheSamePlace()
    {
        QRectF help;
        double top = -1;
        int looked = 0;
        for (const auto& fixture : m_fixtures) {
            if (fixture.snapshot.countdown.warning)
                continue; // "more time" takes its room from the others
            auto* root = shown(fixture);
            double left = -1;
            for (const auto* name : {"nav.back", "nav.cancel", "nav.help"})
                if (auto* key = named(root, QLatin1String(name))) {
                    const auto box = sceneBox(key);
                    QVERIFY2(box.left() > left, qPrintable(fixture.name));
                    left = box.left();
                    QVERIFY2(top < 0 || std::abs(box.top() - top) <= 1, qPrintable(fixture.name));
                    top = box.top();
                    ++looked;
                }
            if (auto* key = named(root, QStringLiteral("nav.help"))) {
                const auto box = sceneBox(key);
                QVERIFY2(help.isNull() || std::abs(box.right() - help.right()) <= 1, qPrintable(fixture.name));
                help = box;
            }
        }
        QVERIFY(looked > 100);
    }

    void cleanupTestCase() { m_window.reset(); }
};

QTEST_MAIN(AccessibilityTest)
#include "AccessibilityTest.moc"
