// The kiosk asks which questions are needed; a few seconds at most.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

WaitingScreen {
    name: "preparing"
    title: kiosk.staffDesk ? qsTr("For staff: looking up the consents") : qsTr("Thank you. You have been confirmed.")
    leadText: kiosk.staffDesk ? qsTr("One moment, please.") : qsTr("We are preparing your questions.")
    showsCard: !kiosk.staffDesk
    hint: kiosk.staffDesk ? "" : qsTr("Please leave the card on the reader.")
}
