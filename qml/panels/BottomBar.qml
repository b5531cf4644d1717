// Always at the bottom, always in the same places: back, stop, the time that is left, and help by staff. In low reach also
// what stands at the top otherwise.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

GridLayout {
    id: bar

    required property KioskView kiosk
    property bool stopAsked: false // the question whether to stop is open, and has its own answers

    signal backWanted
    signal stopWanted
    signal languagesWanted
    signal displayWanted

    // The time has a row of its own where it needs the room.
    readonly property bool twoRows: Theme.narrow || (!Theme.roomy && grown)
                                    || (Theme.textScale > 1.5 && !Languages.find(Theme.language).roomy && needed > width)
    // Of all keys in one row, with the figure of the time between them.
    readonly property real needed: nav.implicitWidth + desk.implicitWidth * (desk.visible ? 1 : 0)
                                   + help.Layout.preferredWidth * (help.visible ? 1 : 0) + 1.3 * Theme.target + 3 * columnSpacing
    // "More time" came on this screen. What moved up for it stays there: a second touch of a trembling hand would meet
    // an answer in the place of the key that has gone.
    property bool grown: false

    // The answers above move under a finger that may be on its way.
    onImplicitHeightChanged: kiosk.pauseTouches()

    Connections {
        target: bar.kiosk

        function onCountdownChanged() {
            if (bar.kiosk.timeRunsOut)
                bar.grown = true;
        }
        function onScreenChanged() {
            bar.grown = bar.kiosk.timeRunsOut;
        }
    }

    // The largest words of three buttons beside one another need the room of their pictures, or a word breaks.
    readonly property bool wordsAlone: Theme.narrow && Theme.textScale > 1.5
    readonly property real textSize: wordsAlone ? Theme.textAnswer : Theme.textBody

    columns: twoRows ? 3 : 4
    columnSpacing: Theme.spaceM
    rowSpacing: Theme.spaceS

    TimeLeft {
        kiosk: bar.kiosk
        holds: bar.grown
        // Large words have use for a row in which nothing stands.
        visible: shown || Theme.roomy || Theme.low || !bar.twoRows
        Layout.row: 0
        Layout.column: bar.twoRows ? 0 : 2
        Layout.columnSpan: bar.twoRows ? (Theme.low ? 2 : 3) : 1
        Layout.fillWidth: true
        Layout.preferredHeight: implicitHeight
    }

    Loader {
        id: look

        source: Theme.low ? "LookButtons.qml" : ""
        visible: Theme.low
        Layout.row: 0
        Layout.column: 2
        Layout.alignment: Qt.AlignRight
    }

    Connections {
        target: look.item
        ignoreUnknownSignals: true

        function onLanguagesWanted() {
            bar.languagesWanted();
        }
        function onDisplayWanted() {
            bar.displayWanted();
        }
    }

    RowLayout {
        id: nav

        spacing: Theme.spaceS
        visible: bar.kiosk.canGoBack || bar.kiosk.canCancel
        Layout.row: bar.twoRows ? 1 : 0
        Layout.column: 0

        // Where back is on the other questions, nothing else may be: a hand that knows the place would end it all.
        Item {
            visible: !bar.kiosk.canGoBack
            Layout.preferredWidth: back.Layout.preferredWidth
            Layout.preferredHeight: Theme.target
        }

        KioskButton {
            id: back

            objectName: "nav.back"
            textSize: bar.textSize
            //: Goes back one question.
            text: qsTr("Back")
            kind: KioskButton.Quiet
            iconPath: bar.wordsAlone ? Icons.none : Icons.back
            visible: bar.kiosk.canGoBack
            Layout.preferredWidth: Math.max(Theme.buttonWidth, implicitWidth)
            Layout.preferredHeight: Theme.target
            onClicked: bar.backWanted()
        }

        KioskButton {
            objectName: "nav.cancel"
            textSize: bar.textSize
            //: Asks whether to end the whole session; nothing is sent then.
            text: qsTr("Stop")
            kind: KioskButton.Quiet
            iconPath: bar.wordsAlone ? Icons.none : Icons.stop
            visible: bar.kiosk.canCancel
            // Its place stays empty: a second key of that name would mean something else.
            enabled: !bar.stopAsked
            opacity: enabled ? 1 : 0
            Layout.preferredWidth: Math.max(Theme.buttonWidth, implicitWidth)
            Layout.preferredHeight: Theme.target
            // Before the first answer there is nothing to lose, and no camera goes on behind a question.
            onClicked: bar.kiosk.stopNeedsQuestion ? bar.stopWanted() : bar.kiosk.cancel()
        }
    }

    KioskButton {
        id: desk

        objectName: "nav.staffDesk"
        textSize: bar.textSize
        //: Not for patients: opens what staff can do here, behind a passcode.
        text: qsTr("For staff")
        kind: bar.kiosk.deskNeedsStaff && bar.wordsAlone ? KioskButton.Primary : KioskButton.Quiet
        // Something waits for staff: they see it from where they stand.
        iconPath: bar.kiosk.deskNeedsStaff && !bar.wordsAlone ? Icons.info : Icons.none
        visible: bar.kiosk.staffDeskOffered
        Layout.row: bar.twoRows ? 1 : 0
        Layout.column: 0
        Layout.fillWidth: true
        Layout.preferredWidth: Math.max(Theme.buttonWidth, implicitWidth)
        Layout.maximumWidth: Layout.preferredWidth
        // Its longest word stays whole where both keys give way.
        Layout.minimumWidth: Math.max(Theme.buttonWidth, Math.min(implicitWidth, Theme.buttonWidth * 1.4))
        Layout.preferredHeight: Theme.target
        onClicked: bar.kiosk.openStaffDesk()
    }

    Item {
        visible: bar.twoRows
        Layout.row: 1
        Layout.column: 1
        Layout.fillWidth: true
    }

    KioskButton {
        id: help

        objectName: "nav.help"
        textSize: bar.textSize
        // Whoever was called says so where they stand: the record has it.
        text: bar.kiosk.helpHere
              //: Key at the bottom right while a member of staff stands beside the patient: they enter a passcode and help. Two or three words.
              ? qsTr("Help from staff")
              : bar.kiosk.staffCalled
              //: The same key after it was touched; nobody knows whether they come. Also said by the voice. Two words.
              ? qsTr("Staff called")
              //: Key at the bottom right of every screen: calls a member of staff to the kiosk. Two words.
              : qsTr("Call staff")
        kind: KioskButton.Quiet
        // The longest of its words in the largest letters leave no room for the time beside them.
        iconPath: bar.wordsAlone || (bar.kiosk.helpHere && Theme.textScale > 1.5) ? Icons.none : Icons.bell
        visible: bar.kiosk.canCallStaff
        Layout.row: bar.twoRows ? 1 : 0
        Layout.column: bar.twoRows ? 2 : 3
        Layout.fillWidth: true
        Layout.preferredWidth: Math.max(Theme.buttonWidth * 1.45, implicitWidth)
        Layout.maximumWidth: Layout.preferredWidth
        Layout.minimumWidth: Theme.buttonWidth
        Layout.preferredHeight: Theme.target
        onClicked: bar.kiosk.helpHere ? bar.kiosk.askAssistance() : bar.kiosk.callStaff()
    }
}
