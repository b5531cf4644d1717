// What stands on a screen is heard: every text of every screen of the gallery, and of the panels, against the record of
// the voice. What is deliberately not spoken stands in one short list; what has no recording is told as such.
#include "tests/qml/screens/Looking.h"
#include "tests/qml/voice/Booth.h"

#include <QCoreApplication>
#include <QQuickItem>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>
#include <set>

using namespace uketsuke;
using namespace uketsuke::presentation;
using namespace uketsuke::listening;
using namespace uketsuke::looking;
using namespace std::chrono_literals;

namespace {

bool anywhere(const KioskView&) { return true; }
bool whereDigitsAreTyped(const KioskView& view) { return view.digitsNeeded() > 0; }
bool beforeTheCamera(const KioskView& view) { return view.snapshot().screen == Screen::CapturingFace; }
bool beforeAFailedTry(const KioskView& view) { return !view.hasProblem(); }

/// Shown, and deliberately not spoken.
struct Unspoken {
    const char* context; ///< of the translation; empty: `words` is a prompt's key
    const char* words;   ///< any number stands for %1
    bool (*holds)(const KioskView& view);
    const char* why;
};

constexpr std::array unspoken{
    Unspoken{"TopBar", "Reception", anywhere, "names the machine that speaks"},
    Unspoken{"TopBar", "Step %1 of %2", whereDigitsAreTyped, "no figure is heard there; the screen before told it"},
    Unspoken{"TopBar", "Step %1 of %2", beforeTheCamera, "would take time from the try; the screen before told it"},
    Unspoken{"TimeLeft", "Time left: %1 s", anywhere, "a clock: told once, when the time runs out"},
    Unspoken{"DigitKey", "%1", anywhere, "a figure alone: a key of the pad, a mark of a drawing"},
    Unspoken{"EnteringPinScreen", "PIN", whereDigitsAreTyped, "labels the boxes; the title says it"},
    Unspoken{"EnteringPinScreen", "Tries left: %1", whereDigitsAreTyped, "no figure is heard there"},
    Unspoken{"EnteringCardNumberScreen", "1  Birth date, as printed", whereDigitsAreTyped, "leads the eye to the card"},
    Unspoken{"EnteringCardNumberScreen", "2  Year of expiry", whereDigitsAreTyped, "leads the eye to the card"},
    Unspoken{"EnteringCardNumberScreen", "3  Security code", whereDigitsAreTyped, "leads the eye to the card"},
    Unspoken{"EnteringCardNumberScreen", "Showa 28, April 5: 280405; 1990, April 5: 900405", whereDigitsAreTyped,
             "figures as they would be typed"},
    Unspoken{"EnteringCardNumberScreen", "Tries left: %1", whereDigitsAreTyped, "no figure is heard there"},
    Unspoken{"EnteringExchangeNumberScreen", "Exchange number", whereDigitsAreTyped, "labels the boxes, as the title"},
    Unspoken{"EnteringExchangeNumberScreen", "Tries left: %1", whereDigitsAreTyped, "no figure is heard there"},
    Unspoken{"StaffCheckScreen", "Passcode", whereDigitsAreTyped, "labels the boxes; what is said above them says it"},
    Unspoken{"CapturingFaceScreen", "Tries left: %1", beforeAFailedTry, "would take time from the first try"},
    Unspoken{"StaffWithdrawingScreen", "Page %1 of %2", anywhere, "told when a page is turned"},
    Unspoken{"FaultNumber", "For staff: number %1", anywhere, "for staff, who look it up"},
    Unspoken{"", "form.reviewHint", anywhere,
             "of a touch on a line; by keys it is the key \"Change\", and that is heard"},
};

/// Lines break where they have room, and a figure keeps to what it counts.
QString bare(QString words)
{
    words.removeIf([](QChar letter) { return letter.isSpace(); });
    return words;
}

QRegularExpression expressionOf(const QString& words)
{
    static const QRegularExpression place(QStringLiteral("%[1-9]"));
    QStringList parts = bare(words).split(place);
    for (auto& part : parts)
        part = QRegularExpression::escape(part);
    return QRegularExpression(QRegularExpression::anchoredPattern(parts.join(QLatin1String("[0-9]+"))));
}

struct Text {
    QString words;
    QQuickItem* control; ///< that it is a part of, if any
};

QQuickItem* controlOf(QQuickItem* item)
{
    for (auto* above = item; above; above = above->parentItem())
        if (above->activeFocusOnTab())
            return above;
    return nullptr;
}

/// Somebody who hears what is said, and somebody beside them who sees what is shown.
class Listeners {
public:
    Booth booth{VoiceManners{.personal = PersonalWords::Aloud, .hintPause = 0ms}};
    int textsSeen{0};

