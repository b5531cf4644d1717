// consent-verify: says in sentences whether a consent token holds. Exit code: 0 valid, 1 refused, 2 wrong usage or
// unreadable file, 3 nothing failed but the card's signature was not checked.

#include "tools/consent-verify/Verifier.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <iostream>

namespace {

using namespace uketsuke::verify;

struct Arguments {
    std::string token;
    std::vector<std::string> deviceRoots;
    std::string anchors, envelope, envelopeKey, forms, audience;
    bool json{false};
};

Outcome<Trust> loadTrust(const Arguments& arguments)
{
    Trust trust;
    for (const auto& root : arguments.deviceRoots) {
        if (auto added = addDeviceRoots(trust, root); !added)
            return refuse(added.error());
    }
    if (!arguments.anchors.empty()) {
        if (auto added = addCardAnchors(trust, arguments.anchors); !added)
            return refuse(added.error());
    }
    if (!arguments.forms.empty()) {
        if (auto added = addForms(trust, arguments.forms); !added)
            return refuse(added.error());
    }
    return trust;
}

Outcome<std::string> readWhole(const std::string& path, std::size_t most)
{
    if (path != "-")
        return readFile(path, most);
    std::string content;
    for (char character = 0; content.size() <= most && std::cin.get(character);)
        content.push_back(character);
    return content;
}

void printSentences(const Report& report)
{
    for (const auto& check : report.checks)
        std::cout << nameOf(check.state) << "  " << nameOf(check.id) << ": " << check.sentence << '\n';
    switch (report.verdict) {
    case Verdict::Valid: std::cout << "valid: both signatures hold.\n"; break;
    case Verdict::Refused: std::cout << "refused.\n"; break;
    case Verdict::CardNotChecked:
        std::cout << "not complete: nothing failed, but the card's signature was not fully checked.\n";
        break;
    }
}

void printJson(const Report& report)
{
    auto checks = nlohmann::json::array();
    for (const auto& check : report.checks)
        checks.push_back({{"check", nameOf(check.id)}, {"state", nameOf(check.state)}, {"sentence", check.sentence}});
    std::cout << nlohmann::json{{"verdict", nameOf(report.verdict)}, {"checks", checks}}.dump(2) << '\n';
}

int exitCode(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Valid: return 0;
    case Verdict::Refused: return 1;
    case Verdict::CardNotChecked: return 3;
    }
    return 1;
}

int complain(const std::string& sentence)
{
    std::cerr << "consent-verify: " << sentence << '\n';
    return 2;
}

int run(const Arguments& arguments)
{
    const auto trust = loadTrust(arguments);
    if (!trust)
        return complain(trust.error());
    const auto token = readWhole(arguments.token, mostTokenBytes);
    if (!token)
        return complain(token.error());

    Question question{.token = *token, .audience = arguments.audience};
    Outcome<CardEvidence> evidence = refuse("");
    if (!arguments.envelope.empty()) {
        const auto key = loadPrivateKey(arguments.envelopeKey);
        if (!key)
            return complain(key.error());
        auto envelope = readWhole(arguments.envelope, mostEnvelopeBytes);
        if (!envelope)
            return complain(envelope.error());
        while (envelope->ends_with('\n'))
            envelope->pop_back();
        evidence = openEnvelope(*envelope, {.privateKey = *key, .certificateDigest = std::nullopt});
        if (evidence)
            question.evidence = &*evidence;
        else
            question.envelopeFault = evidence.error();
    }
    const auto report = verify(question, *trust);
    if (arguments.json)
        printJson(report);
    else
        printSentences(report);
    return exitCode(report.verdict);
}

} // namespace

int main(int count, char** values)
{
    Arguments arguments;
    CLI::App app("Checks a consent token, independently of the kiosk that made it.");
    app.add_option("TOKEN", arguments.token, "File with the token's exact bytes, or - for standard input")->required();
    app.add_option("--device-root", arguments.deviceRoots, "PEM of a root that device certificates lead to")
        ->allow_extra_args(false);
    app.add_option("--anchors", arguments.anchors,
                   "Folder with authentication/*.pem and card-authorities.json, such as anchors/test");
    auto* envelope = app.add_option("--envelope", arguments.envelope, "File with the JWE that came beside the token");
    auto* key = app.add_option("--envelope-key", arguments.envelopeKey, "PEM of OQS's private envelope key");
    envelope->needs(key);
    key->needs(envelope);
    app.add_option("--forms", arguments.forms, "Folder of the consent forms that may have been shown");
    app.add_option("--audience", arguments.audience, "Id that the token must be meant for");
    app.add_flag("--json", arguments.json, "Print the checks as JSON");
    try {
        app.parse(count, values);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return run(arguments);
}
