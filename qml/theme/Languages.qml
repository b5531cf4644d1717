// The languages of the screens, each named in itself and therefore never translated, with the letters it is set in. A
// sentence that a language lacks is shown in English.
pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick

QtObject {
    id: languages

    readonly property list<Language> all: [
        Language { code: "ja"; name: "日本語"; fits: true },
        Language { code: "en"; name: "English"; fits: true }
    ]

    function find(code: string): Language {
        for (let i = 0; i < all.length; ++i)
            if (all[i].code === code)
                return all[i];
        return all[0];
    }
    function nameOf(code: string): string {
        return find(code).name;
    }
    function familyOf(code: string): string {
        return find(code).family;
    }
}
