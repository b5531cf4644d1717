// Names of readers as text from outside: split, judged and chosen. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::pcsc {

/// PC/SC lite's own limit (MAX_READERNAME) is 128 with the terminator.
inline constexpr std::size_t longestReaderName = 127;

/// The service's list: names ended by NUL, the list by an empty name. Names too long are left out.
[[nodiscard]] std::vector<std::string> splitReaderNames(std::string_view list);

/// The reader configured by its name or by the beginning of it (the exact name wins), or the first one where nothing
/// is configured. Among several that fit the one in use stays in use: a card may lie on it. Nothing when none fits.
[[nodiscard]] std::optional<std::string> chooseReader(const std::vector<std::string>& readers,
                                                      std::string_view configured,
                                                      const std::optional<std::string>& inUse = {});

/// Fit for screens and logs: what is not printable ASCII becomes '?'.
[[nodiscard]] std::string printableReaderName(std::string_view name);

} // namespace uketsuke::pcsc
