// How large the words of the screens are, in which colours, and whether they are read aloud: for this person only.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

Panel {
    id: panel

    readonly property DisplaySettings display: kiosk.display

    name: "display"
    title: qsTr("Size of the words, and colours")

    GridLayout {
        columns: Theme.narrow ? 2 : 4
        columnSpacing: Theme.spaceM
        rowSpacing: Theme.spaceM
        Layout.fillWidth: true

        PanelChoice {
            objectName: "display.text.100"
            //: Size of the words.
            text: qsTr("Normal")
            chosen: panel.display.textPercent === 100
            onClicked: panel.display.chooseTextPercent(100)
        }
        PanelChoice {
            objectName: "display.text.125"
            //: Size of the words.
            text: qsTr("Large")
            chosen: panel.display.textPercent === 125
            onClicked: panel.display.chooseTextPercent(125)
        }
        PanelChoice {
            objectName: "display.text.150"
            //: Size of the words.
            text: qsTr("Larger")
            chosen: panel.display.textPercent === 150
            onClicked: panel.display.chooseTextPercent(150)
        }
        PanelChoice {
            objectName: "display.text.200"
            //: Size of the words.
            text: qsTr("Largest")
            chosen: panel.display.textPercent === 200
            onClicked: panel.display.chooseTextPercent(200)
        }
    }

    GridLayout {
        columns: Theme.narrow && !Theme.roomy ? 1 : 3
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

    PanelChoice {
        objectName: "display.voice"
        //: Whether the machine reads aloud what is on the screen.
        text: qsTr("Voice guidance")
        picture: Icons.voice
        visible: panel.display.voiceOffered
        chosen: panel.display.voice
        onClicked: panel.display.chooseVoice(!panel.display.voice)
    }
}
