// The one button of the module: picture, words, and an optional second line. `Choice` is for answers of equal
// weight, `Primary` for the one main action of a screen, `Quiet` for the bars.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Uketsuke

T.AbstractButton {
    id: button

    enum Kind { Choice, Primary, Quiet }

    property int kind: KioskButton.Choice
    property string detail
    property string iconPath: Icons.none
    property bool upright: false
    property bool leading: false // picture and words begin at the left edge
    property real textSize: kind === KioskButton.Quiet ? Theme.textBody : Theme.textLead
    property real pictureSize: upright ? Theme.iconLarge : kind === KioskButton.Quiet ? Theme.iconSmall : Theme.icon

    readonly property bool filled: kind === KioskButton.Primary
    readonly property color foreground: filled ? Theme.onAccent : Theme.accent

    implicitWidth: Math.max(Theme.target, words.implicitWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(kind === KioskButton.Quiet ? Theme.target : Theme.choice,
                             words.implicitHeight + topPadding + bottomPadding)
    padding: kind === KioskButton.Quiet ? Theme.spaceS : Theme.spaceM
    focusPolicy: Qt.StrongFocus
    activeFocusOnTab: true

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: detail
    Accessible.focusable: true
    Accessible.onPressAction: button.clicked()
    Keys.onReturnPressed: button.clicked()
    Keys.onEnterPressed: button.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: button.filled ? (button.down ? Theme.accentPressed : Theme.accent)
                             : (button.down ? Theme.accentSoft : Theme.surface)
        border.width: button.kind === KioskButton.Quiet ? Theme.borderThin : Theme.border
        border.color: button.kind === KioskButton.Quiet ? Theme.line : Theme.accent
        opacity: button.enabled ? 1 : 0.5
    }

    contentItem: Item {
        GridLayout {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            x: button.leading ? Theme.spaceXs : Math.round((parent.width - width) / 2)
            width: Math.min(parent.width, implicitWidth)
            columns: button.upright ? 1 : 2
            columnSpacing: button.leading ? Theme.spaceM : Theme.spaceS
            rowSpacing: Theme.spaceS
            opacity: button.enabled ? 1 : 0.5

            Icon {
                path: button.iconPath
                colour: button.foreground
                visible: button.iconPath !== Icons.none
                Layout.preferredWidth: button.pictureSize
                Layout.preferredHeight: button.pictureSize
                Layout.alignment: Qt.AlignCenter
            }

            ColumnLayout {
                spacing: Theme.spaceXs
                Layout.fillWidth: true

                PlainText {
                    text: button.text
                    color: button.foreground
                    font.pixelSize: button.textSize
                    font.bold: true
                    horizontalAlignment: button.leading ? Text.AlignLeft : Text.AlignHCenter
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }

                PlainText {
                    text: button.detail
                    visible: button.detail !== ""
                    color: button.filled ? Theme.onAccent : Theme.inkSoft
                    font.pixelSize: Theme.textSmall
                    horizontalAlignment: button.leading ? Text.AlignLeft : Text.AlignHCenter
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
            }
        }
    }

    FocusFrame {
        shown: button.visualFocus
    }
}
