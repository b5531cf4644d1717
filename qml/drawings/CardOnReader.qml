// Shows with the hand of a drawing what to do with the card: lay it down, leave it, or take it.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke

Item {
    id: drawing

    enum Act { Place, Leave, Take }

    property int act: CardOnReader.Place

    // Whoever reads the words beside it has to be able to: five seconds at most, then a rest (WCAG 2.2.2).
    readonly property int rounds: 2
    readonly property int movesFor: rounds * (Theme.motionLong + Theme.motionRest) + Theme.motionShort
    readonly property real still: act === CardOnReader.Leave ? down : act === CardOnReader.Take ? up : up + part * 4

    // A group that runs keeps where it went from and to (Qt 6.4).
    onActChanged: if (moving.running) moving.restart()

    readonly property real part: Math.min(width / 100, height / 92)
    readonly property real down: part * 30
    readonly property real up: part * 6

    implicitWidth: Theme.column / 2
    implicitHeight: implicitWidth * 0.92
    Accessible.ignored: true

    Item {
        anchors.centerIn: parent
        width: drawing.part * 100
        height: drawing.part * 92

        // Warm disc behind everything
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: drawing.part * 2
            width: drawing.part * 88
            height: width
            radius: width / 2
            color: Theme.warmth
        }

        // Reader: stand and plate
        Rectangle {
            x: drawing.part * 10
            y: drawing.part * 60
            width: drawing.part * 80
            height: drawing.part * 26
            radius: drawing.part * 6
            color: Theme.accent
        }
        Rectangle {
            // Whole pixels: between two of them the renderer's corners would not meet the sides.
            x: Math.round(drawing.part * 16)
            y: Math.round(drawing.part * 50)
            width: Math.round(drawing.part * 68)
            height: Math.round(drawing.part * 26)
            radius: Math.round(drawing.part * 4)
            color: Theme.accentSoft
            border.width: Math.round(drawing.part * 1.4)
            border.color: Theme.accent
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: drawing.part * 79.5
            width: drawing.part * 24
            height: drawing.part * 2.4
            radius: height / 2
            color: drawing.act === CardOnReader.Place ? Theme.accentSoft : Theme.warmth
        }

        CardPicture {
            id: card

            anchors.horizontalCenter: parent.horizontalCenter
            y: drawing.still
            width: drawing.part * 56

            SequentialAnimation on y {
                id: moving

                running: drawing.visible && !Theme.reducedMotion && drawing.act !== CardOnReader.Leave
                loops: Animation.Infinite

                SequentialAnimation {
                    loops: drawing.rounds

                    NumberAnimation {
                        from: drawing.act === CardOnReader.Take ? drawing.down : drawing.up
                        to: drawing.act === CardOnReader.Take ? drawing.up : drawing.down
                        duration: Theme.motionLong
                        easing.type: Easing.InOutQuad
                    }
                    PauseAnimation {
                        duration: Theme.motionRest
                    }
                }
                // It rests as it was drawn: a card that lies there would look as if it had been laid down.
                NumberAnimation {
                    to: drawing.still
                    duration: Theme.motionShort
                }
                PauseAnimation {
                    duration: Theme.motionStill
                }
            }
        }

        // Arrow beside the card
        Icon {
            x: drawing.part * 80
            y: drawing.part * 12
            width: drawing.part * 18
            height: width
            visible: drawing.act !== CardOnReader.Leave
            path: Icons.arrow
            colour: Theme.accent
            weight: 2.6
            turned: drawing.act === CardOnReader.Take ? 180 : 0
        }
    }
}
