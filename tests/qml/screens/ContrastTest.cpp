// Every word, every reading above one and every typed digit stands out from its ground by 7:1 on the pixels that are
// drawn: in every language, size of words, panel and colouring (tools/soak screens; each panel once in the short run),
// what lies over a screen among it. A control that cannot be used is pale, which WCAG 1.4.3 allows.
#include "app/core/Languages.h"
#include "app/presentation/window/FuriganaAbove.h"
#include "tests/qml/screens/Looking.h"
#include "tests/qml/screens/Panels.h"

#include <QHash>
#include <QImage>
#include <QPainter>

using namespace uketsuke;
using namespace uketsuke::presentation;
using namespace uketsuke::looking;
using Colours = DisplaySettings::Colours;

namespace {

constexpr double asked = 7;
// Of one channel: what the engine's own rounding moves a plain colour by.
constexpr int alike = 6;

bool isAlike(const QColor& left, const QColor& right)
{
    return std::abs(left.red() - right.red()) <= alike && std::abs(left.green() - right.green()) <= alike
           && std::abs(left.blue() - right.blue()) <= alike;
}

struct Seen {
    bool isDrawn{false}; ///< the word's own colour is in the box
    QColor ground;       ///< the colour which most of the rest of the box has
    double contrast{0};  ///< of the two
};

Seen seenIn(const QImage& picture, const QRect& box, const QColor& ink)
{
    QHash<QRgb, int> counts;
    for (int y = box.top(); y <= box.bottom(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        for (int x = box.left(); x <= box.right(); ++x)
            ++counts[line[x] | 0xff000000U];
    }
    Seen seen;
    int most = 0;
    for (auto at = counts.cbegin(); at != counts.cend(); ++at) {
        const QColor here(at.key());
        if (isAlike(here, ink))
            seen.isDrawn = true;
        else if (at.value() > most) {
            most = at.value();
            seen.ground = here;
        }
    }
    seen.contrast = most > 0 ? contrast(ink, seen.ground) : 1;
    return seen;
}

/// How far two colours are from each other, in steps of one channel.
int apart(const QColor& left, const QColor& right)
{
    return std::abs(left.red() - right.red()) + std::abs(left.green() - right.green())
           + std::abs(left.blue() - right.blue());
}

/// Whether the readings are there where they are painted in this box: ink rather than ground. They stand between two
/// pixels as often as not, which no letter as small is wholly inked by. Of the smallest no pixel is: then there is
/// nothing to look at.
bool areDrawn(FuriganaAbove& readings, const QImage& picture, const QRect& box, const QColor& ground)
{
    const auto place = sceneBox(&readings).toAlignedRect();
    if (place.isEmpty())
        return true;
    QImage painted(place.size(), QImage::Format_ARGB32_Premultiplied);
    painted.fill(Qt::transparent);
    QPainter painter(&painted);
    readings.paint(&painter);
    painter.end();
    bool isInked = false;
    for (int y = 0; y < painted.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(painted.constScanLine(y));
        for (int x = 0; x < painted.width(); ++x) {
            const QPoint at = place.topLeft() + QPoint(x, y);
            if (qAlpha(line[x]) < 255 || !box.contains(at))
                continue;
            isInked = true;
            for (const auto& near : {at, at - QPoint(1, 0), at - QPoint(0, 1), at + QPoint(1, 0), at + QPoint(0, 1)})
                if (const auto here = picture.rect().contains(near) ? picture.pixelColor(near) : ground;
                    apart(here, readings.laid().colour) < apart(here, ground))
                    return true;
        }
    }
    return !isInked;
}

/// Digits have no words; those of a box that nothing is typed into have no ink.
bool isTyped(const QQuickItem* item)
{
    return item->inherits("uketsuke::presentation::SecretDigits") && item->parentItem()->property("filled").toInt() > 0;
}

} // namespace

class ContrastTest : public QObject {
    Q_OBJECT

    Panels m_panels;

private Q_SLOTS:
    void initTestCase() { keepWarnings(); }

    // The ruler sees a pale word, and one that is not there.
    void theRulerKnowsPaleFromPlain()
    {
        QImage picture(40, 20, QImage::Format_RGB32);
        picture.fill(QColor(250, 246, 240));
        const QRect box = picture.rect();
        QVERIFY(!seenIn(picture, box, QColor(32, 48, 46)).isDrawn);
        for (int x = 4; x < 30; ++x)
            picture.setPixelColor(x, 9, QColor(32, 48, 46));
        QVERIFY(seenIn(picture, box, QColor(32, 48, 46)).isDrawn);
        QVERIFY(seenIn(picture, box, QColor(32, 48, 46)).contrast >= asked);
        for (int x = 4; x < 30; ++x)
            picture.setPixelColor(x, 9, QColor(120, 120, 120));
        QVERIFY(seenIn(picture, box, QColor(120, 120, 120)).isDrawn);
        QVERIFY(seenIn(picture, box, QColor(120, 120, 120)).contrast < asked);
    }

