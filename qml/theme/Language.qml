// One language of the screens.
pragma ComponentBehavior: Bound

import QtQuick

QtObject {
    property string code
    property string name
    property string family: "BIZ UDPGothic"
    property real leading: 1
    property bool fits: false // every screen was drawn for its words
}
