#include "app/presentation/voice/VoiceGuide.h"

#include "app/presentation/voice/FurtherWords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace uketsuke::presentation {
namespace {

using namespace std::chrono_literals;

constexpr auto captionStays = 4s;
constexpr auto sameHintAgain = 8'000; // milliseconds: whoever did nothing may not have heard it
constexpr auto cameraBeat = 50ms;
constexpr qint64 bellLasts = 2'000; // milliseconds, the longest of them; nothing cuts it short
constexpr auto listeningBeat = 2s;  // shorter than any limit of a screen
// The nearer the middle, the higher and the faster.
constexpr std::array tones{"near.1", "near.2", "near.3", "near.4", "near.5", "near.6"};
constexpr std::array<int, tones.size()> tonePauses{1200, 900, 700, 520, 380, 260};

std::size_t toneFor(std::optional<double> offCentre)
{
    if (!offCentre)
        return 0;
    const double nearness = 1 - std::clamp(*offCentre, 0.0, 1.0);
    return std::min(tones.size() - 1, 1 + static_cast<std::size_t>(nearness * static_cast<double>(tones.size() - 1)));
}

/// Heard for what it is, with nothing to read.
bool needsNoCaption(const std::string& key) { return key == "sound.tick" || key.starts_with("sound.near."); }

} // namespace

VoiceGuide::VoiceGuide(KioskView& view, ports::Voice& voice, PromptBook book, VoiceManners manners,
                       FurtherPrompts further)
    : m_view(view), m_voice(voice), m_book(std::move(book)), m_manners(manners), m_further(std::move(further))
{
    connect(&view, &KioskView::languageChanged, this, &VoiceGuide::learnLanguage);
    learnLanguage();
    m_flush.setSingleShot(true);
    m_flush.setInterval(m_manners.moment);
    connect(&m_flush, &QTimer::timeout, this, &VoiceGuide::flush);
    m_bellEnds.setSingleShot(true);
    connect(&m_bellEnds, &QTimer::timeout, this, [this] {
        if (bellIsHeard()) // another one
            return m_bellEnds.start(bellLasts - m_sinceBell.elapsed() + 1);
        for (const auto& job : std::exchange(m_waiting, {}))
            job();
    });
    m_camera.setInterval(cameraBeat);
    connect(&m_camera, &QTimer::timeout, this, &VoiceGuide::guideToCamera);
    m_captionEnds.setSingleShot(true);
    m_captionEnds.setInterval(captionStays);
    connect(&m_captionEnds, &QTimer::timeout, this, [this] {
        if (m_voice.isSpeaking())
            return m_captionEnds.start(); // what is heard has its caption until it ends
        m_view.announcer()->setSoundCaption({});
    });

    connect(view.announcer(), &Announcer::announced, this, &VoiceGuide::hear);
    connect(view.announcer(), &Announcer::passedOver, this, [this] {
        wake();
        tick();
    });
    connect(&view, &KioskView::digitsChanged, this, [this] {
        if (m_view.digitsEntered() > std::exchange(m_digits, m_view.digitsEntered()))
            tick();
    });
    connect(&view, &KioskView::shown, this, &VoiceGuide::noteState);
    connect(view.display(), &DisplaySettings::changed, this, [this] {
        if (std::exchange(m_wasOn, isOn()) && !isOn()) {
            m_sounds.clear();
            m_messages.clear();
            m_focus.clear();
            m_screenWaits = false;
            afterBell([this] {
                if (!isOn())
                    m_voice.silence();
            });
        }
        // With the next person it is the house's choice again, and nobody needs to be told.
        QTimer::singleShot(0, this, [this] { m_toldOn = isOn(); });
    });
    connect(view.display(), &DisplaySettings::touched, this, [this] {
        if (std::exchange(m_toldOn, isOn()) == isOn())
            return;
        if (isOn())
            return sound("voice.help");
        afterBell([this] {
            if (!isOn())
                (void)m_voice.say({heard("voice.off")}, ports::Manner::Instead);
        });
    });
    m_wasOn = m_toldOn = isOn();
    // Whoever listens is there: a consent takes longer to hear than to read. But what is said of itself, such as that
    // the time runs out, must not renew the time.
    m_listening.setInterval(listeningBeat);
    connect(&m_listening, &QTimer::timeout, this, [this] {
        if (isOn() && m_isAnswer && m_view.snapshot().screen != Screen::CapturingFace && m_voice.isSpeaking())
            m_view.touch();
    });
    m_listening.start();
}

// One language beside those of the table at a time, and none while nobody needs it.
void VoiceGuide::learnLanguage()
{
    const auto language = m_view.language();
    const auto known = m_book.languages();
    for (const auto& one : known)
        if (const auto other = QString::fromStdString(one); other != language)
            m_book.forget(other);
    if (!m_book.knows(language) && m_further)
        if (const auto prompts = m_further(language); !prompts.empty() && !m_book.add(prompts))
            Q_EMIT notSpoken(language);
    m_view.display()->setVoiceOffered(m_manners.speaks && m_book.knows(language));
    m_stepWaits = true; // whoever asks for other words may not have understood it
}

