// Reads and judges the configuration file. Everything wrong is reported at once, so that one visit of a
// technician is enough. Reads one file and nothing else; what the named files hold is for those who open them.
#pragma once

#include "app/configuration/DeviceConfiguration.h"
#include "app/core/Result.h"

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::configuration {

/// A release takes no test anchors and no key that lies in a file.
enum class BuildKind { Development, Release };

#ifdef UKETSUKE_SIMULATED
inline constexpr BuildKind thisBuild = BuildKind::Development;
#else
inline constexpr BuildKind thisBuild = BuildKind::Release;
#endif

struct Complaint {
    std::string key; ///< "uplink.url"; empty when the file as a whole is meant
    int line{0};     ///< 1-based; 0 when there is no line to point at
    std::string reason;
    friend bool operator==(const Complaint&, const Complaint&) = default;
};

using Complaints = std::vector<Complaint>; ///< in the order of lines
using Loaded = std::expected<DeviceConfiguration, Complaints>;

inline constexpr std::size_t longestFile = 64 * 1024;
/// The last line of every configuration file. Without it the file was cut short while it was written or copied,
/// and TOML by itself would take the half for the whole.
inline constexpr std::string_view lastLine = "# end";

/// Relative paths are taken from the file's folder.
[[nodiscard]] Loaded load(const std::filesystem::path& file, BuildKind build = thisBuild);
/// The same for text already in memory; `folder` is where relative paths begin.
[[nodiscard]] Loaded parse(std::string_view text, const std::filesystem::path& folder, BuildKind build = thisBuild);

/// "line 3: uplink.url: must be …", one line each, for the terminal and the log.
[[nodiscard]] std::string describe(const Complaints& complaints);
/// ConfigurationInvalid with the first complaints in its note.
[[nodiscard]] core::Error asError(const Complaints& complaints);

} // namespace uketsuke::configuration
