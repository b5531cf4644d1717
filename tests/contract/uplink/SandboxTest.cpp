// The real uplink against the real sandbox over real mutual TLS, with tokens and cards made on the spot.

#include "app/delivery/OutboxWorker.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/handoff/FaceFolderHandoff.h"
#include "drivers/uplink/OqsUplink.h"
#include "tests/contract/uplink/SandboxProcess.h"
#include "tests/unit/consent-verify/TokenFactory.h"
#include "tests/unit/delivery/Stage.h"

#include <QDir>
#include <QMap>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>
#include <set>

using namespace uketsuke;
using tokentest::Mode;
using tokentest::TokenFactory;
using uketsuke::testing::SandboxProcess;

namespace {

constexpr core::Milliseconds patient{20'000};

template <class T> QByteArray outcomeOf(const core::Result<T>& result)
{
    if (result)
        return "ok";
    const auto text = core::name(result.error().fault);
    return QByteArray(text.data(), qsizetype(text.size())) + ' ' + result.error().note.text().c_str();
}

} // namespace

class SandboxTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_directory;
    std::unique_ptr<TokenFactory> m_factory;
    std::unique_ptr<SandboxProcess> m_sandbox;
    std::string m_institution;
    crypto::OpenSslCryptography m_cryptography;

    std::string file(const std::string& name) const { return (m_factory->folder() / name).string(); }

    std::unique_ptr<uplink::OqsUplink> kiosk(const std::string& device = "device",
                                             const std::string& centre = "oqs") const
    {
        auto made = uplink::OqsUplink::create({.url = m_sandbox->url(),
                                               .root = file(centre + "/root.crt.pem"),
                                               .certificate = file(device + "/device.crt.pem"),
                                               .chain = {},
                                               .key = file(device + "/device.key.pem"),
                                               .keyHandle = nullptr,
                                               .receiptCertificate = file("oqs/receipt.crt.pem")},
                                              m_cryptography);
        if (!made)
            qWarning("%s", outcomeOf(made).constData());
        return made ? *std::move(made) : nullptr;
    }

