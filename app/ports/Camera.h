// Pictures of the person in front of the kiosk. Real: drivers/camera (V4L2). Frames live in wiped memory.
//
// Contract: `latest` never blocks and never gives an old picture twice as new: the sequence tells. A camera that is
// lost, frozen, black or torn is a state, and it heals by itself while started. Thread: start/stop on one thread,
// `latest` and `health` from any.
#pragma once

#include "app/core/Instant.h"
#include "app/core/Result.h"
#include "app/core/SecureBytes.h"

#include <cstdint>
#include <memory>

namespace uketsuke::ports {

/// Interleaved 8-bit BGR, rows without padding: `pixels.size() == width * height * 3`.
struct Frame {
    int width{0};
    int height{0};
    core::SecureBytes pixels;
    core::Milliseconds captured{0}; ///< monotonic
    std::uint64_t sequence{0};      ///< grows by at least one for every new picture
};

class Camera {
public:
    virtual ~Camera() = default;
    /// Begins to capture; returns at once. Errors: CameraMissing when there is no such device now (it may come back).
    virtual core::Result<> start() = 0;
    /// Ends capturing and wipes the slot.
    virtual void stop() = 0;
    /// The newest frame, or nothing before the first one. Shared, read-only, wiped with its last owner.
    [[nodiscard]] virtual std::shared_ptr<const Frame> latest() const = 0;
    /// Success, or CameraMissing, CameraLost, CameraFrozen, CameraFrameMalformed.
    [[nodiscard]] virtual core::Result<> health() const = 0;
};

} // namespace uketsuke::ports
