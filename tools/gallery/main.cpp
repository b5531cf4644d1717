// Shows any screen of the kiosk alone on fixed data, or writes them all as pictures with an index for reviewers.
#include "app/presentation/KioskView.h"
#include "app/presentation/window/KioskWindow.h"
#include "tools/gallery/Fixtures.h"

#include <CLI/CLI.hpp>

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QQuickWindow>
#include <QTextStream>

#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace uketsuke;

struct Panel {
    const char* name;
    QSize size;
};
constexpr Panel panels[] = {{"1280x800", {1280, 800}}, {"1080x1920", {1080, 1920}}};
constexpr const char* languages[] = {"ja", "en"};

void show(presentation::KioskView& view, const gallery::Fixture& fixture)
{
    view.show({}); // away from the screen before, so that what was typed there is gone
    view.show(fixture.snapshot);
    for (int i = 0; i < fixture.digits; ++i)
        view.pressDigit((i * 7 + 2) % 10);
    view.showHint(fixture.snapshot.problem ? ports::FaceHint::Closer : ports::FaceHint::Good);
    view.showFrame(fixture.frame ? gallery::testFrame() : nullptr);
}

bool writeIndex(const QDir& folder, const std::vector<QString>& names)
{
    QFile file(folder.filePath(QStringLiteral("index.html")));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Text))
        return false;
    QTextStream out(&file);
    out << "<!doctype html><meta charset=utf-8><title>Uketsuke: every screen</title>"
           "<style>body{font:16px sans-serif;background:#eee;margin:2em}img{height:320px;margin:4px;border:1px solid #999}"
           "h2{margin:1.5em 0 .3em}</style><h1>Uketsuke: every screen</h1>\n";
    for (const auto& name : names) {
        out << "<h2>" << name << "</h2>";
        for (const auto& panel : panels)
            for (const auto* language : languages) {
                const QString picture =
                    QStringLiteral("%1_%2_%3.png").arg(name, QLatin1String(panel.name), QLatin1String(language));
                out << "<a href=\"" << picture << "\"><img src=\"" << picture << "\" alt=\"" << picture << "\"></a>";
            }
        out << "\n";
    }
    return true;
}

int writeAll(const QString& path, const std::string& only)
{
    const QDir folder(path);
    if (!folder.mkpath(QStringLiteral("."))) {
        std::fputs("gallery: the folder cannot be made\n", stderr);
        return 1;
    }
    std::vector<QString> names;
    for (const auto& panel : panels) {
        presentation::KioskView view;
        view.setReducedMotion(true);
        auto window =
            presentation::KioskWindow::create(view, {.size = panel.size, .mode = presentation::WindowMode::Windowed});
        if (!window) {
            std::fputs("gallery: the screens cannot be loaded\n", stderr);
            return 1;
        }
        for (const auto* language : languages)
            for (const auto& fixture : gallery::fixtures(QLatin1String(language))) {
                if (!only.empty() && !fixture.name.startsWith(QString::fromStdString(only)))
                    continue;
                view.setDefaultLanguage(QLatin1String(language));
                show(view, fixture);
                // Layouts settle in the polish before a frame; a second round reaches nested ones.
                for (int i = 0; i < 3; ++i)
                    QCoreApplication::processEvents();
                const auto picture = (*window)->window().grabWindow();
                const auto name = QStringLiteral("%1_%2_%3.png")
                                      .arg(fixture.name, QLatin1String(panel.name), QLatin1String(language));
                if (!picture.save(folder.filePath(name))) {
                    std::fprintf(stderr, "gallery: %s cannot be written\n", qPrintable(name));
                    return 1;
                }
                if (&panel == &panels[0] && language == languages[0])
                    names.push_back(fixture.name);
            }
    }
    if (!writeIndex(folder, names)) {
        std::fputs("gallery: the index cannot be written\n", stderr);
        return 1;
    }
    std::printf("%zu screens written\n", names.size());
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App cli("Every screen of the kiosk on fixed data");
    std::string folder, screen, language{"ja"}, size{"1280x800"};
    bool list{false};
    cli.add_option("--write", folder,
                   "Write every screen, size and language as PNG, with an index.html, into this folder");
    cli.add_option("screen", screen, "Show this screen (see --list); with --write: only screens whose name begins so");
    cli.add_option("--language", language, "ja or en")->check(CLI::IsMember({"ja", "en"}));
    cli.add_option("--size", size, "1280x800 or 1080x1920")->check(CLI::IsMember({"1280x800", "1080x1920"}));
    cli.add_flag("--list", list, "Name every screen");
    CLI11_PARSE(cli, argc, argv);

    const auto all = gallery::fixtures(QString::fromStdString(language));
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
    if (!folder.empty())
        return writeAll(QString::fromStdString(folder), screen);

    for (const auto& fixture : all) {
        if (fixture.name != QString::fromStdString(screen.empty() ? "welcome" : screen))
            continue;
        presentation::KioskView view;
        view.setDefaultLanguage(QString::fromStdString(language));
        const QSize panel = size == "1280x800" ? panels[0].size : panels[1].size;
        auto window =
            presentation::KioskWindow::create(view, {.size = panel, .mode = presentation::WindowMode::Windowed});
        if (!window)
            return 1;
        show(view, fixture);
        return QGuiApplication::exec();
    }
    std::fputs("gallery: no such screen; --list names them\n", stderr);
    return 2;
}
