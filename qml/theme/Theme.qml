// Every colour, size, type and duration of the screens. Sizes grow with the panel: `unit` is 1 on the reference
// panel of 1280x800, where 96 units are about 20 mm. Text pairs keep a contrast of at least 7:1.
pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick

QtObject {
    // Set by Main.qml from the window.
    property real windowWidth: 1280
    property real windowHeight: 800
    property bool reducedMotion: false
    property real textScale: 1

    readonly property bool portrait: windowHeight > windowWidth
    readonly property real unit: portrait ? Math.min(windowWidth / 800, windowHeight / 1422)
                                          : Math.min(windowWidth / 1280, windowHeight / 800)

    // Colours: warm paper, deep green ink, one accent. Attention is terracotta, never alarm red.
    readonly property color paper: "#FAF6EF"
    readonly property color surface: "#FFFFFF"
    readonly property color surfaceSunk: "#F1EBDF"
    readonly property color ink: "#22302E"
    readonly property color inkSoft: "#3F4D4A"
    readonly property color accent: "#0E5650"
    readonly property color accentPressed: "#0A403B"
    readonly property color inkOnAccent: "#FFFFFF"
    readonly property color accentSoft: "#E3F0EB"
    readonly property color attention: "#7A2A12"
    readonly property color attentionSoft: "#FCEBDF"
    readonly property color line: "#5E7370"
    readonly property color hairline: "#D8D0C1"
    readonly property color focus: "#123F8C"
    readonly property color warmth: "#F3D9B8"
    readonly property color warmthDeep: "#D9A066"
    readonly property color blush: "#F2C9AE"
    readonly property color shade: "#B3FAF6EF"
    readonly property color camera: "#2B3735"
    readonly property color clear: "transparent"

    // Sizes
    readonly property real spaceXs: Math.round(8 * unit)
    readonly property real spaceS: Math.round(12 * unit)
    readonly property real spaceM: Math.round(20 * unit)
    readonly property real spaceL: Math.round(32 * unit)
    readonly property real spaceXl: Math.round(48 * unit)
    readonly property real target: Math.round(96 * unit)
    readonly property real choice: Math.round(132 * unit)
    readonly property real answer: Math.round((portrait ? 96 : 114) * unit)
    readonly property real radius: Math.round(20 * unit)
    readonly property real radiusSmall: Math.round(10 * unit)
    readonly property real border: Math.max(2, Math.round(3 * unit))
    readonly property real borderThin: Math.max(1, Math.round(2 * unit))
    readonly property real focusWidth: Math.max(3, Math.round(5 * unit))
    readonly property real focusGap: Math.round(4 * unit)
    readonly property real icon: Math.round(44 * unit)
    readonly property real iconLarge: Math.round(72 * unit)
    readonly property real iconSmall: Math.round(32 * unit)
    readonly property real action: Math.round((portrait ? 190 : 150) * unit)
    readonly property real column: Math.round(720 * unit)
    readonly property real dot: Math.round(14 * unit)
    readonly property real keyWidth: Math.round(132 * unit)
    readonly property real buttonWidth: Math.round(196 * unit)
    readonly property real box: Math.round(62 * unit)
    readonly property real bar: Math.round(10 * unit)

    // Type: BIZ UDPGothic, made to be told apart by old eyes.
    readonly property string family: "BIZ UDPGothic"
    readonly property real textDisplay: Math.round(54 * unit * textScale)
    readonly property real textTitle: Math.round(42 * unit * textScale)
    readonly property real textLead: Math.round(30 * unit * textScale)
    readonly property real textBody: Math.round(26 * unit * textScale)
    readonly property real textSmall: Math.round(22 * unit * textScale)
    readonly property real textKey: Math.round(44 * unit * textScale)
    readonly property real lineHeight: 1.25

    // Motion
    readonly property int motionShort: reducedMotion ? 0 : 140
    readonly property int motionLong: reducedMotion ? 0 : 900
    readonly property int motionRest: reducedMotion ? 0 : 1400
}
