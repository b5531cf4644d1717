// Text whose words keep a name of their own, so that PlainText can show them with the ends of lines it chooses.
pragma ComponentBehavior: Bound

import QtQuick

Text {
    id: bare

    property alias shown: bare.text
}
