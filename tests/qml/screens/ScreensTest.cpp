// Every screen on fixed data, in both languages and both sizes: what can be touched is large enough, named and
// reached by keyboard; no word is cut; refusing is as large as agreeing; QML has nothing to complain about.
#include "app/presentation/KioskView.h"
#include "app/presentation/window/KioskWindow.h"
#include "tests/qml/screens/Looking.h"
#include "tests/qml/screens/Panels.h"
#include "tools/gallery/Fixtures.h"

#include <QAccessible>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaProperty>
#include <QQmlComponent>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

#include <functional>

using namespace uketsuke;
using namespace uketsuke::presentation;
using namespace uketsuke::looking;

namespace {

/// The published form as it lies in the tree: every text under its path, such as "texts.agree".
QMap<QString, QString> publishedForm(const QString& language)
{
    QFile file(
        QStringLiteral(UKETSUKE_SOURCE_DIR "/resources/consent/forms/clinic-view-2026-11/v2/%1.json").arg(language));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QMap<QString, QString> all;
    const std::function<void(const QString&, const QJsonObject&)> collect = [&](const QString& path,
                                                                                const QJsonObject& object) {
        for (auto at = object.begin(); at != object.end(); ++at)
            if (at->isObject())
                collect(path + at.key() + QLatin1Char('.'), at->toObject());
            else if (at->isString())
                all.insert(path + at.key(), at->toString());
    };
    collect({}, QJsonDocument::fromJson(file.readAll()).object());
    return all;
}

} // namespace

class ScreensTest : public QObject {
    Q_OBJECT

    struct Panel {
        QSize size;
        double unit; ///< 96 of them are about 20 mm on the reference panel
    };
    const std::vector<Panel> m_panels{{{1280, 800}, 1.0}, {{1080, 1920}, 1.35}};
    std::vector<std::unique_ptr<KioskView>> m_views;
    std::vector<std::unique_ptr<KioskWindow>> m_windows;
    int m_lastPanel = -1;

    enum class Rows { All, OneLanguageAndSize };
    void rows(Rows which = Rows::All) const
    {
        QTest::addColumn<int>("panel");
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("fixture");
        for (int panel = 0; panel < 2; ++panel)
            for (const auto* language : {"ja", "en"}) {
                const bool isJapanese = language == std::string_view("ja");
                if (which == Rows::OneLanguageAndSize && (panel != 0 || !isJapanese))
                    continue;
                // One window each: enough for what a sanitizer finds.
                if (isSanitized && (panel == 0) != isJapanese)
                    continue;
                const auto all = gallery::fixtures(QLatin1String(language));
                for (int i = 0; i < static_cast<int>(all.size()); ++i)
                    QTest::addRow("%s %s %s", qPrintable(all[static_cast<std::size_t>(i)].name),
                                  panel == 0 ? "landscape" : "portrait", language)
                        << panel << QString::fromLatin1(language) << i;
            }
    }

    QQuickItem* shown(int panel, const QString& language, int fixture)
    {
        auto& view = *m_views[static_cast<std::size_t>(panel)];
        const auto data = gallery::fixtures(language)[static_cast<std::size_t>(fixture)];
        view.show({});
        view.setDefaultLanguage(language);
        view.show(data.snapshot);
        // A translator is the whole process's: a window that keeps its language does not take the other's out.
        if (panel != m_lastPanel)
            view.setLanguage(language == QStringLiteral("ja") ? QStringLiteral("en") : QStringLiteral("ja"));
        m_lastPanel = panel;
        view.setLanguage(language);
        for (int i = 0; i < data.digits; ++i)
            view.pressDigit(i % 10);
        auto& window = m_windows[static_cast<std::size_t>(panel)]->window();
        // Lays out, as frames do. In a window that is never exposed, a layout whose words come for the first time stays
        // as it was until it is shown again; an exposed one, such as the kiosk's, does not.
        (void)window.grabWindow();
        view.show({});
        (void)window.grabWindow();
        view.show(data.snapshot);
        for (int i = 0; i < data.digits; ++i)
            view.pressDigit(i % 10);
        // Nested layouts settle one after the other, each with a frame.
        for (int frame = 0; frame < 2; ++frame)
            (void)window.grabWindow();
        return window.contentItem();
    }

private Q_SLOTS:
    void initTestCase()
    {
        keepWarnings();
        for (std::size_t i = 0; i < m_panels.size(); ++i) {
            auto view = std::make_unique<KioskView>();
            view->setReducedMotion(true);
            m_views.push_back(std::move(view));
        }
    }

    void init() { warnings.clear(); }

