// What a card's face may say: every era, foreign residents, children; and what no card can.
#include <QTest>

#ifndef Q_MOC_RUN
#include "app/core/Bytes.h"
#include "app/identity/PrintedFace.h"
#endif

using namespace uketsuke;
using ports::PrintedEra;

namespace {

constexpr core::CivilDate today{2026, 11, 23};

ports::CardFaceReading face(const QByteArray& number, PrintedEra era, const QByteArray& birth, const QByteArray& expiry)
{
    const auto bytes = [](const QByteArray& text) {
        return core::SecureBytes::copyOf(core::viewOf(std::string_view(text.constData(), std::size_t(text.size()))));
    };
    ports::CardFaceReading reading;
    reading.number.digits = bytes(number);
    reading.era = era;
    reading.birthDate = bytes(birth);
    reading.expiryDate = bytes(expiry);
    reading.confidence = 1;
    return reading;
}

} // namespace

class PrintedFaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFaceIsBelievedWhenItCanBeACards_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<int>("era");
        QTest::addColumn<QByteArray>("birth");
        QTest::addColumn<QByteArray>("expiry");
        QTest::addColumn<bool>("possible");
        const auto row = [](const char* name, const char* number, PrintedEra era, const char* birth, const char* expiry,
                            bool possible) {
            QTest::newRow(name) << QByteArray(number) << int(era) << QByteArray(birth) << QByteArray(expiry)
                                << possible;
        };
        row("showa", "23122420331234", PrintedEra::Showa, "19481224", "20331224", true);
        row("last day of showa", "64010720301234", PrintedEra::Showa, "19890107", "20300107", true);
        row("first day of heisei", "01010820301234", PrintedEra::Heisei, "19890108", "20300108", true);
        row("the day before heisei", "01010720301234", PrintedEra::Heisei, "19890107", "20300107", false);
        row("showa 65", "65010120301234", PrintedEra::Showa, "19900101", "20300101", false);
        row("taisho", "14050220281234", PrintedEra::Taisho, "19250502", "20280502", true);
        row("meiji, 114 years old", "45030120281234", PrintedEra::Meiji, "19120301", "20280301", true);
        row("older than anybody", "30030120281234", PrintedEra::Meiji, "18970301", "20280301", false);
        row("reiwa child, five birthdays", "02050120311234", PrintedEra::Reiwa, "20200501", "20310501", true);
        row("reiwa child, six birthdays", "02050120321234", PrintedEra::Reiwa, "20200501", "20320501", false);
        row("born after today", "09010120301234", PrintedEra::Reiwa, "20270101", "20300101", false);
        row("ten birthdays ahead", "55112420361234", PrintedEra::Showa, "19801124", "20351124", true);
        row("eleven birthdays ahead", "55112320371234", PrintedEra::Showa, "19801123", "20371123", false);
        row("expired this year", "55010120261234", PrintedEra::Showa, "19800101", "20260101", false);
        row("expires today", "55112320261234", PrintedEra::Showa, "19801123", "20261123", true);
        row("does not expire on the birthday", "55010120301234", PrintedEra::Showa, "19800101", "20300102", false);
        row("born on a leap day", "59022920301234", PrintedEra::Showa, "19840229", "20300228", true);
        row("foreign, to the birthday", "85101320321234", PrintedEra::Gregorian, "19851013", "20321013", true);
        row("foreign, to the end of the stay", "85101320281234", PrintedEra::Gregorian, "19851013", "20280331", true);
        row("a day that never was", "55023020301234", PrintedEra::Showa, "19800230", "20300230", false);
        row("no birth date", "55010120301234", PrintedEra::Showa, "", "20300101", false);
        row("thirteen digits", "5501012030123", PrintedEra::Showa, "19800101", "20300101", false);
    }
    void aFaceIsBelievedWhenItCanBeACards()
    {
        QFETCH(QByteArray, number);
        QFETCH(int, era);
        QFETCH(QByteArray, birth);
        QFETCH(QByteArray, expiry);
        QFETCH(bool, possible);
        const auto verdict = identity::checkPrintedFace(face(number, PrintedEra(era), birth, expiry), today);
        QCOMPARE(verdict.has_value(), possible);
        if (!verdict)
            QCOMPARE(verdict.error().fault, core::Fault::CardNumberImplausible);
    }
};

QTEST_GUILESS_MAIN(PrintedFaceTest)
#include "PrintedFaceTest.moc"
