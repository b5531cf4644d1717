// One language, written in itself and therefore never translated. The chosen one is filled and ticked.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

KioskButton {
    id: button

    required property KioskView kiosk
    required property string code

    objectName: "language." + code
    text: Languages.nameOf(code)
    family: Languages.familyOf(code)
    kind: kiosk.language === code ? KioskButton.Primary : KioskButton.Quiet
    iconPath: kiosk.language === code ? Icons.tick : Icons.none
    pictureSize: Theme.iconSmall
    textSize: Theme.textBody
    padding: Theme.spaceS
    implicitHeight: Theme.target
    checked: kiosk.language === code
    Accessible.checkable: true
    Accessible.checked: checked
    Layout.preferredWidth: Theme.narrow ? implicitWidth : Math.max(Theme.buttonWidth, implicitWidth)
    Layout.preferredHeight: Theme.target
    onClicked: button.kiosk.chooseLanguage(button.code)
}