void VoiceGuide::hear(const QString& words, Announcer::Of of)
{
    if (of == Announcer::Of::Focus)
        wake();
    if (!isOn())
        return;
    switch (of) {
    case Announcer::Of::Screen:
        m_screenWaits = true;
        m_focus.clear();
        return soon();
    case Announcer::Of::Panel:
    case Announcer::Of::Focus: m_focus = words; return soon();
    case Announcer::Of::Message: m_messages.append(words); return soon();
    case Announcer::Of::Hint: m_hint = words; return; // has its turn when nothing else is said
    }
}

void VoiceGuide::wake()
{
    if (isOn() || !m_manners.wakesByKey || !m_view.display()->voiceOffered())
        return;
    m_view.display()->chooseVoice(true); // says how it works
    m_screenWaits = true;
    soon();
}

/// Nothing cuts a bell short. What waits comes in its order.
void VoiceGuide::afterBell(std::function<void()> job)
{
    if (!bellIsHeard())
        return job();
    m_waiting.push_back(std::move(job));
    if (m_waiting.size() == 1)
        m_bellEnds.start(bellLasts - m_sinceBell.elapsed() + 1);
}

void VoiceGuide::tick()
{
    if (isOn() && !bellIsHeard())
        (void)m_voice.say({heard("sound.tick")}, ports::Manner::Instead);
}

void VoiceGuide::sound(const char* name)
{
    if (!isOn())
        return;
    m_sounds.emplace_back(name);
    soon();
}

/// For the room, whether or not somebody has the voice on: staff come, or whoever is on the way out turns round.
void VoiceGuide::ring(const char* name)
{
    m_bells.emplace_back(name);
    m_view.announcer()->setSoundCaption(m_book.words(name, bellLanguage()));
    m_captionEnds.start();
    soon();
}

/// A sound is the same in each; but only what was made can be played.
QString VoiceGuide::bellLanguage() const
{
    const auto language = m_view.language();
    return m_book.knows(language) || m_book.languages().empty() ? language
                                                                : QString::fromStdString(m_book.languages().front());
}

void VoiceGuide::noteState()
{
    const auto& now = m_view.snapshot();
    const auto before = std::exchange(m_lastScreen, now.screen);
    const bool isNew = before != now.screen;
    m_stepWaits = std::exchange(m_lastStep, now.step) != now.step || isNew || m_stepWaits;
    if (isNew && now.screen == Screen::CapturingFace) {
        m_hint.clear();
        m_lastHint.clear();
        // What the screen asks is heard first, then a tone, and words only where that does not help: a try is short.
        m_sinceHint.start();
        m_sinceTone.invalidate();
        m_offCentre.reset();
        m_camera.start();
    } else if (isNew && before == Screen::CapturingFace) {
        m_camera.stop();
    }
    if (std::exchange(m_lastProblem, now.problem) != now.problem && now.problem)
        sound("sound.problem");
    else if (isNew && before == Screen::ReadingCard && now.screen == Screen::ChoosingMethod)
        sound("sound.card");
    else if (isNew && now.screen == Screen::Finished)
        sound("sound.done");
    if (now.staffCalls > std::exchange(m_staffCalls, now.staffCalls)) {
        ring("sound.staff");
        if (isOn())
            //: The same key after it was touched; nobody knows whether they come. Also said by the voice. Two words.
            m_messages.append(QCoreApplication::translate("BottomBar", "Staff called"));
    }
    if (now.cardCalls > std::exchange(m_cardCalls, now.cardCalls)) {
        ring("sound.card-left");
        if (isOn())
            //: Said when a card still lies on the reader; also a notice on the screen.
            m_messages.append(QCoreApplication::translate("InterruptedScreen", "Please do not forget your card."));
    }
    if (!inEarphone())
        m_leavesLoudspeaker = false; // nobody heard that session
    if (!std::exchange(m_wasInEarphone, inEarphone()) && inEarphone()) {
        m_leavesLoudspeaker = true;
        soon();
    }
}

void VoiceGuide::flush()
{
    // Bells are for the room, whether or not somebody has the voice on, and before everything else.
    Said said;
    const auto bells = std::exchange(m_bells, {});
    for (const auto& name : bells)
        said.prompts.push_back({name, bellLanguage().toStdString()});
    const bool rings = !bells.empty();
    if (!isOn()) {
        if (!rings)
            return;
        (void)m_voice.say(std::move(said.prompts), ports::Manner::Instead);
        m_sinceBell.start();
        return;
    }
    const bool interrupts = m_screenWaits || !m_focus.isEmpty();
    // What would come behind a bell is said once it is over, as it is then: else every
    // screen of that moment would stand in a row, minutes of them.
    if (interrupts && !rings && bellIsHeard())
        return afterBell([this] { flush(); });
    // A sound alone waits for the words it belongs to, which would cut it off: a screen in the making speaks later.
    if (!interrupts && !rings && m_messages.isEmpty() && !m_sounds.empty() && m_voice.isSpeaking())
        return soon();
    if (std::exchange(m_leavesLoudspeaker, false))
        said.prompts.push_back({"voice.earphone", m_view.language().toStdString()});
    for (const auto& name : std::exchange(m_sounds, {}))
        appendPrompt(said, {name, false});
    if (std::exchange(m_screenWaits, false)) {
        appendAll(said, m_view.announcer()->screenWords());
        if (std::exchange(m_stepWaits, false))
            appendStep(said);
        for (const auto& sentence : furtherWords(m_view.snapshot()))
            append(said, sentence.words, sentence.personal);
    }
    for (const auto& words : std::exchange(m_messages, {}))
        appendAll(said, words);
    appendAll(said, std::exchange(m_focus, {}));
    if (said.withheld)
        appendPrompt(said, {"voice.withheld", false});
    if (said.lacks)
        appendPrompt(said, {"voice.not-spoken", false});
    if (said.prompts.empty())
        return;
    caption(said.prompts);
    // What comes behind an answer that is still being said does not end it.
    m_isAnswer = interrupts || (m_isAnswer && m_voice.isSpeaking());
    (void)m_voice.say(std::move(said.prompts), rings || interrupts ? ports::Manner::Instead : ports::Manner::After);
    if (rings)
        m_sinceBell.start();
}

