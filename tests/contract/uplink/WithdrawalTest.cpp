// Withdrawals over the real uplink at the real sandbox: in force is computed from the records, whichever came first,
// and nobody ends another's consent.

#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/uplink/OqsUplink.h"
#include "tests/contract/uplink/SandboxProcess.h"
#include "tests/unit/consent-verify/TokenFactory.h"

#include <QMap>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

using namespace uketsuke;
using tokentest::Mode;
using tokentest::Recipe;
using tokentest::TokenFactory;
using uketsuke::testing::SandboxProcess;

namespace {

constexpr core::Milliseconds patient{30'000};

template <class T> QByteArray outcomeOf(const core::Result<T>& result)
{
    if (result)
        return "ok";
    const auto text = core::name(result.error().fault);
    return QByteArray(text.data(), qsizetype(text.size())) + ' ' + result.error().note.text().c_str();
}

std::string idOf(const Recipe& recipe) { return recipe.payload.at("jti").get<std::string>(); }

} // namespace

class WithdrawalTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_directory;
    std::unique_ptr<TokenFactory> m_factory;
    std::unique_ptr<SandboxProcess> m_sandbox;
    std::unique_ptr<uplink::OqsUplink> m_kiosk;
    std::string m_institution;
    crypto::OpenSslCryptography m_cryptography;

    std::string file(const std::string& name) const { return (m_factory->folder() / name).string(); }

    Recipe consent(const tokentest::Person& person, std::int64_t secondsAgo)
    {
        auto made = m_factory->recipe(Mode::InputHelper, person, secondsAgo);
        made.payload["jti"] = m_factory->newId();
        return made;
    }
    Recipe withdrawal(const tokentest::Person& person, const std::vector<std::string>& names, bool all = true,
                      std::int64_t secondsAgo = 0, Mode mode = Mode::InputHelper)
    {
        auto made = tokentest::withdrawal(m_factory->recipe(mode, person, secondsAgo), names, all);
        made.payload["jti"] = m_factory->newId();
        return made;
    }
    ports::Submission sealed(const Recipe& recipe)
    {
        auto resealed = recipe;
        resealed.evidence["jti"] = recipe.payload["jti"];
        auto made = m_factory->seal(resealed);
        return {.jti = idOf(recipe),
                .token = std::move(made.token),
                .envelope = std::move(made.envelope),
                .kind =
                    recipe.payload.contains("withdraws") ? ports::RecordKind::Withdrawal : ports::RecordKind::Consent};
    }
    QByteArray send(const Recipe& recipe, std::optional<ports::RecordKind> door = std::nullopt)
    {
        auto submission = sealed(recipe);
        const auto kind = submission.kind;
        submission.kind = door.value_or(kind);
        const auto answer = m_kiosk->deliver(submission, patient);
        if (answer && kind == ports::RecordKind::Withdrawal && !answer->qualificationResult.empty())
            return "a withdrawal got a qualification result";
        return outcomeOf(answer);
    }
    /// What OQS says of each item when it is sent this consent; of one that it holds, that is the question.
    QMap<QString, QString> flagsOf(const ports::Submission& submission)
    {
        QMap<QString, QString> flags;
        const auto answer = m_kiosk->deliver(submission, patient);
        if (!answer) {
            flags["refused"] = QString::fromUtf8(outcomeOf(answer));
            return flags;
        }
        static const QRegularExpression flag("<([A-Za-z]+)ConsFlg>([0-9])<");
        auto found = flag.globalMatch(QString::fromStdString(answer->qualificationResult));
        while (found.hasNext()) {
            const auto one = found.next();
            flags[one.captured(1)] = one.captured(2);
        }
        return flags;
    }
    std::vector<std::string> activeOf(const tokentest::Person& person)
    {
        const auto active = m_kiosk->activeConsents(
            {.key = "input-helper", .sha256 = tokentest::thumbprint(person.cardKey)}, m_institution, patient);
        std::vector<std::string> ids;
        if (!active) {
            ids.emplace_back(outcomeOf(active).toStdString());
            return ids;
        }
        for (const auto& consent : *active)
            ids.push_back(consent.jti);
        return ids;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_factory = std::make_unique<TokenFactory>(m_directory.path().toStdString(), std::vector<std::string>{},
                                                   std::size_t{1});
        const auto sample = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
        m_institution = sample.payload.at("inst").get<std::string>();
        m_sandbox = std::make_unique<SandboxProcess>(m_directory.path(), QString::fromStdString(m_institution));
        QVERIFY(m_sandbox->start());
        auto made = uplink::OqsUplink::create({.url = m_sandbox->url(),
                                               .root = file("oqs/root.crt.pem"),
                                               .certificate = file("device/device.crt.pem"),
                                               .chain = {},
                                               .key = file("device/device.key.pem"),
                                               .keyHandle = nullptr,
                                               .receiptCertificate = file("oqs/receipt.crt.pem")},
                                              m_cryptography);
        QVERIFY(made);
        m_kiosk = *std::move(made);
    }
    void cleanupTestCase()
    {
        m_kiosk.reset();
        m_sandbox->stop();
    }

