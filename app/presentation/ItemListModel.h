// The consent items as a list for QML: the form's words and what was answered so far. Owned by KioskView; main
// thread. Keeps its rows when only answers or the language change, so that screens do not flicker.
#pragma once

#include "app/presentation/Snapshot.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace uketsuke::presentation {

class ItemListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by KioskView")

public:
    enum class Answer { Open, Agreed, Refused };
    Q_ENUM(Answer)
    enum Role { CodeRole = Qt::UserRole + 1, TitleRole, ExplanationRole, GroupRole, OwnLineRole, AnswerRole };

    using QAbstractListModel::QAbstractListModel;

    void replace(std::vector<ItemRow> rows);
    [[nodiscard]] const std::vector<ItemRow>& rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    std::vector<ItemRow> m_rows;
};

} // namespace uketsuke::presentation