    ports::Submission submission(std::int64_t secondsAgo = 0) const
    {
        const auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako(), secondsAgo);
        const auto sealed = m_factory->seal(recipe);
        return {.jti = recipe.payload.at("jti").get<std::string>(), .token = sealed.token, .envelope = sealed.envelope};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_factory = std::make_unique<TokenFactory>(m_directory.path().toStdString());
        const auto sample = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
        m_institution = sample.payload.at("inst").get<std::string>();
        m_sandbox = std::make_unique<SandboxProcess>(m_directory.path(), QString::fromStdString(m_institution));
    }
    void init() { QVERIFY(m_sandbox->start()); }
    void cleanup() { m_sandbox->stop(); }

    void everyQuestionOfTheInterfaceIsAnswered()
    {
        const auto room = kiosk();
        const auto first = room->nonce(patient);
        const auto second = room->nonce(patient);
        QCOMPARE(outcomeOf(first), "ok");
        QVERIFY(first->value != second->value);

        const auto known = room->conditions(
            {.key = "input-helper", .sha256 = tokentest::thumbprint(m_factory->hanako().cardKey)}, patient);
        QCOMPARE(outcomeOf(known), "ok");
        QVERIFY(known->specificHealthCheckups != ports::Condition::Unknown);
        const auto unknown = room->conditions({.key = "input-helper", .sha256 = std::string(43, 'A')}, patient);
        QCOMPARE(outcomeOf(unknown), "ok");
        QVERIFY(unknown->specificHealthCheckups == ports::Condition::Unknown);
    }

    void aConsentIsAcceptedOnceAndHeldAfterwards()
    {
        const auto room = kiosk();
        auto consent = submission();
        const auto first = room->deliver(consent, patient);
        QCOMPARE(outcomeOf(first), "ok");
        QVERIFY(first->outcome == ports::DeliveryOutcome::AcceptedLate); // given offline, without a nonce
        QVERIFY(!first->qualificationResult.empty());
        consent.envelope.clear(); // as the ledger has it once the receipt is stored
        const auto again = room->deliver(consent, patient);
        QCOMPARE(outcomeOf(again), "ok");
        QVERIFY(again->outcome == ports::DeliveryOutcome::AlreadyHeld);
        QVERIFY(again->qualificationResult.find("<PharmacistsInfoConsFlg>1<") != std::string::npos);
    }

    void aConsentOlderThanItsValidityArrivedTooLate()
    {
        const auto room = kiosk();
        auto consent = submission(2 * 86'400);
        const auto late = room->deliver(consent, patient);
        QCOMPARE(outcomeOf(late), "ok");
        QVERIFY(late->outcome == ports::DeliveryOutcome::ArrivedTooLate);
        QVERIFY(late->qualificationResult.empty());
        consent.envelope.clear();
        const auto again = room->deliver(consent, patient);
        QCOMPARE(outcomeOf(again), "ok");
        QVERIFY(again->outcome == ports::DeliveryOutcome::ArrivedTooLate);
    }

    void aSpoiltTokenIsRefusedWithItsCode()
    {
        auto consent = submission();
        auto other = submission();
        consent.token = other.token; // the same name, other bytes
        consent.envelope = other.envelope;
        const auto refused = kiosk()->deliver(consent, patient);
        QVERIFY(outcomeOf(refused).startsWith("UplinkRefused SIM-"));
    }

    void strangersGetNothing()
    {
        QVERIFY(!kiosk("other-root")->nonce(patient).has_value());
        QCOMPARE(outcomeOf(kiosk("device", "other-oqs")->nonce(patient)).left(15), "UplinkUntrusted");
    }

    void misbehaviourIsTold_data()
    {
        QTest::addColumn<QString>("misbehaviour");
        QTest::addColumn<QByteArray>("fault");
        QTest::newRow("busy") << "503" << QByteArray("UplinkBusy");
        QTest::newRow("garbage") << "garbage" << QByteArray("UplinkAnswerMalformed");
        QTest::newRow("wrong receipt") << "wrong-receipt" << QByteArray("UplinkUntrusted");
        // Silence after accepting is below: Qt asks again by itself then, and may be answered "already-held" at once.
        QTest::newRow("dies") << "die-after-accept" << QByteArray("UplinkUnreachable");
        QTest::newRow("slow") << "slow:10000" << QByteArray("UplinkUnreachable");
    }
    void misbehaviourIsTold()
    {
        QFETCH(const QString, misbehaviour);
        QFETCH(const QByteArray, fault);
        QVERIFY(m_sandbox->start(misbehaviour));
        const auto answer =
            kiosk()->deliver(submission(), misbehaviour.startsWith("slow") ? core::Milliseconds(2'000) : patient);
        QVERIFY2(outcomeOf(answer).startsWith(fault), outcomeOf(answer).constData());
    }

    void manyAreUnderWayAtOnce()
    {
        QVERIFY(m_sandbox->start("slow:10000*1"));
        constexpr std::size_t many = 48;
        std::vector<ports::Submission> submissions;
        for (std::size_t number = 0; number < many; ++number)
            submissions.push_back(submission());
        std::vector<int> answers(many);
        std::set<std::string> receipts;
        const auto room = kiosk();
        std::size_t last = many;
        room->deliverEach(submissions, patient, [&](std::size_t index, core::Result<ports::DeliveryAnswer> answer) {
            ++answers.at(index);
            last = index;
            if (answer)
                receipts.insert(answer->receipt);
            return ports::Delivering::GoOn;
        });
        QCOMPARE(answers, std::vector<int>(many, 1));
        QCOMPARE(receipts.size(), many);
        // The one that OQS is slow with comes last, though it was asked with the first; one after the other it could
        // not.
        QVERIFY2(last < 12, qPrintable(QString::number(last)));
    }

    void ofManyThoseThatAreSilentAreGivenUpAndTheOthersAnswered()
    {
        QVERIFY(m_sandbox->start("slow:60000*3"));
        std::vector<ports::Submission> submissions;
        for (int number = 0; number < 20; ++number)
            submissions.push_back(submission());
        QMap<QByteArray, int> outcomes;
        const auto room = kiosk();
        room->deliverEach(submissions, core::Milliseconds(12'000), [&](std::size_t, const auto& answer) {
            ++outcomes[outcomeOf(answer).split(' ').first()];
            return ports::Delivering::GoOn;
        });
        QCOMPARE(outcomes["UplinkUnreachable"], 3);
        QCOMPARE(outcomes["ok"], 17);
        QCOMPARE(outcomeOf(room->deliver(submissions.front(), patient)), "ok"); // and the next question is answered
    }

    void afterTheEndNoMoreAreBegun()
    {
        QVERIFY(m_sandbox->start("503"));
        std::vector<ports::Submission> submissions;
        for (int number = 0; number < 40; ++number)
            submissions.push_back(submission());
        std::size_t answered = 0;
        kiosk()->deliverEach(submissions, patient, [&](std::size_t, const auto&) {
            ++answered;
            return ports::Delivering::End;
        });
        QVERIFY2(answered >= 1 && answered <= 12, qPrintable(QString::number(answered)));
    }

    // H6 with everything real but the ledger: OQS dies after it took the consent, and comes back.
    void theOutboxDeliversOnceThroughADyingCentreAndAMissingFolder_data()
    {
        QTest::addColumn<QString>("misbehaviour");
        QTest::newRow("dies after accepting") << "die-after-accept*1";
        QTest::newRow("silent after accepting") << "silent-after-accept*1";
        QTest::newRow("wrong receipt") << "wrong-receipt*1";
        QTest::newRow("busy") << "503*1";
    }
    void theOutboxDeliversOnceThroughADyingCentreAndAMissingFolder()
    {
        QFETCH(const QString, misbehaviour);
        QVERIFY(m_sandbox->start(misbehaviour));
        const QTemporaryDir clinic;
        const auto face = clinic.filePath("face"); // is not there at first
        const auto folder = handoff::FaceFolderHandoff::create(
            {.folder = face.toStdString(), .institution = m_institution, .code = handoff::CharacterCode::ShiftJis},
            m_cryptography);
        QVERIFY(folder.has_value());

        stage::CrashPoints points;
        stage::Ledger ledger(points);
        stage::AuditTrail audit(points);
        core::Instant now{m_factory->now() * 1000};
        const auto consent = submission();
        ledger.add(consent.jti, consent.token, now);
        ledger.row(consent.jti).record.envelope = consent.envelope;

        const delivery::DeliveryLimits limits{
            .most = 10, .perCall = misbehaviour.startsWith("silent") ? core::Milliseconds(2'000) : patient};
        delivery::Told told;
        int accepted = 0;
        int held = 0;
        for (int run = 0; run < 8; ++run) {
            if (!m_sandbox->isRunning())
                QVERIFY(m_sandbox->start());
            if (run == 3)
                QVERIFY(QDir().mkpath(face));
            const auto room = kiosk();
            const auto report = delivery::deliverDue(ledger, *room, **folder, audit, told, now, 1, limits);
            QVERIFY(report.has_value());
            accepted += report->accepted + report->acceptedLate;
            held += report->alreadyHeld;
            if (!report->nextDue)
                break;
            now = now + delivery::RetrySchedule::longest;
        }
        QVERIFY(ledger.row(consent.jti).state == ports::DeliveryState::HandedOff);
        QCOMPARE(accepted + held, 1);
        QCOMPARE(held, misbehaviour.startsWith("503") ? 0 : 1); // it took effect before the answer was lost
        QCOMPARE(QDir(face).entryList({"OQSsiquc01res_face_*.xml"}, QDir::Files).size(), 1);
        QCOMPARE(QDir(face).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }
};

QTEST_GUILESS_MAIN(SandboxTest)
#include "SandboxTest.moc"
