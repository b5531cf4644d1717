// One line drawing of Icons, as large as the item.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Uketsuke

Item {
    id: icon

    required property string path
    property color colour: Theme.ink
    property real weight: 2
    // Degrees, clockwise. Never `rotation`: Qt 6.4's raster engine writes beside the panel where it draws a layer upside down
    // whose size is no whole number of pixels.
    property real turned: 0

    implicitWidth: path === Icons.none ? 0 : Theme.icon
    implicitHeight: implicitWidth
    // Where a screen can move under the bars: Qt 6.4's software renderer paints a Shape of which a clip leaves nothing,
    // a layer it does not.
    layer.enabled: !Theme.roomy

    Shape {
        id: shape

        readonly property real grid: 24

        width: grid
        height: grid
        transform: [
            Rotation {
                origin.x: shape.grid / 2
                origin.y: shape.grid / 2
                angle: icon.turned
            },
            Scale {
                xScale: icon.width / shape.grid
                yScale: icon.height / shape.grid
            }
        ]

        ShapePath {
            strokeColor: icon.colour
            strokeWidth: icon.weight
            fillColor: Theme.clear
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: icon.path
            }
        }
    }
}
