// The ground of a bar, which a screen can move under.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke

Item {
    z: 1

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: -Theme.spaceXs
        anchors.bottomMargin: -Theme.spaceS
        color: Theme.paper
    }
}
