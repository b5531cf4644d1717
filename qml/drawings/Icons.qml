// Own line drawings on a grid of 24, as path data for Icon. Drawn with round strokes.
pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick

QtObject {
    readonly property string none: ""
    readonly property string arrow: "M12 3 v17 M5.5 13.5 L12 20 L18.5 13.5"
    readonly property string back: "M15 5 L8 12 L15 19"
    readonly property string bell: "M5 17 h14 l-2 -3 v-4 a5 5 0 0 0 -10 0 v4 z M10 20 a2 2 0 0 0 4 0 M12 5 v-2"
    // A way out, and no cross: that one refuses, and ends nothing.
    readonly property string stop: "M13 4 H5 V20 H13 M10 12 H20.5 M16.5 8 L20.5 12 L16.5 16"
    readonly property string close: "M6 6 L18 18 M18 6 L6 18"
    readonly property string agree: "M12 4 a8 8 0 1 0 0.01 0 z"
    readonly property string refuse: "M5.5 5.5 L18.5 18.5 M18.5 5.5 L5.5 18.5"
    readonly property string list: "M4 6 h1 M9 6 h11 M4 12 h1 M9 12 h11 M4 18 h1 M9 18 h11"
    readonly property string face: "M3 8 V5 a2 2 0 0 1 2 -2 h3 M16 3 h3 a2 2 0 0 1 2 2 v3 M21 16 v3 a2 2 0 0 1 -2 2 h-3 M8 21 h-3 a2 2 0 0 1 -2 -2 v-3 M9 9.5 v1 M15 9.5 v1 M8.5 14.5 a4.5 3 0 0 0 7 0"
    readonly property string pin: "M6 5 h0.01 M12 5 h0.01 M18 5 h0.01 M6 11 h0.01 M12 11 h0.01 M18 11 h0.01 M6 17 h0.01 M12 17 h0.01 M18 17 h0.01"
    readonly property string person: "M12 4 a4 4 0 1 0 0.01 0 z M4.5 21 v-1 a7.5 6.5 0 0 1 15 0 v1"
    readonly property string people: "M9 5 a3.2 3.2 0 1 0 0.01 0 z M2.5 20 v-1 a6.5 6 0 0 1 13 0 v1 M16.5 8.5 a2.5 2.5 0 1 0 0.01 0 z M18 15 a4.5 5 0 0 1 3.5 4.5 v0.5"
    readonly property string backspace: "M9 5 H21 V19 H9 L3 12 Z M12 9.5 l5 5 M17 9.5 l-5 5"
    readonly property string up: "M5 15.5 L12 8.5 L19 15.5"
    readonly property string down: "M5 8.5 L12 15.5 L19 8.5"
    readonly property string globe: "M12 3 a9 9 0 1 0 0.01 0 z M3.5 9.5 h17 M3.5 14.5 h17 M12 3 c-5 5.5 -5 12.5 0 18 M12 3 c5 5.5 5 12.5 0 18"
    readonly property string sun: "M12 8 a4 4 0 1 0 0.01 0 z M12 2.5 v2.5 M12 19 v2.5 M2.5 12 h2.5 M19 12 h2.5 M5.3 5.3 l1.7 1.7 M17 17 l1.7 1.7 M5.3 18.7 l1.7 -1.7 M17 7 l1.7 -1.7"
    readonly property string moon: "M20 14.5 A8.5 8.5 0 1 1 9.5 4 A7 7 0 0 0 20 14.5 z"
    readonly property string contrast: "M12 3 a9 9 0 1 0 0.01 0 z M12 3 v18 M15 5 v14 M18 7.5 v9"
    readonly property string voice: "M4 9.5 h4 L13 5 V19 L8 14.5 H4 Z M16 9 a4 4 0 0 1 0 6 M18.5 6.5 a8 8 0 0 1 0 11"
    readonly property string letters: "M2 19 L6.5 9 L11 19 M3.6 15.5 h5.8 M12 19 L17 4.5 L22 19 M13.8 14 h6.4"
    readonly property string tick: "M4.5 12.5 L10 18 L20 6.5"
    readonly property string phone: "M7.5 2.5 h9 v19 h-9 z M11 18.5 h2"
    readonly property string paper: "M6 2.5 H14.5 L18.5 6.5 V21.5 H6 Z M9 10.5 h6.5 M9 14 h6.5 M9 17.5 h4"
    readonly property string clock: "M12 3 a9 9 0 1 0 0.01 0 z M12 7 v5.5 l4 2.5"
    readonly property string info: "M12 3 a9 9 0 1 0 0.01 0 z M12 11 v6 M12 7.5 v0.01"
    readonly property string facility: "M3.5 21 V9 L12 3 L20.5 9 V21 Z M12 11 v6 M9 14 h6"
    readonly property string again: "M19 12 a7 7 0 1 1 -2.2 -5.1 M17.5 2.5 v4.8 h-4.8"
    readonly property string shield: "M12 3 L20 6 V12 a9 9 0 0 1 -8 9 a9 9 0 0 1 -8 -9 V6 Z M8.5 12 L11 14.5 L15.5 9.5"
    readonly property string card: "M3 6 h18 v12 h-18 z M6 10 h4 v4.5 h-4 z M13 10.5 h5 M13 14 h3"
}
