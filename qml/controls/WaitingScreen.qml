// A screen on which the kiosk works and the patient has nothing to do.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    property string hint
    property string hintIcon: Icons.card
    property bool showsCard: false

    centred: true
    spoken: title + (leadText !== "" ? "  " + leadText : "") + (hint !== "" ? "  " + hint : "")

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.portrait ? Theme.spaceL : Theme.spaceM

        Item {
            Layout.fillHeight: true
        }

        DeskPicture {
            visible: !screen.showsCard
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: Theme.column * (Theme.portrait ? 0.66 : 0.44)
            Layout.preferredHeight: Theme.column * (Theme.portrait ? 0.47 : 0.31)
            Layout.fillHeight: true
            Layout.minimumHeight: Theme.target
            Layout.maximumHeight: Layout.preferredHeight
        }

        CardOnReader {
            visible: screen.showsCard
            act: CardOnReader.Leave
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: Theme.column * (Theme.portrait ? 0.72 : 0.4)
            Layout.preferredHeight: Theme.column * (Theme.portrait ? 0.66 : 0.37)
            Layout.fillHeight: true
            Layout.minimumHeight: Theme.target
            Layout.maximumHeight: Layout.preferredHeight
        }

        Waiting {
            Layout.alignment: Qt.AlignHCenter
        }

        Notice {
            visible: screen.hint !== ""
            message: screen.hint
            iconPath: screen.hintIcon
            Layout.alignment: Qt.AlignHCenter
            Layout.fillWidth: true
            Layout.maximumWidth: Math.min(Theme.column, implicitWidth)
        }

        Item {
            Layout.fillHeight: true
        }
    }
}
