// The update agent behind a folder on a memory disk (docs/updates.md): it writes `state.json`, the kiosk answers by
// `permit`, which the agent takes up by renaming it to `taken`, and `confirmed`. Neither knows anything else of the
// other, so any updater that can write a file fits.
#pragma once

#include "app/ports/UpdateAgent.h"

#include <filesystem>

namespace uketsuke::device {

class UpdateFolder final : public ports::UpdateAgent {
public:
    /// More than any state has.
    static constexpr std::size_t largestState = 4096;

    explicit UpdateFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] core::Result<> begin() override;
    [[nodiscard]] core::Result<ports::Update> look() override;
    [[nodiscard]] core::Result<> permit(const std::string& version) override;
    [[nodiscard]] core::Result<bool> forbid(ports::Claim claim) override;
    [[nodiscard]] core::Result<> confirm(const std::string& version) override;

private:
    [[nodiscard]] core::Result<> remove(const char* name) const;
    /// As a whole or not at all.
    [[nodiscard]] core::Result<> write(const char* name, const std::string& version) const;

    std::filesystem::path m_folder;
};

} // namespace uketsuke::device
