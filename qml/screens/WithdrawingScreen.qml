// What ends, and one touch to end it or to leave it. In the withdrawal form's words; both answers alike in size.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    name: "withdrawing"
    title: kiosk.form.withdrawalTitle

    GridLayout {
        anchors.fill: parent
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.spaceL
        rowSpacing: Theme.spaceM

        ColumnLayout {
            spacing: Theme.spaceS
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.column
            Layout.alignment: Qt.AlignTop

            PlainText {
                text: screen.kiosk.form.withdrawalQuestion
                font.pixelSize: Theme.textLead
                font.bold: true
                Layout.fillWidth: true
                Layout.bottomMargin: Theme.spaceS
            }

            PlainText {
                text: screen.kiosk.form.withdrawalListed
                color: Theme.inkSoft
                font.pixelSize: Theme.textSmall
                visible: screen.kiosk.itemCount > 0
                Layout.fillWidth: true
            }

            // A positioner, no layout: a layout still asks rows that a new list has just taken away.
            Column {
                id: list

                spacing: Theme.spaceS
                Layout.fillWidth: true

                Repeater {
                    model: screen.visible ? screen.kiosk.items : null

                    FactLine {
                        id: line

                        required property string title

                        text: line.title
                        iconPath: Icons.tick
                        width: list.width
                    }
                }
            }

            Notice {
                message: screen.kiosk.withdrawalKnown ? screen.kiosk.form.withdrawalNoneKnown
                                                      : screen.kiosk.form.withdrawalNotAsked
                tone: Notice.Attention
                visible: screen.kiosk.itemCount === 0
                Layout.fillWidth: true
            }

            Item {
                Layout.fillHeight: true
            }
        }

        ColumnLayout {
            spacing: Theme.spaceS
            Layout.fillWidth: true
            Layout.fillHeight: !Theme.portrait
            Layout.preferredWidth: Theme.column

            FactLine {
                text: screen.kiosk.form.withdrawalEffect
                iconPath: Icons.shield
            }
            FactLine {
                text: screen.kiosk.form.withdrawalLimits
                iconPath: Icons.paper
            }
            FactLine {
                text: screen.kiosk.form.withdrawalCare
                iconPath: Icons.person
            }
            FactLine {
                text: screen.kiosk.form.withdrawalRecord
                iconPath: Icons.list
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
                    objectName: "withdrawal.keep"
                    text: screen.kiosk.form.withdrawalKeep
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.portrait ? Theme.choice : Theme.target
                    onClicked: screen.kiosk.cancel()
                }
                KioskButton {
                    objectName: "withdrawal.confirm"
                    text: screen.kiosk.form.withdrawalConfirm
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.portrait ? Theme.choice : Theme.target
                    onClicked: screen.kiosk.confirm()
                }
            }
        }
    }
}
