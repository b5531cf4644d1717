// The card is read; the patient leaves it where it is.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

WaitingScreen {
    name: "readingCard"
    title: kiosk.scanningCardFace ? qsTr("Reading the front of your card")
        : kiosk.provingIdentity ? qsTr("Checking your card") : qsTr("Reading your card")
    leadText: qsTr("This takes a few seconds.")
    hint: qsTr("Please leave the card on the reader.")
    showsCard: true
}
