// Days and times as Japan and OQS read them.
#include <QTest>

#include "app/core/Instant.h"

using namespace uketsuke::core;
using namespace std::chrono_literals;

namespace {

Instant at(std::int64_t unixSeconds) { return {unixSeconds * 1000}; }

} // namespace

class InstantTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void japanIsNineHoursAhead_data()
    {
        QTest::addColumn<qint64>("unixSeconds");
        QTest::addColumn<QByteArray>("timestamp");
        QTest::newRow("the epoch") << qint64(0) << QByteArray("19700101090000");
        QTest::newRow("before midnight in Japan") << qint64(1795359599) << QByteArray("20261122235959");
        QTest::newRow("midnight in Japan") << qint64(1795359600) << QByteArray("20261123000000");
        QTest::newRow("last second of a year") << qint64(1798729199) << QByteArray("20261231235959");
        QTest::newRow("new year in Japan, still the old one in UTC")
            << qint64(1798729200) << QByteArray("20270101000000");
        QTest::newRow("leap day") << qint64(1709132400) << QByteArray("20240229000000");
        QTest::newRow("after the leap day") << qint64(1709218800) << QByteArray("20240301000000");
        QTest::newRow("before the epoch") << qint64(-1) << QByteArray("19700101085959");
        QTest::newRow("a birth long ago") << qint64(-1830416400) << QByteArray("19120101000000");
    }
    void japanIsNineHoursAhead()
    {
        QFETCH(qint64, unixSeconds);
        QFETCH(QByteArray, timestamp);
        QCOMPARE(japaneseTimestamp(at(unixSeconds)), timestamp.toStdString());
        const auto date = parseDate(timestamp.left(8).toStdString());
        QVERIFY(date);
        QVERIFY(japaneseDate(at(unixSeconds)) == *date);
    }

    void millisecondsDoNotRoundUp()
    {
        QCOMPARE(japaneseTimestamp({1795359599999}), std::string("20261122235959"));
        QCOMPARE(Instant{1795359599999}.unixSeconds(), std::int64_t(1795359599));
    }

    void datesThatExistAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("ordinary") << QByteArray("19850704");
        QTest::newRow("leap day") << QByteArray("20240229");
        QTest::newRow("leap day of a century") << QByteArray("20000229");
        QTest::newRow("last day") << QByteArray("99991231");
    }
    void datesThatExistAreRead()
    {
        QFETCH(QByteArray, text);
        const auto date = parseDate(text.toStdString());
        QVERIFY(date);
        QCOMPARE(date->year, text.left(4).toInt());
        QCOMPARE(date->month, text.mid(4, 2).toUInt());
        QCOMPARE(date->day, text.mid(6, 2).toUInt());
    }

    void datesThatDoNotExistAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << QByteArray("2024022");
        QTest::newRow("long") << QByteArray("202402290");
        QTest::newRow("no leap year") << QByteArray("20230229");
        QTest::newRow("no leap century") << QByteArray("19000229");
        QTest::newRow("month 13") << QByteArray("20241301");
        QTest::newRow("month 0") << QByteArray("20240001");
        QTest::newRow("day 0") << QByteArray("20240100");
        QTest::newRow("31 April") << QByteArray("20240431");
        QTest::newRow("letters") << QByteArray("2024O229");
        QTest::newRow("sign") << QByteArray("+2024010");
        QTest::newRow("separators") << QByteArray("2024-1-1");
        QTest::newRow("full-width digits") << QByteArray("２０").append("24");
    }
    void datesThatDoNotExistAreRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseDate(text.toStdString()));
    }

    void ageChangesOnTheBirthday_data()
    {
        QTest::addColumn<QByteArray>("birth");
        QTest::addColumn<QByteArray>("today");
        QTest::addColumn<int>("age");
        QTest::newRow("day before") << QByteArray("19860704") << QByteArray("20260703") << 39;
        QTest::newRow("birthday") << QByteArray("19860704") << QByteArray("20260704") << 40;
        QTest::newRow("month before") << QByteArray("19860704") << QByteArray("20260630") << 39;
        QTest::newRow("born today") << QByteArray("20260704") << QByteArray("20260704") << 0;
        QTest::newRow("leap child, 28 February") << QByteArray("20040229") << QByteArray("20250228") << 20;
        QTest::newRow("leap child, 1 March") << QByteArray("20040229") << QByteArray("20250301") << 21;
        QTest::newRow("leap child, leap day") << QByteArray("20040229") << QByteArray("20240229") << 20;
        QTest::newRow("over a hundred") << QByteArray("19200101") << QByteArray("20261123") << 106;
    }
    void ageChangesOnTheBirthday()
    {
        QFETCH(QByteArray, birth);
        QFETCH(QByteArray, today);
        QFETCH(int, age);
        QCOMPARE(ageOn(*parseDate(birth.toStdString()), *parseDate(today.toStdString())), age);
    }

    void instantsAddAndSubtract()
    {
        const Instant start{1000};
        QVERIFY(start + 500ms == Instant{1500});
        QVERIFY((start + 2s) - start == 2000ms);
        QVERIFY(start < start + 1ms);
    }
};

QTEST_APPLESS_MAIN(InstantTest)
#include "InstantTest.moc"
