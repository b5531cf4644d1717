// What may stay of each file of a My Number Card: tags, lengths, and constants that every card has. One function for
// each file that the kiosk reads; every other file is filler from end to end. Pure.
#pragma once

#include "tools/card-trace/Mask.h"

#include <cstdint>
#include <string>

namespace uketsuke::cardtrace {

/// Where a content came from: the application's name in hexadecimal, and the file's identifier.
struct FilePlace {
    std::string application;
    std::uint16_t file{0};
    friend auto operator<=>(const FilePlace&, const FilePlace&) = default;
};

/// Application names that are public knowledge and stay in a trace.
[[nodiscard]] bool isPublicApplication(const std::string& hexadecimal);

/// The content as it may be shown to anybody: same length, nothing personal.
[[nodiscard]] core::Bytes maskedFile(const FilePlace& place, core::ByteView content);
/// The record of 共通カードAP with the card's number and expiry.
[[nodiscard]] core::Bytes maskedIdentityRecord(core::ByteView content);

} // namespace uketsuke::cardtrace
