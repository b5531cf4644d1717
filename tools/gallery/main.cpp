// Shows any screen of the kiosk alone on fixed data, or writes them all as pictures with an index for reviewers.
#include "app/core/Languages.h"
#include "app/presentation/KioskView.h"
#include "app/presentation/window/KioskWindow.h"
#include "tools/gallery/Fixtures.h"

#include <CLI/CLI.hpp>

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QQuickWindow>
#include <QTextStream>

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace uketsuke;

using Display = presentation::DisplaySettings;

/// How a screen is looked at: the panel, the words, the colours.
struct Look {
    std::string size{"1280x800"};
    std::string colours{"light"};
    int textPercent{100};
    bool lowReach{false};
};

struct Panel {
    const char* name;
    QSize size;
};
constexpr Panel panels[] = {{"1280x800", {1280, 800}}, {"1080x1920", {1080, 1920}}, {"800x480", {800, 480}}};
constexpr std::pair<const char*, Display::Colours> colourings[] = {
    {"light", Display::Colours::Light}, {"dark", Display::Colours::Dark}, {"contrast", Display::Colours::Contrast}};

QSize sizeOf(const std::string& name)
{
    const auto found = std::ranges::find(panels, name, [](const Panel& panel) { return std::string(panel.name); });
    return found == std::end(panels) ? panels[0].size : found->size;
}

Display::Choice choiceOf(const Look& look)
{
    const auto found =
        std::ranges::find(colourings, look.colours, [](const auto& pair) { return std::string(pair.first); });
    return {.colours = found == std::end(colourings) ? Display::Colours::Light : found->second,
            .textPercent = look.textPercent,
            .lowReach = look.lowReach};
}

QString nameOf(const Look& look)
{
    return QStringLiteral("%1_%2_%3%4")
        .arg(QString::fromStdString(look.size), QString::fromStdString(look.colours), QString::number(look.textPercent),
             look.lowReach ? QStringLiteral("_low") : QString());
}

constexpr int textSizes[] = {100, 125, 150, 200};

/// Every look that a person can choose: the colours change no word's place, so each is written in one size of words.
std::vector<Look> everyLook()
{
    std::vector<Look> all;
    for (const auto& panel : panels) {
        for (const auto& [colours, unused] : colourings)
            all.push_back({.size = panel.name, .colours = colours});
        for (const int percent : textSizes)
            if (percent != 100)
                all.push_back({.size = panel.name, .textPercent = percent});
    }
    all.push_back({.size = "1080x1920", .lowReach = true});
    return all;
}

void show(presentation::KioskView& view, const gallery::Fixture& fixture)
{
    view.show({}); // away from the screen before, so that what was typed there is gone
    view.show(fixture.snapshot);
    for (int i = 0; i < fixture.digits; ++i)
        view.pressDigit((i * 7 + 2) % 10);
    view.showHint(fixture.snapshot.problem ? ports::FaceHint::Closer : ports::FaceHint::Good,
                  fixture.snapshot.faceAction ? 1 : 0.6);
    view.showFrame(fixture.frame ? gallery::testFrame() : nullptr);
}

bool writeIndex(const QDir& folder, const std::vector<QString>& screens, const std::vector<QString>& pictures)
{
    QFile file(folder.filePath(QStringLiteral("index.html")));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Text))
        return false;
    QTextStream out(&file);
    out << "<!doctype html><meta charset=utf-8><title>Uketsuke: every screen</title>"
           "<style>body{font:16px sans-serif;background:#eee;margin:2em}img{height:320px;margin:4px;border:1px solid #999}"
           "h2{margin:1.5em 0 .3em}input{font:inherit;width:30em;padding:.3em}</style><h1>Uketsuke: every screen</h1>"
           "<p><label>Only what has all of these words in its name, such as <i>1080x1920 _200 _ne</i>: "
           "<input oninput=\"const words=this.value.trim().split(/\\s+/);"
           "document.querySelectorAll('a').forEach(a=>a.hidden=!words.every(word=>a.getAttribute('href').includes(word)))\">"
           "</label></p>\n";
    for (const auto& screen : screens) {
        out << "<h2>" << screen << "</h2>";
        for (const auto& picture : pictures)
            if (picture.startsWith(screen + QLatin1Char('_')))
                out << "<a href=\"" << picture << "\"><img loading=lazy src=\"" << picture << "\" alt=\"" << picture
                    << "\" title=\"" << picture << "\"></a>";
        out << "\n";
    }
    return true;
}

