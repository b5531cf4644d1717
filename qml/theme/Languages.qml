// The languages of the screens, each named in itself and therefore never translated, with the letters it is set in. A
// sentence that a language lacks is shown in English.
pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick

QtObject {
    id: languages

    // Those whose words are shown to fit every screen (`ctest:qml_display`) can be chosen.
    readonly property list<Language> all: [
        Language { code: "ja"; name: "日本語"; fits: true; roomy: true },
        Language { code: "ja-easy"; name: "やさしい日本語"; fits: true; furigana: true; leading: 1.3 },
        Language { code: "en"; name: "English"; fits: true; roomy: true },
        Language { code: "zh-Hans"; name: "简体中文"; fits: true; family: "Noto Sans CJK SC"; leading: 0.72 },
        Language { code: "zh-Hant"; name: "繁體中文"; fits: true; family: "Noto Sans CJK TC"; leading: 0.72 },
        Language { code: "ko"; name: "한국어"; fits: true; family: "Noto Sans CJK KR"; leading: 0.72 },
        Language { code: "vi"; name: "Tiếng Việt"; fits: true; family: "Noto Sans"; leading: 0.78 },
        Language { code: "pt-BR"; name: "Português"; fits: true; family: "Noto Sans"; leading: 0.78 },
        Language { code: "ne"; name: "नेपाली"; fits: true; family: "Noto Sans Devanagari"; leading: 0.8; breadth: 1.24; ownScript: true }
    ]

    function find(code: string): Language {
        for (let i = 0; i < all.length; ++i)
            if (all[i].code === code)
                return all[i];
        return all[0];
    }
    // Of those that the house offers.
    function choosable(offered: var): var {
        const found = [];
        for (let i = 0; i < all.length; ++i)
            if (all[i].fits && offered.includes(all[i].code))
                found.push(all[i]);
        return found;
    }
    function canBeChosen(code: string, offered: var): bool {
        return find(code).fits && offered.includes(code);
    }
    function nameOf(code: string): string {
        return find(code).name;
    }
    function familyOf(code: string): string {
        return find(code).family;
    }
}
