// face-eval: measures a model pack on folders of pictures and writes report.md, report.json and DET curves. A run that
// was ended goes on where it was. Exit code: 0 done, 1 cannot measure, 2 wrong usage.

#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/face/FaceEvaluation.h"
#include "tools/face-eval/Measurer.h"
#include "tools/face-eval/PictureSet.h"
#include "tools/face-eval/Report.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iostream>
#include <numeric>
#include <set>

namespace {

using namespace uketsuke;
using namespace uketsuke::evaluation;
namespace fs = std::filesystem;

struct Arguments {
    fs::path pack, people, pairs, webcam, groups, output;
    std::vector<fs::path> attacks;
    std::size_t mostPeople{0}, mostPictures{0};
    Bootstrap bootstrap;
    bool isHalved{false}, isQuiet{false}, forgets{false};
};

/// What is to be measured, before anything is: so that a mistake shows at once and the progress has a whole.
struct Plan {
    std::optional<People> people, webcam;
    std::optional<std::vector<ListedPair>> pairs;
    std::map<std::string, std::string> groups;
    std::vector<std::pair<std::string, std::vector<AttackPicture>>> attacks;
};

[[noreturn]] void leave(const std::string& sentence)
{
    std::cerr << "face-eval: " << sentence << "\n";
    std::exit(1);
}

std::string hexOf(const core::Sha256Digest& digest)
{
    std::string text;
    for (const auto byte : digest)
        for (const int shift : {4, 0})
            text += "0123456789abcdef"[(std::to_integer<int>(byte) >> shift) & 15];
    return text;
}

template <typename T> T orLeave(Found<T> found)
{
    if (!found)
        leave(found.error());
    return std::move(*found);
}

Plan planOf(const Arguments& arguments)
{
    Plan plan;
    if (!arguments.people.empty())
        plan.people = orLeave(readPeople(arguments.people, arguments.mostPeople, arguments.mostPictures));
    if (!arguments.webcam.empty())
        plan.webcam = orLeave(readPeople(arguments.webcam));
    if (!arguments.pairs.empty())
        plan.pairs = orLeave(readPairs(arguments.pairs));
    if (!arguments.groups.empty())
        plan.groups = orLeave(readGroups(arguments.groups));
    for (const auto& folder : arguments.attacks)
        plan.attacks.emplace_back(folder.filename().string(), orLeave(readAttacks(folder)));
    return plan;
}

class Run {
public:
    Run(const Plan& plan, Measurer& measurer, const Arguments& arguments)
        : m_measurer(measurer), m_progress(wholeOf(plan, arguments.isHalved), !arguments.isQuiet)
    {
    }

    /// `halved`: a person's pictures are cards and frames in turns, which costs half the time and a part of the
    /// comparisons, but hardly any of the certainty: that comes from the number of persons.
    std::vector<Measured> both(const People& people, bool halved)
    {
        std::vector<Measured> measured;
        bool isCard = false;
        for (std::size_t index = 0; index < people.pictures.size(); ++index) {
            const auto& picture = people.pictures[index];
            isCard = index == 0 || people.pictures[index - 1].person != picture.person || !isCard;
            measured.push_back({!halved || isCard ? one(picture.path, Role::Card) : nullptr,
                                !halved || !isCard ? one(picture.path, Role::Camera) : nullptr});
        }
        return measured;
    }
    std::vector<Measured> either(const People& people)
    {
        std::vector<Measured> measured;
        const auto isCard = cardsOfWebcam(people);
        for (std::size_t index = 0; index < isCard.size(); ++index) {
            const auto& path = people.pictures[index].path;
            measured.push_back(isCard[index] ? Measured{one(path, Role::Card), nullptr}
                                             : Measured{nullptr, one(path, Role::Camera)});
        }
        return measured;
    }
    const Template* one(const fs::path& path, Role role)
    {
        const auto* result = m_measurer.measure(path, role, m_progress);
        if (result == nullptr)
            leave(path.filename().string() + ": " + m_measurer.message());
        return result;
    }
    void end() { m_progress.end(); }

private:
    static std::size_t wholeOf(const Plan& plan, bool isHalved)
    {
        std::size_t whole = plan.pairs ? plan.pairs->size() * 2 : 0;
        whole += plan.people ? plan.people->pictures.size() * (isHalved ? 1 : 2) : 0;
        whole += plan.webcam ? plan.webcam->pictures.size() : 0;
        for (const auto& [name, pictures] : plan.attacks)
            whole += pictures.size();
        return whole;
    }

