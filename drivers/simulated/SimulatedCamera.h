// TEST: a camera that sees the pictures of a folder, 30 times a second, and has every trouble a real one has on demand.
// Judged by the same CaptureHealth as the real one. Development builds only. `show…` and `set` from any thread.
#pragma once

#include "app/ports/Camera.h"
#include "drivers/camera/CaptureHealth.h"
#include "drivers/simulated/PictureScene.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace uketsuke::simulated {

enum class CameraTrouble {
    None,
    Frozen,  ///< the same picture again and again
    Black,   ///< the lens is covered
    Torn,    ///< pictures cut in half
    Stalled, ///< no pictures
    Gone     ///< unplugged
};

class SimulatedCamera final : public ports::Camera {
public:
    explicit SimulatedCamera(int width = 640, int height = 480);
    ~SimulatedCamera() override;

    /// False when the folder has no readable picture; nobody is seen then.
    bool show(const std::filesystem::path& folder);
    void showNobody();
    /// The person does this until told otherwise; empty: nothing. False when they do not know how.
    bool act(std::string_view name);
    void set(CameraTrouble trouble);

    core::Result<> start() override;
    void stop() override;
    [[nodiscard]] std::shared_ptr<const ports::Frame> latest() const override;
    [[nodiscard]] core::Result<> health() const override;

private:
    void run(const std::stop_token& stopping);
    void capture();

    const int m_width;
    const int m_height;
    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable_any m_tick;
    PictureScene m_scene;
    CameraTrouble m_trouble{CameraTrouble::None};
    camera::CaptureHealth m_health;
    std::shared_ptr<const ports::Frame> m_latest;
    std::uint64_t m_sequence{0};
    std::jthread m_thread; ///< last: it must end before the rest goes
};

} // namespace uketsuke::simulated