    explicit Listeners(QString language) : m_language(std::move(language)), m_table(book())
    {
        if (!m_table.knows(m_language) && !m_table.add(furtherPrompts(m_language)))
            qFatal("that language has no prompts");
    }

    /// To a screen, from another one.
    void comeTo(const Snapshot& snapshot)
    {
        Snapshot elsewhere;
        elsewhere.screen = snapshot.screen == Screen::Welcome ? Screen::Starting : Screen::Welcome;
        elsewhere.language = snapshot.language;
        booth.show(elsewhere);
        (void)booth.heard();
        m_keys.clear();
        booth.show(snapshot);
        listen();
    }

    void open(const QString& name)
    {
        auto* control = named(root(), name);
        if (!control || !QMetaObject::invokeMethod(control, "clicked"))
            qFatal("it cannot be opened");
        (void)booth.window->window().grabWindow();
        listen();
    }

    /// What is seen and neither heard nor in the list.
    QStringList unheard()
    {
        booth.view.announcer()->setSoundCaption({}); // the bar at the top has its own words again
        std::vector<Text> texts;
        std::vector<QQuickItem*> answers;
        walk(root(), [&](QQuickItem* item) {
            const auto words = item->inherits("QQuickText") ? item->property("text").toString() : QString();
            if (!words.isEmpty())
                texts.push_back({words, controlOf(item)});
            if (!item->property("answerText").toString().isEmpty())
                answers.push_back(item);
        });
        textsSeen += static_cast<int>(texts.size());
        // A hint has its turn, and what comes behind a bell waits for its end.
        auto gaps = unheardBeside(texts);
        for (int tries = 0; tries < 60 && !gaps.isEmpty(); ++tries) {
            listen();
            gaps = unheardBeside(texts);
        }
        for (auto* answer : answers)
            gaps += unheardAnswer(answer->property("title").toString(), answer->property("answerText").toString());
        for (const auto& text : texts)
            if (text.control)
                gaps += unheardOn(*text.control, text.words);
        gaps.removeDuplicates();
        return gaps;
    }

    /// What stands in the list and on no screen.
    QStringList needless() const
    {
        QStringList words;
        for (const auto& one : unspoken)
            if (!m_met.contains(&one))
                words += QStringLiteral("%1 (%2)").arg(QLatin1String(one.words), QLatin1String(one.why));
        return words;
    }

private:
    QQuickItem* root() { return booth.window->window().contentItem(); }

    void listen()
    {
        for (const auto& key : booth.heard())
            m_keys.push_back(key);
    }

    bool isUnspoken(const QString& text)
    {
        bool found = false;
        for (const auto& one : unspoken) {
            const auto words = *one.context ? QCoreApplication::translate(one.context, one.words)
                                            : m_table.words(one.words, m_language);
            if (one.holds(booth.view) && expressionOf(words).match(bare(text)).hasMatch()) {
                m_met.insert(&one);
                found = true;
            }
        }
        return found;
    }

    /// A document has a title of its author's, which nobody has recorded: on the review it is called by its kind.
    QString saidAs(const QString& text)
    {
        const auto& snapshot = booth.view.snapshot();
        if (snapshot.screen == Screen::Reviewing)
            for (const auto* rows : {&snapshot.certificates, &snapshot.documents})
                for (const auto& row : *rows)
                    if (row.title == text)
                        return row.kind;
        return text;
    }

    /// What an authority wrote, and dates.
    bool hasNoRecording(const QString& text)
    {
        const auto isDate = [&text](const auto& row) { return row.issued == text; };
        const auto& snapshot = booth.view.snapshot();
        return isOfNoTable(text) || std::ranges::any_of(snapshot.certificates, isDate)
               || std::ranges::any_of(snapshot.documents, isDate);
    }

    bool isKnown(const QString& text) { return isUnspoken(text) || m_table.find(text, m_language); }

