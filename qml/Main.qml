// The window: bars that never move, and every screen once; those of a session are made after the first frame.
// Shows what the view says and decides nothing.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

Window {
    id: window

    required property KioskView kiosk
    readonly property bool waiting: kiosk.screen === "starting" || kiosk.screen === "welcome"
    property bool drawn: false

    width: 1280
    height: 800
    color: Theme.paper
    title: qsTr("Reception")

    onFrameSwapped: drawn = true
    // Between two frames while nobody is here; at once for a patient who is faster.
    onDrawnChanged: makeSessionScreens(waiting)
    onWaitingChanged: if (!waiting) makeSessionScreens(false)

    function makeSessionScreens(asynchronous) {
        if (sessionScreens.status === Loader.Ready)
            return;
        sessionScreens.source = "";
        sessionScreens.asynchronous = asynchronous;
        sessionScreens.setSource("panels/SessionScreens.qml", { kiosk: window.kiosk });
    }

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
                WelcomeScreen { kiosk: window.kiosk }

                Loader {
                    id: sessionScreens

                    anchors.fill: parent
                    onLoaded: item.visible = true
                }
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
