// The recordings of prompts as files, `<language>/<key>` with one of the endings below: a folder made by the build, and
// one of the clinic's own that replaces them file by file. Reads through libsndfile; the files are looked at again each
// time, never kept. Immutable; any thread.
#pragma once

#include "app/core/Instant.h"
#include "app/core/Result.h"
#include "app/ports/Voice.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace uketsuke::voice {

struct Sound {
    unsigned rate{0};     ///< 8,000 to 48,000 a second
    unsigned channels{0}; ///< 1 or 2
    std::vector<std::int16_t> samples;
    [[nodiscard]] core::Milliseconds length() const
    {
        return core::Milliseconds(rate == 0 ? 0 : samples.size() / channels * 1000 / rate);
    }
};

class SoundFolder {
public:
    static constexpr std::array endings{".wav", ".flac", ".ogg"};
    static constexpr core::Milliseconds longest{60'000};

    /// `recordings` may be empty: there are none.
    SoundFolder(std::filesystem::path made, std::filesystem::path recordings)
        : m_made(std::move(made)), m_recordings(std::move(recordings))
    {
    }

    [[nodiscard]] bool has(const ports::Prompt& prompt) const { return find(prompt).has_value(); }
    /// Whether a person's recording replaces the made one.
    [[nodiscard]] bool isRecorded(const ports::Prompt& prompt) const;
    /// Errors: InternalFault when there is no such file, or none that is sound of a fit kind.
    [[nodiscard]] core::Result<Sound> read(const ports::Prompt& prompt) const;

private:
    [[nodiscard]] std::optional<std::filesystem::path> find(const ports::Prompt& prompt) const;

    std::filesystem::path m_made;
    std::filesystem::path m_recordings;
};

} // namespace uketsuke::voice
