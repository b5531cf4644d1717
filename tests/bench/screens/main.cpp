// bench-screens PACK DEMO [frames|touches|memory]...: how fast the screens answer and what they keep, one JSON row a
// figure. Without a name: all. `reached` says whether the goal holds on this machine, as busy as it is.
#include "drivers/face/OpenCvFaceMatcher.h"
#include "drivers/face/WipingAllocator.h"
#include "tests/bench/screens/PreviewFrames.h"
#include "tests/bench/screens/Sessions.h"
#include "tests/contract/face/Pictures.h"
#include "tests/contract/face/Sha256Only.h"

#include <QGuiApplication>

#include <fstream>

using namespace uketsuke;

namespace {

double loadOfTheMachine()
{
    double load = 0;
    std::ifstream("/proc/loadavg") >> load;
    return load;
}

/// Wall time is what a person sees: the goal is held against it, and CPU time stands beside.
void printWall(const std::string& figure, const bench::Times& times, double share, const char* goal, bool hasGoal,
               double most)
{
    char against[128];
    std::snprintf(against, sizeof against, "wall time; CPU time %.1f ms; %zu times, load of the machine %.1f",
                  bench::percentile(times.cpu, share), times.wall.size(), loadOfTheMachine());
    const double value = bench::percentile(times.wall, share);
    if (hasGoal)
        bench::print(figure, value, "ms", goal, against, value <= most);
    else
        bench::print(figure, value, "ms", "none", against, nullptr);
}

bool printFrames(const char* pack, const QString& demo)
{
    auto matcher = face::OpenCvFaceMatcher::create(pack, face::test::Sha256Only());
    const auto photo = face::test::readBytes(demo + QStringLiteral("/photos/hanako.jp2"));
    if (!matcher || !(*matcher)->enrol(photo)) {
        std::fputs("bench-screens: the models or the photo cannot be read\n", stderr);
        return false;
    }
    const auto frames = bench::framesOfPreview(**matcher, (demo + QStringLiteral("/people/hanako")).toStdString(), 20);
    if (frames.whole.wall.size() < 100) {
        std::fputs("bench-screens: too few frames were drawn\n", stderr);
        return false;
    }
    printWall("frame of the camera's screen while matching runs, p95", frames.whole, 0.95, "<= 16.7", true, 16.7);
    printWall("frame of the camera's screen while matching runs, p50", frames.whole, 0.5, "", false, 0);
    printWall("of it: layouts, p50", frames.polish, 0.5, "", false, 0);
    printWall("of it: the preview is painted, p50", frames.take, 0.5, "", false, 0);
    printWall("of it: what changed is drawn and shown, p50", frames.draw, 0.5, "", false, 0);
    printWall("peer: QPainter draws the same picture as large, alone, p50", frames.peer, 0.5, "", false, 0);
    char against[96];
    std::snprintf(against, sizeof against, "camera at 30 a second; %d frames compared meanwhile", frames.compared);
    bench::print("pictures of the camera that reach the screen", frames.shown / frames.seconds, "frames/s", ">= 29.5",
                 against, frames.shown / frames.seconds >= 29.5);
    char gaps[96];
    std::snprintf(gaps, sizeof gaps, "p50 %.1f ms, longest %.1f ms", bench::percentile(frames.gaps, 0.5),
                  bench::percentile(frames.gaps, 1));
    const double gap = bench::percentile(frames.gaps, 0.95);
    bench::print("between two of these pictures, p95", gap, "ms", "<= 50", gaps, gap <= 50);
    return true;
}

bool printTouches()
{
    const auto answers = bench::answersToTouches(8);
    if (answers.followed.wall.empty())
        return false;
    printWall("touch to the button that shows it, p95", answers.pressed, 0.95, "<= 50", true, 50);
    printWall("touch to what follows, from the finger lifted, p95", answers.followed, 0.95, "<= 50", true, 50);
    return true;
}

bool printMemory()
{
    constexpr int warm = 100, sessions = 1000;
    const auto memory = bench::memoryOverSessions(warm, sessions);
    if (memory.early <= 0)
        return false;
    const double growth = 100 * (memory.late / memory.early - 1);
    char against[128];
    std::snprintf(against, sizeof against,
                  "resident %.1f MiB after session %d, %.1f MiB after session %d; the screens alone", memory.early,
                  warm, memory.late, sessions);
    bench::print("growth of memory over 1,000 sessions of the screens", growth, "%", "<= 2", against, growth <= 2);
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    face::wipeFreedHeap(); // as the kiosk runs
    QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() < 3) {
        std::fputs("bench-screens PACK DEMO [frames|touches|memory]...\n", stderr);
        return 2;
    }
    const QStringList names = arguments.mid(3);
    const auto isWanted = [&names](const char* name) { return names.isEmpty() || names.contains(QLatin1String(name)); };
    const bool isMeasured = (!isWanted("frames") || printFrames(argv[1], arguments.at(2)))
                            && (!isWanted("touches") || printTouches()) && (!isWanted("memory") || printMemory());
    return isMeasured ? 0 : 1;
}
