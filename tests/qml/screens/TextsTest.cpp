// Every word has its translation, every fault and remedy its sentence.
#include "app/core/Languages.h"
#include "app/presentation/FaultTexts.h"
#include "app/presentation/KioskView.h"
#include "app/presentation/window/KioskWindow.h"
#include "tests/qml/screens/Messages.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

#include <memory>
#include <vector>

using namespace uketsuke;
using namespace uketsuke::presentation;
using namespace uketsuke::looking;

namespace {

QString read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList qmlFiles()
{
    QStringList files;
    QDirIterator all(QStringLiteral(UKETSUKE_SOURCE_DIR "/qml"), {QStringLiteral("*.qml")}, QDir::Files,
                     QDirIterator::Subdirectories);
    while (all.hasNext())
        files.append(all.next());
    return files;
}

/// The languages that have a file, by the codes in its name.
QStringList translations()
{
    QStringList codes;
    QDirIterator all(QStringLiteral(UKETSUKE_SOURCE_DIR "/resources/i18n"), {QStringLiteral("uketsuke_*.ts")},
                     QDir::Files);
    while (all.hasNext())
        codes.append(QFileInfo(all.next()).completeBaseName().section(QLatin1Char('_'), 1));
    codes.sort();
    return codes;
}

bool isJapanese(const QString& text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.unicode() >= 0x3040 && c.unicode() <= 0x9FFF; });
}

} // namespace

class TextsTest : public QObject {
    Q_OBJECT

    QTranslator m_japanese;
    std::vector<std::unique_ptr<QTranslator>> m_all; ///< Japanese among them

    QStringList lackingIn(const char* context, const char* source) const
    {
        QStringList lacking;
        for (const auto& translator : m_all)
            if (translator->translate(context, source).trimmed().isEmpty())
                lacking.append(translator->objectName() + QLatin1String(": ") + QString::fromUtf8(source));
        return lacking;
    }

private Q_SLOTS:
    void initTestCase()
    {
        // Creating the window links the translations in, as the kiosk does.
        KioskView view;
        QVERIFY(KioskWindow::create(view, {.mode = WindowMode::Hidden}).has_value());
        QVERIFY(m_japanese.load(QStringLiteral(":/i18n/uketsuke_ja")));
        for (const auto& language : translations()) {
            auto translator = std::make_unique<QTranslator>();
            translator->setObjectName(language);
            QVERIFY2(translator->load(QStringLiteral(":/i18n/uketsuke_") + language), qPrintable(language));
            m_all.push_back(std::move(translator));
        }
        QCOMPARE(m_all.size() + 1, core::languages.size()); // English is the source language
    }

    void everyFaultHasASentenceInEveryLanguage_data()
    {
        QTest::addColumn<int>("fault");
        for (const auto& entry : core::faultTable)
            QTest::addRow("%d %s", core::number(entry.fault), entry.name.data()) << static_cast<int>(entry.fault);
    }
    void everyFaultHasASentenceInEveryLanguage()
    {
        QFETCH(int, fault);
        const auto* english = sourceSentence(static_cast<core::Fault>(fault));
        QVERIFY(QString::fromUtf8(english).endsWith(QLatin1Char('.')));
        QVERIFY(isJapanese(m_japanese.translate("FaultTexts", english)));
        QCOMPARE(lackingIn("FaultTexts", english), QStringList());
    }

    void everyRemedyHasASentenceInEveryLanguage()
    {
        using core::Remedy;
        for (const auto remedy : {Remedy::TryAgain, Remedy::TryAgainOrDesk, Remedy::ReinsertCard,
                                  Remedy::UseAnotherCard, Remedy::UsePin, Remedy::AskStaff, Remedy::OutOfService}) {
            const auto* english = sourceSentence(remedy);
            QVERIFY(qstrlen(english) > 0);
            QVERIFY(isJapanese(m_japanese.translate("FaultTexts", english)));
            QCOMPARE(lackingIn("FaultTexts", english), QStringList());
        }
    }

    void everyLanguageThatCanBeChosenHasItsFile()
    {
        static const QRegularExpression code(QStringLiteral("code: \"([^\"]+)\""));
        QSet<QString> chosen;
        const auto list = read(QStringLiteral(UKETSUKE_SOURCE_DIR "/qml/theme/Languages.qml"));
        for (auto found = code.globalMatch(list); found.hasNext();)
            chosen.insert(found.next().captured(1));
        QSet<QString> known;
        for (const auto language : core::languages)
            known.insert(QString::fromLatin1(language.data(), static_cast<qsizetype>(language.size())));
        QCOMPARE(chosen, known);
        chosen.remove(QStringLiteral("en")); // the source language needs none
        const auto files = translations();
        QCOMPARE(chosen, QSet<QString>(files.begin(), files.end()));
    }

    void noTranslationIsUnfinished_data()
    {
        QTest::addColumn<QString>("language");
        for (const auto& language : translations())
            QTest::addRow("%s", qPrintable(language)) << language;
    }
    void noTranslationIsUnfinished()
    {
        QFETCH(QString, language);
        const auto messages = messagesOf(language);
        // The same messages in every file: what one has and another lacks was forgotten, or is left over.
        QCOMPARE(messages.keys(), messagesOf(QStringLiteral("ja")).keys());
        QVERIFY(messages.size() > 200);
        for (auto message = messages.begin(); message != messages.end(); ++message) {
            const auto& source = message.key().second;
            QVERIFY2(message->type.isEmpty() && !message->translation.trimmed().isEmpty(), qPrintable(source));
            QVERIFY2(!message->comment.isEmpty(), qPrintable(source)); // carried along by lupdate
            for (const auto* place : {"%1", "%2", "%3"}) {
                QCOMPARE(message->translation.count(QLatin1String(place)), source.count(QLatin1String(place)));
                QVERIFY2(!source.contains(QLatin1String(place)) || message->comment.contains(QLatin1String(place)),
                         qPrintable(source));
            }
        }
    }

    void everyStringOfTheScreensIsInTheTranslation()
    {
        static const QRegularExpression call(QStringLiteral("qsTr\\(\"((?:[^\"\\\\]|\\\\.)*)\"\\)"));
        for (const auto& path : qmlFiles()) {
            const auto context = QFileInfo(path).completeBaseName().toUtf8();
            for (auto found = call.globalMatch(read(path)); found.hasNext();) {
                const auto source = found.next().captured(1).toUtf8();
                QCOMPARE(lackingIn(context, source), QStringList());
            }
        }
    }

    // That no file goes round the theme or the plain text: architecture_source.
    void everyFileBindsItsComponents()
    {
        int files = 0;
        for (const auto& path : qmlFiles()) {
            QVERIFY2(read(path).contains(QLatin1String("pragma ComponentBehavior: Bound")), qPrintable(path));
            ++files;
        }
        QVERIFY(files > 30);
    }
};

QTEST_MAIN(TextsTest)
#include "TextsTest.moc"
