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
    // Where the words are longer, or the letters higher, or the room is the lower part, there is room for all of it only when
    // it stands closer.
    readonly property bool dense: !Theme.roomy || Theme.low
    titleSize: dense ? Theme.textTitle * 0.84 : Theme.textTitle
    footHeight: movable ? answers.least : 0

    signal detailsWanted

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.portrait ? Theme.spaceS : screen.kiosk.documentsUnknown || screen.dense ? Theme.spaceXs / 2 : Theme.spaceS

        Column {
            id: facts

            spacing: Theme.portrait ? (screen.kiosk.documentsUnknown || screen.dense ? 0 : Theme.spaceXs / 2) : screen.kiosk.documentsUnknown || screen.dense ? 0 : Theme.spaceXs / 4
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
            columns: Theme.portrait || screen.movable ? 1 : 2
            columnSpacing: Theme.spaceL
            rowSpacing: Theme.portrait ? Theme.spaceS : Theme.spaceXs
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                spacing: Theme.portrait ? Theme.spaceXs : Theme.spaceXs / 2
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: Theme.column * 1.1

                PlainText {
                    text: screen.kiosk.form.bulkQuestion
                    font.pixelSize: screen.dense && !Theme.portrait ? Theme.textSmall : Theme.textBody
                    font.bold: true
                    lineHeight: screen.kiosk.documentsUnknown && Theme.roomy ? 1 : Theme.lineTight
                    Layout.fillWidth: true
                }

                ItemOverview {
                    kiosk: screen.kiosk
                    mostColumns: screen.movable && !Theme.portrait ? 3 : 2
                    leadsToDetails: !Theme.low || screen.movable
                    onDetailsWanted: screen.detailsWanted()
                    Layout.minimumHeight: implicitHeight
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }

            Item {
                id: beside

                visible: !screen.movable
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: Theme.column * 0.62
                Layout.minimumHeight: answers.least
                Layout.maximumHeight: Theme.portrait ? answers.preferred : Theme.windowHeight
                Layout.preferredHeight: answers.preferred
            }
        }
    }

    // Where the words need more than the panel the answers do not move with them: never is one in sight and another not.
    // Placed by hand: all in one size.
    Item {
        id: answers

        readonly property bool inRow: screen.movable && !Theme.portrait
        // With one fact more there is no room for a fourth row.
        readonly property bool detailsBeside: details.visible && screen.compact
        readonly property real beginOfDetails: detailsBeside ? share * 0.62 + Theme.spaceM : 0
        readonly property int number: details.visible && !detailsBeside ? 4 : 3
        readonly property real letters: Math.min(agree.letters, choose.letters, refuse.letters)
        readonly property real tallest: Math.max(agree.leastHeight, choose.leastHeight, refuse.leastHeight)
        readonly property real leastGap: Theme.portrait && !screen.dense ? Theme.spaceXs / 2 : screen.dense ? Theme.spaceXs : Theme.spaceS
        readonly property real wantedGap: screen.compact ? leastGap : Theme.low || Theme.portrait ? Theme.spaceM : screen.dense ? leastGap : Theme.spaceS
        readonly property real gap: Math.max(leastGap, Math.min(wantedGap, (height - number * tallest) / (number - 1)))
        readonly property real least: inRow ? tallest : number * tallest + (number - 1) * leastGap
        readonly property real preferred: number * Math.max(tallest, Theme.low ? Theme.target : Theme.answer) + (number - 1) * wantedGap

        // Never nothing: words in no room at all keep a layout busy for ever.
        readonly property real room: Math.max(width, Theme.target * 4)
        readonly property real share: inRow ? (room - 2 * Theme.spaceM) / 3 : room
        readonly property real each: inRow ? height : Math.max(tallest, Math.min((height - (number - 1) * gap) / number, Theme.low ? Theme.target : Theme.answer))

        parent: screen.movable ? screen.foot : beside
        anchors.fill: parent

        component Answer: KioskButton {
            required property int place

            x: answers.inRow ? place * (answers.share + Theme.spaceM) : 0
            y: answers.inRow ? 0 : place * (answers.each + answers.gap)
            width: answers.share
            height: answers.each
            leading: true
            lettersOfAll: answers.letters
            padding: answers.inRow ? Theme.spaceS : Theme.spaceM
            pictureSize: Theme.icon
            textSize: screen.movable ? Theme.textAnswer : Theme.textLead
        }

        Answer {
            id: agree

            objectName: "consent.agreeAll"
            place: 0
            text: screen.kiosk.form.agreeAll
            iconPath: Icons.agree
            onClicked: screen.kiosk.agreeToAll()
        }
        Answer {
            id: choose

            objectName: "consent.oneByOne"
            place: 1
            width: answers.detailsBeside ? answers.beginOfDetails - Theme.spaceM : answers.share
            text: screen.kiosk.form.oneByOne
            iconPath: Icons.list
            onClicked: screen.kiosk.decideOneByOne()
        }
        Answer {
            id: refuse

            objectName: "consent.refuseAll"
            place: 2
            text: screen.kiosk.form.refuseAll
            iconPath: Icons.refuse
            onClicked: screen.kiosk.refuseAll()
        }
        Answer {
            id: details

            objectName: "consent.details"
            place: answers.detailsBeside ? 1 : 3
            x: answers.beginOfDetails
            width: answers.share - x
            //: Below the answers: leads to an explanation of each item that is asked for.
            text: qsTr("Details")
            kind: KioskButton.Quiet
            leading: false
            iconPath: Icons.info
            visible: Theme.low && !screen.movable
            onClicked: screen.detailsWanted()
        }
    }
}
