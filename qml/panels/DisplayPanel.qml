// How large the words are, in which colours, and how low the keys: for this person only.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

Panel {
    id: panel

    readonly property DisplaySettings display: kiosk.display

    name: "display"
    title: qsTr("Text size and colours")

    PlainText {
        text: qsTr("Text size")
        font.bold: true
        Layout.fillWidth: true
    }

    GridLayout {
        columns: 3
        columnSpacing: Theme.spaceM
        rowSpacing: Theme.spaceM
        Layout.fillWidth: true

        PanelChoice {
            objectName: "display.text.100"
            text: qsTr("Normal")
            chosen: panel.display.textPercent === 100
            onClicked: panel.display.chooseTextPercent(100)
        }
        PanelChoice {
            objectName: "display.text.150"
            text: qsTr("Large")
            chosen: panel.display.textPercent === 150
            onClicked: panel.display.chooseTextPercent(150)
        }
        PanelChoice {
            objectName: "display.text.200"
            text: qsTr("Largest")
            chosen: panel.display.textPercent === 200
            onClicked: panel.display.chooseTextPercent(200)
        }
    }

    PlainText {
        text: qsTr("Colours")
        font.bold: true
        Layout.fillWidth: true
    }

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

    PlainText {
        text: qsTr("Reach")
        visible: Theme.tall
        font.bold: true
        Layout.fillWidth: true
    }

    GridLayout {
        visible: Theme.tall
        columns: 2
        columnSpacing: Theme.spaceM
        Layout.fillWidth: true

        PanelChoice {
            objectName: "display.wholePanel"
            text: qsTr("Whole screen")
            chosen: !panel.display.lowReach
            onClicked: panel.display.chooseLowReach(false)
        }
        PanelChoice {
            objectName: "display.lowReach"
            text: qsTr("Everything lower down")
            picture: Icons.lower
            chosen: panel.display.lowReach
            onClicked: panel.display.chooseLowReach(true)
        }
    }
}
