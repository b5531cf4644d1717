// A member of staff proves to be one, then compares the photo printed on the card with the person.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

import Uketsuke.Presentation

DigitScreen {
    id: screen

    name: "staffCheck"
    //: Title for the member of staff who compares; the patient reads it too.
    title: kiosk.staffCompares ? qsTr("For staff: is this the person on the card's photo?")
         //: Title above the number pad: the facility withdraws, not a patient.
         : kiosk.staffDesk ? qsTr("For staff: please enter the passcode to withdraw a consent for this facility")
         //: Title above the number pad: from then on the record says that staff helped.
         : kiosk.staffHelps ? qsTr("For staff: the passcode, to help with this visit")
                               //: Title: to the patient who asked for staff and waits; the number pad below is for staff.
                               : qsTr("A member of staff will be with you in a moment.")
    //: To the member of staff, below the title.
    leadText: kiosk.staffCompares ? qsTr("Please compare the photo printed on the card with the person in front of you.")
                                  : ""
    spoken: (kiosk.hasProblem ? kiosk.problemText + "  " : "") + title + "  " + (kiosk.staffCompares ? leadText : forStaff.text)

    ChoiceRow {
        anchors.left: parent.left
        anchors.right: parent.right
        y: (parent.height - height) * Theme.rest
        height: Math.min(parent.height, implicitHeight)
        visible: screen.kiosk.staffCompares

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
        visible: !screen.kiosk.staffCompares
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
                    //: Above the boxes, below the title that tells the patient to wait: for staff, who then compare the photo.
                                              : qsTr("For staff: please enter the passcode")
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
