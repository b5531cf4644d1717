// Nobody is here yet: how the card is placed, and what is never read from it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    name: "welcome"
    spoken: what.text + "  " + how.text + "  " + never.message

    GridLayout {
        anchors.fill: parent
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.spaceXl
        rowSpacing: Theme.spaceL

        ColumnLayout {
            spacing: Theme.spaceM
            Layout.row: Theme.portrait ? 1 : 0
            Layout.column: 0
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.column
            Layout.alignment: Qt.AlignVCenter

            PlainText {
                id: what

                //: Title of the first screen, in the largest letters.
                text: qsTr("Please place your My Number Card on the reader")
                font.pixelSize: Theme.textDisplay
                font.bold: true
                Layout.fillWidth: true
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            PlainText {
                id: how

                //: Below the title of the first screen.
                text: qsTr("Take it out of its case and lay it down with the photo facing up.")
                color: Theme.inkSoft
                font.pixelSize: Theme.textLead
                Layout.fillWidth: true
            }

            Notice {
                id: never

                //: Notice on the first screen: 個人番号 (マイナンバー), not the card.
                message: qsTr("Your 12-digit Individual Number is never read or stored here.")
                iconPath: Icons.shield
                Layout.topMargin: Theme.spaceS
                Layout.fillWidth: true
            }
        }

        CardOnReader {
            act: CardOnReader.Place
            Layout.row: 0
            Layout.column: Theme.portrait ? 0 : 1
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.column * (Theme.roomy ? 0.6 : 0.35)
            Layout.maximumHeight: Theme.portrait ? Theme.column * 0.86 : Theme.column
        }
    }
}
