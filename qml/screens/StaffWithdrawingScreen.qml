// For staff: which consent this facility gives back, why, and one touch to end it or to leave it. One question at a time.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

Screen {
    id: screen

    // A page of the list, in two columns.
    readonly property int rows: Theme.portrait ? 6 : 3
    readonly property int perPage: 2 * rows
    readonly property bool which: kiosk.staffAsked === KioskView.Which
    property int page: 0

    name: "staffWithdrawing"
    title: which ? qsTr("For staff: which consent is withdrawn?")
         : kiosk.staffAsked === KioskView.Why ? qsTr("For staff: why is it withdrawn?")
                                              : qsTr("For staff: withdraw this consent?")
    leadText: which ? "" : qsTr("Consent of %1").arg(kiosk.chosenGiven)

    Notice {
        anchors.left: parent.left
        anchors.right: parent.right
        visible: screen.which && screen.kiosk.itemCount === 0
        message: screen.kiosk.withdrawalKnown ? qsTr("This kiosk has delivered no consent that is still in force.")
                                              : qsTr("The consents of this kiosk cannot be read now.")
        tone: Notice.Attention
    }

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.spaceM
        visible: screen.which && screen.kiosk.itemCount > 0
        Layout.minimumHeight: visible ? implicitHeight : 0

        PlainText {
            text: qsTr("Newest first: date, time and the end of the record's number. The result file for the receipt computer has the same time in its name.")
            color: Theme.inkSoft
            font.pixelSize: Theme.textSmall
            width: parent.width
        }

        Grid {
            id: list

            width: parent.width
            columns: Theme.narrow ? 1 : 2
            spacing: Theme.spaceM

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
                    onClicked: screen.kiosk.chooseGiven(line.index)
                }
            }
        }

        Row {
            spacing: Theme.spaceM
            visible: screen.kiosk.itemCount > screen.perPage

            KioskButton {
                objectName: "given.newer"
                //: Shows the page of later consents.
                text: qsTr("Newer")
                kind: KioskButton.Quiet
                iconPath: Icons.up
                width: Math.max(Theme.buttonWidth, implicitWidth)
                height: Theme.target
                opacity: screen.page > 0 ? 1 : 0.5
                onClicked: {
                    screen.kiosk.touch();
                    screen.page = Math.max(0, screen.page - 1);
                }
            }
            KioskButton {
                objectName: "given.older"
                //: Shows the page of earlier consents.
                text: qsTr("Older")
                kind: KioskButton.Quiet
                iconPath: Icons.down
                width: Math.max(Theme.buttonWidth, implicitWidth)
                height: Theme.target
                opacity: (screen.page + 1) * screen.perPage < screen.kiosk.itemCount ? 1 : 0.5
                onClicked: {
                    screen.kiosk.touch();
                    if ((screen.page + 1) * screen.perPage < screen.kiosk.itemCount)
                        ++screen.page;
                }
            }
        }
    }

    ChoiceRow {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        height: Math.min(parent.height, implicitHeight)
        visible: screen.kiosk.staffAsked === KioskView.Why

        Choice {
            objectName: "reason.institution"
            text: qsTr("This facility gives it back")
            detail: qsTr("For example: given for the wrong visit, or at the patient's wish without the card.")
            iconPath: Icons.back
            onClicked: screen.kiosk.chooseReason(false)
        }
        Choice {
            objectName: "reason.purpose"
            text: qsTr("The purpose has changed")
            detail: qsTr("The records are no longer needed for what the patient was asked.")
            iconPath: Icons.list
            onClicked: screen.kiosk.chooseReason(true)
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.spaceM
        visible: screen.kiosk.staffAsked === KioskView.Confirmation

        FactLine {
            text: screen.kiosk.purposeChanged ? qsTr("Reason: the purpose has changed") : qsTr("Reason: this facility gives it back")
            iconPath: Icons.list
            Layout.fillWidth: true
        }
        FactLine {
            text: qsTr("From then on this facility fetches nothing more with this consent. What was fetched before stays in the chart.")
            iconPath: Icons.shield
            Layout.fillWidth: true
        }
        FactLine {
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
                text: qsTr("Leave it as it is")
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.portrait ? Theme.choice : Theme.target
                onClicked: screen.kiosk.cancel()
            }
            KioskButton {
                objectName: "staffWithdrawal.confirm"
                text: qsTr("Withdraw")
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.portrait ? Theme.choice : Theme.target
                onClicked: screen.kiosk.confirm()
            }
        }
    }
}
