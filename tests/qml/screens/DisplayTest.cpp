// Every screen as each person may want it: three colourings, nine languages, three panels. No word is cut, five keys
// reach everything, and what is announced is what is shown.
#include "app/core/Languages.h"
#include "app/presentation/FocusWalk.h"
#include "app/presentation/KioskView.h"
#include "app/presentation/window/KioskWindow.h"
#include "tests/qml/screens/Looking.h"
#include "tests/qml/screens/Panels.h"
#include "tools/gallery/Fixtures.h"

#include <QAccessible>
#include <QImage>
#include <QQmlComponent>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

#include <deque>

using namespace uketsuke;
using namespace uketsuke::presentation;
using namespace uketsuke::looking;
using Colours = DisplaySettings::Colours;

class DisplayTest : public QObject {
    Q_OBJECT

    Panels m_panels;

    Panel& panel(QSize size) { return m_panels.of(size); }
    static void put(Panel& panel, const gallery::Fixture& fixture, const QString& language)
    {
        panel.put(fixture, language);
    }

private Q_SLOTS:
    void initTestCase() { keepWarnings(); }
    void init() { warnings.clear(); }

    // Whatever a person can choose, on every screen. Each panel stands over one of them.
    void everythingFits_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("percent");
        const std::array sizes{QSize(1280, 800), QSize(1080, 1920), QSize(800, 480)};
        for (std::size_t place = 0; place < sizes.size(); ++place)
            for (std::size_t tongue = 0; tongue < core::languages.size(); ++tongue)
                for (const int percent : DisplaySettings::textPercents) {
                    const auto size = sizes[place];
                    const auto language = core::languages[tongue];
                    if (!isLookedAt(size, language, percent))
                        continue;
                    QTest::addRow("%dx%d %s %d", size.width(), size.height(), language.data(), percent)
                        << size << QString::fromLatin1(language.data()) << percent;
                }
    }
    void everythingFits()
    {
        QFETCH(QSize, size);
        QFETCH(QString, language);
        QFETCH(int, percent);
        auto& shown = panel(size);
        shown.view.display()->setDefault({.textPercent = percent});
        auto* root = shown.window->window().contentItem();
        const double smallest = 96
                                    * std::min(size.width() / (size.width() < size.height() ? 800.0 : 1280.0),
                                               size.height() / (size.width() < size.height() ? 1422.0 : 800.0))
                                - 1;
        QStringList faults;
        const auto look = [&](const QString& name) {
            for (const auto& fault : misfits(root) + turnedLayers(root))
                faults.append(name + QStringLiteral(": ") + fault);
            for (auto* control : controls(root)) {
                auto* mover = moverOf(control);
                const auto box = sceneBox(control);
                const auto place = sceneBox(mover ? mover : root);
                if (std::min(box.width(), box.height()) < smallest || box.left() < place.left() - 1
                    || box.right() > place.right() + 1 || (!place.contains(box) && !(mover && canBeMoved(mover, root))))
                    faults.append(QStringLiteral("%1: small or out of reach: %2 (%3 to %4, of %5 to %6)")
                                      .arg(name, control->objectName())
                                      .arg(box.top())
                                      .arg(box.bottom())
                                      .arg(place.top())
                                      .arg(place.bottom()));
            }
        };
        for (const auto& fixture : gallery::fixtures(language)) {
            put(shown, fixture, language);
            look(fixture.name);
        }
        for (const auto& opening : openings(language)) {
            QVERIFY2(shown.open(opening, language), qPrintable(opening.name));
            look(opening.name);
        }
        shown.view.show({}); // closes the panel
        shown.view.display()->setDefault({});
        for (const auto& fault : faults) // a failed check shows the first lines only
            qInfo().noquote() << fault;
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
        QCOMPARE(warnings, QStringList());
    }

    // The three answers come into sight together, or stay there while the rest moves. At the usual size of the words
    // all three are there at the first look, whatever the language.
    void refusingIsInSightWhereverAgreeingIs_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("percent");
        for (const auto size : {QSize(1280, 800), QSize(1080, 1920), QSize(800, 480)})
            for (const auto language : core::languages)
                for (const int percent : {100, 200})
                    QTest::addRow("%dx%d %s %d", size.width(), size.height(), language.data(), percent)
                        << size << QString::fromLatin1(language.data()) << percent;
    }
    void refusingIsInSightWhereverAgreeingIs()
    {
        QFETCH(QSize, size);
        QFETCH(QString, language);
        QFETCH(int, percent);
        auto& shown = panel(size);
        shown.view.display()->setDefault({.textPercent = percent});
        auto* root = shown.window->window().contentItem();
        for (const auto* fixture :
             {"consentSummary", "consentSummary-documentsUnknown", "consentItem", "guardian", "prescription"}) {
            const bool isSummary = QByteArray(fixture).startsWith("consentSummary");
            if (!isSummary && percent == 200)
                continue;
            put(shown, fixtureNamed(QLatin1String(fixture), language), language);
            QList<QRectF> seen;
            QSet<int> letters;
            int whole = 0;
            const QStringList names =
                isSummary ? QStringList{QStringLiteral("consent.agreeAll"), QStringLiteral("consent.oneByOne"),
                                        QStringLiteral("consent.refuseAll")}
                : QByteArray(fixture) == "consentItem"
                    ? QStringList{QStringLiteral("item.agree"), QStringLiteral("item.refuse")}
                : QByteArray(fixture) == "guardian"
                    ? QStringList{QStringLiteral("guardian.self"), QStringLiteral("guardian.guardian")}
                    : QStringList{QStringLiteral("prescription.electronic"), QStringLiteral("prescription.paper")};
            for (const auto& name : names) {
                auto* answer = named(root, name);
                QVERIFY2(answer, qPrintable(name));
                seen.append(sceneBox(answer));
                walk(answer, [&](QQuickItem* item) {
                    if (item->inherits("QQuickText") && item->property("text") == answer->property("text"))
                        letters.insert(item->property("font").value<QFont>().pixelSize());
                });
                auto* mover = moverOf(answer);
                whole += (mover ? sceneBox(mover) : sceneBox(root)).adjusted(-1, -1, 1, 1).contains(seen.back());
                QVERIFY(std::abs(seen.back().width() - seen.front().width()) < 1.5);
                QVERIFY(std::abs(seen.back().height() - seen.front().height()) < 1.5);
            }
            QVERIFY2(letters.size() == 1, fixture);
            QVERIFY2(
                whole == names.size() || (!isSummary && whole == 0),
                qPrintable(QStringLiteral("%1: %2 of %3").arg(QLatin1String(fixture)).arg(whole).arg(names.size())));
        }
        shown.view.display()->setDefault({});
    }

    // The software renderer paints what changed: what is seen after a screen moved is what a whole new picture has.
    void whatMovedLeavesNothingBehind_data()
    {
        QTest::addColumn<QString>("fixture");
        QTest::addColumn<QString>("language");
        for (const auto* fixture : {"enteringCardNumber", "consentSummary", "reviewing", "withdrawing-many"})
            for (const auto* language : {"vi", "pt-BR", "ja"})
                QTest::addRow("%s %s", fixture, language) << QString(fixture) << QString(language);
    }
    void whatMovedLeavesNothingBehind()
    {
        QFETCH(QString, fixture);
        QFETCH(QString, language);
        auto& shown = panel({1280, 800});
        auto& window = shown.window->window();
        shown.view.display()->setDefault({.textPercent = 200});
        shown.view.show({});
        shown.view.setDefaultLanguage(language);
        const auto data = fixtureNamed(fixture, language);
        shown.view.show(data.snapshot);
        (void)window.grabWindow();
        (void)window.grabWindow();
        for (int digit = 0; digit < data.digits; ++digit) { // each may move the screen
            shown.view.pressDigit(digit % 10);
            (void)window.grabWindow();
        }
        const auto wholeAnew = [&] {
            window.contentItem()->setOpacity(0.99);
            (void)window.grabWindow();
            window.contentItem()->setOpacity(1);
            return window.grabWindow();
        };
        for (int frame = 0; frame < 6; ++frame)
            (void)window.grabWindow();
        int moved = 0;
        for (const auto* key : {"scroll.down", "scroll.down", "scroll.up"}) {
            auto* button = named(window.contentItem(), QLatin1String(key));
            if (!button)
                continue;
            QVERIFY(QMetaObject::invokeMethod(button, "clicked"));
            for (int frame = 0; frame < 2; ++frame)
                (void)window.grabWindow();
            const auto picture = window.grabWindow();
            const auto whole = wholeAnew();
            constexpr int rounding = 16; // of half-covered pixels
            int left = 0;
            for (int y = 0; y < whole.height(); ++y)
                for (int x = 0; x < whole.width(); ++x)
                    left += std::abs(qGray(picture.pixel(x, y)) - qGray(whole.pixel(x, y))) > rounding;
            QVERIFY2(left == 0, qPrintable(QStringLiteral("%1: %2 pixels").arg(QLatin1String(key)).arg(left)));
            ++moved;
        }
        shown.view.display()->setDefault({});
        QVERIFY(moved > 0);
    }

    // Japanese may break anywhere; a single letter of a word on a line of its own is read twice.
    void noButtonsWordsLeaveALetterBehind_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("language");
        for (const auto size : {QSize(1280, 800), QSize(1080, 1920)})
            for (const auto* language : {"ja", "ja-easy"})
                QTest::addRow("%dx%d %s", size.width(), size.height(), language) << size << QString(language);
    }
    void noButtonsWordsLeaveALetterBehind()
    {
        QFETCH(QSize, size);
        QFETCH(QString, language);
        auto& shown = panel(size);
        QStringList faults;
        int looked = 0;
        for (const auto& fixture : gallery::fixtures(language)) {
            put(shown, fixture, language);
            for (auto* control : controls(shown.window->window().contentItem()))
                walk(control, [&](QQuickItem* item) {
                    if (!item->inherits("QQuickText") || item->property("text").toString().isEmpty())
                        return;
                    ++looked;
                    if (lettersOfLastLine(item) == 1)
                        faults.append(fixture.name + QStringLiteral(": ") + item->property("text").toString());
                });
        }
        QVERIFY2(looked > 300 && faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
    }

    void everyPairOfColoursKeepsSevenToOne_data()
    {
        QTest::addColumn<int>("colours");
        QTest::addColumn<QByteArray>("ink");
        QTest::addColumn<QByteArray>("ground");
        const std::pair<const char*, const char*> pairs[] = {
            {"ink", "paper"},          {"ink", "surface"},
            {"ink", "surfaceSunk"},    {"ink", "accentSoft"},
            {"inkSoft", "paper"},      {"inkSoft", "surface"},
            {"inkSoft", "accentSoft"}, {"accent", "surface"},
            {"accent", "paper"},       {"accent", "accentSoft"},
            {"inkOnAccent", "accent"}, {"inkOnAccent", "accentPressed"},
            {"attention", "paper"},    {"attention", "attentionSoft"},
            {"surface", "attention"},  {"focus", "paper"}};
        for (const auto colours : {Colours::Light, Colours::Dark, Colours::Contrast})
            for (const auto& [ink, ground] : pairs)
                QTest::addRow("%d %s on %s", static_cast<int>(colours), ink, ground)
                    << static_cast<int>(colours) << QByteArray(ink) << QByteArray(ground);
    }
    void everyPairOfColoursKeepsSevenToOne()
    {
        QFETCH(int, colours);
        QFETCH(QByteArray, ink);
        QFETCH(QByteArray, ground);
        auto& shown = panel({1280, 800});
        shown.view.display()->setDefault({static_cast<Colours>(colours), 100, false});
        QQmlComponent component(&shown.window->engine());
        component.setData("import QtQml\nimport Uketsuke\nQtObject { property QtObject theme: Theme }", {});
        const std::unique_ptr<QObject> holder(component.create());
        QVERIFY2(holder, qPrintable(component.errorString()));
        auto* theme = holder->property("theme").value<QObject*>();
        QVERIFY(theme);
        const auto left = theme->property(ink).value<QColor>();
        const auto right = theme->property(ground).value<QColor>();
        shown.view.display()->setDefault({});
        QVERIFY(left.isValid() && right.isValid());
        QVERIFY2(contrast(left, right) >= 7.0, qPrintable(QString::number(contrast(left, right))));
    }

    void anArrowGoesToTheNearestBoxAndRoundTheEnd()
    {
        // Two rows of two, the second row shifted.
        const std::vector<QRectF> boxes{{0, 0, 100, 50}, {120, 0, 100, 50}, {10, 70, 100, 50}, {130, 70, 100, 50}};
        QCOMPARE(boxAfter(boxes, 0, Direction::Right), std::optional<std::size_t>(1));
        QCOMPARE(boxAfter(boxes, 0, Direction::Down), std::optional<std::size_t>(2));
        QCOMPARE(boxAfter(boxes, 3, Direction::Up), std::optional<std::size_t>(1));
        QCOMPARE(boxAfter(boxes, 1, Direction::Right), std::optional<std::size_t>(2));
        QCOMPARE(boxAfter(boxes, 3, Direction::Right), std::optional<std::size_t>(0));
        QCOMPARE(boxAfter(boxes, 0, Direction::Left), std::optional<std::size_t>(3));
        QCOMPARE(boxAfter(std::span(boxes).first(1), 0, Direction::Down), std::optional<std::size_t>());
        QCOMPARE(boxAfter(boxes, 9, Direction::Down), std::optional<std::size_t>());
    }

    void fiveKeysReachEveryControl_data()
    {
        QTest::addColumn<QString>("fixture");
        QTest::addColumn<QString>("opens");
        QTest::addColumn<int>("percent");
        for (const int percent : {100, 200}) {
            if (percent == 100 && !qEnvironmentVariableIsSet("UKETSUKE_EVERY_LOOK"))
                continue;
            for (const auto& fixture : gallery::fixtures(QStringLiteral("ja")))
                QTest::addRow("%s %d", qPrintable(fixture.name), percent) << fixture.name << QString() << percent;
            QTest::addRow("display panel %d", percent)
                << QStringLiteral("enteringPin") << QStringLiteral("display.open") << percent;
            QTest::addRow("language panel %d", percent)
                << QStringLiteral("enteringPin") << QStringLiteral("languages.open") << percent;
            QTest::addRow("stop panel %d", percent)
                << QStringLiteral("enteringPin") << QStringLiteral("nav.cancel") << percent;
            QTest::addRow("form panel %d", percent)
                << QStringLiteral("consentSummary") << QStringLiteral("consent.details") << percent;
        }
    }
    void fiveKeysReachEveryControl()
    {
        QFETCH(QString, fixture);
        QFETCH(QString, opens);
        QFETCH(int, percent);
        auto& shown = panel({1280, 800});
        shown.view.display()->setDefault({.textPercent = percent});
        auto& window = shown.window->window();
        put(shown, fixtureNamed(fixture), QStringLiteral("ja"));
        window.requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&window, 30'000));
        if (!opens.isEmpty()) {
            QVERIFY(named(window.contentItem(), opens));
            named(window.contentItem(), opens)->forceActiveFocus(Qt::TabFocusReason);
            QTest::keyClick(&window, Qt::Key_Return);
            QTRY_VERIFY_WITH_TIMEOUT(named(window.contentItem(), QStringLiteral("panel.close")), 30'000);
            (void)window.grabWindow();
        }
        QSet<QQuickItem*> open;
        for (auto* control : controls(window.contentItem()))
            if (control->isEnabled())
                open.insert(control);
        const auto all = open;
        // The first key comes without a focus, as from a patient who just sat down.
        QTest::keyClick(&window, Qt::Key_Down);
        std::deque<QQuickItem*> ways{window.activeFocusItem()};
        QVERIFY2(all.contains(ways.front()), "the first arrow finds no control");
        open.remove(ways.front());
        while (!ways.empty() && !open.isEmpty()) {
            auto* from = ways.front();
            ways.pop_front();
            for (const auto key : {Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Right}) {
                from->forceActiveFocus(Qt::TabFocusReason);
                QTest::keyClick(&window, key);
                auto* to = window.activeFocusItem();
                QVERIFY2(all.contains(to),
                         qPrintable(from->objectName() + QStringLiteral(" leads out of the controls")));
                QVERIFY2(to->property("visualFocus").toBool(),
                         qPrintable(to->objectName() + QStringLiteral(" shows no focus")));
                // What moves has moved to it. One that is higher than its place shows its beginning.
                if (const auto* mover = moverOf(to)) {
                    const auto place = sceneBox(mover).adjusted(-1, -1, 1, 1);
                    const auto box = sceneBox(to);
                    QVERIFY2(place.contains(box) || (box.height() > place.height() && place.contains(box.topLeft())),
                             qPrintable(to->objectName() + QStringLiteral(" is out of sight")));
                }
                if (open.remove(to))
                    ways.push_back(to);
            }
        }
        QStringList missed;
        for (auto* control : open)
            missed.append(control->objectName());
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QLatin1Char(' '))));
        shown.view.show({}); // closes the panel
        shown.view.display()->setDefault({});
    }

    void theHelpKeyCallsStaff()
    {
        auto& shown = panel({1280, 800});
        put(shown, fixtureNamed(QStringLiteral("consentItem")), QStringLiteral("ja"));
        shown.window->window().requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&shown.window->window(), 30'000));
        std::vector<session::SessionEvent> events;
        shown.view.onEvent([&events](session::SessionEvent event) { events.push_back(std::move(event)); });
        QTest::keyClick(&shown.window->window(), Qt::Key_F1);
        shown.view.onEvent({});
        QCOMPARE(events.size(), std::size_t{1});
        QVERIFY(std::holds_alternative<session::CallStaff>(events.front()));
    }

    void changingTheDisplayLosesNothingAndEndsWithTheSession()
    {
        auto& shown = panel({1280, 800});
        put(shown, fixtureNamed(QStringLiteral("enteringCardNumber")), QStringLiteral("ja"));
        const int typed = shown.view.digitsEntered();
        QVERIFY(typed > 0);
        int activity = 0;
        shown.view.onEvent([&activity](const session::SessionEvent& event) {
            activity += std::holds_alternative<session::Activity>(event) ? 1 : 0;
        });
        auto* display = shown.view.display();
        display->chooseColours(Colours::Contrast);
        display->chooseColours(Colours::Contrast); // a touch too, though nothing changes
        display->chooseTextPercent(150);
        display->chooseTextPercent(1000); // is not offered
        shown.view.onEvent({});
        QCOMPARE(activity, 4);
        QCOMPARE(display->textPercent(), 150);
        QCOMPARE(display->colours(), Colours::Contrast);
        QCOMPARE(shown.view.digitsEntered(), typed);
        QCOMPARE(shown.view.screen(), QStringLiteral("enteringCardNumber"));
        shown.view.show(fixtureNamed(QStringLiteral("welcome")).snapshot);
        QVERIFY(display->isDefault());
        QCOMPARE(display->colours(), Colours::Light);
        QCOMPARE(warnings, QStringList());
    }

    void aDisplayChosenBeforeNobodyCameIsTakenBack()
    {
        KioskView view;
        view.setLanguageReturn(std::chrono::milliseconds(1));
        view.display()->setDefault({.colours = Colours::Dark});
        view.show(fixtureNamed(QStringLiteral("welcome")).snapshot);
        view.display()->chooseColours(Colours::Contrast);
        QCOMPARE(view.display()->colours(), Colours::Contrast);
        QTRY_COMPARE_WITH_TIMEOUT(view.display()->colours(), Colours::Dark, 30'000);
    }

    void everyScreenSaysWhatItAsks()
    {
        auto& shown = panel({1280, 800});
        QStringList said;
        const auto listening = connect(shown.view.announcer(), &Announcer::announced, this,
                                       [&said](const QString& words) { said.append(words); });
        for (const auto& fixture : gallery::fixtures(QStringLiteral("ja"))) {
            shown.view.show(fixture.snapshot.screen == Screen::Starting
                                ? fixtureNamed(QStringLiteral("welcome")).snapshot
                                : Snapshot{});
            said.clear();
            shown.view.show(fixture.snapshot);
            QCoreApplication::processEvents(); // what changes together is said once, a moment later
            QVERIFY2(!said.isEmpty() && said.removeDuplicates() == 0,
                     qPrintable(fixture.name + QStringLiteral(": ") + said.join(QLatin1Char('|'))));
            // A heading of the accessibility tree says it too, so that a screen reader finds it again.
            bool heading = false;
            walk(shown.window->window().contentItem(), [&](QQuickItem* item) {
                auto* accessible = QAccessible::queryAccessibleInterface(item);
                if (accessible && accessible->role() == QAccessible::Heading
                    && said.join(QLatin1Char(' ')).contains(accessible->text(QAccessible::Name)))
                    heading = true;
            });
            QVERIFY2(heading, qPrintable(fixture.name + QStringLiteral(": ") + said.join(QLatin1Char('|'))));
        }
        disconnect(listening);
    }

    void noDigitOfAPinIsEverSaid()
    {
        auto& shown = panel({1280, 800});
        put(shown, fixtureNamed(QStringLiteral("staffCheck")), QStringLiteral("ja"));
        put(shown, fixtureNamed(QStringLiteral("enteringPin")), QStringLiteral("ja"));
        while (shown.view.digitsEntered() > 0)
            shown.view.deleteDigit();
        auto& window = shown.window->window();
        window.requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&window, 30'000));
        QCoreApplication::processEvents(); // what the screen itself said
        QStringList said;
        const auto listening = connect(shown.view.announcer(), &Announcer::announced, this,
                                       [&said](const QString& words) { said.append(words); });
        for (const auto key : {Qt::Key_7, Qt::Key_3, Qt::Key_9, Qt::Key_1})
            QTest::keyClick(&window, key);
        QCOMPARE(shown.view.digitsEntered(), 4);
        QCOMPARE(said, QStringList());
        // Nor when the five keys walk over the pad. The key that takes one back may count: its name tells no digit.
        int keys = 0;
        for (auto* control : controls(window.contentItem())) {
            keys += control->objectName().startsWith(QLatin1String("digit.")) ? 1 : 0;
            if (control->objectName() != QLatin1String("digit.delete"))
                shown.view.announcer()->nameFocus(control);
        }
        disconnect(listening);
        QVERIFY(keys == 12 && !said.isEmpty());
        for (const auto& words : said)
            QVERIFY2(std::ranges::none_of(words, [](QChar c) { return c.isDigit(); }), qPrintable(words));
    }

    void cleanupTestCase()
    {
        m_panels.close();
        letWarningsGo();
    }
};

QTEST_MAIN(DisplayTest)
#include "DisplayTest.moc"
