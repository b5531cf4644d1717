// Always at the top: where the patient is on the way, the language, one touch away, and how it all looks. In low reach
// nothing is touched here: the bar below has it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

RowLayout {
    id: bar

    required property KioskView kiosk

    // Where the words are largest, or large on a narrow panel, the panel of all languages is the one way; in low reach
    // it is below.
    readonly property bool quickLanguages: (Theme.roomy || (!Theme.narrow && Theme.textScale <= 1.5)) && !Theme.low

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
                visible: !Theme.narrow && (bar.kiosk.step === 0 || Theme.roomy) && !(caption.shown && Theme.textScale > 1)
                // One word: with room for its reading above there is none for another line below.
                lineHeight: Theme.aboveText > 0 ? 1 : Theme.lineHeight
                color: Theme.accent
                font.bold: true
                font.pixelSize: Theme.textLead
                Layout.fillWidth: bar.kiosk.step === 0 && !caption.shown
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
                //: For screen readers only: the small picture of two people at the top.
                Accessible.name: qsTr("A member of staff helps you")
            }

            PlainText {
                visible: bar.kiosk.step > 0
                //: Progress. %1: number of this step, %2: number of all steps.
                text: caption.shown ? bar.kiosk.step + "/" + bar.kiosk.steps : qsTr("Step %1 of %2").arg(bar.kiosk.step).arg(bar.kiosk.steps)
                color: Theme.inkSoft
                topPadding: 0 // figures have no readings
                Layout.fillWidth: !caption.shown
            }

            // A box of its own: how its words break is nothing to the row, which else would settle for ever when they
            // and the letters change in one step.
            Item {
                id: caption

                readonly property bool shown: bar.kiosk.announcer.soundCaption !== ""

                visible: shown
                implicitHeight: Theme.target // the bar must not grow while a sound lasts
                Layout.fillWidth: true

                // It stays in the words and the letters in which it came, whatever language is chosen meanwhile.
                Connections {
                    target: bar.kiosk.announcer

                    function onSoundCaptionChanged() {
                        heard.text = "";
                        heard.font.family = Theme.family;
                        heard.text = bar.kiosk.announcer.soundCaption;
                    }
                }

                PlainText {
                    id: heard

                    anchors.fill: parent
                    color: Theme.accent
                    font.pixelSize: Theme.textSmall
                    fontSizeMode: Text.Fit // rather smaller than cut
                    minimumPixelSize: Theme.textSmall / Theme.textScale * 0.62
                    lineHeight: 1
                    topPadding: 0
                    verticalAlignment: Text.AlignVCenter
                }
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

    LookButtons {
        visible: !Theme.low
        // The two beside it are not all.
        languages: !bar.quickLanguages || Languages.choosable(bar.kiosk.languages).length > 2
        onLanguagesWanted: bar.languagesWanted()
        onDisplayWanted: bar.displayWanted()
    }
}
