// Always at the bottom, always in the same places: back, stop, the time that is left, and help by staff.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

GridLayout {
    id: bar

    required property KioskView kiosk

    columns: Theme.portrait ? 3 : 4
    columnSpacing: Theme.spaceM
    rowSpacing: Theme.spaceS

    TimeLeft {
        kiosk: bar.kiosk
        Layout.row: 0
        Layout.column: Theme.portrait ? 0 : 2
        Layout.columnSpan: Theme.portrait ? 3 : 1
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.target
    }

    Row {
        spacing: Theme.spaceS
        visible: bar.kiosk.canGoBack || bar.kiosk.canCancel
        Layout.row: Theme.portrait ? 1 : 0
        Layout.column: 0
        Layout.preferredHeight: Theme.target

        KioskButton {
            objectName: "nav.back"
            //: Goes back one question.
            text: qsTr("Back")
            kind: KioskButton.Quiet
            iconPath: Icons.back
            visible: bar.kiosk.canGoBack
            width: Theme.buttonWidth
            height: Theme.target
            onClicked: bar.kiosk.goBack()
        }

        KioskButton {
            objectName: "nav.cancel"
            //: Ends the whole session; nothing is sent.
            text: qsTr("Stop")
            kind: KioskButton.Quiet
            iconPath: Icons.stop
            visible: bar.kiosk.canCancel
            width: Theme.buttonWidth
            height: Theme.target
            onClicked: bar.kiosk.cancel()
        }
    }

    Item {
        visible: Theme.portrait
        Layout.row: 1
        Layout.column: 1
        Layout.fillWidth: true
    }

    KioskButton {
        objectName: "nav.help"
        text: bar.kiosk.staffCalled ? qsTr("Staff called") : qsTr("Call staff")
        kind: KioskButton.Quiet
        iconPath: Icons.bell
        visible: bar.kiosk.canCallStaff
        Layout.row: Theme.portrait ? 1 : 0
        Layout.column: Theme.portrait ? 2 : 3
        Layout.preferredWidth: Theme.buttonWidth * 1.45
        Layout.preferredHeight: Theme.target
        onClicked: bar.kiosk.callStaff()
    }
}
