// Every answer as picture and word. A touch on any line leads through the questions again from there on, so it does
// not matter much that the lines are narrower than a button: a neighbour begins one question earlier or later. By keyboard the Change button does it.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke
import Uketsuke.Presentation

Rectangle {
    id: overview

    required property KioskView kiosk

    readonly property int certificatesBegin: kiosk.itemCount + (kiosk.prescriptionAsked ? 1 : 0)

    // The keys' place is kept wherever they may be needed: were it given only to lines too long, the lines would depend on
    // themselves.
    readonly property bool mayBeLong: kiosk.documentCount + kiosk.certificateCount > 0 || kiosk.documentsUnknown || kiosk.guardianAnswers

    // Beside the keys of a wide panel; elsewhere, where words may need more than the panel, the whole screen moves.
    readonly property bool movesAlone: Theme.roomy || (Theme.textScale === 1 && !Theme.portrait && Theme.aboveText === 0)
    readonly property bool keysBeside: movesAlone && (mayBeLong || !Theme.roomy)

    implicitHeight: lines.implicitHeight + Theme.spaceXs * 2
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.borderThin
    border.color: Theme.hairline

    // With many documents the lines are more than the panel holds; then they are moved with a finger, or by the two keys
    // beside them.
    Flickable {
        id: area

        x: Theme.spaceM
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - Theme.spaceM * 2 - (overview.keysBeside ? Theme.target : 0)
        height: Math.min(lines.implicitHeight, parent.height - Theme.spaceXs * 2)
        contentHeight: lines.implicitHeight
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        clip: interactive

        // Pictures are not cut by every renderer: a line that is not wholly inside is not drawn.
        function holds(line) {
            return !interactive || (line.y >= contentY - 1 && line.y + line.height <= contentY + height + 1);
        }

        // A positioner, for the reason given in ItemOverview.
        Column {
            id: lines

            width: parent.width
            spacing: Theme.portrait ? Theme.spaceXs : 0

            Repeater {
                model: overview.kiosk.items

                AnswerLine {
                    required property string code
                    required property int index
                    required property int answer

                    objectName: "review.line." + code
                    width: lines.width
                    opacity: area.holds(this) ? 1 : 0
                    answerText: answer === ItemListModel.Agreed ? overview.kiosk.form.agree
                              : answer === ItemListModel.Refused ? overview.kiosk.form.refuse
                                                                 : overview.kiosk.form.undecided
                    iconPath: answer === ItemListModel.Agreed ? Icons.agree
                            : answer === ItemListModel.Refused ? Icons.refuse
                                                               : Icons.none
                    onTouched: overview.kiosk.changeAnswers(index)
                }
            }

            AnswerLine {
                objectName: "review.line.prescription"
                width: lines.width
                opacity: area.holds(this) ? 1 : 0
                visible: overview.kiosk.prescriptionAsked
                title: overview.kiosk.prescriptionElectronic ? overview.kiosk.form.rxElectronic
                                                             : overview.kiosk.form.rxPaper
                iconPath: overview.kiosk.prescriptionElectronic ? Icons.phone : Icons.paper
                onTouched: overview.kiosk.changeAnswers(overview.kiosk.itemCount)
            }

            Repeater {
                model: overview.kiosk.certificates

                AnswerLine {
                    required property int index
                    required property string documentId
                    required property int answer

                    objectName: "review.line." + documentId
                    width: lines.width
                    opacity: area.holds(this) ? 1 : 0
                    answerText: answer === DocumentListModel.HandedOver ? overview.kiosk.form.aidUse
                              : answer === DocumentListModel.KeptBack ? overview.kiosk.form.aidNotUse
                                                                      : overview.kiosk.form.undecided
                    iconPath: answer === DocumentListModel.HandedOver ? Icons.agree
                            : answer === DocumentListModel.KeptBack ? Icons.refuse
                                                                    : Icons.none
                    onTouched: overview.kiosk.changeAnswers(overview.certificatesBegin + index)
                }
            }

            Repeater {
                model: overview.kiosk.documents

                AnswerLine {
                    required property int index
                    required property string documentId
                    required property int answer

                    objectName: "review.line." + documentId
                    width: lines.width
                    opacity: area.holds(this) ? 1 : 0
                    answerText: answer === DocumentListModel.HandedOver ? overview.kiosk.form.docsHandOver
                              : answer === DocumentListModel.KeptBack ? overview.kiosk.form.docsKeep
                                                                      : overview.kiosk.form.undecided
                    iconPath: answer === DocumentListModel.HandedOver ? Icons.agree
                            : answer === DocumentListModel.KeptBack ? Icons.refuse
                                                                    : Icons.none
                    onTouched: overview.kiosk.changeAnswers(overview.certificatesBegin + overview.kiosk.certificateCount
                                                            + index)
                }
            }

            PlainText {
                width: lines.width
                opacity: area.holds(this) ? 1 : 0
                visible: overview.kiosk.documentsUnknown
                text: overview.kiosk.form.docsUnknown
                color: Theme.inkSoft
                font.pixelSize: Theme.textSmall
                lineHeight: Theme.roomy ? 1.1 : Theme.lineTight
            }

            AnswerLine {
                width: lines.width
                opacity: area.holds(this) ? 1 : 0
                visible: overview.kiosk.guardianAnswers
                touchable: false
                //: Line of the review, read by the patient; the answer beside it is "Guardian".
                title: qsTr("Answered by")
                //: Answer in a line of the review, beside "Answered by": a parent or legal representative. One short word if possible.
                answerText: qsTr("Guardian")
                iconPath: Icons.people
            }

            AnswerLine {
                width: lines.width
                opacity: area.holds(this) ? 1 : 0
                visible: overview.kiosk.assisted
                touchable: false
                //: Line of the review, read by the patient; the answer beside it is "Member of staff".
                title: qsTr("Helped by")
                //: Answer in a line of the review, beside "Helped by". Short.
                answerText: qsTr("Member of staff")
                iconPath: Icons.person
            }
        }
    }

    Rectangle {
        visible: area.interactive
        x: area.x + area.width + Theme.spaceS - width / 2
        y: area.y + area.visibleArea.yPosition * area.height
        width: Theme.border
        height: area.visibleArea.heightRatio * area.height
        radius: width / 2
        color: Theme.accent
    }

    ScrollKeys {
        view: area
        onTouched: overview.kiosk.touch()
        visible: area.interactive && overview.keysBeside
        anchors.right: parent.right
        y: (parent.height - height) * Theme.rest
    }
}
