// Whether to end it all: one touch too many on "Stop" would take every answer with it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

Panel {
    id: panel

    readonly property bool withdraws: kiosk.withdraws || kiosk.staffDesk

    component Answer: Choice {
        // Where little fits, no higher than their words.
        Layout.preferredHeight: Theme.low ? Theme.choice : Theme.roomy ? Theme.choice * 2 : Theme.target
    }

    name: "stop"
    closes: false
    title: withdraws
           //: Title: question after a touch on "Stop", where a consent would be withdrawn. Not to be taken for withdrawing.
           ? qsTr("Do you want to end here?")
           //: Title: question after a touch on "Stop".
           : qsTr("Do you want to stop?")
    spoken: title + "  " + lost.text

    PlainText {
        id: lost

        text: panel.withdraws
              //: Below "Do you want to end here?"
              ? qsTr("Then nothing is withdrawn.")
              : panel.kiosk.registered
              //: Below "Do you want to stop?", after the card's first registration as an insurance card was asked for.
              ? qsTr("If you stop, your answers are neither sent nor kept. If your card was registered, it stays so.")
              //: Below "Do you want to stop?".
              : qsTr("If you stop, your answers are neither sent nor kept.")
        font.pixelSize: Theme.textLead
        Layout.fillWidth: true
    }

    ChoiceRow {
        Layout.fillWidth: true

        Answer {
            objectName: "panel.close"
            //: Large key below "Do you want to stop?": no, back to the question.
            text: qsTr("Go on")
            iconPath: Icons.tick
            onClicked: panel.closed()
        }
        Answer {
            objectName: "stop.confirm"
            text: panel.withdraws
                  //: Large key below "Do you want to end here?": yes, without withdrawing anything.
                  ? qsTr("End")
                  //: Large key below "Do you want to stop?": yes, end everything.
                  : qsTr("Stop")
            iconPath: Icons.stop
            onClicked: panel.kiosk.cancel()
        }
    }
}
