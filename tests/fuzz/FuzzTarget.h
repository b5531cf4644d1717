// What every fuzz target shares: foreign bytes as the house knows them, and a promise whose breaking ends the run.
// A target is one file with LLVMFuzzerTestOneInput; libFuzzer calls it, and so does ReplayMain.cpp. How to add one:
// docs/fuzzing.md.
#pragma once

#include "app/core/Bytes.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>

namespace uketsuke::fuzz {

inline core::ByteView viewOf(const std::uint8_t* data, std::size_t size)
{
    return std::as_bytes(std::span(data, size));
}

inline std::string_view textOf(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

/// What the code under test promises whatever it is given; both libFuzzer and the replay take an abort for a finding.
inline void promise(bool kept, const char* what)
{
    if (kept)
        return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

/// True when `part` lies inside `whole`: a view taken out of foreign bytes must.
inline bool liesInside(core::ByteView part, core::ByteView whole)
{
    return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

} // namespace uketsuke::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
