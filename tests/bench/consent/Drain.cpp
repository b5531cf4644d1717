// bench-drain FOLDER [--consents N]: N consents that waited through an outage go to the sandbox OQS over real mutual
// TLS, through the kiosk's own delivery thread, real ledger, audit and result files, with one receipt and one file
// each; then all of them move into the archive, and what a record keeps in the ledger and takes in a segment is
// weighed. One JSON row a figure. FOLDER must lie on a disk. UKETSUKE_BIN names the folder of oqs-sandbox.
#include "app/delivery/ArchiveWorker.h"
#include "app/runtime/DeliveryWorker.h"
#include "drivers/crypto/DeviceConsentSigner.h"
#include "drivers/crypto/FileKeyStore.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/device/SystemClock.h"
#include "drivers/handoff/FaceFolderHandoff.h"
#include "drivers/storage/ArchiveFolder.h"
#include "drivers/storage/SqliteAudit.h"
#include "drivers/storage/SqliteLedger.h"
#include "drivers/uplink/OqsUplink.h"
#include "tests/contract/uplink/SandboxProcess.h"
#include "tests/unit/consent-verify/TokenFactory.h"
#include "tools/consent-verify/Certificate.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <condition_variable>
#include <cstdio>
#include <stdexcept>

using namespace uketsuke;
using Clock = std::chrono::steady_clock;

