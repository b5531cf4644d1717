// Where lines end in languages without spaces: at the end of a phrase wherever that needs no more lines, and never
// anywhere else than Text itself would break them.
#include "app/presentation/PhraseLines.h"
#include "app/presentation/Furigana.h"

#include <QFile>
#include <QFontMetricsF>
#include <QRandomGenerator>
#include <QTest>
#include <QTextLayout>
#include <QXmlStreamReader>

#include <algorithm>

using namespace uketsuke::presentation;

namespace {

struct Broken {
    int lines{0};
    std::vector<qsizetype> at; ///< of the words without line feeds
};

/// As Text.Wrap lays them out.
Broken asText(const QString& shown, const QFont& font, qreal width)
{
    QTextLayout layout(QString(shown).replace(QLatin1Char('\n'), QChar(QChar::LineSeparator)), font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    layout.setTextOption(option);
    layout.beginLayout();
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine())
        line.setLineWidth(width);
    layout.endLayout();
    Broken broken;
    broken.lines = layout.lineCount();
    for (int line = 1; line < layout.lineCount(); ++line) {
        const auto start = layout.lineAt(line).textStart();
        broken.at.push_back(start - shown.left(start).count(QLatin1Char('\n')));
    }
    return broken;
}

QStringList translations(const QString& language)
{
    QFile file(QStringLiteral(UKETSUKE_SOURCE_DIR "/resources/i18n/uketsuke_%1.ts").arg(language));
    QStringList all;
    if (!file.open(QIODevice::ReadOnly))
        return all;
    QXmlStreamReader reader(&file);
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QLatin1String("translation"))
            // One paragraph each.
            for (const auto& paragraph : readWords(reader.readElementText()).words.split(QLatin1Char('\n')))
                all.append(paragraph);
    all.removeDuplicates();
    return all;
}

int brokenPhrases(const std::vector<qsizetype>& at, const std::vector<qsizetype>& ends)
{
    return static_cast<int>(std::count_if(
        at.begin(), at.end(), [&](auto place) { return !std::binary_search(ends.begin(), ends.end(), place); }));
}

QFont biz(int pixels)
{
    QFont font(QStringLiteral("BIZ UDPGothic"));
    font.setPixelSize(pixels);
    return font;
}

} // namespace

class PhraseLinesTest : public QObject {
    Q_OBJECT

    PhraseLines m_lines;

