// A short message in a frame: `Attention` for what needs care, `Calm` for what is good to know. Picture and frame
// carry the meaning, not the colour alone.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

Rectangle {
    id: notice

    enum Tone { Calm, Attention }

    required property string message
    property int tone: Notice.Calm
    property string iconPath: Icons.info
    property real textSize: Theme.textBody

    readonly property color foreground: tone === Notice.Attention ? Theme.attention : Theme.accent

    implicitWidth: Math.ceil(picture.width + Theme.spaceS + PhraseLines.naturalWidth(message, words.font)) + Theme.spaceM * 2
    implicitHeight: Math.max(picture.height, words.implicitHeight) + Theme.spaceS * 2
    readonly property real leastHeight: implicitHeight
    property real settledHeight: 0 // as of PlainText

    Layout.minimumHeight: Math.max(implicitHeight, settledHeight)
    radius: Theme.radius
    color: tone === Notice.Attention ? Theme.attentionSoft : Theme.accentSoft
    border.width: tone === Notice.Attention ? Theme.borderThin : 0
    border.color: Theme.attention

    Accessible.role: tone === Notice.Attention ? Accessible.AlertMessage : Accessible.StaticText
    Accessible.name: message

    // No layout inside: Qt 6.4's learn too late how high wrapped words are.
    Icon {
        id: picture

        path: notice.iconPath
        colour: notice.foreground
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.spaceM
        width: Theme.icon
        height: Theme.icon
    }

    PlainText {
        id: words

        text: notice.message
        color: notice.foreground
        font.pixelSize: notice.textSize
        // By anchors: its height changes the notice's, and with it its own width, which a binding reports as a loop.
        anchors.verticalCenter: parent.verticalCenter
        anchors.left: picture.right
        anchors.leftMargin: Theme.spaceS
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceM
        Accessible.ignored: true
    }
}
