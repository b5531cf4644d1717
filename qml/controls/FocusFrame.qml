// The visible focus around a control, in a gap of its own so that it stands out on every background.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke

Rectangle {
    required property bool shown

    anchors.fill: parent
    anchors.margins: -(Theme.focusGap + Theme.focusWidth)
    visible: shown
    color: Theme.clear
    radius: Theme.radius + Theme.focusGap + Theme.focusWidth
    border.width: Theme.focusWidth
    border.color: Theme.focus
}
