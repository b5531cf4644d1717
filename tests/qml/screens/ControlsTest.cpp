// What each control of every screen does: by a finger, by enter, by space and by a screen reader's press the same, and
// what its name stands for.
#include "app/presentation/PhraseLines.h"
#include "tests/qml/screens/Looking.h"
#include "tests/qml/screens/Panels.h"

#include <QAccessible>
#include <QMap>
#include <QSet>
#include <QSignalSpy>
#include <QtQml/qqml.h>

using namespace uketsuke;
using namespace uketsuke::presentation;
using namespace uketsuke::looking;

namespace {

enum class Way { Finger, Enter, Space, ScreenReader };

/// What a control tells the session. What is not listed changes the screens alone, or what was typed.
const QMap<QString, QString>& meanings()
{
    static const auto all = [] {
        QMap<QString, QString> map;
        const auto row = [&map](const char* control, const char* meaning) {
            map.insert(QString::fromLatin1(control), QString::fromLatin1(meaning));
        };
        row("aid.no", "AnswerDocument no");
        row("aid.rest.no", "AnswerRemaining no");
        row("aid.rest.yes", "AnswerRemaining yes");
        row("aid.yes", "AnswerDocument yes");
        row("consent.agreeAll", "AgreeToAll");
        row("consent.oneByOne", "DecideOneByOne");
        row("consent.refuseAll", "RefuseAll");
        row("document.no", "AnswerDocument no");
        row("document.rest.no", "AnswerRemaining no");
        row("document.rest.yes", "AnswerRemaining yes");
        row("document.yes", "AnswerDocument yes");
        row("exchange.skip", "SkipExchangeNumber");
        row("finished.done", "Acknowledge");
        row("given.0", "ChooseGiven 0");
        row("given.1", "ChooseGiven 1");
        row("given.2", "ChooseGiven 2");
        row("given.3", "ChooseGiven 3");
        row("guardian.guardian", "RepresentationChosen guardian");
        row("guardian.nobody", "CallStaff");
        row("guardian.self", "RepresentationChosen self");
        row("help.ask", "AskAssistance");
        row("interrupted.again", "Acknowledge");
        row("item.agree", "AnswerItem yes");
        row("item.group.no", "AnswerGroup no");
        row("item.group.yes", "AnswerGroup yes");
        row("item.refuse", "AnswerItem no");
        row("language.en", "ChangeLanguage en");
        row("language.ja", "ChangeLanguage ja");
        row("method.face", "ChooseMethod face");
        row("method.pin", "ChooseMethod pin");
        row("method.staff", "ChooseMethod staff");
        row("nav.back", "Back");
        row("nav.cancel", "Cancel"); // where nothing was answered: the first screen
        row("nav.help", "CallStaff");
        row("nav.staffDesk", "OpenStaffDesk");
        row("pin.lastTry", "LastPinTryAccepted");
        row("pin.otherWay", "Back");
        row("prescription.electronic", "ChoosePrescription electronic");
        row("prescription.paper", "ChoosePrescription paper");
        row("purpose.change", "ChoosePurpose withdrawal");
        row("reason.institution", "ChooseReason institution");
        row("reason.purpose", "ChooseReason purpose");
        row("registration.decline", "AnswerRegistration no");
        row("registration.register", "AnswerRegistration yes");
        row("review.change", "ChangeAnswers");
        row("review.confirm", "Confirm");
        row("staff.differs", "StaffCompared no");
        row("staff.matches", "StaffCompared yes");
        row("staffWithdrawal.confirm", "Confirm");
        row("staffWithdrawal.keep", "Cancel");
        row("time.more", "MoreTime");
        row("withdrawal.confirm", "Confirm");
        row("withdrawal.keep", "Cancel");
        return map;
    }();
    return all;
}

QString meaningOf(const session::SessionEvent& event)
{
    const auto yes = [](bool answer) { return answer ? QStringLiteral(" yes") : QStringLiteral(" no"); };
    QString value;
    using namespace session;
    if (const auto* item = std::get_if<AnswerItem>(&event))
        value = yes(item->agreed);
    else if (const auto* group = std::get_if<AnswerGroup>(&event))
        value = yes(group->agreed);
    else if (const auto* registration = std::get_if<AnswerRegistration>(&event))
        value = yes(registration->agreed);
    else if (const auto* document = std::get_if<AnswerDocument>(&event))
        value = yes(document->handOver);
    else if (const auto* remaining = std::get_if<AnswerRemaining>(&event))
        value = yes(remaining->handOver);
    else if (const auto* compared = std::get_if<StaffCompared>(&event))
        value = yes(compared->matches);
    else if (const auto* given = std::get_if<ChooseGiven>(&event))
        value = QStringLiteral(" %1").arg(given->index);
    else if (const auto* who = std::get_if<RepresentationChosen>(&event))
        value = who->representation == Representation::Guardian ? QStringLiteral(" guardian") : QStringLiteral(" self");
    else if (const auto* method = std::get_if<ChooseMethod>(&event))
        value = method->method == Method::Face  ? QStringLiteral(" face")
                : method->method == Method::Pin ? QStringLiteral(" pin")
                                                : QStringLiteral(" staff");
    else if (const auto* purpose = std::get_if<ChoosePurpose>(&event))
        value = purpose->purpose == Purpose::Withdrawal ? QStringLiteral(" withdrawal") : QStringLiteral(" consent");
    else if (const auto* reason = std::get_if<ChooseReason>(&event))
        value =
            reason->reason == StaffReason::ByInstitution ? QStringLiteral(" institution") : QStringLiteral(" purpose");
    else if (const auto* form = std::get_if<ChoosePrescription>(&event))
        value = form->form == PrescriptionForm::Electronic ? QStringLiteral(" electronic") : QStringLiteral(" paper");
    else if (const auto* language = std::get_if<ChangeLanguage>(&event))
        value = QLatin1Char(' ') + QString::fromStdString(language->language);
    return QString::fromLatin1(session::name(event).data()) + value;
}

} // namespace

