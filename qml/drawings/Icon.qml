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

    implicitWidth: path === Icons.none ? 0 : Theme.icon
    implicitHeight: implicitWidth
    // Where a screen can move under the bars: Qt 6.4's software renderer paints a Shape of which a clip leaves nothing,
    // a layer it does not.
    layer.enabled: !Theme.roomy

    Shape {
        readonly property real grid: 24

        width: grid
        height: grid
        transform: Scale {
            xScale: icon.width / 24
            yScale: icon.height / 24
        }

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
