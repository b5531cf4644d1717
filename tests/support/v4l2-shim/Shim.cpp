// LD_PRELOAD library that pretends a V4L2 camera, so that the kiosk's real ioctl, poll and mmap calls run where no
// kernel driver is. The device is a timerfd (readable 30 times a second) with buffers in a memfd.
//
//   V4L2_SHIM_DEVICE   the pretended device file, /dev/video0 when not set; it need not exist
//   V4L2_SHIM_CONTROL  a folder that says how the camera behaves now. Looked at before every picture:
//       person      holds the folder whose pictures are seen, or "nobody" (as does no such file)
//       format      holds "yuyv" or "mjpeg" (the default); read when the device is opened
//       gone        unplugged: every call fails, and the device cannot be opened
//       busy        another program streams from it
//       stall       no pictures come
//       freeze      the same picture comes again and again
//       black       the lens is covered
//       torn        half of every picture is missing
//       resized     pictures of another size than agreed come
//       overlong    the driver says that more was written than the buffer holds
//       error       the driver marks every buffer as damaged
//       huge        the driver answers with an absurd size when the format is set
//       index       the driver hands out a buffer that does not exist
#include "drivers/simulated/PictureScene.h"
#include "tests/support/v4l2-shim/PictureEncoder.h"

#include <linux/videodev2.h>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <deque>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace {

using uketsuke::core::Bytes;
using uketsuke::simulated::PictureScene;

constexpr int width = 640;
constexpr int height = 480;
constexpr unsigned mostBuffers = 8;
constexpr std::size_t bufferSize = std::size_t{width} * height * 2;

struct Device {
    int memory{-1};
    std::byte* mapped{nullptr};
    bool mjpeg{true};
    bool streaming{false};
    unsigned buffers{0};
    unsigned sequence{0};
    std::deque<unsigned> queued;
    std::string person;
    PictureScene scene{width, height};
};

std::recursive_mutex& mutex()
{
    // Never destroyed: files are closed until the very end of the process.
    static auto* const instance = std::make_unique<std::recursive_mutex>().release();
    return *instance;
}
std::map<int, Device>& devices()
{
    static auto* const instance = std::make_unique<std::map<int, Device>>().release();
    return *instance;
}

/// The picture sent last, for `freeze`: a sensor that is stuck shows the same one to whoever opens it anew.
Bytes& lastSent()
{
    static auto* const instance = std::make_unique<Bytes>().release();
    return *instance;
}

template <class Function> Function real(const char* name) { return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name)); }
using OpenCall = int (*)(const char*, int, ...);
using CheckedOpenCall = int (*)(const char*, int);
using CloseCall = int (*)(int);
using IoctlCall = int (*)(int, unsigned long, ...);
using MmapCall = void* (*)(void*, size_t, int, int, int, off_t);

std::string control(const char* name)
{
    const char* folder = std::getenv("V4L2_SHIM_CONTROL");
    return folder ? std::string(folder) + "/" + name : std::string();
}
bool has(const char* name)
{
    const int before = errno;
    const auto file = control(name);
    const bool there = !file.empty() && access(file.c_str(), F_OK) == 0;
    errno = before;
    return there;
}
std::string word(const char* name)
{
    std::ifstream stream(control(name));
    std::string line;
    std::getline(stream, line);
    return line;
}

bool isPretended(const char* path)
{
    const char* device = std::getenv("V4L2_SHIM_DEVICE");
    return path && std::strcmp(path, device ? device : "/dev/video0") == 0;
}

int fail(int number)
{
    errno = number;
    return -1;
}

int openDevice()
{
    if (has("gone"))
        return fail(ENOENT);
    const int descriptor = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    if (descriptor < 0)
        return -1;
    const std::lock_guard lock(mutex());
    auto& device = devices()[descriptor];
    device.mjpeg = word("format") != "yuyv";
    if (!has("freeze"))
        lastSent().clear();
    return descriptor;
}

void closeDevice(int descriptor)
{
    const std::lock_guard lock(mutex());
    const auto found = devices().find(descriptor);
    if (found == devices().end())
        return;
    if (found->second.mapped)
        munmap(found->second.mapped, bufferSize * mostBuffers);
    if (found->second.memory >= 0)
        real<CloseCall>("close")(found->second.memory);
    devices().erase(found);
}

void pace(int descriptor, bool on)
{
    constexpr long interval = 33'333'333; // nanoseconds
    itimerspec timer{};
    if (on)
        timer = {{0, interval}, {0, interval}};
    timerfd_settime(descriptor, 0, &timer, nullptr);
}

