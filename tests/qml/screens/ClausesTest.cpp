// What single clauses of WCAG 2.2 ask and no other test looks at (docs/accessibility.md): letters that do nothing,
// labels above boxes, names that hold the words on a key, one name and one picture for one thing, a way for whoever
// does not move, the frame round the focus as it is drawn, and nothing that flashes.
#include "tests/architecture/Rules.h"
#include "tests/qml/screens/Looking.h"
#include "tests/qml/screens/Panels.h"

#include <QAccessible>
#include <QImage>
#include <QMap>
#include <QQmlComponent>
#include <QQmlListReference>
#include <QSet>

#include <array>
#include <cmath>
#include <limits>
#include <optional>

using namespace uketsuke;
using namespace uketsuke::presentation;
using namespace uketsuke::looking;
using Colours = DisplaySettings::Colours;

namespace {

const QString japanese = QStringLiteral("ja");

QString heard(QQuickItem* item, QAccessible::Text what)
{
    auto* accessible = QAccessible::queryAccessibleInterface(item);
    return accessible ? accessible->text(what).simplified() : QString();
}

/// The words on a key that its name lacks; the small line may stand in its description. What lies on the key and has a
/// name of its own, as the lines of a list have, is asked instead of it.
QStringList unnamedWords(QQuickItem* key)
{
    QStringList found;
    const auto name = heard(key, QAccessible::Name);
    if (name.isEmpty() || !name.contains(key->property("text").toString().simplified()))
        found.append(key->objectName());
    const auto detail = key->property("detail").toString().simplified();
    walk(key, [&](QQuickItem* item) {
        const auto words = item->property("text").toString().simplified();
        if (item == key || !item->inherits("QQuickText") || words.isEmpty())
            return;
        auto* holder = item->parentItem();
        while (holder != key && heard(holder, QAccessible::Name).isEmpty())
            holder = holder->parentItem();
        const bool isSmallLine = holder == key && words == detail;
        if (!heard(holder, isSmallLine ? QAccessible::Description : QAccessible::Name).contains(words))
            found.append(key->objectName() + QStringLiteral(": ") + words);
    });
    return found;
}

/// What part of a line round a box, so far from it, is of that colour: of each of its four sides, without the corners.
std::array<double, 4> framed(const QImage& picture, const QRectF& box, double distance, const QColor& colour)
{
    const auto line = box.adjusted(-distance, -distance, distance, distance);
    const auto part = [&](QPointF from, QPointF to) {
        constexpr int places = 50;
        constexpr double corner = 0.3;
        int seen = 0;
        for (int i = 0; i < places; ++i) {
            const auto at = from + (to - from) * (corner + (1 - 2 * corner) * i / places);
            const QPoint pixel(static_cast<int>(std::floor(at.x())), static_cast<int>(std::floor(at.y())));
            if (!picture.rect().contains(pixel))
                continue;
            const auto here = picture.pixelColor(pixel);
            constexpr int alike = 6; // of one channel: the engine's own rounding
            seen += std::abs(here.red() - colour.red()) <= alike && std::abs(here.green() - colour.green()) <= alike
                    && std::abs(here.blue() - colour.blue()) <= alike;
        }
        return double(seen) / places;
    };
    return {part(line.topLeft(), line.topRight()), part(line.bottomLeft(), line.bottomRight()),
            part(line.topLeft(), line.bottomLeft()), part(line.topRight(), line.bottomRight())};
}

/// Three whole sides: a bar may lie over the fourth.
bool isFramed(const std::array<double, 4>& sides)
{
    return std::ranges::count_if(sides, [](double part) { return part > 0.8; }) >= 3;
}

struct Step {
    int milliseconds;
    bool changes; ///< and does not only wait
};

/// One round of an animation. What repeats inside it is looked at twice, which has every neighbour in it.
void unroll(QObject* animation, std::vector<Step>& steps)
{
    if (!animation->inherits("QQuickAnimationGroup")) {
        steps.push_back({animation->property("duration").toInt(), !animation->inherits("QQuickPauseAnimation")});
        return;
    }
    const QQmlListReference members(animation, "animations");
    for (int round = 0; round < (animation->property("loops").toInt() == 1 ? 1 : 2); ++round)
        for (qsizetype i = 0; i < members.count(); ++i)
            unroll(members.at(i), steps);
}

/// The least time from the beginning of one change to that of the next, round and round.
int leastBetweenChanges(QObject* loop)
{
    std::vector<Step> steps;
    for (int round = 0; round < 2; ++round)
        unroll(loop, steps);
    int least = std::numeric_limits<int>::max();
    std::optional<int> since;
    for (const auto& step : steps) {
        if (step.changes) {
            if (since)
                least = std::min(least, *since);
            since = 0;
        }
        if (since)
            *since += step.milliseconds;
    }
    return least;
}

/// The animations that go on for ever, of all that there is, seen or not.
QList<QObject*> loopsOf(QQuickItem* item)
{
    QList<QObject*> found;
    for (auto* child : item->children())
        if (child->inherits("QQuickAbstractAnimation") && child->property("loops").toInt() != 1)
            found.append(child);
    for (auto* child : item->childItems())
        found += loopsOf(child);
    return found;
}

} // namespace

