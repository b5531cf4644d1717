// Memory for secrets: PIN, 照合番号B, card data, photo, frames, templates. Move-only, wiped when it goes,
// compared in constant time, with no way to print it or to turn it into a std::string by accident.
// Any thread, one owner at a time.
#pragma once

#include "app/core/Bytes.h"

#include <cstddef>
#include <span>

namespace uketsuke::core {

/// Overwrites memory in a way the compiler may not leave out.
void wipe(std::span<std::byte> memory) noexcept;

class SecureBytes {
public:
    SecureBytes() = default;
    explicit SecureBytes(std::size_t size);                   ///< zero-filled
    [[nodiscard]] static SecureBytes copyOf(ByteView source); ///< the source is the caller's to wipe
    SecureBytes(SecureBytes&& other) noexcept;
    SecureBytes& operator=(SecureBytes&& other) noexcept;
    SecureBytes(const SecureBytes&) = delete;
    SecureBytes& operator=(const SecureBytes&) = delete;
    ~SecureBytes();

    /// A second owner, asked for by name because each copy is one more place to wipe.
    [[nodiscard]] SecureBytes clone() const { return copyOf(view()); }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] ByteView view() const { return {m_data, m_size}; }
    [[nodiscard]] std::span<std::byte> writable() { return {m_data, m_size}; }

    void append(ByteView more); ///< grows; the old memory is wiped before it is given back
    void append(std::byte one)
    {
        append(ByteView(&one, 1));
        wipe({&one, 1});
    }
    void removeLast();               ///< does nothing when empty; the removed byte is wiped
    void truncate(std::size_t size); ///< keeps the first `size` bytes and wipes the rest
    void clear() noexcept;           ///< wipes and gives the memory back

    /// Constant time for equal sizes.
    friend bool operator==(const SecureBytes& left, const SecureBytes& right);

private:
    std::byte* m_data{nullptr};
    std::size_t m_size{0};
    std::size_t m_capacity{0};
};

} // namespace uketsuke::core
