// The screens look as they did, the ones that most patients meet in other colours, letters and words too: each is
// compared with a reference of block means. A word that is gone, a colour or a place that changed is seen; another
// version of the font engine, which draws a letter a pixel beside, is not. UKETSUKE_WRITE_DOCUMENTS=1 writes the
// references anew, after somebody has looked at the pictures (tools/gallery).
#include "app/presentation/KioskView.h"
#include "app/presentation/window/KioskWindow.h"
#include "tools/gallery/Fixtures.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QQmlComponent>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <span>

using namespace uketsuke;
using namespace uketsuke::presentation;
using Colours = DisplaySettings::Colours;

namespace {

// Of one channel, 0 to 255. Measured on a screen of words and keys in all four looks: moved by one pixel both ways no
// block differs by more than 7.0 and no picture by more than 0.83 in the mean; twice that is alike. A button without
// its word is not (aPixelBesideIsAlikeAndAMissingWordIsNot).
constexpr double mostInABlock = 14;
constexpr double mostInTheMean = 1.7;

constexpr int blockSide = 40;

struct Blocks {
    int columns{0};
    int rows{0};
    QByteArray means; ///< red, green, blue of each block, row by row
};

Blocks blocksOf(const QImage& picture)
{
    const QImage plain = picture.convertToFormat(QImage::Format_RGB888);
    Blocks blocks{.columns = (plain.width() + blockSide - 1) / blockSide,
                  .rows = (plain.height() + blockSide - 1) / blockSide,
                  .means = {}};
    for (int row = 0; row < blocks.rows; ++row)
        for (int column = 0; column < blocks.columns; ++column) {
            const QRect block = QRect(column * blockSide, row * blockSide, blockSide, blockSide) & plain.rect();
            long sums[3]{};
            for (int y = block.top(); y <= block.bottom(); ++y) {
                const auto* line = plain.constScanLine(y);
                for (int x = block.left(); x <= block.right(); ++x)
                    for (int channel = 0; channel < 3; ++channel)
                        sums[channel] += line[3 * x + channel];
            }
            const long pixels = long(block.width()) * block.height();
            for (const long sum : sums)
                blocks.means.append(static_cast<char>((sum + pixels / 2) / pixels));
        }
    return blocks;
}

struct Difference {
    double most{0};
    double mean{0};
    QPoint where; ///< the block
};

Difference differenceOf(const Blocks& left, const Blocks& right)
{
    Difference difference;
    if (left.columns != right.columns || left.rows != right.rows || left.means.size() != right.means.size())
        return {.most = 255, .mean = 255, .where = {}};
    for (qsizetype i = 0; i < left.means.size(); ++i) {
        const double apart = std::abs(double(uchar(left.means.at(i))) - double(uchar(right.means.at(i))));
        difference.mean += apart / double(left.means.size());
        if (apart > difference.most) {
            difference.most = apart;
            const int block = static_cast<int>(i / 3);
            difference.where = {block % left.columns, block / left.columns};
        }
    }
    return difference;
}

bool isAlike(const Difference& difference)
{
    return difference.most <= mostInABlock && difference.mean <= mostInTheMean;
}

QImage drawn(const Blocks& blocks)
{
    QImage small(blocks.columns, blocks.rows, QImage::Format_RGB888);
    for (int row = 0; row < blocks.rows; ++row)
        for (int column = 0; column < blocks.columns; ++column) {
            const auto at = 3 * (qsizetype(row) * blocks.columns + column);
            small.setPixelColor(
                column, row,
                QColor(uchar(blocks.means.at(at)), uchar(blocks.means.at(at + 1)), uchar(blocks.means.at(at + 2))));
        }
    return small.scaled(small.size() * blockSide);
}

/// What was, what is, and where they differ: black is alike, white differs by what is allowed and more.
QImage sideBySide(const Blocks& reference, const QImage& picture)
{
    const QImage was = drawn(reference);
    const Blocks now = blocksOf(picture);
    Blocks apart = now;
    for (qsizetype i = 0; i < apart.means.size(); ++i) {
        const double by = i < reference.means.size()
                              ? std::abs(double(uchar(reference.means.at(i))) - double(uchar(now.means.at(i))))
                              : 255.0;
        apart.means[i] = static_cast<char>(uchar(std::min(255.0, by / mostInABlock * 255)));
    }
    QImage sheet(was.width() + picture.width() + apart.columns * blockSide,
                 std::max(was.height(), apart.rows * blockSide), QImage::Format_RGB888);
    sheet.fill(Qt::gray);
    QPainter painter(&sheet);
    painter.drawImage(0, 0, was);
    painter.drawImage(was.width(), 0, picture);
    painter.drawImage(was.width() + picture.width(), 0, drawn(apart));
    return sheet;
}

const QString referenceFile = QStringLiteral(UKETSUKE_SOURCE_DIR "/tests/qml/screens/pictures.txt");

using References = std::map<QString, Blocks>;

References readReferences()
{
    References references;
    QFile file(referenceFile);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return references;
    Blocks* blocks = nullptr;
    while (!file.atEnd()) {
        const auto line = file.readLine().trimmed();
        if (line.startsWith('#') || line.isEmpty())
            continue;
        const auto words = line.split(' ');
        if (words.size() == 3) { // name, columns, rows; then one line a row
            blocks = &references[QString::fromLatin1(words[0])];
            *blocks = {.columns = words[1].toInt(), .rows = words[2].toInt(), .means = {}};
        } else if (blocks) {
            blocks->means.append(QByteArray::fromBase64(line));
        }
    }
    return references;
}

bool writeReferences(const References& references)
{
    QFile file(referenceFile);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Text))
        return false;
    file.write(
        "# Written by test_qml_pictures with UKETSUKE_WRITE_DOCUMENTS=1. Of each picture: name, columns and rows of blocks of 40 x\n"
        "# 40 pixels; then, a line for each row, the mean red, green and blue of its blocks, in base64.\n");
    for (const auto& [name, blocks] : references) {
        file.write(QStringLiteral("%1 %2 %3\n").arg(name).arg(blocks.columns).arg(blocks.rows).toLatin1());
        for (int row = 0; row < blocks.rows; ++row)
            file.write(blocks.means.mid(qsizetype(row) * blocks.columns * 3, qsizetype(blocks.columns) * 3).toBase64()
                       + '\n');
    }
    return true;
}

