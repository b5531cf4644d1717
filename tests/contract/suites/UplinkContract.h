// What every ports::Uplink promises (see app/ports/Uplink.h). The stage makes submissions that its server accepts: a
// real one needs tokens that verify.
#pragma once

#include <QTest>

#include "app/core/Bytes.h"
#include "app/ports/Uplink.h"

#include <QElapsedTimer>

#include <algorithm>
#include <functional>
#include <memory>

namespace uketsuke::contract {

enum class ServerTrouble {
    None,
    Busy,              ///< 5xx or 429
    Refuses,           ///< 4xx for good
    Unreachable,       ///< nobody listens
    SilentAfterTaking, ///< takes a consent and never answers
    OtherCertificate,  ///< not the pinned root's
    Malformed          ///< no JSON, or an answer without its members
};

class UplinkStage {
public:
    virtual ~UplinkStage() = default;
    virtual ports::Uplink& uplink() = 0;
    /// False where this stage cannot make that trouble; the test is skipped then.
    virtual bool set(ServerTrouble trouble) = 0;
    /// A new consent that the server will take.
    virtual ports::Submission submission() = 0;
    /// How often the server let that consent take effect.
    virtual int effectsOf(const std::string& jti) = 0;
};

class UplinkContract : public QObject {
    Q_OBJECT
public:
    using MakeStage = std::function<std::unique_ptr<UplinkStage>()>;
    explicit UplinkContract(MakeStage make) : m_make(std::move(make)) {}

private:
    static constexpr core::Milliseconds limit{3000};
    static constexpr qint64 slack = 1500; // milliseconds a busy machine may add

    ports::Uplink& uplink() { return m_stage->uplink(); }

private Q_SLOTS:
    void init() { m_stage = m_make(); }
    void cleanup() { m_stage.reset(); }

    void noncesAre32BytesAndNeverTheSame()
    {
        const auto first = uplink().nonce(limit);
        const auto second = uplink().nonce(limit);
        QVERIFY(first && second);
        for (const auto& nonce : {*first, *second}) {
            const auto bytes = core::fromBase64Url(nonce.value);
            QVERIFY(bytes && bytes->size() == 32);
        }
        QVERIFY(first->value != second->value);
    }

    void conditionsOfAnUnknownPersonAreUnknown()
    {
        const auto conditions =
            uplink().conditions({"input-helper", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}, limit);
        QVERIFY(conditions);
        QVERIFY(conditions->specificHealthCheckups == ports::Condition::Unknown);
        QVERIFY(conditions->specificDiseases == ports::Condition::Unknown);
        QVERIFY(conditions->recordSharing == ports::Condition::Unknown);
        QVERIFY(conditions->prescriptionChoice == ports::Condition::Unknown);
        QVERIFY(conditions->registered == ports::Condition::Unknown);
        QVERIFY(!conditions->offers);
    }

    void anUnknownPersonHasNoConsentInForce()
    {
        const auto active = uplink().activeConsents({"input-helper", std::string(43, 'A')}, "1319999901", limit);
        QVERIFY2(active, active ? "" : active.error().note.text().c_str());
        QVERIFY(active->empty());
    }

    void aConsentTakesEffectOnceHoweverOftenItIsSent()
    {
        const auto submission = m_stage->submission();
        const auto first = uplink().deliver(submission, limit);
        QVERIFY2(first, first ? "" : first.error().note.text().c_str());
        QVERIFY(first->outcome == ports::DeliveryOutcome::Accepted
                || first->outcome == ports::DeliveryOutcome::AcceptedLate);
        QVERIFY(!first->receipt.empty());
        QVERIFY(!first->qualificationResult.empty());
        for (int count = 0; count < 2; ++count) {
            const auto again = uplink().deliver(submission, limit);
            QVERIFY(again && again->outcome == ports::DeliveryOutcome::AlreadyHeld);
            QVERIFY(!again->receipt.empty());
            QVERIFY(!again->qualificationResult.empty());
        }
        QCOMPARE(m_stage->effectsOf(submission.jti), 1);
    }

    void severalAreAnsweredOnceEach()
    {
        std::vector<ports::Submission> submissions;
        for (int count = 0; count < 30; ++count)
            submissions.push_back(m_stage->submission());
        std::vector<int> answers(submissions.size());
        std::vector<std::string> receipts;
        uplink().deliverEach(submissions, limit, [&](std::size_t index, core::Result<ports::DeliveryAnswer> answer) {
            ++answers.at(index);
            if (answer)
                receipts.push_back(answer->receipt);
            return ports::Delivering::GoOn;
        });
        QCOMPARE(answers, std::vector<int>(submissions.size(), 1));
        QCOMPARE(receipts.size(), submissions.size());
        for (const auto& submission : submissions)
            QCOMPARE(m_stage->effectsOf(submission.jti), 1);
    }

