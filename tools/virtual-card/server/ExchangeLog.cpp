#include "tools/virtual-card/server/ExchangeLog.h"

#include <algorithm>
#include <sstream>

namespace uketsuke::virtualcard {
namespace {

constexpr std::size_t mostEntries = 1000; // one control line carries them all
constexpr std::size_t headerSize = 4;
constexpr auto insSelect = std::byte{0xA4};
constexpr std::size_t longestSelect = 32;

std::string printable(core::ByteView command)
{
    const bool select = command.size() >= headerSize && command[1] == insSelect;
    return core::hex(command.first(std::min(command.size(), select ? longestSelect : headerSize)));
}

} // namespace

void ExchangeLog::clear()
{
    m_entries.clear();
    m_dropped = 0;
}

void ExchangeLog::commandCame(core::ByteView command, Nanoseconds at)
{
    if (m_entries.size() == mostEntries) {
        m_entries.pop_front();
        ++m_dropped;
    }
    m_entries.push_back({.at = at,
                         .answered = {},
                         .command = printable(command),
                         .bytesIn = command.size(),
                         .bytesOut = 0,
                         .status = {}});
}

void ExchangeLog::answerWent(core::ByteView answer, Nanoseconds at)
{
    if (m_entries.empty())
        return;
    auto& entry = m_entries.back();
    entry.answered = at;
    entry.bytesOut = answer.size();
    entry.status = core::hex(answer.last(std::min<std::size_t>(answer.size(), 2)));
}

std::string ExchangeLog::line() const
{
    std::ostringstream out;
    out << "count=" << m_entries.size() << " dropped=" << m_dropped;
    for (const auto& entry : m_entries) {
        const bool answered = !entry.status.empty();
        out << ' ' << entry.at.count() << ',' << (answered ? (entry.answered - entry.at).count() : 0) << ','
            << entry.command << ',' << entry.bytesIn << ',';
        if (answered)
            out << entry.bytesOut << ',' << entry.status;
        else
            out << "-,-";
    }
    return out.str();
}

} // namespace uketsuke::virtualcard
