#include "tools/face-eval/TemplateCache.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>

namespace uketsuke::evaluation {

namespace {

// Key, hint, face or none, the two scores, the floats, check sum.
constexpr std::size_t keySize = sizeof(core::Sha256Digest), headSize = keySize + 2 + 2 * sizeof(double),
                      checkSize = sizeof(std::uint64_t);

/// FNV-1a: finds a torn or damaged record. No protection against a person; the folder is the user's own.
std::uint64_t checkSum(const unsigned char* bytes, std::size_t count)
{
    std::uint64_t sum = 0xcbf29ce484222325ULL;
    for (std::size_t index = 0; index < count; ++index)
        sum = (sum ^ bytes[index]) * 0x100000001b3ULL;
    return sum;
}

std::string named(const core::Sha256Digest& pack)
{
    std::string name = "templates-";
    for (std::size_t index = 0; index < 8; ++index) {
        char digits[3];
        std::snprintf(digits, sizeof digits, "%02x", static_cast<unsigned>(pack[index]));
        name += digits;
    }
    return name + ".cache";
}

} // namespace

std::expected<TemplateCache, std::string> TemplateCache::open(const std::filesystem::path& folder,
                                                              const core::Sha256Digest& pack, std::size_t dimensions)
{
    TemplateCache cache;
    cache.m_path = folder / named(pack);
    cache.m_dimensions = dimensions;
    const int descriptor = ::open(cache.m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0 || ::fchmod(descriptor, 0600) != 0 || ::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (descriptor >= 0)
            ::close(descriptor);
        return std::unexpected("The templates' file cannot be opened, or another run uses it: "
                               + cache.m_path.string());
    }
    cache.m_file.reset(::fdopen(descriptor, "r+b"));
    struct stat status{};
    if (!cache.m_file || ::fstat(descriptor, &status) != 0)
        return std::unexpected("The templates' file cannot be read: " + cache.m_path.string());
    std::vector<unsigned char> content(static_cast<std::size_t>(status.st_size));
    if (std::fread(content.data(), 1, content.size(), cache.m_file.get()) != content.size())
        return std::unexpected("The templates' file cannot be read: " + cache.m_path.string());
    const auto whole = cache.read(content);
    if (::ftruncate(descriptor, static_cast<off_t>(whole)) != 0
        || std::fseek(cache.m_file.get(), static_cast<long>(whole), SEEK_SET) != 0)
        return std::unexpected("The templates' file cannot be written: " + cache.m_path.string());
    return cache;
}

std::size_t TemplateCache::read(const std::vector<unsigned char>& content)
{
    const std::size_t size = headSize + m_dimensions * sizeof(float) + checkSize;
    std::size_t begin = 0;
    for (; begin + size <= content.size(); begin += size) {
        const auto* record = content.data() + begin;
        std::uint64_t sum = 0;
        std::memcpy(&sum, record + size - checkSize, checkSize);
        if (sum != checkSum(record, size - checkSize))
            break; // what follows is not trusted either
        core::Sha256Digest key{};
        std::memcpy(key.data(), record, keySize);
        Template value;
        value.hint = record[keySize];
        if (record[keySize + 1] != 0) {
            value.vectors.resize(m_dimensions);
            std::memcpy(value.vectors.data(), record + headSize, m_dimensions * sizeof(float));
        }
        std::memcpy(&value.bonaFideScore, record + keySize + 2, sizeof(double));
        std::memcpy(&value.quality, record + keySize + 2 + sizeof(double), sizeof(double));
        m_templates.insert_or_assign(key, std::move(value));
    }
    return begin;
}

std::vector<unsigned char> TemplateCache::recordOf(const core::Sha256Digest& key, const Template& value) const
{
    std::vector<unsigned char> record(headSize + m_dimensions * sizeof(float) + checkSize, 0);
    std::memcpy(record.data(), key.data(), keySize);
    record[keySize] = value.hint;
    record[keySize + 1] = value.vectors.empty() ? 0 : 1;
    std::memcpy(record.data() + keySize + 2, &value.bonaFideScore, sizeof(double));
    std::memcpy(record.data() + keySize + 2 + sizeof(double), &value.quality, sizeof(double));
    if (!value.vectors.empty())
        std::memcpy(record.data() + headSize, value.vectors.data(), m_dimensions * sizeof(float));
    const auto sum = checkSum(record.data(), record.size() - checkSize);
    std::memcpy(record.data() + record.size() - checkSize, &sum, checkSize);
    return record;
}

const Template* TemplateCache::find(const core::Sha256Digest& key) const
{
    const auto found = m_templates.find(key);
    return found == m_templates.end() ? nullptr : &found->second;
}

bool TemplateCache::add(const core::Sha256Digest& key, Template value)
{
    if (!value.vectors.empty() && value.vectors.size() != m_dimensions)
        return false;
    const auto record = recordOf(key, value);
    if (std::fwrite(record.data(), 1, record.size(), m_file.get()) != record.size() || std::fflush(m_file.get()) != 0)
        return false;
    m_templates.insert_or_assign(key, std::move(value));
    return true;
}

void TemplateCache::forget()
{
    m_templates.clear();
    std::error_code ignored;
    std::filesystem::remove(m_path, ignored);
}

} // namespace uketsuke::evaluation