enum class Screens { All, MostMet };

struct Look {
    QSize size;
    const char* colours;
    Colours value;
    Screens screens;
    int percent{100};
    const char* language{"ja"};
};
// The first four are those in which was measured what is alike.
constexpr Look looks[] = {{{1280, 800}, "light", Colours::Light, Screens::All},
                          {{1280, 800}, "dark", Colours::Dark, Screens::MostMet},
                          {{1080, 1920}, "light", Colours::Light, Screens::All},
                          {{1080, 1920}, "dark", Colours::Dark, Screens::MostMet},
                          {{1280, 800}, "contrast", Colours::Contrast, Screens::MostMet},
                          {{1280, 800}, "light", Colours::Light, Screens::MostMet, 200},
                          {{1280, 800}, "light", Colours::Light, Screens::MostMet, 100, "en"},
                          {{800, 480}, "light", Colours::Light, Screens::MostMet}};
constexpr auto measuredLooks = std::span(looks).first<4>();
constexpr const char* mostMet[] = {"welcome",   "readingCard", "capturingFace", "consentSummary", "consentItem",
                                   "reviewing", "enteringPin", "finished",      "outOfService"};

/// The first fixture of each screen, or of those that most patients meet.
QStringList fixturesIn(const Look& look)
{
    QStringList names;
    QSet<QString> screens;
    for (const auto& fixture : gallery::fixtures(QStringLiteral("ja"))) {
        const auto screen = fixture.name.section(QLatin1Char('-'), 0, 0);
        const bool isMet = std::ranges::find(mostMet, fixture.name) != std::end(mostMet);
        if (!screens.contains(screen) && (look.screens == Screens::All || isMet))
            names.append(fixture.name);
        screens.insert(screen);
    }
    return names;
}

