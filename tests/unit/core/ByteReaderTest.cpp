// The cursor never passes the end, and a refused read consumes nothing.
#include <QTest>

#include "app/core/ByteReader.h"

#include <limits>

using namespace uketsuke::core;

class ByteReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsInOrderAndBigEndian()
    {
        const auto bytes = *fromHex("0102ff030405");
        ByteReader reader(bytes);
        QVERIFY(reader.peekU8() == 0x01);
        QVERIFY(reader.takeU16() == 0x0102);
        QVERIFY(reader.takeU8() == 0xFF);
        const auto rest = reader.take(3);
        QVERIFY(rest && hex(*rest) == "030405");
        QVERIFY(reader.atEnd());
        QCOMPARE(reader.remaining(), std::size_t(0));
    }

    void refusesMoreThanThereIsAndConsumesNothing_data()
    {
        QTest::addColumn<QByteArray>("count");
        QTest::newRow("one more") << QByteArray("4");
        QTest::newRow("many more") << QByteArray("1000000");
        QTest::newRow("as many as a size can say")
            << QByteArray::number(static_cast<qulonglong>(std::numeric_limits<std::size_t>::max()));
    }
    void refusesMoreThanThereIsAndConsumesNothing()
    {
        QFETCH(QByteArray, count);
        const auto bytes = *fromHex("010203");
        ByteReader reader(bytes);
        QVERIFY(!reader.take(count.toULongLong()));
        QCOMPARE(reader.remaining(), std::size_t(3));
        QVERIFY(reader.takeU16() == 0x0102);
        QVERIFY(!reader.takeU16());
        QCOMPARE(reader.remaining(), std::size_t(1));
        QVERIFY(reader.takeU8() == 0x03);
        QVERIFY(!reader.takeU8());
        QVERIFY(!reader.peekU8());
        QVERIFY(!reader.take(1));
        QVERIFY(reader.take(0));
    }

    void anEmptyInputIsAtItsEnd()
    {
        ByteReader reader{ByteView()};
        QVERIFY(reader.atEnd());
        QVERIFY(!reader.takeU8());
        QVERIFY(!reader.takeU16());
        QVERIFY(reader.rest().empty());
    }

    void peekingConsumesNothing()
    {
        const auto bytes = *fromHex("7f49");
        const ByteReader reader(bytes);
        QVERIFY(reader.peekU8() == 0x7F);
        QVERIFY(reader.peekU8() == 0x7F);
        QCOMPARE(reader.rest().size(), std::size_t(2));
    }
};

QTEST_APPLESS_MAIN(ByteReaderTest)
#include "ByteReaderTest.moc"
