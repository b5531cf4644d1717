// How the words are written, of the screens and of the consent forms: none points at something by its shape, colour,
// place or sound alone, and plain Japanese has short sentences.
#include "app/core/Languages.h"
#include "app/presentation/Furigana.h"
#include "tests/qml/screens/Messages.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace uketsuke;
using namespace uketsuke::presentation;
using namespace uketsuke::looking;

namespace {

const QString plain = QString::fromLatin1(core::plainJapanese.data());

struct Words {
    QString where; ///< the English of a screen's words, or their key in a form
    QString text;  ///< without the marks of readings
};

void collect(const QJsonObject& object, QList<Words>& all)
{
    for (auto at = object.begin(); at != object.end(); ++at)
        if (at->isObject())
            collect(at->toObject(), all);
        else if (at->isString())
            all.append({at.key(), readWords(at->toString()).words});
}

/// Of every published version of every form, and of the screens. English stands in the sources themselves.
QList<Words> wordsIn(const QString& language)
{
    QList<Words> all;
    QDirIterator forms(QStringLiteral(UKETSUKE_SOURCE_DIR "/resources/consent/forms"),
                       {language + QStringLiteral(".json")}, QDir::Files, QDirIterator::Subdirectories);
    while (forms.hasNext()) {
        QFile file(forms.next());
        if (file.open(QIODevice::ReadOnly))
            collect(QJsonDocument::fromJson(file.readAll()).object(), all);
    }
    const bool isSource = language == QLatin1String("en");
    const auto messages = messagesOf(isSource ? QStringLiteral("ja") : language);
    for (auto message = messages.begin(); message != messages.end(); ++message) {
        const auto& source = message.key().second;
        all.append({source, isSource ? source : readWords(message->translation).words});
    }
    return all;
}

/// What a key, a box or a picture would be told from others by, of whoever sees or hears it.
QRegularExpression senses(const QString& language)
{
    if (language == QLatin1String("en"))
        return QRegularExpression(
            QStringLiteral(
                R"(\bthe (left|right|top|bottom|upper|lower|round|oval|circle|square|triangle|red|green|blue|yellow|orange|white|black|big|large|small)\b)"
                R"(|\b(above|below|beside|underneath|beep|tone|chime|flash\w*|blink\w*)\b)"),
            QRegularExpression::CaseInsensitiveOption);
    return QRegularExpression(
        QStringLiteral("(右|左|上|下|横|隅|すみ)(側|がわ|のほう)?(の|にあ)|(赤|青|緑|みどり|黄|白|黒)(い|の|色)"
                       "|丸い|丸の|だ円|円形|四角|三角|点滅|ブザー|チャイム|音が"));
}

qsizetype letters(QString sentence)
{
    static const QRegularExpression space(QStringLiteral("\\s"));
    return sentence.remove(space).size();
}

/// The letters of the longest sentence. One ends at its full stop, at a line's end or where the next is said anew.
qsizetype longest(const QString& text)
{
    static const QRegularExpression end(QStringLiteral("[。！？\\n]|  "));
    qsizetype most = 0;
    for (const auto& sentence : text.split(end))
        most = std::max(most, letters(sentence));
    return most;
}

} // namespace

class WordingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // WCAG 1.3.3
    void nothingIsPointedAtByASenseAlone_data()
    {
        QTest::addColumn<QString>("language");
        for (const auto& language : {QStringLiteral("en"), QStringLiteral("ja"), plain})
            QTest::addRow("%s", qPrintable(language)) << language;
    }
    void nothingIsPointedAtByASenseAlone()
    {
        QFETCH(QString, language);
        // Which way to turn; what is drawn over the camera's picture, beside hints that say how to come there; where
        // things stand on the card, for whoever does not see the drawing; and a key's own name.
        static const QSet<QString> meant{
            QStringLiteral("Please turn your face a little to the left, and back."),
            QStringLiteral("Please turn your face a little to the right, and back."),
            QStringLiteral("Please bring your face into the oval."),
            QStringLiteral("Drawing of the card: birth date and expiry stand to the right of the photo, "
                           "the security code under it."),
            QStringLiteral("Everything lower")};
        const auto pointing = senses(language);
        const auto all = wordsIn(language);
        QSet<QString> known;
        QStringList faults;
        for (const auto& words : all) {
            known.insert(words.where);
            if (pointing.match(words.text).hasMatch() && !meant.contains(words.where))
                faults.append(words.text);
        }
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
        QVERIFY(all.size() > 300);
        for (const auto& words : meant)
            QVERIFY2(known.contains(words), qPrintable(words));
    }

    // A ruler that finds nothing would be content with everything.
    void theRulerKnowsWhatPoints()
    {
        for (const auto* words :
             {"Touch the green key", "Go on with the large button", "See below", "Wait for the beep"})
            QVERIFY2(senses(QStringLiteral("en")).match(QLatin1String(words)).hasMatch(), words);
        for (const auto& words :
             {QStringLiteral("右のボタンに触れてください"), QStringLiteral("緑色のボタン"),
              QStringLiteral("左側にある枠"), QStringLiteral("音が鳴ったら"), QStringLiteral("丸いボタン")})
            QVERIFY2(senses(QStringLiteral("ja")).match(words).hasMatch(), qPrintable(words));
        QVERIFY(!senses(QStringLiteral("ja")).match(QStringLiteral("「続ける」に触れてください")).hasMatch());
        QVERIFY(!senses(QStringLiteral("en")).match(QStringLiteral("Time left: %1 s")).hasMatch());
    }

    // WCAG 3.1.5, in part: as they are shown, a kanji is one letter and its reading none.
    void aSentenceOfPlainJapaneseIsShort()
    {
        constexpr qsizetype most = 40;
        // Each has the official name of the national system in brackets; a published form is not changed.
        static const QSet<QString> longer{QStringLiteral("record"), QStringLiteral("withdrawalRecord")};
        const auto all = wordsIn(plain);
        QStringList faults;
        for (const auto& words : all)
            if (const auto here = longest(words.text); here > most && !longer.contains(words.where))
                faults.append(QStringLiteral("%1: %2").arg(here).arg(words.text));
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
        QVERIFY(all.size() > 300);
        QCOMPARE(longest(QStringLiteral("あいう えお。かき\nく")), qsizetype{5});
    }
};

QTEST_APPLESS_MAIN(WordingTest)
#include "WordingTest.moc"
