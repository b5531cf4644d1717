// What the card room costs, in the card's own words: the certificate beside OpenSC's programs, and a whole card phase
// beside the time its bytes need on the air. One virtual card, one private pcscd, one call, in turns. With the word
// `signature`: only what the card adds to a consent.
#include "app/identity/CardProof.h"
#include "drivers/card/BerTlv.h"
#include "drivers/card/MyNumberCard.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/crypto/TrustAnchorLoader.h"
#include "drivers/pcsc/PcscCardReader.h"
#include "tests/bench/card/Measured.h"
#include "tests/contract/suites/CardReaderContract.h"
#include "tests/support/PrivateReaderStack.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>
#include <stdexcept>

using namespace uketsuke;
using bench::Conversation;
using tests::PrivateReaderStack;

namespace {

constexpr int rounds = 9;
constexpr int kilobits = 424;
/// Milliseconds that USB, reader and daemon add to each exchange: public reports say 3 to 15.
constexpr int leastReaderTime = 3;
/// Kind of card, expiry and counters (docs/card.md); a test keeps that list true.
constexpr int exchangesOfRecognition = 7;
const QString persona = QStringLiteral("hanako");

void print(const std::string& figure, double value, const char* unit, const std::string& goal,
           const std::string& against, const nlohmann::json& reached)
{
    const nlohmann::json row{{"figure", figure},   {"value", std::round(value * 1000) / 1000},
                             {"unit", unit},       {"goal", goal},
                             {"against", against}, {"reached", reached}};
    std::puts(row.dump().c_str());
}

/// Whatever else the machine does only adds: the least is what the program itself takes. For ours and theirs alike.
double least(const std::vector<double>& values) { return *std::ranges::min_element(values); }

[[noreturn]] void fail(const std::string& why) { throw std::runtime_error(why); }

template <class Value> Value orFail(core::Result<Value> result, const char* what)
{
    if (!result)
        fail(std::string(what) + ": " + std::string(core::name(result.error().fault)));
    return std::move(*result);
}

class Bench {
public:
    Bench()
    {
        if (!m_stack.start())
            fail(m_stack.problem().toStdString());
        m_stack.useHere();
        if (!m_stack.control(QStringLiteral("rate %1").arg(kilobits)).startsWith(QStringLiteral("ok")))
            fail("the card takes no rate");
        m_settings.anchors =
            orFail(crypto::TrustAnchorLoader::load((PrivateReaderStack::worldFolder() + "/anchors").toStdString(),
                                                   crypto::TrustStore::Test),
                   "anchors");
        m_settings.certificatePolicy = {.acceptedPolicies = {"1.3.6.1.4.1.99999.1.1"},
                                        .testMaterial = identity::TestMaterial::Allowed};
        m_reader.watch(m_events.listener());
        if (!m_events.expect<ports::ReaderReady>())
            fail("no reader");
    }
    ~Bench() { m_reader.stopWatching(); }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    void delayExchanges(int milliseconds)
    {
        if (!m_stack.knob("delay-ms", milliseconds))
            fail(m_stack.problem().toStdString());
    }

    /// What the card saw while `work` had it.
    template <class Work> Conversation converse(Work work)
    {
        m_stack.remove();
        if (!m_stack.insert(persona))
            fail(m_stack.problem().toStdString());
        for (;;) { // removals of the round before come first
            const auto event = m_events.next();
            if (!event)
                fail("no card");
            if (const auto* inserted = std::get_if<ports::CardInserted>(&*event)) {
                work(inserted->insertion);
                return Conversation::fromLog(m_stack.control(QStringLiteral("log")));
            }
        }
    }