    void aWithdrawalEndsWhatItNamesAndSendingItAgainChangesNothing()
    {
        const auto first = consent(m_factory->hanako(), 300);
        const auto second = consent(m_factory->hanako(), 200);
        QCOMPARE(send(first), "ok");
        QCOMPARE(send(second), "ok");
        QCOMPARE(activeOf(m_factory->hanako()), (std::vector<std::string>{idOf(first), idOf(second)}));
        const auto one = withdrawal(m_factory->hanako(), {idOf(first)}, false, 100);
        QCOMPARE(send(one), "ok");
        QCOMPARE(activeOf(m_factory->hanako()), std::vector<std::string>{idOf(second)});
        // The same effect again, by another record: nothing is left to end, and that is no failure.
        QCOMPARE(send(withdrawal(m_factory->hanako(), {idOf(first)}, false, 90)), "ok");
        QCOMPARE(activeOf(m_factory->hanako()), std::vector<std::string>{idOf(second)});
        // By PIN the pseudonym is another one; the person is the same, and so everything ends.
        QCOMPARE(send(withdrawal(m_factory->hanako(), {idOf(second)}, true, 80, Mode::Pin)), "ok");
        QCOMPARE(activeOf(m_factory->hanako()), std::vector<std::string>{});
    }

    void aConsentThatArrivesAfterItsWithdrawalIsNeverInForce()
    {
        const auto late = consent(m_factory->hanako(), 60);
        QCOMPARE(send(withdrawal(m_factory->hanako(), {}, true, 40)), "ok");
        QCOMPARE(send(late), "ok");
        QCOMPARE(activeOf(m_factory->hanako()), std::vector<std::string>{});
        // What is given afterwards is in force: a withdrawal looks back, never ahead.
        const auto after = consent(m_factory->hanako(), 20);
        QCOMPARE(send(after), "ok");
        QCOMPARE(activeOf(m_factory->hanako()), std::vector<std::string>{idOf(after)});
    }

    void aResultShowsWhatIsInForceWhenItIsAskedFor()
    {
        const auto& person = m_factory->patient(0);
        const auto given = consent(person, 40);
        const auto submission = sealed(given);
        QMap<QString, QString> inForce;
        for (const auto& item : given.payload["items"])
            inForce[QString::fromStdString(item["code"].get<std::string>())] = QString::number(item["flag"].get<int>());
        QMap<QString, QString> ended = inForce;
        for (auto& flag : ended)
            if (flag == "1")
                flag = "2";
        ended["LimitApplicationCertificateRelated"] = "1"; // by law, and so by nobody's consent

        QCOMPARE(flagsOf(submission), inForce);
        QCOMPARE(flagsOf(submission), inForce);
        QCOMPARE(send(withdrawal(person, {idOf(given)}, false, 30)), "ok");
        QCOMPARE(flagsOf(submission), ended);

        // One that arrives after its withdrawal is never shown as in force.
        const auto late = sealed(consent(person, 20));
        QCOMPARE(send(withdrawal(person, {}, true, 10)), "ok");
        QCOMPARE(flagsOf(late), ended);
        QCOMPARE(flagsOf(sealed(consent(person, 0))), inForce);
    }

    void aClockThatWasSetBackDoesNotSaveAConsent()
    {
        const auto counted = [&](Recipe recipe, int counter) {
            recipe.payload["ctr"] = counter;
            recipe.payload["prev"] = tokentest::base64Url(tokentest::digest(std::to_string(counter - 1)));
            return recipe;
        };
        // The consent has the later time, and the device counted it before the withdrawal.
        const auto early = counted(consent(m_factory->hanako(), 10), 7);
        QCOMPARE(send(early), "ok");
        QCOMPARE(send(counted(withdrawal(m_factory->hanako(), {}, true, 30), 8)), "ok");
        QCOMPARE(activeOf(m_factory->hanako()), std::vector<std::string>{});
        const auto after = counted(consent(m_factory->hanako(), 5), 9);
        QCOMPARE(send(after), "ok");
        QCOMPARE(activeOf(m_factory->hanako()), std::vector<std::string>{idOf(after)});
        // A name that OQS does not hold takes nothing from a withdrawal of everything.
        QCOMPARE(send(counted(withdrawal(m_factory->hanako(), {m_factory->newId()}, true, 2), 10)), "ok");
        QCOMPARE(activeOf(m_factory->hanako()), std::vector<std::string>{});
    }

