#include "drivers/storage/ArchiveFolder.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

namespace uketsuke::storage {

namespace {

constexpr std::string_view where = "ArchiveFolder";
constexpr std::string_view prefix = "consents-";
constexpr std::string_view suffix = ".archive";
constexpr std::size_t timeDigits = 14;
constexpr std::size_t largestSegment = 64 * 1024 * 1024;

class Descriptor {
public:
    explicit Descriptor(int value) : m_value(value) {}
    ~Descriptor()
    {
        if (m_value >= 0)
            ::close(m_value);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int value() const { return m_value; }

private:
    int m_value;
};

std::unexpected<core::Error> failed(int reason)
{
    const auto fault = reason == EROFS || reason == EACCES || reason == EPERM ? core::Fault::LedgerReadOnly
                       : reason == ENOSPC || reason == EDQUOT                 ? core::Fault::LedgerFull
                                                                              : core::Fault::LedgerWriteFailed;
    return core::failure(fault, where, core::Redacted::number(reason));
}

core::Result<> syncFolder(const std::filesystem::path& folder)
{
    const Descriptor open(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (open.value() < 0 || ::fsync(open.value()) != 0)
        return failed(errno);
    return {};
}

core::Result<> writeAt(int descriptor, std::string_view text, std::uint64_t offset)
{
    while (!text.empty()) {
        const auto written = ::pwrite(descriptor, text.data(), text.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return failed(written < 0 ? errno : EIO);
        text.remove_prefix(static_cast<std::size_t>(written));
        offset += static_cast<std::uint64_t>(written);
    }
    return ::fsync(descriptor) == 0 ? core::Result<>() : failed(errno);
}

/// When a segment was begun, from its name; nothing for any other file.
std::optional<core::Instant> begunAt(std::string_view name)
{
    if (name.size() != prefix.size() + timeDigits + suffix.size() || !name.starts_with(prefix)
        || !name.ends_with(suffix))
        return std::nullopt;
    const auto digits = name.substr(prefix.size(), timeDigits);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || value < 0)
        return std::nullopt;
    return core::Instant{value};
}

std::string nameOf(core::Instant begun)
{
    const auto digits = std::to_string(std::max<std::int64_t>(begun.unixMilliseconds, 0));
    return std::string(prefix) + std::string(timeDigits - std::min(digits.size(), timeDigits), '0') + digits
           + std::string(suffix);
}

std::string line(char kind, const std::string& content)
{
    return std::string(1, kind) + ' ' + std::to_string(content.size()) + ' ' + content + '\n';
}

/// A token is base64url around JSON, so that this takes off more than the record's own base64url puts on.
core::Result<core::Bytes> compressed(std::string_view text)
{
    auto size = ::compressBound(text.size());
    core::Bytes out(size);
    if (::compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(text.data()),
                    text.size(), Z_BEST_COMPRESSION)
        != Z_OK)
        return core::failure(core::Fault::LedgerWriteFailed, where, "a record cannot be compressed");
    out.resize(size);
    return out;
}

struct Line {
    char kind;
    std::string_view content;
    std::size_t end; ///< where the next one begins
};

/// The whole line at `offset`, or nothing when it is torn or was never one.
std::optional<Line> lineAt(std::string_view text, std::size_t offset)
{
    constexpr std::size_t longestNumber = 7;
    constexpr std::string_view kinds = "RZH";
    if (text.size() < offset + 2 || !kinds.contains(text[offset]) || text[offset + 1] != ' ')
        return std::nullopt;
    const auto number = text.substr(offset + 2, longestNumber);
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), length);
    const auto digits = static_cast<std::size_t>(end - number.data());
    const auto begin = offset + 2 + digits + 1;
    if (error != std::errc() || digits == 0 || begin > text.size() || text[begin - 1] != ' '
        || text.size() - begin <= length || text[begin + length] != '\n')
        return std::nullopt;
    return Line{text[offset], text.substr(begin, length), begin + length + 1};
}

} // namespace

struct ArchiveFolder::Scan {
    struct Record {
        std::size_t offset;
        std::size_t end;
        core::Sha256Digest chain;
    };
    std::vector<Record> records;
    bool isClosed{false};
};

struct ArchiveFolder::Tail {
    std::string name;
    std::size_t end;
};

