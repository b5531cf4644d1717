// What every ports::UpdateAgent promises (see app/ports/UpdateAgent.h). The other side, which installs, is given as
// functions.
#pragma once

#include <QTest>

#include "app/ports/UpdateAgent.h"

#include <functional>
#include <memory>

namespace uketsuke::contract {

/// A fresh agent, and what its other side does and sees.
struct UpdateAgentUnderTest {
    std::unique_ptr<ports::UpdateAgent> agent;
    std::function<void(const ports::Update&)> say;
    std::function<void()> breakDown; ///< what it says cannot be read, its answers cannot be written
    std::function<std::string()> permitted;
    std::function<void()> take; ///< takes up what is permitted
    std::function<std::string()> confirmed;
};

class UpdateAgentContract : public QObject {
    Q_OBJECT
public:
    using Make = std::function<UpdateAgentUnderTest()>;
    explicit UpdateAgentContract(Make make) : m_make(std::move(make)) {}

private Q_SLOTS:
    void whoSaysNothingHasNothing()
    {
        const auto test = m_make();
        const auto update = test.agent->look();
        QVERIFY(update.has_value());
        QVERIFY(*update == ports::Update());
        QVERIFY(test.permitted().empty());
        QVERIFY(test.confirmed().empty());
    }

    void everyStateIsHeardAsItWasSaid()
    {
        const auto test = m_make();
        using enum ports::UpdateState;
        for (const auto state : {Pending, Installed, FellBack}) {
            const ports::Update said{state, "1.4.0~rc1+b.2-3_x"};
            test.say(said);
            const auto heard = test.agent->look();
            QVERIFY(heard.has_value());
            QVERIFY(*heard == said);
        }
        test.say({});
        QVERIFY(test.agent->look().value() == ports::Update());
    }

    void aPermissionStandsUntilItIsTakenBack()
    {
        const auto test = m_make();
        QVERIFY(test.agent->permit("1.4.0").has_value());
        QCOMPARE(test.permitted(), std::string("1.4.0"));
        QVERIFY(test.agent->permit("1.4.1").has_value());
        QCOMPARE(test.permitted(), std::string("1.4.1"));
        QVERIFY(test.agent->forbid(ports::Claim::Respected).value());
        QVERIFY(test.permitted().empty());
        QVERIFY(test.agent->forbid(ports::Claim::Respected).value()); // also when nothing stands
    }

    void aPermissionThatWasTakenUpIsRespectedOrEnded()
    {
        const auto test = m_make();
        QVERIFY(test.agent->permit("1.4.0").has_value());
        test.take();
        QVERIFY(test.permitted().empty());
        QVERIFY(!test.agent->forbid(ports::Claim::Respected).value());
        QVERIFY(!test.agent->forbid(ports::Claim::Respected).value()); // it stays so
        QVERIFY(test.agent->forbid(ports::Claim::Ended).value());
        QVERIFY(test.agent->forbid(ports::Claim::Respected).value());
    }

    void whatAnEarlierRunConfirmedCountsNoMore()
    {
        const auto test = m_make();
        QVERIFY(test.agent->confirm("1.4.0").has_value());
        QVERIFY(test.agent->begin().has_value());
        QVERIFY(test.confirmed().empty());
        QVERIFY(test.agent->begin().has_value());
    }

    void aVersionIsConfirmedWithoutAPermission()
    {
        const auto test = m_make();
        QVERIFY(test.agent->confirm("1.4.0").has_value());
        QCOMPARE(test.confirmed(), std::string("1.4.0"));
        QVERIFY(test.permitted().empty());
    }

    void anAgentThatBrokeDownIsAnErrorAndPermitsNothing()
    {
        const auto test = m_make();
        test.breakDown();
        QVERIFY(!test.agent->look().has_value());
        QVERIFY(!test.agent->permit("1.4.0").has_value());
        QVERIFY(!test.agent->confirm("1.4.0").has_value());
        QVERIFY(!test.agent->begin().has_value());
        QVERIFY(!test.agent->forbid(ports::Claim::Respected).has_value());
        QVERIFY(!test.agent->forbid(ports::Claim::Ended).has_value());
        QVERIFY(test.permitted().empty());
    }

private:
    Make m_make;
};

} // namespace uketsuke::contract
