// From language to language, with a screen before the eyes: words and letters change in one step, so that no
// words are ever laid out in letters that cannot show them. And whatever the language, a figure and what it counts
// stay in one line.
#include "app/core/Languages.h"
#include "app/presentation/KioskView.h"
#include "app/presentation/window/KioskWindow.h"
#include "tests/qml/screens/Looking.h"
#include "tests/qml/screens/Panels.h"
#include "tools/gallery/Fixtures.h"

#include <QQmlComponent>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QTest>

using namespace uketsuke;
using namespace uketsuke::presentation;
using namespace uketsuke::looking;

namespace {

const gallery::Fixture& fixtureIn(const QString& language, const QString& name)
{
    static QHash<QString, std::vector<gallery::Fixture>> all;
    auto& fixtures = all[language];
    if (fixtures.empty())
        fixtures = gallery::fixtures(language);
    for (const auto& fixture : fixtures)
        if (fixture.name == name)
            return fixture;
    qFatal("no such fixture");
}

QStringList codes()
{
    QStringList all;
    for (const auto code : core::languages)
        all.append(QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size())));
    return all;
}

} // namespace

class LanguageChangeTest : public QObject {
    Q_OBJECT

    KioskView m_view;
    std::unique_ptr<KioskWindow> m_window;
    std::unique_ptr<QObject> m_letters;
    QString m_fixture;

    void draw()
    {
        // What a new list has taken away is gone before the next frame, as it is where events are awaited.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        (void)m_window->window().grabWindow();
    }

    void showIn(const QString& language)
    {
        auto snapshot = fixtureIn(language, m_fixture).snapshot;
        snapshot.language = language.toStdString();
        m_view.show(std::move(snapshot));
    }

private Q_SLOTS:
    void initTestCase()
    {
        keepWarnings();
        m_view.setReducedMotion(true);
        auto window = KioskWindow::create(m_view, {.size = {1280, 800}, .mode = WindowMode::Windowed});
        QVERIFY(window.has_value());
        m_window = std::move(*window);
        QVERIFY(QTest::qWaitForWindowExposed(&m_window->window(), 30'000));
        QQmlComponent letters(&m_window->engine());
        letters.setData("import QtQml\nimport Uketsuke\n"
                        "QtObject { function familyOf(code: string): string { return Languages.familyOf(code) } }",
                        {});
        m_letters.reset(letters.create());
        QVERIFY2(m_letters, qPrintable(letters.errorString()));
        // As the session answers to the choice of another language: with the form's words in it.
        m_view.onEvent([this](const session::SessionEvent& event) {
            if (const auto* chosen = std::get_if<session::ChangeLanguage>(&event))
                showIn(QString::fromStdString(chosen->language));
        });
    }
    void init() { warnings.clear(); }

    void wordsAndLettersChangeInOneStep_data()
    {
        QTest::addColumn<QString>("fixture");
        for (const auto* fixture : {"consentSummary", "choosingMethod-problem", "reviewing"})
            QTest::addRow("%s", fixture) << QString::fromLatin1(fixture);
    }
    void wordsAndLettersChangeInOneStep()
    {
        QFETCH(QString, fixture);
        m_fixture = fixture;
        // From each to the next one, and there and back to the one whose script no other letters can show.
        const auto all = codes();
        const auto own = QStringLiteral("ne");
        for (const auto& from : all)
            for (const auto& to : all) {
                if (from != own && to != own && to != all[(all.indexOf(from) + 1) % all.size()])
                    continue;
                m_view.setLanguage(from);
                showIn(from);
                draw();
                m_view.chooseLanguage(to);
                draw();
                QVERIFY2(
                    warnings.isEmpty(),
                    qPrintable(QStringLiteral("from %1 to %2: %3").arg(from, to, warnings.join(QLatin1Char('\n')))));
                QString family;
                QVERIFY(QMetaObject::invokeMethod(m_letters.get(), "familyOf", Q_RETURN_ARG(QString, family),
                                                  Q_ARG(QString, to)));
                QStringList others;
                walk(m_window->window().contentItem(), [&](QQuickItem* item) {
                    if (!item->inherits("QQuickText") || item->property("font").value<QFont>().family() == family)
                        return;
                    others.append(item->property("text").toString());
                });
                // The names of languages stand in their own.
                others.removeAll(QStringLiteral("日本語"));
                others.removeAll(QStringLiteral("English"));
                QVERIFY2(others.isEmpty(), qPrintable(others.join(QLatin1Char('\n'))));
            }
    }

    // Whoever chooses another language stays where they are: what was typed, what is answered, where the focus is.
    void nothingIsLostOnAnyScreen()
    {
        m_window->window().requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&m_window->window(), 30'000));
        int typed = 0, focused = 0;
        for (const auto& fixture : gallery::fixtures(QStringLiteral("ja"))) {
            m_fixture = fixture.name;
            m_view.show({});
            m_view.setLanguage(QStringLiteral("ja"));
            showIn(QStringLiteral("ja"));
            for (int digit = 0; digit < fixture.digits; ++digit)
                m_view.pressDigit(digit % 10);
            draw();
            QTest::keyClick(&m_window->window(), Qt::Key_Backtab); // the last of the screen's, not the language's own
            const auto focusOf = [this] {
                const auto* item = m_window->window().activeFocusItem();
                return item ? item->objectName() : QString();
            };
            const auto focus = focusOf();
            const int digits = m_view.digitsEntered();
            const auto answered = [this] {
                QStringList all;
                for (const auto& item : m_view.snapshot().items)
                    all.append(item.agreed ? QString::number(*item.agreed) : QStringLiteral("-"));
                return all.join(QLatin1Char(' '));
            };
            const auto answers = answered();
            for (const auto* to : {"ne", "ja"}) {
                m_view.chooseLanguage(QString::fromLatin1(to));
                draw();
                QCOMPARE(m_view.language(), QString::fromLatin1(to));
                QVERIFY2(m_view.snapshot().screen == fixture.snapshot.screen, qPrintable(fixture.name));
                QVERIFY2(m_view.digitsEntered() == digits, qPrintable(fixture.name));
                QVERIFY2(answered() == answers, qPrintable(fixture.name));
                QVERIFY2(focusOf() == focus,
                         qPrintable(fixture.name + QStringLiteral(": ") + focus + QStringLiteral(" -> ") + focusOf()));
            }
            typed += digits > 0 ? 1 : 0;
            focused += focus.isEmpty() ? 0 : 1;
        }
        QVERIFY2(typed >= 4 && focused > 20, qPrintable(QStringLiteral("%1 %2").arg(typed).arg(focused)));
        QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(QLatin1Char('\n'))));
    }

