// A kiosk's screens, and a record instead of a loudspeaker: what the tests of the voice hear.
#pragma once

#include "app/presentation/voice/VoiceGuide.h"
#include "app/presentation/window/KioskWindow.h"
#include "drivers/simulated/SimulatedClock.h"
#include "drivers/simulated/SimulatedVoice.h"
#include "tools/gallery/Fixtures.h"

#include <QFile>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace uketsuke::listening {

/// What an authority wrote, times, the ends of records' numbers, and versions: in the gallery's data, TEST in wide
/// letters, a date or a time of day, six hexadecimal digits, three figures with points.
inline bool isOfNoTable(const QString& words)
{
    static const QRegularExpression date(
        QStringLiteral("20\\d\\d-\\d\\d-\\d\\d|\\d\\d:\\d\\d|[0-9a-f]{6}|\\d\\.\\d\\.\\d"));
    return words.contains(QStringLiteral("ＴＥＳＴ")) || words.contains(date);
}

using Keys = std::vector<std::string>;

inline presentation::PromptBook book()
{
    QFile file(QStringLiteral(UKETSUKE_SOURCE_DIR "/resources/voice/prompts.json"));
    auto parsed = file.open(QIODevice::ReadOnly) ? presentation::PromptBook::parse(file.readAll().toStdString())
                                                 : core::failure(core::Fault::ConfigurationInvalid, "book");
    if (!parsed)
        qFatal("the table of prompts cannot be read");
    return std::move(*parsed);
}

inline std::string furtherPrompts(const QString& language)
{
    QFile file(QStringLiteral(UKETSUKE_VOICE "/words/%1.json").arg(language));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

inline presentation::Snapshot fixtureNamed(const QString& name, const QString& language = QStringLiteral("ja"))
{
    for (auto& fixture : gallery::fixtures(language))
        if (fixture.name == name)
            return fixture.snapshot;
    qFatal("no such fixture");
}

inline bool has(const Keys& keys, std::string_view key) { return std::ranges::find(keys, key) != keys.end(); }

struct Booth {
    presentation::KioskView view;
    std::unique_ptr<presentation::KioskWindow> window;
    simulated::SimulatedClock clock;
    simulated::SimulatedVoice recorder{clock, [](const ports::Prompt&) { return std::chrono::milliseconds(10); }};
    std::optional<presentation::VoiceGuide> guide;
    QStringList lacking;

    explicit Booth(presentation::VoiceManners manners = {}, bool speaks = true)
    {
        view.setReducedMotion(true);
        view.setDefaultLanguage(QStringLiteral("ja"));
        auto made =
            presentation::KioskWindow::create(view, {.size = {1280, 800}, .mode = presentation::WindowMode::Windowed});
        if (!made)
            qFatal("the screens cannot be loaded");
        window = std::move(*made);
        if (!QTest::qWaitForWindowExposed(&window->window(), 30'000))
            qFatal("the window is not shown");
        // The first screen of a session waits for the others to be made; later ones come at once.
        show(fixtureNamed(QStringLiteral("readingCard")));
        QTest::qWait(60);
        show(fixtureNamed(QStringLiteral("welcome")));
        QTest::qWait(60);
        view.display()->setDefault({.voice = speaks});
        view.display()->setVoiceOffered(true);
        guide.emplace(view, recorder, book(), manners, &furtherPrompts);
        QObject::connect(&*guide, &presentation::VoiceGuide::notSpoken, &view,
                         [this](const QString& words) { lacking += words; });
    }

    void show(const presentation::Snapshot& snapshot)
    {
        view.show(snapshot);
        view.setLanguage(QString::fromStdString(snapshot.language));
        (void)window->window().grabWindow(); // a screen made on demand is there with the next frame
        (void)window->window().grabWindow();
    }
    /// A wait that is overslept ends without what fell due in it: that comes with the next events. The screen names
    /// its words in the first, or as the second begins, and they are said a moment after.
    void waitUntilSaid()
    {
        for (const int wait : {30, 40, 0})
            QTest::qWait(wait);
    }
    std::vector<simulated::HeardPrompt> prompts()
    {
        waitUntilSaid();
        clock.advance(std::chrono::seconds(60));
        return recorder.takeHeard();
    }
    Keys heard()
    {
        Keys keys;
        for (const auto& one : prompts())
            keys.push_back(one.prompt.key);
        return keys;
    }
    /// On a screen that has been said; the bell rings when this is over.
    void callStaff()
    {
        auto called = fixtureNamed(QStringLiteral("choosingMethod"));
        show(called);
        (void)prompts();
        called.staffCalled = true;
        called.staffCalls = 1;
        show(called);
        waitUntilSaid();
    }
    bool hearsHint()
    {
        for (int i = 0; i < 500; ++i) {
            QTest::qWait(10);
            if (std::ranges::any_of(heard(), [](const auto& key) { return key.starts_with("capturing-face."); }))
                return true;
        }
        return false;
    }
    void press(Qt::Key key) { QTest::keyClick(&window->window(), key); }
};

} // namespace uketsuke::listening
