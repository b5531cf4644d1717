// A photo comes to the vision thread before its card is proven, and perhaps after its session is over: what is made of
// it belongs to that session alone.
#include <QTest>

#include "app/runtime/VisionWorker.h"
#include "drivers/simulated/SimulatedCamera.h"
#include "drivers/simulated/SimulatedClock.h"
#include "drivers/simulated/SimulatedFaceMatcher.h"

#include <future>

using namespace uketsuke;
using namespace uketsuke::runtime;
using namespace std::chrono_literals;

namespace {

constexpr session::SessionId first{7};
constexpr session::SessionId second{8};

core::SecureBytes photo() { return core::SecureBytes::copyOf(core::viewOf("TEST photo")); }

} // namespace

class VisionWorkerTest : public QObject {
    Q_OBJECT

    /// The events of a capture, in their order, until one ends it.
    struct Told {
        std::vector<session::SessionEvent> events;
        std::vector<FaceSight> sights;
        std::promise<void> ended;

        void hear(const session::SessionEvent& event)
        {
            events.push_back(event);
            if (std::holds_alternative<session::FaceAccepted>(event)
                || std::holds_alternative<session::FaceRefused>(event))
                ended.set_value();
        }
    };

    /// Somebody who always has to act, and acts so, asked by that drawn number.
    static bool capture(Told& told, simulated::FaceAct act, std::uint32_t drawn)
    {
        simulated::SimulatedCamera camera;
        simulated::SimulatedClock clock;
        VisionWorker worker(
            [act]() -> core::Result<LoadedMatcher> {
                auto matcher = std::make_unique<simulated::SimulatedFaceMatcher>();
                matcher->set({.act = act});
                identity::FaceProfile profile;
                profile.activeStep = identity::ActiveStep::Always;
                return LoadedMatcher{std::move(matcher), profile};
            },
            [drawn] { return core::Result<std::uint32_t>(drawn); }, camera, clock,
            {[](const core::Result<ports::ModelPack>&, const identity::FaceProfile&) {},
             [&told](const session::SessionEvent& event) { told.hear(event); },
             [&told](const FaceSight& sight) { told.sights.push_back(sight); }});
        auto ended = told.ended.get_future();
        return worker.enrol(first, photo()) && worker.capture(first, 0)
               && ended.wait_for(60s) == std::future_status::ready;
    }

    struct Room {
        simulated::SimulatedCamera camera;
        simulated::SimulatedClock clock;
        std::promise<core::Fault> refusal; ///< of a capture, once
        VisionWorker worker;

        explicit Room(const simulated::FaceScript& script = {})
            : worker(
                  [script]() -> core::Result<LoadedMatcher> {
                      auto matcher = std::make_unique<simulated::SimulatedFaceMatcher>();
                      matcher->set(script);
                      return LoadedMatcher{std::move(matcher), {}};
                  },
                  [] { return core::Result<std::uint32_t>(0); }, camera, clock,
                  {[](const core::Result<ports::ModelPack>&, const identity::FaceProfile&) {},
                   [this](const session::SessionEvent& event) {
                       if (const auto* refused = std::get_if<session::FaceRefused>(&event))
                           refusal.set_value(refused->fault);
                   },
                   [](const FaceSight&) {}})
        {
        }
        /// How the enrolment of that session went; nothing when the worker does not answer.
        std::optional<core::Result<>> enrolled(session::SessionId id)
        {
            std::promise<core::Result<>> answered;
            auto answer = answered.get_future();
            if (!worker.whenEnrolled(id, [&](core::Result<> result) { answered.set_value(std::move(result)); })
                || answer.wait_for(10s) != std::future_status::ready)
                return std::nullopt;
            return answer.get();
        }
        std::optional<core::Fault> faultOf(session::SessionId id)
        {
            const auto result = enrolled(id);
            return result && !*result ? std::optional(result->error().fault) : std::nullopt;
        }
    };

private Q_SLOTS:
    void theOneWhoAsksLaterIsTold()
    {
        Room room;
        QVERIFY(room.worker.enrol(first, photo()));
        const auto result = room.enrolled(first);
        QVERIFY(result && *result);
        QVERIFY(room.enrolled(first)->has_value()); // and again
    }

    void whyThereIsNoReferenceIsKept()
    {
        Room room({.faceInPhoto = false});
        QVERIFY(room.worker.enrol(first, photo()));
        QCOMPARE(room.faultOf(first), core::Fault::NoFaceInPhoto);
    }

    void anotherSessionHasNoReference()
    {
        Room room;
        QVERIFY(room.worker.enrol(first, photo()));
        QCOMPARE(room.faultOf(second), core::Fault::PhotoMissing);
    }

    void aRefusedProofDropsIt()
    {
        Room room;
        QVERIFY(room.worker.enrol(first, photo()));
        room.worker.forgetReference();
        QCOMPARE(room.faultOf(first), core::Fault::PhotoMissing);
        QVERIFY(room.worker.enrol(first, photo())); // the number is typed again
        QVERIFY(room.enrolled(first)->has_value());
    }

