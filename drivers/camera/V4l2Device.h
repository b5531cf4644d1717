// One opened V4L2 capture device with its mapped buffers: the only place with ioctls. Owned by the capture thread and
// used on it alone. Sets format and rate and nothing else: exposure and focus stay on automatic.
#pragma once

#include "app/core/Result.h"
#include "app/ports/Camera.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <vector>

namespace uketsuke::camera {

/// The clock of the frames' times: `steady_clock` is CLOCK_MONOTONIC here. Any thread.
[[nodiscard]] inline core::Milliseconds monotonicNow()
{
    return std::chrono::duration_cast<core::Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

class V4l2Device {
public:
    /// True when something can be opened there now; says nothing about what it is.
    [[nodiscard]] static core::Result<> probe(const std::filesystem::path& device);

    /// Opens, agrees on a format (MJPEG first, then YUYV) and begins to stream.
    /// Errors: CameraMissing, CameraLost, CameraFrameMalformed for a format nobody can mean.
    [[nodiscard]] static core::Result<std::unique_ptr<V4l2Device>> open(const std::filesystem::path& device, int width,
                                                                        int height);
    V4l2Device(const V4l2Device&) = delete;
    V4l2Device& operator=(const V4l2Device&) = delete;
    ~V4l2Device(); ///< wipes the buffers before it gives them back

    [[nodiscard]] int descriptor() const { return m_descriptor; }

    /// Takes the next filled buffer and decodes it. Nothing when none is ready. Never blocks.
    /// Errors: CameraFrameMalformed (the stream goes on), CameraLost (it does not).
    [[nodiscard]] core::Result<std::unique_ptr<ports::Frame>> takeFrame();

private:
    struct Mapping {
        std::byte* start;
        std::size_t length;
    };
    enum class Format { Mjpeg, Yuyv };

    explicit V4l2Device(int descriptor) : m_descriptor(descriptor) {}
    core::Result<> agreeOnFormat(int width, int height);
    core::Result<> mapBuffers();
    core::Result<> beginStream();

    int m_descriptor;
    Format m_format{Format::Yuyv};
    int m_width{0};
    int m_height{0};
    std::size_t m_bytesPerLine{0};
    std::vector<Mapping> m_mappings;
};

} // namespace uketsuke::camera
