// A My Number Card as a child would draw it: enough to be recognised, nothing that names a person. Marks can show
// where the numbers stand that are typed in.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke

Rectangle {
    id: card

    property bool marked: false

    readonly property real part: width / 100

    implicitWidth: Theme.column / 2
    implicitHeight: width * 0.63
    radius: part * 4
    color: Theme.surface
    border.width: Math.max(1, part * 0.8)
    border.color: Theme.line

    // Head band
    Rectangle {
        x: card.part * 4
        y: card.part * 5
        width: card.part * 46
        height: card.part * 6
        radius: height / 2
        color: Theme.warmth
    }

    // Photo
    Rectangle {
        x: card.part * 5
        y: card.part * 17
        width: card.part * 24
        height: card.part * 31
        radius: card.part * 2
        color: Theme.accentSoft
        clip: true

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: card.part * 18
            width: card.part * 20
            height: card.part * 20
            radius: width / 2
            color: Theme.accent
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: card.part * 5
            width: card.part * 11
            height: card.part * 13
            radius: width / 2
            color: Theme.blush
            border.width: card.part * 0.7
            border.color: Theme.accent
        }
    }

    // Name and address
    Repeater {
        model: [34, 46, 40]

        Rectangle {
            required property int index
            required property int modelData

            x: card.part * 35
            y: card.part * (17 + index * 7)
            width: card.part * modelData
            height: card.part * 3
            radius: height / 2
            color: Theme.hairline
        }
    }

    // Birth date and expiry beside the photo, the security code under it: where they are printed
    CardMark {
        x: card.part * 34
        y: card.part * 37
        width: card.part * 34
        label: "1"
        marked: card.marked
        part: card.part
    }
    CardMark {
        x: card.part * 34
        y: card.part * 48
        width: card.part * 34
        label: "2"
        marked: card.marked
        part: card.part
    }
    CardMark {
        x: card.part * 5
        y: card.part * 51
        width: card.part * 24
        label: "3"
        marked: card.marked
        part: card.part
    }
}
