#include "FaultyDisk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <unistd.h>
#include <vector>

namespace uketsuke::tests {

namespace {

/// What one unsynced change took away, to be given back by a power cut.
struct Undo {
    sqlite3_file* file;
    sqlite3_int64 offset;
    std::vector<char> content;
    sqlite3_int64 size; ///< the file's size before
};

DiskFault armed = DiskFault::None;
int failing = 0;
int counted = 0;
std::vector<Undo> unsynced;

struct FaultyFile {
    sqlite3_file base;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_file* realOf(sqlite3_file* file) { return reinterpret_cast<FaultyFile*>(file)->real(); }
sqlite3_vfs* realDisk(sqlite3_vfs* disk) { return static_cast<sqlite3_vfs*>(disk->pAppData); }

/// In pieces, because SQLite's own disk takes a length modulo 128 KiB and says nothing.
template <class Move> void inPieces(std::vector<char>& content, Move move)
{
    constexpr std::size_t piece = 64 * 1024;
    for (std::size_t done = 0; done < content.size(); done += piece)
        move(content.data() + done, static_cast<int>(std::min(piece, content.size() - done)),
             static_cast<sqlite3_int64>(done));
}

void takeBackUnsynced()
{
    for (auto undo = unsynced.rbegin(); undo != unsynced.rend(); ++undo) {
        inPieces(undo->content, [&](char* from, int length, sqlite3_int64 at) {
            undo->file->pMethods->xWrite(undo->file, from, length, undo->offset + at);
        });
        undo->file->pMethods->xTruncate(undo->file, undo->size);
    }
}

void remember(sqlite3_file* real, sqlite3_int64 offset, sqlite3_int64 length)
{
    if (armed != DiskFault::PowerCut)
        return;
    Undo undo{real, offset, {}, 0};
    real->pMethods->xFileSize(real, &undo.size);
    undo.content.resize(static_cast<std::size_t>(std::clamp<sqlite3_int64>(undo.size - offset, 0, length)));
    inPieces(undo.content,
             [&](char* into, int size, sqlite3_int64 at) { real->pMethods->xRead(real, into, size, offset + at); });
    unsynced.push_back(std::move(undo));
}

/// SQLITE_OK to go on, or the code to fail with; does not return when the process is to end.
int beforeChange(int inputOutputCode)
{
    if (++counted != failing)
        return SQLITE_OK;
    switch (armed) {
    case DiskFault::None:
    case DiskFault::Torn: return SQLITE_OK;
    case DiskFault::InputOutput: return inputOutputCode;
    case DiskFault::Full: return SQLITE_FULL;
    case DiskFault::PowerCut: takeBackUnsynced(); ::_exit(0);
    case DiskFault::Killed: ::_exit(0);
    }
    return SQLITE_OK;
}

int closeFile(sqlite3_file* file)
{
    auto* real = realOf(file);
    std::erase_if(unsynced, [real](const Undo& undo) { return undo.file == real; });
    return real->pMethods->xClose(real);
}
int readFile(sqlite3_file* file, void* into, int length, sqlite3_int64 offset)
{
    return realOf(file)->pMethods->xRead(realOf(file), into, length, offset);
}
int writeFile(sqlite3_file* file, const void* from, int length, sqlite3_int64 offset)
{
    auto* real = realOf(file);
    if (const int code = beforeChange(SQLITE_IOERR_WRITE); code != SQLITE_OK)
        return code;
    if (armed == DiskFault::Torn && counted == failing) {
        real->pMethods->xWrite(real, from, length / 2, offset);
        ::_exit(0);
    }
    remember(real, offset, length);
    return real->pMethods->xWrite(real, from, length, offset);
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    auto* real = realOf(file);
    if (const int code = beforeChange(SQLITE_IOERR_TRUNCATE); code != SQLITE_OK)
        return code;
    remember(real, size, 1 << 24);
    return real->pMethods->xTruncate(real, size);
}
int syncFile(sqlite3_file* file, int flags)
{
    auto* real = realOf(file);
    if (const int code = beforeChange(SQLITE_IOERR_FSYNC); code != SQLITE_OK)
        return code;
    const int code = real->pMethods->xSync(real, flags);
    std::erase_if(unsynced, [real](const Undo& undo) { return undo.file == real; });
    return code;
}
int fileSize(sqlite3_file* file, sqlite3_int64* size) { return realOf(file)->pMethods->xFileSize(realOf(file), size); }
int lockFile(sqlite3_file* file, int level) { return realOf(file)->pMethods->xLock(realOf(file), level); }
int unlockFile(sqlite3_file* file, int level) { return realOf(file)->pMethods->xUnlock(realOf(file), level); }
int checkReservedLock(sqlite3_file* file, int* out)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), out);
}
int fileControl(sqlite3_file* file, int what, void* argument)
{
    return realOf(file)->pMethods->xFileControl(realOf(file), what, argument);
}
int sectorSize(sqlite3_file* file) { return realOf(file)->pMethods->xSectorSize(realOf(file)); }
int characteristics(sqlite3_file* file) { return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file)); }
int mapShared(sqlite3_file* file, int page, int size, int extend, void volatile** out)
{
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, out);
}
int lockShared(sqlite3_file* file, int offset, int count, int flags)
{
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}
void barrier(sqlite3_file* file) { realOf(file)->pMethods->xShmBarrier(realOf(file)); }
int unmapShared(sqlite3_file* file, int remove) { return realOf(file)->pMethods->xShmUnmap(realOf(file), remove); }

// Version 2: with shared memory for the log, without memory-mapped reading, so that every change passes through here.
const sqlite3_io_methods methods{2,           closeFile,   readFile,        writeFile,  truncateFile,
                                 syncFile,    fileSize,    lockFile,        unlockFile, checkReservedLock,
                                 fileControl, sectorSize,  characteristics, mapShared,  lockShared,
                                 barrier,     unmapShared, nullptr,         nullptr};

int openFile(sqlite3_vfs* disk, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    auto* faulty = reinterpret_cast<FaultyFile*>(file);
    faulty->base.pMethods = nullptr;
    const int code = realDisk(disk)->xOpen(realDisk(disk), name, faulty->real(), flags, outFlags);
    if (faulty->real()->pMethods != nullptr)
        faulty->base.pMethods = &methods;
    return code;
}

int deleteFile(sqlite3_vfs* disk, const char* name, int syncFolder)
{
    if (const int code = beforeChange(SQLITE_IOERR_DELETE); code != SQLITE_OK)
        return code;
    return realDisk(disk)->xDelete(realDisk(disk), name, syncFolder);
}

} // namespace

void installFaultyDisk()
{
    static sqlite3_vfs disk;
    if (disk.zName != nullptr)
        return;
    auto* real = sqlite3_vfs_find(nullptr);
    disk = *real; // what is not named below goes straight to the real disk, which ignores its first argument there
    disk.zName = "faulty";
    disk.pAppData = real;
    disk.pNext = nullptr;
    disk.szOsFile = real->szOsFile + static_cast<int>(sizeof(FaultyFile));
    disk.xOpen = openFile;
    disk.xDelete = deleteFile;
    sqlite3_vfs_register(&disk, 1);
}

void armFaultyDisk(DiskFault fault, int operation)
{
    armed = fault;
    failing = operation;
    counted = 0;
    unsynced.clear();
}

int diskOperations() { return counted; }

} // namespace uketsuke::tests