    void aPhotoThatComesAfterItsSessionIsWiped()
    {
        Room room;
        room.worker.wipe(first);
        QVERIFY(room.worker.enrol(first, photo()));
        QCOMPARE(room.faultOf(first), core::Fault::PhotoMissing);
        QVERIFY(room.worker.enrol(second, photo()));
        QVERIFY(room.enrolled(second)->has_value());
        room.worker.wipe(second);
        QCOMPARE(room.faultOf(second), core::Fault::PhotoMissing);
    }

    void nobodyIsComparedWithAnothersPhoto()
    {
        Room room;
        QVERIFY(room.worker.enrol(first, photo()));
        QVERIFY(room.worker.capture(second, 0));
        auto refused = room.refusal.get_future();
        QCOMPARE(refused.wait_for(10s), std::future_status::ready);
        QCOMPARE(refused.get(), core::Fault::PhotoMissing);
    }

    void whoMatchesIsAskedAndAcceptedForDoingIt()
    {
        Told told;
        QVERIFY(capture(told, simulated::FaceAct::Blink, 0));
        QCOMPARE(told.events.size(), std::size_t(2));
        const auto* asked = std::get_if<session::FaceActionAsked>(&told.events.front());
        QVERIFY(asked && asked->action == identity::FaceAction::Blink && !asked->problem);
        const auto* accepted = std::get_if<session::FaceAccepted>(&told.events.back());
        QVERIFY(accepted && accepted->activeStepPassed && accepted->tries == 1);
    }

    void theSightTellsHowFarTheCheckHasCome()
    {
        Told told;
        QVERIFY(capture(told, simulated::FaceAct::Blink, 0));
        QVERIFY(told.sights.size() > 2);
        QVERIFY(told.sights.front().gathered > 0 && told.sights.front().gathered < 1);
        QVERIFY(std::ranges::is_sorted(told.sights, {}, &FaceSight::gathered)); // nothing is lost by the action
        QCOMPARE(told.sights.back().gathered, 1.0);

        ports::FrameVerdict verdict;
        for (const auto& [frames, share] : {std::pair{0, 0.0}, {2, 0.4}, {5, 1.0}, {9, 1.0}}) {
            verdict.usableFrames = frames;
            QCOMPARE(sightOf(verdict, {}, 5).gathered, share);
        }
    }

    void whoDoesSomethingElseTwiceIsOfferedAnotherWay()
    {
        Told told;
        QVERIFY(capture(told, simulated::FaceAct::TurnRight, 0));
        QCOMPARE(told.events.size(), std::size_t(3));
        const auto* again = std::get_if<session::FaceActionAsked>(&told.events.at(1));
        QVERIFY(again && again->action == identity::FaceAction::TurnLeft);
        QVERIFY(again->problem == core::Fault::FaceActionNotSeen);
        const auto* refused = std::get_if<session::FaceRefused>(&told.events.back());
        QVERIFY(refused && refused->fault == core::Fault::FaceActionNotSeen);
    }

    void aFrozenPictureDoesNothing()
    {
        Told told;
        QVERIFY(capture(told, simulated::FaceAct::Frozen, 1));
        const auto* refused = std::get_if<session::FaceRefused>(&told.events.back());
        QVERIFY(refused && refused->fault == core::Fault::FaceActionNotSeen);
    }

    void withoutRandomNumbersNobodyIsAsked()
    {
        simulated::SimulatedCamera camera;
        simulated::SimulatedClock clock;
        Told told;
        VisionWorker worker(
            []() -> core::Result<LoadedMatcher> {
                return LoadedMatcher{std::make_unique<simulated::SimulatedFaceMatcher>(), {}};
            },
            []() -> core::Result<std::uint32_t> { return core::failure(core::Fault::RandomSourceUnavailable, "TEST"); },
            camera, clock,
            {[](const core::Result<ports::ModelPack>&, const identity::FaceProfile&) {},
             [&told](const session::SessionEvent& event) { told.hear(event); }, [](const FaceSight&) {}});
        auto ended = told.ended.get_future();
        QVERIFY(worker.enrol(first, photo()) && worker.capture(first, 0));
        QCOMPARE(ended.wait_for(60s), std::future_status::ready);
        QCOMPARE(std::get<session::FaceRefused>(told.events.back()).fault, core::Fault::RandomSourceUnavailable);
    }

    void withoutModelsItSaysSo()
    {
        simulated::SimulatedCamera camera;
        const simulated::SimulatedClock clock;
        VisionWorker worker(
            []() -> core::Result<LoadedMatcher> { return core::failure(core::Fault::ModelMissing, "TEST"); },
            [] { return core::Result<std::uint32_t>(0); }, camera, clock,
            {[](const core::Result<ports::ModelPack>&, const identity::FaceProfile&) {},
             [](const session::SessionEvent&) {}, [](const FaceSight&) {}});
        QVERIFY(worker.enrol(first, photo()));
        std::promise<bool> missing;
        QVERIFY(worker.whenEnrolled(first, [&](const core::Result<>& result) {
            missing.set_value(!result && result.error().fault == core::Fault::ModelMissing);
        }));
        auto answer = missing.get_future();
        QCOMPARE(answer.wait_for(10s), std::future_status::ready);
        QVERIFY(answer.get());
    }
};

QTEST_GUILESS_MAIN(VisionWorkerTest)
#include "VisionWorkerTest.moc"
