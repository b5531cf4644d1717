#include "drivers/face/PhotoDecoder.h"
#include "drivers/face/Jp2Header.h"
#include "drivers/face/WipingAllocator.h"
#include "tests/contract/face/Pictures.h"

#include <QTest>

#include <fstream>
#include <random>
#include <string>

using namespace uketsuke;
using namespace uketsuke::face;

namespace {

core::Bytes photo(const char* name)
{
    return test::readBytes(qEnvironmentVariable("UKETSUKE_TEST_PHOTOS") + QLatin1Char('/') + QLatin1String(name));
}

std::uint8_t at(const ports::Frame& frame, int x, int y, int channel)
{
    const auto index = (std::size_t(y) * std::size_t(frame.width) + std::size_t(x)) * 3 + std::size_t(channel);
    return std::to_integer<std::uint8_t>(frame.pixels.view()[index]);
}

/// Where the four bytes begin; the end when they do not occur.
std::size_t find(const core::Bytes& bytes, std::initializer_list<std::uint8_t> wanted)
{
    const auto same = [](std::byte left, std::uint8_t right) { return std::to_integer<std::uint8_t>(left) == right; };
    return std::size_t(std::ranges::search(bytes, wanted, same).begin() - bytes.begin());
}

void put(core::Bytes& bytes, std::size_t position, std::uint32_t value)
{
    for (unsigned index = 0; index < 4; ++index)
        bytes.at(position + index) = static_cast<std::byte>(value >> (24 - 8 * index));
}

constexpr std::size_t pieceSize = 32;

/// How many places of this process's memory hold a piece of the bytes, but for the bytes themselves.
int piecesElsewhere(const core::Bytes& bytes)
{
    const auto itself = reinterpret_cast<std::uintptr_t>(bytes.data());
    std::ifstream maps("/proc/self/maps"), memory("/proc/self/mem", std::ios::binary);
    int found = 0;
    std::vector<std::array<std::uintptr_t, 2>> regions;
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t begin = 0, end = 0;
        if (std::sscanf(line.c_str(), "%zx-%zx rw", &begin, &end) == 2 && line.contains(" rw"))
            regions.push_back({begin, end});
    }
    std::string page(64 * 1024, '\0');
    constexpr auto overlap = pieceSize - 1; // a piece across two pages is met, and met once
    for (const auto& [begin, end] : regions)
        for (auto from = begin; from < end; from += page.size() - overlap) {
            memory.clear();
            memory.seekg(static_cast<std::streamoff>(from));
            memory.read(page.data(), static_cast<std::streamsize>(std::min(page.size(), std::size_t(end - from))));
            const std::string_view looked(page.data(), std::size_t(memory.gcount()));
            for (std::size_t piece = 0; piece + pieceSize <= bytes.size(); piece += pieceSize) {
                const std::string_view wanted(reinterpret_cast<const char*>(bytes.data()) + piece, pieceSize);
                for (auto at = looked.find(wanted); at != std::string_view::npos; at = looked.find(wanted, at + 1))
                    if (from + at - itself >= bytes.size())
                        ++found;
            }
            core::wipe(std::as_writable_bytes(std::span(page)));
        }
    return found;
}

} // namespace

class PhotoDecoderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { wipeFreedHeap(); }

    void decodingLeavesNoPieceOfTheFile()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("the sanitizer's heap keeps what is freed");