    void nobodyEndsWhatIsNotTheirs()
    {
        const auto taros = consent(m_factory->taro(), 50);
        QCOMPARE(send(taros), "ok");
        QCOMPARE(send(withdrawal(m_factory->hanako(), {idOf(taros)}, false)), "UplinkRefused SIM-CONSENT-FOREIGN");
        QCOMPARE(send(withdrawal(m_factory->hanako(), {m_factory->newId()}, false)),
                 "UplinkRefused SIM-CONSENT-UNKNOWN");
        // Everything of hanako's is nothing of taro's.
        QCOMPARE(send(withdrawal(m_factory->hanako(), {})), "ok");
        QCOMPARE(activeOf(m_factory->taro()), std::vector<std::string>{idOf(taros)});
        // A stranger to OQS withdraws nothing, and is told no one's consents.
        QCOMPARE(send(withdrawal(m_factory->stranger(), {})), "UplinkRefused SIM-PERSON-UNKNOWN");
        QCOMPARE(activeOf(m_factory->stranger()), std::vector<std::string>{});
        const auto elsewhere = m_kiosk->activeConsents(
            {.key = "input-helper", .sha256 = tokentest::thumbprint(m_factory->taro().cardKey)}, "0000000000", patient);
        QCOMPARE(outcomeOf(elsewhere), "UplinkRefused SIM-INSTITUTION");
    }

    void theInstitutionEndsExactlyWhatItWasGiven()
    {
        const auto given = consent(m_factory->taro(), 40);
        const auto kept = consent(m_factory->taro(), 30);
        QCOMPARE(send(given), "ok");
        QCOMPARE(send(kept), "ok");
        const auto staffs = [&](const std::vector<std::string>& names, const char* reason) {
            auto made = tokentest::institutionWithdrawal(m_factory->recipe(Mode::InputHelper, m_factory->taro()), names,
                                                         reason);
            made.payload["jti"] = m_factory->newId();
            return made;
        };
        const auto before = activeOf(m_factory->taro());
        QVERIFY(std::ranges::find(before, idOf(given)) != before.end());
        const auto ending = staffs({idOf(given)}, "3");
        QCOMPARE(send(ending), "ok");
        const auto after = activeOf(m_factory->taro());
        QVERIFY(std::ranges::find(after, idOf(given)) == after.end());
        QVERIFY(std::ranges::find(after, idOf(kept)) != after.end());
        QCOMPARE(after.size() + 1, before.size());

        QCOMPARE(send(staffs({m_factory->newId()}, "1")), "UplinkRefused SIM-CONSENT-UNKNOWN");
        const auto hanakos = consent(m_factory->hanako(), 20);
        QCOMPARE(send(hanakos), "ok");
        QCOMPARE(send(staffs({idOf(kept), idOf(hanakos)}, "1")), "UplinkRefused SIM-CONSENT-FOREIGN");
        QCOMPARE(send(staffs({idOf(ending)}, "1")), "UplinkRefused SIM-CONSENT-UNKNOWN"); // a withdrawal is no consent
        QCOMPARE(send(staffs({idOf(kept)}, "2")), "UplinkRefused SIM-WITHDRAWS");
    }

    void eachKindHasItsOwnDoor()
    {
        QCOMPARE(send(withdrawal(m_factory->hanako(), {}), ports::RecordKind::Consent), "UplinkRefused SIM-MALFORMED");
        QCOMPARE(send(consent(m_factory->hanako(), 0), ports::RecordKind::Withdrawal), "UplinkRefused SIM-MALFORMED");
        auto spoilt = withdrawal(m_factory->hanako(), {});
        spoilt.payload["reason"] = "1";
        QCOMPARE(send(spoilt), "UplinkRefused SIM-WITHDRAWS");
    }
};

QTEST_GUILESS_MAIN(WithdrawalTest)
#include "WithdrawalTest.moc"
