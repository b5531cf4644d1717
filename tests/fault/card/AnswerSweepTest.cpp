// Every exchange of whole sessions, each answered wrongly in every way the card, the reader or a wire knows: the
// session ends in a proof of the very same card or in a fault, no VERIFY goes twice or unannounced, and nobody ever
// asks for the individual number.
#include <QTest>

#ifndef Q_MOC_RUN
#include "app/identity/CardProof.h"
#include "drivers/card/MyNumberCard.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/crypto/TrustAnchorLoader.h"
#include "drivers/pcsc/PcscFault.h"
#include "tests/fault/card/MeddledCard.h"
#include "tests/support/PrivateReaderStack.h"

#include <map>
#include <random>
#include <set>
#endif

using namespace uketsuke;
using namespace uketsuke::tests;
using namespace uketsuke::identity;
using core::Bytes;
using core::Fault;
using core::SecureBytes;

namespace {

enum class Secret { Number, WrongNumber, Pin, WrongPin };

SecureBytes secretOf(const QString& text) { return SecureBytes::copyOf(core::viewOf(text.toStdString())); }

Answer answerOf(Bytes data, std::uint16_t status)
{
    data.push_back(static_cast<std::byte>(status >> 8));
    data.push_back(static_cast<std::byte>(status & 0xFF));
    return SecureBytes::copyOf(data);
}

Bytes dataOf(const Bytes& genuine) { return genuine.size() < 2 ? Bytes() : Bytes(genuine.begin(), genuine.end() - 2); }

/// Card facts, 4.2, and the ones ISO 7816-4 has besides.
const std::vector<std::uint16_t> statusWords{
    0x9000, 0x63C0, 0x63C1, 0x63C2, 0x63C4, 0x63C5, 0x63CA, 0x63CF, 0x6300, 0x6282, 0x6984, 0x6983, 0x6982,
    0x6981, 0x6985, 0x6986, 0x6987, 0x6988, 0x6A82, 0x6A83, 0x6A86, 0x6A88, 0x6B00, 0x6700, 0x6D00, 0x6E00,
    0x6881, 0x6882, 0x69FC, 0x66F1, 0x6F00, 0x6100, 0x6110, 0x6C00, 0x6C10, 0x0000, 0xFFFF};

} // namespace

class AnswerSweepTest : public QObject {
    Q_OBJECT

    crypto::OpenSslCryptography m_cryptography;
    CardProofSettings m_settings;
    virtualcard::CardImage m_image;
    std::map<Secret, SecureBytes> m_secrets;

    static core::Instant now()
    {
        using namespace std::chrono;
        return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
    }
    static bool byPin(Secret secret) { return secret == Secret::Pin || secret == Secret::WrongPin; }

    /// A whole session: recognition, proof, the consent's signature, checked as the card worker checks it.
    core::Result<ProvenCard> session(MeddledCard& meddled, Secret secret) const
    {
        const auto card = card::MyNumberCardRoom().open(std::make_unique<MeddledChannel>(meddled));
        const CardProof proof(m_cryptography, m_settings);
        const auto recognised = proof.recogniseCard(*card, now());
        if (!recognised)
            return std::unexpected(recognised.error());
        auto proven = byPin(secret)
                          ? proof.proveByPin(*card, *recognised, {m_secrets.at(secret).clone()}, LastTry::Forbidden)
                          : proof.proveByCardNumber(*card, *recognised, {m_secrets.at(secret).clone()}, now());
        if (!proven)
            return proven;
        const auto digest = m_cryptography.sha256(core::viewOf("TEST consent"));
        const auto signature = card->sign(proven->signingKey, digest);
        if (!signature)
            return std::unexpected(signature.error());
        if (!m_cryptography.rsaSignsDigestInfo(proven->key, ports::sha256DigestInfo(digest), *signature))
            return core::failure(Fault::ChipNotGenuine, "session");
        return proven;
    }