int writeAll(const QString& path, const std::string& only, const std::vector<Look>& looks,
             const std::vector<std::string>& languages)
{
    const QDir folder(path);
    if (!folder.mkpath(QStringLiteral("."))) {
        std::fputs("gallery: the folder cannot be made\n", stderr);
        return 1;
    }
    std::vector<QString> screens, pictures;
    for (const auto& panel : panels) {
        if (std::ranges::none_of(looks, [&panel](const Look& look) { return look.size == panel.name; }))
            continue;
        presentation::KioskView view;
        view.setReducedMotion(true);
        auto window =
            presentation::KioskWindow::create(view, {.size = panel.size, .mode = presentation::WindowMode::Windowed});
        if (!window) {
            std::fputs("gallery: the screens cannot be loaded\n", stderr);
            return 1;
        }
        for (const auto& look : looks)
            for (const auto& language : languages) {
                if (look.size != panel.name)
                    continue;
                view.display()->setDefault(choiceOf(look));
                view.setDefaultLanguage(QString::fromStdString(language));
                for (const auto& fixture : gallery::fixtures(QString::fromStdString(language))) {
                    if (!only.empty() && !fixture.name.startsWith(QString::fromStdString(only)))
                        continue;
                    // Layouts settle in the polish before a frame; in a window that is never exposed, words that come
                    // for the first time need a second showing.
                    for (int i = 0; i < 2; ++i) {
                        show(view, fixture);
                        QCoreApplication::processEvents();
                        (void)(*window)->window().grabWindow();
                    }
                    // A screen that has to move knows it some frames later, and its words are wrapped once more.
                    for (int frame = 0; frame < 5; ++frame)
                        (void)(*window)->window().grabWindow();
                    const auto picture = (*window)->window().grabWindow();
                    const auto name = QStringLiteral("%1_%2_%3.png")
                                          .arg(fixture.name, nameOf(look), QString::fromStdString(language));
                    if (!picture.save(folder.filePath(name))) {
                        std::fprintf(stderr, "gallery: %s cannot be written\n", qPrintable(name));
                        return 1;
                    }
                    pictures.push_back(name);
                    if (std::ranges::find(screens, fixture.name) == screens.end())
                        screens.push_back(fixture.name);
                }
            }
    }
    if (!writeIndex(folder, screens, pictures)) {
        std::fputs("gallery: the index cannot be written\n", stderr);
        return 1;
    }
    std::printf("%zu pictures of %zu screens written\n", pictures.size(), screens.size());
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App cli("Every screen of the kiosk on fixed data");
    std::string folder, screen;
    std::vector<std::string> languages;
    Look look;
    bool list{false}, matrix{false};
    cli.add_option(
        "--write", folder,
        "Write screens as PNG, with an index.html, into this folder: every size and language, or those that are given");
    cli.add_option("screen", screen, "Show this screen (see --list); with --write: only screens whose name begins so");
    // One each time: a list would take the screen's name for a further language.
    cli.add_option("--language", languages, "A language by its code; with --write, again for each further one")
        ->allow_extra_args(false)
        ->check(CLI::IsMember(std::vector<std::string>(core::languages.begin(), core::languages.end())));
    auto* size = cli.add_option("--size", look.size, "1280x800, 1080x1920 or 800x480");
    size->check(CLI::IsMember({"1280x800", "1080x1920", "800x480"}));
    cli.add_option("--colours", look.colours, "light, dark or contrast")
        ->check(CLI::IsMember({"light", "dark", "contrast"}));
    cli.add_option("--text", look.textPercent, "Size of the words in percent: 100, 125, 150 or 200")
        ->check(CLI::IsMember(std::vector<int>(std::begin(textSizes), std::end(textSizes))));
    cli.add_flag("--low", look.lowReach, "Low reach: everything that is touched in the lower half of the tall panel");
    cli.add_flag(
        "--matrix", matrix,
        "With --write: every panel, colouring, size of words and low reach; every language unless some are given");
    cli.add_flag("--list", list, "Name every screen");
    CLI11_PARSE(cli, argc, argv);

    if (languages.empty() && matrix)
        languages.assign(core::languages.begin(), core::languages.end());
    if (languages.empty())
        languages = folder.empty() ? std::vector<std::string>{"ja"} : std::vector<std::string>{"ja", "en"};
    const auto all = gallery::fixtures(QString::fromStdString(languages.front()));
    if (list) {
        for (const auto& fixture : all)
            std::printf("%s\n", qPrintable(fixture.name));
        return 0;
    }
    if (!folder.empty()) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qputenv("QT_QUICK_BACKEND", "software");
    }
    QGuiApplication application(argc, argv);
    if (!folder.empty()) {
        std::vector<Look> looks;
        if (matrix)
            looks = everyLook();
        else if (size->count() > 0)
            looks = {look};
        else
            for (const auto& panel : panels) {
                look.size = panel.name;
                looks.push_back(look);
            }
        return writeAll(QString::fromStdString(folder), screen, looks, languages);
    }

    for (const auto& fixture : all) {
        if (fixture.name != QString::fromStdString(screen.empty() ? "welcome" : screen))
            continue;
        presentation::KioskView view;
        view.setDefaultLanguage(QString::fromStdString(languages.front()));
        view.display()->setDefault(choiceOf(look));
        auto window = presentation::KioskWindow::create(
            view, {.size = sizeOf(look.size), .mode = presentation::WindowMode::Windowed});
        if (!window)
            return 1;
        show(view, fixture);
        return QGuiApplication::exec();
    }
    std::fputs("gallery: no such screen; --list names them\n", stderr);
    return 2;
}
