// One document or aid certificate: what OQS says of it, the form's question, and yes and no side by side, equal in
// every respect. The same two answers for all that are left stand below, where more than one is left.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

ColumnLayout {
    id: panel

    required property KioskView kiosk
    required property string prefix // of the buttons' names
    required property string question
    required property string yesText
    required property string noText
    required property string yesRestText
    required property string noRestText
    required property int count

    readonly property int remaining: count - kiosk.itemIndex

    // On the wide panel the two rows of answers leave the document its room only when they are low.
    readonly property bool low: remaining > 1 && !Theme.portrait

    spacing: low ? Theme.spaceS : Theme.spaceM

    Rectangle {
        radius: Theme.radius
        color: Theme.surface
        border.width: Theme.borderThin
        border.color: Theme.hairline
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: facts.implicitHeight + 2 * Theme.spaceXs

        ColumnLayout {
            id: facts

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.spaceL
            spacing: Theme.spaceS

            PlainText {
                text: panel.kiosk.document.title
                font.pixelSize: Theme.textLead
                font.bold: true
                Layout.fillWidth: true
            }
            GridLayout {
                columns: Theme.portrait ? 1 : 2
                columnSpacing: Theme.spaceL
                rowSpacing: Theme.spaceS
                Layout.fillWidth: true

                FactLine {
                    text: panel.kiosk.document.issuer
                    iconPath: Icons.people
                    Layout.fillWidth: true
                    Layout.preferredWidth: 2
                }
                FactLine {
                    text: panel.kiosk.document.issued
                    iconPath: Icons.clock
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                }
            }
        }
    }

    PlainText {
        text: panel.question
        font.pixelSize: Theme.textLead
        font.bold: true
        Layout.fillWidth: true
    }

    ChoiceRow {
        alwaysRow: Theme.textScale <= 1.5 // as on ConsentItemScreen
        Layout.fillWidth: true
        Layout.fillHeight: false

        Choice {
            objectName: panel.prefix + ".yes"
            text: panel.yesText
            iconPath: Icons.agree
            upright: !Theme.portrait && !panel.low
            Layout.preferredHeight: panel.low ? Theme.target * 1.1 : Theme.choice * 1.2
            onClicked: panel.kiosk.answerDocument(true)
        }
        Choice {
            objectName: panel.prefix + ".no"
            text: panel.noText
            iconPath: Icons.refuse
            upright: !Theme.portrait && !panel.low
            Layout.preferredHeight: panel.low ? Theme.target * 1.1 : Theme.choice * 1.2
            onClicked: panel.kiosk.answerDocument(false)
        }
    }

    GroupRow {
        visible: panel.remaining > 1
        prefix: panel.prefix + ".rest"
        yesText: panel.yesRestText
        noText: panel.noRestText
        Layout.fillWidth: true
        onAnswered: yes => panel.kiosk.answerRemaining(yes)
    }
}
