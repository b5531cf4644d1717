// One translated sentence of a list, so that a change of language reaches it.
pragma ComponentBehavior: Bound

import QtQuick

QtObject {
    property string text
}