core::Result<std::unique_ptr<ArchiveFolder>> ArchiveFolder::open(Settings settings, ports::ConsentSigner& signer,
                                                                 const ports::Cryptography& cryptography)
{
    if (::mkdir(settings.folder.c_str(), S_IRWXU) != 0 && errno != EEXIST)
        return failed(errno);
    if (settings.folder.has_parent_path())
        if (const auto synced = syncFolder(settings.folder.parent_path()); !synced)
            return core::failure(synced.error());
    return std::unique_ptr<ArchiveFolder>(new ArchiveFolder(std::move(settings), signer, cryptography));
}

core::Result<std::vector<std::string>> ArchiveFolder::names() const
{
    std::vector<std::string> found;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(m_settings.folder, error), end; !error && entry != end;
         entry.increment(error))
        if (auto name = entry->path().filename().string(); begunAt(name))
            found.push_back(std::move(name));
    if (error)
        return failed(error.value());
    std::ranges::sort(found);
    return found;
}

std::optional<ArchiveFolder::Scan> ArchiveFolder::scan(const std::string& name) const
{
    const auto path = m_settings.folder / name;
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error || size > largestSegment)
        return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    std::string text(size, '\0');
    if (!file.read(text.data(), static_cast<std::streamsize>(size)))
        return std::nullopt;
    const auto headerEnd = text.find('\n');
    if (headerEnd == std::string::npos || headerEnd > 256)
        return Scan{}; // torn before its first line was whole
    Scan scan;
    auto chain = m_cryptography.sha256(core::viewOf(std::string_view(text).substr(0, headerEnd + 1)));
    for (std::size_t offset = headerEnd + 1;;) {
        const auto next = lineAt(text, offset);
        if (!next)
            return scan;
        if (next->kind == 'H') {
            scan.isClosed = true;
            return scan;
        }
        auto linked = core::copyOf(chain);
        const auto content = core::viewOf(next->content);
        linked.insert(linked.end(), content.begin(), content.end());
        chain = m_cryptography.sha256(linked);
        scan.records.push_back({offset, next->end, chain});
        offset = next->end;
    }
}

core::Result<> ArchiveFolder::removeUnnamed(const std::vector<std::string>& names, const std::string& last)
{
    for (const auto& name : names) {
        if (name <= last)
            continue;
        // A crash leaves one batch at most. More than that was written by a ledger that knew more than this one does,
        // such as before a backup was put back: evidence, not a remainder.
        const auto found = scan(name);
        if (!found || found->isClosed || found->records.size() > largestBatch)
            continue;
        if (::unlink((m_settings.folder / name).c_str()) != 0)
            return failed(errno);
    }
    return syncFolder(m_settings.folder);
}

core::Result<std::optional<ArchiveFolder::Tail>> ArchiveFolder::tail(const ports::ArchivePlace& lastNamed,
                                                                     core::Instant now, ports::ArchiveAnswer& answer)
{
    if (lastNamed.segment.empty())
        return std::nullopt;
    const auto begun = begunAt(lastNamed.segment);
    const auto found = begun ? scan(lastNamed.segment) : std::nullopt;
    const auto named = found ? std::ranges::find(found->records, lastNamed.offset, &Scan::Record::offset)
                             : std::vector<Scan::Record>::const_iterator();
    if (!found || named == found->records.end()) {
        answer.state = ports::ArchiveState::Damaged;
        return std::nullopt;
    }
    if (found->isClosed)
        return std::nullopt;
    const auto count = static_cast<std::size_t>(named - found->records.begin()) + 1;
    if (found->records.size() - count > largestBatch) {
        answer.state = ports::ArchiveState::Damaged;
        return std::nullopt;
    }
    const auto path = m_settings.folder / lastNamed.segment;
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
    struct stat status{};
    if (file.value() < 0 || ::fstat(file.value(), &status) != 0)
        return failed(errno);
    if (static_cast<std::size_t>(status.st_size) != named->end)
        if (::ftruncate(file.value(), static_cast<off_t>(named->end)) != 0 || ::fsync(file.value()) != 0)
            return failed(errno);
    // A clock that stepped back closes nothing; the size still does.
    if (named->end < m_settings.closedAt && now - *begun < m_settings.closedAfter)
        return Tail{lastNamed.segment, named->end};
    const auto head = signedHead(lastNamed.segment, count, named->chain, now);
    if (!head)
        return core::failure(head.error());
    if (const auto written = writeAt(file.value(), *head, named->end); !written)
        return core::failure(written.error());
    ++answer.closed;
    return std::nullopt;
}

