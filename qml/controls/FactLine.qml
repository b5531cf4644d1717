// One sentence that is good to know before deciding, with a small picture to find it by.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

// No layout inside: Qt 6.4's learn too late how high wrapped words are.
Item {
    id: fact

    required property string text
    required property string iconPath
    property bool moves: !Theme.roomy // may be moved under the bars; see Icon

    implicitHeight: Math.max(picture.y + picture.height, words.implicitHeight)
    Layout.fillWidth: true
    Layout.minimumHeight: implicitHeight

    Icon {
        id: picture

        path: fact.iconPath
        layer.enabled: fact.moves
        colour: Theme.accent
        // In the middle of the first line, however high its letters are made.
        y: words.topPadding + Math.max(0, (metrics.height - height) / 2)
        width: Theme.iconSmall * 0.75
        height: width
    }

    FontMetrics {
        id: metrics

        font: words.font
    }

    PlainText {
        id: words

        x: picture.width + Theme.spaceS
        width: fact.width - x
        text: fact.text
        font.pixelSize: Theme.textSmall
        lineHeight: Theme.lineTight
    }
}
