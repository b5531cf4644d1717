// bench-card-face [COUNT [FIRST-SEED [FONT]]]: reads drawn card faces with every disturbance and counts how often the
// kiosk would have been right, not sure, or wrong and sure. One JSON row a figure. Seeds below 2,000,000 were used for
// tuning, so measure above. Times are this process's CPU time, drawing excluded; one thread.
#include "app/identity/PrintedFace.h"
#include "drivers/cardface/CardFaceReader.h"
#include "tools/virtual-card/printed/CardFace.h"
#include "tools/virtual-card/printed/Photograph.h"

#include <QGuiApplication>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

using namespace uketsuke;
namespace printed = uketsuke::virtualcard::printed;

namespace {

constexpr core::CivilDate today{2026, 11, 23};

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

ports::Frame frameOf(const QImage& picture)
{
    const auto image = picture.convertToFormat(QImage::Format_BGR888);
    ports::Frame frame{.width = image.width(), .height = image.height(), .pixels = {}};
    frame.pixels = core::SecureBytes(std::size_t(image.width()) * std::size_t(image.height()) * 3);
    for (int row = 0; row < image.height(); ++row)
        std::ranges::copy(std::as_bytes(std::span(image.constScanLine(row), std::size_t(image.width()) * 3)),
                          frame.pixels.writable().begin() + std::ptrdiff_t(row) * image.width() * 3);
    return frame;
}

struct Count {
    int cards{0};
    int right{0};
    int notSure{0};
    int wrong{0};
};

/// Wilson's 95 % bounds of a share, in per cent.
std::string interval(int hits, int all)
{
    constexpr double z = 1.96;
    const double p = double(hits) / all;
    const double middle = (p + z * z / (2.0 * all)) / (1 + z * z / all);
    const double half = z * std::sqrt(p * (1 - p) / all + z * z / (4.0 * all * all)) / (1 + z * z / all);
    char text[64];
    std::snprintf(text, sizeof text, "95 %% interval %.2f to %.2f", std::max(0.0, middle - half) * 100,
                  std::min(1.0, middle + half) * 100);
    return text;
}

void print(const std::string& figure, double value, const char* unit, const char* goal, const std::string& against,
           nlohmann::json reached)
{
    const nlohmann::ordered_json row{{"figure", figure},   {"value", std::round(value * 1000) / 1000},
                                     {"unit", unit},       {"goal", goal},
                                     {"against", against}, {"reached", reached}};
    std::printf("%s\n", row.dump().c_str());
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication gui(argc, argv);
    const int count = argc > 1 ? std::atoi(argv[1]) : 500;
    const unsigned first = argc > 2 ? unsigned(std::strtoul(argv[2], nullptr, 10)) : 3000000;
    const QString font = argc > 3 ? QString::fromUtf8(argv[3]) : QString();
    const bool talks = std::getenv("UKETSUKE_VERBOSE") != nullptr;

    cardface::CardFaceReader reader;
    Count desk, hard;
    std::vector<double> spent;
    double memory = 0;
    for (int at = 0; at < count; ++at) {
        const unsigned seed = first + unsigned(at);
        auto printing = printed::inventPrinting(seed);
        if (!font.isEmpty())
            printing.font = font;
        const auto person = printed::inventPerson(seed, today);
        const auto trouble = at % 2 == 0 ? printed::Trouble::Hard : printed::Trouble::Desk;
        auto& tally = trouble == printed::Trouble::Hard ? hard : desk;
        const auto frame = frameOf(
            printed::photograph(printed::drawCardFace(person, printing, 16), printed::inventScene(seed, trouble)));
        const double grown = residentMebibytes();
        const double begin = cpuMilliseconds();
        auto scan = reader.read(frame, talks ? 0.0 : cardface::CardFaceReader::sureAt);
        spent.push_back(cpuMilliseconds() - begin);
        memory = std::max(memory, residentMebibytes() - grown);
        if (!scan)
            return 1;
        ++tally.cards;
        const auto* reading = std::get_if<ports::CardFaceReading>(&*scan);
        if (reading == nullptr) {
            ++tally.notSure;
            if (talks)
                std::printf("%u not-read hint %d\n", seed, int(std::get<ports::CardFaceNotSure>(*scan).hint));
            continue;
        }
        const auto plausible = identity::checkPrintedFace(*reading, today);
        const auto view = reading->number.digits.view();
        const std::string text(reinterpret_cast<const char*>(view.data()), view.size());
        const auto expected = printed::cardNumberOf(person);
        const bool isSure = plausible && reading->confidence >= cardface::CardFaceReader::sureAt;
        if (talks)
            std::printf("%u %s %s conf %.2f %s %s\n", seed, text == expected ? "right" : "WRONG",
                        trouble == printed::Trouble::Hard ? "hard" : "desk", reading->confidence,
                        plausible ? "plausible" : plausible.error().note.text().c_str(),
                        text == expected ? "" : (text + " for " + expected).c_str());
        if (!isSure)
            ++tally.notSure;
        else if (text == expected)
            ++tally.right;
        else
            ++tally.wrong;
    }
    const int wrong = desk.wrong + hard.wrong;
    const int honest = count - wrong;
    const auto cards = std::to_string(count) + " drawn cards, ";
    print("OCR right or honestly not sure", 100.0 * honest / count, "%", ">= 99", cards + interval(honest, count),
          100.0 * honest / count >= 99);
    print("OCR wrong and sure", 100.0 * wrong / count, "%", "<= 0.1",
          std::to_string(wrong) + " of " + cards + interval(wrong, count), 100.0 * wrong / count <= 0.1);
    for (const auto& [name, tally] : {std::pair{"as on a desk", &desk}, std::pair{"disturbed hard", &hard}})
        if (tally->cards > 0)
            print(std::string("OCR read surely and right, ") + name, 100.0 * tally->right / tally->cards, "%", "none",
                  std::to_string(tally->cards) + " drawn cards, " + interval(tally->right, tally->cards), nullptr);
    print("OCR picture to number, median", percentile(spent, 0.5), "ms CPU", "none", "1280 x 960, one core", nullptr);
    print("OCR picture to number, p95", percentile(spent, 0.95), "ms CPU", "none", "1280 x 960, one core", nullptr);
    print("OCR memory grown by one reading, most", memory, "MiB", "none", "VmRSS, first reading included", nullptr);
    return 0;
}
