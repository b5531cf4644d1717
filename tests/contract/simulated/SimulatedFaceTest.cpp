// The matcher's contract as far as fixed scores can show it.
#include <QTest>

#include "drivers/simulated/SimulatedFaceMatcher.h"

#include <QElapsedTimer>

using namespace uketsuke;
using namespace uketsuke::simulated;

namespace {

ports::Frame frame(int width = 4, int height = 2)
{
    ports::Frame made;
    made.width = width;
    made.height = height;
    made.pixels = core::SecureBytes(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    return made;
}

} // namespace

class SimulatedFaceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void usableFramesCountAndCarryTheScores()
    {
        SimulatedFaceMatcher matcher;
        FaceScript script;
        script.comparisonScore = 0.25;
        script.bonaFideScore = 0.75;
        matcher.set(script);
        QVERIFY(matcher.enrol(core::viewOf("photo")));
        for (int count = 1; count <= 3; ++count) {
            const auto verdict = matcher.examine(frame());
            QVERIFY(verdict && verdict->hint == ports::FaceHint::Good);
            QCOMPARE(verdict->usableFrames, count);
            QVERIFY(verdict->comparisonScore == 0.25);
            QVERIFY(verdict->bonaFideScore == 0.75);
            QVERIFY(verdict->face);
        }
        matcher.forgetProbes();
        QCOMPARE(matcher.examine(frame())->usableFrames, 1);
        matcher.clear();
        const auto cleared = matcher.examine(frame());
        QCOMPARE(cleared->usableFrames, 0);
        QVERIFY(!cleared->comparisonScore);
        QVERIFY(matcher.pack().name.find("TEST") != std::string::npos);
    }

    void framesThatAreNotGoodHaveNoScores_data()
    {
        QTest::addColumn<int>("hint");
        QTest::addColumn<bool>("face");
        QTest::newRow("no face") << static_cast<int>(ports::FaceHint::NoFace) << false;
        QTest::newRow("two people") << static_cast<int>(ports::FaceHint::OnePersonOnly) << true;
        QTest::newRow("too far") << static_cast<int>(ports::FaceHint::Closer) << true;
    }
    void framesThatAreNotGoodHaveNoScores()
    {
        QFETCH(int, hint);
        QFETCH(bool, face);
        SimulatedFaceMatcher matcher;
        FaceScript script;
        script.hint = static_cast<ports::FaceHint>(hint);
        matcher.set(script);
        QVERIFY(matcher.enrol(core::viewOf("photo")));
        const auto verdict = matcher.examine(frame());
        QVERIFY(verdict && verdict->hint == script.hint);
        QVERIFY(!verdict->comparisonScore && !verdict->bonaFideScore);
        QCOMPARE(verdict->usableFrames, 0);
        QCOMPARE(verdict->face.has_value(), face);
    }

    void whatCannotBeEnrolledSaysWhy()
    {
        SimulatedFaceMatcher matcher;
        const auto fault = [&](std::string_view photo) {
            const auto enrolled = matcher.enrol(core::viewOf(photo));
            return enrolled ? core::Fault::InternalFault : enrolled.error().fault;
        };
        QVERIFY(fault("") == core::Fault::PhotoMissing);
        matcher.set({.photoReadable = false});
        QVERIFY(fault("photo") == core::Fault::PhotoUnreadable);
        matcher.set({.faceInPhoto = false});
        QVERIFY(fault("photo") == core::Fault::NoFaceInPhoto);
    }

    void brokenFramesAndModelsAreErrors()
    {
        SimulatedFaceMatcher matcher;
        auto torn = frame();
        torn.pixels.truncate(5);
        const auto malformed = matcher.examine(torn);
        QVERIFY(!malformed && malformed.error().fault == core::Fault::CameraFrameMalformed);
        matcher.set({.modelUsable = false});
        const auto unusable = matcher.examine(frame());
        QVERIFY(!unusable && unusable.error().fault == core::Fault::ModelUnusable);
    }

    void aSlowModelTakesItsTime()
    {
        SimulatedFaceMatcher matcher;
        matcher.set({.slowness = core::Milliseconds(60)});
        QElapsedTimer timer;
        timer.start();
        QVERIFY(matcher.examine(frame()));
        QVERIFY(timer.elapsed() >= 60);
    }
};

QTEST_APPLESS_MAIN(SimulatedFaceTest)
#include "SimulatedFaceTest.moc"
