// Dates as each language writes them, and the days on which eras change.
#include "app/presentation/WrittenDate.h"
#include "app/core/Languages.h"

#include <QTest>

using namespace uketsuke;
using namespace uketsuke::presentation;

class WrittenDateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLanguageWritesTheDayInItsOwnWay_data()
    {
        QTest::addColumn<QString>("written");
        QTest::newRow("ja") << QStringLiteral("令和8年11月4日");
        QTest::newRow("ja-easy") << QStringLiteral("2026年（令和8年）11月4日");
        QTest::newRow("en") << QStringLiteral("4 November 2026");
        QTest::newRow("zh-Hans") << QStringLiteral("2026年11月4日");
        QTest::newRow("zh-Hant") << QStringLiteral("2026年11月4日");
        QTest::newRow("ko") << QStringLiteral("2026년 11월 4일");
        QTest::newRow("vi") << QStringLiteral("ngày 4 tháng 11 năm 2026");
        QTest::newRow("pt-BR") << QStringLiteral("4 de novembro de 2026");
        QTest::newRow("ne") << QStringLiteral("2026 नोभेम्बर 4");
    }
    void everyLanguageWritesTheDayInItsOwnWay()
    {
        QFETCH(QString, written);
        QVERIFY(core::isLanguage(QTest::currentDataTag()));
        QCOMPARE(writtenDate({2026, 11, 4}, QTest::currentDataTag()), written);
    }

    void noLanguageIsForgotten()
    {
        for (const auto language : core::languages)
            QVERIFY(writtenDate({2026, 11, 4}, language).contains(QLatin1Char('4')));
    }

    void anEraBeginsOnItsDay_data()
    {
        QTest::addColumn<QDate>("date");
        QTest::addColumn<QString>("written");
        QTest::newRow("last of Heisei") << QDate(2019, 4, 30) << QStringLiteral("平成31年4月30日");
        QTest::newRow("first of Reiwa") << QDate(2019, 5, 1) << QStringLiteral("令和元年5月1日");
        QTest::newRow("second year of Reiwa") << QDate(2020, 1, 1) << QStringLiteral("令和2年1月1日");
        QTest::newRow("last of Showa") << QDate(1989, 1, 7) << QStringLiteral("昭和64年1月7日");
        QTest::newRow("first of Heisei") << QDate(1989, 1, 8) << QStringLiteral("平成元年1月8日");
        QTest::newRow("last of Taisho") << QDate(1926, 12, 24) << QStringLiteral("大正15年12月24日");
        QTest::newRow("first of Showa") << QDate(1926, 12, 25) << QStringLiteral("昭和元年12月25日");
        QTest::newRow("last of Meiji") << QDate(1912, 7, 29) << QStringLiteral("明治45年7月29日");
        QTest::newRow("first of Taisho") << QDate(1912, 7, 30) << QStringLiteral("大正元年7月30日");
        QTest::newRow("before them") << QDate(1800, 1, 2) << QStringLiteral("1800年1月2日");
    }
    void anEraBeginsOnItsDay()
    {
        QFETCH(QDate, date);
        QFETCH(QString, written);
        QCOMPARE(writtenDate(date, "ja"), written);
    }

    void whatIsNoDateIsNotWritten()
    {
        for (const auto language : core::languages)
            QCOMPARE(writtenDate({}, language), QString());
    }
};

QTEST_GUILESS_MAIN(WrittenDateTest)
#include "WrittenDateTest.moc"