void writeFormat(const Device& device, v4l2_pix_format& format)
{
    const bool huge = has("huge");
    format.width = huge ? 65'535 : width;
    format.height = huge ? 65'535 : height;
    format.pixelformat = device.mjpeg ? V4L2_PIX_FMT_MJPEG : V4L2_PIX_FMT_YUYV;
    format.field = V4L2_FIELD_NONE;
    format.bytesperline = device.mjpeg ? 0 : width * 2;
    format.sizeimage = bufferSize;
    format.colorspace = V4L2_COLORSPACE_SRGB;
}

Bytes nextPicture(Device& device)
{
    if (has("freeze") && !lastSent().empty())
        return lastSent();
    auto person = word("person");
    if (person != device.person || device.sequence == 0) {
        device.person = person;
        if (person.empty() || person == "nobody")
            device.scene.showNobody();
        else
            device.scene.show(person);
    }
    const auto seen = device.scene.next(has("black") ? PictureScene::Lens::Covered : PictureScene::Lens::Open);
    const int share = has("resized") ? 2 : 1;
    auto picture = device.mjpeg ? v4l2shim::toJpeg(seen.view(), width, width / share, height / share)
                                : v4l2shim::toYuyv(seen.view());
    if (has("torn") || (has("resized") && !device.mjpeg))
        picture.resize(picture.size() / 2);
    lastSent() = picture;
    return picture;
}

int requestBuffers(Device& device, v4l2_requestbuffers& request)
{
    if (request.memory != V4L2_MEMORY_MMAP)
        return fail(EINVAL);
    request.count = device.buffers = std::min(request.count, mostBuffers);
    device.queued.clear();
    if (device.memory < 0) {
        device.memory = memfd_create("v4l2-shim", MFD_CLOEXEC);
        if (device.memory < 0 || ftruncate(device.memory, static_cast<off_t>(bufferSize * mostBuffers)) != 0)
            return fail(ENOMEM);
        void* mapped = real<MmapCall>("mmap")(nullptr, bufferSize * mostBuffers, PROT_READ | PROT_WRITE, MAP_SHARED,
                                              device.memory, 0);
        if (mapped == MAP_FAILED)
            return fail(ENOMEM);
        device.mapped = static_cast<std::byte*>(mapped);
    }
    request.capabilities = V4L2_BUF_CAP_SUPPORTS_MMAP;
    return 0;
}

int dequeue(int descriptor, Device& device, v4l2_buffer& buffer)
{
    if (!device.streaming || !device.mapped)
        return fail(EINVAL);
    std::uint64_t ticks = 0;
    if (::read(descriptor, &ticks, sizeof ticks) != sizeof ticks || device.queued.empty() || has("stall"))
        return fail(EAGAIN);
    const unsigned index = device.queued.front();
    device.queued.pop_front();
    auto picture = nextPicture(device);
    picture.resize(std::min(picture.size(), bufferSize));
    std::ranges::copy(picture, device.mapped + index * bufferSize);

    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    buffer.index = has("index") ? 4711 : index;
    buffer.bytesused = has("overlong") ? 0xFFFFFFF0U : static_cast<unsigned>(picture.size());
    buffer.length = bufferSize;
    buffer.sequence = device.sequence++;
    buffer.flags = V4L2_BUF_FLAG_DONE | V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC | (has("error") ? V4L2_BUF_FLAG_ERROR : 0);
    buffer.field = V4L2_FIELD_NONE;
    buffer.timestamp = {now.tv_sec, now.tv_nsec / 1000};
    buffer.m.offset = static_cast<unsigned>(index * bufferSize);
    return 0;
}

