#include "tests/bench/screens/Sessions.h"

#include "app/presentation/KioskView.h"
#include "app/presentation/window/KioskWindow.h"
#include "tools/gallery/Fixtures.h"

#include <QGuiApplication>
#include <QPointingDevice>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <malloc.h>

namespace uketsuke::bench {

namespace {

using presentation::KioskView;
using presentation::KioskWindow;

constexpr int patience = 30'000;

struct Step {
    const char* screen;
    const char* button;
    const char* next; ///< empty: the screen stays, and only its look answers
};
// The way of a patient who types a number and decides one by one, and what can be touched beside it.
constexpr Step way[] = {{"choosingMethod", "method.face", "enteringCardNumber"},
                        {"choosingMethod", "method.pin", "enteringPin"},
                        {"enteringPin", "digit.5", ""},
                        {"enteringCardNumber", "nav.back", "choosingMethod"},
                        {"capturingFace", "method.pin", "enteringPin"},
                        {"consentSummary", "consent.oneByOne", "consentItem"},
                        {"consentItem", "item.agree", "reviewing"},
                        {"reviewing", "review.confirm", "sealing"},
                        {"consentSummary", "consent.agreeAll", "finished"},
                        {"consentSummary", "language.en", ""},
                        {"guardian", "guardian.self", "preparing"}};

presentation::Snapshot snapshotNamed(const std::vector<gallery::Fixture>& fixtures, const char* name)
{
    for (const auto& fixture : fixtures)
        if (fixture.name == QLatin1String(name))
            return fixture.snapshot;
    qFatal("no fixture %s", name);
}

QQuickItem* visibleNamed(QQuickItem* item, const QString& name)
{
    if (!item->isVisible())
        return nullptr;
    if (item->objectName() == name)
        return item;
    for (auto* child : item->childItems())
        if (auto* found = visibleNamed(child, name))
            return found;
    return nullptr;
}

double residentMebibytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:"))
            return std::stod(line.substr(6)) / 1024;
    return 0;
}

} // namespace

TouchAnswers answersToTouches(int rounds)
{
    KioskView view;
    auto window = KioskWindow::create(view, {.size = {1280, 800}, .mode = presentation::WindowMode::Windowed});
    if (!window || !QTest::qWaitForWindowExposed(&(*window)->window(), patience))
        return {};
    auto& shown = (*window)->window();
    const std::unique_ptr<QPointingDevice> finger(QTest::createTouchDevice());
    const auto fixtures = gallery::fixtures(QStringLiteral("ja"));
    int frames = 0;
    QObject::connect(&shown, &QQuickWindow::frameSwapped, &view, [&frames] { ++frames; });
    const auto settle = [&](int wanted) {
        frames = 0;
        (void)QTest::qWaitFor(
            [&] {
                shown.update();
                return frames >= wanted;
            },
            patience);
        QTest::qWait(60); // nothing is under way any more; what an animation still draws belongs to nobody's touch
    };

    TouchAnswers answers;
    for (int round = 0; round < rounds; ++round)
        for (const auto& step : way) {
            view.onEvent({});
            view.show({});
            view.setLanguage(QStringLiteral("ja"));
            view.show(snapshotNamed(fixtures, step.screen));
            settle(4);
            auto* button = visibleNamed(shown.contentItem(), QLatin1String(step.button));
            if (!button)
                qFatal("%s is not on %s", step.button, step.screen);
            const QPoint middle = button->mapToScene(QPointF(button->width() / 2, button->height() / 2)).toPoint();
            if (*step.next)
                view.onEvent([&](const session::SessionEvent& event) {
                    if (!std::holds_alternative<session::Activity>(event))
                        view.show(snapshotNamed(fixtures, step.next));
                });

            frames = 0;
            const Timer press;
            QTest::touchEvent(&shown, finger.get()).press(0, middle, &shown);
            if (!QTest::qWaitFor([&] { return frames > 0; }, patience))
                return {};
            answers.pressed.take(press);
            settle(1);

            frames = 0;
            const Timer release;
            QTest::touchEvent(&shown, finger.get()).release(0, middle, &shown);
            if (!QTest::qWaitFor([&] { return frames > 0; }, patience))
                return {};
            answers.followed.take(release);
            if (*step.next && view.screen() != QLatin1String(step.next))
                qFatal("%s did not lead to %s", step.button, step.next);
        }
    return answers;
}

SessionMemory memoryOverSessions(int warm, int sessions)
{
    KioskView view;
    auto window = KioskWindow::create(view, {.size = {1280, 800}, .mode = presentation::WindowMode::Windowed});
    if (!window || !QTest::qWaitForWindowExposed(&(*window)->window(), patience))
        return {};
    auto& shown = (*window)->window();
    int frames = 0;
    QObject::connect(&shown, &QQuickWindow::frameSwapped, &view, [&frames] { ++frames; });
    const std::vector<gallery::Fixture> languages[] = {gallery::fixtures(QStringLiteral("ja")),
                                                       gallery::fixtures(QStringLiteral("en"))};
    const auto camera = gallery::testFrame();
    SessionMemory memory;
    for (int session = 1; session <= sessions; ++session) {
        view.setDefaultLanguage(session % 3 == 0 ? QStringLiteral("en") : QStringLiteral("ja"));
        const auto& fixtures = languages[session % 3 == 0 ? 1 : 0];
        for (std::size_t i = 0; i < fixtures.size(); ++i) {
            const auto& fixture = fixtures[i];
            // Every screen in every session; its variants in turns.
            if (fixture.name.contains(QLatin1Char('-')) && (i + std::size_t(session)) % 5 != 0)
                continue;
            view.show(fixture.snapshot);
            view.setLanguage(view.language());
            for (int digit = 0; digit < fixture.digits; ++digit)
                view.pressDigit(digit % 10);
            view.showFrame(fixture.frame ? camera : nullptr);
            frames = 0;
            (void)QTest::qWaitFor([&] { return frames > 0; }, 200); // a screen like the one before draws nothing
        }
        view.show(snapshotNamed(fixtures, "welcome"));
        QCoreApplication::processEvents();
        (void)malloc_trim(0); // as app/kiosk does it between two patients
        if (session == warm)
            memory.early = residentMebibytes();
    }
    memory.late = residentMebibytes();
    return memory;
}

} // namespace uketsuke::bench
