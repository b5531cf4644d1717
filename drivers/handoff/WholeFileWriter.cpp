#include "drivers/handoff/WholeFileWriter.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace uketsuke::handoff {

namespace {

constexpr std::string_view where = "WholeFileWriter::write";

class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
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

/// Not of a share: there, only the sync of the file itself reaches the other machine's disk.
bool isLocal(int descriptor)
{
    struct statfs system{};
    if (::fstatfs(descriptor, &system) != 0)
        return false;
    switch (static_cast<unsigned long>(system.f_type)) {
    case EXT4_SUPER_MAGIC:
    case XFS_SUPER_MAGIC:
    case BTRFS_SUPER_MAGIC:
    case F2FS_SUPER_MAGIC: return true;
    default: return false;
    }
}

struct Draft {
    std::size_t index;
    std::string name;
    Descriptor file;
};

/// Of what was opened, not of its name: a share that goes away meanwhile changes nothing.
bool liesOn(int directory, const std::filesystem::path& disk)
{
    struct stat here{};
    struct stat there{};
    return ::fstat(directory, &here) != 0 || ::stat(disk.c_str(), &there) != 0 || here.st_dev == there.st_dev;
}

/// Of many small files the sync of each is a commit of the file system's journal; one sync of all is one.
bool syncAll(int directory, const std::vector<Draft>& drafts)
{
    if (drafts.size() > 1 && isLocal(directory))
        return ::syncfs(directory) == 0;
    return std::ranges::all_of(drafts, [](const auto& draft) { return ::fsync(draft.file.number()) == 0; });
}

} // namespace

std::vector<core::Result<Written>> writeWhole(const std::filesystem::path& folder, const std::vector<NamedBytes>& files,
                                              const std::filesystem::path& ownDisk)
{
    const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.isOpen())
        return {files.size(), failed(core::Fault::HandoffFolderMissing, "the folder cannot be opened")};
    if (!ownDisk.empty() && liesOn(directory.number(), ownDisk))
        return {files.size(), failed(core::Fault::HandoffFolderMissing, "no share is mounted there")};

    std::vector<core::Result<Written>> done(files.size(), Written::Before);
    std::vector<Draft> drafts;
    const auto discard = [&](const Draft& draft) {
        done[draft.index] = failed(core::Fault::HandoffWriteFailed, "the file cannot be written");
        ::unlinkat(directory.number(), draft.name.c_str(), 0);
    };
    for (std::size_t index = 0; index < files.size(); ++index) {
        struct stat found{};
        if (::fstatat(directory.number(), files[index].name.c_str(), &found, AT_SYMLINK_NOFOLLOW) == 0)
            continue;
        // Not ending in .xml, so that a watching receipt computer passes it over. One left by a crash is ours to
        // clear.
        auto name = files[index].name + ".part";
        ::unlinkat(directory.number(), name.c_str(), 0);
        constexpr mode_t mode = 0640; // the receipt computer reads through its group
        const int opened =
            ::openat(directory.number(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
        Draft draft{index, std::move(name), Descriptor(opened)};
        if (!draft.file.isOpen())
            done[index] = failed(core::Fault::HandoffWriteFailed, "the file cannot be made");
        else if (!writeAll(draft.file.number(), files[index].bytes))
            discard(draft);
        else
            drafts.push_back(std::move(draft));
    }
    const bool isSynced = syncAll(directory.number(), drafts);
    bool isRenamed = false;
    for (auto& draft : drafts) {
        const auto& name = files[draft.index].name;
        if (isSynced && draft.file.close()
            && ::renameat(directory.number(), draft.name.c_str(), directory.number(), name.c_str()) == 0) {
            done[draft.index] = Written::Now;
            isRenamed = true;
        } else {
            discard(draft);
        }
    }
    // EINVAL: a network share that cannot sync a folder; the files themselves are synced.
    if (isRenamed && ::fsync(directory.number()) != 0 && errno != EINVAL)
        for (const auto& draft : drafts)
            if (done[draft.index])
                done[draft.index] = failed(core::Fault::HandoffWriteFailed, "the folder cannot be synced");
    return done;
}

} // namespace uketsuke::handoff
