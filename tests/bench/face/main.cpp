// bench-face PACK DEMO: what a face check costs, one JSON row a figure. Times are this process's CPU time, so that
// other work on the machine does not count; one thread. `reached` says whether the goal holds on this machine.
#include "drivers/face/OpenCvFaceMatcher.h"
#include "tests/contract/face/Pictures.h"
#include "tests/contract/face/Sha256Only.h"

#include <QDir>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

using namespace uketsuke;
using namespace uketsuke::face;

namespace {

double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double residentMebibytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:"))
            return std::stod(line.substr(6)) / 1024;
    return 0;
}

double percentile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values.at(std::min(values.size() - 1, std::size_t(share * double(values.size()))));
}

void print(const char* figure, double value, const char* unit, double goal, const char* against)
{
    const nlohmann::ordered_json row{{"figure", figure}, {"value", value},     {"unit", unit},
                                     {"goal", goal},     {"against", against}, {"reached", value <= goal}};
    std::printf("%s\n", row.dump().c_str());
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 3) {
        std::fprintf(stderr, "usage: bench-face PACK DEMO\n");
        return 2;
    }
    const auto demo = QString::fromLocal8Bit(arguments[2]);
    const auto photo = test::readBytes(demo + QStringLiteral("/photos/hanako.jp2"));
    std::vector<ports::Frame> frames;
    const QDir folder(demo + QStringLiteral("/people/hanako"));
    for (const auto& name : folder.entryList({QStringLiteral("*.jpg")}, QDir::Files, QDir::Name))
        if (auto frame = test::readFrame(folder.filePath(name)))
            frames.push_back(std::move(*frame));
    if (photo.empty() || frames.empty()) {
        std::fprintf(stderr, "bench-face: no demo people in %s\n", arguments[2]);
        return 1;
    }

    const double before = residentMebibytes();
    const double start = cpuMilliseconds();
    auto matcher = OpenCvFaceMatcher::create(arguments[1], test::Sha256Only());
    if (!matcher) {
        std::fprintf(stderr, "bench-face: %s\n", matcher.error().note.text().c_str());
        return 1;
    }
    print("pack, check and load", cpuMilliseconds() - start, "ms CPU", 1000, "start of the kiosk");
    print("pack, resident memory", residentMebibytes() - before, "MiB", 80, "default pack");

    std::vector<double> references, verdicts;
    for (int round = 0; round < 20; ++round) {
        (*matcher)->clear();
        const double begin = cpuMilliseconds();
        if (!(*matcher)->enrol(photo))
            return 1;
        references.push_back(cpuMilliseconds() - begin);
    }
    int usable = 0;
    for (int round = 0; round < 3; ++round) {
        (*matcher)->forgetProbes();
        for (const auto& frame : frames) {
            const double begin = cpuMilliseconds();
            const auto verdict = (*matcher)->examine(frame);
            verdicts.push_back(cpuMilliseconds() - begin);
            usable += verdict && verdict->hint == ports::FaceHint::Good ? 1 : 0;
        }
    }
    print("photo to reference, median", percentile(references, 0.5), "ms CPU", 80, "one core");
    print("frame to verdict, median", percentile(verdicts, 0.5), "ms CPU", 85, "one core");
    print("frame to verdict, p95", percentile(verdicts, 0.95), "ms CPU", 120, "one core");
    print("memory after 72 frames", residentMebibytes() - before, "MiB", 80, "no growth");
    std::fprintf(stderr, "%d of %zu frames were usable\n", usable, verdicts.size());
    return 0;
}
