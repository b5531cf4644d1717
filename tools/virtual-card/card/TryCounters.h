// How often each secret may still be tried: the one thing of a card that outlives taking it away.
// Kept in a small JSON file, written to the side and renamed, before the answer leaves the card: a card that is
// pulled right after a wrong PIN has lost that try. Owned by whoever holds the VirtualCard.
#pragma once

#include "tools/virtual-card/card/CardImage.h"

namespace uketsuke::virtualcard {

class TryCounters {
public:
    /// Counters in memory only, at the image's initial values.
    TryCounters() = default;
    /// Counters in a file; a missing or unreadable one means the initial values.
    explicit TryCounters(std::filesystem::path file);

    [[nodiscard]] int left(const Application& application, FileId secret) const;
    void set(const Application& application, FileId secret, int left);

private:
    std::filesystem::path m_file;
    std::map<std::string, int> m_left; ///< "application/id"
};

} // namespace uketsuke::virtualcard
