// BER-TLV as My Number Cards use it (ISO/IEC 8825-1, 8.1): a cursor that cannot read past its end. Tags of one or two
// bytes, definite lengths of up to two bytes. Views point into the caller's bytes. Any thread.
#pragma once

#include "tools/consent-verify/Encoding.h"
#include "tools/consent-verify/Outcome.h"

#include <cstdint>

namespace uketsuke::verify {

struct TlvObject {
    std::uint32_t tag{0};
    ByteView value;
    ByteView whole; ///< with tag and length, as on the card
};

class TlvCursor {
public:
    explicit TlvCursor(ByteView bytes) : m_rest(bytes) {}

    [[nodiscard]] ByteView rest() const { return m_rest; }
    /// The next object, which must have this tag; any length.
    Outcome<TlvObject> next(std::uint32_t tag);
    /// The next object, which must have this tag and this many bytes of value.
    Outcome<TlvObject> next(std::uint32_t tag, std::size_t length);

private:
    ByteView m_rest;
};

} // namespace uketsuke::verify
