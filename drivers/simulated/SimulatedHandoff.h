// TEST: a receipt computer's folder in memory. Any thread.
#pragma once

#include "app/ports/Handoff.h"

#include <map>
#include <mutex>

namespace uketsuke::simulated {

enum class HandoffTrouble { None, FolderMissing, WriteFails };

class SimulatedHandoff final : public ports::Handoff {
public:
    void set(HandoffTrouble trouble);
    /// File name and content, one for each jti.
    [[nodiscard]] std::map<std::string, std::string> files() const;

    core::Result<ports::HandoffFile> write(const ports::HandoffDocument& document) override;

private:
    mutable std::mutex m_mutex;
    HandoffTrouble m_trouble{HandoffTrouble::None};
    std::map<std::string, std::string> m_files;
};

} // namespace uketsuke::simulated
