// A window of one of the panels with a view behind it, and the fixtures put on it as a person would meet them. And
// whatever QML complains of meanwhile.
#pragma once

#include "app/presentation/KioskView.h"
#include "app/presentation/window/KioskWindow.h"
#include "tests/qml/screens/Looking.h"
#include "tools/gallery/Fixtures.h"

#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

#include <memory>
#include <string_view>
#include <vector>

namespace uketsuke::looking {

/// Every warning since it was cleared, once `keepWarnings` is installed. Main thread.
inline QStringList warnings;
inline QtMessageHandler handlerBefore = nullptr;

inline void keepWarning(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (type != QtDebugMsg && type != QtInfoMsg && !message.startsWith(QLatin1String("QStandardPaths")))
        warnings.append(message);
    if (handlerBefore)
        handlerBefore(type, context, message);
}

inline void keepWarnings() { handlerBefore = qInstallMessageHandler(keepWarning); }
inline void letWarningsGo() { qInstallMessageHandler(handlerBefore); }

/// What the short run looks at: each panel once, with the largest words of a language that needs much room there. The
/// long run (UKETSUKE_EVERY_LOOK, tools/soak screens) looks at every language and size of words on each.
inline bool isLookedAt(QSize size, std::string_view language, int percent)
{
    if (qEnvironmentVariableIsSet("UKETSUKE_EVERY_LOOK"))
        return true;
    return percent == presentation::DisplaySettings::textPercents.back()
           && language
                  == (size.width() == 1280   ? "vi"
                      : size.width() == 1080 ? "ja-easy"
                                             : "ne");
}

/// A panel over one of the screens, and the key that opens it there.
struct Opening {
    QString name;
    gallery::Fixture under;
    QString key;
};

struct Panel {
    presentation::KioskView view;
    std::unique_ptr<presentation::KioskWindow> window;

    [[nodiscard]] QQuickItem* root() const { return window->window().contentItem(); }
    /// Nested layouts settle one after the other, each with a frame.
    QImage draw(int frames = 1) const
    {
        QImage picture;
        for (int frame = 0; frame < frames; ++frame)
            picture = window->window().grabWindow();
        return picture;
    }
    void put(const gallery::Fixture& fixture, const QString& language)
    {
        // Twice: in a window that is never exposed, a layout whose words come for the first time stays as it was until
        // it is shown again; the kiosk's does not.
        for (int i = 0; i < 2; ++i) {
            view.show({});
            view.setDefaultLanguage(language);
            view.show(fixture.snapshot);
            view.setLanguage(language);
            for (int digit = 0; digit < fixture.digits; ++digit)
                view.pressDigit(digit % 10);
            draw(i == 0 ? 1 : 5); // until a screen that has to move knows it
        }
    }
    /// Whether its key is there and opens it.
    [[nodiscard]] bool open(const Opening& opening, const QString& language)
    {
        put(opening.under, language);
        auto* key = named(root(), opening.key);
        const auto isOpen = [this] { return named(root(), QStringLiteral("panel.close")) != nullptr; };
        if (!key || !QMetaObject::invokeMethod(key, "clicked") || !QTest::qWaitFor(isOpen, 30'000))
            return false;
        draw(6); // the frames in which Panel.qml settles
        return true;
    }
};

/// One at a time: each translates the whole program.
class Panels {
public:
    Panel& of(QSize size)
    {
        if (m_panel && m_panel->window->window().size() == size)
            return *m_panel;
        m_panel.reset();
        m_panel = std::make_unique<Panel>();
        m_panel->view.setReducedMotion(true);
        m_panel->view.display()->setVoiceOffered(true);
        auto window = presentation::KioskWindow::create(m_panel->view,
                                                        {.size = size, .mode = presentation::WindowMode::Windowed});
        if (!window)
            qFatal("the screens cannot be loaded");
        m_panel->window = std::move(*window);
        if (!QTest::qWaitForWindowExposed(&m_panel->window->window(), 30'000))
            qFatal("the window is not shown");
        return *m_panel;
    }
    void close() { m_panel.reset(); }

private:
    std::unique_ptr<Panel> m_panel;
};

inline gallery::Fixture fixtureNamed(const QString& name, const QString& language = QStringLiteral("ja"))
{
    for (auto& fixture : gallery::fixtures(language))
        if (fixture.name == name)
            return fixture;
    qFatal("no such fixture");
}

/// Each panel once, over the one screen that stands for all; the question whether to stop with each of its words.
inline std::vector<Opening> openings(const QString& language)
{
    const auto pin = fixtureNamed(QStringLiteral("enteringPin"), language);
    auto registered = pin;
    registered.snapshot.registered = true;
    auto withdrawing = fixtureNamed(QStringLiteral("withdrawing"), language);
    withdrawing.snapshot.canCancel = true;
    return {{QStringLiteral("display panel"), pin, QStringLiteral("display.open")},
            {QStringLiteral("language panel"), pin, QStringLiteral("languages.open")},
            {QStringLiteral("stop panel"), pin, QStringLiteral("nav.cancel")},
            {QStringLiteral("stop panel, registered"), registered, QStringLiteral("nav.cancel")},
            {QStringLiteral("stop panel, withdrawing"), withdrawing, QStringLiteral("nav.cancel")},
            {QStringLiteral("form panel"), fixtureNamed(QStringLiteral("consentSummary"), language),
             QStringLiteral("consent.details")}};
}

} // namespace uketsuke::looking
