#include "drivers/camera/V4l2Device.h"

#include "drivers/camera/FrameDecoder.h"

#include <linux/videodev2.h>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>

namespace uketsuke::camera {
namespace {

constexpr std::uint32_t wantedBuffers = 4;
constexpr std::uint32_t mostBuffers = 32; // VIDEO_MAX_FRAME
constexpr std::size_t largestBuffer = std::size_t{64} * 1024 * 1024;

int control(int descriptor, unsigned long request, void* argument)
{
    int result = 0;
    do {
        result = ::ioctl(descriptor, request, argument);
    } while (result < 0 && errno == EINTR);
    return result;
}

core::Fault faultOf(int number)
{
    return number == ENOENT || number == ENODEV || number == ENXIO || number == EACCES || number == EPERM
                   || number == ENOTDIR || number == EISDIR
               ? core::Fault::CameraMissing
               : core::Fault::CameraLost;
}

auto systemFailure(core::Redacted what)
{
    const int number = errno;
    return core::failure(faultOf(number), "V4l2Device", std::move(what) + ", errno " + core::Redacted::number(number));
}

/// The driver's time when it can be believed, otherwise now.
core::Milliseconds captureTime(const v4l2_buffer& buffer)
{
    const auto now = monotonicNow();
    if ((buffer.flags & V4L2_BUF_FLAG_TIMESTAMP_MASK) != V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC
        || buffer.timestamp.tv_sec < 0 || buffer.timestamp.tv_sec > now.count() / 1000 || buffer.timestamp.tv_usec < 0
        || buffer.timestamp.tv_usec >= 1'000'000)
        return now;
    const core::Milliseconds told(static_cast<std::int64_t>(buffer.timestamp.tv_sec) * 1000
                                  + buffer.timestamp.tv_usec / 1000);
    return told <= now && now - told < std::chrono::seconds(2) ? told : now;
}

v4l2_buffer captureBuffer()
{
    v4l2_buffer buffer{};
    buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    buffer.memory = V4L2_MEMORY_MMAP;
    return buffer;
}

bool offers(int descriptor, std::uint32_t pixelFormat)
{
    for (std::uint32_t index = 0; index < 64; ++index) {
        v4l2_fmtdesc description{};
        description.index = index;
        description.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        if (control(descriptor, VIDIOC_ENUM_FMT, &description) < 0)
            return false;
        if (description.pixelformat == pixelFormat)
            return true;
    }
    return false;
}

int openNonBlocking(const std::filesystem::path& device)
{
    return ::open(device.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
}

} // namespace

core::Result<> V4l2Device::probe(const std::filesystem::path& device)
{
    const int descriptor = openNonBlocking(device);
    if (descriptor < 0)
        return systemFailure("open");
    ::close(descriptor);
    return {};
}

core::Result<std::unique_ptr<V4l2Device>> V4l2Device::open(const std::filesystem::path& device, int width, int height)
{
    const int descriptor = openNonBlocking(device);
    if (descriptor < 0)
        return systemFailure("open");
    std::unique_ptr<V4l2Device> opened(new V4l2Device(descriptor)); // the constructor is private

    v4l2_capability capability{};
    if (control(descriptor, VIDIOC_QUERYCAP, &capability) < 0)
        return core::failure(core::Fault::CameraMissing, "V4l2Device::open", "not a video device");
    const auto able =
        (capability.capabilities & V4L2_CAP_DEVICE_CAPS) != 0 ? capability.device_caps : capability.capabilities;
    if ((able & V4L2_CAP_VIDEO_CAPTURE) == 0 || (able & V4L2_CAP_STREAMING) == 0)
        return core::failure(core::Fault::CameraMissing, "V4l2Device::open", "no capture by streaming");

    if (auto agreed = opened->agreeOnFormat(width, height); !agreed)
        return core::failure(agreed.error());
    if (auto mapped = opened->mapBuffers(); !mapped)
        return core::failure(mapped.error());
    if (auto streaming = opened->beginStream(); !streaming)
        return core::failure(streaming.error());
    return opened;
}

V4l2Device::~V4l2Device()
{
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    control(m_descriptor, VIDIOC_STREAMOFF, &type);
    for (const auto& mapping : m_mappings) {
        core::wipe({mapping.start, mapping.length});
        ::munmap(mapping.start, mapping.length);
    }
    ::close(m_descriptor);
}

core::Result<> V4l2Device::agreeOnFormat(int width, int height)
{
    const bool mjpeg = offers(m_descriptor, V4L2_PIX_FMT_MJPEG);
    if (!mjpeg && !offers(m_descriptor, V4L2_PIX_FMT_YUYV))
        return core::failure(core::Fault::CameraMissing, "V4l2Device::agreeOnFormat", "neither MJPEG nor YUYV");
    m_format = mjpeg ? Format::Mjpeg : Format::Yuyv;

    v4l2_format format{};
    format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    format.fmt.pix.width = static_cast<std::uint32_t>(width);
    format.fmt.pix.height = static_cast<std::uint32_t>(height);
    format.fmt.pix.pixelformat = mjpeg ? V4L2_PIX_FMT_MJPEG : V4L2_PIX_FMT_YUYV;
    format.fmt.pix.field = V4L2_FIELD_NONE;
    if (control(m_descriptor, VIDIOC_S_FMT, &format) < 0)
        return systemFailure("set format");

    // The driver may choose otherwise, and what it says is from outside.
    const auto& agreed = format.fmt.pix;
    const auto wanted = mjpeg ? V4L2_PIX_FMT_MJPEG : V4L2_PIX_FMT_YUYV;
    if (agreed.pixelformat != wanted || !isSaneSize(agreed.width, agreed.height))
        return core::failure(core::Fault::CameraFrameMalformed, "V4l2Device::agreeOnFormat", "format");
    m_width = static_cast<int>(agreed.width);
    m_height = static_cast<int>(agreed.height);
    m_bytesPerLine = agreed.bytesperline != 0 ? agreed.bytesperline : std::size_t{agreed.width} * 2;

    // 30 pictures a second where that can be asked for; what comes instead is good as well.
    v4l2_streamparm rate{};
    rate.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    rate.parm.capture.timeperframe = {1, 30};
    control(m_descriptor, VIDIOC_S_PARM, &rate);
    return {};
}

core::Result<> V4l2Device::mapBuffers()
{
    v4l2_requestbuffers request{};
    request.count = wantedBuffers;
    request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    request.memory = V4L2_MEMORY_MMAP;
    if (control(m_descriptor, VIDIOC_REQBUFS, &request) < 0)
        return systemFailure("request buffers");
    if (request.count < 2 || request.count > mostBuffers)
        return core::failure(core::Fault::CameraFrameMalformed, "V4l2Device::mapBuffers", "count of buffers");
    m_mappings.reserve(request.count);
    for (std::uint32_t index = 0; index < request.count; ++index) {
        auto buffer = captureBuffer();
        buffer.index = index;
        if (control(m_descriptor, VIDIOC_QUERYBUF, &buffer) < 0)
            return systemFailure("query buffer");
        if (buffer.length == 0 || buffer.length > largestBuffer)
            return core::failure(core::Fault::CameraFrameMalformed, "V4l2Device::mapBuffers", "length of a buffer");
        void* start = ::mmap(nullptr, buffer.length, PROT_READ | PROT_WRITE, MAP_SHARED, m_descriptor,
                             static_cast<off_t>(buffer.m.offset));
        if (start == MAP_FAILED)
            return systemFailure("map");
        m_mappings.push_back({static_cast<std::byte*>(start), buffer.length});
    }
    return {};
}

core::Result<> V4l2Device::beginStream()
{
    for (std::uint32_t index = 0; index < m_mappings.size(); ++index) {
        auto buffer = captureBuffer();
        buffer.index = index;
        if (control(m_descriptor, VIDIOC_QBUF, &buffer) < 0)
            return systemFailure("queue buffer");
    }
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    if (control(m_descriptor, VIDIOC_STREAMON, &type) < 0)
        return systemFailure("begin stream");
    return {};
}

core::Result<std::unique_ptr<ports::Frame>> V4l2Device::takeFrame()
{
    auto buffer = captureBuffer();
    if (control(m_descriptor, VIDIOC_DQBUF, &buffer) < 0) {
        if (errno == EAGAIN)
            return nullptr;
        const int number = errno;
        return core::failure(core::Fault::CameraLost, "V4l2Device::takeFrame",
                             core::Redacted("errno ") + core::Redacted::number(number));
    }
    if (buffer.index >= m_mappings.size())
        return core::failure(core::Fault::CameraLost, "V4l2Device::takeFrame", "index of a buffer");

    const auto& mapping = m_mappings[buffer.index];
    const bool whole = (buffer.flags & V4L2_BUF_FLAG_ERROR) == 0 && buffer.bytesused <= mapping.length;
    core::Result<ports::Frame> decoded =
        core::failure(core::Fault::CameraFrameMalformed, "V4l2Device::takeFrame", "the driver marks an error");
    if (whole) {
        const core::ByteView picture(mapping.start, buffer.bytesused);
        decoded =
            m_format == Format::Mjpeg ? decodeJpeg(picture) : convertYuyv(picture, m_width, m_height, m_bytesPerLine);
    }
    const auto captured = captureTime(buffer);
    if (control(m_descriptor, VIDIOC_QBUF, &buffer) < 0)
        return core::failure(core::Fault::CameraLost, "V4l2Device::takeFrame", "queue buffer");
    if (!decoded)
        return core::failure(decoded.error());
    if (decoded->width != m_width || decoded->height != m_height)
        return core::failure(core::Fault::CameraFrameMalformed, "V4l2Device::takeFrame", "another size than agreed");
    decoded->captured = captured;
    return std::make_unique<ports::Frame>(std::move(*decoded));
}

} // namespace uketsuke::camera