    Conversation ourCertificate(QByteArray& der)
    {
        return converse([&](std::uint64_t insertion) {
            const auto card = open(insertion);
            const auto certificate = orFail(card->authenticationCertificate(), "certificate");
            der = QByteArray(reinterpret_cast<const char*>(certificate.view().data()), int(certificate.size()));
        });
    }
    Conversation peer(const QString& program, const QStringList& arguments, QByteArray& output)
    {
        return converse([&](std::uint64_t) {
            QProcess process;
            auto environment = m_stack.environment();
            environment.insert(QStringLiteral("HOME"), m_home.path());
            process.setProcessEnvironment(environment);
            process.start(program, arguments);
            if (!process.waitForFinished(30000) || process.exitCode() != 0)
                fail(program.toStdString() + ": " + process.readAllStandardError().toStdString());
            output = process.readAllStandardOutput();
        });
    }
    Conversation cardPhase(std::size_t& photoBytes)
    {
        return converse([&](std::uint64_t insertion) {
            const auto card = open(insertion);
            const identity::CardProof proof(m_cryptography, m_settings);
            const auto recognised = orFail(proof.recogniseCard(*card, now()), "recognition");
            const auto digits = PrivateReaderStack::cardNumberB(persona).toStdString();
            const auto proven = orFail(
                proof.proveByCardNumber(*card, recognised, {core::SecureBytes::copyOf(core::viewOf(digits))}, now()),
                "proof");
            photoBytes = proven.photo.size();
        });
    }
    /// The signature under a consent, as sealing asks for it: of the card that was proven before.
    Conversation signature()
    {
        int before = 0;
        auto seen = converse([&](std::uint64_t insertion) {
            const auto card = open(insertion);
            const identity::CardProof proof(m_cryptography, m_settings);
            const auto recognised = orFail(proof.recogniseCard(*card, now()), "recognition");
            const auto digits = PrivateReaderStack::cardNumberB(persona).toStdString();
            (void)orFail(
                proof.proveByCardNumber(*card, recognised, {core::SecureBytes::copyOf(core::viewOf(digits))}, now()),
                "proof");
            before = Conversation::fromLog(m_stack.control(QStringLiteral("log"))).count();
            (void)orFail(card->sign(ports::CardKey::InputHelper, core::Sha256Digest{}), "signature");
        });
        seen.exchanges.erase(seen.exchanges.begin(), seen.exchanges.begin() + before);
        return seen;
    }
    /// Bytes of that file of the card up to the end of its outermost object: what cannot be left out.
    static int objectBytes(const char* file)
    {
        QFile source(PrivateReaderStack::worldFolder() + QLatin1Char('/') + persona + QLatin1Char('/')
                     + QLatin1String(file));
        if (!source.open(QIODevice::ReadOnly))
            fail(std::string("cannot read ") + file);
        const auto bytes = source.readAll();
        const auto view = std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size())));
        const auto size = card::announcedSize(view);
        return size ? int(*size) : int(bytes.size());
    }

private:
    static core::Instant now()
    {
        using namespace std::chrono;
        return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
    }
    std::unique_ptr<ports::PatientCard> open(std::uint64_t insertion)
    {
        return card::MyNumberCardRoom().open(orFail(m_reader.connect(insertion), "connection"));
    }

    PrivateReaderStack m_stack;
    QTemporaryDir m_home;
    crypto::OpenSslCryptography m_cryptography;
    identity::CardProofSettings m_settings;
    pcsc::PcscCardReader m_reader{{.reader = {}, .heartbeat = {}}};
    tests::ReaderEvents m_events;
};

QByteArray derOf(const QByteArray& pem)
{
    const auto begin = pem.indexOf("-----BEGIN CERTIFICATE-----");
    const auto end = pem.indexOf("-----END");
    return QByteArray::fromBase64(pem.mid(begin + 27, end - begin - 27));
}

std::string text(double value) { return QString::number(value, 'f', 1).toStdString(); }

