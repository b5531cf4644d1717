#include "tools/face-eval/PictureSet.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <set>

namespace uketsuke::evaluation {

namespace fs = std::filesystem;

namespace {

bool isDigit(char character) { return std::isdigit(static_cast<unsigned char>(character)) != 0; }

bool isPicture(const fs::path& path)
{
    static const std::set<std::string> endings{".jpg", ".jpeg", ".png", ".bmp"};
    auto ending = path.extension().string();
    std::ranges::transform(ending, ending.begin(), [](unsigned char letter) { return char(std::tolower(letter)); });
    return endings.contains(ending);
}

std::vector<fs::path> entriesOf(const fs::path& folder, bool folders)
{
    std::vector<fs::path> entries;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (folders ? entry.is_directory(error) : entry.is_regular_file(error) && isPicture(entry.path()))
            entries.push_back(entry.path());
    std::ranges::sort(entries, [](const fs::path& left, const fs::path& right) {
        return comesFirst(left.filename().string(), right.filename().string());
    });
    return entries;
}

std::vector<fs::path> spread(std::vector<fs::path> all, std::size_t most)
{
    if (most == 0 || all.size() <= most)
        return all;
    std::vector<fs::path> some;
    for (std::size_t index = 0; index < most; ++index)
        some.push_back(all[index * all.size() / most]);
    return some;
}

std::vector<std::string> fieldsOf(std::string line)
{
    if (line.ends_with('\r'))
        line.pop_back();
    std::vector<std::string> fields;
    for (std::size_t begin = 0;;) {
        const auto end = line.find('\t', begin);
        fields.push_back(line.substr(begin, end - begin));
        if (end == std::string::npos)
            return fields;
        begin = end + 1;
    }
}

/// The list's lines with at least `fewest` fields; a line with fewer is the user's mistake.
Found<std::vector<std::vector<std::string>>> readList(const fs::path& list, std::size_t fewest)
{
    std::ifstream stream(list);
    if (!stream)
        return std::unexpected("The list cannot be read: " + list.string());
    std::vector<std::vector<std::string>> lines;
    std::size_t number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        if (line.empty() || line.starts_with('#'))
            continue;
        lines.push_back(fieldsOf(line));
        if (lines.back().size() < fewest)
            return std::unexpected(list.string() + ", line " + std::to_string(number) + ": too few fields");
    }
    return lines;
}

} // namespace

bool comesFirst(const std::string& left, const std::string& right)
{
    std::size_t one = 0, other = 0;
    while (one < left.size() && other < right.size()) {
        if (isDigit(left[one]) && isDigit(right[other])) {
            const auto run = [](const std::string& text, std::size_t begin) {
                while (begin < text.size() && text[begin] == '0')
                    ++begin;
                auto end = begin;
                while (end < text.size() && isDigit(text[end]))
                    ++end;
                return std::pair(text.substr(begin, end - begin), end);
            };
            const auto [first, firstEnd] = run(left, one);
            const auto [second, secondEnd] = run(right, other);
            if (first.size() != second.size())
                return first.size() < second.size();
            if (first != second)
                return first < second;
            one = firstEnd;
            other = secondEnd;
        } else {
            if (left[one] != right[other])
                return left[one] < right[other];
            ++one;
            ++other;
        }
    }
    return left.size() - one < right.size() - other || (left.size() - one == right.size() - other && left < right);
}

Found<People> readPeople(const fs::path& folder, std::size_t mostPeople, std::size_t mostPictures)
{
    People people;
    for (const auto& person : spread(entriesOf(folder, true), mostPeople)) {
        const auto pictures = spread(entriesOf(person, false), mostPictures);
        if (pictures.empty())
            continue;
        const auto number = static_cast<std::uint32_t>(people.names.size());
        people.names.push_back(person.filename().string());
        for (const auto& path : pictures) {
            const auto stem = path.stem().string();
            people.pictures.push_back({path, number, stem.substr(0, stem.rfind('_'))});
        }
    }
    if (people.pictures.empty())
        return std::unexpected("No pictures in folders of people: " + folder.string());
    return people;
}

Found<std::vector<ListedPair>> readPairs(const fs::path& list)
{
    const auto lines = readList(list, 3);
    if (!lines)
        return std::unexpected(lines.error());
    std::vector<ListedPair> pairs;
    for (const auto& fields : *lines) {
        if (fields[2] != "0" && fields[2] != "1")
            return std::unexpected(list.string() + ": the third field is 1 (same person) or 0, not " + fields[2]);
        pairs.push_back({list.parent_path() / fields[0], list.parent_path() / fields[1], fields[2] == "1"});
    }
    return pairs;
}

Found<std::map<std::string, std::string>> readGroups(const fs::path& list)
{
    const auto lines = readList(list, 2);
    if (!lines)
        return std::unexpected(lines.error());
    std::map<std::string, std::string> groups;
    for (const auto& fields : *lines)
        groups[fields[0]] = fields[1];
    return groups;
}

Found<std::vector<AttackPicture>> readAttacks(const fs::path& folder)
{
    std::vector<AttackPicture> pictures;
    if (fs::exists(folder / "list.tsv")) {
        const auto lines = readList(folder / "list.tsv", 2);
        if (!lines)
            return std::unexpected(lines.error());
        for (const auto& fields : *lines)
            pictures.push_back(
                {folder / fields[0], fields[1], fields.size() > 2 ? fields[2] : fs::path(fields[0]).stem().string()});
    } else {
        for (const auto& [name, kind] : {std::pair("ClientRaw", "live"), std::pair("ImposterRaw", "print")})
            for (const auto& person : entriesOf(folder / name, true))
                for (const auto& path : entriesOf(person, false))
                    pictures.push_back({path, kind, person.filename().string()});
    }
    std::ranges::stable_sort(pictures, [](const AttackPicture& left, const AttackPicture& right) {
        return std::tie(left.kind, left.person) < std::tie(right.kind, right.person)
               || (std::tie(left.kind, left.person) == std::tie(right.kind, right.person)
                   && comesFirst(left.path.filename().string(), right.path.filename().string()));
    });
    if (pictures.empty())
        return std::unexpected("No list.tsv and no ClientRaw or ImposterRaw in " + folder.string());
    return pictures;
}

} // namespace uketsuke::evaluation
