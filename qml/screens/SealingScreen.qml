// The device and the card sign; the card must stay.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

WaitingScreen {
    name: "sealing"
    title: kiosk.staffDesk
           //: Title while the device signs what a member of staff withdrew.
           ? qsTr("For staff: the withdrawal is being sealed")
           //: Title while device and card sign the patient's answers.
           : qsTr("Your answers are being sealed")
    leadText: kiosk.staffDesk
              //: Below the title, for staff who wait.
              ? qsTr("One moment, please.")
              //: Below the title; "them" are the answers.
              : qsTr("Your card signs them now. This takes a few seconds.")
    //: Notice below the drawing: without the card nothing is signed.
    hint: kiosk.staffDesk ? "" : qsTr("Please leave the card on the reader.")
    showsCard: !kiosk.staffDesk
}
