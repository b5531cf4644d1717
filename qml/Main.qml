// The window: bars that never move, and the screens; those of a session are made after the first frame.
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
    //: Name of the window, for screen readers: the machine at the clinic's reception (受付).
    title: qsTr("Reception")

    onFrameSwapped: drawn = true
    // Between two frames while nobody is here; at once for a patient who is faster.
    onDrawnChanged: makeSessionScreens(waiting)
    onWaitingChanged: {
        if (!waiting)
            makeSessionScreens(false);
        else
            PhraseLines.forget();
    }

    function makeSessionScreens(asynchronous: bool) {
        if (sessionScreens.status === Loader.Null || sessionScreens.status === Loader.Error) {
            sessionScreens.asynchronous = asynchronous;
            sessionScreens.setSource("panels/SessionScreens.qml", { kiosk: window.kiosk });
        } else if (!asynchronous) {
            finishScreens();
        }
    }

    // What is begun is finished. Thrown away half made, Qt 6.4 counts it as in the making for ever, and tells of no fault of
    // a binding any more.
    function finishScreens() {
        if (sessionScreens.status !== Loader.Loading)
            return;
        if (sessionScreens.sourceComponent?.status === Component.Ready)
            return sessionScreens.asynchronous = false;
        // It is only being read: told to hurry, Qt 6.4 would forget what it was to be given.
        sessionScreens.source = "";
        makeSessionScreens(false);
    }

    // The five keys of a pad, and a sixth for help.
    function press(key) {
        if (key === Qt.Key_F1 || key === Qt.Key_Help) {
            if (kiosk.canCallStaff)
                kiosk.callStaff();
            return true;
        }
        return focusWalk.walk(area, key);
    }

    function goBack() {
        if (!sessionScreens.screens || !sessionScreens.screens.closeOpened())
            kiosk.goBack();
    }

    // Whatever holds the item and can move it, a screen or a panel, asked by what it can: `instanceof` knows no type that is
    // made of another in QML.
    function bringIntoView(item: var, holder: var) {
        if (holder && holder.bringIntoView)
            holder.bringIntoView(item);
        else if (holder)
            bringIntoView(item, holder.parent);
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

    Binding {
        target: Theme
        property: "textScale"
        value: window.kiosk.display.textPercent / 100
    }
    Binding {
        target: Theme
        property: "colours"
        value: window.kiosk.display.colours
    }
    Binding {
        target: Theme
        property: "lowReach"
        value: window.kiosk.display.lowReach
    }
    // Words and letters change in one step, as far as eyes can tell: with the next frame. Words of a script of its own
    // must not be laid out in other letters even before it, so its letters come before its words and go after them.
    Component.onCompleted: Theme.language = kiosk.language
    onAfterAnimating: Theme.language = kiosk.language

    Connections {
        target: window.kiosk

        function onLanguageChanged() {
            if (Languages.find(window.kiosk.language).ownScript)
                Theme.language = window.kiosk.language;
            window.update();
        }
        function onScreenChanged() {
            focusWalk.forget();
            // The question whether to stop stays while the kiosk goes on with what it was doing.
            if (panel.shown !== panel.stop || !window.kiosk.canCancel)
                panel.close();
        }
    }

    FocusWalk {
        id: focusWalk

        onMoved: item => {
            window.kiosk.touch();
            window.kiosk.announcer.nameFocus(item);
            window.bringIntoView(item, item.parent);
        }
    }

    FocusScope {
        id: area

        anchors.fill: parent
        focus: true
        Keys.onPressed: event => event.accepted = window.press(event.key)

        ColumnLayout {
            anchors.fill: parent
            anchors.topMargin: Theme.spaceS
            anchors.bottomMargin: Theme.spaceS
            spacing: Theme.spaceXs

            Bar {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.low ? Theme.grown(56, 1) : Math.max(Theme.target, topBar.implicitHeight)

                TopBar {
                    id: topBar

                    kiosk: window.kiosk
                    onLanguagesWanted: panel.open("panels/LanguagePanel.qml")
                    onDisplayWanted: panel.open("panels/DisplayPanel.qml")
                    anchors.fill: parent
                    anchors.leftMargin: Theme.spaceL
                    anchors.rightMargin: Theme.spaceL
                }
            }

            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true

                Item {
                    anchors.fill: parent
                    // Under a panel nothing can be touched, nor reached by key.
                    enabled: panel.status !== Loader.Ready

                    StartingScreen { kiosk: window.kiosk }
                    WelcomeScreen { kiosk: window.kiosk }

                    Loader {
                        id: sessionScreens

                        readonly property var screens: item // to name its type would load it with this file

                        anchors.fill: parent
                        onLoaded: item.visible = true
                    }

                    Connections {
                        target: sessionScreens.item
                        ignoreUnknownSignals: true

                        function onDetailsWanted() {
                            panel.open("panels/FormPanel.qml");
                        }
                    }
                }

                Loader {
                    id: panel

                    anchors.fill: parent

                    property string shown
                    readonly property string stop: "panels/StopPanel.qml"
                    property var kept: ({}) // of each file, as in SessionScreens

                    function open(file: string) {
                        window.kiosk.touch();
                        window.kiosk.pauseTouches();
                        if (shown === file)
                            return close();
                        shown = file;
                        kept[file] = kept[file] ?? Qt.createComponent(file);
                        setSource(file, { kiosk: window.kiosk });
                    }
                    function close() {
                        if (shown !== "")
                            window.kiosk.pauseTouches();
                        shown = "";
                        source = "";
                    }

                    // After the touch is over: a panel must not go while it is still being touched.
                    Timer {
                        id: closing

                        interval: 0
                        onTriggered: panel.close()
                    }

                    Connections {
                        target: panel.item
                        ignoreUnknownSignals: true

                        function onClosed() {
                            window.kiosk.touch();
                            closing.start();
                        }
                    }
                }
            }

            Bar {
                Layout.fillWidth: true
                Layout.preferredHeight: bottomBar.implicitHeight

                BottomBar {
                    id: bottomBar

                    kiosk: window.kiosk
                    stopAsked: panel.shown === panel.stop
                    onBackWanted: panel.shown !== "" ? panel.close() : window.goBack()
                    onStopWanted: panel.open(panel.stop)
                    onLanguagesWanted: panel.open("panels/LanguagePanel.qml")
                    onDisplayWanted: panel.open("panels/DisplayPanel.qml")
                    anchors.fill: parent
                    anchors.leftMargin: Theme.spaceL
                    anchors.rightMargin: Theme.spaceL
                }
            }
        }
    }
}
