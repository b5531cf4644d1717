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
    property string family: Theme.family
    property real tallestContent: 0
    // Answers of equal weight have letters of one size: that of the smallest.
    property real lettersOfAll: 1
    readonly property real letters: (contentItem as ButtonFace).shrunk
    property bool spent: false // does nothing more for now; pale, but keeps the focus and its whole frame
    property bool leading: false // picture and words begin at the left edge
    property real textSize: kind === KioskButton.Quiet ? Theme.textBody : Theme.textLead
    // Whether it may be moved under the bars; see Icon. A layer of the software renderer keeps the old colour (Qt 6.4), so a
    // button that changes its own does without one.
    property bool moves: !Theme.roomy
    property real pictureSize: upright ? Theme.iconLarge : kind === KioskButton.Quiet ? Theme.iconSmall : Theme.icon

    readonly property bool filled: kind === KioskButton.Primary
    readonly property color foreground: filled ? Theme.inkOnAccent : Theme.accent

    implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(kind === KioskButton.Quiet ? Theme.target : Theme.choice,
                             implicitContentHeight + 2 * padding)
    // The face stands in the middle of the whole height: where a layout gives less, its words take it from the padding.
    verticalPadding: 0
    padding: kind === KioskButton.Quiet ? Theme.spaceS : Theme.spaceM
    focusPolicy: Qt.StrongFocus
    // Whatever a screen would like: never smaller than a finger or than its words.
    readonly property real leastHeight: Math.max(Theme.target, implicitContentHeight + 2 * Theme.spaceXs)
    property real settledHeight: 0 // as of PlainText

    Layout.minimumHeight: Math.max(leastHeight, settledHeight)
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
        opacity: button.enabled && !button.spent ? 1 : 0.5
    }

    contentItem: ButtonFace {
        text: button.text
        detail: button.detail
        iconPath: button.iconPath
        upright: button.upright
        leading: button.leading
        colour: button.foreground
        detailColour: button.filled ? Theme.inkOnAccent : Theme.inkSoft
        textSize: button.textSize
        family: button.family
        tallest: button.tallestContent
        letters: button.lettersOfAll
        pictureSize: button.pictureSize
        moves: button.moves
        opacity: button.enabled && !button.spent ? 1 : 0.5
    }

    FocusFrame {
        shown: button.visualFocus
    }
}
