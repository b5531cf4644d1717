// A member of staff proves to be one, then compares the photo printed on the card with the person. Until they are here the
// patient waits and meets no number pad: they would take it for the PIN's, and lock staff out.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

import Uketsuke.Presentation

DigitScreen {
    id: screen

    // By whoever came. Who withdraws for the facility has said before that they are staff.
    property bool opened: false
    readonly property bool typing: !kiosk.staffCompares && (opened || kiosk.staffDesk)
    readonly property bool waits: !kiosk.staffCompares && !typing
    readonly property bool refused: visible && kiosk.hasProblem
    readonly property string below: kiosk.staffCompares ? leadText : waits ? leave.message : forStaff.text

    name: "staffCheck"
    centred: waits
    takesDigits: typing
    //: Title for the member of staff who compares; the patient reads it too.
    title: kiosk.staffCompares ? qsTr("For staff: is this the person on the card's photo?")
         //: Title above the number pad: the facility withdraws, not a patient.
         : kiosk.staffDesk ? qsTr("For staff: please enter the passcode to withdraw a consent for this facility")
         //: Title: to the patient who asked for staff and waits.
         : waits ? qsTr("A member of staff will be with you in a moment.")
         //: Title above the number pad: from then on the record says that staff helped.
         : kiosk.staffHelps ? qsTr("For staff: the passcode, to help with this visit")
                            //: Title above the number pad: for staff, who then compare the photo.
                            : qsTr("For staff: please enter the passcode")
    //: To the member of staff, below the title.
    leadText: kiosk.staffCompares ? qsTr("Please compare the photo printed on the card with the person in front of you.")
                                  : ""
    spoken: (kiosk.hasProblem && !waits ? kiosk.problemText + "  " : "") + title + (below !== "" ? "  " + below : "")

    // What was refused is told where it was entered.
    onRefusedChanged: if (refused) opened = true
    onVisibleChanged: if (!visible) opened = false

    function openPad() {
        kiosk.touch();
        kiosk.pauseTouches();
        key.focus = false; // goes, and would keep the keys
        opened = true;
    }

    // Back to the wait. False where there is none to go back to.
    function closePad(): bool {
        if (!visible || !typing || kiosk.staffDesk)
            return false;
        kiosk.touch();
        kiosk.pauseTouches();
        kiosk.wipeDigits();
        opened = false;
        return true;
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.spaceM
        visible: screen.waits
        enabled: visible

        Item {
            Layout.fillHeight: true
        }

        CardOnReader {
            act: CardOnReader.Leave
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: Theme.column * (Theme.portrait ? 0.72 : 0.4)
            Layout.preferredHeight: Theme.column * (Theme.portrait ? 0.66 : 0.37)
            Layout.fillHeight: true
            Layout.minimumHeight: Theme.target
            Layout.maximumHeight: Layout.preferredHeight
        }

        Notice {
            id: leave

            //: Notice below the drawing, while the patient waits for a member of staff.
            message: qsTr("Please leave the card on the reader.")
            iconPath: Icons.card
            Layout.alignment: Qt.AlignHCenter
            Layout.fillWidth: true
            Layout.maximumWidth: Math.min(Theme.column, implicitWidth)
        }

        Item {
            Layout.fillHeight: true
        }

        KioskButton {
            id: key

            objectName: "staff.open"
            //: Small key, not for patients: opens the number pad for the passcode of whoever came.
            text: qsTr("For staff")
            kind: KioskButton.Quiet
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: Math.max(Theme.buttonWidth, implicitWidth)
            Layout.preferredHeight: Theme.target
            onClicked: screen.openPad()
        }
    }

    ChoiceRow {
        anchors.left: parent.left
        anchors.right: parent.right
        y: (parent.height - height) * Theme.rest
        height: Math.min(parent.height, implicitHeight)
        visible: screen.kiosk.staffCompares
        enabled: visible // what is hidden would keep the focus, and with it the keys

        Choice {
            objectName: "staff.matches"
            //: Large key for the member of staff who compares.
            text: qsTr("Yes, the same person")
            iconPath: Icons.agree
            onClicked: screen.kiosk.staffFound(true)
        }
        Choice {
            objectName: "staff.differs"
            //: Large key for the member of staff who compares; ends the session.
            text: qsTr("No, or not certain")
            iconPath: Icons.refuse
            onClicked: screen.kiosk.staffFound(false)
        }
    }

    GridLayout {
        anchors.fill: parent
        visible: screen.typing
        enabled: visible
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.spaceL
        rowSpacing: Theme.spaceL

        ColumnLayout {
            spacing: Theme.spaceM
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter

            PlainText {
                id: forStaff

                //: To the member of staff, above the boxes for the passcode.
                text: screen.kiosk.staffDesk ? qsTr("The record will say that this facility withdrew, not the patient.")
                    //: To both, above the boxes for the passcode.
                    : screen.kiosk.staffHelps ? qsTr("The record of this visit will say that a member of staff helped. The patient decides.")
                                              : ""
                visible: text !== ""
                color: Theme.inkSoft
                Layout.fillWidth: true
            }

            Notice {
                visible: screen.kiosk.hasProblem
                message: screen.kiosk.problemText
                tone: Notice.Attention
                Layout.fillWidth: true
            }

            DigitBoxes {
                kiosk: screen.kiosk
                mode: SecretDigits.Dots
                boxHeight: Theme.target
                //: Label of the four boxes: the staff's code, not the card's PIN.
                label: qsTr("Passcode")
                first: 0
                count: 4
            }
        }

        Keypad {
            kiosk: screen.kiosk
            Layout.alignment: Theme.portrait ? Qt.AlignHCenter | (Theme.low ? Qt.AlignBottom : Qt.AlignTop) : Qt.AlignRight | (Theme.roomy ? Qt.AlignVCenter : Qt.AlignTop)
        }
    }
}