    /// What must hold whatever was done to the exchanges. Empty when it does.
    QString broken(const MeddledCard& meddled, const core::Result<ProvenCard>& result, const ProvenCard& genuine,
                   Secret secret) const
    {
        std::set<std::byte> tried;
        for (std::size_t at = 0; at < meddled.exchanges.size(); ++at) {
            const auto& command = meddled.exchanges[at].command;
            if (!isVerify(command))
                continue;
            if (!tried.insert(command[3]).second)
                return "the same secret was sent twice";
            if (at == 0 || !isQuery(meddled.exchanges[at - 1].command)
                || meddled.exchanges[at - 1].command[3] != command[3])
                return "a VERIFY without the question for its tries before it";
            const auto& announced = meddled.exchanges[at - 1].answer;
            const int fewest = byPin(secret) ? 2 : fewestCardNumberTries;
            if (announced.size() < 2 || announced[announced.size() - 2] != std::byte{0x63}
                || (std::to_integer<int>(announced.back()) & 0x0F) < fewest
                || (std::to_integer<int>(announced.back()) & 0xF0) != 0xC0)
                return "a VERIFY with too few tries announced";
        }
        int spent = 0;
        for (const auto& application : meddled.card.image().applications)
            for (const auto& [id, file] : application.secrets)
                if (file.usable)
                    spent += file.initialTries - meddled.card.triesLeft(application, id);
        const bool wrong = secret == Secret::WrongNumber || secret == Secret::WrongPin;
        if (spent > (wrong ? 1 : 0))
            return QString("%1 tries spent").arg(spent);
        if (result && wrong)
            return "a wrong secret proved something";
        if (result
            && (result->key != genuine.key || result->thumbprint != genuine.thumbprint
                || core::copyOf(result->photo.view()) != core::copyOf(genuine.photo.view())
                || core::copyOf(result->certificate.view()) != core::copyOf(genuine.certificate.view())))
            return "something else than this card was proven";
        const auto& counters = meddled.card.counters();
        if (counters.individualNumberSelects + counters.individualNumberReads + counters.numberASelects
                + counters.numberAVerifies + counters.implausibleVerifies
            != 0)
            return "a forbidden file, or a secret of another form";
        if (meddled.exchanges.size() > 300)
            return "no end";
        return {};
    }

