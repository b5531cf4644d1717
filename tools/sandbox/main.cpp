// oqs-sandbox: the TEST stand-in for the national system. Listens on 127.0.0.1 until it is told to end (TERM, INT).
// Exit code: 0 ended when told, 1 cannot start, 2 wrong usage.

#include "tools/sandbox/Server.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <fstream>
#include <iostream>
#include <thread>

namespace {

using namespace uketsuke;

constexpr auto usualInstitution = "1319999999";

struct Arguments {
    std::filesystem::path pki, registry, anchors, database, portFile, forms;
    std::string audience{"urn:uketsuke:test-oqs"};
    std::string misbehave;
    std::filesystem::path evidence;
    std::vector<std::string> institutions, devices;
    int port{0};
};

verify::Outcome<sandbox::Establishment> establish(const Arguments& arguments)
{
    sandbox::Establishment establishment;
    establishment.audience = arguments.audience;
    auto institutions = arguments.institutions;
    if (institutions.empty())
        institutions.push_back(std::string(usualInstitution) + '='
                               + (arguments.pki / "device/institution.key").string());
    for (const auto& institution : institutions) {
        if (auto added = verify::addInstitution(establishment.institutions, institution); !added)
            return verify::refuse(added.error());
    }
    for (const auto& device : arguments.devices) {
        const auto equals = device.rfind('=');
        if (equals == std::string::npos || !establishment.institutions.contains(device.substr(equals + 1)))
            return verify::refuse("A device is written URN=CODE, with the code of an institution that is there.");
        establishment.devices[device.substr(0, equals)] = device.substr(equals + 1);
    }
    if (establishment.devices.empty() && establishment.institutions.size() > 1)
        return verify::refuse("With several institutions each device has to be said to stand in one of them.");
    if (auto added = addDeviceRoots(establishment.trust, arguments.pki / "device/root.crt.pem"); !added)
        return verify::refuse(added.error());
    if (auto added = addCardAnchors(establishment.trust, arguments.anchors); !added)
        return verify::refuse(added.error());
    if (establishment.trust.authenticationRoots.empty() || establishment.trust.cardAuthorities.empty())
        return verify::refuse(arguments.anchors.string() + " lacks a root or a card authority.");
    if (auto added = addForms(establishment.trust, arguments.forms); !added)
        return verify::refuse(added.error());
    auto key = verify::loadPrivateKey(arguments.pki / "oqs/envelope.key.pem");
    if (!key)
        return verify::refuse(key.error());
    const auto certificate = verify::Certificate::fromPem(arguments.pki / "oqs/envelope.crt.pem");
    if (!certificate)
        return verify::refuse(certificate.error());
    establishment.envelopeKey = {.privateKey = std::move(*key), .certificateDigest = certificate->front().digest()};
    return establishment;
}

/// Whole or not at all, so that a waiting script never reads half a number.
bool writePort(const std::filesystem::path& file, int port)
{
    const auto unfinished = std::filesystem::path(file).concat(".new");
    {
        std::ofstream stream(unfinished, std::ios::trunc);
        stream << port << '\n';
        if (!stream.flush())
            return false;
    }
    std::error_code error;
    std::filesystem::rename(unfinished, file, error);
    return !error;
}

int complain(const std::string& sentence)
{
    std::cerr << "oqs-sandbox: " << sentence << '\n';
    return 1;
}

int run(const Arguments& arguments)
{
    sandbox::Misbehaviour misbehaviour;
    if (!arguments.misbehave.empty()) {
        const auto parsed = sandbox::Misbehaviour::parse(arguments.misbehave);
        if (!parsed)
            return complain(parsed.error()) + 1;
        misbehaviour = *parsed;
    }
    auto establishment = establish(arguments);
    if (!establishment)
        return complain(establishment.error());
    auto registry = sandbox::Registry::load(arguments.registry);
    if (!registry)
        return complain(registry.error());
    auto receipts =
        sandbox::ReceiptWriter::load(arguments.pki / "oqs/receipt.key.pem", arguments.pki / "oqs/receipt.crt.pem");
    if (!receipts)
        return complain(receipts.error());
    auto database = sandbox::Database::open(arguments.database);
    if (!database)
        return complain(database.error());
    sandbox::Judge judge(std::move(*establishment), std::move(*registry), std::move(*receipts), std::move(*database));
    sandbox::Server server(judge,
                           {.certificate = arguments.pki / "oqs/server.crt.pem",
                            .key = arguments.pki / "oqs/server.key.pem",
                            .clientRoot = arguments.pki / "device/root.crt.pem"},
                           misbehaviour, arguments.evidence);

    // Before any thread exists, so that each inherits the mask and only sigwait sees the signals.
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    const auto port = server.bind(arguments.port);
    if (!port)
        return complain(port.error());
    std::jthread listening([&] { server.listen(); });
    if (!arguments.portFile.empty() && !writePort(arguments.portFile, *port)) {
        server.stop();
        return complain(arguments.portFile.string() + " cannot be written.");
    }
    std::cout << "TEST OQS sandbox at https://127.0.0.1:" << *port << std::endl;
    int received = 0;
    sigwait(&ending, &received);
    server.stop();
    return 0;
}

} // namespace

int main(int count, char** values)
{
    Arguments arguments;
    CLI::App app("A TEST stand-in for the qualification-confirmation system (OQS).");
    app.add_option("--pki", arguments.pki, "Folder that make-test-pki wrote")->required();
    app.add_option("--registry", arguments.registry, "registry.json: OQS's people")->required();
    app.add_option("--anchors", arguments.anchors,
                   "Folder with authentication/*.pem and card-authorities.json, such as anchors/test")
        ->required();
    app.add_option("--database", arguments.database, "SQLite file; made when absent")->required();
    app.add_option("--port", arguments.port, "Port on 127.0.0.1; 0 picks a free one")->check(CLI::Range(0, 65535));
    app.add_option("--port-file", arguments.portFile, "File that gets the port's number once requests are served");
    app.add_option("--forms", arguments.forms, "Folder of the consent forms that may have been shown")->required();
    app.add_option("--audience", arguments.audience, "Id that tokens must be meant for")->capture_default_str();
    app.add_option("--institution", arguments.institutions, "CODE=KEYFILE; default: 1319999999 with the key of --pki");
    app.add_option("--device", arguments.devices,
                   "URN=CODE: where a device stands; default: every one in the only institution");
    app.add_option("--misbehave", arguments.misbehave,
                   "silent-after-accept, die-after-accept, 503, garbage, slow:MS, wrong-receipt; *N behind: N times");
    app.add_option("--evidence", arguments.evidence, "Folder that gets every accepted token with its envelope")
        ->check(CLI::ExistingDirectory);
    try {
        app.parse(count, values);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return run(arguments);
}
