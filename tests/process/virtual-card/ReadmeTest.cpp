// tools/virtual-card/README.md says what the program does: its conversation is held, and its lists are complete.
#include "tests/support/PrivateReaderStack.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using uketsuke::tests::PrivateReaderStack;

namespace {

const QString folder = QStringLiteral(UKETSUKE_SOURCE_DIR "/tools/virtual-card");

QString readme()
{
    QFile file(folder + "/README.md");
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What stands in backquotes in the first column of the table with that head.
QStringList firstColumn(const QString& head)
{
    const auto page = readme();
    const auto start = page.indexOf("\n| " + head + " |");
    QStringList words;
    for (const auto& line : page.mid(start + 1).split('\n')) {
        if (start < 0 || !line.startsWith('|'))
            break;
        auto quoted = QRegularExpression("`([a-zA-Z0-9-]+)[^`]*`").globalMatch(line.section('|', 1, 1));
        while (quoted.hasNext())
            words += quoted.next().captured(1);
    }
    words.sort();
    return words;
}

} // namespace

class ReadmeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theConversationIsHeldAsItIsWritten()
    {
        PrivateReaderStack stack;
        QVERIFY2(stack.start(), qPrintable(stack.problem()));
        QString request;
        int held = 0;
        for (const auto& line : readme().split('\n')) {
            if (line.startsWith("    > "))
                request = line.mid(6);
            if (!line.startsWith("    < "))
                continue;
            auto expected = line.mid(6);
            const auto answer = stack.control(request);
            const bool more = expected.endsWith(QStringLiteral("…"));
            if (more)
                expected.chop(1);
            QVERIFY2(more ? answer.startsWith(expected.trimmed()) : answer == expected,
                     qPrintable(request + ": " + answer));
            ++held;
        }
        QVERIFY(held >= 18);
    }

    void everyRequestAndKnobIsExplained()
    {
        PrivateReaderStack stack;
        QVERIFY2(stack.start(), qPrintable(stack.problem()));
        auto requests = stack.control("help").split(' ').mid(1);
        requests.sort();
        QCOMPARE(firstColumn("line"), requests);
        auto knobs = stack.control("knobs").split(' ').mid(1);
        knobs.sort();
        QVERIFY(knobs.size() >= 25);
        QCOMPARE(firstColumn("knob"), knobs);
        for (const auto& knob : knobs)
            QCOMPARE(stack.control("knob " + knob + " 0"), QString("ok"));
    }

    void everyFieldOfAPersonaIsExplained()
    {
        const auto explained = firstColumn("field");
        const auto page = readme();
        const QDir personas(folder + "/personas");
        QVERIFY(personas.entryList({"*.json"}).size() >= 26);
        for (const auto& name : personas.entryList({"*.json"})) {
            QFile file(personas.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto persona = QJsonDocument::fromJson(file.readAll()).object();
            QVERIFY2(!persona.isEmpty(), qPrintable(name));
            for (const auto& key : persona.keys())
                QVERIFY2(explained.contains(key), qPrintable(name + ": " + key));
            QVERIFY2(page.contains('`' + name.chopped(5) + '`'), qPrintable(name));
        }
    }
};

QTEST_GUILESS_MAIN(ReadmeTest)
#include "ReadmeTest.moc"
