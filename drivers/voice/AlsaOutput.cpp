#include "drivers/voice/AlsaOutput.h"

#include <alsa/asoundlib.h>

#include <chrono>
#include <utility>

namespace uketsuke::voice {
namespace {

void keepQuiet(const char*, int, const char*, int, const char*, ...) {}

} // namespace

void AlsaOutput::Closer::operator()(_snd_pcm* handle) const { snd_pcm_close(handle); }

std::unexpected<core::Error> AlsaOutput::failed(int code)
{
    close();
    return core::failure(core::Fault::InternalFault, "AlsaOutput",
                         core::Redacted::reviewed(m_device + ": " + snd_strerror(code)));
}

core::Result<> AlsaOutput::prepare(unsigned rate, unsigned channels)
{
    // The library would write to standard error what is returned here as well.
    (void)snd_lib_error_set_handler(&keepQuiet);
    if (!m_handle) {
        snd_pcm_t* handle = nullptr;
        // Not blocking, also in the opening: a device in another program's hands says so at once.
        if (const int code = snd_pcm_open(&handle, m_device.c_str(), SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK);
            code < 0)
            return failed(code);
        m_handle.reset(handle);
        m_rate = 0;
    }
    if (m_rate == rate && m_channels == channels)
        return {};
    constexpr unsigned latency = 200'000; // microseconds
    (void)snd_pcm_drop(m_handle.get());
    if (const int code = snd_pcm_set_params(m_handle.get(), SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, channels,
                                            rate, 1, latency);
        code < 0)
        return failed(code);
    m_rate = rate;
    m_channels = channels;
    return {};
}

core::Result<> AlsaOutput::write(std::span<const std::int16_t> samples)
{
    if (!m_handle)
        return failed(-ENODEV);
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!samples.empty()) {
        auto taken = snd_pcm_writei(m_handle.get(), samples.data(), samples.size() / m_channels);
        if (taken == -EAGAIN) {
            taken = 0;
            if (const int code = snd_pcm_wait(m_handle.get(), static_cast<int>(patience.count()) / 10); code < 0)
                taken = code;
        }
        if (taken < 0) // an underrun or a suspended device is picked up again
            taken = snd_pcm_recover(m_handle.get(), static_cast<int>(taken), 1);
        if (taken < 0)
            return failed(static_cast<int>(taken));
        samples = samples.subspan(static_cast<std::size_t>(taken) * m_channels);
        if (!samples.empty() && std::chrono::steady_clock::now() > until)
            return failed(-ETIMEDOUT);
    }
    // Short sounds would wait for a full buffer.
    if (snd_pcm_state(m_handle.get()) == SND_PCM_STATE_PREPARED)
        (void)snd_pcm_start(m_handle.get());
    return {};
}

void AlsaOutput::drop()
{
    if (!m_handle)
        return;
    (void)snd_pcm_drop(m_handle.get());
    (void)snd_pcm_prepare(m_handle.get());
}

void AlsaOutput::close() { m_handle.reset(); }

} // namespace uketsuke::voice