class ClausesTest : public QObject {
    Q_OBJECT

    Panels m_panels;

    Panel& panel() { return m_panels.of({1280, 800}); }

    /// Enough to read names by. Where things stand is settled some frames later (Panel::put).
    void show(const gallery::Fixture& fixture, const QString& language)
    {
        auto& view = panel().view;
        view.show({});
        view.setDefaultLanguage(language);
        view.show(fixture.snapshot);
        view.setLanguage(language);
        for (int digit = 0; digit < fixture.digits; ++digit)
            view.pressDigit(digit % 10);
        panel().draw(2);
    }

    /// Whatever a key could have changed.
    QStringList state()
    {
        auto& view = panel().view;
        QStringList all{view.screen(), view.language(), QString::number(view.digitsEntered()),
                        QString::number(view.display()->textPercent()),
                        QString::number(static_cast<int>(view.display()->colours()))};
        walk(panel().root(), [&all](QQuickItem* item) {
            if (item->hasActiveFocus() || item->objectName().startsWith(QLatin1String("panel.")))
                all.append(item->objectName());
            if (item->inherits("QQuickText"))
                all.append(item->property("text").toString());
            if (item->inherits("QQuickFlickable"))
                all.append(QString::number(item->property("contentY").toReal()));
        });
        return all;
    }

    QObject* theme(std::unique_ptr<QObject>& holder)
    {
        QQmlComponent component(&panel().window->engine());
        component.setData("import QtQml\nimport Uketsuke\nQtObject { property QtObject theme: Theme }", {});
        holder.reset(component.create());
        return holder ? holder->property("theme").value<QObject*>() : nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto& window = panel().window->window();
        window.requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&window, 30'000));
    }
    void cleanup()
    {
        panel().view.onEvent({});
        panel().view.show({});
        panel().view.display()->setDefault({});
    }

