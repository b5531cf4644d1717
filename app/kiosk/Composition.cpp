#include "app/kiosk/Composition.h"

#include "app/kiosk/ConsentFiles.h"
#include "app/kiosk/DeviceKeys.h"
#include "drivers/camera/V4l2Camera.h"
#include "drivers/card/MyNumberCard.h"
#include "drivers/cardface/CameraCardFaceScanner.h"
#include "drivers/crypto/CertificateFile.h"
#include "drivers/crypto/DeviceConsentSigner.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/crypto/Passcode.h"
#include "drivers/crypto/TlsKeyHandle.h"
#include "drivers/crypto/TrustAnchorLoader.h"
#include "drivers/device/SystemClock.h"
#include "drivers/device/UpdateFolder.h"
#include "drivers/face/OpenCvFaceMatcher.h"
#include "drivers/handoff/DeadlineHandoff.h"
#include "drivers/handoff/FaceFolderHandoff.h"
#include "drivers/pcsc/PcscCardReader.h"
#include "drivers/storage/ArchiveFolder.h"
#include "drivers/storage/SqliteAudit.h"
#include "drivers/storage/SqliteLedger.h"
#include "drivers/uplink/OqsUplink.h"
#include "tools/cmake/Version.h"

#ifdef UKETSUKE_SIMULATED
#include "drivers/simulated/SimulatedCamera.h"
#endif

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <utility>

#include <malloc.h>

