// Plain Japanese on the real screens: whoever cannot read kanji reads what stands above them, drawn where it belongs.
#include "app/core/Languages.h"
#include "app/presentation/KioskView.h"
#include "app/presentation/window/KioskWindow.h"
#include "tests/qml/screens/Looking.h"
#include "tools/gallery/Fixtures.h"

#include <QImage>
#include <QQuickItem>
#include <QQuickPaintedItem>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QTest>

using namespace uketsuke;
using namespace uketsuke::presentation;
using namespace uketsuke::looking;

namespace {

const QString plain = QString::fromLatin1(core::plainJapanese.data());

bool isInked(const QImage& picture, const QRectF& box)
{
    const auto area = box.toAlignedRect() & picture.rect();
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            if (contrast(picture.pixelColor(x, y), picture.pixelColor(area.topLeft())) > 3)
                return true;
    return false;
}

/// The blocks of rows with ink in them, from the top: first row, and the one behind the last.
std::vector<std::pair<int, int>> inkedRows(const QImage& picture, const QRectF& box)
{
    std::vector<std::pair<int, int>> blocks;
    const auto area = box.toAlignedRect() & picture.rect();
    for (int y = area.top(); y <= area.bottom(); ++y) {
        if (!isInked(picture, QRectF(area.left(), y, area.width() - 1, 0.5)))
            continue;
        if (blocks.empty() || blocks.back().second < y)
            blocks.emplace_back(y, y);
        blocks.back().second = y + 1;
    }
    return blocks;
}

/// Of what moves, the part that is not seen.
bool isUnderABar(QQuickItem* item)
{
    for (auto* mover = moverOf(item); mover; mover = moverOf(mover))
        if (!sceneBox(mover).contains(sceneBox(item)))
            return true;
    return false;
}

} // namespace

class PlainJapaneseTest : public QObject {
    Q_OBJECT

    KioskView m_view;
    std::unique_ptr<KioskWindow> m_window;

    QQuickItem* shown(const gallery::Fixture& fixture)
    {
        for (int i = 0; i < 2; ++i) { // the second time as in ScreensTest
            m_view.show({});
            m_view.show(fixture.snapshot);
            m_view.setLanguage(plain);
            for (int frame = 0; frame < 2; ++frame)
                (void)m_window->window().grabWindow();
        }
        return m_window->window().contentItem();
    }

