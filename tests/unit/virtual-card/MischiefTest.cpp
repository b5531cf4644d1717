// What goes wrong happens at the exchange it was planned for, and at no other.
#include "tools/virtual-card/server/Mischief.h"

#include <QTest>

using namespace uketsuke;
using virtualcard::Mischief;
using virtualcard::Trouble;

namespace {

const core::Bytes shortRead = *core::fromHex("00b0820000");
const core::Bytes extendedRead = *core::fromHex("00b08200000000");

} // namespace

class MischiefTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPlanIsForOneExchange_data()
    {
        QTest::addColumn<QString>("knob");
        QTest::addColumn<int>("trouble");
        const auto row = [](const char* knob, Trouble trouble) {
            QTest::newRow(knob) << QString(knob) << int(trouble);
        };
        row("remove-at", Trouble::Remove);
        row("silent", Trouble::Silence);
        row("half-frame", Trouble::HalfFrame);
        row("empty-frame", Trouble::EmptyFrame);
        row("drop-at", Trouble::Drop);
        row("reset-at", Trouble::Reset);
        row("longer-at", Trouble::Longer);
        row("shorter-at", Trouble::Shorter);
        row("bare-at", Trouble::Bare);
    }
    void aPlanIsForOneExchange()
    {
        QFETCH(QString, knob);
        QFETCH(int, trouble);
        Mischief mischief;
        std::string problem;
        QVERIFY(mischief.set(knob.toStdString(), 2, 10, problem)); // the second from the tenth on
        QCOMPARE(int(mischief.at(11, shortRead)), int(Trouble::None));
        QCOMPARE(int(mischief.at(12, shortRead)), trouble);
        QCOMPARE(int(mischief.at(13, shortRead)), int(Trouble::None));
        QVERIFY(mischief.set(knob.toStdString(), 1, 13, problem));
        QVERIFY(mischief.set(knob.toStdString(), 0, 13, problem)); // taken back
        QCOMPARE(int(mischief.at(14, shortRead)), int(Trouble::None));
        QVERIFY(problem.empty());
    }

    void whatGoesOnGoesOn()
    {
        Mischief mischief;
        std::string problem;
        QVERIFY(mischief.set("drop-every", 3, 0, problem));
        for (int exchange = 1; exchange <= 9; ++exchange)
            QCOMPARE(mischief.at(exchange, shortRead) == Trouble::Drop, exchange % 3 == 0);
        QVERIFY(mischief.set("drop-every", 0, 9, problem));
        QVERIFY(mischief.set("drop-from", 1, 9, problem));
        QCOMPARE(int(mischief.at(10, shortRead)), int(Trouble::Drop));
        QCOMPARE(int(mischief.at(500, shortRead)), int(Trouble::Drop));
        QVERIFY(mischief.set("drop-from", 0, 500, problem));
        QVERIFY(mischief.set("more-data", 2, 500, problem));
        QCOMPARE(int(mischief.at(501, shortRead)), int(Trouble::None));
        for (int exchange = 502; exchange < 700; ++exchange)
            QCOMPARE(int(mischief.at(exchange, shortRead)), int(Trouble::MoreData));
    }

    void aReaderWithoutExtendedLengthCarriesTheShortOnes()
    {
        Mischief mischief;
        std::string problem;
        QVERIFY(mischief.set("reader-refuses-extended", 1, 0, problem));
        QCOMPARE(int(mischief.at(1, extendedRead)), int(Trouble::Drop));
        QCOMPARE(int(mischief.at(2, shortRead)), int(Trouble::None));
        QVERIFY(problem.empty());
        QVERIFY(mischief.set("mute", 2, 0, problem));
        QVERIFY(!problem.empty());
        QVERIFY(!mischief.mute());
        QVERIFY(!mischief.set("no-such-knob", 1, 0, problem));
    }

    void answersAreBentAroundTheirStatusWord()
    {
        const auto answer = *core::fromHex("0102030405069000");
        QCOMPARE(core::hex(virtualcard::bent(answer, Trouble::None)), std::string("0102030405069000"));
        QCOMPARE(core::hex(virtualcard::bent(answer, Trouble::Bare)), std::string("9000"));
        QCOMPARE(core::hex(virtualcard::bent(answer, Trouble::Shorter)), std::string("0102039000"));
        const auto longer = core::hex(virtualcard::bent(answer, Trouble::Longer));
        QCOMPARE(longer.size(), std::size_t((6 + 16 + 2) * 2));
        QVERIFY(longer.starts_with("010203040506") && longer.ends_with("9000"));
        QCOMPARE(core::hex(virtualcard::bent({std::byte{0x90}}, Trouble::Bare)), std::string("90"));
        QCOMPARE(virtualcard::bent(core::Bytes(65535), Trouble::Longer).size(), std::size_t(65535));
    }
};

QTEST_APPLESS_MAIN(MischiefTest)
#include "MischiefTest.moc"
