#include "tools/virtual-card/card/TryCounters.h"

#include <nlohmann/json.hpp>

#include <array>
#include <fstream>

namespace uketsuke::virtualcard {
namespace {

std::string nameOf(const Application& application, FileId secret)
{
    const std::array id{std::byte(secret >> 8), std::byte(secret & 0xFF)};
    return application.name + "/" + core::hex(id);
}

} // namespace

TryCounters::TryCounters(std::filesystem::path file) : m_file(std::move(file))
{
    std::ifstream stream(m_file);
    const auto json = nlohmann::json::parse(stream, nullptr, false);
    if (!json.is_object())
        return;
    for (const auto& [name, left] : json.items())
        if (left.is_number_integer() && left.get<int>() >= 0 && left.get<int>() <= 15)
            m_left[name] = left.get<int>();
}

int TryCounters::left(const Application& application, FileId secret) const
{
    const auto found = m_left.find(nameOf(application, secret));
    return found != m_left.end() ? found->second : application.secrets.at(secret).initialTries;
}

void TryCounters::set(const Application& application, FileId secret, int left)
{
    if (this->left(application, secret) == left)
        return;
    m_left[nameOf(application, secret)] = left;
    if (m_file.empty())
        return;
    auto side = m_file;
    side += ".new";
    {
        std::ofstream stream(side, std::ios::trunc);
        stream << nlohmann::json(m_left).dump(1) << '\n';
    }
    std::error_code ignored; // a full disk costs the memory of tries, not the card
    std::filesystem::rename(side, m_file, ignored);
}

} // namespace uketsuke::virtualcard