namespace uketsuke::kiosk {
namespace {

using configuration::DeviceConfiguration;

#ifdef UKETSUKE_SIMULATED
constexpr auto testMaterial = crypto::TestMaterial::Allowed;
constexpr bool isRelease = false;
#else
constexpr auto testMaterial = crypto::TestMaterial::Refused;
constexpr bool isRelease = true;
#endif

/// The thresholds the site chose by name, or the pack's own default.
core::Result<identity::FaceProfile> faceProfile(const face::OpenCvFaceMatcher& matcher, const std::string& name,
                                                const std::string& activeStep)
{
    const auto& profiles = matcher.profiles();
    const auto chosen = std::ranges::find(profiles, name, &face::ThresholdProfile::name);
    if (chosen == profiles.end())
        return core::failure(core::Fault::ConfigurationInvalid, "face.profile", core::Redacted::reviewed(name));
    identity::FaceProfile profile;
    profile.name = chosen->name;
    profile.accept = chosen->accept;
    profile.retry = chosen->retry;
    profile.attackAccept = chosen->bonaFideAccept;
    profile.attackRetry = chosen->bonaFideRetry;
    // One passive network alone does not vouch for a living person, whatever the site would like.
    profile.activeStep = activeStep == "always" || matcher.attackChecks() < 2 ? identity::ActiveStep::Always
                                                                              : identity::ActiveStep::WhenInDoubt;
    return profile;
}

/// What a camera is opened by; its pictures come from a folder where that is asked for.
struct CameraChoice {
    std::filesystem::path device;
    int width;
    int height;
    std::optional<std::filesystem::path> pictures;
};

#ifdef UKETSUKE_SIMULATED
PretendedCamera handsOn(simulated::SimulatedCamera& camera, const std::filesystem::path& folders)
{
    const auto stays = [](const std::string& name) {
        return name.find('/') == std::string::npos && !name.starts_with('.');
    };
    return {
        .show = [&camera, folders, stays](
                    const std::string& name) { return !name.empty() && stays(name) && camera.show(folders / name); },
        .act = [&camera, stays](const std::string& name) { return stays(name) && camera.act(name); },
        .suffer =
            [&camera](const std::string& name) {
                using simulated::CameraTrouble;
                constexpr std::array troubles{
                    std::pair{"none", CameraTrouble::None},     std::pair{"gone", CameraTrouble::Gone},
                    std::pair{"frozen", CameraTrouble::Frozen}, std::pair{"black", CameraTrouble::Black},
                    std::pair{"torn", CameraTrouble::Torn},     std::pair{"stalled", CameraTrouble::Stalled}};
                const auto found = std::ranges::find_if(troubles, [&](const auto& row) { return row.first == name; });
                if (found == troubles.end())
                    return false;
                camera.set(found->second);
                return true;
            }};
}
#endif

std::unique_ptr<ports::Camera> openCamera(const CameraChoice& choice, [[maybe_unused]] PretendedCamera& hands)
{
#ifdef UKETSUKE_SIMULATED
    if (choice.pictures) {
        auto camera = std::make_unique<simulated::SimulatedCamera>(choice.width, choice.height);
        hands = handsOn(*camera, *choice.pictures);
        return camera;
    }
#endif
    camera::V4l2CameraOptions device;
    device.device = choice.device;
    device.width = choice.width;
    device.height = choice.height;
    return std::make_unique<camera::V4l2Camera>(device);
}

session::TimeLimits limitsOf(const DeviceConfiguration& configuration)
{
    session::TimeLimits limits;
    limits.idle = configuration.session.idle;
    limits.staff = configuration.session.staff;
    limits.face = std::max(configuration.session.face, configuration.session.idle);
    limits.finished = configuration.session.finished;
    return limits;
}

} // namespace

core::Result<Composition> compose(const DeviceConfiguration& configuration, const CompositionOptions& options)
{
    Composition composition;
    auto& parts = composition.parts;
    auto& settings = composition.settings;

    parts.clock = std::make_unique<device::SystemClock>();
    parts.cryptography = std::make_unique<crypto::OpenSslCryptography>();
    const auto& cryptography = *parts.cryptography;

    auto audit = storage::SqliteAudit::open(configuration.ledger.file.parent_path() / "audit.sqlite", *parts.clock,
                                            cryptography);
    if (!audit)
        return core::failure(audit.error());
    parts.audit = std::move(*audit);

    auto identity = openDeviceIdentity(configuration, parts.clock->now(), testMaterial);
    if (!identity)
        return core::failure(identity.error());
    auto signer = crypto::DeviceConsentSigner::create(*identity);
    if (!signer)
        return core::failure(signer.error());
    parts.signer = std::move(*signer);

    if (!configuration.ledger.archiveCertificate.empty()) {
        auto certificate = crypto::readCertificateFile(configuration.ledger.archiveCertificate);
        if (!certificate)
            return core::failure(certificate.error());
        auto archiveSigner = crypto::DeviceConsentSigner::create(*identity);
        if (!archiveSigner)
            return core::failure(archiveSigner.error());
        parts.archiveSigner = std::move(*archiveSigner);
        auto archive = storage::ArchiveFolder::open(
            {.folder = configuration.ledger.file.parent_path() / "archive", .certificate = std::move(*certificate)},
            *parts.archiveSigner, cryptography);
        if (!archive)
            return core::failure(archive.error());
        parts.archive = std::move(*archive);
        settings.archive.shrinkAfter = std::chrono::hours(24 * configuration.ledger.shrinkAfterDays);
        // A day more for each leap year, rather than one too few.
        settings.archive.keptFor = std::chrono::days(366 * configuration.ledger.archiveYears);
    }

    auto anchors = crypto::TrustAnchorLoader::load(configuration.trust.anchors, configuration.trust.test
                                                                                    ? crypto::TrustStore::Test
                                                                                    : crypto::TrustStore::Production);
    if (!anchors)
        return core::failure(anchors.error());
    settings.proof.anchors = std::move(*anchors);
    if (!configuration.trust.acceptedPolicies.empty())
        settings.proof.certificatePolicy.acceptedPolicies = configuration.trust.acceptedPolicies;
    settings.proof.certificatePolicy.testMaterial =
        configuration.trust.test && !isRelease ? identity::TestMaterial::Allowed : identity::TestMaterial::Refused;
    settings.proof.unverifiedChip = isRelease ? identity::UnverifiedChip::Refuse : identity::UnverifiedChip::Accept;
    settings.proof.cardKeyEquality = configuration.trust.requireEqualCardKeys
                                         ? identity::CardKeyEquality::Require
                                         : identity::CardKeyEquality::CardFaceSignsOtherwise;

    auto institutionKey = crypto::readRawKeyFile(configuration.keys.institutionKey);
    if (!institutionKey)
        return core::failure(institutionKey.error());
    auto envelope = crypto::readCertificateFile(configuration.uplink.envelopeCertificate);
    if (!envelope)
        return core::failure(envelope.error());
    settings.sealer = {configuration.device.id,
                       configuration.device.audience,
                       configuration.device.institution,
                       std::make_shared<const core::SecureBytes>(std::move(*institutionKey)),
                       std::move(*envelope),
                       softwareVersion};

    auto resources = loadConsentFiles(configuration.consent.forms, cryptography);
    if (!resources)
        return core::failure(resources.error());
    parts.resources = std::move(*resources);

    const handoff::Options results{
        .folder = configuration.handoff.folder,
        .institution = configuration.device.institution,
        .code = configuration.handoff.encoding == "shift_jis" ? handoff::CharacterCode::ShiftJis
                                                              : handoff::CharacterCode::Utf8,
        .ownDisk = configuration.handoff.share ? std::filesystem::absolute(configuration.ledger.file).parent_path()
                                               : std::filesystem::path(),
        .stay = configuration.handoff.stay};
    if (const auto checked = handoff::FaceFolderHandoff::check(results); !checked)
        return core::failure(checked.error());
    parts.handoff = std::make_unique<handoff::DeadlineHandoff>(
        [results, digests = std::make_shared<const crypto::OpenSslCryptography>()] {
            return std::make_unique<handoff::FaceFolderHandoff>(results, *digests);
        });

    if (!configuration.update.folder.empty()) {
        parts.updateAgent = std::make_unique<device::UpdateFolder>(configuration.update.folder);
        settings.update.quiet = configuration.update.quiet;
        settings.update.patience = configuration.update.patience;
    }

    pcsc::PcscSettings reader;
    reader.reader = configuration.reader.name;
    parts.reader = std::make_unique<pcsc::PcscCardReader>(reader);
    parts.cardRoom = std::make_unique<card::MyNumberCardRoom>();
    const auto& camera = configuration.camera;
    parts.camera = openCamera({camera.device, camera.width, camera.height, options.people}, composition.faceCamera);
    const auto& cardCamera = configuration.cardCamera;
    if (!cardCamera.device.empty() || options.cardFaces)
        parts.cardFace = std::make_unique<cardface::CameraCardFaceScanner>(openCamera(
            {cardCamera.device, cardCamera.width, cardCamera.height, options.cardFaces}, composition.cardCamera));

    parts.openMatcher = [pack = configuration.face.pack, name = configuration.face.profile,
                         activeStep = configuration.face.activeStep,
                         &cryptography]() -> core::Result<runtime::LoadedMatcher> {
        auto matcher = face::OpenCvFaceMatcher::create(pack, cryptography);
        if (!matcher)
            return core::failure(matcher.error());
        auto profile = faceProfile(**matcher, name, activeStep);
        if (!profile)
            return core::failure(profile.error());
        (void)malloc_trim(0); // what reading the networks' files took is given back before the first patient
        return runtime::LoadedMatcher{std::move(*matcher), std::move(*profile)};
    };
    // Two threads ask at the start: one after the other, so that the second does not meet a file that is being packed.
    struct Opening {
        std::mutex mutex;
        bool isFirst{true};
    };
    parts.openLedger = [file = configuration.ledger.file, opening = std::make_shared<Opening>(),
                        &cryptography]() -> core::Result<std::unique_ptr<ports::ConsentLedger>> {
        const std::scoped_lock lock(opening->mutex);
        const auto check =
            std::exchange(opening->isFirst, false) ? storage::OpeningCheck::AtStart : storage::OpeningCheck::Whole;
        auto ledger = storage::SqliteLedger::open(file, cryptography, check);
        if (!ledger)
            return core::failure(ledger.error());
        return std::move(*ledger);
    };
    uplink::Options uplink;
    uplink.url = configuration.uplink.url;
    uplink.root = configuration.uplink.root;
    uplink.certificate = configuration.uplink.clientCertificate;
    uplink.chain = configuration.uplink.clientChain;
    uplink.receiptCertificate = configuration.uplink.receiptCertificate;
    parts.openUplink = [uplink, key = identity->key, &cryptography]() -> core::Result<std::unique_ptr<ports::Uplink>> {
        // Asked first, because Qt would call a token that is gone a refusal by OQS.
        if (const auto signs = key->sign({}); !signs)
            return core::failure(signs.error());
        const auto handle = crypto::newTlsKeyHandle(key);
        if (!handle)
            return core::failure(handle.error());
        auto withKey = uplink;
        withKey.keyHandle = *handle;
        auto opened = uplink::OqsUplink::create(withKey, cryptography);
        if (!opened)
            return core::failure(opened.error());
        return std::move(*opened);
    };
    if (!configuration.staff.passcodeHash.empty())
        parts.passcodeMatches = [hash = configuration.staff.passcodeHash](const core::SecureBytes& passcode) {
            return crypto::passcodeMatches(hash, passcode);
        };

    settings.limits = limitsOf(configuration);
    settings.language = configuration.ui.language;
    settings.nonceLimit = configuration.uplink.nonceLimit;
    settings.conditionsLimit = configuration.uplink.conditionsLimit;
    settings.delivery.perCall = configuration.uplink.deliverLimit;
    settings.delivery.warnBefore = configuration.uplink.warnBefore;
    settings.asksPrescription = configuration.questions.prescription;
    settings.asksRecordSharing = configuration.questions.recordSharing;
    settings.asksDocuments = configuration.questions.documents;
    settings.asksAidCertificates = configuration.questions.aidCertificates;
    settings.staffCheck = !configuration.staff.passcodeHash.empty();
    return composition;
}

} // namespace uketsuke::kiosk
