// Whether to end it all: one touch too many on "Stop" would take every answer with it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

Panel {
    id: panel

    name: "stop"
    closes: false
    //: Title: question after a touch on "Stop".
    title: qsTr("Do you want to stop?")
    spoken: title + "  " + lost.text

    PlainText {
        id: lost

        text: panel.kiosk.withdraws || panel.kiosk.staffDesk
              //: Below "Do you want to stop?", where a consent would be withdrawn.
              ? qsTr("Nothing will be withdrawn.")
              : panel.kiosk.registered
              //: Below "Do you want to stop?", after the card's first registration as an insurance card.
              ? qsTr("Your card's registration was sent. Your other answers will be neither sent nor kept.")
              //: Below "Do you want to stop?".
              : qsTr("Your answers will be neither sent nor kept.")
        font.pixelSize: Theme.textLead
        Layout.fillWidth: true
    }

    ChoiceRow {
        Layout.fillWidth: true

        Choice {
            objectName: "panel.close"
            //: Large key below "Do you want to stop?": no, back to the question.
            text: qsTr("Go on")
            iconPath: Icons.back
            onClicked: panel.closed()
        }
        Choice {
            objectName: "stop.confirm"
            //: Large key below "Do you want to stop?": yes, end everything.
            text: qsTr("Stop")
            iconPath: Icons.stop
            onClicked: panel.kiosk.cancel()
        }
    }
}
