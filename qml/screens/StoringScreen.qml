// The sealed answers are written down; nothing can be lost from here on.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

WaitingScreen {
    name: "storing"
    title: kiosk.staffDesk
           //: Title while what a member of staff withdrew is written down.
           ? qsTr("For staff: the withdrawal is being saved")
           //: Title while the signed answers are written down.
           : qsTr("Your answers are being saved")
    //: Below the title of a screen on which the patient only waits.
    leadText: qsTr("One moment, please.")
    showsCard: kiosk.cardOnReader
}
