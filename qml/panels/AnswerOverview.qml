// Every answer as picture and word. Two columns on a wide panel.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke
import Uketsuke.Presentation

Rectangle {
    id: overview

    required property KioskView kiosk

    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.borderThin
    border.color: Theme.hairline

    // A positioner, for the reason given in ItemOverview.
    Grid {
        id: grid

        readonly property real lineWidth: Theme.portrait ? width : (width - columnSpacing) / 2

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.spaceM
        anchors.rightMargin: Theme.spaceM
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.spaceXl
        rowSpacing: Theme.portrait ? Theme.spaceS : Theme.spaceXs

        Repeater {
            model: overview.kiosk.items

            AnswerLine {
                required property int answer

                width: grid.lineWidth
                agreed: answer === ItemListModel.Agreed
                answerText: agreed ? qsTr("Agree") : qsTr("Refuse")
                iconPath: agreed ? Icons.agree : Icons.refuse
            }
        }

        AnswerLine {
            width: grid.lineWidth
            visible: overview.kiosk.prescriptionAsked
            title: qsTr("Form of prescription")
            answerText: overview.kiosk.prescriptionElectronic ? qsTr("Electronic") : qsTr("Paper")
            iconPath: overview.kiosk.prescriptionElectronic ? Icons.phone : Icons.paper
        }

        AnswerLine {
            width: grid.lineWidth
            visible: overview.kiosk.guardianAnswers
            title: qsTr("Answered by")
            answerText: qsTr("Guardian")
            iconPath: Icons.people
        }
    }
}