bool VoiceGuide::bellIsHeard() const { return m_sinceBell.isValid() && !m_sinceBell.hasExpired(bellLasts); }

void VoiceGuide::guideToCamera()
{
    if (!isOn() || m_voice.isSpeaking())
        return;
    const bool mayHint = m_sinceHint.elapsed() >= m_manners.hintPause.count();
    const bool isNews = !m_hint.isEmpty() && (m_hint != m_lastHint || m_sinceHint.elapsed() > sameHintAgain);
    if (mayHint && isNews) {
        Said said;
        const bool isGood = m_view.hint() == KioskView::Hint::Good && m_view.action() == KioskView::Action::NoAction;
        if (isGood)
            appendPrompt(said, {"sound.face", false});
        appendAll(said, m_hint);
        m_lastHint = m_hint;
        m_sinceHint.start();
        caption(said.prompts);
        (void)m_voice.say(std::move(said.prompts), ports::Manner::IfSilent);
        return;
    }
    // Whoever is well placed, or is doing what was asked, needs no leading.
    if (m_view.hint() == KioskView::Hint::Good || m_view.action() != KioskView::Action::NoAction)
        return;
    const auto tone = toneFor(m_offCentre);
    if (m_sinceTone.isValid() && m_sinceTone.elapsed() < tonePauses[tone])
        return;
    m_sinceTone.start();
    (void)m_voice.say({heard(std::string("sound.") + tones[tone])}, ports::Manner::IfSilent);
}

void VoiceGuide::append(Said& said, const QString& words, bool personal)
{
    const auto found = m_book.find(words, m_view.language());
    if (!found) {
        said.lacks = true;
        Q_EMIT notSpoken(words);
        return;
    }
    for (const auto& prompt : *found)
        appendPrompt(said, prompt, personal);
}

void VoiceGuide::appendAll(Said& said, const QString& words)
{
    const auto sentences = words.split(QStringLiteral("  "), Qt::SkipEmptyParts);
    for (const auto& sentence : sentences)
        append(said, sentence);
}

/// Not where digits are typed, as no figure is heard there, nor before the camera, where it would take time from the
/// try: the screen before has told the step.
void VoiceGuide::appendStep(Said& said)
{
    const auto& now = m_view.snapshot();
    if (now.step > 0 && m_view.digitsNeeded() == 0 && now.screen != Screen::CapturingFace)
        append(said,
               //: Progress. %1: number of this step, %2: number of all steps.
               QCoreApplication::translate("TopBar", "Step %1 of %2").arg(now.step).arg(now.steps));
}

void VoiceGuide::appendPrompt(Said& said, const BookPrompt& prompt, bool personal)
{
    if (prompt.personal || personal) {
        if (m_manners.personal == PersonalWords::Withheld) {
            said.withheld = true;
            return;
        }
    }
    said.prompts.push_back(heard(prompt.key));
}

/// Which question is answered how is told by the questions and the buttons, too: where there is an earphone, the room
/// hears nothing of a session.
ports::Prompt VoiceGuide::heard(std::string key) const
{
    return {std::move(key), m_view.language().toStdString(), inEarphone() ? ports::Ear::Person : ports::Ear::Everybody};
}

bool VoiceGuide::inEarphone() const
{
    if (m_manners.personal != PersonalWords::Earphone)
        return false;
    switch (m_view.snapshot().screen) {
    case Screen::Starting:
    case Screen::OutOfService:
    case Screen::Welcome: return false;
    default: return true;
    }
}

void VoiceGuide::caption(const std::vector<ports::Prompt>& prompts)
{
    QStringList words;
    for (const auto& prompt : prompts)
        if ((prompt.key.starts_with("sound.") || prompt.key.starts_with("voice.")) && !needsNoCaption(prompt.key))
            words.append(m_book.words(prompt.key, m_view.language()));
    if (words.isEmpty())
        return;
    m_view.announcer()->setSoundCaption(words.join(QLatin1Char(' ')));
    m_captionEnds.start();
}

} // namespace uketsuke::presentation
