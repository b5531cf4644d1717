// The end: what became of the answers, and the card is taken. As friendly to those who refused.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    name: "finished"
    spoken: thanks.text + "  " + answers.text

    GridLayout {
        anchors.fill: parent
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.spaceXl
        rowSpacing: Theme.spaceL

        ColumnLayout {
            spacing: Theme.spaceM
            Layout.row: Theme.portrait ? 1 : 0
            Layout.column: 0
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.column
            Layout.alignment: Qt.AlignVCenter

            PlainText {
                id: thanks

                //: Title at the end, for a member of staff who has withdrawn a consent for the facility.
                text: screen.kiosk.staffDesk ? qsTr("For staff: the withdrawal is saved")
                    //: Title at the end, in the largest letters. The card still lies on the reader.
                    : screen.kiosk.cardOnReader ? qsTr("Thank you. Please take your card.")
                                                //: Title at the end, in the largest letters. The card is taken.
                                                : qsTr("Thank you. Please take a seat.")
                font.pixelSize: Theme.textDisplay
                font.bold: true
                Layout.fillWidth: true
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            Notice {
                id: card

                visible: screen.kiosk.cardForgotten
                //: Notice, some time after the farewell: the card still lies on the reader.
                message: qsTr("Please do not forget your card.")
                iconPath: Icons.card
                tone: Notice.Attention
                Layout.fillWidth: true
            }

            PlainText {
                id: answers

                //: For staff, below the title: the national system has the withdrawal.
                text: screen.kiosk.staffDesk && screen.kiosk.delivered ? qsTr("The consent is withdrawn. Nothing further can be fetched with it.")
                    //: For staff, below the title: the withdrawal is saved and still has to be sent.
                    : screen.kiosk.staffDesk ? qsTr("It takes effect as soon as it has arrived.")
                    //: To the patient, below the title: the national system has the withdrawal.
                    : screen.kiosk.withdraws && screen.kiosk.delivered ? qsTr("Your consents to this facility are withdrawn. You are received and treated as usual.")
                    //: To the patient, below the title: the withdrawal is saved and still has to be sent.
                    : screen.kiosk.withdraws ? qsTr("Your withdrawal is saved. It takes effect as soon as it has arrived. You are received and treated as usual.")
                    //: To a patient who refused everything; as friendly as to any other.
                    : screen.kiosk.refusedAll ? qsTr("Your records are not shown here. You are received and treated as usual.")
                                              //: To a patient who agreed to something, below the title.
                                              : qsTr("Your answers hold for 24 hours at this facility.")
                color: Theme.inkSoft
                font.pixelSize: Theme.textLead
                Layout.fillWidth: true
            }

            Notice {
                id: saved

                // Comes to be known only after the screen has been said.
                readonly property bool waits: screen.kiosk.offline

                // With the screen, where it is known then; else once its words are there.
                property bool told: false

                onWaitsChanged: told = waits && (told || !screen.said)
                onMessageChanged: {
                    if (told || !screen.kiosk.offline || !screen.said)
                        return;
                    told = true;
                    screen.kiosk.announcer.announce(saved, message);
                }
                //: Notice: the national system has the answers.
                message: screen.kiosk.delivered ? qsTr("Saved and delivered.")
                    //: Notice to whoever agreed to something: the kiosk has no connection, so the doctor sees nothing yet.
                    : screen.kiosk.offline ? qsTr("Saved here, but not sent yet: the connection is down. This facility sees your records once it is back. After 24 hours you would be asked again.")
                    //: Notice: the answers are safe in the kiosk, the network is slow.
                    : qsTr("Saved. Delivery goes on by itself; you need not wait.")
                iconPath: screen.kiosk.offline ? Icons.info : Icons.tick
                Layout.fillWidth: true
            }

            KioskButton {
                objectName: "finished.done"
                //: Key that ends the last screen.
                text: qsTr("Done")
                kind: KioskButton.Primary
                visible: !screen.kiosk.cardOnReader
                Layout.topMargin: Theme.spaceS
                Layout.preferredWidth: Theme.column * 0.5
                Layout.preferredHeight: Theme.target
                onClicked: screen.kiosk.acknowledge()
            }
        }

        CardOnReader {
            act: CardOnReader.Take
            visible: screen.kiosk.cardOnReader
            Layout.row: 0
            Layout.column: Theme.portrait ? 0 : 1
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.column * (Theme.roomy ? 0.6 : 0.35)
            Layout.maximumHeight: Theme.portrait ? Theme.column * 0.86 : Theme.column
        }

        ThanksPicture {
            visible: !screen.kiosk.cardOnReader
            Layout.row: 0
            Layout.column: Theme.portrait ? 0 : 1
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.column * (Theme.roomy ? 0.6 : 0.35)
            Layout.maximumHeight: Theme.portrait ? Theme.column * 0.86 : Theme.column
        }
    }
}
