// card-trace: reads the card on a reader as the kiosk does, and writes the conversation without its person.
// docs/recording-a-card.md says how to use it, and what stays.
#include "app/identity/CardProof.h"
#include "drivers/card/MyNumberCard.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/pcsc/PcscCardReader.h"
#include "tools/card-trace/TraceWriter.h"

#include <CLI/CLI.hpp>

#include <condition_variable>
#include <fstream>
#include <iostream>
#include <mutex>
#include <termios.h>
#include <unistd.h>

namespace {

using namespace uketsuke;

constexpr auto patience = std::chrono::seconds(60);

/// Waits for the card that is laid down, or lies there already.
class Arrival {
public:
    ports::CardReader::Listener listener()
    {
        return [this](const ports::ReaderEvent& event) {
            const std::lock_guard lock(m_mutex);
            if (const auto* inserted = std::get_if<ports::CardInserted>(&event))
                m_insertion = inserted->insertion;
            if (const auto* gone = std::get_if<ports::ReaderGone>(&event))
                std::cerr << "card-trace: " << core::name(gone->fault) << '\n';
            m_changed.notify_all();
        };
    }
    std::optional<std::uint64_t> wait()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, patience, [this] { return m_insertion.has_value(); });
        return m_insertion;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<std::uint64_t> m_insertion;
};

/// From the keyboard without an echo, or from a pipe. Never from the command line, which everybody can list.
core::SecureBytes askDigits()
{
    termios before{};
    const bool terminal = ::isatty(STDIN_FILENO) != 0 && ::tcgetattr(STDIN_FILENO, &before) == 0;
    if (terminal) {
        std::cerr << "The 14 digits (birth date YYMMDD in the era's year, expiry year, security code): ";
        auto silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    core::SecureBytes digits;
    char one = 0;
    while (digits.size() < 64 && ::read(STDIN_FILENO, &one, 1) == 1 && one != '\n')
        digits.append(static_cast<std::byte>(one));
    if (terminal) {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        std::cerr << '\n';
    }
    return digits;
}

core::Instant now()
{
    const auto time = std::chrono::floor<core::Milliseconds>(std::chrono::system_clock::now());
    return {time.time_since_epoch().count()};
}

/// Reads with every check that needs no anchor: what a card says must be seen, whoever issued it.
identity::CardProofSettings settings()
{
    identity::CardProofSettings open;
    open.certificatePolicy.acceptedPolicies.emplace_back("1.3.6.1.4.1.99999.1.1"); // the TEST cards'
    open.certificatePolicy.testMaterial = identity::TestMaterial::Allowed;
    open.unverifiedChip = identity::UnverifiedChip::Accept;
    open.cardKeyEquality = identity::CardKeyEquality::CardFaceSignsOtherwise;
    return open;
}

std::optional<core::Error> read(ports::PatientCard& card, const std::optional<core::SecureBytes>& digits)
{
    const crypto::OpenSslCryptography cryptography;
    const identity::CardProof proof(cryptography, settings());
    const auto recognised = proof.recogniseCard(card, now());
    if (!recognised)
        return recognised.error();
    if (!digits)
        return std::nullopt;
    const auto proven = proof.proveByCardNumber(card, *recognised, {digits->clone()}, now());
    return proven ? std::nullopt : std::optional(proven.error());
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("Records how a card answers, with everything personal replaced");
    std::string readerName;
    std::string out;
    bool withNumber = false;
    app.add_option("--reader", readerName, "name of the reader, or its beginning; the first one if left out");
    app.add_option("--out", out, "file to write; the standard output if left out");
    app.add_flag("--card-number", withNumber, "reads what 照合番号B opens, too; asks for it (one try of the card)");
    CLI11_PARSE(app, argc, argv);

    std::optional<core::SecureBytes> digits;
    if (withNumber)
        digits = askDigits();
    pcsc::PcscCardReader reader({.reader = readerName, .heartbeat = {}});
    Arrival arrival;
    reader.watch(arrival.listener());
    const auto insertion = arrival.wait();
    if (!insertion) {
        std::cerr << "card-trace: no card was laid down\n";
        return 1;
    }
    auto channel = reader.connect(*insertion);
    if (!channel) {
        std::cerr << "card-trace: " << core::name(channel.error().fault) << '\n';
        return 1;
    }
    cardtrace::Recording recording;
    std::optional<core::Error> problem;
    {
        const auto card = card::MyNumberCardRoom().open(
            std::make_unique<cardtrace::RecordingChannel>(std::move(*channel), recording));
        problem = read(*card, digits);
    }
    const auto text = cardtrace::traceText(recording);
    if (out.empty()) {
        std::cout << text;
    } else {
        std::ofstream file(out, std::ios::trunc);
        file << text;
        if (!file.flush()) {
            std::cerr << "card-trace: cannot write " << out << '\n';
            return 1;
        }
    }
    std::cerr << "card-trace: " << recording.exchanges.size() << " exchanges"
              << (problem ? ", ended by " + std::string(core::name(problem->fault)) : std::string()) << '\n';
    return 0;
}