    // One Theme lives in each engine, so both windows can stay.
    void theScreensLoadWithoutAWordOfWarning()
    {
        for (std::size_t i = 0; i < m_panels.size(); ++i) {
            auto window = KioskWindow::create(*m_views[i], {.size = m_panels[i].size, .mode = WindowMode::Windowed});
            QVERIFY(window.has_value());
            QVERIFY(QTest::qWaitForWindowExposed(&(*window)->window()));
            m_windows.push_back(std::move(*window));
        }
        QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join('\n')));
    }

    void everyControlIsNamedAndLargeEnough_data() { rows(); }
    void everyControlIsNamedAndLargeEnough()
    {
        QFETCH(int, panel);
        QFETCH(QString, language);
        QFETCH(int, fixture);
        auto* root = shown(panel, language, fixture);
        const auto smallest = 96 * m_panels[static_cast<std::size_t>(panel)].unit - 1;
        const QRectF whole(QPointF(0, 0), QSizeF(m_panels[static_cast<std::size_t>(panel)].size));
        const auto all = controls(root);
        for (auto* control : all) {
            const auto box = sceneBox(control);
            const auto who = control->objectName();
            QVERIFY2(!who.isEmpty(), "a control without objectName");
            QVERIFY2(box.width() >= smallest && box.height() >= smallest,
                     qPrintable(QStringLiteral("%1 is %2 x %3").arg(who).arg(box.width()).arg(box.height())));
            QVERIFY2(whole.contains(box), qPrintable(who + QStringLiteral(" leaves the window")));
            auto* accessible = QAccessible::queryAccessibleInterface(control);
            QVERIFY2(accessible, qPrintable(who));
            QCOMPARE(accessible->role(), QAccessible::Button);
            QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), qPrintable(who + QStringLiteral(" has no name")));
            for (auto* other : all)
                QVERIFY2(other == control || !sceneBox(other).adjusted(1, 1, -1, -1).intersects(box),
                         qPrintable(QStringLiteral("%1 lies over %2").arg(who, other->objectName())));
        }
        QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join('\n')));
    }

    void noTextIsCutOrLeavesItsPlace_data() { rows(); }
    void noTextIsCutOrLeavesItsPlace()
    {
        QFETCH(int, panel);
        QFETCH(QString, language);
        QFETCH(int, fixture);
        const auto faults = misfits(shown(panel, language, fixture));
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    // The order of focus depends neither on the language nor on the size.
    void everyControlIsReachedByTab_data() { rows(Rows::OneLanguageAndSize); }
    void everyControlIsReachedByTab()
    {
        QFETCH(int, panel);
        QFETCH(QString, language);
        QFETCH(int, fixture);
        auto* root = shown(panel, language, fixture);
        auto& window = m_windows[0]->window();
        window.requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSet<QQuickItem*> open;
        for (auto* control : controls(root))
            if (control->isEnabled())
                open.insert(control);
        const auto most = 2 * open.size() + 4;
        for (qsizetype i = 0; i < most && !open.isEmpty(); ++i) {
            QTest::keyClick(&window, Qt::Key_Tab);
            open.remove(window.activeFocusItem());
        }
        for (auto* missed : open)
            QFAIL(qPrintable(missed->objectName() + QStringLiteral(" is not reached")));
    }

    // The token says by digest which text was shown: so nothing else may be shown where a person decides.
    void thePersonDecidesInTheFormsWordsAlone_data()
    {
        QTest::addColumn<int>("panel");
        QTest::addColumn<QString>("language");
        for (int panel = 0; panel < 2; ++panel)
            for (const auto* language : {"ja", "en"})
                QTest::addRow("%s %s", panel == 0 ? "landscape" : "portrait", language)
                    << panel << QString::fromLatin1(language);
    }
    void thePersonDecidesInTheFormsWordsAlone()
    {
        QFETCH(int, panel);
        QFETCH(QString, language);
        const auto form = publishedForm(language);
        QVERIFY(form.size() > 40);
        QStringList words = form.values();
        // The touch for a group names the group, in the form's words.
        for (const auto* text : {"texts.agreeGroup", "texts.refuseGroup"})
            words.append(form.value(QLatin1String(text)).arg(form.value(QStringLiteral("groups.SRJ.title"))));
        const bool japanese = language == QLatin1String("ja");
        // Where one is, and who answers: facts of the session, not of the consent.
        const QStringList navigation =
            japanese ? QStringList{QStringLiteral("質問 11 / 11"),     QStringLiteral("質問 5 / 11"),
                                   QStringLiteral("受給者証 1／2"),    QStringLiteral("文書 1／3"),
                                   QStringLiteral("文書 2／3"),        QStringLiteral("お答えになった方"),
                                   QStringLiteral("保護者・代理の方"), QStringLiteral("くわしく")}
                     : QStringList{QStringLiteral("Question 11 of 11"),  QStringLiteral("Question 5 of 11"),
                                   QStringLiteral("Certificate 1 of 2"), QStringLiteral("Document 1 of 3"),
                                   QStringLiteral("Document 2 of 3"),    QStringLiteral("Answered by"),
                                   QStringLiteral("Guardian"),           QStringLiteral("Details")};
        QSet<QString> seen;
        const auto all = gallery::fixtures(language);
        for (const auto* fixture :
             {"consentSummary", "consentSummary-documentsUnknown", "consentItem", "consentItem-group", "prescription",
              "aidCertificates", "documents", "reviewing", "reviewing-documents"}) {
            const auto found = std::ranges::find(all, QString::fromLatin1(fixture), &gallery::Fixture::name);
            QVERIFY(found != all.end());
            const auto name = std::string(presentation::name(found->snapshot.screen));
            auto* root = shown(panel, language, static_cast<int>(found - all.begin()));
            // And what OQS says of a document, as it says it.
            QStringList said;
            for (const auto* list : {&found->snapshot.documents, &found->snapshot.certificates})
                for (const auto& row : *list)
                    said << row.title << row.issuer << row.issued;
            QQuickItem* screen = nullptr;
            walk(root, [&](QQuickItem* item) {
                if (item->objectName() == QStringLiteral("screen.%1").arg(QString::fromStdString(name)))
                    screen = item;
            });
            QVERIFY(screen && screen->isVisible());
            walk(screen, [&](QQuickItem* item) {
                if (!item->inherits("QQuickText"))
                    return;
                const auto text = item->property("text").toString();
                // A figure and what it counts are kept in one line.
                const auto spaced = QString(text).replace(QChar::Nbsp, QLatin1Char(' '));
                if (text.isEmpty() || navigation.contains(spaced) || said.contains(text))
                    return;
                QVERIFY2(words.contains(text), qPrintable(QString::fromLatin1(fixture) + QStringLiteral(": ") + text));
                seen.insert(text);
            });
        }
        // And what the form says is said: every text but `undecided`, which no finished review has, `bulkContents`,
        // the list's name for a screen reader, and the two that are seen with a group's name in them.
        const QStringList unseen{QStringLiteral("texts.undecided"),     QStringLiteral("texts.bulkContents"),
                                 QStringLiteral("texts.agreeGroup"),    QStringLiteral("texts.refuseGroup"),
                                 QStringLiteral("texts.kindDischarge"), QStringLiteral("texts.kindCheckup")};
        for (auto at = form.begin(); at != form.end(); ++at)
            if (at.key().startsWith(QLatin1String("texts.")) && !unseen.contains(at.key()))
                QVERIFY2(seen.contains(at.value()), qPrintable(at.key()));
    }

    // Whoever agrees, or refuses, at one touch has been able to read all that the token says was shown.
    void theOneScreenOfEverythingHasTheWholeFormWithinReach_data() { thePersonDecidesInTheFormsWordsAlone_data(); }
    void theOneScreenOfEverythingHasTheWholeFormWithinReach()
    {
        QFETCH(int, panel);
        QFETCH(QString, language);
        const auto all = gallery::fixtures(language);
        const auto found = std::ranges::find(all, QStringLiteral("consentSummary"), &gallery::Fixture::name);
        auto* root = shown(panel, language, static_cast<int>(found - all.begin()));
        QStringList read;
        bool isOpen = false;
        const auto readAll = [&] {
            isOpen = false;
            walk(root, [&](QQuickItem* item) {
                isOpen = isOpen || item->objectName() == QStringLiteral("panel.form");
                if (item->inherits("QQuickText") && item->isVisible())
                    read.append(item->property("text").toString());
            });
        };
        readAll();
        auto* details = named(root, QStringLiteral("consent.details"));
        QVERIFY(details && details->isVisible());
        QVERIFY(QMetaObject::invokeMethod(details, "clicked"));
        for (int frame = 0; frame < 8; ++frame)
            (void)m_windows[static_cast<std::size_t>(panel)]->window().grabWindow();
        QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join('\n')));
        readAll();
        QVERIFY(isOpen);
        const auto form = publishedForm(language);
        for (auto text = form.begin(); text != form.end(); ++text) {
            const bool isOfItems = text.key().startsWith(QLatin1String("items."));
            const auto name = text.key().mid(6);
            if (isOfItems
                || QStringList{"purpose", "recipients", "duration", "refusal", "withdrawal", "record", "systemNotice",
                               "bulkQuestion", "bulkContents", "agreeAll", "refuseAll"}
                       .contains(name))
                QVERIFY2(read.contains(text.value()), qPrintable(text.key()));
        }
        const auto faults = misfits(root);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
        auto* close = named(root, QStringLiteral("panel.close"));
        QVERIFY(close && QMetaObject::invokeMethod(close, "clicked"));
        QTRY_VERIFY((readAll(), !isOpen));
    }

    void refusingIsAsLargeAndAsNearAsAgreeing_data()
    {
        QTest::addColumn<int>("panel");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("fixture");
        QTest::addColumn<QStringList>("equals");
        const QList<std::pair<QString, QStringList>> groups{
            {QStringLiteral("consentSummary"),
             {QStringLiteral("consent.agreeAll"), QStringLiteral("consent.oneByOne"),
              QStringLiteral("consent.refuseAll")}},
            {QStringLiteral("consentItem"), {QStringLiteral("item.agree"), QStringLiteral("item.refuse")}},
            {QStringLiteral("consentItem-group"), {QStringLiteral("item.group.yes"), QStringLiteral("item.group.no")}},
            {QStringLiteral("aidCertificates"), {QStringLiteral("aid.yes"), QStringLiteral("aid.no")}},
            {QStringLiteral("documents"), {QStringLiteral("document.yes"), QStringLiteral("document.no")}},
            {QStringLiteral("documents"), {QStringLiteral("document.rest.yes"), QStringLiteral("document.rest.no")}},
            {QStringLiteral("firstRegistration"),
             {QStringLiteral("registration.register"), QStringLiteral("registration.decline")}},
            {QStringLiteral("staffCheck-compare"), {QStringLiteral("staff.matches"), QStringLiteral("staff.differs")}},
            {QStringLiteral("guardian"), {QStringLiteral("guardian.self"), QStringLiteral("guardian.guardian")}},
            {QStringLiteral("prescription"),
             {QStringLiteral("prescription.electronic"), QStringLiteral("prescription.paper")}},
            {QStringLiteral("choosingMethod"),
             {QStringLiteral("method.face"), QStringLiteral("method.pin"), QStringLiteral("method.staff")}},
            {QStringLiteral("enteringPin-lastTry"), {QStringLiteral("pin.otherWay"), QStringLiteral("pin.lastTry")}},
            {QStringLiteral("reviewing"), {QStringLiteral("review.change"), QStringLiteral("review.confirm")}}};
        for (int panel = 0; panel < 2; ++panel)
            for (const auto* language : {"ja", "en"})
                for (const auto& [fixture, names] : groups)
                    QTest::addRow("%s %d %s", qPrintable(fixture), panel, language)
                        << panel << QString::fromLatin1(language) << fixture << names;
    }
    void refusingIsAsLargeAndAsNearAsAgreeing()
    {
        QFETCH(int, panel);
        QFETCH(QString, language);
        QFETCH(QString, fixture);
        QFETCH(QStringList, equals);
        const auto all = gallery::fixtures(language);
        const auto found = std::ranges::find(all, fixture, &gallery::Fixture::name);
        QVERIFY(found != all.end());
        auto* root = shown(panel, language, static_cast<int>(found - all.begin()));
        QList<QQuickItem*> items;
        for (const auto& name : equals)
            walk(root, [&](QQuickItem* item) {
                if (item->objectName() == name)
                    items.append(item);
            });
        QCOMPARE(items.size(), equals.size());
        for (qsizetype i = 1; i < items.size(); ++i) {
            const auto first = sceneBox(items[i - 1]);
            const auto second = sceneBox(items[i]);
            QVERIFY(std::abs(first.width() - second.width()) <= 1.5);
            QVERIFY(std::abs(first.height() - second.height()) <= 1.5);
            const auto gap = std::max({second.left() - first.right(), second.top() - first.bottom(), 0.0});
            QVERIFY2(gap <= 32 * m_panels[static_cast<std::size_t>(panel)].unit, qPrintable(QString::number(gap)));
        }
    }

    void colourPairsOfTextKeepSevenToOne_data()
    {
        QTest::addColumn<QByteArray>("ink");
        QTest::addColumn<QByteArray>("ground");
        const std::pair<const char*, const char*> pairs[] = {{"ink", "paper"},
                                                             {"ink", "surface"},
                                                             {"ink", "surfaceSunk"},
                                                             {"inkSoft", "paper"},
                                                             {"inkSoft", "surface"},
                                                             {"inkSoft", "accentSoft"},
                                                             {"accent", "surface"},
                                                             {"accent", "paper"},
                                                             {"accent", "accentSoft"},
                                                             {"inkOnAccent", "accent"},
                                                             {"inkOnAccent", "accentPressed"},
                                                             {"attention", "paper"},
                                                             {"attention", "attentionSoft"},
                                                             {"surface", "attention"},
                                                             {"focus", "paper"}};
        for (const auto& [ink, ground] : pairs)
            QTest::addRow("%s on %s", ink, ground) << QByteArray(ink) << QByteArray(ground);
    }
    void colourPairsOfTextKeepSevenToOne()
    {
        QFETCH(QByteArray, ink);
        QFETCH(QByteArray, ground);
        auto& engine = m_windows[0]->engine();
        QQmlComponent component(&engine);
        component.setData("import QtQml\nimport Uketsuke\nQtObject { property QtObject theme: Theme }", {});
        const std::unique_ptr<QObject> holder(component.create());
        QVERIFY2(holder, qPrintable(component.errorString()));
        auto* theme = holder->property("theme").value<QObject*>();
        QVERIFY(theme);
        const auto left = theme->property(ink).value<QColor>();
        const auto right = theme->property(ground).value<QColor>();
        QVERIFY(left.isValid() && right.isValid());
        QVERIFY2(contrast(left, right) >= 7.0, qPrintable(QString::number(contrast(left, right))));
    }

    void aChangeOfLanguageKeepsTheScreenAndWhatWasTyped()
    {
        const auto all = gallery::fixtures(QStringLiteral("ja"));
        const auto found = std::ranges::find(all, QStringLiteral("enteringCardNumber"), &gallery::Fixture::name);
        auto* root = shown(0, QStringLiteral("ja"), static_cast<int>(found - all.begin()));
        auto& view = *m_views[0];
        const auto words = [root] {
            QString text;
            walk(root, [&text](QQuickItem* item) {
                if (item->inherits("QQuickText"))
                    text += item->property("text").toString() + QLatin1Char('|');
            });
            return text;
        };
        const auto japanese = words();
        const int typed = view.digitsEntered();
        QVERIFY(typed > 0);
        view.chooseLanguage(QStringLiteral("en"));
        (void)m_windows[0]->window().grabWindow();
        QVERIFY(words() != japanese);
        QVERIFY(words().contains(QLatin1String("Security code")));
        QCOMPARE(view.digitsEntered(), typed);
        QCOMPARE(view.screen(), QStringLiteral("enteringCardNumber"));
        view.chooseLanguage(QStringLiteral("ja"));
        QCOMPARE(words(), japanese);
        QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join('\n')));
    }

    void typedDigitsAreInNoTextOfTheScreens()
    {
        const auto all = gallery::fixtures(QStringLiteral("ja"));
        const auto found = std::ranges::find(all, QStringLiteral("enteringCardNumber"), &gallery::Fixture::name);
        auto* root = shown(0, QStringLiteral("ja"), static_cast<int>(found - all.begin()));
        auto& view = *m_views[0];
        while (view.digitsEntered() > 0)
            view.deleteDigit();
        const QString secret = QStringLiteral("73915862047391");
        for (const auto digit : secret)
            view.pressDigit(digit.digitValue());
        (void)m_windows[0]->window().grabWindow();
        int looked = 0;
        const auto look = [&](const QObject* object) {
            const auto* meta = object->metaObject();
            for (int i = 0; i < meta->propertyCount(); ++i) {
                const auto property = meta->property(i);
                if (property.typeId() != QMetaType::QString && property.typeId() != QMetaType::QVariant)
                    continue;
                const auto value = property.read(object).toString();
                ++looked;
                // Three digits in a row are more than any text of ours shares with the number by chance.
                for (qsizetype at = 0; at + 3 <= secret.size(); ++at)
                    QVERIFY2(!value.contains(secret.mid(at, 3)), property.name());
            }
            if (auto* accessible = QAccessible::queryAccessibleInterface(const_cast<QObject*>(object)))
                for (const auto role : {QAccessible::Name, QAccessible::Description, QAccessible::Value})
                    for (qsizetype at = 0; at + 3 <= secret.size(); ++at)
                        QVERIFY(!accessible->text(role).contains(secret.mid(at, 3)));
        };
        look(&view);
        walk(root, [&look](QQuickItem* item) { look(item); });
        QVERIFY(looked > 100);
    }

    void cleanupTestCase()
    {
        m_windows.clear();
        letWarningsGo();
    }
};

QTEST_MAIN(ScreensTest)
#include "ScreensTest.moc"
