// Nobody can be served here now; says where to go, and the number staff need.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    name: "outOfService"
    centred: true
    //: Title while the kiosk can serve nobody.
    title: qsTr("Please go to the reception desk")
    leadText: kiosk.problemText
    spoken: title + "  " + leadText + "  " + kiosk.remedyText

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.spaceM

        Item {
            Layout.fillHeight: true
        }

        DeskPicture {
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: Theme.column * 0.44
            Layout.preferredHeight: Theme.column * 0.3
            Layout.fillHeight: true
            Layout.minimumHeight: Theme.target * 0.8
            Layout.maximumHeight: Layout.preferredHeight
        }

        PlainText {
            text: screen.kiosk.remedyText
            font.pixelSize: Theme.textLead
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
            Layout.alignment: Qt.AlignHCenter
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.column
        }

        Item {
            Layout.fillHeight: true
        }

        FaultNumber {
            number: screen.kiosk.faultNumber
            Layout.alignment: Qt.AlignHCenter
        }
    }
}