class ControlsTest : public QObject {
    Q_OBJECT

    Panels m_panels;
    std::vector<session::SessionEvent> m_events;
    int m_secrets{0};
    QSet<QString> m_tried;
    QSet<QString> m_meant;

    Panel& panel() { return m_panels.of({1280, 800}); }

    void put(const gallery::Fixture& fixture)
    {
        auto& view = panel().view;
        view.show({});
        if (auto* close = named(panel().root(), QStringLiteral("panel.close"))) // left open by a screen like this one
            QVERIFY(QMetaObject::invokeMethod(close, "clicked"));
        panel().draw(); // the panel is gone, and the focus is back
        QCoreApplication::processEvents();
        view.display()->setDefault({});
        view.show(fixture.snapshot);
        view.setLanguage(QStringLiteral("ja"));
        for (int digit = 0; digit < fixture.digits; ++digit)
            view.pressDigit(digit % 10);
        panel().draw(2);
        m_events.clear();
        m_secrets = 0;
    }

    QString told() const
    {
        QStringList all;
        for (const auto& event : m_events)
            if (!std::holds_alternative<session::Activity>(event))
                all.append(meaningOf(event));
        return all.join(QLatin1Char(' '));
    }

    /// Everything a touch can change.
    QString done()
    {
        QStringList all{told()};
        auto& view = panel().view;
        all.append(QStringLiteral("%1 %2 %3 %4%5 %6 digits, %7 secrets")
                       .arg(view.language())
                       .arg(view.display()->textPercent())
                       .arg(static_cast<int>(view.display()->colours()))
                       .arg(view.display()->lowReach())
                       .arg(view.display()->voice())
                       .arg(view.digitsEntered())
                       .arg(m_secrets));
        walk(panel().root(), [&](QQuickItem* item) {
            if (item->objectName().startsWith(QLatin1String("panel.")))
                all.append(item->objectName());
            if (item->inherits("QQuickFlickable"))
                all.append(QString::number(item->property("contentY").toReal()));
            if (item->objectName().startsWith(QLatin1String("given."))
                || item->objectName() == QLatin1String("digit.enter")) // a number pad
                all.append(item->objectName());
        });
        return all.join(QLatin1Char(' '));
    }

    void act(QQuickItem* control, Way way)
    {
        auto& window = panel().window->window();
        switch (way) {
        case Way::Finger: QTest::mouseClick(&window, Qt::LeftButton, {}, sceneBox(control).center().toPoint()); break;
        case Way::Enter:
        case Way::Space:
            control->forceActiveFocus(Qt::TabFocusReason);
            QTest::keyClick(&window, way == Way::Enter ? Qt::Key_Return : Qt::Key_Space);
            break;
        case Way::ScreenReader: {
            auto* accessible = QAccessible::queryAccessibleInterface(control);
            auto* action = accessible ? accessible->actionInterface() : nullptr;
            if (action && action->actionNames().contains(QAccessibleActionInterface::pressAction()))
                action->doAction(QAccessibleActionInterface::pressAction());
            break;
        }
        }
        QCoreApplication::processEvents();
        panel().draw();
    }

private Q_SLOTS:
    void initTestCase()
    {
        keepWarnings();
        auto& window = panel().window->window();
        window.requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&window, 30'000));
        panel().view.onEvent([this](session::SessionEvent event) { m_events.push_back(std::move(event)); });
        panel().view.onSecret([this](Secret, const core::SecureBytes&) { ++m_secrets; });
    }

