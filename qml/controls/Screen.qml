// One question, in one place: title, one leading sentence, and the content below. Many screens live at once; only the
// one the view names is visible and can be touched.
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
    property bool compact: false // more words than usual: the heading stands closer
    property bool showsForm: false // its words are the consent form's
    // What is said when the screen comes; by default why the person is here again, and what it asks. Sentences stand two
    // spaces apart: the voice has a recording for each.
    property bool said: false // since it came
    property string spoken: (kiosk.hasProblem ? kiosk.problemText + "  " : "") + title + (leadText !== "" ? "  " + leadText : "")
    // Said behind it as it is then, two spaces before each sentence: that it changes is no reason to say the screen anew.
    property string spokenBehind
    property real titleSize: Theme.textTitle
    // What stays in its place below while the rest moves, and how high it is; its children are put there by the screen.
    readonly property Item foot: foot
    property real footHeight: 0
    default property alias content: body.data

    // The height that all of it needs; the content's pictures shrink first, its words and buttons do not. Looked at with
    // each frame: a layout tells late, or not at all, that wrapped words need less or more than they did, and a binding
    // would run in circles with the column that it makes higher.
    property real needed: 0

    // And for some frames after a change it tells every text how high it is: a layout that wraps words while it places them
    // keeps the height they had before (Qt 6.4), unless something asks again.
    readonly property int framesToSettle: 6
    property int unsettled: framesToSettle
    readonly property int framesOfOldWords: 3 // the first of them measure words as they were wrapped before

    readonly property bool overflows: needed > view.height + 1

    // It needed more than the panel since it came: until it comes anew the keys that move it keep their column. Given back
    // at once, without the column all might fit, and with it not.
    property bool movable: false

    objectName: "screen." + name
    anchors.fill: parent
    visible: kiosk.screen === name
    enabled: visible
    opacity: visible ? 1 : 0

    onVisibleChanged: if (visible) appear()
    // A panel above it has closed: the keys are here again, and whoever only hears is told where they are.
    onEnabledChanged: if (enabled && visible && said) {
        forceActiveFocus();
        soon.start();
    }
    Component.onCompleted: if (visible) appear()
    onTitleChanged: if (visible) {
        comeAnew();
        soon.anotherQuestion = true;
        soon.start();
    }

    function comeAnew() {
        unsettled = framesToSettle;
        movable = false;
    }

    function appear() {
        said = false;
        comeAnew();
        view.contentY = 0;
        forceActiveFocus();
        soon.start();
    }

    // A moment later, so that what changes together is said once.
    Timer {
        id: soon

        property bool anotherQuestion: false

        interval: 0
        onTriggered: {
            if (!screen.visible)
                return;
            // From the top, and the keys begin anew where what had them is gone.
            if (anotherQuestion) {
                view.contentY = 0;
                const focused = screen.Window.activeFocusItem;
                if (!focused || !focused.activeFocusOnTab)
                    screen.forceActiveFocus();
            }
            anotherQuestion = false;
            screen.kiosk.announcer.showScreen(screen, screen.spoken + (wording.visible ? "  " + wording.message : "") + screen.spokenBehind);
            screen.said = true;
        }
    }
    onSpokenChanged: if (visible) soon.start()

    function settle(item: var) {
        for (let i = 0; i < item.children.length; ++i) {
            const child = item.children[i];
            if (child.leastHeight !== undefined)
                child.settledHeight = child.leastHeight;
            settle(child);
        }
    }

    function measure() {
        if (unsettled > 0) {
            --unsettled;
            settle(body);
        }
        let most = 0;
        for (let i = 0; i < body.children.length; ++i)
            if (body.children[i].visible)
                most = Math.max(most, body.children[i].Layout.minimumHeight);
        for (const words of [heading, lead, wording])
            if (words.visible)
                most += words.implicitHeight + column.spacing;
        needed = most + (heading.visible ? heading.Layout.topMargin : 0) + Theme.spaceXs + Theme.spaceS;
        movable = movable || (overflows && unsettled <= framesToSettle - framesOfOldWords && !Theme.roomy);
    }

    // What stands beside, such as the keys that move it, is always in view.
    function moves(item: Item): bool {
        for (let above = item; above; above = above.parent)
            if (above === column)
                return true;
        return false;
    }

    function bringIntoView(item: Item) {
        if (!overflows || !item || !moves(item))
            return;
        const top = item.mapToItem(column, 0, 0).y - Theme.spaceM;
        const bottom = top + item.height + 2 * Theme.spaceM;
        if (top < view.contentY || bottom > view.contentY + view.height)
            view.contentY = Math.max(0, Math.min(top, contentEnd));
    }
    // How far the top of the content is above what is seen: what must stay in sight moves down by as much.
    readonly property real above: Math.max(0, view.contentY - body.y)
    // How much of the content is seen at once.
    readonly property real seenHeight: Math.max(0, view.height - body.y - Theme.spaceS)
    readonly property real contentEnd: view.contentHeight - view.height

    Accessible.role: Accessible.Pane
    Accessible.name: title
    Accessible.description: leadText

    Connections {
        target: screen.kiosk

        function onShown() {
            screen.unsettled = screen.framesToSettle;
        }
        function onHintChanged() {
            screen.unsettled = screen.framesToSettle;
        }
    }

    Connections {
        target: screen.kiosk.display

        function onChanged() {
            screen.comeAnew();
        }
    }

    Connections {
        target: Theme

        function onLanguageChanged() {
            screen.comeAnew();
        }
    }

    Connections {
        target: screen.Window.window
        enabled: screen.visible

        function onAfterAnimating() {
            screen.measure();
        }
    }

    Behavior on opacity {
        enabled: screen.visible

        NumberAnimation {
            duration: Theme.motionShort
        }
    }

    // Words that grew may need more than the panel has: then the screen moves under the fingers, by the two keys beside
    // it, and by itself to whatever has the focus.
    Flickable {
        id: view

        anchors.fill: parent
        anchors.leftMargin: Theme.spaceL
        anchors.rightMargin: Theme.spaceL + (screen.movable ? Theme.target + Theme.spaceS : 0)
        anchors.bottomMargin: screen.footHeight > 0 ? screen.footHeight + Theme.spaceS * 2 : 0
        contentWidth: width
        contentHeight: column.height
        boundsBehavior: Flickable.StopAtBounds
        onMovementStarted: screen.kiosk.touch()
        interactive: screen.overflows
        clip: screen.overflows

        MovedGround {
            view: view
        }

        ColumnLayout {
            id: column

            width: view.width
            height: Math.max(view.height, screen.needed)
            spacing: Theme.portrait && !screen.compact ? Theme.spaceM : Theme.spaceS

            PlainText {
                id: heading

                text: screen.title
                visible: text !== ""
                font.pixelSize: screen.titleSize
                font.bold: true
                horizontalAlignment: screen.centred ? Text.AlignHCenter : Text.AlignLeft
                Layout.fillWidth: true
                Layout.topMargin: Theme.portrait ? Theme.spaceS : Theme.spaceXs
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            PlainText {
                id: lead

                text: screen.leadText
                visible: text !== ""
                color: Theme.inkSoft
                font.pixelSize: Theme.textLead
                horizontalAlignment: screen.centred ? Text.AlignHCenter : Text.AlignLeft
                Layout.fillWidth: true
            }

            Notice {
                id: wording

                visible: screen.showsForm && screen.kiosk.form.language !== "" && screen.kiosk.form.language !== screen.kiosk.language
                //: %1: name of the language in which the questions are shown.
                message: qsTr("There is no official wording in your language yet. The questions are shown in this language: %1").arg(Languages.nameOf(screen.kiosk.form.language))
                textSize: Theme.textSmall
                Layout.fillWidth: true
            }

            Item {
                id: body

                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.topMargin: Theme.spaceXs
                Layout.bottomMargin: Theme.spaceS
            }
        }
    }

    ScrollKeys {
        view: view
        onTouched: screen.kiosk.touch()
        visible: screen.overflows && screen.movable
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceL
        // In low reach also beside what does not move.
        y: Theme.low ? screen.height - height - (screen.footHeight > 0 ? Theme.spaceS : 0) : (view.height - height) / 2
    }

    Item {
        id: foot

        // Is always in view.
        function bringIntoView(item: Item) {
        }

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.spaceL
        anchors.rightMargin: Theme.spaceL + (Theme.low && screen.movable ? Theme.target + Theme.spaceS : 0)
        anchors.bottomMargin: Theme.spaceS
        height: screen.footHeight
    }
}
