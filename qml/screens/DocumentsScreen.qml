// Documents that wait for the patient's consent, one after the other: each has its own yes or no, in the form's words.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    name: "documents"
    showsForm: true
    //: %1: number of this one, %2: number of all.
    leadText: qsTr("Document %1 of %2").arg(kiosk.itemIndex + 1).arg(kiosk.documentCount)
    title: kiosk.document.kind
    spoken: title + "  " + leadText + "  " + kiosk.document.title + "  " + kiosk.form.docsQuestion

    DocumentQuestion {
        anchors.fill: parent
        kiosk: screen.kiosk
        prefix: "document"
        question: screen.kiosk.form.docsQuestion
        yesText: screen.kiosk.form.docsHandOver
        noText: screen.kiosk.form.docsKeep
        yesRestText: screen.kiosk.form.docsHandOverRest
        noRestText: screen.kiosk.form.docsKeepRest
        count: screen.kiosk.documentCount
    }
}
