#include "app/core/SecureBytes.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

namespace uketsuke::core {

void wipe(std::span<std::byte> memory) noexcept
{
    if (memory.empty())
        return;
    std::memset(memory.data(), 0, memory.size());
    // The compiler has to believe that somebody reads the zeros; a camera's frame is too large for volatile bytes.
    asm volatile("" : : "r"(memory.data()) : "memory");
}

SecureBytes::SecureBytes(std::size_t size)
    : m_data(size ? std::allocator<std::byte>().allocate(size) : nullptr), m_size(size), m_capacity(size)
{
    std::fill_n(m_data, m_size, std::byte{0});
}

SecureBytes SecureBytes::copyOf(ByteView source)
{
    SecureBytes result(source.size());
    std::ranges::copy(source, result.m_data);
    return result;
}

SecureBytes::SecureBytes(SecureBytes&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)),
      m_capacity(std::exchange(other.m_capacity, 0))
{
}

SecureBytes& SecureBytes::operator=(SecureBytes&& other) noexcept
{
    if (this != &other) {
        clear();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
        m_capacity = std::exchange(other.m_capacity, 0);
    }
    return *this;
}

SecureBytes::~SecureBytes() { clear(); }

void SecureBytes::append(ByteView more)
{
    if (more.empty())
        return;
    if (m_size + more.size() > m_capacity) {
        SecureBytes larger(std::max(m_capacity * 2, m_size + more.size()));
        std::ranges::copy(view(), larger.m_data);
        larger.m_size = m_size;
        std::ranges::copy(more, larger.m_data + m_size); // before the swap: `more` may look into ourselves
        larger.m_size += more.size();
        *this = std::move(larger);
        return;
    }
    std::ranges::copy(more, m_data + m_size);
    m_size += more.size();
}

void SecureBytes::removeLast()
{
    if (m_size > 0)
        truncate(m_size - 1);
}

void SecureBytes::truncate(std::size_t size)
{
    if (size >= m_size)
        return;
    wipe({m_data + size, m_size - size});
    m_size = size;
}

void SecureBytes::clear() noexcept
{
    if (m_data) {
        wipe({m_data, m_capacity});
        std::allocator<std::byte>().deallocate(m_data, m_capacity);
    }
    m_data = nullptr;
    m_size = m_capacity = 0;
}

bool operator==(const SecureBytes& left, const SecureBytes& right)
{
    if (left.m_size != right.m_size)
        return false;
    unsigned difference = 0;
    for (std::size_t at = 0; at < left.m_size; ++at)
        difference |= std::to_integer<unsigned>(left.m_data[at] ^ right.m_data[at]);
    return difference == 0;
}

} // namespace uketsuke::core
