// One item of the form by its title. An item with a line of its own fills the width and is framed.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Rectangle {
    id: line

    required property string title
    required property bool ownLine

    // Of one line of its words, with what stands before them.
    readonly property real wanted: Math.ceil(metrics.advanceWidth(title) * Theme.breadth) + Theme.dot * 0.8 + row.spacing + 1

    height: row.implicitHeight + (ownLine ? Theme.spaceXs : Theme.spaceXs / 2)
    radius: Theme.radiusSmall
    color: ownLine ? Theme.surfaceSunk : Theme.clear
    border.width: ownLine ? Theme.borderThin : 0
    border.color: Theme.line
    Accessible.role: Accessible.ListItem
    Accessible.name: title

    FontMetrics {
        id: metrics

        font: words.font
    }

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: line.ownLine ? Theme.spaceS : 0
        anchors.rightMargin: line.ownLine ? Theme.spaceS : 0
        spacing: Theme.spaceS

        Rectangle {
            radius: width / 2
            color: Theme.accent
            Layout.preferredWidth: Theme.dot * 0.8
            Layout.preferredHeight: Theme.dot * 0.8
        }

        PlainText {
            id: words

            text: line.title
            font.bold: line.ownLine
            font.pixelSize: Theme.textSmall
            lineHeight: Theme.lineTight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
}
