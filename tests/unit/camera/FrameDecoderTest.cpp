// Pictures from outside: whole ones are read, torn ones are refused, and no size is believed.
#include <QTest>

#include "drivers/camera/FrameDecoder.h"

#include <QBuffer>
#include <QImage>
#include <QImageWriter>

using namespace uketsuke;

namespace {

QByteArray jpeg(int width, int height, QImage::Format format = QImage::Format_RGB32, bool progressive = false)
{
    QImage image(width, height, format);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixelColor(x, y, QColor(200 - x % 50, 60 + y % 50, 30));
    QBuffer buffer;
    if (!buffer.open(QIODevice::WriteOnly))
        qFatal("no buffer");
    QImageWriter writer(&buffer, "jpeg");
    writer.setQuality(95);
    writer.setProgressiveScanWrite(progressive);
    if (!writer.write(image))
        qFatal("Qt's JPEG plugin is missing");
    return buffer.data();
}

core::ByteView view(const QByteArray& raw)
{
    return core::viewOf({raw.constData(), static_cast<std::size_t>(raw.size())});
}

bool isMalformed(const core::Result<ports::Frame>& frame)
{
    return !frame && frame.error().fault == core::Fault::CameraFrameMalformed;
}

bool isNear(std::byte value, int expected, int most = 12)
{
    return qAbs(std::to_integer<int>(value) - expected) <= most;
}

/// SOF0's size fields, wherever they are.
void forgeSize(QByteArray& raw, quint16 width, quint16 height)
{
    const auto at = raw.indexOf(QByteArray("\xFF\xC0", 2));
    QVERIFY(at > 0);
    raw[at + 5] = static_cast<char>(height >> 8);
    raw[at + 6] = static_cast<char>(height & 0xFF);
    raw[at + 7] = static_cast<char>(width >> 8);
    raw[at + 8] = static_cast<char>(width & 0xFF);
}

} // namespace

class FrameDecoderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wholePicturesAreReadAsBgr_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<bool>("progressive");
        QTest::newRow("usual") << 64 << 48 << false;
        QTest::newRow("odd size") << 33 << 17 << false;
        QTest::newRow("one point") << 1 << 1 << false;
        QTest::newRow("progressive") << 64 << 48 << true;
        QTest::newRow("as wide as allowed") << 4096 << 8 << false;
    }
    void wholePicturesAreReadAsBgr()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(bool, progressive);
        const auto frame = camera::decodeJpeg(view(jpeg(width, height, QImage::Format_RGB32, progressive)));
        QVERIFY(frame);
        QCOMPARE(frame->width, width);
        QCOMPARE(frame->height, height);
        QCOMPARE(frame->pixels.size(), static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
        const auto first = frame->pixels.view().first(3);
        QVERIFY(isNear(first[0], 30) && isNear(first[1], 60) && isNear(first[2], 200));
    }

    void greyPicturesBecomeColour()
    {
        const auto frame = camera::decodeJpeg(view(jpeg(16, 16, QImage::Format_Grayscale8)));
        QVERIFY(frame);
        QVERIFY(frame->pixels.view()[0] == frame->pixels.view()[1]);
        QVERIFY(frame->pixels.view()[1] == frame->pixels.view()[2]);
    }

    void aPictureCutAnywhereIsRefused()
    {
        const auto whole = jpeg(64, 48);
        for (qsizetype length = 0; length < whole.size() - 2; ++length) // without the end marker it is still whole
            QVERIFY2(isMalformed(camera::decodeJpeg(view(whole.left(length)))), QByteArray::number(length).constData());
    }

    void randomBytesAreRefusedOrSane()
    {
        const auto whole = jpeg(64, 48);
        std::uint32_t random = 20261123;
        for (int round = 0; round < 500; ++round) {
            auto damaged = whole;
            for (int count = 0; count < 4; ++count) {
                random = random * 1664525U + 1013904223U;
                damaged[static_cast<qsizetype>((random >> 8) % static_cast<std::uint32_t>(damaged.size()))] =
                    static_cast<char>(random);
            }
            const auto frame = camera::decodeJpeg(view(damaged));
            if (frame)
                QCOMPARE(frame->pixels.size(),
                         static_cast<std::size_t>(frame->width) * static_cast<std::size_t>(frame->height) * 3);
            else
                QVERIFY(isMalformed(frame));
        }
    }

    void absurdSizesAreRefusedBeforeMemoryIsTaken_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("both") << 65500 << 65500;
        QTest::newRow("width") << 4097 << 48;
        QTest::newRow("height") << 64 << 4097;
    }
    void absurdSizesAreRefusedBeforeMemoryIsTaken()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        auto raw = jpeg(64, 48);
        forgeSize(raw, static_cast<quint16>(width), static_cast<quint16>(height));
        QVERIFY(isMalformed(camera::decodeJpeg(view(raw))));
        QVERIFY(isMalformed(camera::convertYuyv(view(QByteArray(1000, 'x')), width, height, 8192)));
    }

    void whatIsNoPictureIsRefused()
    {
        QVERIFY(isMalformed(camera::decodeJpeg({})));
        QVERIFY(isMalformed(camera::decodeJpeg(view("not a picture"))));
        QVERIFY(isMalformed(camera::decodeJpeg(view(QByteArray(qsizetype(camera::largestPicture) + 1, '\xFF')))));
    }

    void yuyvIsConverted_data()
    {
        QTest::addColumn<QByteArray>("pair"); // Y U Y V
        QTest::addColumn<QList<int>>("bgr");
        QTest::newRow("black") << QByteArray("\x10\x80\x10\x80", 4) << QList<int>{0, 0, 0};
        QTest::newRow("white") << QByteArray("\xEB\x80\xEB\x80", 4) << QList<int>{255, 255, 255};
        QTest::newRow("red") << QByteArray("\x51\x5A\x51\xF0", 4) << QList<int>{0, 0, 255};
        QTest::newRow("green") << QByteArray("\x91\x36\x91\x22", 4) << QList<int>{0, 255, 0};
        QTest::newRow("blue") << QByteArray("\x29\xF0\x29\x6E", 4) << QList<int>{255, 0, 0};
        QTest::newRow("below black stays black") << QByteArray("\x00\x80\x00\x80", 4) << QList<int>{0, 0, 0};
    }
    void yuyvIsConverted()
    {
        QFETCH(QByteArray, pair);
        QFETCH(QList<int>, bgr);
        const auto frame = camera::convertYuyv(view(pair + pair), 2, 2, 4);
        QVERIFY(frame);
        for (std::size_t at = 0; at < frame->pixels.size(); ++at)
            QVERIFY(isNear(frame->pixels.view()[at], bgr[static_cast<qsizetype>(at % 3)], 2));
    }

    void yuyvRowsMayHavePadding()
    {
        const QByteArray row("\x10\x80\xEB\x80", 4);
        // The last row needs no padding.
        const auto frame = camera::convertYuyv(view(row + "paddin" + row), 2, 2, 10);
        QVERIFY(frame);
        QVERIFY(isNear(frame->pixels.view()[6], 0, 2) && isNear(frame->pixels.view()[9], 255, 2));
    }

    void tornYuyvIsRefused_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("bytesPerLine");
        QTest::newRow("one byte short") << 15 << 4 << 2 << 8;
        QTest::newRow("empty") << 0 << 4 << 2 << 8;
        QTest::newRow("odd width") << 100 << 3 << 2 << 8;
        QTest::newRow("no width") << 100 << 0 << 2 << 8;
        QTest::newRow("no height") << 100 << 4 << 0 << 8;
        QTest::newRow("negative") << 100 << -4 << -2 << 8;
        QTest::newRow("lines shorter than the picture") << 100 << 4 << 2 << 7;
        QTest::newRow("lines longer than anything") << 100 << 4 << 2 << 2'000'000'000;
    }
    void tornYuyvIsRefused()
    {
        QFETCH(int, bytes);
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, bytesPerLine);
        QVERIFY(isMalformed(camera::convertYuyv(view(QByteArray(bytes, '\x80')), width, height,
                                                static_cast<std::size_t>(bytesPerLine))));
    }
};

QTEST_GUILESS_MAIN(FrameDecoderTest)
#include "FrameDecoderTest.moc"
