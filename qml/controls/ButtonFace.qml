// What a button shows: picture and words, side by side or one above the other.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke

Item {
    id: face

    required property string text
    required property string detail
    required property string iconPath
    required property bool upright
    required property bool leading
    required property color colour
    required property color detailColour
    required property real textSize
    required property real pictureSize
    required property bool moves
    required property string family
    required property real tallest // of those beside it: their pictures stand at one height
    required property real letters // of those beside it: what part of their size the smallest have

    readonly property bool pictured: iconPath !== Icons.none
    readonly property real pictureWidth: pictured ? pictureSize : 0
    readonly property real gap: !pictured || text === "" ? 0 : leading ? Theme.spaceM : Theme.spaceS
    readonly property real edge: leading ? Theme.spaceXs : 0
    // Not the texts' own: asking a text how wide it would like to be lays it out once more, while it is given its width.
    readonly property real wordsWanted: Math.max(widest(text, titleMetrics), widest(detail, detailMetrics)) * Theme.breadth
    readonly property real wordsWidth: Math.max(0, Math.min(Math.ceil(wordsWanted) + 1, width - edge - (upright ? 0 : pictureWidth + gap)))
    // Letters become smaller before a word is broken in two.
    readonly property real longestWord: longest(text, titleMetrics) * Theme.breadth + 1
    readonly property real roomForWords: width - edge - (upright ? 0 : pictureWidth + gap)
    readonly property real shrunk: roomForWords > 0 && longestWord > roomForWords ? Math.max(0.6, roomForWords / longestWord) : 1
    readonly property real wordsHeight: text === "" ? 0 : title.implicitHeight + (explanation.visible ? Theme.spaceXs + explanation.implicitHeight : 0)
    readonly property real contentWidth: upright ? Math.max(pictureWidth, wordsWidth) : pictureWidth + gap + wordsWidth
    // No layout inside: Qt 6.4's learn too late how high wrapped words are.
    implicitWidth: edge + 1 + Math.ceil(upright ? Math.max(pictureWidth, wordsWanted) : pictureWidth + gap + wordsWanted)
    implicitHeight: upright ? (pictured ? pictureSize : 0) + gap + wordsHeight : Math.max(pictured ? pictureSize : 0, wordsHeight)

    function widest(words: string, metrics: FontMetrics): real {
        return metrics.font.pixelSize > 0 && words !== "" ? Math.max(...words.split("\n").map(line => metrics.advanceWidth(line))) : 0;
    }

    // Japanese and Chinese may break anywhere.
    function longest(words: string, metrics: FontMetrics): real {
        return /[\u3040-\u30ff\u3400-\u9fff]/.test(words) ? 0 : Math.max(...words.split(/\s/).map(word => widest(word, metrics)));
    }

    FontMetrics {
        id: titleMetrics

        font.family: face.family
        font.pixelSize: face.textSize
        font.bold: true
    }
    FontMetrics {
        id: detailMetrics

        font: explanation.font
    }

    Item {
        id: box

        y: Math.round((face.height - Math.max(height, face.tallest)) / 2)
        x: face.leading ? face.edge : Math.round((face.width - width) / 2)
        width: face.contentWidth
        height: face.implicitHeight

        Icon {
            path: face.iconPath
            colour: face.colour
            visible: face.pictured
            x: face.upright ? Math.round((box.width - width) / 2) : 0
            y: face.upright ? 0 : Math.round((box.height - height) / 2)
            layer.enabled: face.moves
            width: face.pictureSize
            height: face.pictureSize
        }

        PlainText {
            id: title

            text: face.text
            visible: text !== ""
            color: face.colour
            font.family: face.family
            font.pixelSize: Math.floor(face.textSize * Math.min(face.shrunk, face.letters))
            font.bold: true
            lineHeight: Theme.lineTight
            horizontalAlignment: face.leading ? Text.AlignLeft : Text.AlignHCenter
            x: face.upright ? Math.round((box.width - width) / 2) : face.pictureWidth + face.gap
            y: face.upright ? (face.pictured ? face.pictureSize + face.gap : 0) : Math.round((box.height - face.wordsHeight) / 2)
            width: face.wordsWidth
            Accessible.ignored: true
        }

        PlainText {
            id: explanation

            text: face.detail
            visible: face.detail !== ""
            color: face.detailColour
            font.pixelSize: Theme.textSmall
            horizontalAlignment: title.horizontalAlignment
            x: title.x
            y: title.y + title.height + Theme.spaceXs
            width: face.wordsWidth
            Accessible.ignored: true
        }
    }
}
