// What the person is asked to do: a head that closes its eyes, or turns, with an arrow to the side as in the mirror.
// Without an action it is the same head at rest.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke
import Uketsuke.Presentation

Item {
    id: drawing

    required property int action // KioskView.Action
    // -1 to the screen's left, which in a mirror is the person's own.
    readonly property int side: action === KioskView.TurnLeft ? -1 : action === KioskView.TurnRight ? 1 : 0
    readonly property real part: Math.min(width / 132, height / 92)
    // From rest (0) to done (1) and back; with reduced motion it is shown done.
    property real played
    readonly property real way: Theme.reducedMotion ? 1 : played

    implicitWidth: Theme.action * 1.4
    implicitHeight: Theme.action
    Accessible.ignored: true

    SequentialAnimation on played {
        running: drawing.visible && drawing.action !== KioskView.NoAction && !Theme.reducedMotion
        loops: Animation.Infinite

        PauseAnimation { duration: Theme.motionLong }
        NumberAnimation {
            from: 0
            to: 1
            duration: Theme.motionShort * 3
            easing.type: Easing.InOutQuad
        }
        PauseAnimation { duration: Theme.motionRest }
        NumberAnimation {
            from: 1
            to: 0
            duration: Theme.motionShort * 3
            easing.type: Easing.InOutQuad
        }
    }

    Item {
        anchors.centerIn: parent
        width: drawing.part * 132
        height: drawing.part * 92

        Icon {
            visible: drawing.side < 0
            x: 0
            anchors.verticalCenter: parent.verticalCenter
            width: drawing.part * 30
            height: width
            turned: 90
            path: Icons.arrow
            colour: Theme.accent
            weight: 3
        }
        Icon {
            visible: drawing.side > 0
            x: parent.width - width
            anchors.verticalCenter: parent.verticalCenter
            width: drawing.part * 30
            height: width
            turned: -90
            path: Icons.arrow
            colour: Theme.accent
            weight: 3
        }

        Rectangle {
            id: head

            anchors.centerIn: parent
            width: drawing.part * 66
            height: drawing.part * 86
            radius: width / 2
            color: Theme.blush
            border.width: drawing.part * 2.4
            border.color: Theme.accent
        }

        Item {
            id: features

            anchors.centerIn: head
            anchors.horizontalCenterOffset: drawing.side * drawing.way * drawing.part * 7
            width: drawing.part * 40
            height: drawing.part * 44

            Repeater {
                model: 2

                Item {
                    id: eye

                    required property int index

                    x: index * features.width * 0.7
                    y: drawing.part * 4
                    width: features.width * 0.3
                    height: drawing.part * 12

                    Rectangle {
                        anchors.centerIn: parent
                        width: drawing.part * 7
                        height: drawing.part * (drawing.action === KioskView.Blink ? 1.6 + 8.4 * (1 - drawing.way) : 10)
                        radius: width / 2
                        color: Theme.ink
                        visible: drawing.action !== KioskView.Blink || drawing.way < 0.95
                    }
                    Rectangle {
                        anchors.centerIn: parent
                        width: parent.width
                        height: drawing.part * 2.6
                        radius: height / 2
                        color: Theme.ink
                        visible: drawing.action === KioskView.Blink && drawing.way > 0.75
                    }
                }
            }
            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.horizontalCenterOffset: drawing.side * drawing.way * drawing.part * 5
                y: drawing.part * 14
                width: drawing.part * 3
                height: drawing.part * 13
                radius: width / 2
                color: Theme.warmthDeep
            }
            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                y: drawing.part * 36
                width: drawing.part * 18
                height: drawing.part * 3
                radius: height / 2
                color: Theme.attention
            }
        }
    }
}
