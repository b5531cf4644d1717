// A labelled row of boxes for typed digits, painted in C++ so that no digit is ever a value of this language.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

// No layout inside: Qt 6.4's learn too late how high wrapped words are.
Item {
    id: boxes

    required property KioskView kiosk
    property string label
    property string example
    property int first: 0
    property int count: 4
    property int mode: SecretDigits.Dots
    property real boxHeight: Theme.iconLarge

    readonly property int filled: Math.max(0, Math.min(count, kiosk.digitsEntered - first))
    readonly property real boxesWidth: count * boxHeight * 0.86

    implicitWidth: Math.max(boxesWidth, PhraseLines.naturalWidth(label, words.font), PhraseLines.naturalWidth(example, sample.font))
    implicitHeight: sample.y + (sample.visible ? sample.implicitHeight : -Theme.spaceXs)
    Layout.fillWidth: true
    Layout.minimumHeight: implicitHeight

    PlainText {
        id: words

        text: boxes.label
        visible: text !== ""
        font.bold: true
        width: boxes.width
    }

    SecretDigits {
        id: digits

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
        y: words.visible ? words.implicitHeight + Theme.spaceXs : 0
        width: Math.min(boxes.width, boxes.boxesWidth)
        height: boxes.boxHeight
        Accessible.role: Accessible.Indicator
        //: Spoken for a row of boxes; digits themselves are never spoken. %1: label of the row, %2 and %3: numbers.
        Accessible.name: qsTr("%1: %2 of %3 digits entered").arg(boxes.label).arg(boxes.filled).arg(boxes.count)
    }

    PlainText {
        id: sample

        text: boxes.example
        visible: text !== ""
        color: Theme.inkSoft
        font.pixelSize: Theme.textSmall
        y: digits.y + digits.height + Theme.spaceXs
        width: boxes.width
    }
}
