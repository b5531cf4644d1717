#include "drivers/handoff/WholeFileWriter.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace uketsuke::handoff {

namespace {

constexpr std::string_view where = "WholeFileWriter::write";

class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { static_cast<void>(close()); }

    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    [[nodiscard]] int number() const { return m_number; }
    /// False when the last bytes could not be kept: a network share may say so only now.
    [[nodiscard]] bool close()
    {
        const auto closed = m_number < 0 || ::close(m_number) == 0;
        m_number = -1;
        return closed;
    }

private:
    int m_number;
};

std::unexpected<core::Error> failed(core::Fault fault, const core::Redacted& what)
{
    return core::failure(fault, where, what + ", errno " + core::Redacted::number(errno));
}

bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

core::Result<Written> writeWhole(const std::filesystem::path& folder, const std::string& name, std::string_view bytes)
{
    const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.isOpen())
        return failed(core::Fault::HandoffFolderMissing, "the folder cannot be opened");

    struct stat found{};
    if (::fstatat(directory.number(), name.c_str(), &found, AT_SYMLINK_NOFOLLOW) == 0)
        return Written::Before;

    // Not ending in .xml, so that a watching receipt computer passes it over. One left by a crash is ours to clear.
    const auto draft = name + ".part";
    ::unlinkat(directory.number(), draft.c_str(), 0);
    constexpr mode_t mode = 0640; // the receipt computer reads through its group
    Descriptor file(
        ::openat(directory.number(), draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
    if (!file.isOpen())
        return failed(core::Fault::HandoffWriteFailed, "the file cannot be made");

    const auto isWhole = writeAll(file.number(), bytes) && ::fsync(file.number()) == 0 && file.close()
                         && ::renameat(directory.number(), draft.c_str(), directory.number(), name.c_str()) == 0;
    if (!isWhole) {
        auto error = failed(core::Fault::HandoffWriteFailed, "the file cannot be written");
        ::unlinkat(directory.number(), draft.c_str(), 0);
        return error;
    }
    // EINVAL: a network share that cannot sync a folder; the file itself is synced.
    if (::fsync(directory.number()) != 0 && errno != EINVAL)
        return failed(core::Fault::HandoffWriteFailed, "the folder cannot be synced");
    return Written::Now;
}

} // namespace uketsuke::handoff
