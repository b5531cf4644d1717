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
    case Fault::ReaderLost:
        //: To the patient, as a title: the reader's plug or its service went.
        return QT_TRANSLATE_NOOP("FaultTexts", "The connection to the card reader was lost.");
    case Fault::ReaderBusy:
        //: To the patient, as a title: another program holds the reader.
        return QT_TRANSLATE_NOOP("FaultTexts", "The card reader is busy just now.");
    case Fault::ReaderProtocolFault:
    case Fault::CardAnswerMalformed:
    case Fault::CardStatusUnexpected:
        //: To the patient, as a title: the card answered wrongly.
        return QT_TRANSLATE_NOOP("FaultTexts",
                                 "The card could not be read. If it is in a case, please take it out of the case.");
    case Fault::CardUnresponsive:
        //: To the patient, as a title: several cards, or metal, keep the reader from it.
        return QT_TRANSLATE_NOOP("FaultTexts", "The reader cannot hear the card. Please place one card only, "
                                               "by itself, out of its case or wallet.");
    case Fault::CardContactWeak:
        //: To the patient, as a title: the card moved or lies askew.
        return QT_TRANSLATE_NOOP("FaultTexts", "The contact with the card broke off. Please take the card out of its "
                                               "case, and let it lie flat until we ask you to take it.");
    case Fault::ChipUnreadable:
        //: To the patient, as a title: the chip is broken.
        return QT_TRANSLATE_NOOP("FaultTexts", "The chip in this card cannot be read.");
    case Fault::DrivingLicenceOnReader:
        //: To the patient, as a title: 運転免許証 lies on the reader.
        return QT_TRANSLATE_NOOP("FaultTexts", "This is a driving licence.");
    case Fault::ResidenceCardOnReader:
        //: To the patient, as a title: 在留カード lies on the reader.
        return QT_TRANSLATE_NOOP("FaultTexts", "This is a residence card.");
    case Fault::StorageCardOnReader:
        //: To the patient, as a title: a card like those for trains and shops lies on the reader.
        return QT_TRANSLATE_NOOP("FaultTexts", "This is not a My Number Card, but perhaps a transport or member card.");
    case Fault::CardRemoved:
        //: To the patient, as a title.
        return QT_TRANSLATE_NOOP("FaultTexts", "The card was taken away before we had finished.");
    case Fault::CardSwapped:
        //: To the patient, as a title: somebody laid down another card during the session.
        return QT_TRANSLATE_NOOP("FaultTexts", "The card was changed for another one.");
    case Fault::NotAMyNumberCard:
        //: To the patient, as a title: an unknown card lies on the reader.
        return QT_TRANSLATE_NOOP("FaultTexts", "This is not a My Number Card.");
    case Fault::SmartphoneOnReader:
        //: To the patient, as a title: a phone lies on the reader. A member of staff has the other reader.
        return QT_TRANSLATE_NOOP("FaultTexts", "A smartphone is read at the desk, on another reader.");
    case Fault::OldResidentCard:
        //: To the patient, as a title: 住民基本台帳カード, the card before the My Number Card.
        return QT_TRANSLATE_NOOP("FaultTexts",
                                 "This is a Basic Resident Register Card. A My Number Card is needed here.");
    case Fault::CardNumberWrong:
        //: Notice above the boxes of the card's printed numbers.
        return QT_TRANSLATE_NOOP("FaultTexts", "The numbers do not match the card. Please look at the card once more.");
    case Fault::CardNumberImplausible:
        //: Notice above the boxes of the card's printed numbers: such a date does not exist.
        return QT_TRANSLATE_NOOP("FaultTexts",
                                 "These numbers cannot be right. The card was not asked, and no try was used.");
    case Fault::CardFaceUnreadable:
        //: Notice above the boxes of the card's printed numbers.
        return QT_TRANSLATE_NOOP("FaultTexts",
                                 "The camera could not read the numbers on the card. Please type them in.");
    case Fault::CardNumberTriesLow:
        //: To the patient: too few tries are left in the card.
        return QT_TRANSLATE_NOOP(
            "FaultTexts",
            "So that the card is not locked, this machine does not ask for its printed numbers any more.");
    case Fault::PinWrong:
        //: Notice above the boxes of the PIN.
        return QT_TRANSLATE_NOOP("FaultTexts", "The PIN does not match.");
    case Fault::PinLastTry:
        //: Notice where the PIN is asked for.
        return QT_TRANSLATE_NOOP("FaultTexts", "Only one try is left for the PIN.");
    case Fault::PinBlocked:
        //: To the patient, where the ways to be recognised are offered.
        return QT_TRANSLATE_NOOP("FaultTexts",
                                 "The PIN of this card is locked. Your city or town office can unlock it.");
    case Fault::CertificateMissing:
        //: To the patient: 利用者証明用電子証明書 is missing, as on a small child's card.
        return QT_TRANSLATE_NOOP("FaultTexts", "This card holds no electronic certificate.");
    case Fault::CertificateExpired:
        //: To the patient: 利用者証明用電子証明書 has expired, the card may be valid.
        return QT_TRANSLATE_NOOP(
            "FaultTexts", "The card's electronic certificate has expired. Your city or town office can renew it.");
    case Fault::CardExpired:
        //: To the patient, as a title: the card itself has expired.
        return QT_TRANSLATE_NOOP("FaultTexts", "This card has expired. Your city or town office can renew it.");
    case Fault::CertificateUntrusted:
    case Fault::CardRecordUntrusted:
    case Fault::ChipNotGenuine:
    case Fault::CardSpliced:
        //: To the patient, as a title: the card may be forged. Accuses nobody.
        return QT_TRANSLATE_NOOP("FaultTexts", "This machine could not confirm the card.");
    case Fault::PhotoMissing:
    case Fault::PhotoUnreadable:
    case Fault::NoFaceInPhoto:
        //: To the patient, where the other ways to be recognised are offered.
        return QT_TRANSLATE_NOOP("FaultTexts", "The photo in the card cannot be used for the face check.");
    case Fault::CameraMissing:
    case Fault::CameraLost:
    case Fault::CameraFrozen:
    case Fault::CameraFrameMalformed:
        //: To the patient, where the other ways to be recognised are offered.
        return QT_TRANSLATE_NOOP("FaultTexts", "The camera cannot be used just now.");
    case Fault::FaceNotFound:
        //: Notice beside the camera's picture.
        return QT_TRANSLATE_NOOP("FaultTexts", "The camera could not find your face.");
    case Fault::FaceNotMatched:
        //: Notice beside the camera's picture; the patient can try again. Blames nobody.
        return QT_TRANSLATE_NOOP(
            "FaultTexts", "We could not confirm your face. This happens with an old photo, a mask or bright light.");
    case Fault::FaceTriesExhausted:
        //: To the patient after the last try, where the other ways are offered.
        return QT_TRANSLATE_NOOP("FaultTexts", "We could not confirm your face. Please choose another way.");
    case Fault::FaceActionNotSeen:
        //: Notice beside the camera's picture: eyes closed or face turned was not seen.
        return QT_TRANSLATE_NOOP("FaultTexts", "The camera could not see the movement. That happens easily.");
    case Fault::AttackSuspected:
        //: To the patient: perhaps a photo was held before the camera. Accuses nobody.
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
    case Fault::WorkerStuck:
        //: To the patient, while the kiosk can serve nobody: something of its own is missing.
        return QT_TRANSLATE_NOOP("FaultTexts", "This machine is not ready for use.");
    case Fault::DecisionIncomplete:
        //: To the patient: a question was passed without an answer.
        return QT_TRANSLATE_NOOP("FaultTexts", "One question is still open.");
    case Fault::SessionTimeLimit:
        //: To the patient, as a title: the time was up.
        return QT_TRANSLATE_NOOP("FaultTexts", "We stopped because nothing was touched for a while.");
    case Fault::SessionResetByStaff:
        //: To the patient, as a title: staff ended the session.
        return QT_TRANSLATE_NOOP("FaultTexts", "A member of staff has started this machine afresh.");
    case Fault::SessionCancelled:
        //: To the patient, as a title: they touched "Stop".
        return QT_TRANSLATE_NOOP("FaultTexts", "You have stopped.");
    case Fault::StaffDeclined:
        //: To the patient, as a title: staff did not find the same person, or were not certain. Accuses nobody.
        return QT_TRANSLATE_NOOP("FaultTexts", "The check by staff could not be completed.");
    case Fault::StaffPasscodeWrong:
        //: Notice above the boxes of the passcode, for staff.
        return QT_TRANSLATE_NOOP("FaultTexts", "The staff passcode does not match.");
    case Fault::StaffPasscodeLocked:
        //: Notice above the boxes of the passcode, for staff: until then the right one is not taken either.
        return QT_TRANSLATE_NOOP("FaultTexts",
                                 "Staff entry is locked for a few minutes, because several passcodes were wrong.");
    case Fault::RegistrationDeclined:
        //: To the patient, as a title: they chose not to register it now.
        return QT_TRANSLATE_NOOP("FaultTexts", "This card is not registered as an insurance card.");
    case Fault::RegistrationRefused:
        //: To the patient, as a title: the national system refused.
        return QT_TRANSLATE_NOOP("FaultTexts", "The card could not be registered as an insurance card.");
    case Fault::ExchangeNumberUnknown:
        //: Notice above the boxes of the exchange number (引換番号).
        return QT_TRANSLATE_NOOP("FaultTexts",
                                 "No document of yours has this number. Please look at the paper once more.");
    case Fault::ExchangeNumberLocked:
        //: Notice in the place of the boxes of the exchange number: too many were wrong.
        return QT_TRANSLATE_NOOP("FaultTexts",
                                 "No further number can be tried here. You can go on without the document.");
    case Fault::SigningFailed:
    case Fault::KeyStoreBusy:
    case Fault::EncryptionFailed:
        //: To the patient, as a title: device or card could not sign.
        return QT_TRANSLATE_NOOP("FaultTexts", "Your answers could not be sealed.");
    case Fault::LedgerUnavailable:
    case Fault::LedgerCorrupt:
    case Fault::LedgerFull:
    case Fault::LedgerReadOnly:
        //: To the patient, while the kiosk can serve nobody: its store is full or broken.
        return QT_TRANSLATE_NOOP("FaultTexts", "This machine cannot save answers just now.");
    case Fault::LedgerWriteFailed:
        //: To the patient, as a title: nothing was sent either.
        return QT_TRANSLATE_NOOP("FaultTexts", "Your answers could not be saved.");
    case Fault::HandoffFolderMissing:
    case Fault::HandoffWriteFailed:
        //: For staff and the log: the receipt computer (レセプトコンピューター) has no result file.
        return QT_TRANSLATE_NOOP("FaultTexts", "The result could not be given to the reception's computer.");
    case Fault::UplinkUnreachable:
    case Fault::UplinkBusy:
        //: For staff and the log: オンライン資格確認等システム is out of reach.
        return QT_TRANSLATE_NOOP("FaultTexts", "The national system does not answer just now.");
    case Fault::UplinkRefused:
    case Fault::UplinkUntrusted:
    case Fault::UplinkAnswerMalformed:
        //: For staff and the log: オンライン資格確認等システム refused or is not trusted.
        return QT_TRANSLATE_NOOP("FaultTexts", "The national system could not take the answer.");
    case Fault::ConsentArrivedLate:
        //: For staff and the log: the consent had ended before it was delivered.
        return QT_TRANSLATE_NOOP("FaultTexts", "The answer arrived too late.");
    case Fault::ClockUntrusted:
        //: To the patient, while the kiosk can serve nobody: its time cannot be trusted.
        return QT_TRANSLATE_NOOP("FaultTexts", "The clock of this machine has to be checked.");
    case Fault::UpdatePending:
        //: To the patient, while the kiosk can serve nobody for a few minutes: its programs are renewed.
        return QT_TRANSLATE_NOOP("FaultTexts", "This machine is being updated. It can be used again in a few minutes.");
    case Fault::UpdateFellBack:
    case Fault::UpdateStateMalformed:
    case Fault::UpdateAgentUnavailable:
    case Fault::InternalFault:
        //: To the patient, for a fault that has no sentence of its own.
        return QT_TRANSLATE_NOOP("FaultTexts", "Something went wrong in this machine.");
    }

    //: To the patient, for a fault that has no sentence of its own.
    return QT_TRANSLATE_NOOP("FaultTexts", "Something went wrong in this machine.");
}

