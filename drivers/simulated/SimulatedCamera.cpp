#include "drivers/simulated/SimulatedCamera.h"

#include <chrono>

namespace uketsuke::simulated {
namespace {

constexpr std::chrono::microseconds interval{33'333};

core::Milliseconds monotonicNow()
{
    return std::chrono::duration_cast<core::Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

core::Error missing() { return {core::Fault::CameraMissing, "SimulatedCamera", "TEST camera is unplugged", -1}; }

} // namespace

SimulatedCamera::SimulatedCamera(int width, int height) : m_width(width), m_height(height), m_scene(width, height) {}

SimulatedCamera::~SimulatedCamera() { stop(); }

bool SimulatedCamera::show(const std::filesystem::path& folder)
{
    PictureScene scene(m_width, m_height);
    const bool seen = scene.show(folder); // reads files, so outside the lock
    const std::lock_guard lock(m_mutex);
    m_scene = std::move(scene);
    return seen;
}

void SimulatedCamera::showNobody()
{
    const std::lock_guard lock(m_mutex);
    m_scene.showNobody();
}

bool SimulatedCamera::act(std::string_view name)
{
    const std::lock_guard lock(m_mutex);
    return m_scene.act(name);
}

void SimulatedCamera::set(CameraTrouble trouble)
{
    const std::lock_guard lock(m_mutex);
    m_trouble = trouble;
}

core::Result<> SimulatedCamera::start()
{
    const std::lock_guard lock(m_mutex);
    const bool there = m_trouble != CameraTrouble::Gone;
    if (!m_thread.joinable()) {
        m_health.begin(monotonicNow());
        if (!there)
            m_health.failed(missing());
        m_thread = std::jthread([this](const std::stop_token& stopping) { run(stopping); });
    }
    if (!there)
        return core::failure(missing());
    return {};
}

void SimulatedCamera::stop()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
    m_thread = {};
    const std::lock_guard lock(m_mutex);
    m_latest.reset();
    m_health.end();
}

std::shared_ptr<const ports::Frame> SimulatedCamera::latest() const
{
    const std::lock_guard lock(m_mutex);
    return m_latest;
}

core::Result<> SimulatedCamera::health() const
{
    const std::lock_guard lock(m_mutex);
    return m_health.verdict(monotonicNow());
}

void SimulatedCamera::run(const std::stop_token& stopping)
{
    auto next = std::chrono::steady_clock::now();
    std::unique_lock lock(m_mutex);
    while (!stopping.stop_requested()) {
        capture();
        next = std::max(next + interval, std::chrono::steady_clock::now());
        m_tick.wait_until(lock, stopping, next, [] { return false; });
    }
}

void SimulatedCamera::capture()
{
    switch (m_trouble) {
    case CameraTrouble::Gone:
        m_latest.reset();
        m_health.failed(missing());
        return;
    case CameraTrouble::Torn: m_health.malformed(); return;
    case CameraTrouble::Frozen:
    case CameraTrouble::Stalled: return; // a picture seen before is no new one: both look the same from here
    case CameraTrouble::Black:
    case CameraTrouble::None: break;
    }
    auto frame = std::make_shared<ports::Frame>();
    frame->width = m_width;
    frame->height = m_height;
    frame->pixels =
        m_scene.next(m_trouble == CameraTrouble::Black ? PictureScene::Lens::Covered : PictureScene::Lens::Open);
    frame->captured = monotonicNow();
    if (m_health.arrived(*frame, frame->captured)) {
        frame->sequence = ++m_sequence;
        m_latest = std::move(frame);
    }
}

} // namespace uketsuke::simulated
