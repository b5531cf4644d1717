// How the patient is recognised: face, PIN, or a member of staff. None is preferred.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    name: "choosingMethod"
    //: Title, for a patient who came to withdraw a consent.
    title: kiosk.withdraws ? qsTr("Withdrawal: how shall we confirm that it is you?")
                           //: Title above three ways to be recognised: face, PIN, staff.
                           : qsTr("How shall we confirm that it is you?")
    spoken: (kiosk.hasProblem ? kiosk.problemText + "  " : "") + title + (expires.visible ? "  " + expires.message : "")
        + (kiosk.assisted ? "  " + helped.text : "")

    // Side by side in low reach, unless words are so large that they would break there.
    readonly property bool low: Theme.low && Theme.textScale === 1

    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        y: (parent.height - height) * Theme.rest
        height: Math.min(parent.height, implicitHeight)
        spacing: Theme.low ? Theme.spaceS : Theme.spaceM

        Notice {
            visible: screen.kiosk.hasProblem
            message: screen.kiosk.problemText
            tone: Notice.Attention
            Layout.fillWidth: true
        }

        Notice {
            id: expires

            visible: screen.kiosk.certificateExpiresSoon && !screen.kiosk.hasProblem
            //: Notice above the three ways; a reminder that changes nothing today.
            message: qsTr("The electronic certificate of your card expires within three months. Your city or town office can renew it; today you can use it as usual.")
            iconPath: Icons.card
            Layout.fillWidth: true
        }

        // One below the other, three answers and what follows need more than half of a panel.
        ChoiceRow {
            alwaysRow: screen.low
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: implicitHeight

            Choice {
                objectName: "method.face"
                //: Large key: be recognised by the camera.
                text: qsTr("Face")
                //: Small line in the key "Face". A line break may stand in it.
                detail: qsTr("Look into the camera. The picture is not kept.")
                iconPath: Icons.face
                upright: !Theme.portrait || screen.low
                visible: screen.kiosk.faceAvailable
                onClicked: screen.kiosk.chooseFace()
            }
            Choice {
                objectName: "method.pin"
                //: Large key: be recognised by the card's 4-digit PIN (利用者証明用).
                text: qsTr("PIN")
                //: Small line in the key "PIN".
                detail: qsTr("The 4 digits you chose for your card.")
                iconPath: Icons.pin
                upright: !Theme.portrait || screen.low
                visible: screen.kiosk.pinAvailable
                onClicked: screen.kiosk.choosePin()
            }
            Choice {
                objectName: "method.staff"
                //: Large key: a member of staff compares face and photo.
                text: qsTr("Ask staff")
                //: Small line in the key "Ask staff".
                detail: qsTr("A member of staff looks at your card's photo.")
                iconPath: Icons.person
                upright: !Theme.portrait || screen.low
                visible: screen.kiosk.staffAvailable
                onClicked: screen.kiosk.chooseStaff()
            }
        }

        // Words that are longer in another language take a line of their own.
        Flow {
            id: row

            spacing: Theme.low ? Theme.spaceS : Theme.spaceM
            layoutDirection: Qt.RightToLeft
            Layout.fillWidth: true
            Layout.topMargin: Theme.low ? 0 : Theme.spaceS
            Layout.minimumHeight: implicitHeight

            KioskButton {
                objectName: "purpose.change"
                //: Key below the three ways: leads back from withdrawing to the usual visit.
                text: screen.kiosk.withdraws ? qsTr("Do not withdraw anything")
                                             //: Key below the three ways: the patient came to withdraw, not to consent.
                                             : qsTr("Withdraw an earlier consent")
                kind: KioskButton.Quiet
                width: Math.min(implicitWidth, row.width)
                height: leastHeight
                onClicked: screen.kiosk.chooseWithdrawal(!screen.kiosk.withdraws)
            }

            KioskButton {
                objectName: "help.ask"
                //: Key below the three ways: a member of staff enters a passcode and helps with the screens.
                text: qsTr("Help from staff")
                kind: KioskButton.Quiet
                width: Math.min(implicitWidth, row.width)
                height: leastHeight
                visible: screen.kiosk.helpOffered
                onClicked: screen.kiosk.askAssistance()
            }

            PlainText {
                id: helped

                //: Small line that stands where the key "Help from staff" was.
                text: qsTr("A member of staff helps you")
                color: Theme.inkSoft
                font.pixelSize: Theme.textSmall
                // Not its own implicit width, which depends on the width that it is given.
                width: Math.min(Math.ceil(helpedMetrics.advanceWidth(text) * Theme.breadth) + 2, row.width)
                height: Math.max(Theme.target, implicitHeight)
                verticalAlignment: Text.AlignVCenter
                visible: screen.kiosk.assisted

                FontMetrics {
                    id: helpedMetrics

                    font: helped.font
                }
            }
        }
    }
}
