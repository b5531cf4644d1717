// One language of the screens.
pragma ComponentBehavior: Bound

import QtQuick

QtObject {
    property string code
    property string name
    property string family: "BIZ UDPGothic"
    property real leading: 1
    property bool fits: false // no word of it is cut on any screen, in any size of words, on any panel
    property bool roomy: false // and at 100 % no screen has to be moved: every screen was drawn for its words
    property real breadth: 1 // of its words as they are laid out, to what font metrics say of them
    property bool ownScript: false // no other language's letters can show its words
    property bool furigana: false // readings stand above its kanji
}
