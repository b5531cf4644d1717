// What every ports::Camera promises (see app/ports/Camera.h). Run on the simulated driver and on the real one.
// A test program gives a stage: a camera and the hands that trouble it.
#pragma once

#include <QTest>

#include "app/ports/Camera.h"

#include <functional>
#include <memory>

namespace uketsuke::contract {

enum class Trouble { None, Gone, Frozen, Black, Torn, Stalled };

class CameraStage {
public:
    virtual ~CameraStage() = default;
    virtual ports::Camera& camera() = 0;
    virtual void set(Trouble trouble) = 0;
};

class CameraContract : public QObject {
    Q_OBJECT
public:
    using MakeStage = std::function<std::unique_ptr<CameraStage>()>;
    explicit CameraContract(MakeStage make) : m_make(std::move(make)) {}

private:
    static constexpr int limit = 8000; // milliseconds: healing includes a back-off

    [[nodiscard]] bool healthy() const { return m_stage->camera().health().has_value(); }
    [[nodiscard]] bool has(core::Fault fault) const
    {
        const auto health = m_stage->camera().health();
        return !health && health.error().fault == fault;
    }
    [[nodiscard]] std::uint64_t sequence() const
    {
        const auto frame = m_stage->camera().latest();
        return frame ? frame->sequence : 0;
    }

private Q_SLOTS:
    void init() { m_stage = m_make(); }
    void cleanup() { m_stage.reset(); }

    void beforeStartThereIsNothingAndNothingIsWrong()
    {
        QVERIFY(!m_stage->camera().latest());
        QVERIFY(healthy());
        m_stage->camera().stop();
    }

    void picturesComeWholeNewAndInOrder()
    {
        auto& camera = m_stage->camera();
        const auto began =
            std::chrono::duration_cast<core::Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
        QVERIFY(camera.start());
        QTRY_VERIFY_WITH_TIMEOUT(camera.latest(), limit);
        auto last = camera.latest();
        for (int count = 0; count < 10; ++count) {
            QVERIFY(last->width > 0 && last->height > 0);
            QCOMPARE(last->pixels.size(),
                     static_cast<std::size_t>(last->width) * static_cast<std::size_t>(last->height) * 3);
            QTRY_VERIFY_WITH_TIMEOUT(camera.latest()->sequence > last->sequence, limit);
            const auto next = camera.latest();
            QVERIFY(next->captured >= last->captured);
            QVERIFY(!(next->pixels == last->pixels));
            last = next;
        }
        QTRY_VERIFY_WITH_TIMEOUT(healthy(), limit);
        QVERIFY(last->captured >= began);
        QVERIFY(last->captured <= std::chrono::steady_clock::now().time_since_epoch());
    }

    void startingTwiceAndStoppingTwiceIsHarmless()
    {
        auto& camera = m_stage->camera();
        for (int round = 0; round < 3; ++round) {
            const auto before = sequence();
            QVERIFY(camera.start());
            QVERIFY(camera.start());
            QTRY_VERIFY_WITH_TIMEOUT(sequence() > before, limit);
            camera.stop();
            camera.stop();
        }
    }

    void stoppingEmptiesTheSlotAndTheSequenceGoesOn()
    {
        auto& camera = m_stage->camera();
        QVERIFY(camera.start());
        QTRY_VERIFY_WITH_TIMEOUT(camera.latest(), limit);
        const auto kept = camera.latest();
        camera.stop();
        QVERIFY(!camera.latest());
        QVERIFY(healthy());
        QCOMPARE(kept.use_count(), 1L);
        QVERIFY(camera.start());
        QTRY_VERIFY_WITH_TIMEOUT(sequence() > kept->sequence, limit);
    }

    void anAbsentCameraIsMissingAndIsTakenWhenItComes()
    {
        auto& camera = m_stage->camera();
        m_stage->set(Trouble::Gone);
        const auto started = camera.start();
        QVERIFY(!started);
        QVERIFY(started.error().fault == core::Fault::CameraMissing);
        QVERIFY(has(core::Fault::CameraMissing));
        QVERIFY(!camera.latest());
        m_stage->set(Trouble::None);
        QTRY_VERIFY_WITH_TIMEOUT(camera.latest(), limit);
        QTRY_VERIFY_WITH_TIMEOUT(healthy(), limit);
    }

    void troublesAreNamedAndHeal_data()
    {
        QTest::addColumn<int>("trouble");
        QTest::addColumn<int>("fault");
        const auto row = [](const char* name, Trouble trouble, core::Fault fault) {
            QTest::newRow(name) << static_cast<int>(trouble) << static_cast<int>(fault);
        };
        row("unplugged", Trouble::Gone, core::Fault::CameraLost);
        row("frozen", Trouble::Frozen, core::Fault::CameraFrozen);
        row("black", Trouble::Black, core::Fault::CameraFrozen);
        row("no pictures", Trouble::Stalled, core::Fault::CameraFrozen);
        row("torn pictures", Trouble::Torn, core::Fault::CameraFrameMalformed);
    }
    void troublesAreNamedAndHeal()
    {
        QFETCH(int, trouble);
        QFETCH(int, fault);
        auto& camera = m_stage->camera();
        QVERIFY(camera.start());
        QTRY_VERIFY_WITH_TIMEOUT(camera.latest(), limit);
        QTRY_VERIFY_WITH_TIMEOUT(healthy(), limit);
        m_stage->set(static_cast<Trouble>(trouble));
        QTRY_VERIFY_WITH_TIMEOUT(has(static_cast<core::Fault>(fault)), limit);
        const auto last = sequence();
        m_stage->set(Trouble::None);
        QTRY_VERIFY_WITH_TIMEOUT(healthy(), limit);
        QTRY_VERIFY_WITH_TIMEOUT(sequence() > last, limit);
    }

    void aFrozenPictureIsNeverGivenAsNew()
    {
        auto& camera = m_stage->camera();
        QVERIFY(camera.start());
        QTRY_VERIFY_WITH_TIMEOUT(camera.latest(), limit);
        m_stage->set(Trouble::Frozen);
        // One picture may have been under way, and a busy machine brings it late; no other is new, however often the
        // device is opened again meanwhile.
        const auto newest = sequence() + 1;
        QTRY_VERIFY_WITH_TIMEOUT(has(core::Fault::CameraFrozen), limit);
        QTest::qWait(4000);
        QTRY_VERIFY_WITH_TIMEOUT(has(core::Fault::CameraFrozen), limit);
        QVERIFY(camera.latest());
        QVERIFY2(sequence() <= newest, qPrintable(QString::number(sequence() - newest)));
    }

    void anUnpluggedCameraLeavesNoPictureBehind()
    {
        auto& camera = m_stage->camera();
        QVERIFY(camera.start());
        QTRY_VERIFY_WITH_TIMEOUT(camera.latest(), limit);
        m_stage->set(Trouble::Gone);
        QTRY_VERIFY_WITH_TIMEOUT(has(core::Fault::CameraLost), limit);
        QVERIFY(!camera.latest());
    }

private:
    MakeStage m_make;
    std::unique_ptr<CameraStage> m_stage;
};

} // namespace uketsuke::contract
