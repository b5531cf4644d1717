// TEST: an audit trail to look at afterwards. Any thread.
#pragma once

#include "app/ports/Audit.h"

#include <mutex>
#include <vector>

namespace uketsuke::simulated {

class SimulatedAudit final : public ports::Audit {
public:
    struct Entry {
        ports::AuditEvent event;
        core::Redacted detail;
        friend bool operator==(const Entry&, const Entry&) = default;
    };

    void record(ports::AuditEvent event, const core::Redacted& detail) override
    {
        const std::lock_guard lock(m_mutex);
        m_entries.push_back({event, detail});
    }
    [[nodiscard]] std::vector<Entry> entries() const
    {
        const std::lock_guard lock(m_mutex);
        return m_entries;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<Entry> m_entries;
};

} // namespace uketsuke::simulated
