// Every answer once more; only Confirm seals them. Any line can be touched, and leads through the questions again.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    name: "reviewing"
    showsForm: true
    title: kiosk.form.reviewTitle

    GridLayout {
        anchors.fill: parent
        columns: Theme.portrait || !Theme.roomy ? 1 : 2
        columnSpacing: Theme.spaceL
        rowSpacing: Theme.spaceM

        ColumnLayout {
            spacing: Theme.spaceXs
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.column

            PlainText {
                text: screen.kiosk.form.reviewHint
                color: Theme.inkSoft
                font.pixelSize: Theme.textSmall
                Layout.fillWidth: true
            }

            AnswerOverview {
                kiosk: screen.kiosk
                Layout.minimumHeight: Theme.roomy ? Theme.choice * 2 : implicitHeight
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }

        ColumnLayout {
            spacing: Theme.spaceS
            Layout.fillWidth: true
            Layout.fillHeight: !Theme.portrait
            Layout.preferredWidth: Theme.column * 0.72

            Column {
                id: facts

                spacing: Theme.spaceS
                Layout.fillWidth: true
                Layout.minimumHeight: implicitHeight

                FactLine {
                    width: facts.width
                    text: screen.kiosk.form.record
                    iconPath: Icons.shield
                }
                FactLine {
                    width: facts.width
                    text: screen.kiosk.form.withdrawal
                    iconPath: Icons.again
                }
            }

            Item {
                Layout.fillHeight: !Theme.portrait
            }

            GridLayout {
                columns: Theme.portrait ? 2 : 1
                columnSpacing: Theme.spaceM
                rowSpacing: Theme.spaceS
                Layout.fillWidth: true
                Layout.fillHeight: false

                KioskButton {
                    objectName: "review.change"
                    text: screen.kiosk.form.change
                    iconPath: Icons.list
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.portrait ? Theme.choice : Theme.target
                    onClicked: screen.kiosk.changeAnswers()
                }
                KioskButton {
                    objectName: "review.confirm"
                    text: screen.kiosk.form.confirm
                    iconPath: Icons.tick
                    kind: KioskButton.Primary
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.portrait ? Theme.choice : Theme.target
                    onClicked: screen.kiosk.confirm()
                }
            }
        }
    }
}
