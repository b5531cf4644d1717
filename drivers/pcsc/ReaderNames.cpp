#include "drivers/pcsc/ReaderNames.h"

#include <algorithm>

namespace uketsuke::pcsc {

std::vector<std::string> splitReaderNames(std::string_view list)
{
    std::vector<std::string> names;
    while (!list.empty()) {
        const auto end = list.find('\0');
        const auto name = list.substr(0, end);
        if (name.empty())
            break;
        if (name.size() <= longestReaderName)
            names.emplace_back(name);
        if (end == std::string_view::npos)
            break;
        list.remove_prefix(end + 1);
    }
    return names;
}

std::optional<std::string> chooseReader(const std::vector<std::string>& readers, std::string_view configured,
                                        const std::optional<std::string>& inUse)
{
    if (const auto exact = std::ranges::find(readers, configured); exact != readers.end())
        return *exact;
    if (inUse && inUse->starts_with(configured) && std::ranges::find(readers, *inUse) != readers.end())
        return inUse;
    const auto fitting = std::ranges::find_if(
        readers, [configured](const std::string& reader) { return reader.starts_with(configured); });
    if (fitting == readers.end())
        return std::nullopt;
    return *fitting;
}

std::string printableReaderName(std::string_view name)
{
    std::string printable(name.substr(0, longestReaderName));
    for (auto& character : printable)
        if (character < 0x20 || character > 0x7E)
            character = '?';
    return printable;
}

} // namespace uketsuke::pcsc
