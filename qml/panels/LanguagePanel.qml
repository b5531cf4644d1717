// Every language, each written in itself.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

Panel {
    id: panel

    name: "languages"
    //: Title of the panel with every language.
    title: qsTr("Language")

    GridLayout {
        columns: Theme.narrow && !(Theme.low && Theme.roomy) ? 2 : 3
        columnSpacing: Theme.spaceM
        rowSpacing: Theme.spaceM
        Layout.fillWidth: true

        Repeater {
            model: Languages.choosable(panel.kiosk.languages)

            PanelChoice {
                required property Language modelData

                objectName: "languages." + modelData.code
                text: modelData.name
                family: modelData.family
                textSize: Theme.textLead
                chosen: panel.kiosk.language === modelData.code
                onClicked: {
                    panel.kiosk.chooseLanguage(modelData.code);
                    panel.closed();
                }
            }
        }
    }
}
