// The two answers once more, for several questions at one touch: as large as each other, and quieter than the answers
// to the one question that is shown. Placed by hand.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Item {
    id: row

    required property string prefix
    required property string yesText
    required property string noText

    signal answered(bool yes)

    // Never nothing: words in no room at all keep a layout busy for ever.
    readonly property real room: Math.max(width, Theme.target * 6)
    readonly property real half: (room - Theme.spaceM) / 2

    readonly property real tallest: Math.max(yes.leastHeight, no.leastHeight)
    readonly property real letters: Math.min(yes.letters, no.letters)
    readonly property real leastHeight: implicitHeight
    property real settledHeight: 0 // as of PlainText

    implicitHeight: Theme.portrait ? tallest * 2 + Theme.spaceS : tallest
    Layout.minimumHeight: Math.max(leastHeight, settledHeight)

    KioskButton {
        id: yes

        objectName: row.prefix + ".yes"
        text: row.yesText
        kind: KioskButton.Quiet
        iconPath: Icons.agree
        width: Theme.portrait ? row.room : row.half
        height: row.tallest
        lettersOfAll: row.letters
        onClicked: row.answered(true)
    }
    KioskButton {
        id: no

        objectName: row.prefix + ".no"
        text: row.noText
        kind: KioskButton.Quiet
        iconPath: Icons.refuse
        x: Theme.portrait ? 0 : row.half + Theme.spaceM
        y: Theme.portrait ? row.tallest + Theme.spaceS : 0
        width: Theme.portrait ? row.room : row.half
        height: row.tallest
        lettersOfAll: row.letters
        onClicked: row.answered(false)
    }
}
