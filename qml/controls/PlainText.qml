// The only text of the module: always plain, so that words from outside can never bring markup along.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Text {
    readonly property real leastHeight: implicitHeight
    property real settledHeight: 0 // the screen's word for how high they are once they are wrapped

    Layout.minimumHeight: settledHeight
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    color: Theme.ink
    lineHeight: Theme.lineHeight
    topPadding: Theme.aboveText * font.pixelSize
    font.family: Theme.family
    font.pixelSize: Theme.textBody
}
