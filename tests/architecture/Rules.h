// The rules of docs/architecture.md as functions of a source tree: each returns its violations, one line each.
// Functions of a folder, so that a test can also show them a tree that breaks a rule.
#pragma once

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

namespace uketsuke::architecture {

inline QString textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Paths relative to the root, of files in the folders with one of the endings.
inline QStringList filesIn(const QString& root, const QStringList& folders, const QStringList& patterns)
{
    QStringList found;
    for (const auto& folder : folders) {
        QDirIterator files(root + '/' + folder, patterns, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext())
            found += files.next().mid(root.size() + 1);
    }
    found.sort();
    return found;
}

inline const QStringList sources{"*.h", "*.cpp"};

struct Include {
    QString from;
    QString what;
};
inline QList<Include> includesIn(const QString& root, const QStringList& folders)
{
    static const QRegularExpression line(R"(^[ \t]*#[ \t]*include[ \t]*[<"]([^>"\n]+)[>"])",
                                         QRegularExpression::MultilineOption);
    QList<Include> found;
    for (const auto& file : filesIn(root, folders, sources)) {
        auto matches = line.globalMatch(textOf(root + '/' + file));
        while (matches.hasNext())
            found.append({file, matches.next().captured(1)});
    }
    return found;
}

/// "app/core/Result.h" -> "app/core".
inline QString roomOf(const QString& path) { return path.section('/', 0, 1); }

inline QString isRefused(const Include& include, const QString& why)
{
    return include.from + " includes " + include.what + ": " + why;
}

// Rule 1. The rooms that would be true on any hardware: standard library without threads, files and other worlds,
// nlohmann/json, and each other downwards.
inline QStringList pureRoomViolations(const QString& root)
{
    static const QMap<QString, QStringList> allowed{
        {"app/core", {"app/core"}},
        {"app/ports", {"app/core", "app/ports"}},
        {"app/identity", {"app/core", "app/ports", "app/identity"}},
        {"app/consent", {"app/core", "app/ports", "app/consent"}},
        {"app/delivery", {"app/core", "app/ports", "app/delivery"}},
        {"app/staff", {"app/core", "app/ports", "app/staff"}},
        {"app/session",
         {"app/core", "app/ports", "app/identity", "app/consent", "app/delivery", "app/staff", "app/session"}},
    };
    static const QSet<QString> world{"thread",     "mutex",     "shared_mutex", "condition_variable",
                                     "future",     "semaphore", "latch",        "barrier",
                                     "stop_token", "fstream",   "filesystem",   "iostream"};
    static const QRegularExpression standard("^[a-z_0-9]+$");
    QStringList violations;
    for (const auto& include : includesIn(root, allowed.keys())) {
        if (standard.match(include.what).hasMatch()) {
            if (world.contains(include.what))
                violations += isRefused(include, "no thread and no file in a room of rules");
        } else if (include.what.startsWith("app/")) {
            if (!allowed.value(roomOf(include.from)).contains(roomOf(include.what)))
                violations += isRefused(include, "rooms see each other downwards only");
        } else if (!include.what.startsWith("nlohmann/")) {
            violations += isRefused(include, "the standard library and nlohmann/json only");
        }
    }
    static const QRegularExpression clock(R"(\b(system_clock|steady_clock|high_resolution_clock)::now\b)");
    for (const auto& file : filesIn(root, allowed.keys(), sources))
        if (clock.match(textOf(root + '/' + file)).hasMatch())
            violations += file + " asks a clock: time is handed in";
    return violations;
}

