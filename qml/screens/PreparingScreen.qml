// The kiosk asks which questions are needed; a few seconds at most.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

WaitingScreen {
    name: "preparing"
    title: kiosk.staffDesk
           //: Title while a member of staff waits for the kiosk's list of consents.
           ? qsTr("For staff: looking up the consents")
           //: Title: the patient was recognised.
           : qsTr("Thank you. You have been confirmed.")
    leadText: kiosk.staffDesk
              //: Below the title, for staff who wait.
              ? qsTr("One moment, please.")
              //: Below the title, for the patient who waits.
              : qsTr("We are preparing your questions.")
    showsCard: !kiosk.staffDesk
    //: Notice below the drawing; the card still has to sign.
    hint: kiosk.staffDesk ? "" : qsTr("Please leave the card on the reader.")
}
