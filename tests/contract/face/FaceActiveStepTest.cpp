// The active step on real pictures through the real networks: the demo's people who do what is asked, and what must not
// pass for it - stills that are moved, turned, tilted, sheared or bent, printed photographs, photographs of screens.
// Pictures that lie beside the repository are used where they are; without them a test is skipped and says why.
#include "app/identity/FaceDecision.h"
#include "drivers/face/OpenCvFaceMatcher.h"
#include "tests/contract/face/Pictures.h"
#include "tests/contract/face/Sha256Only.h"

#include <QDir>
#include <QTest>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace uketsuke;
using namespace uketsuke::face;
using identity::FaceAction;
using identity::FaceVerdict;

namespace {

constexpr double degree = std::numbers::pi / 180;
/// The demo's faces: middle and width in the frame.
constexpr QPointF faceMiddle{320, 240};
constexpr double faceWidth = 195;
/// Of the camera, in widths of the face: what a lens of 60 degrees needs to show it so large.
constexpr double cameraDistance = 3;

struct Pose {
    double yaw{0}, pitch{0}, roll{0}; ///< degrees
    double bend{0};                   ///< radius of a print bent about its upright axis, in widths of the face; 0: flat
    QPointF shift{};
    double scale{1}, shear{0};
};

/// What the camera sees of a print that shows this picture, held so.
QImage printed(const QImage& picture, const Pose& pose)
{
    const auto source = picture.convertToFormat(QImage::Format_RGB32);
    QImage seen(source.size(), QImage::Format_RGB32);
    const double cy = std::cos(pose.yaw * degree), sy = std::sin(pose.yaw * degree);
    const double cp = std::cos(pose.pitch * degree), sp = std::sin(pose.pitch * degree);
    const double cr = std::cos(pose.roll * degree), sr = std::sin(pose.roll * degree);
    // Rows of rotation: about the upright axis after the level one after the line of sight.
    const std::array<std::array<double, 3>, 3> turn{{{cy * cr + sy * sp * sr, -cy * sr + sy * sp * cr, sy * cp},
                                                     {cp * sr, cp * cr, -sp},
                                                     {-sy * cr + cy * sp * sr, sy * sr + cy * sp * cr, cy * cp}}};
    for (int row = 0; row < seen.height(); ++row) {
        auto* line = reinterpret_cast<QRgb*>(seen.scanLine(row));
        for (int column = 0; column < seen.width(); ++column) {
            const double y = (row - faceMiddle.y() - pose.shift.y()) / faceWidth / pose.scale;
            const double x = (column - faceMiddle.x() - pose.shift.x()) / faceWidth / pose.scale - pose.shear * y;
            double u = 0, v = 0;
            for (int round = 0; round < (pose.bend > 0 ? 6 : 1); ++round) {
                const double near = std::clamp(u, -1.2, 1.2);
                const double depth = pose.bend > 0 ? near * near / 2 / pose.bend : 0; // the middle bulges to the camera
                const double a = cameraDistance * turn[0][0] - x * turn[2][0],
                             b = cameraDistance * turn[0][1] - x * turn[2][1];
                const double e = cameraDistance * turn[1][0] - y * turn[2][0],
                             f = cameraDistance * turn[1][1] - y * turn[2][1];
                const double c = x * cameraDistance + depth * (x * turn[2][2] - cameraDistance * turn[0][2]);
                const double g = y * cameraDistance + depth * (y * turn[2][2] - cameraDistance * turn[1][2]);
                const double area = a * f - b * e;
                const double next = (c * f - b * g) / area;
                v = (a * g - c * e) / area;
                u = round == 0 ? next : (u + next) / 2;
            }
            const double fromX = u * faceWidth + faceMiddle.x(), fromY = v * faceWidth + faceMiddle.y();
            const int x0 = static_cast<int>(std::floor(fromX)), y0 = static_cast<int>(std::floor(fromY));
            if (x0 < 0 || y0 < 0 || x0 + 1 >= source.width() || y0 + 1 >= source.height()) {
                line[column] = qRgb(190, 190, 188);
                continue;
            }
            const double ax = fromX - x0, ay = fromY - y0;
            const auto mixed = [&](int (*part)(QRgb)) {
                const double upper = part(source.pixel(x0, y0)) * (1 - ax) + part(source.pixel(x0 + 1, y0)) * ax;
                const double lower =
                    part(source.pixel(x0, y0 + 1)) * (1 - ax) + part(source.pixel(x0 + 1, y0 + 1)) * ax;
                return static_cast<int>(upper * (1 - ay) + lower * ay + 0.5);
            };
            line[column] = qRgb(mixed(qRed), mixed(qGreen), mixed(qBlue));
        }
    }
    return seen;
}

QString demo() { return qEnvironmentVariable("UKETSUKE_DEMO"); }

QImage picture(const QString& persona, const QString& name)
{
    return QImage(demo() + QStringLiteral("/people/%1/%2.jpg").arg(persona, name));
}

constexpr std::array actions{FaceAction::Blink, FaceAction::TurnLeft, FaceAction::TurnRight};

QString folderOf(FaceAction action)
{
    switch (action) {
    case FaceAction::Blink: return QStringLiteral("blink");
    case FaceAction::TurnLeft: return QStringLiteral("turn-left");
    case FaceAction::TurnRight: return QStringLiteral("turn-right");
    }
    return {};
}

/// What an attack does over time, there and back: the poses between which a hand moves.
std::vector<Pose> swept(const std::vector<Pose>& turningPoints)
{
    constexpr int between = 2;
    std::vector<Pose> poses;
    for (std::size_t index = 0; index + 1 < turningPoints.size(); ++index) {
        const auto& from = turningPoints[index];
        const auto& to = turningPoints[index + 1];
        for (int step = 0; step < between; ++step) {
            const double share = double(step) / between;
            const auto mix = [share](double one, double other) { return one + (other - one) * share; };
            poses.push_back({mix(from.yaw, to.yaw), mix(from.pitch, to.pitch), mix(from.roll, to.roll),
                             mix(from.bend, to.bend), from.shift + (to.shift - from.shift) * share,
                             mix(from.scale, to.scale), mix(from.shear, to.shear)});
        }
    }
    return poses;
}

} // namespace

