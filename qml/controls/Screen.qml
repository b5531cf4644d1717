// One question, in one place: title, one leading sentence, and the content below. All screens live at once; only
// the one the view names is visible and can be touched.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

FocusScope {
    id: screen

    required property KioskView kiosk
    required property string name
    property string title
    property string leadText
    property bool centred: false
    default property alias content: body.data

    objectName: "screen." + name
    anchors.fill: parent
    visible: kiosk.screen === name
    enabled: visible
    opacity: visible ? 1 : 0

    onVisibleChanged: if (visible) forceActiveFocus()

    Accessible.role: Accessible.Pane
    Accessible.name: title
    Accessible.description: leadText

    Behavior on opacity {
        enabled: screen.visible

        NumberAnimation {
            duration: Theme.motionShort
        }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.spaceL
        anchors.rightMargin: Theme.spaceL
        anchors.topMargin: Theme.portrait ? Theme.spaceS : Theme.spaceXs
        anchors.bottomMargin: Theme.spaceS
        spacing: Theme.portrait ? Theme.spaceM : Theme.spaceS

        PlainText {
            text: screen.title
            visible: text !== ""
            font.pixelSize: Theme.textTitle
            font.bold: true
            horizontalAlignment: screen.centred ? Text.AlignHCenter : Text.AlignLeft
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        PlainText {
            text: screen.leadText
            visible: text !== ""
            color: Theme.inkSoft
            font.pixelSize: Theme.textLead
            horizontalAlignment: screen.centred ? Text.AlignHCenter : Text.AlignLeft
            Layout.fillWidth: true
        }

        Item {
            id: body

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: Theme.spaceXs
        }
    }
}
