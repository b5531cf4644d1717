// A question's title and its answer.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Rectangle {
    id: line

    required property string title
    property bool agreed: false
    property string answerText
    property string iconPath

    height: row.implicitHeight + Theme.spaceXs
    color: Theme.clear
    Accessible.role: Accessible.ListItem
    Accessible.name: line.title + " " + line.answerText

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.spaceS

        PlainText {
            text: line.title
            lineHeight: 1.1
            font.pixelSize: Theme.portrait ? Theme.textBody : Theme.textSmall
            Layout.fillWidth: true
            Accessible.ignored: true
        }

        Icon {
            path: line.iconPath
            colour: Theme.accent
            weight: 2.6
            Layout.preferredWidth: Theme.iconSmall * 0.8
            Layout.preferredHeight: Theme.iconSmall * 0.8
        }

        PlainText {
            text: line.answerText
            color: Theme.accent
            lineHeight: 1.1
            font.pixelSize: Theme.portrait ? Theme.textBody : Theme.textSmall
            font.bold: true
            wrapMode: Text.NoWrap
            Layout.minimumWidth: Theme.target * (Theme.portrait ? 1.6 : 1.4)
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
