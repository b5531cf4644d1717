// Every answer as picture and word. Two columns on a wide panel.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

Rectangle {
    id: overview

    required property KioskView kiosk

    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.borderThin
    border.color: Theme.hairline

    GridLayout {
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
                id: itemLine

                required property int answer

                agreed: answer === ItemListModel.Agreed
                answerText: agreed ? qsTr("Agree") : qsTr("Refuse")
                iconPath: agreed ? Icons.agree : Icons.refuse
            }
        }

        AnswerLine {
            visible: overview.kiosk.prescriptionAsked
            title: qsTr("Form of prescription")
            answerText: overview.kiosk.prescriptionElectronic ? qsTr("Electronic") : qsTr("Paper")
            iconPath: overview.kiosk.prescriptionElectronic ? Icons.phone : Icons.paper
        }

        AnswerLine {
            visible: overview.kiosk.guardianAnswers
            title: qsTr("Answered by")
            answerText: qsTr("Guardian")
            iconPath: Icons.people
        }
    }
}
