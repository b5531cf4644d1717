#include "tests/architecture/Rules.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace uketsuke::architecture;

namespace {

const QString tree = QStringLiteral(UKETSUKE_SOURCE_DIR);

using Rule = QStringList (*)(const QString&);
struct Named {
    const char* name;
    Rule rule;
};
const QList<Named> rules{
    {"rooms of rules stay pure", pureRoomViolations},
    {"one foreign header, one folder", foreignHeaderViolations},
    {"drivers see core and ports only", driverViolations},
    {"nothing that ships names a test", testKnowledgeViolations},
    {"screens use the theme and plain text", screenViolations},
    {"whoever translates is told what", translatorViolations},
    {"no file is longer than 500 lines", longFiles},
    {"no key material in the tree", keyMaterial},
    {"the individual number is out of reach", individualNumberViolations},
    {"targets have no cycle and their folder's name", targetViolations},
};

Rule ruleNamed(const QString& name)
{
    for (const auto& one : rules)
        if (name == QLatin1String(one.name))
            return one.rule;
    return nullptr;
}

} // namespace

class SourceRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTreeIsThere()
    {
        QVERIFY(filesIn(tree, {"app/core"}, sources).size() > 5);
        QVERIFY(includesIn(tree, {"app", "drivers"}).size() > 100);
        QVERIFY(targetsIn(tree).value("app_delivery").contains("app_core"));
        QVERIFY(filesIn(tree, {"qml"}, {"*.qml"}).size() > 30);
    }

    void theTreeKeepsTheRule_data()
    {
        QTest::addColumn<QString>("rule");
        for (const auto& one : rules)
            QTest::newRow(one.name) << QString::fromLatin1(one.name);
    }
    void theTreeKeepsTheRule()
    {
        QFETCH(const QString, rule);
        const auto violations = ruleNamed(rule)(tree);
        QVERIFY2(violations.isEmpty(), qPrintable('\n' + violations.join('\n')));
    }

    void aBrokenRuleIsNoticed_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const char* rule, const char* file, const QString& text) {
            QTest::newRow(name) << QString::fromLatin1(rule) << QString::fromLatin1(file) << text;
        };
        row("Qt in the core", rules[0].name, "app/core/A.h", "#include <QString>\n");
        row("a thread in the session", rules[0].name, "app/session/A.cpp", "  #  include <thread>\n");
        row("a room upwards", rules[0].name, "app/consent/A.h", "#include \"app/session/B.h\"\n");
        row("a driver in a room of rules", rules[0].name, "app/identity/A.h", "#include \"drivers/card/B.h\"\n");
        row("a clock", rules[0].name, "app/delivery/A.cpp", "auto a = std::chrono::steady_clock::now();\n");
        row("OpenSSL in the uplink", rules[1].name, "drivers/uplink/A.cpp", "#include <openssl/evp.h>\n");
        row("PKCS#11 beside OpenSSL", rules[1].name, "drivers/crypto/A.cpp", "#include <p11-kit/pkcs11.h>\n");
        row("a TPM in the PKCS#11 store", rules[1].name, "drivers/crypto/pkcs11/A.h", "#include <tss2/tss2_esys.h>\n");
        row("the network in a view", rules[1].name, "app/presentation/A.cpp", "#include <QNetworkReply>\n");
        row("PC/SC in the card", rules[1].name, "drivers/card/A.h", "#include <PCSC/winscard.h>\n");
        row("a driver in a driver", rules[2].name, "drivers/uplink/A.cpp", "#include \"drivers/crypto/B.h\"\n");
        row("a rule in a driver", rules[2].name, "drivers/card/A.cpp", "#include \"app/identity/B.h\"\n");
        row("a driver in the session's runtime", rules[2].name, "app/runtime/A.h", "#include \"drivers/card/B.h\"\n");
        row("a friend test", rules[3].name, "app/core/A.h", "class A { friend class BTest; };\n");
        row("a mock", rules[3].name, "drivers/card/A.h", "class MockCard;\n");
        row("a raw text", rules[4].name, "qml/screens/A.qml", "Item {\n    Text {\n}}\n");
        row("a raw text behind a property", rules[4].name, "qml/controls/A.qml",
            "T.Control {\n    contentItem: Text {\n}}\n");
        row("a raw text with a name", rules[4].name, "qml/panels/A.qml", "Item {\n    component B: Text {\n}}\n");
        row("a raw input in one line", rules[4].name, "qml/screens/A.qml", "Item { T.TextInput { } }\n");
        row("an item turned", rules[4].name, "qml/drawings/A.qml", "Icon {\n    rotation: down ? 180 : 0\n}\n");
        row("an item mirrored", rules[4].name, "qml/drawings/A.qml", "Image { mirror: true }\n");
        row("a literal colour", rules[4].name, "qml/panels/A.qml", "Item { color: \"#ff0000\" }\n");
        row("a named colour", rules[4].name, "qml/screens/A.qml", "Rectangle { border.color: \"red\" }\n");
        row("one of two named colours", rules[4].name, "qml/screens/A.qml", "Icon { colour: a ? \"red\" : b }\n");
        row("a colour of numbers", rules[4].name, "qml/Main.qml", "Window { color: Qt.rgba(1, 0, 0, 1) }\n");
        row("a raw text in a control", rules[4].name, "qml/controls/A.qml", "Item {\n    Text {\n}}\n");
        row("a literal size", rules[4].name, "qml/screens/A.qml", "Item {\n    font.pixelSize: 14\n}\n");
        row("a literal width", rules[4].name, "qml/panels/A.qml", "Item {\n    Layout.preferredWidth: 120\n}\n");
        row("a literal width in one line", rules[4].name, "qml/panels/A.qml", "Item { width: 14; height: b }\n");
        row("a literal place", rules[4].name, "qml/screens/A.qml", "Item {\n    x: 40 // beside\n}\n");
        row("a literal margin", rules[4].name, "qml/screens/A.qml", "Item {\n    anchors.margins: 12\n}\n");
        row("a literal duration", rules[4].name, "qml/controls/A.qml", "NumberAnimation { duration: 250 }\n");
        row("a sentence without a comment", rules[5].name, "qml/screens/A.qml", "Item { text: qsTr(\"Face\") }\n");
        row("one comment for two", rules[5].name, "qml/screens/A.qml",
            "//: A key.\ntext: a ? qsTr(\"Yes\") : qsTr(\"No\")\n");
        row("a sentence of C++", rules[5].name, "app/presentation/A.cpp",
            "return QT_TRANSLATE_NOOP(\"A\",\n    \"Face\");\n");
        row("501 lines", rules[6].name, "app/core/A.h", QString(501, '\n'));
        row("a certificate's file", rules[7].name, "tests/unit/a.pem", "\n");
        row("a key inside a source", rules[7].name, "tools/a.txt",
            "x\n-----BEGIN PRIV"
            "ATE KEY"
                + QString("-----\nAA\n"));
        row("the individual number", rules[8].name, "drivers/card/A.h",
            "namespace helper {\ninline constexpr ShortFileId a{0x15};\ninline constexpr ShortFileId b{0x01};\n} // namespace helper\n");
        row("its picture", rules[8].name, "drivers/card/A.h",
            "namespace face {\ninline constexpr ShortFileId b{0x05};\n} // namespace face\n");
        row("its name", rules[8].name, "drivers/card/A.h", "Result<> readIndividualNumber();\n");
        row("another target's name", rules[9].name, "app/core/CMakeLists.txt", "uketsuke_room(core SOURCES A.cpp)\n");
        row("a cycle", rules[9].name, "app/core/CMakeLists.txt",
            "uketsuke_room(app_core\n    LINK app_ports)\ntarget_link_libraries(app_ports PUBLIC app_core)\n");
    }
    void aBrokenRuleIsNoticed()
    {
        QFETCH(const QString, rule);
        QFETCH(const QString, file);
        QFETCH(const QString, text);
        const QTemporaryDir planted;
        QVERIFY(QDir(planted.path()).mkpath(file.section('/', 0, -2)));
        QFile out(planted.filePath(file));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text.toUtf8());
        out.close();
        QCOMPARE(ruleNamed(rule)(planted.path()).size(), 1 + (text.contains("app_ports PUBLIC") ? 1 : 0));
    }
};

QTEST_APPLESS_MAIN(SourceRulesTest)
#include "SourceRulesTest.moc"