namespace {

constexpr double leastPerSecond = 300;
constexpr double mostLedgerBytes = 1024;
constexpr double mostArchiveBytes = 6 * 1024;
constexpr std::size_t patients = 128; ///< in turns: of one patient only one consent is under way at a time

template <class T> T orThrow(core::Result<T> result)
{
    if (!result)
        throw std::runtime_error(std::string(core::name(result.error().fault)) + " in "
                                 + std::string(result.error().where) + " " + std::string(result.error().note.text()));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

void print(const char* figure, double value, const char* unit, const char* goal, const std::string& against,
           bool reached)
{
    const nlohmann::json row{{"figure", figure},   {"value", std::round(value * 10) / 10},
                             {"unit", unit},       {"goal", goal},
                             {"against", against}, {"reached", reached}};
    std::printf("%s\n", row.dump().c_str());
}

class QuietAudit final : public ports::Audit {
public:
    void record(ports::AuditEvent, const core::Redacted&) override {}
};

/// Counts what the delivery thread reports, and says when all is done or nothing more comes.
class Tally {
public:
    void add(const delivery::DeliveryReport& report)
    {
        const std::scoped_lock lock(m_mutex);
        m_handedOff += report.handedOff;
        m_failed += report.parked + report.postponed + report.arrivedTooLate;
        m_changed.notify_all();
    }
    void waitFor(int consents)
    {
        std::unique_lock lock(m_mutex);
        const bool done =
            m_changed.wait_for(lock, std::chrono::minutes(30), [&] { return m_handedOff >= consents || m_failed > 0; });
        if (!done || m_failed > 0)
            throw std::runtime_error("not every consent was delivered at once");
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_handedOff{0}, m_failed{0};
};

class Drain {
public:
    Drain(std::filesystem::path folder, int consents)
        : m_folder(std::move(folder)), m_consents(consents), m_factory(m_folder / "pki", {}, patients)
    {
        std::filesystem::create_directories(m_folder / "face");
    }

    void fill()
    {
        auto ledger = open();
        const auto now = m_clock.now();
        for (int number = 0; number < m_consents; ++number) {
            const auto head = orThrow(ledger->head());
            auto recipe =
                m_factory.recipe(tokentest::Mode::InputHelper, m_factory.patient(std::size_t(number) % patients), 60);
            recipe.payload["ctr"] = number + 1;
            recipe.payload["prev"] = core::base64Url(head.tokenDigest);
            m_institution = recipe.payload["inst"].get<std::string>();
            auto sealed = m_factory.seal(recipe);
            orThrow(ledger->append({recipe.payload["jti"].get<std::string>(), std::move(sealed.token),
                                    std::move(sealed.envelope), now, now + std::chrono::hours(24),
                                    recipe.payload["sub"].get<std::string>()},
                                   head));
        }
    }

    double deliver()
    {
        testing::SandboxProcess sandbox(QString::fromStdString(m_factory.folder()),
                                        QString::fromStdString(m_institution));
        if (!sandbox.start())
            throw std::runtime_error("the sandbox does not start");
        const auto handoff = orThrow(handoff::FaceFolderHandoff::create(
            {.folder = m_folder / "face", .institution = m_institution, .code = handoff::CharacterCode::Utf8},
            m_cryptography));
        const auto audit = orThrow(storage::SqliteAudit::open(m_folder / "audit.sqlite", m_clock, m_cryptography));
        Tally tally;
        const auto start = Clock::now();
        {
            runtime::DeliveryWorker worker(
                {.openLedger = [this]() -> core::Result<std::unique_ptr<ports::ConsentLedger>> { return open(); },
                 .openUplink = [&]() -> core::Result<std::unique_ptr<ports::Uplink>> {
                     return uplink::OqsUplink::create({.url = sandbox.url(),
                                                       .root = file("oqs/root.crt.pem"),
                                                       .certificate = file("device/device.crt.pem"),
                                                       .chain = {},
                                                       .key = file("device/device.key.pem"),
                                                       .keyHandle = nullptr,
                                                       .receiptCertificate = file("oqs/receipt.crt.pem")},
                                                      m_cryptography);
                 },
                 .handoff = *handoff,
                 .audit = *audit,
                 .clock = m_clock,
                 .cryptography = m_cryptography,
                 .limits = {}},
                [&](const auto& report) { tally.add(report); });
            tally.waitFor(m_consents);
        }
        return std::chrono::duration<double>(Clock::now() - start).count();
    }

    void shrink()
    {
        auto ledger = open();
        crypto::FileKeyStore store(file("device/device.key.pem"));
        const auto signer = orThrow(crypto::DeviceConsentSigner::create(orThrow(crypto::openIdentity(
            store, {file("device/device.crt.pem"), {}}, m_clock.now(), crypto::TestMaterial::Allowed))));
        const auto certificates = verify::Certificate::fromPem(file("oqs/envelope.crt.pem"));
        const auto der = std::as_bytes(std::span(certificates.value().front().der()));
        auto archive = orThrow(storage::ArchiveFolder::open(
            {.folder = m_folder / "archive", .certificate = {der.begin(), der.end()}}, *signer, m_cryptography));
        QuietAudit audit;
        delivery::FaultThinning faults;
        const delivery::ArchiveLimits limits{.shrinkAfter = core::Milliseconds(0), .most = 32};
        while (orThrow(delivery::archiveDue(*ledger, *archive, audit, faults, m_clock.now() + core::Milliseconds(1),
                                            limits))
               == delivery::ArchiveProgress::MoreWaits) {
        }
    }

    /// As at the kiosk's next start, which packs the file.
    void startAnew() { open(storage::OpeningCheck::AtStart); }

    /// Pages in use: those that the tokens left are free for the next ones.
    [[nodiscard]] double ledgerBytes() const
    {
        sqlite3* database = nullptr;
        sqlite3_open((m_folder / "ledger.sqlite").c_str(), &database);
        const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> closing(database, &sqlite3_close);
        const auto number = [&](const char* question) {
            double value = 0;
            sqlite3_exec(
                database, question,
                [](void* out, int, char** values, char**) {
                    *static_cast<double*>(out) = std::atof(values[0]);
                    return 0;
                },
                &value, nullptr);
            return value;
        };
        return (number("PRAGMA page_count") - number("PRAGMA freelist_count")) * number("PRAGMA page_size")
               / number("SELECT count(*) FROM consent WHERE segment IS NOT NULL");
    }
    [[nodiscard]] double archiveBytes() const
    {
        double sum = 0;
        for (const auto& entry : std::filesystem::directory_iterator(m_folder / "archive"))
            sum += double(entry.file_size());
        return sum / m_consents;
    }

private:
    [[nodiscard]] std::string file(const char* name) const { return m_factory.folder() / name; }
    std::unique_ptr<storage::SqliteLedger> open(storage::OpeningCheck check = storage::OpeningCheck::None) const
    {
        return orThrow(storage::SqliteLedger::open(m_folder / "ledger.sqlite", m_cryptography, check));
    }

    std::filesystem::path m_folder;
    int m_consents;
    tokentest::TokenFactory m_factory;
    crypto::OpenSslCryptography m_cryptography;
    device::SystemClock m_clock;
    std::string m_institution;
};

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    std::filesystem::path folder;
    int consents = 10'000;
    CLI::App program{"Times the delivery of consents that waited, and weighs what stays of them"};
    program.add_option("folder", folder, "An empty folder on a disk")->required()->check(CLI::ExistingDirectory);
    program.add_option("--consents", consents, "How many waited")->check(CLI::Range(50, 1'000'000));
    CLI11_PARSE(program, argc, argv);
    try {
        Drain drain(folder, consents);
        drain.fill();
        const auto seconds = drain.deliver();
        print("drain after an outage", consents / seconds, "consents/s", ">= 300",
              std::to_string(consents)
                  + " waiting, sandbox on this machine, receipt and result file of each on the disk",
              consents / seconds >= leastPerSecond);
        drain.shrink();
        drain.startAnew();
        const auto ledger = drain.ledgerBytes();
        print("ledger, per delivered record after shrinking", ledger, "bytes", "<= 1024",
              "pages in use, indices included, after the next start", ledger <= mostLedgerBytes);
        const auto archive = drain.archiveBytes();
        print("archive, per token", archive, "bytes", "<= 6144", "segments with their first lines and heads",
              archive <= mostArchiveBytes);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "bench-drain: %s\n", problem.what());
        return 1;
    }
    return 0;
}