    /// Every way one exchange can go wrong, by name.
    std::vector<std::pair<QString, Meddling>> meddlings(std::size_t exchange, const Bytes& genuine) const
    {
        std::vector<std::pair<QString, Meddling>> all;
        const auto add = [&](const QString& name, bool reaches, std::function<Answer(const Bytes&)> with) {
            all.emplace_back(name, Meddling{exchange, reaches, std::move(with)});
        };
        for (const auto word : statusWords) {
            const auto name = QString::number(word, 16);
            add("only " + name, true, [word](const Bytes&) { return answerOf({}, word); });
            add("data and " + name, true, [word](const Bytes& bytes) { return answerOf(dataOf(bytes), word); });
            add(name + " without the card", false, [word](const Bytes&) { return answerOf({}, word); });
        }
        for (const auto& entry : pcsc::pcscFaultTable) {
            const auto fault = entry.fault;
            const auto fails = [fault](const Bytes&) -> Answer { return core::failure(fault, "MeddledCard"); };
            add("lost answer " + QString::number(entry.code, 16), true, fails);
            add("lost command " + QString::number(entry.code, 16), false, fails);
        }
        std::set<std::size_t> lengths{0, 1, 2, 3, 4, 5, 6, 7, 8, 16, 255, 256, 257, 258};
        for (const std::size_t less : {1, 2, 3, 4, 255, 256, 257})
            if (genuine.size() > less)
                lengths.insert(genuine.size() - less);
        lengths.insert(genuine.size() / 2);
        for (const auto length : lengths) {
            if (length >= genuine.size())
                continue;
            add(QString("cut to %1").arg(length), true,
                [length](const Bytes& bytes) { return SecureBytes::copyOf(core::ByteView(bytes).first(length)); });
            add(QString("data cut to %1").arg(length), true, [length](const Bytes& bytes) {
                auto data = dataOf(bytes);
                data.resize(std::min(length, data.size()));
                return answerOf(data, 0x9000);
            });
        }
        for (const std::size_t more : {1, 2, 255, 256, 4096, 65535, 70000})
            add(QString("%1 too many").arg(more), true, [more](const Bytes& bytes) {
                auto data = dataOf(bytes);
                data.resize(data.size() + more, std::byte{0x5A});
                return answerOf(data, 0x9000);
            });
        for (const std::size_t at : {std::size_t{0}, std::size_t{3}, genuine.size() / 2, genuine.size() - 3})
            if (genuine.size() > 3)
                add(QString("bit at %1").arg(at), true, [at](const Bytes& bytes) {
                    auto changed = bytes;
                    changed[std::min(at, changed.size() - 1)] ^= std::byte{0x10};
                    return SecureBytes::copyOf(changed);
                });
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto world = PrivateReaderStack::worldFolder();
        auto anchors = crypto::TrustAnchorLoader::load((world + "/anchors").toStdString(), crypto::TrustStore::Test);
        QVERIFY(anchors);
        m_settings.anchors = std::move(*anchors);
        m_settings.certificatePolicy = {.acceptedPolicies = {"1.3.6.1.4.1.99999.1.1"},
                                        .testMaterial = TestMaterial::Allowed};
        auto image = virtualcard::CardImage::load((world + "/hanako").toStdString());
        QVERIFY2(image, image ? "" : image.error().c_str());
        m_image = std::move(*image);
        auto number = PrivateReaderStack::cardNumberB("hanako");
        m_secrets.emplace(Secret::Number, secretOf(number));
        number[13] = number[13] == QChar('0') ? QChar('1') : QChar('0');
        m_secrets.emplace(Secret::WrongNumber, secretOf(number));
        const auto pin = PrivateReaderStack::pin("hanako");
        m_secrets.emplace(Secret::Pin, secretOf(pin));
        m_secrets.emplace(Secret::WrongPin, secretOf(pin == "0000" ? "1111" : "0000"));
    }

    void noWrongAnswerDoesHarm_data()
    {
        QTest::addColumn<int>("secret");
        QTest::addColumn<bool>("extended");
        QTest::addColumn<int>("fewestExchanges");
        QTest::newRow("by number, extended") << int(Secret::Number) << true << 20;
        QTest::newRow("by number, short") << int(Secret::Number) << false << 40;
        QTest::newRow("by a wrong number") << int(Secret::WrongNumber) << true << 11;
        QTest::newRow("by PIN") << int(Secret::Pin) << true << 12;
        QTest::newRow("by a wrong PIN") << int(Secret::WrongPin) << true << 11;
    }
    void noWrongAnswerDoesHarm()
    {
        QFETCH(int, secret);
        QFETCH(bool, extended);
        QFETCH(int, fewestExchanges);
        const auto with = Secret(secret);
        MeddledCard undisturbed(m_image, std::nullopt);
        undisturbed.extendedLength = extended;
        const auto whole = session(undisturbed, with);
        const bool wrong = with == Secret::WrongNumber || with == Secret::WrongPin;
        QCOMPARE(whole.has_value(), !wrong);
        QVERIFY(int(undisturbed.exchanges.size()) >= fewestExchanges);
        const ProvenCard nothing;
        int ended = 0;
        int cases = 0;
        for (std::size_t at = 0; at < undisturbed.exchanges.size(); ++at) {
            // In short pieces one READ is like the next: the first ones and the last are each meddled with.
            const auto& command = undisturbed.exchanges[at].command;
            if (!extended && command[1] == std::byte{0xB0} && command[2] > std::byte{0x01}
                && command[2] < std::byte{0x80} && command[4] == std::byte{0})
                continue;
            for (const auto& [name, meddling] : meddlings(at, undisturbed.exchanges[at].answer)) {
                MeddledCard meddled(m_image, meddling);
                meddled.extendedLength = extended;
                const auto result = session(meddled, with);
                const auto why = broken(meddled, result, whole ? *whole : nothing, with);
                QVERIFY2(why.isEmpty(), qPrintable(QString("exchange %1, %2: %3").arg(at + 1).arg(name, why)));
                ended += result ? 0 : 1;
                ++cases;
            }
        }
        qInfo("%d cases, %d of them ended in a fault", cases, ended);
        QVERIFY(cases > 100 * fewestExchanges);
        QVERIFY(ended > cases / 2);
    }

