// Every kind of card a reception meets, on the real stack: pcscd, reader handler, virtual card, drivers, proofs and the
// session's table. Whatever lies on the reader, the patient gets the right next step, and no secret is sent to find
// out.
#include <QTest>

#include <QDir>

#ifndef Q_MOC_RUN
#include "app/identity/CardProof.h"
#include "app/session/Transition.h"
#include "drivers/card/MyNumberCard.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/crypto/TrustAnchorLoader.h"
#include "drivers/pcsc/PcscCardReader.h"
#include "tests/contract/card/KindsOfCard.h"
#include "tests/contract/suites/CardReaderContract.h"
#include "tests/support/PrivateReaderStack.h"
#endif

using namespace uketsuke;
using namespace uketsuke::tests;
using namespace uketsuke::identity;

namespace {

QString text(std::string_view view) { return QString::fromUtf8(view.data(), qsizetype(view.size())); }
QString text(const std::optional<Fault>& fault) { return fault ? text(core::name(*fault)) : QString("no fault"); }

} // namespace

class KindsOfCardTest : public QObject {
    Q_OBJECT

    PrivateReaderStack m_stack;
    crypto::OpenSslCryptography m_cryptography;
    CardProofSettings m_settings;
    std::unique_ptr<pcsc::PcscCardReader> m_reader;
    std::unique_ptr<ReaderEvents> m_events;

    static constexpr session::SessionId here{7};
    static constexpr std::array knobsTurned{
        "refuse-extended", "refuse-extended-6c", "first-command-6f00", "reader-refuses-extended",
        "more-data",       "longer-at",          "shorter-at",         "bare-at",
        "reset-at",        "prefix-two-bytes",   "wrong-chain",        "drop-at"};

    static core::Instant now()
    {
        using namespace std::chrono;
        return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
    }
    static core::SecureBytes secret(const QString& digits)
    {
        return core::SecureBytes::copyOf(core::viewOf(digits.toStdString()));
    }
    static session::SessionState after(const session::SessionState& state, const session::SessionEvent& event)
    {
        return session::transition(state, event, {.next = here, .language = "ja", .limits = {}}).state;
    }

    /// Lays the card down and connects to it, as the kiosk does.
    core::Result<std::unique_ptr<ports::PatientCard>> lay(std::string_view persona)
    {
        m_reader = std::make_unique<pcsc::PcscCardReader>(pcsc::PcscSettings{.reader = {}, .heartbeat = {}});
        m_events = std::make_unique<ReaderEvents>();
        m_reader->watch(m_events->listener());
        if (!m_events->expect<ports::ReaderReady>() || !m_stack.insert(text(persona)))
            return core::failure(Fault::ReaderMissing, "lay");
        auto inserted = m_events->expect<ports::CardInserted>();
        if (!inserted)
            return core::failure(Fault::CardRemoved, "lay");
        auto channel = m_reader->connect(inserted->insertion);
        // The watch began while the daemon still showed the card of the row before: its swap comes as events.
        while (!channel && channel.error().fault == Fault::CardRemoved && m_events->expect<ports::CardRemoved>()
               && (inserted = m_events->expect<ports::CardInserted>()))
            channel = m_reader->connect(inserted->insertion);
        if (!channel)
            return std::unexpected(channel.error());
        return card::MyNumberCardRoom().open(std::move(*channel));
    }
    void takeAway()
    {
        // Until the removal was reported: a new watcher would meet the old card otherwise.
        if (m_stack.remove() && m_events)
            (void)m_events->expect<ports::CardRemoved>();
        m_reader.reset();
        m_events.reset();
    }

    session::SessionState choosing(const KindOfCard& kind, const RecognisedCard& card)
    {
        session::SessionState state = after(session::Welcome{}, session::CardInserted{1});
        // As the kiosk makes the event of what was read, with staff at the desk.
        const bool number = card.cardNumberPossible();
        state = after(state, session::CardRecognised{here,
                                                     {number, card.pinPossible(), number},
                                                     card.pinTries,
                                                     card.certificateVerdict.expiresSoon,
                                                     !card.hasSignatureCertificate});
        const auto* shown = std::get_if<session::ChoosingMethod>(&state);
        if (shown == nullptr) {
            qWarning("%s: not choosing", kind.persona.data());
            return state;
        }
        if (shown->problem)
            qWarning("%s: already a problem", kind.persona.data());
        return state;
    }

