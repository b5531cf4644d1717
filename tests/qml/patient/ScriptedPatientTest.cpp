// The scripted patient touches what a finger could touch, and nothing else.
#include "app/presentation/simulated/ScriptedPatient.h"
#include "app/presentation/KioskView.h"
#include "app/presentation/window/KioskWindow.h"
#include "tools/gallery/Fixtures.h"

#include <QImage>
#include <QLocalSocket>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>

using namespace uketsuke;
using namespace uketsuke::presentation;

class ScriptedPatientTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<KioskView> m_view;
    std::unique_ptr<KioskWindow> m_window;
    std::unique_ptr<ScriptedPatient> m_patient;
    QLocalSocket m_socket;
    std::vector<session::SessionEvent> m_events;
    std::string m_secret;

    void show(const QString& name)
    {
        for (const auto& fixture : gallery::fixtures(QStringLiteral("ja")))
            if (fixture.name == name) {
                m_view->show({}); // away from it first, so that nothing typed is left
                m_view->show(fixture.snapshot);
                m_events.clear();
                return;
            }
        QFAIL(qPrintable(name));
    }

    QString ask(const QByteArray& line)
    {
        m_socket.write(line + '\n');
        m_socket.flush();
        if (!QTest::qWaitFor([this] { return m_socket.canReadLine(); }, 60'000))
            return QStringLiteral("no answer");
        return QString::fromUtf8(m_socket.readLine()).trimmed();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_view = std::make_unique<KioskView>();
        m_view->setReducedMotion(true);
        m_view->onEvent([this](session::SessionEvent event) { m_events.push_back(std::move(event)); });
        m_view->onSecret(
            [this](Secret, core::SecureBytes digits) { m_secret = std::string(core::textOf(digits.view())); });
        auto window = KioskWindow::create(*m_view, {.mode = WindowMode::Windowed});
        QVERIFY(window.has_value());
        m_window = std::move(*window);
        QVERIFY(QTest::qWaitForWindowExposed(&m_window->window()));
        const auto path = m_folder.filePath(QStringLiteral("control.sock"));
        auto patient = ScriptedPatient::create(path, *m_view, m_window->window());
        QVERIFY(patient.has_value());
        m_patient = std::move(*patient);
        m_socket.connectToServer(path);
        QVERIFY(m_socket.waitForConnected(5000));
    }

    void aTapReachesTheButtonAsATouch()
    {
        show(QStringLiteral("consentItem"));
        QCOMPARE(ask("patient screen"), QStringLiteral("ok consentItem"));
        QCOMPARE(ask("patient tap item.refuse"), QStringLiteral("ok"));
        QTRY_COMPARE(m_events.size(), std::size_t{1});
        const auto* answer = std::get_if<session::AnswerItem>(&m_events[0]);
        QVERIFY(answer && !answer->agreed);
    }

    void aScreenThatIsGoneWasPassed()
    {
        show(QStringLiteral("welcome"));
        (void)ask("patient passed");
        show(QStringLiteral("consentItem"));
        show(QStringLiteral("reviewing"));
        const auto names = ask("patient passed").split(QLatin1Char(' '));
        QVERIFY(names.contains(QStringLiteral("consentItem")));
        QCOMPARE(names.constLast(), QStringLiteral("reviewing"));
        QCOMPARE(ask("patient passed"), QStringLiteral("ok reviewing"));
    }

    void everyButtonOfEveryScreenCanBeTapped_data()
    {
        QTest::addColumn<QString>("fixture");
        for (const auto& fixture : gallery::fixtures(QStringLiteral("ja")))
            QTest::addRow("%s", qPrintable(fixture.name)) << fixture.name;
    }
    void everyButtonOfEveryScreenCanBeTapped()
    {
        QFETCH(QString, fixture);
        show(fixture);
        const auto names = ask("patient items").mid(3).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        QVERIFY(names.contains(QStringLiteral("language.ja")));
        for (const auto& name : names) {
            show(fixture);
            QCOMPARE(ask("patient tap " + name.toUtf8()), QStringLiteral("ok"));
            QTRY_VERIFY2(!m_events.empty() || name == QLatin1String("digit.delete"), qPrintable(name));
        }
    }

    void aTouchOnAnAnswerChangesTheAnswers_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("begins"); // of all lines from the top
        int place = 0;
        for (const auto* line : {"SpecificDiseasesCertificateRelated", "SpecificHealthCheckupsInfo", "PharmacistsInfo"})
            QTest::newRow(line) << QByteArray(line) << place++;
        QTest::newRow("prescription") << QByteArray("prescription") << 11;
    }
    void aTouchOnAnAnswerChangesTheAnswers()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, begins);
        show(QStringLiteral("reviewing"));
        QCOMPARE(ask("patient tap review.line." + line), QStringLiteral("ok"));
        QTRY_COMPARE(m_events.size(), std::size_t{1});
        QCOMPARE(std::get<session::ChangeAnswers>(m_events[0]).line, static_cast<std::size_t>(begins));
    }

    void aHiddenControlCannotBeTapped()
    {
        show(QStringLiteral("welcome"));
        QVERIFY(ask("patient tap consent.agreeAll").startsWith(QLatin1String("error consent.agreeAll is hidden")));
        QVERIFY(ask("patient tap no.such").startsWith(QLatin1String("error no.such is not there")));
        QVERIFY(m_events.empty());
    }

    void aDisabledControlCannotBeTapped()
    {
        show(QStringLiteral("enteringPin-problem"));
        QCOMPARE(ask("patient tap digit.enter"), QStringLiteral("error digit.enter is disabled"));
        QVERIFY(m_events.empty());
    }

    void aCoveredControlCannotBeTapped()
    {
        show(QStringLiteral("guardian"));
        QQuickItem cover(m_window->window().contentItem());
        cover.setObjectName(QStringLiteral("cover"));
        cover.setSize(QSizeF(1280, 800));
        cover.setAcceptedMouseButtons(Qt::LeftButton);
        QCOMPARE(ask("patient tap guardian.self"), QStringLiteral("error guardian.self is covered by cover"));
        QVERIFY(m_events.empty());
    }

    void digitsAreTypedByTouchAndByKey()
    {
        show(QStringLiteral("choosingMethod"));
        show(QStringLiteral("enteringPin"));
        for (const auto* line : {"patient tap digit.4", "patient tap digit.0", "patient key 7", "patient tap digit.9"})
            QCOMPARE(ask(line), QStringLiteral("ok"));
        QTRY_COMPARE(m_view->digitsEntered(), 4);
        QCOMPARE(ask("patient tap digit.enter"), QStringLiteral("ok"));
        QTRY_COMPARE(m_secret, std::string("4079"));
        QVERIFY(std::holds_alternative<session::PinEntered>(m_events.back()));
    }

    // The keys of a felt pad: no finger looks for "OK" on the glass.
    void aNumberIsTypedAndEnteredWithoutATouch()
    {
        show(QStringLiteral("choosingMethod"));
        show(QStringLiteral("enteringPin"));
        m_events.clear();
        for (const auto* line : {"patient key 4", "patient key 0", "patient key 7", "patient key enter"})
            QCOMPARE(ask(line), QStringLiteral("ok"));
        QCOMPARE(m_view->digitsEntered(), 3);
        QVERIFY(std::ranges::none_of(
            m_events, [](const auto& event) { return std::holds_alternative<session::PinEntered>(event); }));
        QCOMPARE(ask("patient key 9"), QStringLiteral("ok"));
        QCOMPARE(ask("patient key enter"), QStringLiteral("ok"));
        QTRY_COMPARE(m_secret, std::string("4079"));
        QVERIFY(std::holds_alternative<session::PinEntered>(m_events.back()));
    }

    void aFingerThatLooksForNothingMeetsWhateverIsThere()
    {
        show(QStringLiteral("consentItem"));
        for (int frame = 0; frame < 3; ++frame) // the layouts settle
            (void)m_window->window().grabWindow();
        const auto* button = m_window->window().findChild<QQuickItem*>(QStringLiteral("item.refuse"));
        QVERIFY(button);
        const auto middle = button->mapToScene(QPointF(button->width() / 2, button->height() / 2)).toPoint();
        const auto at = QByteArray::number(middle.x()) + ' ' + QByteArray::number(middle.y());
        QCOMPARE(ask("patient touch " + at), QStringLiteral("ok"));
        QTRY_COMPARE(m_events.size(), std::size_t{1});
        QVERIFY(!std::get<session::AnswerItem>(m_events[0]).agreed);
        // Slid off the button, it is no answer.
        QCOMPARE(ask("patient touch " + at + " 640 " + QByteArray::number(middle.y() - 300)), QStringLiteral("ok"));
        QCoreApplication::processEvents();
        QCOMPARE(m_events.size(), std::size_t{1});
        for (const auto* outside :
             {"patient touch 1280 10", "patient touch 5 -1", "patient touch 5 x", "patient touch 5"})
            QVERIFY2(ask(outside).startsWith(QLatin1String("error")), outside);
    }

    void whatIsHeldOfAPersonIsSaid()
    {
        show(QStringLiteral("documents"));
        QVERIFY(ask("patient words").contains(QStringLiteral("ＴＥＳＴ 診療情報提供書")));
        QVERIFY(!ask("patient holds").contains(QLatin1String("documents=0")));
        show(QStringLiteral("reviewing"));
        QVERIFY(!ask("patient holds").contains(QLatin1String("answers=0")));
        show(QStringLiteral("enteringPin"));
        QCOMPARE(ask("patient tap digit.4"), QStringLiteral("ok"));
        m_view->display()->chooseTextPercent(150);
        QTRY_VERIFY(ask("patient holds").contains(QLatin1String("digits=1")));
        QVERIFY(ask("patient holds").contains(QLatin1String("display=chosen")));
        m_view->display()->chooseLowReach(true);
        QVERIFY(ask("patient holds").contains(QLatin1String("display=low")));
        show(QStringLiteral("welcome"));
        QCOMPARE(ask("patient holds"),
                 QStringLiteral("ok digits=0 answers=0 documents=0 frame=no display=house language=ja"));
        QTRY_VERIFY(!ask("patient words").contains(QStringLiteral("ＴＥＳＴ 診療情報提供書")));
    }

    void waitingEndsWithTheScreenOrInTime()
    {
        show(QStringLiteral("welcome"));
        QCOMPARE(ask("patient wait welcome 1000"), QStringLiteral("ok welcome"));
        QCOMPARE(ask("patient wait finished 30"), QStringLiteral("error waited for finished, it is welcome"));
        m_socket.write("patient wait finished 5000\n");
        m_socket.flush();
        QTest::qWait(20); // the wait has begun, or begins with the screen there: both must answer
        show(QStringLiteral("finished"));
        QVERIFY(QTest::qWaitFor([this] { return m_socket.canReadLine(); }, 60'000));
        QCOMPARE(m_socket.readLine(), QByteArray("ok finished\n"));
    }

    void aPictureIsTakenOfWhatIsShown()
    {
        show(QStringLiteral("welcome"));
        const auto file = m_folder.filePath(QStringLiteral("a shot.png"));
        QCOMPARE(ask("patient shot " + file.toUtf8()), QStringLiteral("ok"));
        QCOMPARE(QImage(file).size(), QSize(1280, 800));
    }

    void otherLinesGoToTheirOwner()
    {
        QCOMPARE(ask("camera show right"), QStringLiteral("error an unknown request"));
        m_patient->onOtherLine([](std::string_view line) { return "ok heard " + std::string(line); });
        QCOMPARE(ask("camera show right"), QStringLiteral("ok heard camera show right"));
        QVERIFY(ask("patient dance").startsWith(QLatin1String("error")));
        QVERIFY(ask("").startsWith(QLatin1String("error")));
    }

    void cleanupTestCase()
    {
        m_socket.disconnectFromServer();
        m_patient.reset();
        m_window.reset();
    }
};

QTEST_MAIN(ScriptedPatientTest)
#include "ScriptedPatientTest.moc"
