// What ends, and one touch to end it or to leave it. In the withdrawal form's words; both answers alike in size.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    name: "withdrawing"
    showsForm: true
    title: kiosk.form.withdrawalTitle
    spoken: title + "  " + kiosk.form.withdrawalQuestion + (notice.visible ? "  " + notice.message : "") + "  " + kiosk.form.withdrawalEffect

    // Words stand in positioners: a layout, asked for its height before its width is known, keeps the wrong one.
    readonly property real told: words.height + (area.visible ? Theme.spaceS + list.height : 0)
    readonly property real wanted: Theme.spaceM + answers.height
        + (Theme.portrait ? told + Theme.spaceM + facts.height : Math.max(told, facts.height))

    Column {
        id: words

        anchors.top: parent.top
        anchors.left: parent.left
        width: Theme.portrait ? parent.width : (parent.width - Theme.spaceL) / 2
        spacing: Theme.spaceM
        // Placed by hand: large words tell the screen so how much it has to move.
        Layout.minimumHeight: Theme.roomy ? 0 : screen.wanted

        PlainText {
            text: screen.kiosk.form.withdrawalQuestion
            font.pixelSize: Theme.textLead
            font.bold: true
            width: words.width
        }

        PlainText {
            text: screen.kiosk.form.withdrawalListed
            color: Theme.inkSoft
            font.pixelSize: Theme.textSmall
            visible: screen.kiosk.itemCount > 0
            width: words.width
        }

        Notice {
            id: notice

            message: screen.kiosk.withdrawalKnown ? screen.kiosk.form.withdrawalNoneKnown
                                                  : screen.kiosk.form.withdrawalNotAsked
            tone: Notice.Attention
            visible: screen.kiosk.itemCount === 0
            width: words.width
        }
    }

    // More consents than the panel holds are moved with a finger, or by the two keys beside them.
    Flickable {
        id: area

        anchors.top: words.bottom
        anchors.topMargin: Theme.spaceS
        anchors.left: words.left
        width: words.width - keys.width - Theme.spaceM // the keys' place is kept: the lines must not depend on it
        height: !Theme.roomy ? list.height : Math.min(list.height, (Theme.portrait ? facts.y : answers.y) - Theme.spaceM - y)
        contentHeight: list.height
        interactive: contentHeight > height
        visible: screen.kiosk.itemCount > 0
        boundsBehavior: Flickable.StopAtBounds
        clip: interactive

        // Pictures are not cut by every renderer: a line that is not wholly inside is not drawn.
        function holds(line) {
            return !interactive || (line.y >= contentY - 1 && line.y + line.height <= contentY + height + 1);
        }

        // A layout would still ask rows that a new list has just taken away.
        Column {
            id: list

            width: area.width
            spacing: Theme.spaceS

            Repeater {
                model: screen.visible ? screen.kiosk.items : null

                FactLine {
                    id: line

                    required property string title

                    text: line.title
                    iconPath: Icons.tick
                    opacity: area.holds(this) ? 1 : 0
                    width: list.width
                }
            }
        }
    }

    Rectangle {
        visible: area.interactive && area.visible
        x: area.x + area.width + (Theme.spaceM - width) / 2
        y: area.y + area.visibleArea.yPosition * area.height
        width: Theme.border
        height: area.visibleArea.heightRatio * area.height
        radius: width / 2
        color: Theme.accent
    }

    ScrollKeys {
        id: keys

        view: area
        onTouched: screen.kiosk.touch()
        sideBySide: !Theme.portrait || Theme.low
        visible: area.interactive && area.visible
        x: area.x + area.width + Theme.spaceM
        y: area.y + Math.max(0, (area.height - height) * Theme.rest)
    }

    Column {
        id: facts

        y: Theme.portrait ? answers.y - Theme.spaceM - height : 0
        anchors.right: parent.right
        width: words.width
        spacing: Theme.spaceS

        FactLine {
            text: screen.kiosk.form.withdrawalEffect
            iconPath: Icons.shield
            width: facts.width
        }
        FactLine {
            text: screen.kiosk.form.withdrawalLimits
            iconPath: Icons.paper
            width: facts.width
        }
        FactLine {
            text: screen.kiosk.form.withdrawalCare
            iconPath: Icons.person
            width: facts.width
        }
        FactLine {
            text: screen.kiosk.form.withdrawalRecord
            iconPath: Icons.list
            width: facts.width
        }
    }

    // Side by side under both columns: below the words of one of them they would not have room in every language.
    RowLayout {
        id: answers

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        spacing: Theme.spaceM

        KioskButton {
            objectName: "withdrawal.keep"
            text: screen.kiosk.form.withdrawalKeep
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: Theme.portrait && !Theme.low ? Theme.choice : Theme.target
            onClicked: screen.kiosk.cancel()
        }
        KioskButton {
            objectName: "withdrawal.confirm"
            text: screen.kiosk.form.withdrawalConfirm
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: Theme.portrait && !Theme.low ? Theme.choice : Theme.target
            onClicked: screen.kiosk.confirm()
        }
    }
}