core::Result<std::string> ArchiveFolder::signedHead(const std::string& name, std::size_t records,
                                                    const core::Sha256Digest& chain, core::Instant now)
{
    std::string header = R"({"alg":"ES256","typ":"uketsuke-archive-head","x5c":[)";
    for (const auto& certificate : m_signer.certificateChain())
        header += (header.ends_with('[') ? "\"" : ",\"") + core::base64(certificate) + "\"";
    header += "]}";
    const auto payload = R"({"segment":")" + name + R"(","records":)" + std::to_string(records) + R"(,"chain":")"
                         + core::base64Url(chain) + R"(","closed":)" + std::to_string(now.unixSeconds()) + "}";
    const auto input = core::base64Url(core::viewOf(header)) + "." + core::base64Url(core::viewOf(payload));
    const auto signature = m_signer.sign(core::viewOf(input));
    if (!signature)
        return core::failure(signature.error());
    return line('H', input + "." + core::base64Url(*signature));
}

core::Result<std::string> ArchiveFolder::record(const ports::WholeRow& row) const
{
    // Neither an id nor a receipt holds a line break; the token may, and stands last.
    const auto plaintext = row.jti + "\n" + std::to_string(row.sequence) + "\n" + core::base64Url(row.previousDigest)
                           + "\n" + row.receipt + "\n" + row.token;
    const auto smaller = compressed(plaintext);
    if (!smaller)
        return core::failure(smaller.error());
    const auto sealed = m_cryptography.encryptJwe(*smaller, m_settings.certificate);
    return sealed ? core::Result<std::string>(line('Z', *sealed)) : core::failure(sealed.error());
}

core::Result<ports::ArchiveAnswer> ArchiveFolder::append(const std::vector<ports::WholeRow>& rows,
                                                         const ports::ArchivePlace& lastNamed, core::Instant now)
{
    if (rows.size() > largestBatch)
        return core::failure(core::Fault::LedgerWriteFailed, where, "too many records at once");
    const auto before = names();
    if (!before)
        return core::failure(before.error());
    if (const auto removed = removeUnnamed(*before, lastNamed.segment); !removed)
        return core::failure(removed.error());
    ports::ArchiveAnswer answer;
    const auto going = tail(lastNamed, now, answer);
    if (!going)
        return core::failure(going.error());
    if (rows.empty())
        return answer;

    std::string text;
    Tail end = *going ? **going : Tail{nameOf(now), 0};
    if (!*going) {
        // Names sort as they were begun, whatever the clock did meanwhile.
        const auto newest = before->empty() ? lastNamed.segment : std::max(before->back(), lastNamed.segment);
        if (const auto last = begunAt(newest); last && end.name <= newest)
            end.name = nameOf(*last + core::Milliseconds(1));
        text = "uketsuke-archive 1 " + end.name + " " + core::hex(m_cryptography.sha256(m_settings.certificate)) + "\n";
    }
    for (const auto& row : rows) {
        const auto sealed = record(row);
        if (!sealed)
            return core::failure(sealed.error());
        answer.places.push_back({end.name, end.end + text.size()});
        text += *sealed;
    }
    const Descriptor file(::open((m_settings.folder / end.name).c_str(),
                                 O_WRONLY | O_CLOEXEC | O_NOFOLLOW | (*going ? 0 : O_CREAT | O_EXCL),
                                 S_IRUSR | S_IWUSR));
    if (file.value() < 0)
        return failed(errno);
    if (const auto written = writeAt(file.value(), text, end.end); !written)
        return core::failure(written.error());
    if (const auto synced = *going ? core::Result<>() : syncFolder(m_settings.folder); !synced)
        return core::failure(synced.error());
    return answer;
}

core::Result<int> ArchiveFolder::removeBegunBefore(core::Instant before)
{
    const auto all = names();
    if (!all)
        return core::failure(all.error());
    int removed = 0;
    for (const auto& name : *all) {
        if (*begunAt(name) >= before)
            break;
        const auto found = scan(name);
        if (!found || !found->isClosed)
            continue;
        if (::unlink((m_settings.folder / name).c_str()) != 0)
            return failed(errno);
        ++removed;
    }
    if (removed > 0)
        if (const auto synced = syncFolder(m_settings.folder); !synced)
            return core::failure(synced.error());
    return removed;
}

} // namespace uketsuke::storage
