// Every answer once more; only Confirm seals them.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    name: "reviewing"
    title: qsTr("Are these your answers?")

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.spaceM

        AnswerOverview {
            kiosk: screen.kiosk
            Layout.fillWidth: true
            Layout.fillHeight: true
        }

        RowLayout {
            spacing: Theme.spaceM
            Layout.fillWidth: true

            KioskButton {
                objectName: "review.change"
                text: qsTr("Change")
                iconPath: Icons.list
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.choice * (Theme.portrait ? 1 : 0.8)
                onClicked: screen.kiosk.changeAnswers()
            }
            KioskButton {
                objectName: "review.confirm"
                text: qsTr("Confirm")
                iconPath: Icons.tick
                kind: KioskButton.Primary
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.choice * (Theme.portrait ? 1 : 0.8)
                onClicked: screen.kiosk.confirm()
            }
        }
    }
}
