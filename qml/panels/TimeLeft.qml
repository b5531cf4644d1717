// The time that is left as a quiet bar; when it runs short, in words and with "more time" beside it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke
import Uketsuke.Presentation

Item {
    id: time

    required property KioskView kiosk

    readonly property bool shown: kiosk.secondsLeft >= 0 && kiosk.secondsTotal > 0
    readonly property bool runsOut: kiosk.timeRunsOut
    readonly property color tint: kiosk.timeRunsOut ? Theme.attention : Theme.line

    // What it has grown to it keeps.
    property bool holds: false
    property real held: 0

    implicitHeight: Math.max(Theme.target, row.implicitHeight, held)
    onHoldsChanged: held = holds ? row.implicitHeight : 0
    onRunsOutChanged: if (runsOut) kiosk.announcer.announce(time, words.sentence)

    RowLayout {
        id: row

        onImplicitHeightChanged: if (time.holds) time.held = Math.max(time.held, implicitHeight)
        anchors.fill: parent
        visible: time.shown
        spacing: Theme.spaceM

        ColumnLayout {
            spacing: Theme.spaceXs
            Layout.fillWidth: true
            // The figure at least, of three digits, whatever the key beside it needs.
            Layout.minimumWidth: words.font.pixelSize * 2

            // No layout inside: Qt 6.4's learn too late how high wrapped words are.
            Item {
                id: line

                // Never nothing: words in no room at all keep a layout busy for ever.
                readonly property real room: width > 0 ? width : Theme.target
                readonly property bool fits: metrics.advanceWidth(words.sentence) * Theme.breadth < room - 1

                implicitHeight: words.implicitHeight
                Layout.fillWidth: true

                Icon {
                    id: clock

                    path: Icons.clock
                    colour: words.color
                    visible: words.text !== words.sentence && line.room > width + Theme.spaceXs + metrics.advanceWidth(words.text) * 1.1
                    anchors.verticalCenter: words.verticalCenter
                    anchors.verticalCenterOffset: words.topPadding / 2
                    width: Theme.iconSmall
                    height: width
                }

                PlainText {
                    id: words

                    //: %1: seconds that are left before the session ends.
                    readonly property string sentence: qsTr("Time left: %1 s").arg(Math.max(0, time.kiosk.secondsLeft))

                    // Where the words are too large a clock and the figure say it, until it matters.
                    text: line.fits || (time.kiosk.timeRunsOut && !Theme.low) ? sentence : Math.max(0, time.kiosk.secondsLeft)
                    color: time.kiosk.timeRunsOut ? Theme.attention : Theme.inkSoft
                    font.pixelSize: Theme.textSmall
                    font.bold: time.kiosk.timeRunsOut
                    x: clock.visible ? clock.width + Theme.spaceXs : 0
                    width: line.room - x
                    Accessible.role: time.kiosk.timeRunsOut ? Accessible.AlertMessage : Accessible.StaticText
                    Accessible.name: sentence
                }

                FontMetrics {
                    id: metrics

                    font: words.font
                }
            }

            Rectangle {
                // Of one colour with the fill where contrast is high, and told from it by being hollow.
                color: Theme.contrast ? Theme.clear : Theme.hairline
                border.width: Theme.contrast ? Theme.borderThin : 0
                border.color: Theme.ink
                radius: height / 2
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.bar

                Rectangle {
                    width: parent.width * Math.max(0, Math.min(1, time.kiosk.secondsLeft / Math.max(1, time.kiosk.secondsTotal)))
                    height: parent.height
                    radius: height / 2
                    color: time.tint
                }
            }
        }

        KioskButton {
            objectName: "time.more"
            //: Key beside the seconds that are left: the countdown begins anew. Two words.
            text: qsTr("More time")
            kind: KioskButton.Quiet
            // The largest words beside it need its room.
            iconPath: Theme.textScale > 1.5 ? Icons.none : Icons.clock
            visible: time.kiosk.timeRunsOut
            Layout.preferredWidth: Math.max(Theme.buttonWidth * 1.25, implicitWidth)
            Layout.preferredHeight: Theme.target
            Layout.fillWidth: Theme.low
            Layout.minimumWidth: Theme.low ? Theme.buttonWidth : Layout.preferredWidth
            Layout.maximumWidth: Layout.preferredWidth
            onClicked: time.kiosk.moreTime()
        }
    }
}
