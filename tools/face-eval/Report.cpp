#include "tools/face-eval/Report.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <fstream>

namespace uketsuke::evaluation {

using json = nlohmann::ordered_json;

namespace {

json jsonOf(const Rate& rate)
{
    return {{"value", rate.value},   {"low", rate.interval.low}, {"high", rate.interval.high},
            {"errors", rate.errors}, {"trials", rate.trials},    {"persons", rate.persons}};
}

json jsonOf(const Section& section)
{
    json crossed = json::array(), profiles = json::array(), det = json::array();
    for (const auto& one : section.crossValidated)
        crossed.push_back({{"fmrWanted", one.wantedFalseMatch},
                           {"thresholds", one.thresholds},
                           {"fmr", jsonOf(one.falseMatch)},
                           {"fnmr", jsonOf(one.falseNonMatch)}});
    for (const auto& [name, rates] : section.profiles)
        profiles.push_back({{"profile", name},
                            {"threshold", rates.threshold},
                            {"fmr", jsonOf(rates.falseMatch)},
                            {"fnmr", jsonOf(rates.falseNonMatch)}});
    for (const auto& point : section.det)
        det.push_back({point.threshold, point.falseMatch, point.falseNonMatch});
    return {{"name", section.name},          {"persons", section.persons},
            {"genuine", section.genuine},    {"impostor", section.impostor},
            {"eer", section.equalErrorRate}, {"crossValidated", crossed},
            {"profiles", profiles},          {"det", det}};
}

json jsonOf(const Acquisition& acquisition)
{
    return {{"pictures", acquisition.pictures}, {"usable", acquisition.usable}, {"refused", acquisition.refused}};
}

json jsonOf(const std::vector<AttackRow>& rows)
{
    json result = json::array();
    for (const auto& row : rows)
        result.push_back({{"kind", row.kind},
                          {"presentations", row.presentations},
                          {"withoutResponse", row.withoutResponse},
                          {row.kind == bonaFideKind ? "bpcer" : "apcer", jsonOf(row.classificationError)}});
    return result;
}

json jsonOf(const Report& report)
{
    json people = json::array(), attacks = json::array();
    for (const auto& one : report.people) {
        json sections = json::array();
        for (const auto& section : one.sections)
            sections.push_back(jsonOf(section));
        people.push_back({{"folder", one.folder},
                          {"persons", one.persons},
                          {"cards", jsonOf(one.cards)},
                          {"frames", jsonOf(one.frames)},
                          {"sections", sections}});
    }
    for (const auto& one : report.attacks)
        attacks.push_back({{"folder", one.folder},
                           {"profile", one.profile},
                           {"threshold", one.threshold},
                           {"singleFrames", jsonOf(one.singleFrames)},
                           {"fiveFrames", jsonOf(one.fiveFrames)}});
    return {
        {"format", "uketsuke-face-eval-1"},
        {"pack", report.pack},
        {"packDigest", report.packDigest},
        {"attackChecks", report.attackChecks},
        {"defaultProfile", report.settings.defaultProfile},
        {"cardPhotoBytes", report.meanCardBytes},
        {"folds", report.settings.folds},
        {"bootstrap", {{"replicates", report.settings.bootstrap.replicates}, {"seed", report.settings.bootstrap.seed}}},
        {"people", people},
        {"attacks", attacks}};
}

/// A rate as people read it: 3.4 % (2.1 to 5.0).
std::string percent(double value)
{
    char buffer[32];
    const double share = value * 100;
    std::snprintf(buffer, sizeof buffer, share != 0 && share < 0.1 ? "%.2g" : "%.2f", share);
    return buffer;
}
std::string shown(const Rate& rate)
{
    if (rate.trials == 0)
        return "not measured";
    return percent(rate.value) + " % (" + percent(rate.interval.low) + " to " + percent(rate.interval.high) + ")";
}
std::string counted(const Rate& rate) { return std::to_string(rate.errors) + " of " + std::to_string(rate.trials); }
std::string three(double value)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.3f", value);
    return buffer;
}
std::string power(double value)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%g", value);
    return buffer;
}

std::string acquisitionLine(const char* name, const Acquisition& acquisition)
{
    const auto failed = acquisition.pictures - acquisition.usable;
    Rate rate{.value = acquisition.pictures == 0 ? 0 : double(failed) / double(acquisition.pictures),
              .interval = wilson(failed, acquisition.pictures),
              .errors = failed,
              .trials = acquisition.pictures,
              .persons = 0};
    std::string line = std::string("- ") + name + ": " + counted(rate) + ", " + shown(rate);
    const char* mark = "; ";
    for (const auto& [reason, count] : acquisition.refused) {
        line += mark + reason + " " + std::to_string(count);
        mark = ", ";
    }
    return line + "\n";
}