// Rule 2. One foreign header, one folder.
inline QStringList foreignHeaderViolations(const QString& root)
{
    static const QList<std::pair<QRegularExpression, QStringList>> owners{
        {QRegularExpression("^(PCSC/)?(winscard|wintypes|pcsclite|reader)\\.h$"), {"drivers/pcsc"}},
        {QRegularExpression("^openssl/"), {"drivers/crypto"}},
        {QRegularExpression("^(p11-kit/|pkcs11)"), {"drivers/crypto/pkcs11"}},
        {QRegularExpression("^tss2/"), {"drivers/crypto/tpm2"}},
        {QRegularExpression("^sqlite3"), {"drivers/storage"}},
        {QRegularExpression("^(opencv|openjpeg)"), {"drivers/face", "drivers/cardface"}},
        {QRegularExpression("^tesseract/"), {"drivers/cardface"}},
        {QRegularExpression("^(linux/videodev2|jpeglib|turbojpeg)"), {"drivers/camera"}},
        {QRegularExpression("^(QtNetwork/.*|Q(Network|Ssl|Tcp|Udp|Http|Host|Dns).*)$"), {"drivers/uplink"}},
        {QRegularExpression("^pugixml"), {"drivers/handoff"}},
        {QRegularExpression("^(alsa/|sndfile)"), {"drivers/voice"}},
        {QRegularExpression("^zlib"), {"drivers/storage"}},
        {QRegularExpression("^httplib"), {"drivers/console"}},
        {QRegularExpression("^(toml\\+\\+/|toml\\.hpp)"), {"app/configuration"}},
    };
    QStringList violations;
    for (const auto& include : includesIn(root, {"app", "drivers"}))
        for (const auto& [header, rooms] : owners)
            if (header.match(include.what).hasMatch()
                && std::none_of(rooms.begin(), rooms.end(),
                                [&](const auto& room) { return include.from.startsWith(room + '/'); }))
                violations += isRefused(include, "its folder is " + rooms.join(" or "));
    return violations;
}

// Rule 3. Drivers see the core and the ports, never each other; only the composition root names them.
inline QStringList driverViolations(const QString& root)
{
    QStringList violations;
    for (const auto& include : includesIn(root, {"app", "drivers"})) {
        const auto from = roomOf(include.from);
        const auto what = roomOf(include.what);
        if (include.from.startsWith("app/")) {
            if (include.what.startsWith("drivers/") && from != "app/kiosk" && include.from != "app/main.cpp")
                violations += isRefused(include, "only the composition root names a driver");
            continue;
        }
        const auto isFilesAsCamera = from == "drivers/simulated" && what == "drivers/camera";
        if (include.what.startsWith("drivers/") && what != from && !isFilesAsCamera)
            violations += isRefused(include, "drivers never include each other");
        if (include.what.startsWith("app/") && what != "app/core" && what != "app/ports")
            violations += isRefused(include, "drivers see app/core and app/ports only");
    }
    return violations;
}

// Rule 4. Nothing that ships knows its tests.
inline QStringList testKnowledgeViolations(const QString& root)
{
    static const QRegularExpression knows(R"("tests/|friend\s+(class|struct)\s+\w*Test\b|\b(Fake|Mock)[A-Z]\w*)");
    QStringList violations;
    for (const auto& file : filesIn(root, {"app", "drivers"}, sources)) {
        const auto match = knows.match(textOf(root + '/' + file));
        if (match.hasMatch())
            violations += file + " names a test: " + match.captured(0);
    }
    return violations;
}

