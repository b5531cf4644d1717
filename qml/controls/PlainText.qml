// The only text of the module: always plain, so that words from outside can never bring markup along.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke

Text {
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    color: Theme.ink
    lineHeight: Theme.lineHeight
    font.family: Theme.family
    font.pixelSize: Theme.textBody
}
