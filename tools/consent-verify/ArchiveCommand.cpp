#include "tools/consent-verify/ArchiveCommand.h"

#include "tools/consent-verify/Output.h"

#include <algorithm>
#include <iostream>
#include <set>

namespace uketsuke::verify {

namespace {

Outcome<std::set<std::filesystem::path>> segmentsIn(const std::filesystem::path& place)
{
    std::error_code error;
    if (!std::filesystem::is_directory(place, error))
        return std::set{place};
    std::set<std::filesystem::path> files;
    for (std::filesystem::directory_iterator entry(place, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".archive" && entry->is_regular_file(error))
            files.insert(entry->path());
    if (error)
        return refuse("the folder cannot be read.");
    if (files.empty())
        return refuse("the folder holds no segment (*.archive).");
    return files;
}

/// A name that a terminal and JSON can show: whoever brings the file chose it.
std::string shownName(const std::filesystem::path& file)
{
    auto name = file.filename().string();
    std::ranges::replace_if(name, [](unsigned char letter) { return letter < 0x21 || letter > 0x7e; }, '?');
    return name;
}

/// Of a whole segment one line; of any other each check that did not pass.
void printSentences(const SegmentReport& report)
{
    std::cout << report.file << "  " << report.records.size() << " records\n";
    for (const auto& check : report.checks)
        if (check.state != CheckState::Passed)
            std::cout << "  " << nameOf(check.state) << "  " << nameOf(check.id) << ": " << check.sentence << '\n';
    for (const auto& record : report.records)
        for (const auto& check : record.checks)
            if (check.state == CheckState::Failed)
                std::cout << "  " << record.name << "  failed  " << nameOf(check.id) << ": " << check.sentence << '\n';
}

nlohmann::json asJson(const SegmentReport& report)
{
    auto records = nlohmann::json::array();
    for (const auto& record : report.records)
        records.push_back(
            {{"record", record.name}, {"verdict", nameOf(record.verdict)}, {"checks", verify::asJson(record.checks)}});
    return {{"file", report.file}, {"checks", verify::asJson(report.checks)}, {"records", records}};
}

void printSentences(const ArchiveReport& report)
{
    for (const auto& sentence : report.chain.breaks)
        std::cout << "chain broken: " << sentence << '\n';
    for (const auto& sentence : report.chain.missing)
        std::cout << "missing: " << sentence << '\n';
    for (const auto& sentence : report.chain.notes)
        std::cout << "note: " << sentence << '\n';
    std::cout << report.segments << " segments, " << report.records << " records, " << report.refused << " refused, "
              << report.chain.breaks.size() << " breaks of the chain, " << report.chain.missing.size() << " gaps.\n";
    switch (report.verdict) {
    case ArchiveVerdict::Whole:
        std::cout << "whole: every segment and every token holds, and OQS's receipts stand for the cards' part.\n";
        break;
    case ArchiveVerdict::Refused: std::cout << "refused.\n"; break;
    case ArchiveVerdict::NotComplete:
        std::cout << "not complete: nothing failed, but not everything was checked.\n";
        break;
    }
}

} // namespace

Outcome<ArchiveVerdict> runArchive(const ArchiveArguments& arguments, const Trust& trust)
{
    ArchiveQuestion question{.key = nullptr, .audience = arguments.audience, .institutions = arguments.institutions};
    if (!arguments.key.empty()) {
        auto key = loadPrivateKey(arguments.key);
        if (!key)
            return refuse(key.error());
        question.key = std::move(*key);
    }
    const auto files = segmentsIn(arguments.place);
    if (!files)
        return refuse(files.error());

    Archive archive(std::move(question), trust);
    auto documents = nlohmann::json::array();
    for (const auto& file : *files) {
        const auto bytes = readFile(file, mostSegmentBytes);
        if (!bytes)
            return refuse(bytes.error());
        const auto report = archive.add(shownName(file), *bytes);
        if (arguments.json)
            documents.push_back(asJson(report));
        else
            printSentences(report);
    }
    const auto report = archive.finish();
    if (arguments.json)
        std::cout << nlohmann::json{{"verdict", nameOf(report.verdict)},
                                    {"segments", documents},
                                    {"chainBreaks", report.chain.breaks},
                                    {"missing", report.chain.missing},
                                    {"notes", report.chain.notes}}
                         .dump(2)
                  << '\n';
    else
        printSentences(report);
    return report.verdict;
}

} // namespace uketsuke::verify
