// Something chosen beside the session: covers the screen, not the bars, and loses nothing that stands below it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

FocusScope {
    id: panel

    required property KioskView kiosk
    property string name
    property string title
    property string spoken: title // when it opens
    default property alias content: body.data
    property bool scrolls: !Theme.roomy // may need more than its place: a column stays free for the keys that move it
    property bool closes: true // a question among its own answers closes by one of them
    property bool closesBeside: false // above the keys that move it, or below them in low reach: what is long shuts nobody in
    readonly property real room: view.width // for what is placed by hand

    // As in Screen: for some frames every text tells how high it is, or a grid keeps the height of words that were wrapped
    // while it placed them (Qt 6.4). Each of these frames is narrower or wider by a pixel, so that the grid does look again.
    readonly property int framesToSettle: 6
    property int unsettled: framesToSettle

    signal closed

    objectName: "panel." + name
    Accessible.role: Accessible.Pane
    Accessible.name: title
    Keys.onEscapePressed: panel.closed()

    Component.onCompleted: {
        forceActiveFocus();
        kiosk.announcer.showPanel(panel, spoken);
    }

    function settle(item: var) {
        for (let i = 0; i < item.children.length; ++i) {
            const child = item.children[i];
            if (child.leastHeight !== undefined)
                child.settledHeight = child.leastHeight;
            settle(child);
        }
    }

    Connections {
        target: panel.Window.window
        enabled: panel.unsettled > 0

        function onAfterAnimating() {
            --panel.unsettled;
            panel.settle(body);
        }
    }

    Connections {
        target: panel.kiosk.display

        function onChanged() {
            panel.unsettled = panel.framesToSettle;
        }
    }

    function bringIntoView(item: Item) {
        if (!item)
            return;
        const top = item.mapToItem(column, 0, 0).y - Theme.spaceM;
        const bottom = top + item.height + 2 * Theme.spaceM;
        if (top < view.contentY || bottom > view.contentY + view.height)
            view.contentY = Math.max(0, Math.min(top, view.contentHeight - view.height));
    }

    // A touch beside a button reaches nothing below.
    Rectangle {
        anchors.fill: parent
        color: Theme.paper

        MouseArea {
            anchors.fill: parent
        }
    }

    Flickable {
        id: view

        readonly property bool overflows: contentHeight > height + 1

        anchors.fill: parent
        anchors.leftMargin: Theme.spaceL
        anchors.rightMargin: Theme.spaceL + (panel.scrolls ? Theme.target + Theme.spaceS : 0)
        contentWidth: width
        contentHeight: Math.max(column.height, Theme.low ? height : 0)
        boundsBehavior: Flickable.StopAtBounds
        interactive: overflows
        clip: overflows

        MovedGround {
            view: view
        }

        ColumnLayout {
            id: column

            width: view.width - panel.unsettled % 2
            y: Theme.low ? Math.max(0, view.height - height) : 0
            spacing: Theme.spaceM

            RowLayout {
                spacing: Theme.spaceM
                Layout.fillWidth: true
                Layout.topMargin: Theme.spaceXs

                PlainText {
                    text: panel.title
                    font.pixelSize: Theme.textTitle
                    font.bold: true
                    Layout.fillWidth: true
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }

                KioskButton {
                    objectName: visible ? "panel.close" : ""
                    visible: panel.closes && !panel.closesBeside
                    //: Closes a panel that lies over the screen.
                    text: qsTr("Close")
                    kind: KioskButton.Primary
                    iconPath: Icons.tick
                    textSize: Theme.textBody
                    padding: Theme.spaceS
                    Layout.minimumWidth: Theme.buttonWidth
                    Layout.preferredHeight: Theme.low ? leastHeight : implicitHeight
                    onClicked: panel.closed()
                }
            }

            ColumnLayout {
                id: body

                spacing: Theme.spaceM
                Layout.fillWidth: true
                Layout.bottomMargin: Theme.spaceS
            }
        }
    }

    ScrollKeys {
        view: view
        onTouched: panel.kiosk.touch()
        visible: view.overflows && panel.scrolls
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceL
        y: (parent.height - height - (panel.closesBeside ? closing.height + Theme.spaceM : 0)) * Theme.rest
    }

    KioskButton {
        id: closing

        objectName: panel.closesBeside ? "panel.close" : ""
        visible: panel.closesBeside
        kind: KioskButton.Primary
        iconPath: Icons.close
        moves: false
        width: Theme.target
        height: Theme.target
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceL
        y: Theme.low ? parent.height - height : Theme.spaceXs
        //: Closes a panel that lies over the screen.
        Accessible.name: qsTr("Close")
        onClicked: panel.closed()
    }
}
