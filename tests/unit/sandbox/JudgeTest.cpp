// Nothing that was bent gets past OQS: every bit of a token and of its envelope, every member of its four parts. And
// what it remembers outlives a restart.

#include "tools/sandbox/Judge.h"
#include "tests/unit/consent-verify/TokenFactory.h"

#include <QTemporaryDir>
#include <QTest>

using namespace uketsuke;
using tokentest::Json;
using tokentest::Mode;
using tokentest::TokenFactory;

class JudgeTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_directory;
    QTemporaryDir m_memory{
        "/dev/shm/TEST-judge-XXXXXX"}; ///< each refusal is made durable, and tens of thousands follow
    std::unique_ptr<TokenFactory> m_factory;
    std::unique_ptr<sandbox::Judge> m_judge;
    sandbox::Client m_kiosk;

    void makeJudge(const QTemporaryDir& place)
    {
        const std::filesystem::path file = place.filePath("oqs.sqlite").toStdString();
        m_judge.reset();
        const auto& folder = m_factory->folder();
        sandbox::Establishment oqs;
        oqs.audience = "urn:uketsuke:test-oqs";
        const auto secret = verify::readFile(folder / "device/institution.key", 32);
        QVERIFY(secret);
        oqs.institutions["1319999999"] = verify::Bytes(secret->begin(), secret->end());
        QVERIFY(verify::addDeviceRoots(oqs.trust, folder / "device/root.crt.pem"));
        QVERIFY(verify::addCardAnchors(oqs.trust, folder / "anchors/test"));
        QVERIFY(verify::addForms(oqs.trust, folder / "forms"));
        auto key = verify::loadPrivateKey(folder / "oqs/envelope.key.pem");
        const auto certificate = verify::Certificate::fromPem(folder / "oqs/envelope.crt.pem");
        QVERIFY(key && certificate);
        oqs.envelopeKey = {.privateKey = *std::move(key), .certificateDigest = certificate->front().digest()};
        auto registry = sandbox::Registry::load(folder / "registry.json");
        auto receipts = sandbox::ReceiptWriter::load(folder / "oqs/receipt.key.pem", folder / "oqs/receipt.crt.pem");
        auto database = sandbox::Database::open(file);
        QVERIFY(registry && receipts && database);
        m_judge = std::make_unique<sandbox::Judge>(std::move(oqs), *std::move(registry), *std::move(receipts),
                                                   *std::move(database));
    }

    int submitted(const std::string& id, const std::string& token, const std::string& envelope,
                  verify::TokenKind kind = verify::TokenKind::Consent)
    {
        return m_judge
            ->submit({.token = token, .envelope = envelope, .idempotencyKey = id}, kind, m_kiosk, m_factory->now())
            .status;
    }
    bool nothingIsHeld(const std::string& id, verify::TokenKind kind = verify::TokenKind::Consent)
    {
        return m_judge->look(id, kind, m_kiosk, m_factory->now()).status == 404;
    }
    bool isActive(const std::string& consent)
    {
        return m_judge->look(consent, verify::TokenKind::Consent, m_kiosk, m_factory->now())
            .body.at("active")
            .get<bool>();
    }
    /// A consent of hanako's that OQS holds.
    std::string given()
    {
        const auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
        const auto sealed = m_factory->seal(recipe);
        if (submitted(idOf(recipe), sealed.token, sealed.envelope) != 201)
            throw std::runtime_error("the consent is refused");
        return idOf(recipe);
    }
    /// Of a consent, or of the withdrawal of one that OQS holds.
    tokentest::Recipe recipeOf(verify::TokenKind kind)
    {
        auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
        return kind == verify::TokenKind::Consent ? recipe : tokentest::withdrawal(std::move(recipe), {given()}, false);
    }
    static std::string idOf(const tokentest::Recipe& recipe) { return recipe.payload.at("jti").get<std::string>(); }

    static std::string asking(const tokentest::Person& person, const std::string& number = {})
    {
        Json question{{"binding", {{"key", "input-helper"}, {"sha256", tokentest::thumbprint(person.cardKey)}}}};
        if (!number.empty())
            question["number"] = number;
        return question.dump();
    }

    /// Every bit of `bytes` is turned, one at a time; or of each byte every so many.
    template <class Refused> static void eachBitOf(std::string bytes, Refused refused, int step = tokentest::bitStep)
    {
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            for (int bit = 0; bit < 8; bit += step) {
                const char kept = bytes[at];
                bytes[at] = static_cast<char>(kept ^ (1 << bit));
                if (!refused(bytes))
                    QFAIL(qPrintable(QStringLiteral("bit %1 of byte %2 does not count").arg(bit).arg(at)));
                bytes[at] = kept;
            }
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_factory = std::make_unique<TokenFactory>(m_directory.path().toStdString());
        const auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
        m_kiosk.urn = recipe.payload.at("iss").get<std::string>();
        makeJudge(m_memory.isValid() ? m_memory : m_directory);
    }

    void everyBitOfTheTokenCounts()
    {
        const auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
        const auto sealed = m_factory->seal(recipe);
        eachBitOf(sealed.token, [&](const std::string& bent) {
            const auto status = submitted(idOf(recipe), bent, sealed.envelope);
            return status >= 400 && status < 500;
        });
        QVERIFY(nothingIsHeld(idOf(recipe)));
        QCOMPARE(submitted(idOf(recipe), sealed.token, sealed.envelope), 201);
    }

    void everyBitOfTheEnvelopeCounts()
    {
        const auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
        const auto sealed = m_factory->seal(recipe);
        eachBitOf(sealed.envelope, [&](const std::string& bent) {
            const auto status = submitted(idOf(recipe), sealed.token, bent);
            return status >= 400 && status < 500;
        });
        QVERIFY(nothingIsHeld(idOf(recipe)));
        QCOMPARE(submitted(idOf(recipe), sealed.token, sealed.envelope), 201);
    }

    /// Two bits of every byte: the reading is that of a consent.
    void everyByteOfAPatientsWithdrawalCounts()
    {
        const auto consent = given();
        const auto recipe =
            tokentest::withdrawal(m_factory->recipe(Mode::InputHelper, m_factory->hanako()), {consent}, false);
        const auto sealed = m_factory->seal(recipe);
        const auto isRefused = [&](const std::string& token, const std::string& envelope) {
            const auto status = submitted(idOf(recipe), token, envelope, verify::TokenKind::Withdrawal);
            return status >= 400 && status < 500;
        };
        eachBitOf(sealed.token, [&](const std::string& bent) { return isRefused(bent, sealed.envelope); }, 5);
        eachBitOf(sealed.envelope, [&](const std::string& bent) { return isRefused(sealed.token, bent); }, 5);
        // What a card has signed is no withdrawal without what the card says.
        QVERIFY(isRefused(sealed.token, {}));
        QVERIFY(nothingIsHeld(idOf(recipe), verify::TokenKind::Withdrawal));
        QVERIFY(isActive(consent));
        QCOMPARE(submitted(idOf(recipe), sealed.token, sealed.envelope, verify::TokenKind::Withdrawal), 201);
        QVERIFY(!isActive(consent));
    }

    void everyMemberCounts_data()
    {
        QTest::addColumn<bool>("withdraws");
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<QByteArray>("pointer");
        for (const bool withdraws : {false, true}) {
            const auto recipe = recipeOf(withdraws ? verify::TokenKind::Withdrawal : verify::TokenKind::Consent);
            const auto add = [&](const char* part, const Json& object) {
                for (const auto& [name, value] : object.items())
                    QTest::newRow(((withdraws ? "withdrawal " : "") + std::string(part) + "/" + name).c_str())
                        << withdraws << QByteArray(part) << QByteArray(("/" + name).c_str());
            };
            add("device", recipe.deviceHeader);
            add("card", recipe.cardHeader);
            add("payload", recipe.payload);
            add("evidence", recipe.evidence);
        }
    }
    void everyMemberCounts()
    {
        QFETCH(bool, withdraws);
        QFETCH(QByteArray, part);
        QFETCH(QByteArray, pointer);
        const auto kind = withdraws ? verify::TokenKind::Withdrawal : verify::TokenKind::Consent;
        const auto recipe = recipeOf(kind);
        const auto& original = part == "device"    ? recipe.deviceHeader
                               : part == "card"    ? recipe.cardHeader
                               : part == "payload" ? recipe.payload
                                                   : recipe.evidence;
        for (const auto& [text, how] : tokentest::spoilt(original, Json::json_pointer(pointer.toStdString()))) {
            const auto token = m_factory->sign(part == "device" ? text : recipe.deviceHeader.dump(),
                                               part == "card" ? text : recipe.cardHeader.dump(),
                                               part == "payload" ? text : recipe.payload.dump(), recipe);
            const auto envelope = m_factory->envelope(part == "evidence" ? text : recipe.evidence.dump());
            const auto status = submitted(idOf(recipe), token, envelope, kind);
            QVERIFY2(status >= 400 && status < 500, how.c_str());
        }
        QVERIFY(nothingIsHeld(idOf(recipe), kind));
        const auto whole = m_factory->seal(recipe);
        QCOMPARE(submitted(idOf(recipe), whole.token, whole.envelope, kind), 201);
    }

    /// A certificate that is renewed between question and token costs nobody their consent.
    void aNonceIsTheDevicesWhicheverOfItsCertificatesAsks()
    {
        const auto sealedWith = [&](const sandbox::Client& asks) {
            const auto given = m_judge->newNonce(asks, m_factory->now());
            auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
            recipe.payload["nonce"] = {{"value", given.body.at("nonce")}};
            const auto sealed = m_factory->seal(recipe);
            return submitted(idOf(recipe), sealed.token, sealed.envelope);
        };
        auto renewed = m_kiosk;
        renewed.certificate.front() ^= 1U;
        QCOMPARE(sealedWith(renewed), 201);
        QCOMPARE(sealedWith({m_kiosk.certificate, "urn:uketsuke:device:TEST-another"}), 409);
    }

    void theInstitutionsWithdrawalIsTheDevicesOwn()
    {
        const auto consent = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
        const auto given = m_factory->seal(consent);
        QCOMPARE(submitted(idOf(consent), given.token, given.envelope), 201);
        const auto answer = [&](const tokentest::Recipe& recipe, const std::string& token,
                                const std::string& envelope) {
            const sandbox::Client client{{}, recipe.payload.at("iss").get<std::string>()};
            return m_judge->submit({.token = token, .envelope = envelope, .idempotencyKey = idOf(recipe)},
                                   verify::TokenKind::Withdrawal, client, m_factory->now());
        };
        // Another device of the same clinic, or of any: what it did not take it cannot end.
        const auto others = tokentest::institutionWithdrawal(
            m_factory->recipe(Mode::InputHelper, m_factory->hanako(), 0, "second-device"), {idOf(consent)});
        const auto foreign = answer(others, m_factory->seal(others).token, {});
        QCOMPARE(foreign.status, 403);
        QCOMPARE(foreign.body.value("code", std::string()), std::string("SIM-CONSENT-FOREIGN"));

        const auto own = tokentest::institutionWithdrawal(m_factory->recipe(Mode::InputHelper, m_factory->hanako()),
                                                          {idOf(consent)});
        const auto token = m_factory->seal(own).token;
        eachBitOf(token, [&](const std::string& bent) {
            const auto status = answer(own, bent, {}).status;
            return status >= 400 && status < 500;
        });
        for (const auto& [name, value] : own.payload.items())
            for (const auto& [text, how] : tokentest::spoilt(own.payload, Json::json_pointer("/" + name))) {
                const auto status = answer(own, m_factory->sign(own.deviceHeader.dump(), {}, text, own), {}).status;
                QVERIFY2(status >= 400 && status < 500, (name + " " + how).c_str());
            }
        QCOMPARE(answer(own, token, given.envelope).status, 422); // no card says anything here
        QVERIFY(isActive(idOf(consent)));
        QCOMPARE(answer(own, token, {}).status, 201);
        QVERIFY(!isActive(idOf(consent)));
    }

    /// H2: what came too late is that, whatever has become of its nonce; a withdrawal never does.
    void howLongATokenWaitedDecidesBeforeItsNonce()
    {
        constexpr std::int64_t day = 86'400;
        using Kind = verify::TokenKind;
        const auto start = m_factory->now();
        const auto withNonce = [&](tokentest::Recipe recipe) {
            recipe.payload["nonce"] = {{"value", m_judge->newNonce(m_kiosk, start).body.at("nonce")}};
            return recipe;
        };
        const auto fresh = [&] { return m_factory->recipe(Mode::InputHelper, m_factory->hanako()); };
        /// Another question that late is what forgets old nonces.
        const auto arrives = [&](const tokentest::Recipe& recipe, const tokentest::Sealed& sealed, Kind kind,
                                 std::int64_t at) {
            if (m_judge->newNonce(m_kiosk, at).status != 201)
                return sandbox::Answer{};
            return m_judge->submit({.token = sealed.token, .envelope = sealed.envelope, .idempotencyKey = idOf(recipe)},
                                   kind, m_kiosk, at);
        };
        const auto said = [](const sandbox::Answer& answer, const char* member) {
            return answer.body.value(member, std::string());
        };
        const auto inTime = withNonce(fresh());
        const auto tooLate = withNonce(fresh());
        const auto ending = withNonce(tokentest::withdrawal(fresh(), {given()}, false));
        auto invented = tokentest::withdrawal(fresh(), {given()}, false);
        invented.payload["nonce"] = {{"value", tokentest::base64Url(std::string(32, 'n'))}};

        const auto last = arrives(inTime, m_factory->seal(inTime), Kind::Consent, start + day - 60);
        QCOMPARE(last.status, 201);
        QCOMPARE(said(last, "outcome"), std::string("accepted"));
        // As long as a nonce is remembered, one that is not was never given.
        const auto refused = arrives(invented, m_factory->seal(invented), Kind::Withdrawal, start + day);
        QCOMPARE(refused.status, 409);
        QCOMPARE(said(refused, "code"), std::string("SIM-NONCE-UNKNOWN"));

        const auto sealed = m_factory->seal(tooLate);
        for (int time = 0; time < 2; ++time) {
            const auto kept = arrives(tooLate, sealed, Kind::Consent, start + 10 * day);
            QCOMPARE(kept.status, 200);
            QCOMPARE(said(kept, "outcome"), std::string("arrived-too-late"));
            QVERIFY(!kept.body.contains("qualificationResult"));
        }
        QCOMPARE(m_judge->look(idOf(tooLate), Kind::Consent, m_kiosk, start + 10 * day).body.at("effects").get<int>(),
                 0);
        const auto ended = arrives(ending, m_factory->seal(ending), Kind::Withdrawal, start + 10 * day);
        QCOMPARE(ended.status, 201);
        QCOMPARE(said(ended, "outcome"), std::string("accepted-late"));
    }

    /// The patient may come back with the same paper until they have answered; then nobody can.
    void whatIsRememberedOutlivesARestart()
    {
        const QTemporaryDir folder;
        const std::string number = "204617"; // finds DOC-3
        const auto said = [](const sandbox::Answer& answer, const char* member) {
            return answer.body.value(member, std::string());
        };
        makeJudge(folder);
        QCOMPARE(m_judge->registerCard(asking(m_factory->taro())).status, 201);
        QCOMPARE(said(m_judge->exchangeNumber(asking(m_factory->hanako(), "111111")), "code"),
                 std::string("SIM-EXCHANGE-UNKNOWN"));
        QCOMPARE(m_judge->exchangeNumber(asking(m_factory->hanako(), number)).status, 200);
        makeJudge(folder);
        QCOMPARE(m_judge->exchangeNumber(asking(m_factory->hanako(), number)).status, 200);
        auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
        const auto at = recipe.payload.at("iat").get<std::int64_t>();
        recipe.payload["docs"] = Json::array({TokenFactory::answered("DOC-1", "referral", true, at),
                                              TokenFactory::answered("DOC-2", "checkup-report", true, at),
                                              TokenFactory::answered("DOC-3", "referral", false, at)});
        const auto sealed = m_factory->seal(recipe);
        QCOMPARE(submitted(idOf(recipe), sealed.token, sealed.envelope), 201);
        makeJudge(folder);
        QCOMPARE(said(m_judge->registerCard(asking(m_factory->taro())), "outcome"), std::string("already-registered"));
        QCOMPARE(said(m_judge->conditions(asking(m_factory->taro())), "registered"), std::string("yes"));
        // Used up, and the second wrong one; the fifth is the last.
        QCOMPARE(said(m_judge->exchangeNumber(asking(m_factory->hanako(), number)), "code"),
                 std::string("SIM-EXCHANGE-UNKNOWN"));
        for (int wrong = 3; wrong < 5; ++wrong)
            QCOMPARE(said(m_judge->exchangeNumber(asking(m_factory->hanako(), "111111")), "code"),
                     std::string("SIM-EXCHANGE-UNKNOWN"));
        QCOMPARE(said(m_judge->exchangeNumber(asking(m_factory->hanako(), "111111")), "code"),
                 std::string("SIM-EXCHANGE-LOCKED"));
    }
};

QTEST_GUILESS_MAIN(JudgeTest)
#include "JudgeTest.moc"
