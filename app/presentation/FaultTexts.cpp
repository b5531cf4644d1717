#include "app/presentation/FaultTexts.h"

#include <QCoreApplication>

namespace uketsuke::presentation {
namespace {

constexpr auto context = "FaultTexts";

} // namespace

const char* sourceSentence(core::Fault fault)
{
    using core::Fault;
    switch (fault) {
    case Fault::CardServiceUnavailable:
    case Fault::ReaderMissing:
        //: What happened. Shown to the patient; staff see the fault's number beside it.
        return QT_TRANSLATE_NOOP("FaultTexts", "The card reader is not ready.");
    case Fault::ReaderLost: return QT_TRANSLATE_NOOP("FaultTexts", "The connection to the card reader was lost.");
    case Fault::ReaderBusy: return QT_TRANSLATE_NOOP("FaultTexts", "The card reader is busy just now.");
    case Fault::ReaderProtocolFault:
    case Fault::CardAnswerMalformed:
    case Fault::CardStatusUnexpected:
        return QT_TRANSLATE_NOOP("FaultTexts",
                                 "The card could not be read. If it is in a case, please take it out of the case.");
    case Fault::CardUnresponsive:
        return QT_TRANSLATE_NOOP("FaultTexts", "The reader cannot hear the card. Please place one card only, "
                                               "by itself, out of its case or wallet.");
    case Fault::CardContactWeak:
        return QT_TRANSLATE_NOOP("FaultTexts", "The contact with the card broke off. Please take the card out of its "
                                               "case, and let it lie flat until we ask you to take it.");
    case Fault::ChipUnreadable: return QT_TRANSLATE_NOOP("FaultTexts", "The chip in this card cannot be read.");
    case Fault::DrivingLicenceOnReader: return QT_TRANSLATE_NOOP("FaultTexts", "This is a driving licence.");
    case Fault::ResidenceCardOnReader: return QT_TRANSLATE_NOOP("FaultTexts", "This is a residence card.");
    case Fault::StorageCardOnReader:
        return QT_TRANSLATE_NOOP("FaultTexts", "This is not a My Number Card, but perhaps a transport or member card.");
    case Fault::CardRemoved: return QT_TRANSLATE_NOOP("FaultTexts", "The card was taken away before we had finished.");
    case Fault::CardSwapped: return QT_TRANSLATE_NOOP("FaultTexts", "The card was changed for another one.");
    case Fault::NotAMyNumberCard: return QT_TRANSLATE_NOOP("FaultTexts", "This is not a My Number Card.");
    case Fault::SmartphoneOnReader:
        return QT_TRANSLATE_NOOP("FaultTexts", "A smartphone is read at the desk, on another reader.");
    case Fault::OldResidentCard:
        return QT_TRANSLATE_NOOP("FaultTexts",
                                 "This is a Basic Resident Register Card. A My Number Card is needed here.");
    case Fault::CardNumberWrong:
        return QT_TRANSLATE_NOOP("FaultTexts", "The numbers do not match the card. Please look at the card once more.");
    case Fault::CardNumberImplausible:
        return QT_TRANSLATE_NOOP("FaultTexts",
                                 "These numbers cannot be right. The card was not asked, and no try was used.");
    case Fault::CardFaceUnreadable:
        return QT_TRANSLATE_NOOP("FaultTexts",
                                 "The camera could not read the numbers on the card. Please type them in.");
    case Fault::CardNumberTriesLow:
        return QT_TRANSLATE_NOOP(
            "FaultTexts",
            "So that the card is not locked, this machine does not ask for its printed numbers any more.");
    case Fault::PinWrong: return QT_TRANSLATE_NOOP("FaultTexts", "The PIN does not match.");
    case Fault::PinLastTry: return QT_TRANSLATE_NOOP("FaultTexts", "Only one try is left for the PIN.");
    case Fault::PinBlocked:
        return QT_TRANSLATE_NOOP("FaultTexts",
                                 "The PIN of this card is locked. Your city or town office can unlock it.");
    case Fault::CertificateMissing:
        return QT_TRANSLATE_NOOP("FaultTexts", "This card holds no electronic certificate.");
    case Fault::CertificateExpired:
        return QT_TRANSLATE_NOOP(
            "FaultTexts", "The card's electronic certificate has expired. Your city or town office can renew it.");
    case Fault::CardExpired:
        return QT_TRANSLATE_NOOP("FaultTexts", "This card has expired. Your city or town office can renew it.");
    case Fault::CertificateUntrusted:
    case Fault::CardRecordUntrusted:
    case Fault::ChipNotGenuine:
    case Fault::CardSpliced: return QT_TRANSLATE_NOOP("FaultTexts", "This machine could not confirm the card.");
    case Fault::PhotoMissing:
    case Fault::PhotoUnreadable:
    case Fault::NoFaceInPhoto:
        return QT_TRANSLATE_NOOP("FaultTexts", "The photo in the card cannot be used for the face check.");
    case Fault::CameraMissing:
    case Fault::CameraLost:
    case Fault::CameraFrozen:
    case Fault::CameraFrameMalformed: return QT_TRANSLATE_NOOP("FaultTexts", "The camera cannot be used just now.");
    case Fault::FaceNotFound: return QT_TRANSLATE_NOOP("FaultTexts", "The camera could not find your face.");
    case Fault::FaceNotMatched:
        return QT_TRANSLATE_NOOP(
            "FaultTexts", "We could not confirm your face. This happens with an old photo, a mask or bright light.");
    case Fault::FaceTriesExhausted:
        return QT_TRANSLATE_NOOP("FaultTexts", "We could not confirm your face. Please choose another way.");
    case Fault::FaceActionNotSeen:
        return QT_TRANSLATE_NOOP("FaultTexts", "The camera could not see the movement. That happens easily.");
    case Fault::AttackSuspected:
        return QT_TRANSLATE_NOOP("FaultTexts", "The face check could not be completed by camera.");
    case Fault::ModelMissing:
    case Fault::ModelDigestMismatch:
    case Fault::ModelUnusable:
    case Fault::FormMissing:
    case Fault::FormMalformed:
    case Fault::FormDigestMismatch:
    case Fault::DeviceKeyMissing:
    case Fault::DeviceCertificateInvalid:
    case Fault::KeyStoreUnavailable:
    case Fault::KeyStoreLocked:
    case Fault::TestMaterialRefused:
    case Fault::RandomSourceUnavailable:
    case Fault::TrustAnchorsInvalid:
    case Fault::ConfigurationInvalid:
    case Fault::WorkerStuck: return QT_TRANSLATE_NOOP("FaultTexts", "This machine is not ready for use.");
    case Fault::DecisionIncomplete: return QT_TRANSLATE_NOOP("FaultTexts", "One question is still open.");
    case Fault::SessionTimeLimit:
        return QT_TRANSLATE_NOOP("FaultTexts", "We stopped because nothing was touched for a while.");
    case Fault::SessionResetByStaff:
        return QT_TRANSLATE_NOOP("FaultTexts", "A member of staff has started this machine afresh.");
    case Fault::SessionCancelled: return QT_TRANSLATE_NOOP("FaultTexts", "You have stopped.");
    case Fault::StaffDeclined: return QT_TRANSLATE_NOOP("FaultTexts", "The check by staff could not be completed.");
    case Fault::StaffPasscodeWrong: return QT_TRANSLATE_NOOP("FaultTexts", "The staff passcode does not match.");
    case Fault::RegistrationDeclined:
        return QT_TRANSLATE_NOOP("FaultTexts", "This card is not registered as an insurance card.");
    case Fault::RegistrationRefused:
        return QT_TRANSLATE_NOOP("FaultTexts", "The card could not be registered as an insurance card.");
    case Fault::ExchangeNumberUnknown:
        return QT_TRANSLATE_NOOP("FaultTexts",
                                 "No document of yours has this number. Please look at the paper once more.");
    case Fault::ExchangeNumberLocked:
        return QT_TRANSLATE_NOOP("FaultTexts",
                                 "No further number can be tried here. You can go on without the document.");
    case Fault::SigningFailed:
    case Fault::KeyStoreBusy:
    case Fault::EncryptionFailed: return QT_TRANSLATE_NOOP("FaultTexts", "Your answers could not be sealed.");
    case Fault::LedgerUnavailable:
    case Fault::LedgerCorrupt:
    case Fault::LedgerFull:
    case Fault::LedgerReadOnly: return QT_TRANSLATE_NOOP("FaultTexts", "This machine cannot save answers just now.");
    case Fault::LedgerWriteFailed: return QT_TRANSLATE_NOOP("FaultTexts", "Your answers could not be saved.");
    case Fault::HandoffFolderMissing:
    case Fault::HandoffWriteFailed:
        return QT_TRANSLATE_NOOP("FaultTexts", "The result could not be given to the reception's computer.");
    case Fault::UplinkUnreachable:
    case Fault::UplinkBusy: return QT_TRANSLATE_NOOP("FaultTexts", "The national system does not answer just now.");
    case Fault::UplinkRefused:
    case Fault::UplinkUntrusted:
    case Fault::UplinkAnswerMalformed:
        return QT_TRANSLATE_NOOP("FaultTexts", "The national system could not take the answer.");
    case Fault::ConsentArrivedLate: return QT_TRANSLATE_NOOP("FaultTexts", "The answer arrived too late.");
    case Fault::ClockUntrusted: return QT_TRANSLATE_NOOP("FaultTexts", "The clock of this machine has to be checked.");
    case Fault::InternalFault: return QT_TRANSLATE_NOOP("FaultTexts", "Something went wrong in this machine.");
    }
    return QT_TRANSLATE_NOOP("FaultTexts", "Something went wrong in this machine.");
}

const char* sourceSentence(core::Remedy remedy)
{
    using core::Remedy;
    switch (remedy) {
    case Remedy::TryAgain:
        //: What to do. Stands below the sentence about what happened.
        return QT_TRANSLATE_NOOP("FaultTexts", "Please try once more.");
    case Remedy::ReinsertCard: return QT_TRANSLATE_NOOP("FaultTexts", "Please take the card and place it once more.");
    case Remedy::UseAnotherCard:
        return QT_TRANSLATE_NOOP("FaultTexts", "Please use your My Number Card, or speak to the reception.");
    case Remedy::UsePin:
        return QT_TRANSLATE_NOOP("FaultTexts", "You can go on with your PIN, or with the help of staff.");
    case Remedy::AskStaff:
        return QT_TRANSLATE_NOOP("FaultTexts", "Please speak to the reception. They will be glad to help you.");
    case Remedy::OutOfService:
        return QT_TRANSLATE_NOOP("FaultTexts", "Please go to the reception desk. You can be received there as usual.");
    }
    return QT_TRANSLATE_NOOP("FaultTexts", "Please speak to the reception. They will be glad to help you.");
}

QString patientSentence(core::Fault fault) { return QCoreApplication::translate(context, sourceSentence(fault)); }
QString patientSentence(core::Remedy remedy) { return QCoreApplication::translate(context, sourceSentence(remedy)); }

} // namespace uketsuke::presentation
