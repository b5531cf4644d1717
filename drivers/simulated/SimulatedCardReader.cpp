#include "drivers/simulated/SimulatedCardReader.h"

#include <algorithm>
#include <utility>

namespace uketsuke::simulated {
namespace {

constexpr std::size_t longestAnswer = std::size_t{64} * 1024;
constexpr int mostRounds = 64;
constexpr auto insVerify = std::byte{0x20};

core::Bytes bytesOf(const std::string& hexadecimal)
{
    return core::fromHex(hexadecimal).value_or(core::Bytes{std::byte{0x6F}, std::byte{0x00}});
}

auto failed(core::Fault fault) { return core::failure(fault, "SimulatedChannel", "TEST"); }

} // namespace

class SimulatedChannel final : public ports::CardChannel {
public:
    SimulatedChannel(std::shared_ptr<SimulatedCardReader::State> state, std::uint64_t insertion)
        : m_state(std::move(state)), m_insertion(insertion)
    {
    }
    ~SimulatedChannel() override
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->connected = false;
    }

    core::Result<core::SecureBytes> transmit(core::ByteView command) override
    {
        core::SecureBytes whole;
        auto next = core::copyOf(command);
        for (int round = 0; round < mostRounds; ++round) {
            auto answer = exchange(next);
            if (!answer)
                return core::failure(answer.error());
            if (answer->size() < 2)
                return failed(core::Fault::CardRemoved);
            const auto status = answer->size() - 2;
            const auto first = (*answer)[status];
            const auto second = (*answer)[status + 1];
            // ISO 7816-4, 5.1: the right Le. A VERIFY ends in the secret, and is never sent again.
            if (first == std::byte{0x6C} && next.size() >= 5 && next[1] != insVerify) {
                next.back() = second;
                continue;
            }
            if (whole.size() + answer->size() > longestAnswer)
                return failed(core::Fault::CardAnswerMalformed);
            const core::ByteView bytes(*answer);
            whole.append(bytes.first(status));
            if (first != std::byte{0x61}) {
                whole.append(bytes.last(2));
                return whole;
            }
            next = {std::byte{0x00}, std::byte{0xC0}, std::byte{0x00}, std::byte{0x00}, second};
        }
        return failed(core::Fault::CardAnswerMalformed);
    }

    [[nodiscard]] bool extendedLength() const override
    {
        const std::lock_guard lock(m_state->mutex);
        return m_state->extendedLength;
    }
    void rememberExtendedLength(bool works) override
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->extendedLength = works;
    }

    [[nodiscard]] core::Bytes answerToReset() const override
    {
        const std::lock_guard lock(m_state->mutex);
        return m_state->script.trace ? m_state->script.trace->answerToReset : core::Bytes();
    }

private:
    using Service = SimulatedCardReader::Service;

    [[nodiscard]] core::Result<> stillThere() const
    {
        switch (m_state->service) {
        case Service::Down: return failed(core::Fault::CardServiceUnavailable);
        case Service::ReaderGone: return failed(core::Fault::ReaderLost);
        case Service::Ready: break;
        }
        if (m_state->present != m_insertion)
            return failed(core::Fault::CardRemoved);
        return {};
    }

    core::Result<core::Bytes> exchange(const core::Bytes& command)
    {
        std::unique_lock lock(m_state->mutex);
        if (auto there = stillThere(); !there)
            return core::failure(there.error());
        m_state->commands.push_back(core::hex(command));
        switch (m_state->script.trouble) {
        case CardTrouble::TooShort: return core::Bytes(1, std::byte{0x90});
        case CardTrouble::TooLong: return core::Bytes(longestAnswer + 1, std::byte{0x90});
        case CardTrouble::Endless: return core::Bytes{std::byte{0x00}, std::byte{0x61}, std::byte{0xFF}};
        case CardTrouble::Silent:
            m_state->changed.wait_for(lock, m_state->script.deadline, [this] { return !stillThere(); });
            if (auto there = stillThere(); !there)
                return core::failure(there.error());
            return failed(core::Fault::CardUnresponsive);
        case CardTrouble::None: break;
        }
        const auto& script = m_state->script;
        if (script.trace) {
            const auto* recorded = script.trace->find(command, m_state->traced);
            if (recorded == nullptr)
                return bytesOf(script.otherwise);
            if (recorded->fault)
                return failed(*recorded->fault);
            return recorded->answer;
        }
        const auto answer = script.answers.find(core::hex(command));
        return bytesOf(answer == script.answers.end() ? script.otherwise : answer->second);
    }

    std::shared_ptr<SimulatedCardReader::State> m_state;
    std::uint64_t m_insertion;
};