QString nameOf(const QString& fixture, const Look& look)
{
    return QStringLiteral("%1_%2x%3_%4_%5_%6")
        .arg(fixture)
        .arg(look.size.width())
        .arg(look.size.height())
        .arg(QLatin1String(look.colours))
        .arg(look.percent)
        .arg(QLatin1String(look.language));
}

} // namespace

class PicturesTest : public QObject {
    Q_OBJECT

    struct Panel {
        KioskView view;
        std::unique_ptr<KioskWindow> window;
    };
    std::unique_ptr<Panel> m_panel;
    References m_references;
    References m_drawn;

    QImage picture(const QString& name, const Look& look)
    {
        if (!m_panel || m_panel->window->window().size() != look.size) {
            m_panel.reset();
            m_panel = std::make_unique<Panel>();
            m_panel->view.setReducedMotion(true);
            auto window = KioskWindow::create(m_panel->view, {.size = look.size, .mode = WindowMode::Windowed});
            if (!window || !QTest::qWaitForWindowExposed(&(*window)->window(), 30'000))
                return {};
            m_panel->window = std::move(*window);
        }
        auto& view = m_panel->view;
        view.display()->setDefault({.colours = look.value, .textPercent = look.percent});
        const auto language = QString::fromLatin1(look.language);
        // A screen that has to move knows it some frames later.
        const int frames = look.percent == 100 ? 2 : 6;
        for (const auto& fixture : gallery::fixtures(language)) {
            if (fixture.name != name)
                continue;
            // Layouts settle one after the other, each with a frame; the camera's picture is left out.
            for (int i = 0; i < 2; ++i) {
                view.show({});
                view.setDefaultLanguage(language);
                view.show(fixture.snapshot);
                view.setLanguage(language);
                for (int digit = 0; digit < fixture.digits; ++digit)
                    view.pressDigit(digit % 10);
                QCoreApplication::processEvents();
                for (int frame = 0; frame < frames; ++frame)
                    (void)m_panel->window->window().grabWindow();
            }
            return m_panel->window->window().grabWindow();
        }
        return {};
    }

    /// How far below the top its ink lies on the average, in pixels.
    static double inkHeight(const QImage& picture)
    {
        double sum = 0, rows = 0;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x) {
                const double ink = 255 - qGray(picture.pixel(x, y));
                sum += ink;
                rows += ink * (y + 0.5);
            }
        return rows / std::max(sum, 1.0);
    }

private Q_SLOTS:
    void initTestCase() { m_references = readReferences(); }

    // Whatever is turned is turned within its layer, whatever its size in pixels. Where the layer itself was, this
    // died.
    void aTurnedPictureStaysOnThePanel()
    {
        KioskView view;
        auto panel = KioskWindow::create(view, {.size = {800, 480}, .mode = WindowMode::Hidden});
        QVERIFY(panel.has_value());
        auto& window = (*panel)->window();
        QQmlComponent component(&(*panel)->engine());
        component.setData(
            "import QtQuick\nimport Uketsuke\nItem { property alias turned: icon.turned\n"
            "Rectangle { anchors.fill: parent; color: \"white\" }\n"
            "Icon { id: icon; anchors.fill: parent; layer.enabled: true; path: Icons.arrow; colour: \"black\" } }",
            {});
        const std::unique_ptr<QObject> made(component.create()); // goes before the window
        auto* picture = qobject_cast<QQuickItem*>(made.get());
        QVERIFY2(picture, qPrintable(component.errorString()));
        picture->setParentItem(window.contentItem());
        const auto drawn = [&](QRectF box, double turned) {
            picture->setPosition(box.topLeft());
            picture->setSize(box.size());
            picture->setProperty("turned", turned);
            (void)window.grabWindow();
            return window.grabWindow().copy(box.toRect());
        };
        const QRectF whole(100, 100, 48, 48);
        const auto down = inkHeight(drawn(whole, 0)), up = inkHeight(drawn(whole, 180));
        QVERIFY2(std::abs(down - up) > 2 && std::abs(down + up - whole.height()) < 0.5,
                 qPrintable(QStringLiteral("%1 %2").arg(down).arg(up)));

        for (const double side : {0.3, 1.2, 2.6, 17.7, 63.7})
            for (const double x : {48.8, 100.7})
                for (const double edge : {0.0, 95.0, 480.0})
                    for (double lower = edge - 0.6; lower < edge + 0.6; lower += 0.05)
                        (void)drawn({x, lower - side, side, side}, 180);
    }

    void everyPictureIsAsItWas_data()
    {
        QTest::addColumn<int>("look");
        QTest::addColumn<QString>("fixture");
        for (int look = 0; look < int(std::size(looks)); ++look)
            for (const auto& fixture : fixturesIn(looks[look]))
                QTest::addRow("%s", qPrintable(nameOf(fixture, looks[look]))) << look << fixture;
    }
    void everyPictureIsAsItWas()
    {
        QFETCH(int, look);
        QFETCH(QString, fixture);
        const auto name = nameOf(fixture, looks[look]);
        const auto shown = picture(fixture, looks[look]);
        QVERIFY(!shown.isNull());
        m_drawn[name] = blocksOf(shown);
        if (qEnvironmentVariableIsSet("UKETSUKE_WRITE_DOCUMENTS"))
            return;
        QVERIFY2(m_references.contains(name), "no reference: run this program with UKETSUKE_WRITE_DOCUMENTS=1");
        const auto difference = differenceOf(m_references[name], m_drawn[name]);
        if (isAlike(difference))
            return;
        const QDir folder(QStringLiteral(UKETSUKE_BINARY_DIR "/pictures"));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        const auto sheet = folder.filePath(name + QStringLiteral(".png"));
        QVERIFY(sideBySide(m_references[name], shown).save(sheet));
        QFAIL(qPrintable(
            QStringLiteral("looks otherwise (%1 in a block, at %2, %3; %4 in the mean): what was, what is and the "
                           "difference lie in %5")
                .arg(difference.most)
                .arg(difference.where.x() * blockSide)
                .arg(difference.where.y() * blockSide)
                .arg(difference.mean)
                .arg(sheet)));
    }

    // A ruler that measures nothing would be content with everything.
    void aPixelBesideIsAlikeAndAMissingWordIsNot()
    {
        double most = 0;
        double mean = 0;
        for (const auto& look : measuredLooks) {
            const auto shown = picture(QStringLiteral("enteringPin"), look).convertToFormat(QImage::Format_RGB32);
            QVERIFY(!shown.isNull());
            QImage beside = shown;
            QPainter(&beside).drawImage(1, 1, shown);
            const auto moved = differenceOf(blocksOf(shown), blocksOf(beside));
            most = std::max(most, moved.most);
            mean = std::max(mean, moved.mean);
            QVERIFY2(isAlike(moved), qPrintable(QString::number(moved.most)));

            const auto* help = m_panel->window->window().findChild<QQuickItem*>(QStringLiteral("nav.help"));
            QVERIFY(help);
            const auto box = help->mapRectToScene(QRectF(0, 0, help->width(), help->height())).toRect();
            QImage wordless = shown;
            QPainter(&wordless).fillRect(box.adjusted(4, 4, -4, -4), shown.pixelColor(box.left() + 24, box.top() + 8));
            const auto gone = differenceOf(blocksOf(shown), blocksOf(wordless));
            QVERIFY2(!isAlike(gone), qPrintable(QString::number(gone.most)));

            QImage swapped = shown;
            swapped.invertPixels();
            QVERIFY(!isAlike(differenceOf(blocksOf(shown), blocksOf(swapped))));
        }
        qInfo("one pixel beside: %.1f in a block, %.2f in the mean", most, mean);
    }

    // What the camera sees on its left is on the right of the screen; round it lie shade, ring and the paper's corners,
    // and nothing of the picture stays when it goes.
    void thePreviewIsAMirrorUnderItsCover()
    {
        QVERIFY(!picture(QStringLiteral("capturingFace"), looks[0]).isNull());
        const auto* preview = [this]() -> QQuickItem* {
            for (auto* item : m_panel->window->window().findChildren<QQuickItem*>())
                if (item->inherits("uketsuke::presentation::FramePreview"))
                    return item;
            return nullptr;
        }();
        QVERIFY(preview);
        auto frame = std::make_shared<ports::Frame>();
        frame->width = 640;
        frame->height = 480;
        frame->pixels = core::SecureBytes(std::size_t(640) * 480 * 3);
        const auto pixels = frame->pixels.writable();
        for (std::size_t i = 0; i < pixels.size();
             i += 3) // blue, green, red: red on the camera's left, blue on its right
            pixels[i / 3 % 640 < 320 ? i + 2 : i] = std::byte{255};
        const auto at = [preview](const QImage& shown, double x, double y) {
            return shown.pixelColor(
                preview->mapToScene(QPointF(preview->width() * x, preview->height() * y)).toPoint());
        };
        auto& window = m_panel->window->window();
        const auto empty = window.grabWindow();
        m_panel->view.showFrame(frame);
        const auto shown = window.grabWindow();
        QCOMPARE(at(shown, 0.45, 0.5), QColor(Qt::blue));
        QCOMPARE(at(shown, 0.55, 0.5), QColor(Qt::red));
        const QColor shaded = at(shown, 0.04, 0.5);
        QVERIFY(shaded.blue() > shaded.red() && shaded.red() > 100); // the shade is light paper, seven parts of ten
        const QPoint corner = preview->mapToScene(QPointF(1, 1)).toPoint();
        QCOMPARE(shown.pixelColor(corner), shown.pixelColor(corner - QPoint(8, 8)));
        m_panel->view.showFrame(nullptr);
        QCOMPARE(window.grabWindow(), empty);
    }

    // From the top clockwise, and thicker than the rest: whoever tells no colours apart sees it too.
    void theRingFillsWithTheCheck()
    {
        const auto dark = [this](const Look& look, double gathered) {
            (void)picture(QStringLiteral("capturingFace"), look);
            m_panel->view.showFrame(nullptr);
            m_panel->view.showHint(ports::FaceHint::HoldStill, gathered);
            return m_panel->window->window().grabWindow();
        };
        for (const auto& look : measuredLooks) {
            const auto none = dark(look, 0);
            const auto quarter = dark(look, 0.25);
            const auto half = dark(look, 0.5);
            const auto all = dark(look, 1);
            QRect first, second, whole;
            const auto changed = [](const QImage& one, const QImage& other) {
                QRect box;
                for (int y = 0; y < one.height(); ++y)
                    for (int x = 0; x < one.width(); ++x)
                        if (one.pixel(x, y) != other.pixel(x, y))
                            box |= QRect(x, y, 1, 1);
                return box;
            };
            first = changed(none, quarter);
            second = changed(quarter, half);
            whole = changed(none, all);
            QVERIFY(whole.width() > 100 && whole.height() > 100);
            QVERIFY(first.left() >= whole.center().x() - 20 && first.bottom() <= whole.center().y() + 20);
            QVERIFY(second.left() >= whole.center().x() - 20 && second.top() >= whole.center().y() - 20);
            QVERIFY(first.right() == whole.right() && first.top() == whole.top());
        }
    }

    void cleanupTestCase()
    {
        m_panel.reset();
        if (qEnvironmentVariableIsSet("UKETSUKE_WRITE_DOCUMENTS"))
            QVERIFY(m_drawn.size() >= 2 * screenNames.size() && writeReferences(m_drawn));
    }
};

QTEST_MAIN(PicturesTest)
#include "PicturesTest.moc"
