// Every answer once more; only Confirm seals them. Any line can be touched, and leads through the questions again.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    name: "reviewing"
    showsForm: true
    title: kiosk.form.reviewTitle

    GridLayout {
        anchors.fill: parent
        columns: Theme.portrait || !overview.movesAlone ? 1 : 2
        columnSpacing: Theme.spaceL
        rowSpacing: Theme.spaceM

        ColumnLayout {
            spacing: Theme.spaceXs
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.column

            PlainText {
                text: screen.kiosk.form.reviewHint
                color: Theme.inkSoft
                font.pixelSize: Theme.textSmall
                Layout.fillWidth: true
            }

            AnswerOverview {
                id: overview

                kiosk: screen.kiosk
                Layout.minimumHeight: overview.movesAlone ? Theme.choice * 2 : implicitHeight
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }

        // No layout inside: Qt 6.4's learn too late how high wrapped words are.
        Item {
            implicitHeight: facts.height + Theme.spaceM + buttons.height
            Layout.minimumHeight: implicitHeight
            Layout.fillWidth: true
            Layout.fillHeight: !Theme.portrait
            Layout.preferredWidth: Theme.column * 0.72

            Column {
                id: facts

                width: parent.width
                spacing: Theme.spaceS

                FactLine {
                    width: facts.width
                    text: screen.kiosk.form.record
                    iconPath: Icons.shield
                }
                FactLine {
                    width: facts.width
                    text: screen.kiosk.form.withdrawal
                    iconPath: Icons.again
                }
            }

            Grid {
                id: buttons

                readonly property real share: (width - columnSpacing * (columns - 1)) / columns
                readonly property real tallest: Math.max(Theme.portrait && !Theme.low ? Theme.choice : Theme.target, change.Layout.minimumHeight, confirm.Layout.minimumHeight)

                // Half of the width would break the largest words.
                columns: Theme.portrait && Theme.textScale <= 1.5 ? 2 : 1
                columnSpacing: Theme.spaceM
                rowSpacing: Theme.spaceS
                width: parent.width
                anchors.bottom: parent.bottom

                KioskButton {
                    id: change

                    objectName: "review.change"
                    text: screen.kiosk.form.change
                    iconPath: Icons.list
                    padding: Theme.spaceS
                    width: buttons.share
                    height: buttons.tallest
                    onClicked: screen.kiosk.changeAnswers()
                }
                KioskButton {
                    id: confirm

                    objectName: "review.confirm"
                    text: screen.kiosk.form.confirm
                    iconPath: Icons.tick
                    kind: KioskButton.Primary
                    padding: Theme.spaceS // the Japanese words stay in one line on the tall panel
                    width: buttons.share
                    height: buttons.tallest
                    onClicked: screen.kiosk.confirm()
                }
            }
        }
    }
}
