// The card is not yet registered as an insurance card: register it here and now, or not.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    name: "firstRegistration"
    //: Title: the card is not registered as an insurance card (健康保険証利用登録).
    title: qsTr("Use this card as your insurance card?")
    //: Below the title.
    leadText: qsTr("It is not registered yet. Registering takes a moment and is done once.")

    ChoiceRow {
        anchors.left: parent.left
        anchors.right: parent.right
        y: (parent.height - height) * Theme.rest
        height: Math.min(parent.height, implicitHeight)

        Choice {
            objectName: "registration.register"
            //: Large key: yes.
            text: qsTr("Register it now")
            iconPath: Icons.card
            onClicked: screen.kiosk.answerRegistration(true)
        }
        Choice {
            objectName: "registration.decline"
            //: Large key: no.
            text: qsTr("Not now")
            //: Small line in the key "Not now".
            detail: qsTr("The reception desk will help you.")
            iconPath: Icons.refuse
            onClicked: screen.kiosk.answerRegistration(false)
        }
    }
}
