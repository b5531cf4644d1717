// Templates that were computed already, in one file of the output folder: a run that was ended goes on where it was.
// Templates are biometric data: the file is for its owner only (0600), lies nowhere else, and forget() deletes it.
// A record that was cut off or damaged is dropped and computed again. One process at a time.
#pragma once

#include "app/core/Bytes.h"

#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace uketsuke::evaluation {

struct Template {
    std::uint8_t hint{0}; ///< ports::FaceHint, or what a card's photo was worth: 0 face, 1 none, 2 unreadable
    double bonaFideScore{0}, quality{0};
    std::vector<float> vectors; ///< empty: no face

    friend bool operator==(const Template&, const Template&) = default;
};

class TemplateCache {
public:
    /// `dimensions`: floats of a template. The file's name holds the pack's digest: another pack, another file.
    [[nodiscard]] static std::expected<TemplateCache, std::string>
    open(const std::filesystem::path& folder, const core::Sha256Digest& pack, std::size_t dimensions);
    TemplateCache(TemplateCache&&) noexcept = default;
    TemplateCache& operator=(TemplateCache&&) noexcept = default;

    [[nodiscard]] const Template* find(const core::Sha256Digest& key) const;
    /// Written at once: whatever ends the process, at most this one record is lost. False: the disk refused.
    [[nodiscard]] bool add(const core::Sha256Digest& key, Template value);
    [[nodiscard]] std::size_t size() const { return m_templates.size(); }
    void forget();

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    TemplateCache() = default;
    [[nodiscard]] std::vector<unsigned char> recordOf(const core::Sha256Digest& key, const Template& value) const;
    /// How many bytes of the file are whole records.
    std::size_t read(const std::vector<unsigned char>& content);

    std::filesystem::path m_path;
    std::size_t m_dimensions{0};
    std::unique_ptr<std::FILE, Close> m_file;
    std::map<core::Sha256Digest, Template> m_templates;
};

} // namespace uketsuke::evaluation
