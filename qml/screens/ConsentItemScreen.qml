// One item in the form's words: what it is, and agreeing and refusing side by side, equal in every respect.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    name: "consentItem"
    showsForm: true
    //: %1: number of this question, %2: number of all questions.
    leadText: qsTr("Question %1 of %2").arg(kiosk.itemIndex + 1).arg(kiosk.itemCount)
    title: kiosk.itemTitle

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.spaceL

        Rectangle {
            radius: Theme.radius
            color: Theme.surface
            border.width: Theme.borderThin
            border.color: Theme.hairline
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: explanation.implicitHeight + 2 * Theme.spaceL

            PlainText {
                id: explanation

                anchors.fill: parent
                anchors.margins: Theme.spaceL
                text: screen.kiosk.itemExplanation
                font.pixelSize: Theme.textLead
                verticalAlignment: Text.AlignVCenter
            }
        }

        PlainText {
            text: screen.kiosk.form.itemQuestion
            font.pixelSize: Theme.textLead
            font.bold: true
            Layout.fillWidth: true
        }

        ChoiceRow {
            alwaysRow: true
            Layout.fillWidth: true
            Layout.fillHeight: false

            Choice {
                objectName: "item.agree"
                text: screen.kiosk.form.agree
                iconPath: Icons.agree
                Layout.preferredHeight: Theme.choice * 1.2
                onClicked: screen.kiosk.answerItem(true)
            }
            Choice {
                objectName: "item.refuse"
                text: screen.kiosk.form.refuse
                iconPath: Icons.refuse
                Layout.preferredHeight: Theme.choice * 1.2
                onClicked: screen.kiosk.answerItem(false)
            }
        }
    }
}
