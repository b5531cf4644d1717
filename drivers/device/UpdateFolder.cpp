#include "drivers/device/UpdateFolder.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>

namespace uketsuke::device {
namespace {

using core::Fault;
using ports::Update;
using ports::UpdateState;

constexpr auto stateFile = "state.json";
constexpr auto permitFile = "permit";
constexpr auto takenFile = "taken";
constexpr auto confirmedFile = "confirmed";
constexpr std::size_t longestVersion = 64;

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

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

core::Result<> UpdateFolder::begin() { return remove(confirmedFile); }

core::Result<Update> UpdateFolder::look()
{
    constexpr auto where = "UpdateFolder::look";
    // What is no file is neither followed nor waited for.
    const int descriptor =
        ::open((m_folder / stateFile).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0 && (errno == ENOENT || errno == ENOTDIR))
        return Update{}; // no agent, or nothing to say
    const File file(descriptor < 0 ? nullptr : ::fdopen(descriptor, "rb"), &std::fclose);
    struct stat status{};
    if (!file || ::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return core::failure(Fault::UpdateStateMalformed, where, "no regular file that can be read");
    std::string text(largestState + 1, '\0');
    const auto length = std::fread(text.data(), 1, text.size(), file.get());
    if (std::ferror(file.get()) != 0 || length == 0 || length > largestState)
        return core::failure(Fault::UpdateStateMalformed, where, "unreadable, empty or too long");
    text.resize(length);
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

core::Result<bool> UpdateFolder::forbid(ports::Claim claim)
{
    // In this order: an agent that takes it up in between is seen.
    if (const auto removed = remove(permitFile); !removed)
        return core::failure(removed.error());
    std::error_code error;
    if (claim == ports::Claim::Respected)
        return !std::filesystem::exists(std::filesystem::symlink_status(m_folder / takenFile, error));
    if (const auto removed = remove(takenFile); !removed)
        return core::failure(removed.error());
    return true;
}

core::Result<> UpdateFolder::remove(const char* name) const
{
    std::error_code error;
    std::filesystem::remove(m_folder / name, error);
    if (error && error != std::errc::not_a_directory)
        return core::failure(Fault::UpdateAgentUnavailable, "UpdateFolder::remove",
                             core::Redacted::number(error.value()));
    return {};
}

core::Result<> UpdateFolder::confirm(const std::string& version) { return write(confirmedFile, version); }

core::Result<> UpdateFolder::write(const char* name, const std::string& version) const
{
    constexpr auto where = "UpdateFolder::write";
    const std::string draft = std::string(name) + ".part";
    if (const auto removed = remove(draft.c_str()); !removed) // of a kiosk that ended in between
        return removed;
    // Never through a link, and never into what somebody else has put there.
    const int descriptor =
        ::open((m_folder / draft).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    File file(descriptor < 0 ? nullptr : ::fdopen(descriptor, "wb"), &std::fclose);
    const std::string text = version + "\n";
    if (!file || std::fwrite(text.data(), 1, text.size(), file.get()) != text.size()
        || std::fclose(file.release()) != 0)
        return core::failure(Fault::UpdateAgentUnavailable, where, "cannot be written");
    std::error_code error;
    std::filesystem::rename(m_folder / draft, m_folder / name, error);
    if (error) {
        (void)remove(draft.c_str());
        return core::failure(Fault::UpdateAgentUnavailable, where, core::Redacted::number(error.value()));
    }
    return {};
}

} // namespace uketsuke::device
