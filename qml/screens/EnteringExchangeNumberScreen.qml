// The exchange number (引換番号) on the patient's paper finds one more document. Going on without is as easy.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

import Uketsuke.Presentation

DigitScreen {
    id: screen

    name: "enteringExchangeNumber"
    // Nobody is asked for what cannot be entered any more: the notice says the rest.
    title: kiosk.exchangeClosed ? numberLabel
        //: Title: 引換番号, a number on paper by which a document from another clinic is found.
        : qsTr("Do you have an exchange number?")
    leadText: kiosk.exchangeClosed ? ""
        //: Below the title: where the patient finds the number.
        : qsTr("It is on the paper that another clinic gave you.")

    //: Label of the boxes for the digits, and the title when no number can be entered any more.
    readonly property string numberLabel: qsTr("Exchange number")

    // Beside the keys: above them it would stand in the upper half. The largest words have no room there,
    // unless there are no keys.
    readonly property bool beside: Theme.low && (Theme.roomy || kiosk.exchangeClosed)

    component GoOn: Choice {
        objectName: "exchange.skip"
        //: Large key beside the number pad: as good an answer as a number.
        text: qsTr("Go on without a number")
        iconPath: Icons.arrow
        upright: false
        leading: true
        pictureSize: Theme.icon
        Layout.fillHeight: !screen.beside
        Layout.preferredHeight: Theme.choice
        Layout.maximumHeight: Math.max(Layout.preferredHeight, Layout.minimumHeight)
    }

    GridLayout {
        anchors.fill: parent
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.spaceL
        rowSpacing: Theme.spaceL

        ColumnLayout {
            spacing: Theme.spaceM
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter

            Notice {
                visible: screen.kiosk.hasProblem
                message: screen.kiosk.exchangeClosed || screen.kiosk.triesLeft < 0 ? screen.kiosk.problemText
                    //: Stands behind the sentence about a wrong number. %1: a number.
                    : screen.kiosk.problemText + " " + qsTr("Tries left: %1").arg(screen.kiosk.triesLeft)
                tone: Notice.Attention
                Layout.fillWidth: true
            }

            DigitBoxes {
                kiosk: screen.kiosk
                visible: !screen.kiosk.exchangeClosed
                mode: SecretDigits.Visible
                boxHeight: Theme.box
                label: screen.numberLabel
                first: 0
                count: screen.kiosk.digitsNeeded
            }

            GoOn {
                visible: !screen.beside
                onClicked: screen.kiosk.skipExchangeNumber()
            }
        }

        RowLayout {
            spacing: Theme.spaceL
            Layout.fillWidth: screen.beside
            Layout.alignment: screen.beside ? Qt.AlignBottom : Theme.low ? Qt.AlignHCenter | Qt.AlignBottom : Theme.portrait ? Qt.AlignHCenter | Qt.AlignTop : Qt.AlignRight | Qt.AlignVCenter

            GoOn {
                visible: screen.beside
                Layout.alignment: Qt.AlignBottom
                onClicked: screen.kiosk.skipExchangeNumber()
            }

            Keypad {
                kiosk: screen.kiosk
                visible: !screen.kiosk.exchangeClosed
            }
        }
    }
}
