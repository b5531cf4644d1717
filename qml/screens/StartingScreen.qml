// The kiosk checks itself before it serves anybody.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

WaitingScreen {
    name: "starting"
    //: Title while the kiosk checks itself after it was switched on.
    title: qsTr("Getting ready")
    //: Below the title of a screen on which nobody can do anything.
    leadText: qsTr("One moment, please.")
}
