// Judges a JPEG 2000 file by its headers, before a codec sees it: what it claims must be bounded, agree with itself
// and be present as a whole (ISO/IEC 15444-1, annexes A and I). A codec sizes its memory by these very numbers.
// Pure; any thread; keeps nothing.
#pragma once

#include "app/core/Bytes.h"
#include "app/core/Result.h"

namespace uketsuke::face {

inline constexpr std::size_t largestPhoto = 128 * 1024; ///< bytes; the card's record ends at 64 KiB
inline constexpr std::uint32_t largestPhotoSide = 2048; ///< pixels

struct PhotoLayout {
    int width{0};
    int height{0};
    int components{0}; ///< 1 grey or 3 colours, 8 bits each, none subsampled
    friend bool operator==(const PhotoLayout&, const PhotoLayout&) = default;
};

/// Errors: PhotoMissing for no bytes, PhotoUnreadable for everything else.
[[nodiscard]] core::Result<PhotoLayout> inspectJp2(core::ByteView file);

} // namespace uketsuke::face
