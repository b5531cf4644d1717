// A labelled row of boxes for typed digits, painted in C++ so that no digit is ever a value of this language.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

ColumnLayout {
    id: boxes

    required property KioskView kiosk
    property string label
    property string example
    property int first: 0
    property int count: 4
    property int mode: SecretDigits.Dots
    property real boxHeight: Theme.iconLarge

    readonly property int filled: Math.max(0, Math.min(count, kiosk.digitsEntered - first))

    spacing: Theme.spaceXs

    PlainText {
        text: boxes.label
        visible: text !== ""
        font.bold: true
        Layout.fillWidth: true
    }

    SecretDigits {
        kiosk: boxes.kiosk
        mode: boxes.mode
        first: boxes.first
        count: boxes.count
        spacing: Theme.spaceXs
        radius: Theme.radiusSmall
        border: Theme.borderThin
        family: Theme.family
        ink: Theme.ink
        paper: Theme.surface
        line: Theme.line
        active: Theme.accent
        Layout.preferredWidth: boxes.count * boxes.boxHeight * 0.86
        Layout.preferredHeight: boxes.boxHeight
        Accessible.role: Accessible.Indicator
        //: Spoken for a row of boxes; digits themselves are never spoken. %1: label of the row, %2 and %3: numbers.
        Accessible.name: qsTr("%1: %2 of %3 digits entered").arg(boxes.label).arg(boxes.filled).arg(boxes.count)
    }

    PlainText {
        text: boxes.example
        visible: text !== ""
        color: Theme.inkSoft
        font.pixelSize: Theme.textSmall
        Layout.fillWidth: true
    }
}
