// One of a few settings that exclude one another. The chosen one is filled and ticked.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

KioskButton {
    id: choice

    required property bool chosen
    property string picture: Icons.none

    kind: chosen ? KioskButton.Primary : KioskButton.Quiet
    iconPath: chosen ? Icons.tick : picture
    padding: Theme.spaceS
    implicitHeight: Theme.target
    checked: chosen
    Accessible.checkable: true
    Accessible.checked: checked
    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.preferredWidth: 1
}
