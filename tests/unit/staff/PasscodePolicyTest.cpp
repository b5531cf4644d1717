// Five wrong tries in ten minutes lock the staff check for five.
#include <QTest>

#include "app/staff/PasscodePolicy.h"

#include <optional>

using namespace uketsuke;
using namespace std::chrono_literals;
using staff::PasscodePolicy;

namespace {

const core::Milliseconds start = 12'345ms;

core::SecureBytes code(std::string_view text) { return core::SecureBytes::copyOf(core::viewOf(text)); }

/// Counts how often the slow comparison is asked for.
struct Fixture {
    int asked{0};
    PasscodePolicy policy{[this](const core::SecureBytes& passcode) {
        ++asked;
        return core::textOf(passcode.view()) == "1357";
    }};

    int wrong(core::Milliseconds now)
    {
        const auto answer = policy.tryPasscode(code("0000"), now);
        return answer ? 999 : answer.error().triesLeft;
    }
    bool right(core::Milliseconds now) { return policy.tryPasscode(code("1357"), now).has_value(); }
    std::optional<core::Fault> faultOf(std::string_view passcode, core::Milliseconds now)
    {
        const auto answer = policy.tryPasscode(code(passcode), now);
        return answer ? std::nullopt : std::optional(answer.error().fault);
    }
};

} // namespace

class PasscodePolicyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theRightPasscodeMakesStaff()
    {
        Fixture fixture;
        const auto role = fixture.policy.tryPasscode(code("1357"), start);
        QVERIFY(role && *role == staff::Role::Staff);
    }

    void withoutAHashNobodyIsStaff()
    {
        PasscodePolicy policy(nullptr);
        QVERIFY(!policy.isOn());
        const auto role = policy.tryPasscode(code("1357"), start);
        QVERIFY(!role);
        QVERIFY(role.error().fault == core::Fault::StaffPasscodeWrong);
        QCOMPARE(role.error().triesLeft, -1);
    }

    void theFifthWrongTryLocksForFiveMinutes()
    {
        Fixture fixture;
        for (int left = 4; left >= 0; --left)
            QCOMPARE(fixture.wrong(start), left);
        QCOMPARE(fixture.asked, 5);
        QVERIFY(fixture.policy.lockedFor(start) == 5min);
        QVERIFY(!fixture.right(start));
        QVERIFY(!fixture.right(start + 5min - 1ms));
        QCOMPARE(fixture.asked, 5); // not even compared
        QVERIFY(fixture.right(start + 5min));
        QVERIFY(fixture.policy.lockedFor(start + 5min) == 0ms);
    }

    // Else staff who have the right one read for five minutes that it is wrong.
    void whoeverIsLockedOutIsToldSoAndNotThatThePasscodeIsWrong()
    {
        using core::Fault;
        Fixture fixture;
        for (int count = 0; count < 4; ++count)
            QVERIFY(fixture.faultOf("0000", start) == Fault::StaffPasscodeWrong);
        QVERIFY(fixture.faultOf("0000", start) == Fault::StaffPasscodeLocked); // from now on
        for (const auto* passcode : {"0000", "1357", "1"})
            QVERIFY(fixture.faultOf(passcode, start + 5min - 1ms) == Fault::StaffPasscodeLocked);
        QVERIFY(fixture.faultOf("0000", start + 5min) == Fault::StaffPasscodeWrong);
        QVERIFY(!fixture.faultOf("1357", start + 5min));
    }

    void afterTheLockThereAreFiveTriesAgain()
    {
        Fixture fixture;
        for (int count = 0; count < 5; ++count)
            fixture.wrong(start);
        for (int left = 4; left >= 0; --left)
            QCOMPARE(fixture.wrong(start + 5min), left);
        QVERIFY(!fixture.right(start + 10min - 1ms));
    }

    void triesDuringTheLockDoNotProlongIt()
    {
        Fixture fixture;
        for (int count = 0; count < 5; ++count)
            fixture.wrong(start);
        QCOMPARE(fixture.wrong(start + 4min), 0);
        QVERIFY(fixture.right(start + 5min));
    }

    void wrongTriesAreForgottenAfterTenMinutes()
    {
        Fixture fixture;
        for (int count = 0; count < 4; ++count)
            fixture.wrong(start + count * 1min);
        // The first is forgotten at exactly ten minutes, the others are not.
        QCOMPARE(fixture.wrong(start + 10min), 1);
        QCOMPARE(fixture.wrong(start + 10min + 30s), 0);
    }

    void theRightPasscodeForgetsWrongTries()
    {
        Fixture fixture;
        for (int count = 0; count < 4; ++count)
            fixture.wrong(start);
        QVERIFY(fixture.right(start));
        QCOMPARE(fixture.wrong(start), 4);
    }

    void whatCannotBeAPasscodeCostsATryAndIsNotCompared_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << QByteArray("135");
        QTest::newRow("long") << QByteArray("13570");
        QTest::newRow("letter") << QByteArray("135a");
        QTest::newRow("space") << QByteArray("135 ");
        QTest::newRow("zero byte") << QByteArray("135\0", 4);
    }
    void whatCannotBeAPasscodeCostsATryAndIsNotCompared()
    {
        QFETCH(QByteArray, text);
        Fixture fixture;
        const auto role =
            fixture.policy.tryPasscode(code({text.constData(), static_cast<std::size_t>(text.size())}), start);
        QVERIFY(!role);
        QCOMPARE(role.error().triesLeft, 4);
        QCOMPARE(fixture.asked, 0);
    }
};

QTEST_APPLESS_MAIN(PasscodePolicyTest)
#include "PasscodePolicyTest.moc"