    void tryWay(const KindOfCard& kind, session::Method method, const Way& expected)
    {
        auto card = lay(kind.persona);
        QVERIFY(card);
        const CardProof proof(m_cryptography, m_settings);
        const auto recognised = proof.recogniseCard(**card, now());
        QVERIFY(recognised);
        auto state = after(choosing(kind, *recognised), session::ChooseMethod{method});
        const auto persona = text(kind.persona);
        const bool byPin = method == session::Method::Pin;
        const auto proven = byPin ? proof.proveByPin(**card, *recognised, {secret(PrivateReaderStack::pin(persona))},
                                                     LastTry::Forbidden)
                                  : proof.proveByCardNumber(**card, *recognised,
                                                            {secret(PrivateReaderStack::cardNumberB(persona))}, now());
        const auto fault = proven ? std::optional<Fault>() : std::optional(proven.error().fault);
        QCOMPARE(text(fault), text(expected.fault));
        if (byPin && expected.fault == Fault::PinLastTry) {
            state = after(state, session::PinEntered{}); // the table itself keeps the last try
        } else {
            state = byPin ? after(state, session::PinEntered{}) : after(state, session::CardNumberEntered{});
            std::optional<int> age;
            if (proven && proven->birthDate)
                age = core::ageOn(*proven->birthDate, core::japaneseDate(now()));
            state = proven ? after(state, session::IdentityProven{here, age, !proven->photo.empty()})
                           : after(state, session::IdentityRefused{here, *fault, proven.error().triesLeft});
        }
        QCOMPARE(text(session::name(state)), text(expected.state));
        QCOMPARE(m_stack.status().value("individual-number-reads"), QString("0"));
        takeAway();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_stack.start(), qPrintable(m_stack.problem()));
        m_stack.useHere();
        auto anchors = crypto::TrustAnchorLoader::load((PrivateReaderStack::worldFolder() + "/anchors").toStdString(),
                                                       crypto::TrustStore::Test);
        QVERIFY(anchors);
        m_settings.anchors = std::move(*anchors);
        m_settings.certificatePolicy = {.acceptedPolicies = {"1.3.6.1.4.1.99999.1.1"},
                                        .testMaterial = TestMaterial::Allowed};
    }
    void cleanup()
    {
        for (const auto* knob : knobsTurned)
            m_stack.knob(knob, 0);
        takeAway();
    }

    void everyPersonaHasARow()
    {
        auto files = QDir(QStringLiteral(UKETSUKE_SOURCE_DIR "/tools/virtual-card/personas")).entryList({"*.json"});
        QVERIFY(files.size() >= 26);
        for (const auto& kind : kindsOfCard)
            QVERIFY2(files.removeOne(text(kind.persona) + ".json"), kind.persona.data());
        QVERIFY2(files.isEmpty(), qPrintable("no row for " + files.join(", ")));
    }

    void everyRefusalHasItsNextStep()
    {
        const auto known = [](const std::optional<Fault>& fault) {
            return !fault || std::ranges::any_of(nextSteps, [&](const NextStep& step) {
                return step.fault == *fault && step.remedy == core::remedyFor(*fault);
            });
        };
        for (const auto& kind : kindsOfCard) {
            QVERIFY2(known(kind.refused), kind.persona.data());
            QVERIFY2(!kind.byNumber || known(kind.byNumber->fault), kind.persona.data());
            QVERIFY2(!kind.byPin || known(kind.byPin->fault), kind.persona.data());
        }
    }

    void aMisbehavingCardIsReadOrRefusedAndNeverBelieved_data()
    {
        QTest::addColumn<QString>("knob");
        QTest::addColumn<bool>("readable");
        for (const auto* knob : {"refuse-extended", "refuse-extended-6c", "reader-refuses-extended",
                                 "first-command-6f00", "prefix-two-bytes"})
            QTest::newRow(knob) << QString(knob) << true;
        for (const auto* knob : {"more-data", "wrong-chain"})
            QTest::newRow(knob) << QString(knob) << false;
    }
    /// What a card or reader may refuse is no reason to fail; what it may not do is a fault, and no secret is spent.
    void aMisbehavingCardIsReadOrRefusedAndNeverBelieved()
    {
        QFETCH(QString, knob);
        QFETCH(bool, readable);
        QVERIFY(m_stack.knob(knob, 1));
        auto card = lay("hanako");
        QVERIFY(card);
        const CardProof proof(m_cryptography, m_settings);
        const auto recognised = proof.recogniseCard(**card, now());
        const auto proven = recognised
                                ? proof.proveByCardNumber(**card, *recognised,
                                                          {secret(PrivateReaderStack::cardNumberB("hanako"))}, now())
                                : core::Result<ProvenCard>(std::unexpected(recognised.error()));
        QVERIFY2(proven.has_value() == readable, proven ? "proven" : core::name(proven.error().fault).data());
    }

    void oneBentAnswerIsNeverBelieved_data()
    {
        QTest::addColumn<QString>("knob");
        for (const auto* knob : {"longer-at", "shorter-at", "bare-at", "reset-at", "drop-at"})
            QTest::newRow(knob) << QString(knob);
    }
    /// At every exchange of a whole reading: proven or refused, no hang, and the counters are as announced.
    void oneBentAnswerIsNeverBelieved()
    {
        QFETCH(QString, knob);
        const auto digits = PrivateReaderStack::cardNumberB("hanako");
        for (int at = 1; at <= 14; ++at) {
            QVERIFY(m_stack.knob(knob, at));
            auto card = lay("hanako");
            QVERIFY2(card, card ? "" : core::name(card.error().fault).data());
            const auto verifies = m_stack.status().value("verifies").toInt();
            const CardProof proof(m_cryptography, m_settings);
            const auto recognised = proof.recogniseCard(**card, now());
            if (recognised) {
                const auto proven = proof.proveByCardNumber(**card, *recognised, {secret(digits)}, now());
                if (!proven)
                    QVERIFY2(proven.error().fault != Fault::InternalFault, qPrintable(QString::number(at)));
            }
            const auto counted = m_stack.status();
            QVERIFY2(counted.value("verifies").toInt() - verifies <= 2, qPrintable(QString::number(at)));
            QCOMPARE(counted.value("implausible-verifies"), QString("0"));
            QCOMPARE(counted.value("individual-number-selects"), QString("0"));
            card = core::failure(Fault::CardRemoved, "test"); // the connection ends before the card goes
            QVERIFY(m_stack.knob(knob, 0));
            takeAway();
        }
    }

    void eachKindOfCardIsMetAsItShouldBe_data()
    {
        QTest::addColumn<int>("at");
        for (std::size_t at = 0; at < kindsOfCard.size(); ++at)
            QTest::newRow(kindsOfCard[at].persona.data()) << int(at);
    }
    void eachKindOfCardIsMetAsItShouldBe()
    {
        QFETCH(int, at);
        const auto& kind = kindsOfCard[std::size_t(at)];
        const auto verifiesBefore = m_stack.status().value("verifies");
        {
            auto card = lay(kind.persona);
            core::Result<RecognisedCard> recognised = core::failure(Fault::InternalFault, "test");
            if (card)
                recognised = CardProof(m_cryptography, m_settings).recogniseCard(**card, now());
            else
                recognised = std::unexpected(card.error());
            const auto fault = recognised ? std::optional<Fault>() : std::optional(recognised.error().fault);
            QCOMPARE(text(fault), text(kind.refused));
            const auto counted = m_stack.status();
            QCOMPARE(counted.value("verifies"), verifiesBefore);
            QCOMPARE(counted.value("individual-number-selects"), QString("0"));
            if (kind.refused) {
                auto state = after(session::Welcome{}, session::CardInserted{1});
                state = after(state, session::CardRefused{here, *fault});
                QCOMPARE(text(session::name(state)), QString("Interrupted"));
                return;
            }
            const auto state = choosing(kind, *recognised);
            const auto* shown = std::get_if<session::ChoosingMethod>(&state);
            QVERIFY(shown != nullptr);
            QCOMPARE(shown->visit.choices.face, kind.face);
            QCOMPARE(shown->visit.choices.pin, kind.pin);
            QCOMPARE(shown->visit.choices.staff, kind.staff);
            QCOMPARE(shown->visit.certificateExpiresSoon, kind.expiresSoon);
            QCOMPARE(shown->visit.perhapsChild, kind.perhapsChild);
        }
        takeAway();
        if (kind.byNumber)
            tryWay(kind, session::Method::Face, *kind.byNumber);
        if (kind.byPin)
            tryWay(kind, session::Method::Pin, *kind.byPin);
    }
};

QTEST_GUILESS_MAIN(KindsOfCardTest)
#include "KindsOfCardTest.moc"
