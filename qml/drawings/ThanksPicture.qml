// A tick in a warm circle.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke

Item {
    id: drawing

    readonly property real part: Math.min(width, height) / 100

    Accessible.ignored: true

    Rectangle {
        anchors.centerIn: parent
        width: drawing.part * 78
        height: width
        radius: width / 2
        color: Theme.warmth

        Rectangle {
            anchors.centerIn: parent
            width: drawing.part * 52
            height: width
            radius: width / 2
            color: Theme.accent

            Icon {
                anchors.centerIn: parent
                width: drawing.part * 34
                height: width
                path: Icons.tick
                colour: Theme.inkOnAccent
                weight: 2.4
            }
        }
    }
}
