#include "DyingDisk.h"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <filesystem>
#include <limits>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace uketsuke::tests {

namespace {

constexpr int wrongTest = 9; ///< exit code when the disk itself cannot be pretended

std::string pathOf(int file)
{
    std::array<char, 4096> path{};
    const auto link = "/proc/self/fd/" + std::to_string(file);
    const auto size = ::readlink(link.c_str(), path.data(), path.size());
    return {path.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
}

std::string pathIn(int folder, const char* name)
{
    return name[0] == '/' || folder == AT_FDCWD ? name : pathOf(folder) + '/' + name;
}

bool isRegular(int file)
{
    struct stat status{};
    return ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
}

using Identity = std::pair<dev_t, ino_t>;

/// What the disk would not hold without power.
class Unsynced {
public:
    void written(int file, off_t offset, std::size_t length)
    {
        struct stat status{};
        ::fstat(file, &status);
        Change change{.file = {status.st_dev, status.st_ino}, .offset = offset, .size = status.st_size};
        const auto end = std::min<off_t>(status.st_size, offset + static_cast<off_t>(length));
        change.content.resize(static_cast<std::size_t>(std::max<off_t>(0, end - offset)));
        const auto got = ::pread(handleOf(file, change.file), change.content.data(), change.content.size(), offset);
        if (got != static_cast<ssize_t>(change.content.size()))
            ::_exit(wrongTest);
        m_changes.push_back(std::move(change));
    }
    void made(const std::string& path) { m_changes.push_back({.name = path}); }
    void renamed(const std::string& from, const std::string& to)
    {
        m_changes.push_back({.name = to, .before = from, .replaced = contentOf(to)});
    }
    void synced(int file)
    {
        struct stat status{};
        ::fstat(file, &status);
        const Identity identity{status.st_dev, status.st_ino};
        const auto folder = S_ISDIR(status.st_mode) ? pathOf(file) : std::string();
        std::erase_if(m_changes, [&](const Change& change) {
            return change.name.empty() ? change.file == identity
                                       : std::filesystem::path(change.name).parent_path() == folder;
        });
    }
    void allSynced() { m_changes.clear(); }
    /// From the newest to the oldest.
    void takeBack()
    {
        for (auto change = m_changes.rbegin(); change != m_changes.rend(); ++change) {
            if (change->name.empty()) {
                const int handle = m_handles.at(change->file);
                ::syscall(SYS_pwrite64, handle, change->content.data(), change->content.size(), change->offset);
                ::syscall(SYS_ftruncate, handle, change->size);
            } else if (change->before.empty()) {
                ::syscall(SYS_unlink, change->name.c_str());
            } else {
                ::syscall(SYS_rename, change->name.c_str(), change->before.c_str());
                if (change->replaced)
                    putBack(change->name, *change->replaced);
            }
        }
    }

private:
    struct Change {
        Identity file{}; ///< of a content or a length
        std::string content{};
        off_t offset{0}, size{0};
        std::string name{};                    ///< of a file whose folder was not synced since it was made or renamed
        std::string before{};                  ///< its name before
        std::optional<std::string> replaced{}; ///< what had the name before
    };

    static int openFile(const std::string& path, int flags)
    {
        return static_cast<int>(::syscall(SYS_open, path.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR));
    }
    /// The test's own, for reading what a write-only one holds. Never closed: that would give up the file's locks.
    int handleOf(int file, const Identity& identity)
    {
        const auto [known, isNew] = m_handles.try_emplace(identity, -1);
        if (isNew)
            known->second = openFile("/proc/self/fd/" + std::to_string(file), O_RDWR);
        return known->second;
    }
    static std::optional<std::string> contentOf(const std::string& path)
    {
        const int file = openFile(path, O_RDONLY);
        if (file < 0)
            return std::nullopt;
        std::string content(1 << 20, '\0'); // the files that are replaced here are small ones
        const auto size = ::pread(file, content.data(), content.size(), 0);
        ::close(file);
        content.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
        return content;
    }
    static void putBack(const std::string& path, const std::string& content)
    {
        const int file = openFile(path, O_WRONLY | O_CREAT | O_TRUNC);
        ::syscall(SYS_write, file, content.data(), content.size());
        ::close(file);
    }

    std::vector<Change> m_changes;
    std::map<Identity, int> m_handles;
};

struct Disk {
    std::mutex mutex; ///< of all steps: what one thread undoes no other changes meanwhile
    bool isArmed{false};
    Ending ending{Ending::Killed};
    int last{0}, steps{0};
    std::optional<Unsynced> unsynced; ///< where the power is to be cut
};
Disk disk;

/// One call that is a step: locked, counted, and the process's end when it is the last.
class Step {
public:
    Step() : m_lock(disk.mutex) {}

    [[nodiscard]] bool isLast() { return disk.isArmed && ++disk.steps == disk.last; }
    [[noreturn]] static void end()
    {
        if (disk.unsynced)
            disk.unsynced->takeBack();
        ::_exit(0);
    }
    void count()
    {
        if (isLast())
            end();
    }
    [[nodiscard]] static Unsynced* unsynced() { return disk.unsynced ? &*disk.unsynced : nullptr; }

private:
    std::scoped_lock<std::mutex> m_lock;
};

ssize_t writeAt(int file, const void* from, size_t length, std::optional<off_t> offset)
{
    const auto write = [&](size_t size) -> ssize_t {
        return offset ? ::syscall(SYS_pwrite64, file, from, size, *offset) : ::syscall(SYS_write, file, from, size);
    };
    if (!disk.isArmed || !isRegular(file))
        return write(length);
    Step step;
    if (step.isLast()) {
        if (disk.ending == Ending::Torn)
            (void)write(length / 2);
        Step::end();
    }
    if (auto* unsynced = Step::unsynced())
        unsynced->written(file, offset ? *offset : ::lseek(file, 0, SEEK_CUR), length);
    return write(length);
}

int syncOne(long call, int file)
{
    Step step;
    step.count();
    const auto done = static_cast<int>(::syscall(call, file));
    if (auto* unsynced = Step::unsynced(); unsynced && done == 0)
        call == SYS_syncfs ? unsynced->allSynced() : unsynced->synced(file);
    return done;
}

int openIn(int folder, const char* name, int flags, mode_t rights)
{
    const auto open = [&] { return static_cast<int>(::syscall(SYS_openat, folder, name, flags, rights)); };
    if (!disk.isArmed || (flags & O_CREAT) == 0)
        return open();
    Step step; // no step of its own: an empty file more or less is the write's behind it
    const bool makes = ::faccessat(folder, name, F_OK, AT_SYMLINK_NOFOLLOW) != 0;
    const int file = open();
    if (auto* unsynced = Step::unsynced(); unsynced && makes && file >= 0)
        unsynced->made(pathOf(file));
    return file;
}

int renameIn(int fromFolder, const char* from, int toFolder, const char* to)
{
    Step step;
    step.count();
    if (auto* unsynced = Step::unsynced())
        unsynced->renamed(pathIn(fromFolder, from), pathIn(toFolder, to));
    return static_cast<int>(::syscall(SYS_renameat2, fromFolder, from, toFolder, to, 0));
}

int unlinkIn(int folder, const char* name, int flags)
{
    Step step;
    step.count();
    return static_cast<int>(::syscall(SYS_unlinkat, folder, name, flags));
}

} // namespace

void armDyingDisk(Ending ending, int step)
{
    disk.isArmed = true;
    disk.ending = ending;
    disk.last = step;
    disk.steps = 0;
    if (ending == Ending::PowerCut)
        disk.unsynced.emplace();
}

int dyingDiskSteps() { return disk.steps; }

} // namespace uketsuke::tests