    // The bell rings, and the next touch chooses another language: its caption stands beside words that change.
    void aSoundsCaptionStaysWhileTheLanguageChanges_data()
    {
        QTest::addColumn<QString>("fixture");
        for (const auto* fixture : {"welcome", "interrupted-cardRemoved", "enteringPin"})
            QTest::addRow("%s", fixture) << QString::fromLatin1(fixture);
    }
    void aSoundsCaptionStaysWhileTheLanguageChanges()
    {
        QFETCH(QString, fixture);
        m_fixture = fixture;
        const auto all = codes();
        for (const int percent : {100, 200}) {
            m_view.display()->setDefault({.textPercent = percent});
            for (qsizetype at = 0; at < all.size(); ++at) {
                const auto& from = all[at];
                const auto& to = all[(at + 2) % all.size()];
                m_view.setLanguage(from);
                showIn(from);
                draw();
                m_view.announcer()->setSoundCaption(
                    from == QLatin1String("ne")
                        ? QStringLiteral("घण्टी: कर्मचारी बोलाइँदै")
                        : QStringLiteral("A bell rings at the reception desk; somebody will come to you in a moment."));
                m_view.chooseLanguage(to);
                draw();
                m_view.announcer()->setSoundCaption({});
                draw();
                QVERIFY2(warnings.isEmpty(), qPrintable(QStringLiteral("from %1 to %2 at %3 %: %4")
                                                            .arg(from, to)
                                                            .arg(percent)
                                                            .arg(warnings.join(QLatin1Char('\n')))));
            }
        }
        m_view.display()->setDefault({});
    }

    void aFigureAndWhatItCountsStayInOneLine_data()
    {
        QTest::addColumn<QString>("language");
        for (const auto& code : codes())
            QTest::addRow("%s", qPrintable(code)) << code;
    }
    void aFigureAndWhatItCountsStayInOneLine()
    {
        QFETCH(QString, language);
        m_view.setLanguage(language);
        const auto left = QCoreApplication::translate("TimeLeft", "Time left: %1 s").arg(12);
        const auto behind = left.indexOf(QStringLiteral("12")) + 2;
        QVERIFY2(behind >= 2 && behind < left.size() && left[behind] != QLatin1Char(' '), qPrintable(left));
        QCOMPARE(left.count(QChar(QChar::Nbsp)), language == QLatin1String("ko") ? 0 : 1); // Korean leaves no space
    }

    void onlyTheSpaceBehindAFigureIsJoined()
    {
        QCOMPARE(withFiguresJoined(QStringLiteral("Time left: %1 s")), QStringLiteral("Time left: %1\u00A0s"));
        QCOMPARE(withFiguresJoined(QStringLiteral("valid for 24 hours here")),
                 QStringLiteral("valid for 24\u00A0hours here"));
        QCOMPARE(withFiguresJoined(QStringLiteral("1  Birth date")), QStringLiteral("1  Birth date"));
        QCOMPARE(withFiguresJoined(QStringLiteral("Tries left: 3")), QStringLiteral("Tries left: 3"));
    }

    void cleanupTestCase()
    {
        m_letters.reset();
        m_window.reset();
        letWarningsGo();
    }
};

QTEST_MAIN(LanguageChangeTest)
#include "LanguageChangeTest.moc"