int handle(int descriptor, Device& device, unsigned long request, void* argument)
{
    if (has("gone"))
        return fail(ENODEV);
    switch (request) {
    case VIDIOC_QUERYCAP: {
        auto& capability = *static_cast<v4l2_capability*>(argument);
        capability = {};
        std::strcpy(reinterpret_cast<char*>(capability.driver), "v4l2-shim");
        std::strcpy(reinterpret_cast<char*>(capability.card), "TEST camera");
        std::strcpy(reinterpret_cast<char*>(capability.bus_info), "platform:v4l2-shim");
        capability.device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
        capability.capabilities = capability.device_caps | V4L2_CAP_DEVICE_CAPS;
        return 0;
    }
    case VIDIOC_ENUM_FMT: {
        auto& description = *static_cast<v4l2_fmtdesc*>(argument);
        if (description.index != 0 || description.type != V4L2_BUF_TYPE_VIDEO_CAPTURE)
            return fail(EINVAL);
        description.flags = device.mjpeg ? V4L2_FMT_FLAG_COMPRESSED : 0;
        description.pixelformat = device.mjpeg ? V4L2_PIX_FMT_MJPEG : V4L2_PIX_FMT_YUYV;
        return 0;
    }
    case VIDIOC_G_FMT:
    case VIDIOC_TRY_FMT:
    case VIDIOC_S_FMT: {
        auto& format = *static_cast<v4l2_format*>(argument);
        if (format.type != V4L2_BUF_TYPE_VIDEO_CAPTURE)
            return fail(EINVAL);
        if (request == VIDIOC_S_FMT && has("busy"))
            return fail(EBUSY);
        writeFormat(device, format.fmt.pix);
        return 0;
    }
    case VIDIOC_G_PARM:
    case VIDIOC_S_PARM: {
        auto& rate = *static_cast<v4l2_streamparm*>(argument);
        rate.parm.capture.capability = V4L2_CAP_TIMEPERFRAME;
        rate.parm.capture.timeperframe = {1, 30};
        return 0;
    }
    case VIDIOC_REQBUFS: return requestBuffers(device, *static_cast<v4l2_requestbuffers*>(argument));
    case VIDIOC_QUERYBUF: {
        auto& buffer = *static_cast<v4l2_buffer*>(argument);
        if (buffer.index >= device.buffers)
            return fail(EINVAL);
        buffer.length = bufferSize;
        buffer.m.offset = static_cast<unsigned>(buffer.index * bufferSize);
        buffer.flags = 0;
        return 0;
    }
    case VIDIOC_QBUF: {
        const auto& buffer = *static_cast<v4l2_buffer*>(argument);
        if (buffer.index >= device.buffers)
            return fail(EINVAL);
        device.queued.push_back(buffer.index);
        return 0;
    }
    case VIDIOC_DQBUF: return dequeue(descriptor, device, *static_cast<v4l2_buffer*>(argument));
    case VIDIOC_STREAMON:
        device.streaming = true;
        pace(descriptor, true);
        return 0;
    case VIDIOC_STREAMOFF:
        device.streaming = false;
        device.queued.clear();
        pace(descriptor, false);
        return 0;
    }
    return fail(ENOTTY);
}

mode_t modeOf(int flags, va_list arguments)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

void* mapDevice(const char* name, void* address, size_t size, int protection, int flags, int descriptor, off_t offset)
{
    if (descriptor >= 0) {
        const std::lock_guard lock(mutex());
        const auto found = devices().find(descriptor);
        if (found != devices().end())
            descriptor = found->second.memory;
    }
    return real<MmapCall>(name)(address, size, protection, flags, descriptor, offset);
}

} // namespace

#define SHIM_EXPORT __attribute__((visibility("default")))

extern "C" {

SHIM_EXPORT int open(const char* path, int flags, ...)
{
    if (isPretended(path))
        return openDevice();
    va_list arguments;
    va_start(arguments, flags);
    const auto mode = modeOf(flags, arguments);
    va_end(arguments);
    return real<OpenCall>("open")(path, flags, mode);
}

SHIM_EXPORT int open64(const char* path, int flags, ...)
{
    if (isPretended(path))
        return openDevice();
    va_list arguments;
    va_start(arguments, flags);
    const auto mode = modeOf(flags, arguments);
    va_end(arguments);
    return real<OpenCall>("open64")(path, flags, mode);
}

// What _FORTIFY_SOURCE makes of open without a mode.
SHIM_EXPORT int __open_2(const char* path, int flags)
{
    return isPretended(path) ? openDevice() : real<CheckedOpenCall>("__open_2")(path, flags);
}
SHIM_EXPORT int __open64_2(const char* path, int flags)
{
    return isPretended(path) ? openDevice() : real<CheckedOpenCall>("__open64_2")(path, flags);
}

SHIM_EXPORT int close(int descriptor)
{
    closeDevice(descriptor);
    return real<CloseCall>("close")(descriptor);
}

SHIM_EXPORT int ioctl(int descriptor, unsigned long request, ...)
{
    va_list arguments;
    va_start(arguments, request);
    void* argument = va_arg(arguments, void*);
    va_end(arguments);
    {
        const std::lock_guard lock(mutex());
        const auto found = devices().find(descriptor);
        if (found != devices().end())
            return handle(descriptor, found->second, request, argument);
    }
    return real<IoctlCall>("ioctl")(descriptor, request, argument);
}

SHIM_EXPORT void* mmap(void* address, size_t size, int protection, int flags, int descriptor, off_t offset) noexcept
{
    return mapDevice("mmap", address, size, protection, flags, descriptor, offset);
}
SHIM_EXPORT void* mmap64(void* address, size_t size, int protection, int flags, int descriptor, off_t offset) noexcept
{
    return mapDevice("mmap64", address, size, protection, flags, descriptor, offset);
}

} // extern "C"