    /// What is drawn above a text; null where nothing is.
    static QQuickPaintedItem* readingsOn(const QQuickItem* text)
    {
        for (auto* child : text->childItems())
            if (auto* above = qobject_cast<QQuickPaintedItem*>(child))
                return above;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_view.setReducedMotion(true);
        m_view.setDefaultLanguage(plain);
        auto window = KioskWindow::create(m_view, {.size = {1280, 800}, .mode = WindowMode::Windowed});
        QVERIFY(window.has_value());
        m_window = std::move(*window);
        QVERIFY(QTest::qWaitForWindowExposed(&m_window->window(), 30'000));
    }

    // What an authority wrote of a document, dates and the name of another language are not ours to read.
    void everyKanjiHasItsReading()
    {
        static const QRegularExpression notOurs(QStringLiteral("ＴＥＳＴ|\\d年\\d|（令和|^日本語$"));
        static const QRegularExpression kanji(QStringLiteral("[\\x{4E00}-\\x{9FFF}]"));
        int looked = 0;
        QStringList faults;
        for (const auto& fixture : gallery::fixtures(plain))
            walk(shown(fixture), [&](QQuickItem* item) {
                if (!item->inherits("QQuickText"))
                    return;
                const auto words = item->property("text").toString();
                if (words.contains(QStringLiteral("《")))
                    faults.append(QStringLiteral("marks are shown: ") + words);
                if (words.contains(notOurs))
                    return;
                auto unread = words;
                for (const auto& reading : m_view.furigana().find(words))
                    for (qsizetype i = reading.at; i < reading.at + reading.length; ++i)
                        unread[i] = QChar(u'あ');
                if (unread.contains(kanji))
                    faults.append(QStringLiteral("not read: ") + unread);
                if (words.contains(kanji) && !readingsOn(item))
                    faults.append(QStringLiteral("nothing above: ") + words);
                looked += words.contains(kanji) ? 1 : 0;
            });
        faults.removeDuplicates();
        QVERIFY2(looked > 300, qPrintable(QString::number(looked)));
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
    }

    void theReadingStandsAboveItsLine()
    {
        for (const auto& fixture : gallery::fixtures(plain)) {
            if (fixture.name != QLatin1String("choosingMethod"))
                continue;
            auto* root = shown(fixture);
            const auto picture = m_window->window().grabWindow();
            int looked = 0;
            walk(root, [&](QQuickItem* item) {
                if (!item->inherits("QQuickText") || !readingsOn(item))
                    return;
                const auto words = item->property("text").toString();
                if (const auto end = words.indexOf(QLatin1Char('\n'));
                    end >= 0 && m_view.furigana().find(words).front().at > end)
                    return; // nothing to read in its first line
                ++looked;
                const auto above = item->property("topPadding").toReal();
                QVERIFY(above > 0);
                const auto box = sceneBox(item);
                QVERIFY2(isInked(picture, {box.left(), box.top(), box.width(), above - 1}),
                         qPrintable(item->property("text").toString()));
            });
            QVERIFY(looked >= 8);
        }
    }

    // Wherever the words stand in their box: at its top or in its middle.
    void theReadingStandsCloseToItsWords()
    {
        int looked = 0, inTheMiddle = 0;
        QStringList faults;
        for (const auto& fixture : gallery::fixtures(plain)) {
            auto* root = shown(fixture);
            const auto picture = m_window->window().grabWindow();
            walk(root, [&](QQuickItem* item) {
                if (!item->inherits("QQuickText") || !readingsOn(item) || item->property("lineCount").toInt() != 1
                    || !picture.rect().contains(sceneBox(item).toAlignedRect()) || isUnderABar(item)
                    || !item->isEnabled()) // pale
                    return;
                ++looked;
                inTheMiddle += item->property("verticalAlignment").toInt() == Qt::AlignVCenter ? 1 : 0;
                // A reading may touch its words.
                const auto blocks = inkedRows(picture, sceneBox(item));
                const auto letters = item->property("font").value<QFont>().pixelSize();
                const auto gap = blocks.size() < 2 ? 0 : blocks[1].first - blocks[0].second;
                if (blocks.empty() || blocks.size() > 2 || gap > letters / 4)
                    faults.append(QStringLiteral("%1: %2: %3 blocks, %4 rows between them, letters of %5")
                                      .arg(fixture.name, item->property("text").toString())
                                      .arg(blocks.size())
                                      .arg(gap)
                                      .arg(letters));
            });
        }
        faults.removeDuplicates();
        QVERIFY2(looked > 300 && inTheMiddle > 2, qPrintable(QStringLiteral("%1 %2").arg(looked).arg(inTheMiddle)));
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
    }

    void whoeverListensAndLooksByNameGetsTheWordsAlone()
    {
        for (const auto& fixture : gallery::fixtures(plain))
            for (auto* control : controls(shown(fixture)))
                QVERIFY2(!control->property("text").toString().contains(QStringLiteral("《")),
                         qPrintable(control->objectName()));
        QVERIFY(!m_view.announcer()->screenWords().contains(QStringLiteral("《")));
    }

    void inAnotherLanguageNothingIsDrawnAndNothingKept()
    {
        const auto all = gallery::fixtures(plain);
        (void)shown(all.front());
        QVERIFY(!m_view.furigana().find(QStringLiteral("準備しています")).empty());
        m_view.setLanguage(QStringLiteral("ja"));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        (void)m_window->window().grabWindow();
        QVERIFY(m_view.furigana().find(QStringLiteral("準備しています")).empty());
        walk(m_window->window().contentItem(), [](QQuickItem* item) {
            if (item->inherits("QQuickText"))
                QVERIFY(!readingsOn(item));
        });
    }
};

QTEST_MAIN(PlainJapaneseTest)
#include "PlainJapaneseTest.moc"
