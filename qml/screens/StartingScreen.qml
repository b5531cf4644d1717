// The kiosk checks itself before it serves anybody.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

WaitingScreen {
    name: "starting"
    title: qsTr("Getting ready")
    leadText: qsTr("One moment, please.")
}
