// The only text of the module: always plain, so that words from outside can never bring markup along. Its `text` is what
// it says; `shown` is the same with lines that end where phrases end.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

BareText {
    property string text
    readonly property string language: Theme.language
    readonly property real leastHeight: implicitHeight
    property real settledHeight: 0 // the screen's word for how high they are once they are wrapped

    // Not a binding: how words break can change the width they are given, which a binding reports as a loop.
    function line() {
        shown = fontSizeMode === Text.FixedSize ? PhraseLines.lined(text, font, width, language) : text;
    }

    onTextChanged: line()
    onLanguageChanged: line()
    onFontChanged: line()
    onWidthChanged: line()

    Layout.minimumHeight: settledHeight
    // Unbroken: implicitWidth is that of the longest line.
    Layout.preferredWidth: shown === text ? -1 : PhraseLines.naturalWidth(text, font)
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    color: Theme.ink
    lineHeight: Theme.lineHeight
    topPadding: Theme.aboveText * font.pixelSize
    font.family: Theme.family
    font.pixelSize: Theme.textBody
}
