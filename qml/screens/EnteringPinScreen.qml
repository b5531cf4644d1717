// The PIN of the card, as dots. The last try is never spent without an explicit yes.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

import Uketsuke.Presentation

DigitScreen {
    id: screen

    name: "enteringPin"
    title: kiosk.lastTry
           //: Title of a warning that comes before the number pad.
           ? qsTr("Only one try is left for your PIN")
           //: Title above the number pad.
           : qsTr("Please enter your 4-digit PIN")
    // Not how many tries are left: here no figure is ever said. The last one has words of its own.
    spoken: (kiosk.hasProblem ? kiosk.problemText + "  " : "") + title + "  " + (kiosk.lastTry ? leadText : which.text)
    //: Below the title of the warning.
    leadText: kiosk.lastTry ? qsTr("If it is wrong, the card is locked and only the city or town office can unlock it.")
                            : ""

    // Where the screen of a tall panel moves, its keys do not: boxes and keys are seen together.
    readonly property bool padBelow: Theme.portrait && movable && !screen.kiosk.lastTry
    footHeight: padBelow ? pad.implicitHeight : 0

    ChoiceRow {
        anchors.left: parent.left
        anchors.right: parent.right
        y: (parent.height - height) * Theme.rest
        height: Math.min(parent.height, implicitHeight)
        visible: screen.kiosk.lastTry

        Choice {
            objectName: "pin.otherWay"
            //: Large key of the warning: leads back to face, PIN and staff.
            text: qsTr("Choose another way")
            //: Small line in the key "Choose another way".
            detail: qsTr("The last try stays unused.")
            iconPath: Icons.back
            onClicked: screen.kiosk.goBack()
        }
        Choice {
            objectName: "pin.lastTry"
            //: Large key of the warning: leads to the number pad.
            text: qsTr("Use the last try")
            //: Small line in the key "Use the last try"; the patient's own words.
            detail: qsTr("I am sure of my PIN.")
            iconPath: Icons.pin
            onClicked: screen.kiosk.acceptLastTry()
        }
    }

    GridLayout {
        anchors.fill: parent
        visible: !screen.kiosk.lastTry
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.spaceL
        rowSpacing: Theme.spaceL

        // The boxes and the keys are seen together: what stands above them may take its room only where there is enough.
        GridLayout {
            id: beside

            readonly property bool boxesFirst: (!Theme.roomy && !Theme.portrait) || screen.padBelow

            columns: 1
            rowSpacing: Theme.spaceM
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter

            PlainText {
                id: which

                Layout.row: beside.boxesFirst ? 3 : 0
                //: Above the boxes: which of the card's PINs is meant (利用者証明用電子証明書, 4 digits).
                text: qsTr("It is the PIN for user authentication, chosen when you received the card.")
                color: Theme.inkSoft
                Layout.fillWidth: true
            }

            Notice {
                Layout.row: beside.boxesFirst ? 2 : 1
                visible: screen.kiosk.hasProblem
                message: screen.kiosk.problemText
                tone: Notice.Attention
                Layout.fillWidth: true
            }

            DigitBoxes {
                Layout.row: beside.boxesFirst ? 0 : 2
                kiosk: screen.kiosk
                mode: SecretDigits.Dots
                boxHeight: Theme.target
                //: Label of the four boxes.
                label: qsTr("PIN")
                first: 0
                count: 4
            }

            PlainText {
                Layout.row: beside.boxesFirst ? 1 : 3
                visible: screen.kiosk.triesLeft >= 0
                //: Below the boxes. %1: a number.
                text: qsTr("Tries left: %1").arg(screen.kiosk.triesLeft)
                font.bold: true
                Layout.fillWidth: true
            }
        }

        Item {
            id: place

            visible: !screen.padBelow
            // Stays in sight, and within what the others take.
            transform: Translate { y: Theme.portrait ? 0 : Math.min(screen.above, Math.max(0, place.parent.height - place.y - place.height)) }
            implicitWidth: pad.implicitWidth
            implicitHeight: pad.implicitHeight
            Layout.minimumHeight: implicitHeight
            Layout.alignment: Theme.portrait ? Qt.AlignHCenter | (Theme.low ? Qt.AlignBottom : Qt.AlignTop) : Qt.AlignRight | (Theme.roomy ? Qt.AlignVCenter : Qt.AlignTop)
        }
    }

    Keypad {
        id: pad

        kiosk: screen.kiosk
        parent: screen.padBelow ? screen.foot : place
        x: (parent.width - width) / 2
        width: implicitWidth
        height: implicitHeight
        visible: !screen.kiosk.lastTry
    }
}