const char* sourceSentence(core::Remedy remedy)
{
    using core::Remedy;
    switch (remedy) {
    case Remedy::TryAgain:
        //: What to do. Stands below the sentence about what happened.
        return QT_TRANSLATE_NOOP("FaultTexts", "Please try once more.");
    case Remedy::TryAgainOrDesk:
        //: What to do, below what happened: the patient stopped, or nothing was touched. Both ways are as good.
        return QT_TRANSLATE_NOOP("FaultTexts", "You can start again, or be received at the reception desk as usual.");
    case Remedy::ReinsertCard:
        //: What to do, below what happened.
        return QT_TRANSLATE_NOOP("FaultTexts", "Please take the card and place it once more.");
    case Remedy::UseAnotherCard:
        //: What to do, below what happened: another card lay on the reader.
        return QT_TRANSLATE_NOOP("FaultTexts", "Please use your My Number Card, or speak to the reception.");
    case Remedy::UsePin:
        //: What to do, below what happened: the face check does not work.
        return QT_TRANSLATE_NOOP("FaultTexts", "You can go on with your PIN, or with the help of staff.");
    case Remedy::AskStaff:
        //: What to do, below what happened. Friendly.
        return QT_TRANSLATE_NOOP("FaultTexts", "Please speak to the reception. They will be glad to help you.");
    case Remedy::OutOfService:
        //: What to do, while the kiosk can serve nobody.
        return QT_TRANSLATE_NOOP("FaultTexts", "Please go to the reception desk. You can be received there as usual.");
    }

    //: What to do, below what happened. Friendly.
    return QT_TRANSLATE_NOOP("FaultTexts", "Please speak to the reception. They will be glad to help you.");
}

QString patientSentence(core::Fault fault) { return QCoreApplication::translate(context, sourceSentence(fault)); }
QString patientSentence(core::Remedy remedy) { return QCoreApplication::translate(context, sourceSentence(remedy)); }

} // namespace uketsuke::presentation
