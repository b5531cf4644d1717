// Bytes of a card with everything personal replaced, made the safe way round: it begins as filler of the same length,
// and only what somebody names is copied into it. What nobody thought of therefore stays filler. Pure.
#pragma once

#include "app/core/Bytes.h"

#include <string_view>

namespace uketsuke::cardtrace {

inline constexpr std::byte filler{'T'};

class Mask {
public:
    explicit Mask(core::ByteView content) : m_content(content), m_out(content.size(), filler) {}

    [[nodiscard]] core::ByteView content() const { return m_content; }
    [[nodiscard]] std::size_t size() const { return m_content.size(); }

    /// Copies structure: tags and lengths. Outside the content it does nothing.
    void keep(std::size_t at, std::size_t length);
    /// Copies it only where it is that public constant. True when it was.
    bool keepIf(std::size_t at, core::ByteView constant);
    /// Something of ours instead, cut to what is there.
    void write(std::size_t at, core::ByteView ours);
    void write(std::size_t at, std::string_view ours) { write(at, core::viewOf(ours)); }
    void fill(std::size_t at, std::size_t length, std::byte with);
    /// From there to the end: the card's own filler FF stays FF, anything else does not stay.
    void keepCardFiller(std::size_t at);

    [[nodiscard]] core::Bytes take() && { return std::move(m_out); }

private:
    core::ByteView m_content;
    core::Bytes m_out;
};

/// A header of BER-TLV inside a content: nothing when it is not well formed or says more than is there.
struct Header {
    std::uint32_t tag{0};
    std::size_t size{0};   ///< of tag and length bytes
    std::size_t length{0}; ///< of the value
    [[nodiscard]] std::size_t whole() const { return size + length; }
};
[[nodiscard]] bool readHeader(core::ByteView content, std::size_t at, std::size_t end, Header& header);

} // namespace uketsuke::cardtrace
