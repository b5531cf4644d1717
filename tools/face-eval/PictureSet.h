// What lies in a folder of pictures: people (LFW layout), comparisons that are given as pairs, groups, attacks (NUAA
// layout or a list). Names and paths only; no picture is opened. Sorted, so that every run sees the same order.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace uketsuke::evaluation {

struct Picture {
    std::filesystem::path path;
    std::uint32_t person{0};
    /// The name up to its last underscore: NUAA writes the sitting there, LFW the person.
    std::string sitting;
};

struct People {
    std::vector<std::string> names; ///< a person's number is the place in here
    std::vector<Picture> pictures;  ///< by person, then by the numbers in their names
};

struct ListedPair {
    std::filesystem::path reference, probe;
    bool isGenuine{false};
};

struct AttackPicture {
    std::filesystem::path path;
    std::string kind, person;
};

template <typename T> using Found = std::expected<T, std::string>; ///< or a sentence for the user

/// Folder/Name/pictures. `mostPeople` and `mostPictures` (of one person) of 0: all; else evenly spread over the list.
[[nodiscard]] Found<People> readPeople(const std::filesystem::path& folder, std::size_t mostPeople = 0,
                                       std::size_t mostPictures = 0);
/// Lines of: picture, picture, 1 (same person) or 0; by tabulators, relative to the list's folder.
[[nodiscard]] Found<std::vector<ListedPair>> readPairs(const std::filesystem::path& list);
/// Lines of: name of a person, group.
[[nodiscard]] Found<std::map<std::string, std::string>> readGroups(const std::filesystem::path& list);
/// list.tsv of lines: picture, kind ("live" is bona fide), person (if missing, the file's name is one); without a list
/// the folders ClientRaw (live) and ImposterRaw (print).
[[nodiscard]] Found<std::vector<AttackPicture>> readAttacks(const std::filesystem::path& folder);

/// Whether `left` comes first when the numbers in names count as numbers: frame_9 before frame_10.
[[nodiscard]] bool comesFirst(const std::string& left, const std::string& right);

} // namespace uketsuke::evaluation
