// consent-verify: says in sentences whether a consent token, or a kiosk's archive of them, holds. Exit code: 0 valid or
// whole, 1 refused, 2 wrong usage or unreadable file, 3 nothing failed but not everything was checked.

#include "tools/consent-verify/ArchiveCommand.h"
#include "tools/consent-verify/Cryptography.h"
#include "tools/consent-verify/FhirConsent.h"
#include "tools/consent-verify/Output.h"
#include "tools/consent-verify/Receipt.h"
#include "tools/consent-verify/TokenFolder.h"
#include "tools/consent-verify/Verifier.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>

namespace {

using namespace uketsuke::verify;

struct Arguments {
    std::string token;
    std::vector<std::string> deviceRoots;
    std::string anchors, envelope, envelopeKey, forms, audience, insuredPerson, archive, archiveKey;
    std::vector<std::string> receiptCertificates, institutions;
    bool json{false}, fhir{false};
};

/// What the arguments name, read.
struct Known {
    Trust trust;
    Institutions institutions;

    [[nodiscard]] const Institutions* askedInstitutions() const
    {
        return institutions.empty() ? nullptr : &institutions;
    }
};

/// A token and what lies beside it; empty: nothing does.
struct TokenFiles {
    std::filesystem::path token, envelope{}, receipt{};
};

/// One token's bytes and what the verifier says of them.
struct Answer {
    std::string bytes;
    Report report;
    std::string note; ///< of its receipt
};

Outcome<Known> load(const Arguments& arguments)
{
    Known known;
    for (const auto& root : arguments.deviceRoots) {
        if (auto added = addDeviceRoots(known.trust, root); !added)
            return refuse(added.error());
    }
    if (!arguments.anchors.empty()) {
        if (auto added = addCardAnchors(known.trust, arguments.anchors); !added)
            return refuse(added.error());
    }
    if (!arguments.forms.empty()) {
        if (auto added = addForms(known.trust, arguments.forms); !added)
            return refuse(added.error());
    }
    for (const auto& certificate : arguments.receiptCertificates) {
        if (auto added = addReceiptKeys(known.trust, certificate); !added)
            return refuse(added.error());
    }
    for (const auto& institution : arguments.institutions) {
        if (auto added = addInstitution(known.institutions, institution); !added)
            return refuse(added.error());
    }
    return known;
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

/// JWS and JWE as text; whoever saved it may have ended the line.
Outcome<std::string> readCompact(const std::filesystem::path& path, std::size_t most)
{
    auto content = readWhole(path, most);
    while (content && content->ends_with('\n'))
        content->pop_back();
    return content;
}

bool byInstitution(const Report& report) { return report.token && report.token->payload.byInstitution(); }

std::string whatIsLacking(const Report& report)
{
    std::string sentence = "nothing failed, but not everything was checked:";
    for (const auto id : report.lacking)
        sentence.append(id == report.lacking.front() ? " " : ", ").append(nameOf(id));
    return sentence + ".";
}

/// Why it is no more than that; of a valid token nothing.
std::string sentenceOf(const Report& report)
{
    switch (report.verdict) {
    case Verdict::Valid: return {};
    case Verdict::Refused: return report.firstFailure()->sentence;
    case Verdict::NotComplete: return whatIsLacking(report);
    }
    return {};
}

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
    case Verdict::NotComplete: std::cout << "not complete: " << whatIsLacking(report) << '\n'; break;
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
    case Verdict::NotComplete: return 3;
    }
    return 1;
}

int complain(const std::string& sentence)
{
    std::cerr << "consent-verify: " << sentence << '\n';
    return 2;
}

Outcome<Answer> check(const TokenFiles& files, const Arguments& arguments, const Known& known)
{
    auto token = readWhole(files.token, mostTokenBytes);
    if (!token)
        return refuse(token.error());
    Answer answer{.bytes = std::move(*token), .report = {}, .note = {}};
    Question question{.token = answer.bytes, .audience = arguments.audience, .institutions = known.askedInstitutions()};
    Outcome<CardEvidence> evidence = refuse("");
    if (!files.envelope.empty()) {
        const auto key = loadPrivateKey(arguments.envelopeKey);
        if (!key)
            return refuse(key.error());
        const auto envelope = readCompact(files.envelope, mostEnvelopeBytes);
        if (!envelope)
            return refuse(envelope.error());
        evidence = openEnvelope(*envelope, {.privateKey = *key, .certificateDigest = std::nullopt});
        if (evidence)
            question.evidence = &*evidence;
        else
            question.envelopeFault = evidence.error();
    }
    answer.report = verify(question, known.trust);
    if (!files.receipt.empty() && answer.report.token) {
        const auto compact = readCompact(files.receipt, mostReceiptBytes);
        if (!compact)
            return refuse(compact.error());
        const auto& payload = answer.report.token->payload;
        auto receipt = checkReceipt(
            *compact, {.id = payload.id, .number = payload.counter, .digest = sha256(viewOf(answer.bytes))},
            known.trust.receiptKeys);
        answer.report.add(std::move(receipt.check));
        answer.note = std::move(receipt.note);
    }
    return answer;
}

