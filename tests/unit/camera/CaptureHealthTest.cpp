// When a stream of pictures is no live picture any more, at exact times.
#include <QTest>

#include "drivers/camera/CaptureHealth.h"

using namespace uketsuke;
using namespace std::chrono_literals;
using camera::CaptureHealth;
using camera::frozenAfter;
using camera::warmUp;

namespace {

constexpr core::Milliseconds start = 5'000ms;

ports::Frame picture(std::uint8_t content, std::size_t at = 0)
{
    ports::Frame frame;
    frame.width = 5;
    frame.height = 3;
    frame.pixels = core::SecureBytes(45); // no multiple of a word
    for (auto& value : frame.pixels.writable())
        value = std::byte{100};
    frame.pixels.writable()[at] = std::byte{content};
    return frame;
}

ports::Frame dark(std::uint8_t noise, std::uint8_t brightest = 0)
{
    ports::Frame frame;
    frame.width = 5;
    frame.height = 3;
    frame.pixels = core::SecureBytes(45);
    frame.pixels.writable()[3] = std::byte{noise};
    frame.pixels.writable()[4] = std::byte{brightest};
    return frame;
}

core::Fault faultAt(const CaptureHealth& health, core::Milliseconds now)
{
    const auto verdict = health.verdict(now);
    return verdict ? core::Fault::InternalFault : verdict.error().fault;
}

} // namespace

class CaptureHealthTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCameraMayWarmUp()
    {
        CaptureHealth health;
        QVERIFY(health.verdict(1h));
        health.begin(start);
        QVERIFY(health.verdict(start + warmUp));
        QVERIFY(faultAt(health, start + warmUp + 1ms) == core::Fault::CameraFrozen);
        health.end();
        QVERIFY(health.verdict(start + 1h));
    }

    void theSamePictureIsNotFreshAndFreezesAfterASecond()
    {
        CaptureHealth health;
        health.begin(start);
        QVERIFY(health.arrived(picture(1), start));
        for (auto now = start; now <= start + frozenAfter; now += 100ms) {
            QVERIFY(!health.arrived(picture(1), now) || now == start);
            QVERIFY(health.verdict(now));
        }
        QVERIFY(faultAt(health, start + frozenAfter + 1ms) == core::Fault::CameraFrozen);
        QVERIFY(health.arrived(picture(2), start + 2s));
        QVERIFY(health.verdict(start + 2s));
    }

    void oneChangedByteAnywhereIsANewPicture()
    {
        for (std::size_t at = 0; at < 45; ++at) {
            CaptureHealth health;
            health.begin(start);
            QVERIFY(health.arrived(picture(1, at), start));
            QVERIFY(health.arrived(picture(2, at), start + 33ms));
        }
    }

    void aStreamOfTornPicturesIsMalformedNotFrozen()
    {
        CaptureHealth health;
        health.begin(start);
        QVERIFY(health.arrived(picture(1), start));
        health.malformed();
        QVERIFY(health.verdict(start + frozenAfter)); // one torn picture is no trouble
        QVERIFY(faultAt(health, start + frozenAfter + 1ms) == core::Fault::CameraFrameMalformed);
        QVERIFY(health.arrived(picture(2), start + 2s));
        QVERIFY(faultAt(health, start + 4s) == core::Fault::CameraFrozen); // forgotten with the next whole picture
    }

    void tornPicturesFromTheBeginningAreNamedBeforeTheWarmUpEnds()
    {
        CaptureHealth health;
        health.begin(start);
        health.malformed();
        QVERIFY(faultAt(health, start + frozenAfter + 1ms) == core::Fault::CameraFrameMalformed);
    }

    void blackForASecondIsNoPictureHoweverNoisy()
    {
        CaptureHealth health;
        health.begin(start);
        QVERIFY(health.arrived(picture(1), start));
        QVERIFY(health.arrived(dark(1), start + 500ms));
        QVERIFY(health.verdict(start + 500ms));
        QVERIFY(health.arrived(dark(2), start + frozenAfter + 1ms));
        QVERIFY(faultAt(health, start + frozenAfter + 1ms) == core::Fault::CameraFrozen);
        QVERIFY(health.arrived(dark(3, 13), start + 1200ms)); // one brighter point is enough
        QVERIFY(health.verdict(start + 1200ms));
    }

    void whatWasThereIsLostWhatNeverWasIsMissing()
    {
        const core::Error missing{core::Fault::CameraMissing, "test", {}, -1};
        CaptureHealth health;
        health.begin(start);
        health.failed(missing);
        QVERIFY(faultAt(health, start) == core::Fault::CameraMissing);
        QVERIFY(health.arrived(picture(1), start));
        QVERIFY(health.verdict(start));
        health.failed(missing);
        QVERIFY(faultAt(health, start) == core::Fault::CameraLost);
        QVERIFY(!health.arrived(picture(1), start)); // the old picture again does not prove that it is back
        QVERIFY(faultAt(health, start) == core::Fault::CameraLost);
        QVERIFY(health.arrived(picture(2), start));
        QVERIFY(health.verdict(start));
    }
};

QTEST_APPLESS_MAIN(CaptureHealthTest)
#include "CaptureHealthTest.moc"
