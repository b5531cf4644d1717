// The two answers once more, for several questions at one touch: as large as each other, and quieter than the answers
// to the one question that is shown. Placed by hand: a layout that is shown later settles its buttons for ever.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke

Item {
    id: row

    required property string prefix
    required property string yesText
    required property string noText

    signal answered(bool yes)

    readonly property real half: (width - Theme.spaceM) / 2

    implicitHeight: Theme.portrait ? Theme.target * 2 + Theme.spaceS : Theme.target

    KioskButton {
        objectName: row.prefix + ".yes"
        text: row.yesText
        kind: KioskButton.Quiet
        iconPath: Icons.agree
        width: Theme.portrait ? row.width : row.half
        height: Theme.target
        onClicked: row.answered(true)
    }
    KioskButton {
        objectName: row.prefix + ".no"
        text: row.noText
        kind: KioskButton.Quiet
        iconPath: Icons.refuse
        x: Theme.portrait ? 0 : row.half + Theme.spaceM
        y: Theme.portrait ? Theme.target + Theme.spaceS : 0
        width: Theme.portrait ? row.width : row.half
        height: Theme.target
        onClicked: row.answered(false)
    }
}
