#include "drivers/handoff/FaceFolderHandoff.h"

#include "drivers/handoff/WholeFileWriter.h"

#include <algorithm>
#include <fstream>
#include <optional>

#include <unistd.h>

namespace uketsuke::handoff {

namespace {

/// What time the share has it: that of a file written there just now. Nothing when none can be written.
std::optional<std::filesystem::file_time_type> timeOf(const std::filesystem::path& folder,
                                                      const std::string& institution)
{
    const auto file = folder / (".uketsuke-" + institution + "-" + std::to_string(::getpid()) + ".time");
    std::error_code error;
    std::filesystem::remove(file, error); // a file that is there would keep its time where nothing is written
    std::optional<std::filesystem::file_time_type> time;
    if (std::ofstream(file) << institution << std::flush) {
        const auto written = std::filesystem::last_write_time(file, error);
        if (!error)
            time = written;
    }
    std::filesystem::remove(file, error);
    return time;
}

std::string seventeenDigits(core::ByteView digest)
{
    constexpr std::uint64_t range = 100'000'000'000'000'000U; // 10^17
    std::uint64_t value = 0;
    for (const auto byte : digest.first(8))
        value = value << 8U | std::to_integer<std::uint64_t>(byte);
    const auto digits = std::to_string(value % range);
    return std::string(17 - digits.size(), '0') + digits;
}

} // namespace

core::Result<> FaceFolderHandoff::check(const Options& options)
{
    constexpr std::string_view where = "FaceFolderHandoff::check";
    const auto isDigit = [](char one) { return one >= '0' && one <= '9'; };
    if (options.institution.size() != 10 || !std::ranges::all_of(options.institution, isDigit))
        return core::failure(core::Fault::ConfigurationInvalid, where, "the institution code is not 10 digits");
    if (options.folder.empty())
        return core::failure(core::Fault::ConfigurationInvalid, where, "no folder for results is named");
    return {};
}

core::Result<std::unique_ptr<FaceFolderHandoff>> FaceFolderHandoff::create(const Options& options,
                                                                           const ports::Cryptography& cryptography)
{
    if (const auto checked = check(options); !checked)
        return core::failure(checked.error());
    return std::make_unique<FaceFolderHandoff>(options, cryptography);
}

FaceFolderHandoff::FaceFolderHandoff(Options options, const ports::Cryptography& cryptography)
    : m_options(std::move(options)), m_cryptography(cryptography)
{
    sweep();
}

/// A folder that cannot be read or a file that will not go is no fault of a patient's result: the next write says what
/// is wrong with the folder.
void FaceFolderHandoff::sweep() const
{
    if (m_options.stay.count() <= 0)
        return;
    // By this machine's clock, one that jumps ahead would take away what nobody has fetched yet.
    const auto now = timeOf(m_options.folder, m_options.institution);
    if (!now)
        return;
    const auto oldest = *now - m_options.stay;
    const auto ours = "OQSsiquc01res_face_" + m_options.institution + "000";
    std::error_code error;
    for (std::filesystem::directory_iterator entry(m_options.folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const auto name = entry->path().filename().string();
        std::error_code wrong;
        if (!name.starts_with(ours) || !name.ends_with(".xml") || entry->is_symlink(wrong)
            || !entry->is_regular_file(wrong))
            continue;
        const auto written = entry->last_write_time(wrong);
        if (!wrong && written < oldest)
            std::filesystem::remove(entry->path(), wrong);
    }
}

core::Result<ports::HandoffFile> FaceFolderHandoff::write(const ports::HandoffDocument& document)
{
    return writeEach({document}).front();
}

std::vector<core::Result<ports::HandoffFile>>
FaceFolderHandoff::writeEach(const std::vector<ports::HandoffDocument>& documents)
{
    std::vector<core::Result<ports::HandoffFile>> written;
    std::vector<NamedBytes> files;
    std::vector<std::size_t> places; ///< of each file among the documents
    for (const auto& document : documents) {
        const auto digest = m_cryptography.sha256(core::viewOf(document.jti));
        const auto identifier = "UK" + core::base64(core::ByteView(digest).subspan(8, 9));
        auto result = ResultDocument::from(document.qualificationResult,
                                           {m_options.institution, identifier, m_options.code, document.granted});
        if (!result) {
            written.emplace_back(core::failure(result.error()));
            continue;
        }
        auto name = "OQSsiquc01res_face_" + m_options.institution + "000" + seventeenDigits(digest) + "_"
                    + core::japaneseTimestamp(document.sealed) + ".xml";
        files.push_back({name, std::move(result->bytes)});
        places.push_back(written.size());
        written.emplace_back(ports::HandoffFile{std::move(name), result->replaced});
    }
    const auto stored = writeWhole(m_options.folder, files, m_options.ownDisk);
    for (std::size_t index = 0; index < stored.size(); ++index)
        if (!stored[index])
            written[places[index]] = core::failure(stored[index].error());
    if (std::ranges::any_of(stored, [](const auto& one) { return one.has_value(); }))
        sweep();
    return written;
}

} // namespace uketsuke::handoff
