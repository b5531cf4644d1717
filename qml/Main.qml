// The window: bars that never move, and every screen once. Shows what the view says and decides nothing.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

Window {
    id: window

    required property KioskView kiosk

    width: 1280
    height: 800
    color: Theme.paper
    title: qsTr("Reception")

    Binding {
        target: Theme
        property: "windowWidth"
        value: window.width
    }
    Binding {
        target: Theme
        property: "windowHeight"
        value: window.height
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: window.kiosk.reducedMotion
    }

    FocusScope {
        anchors.fill: parent
        focus: true

        ColumnLayout {
            anchors.fill: parent
            anchors.topMargin: Theme.spaceS
            anchors.bottomMargin: Theme.spaceS
            spacing: Theme.spaceXs

            TopBar {
                kiosk: window.kiosk
                Layout.leftMargin: Theme.spaceL
                Layout.rightMargin: Theme.spaceL
                Layout.fillWidth: true
                Layout.fillHeight: false
                Layout.preferredHeight: Theme.target
            }

            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true

                StartingScreen { kiosk: window.kiosk }
                OutOfServiceScreen { kiosk: window.kiosk }
                WelcomeScreen { kiosk: window.kiosk }
                ReadingCardScreen { kiosk: window.kiosk }
                ChoosingMethodScreen { kiosk: window.kiosk }
                EnteringCardNumberScreen { kiosk: window.kiosk }
                CapturingFaceScreen { kiosk: window.kiosk }
                EnteringPinScreen { kiosk: window.kiosk }
                StaffCheckScreen { kiosk: window.kiosk }
                GuardianScreen { kiosk: window.kiosk }
                PreparingScreen { kiosk: window.kiosk }
                ConsentSummaryScreen { kiosk: window.kiosk }
                ConsentItemScreen { kiosk: window.kiosk }
                PrescriptionScreen { kiosk: window.kiosk }
                ReviewingScreen { kiosk: window.kiosk }
                SealingScreen { kiosk: window.kiosk }
                StoringScreen { kiosk: window.kiosk }
                FinishedScreen { kiosk: window.kiosk }
                InterruptedScreen { kiosk: window.kiosk }
            }

            BottomBar {
                kiosk: window.kiosk
                Layout.leftMargin: Theme.spaceL
                Layout.rightMargin: Theme.spaceL
                Layout.fillWidth: true
                Layout.fillHeight: false
            }
        }
    }
}
