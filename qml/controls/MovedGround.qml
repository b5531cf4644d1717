// The ground of what moves. Qt 6.4's software renderer leaves an item's old picture where it was, once a clip leaves
// nothing of it: a ground that follows each movement is painted anew, and so is all that stands on it.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke

Rectangle {
    required property Flickable view

    y: view.contentY
    z: -1
    width: view.width
    height: view.height
    visible: view.interactive
    color: Theme.paper
}
