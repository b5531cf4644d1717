// One item in the form's words: what it is, and agreeing and refusing side by side, equal in every respect.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    // On the wide panel two rows of answers, or large words, leave the explanation its room only when they are low.
    readonly property bool low: (kiosk.groupRemaining > 1 || Theme.textScale > 1.5) && !Theme.portrait

    name: "consentItem"
    showsForm: true
    //: %1: number of this question, %2: number of all questions.
    leadText: qsTr("Question %1 of %2").arg(kiosk.itemIndex + 1).arg(kiosk.itemCount)
    title: kiosk.itemTitle

    ColumnLayout {
        anchors.fill: parent
        spacing: screen.low ? Theme.spaceS : Theme.spaceL

        Rectangle {
            radius: Theme.radius
            color: Theme.surface
            border.width: Theme.borderThin
            border.color: Theme.hairline
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: explanation.implicitHeight + 2 * (screen.low ? Theme.spaceS : Theme.spaceL)

            PlainText {
                id: explanation

                anchors.fill: parent
                anchors.margins: screen.low ? Theme.spaceS : Theme.spaceL
                anchors.leftMargin: Theme.spaceM
                anchors.rightMargin: Theme.spaceM
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
            // The largest words on the tall panel: half of its width would break them.
            alwaysRow: Theme.textScale <= 1.5
            Layout.fillWidth: true
            Layout.fillHeight: false

            Choice {
                objectName: "item.agree"
                text: screen.kiosk.form.agree
                iconPath: Icons.agree
                upright: !Theme.portrait && !screen.low
                Layout.preferredHeight: screen.low ? Theme.target * 1.1 : Theme.choice * 1.2
                onClicked: screen.kiosk.answerItem(true)
            }
            Choice {
                objectName: "item.refuse"
                text: screen.kiosk.form.refuse
                iconPath: Icons.refuse
                upright: !Theme.portrait && !screen.low
                Layout.preferredHeight: screen.low ? Theme.target * 1.1 : Theme.choice * 1.2
                onClicked: screen.kiosk.answerItem(false)
            }
        }

        // What the two below answer at one touch is more than the question above.
        FactLine {
            visible: screen.kiosk.groupRemaining > 1
            text: screen.kiosk.groupExplanation
            iconPath: Icons.list
            Layout.fillWidth: true
        }

        GroupRow {
            visible: screen.kiosk.groupRemaining > 1
            prefix: "item.group"
            yesText: screen.kiosk.form.agreeGroup.replace("%1", screen.kiosk.groupTitle)
            noText: screen.kiosk.form.refuseGroup.replace("%1", screen.kiosk.groupTitle)
            Layout.fillWidth: true
            onAnswered: yes => screen.kiosk.answerGroup(yes)
        }
    }
}
