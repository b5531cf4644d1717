// What is asked for, item by item, and what becomes of the answers: the form's words that the one screen of everything has
// no room for, so that whoever answers there has had all of them within reach.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Panel {
    id: panel

    name: "form"
    scrolls: true
    closesBeside: true
    title: kiosk.form.bulkContents
    spoken: {
        let all = title;
        for (const item of items.spokenOf)
            all += "  " + item;
        return all + "  " + kiosk.form.record + "  " + kiosk.form.withdrawal;
    }

    // Placed by hand, and not by the layout: Qt 6.4's learn too late how high wrapped words are.
    Item {
        implicitWidth: panel.room
        implicitHeight: items.height
        Layout.minimumHeight: implicitHeight

        Column {
            id: items

            readonly property var spokenOf: {
                const all = [];
                for (let i = 0; i < rows.count; ++i) {
                    const row = rows.itemAt(i) as ItemExplained;
                    if (row)
                        all.push(row.title, row.explanation);
                }
                return all;
            }

            width: panel.room
            spacing: Theme.spaceM

            Repeater {
                id: rows

                model: panel.kiosk.items

                ItemExplained {
                    width: items.width
                }
            }

            FactLine {
                width: items.width
                text: panel.kiosk.form.record
                iconPath: Icons.shield
                moves: true
            }
            FactLine {
                width: items.width
                text: panel.kiosk.form.withdrawal
                iconPath: Icons.again
                moves: true
            }
        }
    }
}
