// BER-TLV objects in foreign bytes (ISO 8825-1, as ISO 7816-4 uses it): tags of up to three bytes, definite lengths
// of up to three length bytes. Views only, nothing is copied; the bytes must outlive the objects. Cannot read past
// the end, and cannot be made to nest deeper than a card's records do.
#pragma once

#include "app/core/ByteReader.h"
#include "app/core/Result.h"

#include <cstdint>

namespace uketsuke::card {

struct TlvObject {
    std::uint32_t tag{0};
    core::ByteView whole; ///< header and value, as signatures cover it
    core::ByteView value;
};

class TlvReader {
public:
    static constexpr int deepest = 4;

    explicit TlvReader(core::ByteView bytes) : TlvReader(bytes, 0) {}

    [[nodiscard]] bool atEnd() const { return m_bytes.atEnd(); }
    /// The next object, or CardAnswerMalformed; after an error the reader stands where it was.
    [[nodiscard]] core::Result<TlvObject> next();
    /// The next object, which must have that tag.
    [[nodiscard]] core::Result<TlvObject> next(std::uint32_t tag);
    /// The objects inside `object`, one level deeper; CardAnswerMalformed below the deepest level.
    [[nodiscard]] core::Result<TlvReader> inside(const TlvObject& object) const;

private:
    TlvReader(core::ByteView bytes, int depth) : m_bytes(bytes), m_depth(depth) {}

    core::ByteReader m_bytes;
    int m_depth{0};
};

/// Bytes of header and value of the object that begins here, as its header says, even when fewer are here.
/// Nothing when the header itself is not complete or not well formed.
[[nodiscard]] std::optional<std::size_t> announcedSize(core::ByteView start);

} // namespace uketsuke::card
