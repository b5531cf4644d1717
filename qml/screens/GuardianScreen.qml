// Who answers: the card's holder, or somebody who may decide for them. For a child only the latter.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    name: "guardian"
    title: kiosk.child
           //: Title above two large keys, "Parent or guardian" and "Nobody": the card is a child's.
           ? qsTr("Is a parent or guardian here?")
           //: Title above two large keys.
           : qsTr("Who is answering the questions?")
    leadText: kiosk.child
              //: Below "Is a parent or guardian here?"
              ? qsTr("They answer for a child.")
              : ""

    ChoiceRow {
        anchors.left: parent.left
        anchors.right: parent.right
        y: (parent.height - height) * Theme.rest
        height: Math.min(parent.height, implicitHeight)

        Choice {
            objectName: "guardian.self"
            visible: !screen.kiosk.child
            //: Large key: the card's holder answers.
            text: qsTr("The person on the card")
            //: Small line in the key "The person on the card".
            detail: qsTr("I answer for myself.")
            iconPath: Icons.person
            onClicked: screen.kiosk.answerAs(false)
        }
        Choice {
            objectName: "guardian.guardian"
            //: Large key: somebody answers who may decide for the holder (親権者, 法定代理人).
            text: qsTr("Parent or guardian")
            //: Small line in the key "Parent or guardian".
            detail: qsTr("I answer for the person on the card.")
            iconPath: Icons.people
            onClicked: screen.kiosk.answerAs(true)
        }
        Choice {
            objectName: "guardian.nobody"
            visible: screen.kiosk.child
            //: Large key below "Is a parent or guardian here?"
            text: qsTr("Nobody")
            detail: screen.kiosk.staffCalled
                    //: Small line in the key "Nobody", after it was touched; nobody knows whether somebody comes.
                    ? qsTr("Staff called")
                    //: Small line in the key "Nobody".
                    : qsTr("We will call staff.")
            iconPath: Icons.bell
            onClicked: screen.kiosk.callStaff()
        }
    }
}
