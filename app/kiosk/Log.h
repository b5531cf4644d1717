// The log: one line an event, with time, level and category, to a file or to the journal. What may stand in it is
// decided by type before it comes here (core::Redacted). Any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace uketsuke::kiosk {

/// `file` empty: standard error, which is the journal. A file that cannot be opened is standard error too, and says so.
void openLog(const std::filesystem::path& file);
/// Faults and what staff should know are warnings; the rest is information.
void logLine(std::string_view category, const std::string& line);
void closeLog();

} // namespace uketsuke::kiosk
