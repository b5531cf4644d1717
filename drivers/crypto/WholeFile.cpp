#include "drivers/crypto/WholeFile.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace uketsuke::crypto {

namespace {

class Descriptor {
public:
    explicit Descriptor(const std::filesystem::path& path) : m_number(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

} // namespace

std::optional<core::SecureBytes> readWhole(const std::filesystem::path& path, std::size_t most, Readers readers)
{
    const Descriptor file(path);
    struct stat status{};
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_size < 0
        || static_cast<std::size_t>(status.st_size) > most)
        return std::nullopt;
    const bool isOwn = status.st_uid == ::geteuid() || status.st_uid == 0;
    if (readers == Readers::OwnerAlone && (!isOwn || (status.st_mode & (S_IRWXG | S_IRWXO)) != 0))
        return std::nullopt;
    // Unbuffered on purpose: a stream's buffer would keep a copy of the key that nobody wipes.
    core::SecureBytes bytes(static_cast<std::size_t>(status.st_size));
    std::size_t done = 0;
    while (done < bytes.size()) {
        const auto count = ::read(file.number(), bytes.writable().data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return std::nullopt;
        done += static_cast<std::size_t>(count);
    }
    return bytes;
}

} // namespace uketsuke::crypto
