// consent-verify: says in sentences whether a consent token, or a kiosk's archive of them, holds. Exit code: 0 valid or
// whole, 1 refused, 2 wrong usage or unreadable file, 3 nothing failed but not everything was checked.

#include "tools/consent-verify/ArchiveCommand.h"
#include "tools/consent-verify/Cryptography.h"
#include "tools/consent-verify/FhirConsent.h"
#include "tools/consent-verify/Output.h"
#include "tools/consent-verify/TokenFolder.h"
#include "tools/consent-verify/Verifier.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <iostream>
#include <set>

namespace {

using namespace uketsuke::verify;

struct Arguments {
    std::string token;
    std::vector<std::string> deviceRoots;
    std::string anchors, envelope, envelopeKey, forms, audience, insuredPerson, archive, archiveKey;
    std::vector<std::string> receiptCertificates;
    bool json{false}, fhir{false};
};

/// One token's bytes and what the verifier says of them.
struct Answer {
    std::string bytes;
    Report report;
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

bool byInstitution(const Report& report) { return report.token && report.token->payload.byInstitution(); }

void printSentences(const Report& report)
{
    for (const auto& check : report.checks)
        std::cout << nameOf(check.state) << "  " << nameOf(check.id) << ": " << check.sentence << '\n';
    switch (report.verdict) {
    case Verdict::Valid:
        std::cout << (byInstitution(report) ? "valid: the device's signature holds; the institution withdraws, no card "
                                              "signed.\n"
                                            : "valid: both signatures hold.\n");
        break;
    case Verdict::Refused: std::cout << "refused.\n"; break;
    case Verdict::CardNotChecked:
        std::cout << (byInstitution(report)
                          ? "not complete: nothing failed, but the device's certificate was not fully checked.\n"
                          : "not complete: nothing failed, but the card's signature was not fully checked.\n");
        break;
    }
}

nlohmann::json asJson(const Report& report)
{
    nlohmann::json document{{"verdict", nameOf(report.verdict)}, {"checks", asJson(report.checks)}};
    if (report.token) {
        document["kind"] = nameOf(report.token->kind);
        document["by"] = report.token->payload.by;
    }
    return document;
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

Outcome<Answer> check(const std::filesystem::path& file, const std::filesystem::path& envelopeFile,
                      const Arguments& arguments, const Trust& trust)
{
    auto token = readWhole(file, mostTokenBytes);
    if (!token)
        return refuse(token.error());
    Answer answer{.bytes = std::move(*token), .report = {}};
    Question question{.token = answer.bytes, .audience = arguments.audience};
    Outcome<CardEvidence> evidence = refuse("");
    if (!envelopeFile.empty()) {
        const auto key = loadPrivateKey(arguments.envelopeKey);
        if (!key)
            return refuse(key.error());
        auto envelope = readWhole(envelopeFile, mostEnvelopeBytes);
        if (!envelope)
            return refuse(envelope.error());
        while (envelope->ends_with('\n'))
            envelope->pop_back();
        evidence = openEnvelope(*envelope, {.privateKey = *key, .certificateDigest = std::nullopt});
        if (evidence)
            question.evidence = &*evidence;
        else
            question.envelopeFault = evidence.error();
    }
    answer.report = verify(question, trust);
    return answer;
}

int runOne(const Arguments& arguments, const Trust& trust)
{
    const auto answer = check(arguments.token, arguments.envelope, arguments, trust);
    if (!answer)
        return complain(answer.error());
    const bool rendered = arguments.fhir && answer->report.verdict != Verdict::Refused;
    if (rendered && answer->report.token->kind == TokenKind::Withdrawal)
        return complain("a withdrawal is no consent; --fhir renders consents only.");
    if (rendered) {
        std::cout << fhirConsent(answer->bytes, *answer->report.token, {.insuredPerson = arguments.insuredPerson})
                  << '\n';
    } else if (arguments.json) {
        std::cout << asJson(answer->report).dump(2) << '\n';
    } else {
        printSentences(answer->report);
    }
    return exitCode(answer->report.verdict);
}

/// Every NAME.json is a token, NAME.jwe beside it its envelope.
int runFolder(const Arguments& arguments, const Trust& trust)
{
    std::set<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(arguments.token, error)) {
        if (entry.path().extension() == ".json" && entry.is_regular_file(error))
            files.insert(entry.path());
    }
    if (error)
        return complain("the folder cannot be read.");
    if (files.empty())
        return complain("the folder holds no token (*.json).");

    std::vector<ReadToken> read;
    auto documents = nlohmann::json::array();
    std::size_t refused = 0, incomplete = 0;
    for (const auto& file : files) {
        auto envelope = std::filesystem::path(file).replace_extension(".jwe");
        if (arguments.envelopeKey.empty() || !std::filesystem::exists(envelope, error))
            envelope.clear();
        const auto name = file.filename().string();
        const auto answer = check(file, envelope, arguments, trust);
        const auto verdict = answer ? answer->report.verdict : Verdict::Refused;
        refused += verdict == Verdict::Refused;
        incomplete += verdict == Verdict::CardNotChecked;
        if (answer && answer->report.token)
            read.push_back({name, sha256(viewOf(answer->bytes)), answer->report.token->payload});
        const auto* failure = answer ? answer->report.firstFailure() : nullptr;
        const auto sentence = failure ? failure->sentence : answer ? std::string() : answer.error();
        if (arguments.json) {
            auto document = answer ? asJson(answer->report) : nlohmann::json{{"verdict", nameOf(verdict)}};
            document["file"] = name;
            documents.push_back(document);
        } else {
            std::cout << name << "  " << nameOf(verdict) << (sentence.empty() ? "" : ": ") << sentence << '\n';
        }
    }
    const auto chain = checkChain(read);
    if (arguments.json) {
        std::cout << nlohmann::json{{"tokens", documents}, {"chainBreaks", chain.breaks}, {"notes", chain.notes}}.dump(
            2) << '\n';
    } else {
        for (const auto& sentence : chain.breaks)
            std::cout << "chain broken: " << sentence << '\n';
        for (const auto& sentence : chain.notes)
            std::cout << "note: " << sentence << '\n';
        std::cout << files.size() << " tokens, " << refused << " refused, " << incomplete
                  << " without a full check of the card, " << chain.breaks.size() << " breaks of the chain.\n";
    }
    if (refused > 0 || !chain.breaks.empty())
        return exitCode(Verdict::Refused);
    return exitCode(incomplete > 0 ? Verdict::CardNotChecked : Verdict::Valid);
}

int exitCode(ArchiveVerdict verdict)
{
    switch (verdict) {
    case ArchiveVerdict::Whole: return 0;
    case ArchiveVerdict::Refused: return 1;
    case ArchiveVerdict::NotComplete: return 3;
    }
    return 1;
}

int run(const Arguments& arguments)
{
    const auto trust = loadTrust(arguments);
    if (!trust)
        return complain(trust.error());
    if (!arguments.archive.empty()) {
        const auto verdict = runArchive({.place = arguments.archive,
                                         .key = arguments.archiveKey,
                                         .receiptCertificates = arguments.receiptCertificates,
                                         .audience = arguments.audience,
                                         .json = arguments.json},
                                        *trust);
        return verdict ? exitCode(*verdict) : complain(verdict.error());
    }
    std::error_code error;
    const bool folder = std::filesystem::is_directory(arguments.token, error);
    if (folder && (arguments.fhir || !arguments.envelope.empty()))
        return complain("--fhir and --envelope are for a single token.");
    return folder ? runFolder(arguments, *trust) : runOne(arguments, *trust);
}

} // namespace

int main(int count, char** values)
{
    Arguments arguments;
    CLI::App app("Checks a consent token, independently of the kiosk that made it.");
    auto* what = app.add_option_group("What is checked");
    what->add_option("TOKEN", arguments.token,
                     "File with the token's exact bytes, - for standard input, or a folder of *.json");
    auto* archive = what->add_option("--archive", arguments.archive,
                                     "A segment of a kiosk's archive, or a folder of them (*.archive)");
    what->require_option(1);
    app.add_option("--archive-key", arguments.archiveKey, "PEM of the private key that opens the archive's records")
        ->needs(archive);
    app.add_option("--receipt-certificate", arguments.receiptCertificates, "PEM of a certificate of OQS's receipts")
        ->needs(archive)
        ->allow_extra_args(false);
    app.add_option("--device-root", arguments.deviceRoots, "PEM of a root that device certificates lead to")
        ->allow_extra_args(false);
    app.add_option("--anchors", arguments.anchors,
                   "Folder with authentication/*.pem and card-authorities.json, such as anchors/test");
    auto* envelope = app.add_option("--envelope", arguments.envelope, "File with the JWE that came beside the token");
    auto* key = app.add_option("--envelope-key", arguments.envelopeKey, "PEM of OQS's private envelope key");
    envelope->needs(key)->excludes(archive);
    app.add_option("--forms", arguments.forms, "Folder of the consent forms that may have been shown");
    app.add_option("--audience", arguments.audience, "Id that the token must be meant for");
    auto* json = app.add_flag("--json", arguments.json, "Print the checks as JSON");
    auto* fhir =
        app.add_flag("--fhir", arguments.fhir, "Print the consent as a FHIR R4 resource, unless it is refused");
    fhir->excludes(json)->excludes(archive);
    app.add_option("--insured-person", arguments.insuredPerson,
                   "Insured person's identifier for the FHIR resource (insurer8:symbol:number:branch2)")
        ->needs(fhir);
    try {
        app.parse(count, values);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return run(arguments);
}
