// Every item that is asked, named by the form for whoever listens: two columns of short lines, and below them, on lines of their own, those the law treats
// with special care (感染症, 傷病名). A touch anywhere on it leads to what each of them is.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Uketsuke
import Uketsuke.Presentation

Rectangle {
    id: overview

    required property KioskView kiosk
    property int mostColumns: 2
    // In low reach it would stand where a seated person does not reach: there a button below the answers has it.
    property bool leadsToDetails: !Theme.low

    signal detailsWanted

    readonly property real gap: Theme.low || !Theme.roomy ? 0 : Theme.spaceXs / 2

    Accessible.role: Accessible.List
    Accessible.name: kiosk.form.bulkContents

    implicitHeight: rows.implicitHeight + Theme.spaceXs * 2
    radius: Theme.radius
    color: details.down ? Theme.accentSoft : Theme.surface
    border.width: Theme.borderThin
    border.color: Theme.hairline

    T.AbstractButton {
        id: details

        objectName: overview.leadsToDetails ? "consent.details" : ""
        enabled: overview.leadsToDetails
        anchors.fill: parent
        focusPolicy: Qt.StrongFocus
        activeFocusOnTab: overview.leadsToDetails
        Accessible.role: Accessible.Button
        Accessible.name: words.text
        Accessible.focusable: true
        Accessible.onPressAction: overview.detailsWanted()
        Keys.onReturnPressed: overview.detailsWanted()
        Keys.onEnterPressed: overview.detailsWanted()
        onClicked: overview.detailsWanted()

        FocusFrame {
            shown: details.visualFocus
        }

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

                readonly property real cell: (width - columnSpacing * (columns - 1)) / columns
                readonly property real widest: {
                    let most = 0;
                    for (let i = 0; i < items.count; ++i) {
                        const line = items.itemAt(i) as ItemLine;
                        if (line && !line.ownLine)
                            most = Math.max(most, line.wanted);
                    }
                    return most;
                }

                width: parent.width
                // As many as have room for the longest of the words, in two lines if need be.
                columns: Theme.roomy ? 2 : Math.max(1, Math.min(overview.mostColumns, Math.floor((width + columnSpacing) / (widest * 0.62 + columnSpacing))))
                columnSpacing: Theme.spaceM
                rowSpacing: overview.gap
                verticalItemAlignment: Grid.AlignVCenter

                Repeater {
                    id: items

                    model: overview.kiosk.items

                    ItemLine {
                        visible: !ownLine
                        width: grid.cell
                    }
                }

                // The list's last line: in the cell that the last of an odd number leaves, or in a row of its own.
                Item {
                    visible: overview.leadsToDetails
                    width: grid.cell
                    height: words.implicitHeight + Theme.spaceXs / 2

                    Icon {
                        path: Icons.info
                        colour: Theme.accent
                        anchors.verticalCenter: words.verticalCenter
                        width: Theme.iconSmall * 0.75
                        height: width
                    }
                    PlainText {
                        id: words

                        //: On the list of what is asked for: a touch leads to an explanation of each.
                        text: qsTr("Details")
                        color: Theme.accent
                        font.bold: true
                        font.pixelSize: Theme.textSmall
                        lineHeight: Theme.lineTight
                        x: Theme.iconSmall * 0.75 + Theme.spaceXs
                        anchors.verticalCenter: parent.verticalCenter
                        Accessible.ignored: true
                    }
                }
            }

            Grid {
                id: apart

                width: parent.width
                columns: Theme.roomy || grid.columns < 2 ? 1 : 2
                columnSpacing: Theme.spaceM
                rowSpacing: overview.gap

                Repeater {
                    model: overview.kiosk.items

                    ItemLine {
                        visible: ownLine
                        width: (apart.width - apart.columnSpacing * (apart.columns - 1)) / apart.columns
                    }
                }
            }
        }
    }
}
