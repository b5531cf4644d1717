// What the two proofs may and may not send: no try of a card that was not announced, none twice, never the last one
// silently.
#include <QTest>

#ifndef Q_MOC_RUN
#include "tests/unit/identity/ProofDesk.h"
#endif

using namespace uketsuke;
using namespace uketsuke::identity;
using namespace uketsuke::tests;
using core::Fault;

class CardTriesTest : public QObject, ProofDesk {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(open()); }

    void noWrongNumberIsSentAndNoneTwice()
    {
        const auto card = m_office->goodCard(m_cryptography);
        for (const auto* digits : {"0504032031123", "05130320311234", "05040320251234", "abcdefghijklmn"})
            QCOMPARE(proveByNumber(*card, settings(), digits).error().fault, Fault::CardNumberImplausible);
        QCOMPARE(card->verifiesSent, 0);
        const auto wrong = proveByNumber(*card, settings(), "05040320319999");
        QCOMPARE(wrong.error().fault, Fault::CardNumberWrong);
        QCOMPARE(wrong.error().triesLeft, 9);
        QCOMPARE(card->verifiesSent, 1);
        QCOMPARE(card->helperTriesLeft, 10); // the other application was never asked
    }

    void belowFiveTriesNothingIsSent_data()
    {
        QTest::addColumn<int>("tries");
        for (int tries = 0; tries <= 10; ++tries)
            QTest::addRow("%d left", tries) << tries;
    }
    void belowFiveTriesNothingIsSent()
    {
        QFETCH(int, tries);
        const auto card = m_office->goodCard(m_cryptography);
        card->faceTriesLeft = tries;
        const auto proven = proveByNumber(*card, settings());
        QCOMPARE(proven.has_value(), tries >= 5);
        if (proven)
            return;
        QCOMPARE(proven.error().fault, Fault::CardNumberTriesLow);
        QCOMPARE(proven.error().triesLeft, tries);
        QCOMPARE(card->verifiesSent, 0);
    }

    void theLastTryOfAPinIsNeverSpentSilently_data()
    {
        QTest::addColumn<int>("tries");
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<int>("fault"); // 0: goes on
        QTest::newRow("three") << 3 << false << 0;
        QTest::newRow("two") << 2 << false << 0;
        QTest::newRow("one") << 1 << false << int(Fault::PinLastTry);
        QTest::newRow("one, allowed") << 1 << true << 0;
        QTest::newRow("none") << 0 << false << int(Fault::PinBlocked);
        QTest::newRow("none, allowed") << 0 << true << int(Fault::PinBlocked);
    }
    void theLastTryOfAPinIsNeverSpentSilently()
    {
        QFETCH(int, tries);
        QFETCH(bool, allowed);
        QFETCH(int, fault);
        const auto card = m_office->goodCard(m_cryptography);
        card->pinTriesLeft = tries;
        const auto proven = proveByPin(*card, settings(), "1234", allowed ? LastTry::Allowed : LastTry::Forbidden);
        QCOMPARE(proven.has_value(), fault == 0);
        if (!proven)
            QCOMPARE(int(proven.error().fault), fault);
        QCOMPARE(card->verifiesSent, fault == 0 ? 1 : 0);
    }

    void aWrongPinSaysHowManyAreLeft()
    {
        const auto card = m_office->goodCard(m_cryptography);
        const auto proven = proveByPin(*card, settings(), "4321");
        QCOMPARE(proven.error().fault, Fault::PinWrong);
        QCOMPARE(proven.error().triesLeft, 2);
        QCOMPARE(card->signaturesAsked, 0);
    }
};

QTEST_GUILESS_MAIN(CardTriesTest)
#include "CardTriesTest.moc"
