// Aid certificates that OQS holds for the patient, one after the other: each has its own yes or no, in the form's words.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Uketsuke

Screen {
    id: screen

    name: "aidCertificates"
    showsForm: true
    //: %1: number of this one, %2: number of all.
    leadText: qsTr("Certificate %1 of %2").arg(kiosk.itemIndex + 1).arg(kiosk.certificateCount)
    title: kiosk.document.kind
    spoken: title + "  " + leadText + "  " + kiosk.document.title + "  " + kiosk.form.aidQuestion

    DocumentQuestion {
        anchors.fill: parent
        kiosk: screen.kiosk
        prefix: "aid"
        question: screen.kiosk.form.aidQuestion
        yesText: screen.kiosk.form.aidUse
        noText: screen.kiosk.form.aidNotUse
        yesRestText: screen.kiosk.form.aidUseRest
        noRestText: screen.kiosk.form.aidNotUseRest
        count: screen.kiosk.certificateCount
    }
}
