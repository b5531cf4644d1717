// A person behind a reception desk.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke

Item {
    id: drawing

    readonly property real part: Math.min(width / 100, height / 72)

    Accessible.ignored: true

    Item {
        anchors.centerIn: parent
        width: drawing.part * 100
        height: drawing.part * 72

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: drawing.part * 72
            height: width
            radius: width / 2
            color: Theme.warmth
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: drawing.part * 28
            width: drawing.part * 40
            height: drawing.part * 40
            radius: width / 2
            color: Theme.accent
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: drawing.part * 9
            width: drawing.part * 20
            height: drawing.part * 22
            radius: width / 2
            color: Theme.blush
            border.width: drawing.part * 1.2
            border.color: Theme.accent
        }
        Rectangle {
            x: drawing.part * 4
            y: drawing.part * 48
            width: drawing.part * 92
            height: drawing.part * 24
            radius: drawing.part * 3
            color: Theme.surface
            border.width: drawing.part * 1.4
            border.color: Theme.accent
        }
        Rectangle {
            x: drawing.part * 4
            y: drawing.part * 48
            width: drawing.part * 92
            height: drawing.part * 6
            radius: drawing.part * 3
            color: Theme.accent
        }
    }
}
