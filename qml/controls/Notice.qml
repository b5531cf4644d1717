// A short message in a frame: `Attention` for what needs care, `Calm` for what is good to know. Picture and frame
// carry the meaning, not the colour alone.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Rectangle {
    id: notice

    enum Tone { Calm, Attention }

    required property string message
    property int tone: Notice.Calm
    property string iconPath: Icons.info
    property real textSize: Theme.textBody

    readonly property color foreground: tone === Notice.Attention ? Theme.attention : Theme.accent

    implicitWidth: row.implicitWidth + Theme.spaceM * 2
    implicitHeight: row.implicitHeight + Theme.spaceS * 2
    radius: Theme.radius
    color: tone === Notice.Attention ? Theme.attentionSoft : Theme.accentSoft
    border.width: tone === Notice.Attention ? Theme.borderThin : 0
    border.color: Theme.attention

    Accessible.role: tone === Notice.Attention ? Accessible.AlertMessage : Accessible.StaticText
    Accessible.name: message

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.spaceM
        anchors.rightMargin: Theme.spaceM
        spacing: Theme.spaceS

        Icon {
            path: notice.iconPath
            colour: notice.foreground
            Layout.preferredWidth: Theme.icon
            Layout.preferredHeight: Theme.icon
        }

        PlainText {
            text: notice.message
            color: notice.foreground
            font.pixelSize: notice.textSize
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
}
