// The table of prompts against everything that can be announced: faults, remedies, the words of the consent form. And
// what is never in it: a way from typed digits to a recording.
#include "app/presentation/voice/PromptBook.h"
#include "app/consent/ConsentResources.h"
#include "app/core/Languages.h"
#include "app/kiosk/ConsentFiles.h"
#include "app/presentation/FaultTexts.h"
#include "app/presentation/Furigana.h"
#include "app/presentation/KioskView.h"
#include "app/presentation/window/KioskWindow.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTranslator>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

using namespace uketsuke;
using namespace uketsuke::presentation;

namespace {

QByteArray read(const QString& path)
{
    QFile file(QStringLiteral(UKETSUKE_SOURCE_DIR "/resources/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray table() { return read(QStringLiteral("voice/prompts.json")); }

/// What the tool collected of a language's screens and forms.
QByteArray collected(const QString& language)
{
    QFile file(QStringLiteral(UKETSUKE_VOICE "/words/%1.json").arg(language));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Beside Japanese and English, which stand in the table.
QStringList furtherLanguages()
{
    QStringList codes;
    for (const auto language : core::languages)
        if (language != "ja" && language != "en")
            codes.append(QString::fromLatin1(language.data(), static_cast<qsizetype>(language.size())));
    return codes;
}

} // namespace

class PromptBookTest : public QObject {
    Q_OBJECT

    PromptBook m_book; ///< of every language
    QTranslator m_japanese;

    QStringList missing(const QString& sentence, const QString& language) const
    {
        return m_book.find(sentence, language) ? QStringList()
                                               : QStringList(language + QStringLiteral(": ") + sentence);
    }

private Q_SLOTS:
    void initTestCase()
    {
        KioskView view; // links the translations in, as the kiosk does
        QVERIFY(KioskWindow::create(view, {.mode = WindowMode::Hidden}).has_value());
        QVERIFY(m_japanese.load(QStringLiteral(":/i18n/uketsuke_ja")));
        auto book = PromptBook::parse(table().toStdString());
        QVERIFY2(book.has_value(), book ? "" : book.error().note.text().c_str());
        m_book = std::move(*book);
        for (const auto& language : furtherLanguages()) {
            const auto added = m_book.add(collected(language).toStdString());
            QVERIFY2(added.has_value(), qPrintable(language));
        }
        QCOMPARE(m_book.languages().size(), core::languages.size());
    }

    void everyFaultAndRemedyHasAPrompt()
    {
        QStringList gaps;
        std::vector<std::pair<QString, std::unique_ptr<QTranslator>>> further;
        for (const auto& language : furtherLanguages()) {
            further.emplace_back(language, std::make_unique<QTranslator>());
            QVERIFY(further.back().second->load(QStringLiteral(":/i18n/uketsuke_") + language));
        }
        const auto look = [&](const char* english) {
            gaps += missing(QString::fromUtf8(english), QStringLiteral("en"));
            gaps += missing(m_japanese.translate("FaultTexts", english), QStringLiteral("ja"));
            for (const auto& [language, translator] : further)
                gaps += missing(readWords(translator->translate("FaultTexts", english)).words, language);
        };
        for (const auto& entry : core::faultTable) {
            look(sourceSentence(entry.fault));
            look(sourceSentence(entry.remedy));
        }
        QCOMPARE(gaps, QStringList());
    }

    // The forms that are in force: every sentence and every item, by its own words in each language.
    void everyWordOfTheConsentFormsHasAPrompt()
    {
        const auto catalog = QJsonDocument::fromJson(read(QStringLiteral("consent/catalog.json"))).object();
        const auto withdrawal = QJsonDocument::fromJson(read(QStringLiteral("consent/withdrawal.json"))).object();
        QStringList gaps;
        int sentences = 0;
        for (const auto& form : {catalog[QStringLiteral("form")].toObject(), withdrawal})
            for (const auto& language : furtherLanguages() + QStringList{QStringLiteral("ja"), QStringLiteral("en")}) {
                const auto path = QStringLiteral("consent/forms/%1/v%2/%3.json")
                                      .arg(form[QStringLiteral("id")].toString())
                                      .arg(form[QStringLiteral("version")].toInt())
                                      .arg(language);
                const auto words = QJsonDocument::fromJson(read(path)).object();
                QVERIFY2(!words.isEmpty(), qPrintable(path));
                const auto look = [&](QString sentence) {
                    // A group's name stands where the form says %1.
                    const auto groups = words[QStringLiteral("groups")].toObject();
                    const auto some =
                        groups.isEmpty() ? QString() : groups.begin()->toObject()[QStringLiteral("title")].toString();
                    gaps += missing(readWords(sentence.replace(QStringLiteral("%1"), some)).words, language);
                    ++sentences;
                };
                const auto texts = words[QStringLiteral("texts")].toObject();
                for (const auto& text : texts)
                    look(text.toString());
                for (const auto* part : {"items", "groups"}) {
                    const auto entries = words[QLatin1String(part)].toObject();
                    for (const auto& entry : entries) {
                        look(entry.toObject()[QStringLiteral("title")].toString());
                        look(entry.toObject()[QStringLiteral("explanation")].toString());
                    }
                }
            }
        QCOMPARE(gaps, QStringList());
        QVERIFY2(sentences > 150, qPrintable(QString::number(sentences)));
    }

    void whatIsTypedLeadsToNoRecording()
    {
        for (const auto& here : furtherLanguages() + QStringList{QStringLiteral("ja"), QStringLiteral("en")}) {
            for (int number = 0; number < 10'000; ++number)
                for (const auto& typed :
                     {QString::number(number), QStringLiteral("%1").arg(number, 4, 10, QLatin1Char('0'))})
                    QVERIFY2(!m_book.find(typed, here), qPrintable(typed));
            for (const auto* typed : {"28040520301234", "2 8 0 4", "280405", "1234 "})
                QVERIFY2(!m_book.find(QString::fromLatin1(typed), here), typed);
        }
    }

    // Also where a language has the same words for something that is not.
    void whatIsPersonalIsPersonalInEveryLanguage()
    {
        int looked = 0;
        for (const auto& row : QJsonDocument::fromJson(table()).object()[QStringLiteral("prompts")].toArray()) {
            const auto key = row.toObject()[QStringLiteral("key")].toString();
            if (!row.toObject()[QStringLiteral("personal")].toBool())
                continue;
            for (const auto& language : furtherLanguages() + QStringList{QStringLiteral("ja"), QStringLiteral("en")}) {
                const auto said = m_book.find(m_book.words(key.toStdString(), language), language);
                if (!said)
                    continue; // its words have a place for others
                QVERIFY2(std::ranges::any_of(*said, &BookPrompt::personal),
                         qPrintable(language + QLatin1Char(' ') + key));
                ++looked;
            }
        }
        QVERIFY2(looked > 100, qPrintable(QString::number(looked)));
    }

    void countsAreSaidInPiecesAndOnlySmallOnes()
    {
        const auto said = m_book.find(QStringLiteral("Question 2 of 11"), QStringLiteral("en"));
        QVERIFY(said.has_value());
        const std::vector<BookPrompt> expected{{"consent-item.question.1", false},
                                               {"number.2", false},
                                               {"consent-item.question.2", false},
                                               {"number.11", false}};
        QVERIFY(*said == expected);
        const auto japanese = m_book.find(QStringLiteral("質問 2 / 11"), QStringLiteral("ja"));
        QVERIFY(japanese.has_value());
        QCOMPARE((*japanese)[1].key, std::string("number.2"));
        QCOMPARE((*japanese)[3].key, std::string("number.11"));
        QVERIFY(!m_book.find(QStringLiteral("Question 2 of 21"), QStringLiteral("en")));
        QVERIFY(!m_book.find(QStringLiteral("Question 0 of 3"), QStringLiteral("en")));
        QVERIFY(!m_book.find(QStringLiteral("Question 1234 of 5678"), QStringLiteral("en")));
        // The seconds that are left are not counted aloud.
        const auto time = m_book.find(QStringLiteral("Time left: 12 s"), QStringLiteral("en"));
        QVERIFY(time.has_value());
        QCOMPARE(time->size(), std::size_t{1});
        // A sentence within a sentence.
        const auto group = m_book.find(QStringLiteral("「診療の情報」をまとめて同意する"), QStringLiteral("ja"));
        QVERIFY(group.has_value());
        QCOMPARE(group->front().key, std::string("group.SRJ.title"));
        QVERIFY(!m_book.find(QStringLiteral("「知らない情報」をまとめて同意する"), QStringLiteral("ja")));
    }

    void linesMayBreakAnywhere()
    {
        QVERIFY(m_book.find(QStringLiteral("もう少し\n近づいてください。"), QStringLiteral("ja")).has_value());
        QVERIFY(!m_book.find(QStringLiteral("もう少し近づいてください。"), QStringLiteral("en")).has_value());
    }

    void aFurtherLanguageIsSaidInItsOwnWordsAndForgottenAgain()
    {
        auto book = *PromptBook::parse(table().toStdString());
        const auto korean = QStringLiteral("ko");
        QVERIFY(!book.find(QStringLiteral("질문 2 / 11"), korean));
        QVERIFY(book.add(collected(korean).toStdString()).has_value());
        const std::vector<BookPrompt> expected{
            {"consent-item.question.1", false}, {"number.2", false}, {"number.11", false}};
        QVERIFY(*book.find(QStringLiteral("질문 2 / 11"), korean) == expected);
        QVERIFY(book.find(QStringLiteral("조금 더 가까이 와 주세요."), korean).has_value());
        QVERIFY(!book.add(collected(korean).toStdString()).has_value()); // twice
        book.forget(korean);
        QVERIFY(!book.knows(korean));
        QVERIFY(!book.find(QStringLiteral("조금 더 가까이 와 주세요."), korean).has_value());
        QVERIFY(!book.find(QStringLiteral("질문 2 / 11"), korean).has_value());
        book.forget(QStringLiteral("ja")); // stays: it is the table's
        QVERIFY(book.find(QStringLiteral("もう少し近づいてください。"), QStringLiteral("ja")).has_value());
    }

    void wordsThatAreNotThoseOfTheTableAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        auto whole = QJsonDocument::fromJson(collected(QStringLiteral("vi"))).object();
        const auto with = [&whole](const QJsonValue& prompt) {
            auto changed = whole;
            auto prompts = changed[QStringLiteral("prompts")].toObject();
            prompts[QStringLiteral("bottom-bar.back")] = prompt;
            changed[QStringLiteral("prompts")] = prompts;
            return QJsonDocument(changed).toJson();
        };
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("no language") << QByteArray(R"({"prompts": {}})");
        QTest::newRow("no prompts") << QByteArray(R"({"language": "vi"})");
        QTest::newRow("too few") << QByteArray(R"({"language": "vi", "prompts": {}})");
        QTest::newRow("a prompt without words") << with(QJsonObject{{QStringLiteral("said"), QStringLiteral("a")}});
        QTest::newRow("an empty list of words") << with(
            QJsonObject{{QStringLiteral("said"), QStringLiteral("a")}, {QStringLiteral("words"), QJsonArray()}});
        QTest::newRow("nothing said") << with(QJsonObject{{QStringLiteral("words"), QJsonArray{QStringLiteral("a")}}});
        QTest::newRow("a number for words") << with(
            QJsonObject{{QStringLiteral("said"), QStringLiteral("a")}, {QStringLiteral("words"), QJsonArray{1}}});
    }
    void wordsThatAreNotThoseOfTheTableAreRefused()
    {
        QFETCH(QByteArray, json);
        auto book = *PromptBook::parse(table().toStdString());
        QVERIFY(!book.add(json.toStdString()).has_value());
        QVERIFY(!book.knows(QStringLiteral("vi")));
    }

    // espeak-ng reads Japanese in kana alone; a person who records reads the words.
    void everyReadingIsInKana()
    {
        static const QRegularExpression kana(QStringLiteral("^[\\x{3041}-\\x{3096}ー、。？ ]+$"));
        static const QRegularExpression insertion(QStringLiteral("%[1-9]"));
        static const QRegularExpression digits(QStringLiteral("\\d+"));
        static const QSet<QString> ofOurSentences{QStringLiteral("4"), QStringLiteral("12"), QStringLiteral("24")};
        const auto prompts = QJsonDocument::fromJson(table()).object()[QStringLiteral("prompts")].toArray();
        QVERIFY(prompts.size() > 250);
        for (const auto& value : prompts) {
            const auto prompt = value.toObject();
            const auto key = prompt[QStringLiteral("key")].toString();
            if (prompt.contains(QStringLiteral("notes")))
                continue;
            auto reading = prompt[QStringLiteral("reading")].toString();
            QVERIFY2(kana.match(reading.remove(insertion)).hasMatch(), qPrintable(key + reading));
            auto said = prompt.value(QStringLiteral("says")).toString(prompt[QStringLiteral("en")].toString());
            for (auto found = digits.globalMatch(said.remove(insertion)); found.hasNext();)
                QVERIFY2(ofOurSentences.contains(found.next().captured()), qPrintable(key));
        }
    }

    // What the tool made for this build is what the program asks for, file by file.
    void everyRecordingIsMadeAndNoOther()
    {
        const QDir made(QStringLiteral(UKETSUKE_VOICE));
        QCOMPARE(QFile::exists(made.filePath(QStringLiteral("prompts.json"))), true);
        for (const auto& language : m_book.languages()) {
            if (language != "ja" && language != "en" && !made.exists(QString::fromStdString(language)))
                continue; // made by voice-prompts-all only
            QSet<QString> wanted;
            for (const auto& key : m_book.recordings(language))
                wanted.insert(QString::fromStdString(key) + QStringLiteral(".wav"));
            const auto files = QDir(made.filePath(QString::fromStdString(language))).entryList(QDir::Files);
            QCOMPARE(QSet<QString>(files.begin(), files.end()), wanted);
        }
    }

    void aTableThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        const QByteArray head = R"({"version": 1, "languages": ["ja", "en"], "prompts": [)";
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("another version") << QByteArray(R"({"version": 2, "languages": ["ja", "en"], "prompts": []})");
        QTest::newRow("another language") << QByteArray(R"({"version": 1, "languages": ["ja"], "prompts": []})");
        QTest::newRow("no key") << head + R"({"en": "a", "ja": "b", "reading": "c"}]})";
        QTest::newRow("no reading") << head + R"({"key": "k", "en": "a", "ja": "b"}]})";
        QTest::newRow("no English") << head + R"({"key": "k", "ja": "b", "reading": "c"}]})";
        QTest::newRow("words of another kind") << head + R"({"key": "k", "en": 1, "ja": "b", "reading": "c"}]})";
        QTest::newRow("a number") << head + "7]}";
        QTest::newRow("twice") << head
                                      + R"({"key": "k", "en": "a", "ja": "b", "reading": "c"},)"
                                        R"({"key": "k", "en": "d", "ja": "e", "reading": "f"}]})";
    }
    void aTableThatIsNoneIsRefused()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!PromptBook::parse(json.toStdString()).has_value());
    }
};

QTEST_MAIN(PromptBookTest)
#include "PromptBookTest.moc"
