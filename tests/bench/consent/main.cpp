// bench-consent FOLDER [--records N] [--rounds N]: from the card's signature to a record that no power cut loses,
// beside the least that any program has to do for that: append as many bytes to a file of the same file system, fsync,
// and one ES256. In turns, on one thread; then again behind N delivered records. One JSON row a figure. FOLDER must lie
// on a disk: on tmpfs nothing is durable and the figure would mean nothing.
#include "app/consent/ConsentToken.h"
#include "app/runtime/Sealer.h"
#include "drivers/crypto/DeviceConsentSigner.h"
#include "drivers/crypto/FileKeyStore.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/device/SystemClock.h"
#include "drivers/storage/SqliteLedger.h"
#include "tests/unit/consent/ShippedResources.h"
#include "tests/unit/crypto/TemporaryPki.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <stdexcept>

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/vfs.h>
#include <unistd.h>

using namespace uketsuke;
using Clock = std::chrono::steady_clock;

namespace {

constexpr double mostTimesTheLeast = 3;
constexpr double mostGrowth = 1.2;

template <class T> T orThrow(core::Result<T> result)
{
    if (!result)
        throw std::runtime_error(std::string(core::name(result.error().fault)) + " in "
                                 + std::string(result.error().where) + " " + std::string(result.error().note.text()));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

double since(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double percentile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values.at(std::min(values.size() - 1, std::size_t(share * double(values.size()))));
}

void print(const std::string& figure, double value, const char* unit, const std::string& goal,
           const std::string& against, const nlohmann::json& reached)
{
    const nlohmann::json row{{"figure", figure},   {"value", std::round(value * 1000) / 1000},
                             {"unit", unit},       {"goal", goal},
                             {"against", against}, {"reached", reached}};
    std::printf("%s\n", row.dump().c_str());
}

/// What the sealer is given, as after a real session: every item asked and answered, the face matched, the chip proven.
class Desk {
public:
    Desk()
    {
        const bool made =
            m_pki.ecKey("root.key")
            && m_pki.selfSigned("root.key", "root.crt", "/CN=TEST bench root", {"basicConstraints=critical,CA:TRUE"})
            && m_pki.ecKey("device.key")
            && m_pki.issued("device.key", "device.crt", "/CN=TEST bench device", "root.crt", "root.key",
                            tests::deviceExtensions)
            && m_pki.ecKey("envelope.key")
            && m_pki.selfSigned("envelope.key", "envelope.crt", "/CN=TEST bench OQS", {});
        if (!made)
            throw std::runtime_error("the TEST certificates cannot be made");
        crypto::FileKeyStore store(m_pki.file("device.key"));
        m_signer = orThrow(crypto::DeviceConsentSigner::create(orThrow(
            crypto::openIdentity(store, {m_pki.file("device.crt"), {}}, clock.now(), crypto::TestMaterial::Allowed))));
        settings.deviceId = "urn:uketsuke:device:TEST-bench";
        settings.audience = "urn:uketsuke:test-oqs";
        settings.institution = "1319999901";
        settings.institutionKey = std::make_shared<const core::SecureBytes>(filled(32));
        settings.envelopeCertificate = m_pki.der("envelope.crt");
        settings.softwareVersion = "bench";

        auto facts = std::make_shared<runtime::ProvenFacts>();
        facts->evidence.kind = consent::CardKeyKind::InputHelper;
        facts->evidence.key = {core::Bytes(256, std::byte{0xC3}), *core::fromHex("010001")};
        facts->evidence.certificate = filled(1400);
        facts->evidence.record = filled(700);
        facts->evidence.cardVerifiableCertificate = filled(620);
        facts->chipVerified = true;
        request.facts = std::move(facts);
        request.visit.language = "ja";
        request.visit.method = session::Method::Face;
        request.visit.faceTries = 1;
        request.faceProfile = "bench";
        request.pack.name = "TEST-bench";
        request.nonce = ports::Nonce{.value = core::base64Url(core::Sha256Digest{})};
        for (const auto& item : consent::askedItems(resources.catalog, {}, std::nullopt))
            request.answers.items.push_back({item.code, item.group, false, true, true});
        m_sealer.emplace(settings, resources, cryptography, clock);
    }

    /// All that the kiosk does from the touch on Confirm to the durable record, but for the card's own signature, which
    /// tools/bench card times.
    std::string seal(ports::ConsentLedger& ledger)
    {
        ++request.visit.id.value;
        (void)orThrow(m_sealer->begin(request, ledger, *m_signer));
        orThrow(m_sealer->finish(request.visit.id, core::Bytes(256, std::byte{0x5A}), *m_signer));
        return orThrow(m_sealer->store(request.visit.id, ledger));
    }
    core::Bytes sign(core::ByteView input) { return orThrow(m_signer->sign(input)); }

    const device::SystemClock clock;
    const crypto::OpenSslCryptography cryptography;
    const consent::ConsentResources resources = tests::shippedResources();
    runtime::SealerSettings settings;
    runtime::SealRequest request;

private:
    static core::SecureBytes filled(std::size_t size)
    {
        return core::SecureBytes::copyOf(core::Bytes(size, std::byte{0x3D}));
    }

    tests::TemporaryPki m_pki;
    std::unique_ptr<ports::ConsentSigner> m_signer;
    std::optional<runtime::Sealer> m_sealer;
};

/// The least: a file that grows by as much, made durable each time, and one signature.
class PlainFile {
public:
    explicit PlainFile(const std::filesystem::path& file)
        : m_handle(::open(file.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600))
    {
        if (m_handle < 0)
            throw std::runtime_error("no file can be made in that folder");
    }
    ~PlainFile() { ::close(m_handle); }
    PlainFile(const PlainFile&) = delete;
    PlainFile& operator=(const PlainFile&) = delete;

    void append(std::size_t size, Desk& desk)
    {
        m_bytes.resize(size, std::byte{0x3D});
        (void)desk.sign(m_bytes);
        if (::write(m_handle, m_bytes.data(), m_bytes.size()) != ssize_t(m_bytes.size()) || ::fsync(m_handle) != 0)
            throw std::runtime_error("the file cannot be written");
    }

private:
    int m_handle;
    core::Bytes m_bytes;
};

struct Times {
    std::vector<double> ours, least;
};

/// `outbox` is the delivery's own connection. OQS is out of reach, the case in which the log only grows: after each
/// patient the delivery tries in vain and says so in the ledger, outside the time that the patient waits for.
Times inTurns(Desk& desk, ports::ConsentLedger& ledger, ports::ConsentLedger& outbox, PlainFile& plain,
              std::size_t size, int rounds)
{
    Times times;
    for (int round = 0; round < rounds; ++round) {
        auto start = Clock::now();
        const auto jti = desk.seal(ledger);
        times.ours.push_back(since(start));
        orThrow(outbox.settle({ports::Outcome::postponed(jti, desk.clock.now() + std::chrono::minutes(1))}));
        start = Clock::now();
        plain.append(size, desk);
        times.least.push_back(since(start));
    }
    return times;
}

ports::LedgerRecord firstStored(ports::ConsentLedger& ledger)
{
    const auto rows = orThrow(ledger.due({INT64_MAX}, 1));
    if (rows.empty())
        throw std::runtime_error("nothing was stored");
    return rows.front().record;
}

/// Delivered records behind which the next one is written, each as large as a real one. Their digests continue the
/// chain as the file's triggers ask, but are not those of their tokens: nothing here is read back.
void fill(const std::filesystem::path& file, std::uint64_t after, core::Sha256Digest previous, std::size_t records,
          std::size_t tokenSize)
{
    sqlite3* database = nullptr;
    const int opened = sqlite3_open(file.c_str(), &database);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> closing(database, &sqlite3_close);
    const auto demand = [&](bool good) {
        if (!good)
            throw std::runtime_error(std::string("the ledger cannot be filled: ") + sqlite3_errmsg(database));
    };
    demand(opened == SQLITE_OK);
    const auto run = [&](const char* words) {
        demand(sqlite3_exec(database, words, nullptr, nullptr, nullptr) == SQLITE_OK);
    };
    run("PRAGMA synchronous = OFF");
    sqlite3_stmt* insert = nullptr;
    demand(sqlite3_prepare_v2(database,
                              "INSERT INTO consent (sequence, jti, token, token_digest, previous_digest, sealed, "
                              "expires, state, next_try) VALUES (?1, 'fill-' || ?1, zeroblob(?2), ?3, ?4, 0, 0, 2, 0)",
                              -1, &insert, nullptr)
           == SQLITE_OK);
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> finalizing(insert, &sqlite3_finalize);
    constexpr std::size_t atOnce = 10'000;
    for (std::size_t done = 0; done < records; ++done) {
        if (done % atOnce == 0)
            run(done == 0 ? "BEGIN" : "COMMIT; BEGIN");
        auto digest = previous;
        const std::uint64_t sequence = after + done + 1;
        for (std::size_t at = 0; at < 8; ++at)
            digest[at] = std::byte(sequence >> (8 * at));
        sqlite3_bind_int64(insert, 1, sqlite3_int64(sequence));
        sqlite3_bind_int64(insert, 2, sqlite3_int64(tokenSize));
        sqlite3_bind_blob(insert, 3, digest.data(), int(digest.size()), SQLITE_STATIC);
        sqlite3_bind_blob(insert, 4, previous.data(), int(previous.size()), SQLITE_STATIC);
        demand(sqlite3_step(insert) == SQLITE_DONE && sqlite3_reset(insert) == SQLITE_OK);
        previous = digest;
    }
    run("COMMIT");
}

} // namespace

int main(int argc, char** argv)
{
    std::filesystem::path folder;
    std::size_t records = 1'000'000;
    int rounds = 1000;
    CLI::App program{"Times sealing and storing a consent beside the least that durability costs"};
    program.add_option("folder", folder, "An empty folder on the disk the ledger will lie on")
        ->required()
        ->check(CLI::ExistingDirectory);
    program.add_option("--records", records, "Delivered records of the second measurement")
        ->check(CLI::Range(1000, 10'000'000));
    program.add_option("--rounds", rounds, "How often each is timed")->check(CLI::Range(100, 100'000));
    CLI11_PARSE(program, argc, argv);
    try {
        struct statfs system{};
        if (::statfs(folder.c_str(), &system) != 0 || system.f_type == TMPFS_MAGIC || system.f_type == RAMFS_MAGIC) {
            std::fprintf(stderr, "bench-consent: %s is in memory: nothing is durable there\n", folder.c_str());
            return 2;
        }
        Desk desk;
        const auto file = folder / "ledger.sqlite";
        PlainFile plain(folder / "plain");
        Times empty, full;
        std::size_t size = 0;
        std::size_t tokenSize = 0;
        ports::LedgerHead last;
        {
            auto ledger = orThrow(storage::SqliteLedger::open(file, desk.cryptography));
            auto outbox = orThrow(storage::SqliteLedger::open(file, desk.cryptography, storage::OpeningCheck::None));
            (void)desk.seal(*ledger);
            const auto stored = firstStored(*ledger);
            tokenSize = stored.token.size();
            size = tokenSize + stored.envelope.size();
            empty = inTurns(desk, *ledger, *outbox, plain, size, rounds);
            last = orThrow(ledger->head());
        }
        fill(file, last.sequence, last.tokenDigest, records, tokenSize);
        {
            auto ledger = orThrow(storage::SqliteLedger::open(file, desk.cryptography, storage::OpeningCheck::None));
            auto outbox = orThrow(storage::SqliteLedger::open(file, desk.cryptography, storage::OpeningCheck::None));
            full = inTurns(desk, *ledger, *outbox, plain, size, rounds);
        }
        const auto ratio = [](const Times& times, double share) {
            return percentile(times.ours, share) / percentile(times.least, share);
        };
        const auto behind = std::to_string(records) + " delivered records";
        const auto least = std::to_string(size) + " bytes appended, fsync, ES256: p50 "
                           + std::to_string(percentile(empty.least, 0.5)) + ", p99 "
                           + std::to_string(percentile(empty.least, 0.99)) + " ms, in turns";
        print("seal and store, p50", percentile(empty.ours, 0.5), "ms", "none", "the card's signature excluded",
              "no goal");
        print("seal and store, p99", percentile(empty.ours, 0.99), "ms", "none", "the card's signature excluded",
              "no goal");
        print("seal and store / least, p99", ratio(empty, 0.99), "times", "<= 3", least,
              ratio(empty, 0.99) <= mostTimesTheLeast);
        // Against the least of its own turns, so that a disk that became slower meanwhile does not count.
        const double growth = ratio(full, 0.5) / ratio(empty, 0.5);
        print("growth behind a full ledger, p50", growth, "times", "<= 1.2", behind, growth <= mostGrowth);
        const double tail = ratio(full, 0.99) / ratio(empty, 0.99);
        print("growth behind a full ledger, p99", tail, "times", "<= 1.2", behind, tail <= mostGrowth);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "bench-consent: %s\n", problem.what());
        return 1;
    }
    return 0;
}
