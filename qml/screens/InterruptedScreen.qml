// The session ended early: what happened, that nothing was sent, and what to do.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    name: "interrupted"
    title: kiosk.problemText
    spoken: kiosk.problemText + "  " + kiosk.remedyText + "  " + nothing.message + (kiosk.cardOnReader ? "  " + card.message : "")
        + (kiosk.staffCalled ? "  " + staff.message : "")

    GridLayout {
        anchors.fill: parent
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.spaceXl
        rowSpacing: Theme.spaceL

        ColumnLayout {
            spacing: Theme.portrait ? Theme.spaceM : Theme.spaceS
            Layout.row: Theme.portrait ? 1 : 0
            Layout.column: 0
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.column
            Layout.alignment: Qt.AlignVCenter

            PlainText {
                text: screen.kiosk.remedyText
                font.pixelSize: Theme.textLead
                font.bold: true
                Layout.fillWidth: true
            }

            Notice {
                id: nothing

                message: screen.kiosk.registered
                         //: Notice on the screen of a session that ended early, after the card's first registration as an insurance card.
                         ? qsTr("If your card was registered, it stays so. Your other answers were neither sent nor kept.")
                         //: Notice on the screen of a session that ended early.
                         : qsTr("Your answers were neither sent nor kept.")
                iconPath: Icons.shield
                Layout.fillWidth: true
            }

            Notice {
                id: card

                visible: screen.kiosk.cardOnReader
                //: Notice: the session ended early, and the card still lies on the reader.
                message: qsTr("Please do not forget your card.")
                iconPath: Icons.card
                tone: Notice.Attention
                Layout.fillWidth: true
            }

            Notice {
                id: staff

                visible: screen.kiosk.staffCalled
                //: Notice: staff were called; nobody knows whether they noticed.
                message: qsTr("Staff are being called. If nobody comes, please ask at the desk.")
                iconPath: Icons.bell
                Layout.fillWidth: true
            }

            GridLayout {
                // Half of the tall panel's width would break the largest words.
                columns: Theme.portrait && Theme.textScale > 1.5 ? 1 : 2
                columnSpacing: Theme.spaceM
                rowSpacing: Theme.spaceS
                Layout.fillWidth: true

                KioskButton {
                    objectName: "interrupted.again"
                    //: Key of the screen of a session that ended early: back to the first screen.
                    text: qsTr("Start again")
                    iconPath: Icons.again
                    // Where the words lead to the desk, this is not what to do.
                    kind: screen.kiosk.staffNeeded ? KioskButton.Choice : KioskButton.Primary
                    visible: screen.kiosk.canTryAgain
                    Layout.preferredWidth: Theme.column * 0.55
                    Layout.preferredHeight: Theme.target
                    onClicked: screen.kiosk.acknowledge()
                }

                FaultNumber {
                    number: screen.kiosk.faultNumber
                    Layout.fillWidth: true
                }
            }
        }

        CardOnReader {
            act: screen.kiosk.cardOnReader ? CardOnReader.Take : CardOnReader.Place
            visible: screen.kiosk.cardOnReader || !screen.kiosk.staffNeeded
            Layout.row: 0
            Layout.column: Theme.portrait ? 0 : 1
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.column * (Theme.roomy ? 0.6 : 0.35)
            Layout.maximumHeight: Theme.portrait ? Theme.column * 0.76 : Theme.column
        }

        DeskPicture {
            visible: !screen.kiosk.cardOnReader && screen.kiosk.staffNeeded
            Layout.row: 0
            Layout.column: Theme.portrait ? 0 : 1
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.column * (Theme.roomy ? 0.6 : 0.35)
            Layout.maximumHeight: Theme.portrait ? Theme.column * 0.76 : Theme.column
        }
    }
}
