// What is heard and when: the words that the screens announce, as prompts; what the eye would find below them; hints
// before the camera, not oftener than they can be followed, with tones between them that lead to the middle; and a
// sound for what just happened. Owned by the composition root; main thread. Decides nothing about the session, and is
// given no digit: keys of the number pad and whatever is typed give one neutral tick.
#pragma once

#include "app/ports/Voice.h"
#include "app/presentation/KioskView.h"
#include "app/presentation/voice/PromptBook.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace uketsuke::presentation {

/// What becomes of words that tell something of the person.
enum class PersonalWords {
    Withheld, ///< nobody hears them; it is said that they are on the screen
    Earphone, ///< only the person does
    Aloud
};

struct VoiceManners {
    bool speaks{true};      ///< else there are only the bells
    bool wakesByKey{false}; ///< the first press of an arrow key turns the voice on
    PersonalWords personal{PersonalWords::Withheld};
    std::chrono::milliseconds moment{30};       ///< what comes within it is said together
    std::chrono::milliseconds hintPause{2'500}; ///< between the beginnings of two hints
};

/// The prompts of a further language as PromptBook::add() takes them; empty where that language has no recordings.
using FurtherPrompts = std::function<std::string(const QString& language)>;

class VoiceGuide : public QObject {
    Q_OBJECT

public:
    VoiceGuide(KioskView& view, ports::Voice& voice, PromptBook book, VoiceManners manners,
               FurtherPrompts further = {});

    /// How far the face is from the picture's middle, 0 to 1; nothing when none is seen.
    void showFacePlace(std::optional<double> offCentre) { m_offCentre = offCentre; }

Q_SIGNALS:
    /// These words have no prompt: what an authority wrote in its own words, or a gap in the table.
    void notSpoken(const QString& words);

private:
    struct Said {
        std::vector<ports::Prompt> prompts;
        bool lacks{false};
        bool withheld{false};
    };

    [[nodiscard]] bool isOn() { return m_view.display()->voice(); }
    void learnLanguage();
    void hear(const QString& words, Announcer::Of of);
    void wake();
    void tick();
    void sound(const char* name);
    void ring(const char* name);
    [[nodiscard]] QString bellLanguage() const;
    [[nodiscard]] bool bellIsHeard() const;
    void afterBell(std::function<void()> job);
    [[nodiscard]] bool inEarphone() const;
    [[nodiscard]] ports::Prompt heard(std::string key) const;
    void noteState();
    void soon() { m_flush.start(); }
    void flush();
    void guideToCamera();

    void append(Said& said, const QString& words, bool personal = false);
    void appendAll(Said& said, const QString& words); ///< sentences two spaces apart
    void appendStep(Said& said);
    void appendPrompt(Said& said, const BookPrompt& prompt, bool personal = false);
    void caption(const std::vector<ports::Prompt>& prompts);

    KioskView& m_view;
    ports::Voice& m_voice;
    PromptBook m_book;
    VoiceManners m_manners;
    FurtherPrompts m_further;

    // What comes within a moment is said at once: the screen's words, once, and what belongs to them.
    QTimer m_flush;
    std::vector<std::string> m_sounds;
    std::vector<std::string> m_bells;
    QElapsedTimer m_sinceBell;
    QTimer m_bellEnds;
    std::vector<std::function<void()>> m_waiting; ///< for its end
    bool m_screenWaits{false};
    bool m_stepWaits{true}; ///< once a screen, not with each of its questions
    bool m_isAnswer{false}; ///< what is said belongs to a screen that came, or to a key that was pressed
    QStringList m_messages;
    QString m_focus;

    QTimer m_camera;
    QString m_hint; ///< waits for its turn
    QString m_lastHint;
    QElapsedTimer m_sinceHint;
    QElapsedTimer m_sinceTone;
    std::optional<double> m_offCentre;

    QTimer m_captionEnds;
    QTimer m_listening;
    Screen m_lastScreen{Screen::Starting};
    int m_lastStep{0};
    std::optional<core::Fault> m_lastProblem;
    int m_staffCalls{0};
    int m_cardCalls{0};
    bool m_wasInEarphone{false};
    bool m_leavesLoudspeaker{false}; ///< says so once, to the room
    bool m_wasOn{false};
    bool m_toldOn{false}; ///< whether the person last heard that it is on, or off
    int m_digits{0};
};

} // namespace uketsuke::presentation
