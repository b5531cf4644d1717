// OQS is asked to register the card as an insurance card.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

WaitingScreen {
    name: "registering"
    title: qsTr("Your card is being registered")
    leadText: qsTr("One moment, please.")
}
