// What a screen may have to say beside what the gallery shows: every fault with its remedy, every hint of the camera,
// every caption of a sound. Nothing of it is cut, in any language, at the largest words (tools/soak screens: at every
// size of words on every panel).
#include "app/core/Languages.h"
#include "app/presentation/voice/PromptBook.h"
#include "tests/qml/screens/Looking.h"
#include "tests/qml/screens/Panels.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <set>

using namespace uketsuke;
using namespace uketsuke::presentation;
using namespace uketsuke::looking;

namespace {

/// The captions of that language: what is heard and stands nowhere else.
QStringList captionsIn(const QString& language)
{
    QFile file(QStringLiteral(UKETSUKE_SOURCE_DIR "/resources/voice/prompts.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList all;
    for (const auto& entry :
         QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("prompts")).toArray()) {
        const auto key = entry.toObject().value(QStringLiteral("key")).toString();
        if (!key.startsWith(QStringLiteral("sound.")) && !key.startsWith(QStringLiteral("voice.")))
            continue;
        const auto words = entry.toObject().value(language).toString();
        if (!words.isEmpty())
            all.append(words);
    }
    return all;
}

} // namespace

class WordsFitTest : public QObject {
    Q_OBJECT

    Panels m_panels;

    void looks() const
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("percent");
        const std::array sizes{QSize(1280, 800), QSize(1080, 1920), QSize(800, 480)};
        for (std::size_t tongue = 0; tongue < core::languages.size(); ++tongue)
            for (std::size_t place = 0; place < sizes.size(); ++place)
                for (const int percent : DisplaySettings::textPercents) {
                    if (!isLookedAt(sizes[place], core::languages[tongue], percent))
                        continue;
                    QTest::addRow("%dx%d %s %d", sizes[place].width(), sizes[place].height(),
                                  core::languages[tongue].data(), percent)
                        << sizes[place] << QString::fromLatin1(core::languages[tongue].data()) << percent;
                }
    }

    /// The panel of the row, with words of the row's size.
    Panel& begun()
    {
        QFETCH(QSize, size);
        QFETCH(int, percent);
        auto& panel = m_panels.of(size);
        warnings.clear();
        panel.view.display()->setDefault({.textPercent = percent});
        return panel;
    }

    static void judge(Panel& panel, const QStringList& faults)
    {
        panel.view.show({});
        panel.view.display()->setDefault({});
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
        QCOMPARE(warnings, QStringList());
    }

    /// Puts the fixture there once for each change of it, and says what does not fit.
    template <class Things, class Change>
    QStringList faultsWith(Panel& panel, const QString& language, const gallery::Fixture& fixture, const Things& things,
                           Change change)
    {
        QStringList faults;
        panel.put(fixture, language);
        for (const auto& thing : things) {
            const auto name = change(thing);
            panel.draw(6);
            for (const auto& fault : misfits(panel.root()))
                faults.append(fixture.name + QStringLiteral(", ") + name + QStringLiteral(": ") + fault);
        }
        return faults;
    }

private Q_SLOTS:
    void initTestCase() { keepWarnings(); }

    void everyFaultFits_data() { looks(); }
    void everyFaultFits()
    {
        QFETCH(QString, language);
        auto& panel = begun();
        QStringList faults;
        for (const auto* name : {"interrupted-cardRemoved", "outOfService", "choosingMethod-problem"}) {
            const auto fixture = fixtureNamed(QString::fromLatin1(name), language);
            // Faults that are told in the same words look alike.
            std::set<std::pair<QString, core::Remedy>> told;
            std::vector<core::Fault> different;
            for (const auto& entry : core::faultTable) {
                const bool closes = entry.remedy == core::Remedy::OutOfService;
                const bool isPlace = fixture.snapshot.screen == Screen::Interrupted
                                     || closes == (fixture.snapshot.screen == Screen::OutOfService);
                auto probe = fixture.snapshot;
                probe.problem = entry.fault;
                panel.view.show(probe);
                panel.view.setLanguage(language);
                if (isPlace && told.emplace(panel.view.problemText(), entry.remedy).second)
                    different.push_back(entry.fault);
            }
            QVERIFY(different.size() > 3);
            faults += faultsWith(panel, language, fixture, different, [&](core::Fault fault) {
                auto snapshot = fixture.snapshot;
                snapshot.problem = fault;
                panel.view.show(snapshot);
                return QString::number(core::number(fault));
            });
        }
        judge(panel, faults);
    }

    void everyHintFits_data() { looks(); }
    void everyHintFits()
    {
        QFETCH(QString, language);
        auto& panel = begun();
        using ports::FaceHint;
        constexpr std::array hints{
            FaceHint::Good,        FaceHint::NoFace,        FaceHint::OnePersonOnly,    FaceHint::Closer,
            FaceHint::FartherAway, FaceHint::FaceTheCamera, FaceHint::HoldHeadStraight, FaceHint::MoreLight,
            FaceHint::LessLight,   FaceHint::HoldStill,     FaceHint::UncoverEyes,      FaceHint::UncoverMouth};
        QStringList faults;
        QSet<QString> seen;
        for (const auto* name : {"capturingFace", "capturingFace-problem"})
            faults += faultsWith(panel, language, fixtureNamed(QString::fromLatin1(name), language), hints,
                                 [&](FaceHint hint) {
                                     panel.view.showHint(hint);
                                     seen.insert(QString::number(static_cast<int>(panel.view.hint())));
                                     return QStringLiteral("hint %1").arg(static_cast<int>(hint));
                                 });
        QCOMPARE(seen.size(), static_cast<qsizetype>(hints.size()));
        judge(panel, faults);
    }

    void everyCaptionFits_data() { looks(); }
    void everyCaptionFits()
    {
        QFETCH(QString, language);
        auto& panel = begun();
        const auto captions = captionsIn(language);
        QVERIFY(!captions.isEmpty());
        QStringList faults;
        for (const auto* name : {"welcome", "choosingMethod"})
            faults += faultsWith(panel, language, fixtureNamed(QString::fromLatin1(name), language), captions,
                                 [&](const QString& words) {
                                     panel.view.announcer()->setSoundCaption(words);
                                     return QStringLiteral("caption");
                                 });
        panel.view.announcer()->setSoundCaption({});
        judge(panel, faults);
    }

    void cleanupTestCase()
    {
        m_panels.close();
        letWarningsGo();
    }
};

QTEST_MAIN(WordsFitTest)
#include "WordsFitTest.moc"
