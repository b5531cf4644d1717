// Always at the top: where the patient is on the way, the language, one touch away, and how it all looks.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

RowLayout {
    id: bar

    required property KioskView kiosk

    // Where the words are largest, or large on a narrow panel, the panel of all languages is the one way.
    readonly property bool quickLanguages: Theme.roomy || (!Theme.narrow && Theme.textScale <= 1.5)

    signal languagesWanted
    signal displayWanted

    spacing: Theme.spaceS

    Item {
        Layout.fillWidth: true
        Layout.fillHeight: true

        RowLayout {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.spaceM

            PlainText {
                //: Name of the machine in the top left corner.
                text: qsTr("Reception")
                visible: !Theme.narrow && (bar.kiosk.step === 0 || Theme.roomy)
                // One word: with room for its reading above there is none for another line below.
                lineHeight: Theme.aboveText > 0 ? 1 : Theme.lineHeight
                color: Theme.accent
                font.bold: true
                font.pixelSize: Theme.textLead
                Layout.fillWidth: bar.kiosk.step === 0
            }

            Row {
                visible: bar.kiosk.step > 0 && !Theme.narrow
                spacing: Theme.spaceXs
                Layout.alignment: Qt.AlignVCenter

                Repeater {
                    model: bar.kiosk.steps

                    Rectangle {
                        required property int index

                        width: Theme.dot * (index + 1 === bar.kiosk.step ? 3 : 1.6)
                        height: Theme.dot
                        radius: height / 2
                        color: index < bar.kiosk.step ? Theme.accent : Theme.clear
                        border.width: Theme.borderThin
                        border.color: Theme.accent
                    }
                }
            }

            // On every screen that follows, so that nobody agrees to more than they know the record to say.
            Icon {
                objectName: "assisted"
                path: Icons.people
                colour: Theme.accent
                visible: bar.kiosk.assisted
                Layout.preferredWidth: Theme.iconSmall
                Layout.preferredHeight: Theme.iconSmall
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("A member of staff helps you")
            }

            PlainText {
                text: bar.kiosk.announcer.soundCaption
                visible: text !== ""
                color: Theme.accent
                font.pixelSize: Theme.textSmall
                maximumLineCount: 2 // the bar must not grow while a sound lasts
                elide: Text.ElideRight
                Layout.fillWidth: true
            }

            PlainText {
                visible: bar.kiosk.step > 0 && bar.kiosk.announcer.soundCaption === ""
                //: Progress. %1: number of this step, %2: number of all steps.
                text: qsTr("Step %1 of %2").arg(bar.kiosk.step).arg(bar.kiosk.steps)
                color: Theme.inkSoft
                topPadding: 0 // figures have no readings
                Layout.fillWidth: true
            }
        }
    }

    LanguageButton {
        kiosk: bar.kiosk
        code: "ja"
        visible: bar.quickLanguages && Languages.canBeChosen(code, bar.kiosk.languages)
    }

    LanguageButton {
        kiosk: bar.kiosk
        code: "en"
        visible: bar.quickLanguages && Languages.canBeChosen(code, bar.kiosk.languages)
    }

    KioskButton {
        objectName: "languages.open"
        kind: KioskButton.Quiet
        iconPath: Icons.globe
        // The two beside it are not all.
        visible: !bar.quickLanguages || Languages.choosable(bar.kiosk.languages).length > 2
        padding: Theme.spaceXs
        pictureSize: Theme.icon
        Accessible.name: qsTr("Languages")
        Layout.preferredWidth: Theme.target
        Layout.preferredHeight: Theme.target
        onClicked: bar.languagesWanted()
    }

    KioskButton {
        objectName: "display.open"
        kind: KioskButton.Quiet
        iconPath: Icons.letters
        padding: Theme.spaceXs
        pictureSize: Theme.icon
        Accessible.name: qsTr("Size of the words, and colours")
        Layout.preferredWidth: Theme.target
        Layout.preferredHeight: Theme.target
        onClicked: bar.displayWanted()
    }
}