    // WCAG 2.1.4: with the focus on the screen, and with the focus on a key.
    void noLetterDoesAnything()
    {
        auto& window = panel().window->window();
        std::vector<session::SessionEvent> events;
        panel().view.onEvent([&events](session::SessionEvent event) { events.push_back(std::move(event)); });
        QStringList faults;
        int typed = 0;
        for (const auto& fixture : gallery::fixtures(japanese)) {
            panel().put(fixture, japanese);
            const auto keys = controls(panel().root());
            // One of the screen's own, where it has one.
            const auto usable = std::ranges::find_if(keys, [](const QQuickItem* key) {
                return key->isEnabled() && !key->objectName().startsWith(QLatin1String("language"))
                       && key->objectName() != QLatin1String("display.open");
            });
            for (const bool isOnKey : {false, true}) {
                if (isOnKey && usable == keys.end())
                    continue;
                if (isOnKey)
                    (*usable)->forceActiveFocus(Qt::TabFocusReason);
                QCoreApplication::processEvents();
                events.clear();
                const auto before = state();
                for (int letter = Qt::Key_A; letter <= Qt::Key_Z; ++letter)
                    for (const auto modifier : {Qt::NoModifier, Qt::ShiftModifier}) {
                        QTest::keyClick(&window, static_cast<Qt::Key>(letter), modifier);
                        ++typed;
                    }
                QCoreApplication::processEvents();
                if (!events.empty() || state() != before)
                    faults.append(fixture.name);
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char(' '))));
        QVERIFY(typed > 5000);
        // What is looked at would be seen.
        panel().put(fixtureNamed(QStringLiteral("enteringPin")), japanese);
        events.clear();
        const auto before = state();
        QTest::keyClick(&window, Qt::Key_5);
        QVERIFY(events.size() == 1 && state() != before);
    }

    // WCAG 3.3.2
    void everyRowOfBoxesHasItsLabelAboveIt_data()
    {
        QTest::addColumn<QString>("language");
        for (const auto* language : {"ja", "en", "ja-easy"})
            QTest::addRow("%s", language) << QString::fromLatin1(language);
    }
    void everyRowOfBoxesHasItsLabelAboveIt()
    {
        QFETCH(QString, language);
        QStringList faults;
        int rows = 0;
        for (const auto& fixture : gallery::fixtures(language)) {
            if (!fixture.name.startsWith(QLatin1String("entering"))
                && !fixture.name.startsWith(QLatin1String("staffCheck")))
                continue;
            panel().put(fixture, language);
            walk(panel().root(), [&](QQuickItem* item) {
                if (!item->inherits("uketsuke::presentation::SecretDigits"))
                    return;
                ++rows;
                auto* boxes = item->parentItem();
                const auto label = boxes->property("label").toString();
                const QQuickItem* words = nullptr;
                walk(boxes, [&](QQuickItem* text) {
                    if (text->inherits("QQuickText") && text->property("text").toString() == label)
                        words = text;
                });
                const auto box = sceneBox(item);
                const bool isAbove = words && sceneBox(words).bottom() <= box.top() + 1
                                     && std::abs(sceneBox(words).left() - box.left()) <= 1;
                const auto name = heard(item, QAccessible::Name);
                if (label.trimmed().isEmpty() || !isAbove || !name.contains(label.simplified())
                    || !name.contains(boxes->property("count").toString()))
                    faults.append(fixture.name + QStringLiteral(": ") + label + QStringLiteral(" / ") + name);
            });
        }
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
        QVERIFY2(rows >= 10, qPrintable(QString::number(rows)));
    }

    // WCAG 2.5.3: who says what they read means this key.
    void everyNameHoldsTheWordsThatAreSeen_data()
    {
        QTest::addColumn<QString>("language");
        for (const auto* language : {"ja", "en"})
            QTest::addRow("%s", language) << QString::fromLatin1(language);
    }
    void everyNameHoldsTheWordsThatAreSeen()
    {
        QFETCH(QString, language);
        QStringList faults;
        int keys = 0;
        const auto look = [&](const QString& where) {
            for (auto* key : controls(panel().root())) {
                ++keys;
                for (const auto& words : unnamedWords(key))
                    faults.append(where + QStringLiteral(": ") + words);
            }
        };
        for (const auto& fixture : gallery::fixtures(language)) {
            show(fixture, language);
            look(fixture.name);
        }
        for (const auto& opening : openings(language)) {
            QVERIFY2(panel().open(opening, language), qPrintable(opening.name));
            look(opening.name);
        }
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
        QVERIFY2(keys > 500, qPrintable(QString::number(keys)));
    }

    // WCAG 3.2.4: what does the same on two screens has one name and one picture.
    void oneThingHasOneNameAndOnePicture()
    {
        // What they would do now, or what waits behind them: told by the state, whatever the screen.
        static const QSet<QString> namedByState{QStringLiteral("nav.help"), QStringLiteral("purpose.change")};
        static const QSet<QString> drawnByState{QStringLiteral("nav.staffDesk")};
        QMap<QString, QSet<QString>> names, pictures;
        for (const auto& fixture : gallery::fixtures(japanese)) {
            show(fixture, japanese);
            for (auto* key : controls(panel().root())) {
                if (key->objectName().startsWith(QLatin1String("given."))
                    && !key->property("text").toString().isEmpty())
                    continue; // a line of a list
                names[key->objectName()].insert(heard(key, QAccessible::Name));
                pictures[key->objectName()].insert(key->property("iconPath").toString());
            }
        }
        QStringList faults;
        for (auto at = names.begin(); at != names.end(); ++at) {
            if (at->size() != 1 && !namedByState.contains(at.key()))
                faults.append(at.key() + QStringLiteral(": ") + at->values().join(QStringLiteral(" / ")));
            if (pictures[at.key()].size() != 1 && !drawnByState.contains(at.key()))
                faults.append(at.key() + QStringLiteral(" has several pictures"));
        }
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
        QVERIFY2(names.size() > 40, qPrintable(QString::number(names.size())));
        for (const auto& key : namedByState)
            QVERIFY2(names[key].size() > 1, qPrintable(key));
        for (const auto& key : drawnByState)
            QVERIFY2(pictures[key].size() > 1, qPrintable(key));
    }

    // WCAG 2.5.4: a movement is asked for before the camera alone, and two keys beside it lead to what asks for none.
    void whoeverDoesNotMoveHasTwoOtherWays()
    {
        int asked = 0;
        for (const auto& fixture : gallery::fixtures(japanese)) {
            if (!fixture.snapshot.faceAction)
                continue;
            show(fixture, japanese);
            for (const auto* way : {"method.pin", "method.staff"}) {
                const auto* key = named(panel().root(), QLatin1String(way));
                QVERIFY2(key && key->isEnabled(), way);
            }
            ++asked;
        }
        QVERIFY(asked >= 2);
    }

    // WCAG 2.4.7, on the pixels.
    void theFrameOfTheFocusIsDrawn_data()
    {
        QTest::addColumn<QString>("fixture");
        QTest::addColumn<QString>("opens");
        QTest::addColumn<int>("colours");
        const auto row = [](const char* fixture, const char* opens, Colours colours) {
            QTest::addRow("%s %s %d", fixture, opens, static_cast<int>(colours))
                << QString::fromLatin1(fixture) << QString::fromLatin1(opens) << static_cast<int>(colours);
        };
        row("welcome-staffKnown", "", Colours::Light);
        row("choosingMethod", "", Colours::Dark);
        row("enteringPin", "", Colours::Light);
        row("consentSummary", "", Colours::Contrast);
        row("documents", "", Colours::Light);
        row("reviewing", "", Colours::Dark);
        row("enteringPin", "display.open", Colours::Light);
    }
    void theFrameOfTheFocusIsDrawn()
    {
        QFETCH(QString, fixture);
        QFETCH(QString, opens);
        QFETCH(int, colours);
        panel().view.display()->setDefault({.colours = static_cast<Colours>(colours)});
        const auto under = fixtureNamed(fixture);
        if (opens.isEmpty())
            panel().put(under, japanese);
        else
            QVERIFY(panel().open({opens, under, opens}, japanese));
        std::unique_ptr<QObject> holder;
        const auto* sizes = theme(holder);
        QVERIFY(sizes);
        const auto colour = sizes->property("focus").value<QColor>();
        const auto distance = sizes->property("focusGap").toReal() + sizes->property("focusWidth").toReal() / 2;
        QVERIFY(colour.isValid() && distance > 3);
        std::vector<QQuickItem*> keys;
        for (auto* key : controls(panel().root()))
            if (key->isEnabled())
                keys.push_back(key);
        QVERIFY2(keys.size() >= 4, qPrintable(QString::number(keys.size())));
        QStringList faults;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            keys[i]->forceActiveFocus(Qt::TabFocusReason);
            const auto picture = panel().draw();
            const auto sides = framed(picture, sceneBox(keys[i]), distance, colour);
            const auto* other = keys[(i + 1) % keys.size()];
            if (!isFramed(sides) || isFramed(framed(picture, sceneBox(other), distance, colour)))
                faults.append(QStringLiteral("%1: %2 %3 %4 %5")
                                  .arg(keys[i]->objectName())
                                  .arg(sides[0])
                                  .arg(sides[1])
                                  .arg(sides[2])
                                  .arg(sides[3]));
        }
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
    }

    // WCAG 2.3.1: no more than three flashes a second. Two changes, one each way, are one flash; here not even a single
    // one begins within a third of a second of another.
    void nothingFlashes()
    {
        constexpr int third = 334;
        QSet<QObject*> looked;
        QStringList faults;
        panel().view.setReducedMotion(false);
        for (const auto& fixture : gallery::fixtures(japanese)) {
            panel().view.show({});
            panel().view.show(fixture.snapshot); // makes the screens that few patients meet
            panel().draw();
            for (auto* loop : loopsOf(panel().root())) {
                looked.insert(loop);
                if (const auto least = leastBetweenChanges(loop); least < third)
                    faults.append(QStringLiteral("%1: %2 ms").arg(fixture.name).arg(least));
            }
        }
        panel().view.setReducedMotion(true);
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
        QVERIFY2(looked.size() >= 5, qPrintable(QString::number(looked.size()))); // cards, beads and the face

        QQmlComponent component(&panel().window->engine());
        component.setData("import QtQuick\nItem { SequentialAnimation on opacity { running: false; loops: 5\n"
                          "NumberAnimation { to: 0; duration: 150 } PauseAnimation { duration: 90 }\n"
                          "NumberAnimation { to: 1; duration: 400 } } }",
                          {});
        const std::unique_ptr<QObject> flash(component.create());
        auto* item = qobject_cast<QQuickItem*>(flash.get());
        QVERIFY2(item, qPrintable(component.errorString()));
        const auto loops = loopsOf(item);
        QCOMPARE(loops.size(), qsizetype{1});
        QCOMPARE(leastBetweenChanges(loops.first()), 240);
    }

    // Whatever else could make something flash, and is not looked at above.
    void nothingMovesButByTheAnimationsThatAreLookedAt()
    {
        static const QRegularExpression other(QStringLiteral(
            "\\brepeat: true|\\b(FrameAnimation|ParallelAnimation|ScriptAction|PropertyAction|AnimatedImage|"
            "AnimatedSprite|SpriteSequence|ShaderEffect|VideoOutput)\\b|\\w+Animator\\b|"
            "Easing\\.\\w*(Bounce|Elastic|Back)"));
        const QString tree = QStringLiteral(UKETSUKE_SOURCE_DIR);
        const auto files = architecture::filesIn(tree, {QStringLiteral("qml")}, {QStringLiteral("*.qml")});
        QVERIFY(files.size() > 30);
        for (const auto& file : files)
            QVERIFY2(!other.match(architecture::textOf(tree + QLatin1Char('/') + file)).hasMatch(), qPrintable(file));
    }

    void cleanupTestCase() { m_panels.close(); }
};

QTEST_MAIN(ClausesTest)
#include "ClausesTest.moc"
