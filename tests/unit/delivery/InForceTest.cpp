// What staff may withdraw: consents that OQS holds, that grant something, and that nobody has withdrawn.
#include "app/delivery/InForce.h"
#include "app/core/Bytes.h"

#include <QTest>

using namespace uketsuke;
using ports::DeliveryState;

namespace {

std::string token(const std::string& type, const std::string& payload)
{
    const auto encoded = [](const std::string& text) { return core::base64Url(core::viewOf(text)); };
    // Escaped, not raw: moc 6.4 loses its way in a raw string that ends with a quotation mark.
    return "{\"payload\":\"" + encoded(payload) + "\",\"signatures\":[{\"protected\":\""
           + encoded("{\"alg\":\"ES256\",\"typ\":\"" + type + "\"}") + "\",\"signature\":\"AA\"}]}";
}

ports::OutboxRow row(std::uint64_t sequence, const std::string& type, const std::string& payload,
                     DeliveryState state = DeliveryState::HandedOff)
{
    ports::OutboxRow made;
    made.sequence = sequence;
    made.record.jti = "consent-" + std::to_string(sequence);
    made.record.token = token(type, payload);
    made.record.sealed = {static_cast<std::int64_t>(sequence) * 1000};
    made.state = state;
    return made;
}

ports::OutboxRow consent(std::uint64_t sequence, const std::string& subject = "pw:a",
                         DeliveryState state = DeliveryState::HandedOff)
{
    return row(sequence, "consent+jwt",
               R"({"sub":")" + subject
                   + R"(","items":[{"code":"X","cat":"express-consent"}],"docs":{"absent":"offline"}})",
               state);
}

ports::OutboxRow withdrawal(std::uint64_t sequence, const std::string& members,
                            DeliveryState state = DeliveryState::Waiting)
{
    return row(sequence, "consent-withdrawal+jwt", members, state);
}

std::vector<std::string> idsOf(const std::vector<ports::OutboxRow>& rows)
{
    std::vector<std::string> ids;
    for (const auto& one : delivery::inForce(rows))
        ids.push_back(one.jti);
    return ids;
}

using Ids = std::vector<std::string>;

} // namespace

class InForceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatOqsHolds()
    {
        QCOMPARE(idsOf({consent(5), consent(4, "pw:b", DeliveryState::Accepted),
                        consent(3, "pw:c", DeliveryState::Waiting), consent(2, "pw:d", DeliveryState::Parked)}),
                 (Ids{"consent-5", "consent-4"}));
        QCOMPARE(delivery::inForce({consent(5)}).front().sealed.unixMilliseconds, std::int64_t{5000});
    }

    void notWhatGrantsNothing()
    {
        QCOMPARE(idsOf({row(1, "consent+jwt", R"({"sub":"pw:a","items":[{"code":"X","cat":"express-denial"}]})")}),
                 Ids{});
        QCOMPARE(
            idsOf({row(1, "consent+jwt", R"({"sub":"pw:a","items":[],"aid":[{"id":"A","cat":"express-consent"}]})")}),
            Ids{"consent-1"});
    }

    void notWhatIsNamedByAnyWithdrawalDeliveredOrNot()
    {
        const auto named = R"({"withdraws":{"scope":"listed","consents":["consent-1"]},"by":"institution"})";
        QCOMPARE(idsOf({withdrawal(9, named), consent(2), consent(1)}), Ids{"consent-2"});
        QCOMPARE(idsOf({withdrawal(9, named, DeliveryState::HandedOff), consent(1)}), Ids{});
    }

    void aWithdrawalOfEverythingEndsThePersonsEarlierOnes()
    {
        const auto all = R"({"sub":"pw:a","withdraws":{"scope":"all","consents":[]}})";
        QCOMPARE(idsOf({consent(8), withdrawal(5, all), consent(3, "pw:b"), consent(2)}),
                 (Ids{"consent-8", "consent-3"}));
    }

    void whatIsNoTokenIsPassedOver()
    {
        auto broken = consent(1);
        for (const auto* text : {"", "{}", R"({"payload":"%%"})", "{\"payload\":\"e30"}) {
            broken.record.token = text;
            QCOMPARE(idsOf({broken, consent(2)}), Ids{"consent-2"});
        }
        for (const auto* payload : {"[]", "7", "{", R"({"items":{"cat":"express-consent"}})", R"({"items":["x"]})"})
            QCOMPARE(idsOf({row(1, "consent+jwt", payload)}), Ids{});
        for (const auto* payload : {"[]", R"({"withdraws":7})", R"({"withdraws":{"scope":1,"consents":{"a":1}}})"})
            QCOMPARE(idsOf({withdrawal(9, payload), consent(1)}), Ids{"consent-1"});
    }
};

QTEST_APPLESS_MAIN(InForceTest)
#include "InForceTest.moc"
