// How the screens look for the person who is here: colours, size of the words, reach; and whether they speak. All is
// chosen on the display panel, and back to the house's own with the next person. Owned by KioskView; main thread.
// Changes nothing that was typed or answered.
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <array>

namespace uketsuke::presentation {

class DisplaySettings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("KioskView's")
    Q_PROPERTY(Colours colours READ colours NOTIFY changed)
    Q_PROPERTY(int textPercent READ textPercent NOTIFY changed)
    Q_PROPERTY(bool lowReach READ lowReach NOTIFY changed)
    Q_PROPERTY(bool voiceOffered READ voiceOffered NOTIFY changed)
    Q_PROPERTY(bool voice READ voice NOTIFY changed)

public:
    enum class Colours { Light, Dark, Contrast };
    Q_ENUM(Colours)

    /// How large the words can be: the sizes at which every screen is shown to fit (`ctest:qml_display`).
    static constexpr std::array textPercents{100, 125, 150, 200};

    struct Choice {
        Colours colours{Colours::Light};
        int textPercent{100};
        bool lowReach{false}; ///< everything to be touched in the lower half, on a panel taller than wide
        bool voice{false};
        friend bool operator==(const Choice&, const Choice&) = default;
    };

    using QObject::QObject;

    /// The house's choice, from the configuration; shown at once.
    void setDefault(const Choice& choice);
    void returnToDefault() { show(m_default); }
    [[nodiscard]] bool isDefault() const { return m_choice == m_default; }

    [[nodiscard]] Colours colours() const { return m_choice.colours; }
    [[nodiscard]] int textPercent() const { return m_choice.textPercent; }
    [[nodiscard]] bool lowReach() const { return m_choice.lowReach; }
    [[nodiscard]] bool voiceOffered() const { return m_voiceOffered; }
    [[nodiscard]] bool voice() const { return m_choice.voice; }

    /// Whether there is a voice that can be chosen. None unless told.
    void setVoiceOffered(bool offered);

    // Touches.
    Q_INVOKABLE void chooseColours(uketsuke::presentation::DisplaySettings::Colours colours);
    /// One of `textPercents`; any other changes nothing.
    Q_INVOKABLE void chooseTextPercent(int percent);
    /// Seen on a panel taller than wide only.
    Q_INVOKABLE void chooseLowReach(bool low);
    Q_INVOKABLE void chooseVoice(bool speaks);

Q_SIGNALS:
    void changed();
    void touched(); ///< by the person, whether or not it changed anything

private:
    void show(const Choice& choice);

    Choice m_default;
    Choice m_choice;
    bool m_voiceOffered{false};
};

} // namespace uketsuke::presentation
