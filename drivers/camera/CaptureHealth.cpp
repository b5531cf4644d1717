#include "drivers/camera/CaptureHealth.h"

#include <algorithm>
#include <cstring>

namespace uketsuke::camera {
namespace {

/// FNV-1a over words of eight bytes: not against an adversary, only against a stuck sensor.
std::uint64_t fingerprint(core::ByteView pixels)
{
    std::uint64_t hash = 14695981039346656037ULL;
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= pixels.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, pixels.data() + at, sizeof word);
        hash = (hash ^ word) * 1099511628211ULL;
    }
    for (; at < pixels.size(); ++at)
        hash = (hash ^ std::to_integer<std::uint64_t>(pixels[at])) * 1099511628211ULL;
    return hash;
}

/// A covered lens or a dead sensor, not a dark room: the automatic exposure lifts that far above this.
bool isBlack(core::ByteView pixels)
{
    constexpr auto brightest = std::byte{12};
    return std::ranges::all_of(pixels, [](std::byte value) { return value <= brightest; });
}

} // namespace

void CaptureHealth::begin(core::Milliseconds now)
{
    *this = CaptureHealth();
    m_running = true;
    m_lastFresh = m_lastLit = now;
}

void CaptureHealth::end() { *this = CaptureHealth(); }

void CaptureHealth::failed(core::Error error)
{
    // A device that was there and is not any more is lost, whatever the attempt to open it says.
    if (error.fault == core::Fault::CameraMissing && m_everFresh)
        error.fault = core::Fault::CameraLost;
    m_failure = std::move(error);
}

bool CaptureHealth::arrived(const ports::Frame& frame, core::Milliseconds now)
{
    const auto print = fingerprint(frame.pixels.view());
    if (m_everFresh && print == m_fingerprint)
        return false;
    m_fingerprint = print;
    m_lastFresh = now;
    if (!m_everFresh || !isBlack(frame.pixels.view()))
        m_lastLit = now;
    m_everFresh = true;
    m_malformedSinceFresh = false;
    m_failure.reset();
    return true;
}

core::Result<> CaptureHealth::verdict(core::Milliseconds now) const
{
    constexpr auto where = "camera::health";
    if (!m_running)
        return {};
    if (m_failure)
        return core::failure(*m_failure);
    if (now - m_lastFresh > (m_everFresh ? frozenAfter : warmUp)) {
        if (m_malformedSinceFresh)
            return core::failure(core::Fault::CameraFrameMalformed, where, "no whole picture");
        return core::failure(core::Fault::CameraFrozen, where,
                             m_everFresh ? core::Redacted("the picture stands still")
                                         : core::Redacted("no picture came"));
    }
    if (m_malformedSinceFresh && !m_everFresh && now - m_lastFresh > frozenAfter)
        return core::failure(core::Fault::CameraFrameMalformed, where, "no whole picture");
    if (m_everFresh && now - m_lastLit > frozenAfter)
        return core::failure(core::Fault::CameraFrozen, where, "the picture is black");
    return {};
}

} // namespace uketsuke::camera