class FaceActiveStepTest : public QObject {
    Q_OBJECT

    std::unique_ptr<OpenCvFaceMatcher> m_matcher;
    int m_tried{0}; ///< how often an attack came as far as the question

    ports::FrameVerdict examine(const QImage& image)
    {
        const auto verdict = m_matcher->examine(test::frameOf(image));
        if (!verdict)
            qFatal("examine failed: %s", verdict.error().note.text().c_str());
        return *verdict;
    }

    /// The actions that were taken as done when somebody who rests like the first pictures then shows the others. Each
    /// picture is looked at once, whatever is asked.
    QList<FaceAction> taken(const std::vector<QImage>& rest, const std::vector<QImage>& then)
    {
        m_matcher->forgetProbes();
        identity::FaceActionWatch resting;
        for (std::size_t count = 0; count < 12 && !resting.knowsRest(); ++count)
            resting.observe(examine(rest[count % rest.size()]));
        if (!resting.knowsRest())
            return {}; // the gate or the comparison stopped it before anything was asked
        ++m_tried;
        std::vector<ports::FrameVerdict> verdicts;
        for (const auto& image : then)
            verdicts.push_back(examine(image));
        QList<FaceAction> done;
        for (const auto action : actions) {
            auto watch = resting;
            watch.ask(action, {});
            auto verdict = identity::FaceActionVerdict::Waiting;
            for (const auto& frame : verdicts)
                if (verdict == identity::FaceActionVerdict::Waiting)
                    verdict = watch.judge(frame, {});
            if (verdict == identity::FaceActionVerdict::Done)
                done.append(action);
        }
        return done;
    }

