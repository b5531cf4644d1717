#include "drivers/voice/AlsaVoice.h"

#include <algorithm>

namespace uketsuke::voice {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto chunk = std::chrono::milliseconds(40);
constexpr auto ahead = std::chrono::milliseconds(120);    // of the clock: what cannot be taken back without a crackle
constexpr auto idleBeforeClose = std::chrono::seconds(5); // then others may have the device

} // namespace

AlsaVoice::AlsaVoice(AlsaVoiceOptions options, SoundFolder sounds, HealthChanged changed)
    : m_options(std::move(options)), m_sounds(std::move(sounds)), m_changed(std::move(changed)),
      m_everybody(m_options.device), m_person(m_options.personDevice), m_thread([this] { run(); })
{
}

AlsaVoice::~AlsaVoice()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_ends = true;
        ++m_turn;
    }
    m_wake.notify_all();
    m_thread.join();
}

bool AlsaVoice::say(std::vector<ports::Prompt> prompts, ports::Manner manner)
{
    {
        const std::scoped_lock lock(m_mutex);
        const bool speaks = m_speaking || !m_waiting.empty();
        if (manner == ports::Manner::IfSilent && speaks)
            return false;
        if ((manner == ports::Manner::After ? m_waiting.size() : 0) + prompts.size() > mostWaiting)
            return false;
        if (manner == ports::Manner::Instead) {
            m_waiting.clear();
            ++m_turn;
        }
        std::ranges::move(prompts, std::back_inserter(m_waiting));
    }
    m_wake.notify_all();
    return true;
}

void AlsaVoice::silence()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.clear();
        ++m_turn;
    }
    m_wake.notify_all();
}

bool AlsaVoice::isSpeaking() const
{
    const std::scoped_lock lock(m_mutex);
    return m_speaking || !m_waiting.empty();
}

core::Result<> AlsaVoice::health() const
{
    const std::scoped_lock lock(m_mutex);
    return m_health;
}

void AlsaVoice::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_ends) {
        if (m_waiting.empty()) {
            m_speaking = false;
            const auto wanted = [this] { return m_ends || !m_waiting.empty(); };
            if (!m_everybody.isOpen() && !m_person.isOpen()) {
                m_wake.wait(lock, wanted);
            } else if (!m_wake.wait_for(lock, idleBeforeClose, wanted)) {
                m_everybody.close();
                m_person.close();
            }
            continue;
        }
        m_speaking = true;
        const auto prompt = std::move(m_waiting.front());
        m_waiting.pop_front();
        const auto turn = m_turn;
        lock.unlock();
        (void)play(prompt, turn);
        lock.lock();
    }
}

bool AlsaVoice::play(const ports::Prompt& prompt, std::uint64_t turn)
{
    const bool personal = prompt.ear == ports::Ear::Person;
    if (personal && m_options.personDevice.empty())
        return true;
    auto& output = personal ? m_person : m_everybody;
    auto sound = m_sounds.read(prompt);
    if (!sound) {
        report(core::failure(sound.error()));
        return true;
    }
    for (auto& sample : sound->samples)
        sample = static_cast<std::int16_t>(sample * m_options.volumePercent / 100);
    if (auto ready = output.prepare(sound->rate, sound->channels); !ready) {
        report(std::move(ready));
        return true;
    }
    const auto perChunk = static_cast<std::size_t>(sound->rate * chunk.count() / 1000) * sound->channels;
    const auto began = Clock::now();
    auto written = std::chrono::milliseconds(0);
    for (std::span<const std::int16_t> rest = sound->samples; !rest.empty();) {
        const auto now = rest.first(std::min(perChunk, rest.size()));
        if (auto done = output.write(now); !done) {
            report(std::move(done));
            return true;
        }
        rest = rest.subspan(now.size());
        written += chunk;
        // A little ahead of the clock while more comes; at the end until it has been heard.
        const auto until = rest.empty() ? began + sound->length() : began + written - ahead;
        if (!waitOr(until, turn)) {
            output.drop();
            return false;
        }
    }
    report({});
    return true;
}

bool AlsaVoice::waitOr(Clock::time_point until, std::uint64_t turn)
{
    std::unique_lock lock(m_mutex);
    return !m_wake.wait_until(lock, until, [this, turn] { return m_ends || m_turn != turn; });
}

void AlsaVoice::report(core::Result<> health)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_health.has_value() == health.has_value())
            return;
        m_health = health;
    }
    if (m_changed)
        m_changed(health);
}

} // namespace uketsuke::voice