#endif
        const auto file = photo("lossy.jp2");
        QVERIFY(!file.empty());
        const core::Bytes copy = file;
        const auto known = piecesElsewhere(file);
        QVERIFY2(known >= int(copy.size() / pieceSize), "the copy is not found");
        QVERIFY(decodePhoto(file).has_value());
        QCOMPARE(piecesElsewhere(file), known);
    }

    void greyAndColourPhotosDecodeToBgr_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("tolerance");
        QTest::newRow("grey, lossless") << "grey.jp2" << 0;
        QTest::newRow("grey, as compressed as on a card") << "lossy.jp2" << 40;
        QTest::newRow("tiles") << "tiled.jp2" << 40;
        QTest::newRow("precincts") << "precincts.jp2" << 40;
    }
    void greyAndColourPhotosDecodeToBgr()
    {
        QFETCH(QString, name);
        QFETCH(int, tolerance);
        const auto frame = decodePhoto(photo(name.toUtf8().constData()));
        QVERIFY2(frame.has_value(), frame ? "" : frame.error().note.text().c_str());
        QCOMPARE(frame->width, 240);
        QCOMPARE(frame->height, 300);
        for (const auto& [x, y] : {std::pair{20, 30}, std::pair{100, 60}, std::pair{60, 100}})
            for (int channel = 0; channel < 3; ++channel)
                QVERIFY(std::abs(at(*frame, x, y, channel) - (x + y) % 256) <= tolerance);
    }

    void coloursComeInBgrOrder()
    {
        const auto frame = decodePhoto(photo("colour.jp2"));
        QVERIFY(frame.has_value());
        QCOMPARE(at(*frame, 20, 30, 2), 50);
        QCOMPARE(at(*frame, 20, 30, 1), 205);
        QCOMPARE(at(*frame, 20, 30, 0), 200);
    }

    void onePixelIsAPicture()
    {
        const auto frame = decodePhoto(photo("one-pixel.jp2"));
        QVERIFY(frame.has_value());
        QCOMPARE(frame->pixels.size(), std::size_t{3});
    }

    void paddingOfTheCardAfterThePictureIsIgnored()
    {
        auto bytes = photo("grey.jp2");
        bytes.insert(bytes.end(), 500, std::byte{0xFF});
        QVERIFY(decodePhoto(bytes).has_value());
    }

    void noBytesAreAMissingPhoto()
    {
        const auto frame = decodePhoto({});
        QVERIFY(!frame);
        QCOMPARE(frame.error().fault, core::Fault::PhotoMissing);
    }

    void whatACardNeverHoldsIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"alpha.jp2", "grey-alpha.jp2", "sixteen-bit.jp2", "too-wide.jp2", "tiny-tiles.jp2",
                                 "tiny-precincts.jp2", "no-container.j2k"})
            QTest::newRow(name) << name;
    }
    void whatACardNeverHoldsIsRefused()
    {
        QFETCH(QString, name);
        const auto bytes = photo(name.toUtf8().constData());
        QVERIFY(!bytes.empty());
        const auto layout = inspectJp2(bytes);
        QVERIFY2(!layout, "the headers alone must be enough to refuse");
        QCOMPARE(layout.error().fault, core::Fault::PhotoUnreadable);
        QVERIFY(!decodePhoto(bytes));
    }

    void photosTornAnywhereAreRefused_data()
    {
        QTest::addColumn<int>("sixteenths");
        for (int part = 1; part < 16; ++part)
            QTest::addRow("%d/16", part) << part;
    }
    void photosTornAnywhereAreRefused()
    {
        QFETCH(int, sixteenths);
        for (const char* name : {"grey.jp2", "lossy.jp2", "tiled.jp2", "colour.jp2"}) {
            auto bytes = photo(name);
            QVERIFY(!bytes.empty());
            bytes.resize(bytes.size() * std::size_t(sixteenths) / 16);
            const auto frame = decodePhoto(bytes);
            QVERIFY2(!frame, name);
            QCOMPARE(frame.error().fault, core::Fault::PhotoUnreadable);
        }
    }

    void claimsOutOfBoundsAreRefusedBeforeTheCodecRuns_data()
    {
        QTest::addColumn<bool>("inBox"); // else in the codestream's own header
        QTest::addColumn<int>("offset"); // from the image header's, or the SIZ segment's, first field
        QTest::addColumn<quint32>("value");
        QTest::newRow("box: height 100000") << true << 0 << quint32{100000};
        QTest::newRow("box: width 100000") << true << 4 << quint32{100000};
        QTest::newRow("box: width 0") << true << 4 << quint32{0};
        QTest::newRow("box: width 4294967295") << true << 4 << quint32{0xFFFFFFFF};
        QTest::newRow("box: 16384 components") << true << 8 << quint32{0x40000707};
        QTest::newRow("codestream: width 100000") << false << 4 << quint32{100000};
        QTest::newRow("codestream: height 100000") << false << 8 << quint32{100000};
        QTest::newRow("codestream: offset") << false << 12 << quint32{1};
        QTest::newRow("codestream: tiles of one pixel") << false << 20 << quint32{1};
        QTest::newRow("codestream: tiles of no pixels") << false << 20 << quint32{0};
        QTest::newRow("codestream: 3 components") << false << 36 << quint32{0x00030701};
    }
    void claimsOutOfBoundsAreRefusedBeforeTheCodecRuns()
    {
        QFETCH(bool, inBox);
        QFETCH(int, offset);
        QFETCH(quint32, value);
        auto bytes = photo("grey.jp2");
        QVERIFY(inspectJp2(bytes).has_value());
        const auto start = inBox ? find(bytes, {'i', 'h', 'd', 'r'}) + 4 : find(bytes, {0xFF, 0x4F, 0xFF, 0x51}) + 6;
        put(bytes, start + std::size_t(offset), value);
        const auto layout = inspectJp2(bytes);
        QVERIFY(!layout);
        QCOMPARE(layout.error().fault, core::Fault::PhotoUnreadable);
    }

    void tooLongFilesAreRefused()
    {
        auto bytes = photo("grey.jp2");
        bytes.resize(largestPhoto + 1);
        QVERIFY(!decodePhoto(bytes));
    }

    void randomBytesAreRefused()
    {
        std::mt19937 random(1);
        for (int round = 0; round < 500; ++round) {
            core::Bytes bytes(random() % 4000 + 1);
            for (auto& byte : bytes)
                byte = static_cast<std::byte>(random());
            QVERIFY(!decodePhoto(bytes));
        }
    }

    /// Damage may go unnoticed by the codec, but never becomes a crash, a hang or a picture of another size.
    void damagedPhotosNeverChangeSize()
    {
        std::mt19937 random(2);
        const auto good = photo("lossy.jp2");
        int refused = 0;
        for (int round = 0; round < 400; ++round) {
            auto bytes = good;
            for (int hit = 0; hit < 3; ++hit)
                bytes[random() % (round % 2 == 0 ? 200 : bytes.size())] = static_cast<std::byte>(random());
            const auto frame = decodePhoto(bytes);
            if (!frame) {
                QCOMPARE(frame.error().fault, core::Fault::PhotoUnreadable);
                ++refused;
            } else {
                QCOMPARE(frame->pixels.size(), std::size_t{240} * 300 * 3);
            }
        }
        QVERIFY(refused > 0);
    }
};

QTEST_GUILESS_MAIN(PhotoDecoderTest)
#include "PhotoDecoderTest.moc"
