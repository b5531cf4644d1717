#include "drivers/face/OpenCvFaceMatcher.h"
#include "tests/contract/face/Pictures.h"
#include "tests/contract/face/Sha256Only.h"

#include <QDir>
#include <QPainter>
#include <QPainterPath>
#include <QTest>

using namespace uketsuke;
using namespace uketsuke::face;
using ports::FaceHint;

namespace {

QString demo() { return qEnvironmentVariable("UKETSUKE_DEMO"); }

QImage picture(const char* persona, int number = 4)
{
    return QImage(
        demo()
        + QStringLiteral("/people/%1/frame-%2.jpg").arg(QLatin1String(persona)).arg(number, 2, 10, QLatin1Char('0')));
}

core::Bytes photo(const char* persona)
{
    return test::readBytes(demo() + QStringLiteral("/photos/%1.jp2").arg(QLatin1String(persona)));
}

QImage onWall(const QImage& person, double scale, double turn, QPointF shift = {})
{
    QImage wall(640, 480, QImage::Format_RGB888);
    wall.fill(QColor(190, 192, 188));
    QPainter painter(&wall);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(QPointF(320, 240) + shift);
    painter.rotate(turn);
    painter.scale(scale, scale);
    painter.translate(-320, -211); // the face's middle in the demo's frames
    painter.drawImage(0, 0, person);
    return wall;
}

QImage shaded(QImage image, double factor, int offset)
{
    image = image.convertToFormat(QImage::Format_RGB888);
    for (int row = 0; row < image.height(); ++row)
        for (int column = 0; column < image.width() * 3; ++column) {
            auto& value = image.scanLine(row)[column];
            value = static_cast<uchar>(std::clamp(int(value * factor) + offset, 0, 255));
        }
    return image;
}

QImage smeared(const QImage& image)
{
    const auto small =
        image.scaled(image.width() / 14, image.height() / 14, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    return small.scaled(image.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

/// The demo's frame with what a person may wear or hold; drawn over the face, whose eyes are at 282, 212 and 375, 215.
QImage disguised(const QImage& person, const QByteArray& disguise)
{
    QImage scene = person.convertToFormat(QImage::Format_RGB888);
    QPainter painter(&scene);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (disguise.contains("mask")) {
        painter.setBrush(QColor(225, 232, 236));
        painter.drawRoundedRect(QRectF(238, 240, 180, 115), 50, 50);
    }
    if (disguise.contains("sunglasses")) {
        painter.setBrush(QColor(12, 12, 14));
        painter.drawRoundedRect(QRectF(240, 184, 82, 56), 18, 18);
        painter.drawRoundedRect(QRectF(334, 186, 82, 56), 18, 18);
        painter.drawRect(QRectF(318, 198, 20, 8));
    }
    painter.end();
    if (disguise == "back light") { // the window behind the head is all the camera sees
        scene = shaded(scene, 0.12, 0);
        QPainterPath window;
        window.addRect(scene.rect());
        window.addEllipse(QPointF(320, 240), 130, 190);
        QPainter(&scene).fillPath(window, QColor(252, 252, 250));
    }
    return scene;
}

} // namespace

class OpenCvFaceMatcherTest : public QObject {
    Q_OBJECT

    std::unique_ptr<OpenCvFaceMatcher> m_matcher;

    ports::FrameVerdict examine(const QImage& image)
    {
        const auto verdict = m_matcher->examine(test::frameOf(image));
        if (!verdict)
            qFatal("examine failed: %s", verdict.error().note.text().c_str());
        return *verdict;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto matcher =
            OpenCvFaceMatcher::create(qEnvironmentVariable("UKETSUKE_MODELS").toStdString(), test::Sha256Only());
        QVERIFY2(matcher.has_value(), matcher ? "" : matcher.error().note.text().c_str());
        m_matcher = std::move(*matcher);
    }
    void init() { m_matcher->clear(); }

    void personsMatchTheirOwnCardAndNoOther_data()
    {
        QTest::addColumn<QByteArray>("card");
        QTest::addColumn<QByteArray>("person");
        QTest::addColumn<bool>("same");
        QTest::newRow("hanako, own card") << QByteArray("hanako") << QByteArray("hanako") << true;
        QTest::newRow("taro, own card") << QByteArray("taro") << QByteArray("taro") << true;
        QTest::newRow("taro with hanako's card") << QByteArray("hanako") << QByteArray("taro") << false;
        QTest::newRow("hanako with taro's card") << QByteArray("taro") << QByteArray("hanako") << false;
    }
    void personsMatchTheirOwnCardAndNoOther()
    {
        QFETCH(QByteArray, card);
        QFETCH(QByteArray, person);
        QFETCH(bool, same);
        QVERIFY(m_matcher->enrol(photo(card)).has_value());
        const auto& profile = m_matcher->defaultProfile();
        int usable = 0;
        for (int number = 1; number <= 24; ++number) {
            const auto verdict = examine(picture(person, number));
            QVERIFY(verdict.face.has_value());
            if (verdict.hint != FaceHint::Good)
                continue;
            ++usable;
            QCOMPARE(verdict.usableFrames, std::min(usable, 5));
            QVERIFY(verdict.comparisonScore.has_value() && verdict.bonaFideScore.has_value());
            if (same)
                QVERIFY(*verdict.comparisonScore >= profile.accept);
            else
                QVERIFY(*verdict.comparisonScore < profile.retry - 0.1);
            QVERIFY(*verdict.bonaFideScore >= profile.bonaFideAccept);
        }
        QVERIFY2(usable >= 20, "the demo's frames must pass the quality gate");
    }

    void nobodyIsNoFace()
    {
        QVERIFY(m_matcher->enrol(photo("hanako")).has_value());
        for (int number = 1; number <= 4; ++number) {
            const auto verdict = examine(picture("nobody", number));
            QCOMPARE(verdict.hint, FaceHint::NoFace);
            QVERIFY(!verdict.face && !verdict.comparisonScore && !verdict.bonaFideScore);
        }
    }

    void framesThatCannotBeComparedGetAHintAndNoScore_data()
    {
        QTest::addColumn<QImage>("image");
        QTest::addColumn<int>("hint");
        const auto row = [](const char* name, const QImage& image, FaceHint hint) {
            QTest::newRow(name) << image << static_cast<int>(hint);
        };
        const auto person = picture("hanako");
        auto two = onWall(person, 0.8, 0, {-150, 0});
        QPainter painter(&two);
        painter.drawImage(QPointF(330, 70), picture("taro").copy(170, 30, 300, 400).scaled(240, 320));
        painter.end();
        row("two persons", two, FaceHint::OnePersonOnly);
        row("far away", onWall(person, 0.45, 0), FaceHint::Closer);
        row("too near", onWall(person, 2.3, 0), FaceHint::FartherAway);
        row("head leaning left", onWall(person, 0.9, -24), FaceHint::HoldHeadStraight);
        row("head leaning right", onWall(person, 0.9, 24), FaceHint::HoldHeadStraight);
        row("dark room", shaded(person, 0.17, 0), FaceHint::MoreLight);
        row("lamp in the face", shaded(person, 1.0, 115), FaceHint::LessLight);
        row("moving", smeared(person), FaceHint::HoldStill);
        row("dark glasses", disguised(person, "sunglasses"), FaceHint::UncoverEyes);
        row("mask", disguised(person, "mask"), FaceHint::UncoverMouth);
    }
    void framesThatCannotBeComparedGetAHintAndNoScore()
    {
        QFETCH(QImage, image);
        QFETCH(int, hint);
        QVERIFY(m_matcher->enrol(photo("hanako")).has_value());
        const auto verdict = examine(image);
        QCOMPARE(static_cast<int>(verdict.hint), hint);
        QVERIFY(!verdict.comparisonScore && !verdict.bonaFideScore);
        QCOMPARE(verdict.usableFrames, 0);
    }

    void whatHidesAFaceIsNeverAMatch_data()
    {
        QTest::addColumn<QByteArray>("person");
        QTest::addColumn<QByteArray>("disguise");
        for (const char* name : {"mask", "sunglasses", "mask and sunglasses", "back light"}) {
            QTest::addRow("the holder, %s", name) << QByteArray("hanako") << QByteArray(name);
            QTest::addRow("a stranger, %s", name) << QByteArray("taro") << QByteArray(name);
        }
    }
    void whatHidesAFaceIsNeverAMatch()
    {
        QFETCH(QByteArray, person);
        QFETCH(QByteArray, disguise);
        QVERIFY(m_matcher->enrol(photo("hanako")).has_value());
        const auto& profile = m_matcher->defaultProfile();
        for (int number = 1; number <= 6; ++number) {
            const auto verdict = examine(disguised(picture(person, number), disguise));
            const bool accepted = verdict.comparisonScore.value_or(0) >= profile.accept
                                  && verdict.bonaFideScore.value_or(0) >= profile.bonaFideAccept;
            QVERIFY(!accepted);
        }
    }

    void aSmallFaceBehindThePersonDoesNotMatter()
    {
        QVERIFY(m_matcher->enrol(photo("hanako")).has_value());
        auto scene = picture("hanako");
        QPainter painter(&scene);
        painter.drawImage(QPointF(5, 40), picture("taro").copy(170, 30, 300, 400).scaled(90, 120));
        painter.end();
        const auto verdict = examine(scene);
        QCOMPARE(verdict.hint, FaceHint::Good);
        QVERIFY(verdict.comparisonScore.value_or(0) >= m_matcher->defaultProfile().accept);
    }

    void anotherFaceNeverLendsItsFrames()
    {
        QVERIFY(m_matcher->enrol(photo("hanako")).has_value());
        for (int number = 1; number <= 4; ++number)
            QVERIFY(examine(picture("hanako", number)).usableFrames == number);
        const auto verdict = examine(picture("taro"));
        QCOMPARE(verdict.usableFrames, 1);
        QVERIFY(verdict.comparisonScore.value_or(1) < m_matcher->defaultProfile().retry);
    }

    void theSameFrameCountsOnce()
    {
        QVERIFY(m_matcher->enrol(photo("hanako")).has_value());
        const auto frame = test::frameOf(picture("hanako"));
        for (int round = 0; round < 3; ++round)
            QCOMPARE(m_matcher->examine(frame)->usableFrames, 1);
    }

    void aNewTryKeepsTheReferenceAndForgetsTheFrames()
    {
        QVERIFY(m_matcher->enrol(photo("hanako")).has_value());
        QCOMPARE(examine(picture("hanako", 1)).usableFrames, 1);
        QCOMPARE(examine(picture("hanako", 2)).usableFrames, 2);
        m_matcher->forgetProbes();
        const auto verdict = examine(picture("hanako", 3));
        QCOMPARE(verdict.usableFrames, 1);
        QVERIFY(verdict.comparisonScore.has_value());
    }

    void afterClearNothingIsCompared()
    {
        QVERIFY(m_matcher->enrol(photo("hanako")).has_value());
        static_cast<void>(examine(picture("hanako", 1)));
        m_matcher->clear();
        const auto verdict = examine(picture("hanako", 2));
        QCOMPARE(verdict.hint, FaceHint::Good);
        QVERIFY(!verdict.comparisonScore);
        QCOMPARE(verdict.usableFrames, 1);
    }

    void photosWithoutAFaceAreRefusedAndLeaveNoReference_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("fault");
        QTest::newRow("no photo") << QByteArray() << int(core::Fault::PhotoMissing);
        QTest::newRow("no picture") << QByteArray("\xFF\xD8\xFF\xE0 not JPEG 2000")
                                    << int(core::Fault::PhotoUnreadable);
    }
    void photosWithoutAFaceAreRefusedAndLeaveNoReference()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, fault);
        QVERIFY(m_matcher->enrol(photo("hanako")).has_value());
        const auto result = m_matcher->enrol(std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size()))));
        QVERIFY(!result);
        QCOMPARE(int(result.error().fault), fault);
        QVERIFY(!examine(picture("hanako")).comparisonScore);
    }

    void aPictureWithoutAFaceIsNoReference()
    {
        const auto result = m_matcher->enrolPicture(test::frameOf(picture("nobody", 1)));
        QVERIFY(!result);
        QCOMPARE(result.error().fault, core::Fault::NoFaceInPhoto);
    }

    void tightlyCutPhotosAreStillFound()
    {
        const auto tight = picture("hanako").copy(230, 80, 180, 250);
        QVERIFY(m_matcher->enrolPicture(test::frameOf(tight)).has_value());
        QVERIFY(examine(picture("hanako", 9)).comparisonScore.value_or(0) >= m_matcher->defaultProfile().accept);
    }

    void malformedFramesAreFaults_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("bytes");
        QTest::newRow("empty") << 0 << 0 << 0;
        QTest::newRow("too few pixels") << 640 << 480 << 640 * 480 * 3 - 1;
        QTest::newRow("too many pixels") << 640 << 480 << 640 * 480 * 3 + 1;
        QTest::newRow("negative") << -640 << -480 << 640 * 480 * 3;
        QTest::newRow("absurdly wide") << 1000000 << 16 << 48;
    }
    void malformedFramesAreFaults()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, bytes);
        const ports::Frame frame{.width = width, .height = height, .pixels = core::SecureBytes(std::size_t(bytes))};
        const auto verdict = m_matcher->examine(frame);
        QVERIFY(!verdict);
        QCOMPARE(verdict.error().fault, core::Fault::CameraFrameMalformed);
    }
};

QTEST_GUILESS_MAIN(OpenCvFaceMatcherTest)
#include "OpenCvFaceMatcherTest.moc"
