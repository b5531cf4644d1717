#include "drivers/camera/V4l2Camera.h"

#include "drivers/camera/V4l2Device.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <utility>

namespace uketsuke::camera {
V4l2Camera::V4l2Camera(V4l2CameraOptions options) : m_options(std::move(options)) {}

V4l2Camera::~V4l2Camera() { stop(); }

core::Result<> V4l2Camera::start()
{
    const auto there = V4l2Device::probe(m_options.device);
    if (m_thread.joinable())
        return there;
    m_wake = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (m_wake < 0)
        return core::failure(core::Fault::InternalFault, "V4l2Camera::start", "no event descriptor");
    {
        const std::lock_guard lock(m_mutex);
        m_health.begin(monotonicNow());
        if (!there)
            m_health.failed(there.error());
    }
    m_thread = std::jthread([this](const std::stop_token& stopping) { run(stopping); });
    return there;
}

void V4l2Camera::stop()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    constexpr std::uint64_t one = 1;
    // An eventfd refuses eight bytes only when it is full, and a full one wakes as well.
    [[maybe_unused]] const auto written = ::write(m_wake, &one, sizeof one);
    m_thread.join();
    m_thread = {};
    ::close(std::exchange(m_wake, -1));
    const std::lock_guard lock(m_mutex);
    m_latest.reset();
    m_health.end();
}

std::shared_ptr<const ports::Frame> V4l2Camera::latest() const
{
    const std::lock_guard lock(m_mutex);
    return m_latest;
}

core::Result<> V4l2Camera::health() const
{
    const std::lock_guard lock(m_mutex);
    return m_health.verdict(monotonicNow());
}

void V4l2Camera::run(const std::stop_token& stopping)
{
    auto wait = m_options.firstWait;
    while (!stopping.stop_requested()) {
        if (openAndCapture(stopping))
            wait = m_options.firstWait;
        rest(wait);
        wait = std::min(wait * 2, m_options.longestWait);
    }
}

bool V4l2Camera::openAndCapture(const std::stop_token& stopping)
{
    const auto device = V4l2Device::open(m_options.device, m_options.width, m_options.height);
    if (!device) {
        lose(device.error());
        return false;
    }
    return captureFrom(**device, stopping);
}

bool V4l2Camera::captureFrom(V4l2Device& device, const std::stop_token& stopping)
{
    constexpr int longestPoll = 200; // milliseconds, so that standing still is noticed
    const auto opened = monotonicNow();
    bool anyFresh = false;
    while (!stopping.stop_requested()) {
        std::array<pollfd, 2> watched{{{device.descriptor(), POLLIN, 0}, {m_wake, POLLIN, 0}}};
        const int ready = ::poll(watched.data(), watched.size(), longestPoll);
        if (ready < 0 && errno != EINTR) {
            lose({core::Fault::CameraLost, "V4l2Camera::captureFrom", "poll", -1});
            return anyFresh;
        }
        if (watched[1].revents != 0)
            return anyFresh;
        if (ready > 0 && watched[0].revents != 0) {
            auto frame = device.takeFrame();
            const std::lock_guard lock(m_mutex);
            if (!frame && frame.error().fault == core::Fault::CameraFrameMalformed) {
                m_health.malformed();
            } else if (!frame) {
                m_latest.reset();
                m_health.failed(frame.error());
                return anyFresh;
            } else if (!*frame && (watched[0].revents & POLLIN) == 0) {
                // POLLERR and yet no answer to the request for a picture: waiting on would turn in circles.
                m_latest.reset();
                m_health.failed({core::Fault::CameraLost, "V4l2Camera::captureFrom", "poll error", -1});
                return anyFresh;
            } else if (*frame && m_health.arrived(**frame, monotonicNow())) {
                anyFresh = true;
                (*frame)->sequence = ++m_sequence;
                m_latest = std::shared_ptr<const ports::Frame>(std::move(*frame));
            }
        }
        const std::lock_guard lock(m_mutex);
        if (monotonicNow() - std::max(opened, m_health.lastFresh()) > m_options.reopenAfter)
            return anyFresh; // a stream begun anew has cured many a stuck camera
    }
    return anyFresh;
}

void V4l2Camera::lose(core::Error error)
{
    const std::lock_guard lock(m_mutex);
    m_latest.reset();
    m_health.failed(std::move(error));
}

void V4l2Camera::rest(core::Milliseconds span) const
{
    pollfd watched{m_wake, POLLIN, 0};
    ::poll(&watched, 1, static_cast<int>(span.count()));
}

} // namespace uketsuke::camera
