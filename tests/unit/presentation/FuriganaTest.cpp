// Marks of readings: what they belong to, what is said, what becomes of marks that are none, and readings found again
// for words with something inserted.
#include "app/presentation/Furigana.h"

#include <QTest>

using namespace uketsuke::presentation;

class FuriganaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReadingBelongsToTheKanjiBeforeIt_data()
    {
        QTest::addColumn<QString>("marked");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QStringList>("read"); // what, as which, alternating
        const auto row = [](const char* name, const QString& marked, const QString& words, const QString& said,
                            const QStringList& read) { QTest::newRow(name) << marked << words << said << read; };
        row("one word", QStringLiteral("受付《うけつけ》"), QStringLiteral("受付"), QStringLiteral("うけつけ"),
            {QStringLiteral("受付"), QStringLiteral("うけつけ")});
        row("kana behind it", QStringLiteral("もう少《すこ》し待《ま》って"), QStringLiteral("もう少し待って"),
            QStringLiteral("もうすこしまって"),
            {QStringLiteral("少"), QStringLiteral("すこ"), QStringLiteral("待"), QStringLiteral("ま")});
        row("two beside each other", QStringLiteral("証明《しょうめい》書《しょ》"), QStringLiteral("証明書"),
            QStringLiteral("しょうめいしょ"),
            {QStringLiteral("証明"), QStringLiteral("しょうめい"), QStringLiteral("書"), QStringLiteral("しょ")});
        row("repetition mark", QStringLiteral("人々《ひとびと》"), QStringLiteral("人々"), QStringLiteral("ひとびと"),
            {QStringLiteral("人々"), QStringLiteral("ひとびと")});
        row("said where it begins", QStringLiteral("毎年｜4月《しがつ》に"), QStringLiteral("毎年4月に"),
            QStringLiteral("毎年しがつに"), {QStringLiteral("4月"), QStringLiteral("しがつ")});
        row("a part of the kanji", QStringLiteral("大｜人《ひと》"), QStringLiteral("大人"), QStringLiteral("大ひと"),
            {QStringLiteral("人"), QStringLiteral("ひと")});
        row("a digit before it", QStringLiteral("3回《かい》"), QStringLiteral("3回"), QStringLiteral("3かい"),
            {QStringLiteral("回"), QStringLiteral("かい")});
        row("no marks", QStringLiteral("カード"), QStringLiteral("カード"), QStringLiteral("カード"), {});
        row("nothing", QString(), QString(), QString(), {});
        // What is no mark stays where it is seen.
        row("nothing to belong to", QStringLiteral("《うけつけ》"), QStringLiteral("《うけつけ》"),
            QStringLiteral("《うけつけ》"), {});
        row("kana alone before it", QStringLiteral("もう《もう》"), QStringLiteral("もう《もう》"),
            QStringLiteral("もう《もう》"), {});
        row("nothing in it", QStringLiteral("受付《》"), QStringLiteral("受付《》"), QStringLiteral("受付《》"), {});
        row("never closed", QStringLiteral("受付《うけつけ"), QStringLiteral("受付《うけつけ"),
            QStringLiteral("受付《うけつけ"), {});
        row("closed twice", QStringLiteral("受付《うけつけ》》"), QStringLiteral("受付》"),
            QStringLiteral("うけつけ》"), {QStringLiteral("受付"), QStringLiteral("うけつけ")});
        row("opened twice", QStringLiteral("受付《《うけつけ》"), QStringLiteral("受付《《うけつけ》"),
            QStringLiteral("受付《《うけつけ》"), {});
        row("twice read", QStringLiteral("受付《うけ》《つけ》"), QStringLiteral("受付《つけ》"),
            QStringLiteral("うけ《つけ》"), {QStringLiteral("受付"), QStringLiteral("うけ")});
        row("begun and never read", QStringLiteral("あ｜受付"), QStringLiteral("あ｜受付"), QStringLiteral("あ｜受付"),
            {});
        row("begun directly before", QStringLiteral("受付｜《うけつけ》"), QStringLiteral("受付｜《うけつけ》"),
            QStringLiteral("受付｜《うけつけ》"), {});
        row("only closed", QStringLiteral("受付》"), QStringLiteral("受付》"), QStringLiteral("受付》"), {});
    }
    void aReadingBelongsToTheKanjiBeforeIt()
    {
        QFETCH(QString, marked);
        QFETCH(QString, words);
        QFETCH(QString, said);
        QFETCH(QStringList, read);
        const auto found = readWords(marked);
        QCOMPARE(found.words, words);
        QStringList parts;
        for (const auto& reading : found.readings)
            parts << found.words.sliced(reading.at, reading.length) << reading.kana;
        QCOMPARE(parts, read);
        QCOMPARE(saidWords(marked), said);
    }

    void readingsAreFoundByTheWordsAlone()
    {
        FuriganaBook book;
        QCOMPARE(book.keep(QStringLiteral("受付《うけつけ》に")), QStringLiteral("受付に"));
        const std::vector<Reading> expected{{0, 2, QStringLiteral("うけつけ")}};
        QVERIFY(book.find(QStringLiteral("受付に")) == expected);
        QVERIFY(book.find(QStringLiteral("受付")).empty());
        book.clear();
        QVERIFY(book.find(QStringLiteral("受付に")).empty());
    }

    void whatIsInsertedMovesTheReadingsBehindIt()
    {
        FuriganaBook book;
        book.keep(QStringLiteral("薬《くすり》の情報《じょうほう》"));
        book.keep(QStringLiteral("「%1」に全部《ぜんぶ》同意《どうい》する"));
        book.keep(QStringLiteral("質問《しつもん》 %1 / %2"));
        const std::vector<Reading> within{{1, 1, QStringLiteral("くすり")},
                                          {3, 2, QStringLiteral("じょうほう")},
                                          {7, 2, QStringLiteral("ぜんぶ")},
                                          {9, 2, QStringLiteral("どうい")}};
        QVERIFY(book.find(QStringLiteral("「薬の情報」に全部同意する")) == within);
        const std::vector<Reading> counted{{0, 2, QStringLiteral("しつもん")}};
        QVERIFY(book.find(QStringLiteral("質問 7 / 11")) == counted);
        // Words nobody kept have no readings; what stands around them has.
        const std::vector<Reading> around{{7, 2, QStringLiteral("ぜんぶ")}, {9, 2, QStringLiteral("どうい")}};
        QVERIFY(book.find(QStringLiteral("「秘密の話」に全部同意する")) == around);
    }

    void sentencesBehindEachOtherKeepTheirReadings()
    {
        FuriganaBook book;
        book.keep(QStringLiteral("紙《かみ》です。"));
        book.keep(QStringLiteral("あと %1 回《かい》"));
        const std::vector<Reading> expected{{0, 1, QStringLiteral("かみ")}, {10, 1, QStringLiteral("かい")}};
        QVERIFY(book.find(QStringLiteral("紙です。 あと 2 回")) == expected);
        // Where one is not known the other still is.
        QVERIFY(book.find(QStringLiteral("謎です。 あと 2 回")).size() == 1);
    }

    void wordsWithoutMarksAreNotKept()
    {
        FuriganaBook book;
        QCOMPARE(book.keep(QStringLiteral("受付")), QStringLiteral("受付"));
        QCOMPARE(book.keep(QStringLiteral("受付《》")), QStringLiteral("受付《》"));
        QVERIFY(book.find(QStringLiteral("受付")).empty());
    }
};

QTEST_GUILESS_MAIN(FuriganaTest)
#include "FuriganaTest.moc"
