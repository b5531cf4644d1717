// The camera's contract on the V4L2 driver, whose system calls meet tests/support/v4l2-shim, and what only a device
// file can do wrong. The program starts itself again with the shim preloaded.
#include "tests/contract/suites/CameraContract.h"

#include "drivers/camera/V4l2Camera.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <unistd.h>

#include <cstdio>

using namespace uketsuke;

namespace {

constexpr const char* device = "/dev/video-of-the-shim";

camera::V4l2CameraOptions quick()
{
    camera::V4l2CameraOptions options;
    options.device = device;
    options.firstWait = core::Milliseconds(50);
    options.longestWait = core::Milliseconds(200);
    options.reopenAfter = core::Milliseconds(1300);
    return options;
}

/// The folder the shim looks into.
class ShimControl {
public:
    ShimControl() { qputenv("V4L2_SHIM_CONTROL", m_folder.path().toLocal8Bit()); }
    void write(const char* name, const QByteArray& content = {}) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
            qFatal("cannot write the shim's control file");
    }
    void remove(const char* name) const { QFile::remove(m_folder.filePath(QString::fromLatin1(name))); }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

class ShimStage final : public contract::CameraStage {
public:
    explicit ShimStage(const char* format) { m_control.write("format", format); }
    ports::Camera& camera() override { return m_camera; }
    void set(contract::Trouble trouble) override
    {
        for (const char* name : {"gone", "freeze", "black", "torn", "stall"})
            m_control.remove(name);
        switch (trouble) {
        case contract::Trouble::None: return;
        case contract::Trouble::Gone: return m_control.write("gone");
        case contract::Trouble::Frozen: return m_control.write("freeze");
        case contract::Trouble::Black: return m_control.write("black");
        case contract::Trouble::Torn: return m_control.write("torn");
        case contract::Trouble::Stalled: return m_control.write("stall");
        }
    }

private:
    ShimControl m_control;
    camera::V4l2Camera m_camera{quick()};
};

bool has(const camera::V4l2Camera& camera, core::Fault fault)
{
    const auto health = camera.health();
    return !health && health.error().fault == fault;
}

} // namespace

class DeviceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDriverThatLiesIsNoticedAndHeals_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QByteArray>("trouble");
        QTest::addColumn<int>("fault");
        const auto row = [](const char* trouble, core::Fault fault) {
            for (const char* format : {"mjpeg", "yuyv"})
                QTest::newRow((QByteArray(trouble) + ", " + format).constData())
                    << QByteArray(format) << QByteArray(trouble) << static_cast<int>(fault);
        };
        row("resized", core::Fault::CameraFrameMalformed);
        row("overlong", core::Fault::CameraFrameMalformed);
        row("error", core::Fault::CameraFrameMalformed);
        row("index", core::Fault::CameraLost);
    }
    void aDriverThatLiesIsNoticedAndHeals()
    {
        QFETCH(QByteArray, format);
        QFETCH(QByteArray, trouble);
        QFETCH(int, fault);
        const ShimControl control;
        control.write("format", format);
        camera::V4l2Camera camera(quick());
        QVERIFY(camera.start());
        QTRY_VERIFY_WITH_TIMEOUT(camera.latest(), 5000);
        control.write(trouble.constData());
        QTRY_VERIFY_WITH_TIMEOUT(has(camera, static_cast<core::Fault>(fault)), 5000);
        control.remove(trouble.constData());
        QTRY_VERIFY_WITH_TIMEOUT(camera.health(), 5000);
        QVERIFY(camera.latest());
    }

    void aDeviceThatCannotStreamYetIsTakenLater_data()
    {
        QTest::addColumn<QByteArray>("trouble");
        QTest::addColumn<int>("fault");
        QTest::newRow("absurd size") << QByteArray("huge") << static_cast<int>(core::Fault::CameraFrameMalformed);
        QTest::newRow("busy") << QByteArray("busy") << static_cast<int>(core::Fault::CameraLost);
    }
    void aDeviceThatCannotStreamYetIsTakenLater()
    {
        QFETCH(QByteArray, trouble);
        QFETCH(int, fault);
        const ShimControl control;
        control.write(trouble.constData());
        camera::V4l2Camera camera(quick());
        QVERIFY(camera.start());
        QTRY_VERIFY_WITH_TIMEOUT(has(camera, static_cast<core::Fault>(fault)), 5000);
        QVERIFY(!camera.latest());
        control.remove(trouble.constData());
        QTRY_VERIFY_WITH_TIMEOUT(camera.latest(), 5000);
        QTRY_VERIFY_WITH_TIMEOUT(camera.health(), 5000);
    }

    void whatIsNoCameraIsMissing()
    {
        const ShimControl control;
        auto options = quick();
        options.device = "/dev/null";
        camera::V4l2Camera camera(options);
        QVERIFY(camera.start()); // something can be opened there
        QTRY_VERIFY_WITH_TIMEOUT(has(camera, core::Fault::CameraMissing), 5000);
    }

    void bothFormatsShowTheSameScene()
    {
        // The lower right corner of the empty room: B 150, G 158, R 166 before noise and packing.
        for (const char* format : {"mjpeg", "yuyv"}) {
            const ShimControl control;
            control.write("format", format);
            camera::V4l2Camera camera(quick());
            QVERIFY(camera.start());
            QTRY_VERIFY_WITH_TIMEOUT(camera.latest(), 5000);
            const auto frame = camera.latest();
            QCOMPARE(frame->width, 640);
            QCOMPARE(frame->height, 480);
            const auto corner = frame->pixels.view().last(3);
            const int expected[] = {149, 157, 165};
            for (std::size_t colour = 0; colour < 3; ++colour)
                QVERIFY2(qAbs(std::to_integer<int>(corner[colour]) - expected[colour]) < 12, format);
        }
    }

    void anEndedCameraGivesItsPicturesAndDescriptorsBack()
    {
        const ShimControl control;
        const auto descriptors = [] { return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::NoFilter).size(); };
        const auto before = descriptors();
        for (int round = 0; round < 5; ++round) {
            camera::V4l2Camera camera(quick());
            QVERIFY(camera.start());
            QTRY_VERIFY_WITH_TIMEOUT(camera.latest(), 5000);
        }
        QCOMPARE(descriptors(), before);
    }
};

int main(int argc, char** argv)
{
    const QByteArray shim = UKETSUKE_BINARY_DIR "/lib/v4l2-shim.so";
    if (!qEnvironmentVariable("LD_PRELOAD").contains(QString::fromLocal8Bit(shim))) {
        qputenv("LD_PRELOAD", shim);
        qputenv("ASAN_OPTIONS", qgetenv("ASAN_OPTIONS") + ":verify_asan_link_order=0");
        ::execv("/proc/self/exe", argv);
        std::perror("execv");
        return 1;
    }
    qputenv("V4L2_SHIM_DEVICE", device);
    const QCoreApplication application(argc, argv);
    int failed = 0;
    for (const char* format : {"mjpeg", "yuyv"}) {
        contract::CameraContract suite([format] { return std::make_unique<ShimStage>(format); });
        failed += QTest::qExec(&suite, argc, argv);
    }
    DeviceTest devices;
    return failed + QTest::qExec(&devices, argc, argv);
}

#include "V4l2CameraTest.moc"
