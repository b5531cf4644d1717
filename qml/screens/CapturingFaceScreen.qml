// The camera's mirror, one hint at a time, and the other ways beside it. Where the person is asked to do something the
// picture of it stands above the words; a hint that nobody is seen well comes first, and then the words come back.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

import Uketsuke.Presentation

Screen {
    id: screen

    // Of KioskView.Action; the first is never shown.
    readonly property list<QtObject> actionTexts: [
        FaceHintText { text: "" },
        //: Asked of the patient before the camera, in large letters beside a drawing; proves a living face.
        FaceHintText { text: qsTr("Please close your eyes slowly once, and open them again.") },
        //: Asked of the patient before the camera: to their own left.
        FaceHintText { text: qsTr("Please turn your face a little to the left, and back.") },
        //: Asked of the patient before the camera: to their own right.
        FaceHintText { text: qsTr("Please turn your face a little to the right, and back.") }
    ]
    readonly property bool acts: kiosk.action !== KioskView.NoAction
    // Whoever turns or closes their eyes is not told to look into the camera or to hold still.
    readonly property bool seen: kiosk.hint === KioskView.Good || kiosk.hint >= KioskView.FaceTheCamera

    readonly property list<QtObject> hintTexts: [
        //: Hint to the patient before the camera: the face is seen well. The hints follow one another quickly; short.
        FaceHintText { text: qsTr("Very good. Please stay like this.") },
        //: Hint: no face is seen. The oval is drawn over the picture.
        FaceHintText { text: qsTr("Please bring your face into the oval.") },
        //: Hint: the camera sees two faces or more.
        FaceHintText { text: qsTr("Only one person in the picture, please.") },
        //: Hint: the face is too small in the picture.
        FaceHintText { text: qsTr("Please come a little closer.") },
        //: Hint: the face is too large in the picture.
        FaceHintText { text: qsTr("Please move back a little.") },
        //: Hint: the face is turned away.
        FaceHintText { text: qsTr("Please look into the camera.") },
        //: Hint: the head is tilted.
        FaceHintText { text: qsTr("Please hold your head straight.") },
        //: Hint: the face lies in the dark.
        FaceHintText { text: qsTr("It is too dark. Please turn to the light.") },
        //: Hint: light shines on the face.
        FaceHintText { text: qsTr("It is too bright. Please turn away from the light.") },
        //: Hint: the picture is blurred.
        FaceHintText { text: qsTr("Please hold still for a moment.") },
        //: Hint: sunglasses or hair cover the eyes.
        FaceHintText { text: qsTr("We cannot see your eyes. Please take off dark glasses.") },
        //: Hint: a mask covers the mouth.
        FaceHintText { text: qsTr("Please take off your mask for a moment.") }
    ]

    // The largest words of two buttons beside one another need the room of their pictures, or a word breaks.
    readonly property bool wordsAlone: Theme.textScale > 1.5
    // Longer words need the room around them where the picture stands beside.
    readonly property real margin: Theme.portrait || Theme.roomy ? Theme.spaceM : Theme.spaceXs

    name: "capturingFace"
    //: Title of the screen with the camera's picture. No full stop.
    title: qsTr("Please look into the camera")
    // How many tries are left is said when one is gone: before the first it would only take time from it.
    spoken: (kiosk.hasProblem ? kiosk.problemText + "  " + (kiosk.triesLeft > 0 ? tries.text + "  " : "") : "") + title

    GridLayout {
        anchors.fill: parent
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.spaceL
        rowSpacing: Theme.spaceM

        FramePreview {
            kiosk: screen.kiosk
            ground: Theme.paper
            backdrop: Theme.camera
            shade: Theme.shade
            ring: screen.kiosk.hint === KioskView.Good || screen.acts && screen.seen ? Theme.accent : Theme.warmthDeep
            ringWidth: Theme.focusWidth * 1.4
            // How far the check has come; it stays when someone moves.
            gatheredRing: Theme.accent
            gathered: screen.kiosk.gathered
            radius: Theme.radius
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.column * 0.9
            Layout.minimumHeight: Theme.choice * 2
            // All of the oval is seen, however large the words beside it are.
            Layout.maximumHeight: Theme.portrait ? Theme.windowHeight : Math.max(Layout.minimumHeight, screen.seenHeight)
            Layout.alignment: Qt.AlignTop
            Accessible.role: Accessible.Graphic
            //: For screen readers only: describes the camera's picture.
            Accessible.name: qsTr("Your picture, as in a mirror. It is not kept.")
        }

        ColumnLayout {
            spacing: Theme.spaceM
            Layout.fillWidth: true
            Layout.fillHeight: !Theme.portrait
            Layout.preferredWidth: Theme.column * 0.75

            Rectangle {
                color: screen.kiosk.hint === KioskView.Good || screen.acts ? Theme.accentSoft : Theme.surface
                radius: Theme.radius
                border.width: Theme.borderThin
                border.color: screen.kiosk.hint === KioskView.Good || screen.acts ? Theme.accent : Theme.hairline
                Layout.fillWidth: true
                Layout.fillHeight: true
                // Room for the drawing on the tall panel too, and always: the picture must not jump when it comes.
                Layout.minimumHeight: Math.max(Theme.portrait ? Theme.choice + Theme.action : Theme.target,
                    hintText.implicitHeight + 2 * screen.margin + (screen.acts ? Theme.spaceS + Theme.target : 0))

                ColumnLayout {
                    anchors.fill: parent
                    anchors.margins: screen.margin
                    spacing: Theme.spaceS

                    FaceActionPicture {
                        // Its room stays while nobody is seen, but it must not ask for another thing than the words do.
                        visible: screen.acts
                        opacity: screen.seen ? 1 : 0
                        action: screen.kiosk.action
                        Layout.alignment: Qt.AlignHCenter
                        Layout.fillHeight: true
                        Layout.maximumHeight: Theme.action * 1.5
                        Layout.preferredWidth: implicitWidth
                    }
                    PlainText {
                        id: hintText

                        objectName: "face.instruction"
                        text: screen.acts && screen.seen ? (screen.actionTexts[screen.kiosk.action] as FaceHintText).text
                                                         : (screen.hintTexts[screen.kiosk.hint] as FaceHintText).text
                        font.pixelSize: Theme.textLead
                        font.bold: true
                        verticalAlignment: Text.AlignVCenter
                        horizontalAlignment: Text.AlignHCenter
                        Layout.fillWidth: true
                        Layout.fillHeight: !screen.acts
                        Accessible.role: Accessible.AlertMessage
                        Accessible.name: text
                        onTextChanged: if (screen.visible) screen.kiosk.announcer.announceHint(hintText, hintText.text)
                        onVisibleChanged: if (screen.visible) screen.kiosk.announcer.announceHint(hintText, hintText.text)
                    }
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
                id: tries

                visible: screen.kiosk.triesLeft >= 0 && !screen.acts
                //: Tries of the face check that are left. %1: a number.
                text: qsTr("Tries left: %1").arg(screen.kiosk.triesLeft)
                color: Theme.inkSoft
                // Nothing to the eye, but other heights, one after the other: the layout overhears the first one of another
                // language's letters (Qt 6.4).
                Layout.minimumHeight: settledHeight + (screen.unsettled % 2 === 1 ? 0.01 : 0)
                Layout.fillWidth: true
            }

            RowLayout {
                spacing: Theme.spaceM
                Layout.fillWidth: true

                KioskButton {
                    objectName: "method.pin"
                    //: Key below the camera's picture: be recognised by PIN instead. Half the width of the panel; short.
                    text: qsTr("Use PIN")
                    iconPath: screen.wordsAlone ? Icons.none : Icons.pin
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
                    //: Key below the camera's picture: let a member of staff compare the photo instead. As short as can be.
                    text: qsTr("Ask staff")
                    iconPath: screen.wordsAlone ? Icons.none : Icons.person
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
