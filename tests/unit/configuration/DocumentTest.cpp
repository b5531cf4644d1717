// docs/configuration.md says what the schema says; UKETSUKE_WRITE_DOCUMENTS=1 writes it anew.
#include <QTest>

#include "app/configuration/ConfigurationLoader.h"
#include "app/configuration/ConfigurationSchema.h"

#include <QFile>

#include <set>

using namespace uketsuke;
using namespace uketsuke::configuration;

class DocumentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDocumentIsTheSchemas()
    {
        QFile file(QStringLiteral(UKETSUKE_SOURCE_DIR "/docs/configuration.md"));
        const auto written = QByteArray::fromStdString(document());
        if (qEnvironmentVariableIsSet("UKETSUKE_WRITE_DOCUMENTS")) {
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            QCOMPARE(file.write(written), qint64(written.size()));
            file.close();
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), "run this program with UKETSUKE_WRITE_DOCUMENTS=1");
        QVERIFY2(file.readAll() == written,
                 "docs/configuration.md and the schema differ: run this program with UKETSUKE_WRITE_DOCUMENTS=1");
    }

    void everyRowExplainsItself()
    {
        std::set<std::string_view> keys;
        for (const auto& setting : schema()) {
            QVERIFY2(keys.insert(setting.key).second, "a key stands twice");
            QCOMPARE(std::ranges::count(setting.key, '.'), 1);
            QVERIFY(setting.sentence.size() > 10);
            QVERIFY(setting.sentence.ends_with('.'));
            QVERIFY(!setting.example.empty());
        }
    }

    void theExampleLoads()
    {
        const auto loaded = parse(exampleFile(), "/etc/uketsuke", BuildKind::Development);
        QVERIFY2(loaded, loaded ? "" : describe(loaded.error()).c_str());
        QCOMPARE(loaded->device.institution, std::string("1319999999"));
    }
};

QTEST_APPLESS_MAIN(DocumentTest)
#include "DocumentTest.moc"
