// Every screen of a session, made once and kept: what the patient sees next is never waited for. They are made
// after the welcome screen is drawn, so that the kiosk answers sooner when it is switched on.
pragma ComponentBehavior: Bound

import QtQuick
import Uketsuke
import Uketsuke.Presentation

Item {
    id: screens

    required property KioskView kiosk

    // Until all are made: a screen in the making knows neither its size nor whether it is shown.
    visible: false

    OutOfServiceScreen { kiosk: screens.kiosk }
    ReadingCardScreen { kiosk: screens.kiosk }
    ChoosingMethodScreen { kiosk: screens.kiosk }
    EnteringCardNumberScreen { kiosk: screens.kiosk }
    CapturingFaceScreen { kiosk: screens.kiosk }
    EnteringPinScreen { kiosk: screens.kiosk }
    StaffCheckScreen { kiosk: screens.kiosk }
    GuardianScreen { kiosk: screens.kiosk }
    PreparingScreen { kiosk: screens.kiosk }
    FirstRegistrationScreen { kiosk: screens.kiosk }
    RegisteringScreen { kiosk: screens.kiosk }
    ConsentSummaryScreen { kiosk: screens.kiosk }
    ConsentItemScreen { kiosk: screens.kiosk }
    PrescriptionScreen { kiosk: screens.kiosk }
    AidCertificatesScreen { kiosk: screens.kiosk }
    DocumentsScreen { kiosk: screens.kiosk }
    EnteringExchangeNumberScreen { kiosk: screens.kiosk }
    FindingDocumentScreen { kiosk: screens.kiosk }
    ReviewingScreen { kiosk: screens.kiosk }
    WithdrawingScreen { kiosk: screens.kiosk }
    SealingScreen { kiosk: screens.kiosk }
    StoringScreen { kiosk: screens.kiosk }
    FinishedScreen { kiosk: screens.kiosk }
    InterruptedScreen { kiosk: screens.kiosk }
}
