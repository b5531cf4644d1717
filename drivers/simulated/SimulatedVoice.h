// TEST: a voice that nobody hears. Keeps what would have been heard, and when, by the clock it is given. Any thread.
#pragma once

#include "app/ports/Clock.h"
#include "app/ports/Voice.h"

#include <deque>
#include <functional>
#include <mutex>

namespace uketsuke::simulated {

struct HeardPrompt {
    ports::Prompt prompt;
    core::Milliseconds began{0};
    std::uint64_t interruption{0}; ///< how often something was cut off before it: who listens hears that
};

class SimulatedVoice final : public ports::Voice {
public:
    using LengthOf = std::function<core::Milliseconds(const ports::Prompt&)>;

    SimulatedVoice(const ports::Clock& clock, LengthOf lengthOf) : m_clock(clock), m_lengthOf(std::move(lengthOf)) {}

    bool say(std::vector<ports::Prompt> prompts, ports::Manner manner) override;
    void silence() override;
    [[nodiscard]] bool isSpeaking() const override;
    [[nodiscard]] core::Result<> health() const override { return {}; }

    /// What has begun to be heard since this was last asked.
    [[nodiscard]] std::vector<HeardPrompt> takeHeard();

private:
    struct Planned {
        HeardPrompt heard;
        core::Milliseconds ends{0};
    };
    void cutAt(core::Milliseconds now);

    const ports::Clock& m_clock;
    LengthOf m_lengthOf;
    mutable std::mutex m_mutex;
    std::deque<Planned> m_planned; ///< in the order in which they are heard; the first ones may be over
    std::uint64_t m_interruptions{0};
    std::size_t m_told{0}; ///< how many of them were taken as heard
};

} // namespace uketsuke::simulated
