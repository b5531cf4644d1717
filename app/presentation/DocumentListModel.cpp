#include "app/presentation/DocumentListModel.h"

#include <algorithm>

namespace uketsuke::presentation {

void DocumentListModel::replace(std::vector<DocumentRow> rows)
{
    if (rows == m_rows)
        return;
    if (!std::ranges::equal(rows, m_rows, {}, &DocumentRow::id, &DocumentRow::id)) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    m_rows = std::move(rows);
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int DocumentListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant DocumentListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IdRole: return QString::fromStdString(row.id);
    case Qt::DisplayRole:
    case TitleRole: return row.title;
    case AnswerRole:
        return QVariant::fromValue(!row.handedOver   ? Answer::Open
                                   : *row.handedOver ? Answer::HandedOver
                                                     : Answer::KeptBack);
    default: return {};
    }
}

QHash<int, QByteArray> DocumentListModel::roleNames() const
{
    return {{IdRole, "documentId"}, {TitleRole, "title"}, {AnswerRole, "answer"}};
}

} // namespace uketsuke::presentation
