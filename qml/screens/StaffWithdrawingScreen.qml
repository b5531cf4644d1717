// For staff: which consent this facility gives back, why, and one touch to end it or to leave it. One question at a time.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

Screen {
    id: screen

    readonly property bool signed: kiosk.deskNeedsStaff || kiosk.recordsWaiting > 0
    // A page of the list: what a panel, or its lower half, holds at normal size.
    readonly property int columns: Theme.narrow ? 1 : 2
    readonly property int perPage: Theme.low ? (signed ? 1 : 3) : Theme.narrow ? (signed ? 3 : 6) : (signed ? 1 : 2) * columns
    readonly property int pages: Math.max(1, Math.ceil(kiosk.itemCount / perPage))
    readonly property bool which: kiosk.staffAsked === KioskView.Which
    property int page: 0

    name: "staffWithdrawing"
    //: Title above the list of consents that this kiosk delivered.
    title: which ? qsTr("For staff: which consent is withdrawn?")
         //: Title above two reasons.
         : kiosk.staffAsked === KioskView.Why ? qsTr("For staff: why is it withdrawn?")
                                              //: Title of the confirmation.
                                              : qsTr("For staff: withdraw this consent?")
    //: Below the title. %1: date, time and the end of the record's number, such as 2026-11-28  09:59:17  0000a0.
    leadText: which ? "" : qsTr("Consent of %1").arg(kiosk.chosenGiven)
    spoken: title + (leadText !== "" ? "  " + leadText : "")
        + (which ? "  " + (kiosk.itemCount > 0 ? order.text : empty.message)
                 : kiosk.staffAsked === KioskView.Confirmation ? "  " + reason.text + "  " + effect.text + "  " + record.text : "")
    spokenBehind: which ? spokenOf(signs) : "" // its numbers change while somebody reads

    onVisibleChanged: page = 0
    onWhichChanged: page = 0

    function turn(to) {
        kiosk.touch();
        page = Math.max(0, Math.min(pages - 1, to));
        kiosk.announcer.announce(place, place.text);
    }

    function spokenOf(lines: var): string {
        let all = "";
        for (let i = 0; i < lines.children.length; ++i)
            if (lines.children[i].shown)
                all += "  " + lines.children[i].text;
        return all;
    }

    // What needs staff, one line each.
    component Sign: FactLine {
        required property bool shown

        visible: shown
        width: parent ? parent.width : 0
        iconPath: Icons.info
    }

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        // In the middle of a tall panel, as answers are: a short list leaves most of it empty.
        y: Theme.portrait ? Math.max(0, (parent.height - height) * Theme.rest) : 0
        spacing: screen.signed ? Theme.spaceS : Theme.spaceM
        visible: screen.which
        Layout.minimumHeight: visible ? implicitHeight : 0

        Column {
            id: signs

            width: parent.width
            spacing: Theme.spaceXs / 2
            visible: screen.signed

            Sign {
                shown: screen.kiosk.recordsRefused > 0
                //: For staff; %1 is a number of consents or withdrawals.
                text: qsTr("Refused by the national system: %1. Please tell your vendor.").arg(screen.kiosk.recordsRefused)
            }
            Sign {
                shown: screen.kiosk.recordsTooLate > 0
                //: For staff; %1 is a number of consents.
                text: qsTr("Consents that arrived after their end since the start, and count for nothing: %1").arg(screen.kiosk.recordsTooLate)
            }
            Sign {
                shown: screen.kiosk.recordsEndingSoon > 0
                //: For staff; %1 is a number of consents. Who gave them has to be asked again once they have ended.
                text: qsTr("Consents that end soon and have not arrived: %1. Please check the network.").arg(screen.kiosk.recordsEndingSoon)
            }
            Sign {
                shown: screen.kiosk.filesWaiting > 0
                //: For staff; %1 is a number of files.
                text: qsTr("Result files that cannot be written: %1. Please check the receipt computer's folder.").arg(screen.kiosk.filesWaiting)
            }
            Sign {
                shown: screen.kiosk.certificateDays >= 0
                //: For staff; %1 is a number of days.
                text: qsTr("Days until this kiosk's certificate ends: %1. Please tell your vendor.").arg(screen.kiosk.certificateDays)
            }
            Sign {
                shown: screen.kiosk.updateFellBack !== ""
                //: For staff; %1 is a version such as 1.4.0.
                text: qsTr("Version %1 did not start well, and the earlier one runs. Please tell your vendor.").arg(screen.kiosk.updateFellBack)
            }
            Sign {
                shown: screen.kiosk.recordsWaiting > 0
                //: For staff; %1 is a number of consents or withdrawals.
                text: qsTr("Waiting to be sent: %1").arg(screen.kiosk.recordsWaiting)
            }
        }

        Notice {
            id: empty

            width: parent.width
            visible: screen.kiosk.itemCount === 0
            //: For staff, in the place of the list: it is empty.
            message: screen.kiosk.withdrawalKnown ? qsTr("This kiosk knows of no consent in force that it has delivered.")
                                                  //: For staff, in the place of the list: it is not known.
                                                  : qsTr("The consents of this kiosk cannot be read now.")
            tone: Notice.Attention
        }

        PlainText {
            id: order

            //: For staff, above the list: how they find the consent they mean.
            text: qsTr("Newest first: date, time and the end of the record's number. The result file for the receipt computer has the same time in its name.")
            visible: screen.kiosk.itemCount > 0
            color: Theme.inkSoft
            font.pixelSize: Theme.textSmall
            width: parent.width
        }

        Grid {
            id: list

            visible: screen.kiosk.itemCount > 0
            width: parent.width
            columns: screen.columns
            spacing: Theme.spaceM
            // A last page that is not full keeps the height: the keys below stay under the finger.
            height: screen.pages > 1 ? Math.max(implicitHeight, (screen.perPage / columns) * (lineHeight + spacing) - spacing) : implicitHeight

            property real lineHeight: Theme.target

            Repeater {
                model: screen.visible && screen.which ? screen.kiosk.items : null

                KioskButton {
                    id: line

                    required property int index
                    required property string title

                    objectName: "given." + index
                    text: line.title
                    visible: Math.floor(index / screen.perPage) === screen.page
                    width: (list.width - (list.columns - 1) * list.spacing) / list.columns
                    height: Math.max(Theme.target, leastHeight)
                    onHeightChanged: if (visible) list.lineHeight = height
                    onClicked: screen.kiosk.chooseGiven(line.index)
                }
            }
        }

        Row {
            spacing: Theme.spaceM
            visible: screen.pages > 1

            KioskButton {
                objectName: "given.newer"
                kind: KioskButton.Quiet
                iconPath: Icons.up
                width: Theme.target
                height: Theme.target
                spent: screen.page === 0
                //: Key that shows later consents.
                Accessible.name: qsTr("Newer")
                onClicked: screen.turn(screen.page - 1)
            }
            KioskButton {
                objectName: "given.older"
                kind: more ? KioskButton.Primary : KioskButton.Quiet
                iconPath: Icons.down
                width: Theme.target
                height: Theme.target
                spent: !more

                readonly property bool more: screen.page + 1 < screen.pages

                //: Key that shows earlier consents.
                Accessible.name: qsTr("Older")
                onClicked: screen.turn(screen.page + 1)
            }
            PlainText {
                id: place

                //: Below a list of staff's. %1: number of the page that is shown, %2: number of all.
                text: qsTr("Page %1 of %2").arg(screen.page + 1).arg(screen.pages)
                color: Theme.inkSoft
                height: Theme.target
                verticalAlignment: Text.AlignVCenter
            }
        }
    }

    ChoiceRow {
        anchors.left: parent.left
        anchors.right: parent.right
        y: (parent.height - height) * Theme.rest
        height: Math.min(parent.height, implicitHeight)
        visible: screen.kiosk.staffAsked === KioskView.Why

        Choice {
            objectName: "reason.institution"
            //: Large key, first reason: the facility has no use for the consent.
            text: qsTr("This facility gives it back")
            //: Small line in the key "This facility gives it back".
            detail: qsTr("For example: the consent was taken for another visit, or a patient without their card asks for it.")
            iconPath: Icons.facility
            onClicked: screen.kiosk.chooseReason(false)
        }
        Choice {
            objectName: "reason.purpose"
            //: Large key, second reason: what the patient was asked for is no longer so.
            text: qsTr("The purpose has changed")
            //: Small line in the key "The purpose has changed".
            detail: qsTr("The records are no longer needed for what the patient was asked.")
            iconPath: Icons.again
            onClicked: screen.kiosk.chooseReason(true)
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.spaceM
        visible: screen.kiosk.staffAsked === KioskView.Confirmation

        FactLine {
            id: reason

            text: screen.kiosk.purposeChanged
                  //: Line of the confirmation, for staff.
                  ? qsTr("Reason: the purpose has changed")
                  //: Line of the confirmation, for staff.
                  : qsTr("Reason: this facility gives it back")
            iconPath: Icons.list
            Layout.fillWidth: true
        }
        FactLine {
            id: effect

            //: Line of the confirmation: what withdrawing does.
            text: qsTr("From then on this facility fetches nothing more with this consent. What was fetched before stays in the chart.")
            iconPath: Icons.shield
            Layout.fillWidth: true
        }
        FactLine {
            id: record

            //: Line of the confirmation: what the record will say.
            text: qsTr("The record says that this facility withdrew, not the patient. Please tell the patient.")
            iconPath: Icons.person
            Layout.fillWidth: true
        }

        Item { Layout.fillHeight: true }

        RowLayout {
            spacing: Theme.spaceM
            Layout.fillWidth: true

            KioskButton {
                objectName: "staffWithdrawal.keep"
                //: Key of the confirmation: withdraws nothing.
                text: qsTr("Leave it as it is")
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.portrait ? Theme.choice : Theme.target
                onClicked: screen.kiosk.cancel()
            }
            KioskButton {
                objectName: "staffWithdrawal.confirm"
                //: Key of the confirmation: withdraws the consent.
                text: qsTr("Withdraw")
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.portrait ? Theme.choice : Theme.target
                onClicked: screen.kiosk.confirm()
            }
        }
    }
}