    void everyWordStandsOutFromItsGround_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("percent");
        QTest::addColumn<int>("colours");
        const std::array sizes{QSize(1280, 800), QSize(1080, 1920), QSize(800, 480)};
        const std::array colourings{Colours::Light, Colours::Dark, Colours::Contrast};
        const std::array names{"light", "dark", "contrast"};
        const auto& percents = DisplaySettings::textPercents;
        for (std::size_t tongue = 0; tongue < core::languages.size(); ++tongue)
            for (std::size_t place = 0; place < sizes.size(); ++place)
                for (std::size_t scale = 0; scale < std::size(percents); ++scale) {
                    // Three languages after one another have the three colourings, and each language each of them.
                    const auto colouring = (tongue + place + scale) % colourings.size();
                    if (!isLookedAt(sizes[place], core::languages[tongue], percents[scale]))
                        continue;
                    const auto language = QString::fromLatin1(core::languages[tongue].data());
                    QTest::addRow("%dx%d %s %d %s", sizes[place].width(), sizes[place].height(),
                                  core::languages[tongue].data(), percents[scale], names[colouring])
                        << sizes[place] << language << int(percents[scale]) << static_cast<int>(colourings[colouring]);
                }
    }
    void everyWordStandsOutFromItsGround()
    {
        QFETCH(QSize, size);
        QFETCH(QString, language);
        QFETCH(int, percent);
        QFETCH(int, colours);
        auto& panel = m_panels.of(size);
        warnings.clear();
        panel.view.display()->setDefault({.colours = static_cast<Colours>(colours), .textPercent = percent});
        int looked = 0, digits = 0, readings = 0;
        QStringList faults;
        const auto look = [&](const QString& where) {
            const auto picture = panel.draw().convertToFormat(QImage::Format_RGB32);
            walk(panel.root(), [&](QQuickItem* item) {
                const auto words = item->property("text").toString();
                const bool isText = item->inherits("QQuickText") && !words.trimmed().isEmpty();
                if (!item->isEnabled() || (!isText && !isTyped(item)))
                    return;
                const auto told = [&](const QString& what) {
                    faults.append(where + QStringLiteral(": ") + what + QStringLiteral(": ")
                                  + (isText ? words : QStringLiteral("digits")));
                };
                bool waits = false;
                for (auto* mover = moverOf(item); mover && !waits; mover = moverOf(mover))
                    waits = canBeMoved(mover, panel.root());
                if (!isDrawn(item)) {
                    // A line waits undrawn where fingers and keys can fetch it, nowhere else.
                    if (!waits)
                        told(QStringLiteral("not drawn"));
                    return;
                }
                auto box = sceneBox(item);
                const auto whole = box.height();
                for (auto* above = item->parentItem(); above; above = above->parentItem())
                    if (above->clip())
                        box &= sceneBox(above);
                if (waits && box.height() < 0.95 * whole)
                    return; // comes when it is moved
                const auto pixels = box.toAlignedRect() & picture.rect();
                const auto seen = seenIn(picture, pixels, item->property(isText ? "color" : "ink").value<QColor>());
                ++looked;
                digits += isText ? 0 : 1;
                if (!seen.isDrawn)
                    told(QStringLiteral("its colour is not there"));
                else if (seen.contrast < asked)
                    told(QString::number(seen.contrast));
                for (auto* child : item->childItems())
                    if (auto* above = dynamic_cast<FuriganaAbove*>(child); above && above->isVisible()) {
                        ++readings;
                        if (!areDrawn(*above, picture, pixels, seen.ground))
                            told(QStringLiteral("its readings are not there"));
                        else if (const auto of = contrast(above->laid().colour, seen.ground); of < asked)
                            told(QStringLiteral("its readings, %1").arg(of));
                    }
            });
        };
        for (const auto& fixture : gallery::fixtures(language)) {
            panel.put(fixture, language);
            look(fixture.name);
        }
        for (const auto& opening : openings(language)) {
            QVERIFY2(panel.open(opening, language), qPrintable(opening.name));
            look(opening.name);
        }
        panel.view.show({});
        panel.view.display()->setDefault({});
        QVERIFY2(looked > 300 && faults.isEmpty(),
                 qPrintable(QStringLiteral("%1 looked at\n").arg(looked) + faults.join(QLatin1Char('\n'))));
        QVERIFY2(digits > 0, "no typed digit was looked at");
        QCOMPARE(readings > 100, language == QLatin1String(core::plainJapanese.data()));
        QCOMPARE(warnings, QStringList());
    }

    void cleanupTestCase()
    {
        m_panels.close();
        letWarningsGo();
    }
};

QTEST_MAIN(ContrastTest)
#include "ContrastTest.moc"
