// The camera's mirror, one hint at a time, and the other ways beside it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

import Uketsuke.Presentation

Screen {
    id: screen

    readonly property list<QtObject> hintTexts: [
        FaceHintText { text: qsTr("Very good. Please stay like this.") },
        FaceHintText { text: qsTr("Please bring your face into the oval.") },
        FaceHintText { text: qsTr("Only one person in the picture, please.") },
        FaceHintText { text: qsTr("Please come a little closer.") },
        FaceHintText { text: qsTr("Please move back a little.") },
        FaceHintText { text: qsTr("Please look into the camera.") },
        FaceHintText { text: qsTr("Please hold your head straight.") },
        FaceHintText { text: qsTr("It is too dark. Please turn to the light.") },
        FaceHintText { text: qsTr("It is too bright. Please turn away from the light.") },
        FaceHintText { text: qsTr("Please hold still for a moment.") }
    ]

    name: "capturingFace"
    title: qsTr("Please look into the camera")

    GridLayout {
        anchors.fill: parent
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.spaceL
        rowSpacing: Theme.spaceM

        FramePreview {
            kiosk: screen.kiosk
            backdrop: Theme.camera
            shade: Theme.shade
            ring: screen.kiosk.hint === KioskView.Good ? Theme.accent : Theme.warmthDeep
            ringWidth: Theme.focusWidth * 1.6
            radius: Theme.radius
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.column * 0.9
            Layout.minimumHeight: Theme.choice * 2
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Your picture, as in a mirror. It is not kept.")
        }

        ColumnLayout {
            spacing: Theme.spaceM
            Layout.fillWidth: true
            Layout.fillHeight: !Theme.portrait
            Layout.preferredWidth: Theme.column * 0.75

            Rectangle {
                color: screen.kiosk.hint === KioskView.Good ? Theme.accentSoft : Theme.surface
                radius: Theme.radius
                border.width: Theme.borderThin
                border.color: screen.kiosk.hint === KioskView.Good ? Theme.accent : Theme.hairline
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Math.max(Theme.choice, hintText.implicitHeight + 2 * Theme.spaceM)

                PlainText {
                    id: hintText

                    anchors.fill: parent
                    anchors.margins: Theme.spaceM
                    text: (screen.hintTexts[screen.kiosk.hint] as FaceHintText).text
                    font.pixelSize: Theme.textLead
                    font.bold: true
                    verticalAlignment: Text.AlignVCenter
                    horizontalAlignment: Text.AlignHCenter
                    Accessible.role: Accessible.AlertMessage
                    Accessible.name: text
                    onTextChanged: if (screen.visible) screen.kiosk.announcer.announce(hintText, hintText.text)
                }
            }

            Notice {
                visible: screen.kiosk.hasProblem
                message: screen.kiosk.problemText
                tone: Notice.Attention
                textSize: Theme.textSmall
                Layout.fillWidth: true
            }

            PlainText {
                visible: screen.kiosk.triesLeft >= 0
                //: Tries of the face check that are left. %1: a number.
                text: qsTr("Tries left: %1").arg(screen.kiosk.triesLeft)
                color: Theme.inkSoft
                Layout.fillWidth: true
            }

            RowLayout {
                spacing: Theme.spaceM
                Layout.fillWidth: true

                KioskButton {
                    objectName: "method.pin"
                    text: qsTr("Use PIN")
                    iconPath: Icons.pin
                    visible: screen.kiosk.pinAvailable
                    textSize: Theme.textBody
                    implicitHeight: Theme.target
                    padding: Theme.spaceS
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onClicked: screen.kiosk.choosePin()
                }
                KioskButton {
                    objectName: "method.staff"
                    text: qsTr("Ask staff")
                    iconPath: Icons.person
                    visible: screen.kiosk.staffAvailable
                    textSize: Theme.textBody
                    implicitHeight: Theme.target
                    padding: Theme.spaceS
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onClicked: screen.kiosk.chooseStaff()
                }
            }
        }
    }
}
