// The voice over ALSA: one thread that takes what is to be said, reads the sound and gives it to the device a little
// ahead of the clock, so that it can stop at once. Owned by the composition root.
#pragma once

#include "app/ports/Voice.h"
#include "drivers/voice/AlsaOutput.h"
#include "drivers/voice/SoundFolder.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace uketsuke::voice {

struct AlsaVoiceOptions {
    std::string device;       ///< as ALSA names it
    std::string personDevice; ///< of the earphone; empty: what is for one person alone is not heard
    int volumePercent{100};
};

class AlsaVoice final : public ports::Voice {
public:
    /// Called on the voice's thread when its health changes.
    using HealthChanged = std::function<void(const core::Result<>&)>;

    AlsaVoice(AlsaVoiceOptions options, SoundFolder sounds, HealthChanged changed = {});
    ~AlsaVoice() override;

    bool say(std::vector<ports::Prompt> prompts, ports::Manner manner) override;
    void silence() override;
    [[nodiscard]] bool isSpeaking() const override;
    [[nodiscard]] core::Result<> health() const override;

private:
    void run();
    /// False when it was interrupted.
    bool play(const ports::Prompt& prompt, std::uint64_t turn);
    bool waitOr(std::chrono::steady_clock::time_point until, std::uint64_t turn);
    void report(core::Result<> health);

    AlsaVoiceOptions m_options;
    SoundFolder m_sounds;
    HealthChanged m_changed;
    AlsaOutput m_everybody;
    AlsaOutput m_person;

    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    std::deque<ports::Prompt> m_waiting;
    core::Result<> m_health;
    std::uint64_t m_turn{0}; ///< another one: what was said before is over
    bool m_speaking{false};
    bool m_ends{false};

    std::thread m_thread; ///< last: it uses everything above
};

} // namespace uketsuke::voice
