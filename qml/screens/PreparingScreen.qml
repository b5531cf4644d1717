// The kiosk asks which questions are needed; a few seconds at most.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

WaitingScreen {
    name: "preparing"
    title: qsTr("Thank you. You have been confirmed.")
    leadText: qsTr("We are preparing your questions.")
    showsCard: true
    hint: qsTr("Please leave the card on the reader.")
}