std::string sectionText(const Section& section)
{
    std::string text = "\n### " + section.name + "\n\n" + std::to_string(section.persons) + " persons, "
                       + std::to_string(section.genuine) + " genuine and " + std::to_string(section.impostor)
                       + " impostor comparisons; equal error rate " + percent(section.equalErrorRate) + " %.\n\n"
                       + "| threshold | set by | FMR | FNMR |\n|---|---|---|---|\n";
    for (const auto& one : section.crossValidated) {
        const auto [least, most] = std::ranges::minmax(one.thresholds);
        text += "| " + three(least) + " to " + three(most) + " | FMR " + power(one.wantedFalseMatch)
                + " on the other persons | " + shown(one.falseMatch) + ", " + counted(one.falseMatch) + " | "
                + shown(one.falseNonMatch) + ", " + counted(one.falseNonMatch) + " |\n";
    }
    for (const auto& [name, rates] : section.profiles)
        text += "| " + three(rates.threshold) + " | profile `" + name + "` | " + shown(rates.falseMatch) + ", "
                + counted(rates.falseMatch) + " | " + shown(rates.falseNonMatch) + ", " + counted(rates.falseNonMatch)
                + " |\n";
    return text;
}

std::string attackText(const char* name, const std::vector<AttackRow>& rows)
{
    std::string text = std::string("\n| ") + name
                       + " | persons | presentations | no response | error | wrong |\n|---|---|---|---|---|---|\n";
    for (const auto& row : rows) {
        const auto& rate = row.classificationError;
        text += "| " + row.kind + " | " + std::to_string(rate.persons) + " | " + std::to_string(row.presentations)
                + " | " + std::to_string(row.withoutResponse) + " | " + (row.kind == bonaFideKind ? "BPCER " : "APCER ")
                + shown(rate) + " | " + counted(rate) + " |\n";
    }
    return text;
}

std::string markdownOf(const Report& report)
{
    std::string text =
        "# Face comparison: model pack `" + report.pack + "`\n\nManifest " + report.packDigest
        + ". Intervals: 95 %, by persons (bootstrap of " + std::to_string(report.settings.bootstrap.replicates)
        + " replicates, seed " + std::to_string(report.settings.bootstrap.seed)
        + "; where fewer than ten persons or pairs of persons had an error, Wilson's over them is covered as "
          "well). Thresholds of the first rows of each table were set on other persons than those "
          "measured ("
        + std::to_string(report.settings.folds)
        + " folds, fewer where there are few persons).\n\n"
          "Cards are simulated from the same pictures: grey portrait of 320 x 400, JPEG 2000 of about 3.8 kB. "
          "No picture is compared with itself. This is a technology evaluation in the sense of ISO/IEC 19795-1: "
          "it says nothing about cameras, light and people other than those of the folders named here.\n";
    std::size_t number = 0;
    for (const auto& one : report.people) {
        text += "\n## Folder `" + one.folder + "`, " + std::to_string(one.persons) + " persons\n\n"
                + acquisitionLine("failure to enrol a card photo", one.cards)
                + acquisitionLine("failure to acquire (the gate asks for another frame)", one.frames);
        text += "\n![DET curve](det-" + std::to_string(++number) + ".svg)\n";
        for (const auto& section : one.sections)
            text += sectionText(section);
    }
    for (const auto& one : report.attacks)
        text += "\n## Attacks in `" + one.folder + "` (ISO/IEC 30107-3), passive check of "
                + std::to_string(report.attackChecks) + (report.attackChecks == 1 ? " network" : " networks")
                + ", passed at " + three(one.threshold) + " (profile `" + one.profile + "`)\n"
                + attackText("single frames", one.singleFrames) + attackText("mean of five frames", one.fiveFrames);
    return text;
}

bool write(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream stream(path, std::ios::binary | std::ios::trunc);
    stream << text;
    return static_cast<bool>(stream.flush());
}

} // namespace

bool writeReport(const Report& report, const std::filesystem::path& folder)
{
    bool good =
        write(folder / "report.json", jsonOf(report).dump(1) + "\n") && write(folder / "report.md", markdownOf(report));
    for (std::size_t index = 0; index < report.people.size(); ++index)
        good = write(folder / ("det-" + std::to_string(index + 1) + ".svg"), detPicture(report.people[index].sections))
               && good;
    return good;
}

} // namespace uketsuke::evaluation
