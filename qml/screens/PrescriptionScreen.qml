// Electronic or paper prescription: a choice, not a consent.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    name: "prescription"
    title: qsTr("If you are given a prescription, which form would you like?")

    ChoiceRow {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        height: Math.min(parent.height, implicitHeight)

        Choice {
            objectName: "prescription.electronic"
            text: qsTr("Electronic")
            detail: qsTr("Any pharmacy that takes electronic prescriptions can call it up.")
            iconPath: Icons.phone
            onClicked: screen.kiosk.choosePrescription(true)
        }
        Choice {
            objectName: "prescription.paper"
            text: qsTr("Paper")
            detail: qsTr("You receive a sheet of paper to take along.")
            iconPath: Icons.paper
            onClicked: screen.kiosk.choosePrescription(false)
        }
    }
}
