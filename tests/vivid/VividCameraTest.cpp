// The V4L2 driver on a camera of the kernel itself: the vivid module, in an emulated machine (run.py). What the
// preloaded shim of tests/support cannot show: the kernel's own queues, its faults, and a device node that goes and
// comes. Runs as the only program of that machine; elsewhere it would find no vivid and fails.
#include "drivers/camera/V4l2Camera.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace uketsuke;

namespace {

constexpr int limit = 120'000; ///< an emulated processor is slow; nothing here measures time

QString node() { return QStringLiteral("/dev/video0"); }

bool set(const char* control, int value)
{
    const auto words = QStringLiteral("%1=%2").arg(QLatin1String(control)).arg(value);
    return QProcess::execute(QStringLiteral("v4l2-ctl"), {QStringLiteral("-d"), node(), QStringLiteral("-c"), words})
           == 0;
}

bool driver(const char* what)
{
    QFile file(QStringLiteral("/sys/bus/platform/drivers/vivid/") + QLatin1String(what));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write("vivid.0") == 7;
}

camera::V4l2CameraOptions options(int width = 640, int height = 480)
{
    camera::V4l2CameraOptions options;
    options.device = node().toStdString();
    options.width = width;
    options.height = height;
    return options;
}

bool has(const camera::V4l2Camera& camera, core::Fault fault)
{
    const auto health = camera.health();
    return !health && health.error().fault == fault;
}

std::uint64_t sequence(const camera::V4l2Camera& camera)
{
    const auto frame = camera.latest();
    return frame ? frame->sequence : 0;
}

} // namespace

class VividCameraTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY2(QFile::exists(node()), "no vivid camera"); }

    void picturesComeInTheSizeThatWasAskedOrTheNearest_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("640 x 480") << 640 << 480;
        QTest::newRow("1280 x 720") << 1280 << 720;
        QTest::newRow("a size no camera has") << 801 << 603;
    }
    void picturesComeInTheSizeThatWasAskedOrTheNearest()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        camera::V4l2Camera camera(options(width, height));
        QVERIFY(camera.start());
        QTRY_VERIFY_WITH_TIMEOUT(sequence(camera) >= 10, limit);
        const auto frame = camera.latest();
        QVERIFY(camera.health());
        QVERIFY(frame->width > 0 && frame->height > 0);
        QCOMPARE(frame->pixels.size(), std::size_t(frame->width) * std::size_t(frame->height) * 3);
        qInfo("asked for %d x %d, got %d x %d", width, height, frame->width, frame->height);
    }

    void coloursArriveAsTheyAre()
    {
        // vivid draws colour bars, white first and black last.
        camera::V4l2Camera camera(options());
        QVERIFY(camera.start());
        QTRY_VERIFY_WITH_TIMEOUT(camera.latest(), limit);
        const auto frame = camera.latest();
        const auto at = [&](int column) {
            const auto row = std::size_t(frame->height) * 3 / 4;
            const auto pixel =
                frame->pixels.view().subspan((row * std::size_t(frame->width) + std::size_t(column)) * 3, 3);
            return std::array{std::to_integer<int>(pixel[0]), std::to_integer<int>(pixel[1]),
                              std::to_integer<int>(pixel[2])};
        };
        const auto bar = [&](int number) { return at(frame->width * (2 * number + 1) / 16); };
        const auto first = bar(0), yellow = bar(1), last = bar(7);
        QVERIFY(first[0] > 150 && first[1] > 150 && first[2] > 150);
        QVERIFY2(yellow[0] < 80 && yellow[1] > 150 && yellow[2] > 150, "blue is first in BGR");
        QVERIFY(last[0] < 60 && last[1] < 60 && last[2] < 60);
    }

    void aPictureThatStandsStillIsFrozenAndHeals()
    {
        camera::V4l2Camera camera(options());
        QVERIFY(camera.start());
        QTRY_VERIFY_WITH_TIMEOUT(camera.latest(), limit);
        QVERIFY(set("osd_text_mode", 2)); // without the running counter nothing moves in it
        QTRY_VERIFY_WITH_TIMEOUT(has(camera, core::Fault::CameraFrozen), limit);
        QVERIFY(set("osd_text_mode", 0));
        QTRY_VERIFY_WITH_TIMEOUT(camera.health(), limit);
    }

    void faultsOfTheKernelHeal_data()
    {
        QTest::addColumn<QByteArray>("control");
        QTest::newRow("a damaged buffer") << QByteArray("inject_v4l2_buf_flag_error");
        QTest::newRow("the stream dies") << QByteArray("inject_fatal_streaming_error");
        QTest::newRow("the next start of the stream fails") << QByteArray("inject_vidioc_streamon_error");
        QTest::newRow("the next buffers are refused") << QByteArray("inject_vidioc_reqbufs_error");
        QTest::newRow("the next buffer is refused") << QByteArray("inject_vidioc_qbuf_error");
    }
    void faultsOfTheKernelHeal()
    {
        QFETCH(QByteArray, control);
        camera::V4l2Camera camera(options());
        QVERIFY(camera.start());
        QTRY_VERIFY_WITH_TIMEOUT(camera.latest(), limit);
        QVERIFY(set(control.constData(), 1));
        camera.stop(); // an error that waits for the next start meets it
        const auto before = sequence(camera);
        QVERIFY(camera.start());
        QTRY_VERIFY_WITH_TIMEOUT(sequence(camera) > before + 5, limit);
        QVERIFY(camera.health());
        // And while pictures come.
        QVERIFY(set(control.constData(), 1));
        const auto then = sequence(camera);
        QTRY_VERIFY_WITH_TIMEOUT(sequence(camera) > then + 5, limit);
        QTRY_VERIFY_WITH_TIMEOUT(camera.health(), limit);
    }

    void aDeadStreamIsLostFirst()
    {
        camera::V4l2Camera camera(options());
        QVERIFY(camera.start());
        QTRY_VERIFY_WITH_TIMEOUT(camera.latest(), limit);
        QVERIFY(set("disconnect", 1)); // every call says ENODEV until the module is bound again
        QTRY_VERIFY_WITH_TIMEOUT(has(camera, core::Fault::CameraLost), limit);
        QVERIFY(!camera.latest());
        QVERIFY(driver("unbind"));
        QVERIFY(driver("bind"));
        QTRY_VERIFY_WITH_TIMEOUT(camera.health(), limit);
        QTRY_VERIFY_WITH_TIMEOUT(camera.latest(), limit);
    }

    void anUnpluggedCameraIsLostAndTakenWhenItComesBack()
    {
        camera::V4l2Camera camera(options());
        QVERIFY(camera.start());
        QTRY_VERIFY_WITH_TIMEOUT(camera.latest(), limit);
        const auto before = sequence(camera);
        QVERIFY(driver("unbind"));
        QTRY_VERIFY_WITH_TIMEOUT(has(camera, core::Fault::CameraLost), limit);
        QVERIFY(!camera.latest());
        QVERIFY(driver("bind"));
        QTRY_VERIFY_WITH_TIMEOUT(camera.health(), limit);
        QTRY_VERIFY_WITH_TIMEOUT(sequence(camera) > before, limit);
    }
};

QTEST_GUILESS_MAIN(VividCameraTest)
#include "VividCameraTest.moc"
