// make-card-face: draws the printed face of one virtual card, flat or as a camera sees it. TEST ONLY.
#include "tools/virtual-card/printed/CardFace.h"
#include "tools/virtual-card/printed/Photograph.h"

#include <CLI/CLI.hpp>

#include <QGuiApplication>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>

namespace {

using namespace uketsuke;
using namespace uketsuke::virtualcard::printed;

core::CivilDate dateIn(const nlohmann::json& json, const char* key)
{
    const auto date = core::parseDate(json.at(key).get<std::string>());
    if (!date)
        throw std::runtime_error(std::string("not a date: ") + key);
    return *date;
}

PrintedPerson load(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    const auto json = nlohmann::json::parse(stream);
    PrintedPerson person;
    person.name = QString::fromStdString(json.at("name"));
    person.address = QString::fromStdString(json.at("address"));
    person.female = json.at("sex") == "2";
    person.birth = dateIn(json, "birthDate");
    person.expiry = dateIn(json, "expiry");
    person.code = QString::fromStdString(json.at("securityCode"));
    person.foreign = json.value("foreign", false);
    return person;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication gui(argc, argv);
    CLI::App app("Draws the printed face of a virtual My Number Card (TEST ONLY)");
    std::filesystem::path data;
    std::filesystem::path output;
    unsigned seed = 0;
    std::string trouble = "none";
    app.add_option("--data", data, "the holder's data, personas/<persona>.json; without it somebody is made up");
    app.add_option("--seed", seed, "of the printing, the picture and the made-up person")->capture_default_str();
    app.add_option("--trouble", trouble,
                   "none: a good picture; desk, hard: turned, dark, blurred; blind: unreadable; flat: the card alone")
        ->check(CLI::IsMember({"none", "desk", "hard", "blind", "flat"}))
        ->capture_default_str();
    app.add_option("FILE", output, "*.jpg or *.png to write")->required();
    CLI11_PARSE(app, argc, argv);
    try {
        const auto person = data.empty() ? inventPerson(seed, {2026, 11, 23}) : load(data);
        const auto card = drawCardFace(person, seed == 0 ? Printing{} : inventPrinting(seed), 16);
        QImage picture = card;
        if (trouble != "flat") {
            Scene scene;
            if (trouble == "desk" || trouble == "hard")
                scene = inventScene(seed, trouble == "desk" ? Trouble::Desk : Trouble::Hard);
            if (trouble == "blind") // a camera out of focus: the card is seen, its digits are not
                scene.blur = 9;
            picture = photograph(card, scene);
        }
        if (output.has_parent_path())
            std::filesystem::create_directories(output.parent_path());
        if (!picture.save(QString::fromStdString(output.string()), nullptr, 92))
            throw std::runtime_error("cannot write " + output.string());
        return 0;
    } catch (const std::exception& problem) {
        std::cerr << "make-card-face: " << problem.what() << '\n';
        return 1;
    }
}
