// SplitMix64 (Steele, Lea, Flood 2014): the same numbers from the same seed on every machine, which the standard
// library's distributions do not promise. Not for secrets. A plain value.
#pragma once

#include <cstdint>

namespace uketsuke::evaluation {

class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    [[nodiscard]] std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        auto value = m_state;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
        value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
        return value ^ (value >> 31);
    }
    /// 0 to count - 1. The bias of the remainder is below 1e-9 for counts that fit 32 bits.
    [[nodiscard]] std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>(next() % count); }

private:
    std::uint64_t m_state;
};

} // namespace uketsuke::evaluation
