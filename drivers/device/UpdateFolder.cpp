#include "drivers/device/UpdateFolder.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <optional>

namespace uketsuke::device {
namespace {

using core::Fault;
using ports::Update;
using ports::UpdateState;

constexpr auto stateFile = "state.json";
constexpr auto permitFile = "permit";
constexpr auto confirmedFile = "confirmed";
constexpr std::size_t longestVersion = 64;

bool isVersion(const std::string& text)
{
    return !text.empty() && text.size() <= longestVersion && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
               || std::string_view(".+~_-").contains(c);
    });
}

std::optional<UpdateState> stateOf(const std::string& word)
{
    if (word == "none")
        return UpdateState::None;
    if (word == "pending")
        return UpdateState::Pending;
    if (word == "installed")
        return UpdateState::Installed;
    if (word == "fell-back")
        return UpdateState::FellBack;
    return std::nullopt;
}

std::string textOf(const nlohmann::json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

core::Result<Update> UpdateFolder::look()
{
    constexpr auto where = "UpdateFolder::look";
    const auto path = m_folder / stateFile;
    std::error_code error;
    const auto status = std::filesystem::symlink_status(path, error);
    if (status.type() == std::filesystem::file_type::not_found)
        return Update{}; // no agent, or nothing to say
    if (status.type() != std::filesystem::file_type::regular)
        return core::failure(Fault::UpdateStateMalformed, where, "no regular file");
    std::ifstream file(path, std::ios::binary);
    std::string text(largestState + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file.bad() || !file.eof() || file.gcount() == 0)
        return core::failure(Fault::UpdateStateMalformed, where, "unreadable, empty or too long");
    text.resize(static_cast<std::size_t>(file.gcount()));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        return core::failure(Fault::UpdateStateMalformed, where, "no JSON object");
    const auto state = stateOf(textOf(json, "state"));
    if (!state)
        return core::failure(Fault::UpdateStateMalformed, where, "an unknown state");
    if (*state == UpdateState::None)
        return Update{};
    auto version = textOf(json, "version");
    if (!isVersion(version))
        return core::failure(Fault::UpdateStateMalformed, where, "no version that can be named");
    return Update{*state, std::move(version)};
}

core::Result<> UpdateFolder::permit(const std::string& version) { return write(permitFile, version); }

core::Result<> UpdateFolder::forbid()
{
    std::error_code error;
    std::filesystem::remove(m_folder / permitFile, error);
    if (error)
        return core::failure(Fault::UpdateAgentUnavailable, "UpdateFolder::forbid",
                             core::Redacted::number(error.value()));
    return {};
}

core::Result<> UpdateFolder::confirm(const std::string& version) { return write(confirmedFile, version); }

core::Result<> UpdateFolder::write(const char* name, const std::string& version) const
{
    constexpr auto where = "UpdateFolder::write";
    const auto path = m_folder / name;
    auto draft = path;
    draft += ".part";
    std::error_code error;
    std::filesystem::remove(draft, error); // of a kiosk that ended in between; never written through a link
    {
        std::ofstream file(draft, std::ios::binary | std::ios::trunc);
        file << version << '\n';
        file.close();
        if (!file)
            return core::failure(Fault::UpdateAgentUnavailable, where, "cannot be written");
    }
    std::filesystem::rename(draft, path, error);
    if (error)
        return core::failure(Fault::UpdateAgentUnavailable, where, core::Redacted::number(error.value()));
    return {};
}

} // namespace uketsuke::device
