// What every ports::Voice promises (see app/ports/Voice.h). The harness knows three prompts of 200 ms, "a", "b" and
// "c", and none named "missing".
#pragma once

#include <QElapsedTimer>
#include <QTest>

#include "app/ports/Voice.h"

#include <algorithm>
#include <functional>
#include <memory>

namespace uketsuke::contract {

struct VoiceHarness {
    virtual ~VoiceHarness() = default;
    virtual ports::Voice& voice() = 0;
    virtual void pass(core::Milliseconds span) = 0;
    /// Keys of what was heard, each once, in order; of what only the person heard for `Ear::Person`. The voice's end.
    virtual std::vector<std::string> heard(ports::Ear ear) = 0;
};

class VoiceContract : public QObject {
    Q_OBJECT
public:
    using Make = std::function<std::unique_ptr<VoiceHarness>()>;
    explicit VoiceContract(Make make) : m_make(std::move(make)) {}

private:
    using Keys = std::vector<std::string>;
    static constexpr auto everybody = ports::Ear::Everybody;

    static std::vector<ports::Prompt> prompts(const Keys& keys, ports::Ear ear = everybody)
    {
        std::vector<ports::Prompt> all;
        for (const auto& key : keys)
            all.push_back({key, "ja", ear});
        return all;
    }
    static bool becomesSilent(VoiceHarness& harness)
    {
        for (int i = 0; i < 2000 && harness.voice().isSpeaking(); ++i)
            harness.pass(core::Milliseconds(20));
        return !harness.voice().isSpeaking();
    }

    /// So long that neither the voice nor whoever ends it comes too late on a busy machine: "b" is heard only when it
    /// is not ended, and "a" always.
    static Keys longBeforeB()
    {
        Keys keys(ports::Voice::mostWaiting - 2, "a");
        keys.emplace_back("b");
        return keys;
    }

private Q_SLOTS:
    void promptsAreHeardInOrderAndToTheEnd()
    {
        const auto harness = m_make();
        QVERIFY(!harness->voice().isSpeaking());
        QVERIFY(harness->voice().say(prompts({"a", "b"}), ports::Manner::After));
        QVERIFY(harness->voice().isSpeaking());
        QVERIFY(harness->voice().say(prompts({"c"}), ports::Manner::After));
        QVERIFY(becomesSilent(*harness));
        QVERIFY(harness->voice().health().has_value());
        QVERIFY((harness->heard(everybody) == Keys{"a", "b", "c"}));
    }

    void whatIsSaidInsteadEndsWhatWasSaid()
    {
        const auto harness = m_make();
        QVERIFY(harness->voice().say(prompts(longBeforeB()), ports::Manner::Instead));
        harness->pass(core::Milliseconds(1500));
        QVERIFY(harness->voice().say(prompts({"c"}), ports::Manner::Instead));
        QVERIFY(becomesSilent(*harness));
        QVERIFY((harness->heard(everybody) == Keys{"a", "c"}));
    }

    void whatIsForSilenceIsNeverHeardOverAnything()
    {
        const auto harness = m_make();
        QVERIFY(harness->voice().say(prompts({"a", "a", "a", "a", "a"}), ports::Manner::IfSilent));
        QVERIFY(!harness->voice().say(prompts({"b"}), ports::Manner::IfSilent));
        QVERIFY(becomesSilent(*harness));
        QVERIFY(harness->voice().say(prompts({"c"}), ports::Manner::IfSilent));
        QVERIFY(becomesSilent(*harness));
        QVERIFY((harness->heard(everybody) == Keys{"a", "c"}));
    }

    void silenceEndsEverything()
    {
        const auto harness = m_make();
        QVERIFY(harness->voice().say(prompts(longBeforeB()), ports::Manner::Instead));
        harness->pass(core::Milliseconds(1500));
        harness->voice().silence();
        QVERIFY(becomesSilent(*harness));
        QVERIFY((harness->heard(everybody) == Keys{"a"}));
    }

    void whatThereIsNoRecordingOfIsLeftOut()
    {
        const auto harness = m_make();
        QVERIFY(harness->voice().say(prompts({"a", "missing", "b"}), ports::Manner::Instead));
        QVERIFY(becomesSilent(*harness));
        QVERIFY((harness->heard(everybody) == Keys{"a", "b"}));
    }

    void whatIsForOnePersonIsHeardByNobodyElse()
    {
        const auto harness = m_make();
        auto said = prompts({"a"});
        said.push_back({"b", "ja", ports::Ear::Person});
        said.push_back({"c", "ja", everybody});
        QVERIFY(harness->voice().say(said, ports::Manner::Instead));
        QVERIFY(becomesSilent(*harness));
        QVERIFY((harness->heard(everybody) == Keys{"a", "c"}));
        QVERIFY((harness->heard(ports::Ear::Person) == Keys{"b"}));
    }

    void whatWaitsIsBounded()
    {
        const auto harness = m_make();
        const Keys many(ports::Voice::mostWaiting - 2, "a");
        QVERIFY(harness->voice().say(prompts(many), ports::Manner::After));
        QVERIFY(!harness->voice().say(prompts({"b", "b", "b", "b"}), ports::Manner::After));
        QVERIFY(!harness->voice().say(prompts(Keys(ports::Voice::mostWaiting + 1, "b")), ports::Manner::Instead));
        QVERIFY(harness->voice().say(prompts({"c"}), ports::Manner::Instead));
        QVERIFY(becomesSilent(*harness));
        QVERIFY(harness->heard(everybody).back() == "c");
    }

    void noCallWaits()
    {
        const auto harness = m_make();
        std::vector<qint64> rounds;
        for (int i = 0; i < 50; ++i) {
            QElapsedTimer timer;
            timer.start();
            (void)harness->voice().say(prompts({"a", "b"}), ports::Manner::Instead);
            (void)harness->voice().isSpeaking();
            (void)harness->voice().health();
            harness->voice().silence();
            rounds.push_back(timer.elapsed());
        }
        // Half of them: a machine may stand still, and a call that waits for a sound waits each time.
        std::ranges::sort(rounds);
        QVERIFY2(rounds[rounds.size() / 2] < 20, qPrintable(QString::number(rounds[rounds.size() / 2])));
    }

private:
    Make m_make;
};

} // namespace uketsuke::contract
