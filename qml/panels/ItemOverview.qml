// Every item that is asked, named by the form for whoever listens: two columns of short lines, and below them, on lines of their own, those the law treats
// with special care (感染症, 傷病名).
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke
import Uketsuke.Presentation

Rectangle {
    id: overview

    required property KioskView kiosk

    readonly property real gap: Theme.spaceXs / 2

    Accessible.role: Accessible.List
    Accessible.name: kiosk.form.bulkContents

    implicitHeight: rows.implicitHeight + Theme.spaceXs * 2
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.borderThin
    border.color: Theme.hairline

    // Positioners, not layouts: Qt 6.4's layouts keep pointers to rows that a Repeater has deleted while they were
    // hidden, and crash with the next patient.
    Column {
        id: rows

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.spaceM
        anchors.rightMargin: Theme.spaceM
        spacing: overview.gap

        Grid {
            id: grid

            width: parent.width
            columns: Theme.roomy ? 2 : 1
            columnSpacing: Theme.spaceM
            rowSpacing: overview.gap
            verticalItemAlignment: Grid.AlignVCenter

            Repeater {
                model: overview.kiosk.items

                ItemLine {
                    visible: !ownLine
                    width: (grid.width - grid.columnSpacing * (grid.columns - 1)) / grid.columns
                }
            }
        }

        Repeater {
            model: overview.kiosk.items

            ItemLine {
                visible: ownLine
                width: rows.width
            }
        }
    }
}
