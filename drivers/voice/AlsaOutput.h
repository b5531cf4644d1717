// One playback device by its ALSA name. Opened with the first sound, closed when told; a device that is gone is a
// result, and opening it is tried again with a later sound. On the voice's thread only. Never waits longer than a
// device that takes nothing for `patience`.
#pragma once

#include "app/core/Instant.h"
#include "app/core/Result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>

struct _snd_pcm; // ALSA's own name

namespace uketsuke::voice {

class AlsaOutput {
public:
    static constexpr core::Milliseconds patience{1'000};

    explicit AlsaOutput(std::string device) : m_device(std::move(device)) {}

    /// Gets ready for sound of that kind. Errors, here and below: InternalFault.
    [[nodiscard]] core::Result<> prepare(unsigned rate, unsigned channels);
    /// Interleaved samples of the kind that was prepared.
    [[nodiscard]] core::Result<> write(std::span<const std::int16_t> samples);
    /// What was written and is not heard yet is not heard any more.
    void drop();
    void close();
    [[nodiscard]] bool isOpen() const { return m_handle != nullptr; }

private:
    struct Closer {
        void operator()(_snd_pcm* handle) const;
    };
    std::unexpected<core::Error> failed(int code);

    std::string m_device;
    std::unique_ptr<_snd_pcm, Closer> m_handle;
    unsigned m_rate{0};
    unsigned m_channels{0};
};

} // namespace uketsuke::voice
