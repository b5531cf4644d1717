// Answers of equal weight, equal in size: side by side on a wide panel, one below the other on a tall one (unless
// `alwaysRow`). Its children are Choice buttons.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

GridLayout {
    property bool alwaysRow: false

    readonly property bool inRow: alwaysRow || !Theme.portrait

    // Whichever words need most give all of them their height.
    readonly property real tallest: {
        let most = 0;
        for (let i = 0; i < children.length; ++i) {
            const answer = children[i] as KioskButton;
            if (answer && answer.visible)
                most = Math.max(most, answer.leastHeight);
        }
        return most;
    }

    readonly property real letters: {
        let least = 1;
        for (let i = 0; i < children.length; ++i) {
            const answer = children[i] as KioskButton;
            if (answer && answer.visible)
                least = Math.min(least, answer.letters);
        }
        return least;
    }

    flow: inRow ? GridLayout.LeftToRight : GridLayout.TopToBottom
    columns: inRow ? -1 : 1
    rows: inRow ? 1 : -1
    columnSpacing: Theme.spaceM
    rowSpacing: Theme.spaceM
}
