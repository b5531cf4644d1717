// Everything that is asked, on one screen, with three answers of equal size. It is review and confirmation. Every word
// is the consent form's.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    name: "consentSummary"
    showsForm: true
    compact: kiosk.documentsUnknown
    title: kiosk.form.title

    signal detailsWanted

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.portrait ? Theme.spaceS : screen.kiosk.documentsUnknown ? Theme.spaceXs / 2 : Theme.spaceS

        Column {
            id: facts

            spacing: Theme.portrait ? (screen.kiosk.documentsUnknown ? 0 : Theme.spaceXs / 2) : screen.kiosk.documentsUnknown ? 0 : Theme.spaceXs / 4
            Layout.fillWidth: true

            FactLine {
                width: facts.width
                text: screen.kiosk.form.purpose
                iconPath: Icons.info
            }
            FactLine {
                width: facts.width
                text: screen.kiosk.form.recipients
                iconPath: Icons.people
            }
            FactLine {
                width: facts.width
                text: screen.kiosk.form.duration
                iconPath: Icons.clock
            }
            FactLine {
                width: facts.width
                text: screen.kiosk.form.refusal
                iconPath: Icons.tick
            }
            FactLine {
                width: facts.width
                text: screen.kiosk.form.systemNotice
                iconPath: Icons.card
            }
            FactLine {
                width: facts.width
                visible: screen.kiosk.documentsUnknown
                text: screen.kiosk.form.docsUnknown
                iconPath: Icons.paper
            }
        }

        GridLayout {
            columns: Theme.portrait || !Theme.roomy ? 1 : 2
            columnSpacing: Theme.spaceL
            rowSpacing: Theme.spaceXs
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                spacing: Theme.portrait ? Theme.spaceXs : Theme.spaceXs / 2
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: Theme.column * 1.1

                PlainText {
                    text: screen.kiosk.form.bulkQuestion
                    font.bold: true
                    lineHeight: screen.kiosk.documentsUnknown && Theme.roomy ? 1 : Theme.lineTight
                    Layout.fillWidth: true
                }

                ItemOverview {
                    kiosk: screen.kiosk
                    onDetailsWanted: screen.detailsWanted()
                    Layout.minimumHeight: implicitHeight
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }

            ColumnLayout {
                spacing: Theme.low || (screen.compact && Theme.portrait) ? Theme.spaceXs / 2 : Theme.spaceS
                Layout.fillWidth: true
                Layout.fillHeight: !Theme.portrait
                Layout.preferredWidth: Theme.column * 0.62

                Choice {
                    objectName: "consent.agreeAll"
                    text: screen.kiosk.form.agreeAll
                    iconPath: Icons.agree
                    upright: false
                    leading: true
                    pictureSize: Theme.icon
                    Layout.preferredHeight: Theme.low ? Theme.target : Theme.answer
                    onClicked: screen.kiosk.agreeToAll()
                }
                Choice {
                    objectName: "consent.oneByOne"
                    text: screen.kiosk.form.oneByOne
                    iconPath: Icons.list
                    upright: false
                    leading: true
                    pictureSize: Theme.icon
                    Layout.preferredHeight: Theme.low ? Theme.target : Theme.answer
                    onClicked: screen.kiosk.decideOneByOne()
                }
                Choice {
                    objectName: "consent.refuseAll"
                    text: screen.kiosk.form.refuseAll
                    iconPath: Icons.refuse
                    upright: false
                    leading: true
                    pictureSize: Theme.icon
                    Layout.preferredHeight: Theme.low ? Theme.target : Theme.answer
                    onClicked: screen.kiosk.refuseAll()
                }
                KioskButton {
                    objectName: "consent.details"
                    //: Below the answers: leads to an explanation of each item that is asked for.
                    text: qsTr("Details")
                    kind: KioskButton.Quiet
                    iconPath: Icons.info
                    visible: Theme.low
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.target
                    onClicked: screen.detailsWanted()
                }
            }
        }
    }
}
