#include "app/configuration/ConfigurationSchema.h"

#include "app/core/Languages.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace uketsuke::configuration {
namespace {

using C = DeviceConfiguration;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isPrintable(char c) { return c > 0x20 && c < 0x7F; }
bool isLetterOrDigit(char c) { return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool isHexadecimal(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// RFC 8141, without the r-, q- and f-components nobody needs here.
bool isUrn(std::string_view text)
{
    if (!text.starts_with("urn:") || text.size() > 200 || !std::ranges::all_of(text, isPrintable))
        return false;
    text.remove_prefix(4);
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon < 2 || colon > 32 || colon + 1 == text.size())
        return false;
    const auto identifier = text.substr(0, colon);
    return identifier.front() != '-' && identifier.back() != '-'
           && std::ranges::all_of(identifier, [](char c) { return isLetterOrDigit(c) || c == '-'; })
           && text.find_first_of("?#\"<>\\^`{|}") == std::string_view::npos;
}

bool isInstitution(std::string_view text) { return text.size() == 10 && std::ranges::all_of(text, isDigit); }

bool isReaderName(std::string_view text)
{
    return text.size() <= 128
           && std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

bool isSecureUrl(std::string_view text)
{
    constexpr std::string_view scheme = "https://";
    if (!text.starts_with(scheme) || text.size() > 500 || text.ends_with('/')
        || !std::ranges::all_of(text, isPrintable))
        return false;
    text.remove_prefix(scheme.size());
    if (text.find_first_of("@?#\\\"<>") != std::string_view::npos)
        return false;
    const auto authority = text.substr(0, text.find('/'));
    if (authority.starts_with('[')) { // an IPv6 address, RFC 3986 3.2.2
        const auto end = authority.find(']');
        return end != std::string_view::npos && end > 1 && (end + 1 == authority.size() || authority[end + 1] == ':');
    }
    const auto colon = authority.find(':');
    if (colon == 0 || authority.empty())
        return false;
    if (colon == std::string_view::npos)
        return true;
    const auto port = authority.substr(colon + 1);
    int value = 0;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), value);
    return error == std::errc() && end == port.data() + port.size() && value >= 1 && value <= 65535;
}

bool isObjectIdentifier(std::string_view text)
{
    if (text.size() > 128 || text.find('.') == std::string_view::npos)
        return false;
    while (true) {
        const auto dot = text.find('.');
        const auto arc = text.substr(0, dot);
        if (arc.empty() || !std::ranges::all_of(arc, isDigit) || (arc.size() > 1 && arc.front() == '0'))
            return false;
        if (dot == std::string_view::npos)
            return true;
        text.remove_prefix(dot + 1);
    }
}

/// Form only; drivers/crypto checks a passcode against it.
bool isPasscodeHash(std::string_view text)
{
    if (text.empty())
        return true;
    return text.size() <= 300 && (text.starts_with("scrypt$") || text.starts_with("pbkdf2-sha256$"))
           && std::ranges::count(text, '$') >= 3 && std::ranges::all_of(text, isPrintable);
}

bool isProfileName(std::string_view text)
{
    return !text.empty() && text.size() <= 32
           && std::ranges::all_of(text, [](char c) { return isLetterOrDigit(c) || c == '-'; });
}

constexpr TextRule urn{"a URN such as urn:example:name", isUrn};
constexpr TextRule institution{"10 digits", isInstitution};
constexpr TextRule readerName{"printable text of at most 128 bytes", isReaderName};
constexpr TextRule secureUrl{"an https:// address without user, query and slash at the end", isSecureUrl};
constexpr TextRule objectIdentifier{"a dotted object identifier", isObjectIdentifier};
constexpr TextRule passcodeHash{"empty, or scrypt$… or pbkdf2-sha256$… as the passcode tool writes it", isPasscodeHash};
constexpr TextRule profile{"a profile's name: letters, digits and hyphens", isProfileName};
constexpr TextRule activeStep{"\"when-needed\" or \"always\"",
                              [](std::string_view text) { return text == "when-needed" || text == "always"; }};
constexpr TextRule keyKind{"\"file\", \"pkcs11\" or \"tpm2\"",
                           [](std::string_view text) { return text == "file" || text == "pkcs11" || text == "tpm2"; }};
constexpr TextRule tokenLabel{"a token's label of at most 32 bytes",
                              [](std::string_view text) { return text.size() <= 32 && isReaderName(text); }};
constexpr TextRule keyLabel{"a key's label of at most 128 bytes", isReaderName};
constexpr TextRule keyIdentifier{"hexadecimal, two digits a byte, at most 64", [](std::string_view text) {
                                     return text.size() <= 64 && text.size() % 2 == 0
                                            && std::ranges::all_of(text, isHexadecimal);
                                 }};
constexpr TextRule tpmDevice{"the TPM as the TSS names it, such as \"device:/dev/tpmrm0\"", [](std::string_view text) {
                                 return !text.empty() && text.size() <= 200 && std::ranges::all_of(text, isPrintable);
                             }};
constexpr TextRule tpmHandle{"empty, or a persistent handle from 0x81000000 to 0x81ffffff", [](std::string_view text) {
                                 return text.empty()
                                        || (text.size() == 10 && text.starts_with("0x81")
                                            && std::ranges::all_of(text.substr(2), isHexadecimal));
                             }};
constexpr TextRule encoding{"\"utf-8\" or \"shift_jis\"",
                            [](std::string_view text) { return text == "utf-8" || text == "shift_jis"; }};
constexpr TextRule colours{"\"light\", \"dark\" or \"contrast\"", [](std::string_view text) {
                               return text == "light" || text == "dark" || text == "contrast";
                           }};
constexpr TextRule voiceStart{"\"off\", \"by-key\" or \"on\"",
                              [](std::string_view text) { return text == "off" || text == "by-key" || text == "on"; }};
constexpr TextRule voicePersonal{"\"private\" or \"aloud\"",
                                 [](std::string_view text) { return text == "private" || text == "aloud"; }};
constexpr TextRule soundDevice{"a device's name of at most 128 bytes", isReaderName};
constexpr TextRule language{
    "\"ja\", \"ja-easy\", \"en\", \"zh-Hans\", \"zh-Hant\", \"ko\", \"vi\", \"pt-BR\" or \"ne\"", core::isLanguage};

/// The function that finds a member: `UKETSUKE_MEMBER(uplink.url)`.
#define UKETSUKE_MEMBER(member) [](C& all) -> decltype((all.member)) { return all.member; }

constexpr std::optional<std::string_view> required = std::nullopt;

const std::array settings{
    Setting{"device.id", TextPlace{UKETSUKE_MEMBER(device.id), urn}, required, R"("urn:uketsuke:device:TEST-0007")",
            "This kiosk's name in every token; the same as the URI in its certificate."},
    Setting{"device.institution", TextPlace{UKETSUKE_MEMBER(device.institution), institution}, required,
            R"("1319999999")", "The medical institution's code."},
    Setting{"device.audience", TextPlace{UKETSUKE_MEMBER(device.audience), urn}, required, R"("urn:uketsuke:test-oqs")",
            "The qualification-confirmation system that tokens are meant for."},

    Setting{
        "reader.name", TextPlace{UKETSUKE_MEMBER(reader.name), readerName}, R"("")", R"("")",
        "The card reader as PC/SC names it, or how that name begins (the exact name wins); empty takes the first one. "
        "While it is absent no other reader is used."},

    Setting{"camera.device", PathPlace{UKETSUKE_MEMBER(camera.device)}, R"("/dev/video0")", R"("/dev/video0")",
            "The camera's device file."},
    Setting{"camera.width", NumberPlace{UKETSUKE_MEMBER(camera.width), 160, 4096}, "640", "640",
            "Width to ask the camera for, in pixels; it may choose the nearest."},
    Setting{"camera.height", NumberPlace{UKETSUKE_MEMBER(camera.height), 120, 4096}, "480", "480",
            "Height to ask the camera for, in pixels."},
    Setting{"cardCamera.device", PathPlace{UKETSUKE_MEMBER(cardCamera.device)}, R"("")", R"("")",
            "A second camera, above the card on the reader, that reads the printed number; empty: it is typed."},
    Setting{"cardCamera.width", NumberPlace{UKETSUKE_MEMBER(cardCamera.width), 640, 4096}, "1280", "1280",
            "Width to ask that camera for; the card's long side needs 800 of its pixels."},
    Setting{"cardCamera.height", NumberPlace{UKETSUKE_MEMBER(cardCamera.height), 480, 4096}, "960", "960",
            "Height to ask that camera for, in pixels."},

    Setting{"uplink.url", TextPlace{UKETSUKE_MEMBER(uplink.url), secureUrl}, required, R"("https://localhost:8443")",
            "Where the qualification-confirmation system answers."},
    Setting{"uplink.root", PathPlace{UKETSUKE_MEMBER(uplink.root)}, required, R"("pki/oqs/root.crt.pem")",
            "The one root that the server's certificate may come from (PEM)."},
    Setting{"uplink.clientCertificate", PathPlace{UKETSUKE_MEMBER(uplink.clientCertificate)}, required,
            R"("pki/device/device.crt.pem")", "This kiosk's certificate, for TLS and for tokens (PEM)."},
    Setting{"uplink.clientChain", PathPlace{UKETSUKE_MEMBER(uplink.clientChain)}, required, R"("pki/device/chain.pem")",
            "The issuers of that certificate, without the root (PEM)."},
    Setting{"uplink.clientKey", PathPlace{UKETSUKE_MEMBER(uplink.clientKey)}, R"("")", R"("pki/device/device.key.pem")",
            "The private key to that certificate (PEM); of keys.kind \"file\" only."},
    Setting{"uplink.receiptCertificate", PathPlace{UKETSUKE_MEMBER(uplink.receiptCertificate)}, required,
            R"("pki/oqs/receipt.crt.pem")", "Whose receipts are believed (PEM)."},
    Setting{"uplink.envelopeCertificate", PathPlace{UKETSUKE_MEMBER(uplink.envelopeCertificate)}, required,
            R"("pki/oqs/envelope.crt.pem")", "To whom the envelope beside a token is encrypted (PEM)."},
    Setting{"uplink.nonceLimitMs", DurationPlace{UKETSUKE_MEMBER(uplink.nonceLimit), 1, 200, 10'000}, "2000", "2000",
            "How long a patient waits for a nonce before the token says that there is none."},
    Setting{"uplink.conditionsLimitMs", DurationPlace{UKETSUKE_MEMBER(uplink.conditionsLimit), 1, 200, 10'000}, "3000",
            "3000", "How long the kiosk waits to learn which questions apply before it asks them all."},
    Setting{"uplink.deliverLimitMs", DurationPlace{UKETSUKE_MEMBER(uplink.deliverLimit), 1, 1'000, 120'000}, "15000",
            "15000", "How long one delivery may take before it is tried again later."},
    Setting{"uplink.warnBeforeMinutes", DurationPlace{UKETSUKE_MEMBER(uplink.warnBefore), 60'000, 10, 1'440}, "240",
            "240", "How long before its validity ends staff are told of a consent that has not arrived."},

    Setting{"keys.kind", TextPlace{UKETSUKE_MEMBER(keys.kind), keyKind}, R"("file")", R"("file")",
            "Where the device key lives; a release refuses \"file\"."},
    Setting{"keys.module", PathPlace{UKETSUKE_MEMBER(keys.module)}, R"("")", R"("")",
            "The token's PKCS#11 library; \"pkcs11\" only."},
    Setting{"keys.token", TextPlace{UKETSUKE_MEMBER(keys.token), tokenLabel}, R"("")", R"("")",
            "The token's label; \"pkcs11\" only."},
    Setting{"keys.label", TextPlace{UKETSUKE_MEMBER(keys.label), keyLabel}, R"("")", R"("")",
            "The private key's label in the token; \"pkcs11\" needs this or keys.id, and takes both."},
    Setting{"keys.id", TextPlace{UKETSUKE_MEMBER(keys.id), keyIdentifier}, R"("")", R"("")",
            "The private key's identifier in the token; \"pkcs11\" only."},
    Setting{"keys.tpm", TextPlace{UKETSUKE_MEMBER(keys.tpm), tpmDevice}, R"("device:/dev/tpmrm0")",
            R"("device:/dev/tpmrm0")", "The way to the TPM; \"tpm2\" only."},
    Setting{"keys.tpmHandle", TextPlace{UKETSUKE_MEMBER(keys.tpmHandle), tpmHandle}, R"("")", R"("")",
            "Where in the TPM the key is; \"tpm2\" only."},
    Setting{
        "keys.pinFile", PathPlace{UKETSUKE_MEMBER(keys.pinFile)}, R"("")", R"("")",
        "File with the token's PIN, or with the TPM key's authorisation value if it has one; nobody but the kiosk's user may read it."},
    Setting{"keys.institutionKey", PathPlace{UKETSUKE_MEMBER(keys.institutionKey)}, required,
            R"("pki/device/institution.key")", "32 random bytes that make pseudonyms the institution's own."},

    Setting{"trust.anchors", PathPlace{UKETSUKE_MEMBER(trust.anchors)}, required, R"("personas/anchors/test")",
            "Folder of the authorities that cards are checked against."},
    Setting{"trust.test", BooleanPlace{UKETSUKE_MEMBER(trust.test)}, "false", "true",
            "Whether those are TEST authorities; a release refuses true."},
    Setting{"trust.acceptedPolicies", TextListPlace{UKETSUKE_MEMBER(trust.acceptedPolicies), objectIdentifier},
            required, R"(["1.3.6.1.4.1.99999.1.1"])", "Certificate policies accepted for user authentication."},
    Setting{"trust.requireEqualCardKeys", BooleanPlace{UKETSUKE_MEMBER(trust.requireEqualCardKeys)}, "true", "true",
            "Whether both card applications must show the same key, which keeps two cards from being spliced."},

    Setting{"face.pack", PathPlace{UKETSUKE_MEMBER(face.pack)}, required, R"("models/pack")",
            "Folder of the face models and their manifest."},
    Setting{"face.profile", TextPlace{UKETSUKE_MEMBER(face.profile), profile}, R"("general")", R"("general")",
            "Which of the thresholds decides."},
    Setting{"face.activeStep", TextPlace{UKETSUKE_MEMBER(face.activeStep), activeStep}, R"("when-needed")",
            R"("when-needed")",
            "When the person is asked to blink or to turn their head: \"when-needed\" is when the passive check is in "
            "doubt, and always with a pack of a single passive network."},

    Setting{"consent.forms", PathPlace{UKETSUKE_MEMBER(consent.forms)}, required, R"("consent")",
            "Folder of the consent forms in every language."},

    Setting{"ledger.file", PathPlace{UKETSUKE_MEMBER(ledger.file)}, required, R"("state/ledger.sqlite")",
            "Where consents become durable."},
    Setting{
        "ledger.archiveCertificate", PathPlace{UKETSUKE_MEMBER(ledger.archiveCertificate)}, R"("")", R"("")",
        "Certificate whose key opens the archive of delivered consents; empty: nothing is archived, the ledger keeps all."},
    Setting{"ledger.shrinkAfterDays", NumberPlace{UKETSUKE_MEMBER(ledger.shrinkAfterDays), 1, 3650}, "30", "30",
            "Days after which a delivered consent moves from the ledger into the archive."},
    Setting{"ledger.archiveYears", NumberPlace{UKETSUKE_MEMBER(ledger.archiveYears), 5, 100}, "5", "5",
            "Years after which a segment of the archive is deleted as a whole."},

    Setting{"handoff.folder", PathPlace{UKETSUKE_MEMBER(handoff.folder)}, required, R"("face")",
            "The receipt computer's folder for result files."},
    Setting{"handoff.encoding", TextPlace{UKETSUKE_MEMBER(handoff.encoding), encoding}, R"("utf-8")", R"("utf-8")",
            "In which encoding the receipt computer reads them."},
    Setting{
        "handoff.share", BooleanPlace{UKETSUKE_MEMBER(handoff.share)}, "false", "true",
        "The folder is a share: nothing is written while it lies on the disk of ledger.file, because then the share is not mounted."},
    Setting{"handoff.stayMinutes", DurationPlace{UKETSUKE_MEMBER(handoff.stay), 60'000, 0, 10'080}, "1440", "1440",
            "How long a result file stays before the kiosk takes it away; 0 leaves that to others."},

    Setting{"session.idleSeconds", DurationPlace{UKETSUKE_MEMBER(session.idle), 1000, 20, 600}, "90", "90",
            "How long a screen waits for a touch."},
    Setting{"session.staffSeconds", DurationPlace{UKETSUKE_MEMBER(session.staff), 1000, 30, 900}, "180", "180",
            "How long a screen waits once staff were called, when that is longer."},
    Setting{"session.faceSeconds", DurationPlace{UKETSUKE_MEMBER(session.face), 1000, 5, 120}, "20", "20",
            "How long one try to match the face lasts."},
    Setting{
        "session.warnSeconds", DurationPlace{UKETSUKE_MEMBER(session.warn), 1000, 5, 20}, "20", "20",
        "How long before the end the countdown shows, and is said (numbers up to 20 can be); shorter than session.idleSeconds."},
    Setting{"session.finishedSeconds", DurationPlace{UKETSUKE_MEMBER(session.finished), 1000, 3, 60}, "8", "8",
            "How long the last screen stays once the card is gone, when it only says that all is delivered; one that "
            "says more stays 20 s at least."},

    Setting{
        "update.folder", PathPlace{UKETSUKE_MEMBER(update.folder)}, R"("")", R"("")",
        "Folder in which the update agent and the kiosk speak to each other; empty: nobody updates this kiosk while "
        "it runs."},
    Setting{"update.quietSeconds", DurationPlace{UKETSUKE_MEMBER(update.quiet), 1000, 5, 86'400}, "60", "60",
            "How long nobody has been at the welcome screen before the kiosk closes for an update that waits."},
    Setting{"update.patienceSeconds", DurationPlace{UKETSUKE_MEMBER(update.patience), 1000, 10, 86'400}, "900", "900",
            "How long it stays closed for an agent that does not come to its end."},

    Setting{"staff.passcodeHash", TextPlace{UKETSUKE_MEMBER(staff.passcodeHash), passcodeHash}, R"("")", R"("")",
            "What staff's passcode is checked against; empty switches the staff check off."},

    Setting{"log.file", PathPlace{UKETSUKE_MEMBER(log.file)}, R"("")", R"("")",
            "Where the log goes; empty is standard error."},

    Setting{
        "questions.prescription", BooleanPlace{UKETSUKE_MEMBER(questions.prescription)}, "false", "false",
        "Whether this desk asks for the form of the prescription (OQSCD038 in use, OQSCD039 at the qualification check)."},
    Setting{
        "questions.recordSharing", BooleanPlace{UKETSUKE_MEMBER(questions.recordSharing)}, "true", "true",
        "Whether this desk asks for what electronic record sharing adds (OQSCD037); if not, these items are written "
        "as not asked."},
    Setting{"questions.documents", BooleanPlace{UKETSUKE_MEMBER(questions.documents)}, "true", "true",
            "Whether this desk asks for documents that wait for consent."},
    Setting{"questions.aidCertificates", BooleanPlace{UKETSUKE_MEMBER(questions.aidCertificates)}, "true", "true",
            "Whether this desk asks for aid certificates."},
    Setting{"questions.exchangeDigits", NumberPlace{UKETSUKE_MEMBER(questions.exchangeDigits), 4, 12}, "6", "6",
            "How many digits an exchange number has."},

    Setting{"voice.start", TextPlace{UKETSUKE_MEMBER(voice.start), voiceStart}, R"("off")", R"("by-key")",
            "When the kiosk speaks: \"on\" to everybody, \"by-key\" to whoever presses an arrow key or turns it on, "
            "\"off\" never."},
    Setting{
        "voice.prompts", PathPlace{UKETSUKE_MEMBER(voice.prompts)}, R"("")", R"("voice")",
        "Folder of the prompts as the build makes them; empty, where voice.start is \"off\": no bell rings either."},
    Setting{"voice.recordings", PathPlace{UKETSUKE_MEMBER(voice.recordings)}, R"("")", R"("")",
            "Folder of a speaker's recordings, which replace those prompts file by file; empty: none."},
    Setting{"voice.device", TextPlace{UKETSUKE_MEMBER(voice.device), soundDevice}, R"("default")", R"("default")",
            "The loudspeaker as ALSA names it."},
    Setting{"voice.privateDevice", TextPlace{UKETSUKE_MEMBER(voice.privateDevice), soundDevice}, R"("")", R"("")",
            "The earphone as ALSA names it; empty: there is none."},
    Setting{"voice.personal", TextPlace{UKETSUKE_MEMBER(voice.personal), voicePersonal}, R"("private")", R"("private")",
            "Where the person's own answers and documents are heard: \"private\" in the earphone alone, and nowhere "
            "without one; \"aloud\" from the loudspeaker."},
    Setting{"voice.volume", NumberPlace{UKETSUKE_MEMBER(voice.volume), 1, 100}, "80", "80",
            "How loud, in percent of what the recordings hold."},

    Setting{"ui.language", TextPlace{UKETSUKE_MEMBER(ui.language), language}, R"("ja")", R"("ja")",
            "The language of the first screen."},
    Setting{"ui.languages", TextListPlace{UKETSUKE_MEMBER(ui.languages), language},
            R"(["ja", "ja-easy", "en", "zh-Hans", "zh-Hant", "ko", "vi", "pt-BR", "ne"])", R"(["ja", "ja-easy", "en"])",
            "The languages that a person can choose; that of the first screen is among them in any case."},
    Setting{"ui.width", NumberPlace{UKETSUKE_MEMBER(ui.width), 320, 7680}, "800", "800", "Width of the window."},
    Setting{"ui.height", NumberPlace{UKETSUKE_MEMBER(ui.height), 320, 7680}, "1280", "1280", "Height of the window."},
    Setting{"ui.fullscreen", BooleanPlace{UKETSUKE_MEMBER(ui.fullscreen)}, "true", "false",
            "Whether the window covers the screen."},
    Setting{"ui.colours", TextPlace{UKETSUKE_MEMBER(ui.colours), colours}, R"("light")", R"("light")",
            "The colours each person meets first."},
    Setting{"ui.reducedMotion", BooleanPlace{UKETSUKE_MEMBER(ui.reducedMotion)}, "false", "false",
            "Whether nothing on the screens moves by itself."},
    Setting{
        "ui.lowReach", BooleanPlace{UKETSUKE_MEMBER(ui.lowReach)}, "false", "false",
        "Whether everything that is touched stands in the lower half of the panel, until a person chooses otherwise. On a "
        "panel wider than tall nothing changes."},
};

#undef UKETSUKE_MEMBER

} // namespace

std::span<const Setting> schema() { return settings; }

} // namespace uketsuke::configuration