int runOne(const Arguments& arguments, const Known& known)
{
    const auto answer = check({.token = arguments.token, .envelope = arguments.envelope}, arguments, known);
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

/// Every NAME.json is a token, NAME.jwe beside it its envelope, NAME.receipt what OQS gave for it.
int runFolder(const Arguments& arguments, const Known& known)
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
    std::vector<std::string> notes;
    auto documents = nlohmann::json::array();
    std::size_t refused = 0, incomplete = 0;
    for (const auto& file : files) {
        const auto beside = [&](const char* extension) {
            auto path = std::filesystem::path(file).replace_extension(extension);
            if (!std::filesystem::exists(path, error))
                path.clear();
            return path;
        };
        const auto name = file.filename().string();
        const auto answer = check({.token = file,
                                   .envelope = arguments.envelopeKey.empty() ? std::filesystem::path() : beside(".jwe"),
                                   .receipt = beside(".receipt")},
                                  arguments, known);
        const auto verdict = answer ? answer->report.verdict : Verdict::Refused;
        refused += verdict == Verdict::Refused;
        incomplete += verdict == Verdict::NotComplete;
        if (answer && answer->report.token)
            read.push_back({name, sha256(viewOf(answer->bytes)), answer->report.token->payload});
        if (answer && !answer->note.empty())
            notes.push_back(answer->note);
        const auto sentence = answer ? sentenceOf(answer->report) : answer.error();
        if (arguments.json) {
            auto document = answer ? asJson(answer->report) : nlohmann::json{{"verdict", nameOf(verdict)}};
            document["file"] = name;
            documents.push_back(document);
        } else {
            std::cout << name << "  " << nameOf(verdict) << (sentence.empty() ? "" : ": ") << sentence << '\n';
        }
    }
    auto chain = checkChain(read);
    std::ranges::move(notes, std::back_inserter(chain.notes));
    if (arguments.json) {
        std::cout << nlohmann::json{{"tokens", documents}, {"chainBreaks", chain.breaks}, {"notes", chain.notes}}.dump(
            2) << '\n';
    } else {
        for (const auto& sentence : chain.breaks)
            std::cout << "chain broken: " << sentence << '\n';
        for (const auto& sentence : chain.notes)
            std::cout << "note: " << sentence << '\n';
        std::cout << files.size() << " tokens, " << refused << " refused, " << incomplete << " not complete, "
                  << chain.breaks.size() << " breaks of the chain.\n";
    }
    if (refused > 0 || !chain.breaks.empty())
        return exitCode(Verdict::Refused);
    return exitCode(incomplete > 0 ? Verdict::NotComplete : Verdict::Valid);
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
    const auto known = load(arguments);
    if (!known)
        return complain(known.error());
    if (!arguments.archive.empty()) {
        const auto verdict = runArchive({.place = arguments.archive,
                                         .key = arguments.archiveKey,
                                         .audience = arguments.audience,
                                         .institutions = known->askedInstitutions(),
                                         .json = arguments.json},
                                        known->trust);
        return verdict ? exitCode(*verdict) : complain(verdict.error());
    }
    std::error_code error;
    const bool folder = std::filesystem::is_directory(arguments.token, error);
    if (folder && (arguments.fhir || !arguments.envelope.empty()))
        return complain("--fhir and --envelope are for a single token.");
    if (!folder && !arguments.receiptCertificates.empty())
        return complain("--receipt-certificate is for a folder or an archive.");
    return folder ? runFolder(arguments, *known) : runOne(arguments, *known);
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
    app.add_option("--receipt-certificate", arguments.receiptCertificates,
                   "PEM of a certificate of OQS's receipts, for a folder or an archive")
        ->allow_extra_args(false);
    app.add_option("--device-root", arguments.deviceRoots, "PEM of a root that device certificates lead to")
        ->allow_extra_args(false);
    app.add_option("--anchors", arguments.anchors,
                   "Folder with authentication/*.pem and card-authorities.json, such as anchors/test");
    auto* envelope = app.add_option("--envelope", arguments.envelope, "File with the JWE that came beside the token");
    auto* key = app.add_option("--envelope-key", arguments.envelopeKey, "PEM of OQS's private envelope key");
    envelope->needs(key)->excludes(archive);
    app.add_option("--forms", arguments.forms,
                   "Folder of the consent forms that may have been shown; needed for valid");
    app.add_option("--audience", arguments.audience, "Id that the token must be meant for");
    app.add_option("--institution", arguments.institutions,
                   "CODE=KEYFILE: an institution that tokens may be of, and the 32 bytes that make its pseudonyms")
        ->allow_extra_args(false);
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