    void everyControlDoesTheSameByFingerByKeyAndByScreenReader_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& fixture : gallery::fixtures(QStringLiteral("ja")))
            QTest::addRow("%s", qPrintable(fixture.name)) << fixture.name;
    }
    void everyControlDoesTheSameByFingerByKeyAndByScreenReader()
    {
        QFETCH(QString, name);
        const auto fixture = fixtureNamed(name);
        put(fixture);
        QStringList names;
        for (auto* control : controls(panel().root())) {
            // The bars' are on every screen, and a screen's own on several of its fixtures: each once.
            const auto which = control->objectName();
            const bool isOfBar = which.startsWith(QLatin1String("nav.")) || which.startsWith(QLatin1String("language"))
                                 || which.startsWith(QLatin1String("display."));
            const auto key = (isOfBar ? QString() : name.section(QLatin1Char('-'), 0, 0)) + QLatin1Char('/') + which;
            if (control->isEnabled() && !m_tried.contains(key)) {
                m_tried.insert(key);
                names.append(which);
            }
        }
        for (const auto& which : names) {
            QString first;
            for (const auto way : {Way::Finger, Way::Enter, Way::Space, Way::ScreenReader}) {
                put(fixture);
                auto* control = named(panel().root(), which);
                QVERIFY2(control, qPrintable(which));
                const auto untouched = done();
                act(control, way);
                const auto now = done();
                // What is chosen already stays so.
                const bool isChosen = which == QLatin1String("display.light") || which == QLatin1String("scroll.up")
                                      || which == QLatin1String("given.newer");
                QVERIFY2(now != untouched || isChosen, qPrintable(which + QStringLiteral(" does nothing")));
                if (way == Way::Finger) {
                    first = now;
                    QVERIFY2(told() == meanings().value(which), qPrintable(which + QStringLiteral(": ") + told()));
                    m_meant.insert(which);
                }
                QVERIFY2(now == first, qPrintable(QStringLiteral("%1 by way %2: %3; by finger: %4")
                                                      .arg(which)
                                                      .arg(static_cast<int>(way))
                                                      .arg(now, first)));
            }
        }
        QCOMPARE(warnings, QStringList());
    }

    void stoppingIsAskedFirst()
    {
        put(fixtureNamed(QStringLiteral("enteringPin")));
        auto* root = panel().root();
        auto* stop = named(root, QStringLiteral("nav.cancel"));
        QVERIFY(stop);
        const auto question = [root] { return named(root, QStringLiteral("stop.confirm")) != nullptr; };
        const auto typed = panel().view.digitsEntered();
        QVERIFY(typed > 0 && typed < panel().view.digitsNeeded());
        for (const auto* answer : {"nav.back", "panel.close", "stop.confirm"}) {
            act(stop, Way::Enter); // two touches in one place would be one double click
            QTRY_VERIFY(question());
            panel().draw(2);
            QVERIFY(!stop->isEnabled()); // no second key of that name
            QCOMPARE(told(), QString());
            auto* control = named(root, QLatin1String(answer));
            QVERIFY2(control, answer);
            act(control, Way::Finger);
            const bool ends = QLatin1String(answer) == QLatin1String("stop.confirm");
            QCOMPARE(told(), ends ? QStringLiteral("Cancel") : QString());
            QTRY_VERIFY(question() == ends); // the next screen closes it then
        }
    }

    // Whoever goes on types on, by any keyboard, and hears where they are.
    void afterTheQuestionTheKeysAreWhereTheyWere()
    {
        put(fixtureNamed(QStringLiteral("enteringPin")));
        auto* root = panel().root();
        const auto typed = panel().view.digitsEntered();
        act(named(root, QStringLiteral("nav.cancel")), Way::Finger);
        QTRY_VERIFY(named(root, QStringLiteral("stop.confirm")));
        panel().draw(2);
        QSignalSpy said(panel().view.announcer(), &Announcer::announced);
        act(named(root, QStringLiteral("panel.close")), Way::Finger);
        QTRY_VERIFY(!named(root, QStringLiteral("stop.confirm")));
        QTest::keyClick(&panel().window->window(), Qt::Key_6);
        QCOMPARE(panel().view.digitsEntered(), typed + 1);
        const auto isOfScreen = [](const QList<QVariant>& one) {
            return one.at(1).value<Announcer::Of>() == Announcer::Of::Screen;
        };
        QTRY_VERIFY(std::ranges::any_of(said, isOfScreen));
    }

    // No place to type a PIN that would count as a wrong passcode: staff open it, and close it.
    void aPatientWhoWaitsForStaffMeetsNoNumberPad_data()
    {
        QTest::addColumn<QString>("fixture");
        QTest::addColumn<QByteArray>("asks");
        QTest::newRow("to compare") << QStringLiteral("staffCheck")
                                    << QByteArray("For staff: please enter the passcode");
        QTest::newRow("to help") << QStringLiteral("staffCheck-help")
                                 << QByteArray("For staff: the passcode, to help with this visit");
    }
    void aPatientWhoWaitsForStaffMeetsNoNumberPad()
    {
        QFETCH(QString, fixture);
        QFETCH(QByteArray, asks);
        warnings.clear();
        put(fixtureNamed(fixture));
        auto* root = panel().root();
        auto& window = panel().window->window();
        const auto* pad = "digit.5";
        QVERIFY(!named(root, QLatin1String(pad)));
        for (const auto key : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_Return})
            QTest::keyClick(&window, key);
        QCOMPARE(panel().view.digitsEntered(), 0);
        QCOMPARE(m_secrets, 0);

        QSignalSpy said(panel().view.announcer(), &Announcer::announced);
        const auto hasSaid = [&said](const char* english) {
            const auto words = QCoreApplication::translate("StaffCheckScreen", english);
            return std::ranges::any_of(said, [&words](const QList<QVariant>& one) {
                return one.at(1).value<Announcer::Of>() == Announcer::Of::Screen
                       && one.at(0).toString().contains(words);
            });
        };
        QVERIFY(named(root, QStringLiteral("staff.open")));
        act(named(root, QStringLiteral("staff.open")), Way::Finger);
        QTRY_VERIFY(named(root, QLatin1String(pad)));
        QVERIFY(!named(root, QStringLiteral("staff.open")));
        QTRY_VERIFY(hasSaid(asks.constData()));
        QTest::keyClick(&window, Qt::Key_7); // any keyboard types, once it is open
        QCOMPARE(panel().view.digitsEntered(), 1);

        said.clear();
        act(named(root, QStringLiteral("nav.back")), Way::Finger);
        QTRY_VERIFY(named(root, QStringLiteral("staff.open")));
        QVERIFY(!named(root, QLatin1String(pad)));
        QTRY_VERIFY(hasSaid("A member of staff will be with you in a moment."));
        QCOMPARE(panel().view.digitsEntered(), 0);
        QCOMPARE(told(), QString());
        act(named(root, QStringLiteral("nav.back")), Way::Enter); // two touches in one place would be one double click
        QCOMPARE(told(), QStringLiteral("Back"));
        QCOMPARE(warnings, QStringList());
    }

    // Whoever came before has closed it, or has gone.
    void theNextWhoWaitsMeetsNoNumberPadEither()
    {
        put(fixtureNamed(QStringLiteral("staffCheck-problem")));
        auto* root = panel().root();
        QVERIFY(named(root, QStringLiteral("digit.5"))); // a refused passcode is told where it was entered
        put(fixtureNamed(QStringLiteral("staffCheck")));
        QVERIFY(named(root, QStringLiteral("staff.open")));
        QVERIFY(!named(root, QStringLiteral("digit.5")));
    }

    // Where its lines end is kept while somebody reads them, and no longer.
    void nothingOfADocumentIsRememberedOnceNobodyIsThere()
    {
        auto fixture = fixtureNamed(QStringLiteral("documents"));
        for (auto& document : fixture.snapshot.documents)
            document.title =
                QStringLiteral("TEST 循環器内科あての診療情報提供書ならびに退院時サマリーおよび検査結果の控え一式");
        put(fixture);
        panel().draw(2);
        const auto* lines = panel().window->engine().singletonInstance<PhraseLines*>(
            qmlTypeId("Uketsuke.Presentation", 1, 0, "PhraseLines"));
        const auto part = QStringLiteral("退院時サマリー");
        QVERIFY(lines && lines->remembers(part));
        put(fixtureNamed(QStringLiteral("welcome")));
        panel().draw(2);
        QVERIFY(!lines->remembers(part));
    }

    // A question that is open is not taken away by what the kiosk was doing meanwhile, but by the end of the session.
    void theQuestionStaysWhileTheKioskWorks()
    {
        put(fixtureNamed(QStringLiteral("findingDocument")));
        auto* root = panel().root();
        act(named(root, QStringLiteral("nav.cancel")), Way::Finger);
        QTRY_VERIFY(named(root, QStringLiteral("stop.confirm")));
        panel().view.show(fixtureNamed(QStringLiteral("documents")).snapshot);
        panel().draw(2);
        QVERIFY(named(root, QStringLiteral("stop.confirm")));
        panel().view.show(fixtureNamed(QStringLiteral("interrupted-cardRemoved")).snapshot);
        panel().draw(2);
        QTRY_VERIFY(!named(root, QStringLiteral("stop.confirm")));
    }

    void everyMeaningWasMet()
    {
        for (const auto& which : meanings().keys())
            QVERIFY2(m_meant.contains(which), qPrintable(which));
    }

    void cleanupTestCase()
    {
        m_panels.close();
        letWarningsGo();
    }
};

QTEST_MAIN(ControlsTest)
#include "ControlsTest.moc"
