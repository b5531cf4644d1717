// The two answers once more, for several questions at one touch: as large as each other, and quieter than the answers
// to the one question that is shown.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

RowLayout {
    id: row

    required property string prefix
    required property string yesText
    required property string noText

    signal answered(bool yes)

    spacing: Theme.spaceM

    KioskButton {
        objectName: row.prefix + ".yes"
        text: row.yesText
        kind: KioskButton.Quiet
        iconPath: Icons.agree
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: Theme.target
        onClicked: row.answered(true)
    }
    KioskButton {
        objectName: row.prefix + ".no"
        text: row.noText
        kind: KioskButton.Quiet
        iconPath: Icons.refuse
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: Theme.target
        onClicked: row.answered(false)
    }
}
