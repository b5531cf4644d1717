#include "drivers/voice/SoundFolder.h"

#include <sndfile.h>

#include <algorithm>
#include <memory>
#include <string_view>

namespace uketsuke::voice {
namespace {

/// Keys come from our own table; a name that could lead elsewhere is no key.
bool isName(std::string_view text)
{
    return !text.empty() && text.size() <= 100 && text.front() != '.' && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
}

std::optional<std::filesystem::path> fileIn(const std::filesystem::path& folder, const ports::Prompt& prompt)
{
    if (folder.empty() || !isName(prompt.key) || !isName(prompt.language))
        return std::nullopt;
    for (const auto* ending : SoundFolder::endings) {
        auto file = folder / prompt.language / (prompt.key + ending);
        std::error_code ignored;
        if (std::filesystem::is_regular_file(file, ignored))
            return file;
    }
    return std::nullopt;
}

core::Result<Sound> refused(const ports::Prompt& prompt)
{
    return core::failure(core::Fault::InternalFault, "SoundFolder::read", core::Redacted::reviewed(prompt.key));
}

} // namespace

bool SoundFolder::isRecorded(const ports::Prompt& prompt) const { return fileIn(m_recordings, prompt).has_value(); }

std::optional<std::filesystem::path> SoundFolder::find(const ports::Prompt& prompt) const
{
    auto recorded = fileIn(m_recordings, prompt);
    return recorded ? recorded : fileIn(m_made, prompt);
}

core::Result<Sound> SoundFolder::read(const ports::Prompt& prompt) const
{
    const auto path = find(prompt);
    if (!path)
        return refused(prompt);
    SF_INFO info{};
    const std::unique_ptr<SNDFILE, int (*)(SNDFILE*)> file(sf_open(path->c_str(), SFM_READ, &info), &sf_close);
    // Checked before they size anything.
    const auto most = static_cast<sf_count_t>(longest.count()) * info.samplerate / 1000;
    if (!file || info.samplerate < 8'000 || info.samplerate > 48'000 || info.channels < 1 || info.channels > 2
        || info.frames <= 0 || info.frames > most)
        return refused(prompt);
    Sound sound{static_cast<unsigned>(info.samplerate), static_cast<unsigned>(info.channels), {}};
    sound.samples.resize(static_cast<std::size_t>(info.frames) * sound.channels);
    const auto read = sf_readf_short(file.get(), sound.samples.data(), info.frames);
    if (read <= 0)
        return refused(prompt);
    sound.samples.resize(static_cast<std::size_t>(read) * sound.channels);
    return sound;
}

} // namespace uketsuke::voice