// Rule 5. Screens and controls: plain text; colours, sizes and durations from the theme.
inline QStringList screenViolations(const QString& root)
{
    // Wherever an object may begin: in a line of its own, behind `contentItem:` or `component Line:`, in a list.
    static const QRegularExpression rawText(
        R"((^|[:{;,\[])\s*(\w+\.)?(Text|BareText|Label|TextEdit|TextInput|TextArea|TextField)\s*\{)",
        QRegularExpression::MultilineOption);
    static const QRegularExpression rich(R"(\b(RichText|StyledText|AutoText|MarkdownText)\b)");
    static const QRegularExpression colour(
        R"re("#[0-9a-fA-F]{3,8}"|\b\w*[cC]olou?r\s*:[^\n]*"(?!transparent")[a-zA-Z]+"|\bQt\.(rgba|hsla|hsva|color|lighter|darker|tint)\()re");
    // One or two pixels are a line; more grows with the words. A number alone, or one to which something is added.
    static const QRegularExpression size(
        R"re(\b(x|y|pixelSize|pointSize|duration|\w*[wW]idth|\w*[hH]eight|\w*[sS]pacing|\w*[rR]adius|\w*[pP]adding|\w*[mM]argins?|\w*[oO]ffset)\s*:\s*-?([3-9]|\d\d+)(\.\d+)?\s*($|[;}+-]|//))re",
        QRegularExpression::MultilineOption);
    // Whole items: what Icon.qml turns it turns inside its layer, and says why.
    static const QRegularExpression turned(R"((^|[{;])\s*(\w+\.)?(rotation|scale|mirror\w*)\s*:)",
                                           QRegularExpression::MultilineOption);
    // What makes text plain, and the window before it is given its size.
    static const QSet<QString> makers{"qml/controls/BareText.qml", "qml/controls/PlainText.qml"};
    const auto isFreeOf = [](const QString& file, const QRegularExpression& rule) {
        return (&rule == &rawText && makers.contains(file)) || (&rule == &colour && file == "qml/theme/Theme.qml")
               || (&rule == &size && (file.startsWith("qml/theme/") || file == "qml/Main.qml"));
    };
    QStringList violations;
    for (const auto& file : filesIn(root, {"qml"}, {"*.qml", "*.js"})) {
        const auto text = textOf(root + '/' + file);
        for (const auto* rule : {&rawText, &rich, &colour, &size, &turned})
            if (const auto match = rule->match(text); match.hasMatch() && !isFreeOf(file, *rule))
                violations += file + ": " + match.captured(0).trimmed();
    }
    return violations;
}

// Rule 5b. Whoever translates a sentence is told where it stands, who reads it and what is put into it: directly above
// each, so that lupdate carries it along.
inline QStringList translatorViolations(const QString& root)
{
    static const QRegularExpression call(
        R"re(\b(qsTr|qsTranslate|translate|tr|QT_TR\w*_NOOP)\(\s*"(?:[^"\\]|\\.)*")re");
    QStringList violations;
    for (const auto& file : filesIn(root, {"qml", "app/presentation"}, {"*.qml", "*.cpp", "*.h"})) {
        const auto text = textOf(root + '/' + file);
        qsizetype behind = 0; // the call before
        for (auto found = call.globalMatch(text); found.hasNext();) {
            const auto here = found.next();
            const auto line = text.lastIndexOf('\n', here.capturedStart()) + 1;
            const auto above = text.left(line).section('\n', -2, -2).trimmed();
            if (!above.startsWith("//: ") || behind > line)
                violations += file + " tells its translators nothing of " + here.captured(0);
            behind = here.capturedEnd();
        }
    }
    return violations;
}

// Rule 6. A file is read in one sitting.
inline QStringList longFiles(const QString& root)
{
    QStringList violations;
    for (const auto& file : filesIn(root, {"app", "drivers", "qml"}, {"*.h", "*.cpp", "*.qml", "*.js"}))
        if (const auto lines = textOf(root + '/' + file).count('\n'); lines > 500)
            violations += QStringLiteral("%1 has %2 lines").arg(file).arg(lines);
    return violations;
}

// Rule 7. No key and no certificate is ever committed.
inline QStringList keyMaterial(const QString& root)
{
    static const QRegularExpression pem("^-----BEGIN [A-Z0-9 ]+-----\\r?$", QRegularExpression::MultilineOption);
    const QStringList folders{"app", "drivers", "qml", "resources", "platform", "tests", "tools", "docs"};
    auto violations = filesIn(root, folders, {"*.pem", "*.key", "*.crt", "*.cer", "*.der", "*.p12", "*.pfx", "*.jks"});
    for (const auto& file : filesIn(root, folders, {"*"}))
        if (QFile(root + '/' + file).size() < 1'000'000 && pem.match(textOf(root + '/' + file)).hasMatch())
            violations += file + " holds PEM";
    return violations;
}

// Rule 8. The individual number's files and 照合番号A are not named anywhere: card-face EF 0005 and 0013, input-helper
// EF 0001 and 0014.
inline QStringList individualNumberViolations(const QString& root)
{
    static const QRegularExpression word("\\b\\w*([iI]ndividualNumber|[cC]ardNumberA|[mM]yNumberDigits)\\b");
    static const QRegularExpression space(R"(namespace (\w+)\s*\{([^}]*(\{[^}]*\}[^}]*)*)\} // namespace \1)");
    static const QRegularExpression id(R"(\{0x(?:00)?([0-9a-fA-F]{2})\})");
    static const QMap<QString, QStringList> forbidden{{"face", {"05", "13"}}, {"helper", {"01", "14"}}};
    QStringList violations;
    for (const auto& file : filesIn(root, {"app", "drivers"}, sources)) {
        const auto text = textOf(root + '/' + file);
        if (const auto match = word.match(text); match.hasMatch())
            violations += file + " names " + match.captured(0);
        if (!file.startsWith("drivers/card/"))
            continue;
        auto spaces = space.globalMatch(text);
        while (spaces.hasNext()) {
            const auto part = spaces.next();
            auto ids = id.globalMatch(part.captured(2));
            while (ids.hasNext()) {
                const auto number = ids.next().captured(1).toLower();
                if (forbidden.value(part.captured(1)).contains(number))
                    violations += file + " selects file " + number + " in " + part.captured(1);
            }
        }
    }
    return violations;
}

/// Target -> what it links, from every uketsuke_room and target_link_libraries of the tree.
inline QMap<QString, QStringList> targetsIn(const QString& root)
{
    static const QRegularExpression call(R"(\b(uketsuke_room|target_link_libraries)\(\s*(\w+)([^)]*)\))");
    QMap<QString, QStringList> targets;
    for (const auto& file : filesIn(root, {"app", "drivers", "qml", "resources"}, {"CMakeLists.txt"})) {
        auto calls = call.globalMatch(textOf(root + '/' + file));
        while (calls.hasNext()) {
            const auto one = calls.next();
            auto words = one.captured(3).split(QRegularExpression("\\s+"), Qt::SkipEmptyParts);
            if (one.captured(1) == "uketsuke_room")
                words = words.contains("LINK") ? words.mid(words.indexOf("LINK") + 1) : QStringList();
            targets[one.captured(2)] += words;
        }
    }
    return targets;
}

// Rule 9. No cycle between targets; a target is named after its folder.
inline QStringList targetViolations(const QString& root)
{
    QStringList violations;
    static const QRegularExpression room(R"(\buketsuke_room\(\s*(\w+))");
    for (const auto& file : filesIn(root, {"app", "drivers"}, {"CMakeLists.txt"})) {
        const auto expected = file.section('/', 0, -2).replace('/', '_');
        auto rooms = room.globalMatch(textOf(root + '/' + file));
        while (rooms.hasNext())
            if (const auto name = rooms.next().captured(1); name != expected)
                violations += file + " declares " + name + " and not " + expected;
    }
    auto targets = targetsIn(root);
    // Take away what links nothing that is left, until nothing changes: what stays is a cycle or leads into one.
    for (bool hasChanged = true; hasChanged;) {
        hasChanged = false;
        for (const auto& name : targets.keys()) {
            const auto& links = targets[name];
            const auto isFree =
                std::none_of(links.begin(), links.end(), [&](const auto& link) { return targets.contains(link); });
            if (isFree) {
                targets.remove(name);
                hasChanged = true;
            }
        }
    }
    for (const auto& name : targets.keys())
        violations += name + " is part of a cycle of targets";
    return violations;
}

} // namespace uketsuke::architecture
