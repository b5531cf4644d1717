// Ten digits, delete and enter, as on a telephone. Digits go straight to the view; nothing is kept here.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

FocusScope {
    id: keypad

    required property KioskView kiosk
    //: Key of the number pad that ends the entry, as wide as a digit's. One short word.
    property string enterText: qsTr("OK")

    implicitWidth: keys.implicitWidth
    implicitHeight: keys.implicitHeight
    Layout.minimumHeight: implicitHeight

    GridLayout {
        id: keys

        anchors.fill: parent
        columns: 3
        columnSpacing: Theme.spaceS
        rowSpacing: Theme.spaceS

        Repeater {
            model: [1, 2, 3, 4, 5, 6, 7, 8, 9]

            DigitKey {
                required property int modelData

                kiosk: keypad.kiosk
                digit: modelData
            }
        }

        DigitKey {
            objectName: "digit.delete"
            kiosk: keypad.kiosk
            digit: -1
            text: ""
            iconPath: Icons.backspace
            pictureSize: Theme.icon
            //: Key of the number pad that takes back the last digit.
            Accessible.name: qsTr("Delete")
            onClicked: keypad.kiosk.deleteDigit()
        }

        DigitKey {
            kiosk: keypad.kiosk
            digit: 0
        }

        KioskButton {
            objectName: "digit.enter"
            text: keypad.enterText
            kind: KioskButton.Primary
            padding: Theme.spaceXs
            enabled: keypad.kiosk.digitsNeeded > 0 && keypad.kiosk.digitsEntered === keypad.kiosk.digitsNeeded
            implicitHeight: Theme.target
            Layout.preferredWidth: Theme.keyWidth
            Layout.fillWidth: true
            Layout.fillHeight: true
            onClicked: keypad.kiosk.enterDigits()
        }
    }
}