    static std::vector<QImage> still(const QString& persona)
    {
        return {picture(persona, QStringLiteral("frame-01")), picture(persona, QStringLiteral("frame-02")),
                picture(persona, QStringLiteral("frame-03")), picture(persona, QStringLiteral("frame-04")),
                picture(persona, QStringLiteral("frame-05"))};
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto matcher =
            OpenCvFaceMatcher::create(qEnvironmentVariable("UKETSUKE_MODELS").toStdString(), test::Sha256Only());
        QVERIFY2(matcher.has_value(), matcher ? "" : matcher.error().note.text().c_str());
        m_matcher = std::move(*matcher);
    }
    void init()
    {
        m_matcher->clear();
        m_tried = 0;
    }

    void theDefaultPackHasOnePassiveNetworkAndSoAlwaysAsks() { QCOMPARE(m_matcher->attackChecks(), std::size_t(1)); }

    void whoDoesWhatIsAskedIsSeen_data()
    {
        QTest::addColumn<QString>("persona");
        QTest::newRow("hanako") << QStringLiteral("hanako");
        QTest::newRow("taro, with spectacles") << QStringLiteral("taro");
    }
    void whoDoesWhatIsAskedIsSeen()
    {
        QFETCH(QString, persona);
        QVERIFY(m_matcher->enrol(test::readBytes(demo() + QStringLiteral("/photos/%1.jp2").arg(persona))).has_value());
        const auto& thresholds = m_matcher->defaultProfile();
        identity::FaceProfile profile;
        profile.accept = thresholds.accept;
        profile.retry = thresholds.retry;
        profile.attackAccept = thresholds.bonaFideAccept;
        profile.attackRetry = thresholds.bonaFideRetry;
        profile.activeStep = identity::ActiveStep::Always;
        QList<FaceAction> seen;
        for (const std::uint32_t drawn : {0u, 1u, 4u}) { // blink, left, right
            m_matcher->forgetProbes();
            identity::FaceDecision decision(profile, drawn);
            identity::FaceOutcome outcome;
            core::Milliseconds now{0};
            for (const auto& image : still(persona))
                outcome = decision.decide(examine(image), now += core::Milliseconds(100));
            QCOMPARE(int(outcome.verdict), int(FaceVerdict::ActionAsked));
            const auto action = *outcome.action;
            seen.append(action);
            for (int number = 1; number <= 5; ++number)
                outcome = decision.decide(
                    examine(picture(persona, QStringLiteral("%1/frame-0%2").arg(folderOf(action)).arg(number))),
                    now += core::Milliseconds(100));
            for (int number = 6; number <= 8 && outcome.verdict == FaceVerdict::Undecided; ++number)
                outcome = decision.decide(examine(picture(persona, QStringLiteral("frame-0%1").arg(number))),
                                          now += core::Milliseconds(100));
            QCOMPARE(int(outcome.verdict), int(FaceVerdict::Accepted));
            QVERIFY(decision.activeStepPassed());
            QVERIFY(now < core::Milliseconds(2000)); // ten frames a second: pretended time
        }
        QCOMPARE(seen, (QList<FaceAction>{FaceAction::Blink, FaceAction::TurnLeft, FaceAction::TurnRight}));
    }

    void onlyTheActionThatIsDoneIsTaken()
    {
        for (const auto& persona : {QStringLiteral("hanako"), QStringLiteral("taro")})
            for (const auto done : actions) {
                std::vector<QImage> then;
                for (int number = 1; number <= 5; ++number)
                    then.push_back(picture(persona, QStringLiteral("%1/frame-0%2").arg(folderOf(done)).arg(number)));
                then.push_back(picture(persona, QStringLiteral("frame-06")));
                QCOMPARE(taken(still(persona), then), QList<FaceAction>{done});
            }
    }

