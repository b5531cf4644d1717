// OQS is asked for the document that belongs to the exchange number.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

WaitingScreen {
    name: "findingDocument"
    title: qsTr("We are looking for your document")
    leadText: qsTr("One moment, please.")
}
