// The one table from which loading, validation and docs/configuration.md come. A new key is a new row here and a
// new member in DeviceConfiguration, and nothing else. Immutable; any thread.
#pragma once

#include "app/configuration/DeviceConfiguration.h"

#include <optional>
#include <span>
#include <string_view>
#include <variant>

namespace uketsuke::configuration {

/// What a text must look like, in words for the document and as a check. The words complete "must be …".
struct TextRule {
    std::string_view words;
    bool (*holds)(std::string_view text);
};

// Where a value goes, and so also of which kind it is.
struct TextPlace {
    std::string& (*in)(DeviceConfiguration&);
    TextRule rule;
};
struct TextListPlace {
    std::vector<std::string>& (*in)(DeviceConfiguration&);
    TextRule rule; ///< for each entry
};
struct PathPlace {
    std::filesystem::path& (*in)(DeviceConfiguration&);
};
struct BooleanPlace {
    bool& (*in)(DeviceConfiguration&);
};
struct NumberPlace {
    int& (*in)(DeviceConfiguration&);
    int least;
    int most;
};
struct DurationPlace {
    core::Milliseconds& (*in)(DeviceConfiguration&);
    int millisecondsPerUnit; ///< the key's name says the unit
    int least;
    int most;
};
using Place = std::variant<TextPlace, TextListPlace, PathPlace, BooleanPlace, NumberPlace, DurationPlace>;

struct Setting {
    std::string_view key; ///< "table.name"
    Place place;
    /// As TOML; nothing: the key must be there.
    std::optional<std::string_view> fallback;
    std::string_view example; ///< as TOML
    std::string_view sentence;
};

[[nodiscard]] std::span<const Setting> schema();

/// docs/configuration.md, byte by byte.
[[nodiscard]] std::string document();
/// A complete file of a TEST installation, as the document shows it.
[[nodiscard]] std::string exampleFile();

} // namespace uketsuke::configuration
