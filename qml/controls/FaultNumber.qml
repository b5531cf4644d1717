// The fault's number, small: for staff, who find it in docs/faults.md.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke

PlainText {
    required property int number

    //: Small line for staff. %1: a three-digit number.
    text: qsTr("For staff: number %1").arg(number)
    visible: number > 0
    color: Theme.inkSoft
    font.pixelSize: Theme.textSmall
}
