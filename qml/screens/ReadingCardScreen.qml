// The card is read; the patient leaves it where it is.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

WaitingScreen {
    name: "readingCard"
    //: Title while a camera reads what is printed on the card.
    title: kiosk.scanningCardFace ? qsTr("Reading the front of your card")
        //: Title while the card proves that it is genuine.
        : kiosk.provingIdentity ? qsTr("Checking your card")
        //: Title of the first screen after the card was laid down.
        : qsTr("Reading your card")
    //: Below the title.
    leadText: qsTr("This takes a few seconds.")
    //: Notice below the drawing.
    hint: qsTr("Please leave the card on the reader.")
    showsCard: true
}
