// The device and the card sign; the card must stay.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

WaitingScreen {
    name: "sealing"
    title: kiosk.staffDesk ? qsTr("For staff: the withdrawal is being sealed") : qsTr("Your answers are being sealed")
    leadText: kiosk.staffDesk ? qsTr("One moment, please.") : qsTr("Your card signs them now. This takes a few seconds.")
    hint: kiosk.staffDesk ? "" : qsTr("Please leave the card on the reader.")
    showsCard: !kiosk.staffDesk
}
