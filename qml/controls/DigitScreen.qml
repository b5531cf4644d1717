// A screen on which digits are typed: by its number pad, or by any keyboard while it is in front.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke

Screen {
    id: screen

    property bool takesDigits: true // no keyboard types into what is not shown

    Keys.enabled: takesDigits
    Keys.onDigit0Pressed: screen.kiosk.pressDigit(0)
    Keys.onDigit1Pressed: screen.kiosk.pressDigit(1)
    Keys.onDigit2Pressed: screen.kiosk.pressDigit(2)
    Keys.onDigit3Pressed: screen.kiosk.pressDigit(3)
    Keys.onDigit4Pressed: screen.kiosk.pressDigit(4)
    Keys.onDigit5Pressed: screen.kiosk.pressDigit(5)
    Keys.onDigit6Pressed: screen.kiosk.pressDigit(6)
    Keys.onDigit7Pressed: screen.kiosk.pressDigit(7)
    Keys.onDigit8Pressed: screen.kiosk.pressDigit(8)
    Keys.onDigit9Pressed: screen.kiosk.pressDigit(9)
    Keys.onDeletePressed: screen.kiosk.deleteDigit()
    // Of a felt pad, whose keys need no way through the screen. Does nothing until every digit is there; a control that has
    // the keys takes them for itself.
    Keys.onReturnPressed: screen.kiosk.enterDigits()
    Keys.onEnterPressed: screen.kiosk.enterDigits()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace)
            screen.kiosk.deleteDigit()
    }
}
