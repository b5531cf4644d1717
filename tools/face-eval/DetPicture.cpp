#include "tools/face-eval/Report.h"

#include <QString>

#include <algorithm>
#include <array>
#include <cmath>

namespace uketsuke::evaluation {

namespace {

constexpr double left = 80, top = 30, side = 420;
constexpr double lowest = -6, lowestMiss = -4; // powers of ten where the axes begin

double across(double falseMatch) { return left + side * (std::log10(std::max(falseMatch, 1e-6)) - lowest) / -lowest; }
double down(double falseNonMatch) { return top + side * std::log10(std::max(falseNonMatch, 1e-4)) / lowestMiss; }

} // namespace

std::string detPicture(const std::vector<Section>& sections)
{
    // Dark enough on white and told apart by the dash as well, for those who see no colours.
    constexpr std::array strokes{std::pair("#1b5e9b", "none"), std::pair("#b3460f", "8 4"), std::pair("#2e7031", "2 3"),
                                 std::pair("#6a3d9a", "12 3 2 3")};
    const double height = top + side + 70 + 18 * double(sections.size());
    auto svg = QString::asprintf("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"560\" height=\"%g\" "
                                 "viewBox=\"0 0 560 %g\" font-family=\"sans-serif\" font-size=\"12\">\n"
                                 "<title>Detection error trade-off</title>\n"
                                 "<rect width=\"560\" height=\"%g\" fill=\"white\"/>\n",
                                 height, height, height);
    for (int power = int(lowest); power <= 0; ++power) {
        const double value = std::pow(10, power), x = across(value);
        svg += QString::asprintf("<line x1=\"%.1f\" y1=\"%g\" x2=\"%.1f\" y2=\"%g\" stroke=\"#ccc\"/>"
                                 "<text x=\"%.1f\" y=\"%g\" text-anchor=\"middle\">%g</text>\n",
                                 x, top, x, top + side, x, top + side + 16, value);
    }
    for (int power = int(lowestMiss); power <= 0; ++power) {
        const double value = std::pow(10, power), y = down(value);
        svg += QString::asprintf("<line x1=\"%g\" y1=\"%.1f\" x2=\"%g\" y2=\"%.1f\" stroke=\"#ccc\"/>"
                                 "<text x=\"%g\" y=\"%.1f\" text-anchor=\"end\">%g</text>\n",
                                 left, y, left + side, y, left - 6, y + 4, value);
    }
    svg += QString::asprintf("<text x=\"%g\" y=\"%g\" text-anchor=\"middle\">false match rate (FMR)</text>"
                             "<text transform=\"translate(22 %g) rotate(-90)\" text-anchor=\"middle\">"
                             "false non-match rate (FNMR)</text>\n",
                             left + side / 2, top + side + 36, top + side / 2);
    for (std::size_t index = 0; index < sections.size(); ++index) {
        const auto& [colour, dash] = strokes.at(index % strokes.size());
        QString points;
        for (const auto& point : sections[index].det)
            points += QString::asprintf("%.1f,%.1f ", across(point.falseMatch), down(point.falseNonMatch));
        const double legend = top + side + 60 + 18 * double(index);
        svg += QString::asprintf("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\" "
                                 "points=\"%s\"/><line x1=\"%g\" y1=\"%g\" x2=\"%g\" y2=\"%g\" stroke=\"%s\" "
                                 "stroke-width=\"2\" stroke-dasharray=\"%s\"/><text x=\"%g\" y=\"%g\">%s</text>\n",
                                 colour, dash, qPrintable(points), left, legend, left + 40, legend, colour, dash,
                                 left + 48, legend + 4,
                                 qPrintable(QString::fromStdString(sections[index].name).toHtmlEscaped()));
    }
    return (svg + QStringLiteral("</svg>\n")).toStdString();
}

} // namespace uketsuke::evaluation
