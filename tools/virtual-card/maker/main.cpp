// make-personas: makes the TEST world of cards in a folder; what is up to date there stays as it is.
// Safe to run several times at once on the same folder (a lock file). TEST ONLY.
#include "tools/virtual-card/maker/CardWriter.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <atomic>
#include <fcntl.h>
#include <iostream>
#include <mutex>
#include <sys/file.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

using namespace uketsuke::virtualcard::maker;
using uketsuke::core::textOf;
using uketsuke::core::viewOf;

std::vector<PersonaData> loadAll(const std::filesystem::path& folder)
{
    std::vector<PersonaData> all;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".json")
            all.push_back(PersonaData::load(entry.path()));
    std::ranges::sort(all, {}, &PersonaData::persona);
    return all;
}

/// Those asked for, and those whose certificate or key one of them carries.
std::vector<PersonaData> chosen(const std::vector<PersonaData>& all, std::vector<std::string> names)
{
    if (names.empty())
        return all;
    std::vector<PersonaData> result;
    for (std::size_t at = 0; at < names.size(); ++at) {
        const auto found = std::ranges::find(all, names[at], &PersonaData::persona);
        if (found == all.end())
            throw std::runtime_error("no persona " + names[at]);
        if (!found->madeAfter().empty() && std::ranges::find(names, found->madeAfter()) == names.end())
            names.push_back(found->madeAfter());
        if (std::ranges::find(result, found->persona, &PersonaData::persona) == result.end())
            result.push_back(*found);
    }
    return result;
}

/// RSA keys take most of the time; two at once is what a small machine has to spare.
void writeAll(const CardWriter& writer, const std::vector<PersonaData>& wanted)
{
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::string firstProblem;
    const auto work = [&] {
        for (auto at = next++; at < wanted.size(); at = next++)
            try {
                writer.write(wanted[at]);
            } catch (const std::exception& problem) {
                const std::lock_guard lock(mutex);
                if (firstProblem.empty())
                    firstProblem = wanted[at].persona + ": " + problem.what();
            }
    };
    {
        const std::jthread second(work);
        work();
    }
    if (!firstProblem.empty())
        throw std::runtime_error(firstProblem);
}

void make(const CardWriter& writer, const std::vector<PersonaData>& wanted)
{
    // Carriers of what is another's come after that one, and again when that one was made anew.
    std::vector<PersonaData> first;
    std::vector<PersonaData> second;
    for (const auto& data : wanted)
        if (data.madeAfter().empty() && !writer.upToDate(data))
            first.push_back(data);
    for (const auto& data : wanted)
        if (!data.madeAfter().empty()
            && (!writer.upToDate(data)
                || std::ranges::find(first, data.madeAfter(), &PersonaData::persona) != first.end()))
            second.push_back(data);
    writeAll(writer, first);
    writeAll(writer, second);
}

void writeRegister(const std::filesystem::path& world)
{
    std::vector<std::filesystem::path> cards;
    for (const auto& entry : std::filesystem::directory_iterator(world))
        if (std::filesystem::exists(entry.path() / "card.json"))
            cards.push_back(entry.path() / "card.json");
    std::ranges::sort(cards);
    auto rows = nlohmann::json::array();
    for (const auto& path : cards) {
        const auto card = nlohmann::json::parse(textOf(readFile(path)));
        if (card.contains("register"))
            rows.push_back(card.at("register"));
    }
    writeFile(world / "registry.json", viewOf(rows.dump(1) + "\n"));
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("Makes virtual My Number Cards with their keys, certificates and records (TEST ONLY)");
    std::filesystem::path world;
    std::filesystem::path photos;
    std::filesystem::path data = std::filesystem::path(argv[0]).parent_path() / "../share/virtual-card/personas";
    std::vector<std::string> only;
    app.add_option("DIR", world, "folder to make them in")->required();
    app.add_option("--photos", photos, "folder of <persona>.jp2; a figure is drawn for whom it has none");
    app.add_option("--data", data, "folder of the holders' data, <persona>.json")->capture_default_str();
    app.add_option("--only", only, "make these personas only");
    CLI11_PARSE(app, argc, argv);
    try {
        std::filesystem::create_directories(world);
        const int lock = ::open((world / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (lock < 0 || ::flock(lock, LOCK_EX) != 0)
            throw std::runtime_error("cannot lock " + world.string());
        const auto wanted = chosen(loadAll(data), only);
        const auto authorities = Authorities::loadOrMake(world);
        make(CardWriter(world, authorities, photos), wanted);
        writeRegister(world);
        ::close(lock);
        return 0;
    } catch (const std::exception& problem) {
        std::cerr << "make-personas: " << problem.what() << '\n';
        return 1;
    }
}
