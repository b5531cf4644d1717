// The screens of a session. Those on every patient's way are made once and kept: what comes next is never waited for.
// They are made after the welcome screen is drawn, so that the kiosk answers sooner when it is switched on. Those
// that few patients meet are made when they are needed and go again: together they would hold as much memory as a model.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke
import Uketsuke.Presentation

Item {
    id: screens

    required property KioskView kiosk

    signal detailsWanted

    // What a screen has opened in its own place goes before the session goes back. False where there is nothing.
    function closeOpened(): bool {
        return staffCheck.closePad();
    }

    // Until all are made: a screen in the making knows neither its size nor whether it is shown.
    visible: false

    component RareScreen: Loader {
        id: rare

        required property string name
        // Not while the others are being made: Qt 6.4 crashes when what is made inside a thing in the making goes with it.
        readonly property bool wanted: screens.visible && screens.kiosk.screen === name

        // What it is made of stays: the engine would forget it, and its types would come with new names each time, all of
        // which Qt 6.4's accessibility keeps for ever.
        readonly property string file: "../screens/" + name.charAt(0).toUpperCase() + name.slice(1) + "Screen.qml"
        property Component kept

        anchors.fill: parent
        onWantedChanged: {
            if (!wanted)
                return going.start();
            kept = kept ?? Qt.createComponent(file);
            setSource(file, { kiosk: screens.kiosk });
        }

        // After the touch that leads away is over: a screen must not go while it is still being touched.
        Timer {
            id: going

            interval: 0
            onTriggered: if (!rare.wanted) rare.source = ""
        }
    }

    ReadingCardScreen { kiosk: screens.kiosk }
    ChoosingMethodScreen { kiosk: screens.kiosk }
    EnteringCardNumberScreen { kiosk: screens.kiosk }
    CapturingFaceScreen { kiosk: screens.kiosk }
    EnteringPinScreen { kiosk: screens.kiosk }
    StaffCheckScreen {
        id: staffCheck

        kiosk: screens.kiosk
    }
    PreparingScreen { kiosk: screens.kiosk }
    ConsentSummaryScreen {
        kiosk: screens.kiosk
        onDetailsWanted: screens.detailsWanted()
    }
    SealingScreen { kiosk: screens.kiosk }
    StoringScreen { kiosk: screens.kiosk }

    RareScreen { name: "outOfService" }
    RareScreen { name: "guardian" }
    RareScreen { name: "firstRegistration" }
    RareScreen { name: "registering" }
    RareScreen { name: "consentItem" }
    RareScreen { name: "prescription" }
    RareScreen { name: "aidCertificates" }
    RareScreen { name: "documents" }
    RareScreen { name: "enteringExchangeNumber" }
    RareScreen { name: "findingDocument" }
    RareScreen { name: "reviewing" }
    RareScreen { name: "withdrawing" }
    RareScreen { name: "staffWithdrawing" }
    RareScreen { name: "finished" }
    RareScreen { name: "interrupted" }
}