    Keys keysOf(const QString& text) const
    {
        Keys keys;
        const auto prompts = m_table.find(text, m_language);
        for (const auto& prompt : prompts.value_or(std::vector<BookPrompt>()))
            keys.push_back(prompt.key);
        return keys;
    }

    QStringList unheardPartsOf(const QString& shown)
    {
        const auto text = saidAs(shown);
        if (isUnspoken(text))
            return {};
        if (const auto keys = keysOf(text); !keys.empty())
            return std::ranges::search(m_keys, keys).empty() ? QStringList(text) : QStringList();
        // Two sentences in one line.
        for (auto at = text.indexOf(QLatin1Char(' ')); at > 0; at = text.indexOf(QLatin1Char(' '), at + 1))
            if (const auto first = text.first(at), rest = text.sliced(at + 1); isKnown(first) && isKnown(rest))
                return unheardPartsOf(first) + unheardPartsOf(rest);
        return hasNoRecording(text) && has(m_keys, "voice.not-spoken") ? QStringList() : QStringList(text);
    }

    QStringList unheardBeside(const std::vector<Text>& texts)
    {
        QStringList gaps;
        for (const auto& text : texts)
            if (!text.control)
                gaps += unheardPartsOf(text.words);
        return gaps;
    }

    /// How each question was answered, behind its name.
    QStringList unheardAnswer(const QString& question, const QString& answer)
    {
        auto both = keysOf(saidAs(question));
        for (const auto& key : keysOf(answer))
            both.push_back(key);
        return both.size() > 1 && !std::ranges::search(m_keys, both).empty()
                   ? QStringList()
                   : QStringList(question + QStringLiteral(": ") + answer);
    }

    /// What a control shows is heard of it when it has the focus, if not with the screen.
    QStringList unheardOn(QQuickItem& control, const QString& text)
    {
        booth.view.announcer()->nameFocus(&control);
        const auto caption = booth.view.announcer()->caption();
        auto gaps = bare(caption).contains(bare(text)) ? QStringList() : unheardPartsOf(text);
        if (control.property("checked").toBool()
            && !caption.endsWith(QCoreApplication::translate("Announcer", "Chosen")))
            gaps += text + QStringLiteral(" is chosen");
        return gaps;
    }

    QString m_language;
    PromptBook m_table;
    Keys m_keys; ///< heard since the screen came
    std::set<const Unspoken*> m_met;
};

} // namespace

class ShownAndSpokenTest : public QObject {
    Q_OBJECT

