// Two keys that move a screen whose words need more than the panel has. They stand beside it, never over it.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke

Grid {
    id: keys

    required property Flickable view
    property bool sideBySide: false // where there is no height for two

    readonly property real end: view.contentHeight - view.height

    signal touched

    spacing: Theme.spaceM
    columns: sideBySide ? 2 : 1

    KioskButton {
        objectName: "scroll.up"
        kind: KioskButton.Quiet
        iconPath: Icons.up
        moves: false
        width: Theme.target
        height: Theme.target
        spent: keys.view.contentY <= 1
        //: Key that moves the text on the screen.
        Accessible.name: qsTr("Further up")
        onClicked: {
            keys.touched();
            keys.view.contentY = Math.max(0, keys.view.contentY - keys.view.height * 0.8);
        }
    }

    KioskButton {
        objectName: "scroll.down"
        // Filled while there is more to come. Never disabled: whoever walks by key would lose their place with the focus.
        kind: more ? KioskButton.Primary : KioskButton.Quiet
        iconPath: Icons.down
        moves: false
        width: Theme.target
        height: Theme.target
        spent: !more

        readonly property bool more: keys.view.contentY < keys.end - 1

        //: Key that moves the text on the screen.
        Accessible.name: qsTr("Further down")
        onClicked: {
            keys.touched();
            keys.view.contentY = Math.min(keys.end, keys.view.contentY + keys.view.height * 0.8);
        }
    }
}
