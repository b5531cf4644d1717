// A question's title and its answer. Can be touched unless `touchable` is false.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Rectangle {
    id: line

    required property string title
    property string answerText // none: the title is the answer
    property string iconPath: Icons.none
    property bool touchable: true

    signal touched

    height: row.implicitHeight + (Theme.portrait ? Theme.spaceS : Theme.spaceXs * 0.75)
    color: area.pressed ? Theme.accentSoft : Theme.clear
    Accessible.role: Accessible.ListItem
    Accessible.onPressAction: if (line.touchable) line.touched()
    Accessible.name: line.title + " " + line.answerText

    MouseArea {
        id: area

        anchors.fill: parent
        enabled: line.touchable
        onClicked: line.touched()
    }

    GridLayout {
        id: row

        // The largest words beside one another would break: the answer has a line of its own.
        readonly property bool stacked: Theme.narrow && Theme.textScale > 1.5

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        columns: stacked ? 2 : 3
        columnSpacing: Theme.spaceS
        rowSpacing: 0

        PlainText {
            text: line.title
            lineHeight: Theme.lineTight
            font.pixelSize: Theme.textSmall
            Layout.fillWidth: true
            Layout.columnSpan: row.stacked ? 2 : 1
            Accessible.ignored: true
        }

        Icon {
            path: line.iconPath
            colour: Theme.accent
            weight: 2.6
            Layout.preferredWidth: Theme.iconSmall * 0.7
            Layout.preferredHeight: Theme.iconSmall * 0.7
        }

        PlainText {
            text: line.answerText
            color: Theme.accent
            lineHeight: Theme.lineTight
            font.pixelSize: Theme.textSmall
            font.bold: true
            // In large letters a long answer takes a second line, or the title had no room.
            Layout.minimumWidth: Theme.target * 1.9
            Layout.maximumWidth: row.stacked ? line.width : Math.max(Theme.target * 1.9, line.width / 2)
            Layout.fillWidth: row.stacked
            Accessible.ignored: true
        }
    }

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.bottom
        height: Theme.borderThin / 2
        color: Theme.hairline
    }
}
