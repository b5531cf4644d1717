// One key of the number pad.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

KioskButton {
    id: key

    required property KioskView kiosk
    required property int digit
    readonly property bool secret: digit >= 0 // the voice keeps silent about it, whoever may hear

    objectName: "digit." + digit
    text: digit
    textSize: Theme.textKey
    padding: 0
    implicitWidth: Theme.keyWidth
    implicitHeight: Theme.target
    Layout.fillWidth: true
    Layout.fillHeight: true
    onClicked: key.digit >= 0 && key.kiosk.pressDigit(key.digit)
}
