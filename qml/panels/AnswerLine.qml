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

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.spaceS

        PlainText {
            text: line.title
            lineHeight: Theme.lineTight
            font.pixelSize: Theme.textSmall
            Layout.fillWidth: true
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
            Layout.maximumWidth: Math.max(Theme.target * 1.9, line.width / 2)
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
