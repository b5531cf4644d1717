// OQS is asked to register the card as an insurance card.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

WaitingScreen {
    name: "registering"
    //: Title while the card becomes an insurance card at the national system.
    title: qsTr("Your card is being registered")
    //: Below the title of a screen on which the patient only waits.
    leadText: qsTr("One moment, please.")
}