    void aStillPhotographMovedAboutPassesNothing_data()
    {
        QTest::addColumn<QString>("persona");
        QTest::addColumn<int>("attack");
        for (const auto& persona : {QStringLiteral("hanako"), QStringLiteral("taro")}) {
            int attack = 0;
            for (const char* name :
                 {"shifted, enlarged and rolled", "sheared", "turned about its upright axis to 50 degrees",
                  "tilted to 55 degrees", "turned and tilted at once", "bent and turned by 20 degrees"})
                QTest::addRow("%s, %s", qUtf8Printable(persona), name) << persona << attack++;
        }
    }
    void aStillPhotographMovedAboutPassesNothing()
    {
        QFETCH(QString, persona);
        QFETCH(int, attack);
        const std::array<std::vector<Pose>, 6> attacks{{
            {{},
             {.shift = {60, 0}},
             {},
             {.shift = {0, -40}},
             {},
             {.scale = 1.2},
             {},
             {.scale = 0.85},
             {},
             {.roll = 14},
             {},
             {.roll = -14},
             {},
             {}},
            {{}, {.shear = 0.3}, {}, {.shear = -0.3}, {}, {}},
            {{}, {.yaw = 25}, {.yaw = 50}, {.yaw = 25}, {}, {.yaw = -25}, {.yaw = -50}, {.yaw = -25}, {}, {}},
            {{},
             {.pitch = 30},
             {.pitch = 55},
             {.pitch = 30},
             {},
             {.pitch = -30},
             {.pitch = -55},
             {.pitch = -30},
             {},
             {}},
            {{},
             {.yaw = 25, .pitch = 25},
             {},
             {.yaw = -25, .pitch = 25},
             {},
             {.yaw = 25, .pitch = -25},
             {},
             {.yaw = -25, .pitch = -25},
             {},
             {}},
            {{.bend = 1.5},
             {.yaw = 20, .bend = 1.5},
             {.bend = 1.5},
             {.yaw = -20, .bend = 1.5},
             {.bend = 1.5},
             {.bend = 1.5}},
        }};
        std::vector<QImage> then;
        const auto print = picture(persona, QStringLiteral("frame-01"));
        for (const auto& pose : swept(attacks.at(std::size_t(attack))))
            then.push_back(printed(print, pose));
        then.push_back(print);
        QVERIFY(taken(still(persona), then).isEmpty());
        QVERIFY(m_tried > 0);
    }

    void aPrintedPhotographPassesNothing()
    {
        // Frames of one person's print in the order they were taken: held, moved and bent by the set's makers.
        const QDir root(test::sharedFaces() + QStringLiteral("/nuaa/ImposterRaw"));
        const auto people = root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        if (people.isEmpty())
            // Pictures of people are never part of this repository.
            QSKIP("the pictures of printed photographs (NUAA) are not beside the repository");
        for (const auto& person : people) {
            const QDir folder(root.filePath(person));
            std::vector<QImage> frames;
            for (const auto& name : folder.entryList({QStringLiteral("*.jpg")}, QDir::Files, QDir::Name))
                if (frames.size() < 25)
                    frames.emplace_back(folder.filePath(name));
            if (frames.size() >= 10)
                QVERIFY2(taken(frames, frames).isEmpty(), qUtf8Printable(person));
        }
        QVERIFY(m_tried > 0);
    }

    void aPhotographOfAScreenPassesNothing()
    {
        // Stills of screens: no film of one is at hand. Each is held before the camera and moved as a print is.
        const QDir root(test::sharedFaces() + QStringLiteral("/spoof/rien/train/screen"));
        const auto names = root.entryList({QStringLiteral("*.jpg")}, QDir::Files, QDir::Name);
        if (names.isEmpty())
            // Pictures of people are never part of this repository.
            QSKIP("the pictures of screens are not beside the repository");
        for (const auto& name : names) {
            const QImage whole(root.filePath(name));
            QVERIFY(!whole.isNull());
            const auto screen = whole.scaled(640, 480, Qt::KeepAspectRatio, Qt::SmoothTransformation);
            std::vector<QImage> then;
            for (const auto& pose : swept({{}, {.yaw = 35}, {}, {.pitch = 35}, {}, {.roll = 10}, {}, {}}))
                then.push_back(printed(screen, pose));
            QVERIFY2(taken({screen}, then).isEmpty(), qUtf8Printable(name));
        }
    }
};

QTEST_GUILESS_MAIN(FaceActiveStepTest)
#include "FaceActiveStepTest.moc"
