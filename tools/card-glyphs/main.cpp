// make-card-glyphs FILE: what drivers/cardface recognises letters by, as C++ tables made from Debian's fonts at build
// time: pictures of the letters for comparison, and a small network taught on disturbed digits of several fonts.
// No letter of a real card is in it.
#include "tools/card-glyphs/Drawing.h"
#include "tools/card-glyphs/Training.h"

#include <QGuiApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <random>

namespace {

using namespace uketsuke::cardglyphs;

constexpr int em = 48;
constexpr int patchWidth = 16;
constexpr int patchHeight = 24;
constexpr int hiddenUnits = 48;
constexpr int trainingSamples = 24000;
constexpr int checkSamples = 4000;
constexpr int trainingRounds = 7;

const Face regular{QStringLiteral("BIZ UDGothic"), false};
const Face bold{QStringLiteral("BIZ UDGothic"), true};

// The order is Glyph's in drivers/cardface/Glyphs.h.
const std::array letters{"0",  "1",  "2",  "3",  "4",    "5",    "6",    "7",    "8",   "9",
                         "年", "月", "日", "元", "明治", "大正", "昭和", "平成", "令和"};

/// Mean 0 and deviation 1, as the kiosk does it with what it cut out.
void normalise(std::vector<float>& values)
{
    double sum = 0;
    double squares = 0;
    for (const float value : values) {
        sum += value;
        squares += double(value) * value;
    }
    const double mean = sum / double(values.size());
    const double deviation = std::sqrt(std::max(squares / double(values.size()) - mean * mean, 1e-6));
    for (auto& value : values)
        value = float((value - mean) / deviation);
}

std::vector<float> blurred(const Ink& ink, double deviation)
{
    std::vector<float> out(ink.pixels.begin(), ink.pixels.end());
    const auto pass = [&](int dx, int dy) {
        std::vector<float> from = out;
        for (int y = 0; y < ink.height; ++y)
            for (int x = 0; x < ink.width; ++x) {
                double value = 0;
                double total = 0;
                for (int at = -3; at <= 3; ++at) {
                    const int sx = std::clamp(x + at * dx, 0, ink.width - 1);
                    const int sy = std::clamp(y + at * dy, 0, ink.height - 1);
                    const double weight = std::exp(-at * at / (2 * deviation * deviation));
                    value += weight * double(from[std::size_t(sy) * std::size_t(ink.width) + std::size_t(sx)]);
                    total += weight;
                }
                out[std::size_t(y) * std::size_t(ink.width) + std::size_t(x)] = float(value / total);
            }
    };
    pass(1, 0);
    pass(0, 1);
    return out;
}

std::vector<Sample> samples(int count, unsigned seed)
{
    const std::array faces{regular,
                           bold,
                           regular,
                           bold,
                           Face{QStringLiteral("BIZ UDPGothic"), false},
                           Face{QStringLiteral("DejaVu Sans"), false},
                           Face{QStringLiteral("DejaVu Sans Mono"), false}};
    std::mt19937 random(seed);
    const auto between = [&random](double from, double to) {
        return std::uniform_real_distribution<double>(from, to)(random);
    };
    std::normal_distribution<float> grain(0, 1);
    std::vector<Sample> result;
    const auto neighbour = [&]() -> QString {
        const int lot = int(between(0, 14));
        if (lot < 10)
            return QString::number(lot);
        return lot == 10 ? QStringLiteral("年") : lot == 11 ? QStringLiteral("月") : QString();
    };
    for (int at = 0; at < count; ++at) {
        Sample sample;
        sample.digit = at % 10;
        View view;
        view.moveX = between(-0.05, 0.05);
        view.moveY = between(-0.05, 0.05);
        view.sizeX = between(0.92, 1.08);
        view.sizeY = between(0.94, 1.06);
        view.turn = between(-2.5, 2.5);
        view.before = neighbour();
        view.after = neighbour();
        view.clutter = between(0, 1) < 0.5;
        view.seed = seed + unsigned(at);
        const auto& face = faces.at(static_cast<std::size_t>(between(0, double(faces.size()) - 0.001)));
        const auto ink = drawPatch(face, QChar(u'0' + sample.digit), view, patchWidth, patchHeight);
        sample.input = blurred(ink, between(0.25, 1.6));
        const double noise = between(0, 38);
        const double slopeX = between(-4, 4);
        const double slopeY = between(-2, 2);
        for (int y = 0; y < patchHeight; ++y)
            for (int x = 0; x < patchWidth; ++x)
                sample.input[static_cast<std::size_t>(y * patchWidth + x)] +=
                    float(noise) * grain(random) + float(slopeX * x + slopeY * y);
        normalise(sample.input);
        result.push_back(std::move(sample));
    }
    return result;
}

void write(std::ofstream& out, const char* name, const std::vector<float>& values)
{
    out << "constexpr float " << name << "[] = {";
    std::array<char, 32> text{};
    for (std::size_t at = 0; at < values.size(); ++at) {
        std::snprintf(text.data(), text.size(), "%.5gF", double(values[at]));
        const std::string number = text.data();
        // "1F" is no literal in C++, "1.0F" is.
        out << (at % 16 == 0 ? "\n" : "")
            << (number.find_first_of(".e") == std::string::npos ? number.substr(0, number.size() - 1) + ".0F" : number)
            << ',';
    }
    out << "};\n";
}

void write(std::ofstream& out, const char* name, const Face& face)
{
    out << "constexpr Drawn " << name << "[] = {\n";
    for (const auto* text : letters) {
        const auto ink = draw(face, QString::fromUtf8(text), em);
        out << '{' << ink.width << ", {";
        for (const auto pixel : ink.pixels)
            out << int(pixel) << ',';
        out << "}},\n";
    }
    out << "};\n";
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication gui(argc, argv);
    if (argc != 2) {
        std::cerr << "usage: make-card-glyphs FILE\n";
        return 2;
    }
    try {
        const auto weights = train(samples(trainingSamples, 1), hiddenUnits, trainingRounds);
        const double right = rightShare(weights, samples(checkSamples, 900001));
        std::cerr << "card digits: " << right * 100 << " % of " << checkSamples << " drawn digits it was not taught\n";
        if (right < 0.97) // the cards' reader asks more of single digits; this is about a training that went wrong
            throw std::runtime_error("the network did not learn");
        std::ofstream out(argv[1]);
        out << "// Made by make-card-glyphs at build time.\n";
        out << "constexpr int drawnEm = " << em << ";\n";
        out << "constexpr int patchWidth = " << patchWidth << ";\nconstexpr int patchHeight = " << patchHeight << ";\n";
        out << "constexpr int hiddenUnits = " << hiddenUnits << ";\n";
        out << "struct Drawn { int width; unsigned char ink[" << em * em * 2 << "]; };\n";
        write(out, "regularLetters", regular);
        write(out, "boldLetters", bold);
        write(out, "firstWeights", weights.first);
        write(out, "firstBias", weights.bias);
        write(out, "secondWeights", weights.second);
        write(out, "secondBias", weights.last);
        out.close();
        if (!out)
            throw std::runtime_error("cannot write the tables");
        return 0;
    } catch (const std::exception& problem) {
        std::cerr << "make-card-glyphs: " << problem.what() << '\n';
        return 1;
    }
}
