#include "tools/outbox/Export.h"

#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/storage/LedgerSalvage.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <iomanip>
#include <iostream>
#include <sstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace uketsuke::outbox {

namespace {

using Json = nlohmann::ordered_json;
using storage::SalvagedRecord;
using Token = SalvagedRecord::Token;

int complain(const std::string& sentence)
{
    std::cerr << "outbox: " << sentence << '\n';
    return 1;
}

/// For its owner alone.
bool writeFile(const std::filesystem::path& path, std::string_view content)
{
    const int descriptor =
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return false;
    bool isWhole = true;
    while (isWhole && !content.empty()) {
        const auto written = ::write(descriptor, content.data(), content.size());
        isWhole = written > 0;
        content.remove_prefix(isWhole ? static_cast<std::size_t>(written) : 0);
    }
    return ::close(descriptor) == 0 && isWhole;
}

/// All of a folder on the disk, at once: one sync for each of many files would take minutes.
bool syncAll(const std::filesystem::path& folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool isSynced = descriptor >= 0 && ::syncfs(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    return isSynced;
}

std::string_view nameOf(SalvagedRecord::Link link)
{
    switch (link) {
    case SalvagedRecord::Link::Holds: return "holds";
    case SalvagedRecord::Link::Broken: return "broken";
    case SalvagedRecord::Link::NotKnown: return "not-known";
    }
    return {};
}

std::string_view nameOf(ports::DeliveryState state)
{
    switch (state) {
    case ports::DeliveryState::Waiting: return "waiting";
    case ports::DeliveryState::Accepted: return "accepted";
    case ports::DeliveryState::HandedOff: return "handed-off";
    case ports::DeliveryState::Parked: return "parked";
    case ports::DeliveryState::Closed: return "closed";
    }
    return {};
}

/// A damaged row's text could be anything.
bool isPlain(const std::string& text)
{
    return std::ranges::all_of(
        text, [](unsigned char sign) { return std::isalnum(sign) != 0 || sign == '-' || sign == '_' || sign == '.'; });
}

/// Compact JOSE: base64url in so many parts.
bool isCompact(const std::string& text, std::ptrdiff_t parts)
{
    return std::ranges::count(text, '.') + 1 == parts && isPlain(text);
}

Json shown(const std::string& text)
{
    return !text.empty() && text.size() <= 64 && isPlain(text) ? Json(text) : Json(nullptr);
}

class Export {
public:
    explicit Export(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// False when the folder takes no more.
    bool add(const SalvagedRecord& found)
    {
        std::ostringstream number;
        number << std::setw(8) << std::setfill('0') << found.sequence;
        const auto base = m_folder / number.str();
        const bool isWhole = found.token == Token::Whole;
        bool done = !isWhole || writeFile(base.string() + ".json", found.record.token);
        const auto beside = [&](const std::string& content, std::ptrdiff_t parts,
                                const char* ending) -> std::string_view {
            if (content.empty())
                return "none";
            if (!isCompact(content, parts))
                return "damaged";
            if (!isWhole)
                return "not-written";
            done = done && writeFile(base.string() + ending, content);
            return "written";
        };
        const auto envelope = beside(found.record.envelope, 5, ".jwe");
        const auto receipt = beside(found.receipt, 3, ".receipt");
        const bool isIntact =
            found.isIntact() && std::string_view(envelope) != "damaged" && std::string_view(receipt) != "damaged";
        Json line{{"record", found.sequence},
                  {"intact", isIntact},
                  {"token", isWhole                          ? "written"
                            : found.token == Token::Archived ? "archived"
                                                             : "damaged"},
                  {"chain", nameOf(found.link)},
                  {"agrees", !found.disagrees},
                  {"state", nameOf(found.state)},
                  {"envelope", envelope},
                  {"receipt", receipt},
                  {"jti", shown(found.record.jti)},
                  {"sealed", found.record.sealed.unixMilliseconds},
                  {"expires", found.record.expires.unixMilliseconds}};
        if (found.state == ports::DeliveryState::Parked || found.state == ports::DeliveryState::Closed)
            line["reason"] = shown(found.reason);
        if (found.token == Token::Archived)
            line["archive"] = {{"segment", shown(found.place.segment)}, {"offset", found.place.offset}};
        m_listing += line.dump() + '\n';
        m_written += isWhole ? 1 : 0;
        m_waiting += isWhole && found.state == ports::DeliveryState::Waiting ? 1 : 0;
        m_archived += found.token == Token::Archived ? 1 : 0;
        m_notIntact += isIntact ? 0 : 1;
        return done;
    }

    void add(const ports::LedgerGap& numbers, const char* what)
    {
        m_listing += Json{{"from", numbers.first}, {"to", numbers.last}, {"token", what}}.dump() + '\n';
    }

    bool finish(const Json& source)
    {
        return writeFile(m_folder / "listing.jsonl", source.dump() + '\n' + m_listing) && syncAll(m_folder);
    }

    std::uint64_t m_written{0}, m_waiting{0}, m_archived{0}, m_notIntact{0};

private:
    std::filesystem::path m_folder;
    std::string m_listing;
};

/// Whether the record that the mark names is the one that was sent: the kiosk also refuses a ledger in which it is not.
std::optional<bool> agreesWithMark(const storage::LedgerFiles& files, const storage::Salvage& found)
{
    if (!files.mark)
        return std::nullopt;
    const auto sent = found.records.find(files.mark->sequence);
    if (sent == found.records.end() || sent->second.token == Token::Damaged)
        return std::nullopt;
    return sent->second.tokenDigest == files.mark->tokenDigest;
}

/// What was read, so that nobody doubts later which bytes these were.
Json sourceOf(const std::filesystem::path& ledger, const storage::LedgerFiles& files, const std::optional<bool>& agrees,
              bool isSound, const ports::Cryptography& cryptography)
{
    const auto described = [&](const core::Bytes& bytes) {
        return Json{{"bytes", bytes.size()}, {"sha256", core::hex(cryptography.sha256(bytes))}};
    };
    return {{"ledger", shown(ledger.filename().string())},
            {"file", described(files.file)},
            {"log", described(files.log)},
            {"unreadableBytes", files.unreadable},
            {"sound", isSound},
            {"highestSent", files.mark ? Json(files.mark->sequence) : Json("damaged")},
            {"sentFromHere", agrees ? Json(*agrees) : Json(nullptr)}};
}

} // namespace

int exportRecords(const std::filesystem::path& ledger, const std::filesystem::path& folder)
{
    const crypto::OpenSslCryptography cryptography;
    const auto files = storage::readLedgerFiles(ledger);
    if (!files)
        return complain(ledger.string() + " cannot be read.");
    if (::mkdir(folder.c_str(), S_IRWXU) != 0)
        return complain(folder.string() + " cannot be made, or is there already.");
    const auto found = storage::salvage(files->file, files->log, cryptography);
    Export target(folder);
    for (const auto& [sequence, record] : found.records)
        if (!target.add(record))
            return complain(folder.string() + " takes no more.");
    for (const auto& gap : found.gaps)
        target.add(gap, "never-here"); // an older file was put back: what it lacks was known when that happened
    std::uint64_t missing = 0;
    for (const auto& gap : storage::missing(found, files->mark ? files->mark->sequence : 0)) {
        target.add(gap, "missing");
        missing += gap.last - gap.first + 1;
    }
    const auto agrees = agreesWithMark(*files, found);
    const bool isSound = storage::isSound(files->file);
    if (!target.finish(sourceOf(ledger, *files, agrees, isSound, cryptography)))
        return complain(folder.string() + " takes no more.");
    std::cout << target.m_written << " records are written, " << target.m_waiting << " of them wait for delivery; "
              << target.m_archived << " are in the archive.\n"
              << target.m_notIntact << " are damaged and " << missing << " are missing (listing.jsonl).\n";
    if (!isSound)
        std::cout << "The file is damaged: behind record "
                  << (found.records.empty() ? 0 : found.records.rbegin()->first) << " there may have been others.\n";
    if (agrees == false)
        std::cout << "It is not the ledger that this machine sent from: of record " << files->mark->sequence
                  << " OQS has another token.\n";
    constexpr int somethingIsLost = 3;
    const bool isWhole =
        target.m_notIntact + missing + files->unreadable == 0 && isSound && files->mark && agrees.value_or(true);
    return isWhole ? 0 : somethingIsLost;
}

} // namespace uketsuke::outbox