    void afterTheEndNoneIsBegun()
    {
        constexpr std::size_t mostUnderWay = 16;
        std::vector<ports::Submission> submissions;
        for (std::size_t count = 0; count < mostUnderWay + 4; ++count)
            submissions.push_back(m_stage->submission());
        std::vector<int> answers(submissions.size());
        uplink().deliverEach(submissions, limit, [&](std::size_t index, const core::Result<ports::DeliveryAnswer>&) {
            ++answers.at(index);
            return ports::Delivering::End;
        });
        QVERIFY(std::ranges::count(answers, 1) >= 1);
        for (std::size_t index = 0; index < submissions.size(); ++index)
            QCOMPARE(m_stage->effectsOf(submissions[index].jti), answers[index]);
        QCOMPARE(answers.back(), 0);
    }

    void ofSeveralThatStaySilentEachIsGivenUpInItsTime()
    {
        if (!m_stage->set(ServerTrouble::SilentAfterTaking))
            // Not every stage can make its server err like this; another one of the suite's runs can.
            QSKIP("this stage has no such server");
        const std::vector<ports::Submission> submissions{m_stage->submission(), m_stage->submission(),
                                                         m_stage->submission()};
        QElapsedTimer timer;
        timer.start();
        int lost = 0;
        uplink().deliverEach(submissions, core::Milliseconds(1000),
                             [&](std::size_t, const core::Result<ports::DeliveryAnswer>& answer) {
                                 lost += !answer && answer.error().fault == core::Fault::UplinkUnreachable ? 1 : 0;
                                 return ports::Delivering::GoOn;
                             });
        QVERIFY(timer.elapsed() < 3 * 1000 + slack);
        QCOMPARE(lost, 3);
        m_stage->set(ServerTrouble::None);
        for (const auto& submission : submissions) {
            QVERIFY(uplink().deliver(submission, limit));
            QCOMPARE(m_stage->effectsOf(submission.jti), 1);
        }
    }

    void otherBytesOfTheSameJtiAreRefused()
    {
        const auto submission = m_stage->submission();
        QVERIFY(uplink().deliver(submission, limit));
        auto other = m_stage->submission();
        other.jti = submission.jti;
        const auto answer = uplink().deliver(other, limit);
        QVERIFY(!answer && answer.error().fault == core::Fault::UplinkRefused);
        QVERIFY(!answer.error().note.empty());
        QCOMPARE(m_stage->effectsOf(submission.jti), 1);
    }

    void silenceAfterTakingItEndsWithinTheLimitAndIsHealedBySendingAgain()
    {
        if (!m_stage->set(ServerTrouble::SilentAfterTaking))
            // Not every stage can make its server err like this; another one of the suite's runs can.
            QSKIP("this stage has no such server");
        const auto submission = m_stage->submission();
        QElapsedTimer timer;
        timer.start();
        const auto lost = uplink().deliver(submission, core::Milliseconds(1000));
        QVERIFY(timer.elapsed() < 1000 + slack);
        QVERIFY(!lost && lost.error().fault == core::Fault::UplinkUnreachable);
        m_stage->set(ServerTrouble::None);
        const auto again = uplink().deliver(submission, limit);
        QVERIFY(again && again->outcome == ports::DeliveryOutcome::AlreadyHeld);
        QCOMPARE(m_stage->effectsOf(submission.jti), 1);
    }

    void troublesHaveTheirFaultAndPass_data()
    {
        QTest::addColumn<int>("trouble");
        QTest::addColumn<int>("fault");
        const auto row = [](const char* name, ServerTrouble trouble, core::Fault fault) {
            QTest::newRow(name) << static_cast<int>(trouble) << static_cast<int>(fault);
        };
        row("busy", ServerTrouble::Busy, core::Fault::UplinkBusy);
        row("refused", ServerTrouble::Refuses, core::Fault::UplinkRefused);
        row("unreachable", ServerTrouble::Unreachable, core::Fault::UplinkUnreachable);
        row("another certificate", ServerTrouble::OtherCertificate, core::Fault::UplinkUntrusted);
        row("malformed", ServerTrouble::Malformed, core::Fault::UplinkAnswerMalformed);
    }
    void troublesHaveTheirFaultAndPass()
    {
        QFETCH(int, trouble);
        QFETCH(int, fault);
        const auto submission = m_stage->submission();
        if (!m_stage->set(static_cast<ServerTrouble>(trouble)))
            // Not every stage can make its server err like this; another one of the suite's runs can.
            QSKIP("this stage has no such server");
        QElapsedTimer timer;
        timer.start();
        const auto answer = uplink().deliver(submission, limit);
        QVERIFY(timer.elapsed() < limit.count() + slack);
        QVERIFY(!answer);
        QCOMPARE(core::number(answer.error().fault), std::uint16_t(fault));
        // Not known is not the same as none: the patient is told which it is.
        const auto active = uplink().activeConsents({"input-helper", std::string(43, 'A')}, "1319999901", limit);
        QVERIFY(!active);
        QCOMPARE(core::number(active.error().fault), std::uint16_t(fault));
        QVERIFY(m_stage->set(ServerTrouble::None));
        QVERIFY(uplink().deliver(submission, limit));
        QCOMPARE(m_stage->effectsOf(submission.jti), 1);
    }

private:
    MakeStage m_make;
    std::unique_ptr<UplinkStage> m_stage;
};

} // namespace uketsuke::contract
