// The independent verifier and withdrawal tokens: what is good passes in every key mode, and nothing else does.

#include "tests/unit/consent-verify/TokenFactory.h"
#include "tools/consent-verify/TokenFolder.h"
#include "tools/consent-verify/Verifier.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace uketsuke;
using tokentest::Json;
using tokentest::Mode;
using tokentest::Recipe;
using tokentest::TokenFactory;
using verify::Verdict;

using Spoil = std::function<void(Recipe&)>;
Q_DECLARE_METATYPE(Spoil)

class WithdrawalVerifyTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_directory;
    std::unique_ptr<TokenFactory> m_factory;
    verify::Trust m_trust;
    verify::EnvelopeKey m_envelopeKey;

    verify::Report check(const std::string& token, const std::string& envelope)
    {
        verify::Question question{.token = token, .audience = "urn:uketsuke:test-oqs"};
        if (envelope.empty())
            return verify::verify(question, m_trust);
        const auto evidence = verify::openEnvelope(envelope, m_envelopeKey);
        if (evidence)
            question.evidence = &*evidence;
        else
            question.envelopeFault = evidence.error();
        return verify::verify(question, m_trust);
    }
    verify::Report check(const Recipe& recipe)
    {
        const auto sealed = m_factory->seal(recipe);
        return check(sealed.token, sealed.envelope);
    }
    Recipe good(Mode mode = Mode::InputHelper)
    {
        return tokentest::withdrawal(m_factory->recipe(mode, m_factory->hanako()), {m_factory->newId()});
    }
    static QByteArray failureOf(const verify::Report& report)
    {
        const auto* failure = report.firstFailure();
        return failure == nullptr ? QByteArray(verify::nameOf(report.verdict).data())
                                  : QByteArray(verify::nameOf(failure->id).data());
    }