// The libraries see these only when they are visible.
#pragma GCC visibility push(default)
using namespace uketsuke::tests;
extern "C" {
ssize_t write(int file, const void* from, size_t length) { return writeAt(file, from, length, std::nullopt); }
ssize_t pwrite(int file, const void* from, size_t length, off_t at) { return writeAt(file, from, length, at); }
ssize_t pwrite64(int file, const void* from, size_t length, off_t at) { return writeAt(file, from, length, at); }
int fsync(int file) { return syncOne(SYS_fsync, file); }
int fdatasync(int file) { return syncOne(SYS_fdatasync, file); }
int syncfs(int file) noexcept { return syncOne(SYS_syncfs, file); }
int ftruncate(int file, off_t size) noexcept
{
    Step step;
    step.count();
    if (auto* unsynced = Step::unsynced())
        unsynced->written(file, size, std::numeric_limits<int>::max());
    return static_cast<int>(::syscall(SYS_ftruncate, file, size));
}
int ftruncate64(int file, off_t size) noexcept { return ::ftruncate(file, size); }
int unlink(const char* name) noexcept { return unlinkIn(AT_FDCWD, name, 0); }
int unlinkat(int folder, const char* name, int flags) noexcept { return unlinkIn(folder, name, flags); }
int rename(const char* from, const char* to) noexcept { return renameIn(AT_FDCWD, from, AT_FDCWD, to); }
int renameat(int fromFolder, const char* from, int toFolder, const char* to) noexcept
{
    return renameIn(fromFolder, from, toFolder, to);
}

// The rights are there only where a file may be made.
#define UKETSUKE_OPEN(function, arguments, folder)                                                                     \
    int function arguments                                                                                             \
    {                                                                                                                  \
        va_list more;                                                                                                  \
        va_start(more, flags);                                                                                         \
        const auto rights = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;                                         \
        va_end(more);                                                                                                  \
        return openIn(folder, name, flags, rights);                                                                    \
    }
UKETSUKE_OPEN(open, (const char* name, int flags, ...), AT_FDCWD)
UKETSUKE_OPEN(open64, (const char* name, int flags, ...), AT_FDCWD)
UKETSUKE_OPEN(openat, (int folder, const char* name, int flags, ...), folder)
UKETSUKE_OPEN(openat64, (int folder, const char* name, int flags, ...), folder)
#undef UKETSUKE_OPEN
}
#pragma GCC visibility pop
