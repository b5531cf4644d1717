// In which colours the screens are: for this person only.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

Panel {
    id: panel

    readonly property DisplaySettings display: kiosk.display

    name: "display"
    title: qsTr("Colours")

    GridLayout {
        columns: 3
        columnSpacing: Theme.spaceM
        rowSpacing: Theme.spaceM
        Layout.fillWidth: true

        PanelChoice {
            objectName: "display.light"
            //: Dark words on light paper.
            text: qsTr("Light")
            picture: Icons.sun
            chosen: panel.display.colours === DisplaySettings.Light
            onClicked: panel.display.chooseColours(DisplaySettings.Light)
        }
        PanelChoice {
            objectName: "display.dark"
            //: Light words on dark paper.
            text: qsTr("Dark")
            picture: Icons.moon
            chosen: panel.display.colours === DisplaySettings.Dark
            onClicked: panel.display.chooseColours(DisplaySettings.Dark)
        }
        PanelChoice {
            objectName: "display.contrast"
            //: White and yellow on black.
            text: qsTr("High contrast")
            picture: Icons.contrast
            chosen: panel.display.colours === DisplaySettings.Contrast
            onClicked: panel.display.chooseColours(DisplaySettings.Contrast)
        }
    }
}