    static std::ptrdiff_t stepsIn(const Keys& keys) { return std::ranges::count(keys, "top-bar.step.1"); }

private Q_SLOTS:
    void everythingAScreenShowsIsHeard_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("ja") << QStringLiteral("ja");
        QTest::newRow("en") << QStringLiteral("en");
        if (qEnvironmentVariableIsSet("UKETSUKE_EVERY_LOOK"))
            for (const auto* language : {"ja-easy", "zh-Hans", "zh-Hant", "ko", "vi", "pt-BR", "ne"})
                QTest::newRow(language) << QString::fromLatin1(language);
    }
    void everythingAScreenShowsIsHeard()
    {
        QFETCH(QString, language);
        Listeners listeners(language);
        QStringList gaps;
        for (const auto& fixture : gallery::fixtures(language)) {
            listeners.comeTo(fixture.snapshot);
            for (const auto& words : listeners.unheard())
                gaps += fixture.name + QStringLiteral(": ") + words;
        }
        QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(QLatin1Char('\n'))));
        QCOMPARE(listeners.needless(), QStringList());
        QVERIFY2(listeners.textsSeen > 500, qPrintable(QString::number(listeners.textsSeen)));
    }

    void everythingAPanelShowsIsHeard_data()
    {
        QTest::addColumn<QString>("key");
        for (const auto* key : {"display.open", "languages.open", "consent.details", "nav.cancel"})
            QTest::newRow(key) << QString::fromLatin1(key);
    }
    void everythingAPanelShowsIsHeard()
    {
        QFETCH(QString, key);
        Listeners listeners(QStringLiteral("ja"));
        listeners.comeTo(fixtureNamed(QStringLiteral("consentSummary")));
        QCOMPARE(listeners.unheard(), QStringList());
        const int before = listeners.textsSeen;
        listeners.open(key);
        QCOMPARE(listeners.unheard(), QStringList());
        QVERIFY(listeners.textsSeen > 2 * before); // the panel's own
    }

    // Behind the question and before what the eye finds below it; not with each question of one screen.
    void theStepIsHeardOnceAScreen()
    {
        Booth booth;
        booth.show(fixtureNamed(QStringLiteral("consentSummary")));
        const auto keys = booth.heard();
        QCOMPARE(stepsIn(keys), std::ptrdiff_t{1});
        const auto step = std::ranges::find(keys, "top-bar.step.1");
        QVERIFY(std::ranges::find(keys, "form.title") < step && step < std::ranges::find(keys, "form.purpose"));
        auto item = fixtureNamed(QStringLiteral("consentItem-group"));
        booth.show(item);
        QCOMPARE(stepsIn(booth.heard()), std::ptrdiff_t{1});
        ++item.itemIndex;
        booth.show(item);
        const auto next = booth.heard();
        QVERIFY(has(next, "form.itemQuestion"));
        QCOMPARE(stepsIn(next), std::ptrdiff_t{0});
        booth.view.setLanguage(QStringLiteral("en"));
        QCOMPARE(stepsIn(booth.heard()), std::ptrdiff_t{1});
    }

    void theNextStepIsHeardOnTheSameScreenToo()
    {
        Booth booth;
        for (const auto* screen : {"readingCard", "readingCard-scanning"}) {
            booth.show(fixtureNamed(QLatin1String(screen)));
            QCOMPARE(stepsIn(booth.heard()), std::ptrdiff_t{1});
        }
        booth.show(fixtureNamed(QStringLiteral("readingCard-proving"))); // of the same step
        const auto keys = booth.heard();
        QVERIFY(!keys.empty());
        QCOMPARE(stepsIn(keys), std::ptrdiff_t{0});
    }

    // Also when it fails in the same way again; and not before the first, which it would only hold up.
    void theTriesThatAreLeftAreHeardAfterAFailure()
    {
        Booth booth;
        booth.show(fixtureNamed(QStringLiteral("capturingFace")));
        QVERIFY(!has(booth.heard(), "capturing-face.tries-left.1"));
        auto failed = fixtureNamed(QStringLiteral("capturingFace-problem"));
        for (const auto* number : {"number.2", "number.1"}) {
            booth.show(failed);
            const auto keys = booth.heard();
            const Keys tries{"capturing-face.tries-left.1", number, "capturing-face.tries-left.2"};
            QVERIFY2(!std::ranges::search(keys, tries).empty(), number);
            QVERIFY(has(keys, "capturing-face.look-into-camera.2"));
            --failed.triesLeft;
        }
    }

    // By date and time, which have no recording; and it tells something of the person.
    void thatConsentsWouldEndIsHeard()
    {
        for (const auto personal : {PersonalWords::Aloud, PersonalWords::Withheld}) {
            Booth booth({.personal = personal});
            booth.show(fixtureNamed(QStringLiteral("withdrawing")));
            const auto keys = booth.heard();
            QCOMPARE(has(keys, "form.withdrawalListed"), personal == PersonalWords::Aloud);
            QCOMPARE(has(keys, "voice.withheld"), personal == PersonalWords::Withheld);
            QVERIFY(has(keys, "voice.not-spoken"));
            booth.show(fixtureNamed(QStringLiteral("withdrawing-noneKnown")));
            QVERIFY(!has(booth.heard(), "form.withdrawalListed"));
        }
    }

    // Sighted people see it at the top of every screen; who agrees to all meets no review that says it.
    void whoIsHelpedHearsItBeforeTheyAgree()
    {
        Booth booth;
        booth.show(fixtureNamed(QStringLiteral("consentSummary")));
        QVERIFY(!has(booth.heard(), "choosing-method.member-staff-helps-you"));
        booth.show(fixtureNamed(QStringLiteral("welcome")));
        booth.show(fixtureNamed(QStringLiteral("consentSummary-helped")));
        QVERIFY(has(booth.heard(), "choosing-method.member-staff-helps-you"));
    }
};

QTEST_MAIN(ShownAndSpokenTest)
#include "ShownAndSpokenTest.moc"
