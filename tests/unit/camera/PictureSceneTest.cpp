// The pretended view: pictures of a folder in turn, never twice the same bytes.
#include <QTest>

#include "drivers/simulated/PictureScene.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>

#include <algorithm>

using namespace uketsuke;
using simulated::PictureScene;

namespace {

constexpr int width = 64;
constexpr int height = 48;

/// The middle point's blue, green and red.
std::array<int, 3> middle(const core::SecureBytes& picture)
{
    const auto at = static_cast<std::size_t>((height / 2 * width + width / 2) * 3);
    const auto view = picture.view();
    return {std::to_integer<int>(view[at]), std::to_integer<int>(view[at + 1]), std::to_integer<int>(view[at + 2])};
}

bool isReddish(const core::SecureBytes& picture) { return middle(picture)[2] > middle(picture)[0] + 100; }
bool isBluish(const core::SecureBytes& picture) { return middle(picture)[0] > middle(picture)[2] + 100; }

bool save(const QTemporaryDir& folder, const char* name, Qt::GlobalColor colour, int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(colour);
    return image.save(folder.filePath(QString::fromLatin1(name)), "JPG");
}

} // namespace

class PictureSceneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noTwoMomentsAreTheSame()
    {
        PictureScene scene(width, height);
        const auto first = scene.next(PictureScene::Lens::Open);
        QCOMPARE(first.size(), std::size_t(width) * height * 3);
        QVERIFY(!(first == scene.next(PictureScene::Lens::Open)));
        QVERIFY(!(scene.next(PictureScene::Lens::Covered) == scene.next(PictureScene::Lens::Covered)));
    }

    void aPersonActsWhileItIsWantedMoreSlowlyEachTime()
    {
        QTemporaryDir folder;
        QVERIFY(save(folder, "rest.jpg", Qt::red, 48));
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("blink")));
        for (const char* name : {"blink/1.jpg", "blink/2.jpg", "blink/3.jpg"})
            QVERIFY(save(folder, name, Qt::blue, 48));
        PictureScene scene(width, height);
        QVERIFY(!scene.act("blink")); // nobody is there
        QVERIFY(scene.show(folder.path().toStdString()));
        QVERIFY(!scene.act("turn-left")); // knows no such act
        QVERIFY(isReddish(scene.next(PictureScene::Lens::Open)));
        QVERIFY(scene.act("blink"));
        const auto acted = [&] {
            int rest = 0, acting = 0;
            while (isReddish(scene.next(PictureScene::Lens::Open)))
                ++rest;
            do
                ++acting;
            while (isBluish(scene.next(PictureScene::Lens::Open)));
            return std::pair(rest, acting);
        };
        const auto [thought, first] = acted();
        QVERIFY(thought > 0 && first > 9);
        QVERIFY(acted().second > first);
        QVERIFY(scene.act(""));
        for (int moment = 0; moment < 300; ++moment)
            QVERIFY(isReddish(scene.next(PictureScene::Lens::Open)));
    }

    void aCoveredLensSeesNothing()
    {
        PictureScene scene(width, height);
        const auto black = scene.next(PictureScene::Lens::Covered);
        QVERIFY(std::ranges::all_of(black.view(), [](std::byte value) { return value < std::byte{12}; }));
    }

    void picturesOfAnySizeFillTheMiddleInTheOrderOfTheirNames()
    {
        const QTemporaryDir folder;
        QVERIFY(save(folder, "b.jpg", Qt::blue, 7));
        QVERIFY(save(folder, "a.jpg", Qt::red, 300));
        QFile broken(folder.filePath("0.jpg"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no picture") > 0);
        broken.close();
        PictureScene scene(width, height);
        QVERIFY(scene.show(folder.path().toStdString()));
        QVERIFY(isReddish(scene.next(PictureScene::Lens::Open)));
        bool blueCame = false;
        for (int moment = 0; moment < 30; ++moment)
            blueCame = isBluish(scene.next(PictureScene::Lens::Open)) || blueCame;
        QVERIFY(blueCame);
        scene.showNobody();
        const auto nobody = scene.next(PictureScene::Lens::Open);
        QVERIFY(!isReddish(nobody) && !isBluish(nobody));
    }

    void aFolderWithoutPicturesIsAnEmptyRoom()
    {
        const QTemporaryDir folder;
        PictureScene scene(width, height);
        QVERIFY(!scene.show(folder.path().toStdString()));
        QVERIFY(!scene.show(folder.filePath("absent").toStdString()));
        QVERIFY(middle(scene.next(PictureScene::Lens::Open))[1] > 80);
    }
};

QTEST_GUILESS_MAIN(PictureSceneTest)
#include "PictureSceneTest.moc"
