// What a button shows: picture and words, side by side or one above the other.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Item {
    id: face

    required property string text
    required property string detail
    required property string iconPath
    required property bool upright
    required property bool leading
    required property color colour
    required property color detailColour
    required property real textSize
    required property real pictureSize

    implicitWidth: words.implicitWidth
    implicitHeight: words.implicitHeight

    GridLayout {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: face.leading ? Theme.spaceXs : Math.round((parent.width - width) / 2)
        width: Math.min(parent.width - (face.leading ? Theme.spaceXs : 0), implicitWidth)
        columns: face.upright ? 1 : 2
        columnSpacing: face.leading ? Theme.spaceM : Theme.spaceS
        rowSpacing: Theme.spaceS

        Icon {
            path: face.iconPath
            colour: face.colour
            visible: face.iconPath !== Icons.none
            Layout.preferredWidth: face.pictureSize
            Layout.preferredHeight: face.pictureSize
            Layout.alignment: Qt.AlignCenter
        }

        ColumnLayout {
            visible: face.text !== ""
            spacing: Theme.spaceXs
            Layout.fillWidth: true

            PlainText {
                text: face.text
                color: face.colour
                font.pixelSize: face.textSize
                font.bold: true
                lineHeight: 1.1
                horizontalAlignment: face.leading ? Text.AlignLeft : Text.AlignHCenter
                Layout.fillWidth: true
                Accessible.ignored: true
            }

            PlainText {
                text: face.detail
                visible: face.detail !== ""
                color: face.detailColour
                font.pixelSize: Theme.textSmall
                horizontalAlignment: face.leading ? Text.AlignLeft : Text.AlignHCenter
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
}
