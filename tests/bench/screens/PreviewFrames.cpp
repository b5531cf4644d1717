#include "tests/bench/screens/PreviewFrames.h"

#include "app/presentation/FramePreview.h"
#include "app/presentation/KioskView.h"
#include "app/presentation/window/KioskWindow.h"
#include "drivers/simulated/SimulatedCamera.h"
#include "tools/gallery/Fixtures.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QQuickWindow>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <optional>
#include <thread>

namespace uketsuke::bench {

using namespace std::chrono_literals;

namespace {

constexpr QSize previewSize(646, 475); // as on the panel of 1280 x 800

void paintAlone(const ports::Frame& frame, QImage& target)
{
    const QImage image(reinterpret_cast<const uchar*>(frame.pixels.view().data()), frame.width, frame.height,
                       frame.width * 3, QImage::Format_BGR888);
    QPainter(&target).drawImage(QRect(QPoint(0, 0), target.size()), image);
}

} // namespace

PreviewFrames framesOfPreview(ports::FaceMatcher& matcher, const std::filesystem::path& person, int seconds)
{
    simulated::SimulatedCamera camera;
    if (!camera.show(person) || !camera.start())
        return {};
    presentation::KioskView view;
    auto window =
        presentation::KioskWindow::create(view, {.size = {1280, 800}, .mode = presentation::WindowMode::Windowed});
    if (!window || !QTest::qWaitForWindowExposed(&(*window)->window(), 30'000))
        return {};
    auto& shown = (*window)->window();
    for (const auto& fixture : gallery::fixtures(QStringLiteral("ja")))
        if (fixture.name == QLatin1String("capturingFace"))
            view.show(fixture.snapshot);

    // As app/kiosk does it.
    QTimer poll;
    poll.setTimerType(Qt::PreciseTimer);
    poll.setInterval(presentation::previewAskedEvery);
    QObject::connect(&poll, &QTimer::timeout, &view, [&] { view.showFrame(camera.latest()); });

    PreviewFrames frames;
    std::optional<Timer> began, polished, taken;
    std::uint64_t lastShown = 0;
    std::optional<std::chrono::steady_clock::time_point> before;
    bool counts = false; // not what comes before the first pictures
    QObject::connect(&shown, &QQuickWindow::afterAnimating, &view, [&] { began.emplace(); });
    QObject::connect(&shown, &QQuickWindow::beforeSynchronizing, &view, [&] { polished.emplace(); });
    QObject::connect(&shown, &QQuickWindow::beforeRendering, &view, [&] { taken.emplace(); });
    QObject::connect(&shown, &QQuickWindow::frameSwapped, &view, [&] {
        const auto frame = view.frame();
        if (!frame || frame->sequence == lastShown || !began || !polished || !taken)
            return;
        lastShown = frame->sequence;
        if (!counts)
            return;
        ++frames.shown;
        const auto now = std::chrono::steady_clock::now();
        if (before)
            frames.gaps.push_back(std::chrono::duration<double, std::milli>(now - *before).count());
        before = now;
        const auto between = [](Times& times, const Timer& from, const Timer* to) {
            times.cpu.push_back(from.cpuMilliseconds() - (to ? to->cpuMilliseconds() : 0));
            times.wall.push_back(from.wallMilliseconds() - (to ? to->wallMilliseconds() : 0));
        };
        between(frames.whole, *began, nullptr);
        between(frames.polish, *began, &*polished);
        between(frames.take, *polished, &*taken);
        between(frames.draw, *taken, nullptr);
    });

    std::atomic<int> compared{0};
    std::jthread vision([&](const std::stop_token& stopping) {
        std::uint64_t last = 0;
        while (!stopping.stop_requested()) {
            const auto frame = camera.latest();
            if (!frame || frame->sequence == last) {
                std::this_thread::sleep_for(4ms);
                continue;
            }
            last = frame->sequence;
            if (matcher.examine(*frame))
                ++compared;
        }
    });
    poll.start();
    QTest::qWait(1500); // models warm, memory paged in
    counts = true;
    compared = 0;
    const auto from = std::chrono::steady_clock::now();
    QTest::qWait(seconds * 1000);
    frames.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
    counts = false;
    frames.compared = compared;

    // The peer has the same company: camera and matcher go on.
    QImage target(previewSize, QImage::Format_ARGB32_Premultiplied);
    while (frames.peer.cpu.size() < 100) {
        QTest::qWait(15);
        const auto frame = camera.latest();
        if (!frame)
            continue;
        const Timer timer;
        paintAlone(*frame, target);
        frames.peer.take(timer);
    }
    vision.request_stop();
    vision.join();
    poll.stop();
    shown.disconnect();
    view.showFrame(nullptr);
    camera.stop();
    return frames;
}

} // namespace uketsuke::bench
