// bench-face PACK DEMO: what a face check costs, one JSON row a figure; the preview beside it; and where it was built
// in, dlib as a peer on the same pictures. `reached` says whether the goal holds on this machine, as busy as it is.
#include "drivers/face/FaceEvaluation.h"
#include "drivers/face/OpenCvFaceMatcher.h"
#include "drivers/face/WipingAllocator.h"
#include "tests/bench/face/Preview.h"
#include "tests/bench/face/Rows.h"
#include "tests/contract/face/Pictures.h"
#include "tests/contract/face/Sha256Only.h"

#ifdef UKETSUKE_PEER_POINTS
#include "tests/bench/face/Peer.h"
#endif

#include <QDir>
#include <QGuiApplication>

#include <fstream>

using namespace uketsuke;
using namespace uketsuke::face;

namespace {

double residentMebibytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:"))
            return std::stod(line.substr(6)) / 1024;
    return 0;
}

double loadOfTheMachine()
{
    double load = 0;
    std::ifstream("/proc/loadavg") >> load;
    return load;
}

std::vector<ports::Frame> framesOf(const QString& person)
{
    std::vector<ports::Frame> frames;
    const QDir folder(person);
    for (const auto& name : folder.entryList({QStringLiteral("*.jpg")}, QDir::Files, QDir::Name))
        if (auto frame = test::readFrame(folder.filePath(name)))
            frames.push_back(std::move(*frame));
    return frames;
}

/// Detector and points alone, frame by frame in turns with the peer's.
bool comparePeer([[maybe_unused]] const char* pack, [[maybe_unused]] const std::vector<ports::Frame>& frames)
{
#ifdef UKETSUKE_PEER_POINTS
    auto evaluation = FaceEvaluation::create(pack, test::Sha256Only());
    if (!evaluation)
        return false;
    bench::Peer peer(UKETSUKE_PEER_POINTS);
    bench::Times ours, theirs;
    std::size_t found = 0, foundByPeer = 0;
    for (const auto& frame : frames) {
        const bench::Timer ourTimer;
        const auto face = (*evaluation)->centralFace(frame);
        ours.take(ourTimer);
        found += face && *face ? 1 : 0;
        const bench::Timer peerTimer;
        foundByPeer += peer.find(frame) ? 1 : 0;
        theirs.take(peerTimer);
    }
    const double own = bench::percentile(ours.cpu, 0.5), other = bench::percentile(theirs.cpu, 0.5);
    char against[256];
    std::snprintf(
        against, sizeof against,
        "dlib's detector and 68 points: %.1f ms, found in %zu of %zu frames, ours in %zu; CPU time; Debian has "
        "no weights for dlib's recogniser",
        other, foundByPeer, frames.size(), found);
    bench::print("face and its points found, median", own, "ms", "none", against, "no goal");
    bench::print("face and its points found, ratio to dlib", own / other, "x", "<= 1", "medians, in turns",
                 own <= other);
#else
    std::fprintf(stderr, "bench-face: no peer: built without libdlib-dev and libdlib-data\n");
#endif
    return true;
}

} // namespace

int main(int count, char** arguments)
{
    face::wipeFreedHeap(); // as in the kiosk
    const QGuiApplication application(count, arguments);
    if (count != 3) {
        std::fprintf(stderr, "usage: bench-face PACK DEMO\n");
        return 2;
    }
    const auto demo = QString::fromLocal8Bit(arguments[2]);
    const auto person = demo + QStringLiteral("/people/hanako");
    const auto photo = test::readBytes(demo + QStringLiteral("/photos/hanako.jp2"));
    const auto frames = framesOf(person);
    if (photo.empty() || frames.empty()) {
        std::fprintf(stderr, "bench-face: no demo people in %s\n", arguments[2]);
        return 1;
    }

    const double before = residentMebibytes();
    const bench::Timer loading;
    auto matcher = OpenCvFaceMatcher::create(arguments[1], test::Sha256Only());
    if (!matcher) {
        std::fprintf(stderr, "bench-face: %s\n", matcher.error().note.text().c_str());
        return 1;
    }
    bench::Times loads;
    loads.take(loading);
    bench::printTime("pack, check and load", loads, 0.5, 1000);
    bench::printAtMost("pack, resident memory", residentMebibytes() - before, "MiB", 80,
                       "default pack, growth of VmRSS");

    bench::Times references, verdicts, ends;
    for (int round = 0; round < 20; ++round) {
        const bench::Timer end;
        (*matcher)->clear();
        if (round > 0) // the first has nothing to forget
            ends.take(end);
        const bench::Timer timer;
        if (!(*matcher)->enrol(photo))
            return 1;
        references.take(timer);
    }
    int usable = 0;
    for (int round = 0; round < 3; ++round) {
        (*matcher)->forgetProbes();
        for (const auto& frame : frames) {
            const bench::Timer timer;
            const auto verdict = (*matcher)->examine(frame);
            verdicts.take(timer);
            usable += verdict && verdict->hint == ports::FaceHint::Good ? 1 : 0;
        }
    }
    bench::printTime("photo to reference, median", references, 0.5, 80);
    bench::printTime("frame to verdict, median", verdicts, 0.5, 85);
    bench::printTime("frame to verdict, p95", verdicts, 0.95, 120);
    bench::print("everything wiped at the session's end, median", bench::percentile(ends.cpu, 0.5), "ms", "none",
                 "CPU time; networks run on zeros, free memory given back", "no goal");
    bench::printAtMost("memory after 72 frames", residentMebibytes() - before, "MiB", 80, "no growth");
    std::fprintf(stderr, "%d of %zu frames were usable\n", usable, verdicts.cpu.size());

    if (!comparePeer(arguments[1], frames))
        return 1;

    const auto preview = bench::previewWhileMatching(**matcher, person.toStdString(), 10);
    char against[160];
    std::snprintf(
        against, sizeof against,
        "lowest of 10 s, %.1f on average; camera at 30 a second, %d frames compared meanwhile; wall time, load "
        "of the machine %.1f",
        preview.mean, preview.compared, loadOfTheMachine());
    bench::print("preview while matching runs", preview.lowest, "frames/s", ">= 25", against, preview.lowest >= 25);
    return 0;
}
