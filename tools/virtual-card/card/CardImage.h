// What a card holds: applications with their files, records, keys and secrets, as data. Loaded from the folder
// that make-personas (or anybody) wrote: persona.json and the files it names; the format is in README.md.
// Unchanging once loaded; what changes on a card (tries, security state) is VirtualCard's.
#pragma once

#include "app/core/Bytes.h"
#include "tools/virtual-card/card/SigningKey.h"

#include <expected>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace uketsuke::virtualcard {

using FileId = std::uint16_t; ///< 0001 to 001E: each also is its own short identifier

/// Who may read a file or use a key: everybody, nobody, or whoever has one of these secrets verified.
struct AccessCondition {
    bool free{false};
    std::vector<FileId> anyOf;
};

struct TransparentFile {
    core::Bytes content;
    AccessCondition read;
    bool individualNumber{false};             ///< its every SELECT and READ is counted
    std::optional<std::size_t> signatureByte; ///< where the knobs `bad-record-signature`
    std::optional<std::size_t> photoByte;     ///< and `bad-photo-hash`
    std::optional<std::size_t> chainByte;     ///< and `wrong-chain` flip a bit
};

struct RecordFile {
    std::vector<core::Bytes> records;
};

struct KeyFile {
    SigningKey key;
    AccessCondition use;
};

struct SecretFile {
    std::string value;
    int maximumTries{0};
    int initialTries{0};
    bool usable{true};   ///< false: blocked for good, as 券面事項入力補助AP EF 0012 is
    bool numberA{false}; ///< 照合番号A: its every SELECT and VERIFY is counted
};

struct Application {
    std::string name;
    core::Bytes identifier;
    std::map<FileId, TransparentFile> files;
    std::map<FileId, RecordFile> recordFiles;
    std::map<FileId, KeyFile> keys;
    std::map<FileId, SecretFile> secrets;
    std::vector<FileId> references; ///< selectable, but nothing more is known of them
    std::optional<FileId> defaultKey;

    [[nodiscard]] bool has(FileId id) const;
};

struct CardImage {
    std::string persona;
    core::Bytes answerToReset;
    std::map<std::uint16_t, core::Bytes> dataObjects;
    std::vector<Application> applications;
    core::Bytes refusal; ///< when not empty: the answer to every command, as from a card without applications
    std::map<std::string, std::uint64_t> knobs; ///< that this card brings along, by their names on the control line

    /// The error is one line for a person.
    [[nodiscard]] static std::expected<CardImage, std::string> load(const std::filesystem::path& folder);
};

} // namespace uketsuke::virtualcard
