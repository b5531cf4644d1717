// Opens the two panels of what is chosen beside the session: the language, and how it all looks. Its words are the top bar's,
// wherever it stands.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

RowLayout {
    id: buttons

    property bool languages: true // where they are not there one by one

    signal languagesWanted
    signal displayWanted

    spacing: Theme.spaceS

    KioskButton {
        objectName: "languages.open"
        kind: KioskButton.Quiet
        iconPath: Icons.globe
        visible: buttons.languages
        padding: Theme.spaceXs
        pictureSize: Theme.icon
        //: For screen readers only: the key with the globe at the top.
        Accessible.name: qsTranslate("TopBar", "Languages")
        Layout.preferredWidth: Theme.target
        Layout.preferredHeight: Theme.target
        onClicked: buttons.languagesWanted()
    }

    KioskButton {
        objectName: "display.open"
        kind: KioskButton.Quiet
        iconPath: Icons.letters
        padding: Theme.spaceXs
        pictureSize: Theme.icon
        //: For screen readers only: the key with two letters at the top.
        Accessible.name: qsTranslate("TopBar", "Size of the words, and colours")
        Layout.preferredWidth: Theme.target
        Layout.preferredHeight: Theme.target
        onClicked: buttons.displayWanted()
    }
}
