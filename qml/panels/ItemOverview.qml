// Every item that is asked: two columns of short lines, and below them, on lines of their own, those the law treats
// with special care (感染症, 傷病名).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

Rectangle {
    id: overview

    required property KioskView kiosk

    implicitHeight: rows.implicitHeight + Theme.spaceM * 2
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.borderThin
    border.color: Theme.hairline

    GridLayout {
        id: rows

        anchors.fill: parent
        anchors.margins: Theme.spaceM
        columns: 2
        columnSpacing: Theme.spaceM
        rowSpacing: Theme.portrait ? Theme.spaceS : Theme.spaceXs

        Repeater {
            model: overview.kiosk.items

            ItemLine {}
        }
    }
}
