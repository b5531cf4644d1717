// One answer among equals. All in one row have the same size, whatever their words.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

KioskButton {
    kind: KioskButton.Choice
    upright: !Theme.portrait
    leading: !upright
    padding: Theme.spaceM
    pictureSize: Theme.iconLarge

    readonly property ChoiceRow row: parent as ChoiceRow
    tallestContent: row && row.inRow && upright ? row.tallest - 2 * Theme.spaceXs : 0

    lettersOfAll: row ? row.letters : 1

    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.minimumHeight: Math.max(leastHeight, settledHeight, row ? row.tallest : 0)
    // Equal shares: otherwise the layout divides the width by what the words need.
    Layout.preferredWidth: 1
    Layout.preferredHeight: Theme.choice * (Theme.low ? 1.6 : Theme.portrait ? 1.8 : 2.6)
    Layout.maximumHeight: Theme.low ? Theme.windowHeight : Math.max(Layout.preferredHeight, Layout.minimumHeight)
}
