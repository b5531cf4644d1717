// TEST: an update agent that says what it is told, and remembers what it was answered. Any thread.
#pragma once

#include "app/ports/UpdateAgent.h"

#include <mutex>
#include <optional>
#include <utility>

namespace uketsuke::simulated {

class SimulatedUpdateAgent final : public ports::UpdateAgent {
public:
    void say(ports::Update update)
    {
        const std::scoped_lock lock(m_mutex);
        m_said = std::move(update);
    }
    /// What it says cannot be read, or its answers cannot be written, until told otherwise.
    void fail(std::optional<core::Fault> fault)
    {
        const std::scoped_lock lock(m_mutex);
        m_fault = fault;
    }
    [[nodiscard]] std::string permitted() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_permitted;
    }
    [[nodiscard]] std::string confirmed() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_confirmed;
    }

    /// Takes up what was permitted; false when nothing was.
    bool take()
    {
        const std::scoped_lock lock(m_mutex);
        m_isTaken = m_isTaken || !m_permitted.empty();
        m_permitted.clear();
        return m_isTaken;
    }

    [[nodiscard]] core::Result<> begin() override { return write(m_confirmed, {}); }
    [[nodiscard]] core::Result<ports::Update> look() override
    {
        const std::scoped_lock lock(m_mutex);
        if (m_fault)
            return core::failure(*m_fault, "SimulatedUpdateAgent::look");
        return m_said;
    }
    [[nodiscard]] core::Result<> permit(const std::string& version) override { return write(m_permitted, version); }
    [[nodiscard]] core::Result<bool> forbid(ports::Claim claim) override
    {
        const std::scoped_lock lock(m_mutex);
        if (m_fault)
            return core::failure(*m_fault, "SimulatedUpdateAgent::forbid");
        m_permitted.clear();
        if (claim == ports::Claim::Ended)
            m_isTaken = false;
        return !m_isTaken;
    }
    [[nodiscard]] core::Result<> confirm(const std::string& version) override { return write(m_confirmed, version); }

private:
    [[nodiscard]] core::Result<> write(std::string& place, const std::string& version)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_fault)
            return core::failure(*m_fault, "SimulatedUpdateAgent::write");
        place = version;
        return {};
    }

    mutable std::mutex m_mutex;
    ports::Update m_said;
    std::optional<core::Fault> m_fault;
    std::string m_permitted;
    std::string m_confirmed;
    bool m_isTaken{false};
};

} // namespace uketsuke::simulated
