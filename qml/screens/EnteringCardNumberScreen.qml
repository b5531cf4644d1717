// The 14 printed digits that open the photo in the card (照合番号B), with a drawing of where they stand. Whoever asked for
// staff waits for them here: they type, unless the patient likes to.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

import Uketsuke.Presentation

DigitScreen {
    id: screen

    name: "enteringCardNumber"
    //: Title: to the patient who asked for staff and waits.
    title: kiosk.staffComes ? qsTr("A member of staff will be with you in a moment.")
                            //: Title. The patient types 14 digits printed on the front of the card.
                            : qsTr("Enter the numbers on your card")
    spoken: (kiosk.hasProblem ? kiosk.problemText + "  " : "") + title + (byStaff.visible ? "  " + byStaff.message : "")

    // Where the screen of a tall panel moves, its keys do not: boxes and keys are seen together.
    readonly property bool padBelow: Theme.portrait && movable
    footHeight: padBelow ? pad.implicitHeight : 0

    // Where the words are large: the boxes that are being filled are brought beside the keys.
    Connections {
        target: screen.kiosk
        enabled: screen.visible

        function onDigitsChanged() {
            const typed = screen.kiosk.digitsEntered;
            screen.bringIntoView(typed < expiry.first ? birth : typed < code.first ? expiry : code);
        }
    }

    GridLayout {
        anchors.fill: parent
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.spaceL
        rowSpacing: Theme.portrait ? Theme.spaceXs : Theme.spaceL

        ColumnLayout {
            spacing: Theme.spaceS
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.alignment: Qt.AlignTop

            Notice {
                visible: screen.kiosk.hasProblem
                // In one with the reason: a line of its own leaves the keypad no room on the upright panel.
                message: screen.kiosk.triesLeft < 0 ? screen.kiosk.problemText
                    //: Stands behind the sentence about a wrong number. %1: a number.
                    : screen.kiosk.problemText + " " + qsTr("Tries left: %1").arg(screen.kiosk.triesLeft)
                tone: Notice.Attention
                textSize: Theme.textSmall
                Layout.fillWidth: true
            }

            Notice {
                id: byStaff

                // In the place of the other: there is room for one.
                visible: screen.kiosk.staffComes && !screen.kiosk.hasProblem
                //: Notice below "A member of staff will be with you in a moment.": nobody who asked for staff has to type.
                message: qsTr("They will enter the numbers on your card. You can also enter them yourself.")
                iconPath: Icons.person
                textSize: Theme.textSmall
                Layout.fillWidth: true
            }

            GridLayout {
                columns: Theme.roomy ? 2 : 1
                columnSpacing: Theme.spaceL
                rowSpacing: Theme.spaceM
                Layout.fillWidth: true

                ColumnLayout {
                    spacing: Theme.spaceS
                    Layout.alignment: Qt.AlignTop

                    DigitBoxes {
                        id: birth

                        kiosk: screen.kiosk
                        mode: SecretDigits.Visible
                        boxHeight: Theme.box
                        //: Label of six boxes, numbered as in the drawing of the card: year, month, day. Two spaces behind the figure.
                        label: qsTr("1  Birth date, as printed")
                        //: Two examples, each in a line where it can be. Cards of Japanese people have the year of the Japanese era, cards of others may have that of the
                        //: Gregorian calendar: the two last digits of what is printed.
                        example: qsTr("Showa 28, April 5: 280405; 1990, April 5: 900405")
                        first: 0
                        count: 6
                    }
                    DigitBoxes {
                        id: expiry

                        kiosk: screen.kiosk
                        mode: SecretDigits.Visible
                        boxHeight: Theme.box
                        //: Label of four boxes, numbered as in the drawing: year in which the card expires. Two spaces behind the figure.
                        label: qsTr("2  Year of expiry")
                        first: 6
                        count: 4
                    }
                    DigitBoxes {
                        id: code

                        kiosk: screen.kiosk
                        mode: SecretDigits.Visible
                        boxHeight: Theme.box
                        //: Label of four boxes, numbered as in the drawing: セキュリティコード below the photo. Two spaces behind the figure.
                        label: qsTr("3  Security code")
                        first: 10
                        count: 4
                    }
                }

                CardPicture {
                    marked: true
                    Layout.alignment: Qt.AlignVCenter
                    Layout.preferredWidth: Theme.column * 0.46
                    Layout.preferredHeight: Layout.preferredWidth * 0.63
                    Accessible.role: Accessible.Graphic
                    //: For screen readers only: describes the drawing of the card.
                    Accessible.name: qsTr("Drawing of the card: birth date and expiry stand to the right of the photo, the security code under it.")
                }
            }

            Item {
                Layout.fillHeight: true
            }
        }

        Item {
            id: place

            visible: !screen.padBelow
            // Stays in sight, and within what the others take.
            transform: Translate { y: Theme.portrait ? 0 : Math.min(screen.above, Math.max(0, place.parent.height - place.y - place.height)) }
            implicitWidth: pad.implicitWidth
            implicitHeight: pad.implicitHeight
            Layout.minimumHeight: implicitHeight
            Layout.alignment: Theme.portrait ? Qt.AlignHCenter : Qt.AlignRight | Qt.AlignTop
        }
    }

    Keypad {
        id: pad

        kiosk: screen.kiosk
        parent: screen.padBelow ? screen.foot : place
        x: (parent.width - width) / 2
        width: implicitWidth
        height: implicitHeight
    }
}