private Q_SLOTS:
    void initTestCase()
    {
        const std::filesystem::path folder = m_directory.path().toStdString();
        m_factory = std::make_unique<TokenFactory>(folder);
        QVERIFY(verify::addDeviceRoots(m_trust, folder / "device/root.crt.pem"));
        QVERIFY(verify::addCardAnchors(m_trust, folder / "anchors/test"));
        QVERIFY(verify::addForms(m_trust, folder / "forms"));
        const auto key = verify::loadPrivateKey(folder / "oqs/envelope.key.pem");
        QVERIFY(key.has_value());
        m_envelopeKey = {.privateKey = *key, .certificateDigest = std::nullopt};
    }

    void aGoodWithdrawalIsValidInEveryKeyMode_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("input helper") << static_cast<int>(Mode::InputHelper);
        QTest::newRow("card face") << static_cast<int>(Mode::CardFace);
        QTest::newRow("PIN") << static_cast<int>(Mode::Pin);
    }
    void aGoodWithdrawalIsValidInEveryKeyMode()
    {
        QFETCH(const int, mode);
        const auto report = check(good(static_cast<Mode>(mode)));
        QVERIFY2(report.verdict == Verdict::Valid, failureOf(report).constData());
        QVERIFY(report.token->kind == verify::TokenKind::Withdrawal);
        QVERIFY(report.token->payload.withdrawal->all);
        // Nothing that OQS knew of: all the same a withdrawal of everything.
        const auto all =
            check(tokentest::withdrawal(m_factory->recipe(static_cast<Mode>(mode), m_factory->hanako()), {}));
        QVERIFY2(all.verdict == Verdict::Valid, failureOf(all).constData());
        auto helped = good(static_cast<Mode>(mode));
        helped.payload["assist"] = "staff";
        const auto said = check(helped);
        QVERIFY2(said.verdict == Verdict::Valid, failureOf(said).constData());
        QVERIFY(said.token->payload.assistance == "staff");
    }

    void eachKindHasItsOwnForms()
    {
        const std::filesystem::path shipped(UKETSUKE_SOURCE_DIR "/resources/consent/forms");
        const auto known = m_trust.forms;
        QVERIFY(verify::addForms(m_trust, shipped));
        const auto read = [&](Recipe recipe, const char* id) {
            const auto text = verify::readFile(shipped / id / "v1/ja.json", 1 << 20);
            if (!text)
                qFatal("no form %s", id);
            recipe.payload["notice"] = {
                {"id", id}, {"v", 1}, {"lang", "ja"}, {"sha256", tokentest::base64Url(tokentest::digest(*text))}};
            return failureOf(check(recipe));
        };
        const auto consent = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
        QCOMPARE(read(good(Mode::InputHelper), "clinic-withdrawal-2026-11"), QByteArray("valid"));
        QCOMPARE(read(good(Mode::InputHelper), "clinic-view-2026-11"), QByteArray("notice"));
        QCOMPARE(read(consent, "clinic-view-2026-11"), QByteArray("valid"));
        QCOMPARE(read(consent, "clinic-withdrawal-2026-11"), QByteArray("notice"));
        m_trust.forms = known;
    }

    void aSpoiltWithdrawalIsRefused_data()
    {
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QByteArray>("check");
        const auto row = [](const char* name, const char* failure, Spoil spoil) {
            QTest::newRow(name) << std::move(spoil) << QByteArray(failure);
        };
        row("the device signed a consent", "form", [](Recipe& r) { r.deviceHeader["typ"] = "consent+jwt"; });
        row("the card signed a consent", "form", [](Recipe& r) { r.cardHeader["typ"] = "consent+jwt"; });
        row("both say consent", "form", [](Recipe& r) {
            r.deviceHeader["typ"] = "consent+jwt";
            r.cardHeader["typ"] = "consent+jwt";
        });
        row("listed names nothing", "withdraws",
            [](Recipe& r) { r.payload["withdraws"] = {{"scope", "listed"}, {"consents", Json::array()}}; });
        row("named twice", "withdraws", [](Recipe& r) {
            const auto id = r.payload["withdraws"]["consents"][0];
            r.payload["withdraws"]["consents"].push_back(id);
        });
        row("names itself", "withdraws",
            [](Recipe& r) { r.payload["withdraws"]["consents"] = Json::array({r.payload["jti"]}); });
        row("a name that is no id", "form",
            [](Recipe& r) { r.payload["withdraws"]["consents"] = Json::array({"everything"}); });
        row("an unknown scope", "form", [](Recipe& r) { r.payload["withdraws"]["scope"] = "some"; });
        row("staff's reason with the patient's card", "withdraws", [](Recipe& r) { r.payload["reason"] = "1"; });
        row("an unknown reason", "form", [](Recipe& r) { r.payload["reason"] = "9"; });
        row("a reason that is a number", "form", [](Recipe& r) { r.payload["reason"] = 2; });
        row("items of a consent", "form", [](Recipe& r) { r.payload["items"] = Json::array(); });
        row("an end", "form", [](Recipe& r) { r.payload["exp"] = r.payload["iat"].get<std::int64_t>() + 60; });
    }
    void aSpoiltWithdrawalIsRefused()
    {
        QFETCH(const Spoil, spoil);
        auto recipe = good();
        spoil(recipe);
        const auto report = check(recipe);
        QVERIFY(report.verdict == Verdict::Refused);
        QTEST(failureOf(report), "check");
    }

    void theInstitutionsWithdrawalNeedsTheDeviceAlone()
    {
        const auto consent = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
        for (const auto* reason : {"1", "3"}) {
            const auto report = check(tokentest::institutionWithdrawal(consent, {m_factory->newId()}, reason));
            QVERIFY2(report.verdict == Verdict::Valid, failureOf(report).constData());
            QVERIFY(report.token->payload.byInstitution() && report.token->payload.subject.empty());
            QVERIFY(report.stateOf(verify::CheckId::CardSignature) != verify::CheckState::Passed);
        }
    }

    void whatTheDeviceAloneMayNotSayIsRefused_data()
    {
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QByteArray>("check");
        const auto row = [](const char* name, const char* failure, Spoil spoil) {
            QTest::newRow(name) << std::move(spoil) << QByteArray(failure);
        };
        row("the patient's reason", "withdraws", [](Recipe& r) { r.payload["reason"] = "2"; });
        row("everything", "withdraws", [](Recipe& r) { r.payload["withdraws"]["scope"] = "all"; });
        row("nothing", "withdraws", [](Recipe& r) { r.payload["withdraws"]["consents"] = Json::array(); });
        row("itself", "withdraws", [](Recipe& r) { r.payload["withdraws"]["consents"] = {r.payload["jti"]}; });
        row("by the patient", "form", [](Recipe& r) { r.payload["by"] = "self"; });
        row("a person", "form", [](Recipe& r) { r.payload["sub"] = "pw:" + std::string(43, 'A'); });
        row("a method", "form", [](Recipe& r) { r.payload["acr"] = "staff-cardkey"; });
        row("a notice", "form", [](Recipe& r) { r.payload["notice"] = Json::object(); });
        row("a consent", "form", [](Recipe& r) { r.deviceHeader["typ"] = "consent+jwt"; });
        row("another chain", "chain", [](Recipe& r) { r.payload["ctr"] = 1; });
        row("another device", "device-name", [](Recipe& r) { r.payload["iss"] = "urn:uketsuke:device:TEST-other"; });
    }
    void whatTheDeviceAloneMayNotSayIsRefused()
    {
        QFETCH(const Spoil, spoil);
        auto recipe = tokentest::institutionWithdrawal(m_factory->recipe(Mode::InputHelper, m_factory->hanako()),
                                                       {m_factory->newId()});
        recipe.payload["ctr"] = 2;
        recipe.payload["prev"] = std::string(42, 'B') + "A";
        QVERIFY(check(recipe).verdict == Verdict::Valid);
        spoil(recipe);
        const auto report = check(recipe);
        QVERIFY(report.verdict == Verdict::Refused);
        QTEST(failureOf(report), "check");
    }

    void aSignatureTakenAwayOrAddedMakesNoOtherWithdrawal()
    {
        auto patients = good();
        const auto card = std::exchange(patients.cardKey, nullptr);
        QCOMPARE(failureOf(check(patients)), QByteArray("form"));
        auto consent = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
        consent.cardKey.reset();
        QCOMPARE(failureOf(check(consent)), QByteArray("form"));
        auto institutions = tokentest::institutionWithdrawal(m_factory->recipe(Mode::InputHelper, m_factory->hanako()),
                                                             {m_factory->newId()});
        institutions.cardKey = card;
        QCOMPARE(failureOf(check(institutions)), QByteArray("form"));
    }

    void everyMemberOfTheInstitutionsWithdrawalCounts()
    {
        const auto recipe = tokentest::institutionWithdrawal(m_factory->recipe(Mode::InputHelper, m_factory->hanako()),
                                                             {m_factory->newId()});
        for (const auto& [name, value] : recipe.payload.items())
            for (const auto& [text, how] : tokentest::spoilt(recipe.payload, Json::json_pointer("/" + name))) {
                const auto token = m_factory->sign(recipe.deviceHeader.dump(), {}, text, recipe);
                QVERIFY2(check(token, {}).verdict == Verdict::Refused, (name + " " + how).c_str());
            }
    }

    void everyMemberCounts()
    {
        const auto recipe = good();
        for (const auto& [name, value] : recipe.payload.items()) {
            if (name == "claim" || name == "face")
                continue; // where they may be absent, the consent's tests remove them
            auto without = recipe;
            without.payload.erase(name);
            QVERIFY2(check(without).verdict == Verdict::Refused, name.c_str());
            auto retyped = recipe;
            retyped.payload[name] = Json::array({true});
            QVERIFY2(check(retyped).verdict == Verdict::Refused, name.c_str());
        }
        auto more = recipe;
        more.payload["extra"] = 1;
        QVERIFY(check(more).verdict == Verdict::Refused);
    }

    void everyBitOfTheTokenCounts()
    {
        const auto sealed = m_factory->seal(good());
        const auto evidence = verify::openEnvelope(sealed.envelope, m_envelopeKey);
        QVERIFY(evidence);
        const auto verdict = [&](const std::string& token) {
            return verify::verify({.token = token, .evidence = &*evidence, .afterFailure = verify::AfterFailure::Stop},
                                  m_trust)
                .verdict;
        };
        QVERIFY(verdict(sealed.token) == Verdict::Valid);
        auto token = sealed.token;
        for (std::size_t at = 0; at < token.size(); ++at) {
            for (int bit = 0; bit < 8; bit += tokentest::bitStep) {
                token[at] = static_cast<char>(token[at] ^ (1 << bit));
                if (verdict(token) != Verdict::Refused)
                    QFAIL(qPrintable(QStringLiteral("bit %1 of byte %2 does not count").arg(bit).arg(at)));
                token[at] = sealed.token[at];
            }
        }
    }

    void oneChainRunsThroughBothKinds()
    {
        auto consent = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
        consent.payload["ctr"] = 1;
        consent.payload["prev"] = std::string(43, 'A');
        const auto first = m_factory->seal(consent);
        auto recipe = good();
        recipe.payload["ctr"] = 2;
        recipe.payload["prev"] = tokentest::base64Url(tokentest::digest(first.token));
        const auto second = m_factory->seal(recipe);
        std::vector<verify::ReadToken> read;
        for (const auto* sealed : {&first, &second}) {
            const auto report = check(sealed->token, sealed->envelope);
            QVERIFY2(report.verdict == Verdict::Valid, failureOf(report).constData());
            read.push_back({"TEST", verify::sha256(verify::viewOf(sealed->token)), report.token->payload});
        }
        QVERIFY(verify::checkChain(read).breaks.empty());
        read[1].payload.previous[0] ^= 1;
        QCOMPARE(verify::checkChain(read).breaks.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(WithdrawalVerifyTest)
#include "WithdrawalVerifyTest.moc"