SimulatedCardReader::SimulatedCardReader(std::string name) : m_name(std::move(name)), m_state(std::make_shared<State>())
{
}

SimulatedCardReader::~SimulatedCardReader() { stopWatching(); }

std::uint64_t SimulatedCardReader::insert(CardScript script)
{
    const std::lock_guard lock(m_state->mutex);
    takeCard(*m_state);
    if (m_state->service != Service::Ready)
        return 0;
    m_state->script = std::move(script);
    m_state->traced = 0;
    if (m_state->script.trace)
        m_state->extendedLength = m_state->script.trace->extendedLength;
    m_state->present = ++m_state->lastInsertion;
    say(*m_state, ports::CardInserted{m_state->present});
    return m_state->present;
}

void SimulatedCardReader::remove()
{
    const std::lock_guard lock(m_state->mutex);
    takeCard(*m_state);
}

void SimulatedCardReader::unplugReader()
{
    const std::lock_guard lock(m_state->mutex);
    takeCard(*m_state);
    m_state->service = Service::ReaderGone;
    say(*m_state, ports::ReaderGone{core::Fault::ReaderLost});
}

void SimulatedCardReader::stopService()
{
    const std::lock_guard lock(m_state->mutex);
    takeCard(*m_state);
    m_state->service = Service::Down;
    say(*m_state, ports::ReaderGone{core::Fault::CardServiceUnavailable});
}

void SimulatedCardReader::restore()
{
    const std::lock_guard lock(m_state->mutex);
    if (m_state->service == Service::Ready)
        return;
    m_state->service = Service::Ready;
    say(*m_state, ports::ReaderReady{m_name});
}

void SimulatedCardReader::setBusy(bool busy)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->busy = busy;
}

void SimulatedCardReader::setExtendedLength(bool works)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->extendedLength = works;
}

std::vector<std::string> SimulatedCardReader::commands() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->commands;
}

void SimulatedCardReader::watch(Listener listener)
{
    stopWatching();
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->watched = true;
        switch (m_state->service) {
        case Service::Ready: say(*m_state, ports::ReaderReady{m_name}); break;
        case Service::ReaderGone: say(*m_state, ports::ReaderGone{core::Fault::ReaderMissing}); break;
        case Service::Down: say(*m_state, ports::ReaderGone{core::Fault::CardServiceUnavailable}); break;
        }
        if (m_state->present != 0)
            say(*m_state, ports::CardInserted{m_state->present});
    }
    m_thread = std::jthread(
        [this, listener = std::move(listener)](const std::stop_token& stopping) { deliver(stopping, listener); });
}

void SimulatedCardReader::stopWatching()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
    m_thread = {};
    const std::lock_guard lock(m_state->mutex);
    m_state->watched = false;
    m_state->events.clear();
}

core::Result<std::unique_ptr<ports::CardChannel>> SimulatedCardReader::connect(std::uint64_t insertion)
{
    constexpr auto where = "SimulatedCardReader::connect";
    const std::lock_guard lock(m_state->mutex);
    switch (m_state->service) {
    case Service::Down: return core::failure(core::Fault::CardServiceUnavailable, where, "TEST");
    case Service::ReaderGone: return core::failure(core::Fault::ReaderLost, where, "TEST");
    case Service::Ready: break;
    }
    if (insertion == 0 || m_state->present != insertion)
        return core::failure(core::Fault::CardRemoved, where, "TEST");
    if (m_state->busy || m_state->connected)
        return core::failure(core::Fault::ReaderBusy, where, "TEST");
    m_state->connected = true;
    return std::make_unique<SimulatedChannel>(m_state, insertion);
}

void SimulatedCardReader::say(State& state, ports::ReaderEvent event)
{
    if (state.watched)
        state.events.push_back(std::move(event));
    state.changed.notify_all();
}

void SimulatedCardReader::takeCard(State& state)
{
    if (state.present != 0)
        say(state, ports::CardRemoved{std::exchange(state.present, 0)});
}

void SimulatedCardReader::deliver(const std::stop_token& stopping, const Listener& listener)
{
    std::unique_lock lock(m_state->mutex);
    while (m_state->changed.wait(lock, stopping, [this] { return !m_state->events.empty(); })) {
        if (stopping.stop_requested())
            return;
        const auto event = std::move(m_state->events.front());
        m_state->events.pop_front();
        lock.unlock();
        listener(event);
        lock.lock();
    }
}

} // namespace uketsuke::simulated
