// What make-personas puts on a card fits together: numbers, records, digests, certificates.
#include "tools/virtual-card/card/CardImage.h"
#include "tools/virtual-card/maker/CardWriter.h"
#include "tools/virtual-card/maker/Records.h"
#include "tools/virtual-card/maker/Tlv.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <filesystem>
#include <iterator>
#include <thread>

using namespace uketsuke;
using namespace uketsuke::virtualcard;
using namespace uketsuke::virtualcard::maker;

class PersonaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTheEraYearOfTheBirthDay_data()
    {
        QTest::addColumn<int>("year");
        QTest::addColumn<int>("month");
        QTest::addColumn<int>("day");
        QTest::addColumn<QString>("number");
        QTest::newRow("last day of Meiji") << 1912 << 7 << 29 << "450729";
        QTest::newRow("first day of Taisho") << 1912 << 7 << 30 << "010730";
        QTest::newRow("last day of Taisho") << 1926 << 12 << 24 << "151224";
        QTest::newRow("first day of Showa") << 1926 << 12 << 25 << "011225";
        QTest::newRow("last day of Showa") << 1989 << 1 << 7 << "640107";
        QTest::newRow("first day of Heisei") << 1989 << 1 << 8 << "010108";
        QTest::newRow("last day of Heisei") << 2019 << 4 << 30 << "310430";
        QTest::newRow("first day of Reiwa") << 2019 << 5 << 1 << "010501";
        QTest::newRow("the specification's example") << 1993 << 4 << 3 << "050403";
    }

    void writesTheEraYearOfTheBirthDay()
    {
        QFETCH(int, year);
        QFETCH(int, month);
        QFETCH(int, day);
        QFETCH(QString, number);
        PersonaData data;
        data.birthDate = {year, static_cast<unsigned>(month), static_cast<unsigned>(day)};
        data.expiry = {2031, 4, 3};
        data.securityCode = "1234";
        QCOMPARE(QString::fromStdString(data.birthNumber()), number);
        QCOMPARE(QString::fromStdString(data.cardNumberB()), number + "20311234");
    }

    void codesLengthsInTheirShortestForm()
    {
        QCOMPARE(core::hex(tlv("df21", core::Bytes(0x7F))).substr(0, 6), std::string("df217f"));
        QCOMPARE(core::hex(tlv("df21", core::Bytes(0x80))).substr(0, 8), std::string("df218180"));
        QCOMPARE(core::hex(tlv("df21", core::Bytes(0x109))).substr(0, 10), std::string("df21820109"));
    }

    void describesATokenInExactlyItsBytes() { QCOMPARE(tokenInformation("JPKIAPICCTOKEN2").size(), std::size_t{160}); }

    void nobodySeesHalfOfAFileThatIsWrittenAgain()
    {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "registry.json";
        // Larger than a stream's buffer: half of it would be on the disk at some moment.
        const core::Bytes content(std::size_t{1} << 20, std::byte{0x5B});
        writeFile(path, content);
        std::atomic<bool> done = false;
        std::size_t torn = 0;
        std::atomic<std::size_t> seen = 0;
        std::thread reader([&] {
            while (!done) {
                torn += readFile(path).size() != content.size() ? 1 : 0;
                ++seen;
            }
        });
        for (int turn = 0; turn < 200; ++turn)
            writeFile(path, content);
        while (seen == 0)
            std::this_thread::yield();
        done = true;
        reader.join();
        QCOMPARE(torn, std::size_t{0});
        QCOMPARE(std::distance(std::filesystem::directory_iterator(path.parent_path()), {}), std::ptrdiff_t{1});
    }

    void makesCardsWhosePartsFitTogether()
    {
        QTemporaryDir folder;
        const std::filesystem::path world(folder.path().toStdString());
        const auto authorities = Authorities::loadOrMake(world);
        const CardWriter writer(world, authorities, {});
        const std::filesystem::path committed(UKETSUKE_SOURCE_DIR "/tools/virtual-card/personas");
        int count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(committed)) {
            const auto data = PersonaData::load(entry.path());
            ++count;
            QVERIFY2(data.name.contains("ＴＥＳＴ"), data.persona.c_str());
        }
        QVERIFY(count >= 14);
        for (const auto* persona : {"hanako", "spliced"})
            writer.write(PersonaData::load(committed / (std::string(persona) + ".json")));
        QVERIFY(writer.upToDate(PersonaData::load(committed / "hanako.json")));

        const auto hanako = CardImage::load(world / "hanako");
        const auto spliced = CardImage::load(world / "spliced");
        QVERIFY2(hanako.has_value(), hanako ? "" : hanako.error().c_str());
        QVERIFY2(spliced.has_value(), spliced ? "" : spliced.error().c_str());
        const auto file = [](const CardImage& image, const char* application, FileId id) {
            for (const auto& one : image.applications)
                if (one.name == application)
                    return one.files.at(id).content;
            return core::Bytes();
        };
        QCOMPARE(file(*spliced, "jpki", 0x000A), file(*hanako, "jpki", 0x000A));
        QVERIFY(file(*spliced, "face", 0x0002) != file(*hanako, "face", 0x0002));
        QCOMPARE(file(*hanako, "face", 0x0004).size(), std::size_t{568});
        QCOMPARE(core::hex(file(*hanako, "face", 0x0004)).substr(0, 20), std::string("7f218202335f4e820129"));
        QCOMPARE(core::hex(file(*hanako, "text", 0x0007)).substr(0, 10), std::string("ff50820213"));
        QCOMPARE(file(*hanako, "text", 0x0003).size(), std::size_t{336});
        // The same key pair in both applications (H1): DF24 of one is DF51 of the other.
        const auto key = core::hex(file(*hanako, "text", 0x0007)).substr(18, 2 * 0x109);
        QVERIFY(core::hex(file(*hanako, "face", 0x0002)).contains(key));
        // Nothing on the card is a number of twelve digits behind the files of the individual number.
        QVERIFY(core::textOf(file(*hanako, "text", 0x0001)).contains("TEST-INVALID"));
    }
};

QTEST_GUILESS_MAIN(PersonaTest)
#include "PersonaTest.moc"
