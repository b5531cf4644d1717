#include "tests/bench/face/Preview.h"

#include "app/presentation/FramePreview.h"
#include "app/presentation/KioskView.h"
#include "drivers/simulated/SimulatedCamera.h"

#include <QGuiApplication>
#include <QQuickWindow>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace uketsuke::bench {

using namespace std::chrono_literals;

PreviewRate previewWhileMatching(ports::FaceMatcher& matcher, const std::filesystem::path& person, int seconds)
{
    simulated::SimulatedCamera camera;
    if (!camera.show(person) || !camera.start())
        return {};

    presentation::KioskView view;
    QQuickWindow window;
    window.resize(1280, 800);
    presentation::FramePreview preview(window.contentItem());
    preview.setSize({646, 475}); // as on the panel of 1280 x 800
    preview.setKiosk(&view);
    window.show();

    // As app/kiosk does it.
    QTimer poll;
    poll.setInterval(33ms);
    QObject::connect(&poll, &QTimer::timeout, &view, [&] { view.showFrame(camera.latest()); });

    std::vector<int> drawn(std::size_t(seconds), 0);
    std::uint64_t lastDrawn = 0;
    auto began = std::chrono::steady_clock::time_point::max();
    QObject::connect(&window, &QQuickWindow::frameSwapped, &view, [&] {
        const auto frame = view.frame();
        const auto now = std::chrono::steady_clock::now();
        if (!frame || frame->sequence == lastDrawn)
            return;
        lastDrawn = frame->sequence;
        if (began == std::chrono::steady_clock::time_point::max())
            began = now; // from the first picture on
        const auto second = std::chrono::duration_cast<std::chrono::seconds>(now - began).count();
        if (second < seconds)
            ++drawn[std::size_t(second)];
        else
            QGuiApplication::quit();
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
    QTimer::singleShot(std::chrono::seconds(10 * seconds), &view, [] { QGuiApplication::quit(); }); // nothing is drawn
    poll.start();
    QGuiApplication::exec();
    vision.request_stop();
    vision.join();
    poll.stop();
    window.disconnect();
    view.showFrame(nullptr);
    camera.stop();

    PreviewRate rate{.lowest = double(*std::ranges::min_element(drawn)), .compared = compared};
    for (const int count : drawn)
        rate.mean += double(count) / seconds;
    return rate;
}

} // namespace uketsuke::bench
