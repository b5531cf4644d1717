// Electronic or paper prescription: a choice, not a consent. In the form's words.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    name: "prescription"
    showsForm: true
    title: kiosk.form.rxQuestion

    ChoiceRow {
        anchors.left: parent.left
        anchors.right: parent.right
        y: (parent.height - height) * Theme.rest
        height: Math.min(parent.height, implicitHeight)

        Choice {
            objectName: "prescription.electronic"
            text: screen.kiosk.form.rxElectronic
            iconPath: Icons.phone
            onClicked: screen.kiosk.choosePrescription(true)
        }
        Choice {
            objectName: "prescription.paper"
            text: screen.kiosk.form.rxPaper
            iconPath: Icons.paper
            onClicked: screen.kiosk.choosePrescription(false)
        }
    }
}
