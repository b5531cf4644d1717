// The device and the card sign; the card must stay.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

WaitingScreen {
    name: "sealing"
    title: qsTr("Your answers are being sealed")
    leadText: qsTr("Your card signs them now. This takes a few seconds.")
    hint: qsTr("Please leave the card on the reader.")
    showsCard: true
}
