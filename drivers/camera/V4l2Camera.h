// The camera at the counter: captures on a thread of its own, keeps the newest picture and nothing older, and opens the
// device again by itself after it was lost or stood still. Owned by the composition root. Never writes a picture
// anywhere and never touches exposure or focus.
#pragma once

#include "app/ports/Camera.h"
#include "drivers/camera/CaptureHealth.h"

#include <filesystem>
#include <mutex>
#include <stop_token>
#include <thread>

namespace uketsuke::camera {

class V4l2Device;

struct V4l2CameraOptions {
    std::filesystem::path device{"/dev/video0"};
    int width{640};
    int height{480};
    core::Milliseconds firstWait{250};    ///< before a device that failed is opened again
    core::Milliseconds longestWait{2000}; ///< the wait doubles up to this
    core::Milliseconds reopenAfter{3000}; ///< without a new picture
};

class V4l2Camera final : public ports::Camera {
public:
    explicit V4l2Camera(V4l2CameraOptions options);
    ~V4l2Camera() override;

    core::Result<> start() override;
    void stop() override;
    [[nodiscard]] std::shared_ptr<const ports::Frame> latest() const override;
    [[nodiscard]] core::Result<> health() const override;

private:
    void run(const std::stop_token& stopping);
    // Both return true when at least one new picture came.
    bool openAndCapture(const std::stop_token& stopping);
    bool captureFrom(V4l2Device& device, const std::stop_token& stopping);
    void lose(core::Error error);
    /// Returns at once when stopping.
    void rest(core::Milliseconds span) const;

    const V4l2CameraOptions m_options;
    int m_wake{-1}; ///< eventfd: ends every wait of the capture thread
    std::jthread m_thread;

    mutable std::mutex m_mutex; ///< guards what follows
    std::shared_ptr<const ports::Frame> m_latest;
    CaptureHealth m_health;
    std::uint64_t m_sequence{0};
};

} // namespace uketsuke::camera
