// OQS is asked for the document that belongs to the exchange number.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

WaitingScreen {
    name: "findingDocument"
    //: Title while the national system is asked for an exchange number.
    title: qsTr("We are looking for your document")
    //: Below the title of a screen on which the patient only waits.
    leadText: qsTr("One moment, please.")
}
