// docs/session.md is made from the table; this fails when it is stale. To make it anew:
//   UKETSUKE_WRITE_DOCS=1 ctest --test-dir BUILD -R session_diagram
#include "tests/unit/session/SessionSamples.h"

#include <QFile>
#include <QTest>

#include <map>
#include <set>

using namespace uketsuke::session;
using namespace uketsuke::session::samples;

static QByteArray sessionPage()
{
    std::map<std::pair<std::size_t, std::size_t>, std::set<std::string>> arrows;
    std::map<std::string, std::map<std::string, std::set<std::string>>> ignored; // event -> reason -> states
    for (const auto& state : states())
        for (const auto& event : events()) {
            const auto step = transition(state, event, rules());
            if (!step.ignored.empty())
                ignored[std::string(name(event))][std::string(step.ignored)].insert(std::string(name(state)));
            else if (step.state.index() != state.index())
                arrows[{state.index(), step.state.index()}].insert(std::string(name(event)));
        }
    std::string page = "# The session\n\nMade from the transition table by `session_diagram`; do not edit.\n\n"
                       "```mermaid\nstateDiagram-v2\n    [*] --> Starting\n";
    for (const auto& [pair, names] : arrows) {
        page += "    " + std::string(stateNames[pair.first]) + " --> " + std::string(stateNames[pair.second]) + ": ";
        bool first = true;
        for (const auto& event : names) {
            page += (first ? "" : ", ") + event;
            first = false;
        }
        page += "\n";
    }
    page += "```\n\n## What is ignored, and why\n\n| event | in | because |\n|---|---|---|\n";
    for (const auto& [event, reasons] : ignored)
        for (const auto& [reason, names] : reasons) {
            page += "| " + event + " | ";
            bool first = true;
            for (const auto& state : names) {
                page += (first ? "" : ", ") + state;
                first = false;
            }
            page += " | " + reason + " |\n";
        }
    return QByteArray::fromStdString(page);
}

class DiagramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePageIsTheTable()
    {
        QFile file(QStringLiteral(UKETSUKE_SOURCE_DIR "/docs/session.md"));
        const auto page = sessionPage();
        if (qEnvironmentVariableIsSet("UKETSUKE_WRITE_DOCS")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(page);
            file.close();
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), "docs/session.md is missing");
        QVERIFY2(file.readAll() == page, "docs/session.md is stale: see the top of this test");
    }
};

QTEST_GUILESS_MAIN(DiagramTest)
#include "DiagramTest.moc"
