#include "app/configuration/ConfigurationLoader.h"
#include "app/configuration/ConfigurationSchema.h"

namespace uketsuke::configuration {
namespace {

std::string range(int least, int most) { return std::to_string(least) + " to " + std::to_string(most); }

struct KindInWords {
    std::string operator()(const TextPlace& place) const { return "text: " + std::string(place.rule.words); }
    std::string operator()(const TextListPlace& place) const
    {
        return "list of at least one text, each " + std::string(place.rule.words);
    }
    std::string operator()(const PathPlace&) const { return "path"; }
    std::string operator()(const BooleanPlace&) const { return "true or false"; }
    std::string operator()(const NumberPlace& place) const { return "number, " + range(place.least, place.most); }
    std::string operator()(const DurationPlace& place) const
    {
        return std::string(place.millisecondsPerUnit == 1        ? "milliseconds, "
                           : place.millisecondsPerUnit == 60'000 ? "minutes, "
                                                                 : "seconds, ")
               + range(place.least, place.most);
    }
};

/// Appends, because g++ 12 takes `"`" + std::string(…)` for overlapping memory at -O3 (its bug 105651).
std::string inCode(std::string_view words) { return std::string("`").append(words).append("`"); }

std::string_view tableOf(std::string_view key) { return key.substr(0, key.find('.')); }
std::string_view nameOf(std::string_view key) { return key.substr(key.find('.') + 1); }

} // namespace

std::string exampleFile()
{
    std::string text;
    std::string_view table;
    for (const auto& setting : schema()) {
        if (tableOf(setting.key) != table) {
            table = tableOf(setting.key);
            text += text.empty() ? "[" : "\n[";
            text.append(table).append("]\n");
        }
        text += std::string(nameOf(setting.key)) + " = " + std::string(setting.example) + "\n";
    }
    return text + "\n" + std::string(lastLine) + "\n";
}

std::string document()
{
    std::string text =
        "# Configuration of a kiosk\n\n"
        "One TOML file, UTF-8, at most 64 KiB. It is read once at start. Whatever is wrong is reported at once, each with key and\n"
        "line, and the kiosk does not start (fault 901). Unknown keys are refused: a misspelt key must not silently mean its default.\n"
        "The last line must be `"
        + std::string(lastLine)
        + "`, so that a file that was cut short is noticed. Relative paths begin at the folder of the file.\n"
          "Whether a named file exists is found by the part that opens it, which has its own fault for that.\n\n"
          "This page is written from `app/configuration/ConfigurationSchema.cpp`. After a change there, run\n"
          "`UKETSUKE_WRITE_DOCUMENTS=1 test_configuration_document` from the build folder's `test-bin`.\n\n"
          "| key | kind | default | meaning |\n|---|---|---|---|\n";
    for (const auto& setting : schema())
        text += "| " + inCode(setting.key) + " | " + std::visit(KindInWords{}, setting.place) + " | "
                + (setting.fallback ? inCode(*setting.fallback) : "must be given") + " | "
                + std::string(setting.sentence) + " |\n";
    return text
           + "\nA release refuses `trust.test = true` and `keys.kind = \"file\"`.\n\n"
             "## A TEST installation\n\n```toml\n"
           + exampleFile() + "```\n";
}

} // namespace uketsuke::configuration
