// A printed line of CardPicture; marked, it is framed and carries its number.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke

Rectangle {
    id: mark

    required property bool marked
    required property string label
    required property real part

    height: part * 9
    radius: part * 1.5
    color: marked ? Theme.attentionSoft : Theme.clear
    border.width: marked ? part * 0.9 : 0
    border.color: Theme.attention

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        x: mark.part * (mark.marked ? 9 : 1)
        width: mark.width - x - mark.part * 2
        height: mark.part * 3
        radius: height / 2
        color: mark.marked ? Theme.attention : Theme.hairline
    }

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        x: -width / 4
        visible: mark.marked
        width: mark.part * 9
        height: width
        radius: width / 2
        color: Theme.attention

        PlainText {
            anchors.centerIn: parent
            text: mark.label
            color: Theme.surface
            lineHeight: 1
            topPadding: 0
            font.pixelSize: mark.part * 6
            font.bold: true
            Accessible.ignored: true
        }
    }
}
