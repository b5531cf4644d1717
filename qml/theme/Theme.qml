// Every colour, size, type and duration of the screens. Sizes grow with the panel: `unit` is 1 on the reference
// panel of 1280x800, where 96 units are about 20 mm. Text pairs keep a contrast of at least 7:1.
pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke.Presentation

QtObject {
    // Set by Main.qml from the window and from what the person chose.
    property real windowWidth: 1280
    property real windowHeight: 800
    property bool reducedMotion: false
    property real textScale: 1
    property int colours: DisplaySettings.Light
    property bool lowReach: false
    property string language: "ja"

    readonly property bool portrait: windowHeight > windowWidth
    // A tall panel can keep everything that is touched in its lower half, the words and pictures above it.
    readonly property bool low: portrait && lowReach
    // Where answers stand that need less than their screen has: in its middle, or as near to the hand as can be.
    readonly property real rest: low ? 1 : 0.5
    readonly property real unit: portrait ? Math.min(windowWidth / 800, windowHeight / 1422)
                                      : Math.min(windowWidth / 1280, windowHeight / 800)
    // The bars have room for one row of everything.
    readonly property bool narrow: windowWidth < 1000 * unit
    // Words may need more than the panel has: screens keep a column free for the keys that move them.
    readonly property bool roomy: textScale === 1 && Languages.find(language).roomy

    // Colours: warm paper, deep green ink, one accent. Attention is terracotta, never alarm red. Three columns: light,
    // dark, high contrast.
    readonly property bool contrast: colours === DisplaySettings.Contrast
    readonly property color paper: pick("#FAF6EF", "#151C1B", "#000000")
    readonly property color surface: pick("#FFFFFF", "#1E2826", "#000000")
    readonly property color surfaceSunk: pick("#F1EBDF", "#1A2321", "#000000")
    readonly property color ink: pick("#22302E", "#F3EFE6", "#FFFFFF")
    readonly property color inkSoft: pick("#3F4D4A", "#D3D8D1", "#FFFFFF")
    readonly property color accent: pick("#0E5650", "#93D9CA", "#FFE14D")
    readonly property color accentPressed: pick("#0A403B", "#BFEADF", "#FFF3B0")
    readonly property color inkOnAccent: pick("#FFFFFF", "#0B201D", "#000000")
    readonly property color accentSoft: pick("#E3F0EB", "#19332F", "#1C1C1C")
    readonly property color attention: pick("#7A2A12", "#FFB59A", "#FFC9B3")
    readonly property color attentionSoft: pick("#FCEBDF", "#37211A", "#000000")
    readonly property color line: pick("#5E7370", "#93A8A4", "#FFFFFF")
    readonly property color hairline: pick("#D8D0C1", "#45534F", "#FFFFFF")
    readonly property color focus: pick("#123F8C", "#9CC4FF", "#6FD0FF")
    readonly property color warmth: pick("#F3D9B8", "#4A3A28", "#333333")
    readonly property color warmthDeep: pick("#D9A066", "#D9A066", "#FFE14D")
    readonly property color blush: pick("#F2C9AE", "#D7A98C", "#E0E0E0")
    readonly property color shade: pick("#B3FAF6EF", "#B3151C1B", "#CC000000")
    readonly property color camera: pick("#2B3735", "#0C1211", "#000000")
    readonly property color clear: "transparent"

    function pick(light: string, dark: string, contrast: string): string {
        return colours === DisplaySettings.Light ? light : colours === DisplaySettings.Dark ? dark : contrast;
    }

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
    readonly property real icon: grown(44, 0.5)
    readonly property real iconLarge: grown(72, 0.2)
    readonly property real iconSmall: grown(32, 0.6)
    readonly property real action: Math.round((portrait ? 190 : 150) * unit)
    readonly property real column: Math.round(720 * unit)
    readonly property real dot: Math.round(14 * unit)
    readonly property real keyWidth: Math.round(132 * unit)
    readonly property real buttonWidth: Math.round(196 * unit)
    readonly property real box: Math.round(62 * unit)
    readonly property real bar: Math.round(10 * unit)

    // Type: BIZ UDPGothic, made to be told apart by old eyes. What is read grows to twice its size; what was large already grows less, or one title would fill the panel.
    // Its kanji are Japan's; other scripts, and other forms of the same characters, come from Noto.
    readonly property string family: Languages.familyOf(language)
    readonly property real textDisplay: grown(54, 0.5)
    readonly property real textTitle: grown(42, 0.5)
    readonly property real textLead: grown(30, 0.8)
    readonly property real textAnswer: grown(30, 0.5) // of three beside one another
    readonly property real textBody: grown(26, 1)
    readonly property real textSmall: grown(22, 1)
    readonly property real textKey: grown(44, 0.5)
    // Of the letters' own height, which Noto already makes larger than BIZ UDPGothic does.
    readonly property real lineHeight: 1.25 * Languages.find(language).leading
    readonly property real lineTight: 1.12 * Languages.find(language).leading

    readonly property real breadth: Languages.find(language).breadth
    // Room for readings over each text, of the size of its letters; between its lines the leading gives it.
    readonly property real aboveText: Languages.find(language).furigana ? 0.5 : 0

    function grown(units: real, share: real): real {
        return Math.round(units * unit * (1 + (textScale - 1) * share));
    }

    // Motion
    readonly property int motionShort: reducedMotion ? 0 : 140
    readonly property int motionLong: reducedMotion ? 0 : 900
    readonly property int motionRest: reducedMotion ? 0 : 1400
    readonly property int motionStill: reducedMotion ? 0 : 30000
}
