// One sentence that is good to know before deciding, with a small picture to find it by.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

RowLayout {
    id: fact

    required property string text
    required property string iconPath

    spacing: Theme.spaceS

    Icon {
        path: fact.iconPath
        colour: Theme.accent
        Layout.preferredWidth: Theme.iconSmall * 0.75
        Layout.preferredHeight: Theme.iconSmall * 0.75
        Layout.alignment: Qt.AlignTop
    }

    PlainText {
        text: fact.text
        font.pixelSize: Theme.textSmall
        lineHeight: 1.1
        Layout.fillWidth: true
    }
}
