// One item of the form by its title, and below it what it is.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke

Column {
    id: item

    required property string title
    required property string explanation

    Accessible.role: Accessible.ListItem
    Accessible.name: title
    Accessible.description: explanation

    PlainText {
        width: item.width
        text: item.title
        font.bold: true
        Accessible.ignored: true
    }
    PlainText {
        width: item.width
        text: item.explanation
        color: Theme.inkSoft
        Accessible.ignored: true
    }
}