    Measurer& m_measurer;
    Progress m_progress;
};

Report measure(const Plan& plan, const Arguments& arguments, Run& run, Settings settings)
{
    Report report;
    if (plan.people) {
        const auto measured = run.both(*plan.people, arguments.isHalved);
        report.people.push_back(analysePeople(*plan.people, measured, plan.groups, settings));
        report.people.back().folder = arguments.people.filename().string();
    }
    if (plan.pairs) {
        std::map<fs::path, Measured> measured;
        for (const auto& pair : *plan.pairs) {
            measured[pair.reference].card = run.one(pair.reference, Role::Card);
            measured[pair.probe].camera = run.one(pair.probe, Role::Camera);
        }
        report.people.push_back(analysePairs(*plan.pairs, measured, settings));
        report.people.back().folder = arguments.pairs.filename().string();
    }
    if (plan.webcam) {
        const auto measured = run.either(*plan.webcam);
        report.people.push_back(analyseWebcam(*plan.webcam, measured, settings));
        report.people.back().folder = arguments.webcam.filename().string();
    }
    for (const auto& [name, pictures] : plan.attacks) {
        std::vector<const Template*> measured;
        for (const auto& picture : pictures)
            measured.push_back(run.one(picture.path, Role::Camera));
        report.attacks.push_back(analyseAttacks(pictures, measured, settings));
        report.attacks.back().folder = name;
    }
    run.end();
    report.settings = std::move(settings);
    return report;
}

} // namespace

int main(int count, char** words)
{
    Arguments arguments;
    CLI::App app("Measures a face model pack on pictures of people: ISO/IEC 19795-1 and 30107-3.");
    app.add_option("--pack", arguments.pack, "Folder of the model pack")->required();
    app.add_option("--people", arguments.people, "Folder/Name/pictures (LFW layout): everybody against everybody");
    app.add_option("--pairs", arguments.pairs, "List of pairs: picture, picture, 1 or 0; by tabulators");
    app.add_option("--webcam", arguments.webcam, "Folder/Name/frames: also whole tries of five frames");
    app.add_option("--attacks", arguments.attacks, "Folder of live faces and attacks (NUAA layout, or list.tsv)");
    app.add_option("--groups", arguments.groups, "List of: name of a person, group; by tabulators");
    app.add_option("--output", arguments.output, "Folder for the report and the templates")->required();
    app.add_option("--most-people", arguments.mostPeople, "Of --people, evenly spread over the list; 0: all");
    app.add_option("--most-pictures", arguments.mostPictures, "Of one person of --people; 0: all");
    app.add_flag("--halves", arguments.isHalved, "Pictures of --people are cards and frames in turns: half the time");
    app.add_option("--replicates", arguments.bootstrap.replicates, "Of the bootstrap")->check(CLI::Range(0, 100000));
    app.add_option("--seed", arguments.bootstrap.seed, "Of the bootstrap");
    app.add_flag("--forget", arguments.forgets, "Delete the templates when the report is written");
    app.add_flag("--quiet", arguments.isQuiet, "No progress");
    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    for (auto* folder : {&arguments.people, &arguments.webcam})
        if (folder->filename().empty()) // "folder/"
            *folder = folder->parent_path();
    for (auto& folder : arguments.attacks)
        if (folder.filename().empty())
            folder = folder.parent_path();
    const auto plan = planOf(arguments);
    if (!plan.people && !plan.pairs && !plan.webcam && plan.attacks.empty()) {
        std::cerr << "face-eval: nothing to measure: --people, --pairs, --webcam or --attacks\n";
        return 2;
    }

    const crypto::OpenSslCryptography cryptography;
    auto evaluation = face::FaceEvaluation::create(arguments.pack, cryptography);
    if (!evaluation)
        leave(std::string(core::name(evaluation.error().fault)) + ": " + evaluation.error().note.text());
    std::error_code error;
    fs::create_directories(arguments.output, error);
    const auto& dimensions = (*evaluation)->dimensions();
    auto cache = TemplateCache::open(arguments.output, (*evaluation)->pack().digest,
                                     std::size_t(std::accumulate(dimensions.begin(), dimensions.end(), 0)));
    if (!cache)
        leave(cache.error());
    Measurer measurer(**evaluation, *cache, cryptography);
    Run run(plan, measurer, arguments);
    auto report = measure(plan, arguments, run,
                          {.bootstrap = arguments.bootstrap,
                           .profiles = (*evaluation)->profiles(),
                           .defaultProfile = (*evaluation)->defaultProfile().name,
                           .dimensions = dimensions});
    report.pack = (*evaluation)->pack().name;
    report.packDigest = hexOf((*evaluation)->pack().digest);
    report.attackChecks = (*evaluation)->attackChecks();
    report.meanCardBytes = measurer.meanCardBytes();
    if (!writeReport(report, arguments.output))
        leave("The report cannot be written to " + arguments.output.string());
    if (arguments.forgets)
        cache->forget();
    std::cout << (arguments.output / "report.md").string() << "\n";
    return 0;
}
