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

    implicitHeight: rows.implicitHeight + Theme.spaceS * 2
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.borderThin
    border.color: Theme.hairline

    ColumnLayout {
        id: rows

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.spaceM
        anchors.rightMargin: Theme.spaceM
        spacing: Theme.spaceXs

        GridLayout {
            columns: 2
            columnSpacing: Theme.spaceM
            rowSpacing: Theme.portrait ? 0 : Theme.spaceXs
            Layout.fillWidth: true
            Layout.fillHeight: false

            Repeater {
                model: overview.kiosk.items

                ItemLine {
                    visible: !ownLine
                }
            }
        }

        Repeater {
            model: overview.kiosk.items

            ItemLine {
                visible: ownLine
            }
        }
    }
}
