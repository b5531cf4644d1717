// Everything that is asked, on one screen, with three answers of equal size. It is review and confirmation.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    name: "consentSummary"
    title: qsTr("May this facility see your health records?")

    GridLayout {
        anchors.fill: parent
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.spaceL
        rowSpacing: Theme.spaceM

        ColumnLayout {
            spacing: Theme.spaceS
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.column * 1.1

            PlainText {
                text: screen.kiosk.notice
                font.pixelSize: Theme.textSmall
                Layout.fillWidth: true
            }

            ItemOverview {
                kiosk: screen.kiosk
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }

        ColumnLayout {
            spacing: Theme.portrait ? Theme.spaceS : Theme.spaceM
            Layout.fillWidth: true
            Layout.fillHeight: false
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: Theme.column * 0.62

            Choice {
                objectName: "consent.agreeAll"
                text: qsTr("Agree to all")
                iconPath: Icons.agree
                upright: false
                leading: true
                pictureSize: Theme.icon
                Layout.preferredHeight: Theme.answer
                onClicked: screen.kiosk.agreeToAll()
            }
            Choice {
                objectName: "consent.oneByOne"
                text: qsTr("Decide one by one")
                iconPath: Icons.list
                upright: false
                leading: true
                pictureSize: Theme.icon
                Layout.preferredHeight: Theme.answer
                onClicked: screen.kiosk.decideOneByOne()
            }
            Choice {
                objectName: "consent.refuseAll"
                text: qsTr("Refuse all")
                iconPath: Icons.refuse
                upright: false
                leading: true
                pictureSize: Theme.icon
                Layout.preferredHeight: Theme.answer
                onClicked: screen.kiosk.refuseAll()
            }
            PlainText {
                text: qsTr("You are received and treated as usual whatever you choose.")
                color: Theme.inkSoft
                font.pixelSize: Theme.textSmall
                Layout.fillWidth: true
            }
        }
    }
}
