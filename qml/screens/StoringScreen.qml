// The sealed answers are written down; nothing can be lost from here on.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

WaitingScreen {
    name: "storing"
    title: kiosk.staffDesk ? qsTr("For staff: the withdrawal is being saved") : qsTr("Your answers are being saved")
    leadText: qsTr("One moment, please.")
    showsCard: kiosk.cardOnReader
}