    // Whatever order somebody calls the card in, on whichever card: the forbidden files are not reached.
    void noOrderOfCallsReachesAForbiddenFile()
    {
        std::mt19937 random(20261123);
        std::uint64_t exchanges = 0;
        for (const auto* persona : {"hanako", "taro", "no-key-record", "no-photo", "blocked-pin", "no-pin",
                                    "old-resident-card", "smartphone", "licence"}) {
            auto image =
                virtualcard::CardImage::load((PrivateReaderStack::worldFolder() + '/' + persona).toStdString());
            QVERIFY2(image, persona);
            for (int walk = 0; walk < 20; ++walk) {
                MeddledCard meddled(*image, std::nullopt);
                meddled.extendedLength = walk % 2 == 0;
                const auto card = card::MyNumberCardRoom().open(std::make_unique<MeddledChannel>(meddled));
                const ports::CardNumberB number{secretOf(PrivateReaderStack::cardNumberB(persona))};
                for (int step = 0; step < 25; ++step) {
                    const auto holder =
                        random() % 2 == 0 ? ports::CardNumberHolder::CardFace : ports::CardNumberHolder::InputHelper;
                    switch (random() % 11) {
                    case 0: (void)card->recognise(); break;
                    case 1: (void)card->authenticationCertificate(); break;
                    case 2: (void)card->cardNumberTries(holder); break;
                    case 3: (void)card->pinTries(); break;
                    case 4: (void)card->verifyCardNumber(holder, number); break;
                    case 5: (void)card->verifyPin({secretOf(PrivateReaderStack::pin(persona))}); break;
                    case 6: (void)card->cardFaceRecord(); break;
                    case 7: (void)card->cardKeyRecord(); break;
                    case 8: (void)card->cardVerifiableCertificate(holder); break;
                    case 9: (void)card->sign(ports::CardKey(random() % 3), {}); break;
                    default: (void)card->attributes(); break;
                    }
                }
                exchanges += meddled.exchanges.size();
                const auto& counters = meddled.card.counters();
                QCOMPARE(counters.individualNumberSelects + counters.individualNumberReads, std::uint64_t(0));
                QCOMPARE(counters.numberASelects + counters.numberAVerifies, std::uint64_t(0));
                for (const auto& exchange : meddled.exchanges)
                    QVERIFY2(!namesForbiddenFile(exchange.command), core::hex(exchange.command).c_str());
            }
        }
        QVERIFY(exchanges > 5000);
    }

    // That the card's own counting would notice: a terminal that does reach for them.
    void theCardNoticesWhoReachesForThem()
    {
        MeddledCard meddled(m_image, std::nullopt);
        for (const auto* command : {"00a4040c0ad3921000310001010408", "00b0810000", "00a4020c020014"})
            (void)meddled.once(*core::fromHex(command));
        QVERIFY(meddled.card.counters().individualNumberSelects + meddled.card.counters().individualNumberReads > 0);
        QCOMPARE(meddled.card.counters().numberASelects, std::uint64_t(1));
    }

private:
    /// By itself, whatever the application: SELECT of 0013 or 0014, VERIFY by them, READ of 0005.
    static bool namesForbiddenFile(const Bytes& command)
    {
        const auto at = [&](std::size_t index) { return std::to_integer<int>(command[index]); };
        if (at(1) == 0xA4 && at(2) == 0x02)
            return command.size() < 7 || at(6) == 0x13 || at(6) == 0x14 || at(6) == 0x05;
        if (at(1) == 0x20)
            return at(3) == 0x93 || at(3) == 0x94 || at(3) == 0x80;
        return at(1) == 0xB0 && (at(2) == 0x85);
    }
};

QTEST_GUILESS_MAIN(AnswerSweepTest)
#include "AnswerSweepTest.moc"