/// The same certificate by three programs, in turns.
void certificateRows(Bench& bench, int readerMilliseconds)
{
    bench.delayExchanges(readerMilliseconds);
    // As a person with opensc-tool reads it: the application, the file, and 256 bytes at a time.
    QStringList byHand{"-s", "00A4040C0AD392F000260100000001", "-s", "00A4020C02000A"};
    for (int offset = 0; offset < Bench::objectBytes("authentication-certificate.bin"); offset += 256)
        byHand << "-s" << QStringLiteral("00B0%1%2").arg(offset, 4, 16, QLatin1Char('0')).arg("00");
    std::vector<double> ours, tools, hands;
    int ourCount = 0, toolCount = 0, handCount = 0;
    for (int round = 0; round < rounds; ++round) {
        QByteArray der, pem, dump;
        const auto mine = bench.ourCertificate(der);
        const auto tool = bench.peer("pkcs15-tool", {"--reader", "0", "--read-certificate", "1"}, pem);
        const auto hand = bench.peer("opensc-tool", QStringList{"--reader", "0"} + byHand, dump);
        if (der.isEmpty() || derOf(pem) != der)
            fail("pkcs15-tool read another certificate");
        if (dump.count("SW1=0x90, SW2=0x00") != byHand.size() / 2)
            fail("opensc-tool was refused");
        ours.push_back(mine.milliseconds());
        tools.push_back(tool.milliseconds());
        hands.push_back(hand.milliseconds());
        ourCount = mine.count();
        toolCount = tool.count();
        handCount = hand.count();
    }
    const auto compare = [&](const char* peer, int count, const std::vector<double>& times) {
        const auto exchanges = double(count) / ourCount;
        if (readerMilliseconds > 0)
            print(std::string("certificate, exchanges, ") + peer + " to ours", exchanges, "x", ">= 3",
                  std::to_string(count) + " to " + std::to_string(ourCount), exchanges >= 3);
        const auto ratio = least(times) / least(ours);
        const auto how = readerMilliseconds > 0
                             ? " and " + std::to_string(readerMilliseconds) + " ms of reader an exchange, "
                             : std::string(", a reader that costs nothing, ");
        print("certificate, first to last exchange at 424 kbit/s" + how + peer + " to ours", ratio, "x", ">= 3",
              text(least(times)) + " ms to " + text(least(ours))
                  + " ms, the least of 9 each; the certificate alone takes "
                  + text(Bench::objectBytes("authentication-certificate.bin") * 8.0 / kilobits) + " ms on the air",
              ratio >= 3);
    };
    compare("pkcs15-tool --read-certificate", toolCount, tools);
    compare("opensc-tool", handCount, hands);
}

/// All exchanges from laying down to a proven card.
void phaseRows(Bench& bench)
{
    bench.delayExchanges(0);
    std::vector<double> times, waits;
    Conversation last;
    std::size_t photo = 0;
    for (int round = 0; round < rounds; ++round) {
        last = bench.cardPhase(photo);
        times.push_back(last.milliseconds());
        waits.push_back(last.terminalMilliseconds());
    }
    // What no terminal can leave out: the objects themselves, without filler, and the chip's signature.
    int must = 256;
    for (const auto* file :
         {"authentication-certificate.bin", "face-0002.bin", "face-0004.bin", "text-0004.bin", "text-0007.bin"})
        must += Bench::objectBytes(file);
    const auto pure = must * 8.0 / kilobits;
    const auto ratio = least(times) / pure;
    print("card phase of a face session at 424 kbit/s, to the pure transfer of its objects", ratio, "x", "<= 1.15",
          text(least(times)) + " ms to " + text(pure) + " ms for " + std::to_string(must) + " bytes, photo of "
              + std::to_string(photo) + "; " + std::to_string(last.bytes()) + " bytes crossed in "
              + std::to_string(last.count()) + " exchanges, the terminal took " + text(least(waits)) + " ms",
          ratio <= 1.15);
    print("photo, certificate and proofs, exchanges with extended length", last.count() - exchangesOfRecognition,
          "exchanges", "<= 12", "docs/card.md; with the recognition " + std::to_string(last.count()),
          last.count() - exchangesOfRecognition <= 12);
    for (const auto& one : last.exchanges)
        std::fprintf(stderr, "%8.2f ms %7.2f ms  %-30s %5d %6d  %s\n", one.atMilliseconds, one.tookMilliseconds,
                     qPrintable(one.command), one.bytesIn, one.bytesOut, qPrintable(one.status));
}

/// What sealing adds to a consent's time on the card. The chip's own work is the virtual card's: a real one takes
/// longer.
void signatureRows(Bench& bench)
{
    bench.delayExchanges(leastReaderTime);
    std::vector<double> times;
    Conversation last;
    for (int round = 0; round < rounds; ++round) {
        last = bench.signature();
        times.push_back(last.milliseconds());
    }
    print("the card's signature under a consent, by the virtual card", least(times), "ms", "-",
          std::to_string(last.count()) + " exchanges, " + std::to_string(last.bytes()) + " bytes at 424 kbit/s and "
              + std::to_string(leastReaderTime) + " ms of reader an exchange; the least of " + std::to_string(rounds),
          nullptr);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    try {
        for (const auto* program : {"pkcs15-tool", "opensc-tool"})
            if (QStandardPaths::findExecutable(program).isEmpty())
                fail(std::string(program) + " is not installed: tools/setup bench");
        Bench bench;
        if (application.arguments().contains(QStringLiteral("signature"))) {
            signatureRows(bench);
            return 0;
        }
        certificateRows(bench, leastReaderTime);
        certificateRows(bench, 0);
        phaseRows(bench);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "bench-card: %s\n", problem.what());
        return 1;
    }
    return 0;
}