    QStringList phrases(const QString& words, const char* language)
    {
        auto ends = m_lines.phraseEnds(words, QString::fromLatin1(language));
        ends.push_back(words.size());
        QStringList parts;
        qsizetype from = 0;
        for (const auto end : ends) {
            parts.append(words.sliced(from, end - from));
            from = end;
        }
        return parts;
    }

private Q_SLOTS:
    void phrasesEndWhereTheyAreSpoken_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("language");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("Japanese") << QStringLiteral("カードを置いてください") << QByteArray("ja")
                                  << QStringList{QStringLiteral("カードを"), QStringLiteral("置いてください")};
        QTest::newRow("Japanese under another language")
            << QStringLiteral("病院の受付で渡す") << QByteArray("zh-Hans")
            << QStringList{QStringLiteral("病院の"), QStringLiteral("受付で"), QStringLiteral("渡す")};
        QTest::newRow("a language with spaces") << QStringLiteral("Put your card down") << QByteArray("en")
                                                << QStringList{QStringLiteral("Put your card down")};
        QTest::newRow("nothing") << QString() << QByteArray("ja") << QStringList{QString()};
    }
    void phrasesEndWhereTheyAreSpoken()
    {
        QFETCH(QString, words);
        QFETCH(QByteArray, language);
        QFETCH(QStringList, expected);
        QCOMPARE(phrases(words, language.constData()), expected);
    }

    void bothChineseScriptsAreKnown()
    {
        QVERIFY(phrases(QStringLiteral("请把您的卡放在读卡器上"), "zh-Hans").size() > 2);
        QVERIFY(phrases(QStringLiteral("請把您的卡放在讀卡機上"), "zh-Hant").size() > 2);
    }

    // Every sentence of the screens, in lines of few letters and of many.
    void noSentenceNeedsAnotherLineOrLosesALetter_data()
    {
        QTest::addColumn<QString>("language");
        for (const auto* language : {"ja", "ja-easy", "zh-Hans", "zh-Hant"})
            QTest::newRow(language) << QString::fromLatin1(language);
    }
    void noSentenceNeedsAnotherLineOrLosesALetter()
    {
        QFETCH(QString, language);
        const auto sentences = translations(language);
        QVERIFY(sentences.size() > 200);
        int before = 0, after = 0, longer = 0;
        for (const auto& words : sentences) {
            const auto ends = m_lines.phraseEnds(words, language);
            for (const int pixels : {20, 44})
                for (const int letters : {4, 7, 10, 14, 20, 30}) {
                    const auto font = biz(pixels);
                    const qreal width = letters * pixels + 0.3;
                    const auto shown = m_lines.lined(words, font, width, language);
                    QCOMPARE(QString(shown).remove(QLatin1Char('\n')), words);
                    const auto plain = asText(words, font, width);
                    const auto lined = asText(shown, font, width);
                    QVERIFY2(lined.lines <= plain.lines, qPrintable(shown));
                    QVERIFY2(brokenPhrases(lined.at, ends) <= brokenPhrases(plain.at, ends), qPrintable(shown));
                    if (letters >= 10) {
                        before += brokenPhrases(plain.at, ends);
                        after += brokenPhrases(lined.at, ends);
                        longer += plain.lines > 1 ? 1 : 0;
                    }
                }
        }
        QVERIFY(longer > 100);
        QVERIFY2(after * 3 < before, qPrintable(QStringLiteral("%1 of %2 breaks are left").arg(after).arg(before)));
    }

    void paragraphsStayParagraphs()
    {
        const auto words = QStringLiteral("顔認証で確認します。\n暗証番号で確認することもできます。");
        const auto font = biz(30);
        const auto shown = m_lines.lined(words, font, 330, QStringLiteral("ja"));
        QVERIFY(shown.contains(QStringLiteral("。\n暗証")));
        QCOMPARE(QString(shown).remove(QLatin1Char('\n')), QString(words).remove(QLatin1Char('\n')));
        QCOMPARE(PhraseLines::naturalWidth(words, font),
                 PhraseLines::naturalWidth(QStringLiteral("暗証番号で確認することもできます。"), font));
    }

    void nothingIsRememberedLongerThanWhoeverWasHere()
    {
        const auto title = QStringLiteral("TEST 健康診断の結果報告書 令和八年度");
        QVERIFY(m_lines.lined(title, biz(40), 330, QStringLiteral("ja")).contains(QLatin1Char('\n')));
        QVERIFY(m_lines.remembers(title));
        m_lines.forget();
        QVERIFY(!m_lines.remembers(title));
    }

    // Words of a card or of a server are anything.
    void nothingIsTooStrange()
    {
        QRandomGenerator random(6);
        const auto font = biz(30);
        const QString letters =
            QStringLiteral("あ漢ーア。、「」 \n\u2060\u3000\U00020BB7가a1\u0300") + QChar(QChar::Null);
        for (int round = 0; round < 2'000; ++round) {
            QString words;
            for (auto count = random.bounded(60); count > 0; --count)
                words.append(letters[random.bounded(letters.size())]);
            const qreal width = random.bounded(400) - 20;
            const auto shown = m_lines.lined(words, font, width, QStringLiteral("ja"));
            QCOMPARE(QString(shown).remove(QLatin1Char('\n')), QString(words).remove(QLatin1Char('\n')));
        }
    }

    void aModelThatCannotBeReadKnowsNoPhrase()
    {
        const auto words = QStringLiteral("カードを置いてください");
        for (const auto* json : {"", "{", "[]", "{\"UW1\":[]}", "{\"UW1\":{\"too long\":5}}", "{\"XX1\":{\"を\":5}}"}) {
            const PhraseModel model{QByteArray(json)};
            QVERIFY(!model.knowsAny());
            QVERIFY(model.ends(words).empty());
        }
        const PhraseModel behindOne(QByteArray("{\"UW3\":{\"\xe3\x82\x92\":3,\"\xe3\x81\x84\":-1}}"));
        QCOMPARE(behindOne.ends(words), std::vector<qsizetype>{4});
    }
};

QTEST_MAIN(PhraseLinesTest)
#include "PhraseLinesTest.moc"
