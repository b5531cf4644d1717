#include "app/identity/FaceTryLedger.h"

#include <algorithm>
#include <cstring>

namespace uketsuke::identity {

namespace {

constexpr std::size_t thumbprintSize = sizeof(core::Sha256Digest);
constexpr std::size_t entrySize = thumbprintSize + sizeof(std::int64_t);

std::int64_t timeOf(core::ByteView entry)
{
    std::int64_t time = 0;
    std::memcpy(&time, entry.data() + thumbprintSize, sizeof time);
    return time;
}

} // namespace

void FaceTryLedger::forgetOld(core::Milliseconds now)
{
    std::size_t old = 0;
    while (old < m_entries.size() && timeOf(m_entries.view().subspan(old, entrySize)) <= now.count() - window.count())
        old += entrySize;
    if (old == 0)
        return;
    const auto entries = m_entries.writable();
    std::ranges::copy(entries.subspan(old), entries.begin());
    m_entries.truncate(entries.size() - old);
}

int FaceTryLedger::tries(const core::Sha256Digest& keyThumbprint, core::Milliseconds now)
{
    forgetOld(now);
    int count = 0;
    for (auto rest = m_entries.view(); !rest.empty(); rest = rest.subspan(entrySize))
        if (std::ranges::equal(rest.first(thumbprintSize), keyThumbprint))
            ++count;
    return count;
}

void FaceTryLedger::recordTry(const core::Sha256Digest& keyThumbprint, core::Milliseconds now)
{
    forgetOld(now);
    const auto time = static_cast<std::int64_t>(now.count());
    m_entries.append(keyThumbprint);
    m_entries.append(std::as_bytes(std::span(&time, 1)));
}

} // namespace uketsuke::identity
