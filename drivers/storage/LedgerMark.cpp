#include "drivers/storage/LedgerMark.h"

#include <algorithm>
#include <cerrno>
#include <charconv>

#include <fcntl.h>
#include <unistd.h>

namespace uketsuke::storage {

namespace {

constexpr std::string_view title = "uketsuke-ledger-mark 1 ";
constexpr std::size_t longest = 128;

core::Error writeFault(int reason)
{
    const auto fault = reason == ENOSPC || reason == EDQUOT  ? core::Fault::LedgerFull
                       : reason == EROFS || reason == EACCES ? core::Fault::LedgerReadOnly
                                                             : core::Fault::LedgerWriteFailed;
    return {fault, "LedgerMark::write", core::Redacted::number(reason)};
}

} // namespace

LedgerMark::LedgerMark(const std::filesystem::path& ledger) : m_file(ledger.string() + ".mark") {}

core::Result<ports::LedgerHead> LedgerMark::read() const
{
    constexpr std::string_view where = "LedgerMark::read";
    const int descriptor = ::open(m_file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0 && errno == ENOENT)
        return ports::LedgerHead{};
    if (descriptor < 0)
        return core::failure(core::Fault::LedgerUnavailable, where, core::Redacted::number(errno));
    std::string text(longest, '\0');
    const auto size = ::read(descriptor, text.data(), text.size());
    ::close(descriptor);
    text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);

    // "uketsuke-ledger-mark 1 <number> <digest in hexadecimal>" and a line feed, nothing else.
    const std::unexpected<core::Error> noMark = core::failure(core::Fault::LedgerCorrupt, where, "no mark");
    if (!text.starts_with(title) || !text.ends_with('\n'))
        return noMark;
    ports::LedgerHead sent;
    const auto* end = text.data() + text.size() - 1;
    const auto [behind, wrong] = std::from_chars(text.data() + title.size(), end, sent.sequence);
    if (wrong != std::errc() || behind == end || *behind != ' ' || sent.sequence == 0)
        return noMark;
    const auto digest = core::fromHex(std::string_view(behind + 1, end));
    if (!digest || digest->size() != sent.tokenDigest.size())
        return noMark;
    std::ranges::copy(*digest, sent.tokenDigest.begin());
    return sent;
}

core::Result<> LedgerMark::write(const ports::LedgerHead& sent) const
{
    const auto text = std::string(title) + std::to_string(sent.sequence) + ' ' + core::hex(sent.tokenDigest) + '\n';
    const auto draft = m_file.string() + ".new";
    const int descriptor =
        ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return std::unexpected(writeFault(errno));
    const bool isWhole =
        ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(descriptor) == 0;
    const int reason = errno;
    ::close(descriptor);
    if (!isWhole)
        return std::unexpected(writeFault(reason));
    if (::rename(draft.c_str(), m_file.c_str()) != 0)
        return std::unexpected(writeFault(errno));
    const int folder = ::open(m_file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool isKept = folder >= 0 && ::fsync(folder) == 0;
    const int why = errno;
    if (folder >= 0)
        ::close(folder);
    return isKept ? core::Result<>() : std::unexpected(writeFault(why));
}

} // namespace uketsuke::storage
