// Three dots that breathe in turn while the kiosk works; still, but visible, with reduced motion.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke

Row {
    id: waiting

    spacing: Theme.spaceM

    Repeater {
        model: 3

        Rectangle {
            id: bead

            required property int index

            width: Theme.dot * 2
            height: width
            radius: width / 2
            color: Theme.accent

            SequentialAnimation on opacity {
                running: waiting.visible && !Theme.reducedMotion
                loops: Animation.Infinite

                PauseAnimation {
                    duration: bead.index * Theme.motionShort
                }
                NumberAnimation {
                    from: 1
                    to: 0.25
                    duration: Theme.motionLong / 2
                }
                NumberAnimation {
                    from: 0.25
                    to: 1
                    duration: Theme.motionLong / 2
                }
                PauseAnimation {
                    duration: (2 - bead.index) * Theme.motionShort
                }
            }
        }
    }
}
