// What is heard of the real screens, from a record: everything that is announced has a prompt, typed digits and the
// keys they are on are one neutral tick, and what a person decided is heard by nobody else.
#include "tests/qml/screens/Looking.h"
#include "tests/qml/voice/Booth.h"

#include <QElapsedTimer>
#include <QQuickItem>
#include <QTest>

using namespace uketsuke;
using namespace uketsuke::presentation;
using namespace uketsuke::listening;
using namespace uketsuke::looking;
using namespace std::chrono_literals;

class VoiceGuideTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Every screen in every state of the gallery, every control, both panels: nothing is announced without a prompt.
    // What an authority wrote of a document is the one exception, and the voice says so.
    void everythingAnnouncedHasAPrompt_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("ja") << QStringLiteral("ja");
        QTest::newRow("en") << QStringLiteral("en");
        if (qEnvironmentVariableIsSet("UKETSUKE_EVERY_LOOK"))
            for (const auto* language : {"ja-easy", "zh-Hans", "zh-Hant", "ko", "vi", "pt-BR", "ne"})
                QTest::newRow(language) << QString::fromLatin1(language);
    }
    void everythingAnnouncedHasAPrompt()
    {
        QFETCH(QString, language);
        Booth booth({.personal = PersonalWords::Aloud, .moment = 0ms});
        QStringList silent;
        QStringList gaps;
        int controlsSeen = 0;
        for (const auto& fixture : gallery::fixtures(language)) {
            booth.show(fixture.snapshot.screen == Screen::Starting ? fixtureNamed(QStringLiteral("welcome"), language)
                                                                   : Snapshot{});
            (void)booth.heard();
            booth.lacking.clear();
            booth.show(fixture.snapshot);
            const auto keys = booth.heard();
            if (keys.empty())
                silent += fixture.name;
            if (has(keys, "sound.staff") || has(keys, "sound.card-left"))
                QTest::qWait(2'100); // what follows is said when the bell is over
            const bool ofAuthority =
                fixture.snapshot.screen == Screen::Documents || fixture.snapshot.screen == Screen::AidCertificates;
            if (ofAuthority)
                QVERIFY(has(keys, "voice.not-spoken"));
            for (const auto& words : booth.lacking)
                if (!isOfNoTable(words))
                    gaps += fixture.name + QStringLiteral(": ") + words;
            booth.lacking.clear();
            for (auto* control : controls(booth.window->window().contentItem())) {
                booth.view.announcer()->nameFocus(control);
                QTest::qWait(0);
                ++controlsSeen;
                for (const auto& words : std::exchange(booth.lacking, {}))
                    if (!isOfNoTable(words))
                        gaps += fixture.name + QLatin1Char(' ') + control->objectName() + QStringLiteral(": ") + words;
            }
            // The first pause makes it the time that is announced.
            (void)booth.heard();
        }
        gaps.removeDuplicates();
        QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(QLatin1Char('\n'))));
        QCOMPARE(silent, QStringList());
        QVERIFY2(controlsSeen > 200, qPrintable(QString::number(controlsSeen)));
    }

    void everyHintAndActionHasAPrompt()
    {
        for (const auto& language : {QStringLiteral("ja"), QStringLiteral("en")}) {
            Booth booth({.hintPause = 0ms});
            booth.show(fixtureNamed(QStringLiteral("capturingFace"), language));
            (void)booth.heard();
            for (int hint = static_cast<int>(ports::FaceHint::UncoverMouth); hint >= 0; --hint) {
                booth.view.showHint(static_cast<ports::FaceHint>(hint));
                QVERIFY2(booth.hearsHint(), qPrintable(QString::number(hint)));
            }
            for (const auto action :
                 {identity::FaceAction::Blink, identity::FaceAction::TurnLeft, identity::FaceAction::TurnRight}) {
                auto asked = fixtureNamed(QStringLiteral("capturingFace"), language);
                asked.faceAction = action;
                booth.show(asked);
                QVERIFY(booth.hearsHint());
            }
            QCOMPARE(booth.lacking, QStringList());
        }
    }

    // The contract with everybody who may hear: keys of the pad and what is typed give a tick, whatever the digit.
    void digitsGiveOneNeutralTick_data()
    {
        QTest::addColumn<QString>("screen");
        QTest::newRow("PIN") << QStringLiteral("enteringPin-problem");
        QTest::newRow("number") << QStringLiteral("enteringCardNumber-problem");
        QTest::newRow("passcode") << QStringLiteral("staffCheck-problem");
        QTest::newRow("exchange number") << QStringLiteral("enteringExchangeNumber-problem");
    }
    void digitsGiveOneNeutralTick()
    {
        QFETCH(QString, screen);
        Booth booth;
        booth.show(fixtureNamed(screen));
        const auto words = booth.heard();
        QVERIFY(!words.empty());
        for (const auto& key : words)
            QVERIFY2(!key.starts_with("number."), key.c_str());
        for (int digit = 0; digit <= 9; ++digit) {
            while (booth.view.digitsEntered() > 0)
                booth.view.deleteDigit();
            (void)booth.heard();
            booth.press(static_cast<Qt::Key>(Qt::Key_0 + digit));
            QCOMPARE(booth.view.digitsEntered(), 1);
            QVERIFY((booth.heard() == Keys{"sound.tick"}));
            auto* pad = named(booth.window->window().contentItem(), QStringLiteral("digit.%1").arg(digit));
            QVERIFY(pad);
            booth.view.announcer()->nameFocus(pad);
            QVERIFY((booth.heard() == Keys{"sound.tick"}));
        }
        QCOMPARE(booth.lacking, QStringList());
    }

    void answersAreWithheldWhereOthersCouldHear()
    {
        Booth booth;
        booth.show(fixtureNamed(QStringLiteral("reviewing")));
        const auto keys = booth.heard();
        QVERIFY(has(keys, "form.reviewTitle"));
        QVERIFY(has(keys, "voice.withheld"));
        QVERIFY(has(keys, "form.record"));
        for (const auto& key : keys)
            QVERIFY2(key != "form.agree" && key != "form.refuse" && !key.starts_with("item."), key.c_str());
        booth.show(fixtureNamed(QStringLiteral("finished-refused")));
        const auto end = booth.heard();
        QVERIFY(has(end, "finished.thank-you-take-card"));
        QVERIFY(!has(end, "finished.records-are-not-shown-here"));
    }

    void theReviewSaysWhoAnsweredAndWhoHelped()
    {
        for (const auto& [screen, key] : {std::pair{"reviewing", "answer-overview.answered-by"},
                                          std::pair{"reviewing-helped", "answer-overview.helped-by"}}) {
            Booth booth({.personal = PersonalWords::Earphone});
            booth.show(fixtureNamed(QLatin1String(screen)));
            QVERIFY2(has(booth.heard(), key), key);
            QCOMPARE(booth.lacking, QStringList());
        }
    }

    // What is asked and what the focus is on tell as much as the answers: the room hears that the earphone has it.
    void withAnEarphoneTheRoomHearsNothingOfASession()
    {
        Booth booth({.personal = PersonalWords::Earphone});
        booth.show(fixtureNamed(QStringLiteral("welcome")));
        for (const auto& one : booth.prompts())
            QVERIFY(one.prompt.ear == ports::Ear::Everybody);
        int said = 0;
        for (const auto* screen : {"readingCard", "enteringPin", "consentItem", "reviewing"}) {
            booth.show(fixtureNamed(QLatin1String(screen)));
            if (QLatin1String(screen) == QLatin1String("enteringPin"))
                booth.press(Qt::Key_4);
            if (auto* answer = named(booth.window->window().contentItem(), QStringLiteral("item.agree")))
                booth.view.announcer()->nameFocus(answer);
            for (const auto& one : booth.prompts()) {
                QVERIFY2((one.prompt.ear == ports::Ear::Everybody) == (one.prompt.key == "voice.earphone"),
                         one.prompt.key.c_str());
                QVERIFY((one.prompt.key == "voice.earphone") == (said++ == 0));
            }
        }
        QVERIFY(said > 20);
    }

    // The time is renewed by whoever listens to what they asked for, not by the voice's own warning that it runs out.
    void theWarningRenewsNoTime()
    {
        Booth booth;
        int renewed = 0;
        booth.view.onEvent([&](const session::SessionEvent& event) {
            renewed += std::holds_alternative<session::Activity>(event) ? 1 : 0;
        });
        booth.show(fixtureNamed(QStringLiteral("consentSummary")));
        QTRY_VERIFY_WITH_TIMEOUT(renewed > 0, 10'000); // it is being said: the recorder's clock stands still
        (void)booth.prompts();
        renewed = 0;
        booth.view.announcer()->announce(nullptr, QStringLiteral("残り時間 14 秒"));
        QTRY_VERIFY_WITH_TIMEOUT(booth.recorder.isSpeaking(), 5'000);
        QTest::qWait(5'000); // twice the beat at which whoever listens is noted
        QVERIFY(booth.recorder.isSpeaking());
        QCOMPARE(renewed, 0);
    }

    // With the voice off, too, and in a house that has none: the bell is for the room.
    void staffAreRungForAndTheForgottenCardIsCalled_data()
    {
        QTest::addColumn<bool>("houseSpeaks");
        QTest::addRow("off for this person") << true;
        QTest::addRow("off for all") << false;
    }
    void staffAreRungForAndTheForgottenCardIsCalled()
    {
        QFETCH(bool, houseSpeaks);
        Booth booth({.speaks = houseSpeaks}, false);
        QCOMPARE(booth.view.display()->voiceOffered(), houseSpeaks);
        auto called = fixtureNamed(QStringLiteral("choosingMethod"));
        booth.show(called);
        QVERIFY(booth.heard().empty());
        called.staffCalled = true;
        for (int times = 1; times <= 2; ++times) { // also when nobody came the first time
            called.staffCalls = times;
            booth.show(called);
            QCOMPARE(booth.heard(), (Keys{"sound.staff"}));
        }
        QVERIFY(booth.view.announcer()->soundCaption().contains(QStringLiteral("係員")));
        auto left = fixtureNamed(QStringLiteral("finished"));
        left.cardOnReader = true;
        booth.show(left);
        QVERIFY(booth.heard().empty());
        for (int times = 1; times <= 3; ++times) {
            left.cardCalls = times;
            booth.show(left);
            QCOMPARE(booth.heard(), (Keys{"sound.card-left"}));
        }
        QVERIFY(booth.view.cardForgotten());
    }

    // Whoever calls while the voice speaks is heard at once, and the next key does not cut the bell short.
    void theBellComesBeforeWhatIsBeingSaid()
    {
        Booth booth({.personal = PersonalWords::Earphone});
        auto called = fixtureNamed(QStringLiteral("consentSummary"));
        booth.show(called);
        QTRY_VERIFY_WITH_TIMEOUT(booth.recorder.isSpeaking(), 5'000);
        called.staffCalled = true;
        called.staffCalls = 1;
        booth.show(called);
        booth.waitUntilSaid();
        booth.view.announcer()->nameFocus(
            named(booth.window->window().contentItem(), QStringLiteral("consent.agreeAll")));
        booth.view.announcer()->passedOver();
        QTest::qWait(2'100); // the bell is over
        const auto said = booth.prompts();
        const auto bell = std::ranges::find(said, "sound.staff", [](const auto& one) { return one.prompt.key; });
        QVERIFY(bell != said.end());
        QVERIFY(bell->prompt.ear == ports::Ear::Everybody);
        QVERIFY(said.size() < 8); // the whole consent was not said before it
        QCOMPARE(said.back().prompt.key, std::string("form.agreeAll"));
    }

    // Who calls and goes on at once hears the bell, and then where they are: not every screen that was there meanwhile.
    void whatPassedWhileTheBellWasHeardIsNotSaid()
    {
        Keys keys;
        bool inTime = false; // all of it, before the bell was over
        for (int tries = 0; tries < 5 && !inTime; ++tries) {
            Booth booth;
            QElapsedTimer timer;
            timer.start();
            booth.callStaff();
            for (const auto* screen : {"consentSummary", "reviewing", "interrupted-cardRemoved"}) {
                booth.show(fixtureNamed(QString::fromLatin1(screen)));
                booth.waitUntilSaid();
            }
            inTime = timer.elapsed() < 2'000;
            QTest::qWait(2'200);
            keys = booth.heard();
        }
        QVERIFY(inTime);
        QVERIFY(has(keys, "sound.staff"));
        const auto isOf = [&keys](const char* beginning) {
            return std::ranges::any_of(keys, [beginning](const auto& key) { return key.starts_with(beginning); });
        };
        QVERIFY(!isOf("form.")); // neither the consent nor its review
        QVERIFY(isOf("fault."));
    }

    // Turned off while a bell rings: the bell to its end, then that the voice is off, and nothing else.
    void theVoiceThatIsTurnedOffWaitsForTheBell()
    {
        Keys keys;
        bool inTime = false; // before the bell was over
        for (int tries = 0; tries < 5 && !inTime; ++tries) {
            Booth booth;
            QElapsedTimer timer;
            timer.start();
            booth.callStaff();
            booth.show(fixtureNamed(QStringLiteral("reviewing"))); // waits for the bell
            booth.waitUntilSaid();
            booth.view.display()->chooseVoice(false);
            inTime = timer.elapsed() < 2'000;
            QTest::qWait(2'200);
            keys = booth.heard();
        }
        QVERIFY(inTime);
        QCOMPARE(std::ranges::count(keys, "sound.staff"), std::ptrdiff_t{1});
        QCOMPARE(keys.back(), std::string("voice.off"));
        QVERIFY(std::ranges::none_of(keys, [](const auto& key) { return key.starts_with("form."); })); // the review
    }

    // Known when the screen comes, or only later: it is said once.
    void aLineThatIsDownIsToldOnce()
    {
        Booth booth;
        const auto known = fixtureNamed(QStringLiteral("finished-offline"));
        booth.show(known);
        QCOMPARE(std::ranges::count(booth.heard(), "finished.saved-here-but-not-sent"), std::ptrdiff_t{1});
        auto notYet = known;
        notYet.offline = false;
        booth.show(fixtureNamed(QStringLiteral("welcome")));
        booth.show(notYet);
        QVERIFY(!has(booth.heard(), "finished.saved-here-but-not-sent"));
        booth.show(known);
        QCOMPARE(std::ranges::count(booth.heard(), "finished.saved-here-but-not-sent"), std::ptrdiff_t{1});
    }

    // A panel is read in the place of what was being said, and whoever listens to it is there.
    void aPanelThatWasOpenedIsListenedTo()
    {
        Booth booth;
        int renewed = 0;
        booth.view.onEvent([&](const session::SessionEvent& event) {
            renewed += std::holds_alternative<session::Activity>(event) ? 1 : 0;
        });
        booth.show(fixtureNamed(QStringLiteral("consentSummary")));
        (void)booth.prompts();
        auto* details = named(booth.window->window().contentItem(), QStringLiteral("consent.details"));
        QVERIFY(details && QMetaObject::invokeMethod(details, "clicked"));
        QTRY_VERIFY_WITH_TIMEOUT(booth.recorder.isSpeaking(), 5'000);
        renewed = 0;
        booth.view.announcer()->announce(nullptr, QStringLiteral("係員を呼びました")); // behind it, and no end of it
        QTRY_VERIFY_WITH_TIMEOUT(renewed > 0, 10'000);
        const auto said = booth.prompts();
        QVERIFY(std::ranges::any_of(
            said, [](const auto& one) { return one.prompt.key == "item.InfectiousInfo.explanation"; }));
    }

    void theWholeConsentIsHeardBeforeItIsGiven()
    {
        Booth booth;
        booth.show(fixtureNamed(QStringLiteral("consentSummary")));
        const auto keys = booth.heard();
        for (const auto* key : {"form.title", "form.purpose", "form.recipients", "form.duration", "form.refusal",
                                "form.systemNotice", "form.bulkQuestion", "item.InfectiousInfo.title"})
            QVERIFY2(has(keys, key), key);
        booth.show(fixtureNamed(QStringLiteral("consentItem")));
        const auto item = booth.heard();
        for (const auto* key : {"item.InfectiousInfo.title", "item.InfectiousInfo.explanation", "form.itemQuestion"})
            QVERIFY2(has(item, key), key);
    }

    void anArrowKeyWakesItForThisPersonOnly()
    {
        Booth booth({.wakesByKey = true}, false);
        booth.show(fixtureNamed(QStringLiteral("welcome")));
        QVERIFY(booth.heard().empty());
        booth.window->window().requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&booth.window->window(), 30'000));
        booth.press(Qt::Key_Down);
        const auto keys = booth.heard();
        QCOMPARE(keys.front(), std::string("voice.help"));
        QVERIFY(has(keys, "welcome.place-my-number-card-on"));
        QVERIFY(booth.view.display()->voice());
        QVERIFY(!booth.view.announcer()->soundCaption().isEmpty()); // what stands nowhere else is written
        booth.show(fixtureNamed(QStringLiteral("readingCard")));
        QVERIFY(!booth.heard().empty());
        booth.show(fixtureNamed(QStringLiteral("welcome")));
        QVERIFY(!booth.view.display()->voice());
        QVERIFY(booth.heard().empty());
        // The next one is told as well how it works.
        booth.press(Qt::Key_Right);
        QCOMPARE(booth.heard().front(), std::string("voice.help"));
        booth.show(fixtureNamed(QStringLiteral("readingCard")));
        (void)booth.heard();
        booth.show(fixtureNamed(QStringLiteral("welcome")));
        booth.show(fixtureNamed(QStringLiteral("readingCard")));
        QVERIFY(booth.heard().empty());
    }

    void touchesAloneNeverWakeIt()
    {
        Booth booth({.wakesByKey = true}, false);
        for (const auto& name : {"welcome", "readingCard", "choosingMethod", "consentSummary", "finished"})
            booth.show(fixtureNamed(QLatin1String(name)));
        QVERIFY(booth.heard().empty());
    }

    void thePersonTurnsItOffAndItIsSilentAtOnce()
    {
        Booth booth;
        booth.show(fixtureNamed(QStringLiteral("consentSummary")));
        QTest::qWait(60);
        QTRY_VERIFY(booth.recorder.isSpeaking());
        booth.view.display()->chooseVoice(false);
        const auto keys = booth.heard();
        QVERIFY(keys.size() <= 2); // the one that had begun, and that it is off
        QCOMPARE(keys.back(), std::string("voice.off"));
        booth.show(fixtureNamed(QStringLiteral("reviewing")));
        QVERIFY(booth.heard().empty());
    }

    void theFocusInterruptsWhatWasSaid()
    {
        Booth booth;
        booth.show(fixtureNamed(QStringLiteral("consentSummary")));
        QTest::qWait(60);
        QTRY_VERIFY(booth.recorder.isSpeaking());
        booth.view.announcer()->nameFocus(
            named(booth.window->window().contentItem(), QStringLiteral("consent.agreeAll")));
        const auto keys = booth.heard();
        QVERIFY(keys.size() <= 2);
        QCOMPARE(keys.back(), std::string("form.agreeAll"));
    }

    void aProblemIsHeardAsSoundAndWords()
    {
        Booth booth;
        booth.show(fixtureNamed(QStringLiteral("choosingMethod-problem")));
        const auto keys = booth.heard();
        QVERIFY(!keys.empty());
        QCOMPARE(keys.front(), std::string("sound.problem"));
        QVERIFY(has(keys, "fault.we-could-not-confirm-face.2"));
        QVERIFY(!booth.view.announcer()->soundCaption().isEmpty());
        booth.show(fixtureNamed(QStringLiteral("interrupted-notGenuine")));
        const auto ended = booth.heard();
        QVERIFY(has(ended, "interrupted.do-not-forget-card"));
        QVERIFY(has(ended, "interrupted.staff-are-being-called"));
    }

    // Nearer is higher and faster; who is well placed hears no more of it; and hints come one at a time.
    void tonesLeadToTheCamera()
    {
        Booth booth({.hintPause = 1h}); // none, however slow the machine
        booth.show(fixtureNamed(QStringLiteral("capturingFace")));
        (void)booth.heard();
        const auto next = [&](std::optional<double> place) {
            booth.guide->showFacePlace(place);
            for (int i = 0; i < 300; ++i) {
                QTest::qWait(10);
                for (const auto& key : booth.heard())
                    if (key.starts_with("sound.near."))
                        return key.back() - '0';
            }
            return 0;
        };
        (void)next(std::nullopt);
        QCOMPARE(next(std::nullopt), 1);
        int before = 1;
        for (const double place : {0.95, 0.7, 0.5, 0.3, 0.0}) {
            (void)next(place); // one may have been on its way
            const int level = next(place);
            QVERIFY2(level > before, qPrintable(QStringLiteral("%1: %2").arg(place).arg(level)));
            before = level;
        }
        QCOMPARE(before, 6);
        booth.view.showHint(ports::FaceHint::Good);
        QTest::qWait(20);
        (void)booth.heard();
        QTest::qWait(1'500);
        QVERIFY(booth.heard().empty());
    }

    void hintsAreNotSaidOftenerThanTheyCanBeFollowed()
    {
        Booth booth({.hintPause = 400ms});
        booth.show(fixtureNamed(QStringLiteral("capturingFace")));
        (void)booth.heard();
        QElapsedTimer timer;
        timer.start();
        int hints = 0;
        for (int i = 0; hints < 4 && timer.elapsed() < 60'000; ++i) {
            booth.view.showHint(i % 2 == 0 ? ports::FaceHint::Closer : ports::FaceHint::FartherAway);
            QTest::qWait(10);
            for (const auto& key : booth.heard())
                hints += key.starts_with("capturing-face.") ? 1 : 0;
        }
        const auto lasted = timer.elapsed();
        QVERIFY2(hints >= 4, qPrintable(QString::number(hints)));
        QVERIFY2(lasted >= 3 * 400, qPrintable(QString::number(lasted))); // three pauses between four hints
    }

    void whoeverListensIsThere()
    {
        Booth booth;
        int activities = 0;
        booth.view.onEvent([&](const session::SessionEvent& event) {
            activities += std::holds_alternative<session::Activity>(event) ? 1 : 0;
        });
        booth.show(fixtureNamed(QStringLiteral("consentSummary")));
        QTest::qWait(60);
        QTRY_VERIFY(booth.recorder.isSpeaking());
        QTRY_VERIFY(activities > 0);
        booth.clock.advance(60s);
        QVERIFY(!booth.recorder.isSpeaking());
        activities = 0;
        QTest::qWait(4'500);
        QCOMPARE(activities, 0);
    }

    void aLanguageChosenIsSpokenAtOnce()
    {
        Booth booth;
        booth.show(fixtureNamed(QStringLiteral("choosingMethod")));
        (void)booth.heard();
        booth.view.setLanguage(QStringLiteral("en"));
        const auto heard = booth.prompts();
        QVERIFY(!heard.empty());
        for (const auto& one : heard)
            QCOMPARE(one.prompt.language, std::string("en"));
        QCOMPARE(booth.lacking, QStringList());
    }
};

QTEST_MAIN(VoiceGuideTest)
#include "VoiceGuideTest.moc"
