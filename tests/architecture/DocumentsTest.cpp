#include "app/core/Fault.h"
#include "app/ports/Audit.h"
#include "tests/architecture/Rules.h"

#include <QtTest>

using namespace uketsuke;
using architecture::textOf;

namespace {

const QString tree = QStringLiteral(UKETSUKE_SOURCE_DIR);

QString document(const char* name) { return textOf(tree + "/docs/" + QLatin1String(name)); }
QString qtext(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

/// The part of a page below "### HEADING" up to the next heading; null when there is no such heading.
QString section(const QString& page, const QString& heading)
{
    const auto start = page.indexOf("\n### " + heading + "\n");
    if (start < 0)
        return {};
    const auto from = start + 5 + heading.size();
    const auto end = page.indexOf(QRegularExpression("\n##+ "), from);
    return page.mid(from, end < 0 ? -1 : end - from);
}

QSet<QString> captures(const QString& text, const char* pattern)
{
    QSet<QString> found;
    auto matches = QRegularExpression(pattern, QRegularExpression::MultilineOption).globalMatch(text);
    while (matches.hasNext())
        found += matches.next().captured(1);
    return found;
}

/// What ctest would run, from the files CMake wrote.
QSet<QString> registeredTests()
{
    QSet<QString> names;
    for (const auto& file : architecture::filesIn(UKETSUKE_BINARY_DIR, {"tests"}, {"CTestTestfile.cmake"}))
        names +=
            captures(textOf(QStringLiteral(UKETSUKE_BINARY_DIR) + '/' + file), R"(^add_test\((?:\[=\[)?([\w.-]+))");
    return names;
}

} // namespace

class DocumentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFaultIsExplained_data()
    {
        QTest::addColumn<QString>("heading");
        QTest::addColumn<QString>("remedy");
        for (const auto& entry : core::faultTable) {
            const auto heading = QString::number(core::number(entry.fault)) + ' ' + qtext(entry.name);
            QTest::newRow(qPrintable(heading)) << heading << qtext(core::name(entry.remedy));
        }
    }
    void everyFaultIsExplained()
    {
        QFETCH(const QString, heading);
        QFETCH(const QString, remedy);
        const auto paragraph = section(document("faults.md"), heading);
        QVERIFY2(!paragraph.isNull(), "docs/faults.md lacks it");
        for (const auto* part : {"- Meaning: \\S.{15,}", "- Staff: \\S.{3,}"})
            QVERIFY2(paragraph.contains(QRegularExpression(part)), part);
        QVERIFY2(paragraph.contains("- Patient sees: `" + remedy + "`"), qPrintable("the remedy is " + remedy));
    }

    void noFaultIsExplainedThatDoesNotExist()
    {
        auto explained = captures(document("faults.md"), R"(^### (\d{3} \w+)$)");
        QVERIFY(explained.size() > 50);
        for (const auto& entry : core::faultTable)
            explained.remove(QString::number(core::number(entry.fault)) + ' ' + qtext(entry.name));
        QVERIFY2(explained.isEmpty(), qPrintable(explained.values().join(", ")));
    }

    void everyAuditEventIsListed()
    {
        const auto listed = captures(document("audit.md"), R"(^\| `(\w+)` \|)");
        QSet<QString> events;
        // One past the last value falls back to FaultRaised, which is the last: that ends the walk.
        for (int value = 0; value <= int(ports::AuditEvent::FaultRaised); ++value)
            events += qtext(ports::name(ports::AuditEvent(value)));
        QCOMPARE(events.size(), qsizetype(ports::AuditEvent::FaultRaised) + 1);
        QVERIFY2(listed == events, qPrintable(((listed - events) + (events - listed)).values().join(", ")));
    }

    void everyFuzzTargetIsListed()
    {
        const auto listed = captures(document("fuzzing.md"), R"(^\| `([\w-]+)` \|)");
        const auto targets = captures(textOf(tree + "/tests/fuzz/CMakeLists.txt"), R"(^uketsuke_fuzz\(([\w-]+))");
        QVERIFY(targets.size() > 5);
        QVERIFY2(listed == targets, qPrintable(((listed - targets) + (targets - listed)).values().join(", ")));
        const auto files = architecture::filesIn(tree, {"tests/fuzz"}, {"*Target.cpp"});
        QCOMPARE(files.size(), targets.size());
    }

    void theTestsOfTheThreatModelExist()
    {
        const auto page = document("threat-model.md");
        const auto named = captures(page, R"re(`ctest:([\w.-]+)`)re");
        QVERIFY(named.size() > 10);
        const auto missing = named - registeredTests();
        QVERIFY2(missing.isEmpty(), qPrintable(missing.values().join(", ")));
    }

    void theTestsOfTheAccessibilityPageExist()
    {
        const auto page = document("accessibility.md");
        const auto named = captures(page, R"re(`ctest:([\w.-]+)`)re");
        QVERIFY(named.size() >= 4);
        const auto missing = named - registeredTests();
        QVERIFY2(missing.isEmpty(), qPrintable(missing.values().join(", ")));
        QVERIFY(captures(page, R"re(\n\| (\d\.\d\.\d+)[^|]*\|)re").size() > 20);
    }
};

QTEST_APPLESS_MAIN(DocumentsTest)
#include "DocumentsTest.moc"
