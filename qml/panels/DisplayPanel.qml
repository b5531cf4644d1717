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
    //: Title of the panel that the key with two letters opens.
    title: qsTr("Size of the words, and colours")

    // In low reach everything has to stand in the lower half: in fewer rows, words no larger than they must be.
    readonly property bool dense: Theme.low && Theme.roomy

    component Setting: PanelChoice {
        textSize: panel.dense || !chosen ? Theme.textBody : Theme.textLead
        pictureSize: panel.dense || !chosen ? Theme.iconSmall : Theme.icon
        padding: panel.dense ? Theme.spaceXs : Theme.spaceS
    }

    GridLayout {
        columns: Theme.narrow && !panel.dense ? 2 : 4
        columnSpacing: Theme.spaceM
        rowSpacing: Theme.spaceM
        Layout.fillWidth: true

        Setting {
            objectName: "display.text.100"
            //: Size of the words.
            text: qsTr("Normal")
            chosen: panel.display.textPercent === 100
            onClicked: panel.display.chooseTextPercent(100)
        }
        Setting {
            objectName: "display.text.125"
            //: Size of the words.
            text: qsTr("Large")
            chosen: panel.display.textPercent === 125
            onClicked: panel.display.chooseTextPercent(125)
        }
        Setting {
            objectName: "display.text.150"
            //: Size of the words.
            text: qsTr("Larger")
            chosen: panel.display.textPercent === 150
            onClicked: panel.display.chooseTextPercent(150)
        }
        Setting {
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

        Setting {
            objectName: "display.light"
            //: Dark words on light paper.
            text: qsTr("Light")
            picture: Icons.sun
            chosen: panel.display.colours === DisplaySettings.Light
            onClicked: panel.display.chooseColours(DisplaySettings.Light)
        }
        Setting {
            objectName: "display.dark"
            //: Light words on dark paper.
            text: qsTr("Dark")
            picture: Icons.moon
            chosen: panel.display.colours === DisplaySettings.Dark
            onClicked: panel.display.chooseColours(DisplaySettings.Dark)
        }
        Setting {
            objectName: "display.contrast"
            //: White and yellow on black.
            text: qsTr("High contrast")
            picture: Icons.contrast
            chosen: panel.display.colours === DisplaySettings.Contrast
            onClicked: panel.display.chooseColours(DisplaySettings.Contrast)
        }
    }

    GridLayout {
        columns: Theme.narrow && !panel.dense ? 1 : 2
        columnSpacing: Theme.spaceM
        rowSpacing: Theme.spaceM
        Layout.fillWidth: true

        Setting {
            objectName: "display.low"
            //: Moves everything that is touched into the lower half of the screen, for whoever sits or is small.
            text: qsTr("Everything lower")
            picture: Icons.down
            visible: Theme.portrait
            chosen: panel.display.lowReach
            onClicked: panel.display.chooseLowReach(!panel.display.lowReach)
        }
        Setting {
            objectName: "display.voice"
            //: Whether the machine reads aloud what is on the screen.
            text: qsTr("Voice guidance")
            picture: Icons.voice
            visible: panel.display.voiceOffered
            chosen: panel.display.voice
            onClicked: panel.display.chooseVoice(!panel.display.voice)
        }
    }
}
