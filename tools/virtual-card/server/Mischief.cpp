#include "tools/virtual-card/server/Mischief.h"

#include <algorithm>
#include <array>
#include <utility>

namespace uketsuke::virtualcard {
namespace {

struct PlannedName {
    std::string_view name;
    Trouble what;
};

constexpr std::array plannedNames{
    PlannedName{"remove-at", Trouble::Remove},     PlannedName{"silent", Trouble::Silence},
    PlannedName{"half-frame", Trouble::HalfFrame}, PlannedName{"empty-frame", Trouble::EmptyFrame},
    PlannedName{"drop-at", Trouble::Drop},         PlannedName{"reset-at", Trouble::Reset},
    PlannedName{"longer-at", Trouble::Longer},     PlannedName{"shorter-at", Trouble::Shorter},
    PlannedName{"bare-at", Trouble::Bare}};

constexpr std::size_t statusWordSize = 2;
constexpr std::size_t bytesTooMany = 16;
/// A card's own limit: what is longer would not fit the frame any more.
constexpr std::size_t largestAnswer = 65535;

/// ISO 7816-4, 5.1: a zero where Lc or Le would stand, and two more bytes at least.
bool isExtended(core::ByteView command) { return command.size() >= 7 && command[4] == std::byte{0}; }

} // namespace

std::vector<std::string_view> Mischief::names()
{
    std::vector<std::string_view> all;
    for (const auto& planned : plannedNames)
        all.push_back(planned.name);
    for (const std::string_view going : {"more-data", "drop-every", "drop-from", "mute", "reader-refuses-extended"})
        all.push_back(going);
    return all;
}

bool Mischief::set(const std::string& name, std::uint64_t amount, std::uint64_t exchanges, std::string& problem)
{
    if (const auto* const planned = std::ranges::find(plannedNames, name, &PlannedName::name);
        planned != plannedNames.end()) {
        m_plan.reset();
        if (amount > 0) // counted from here: 1 is the next command; 0 takes the plan back
            m_plan = Plan{planned->what, exchanges + amount};
        return true;
    }
    if (name == "more-data")
        m_moreDataFrom = amount == 0 ? 0 : exchanges + amount;
    else if (name == "drop-from")
        m_dropFrom = amount == 0 ? 0 : exchanges + amount;
    else if (name == "drop-every")
        m_dropEvery = amount;
    else if (name == "mute" || name == "reader-refuses-extended") {
        if (amount > 1)
            problem = "0 or 1";
        else
            (name == "mute" ? m_mute : m_readerRefusesExtended) = amount == 1;
    } else
        return false;
    return true;
}

Trouble Mischief::at(std::uint64_t exchange, core::ByteView command)
{
    if (m_plan && exchange >= m_plan->exchange)
        return std::exchange(m_plan, std::nullopt)->what;
    if (m_readerRefusesExtended && isExtended(command))
        return Trouble::Drop;
    if (m_dropEvery != 0 && exchange % m_dropEvery == 0)
        return Trouble::Drop;
    if (m_dropFrom != 0 && exchange >= m_dropFrom)
        return Trouble::Drop;
    if (m_moreDataFrom != 0 && exchange >= m_moreDataFrom)
        return Trouble::MoreData;
    return Trouble::None;
}

core::Bytes bent(core::Bytes answer, Trouble how)
{
    const auto data = answer.size() - std::min(answer.size(), statusWordSize);
    const auto end = answer.begin() + static_cast<std::ptrdiff_t>(data);
    switch (how) {
    case Trouble::Longer:
        answer.insert(end, std::min(bytesTooMany, largestAnswer - answer.size()), std::byte{0x5A});
        break;
    case Trouble::Shorter: answer.erase(answer.begin() + static_cast<std::ptrdiff_t>(data / 2), end); break;
    case Trouble::Bare: answer.erase(answer.begin(), end); break;
    case Trouble::None:
    case Trouble::Remove:
    case Trouble::Silence:
    case Trouble::HalfFrame:
    case Trouble::EmptyFrame:
    case Trouble::Drop:
    case Trouble::Reset:
    case Trouble::MoreData: break;
    }
    return answer;
}

} // namespace uketsuke::virtualcard
