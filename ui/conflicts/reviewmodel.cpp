#include "reviewmodel.h"

#include <algorithm>

namespace tidewright
{

using Choice = ReviewRow::Choice;
using State = ReviewRow::State;

ReviewModel::ReviewModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ReviewModel::setSides(const QString &local, const QString &remote)
{
    m_localSide = local;
    m_remoteSide = remote;
    Q_EMIT headerDataChanged(Qt::Horizontal, Base, Result);
}

void ReviewModel::setReview(const Review &review)
{
    beginResetModel();
    m_review = review;
    m_texts.assign(m_review.rows().size(), std::nullopt);
    m_same = m_review.count(State::Same);
    m_saysHidden = m_onlyDiffering;
    m_foldRow = m_same > 0 ? int(m_review.rows().size()) - m_same : -1;
    endResetModel();
    Q_EMIT decisionsChanged();
}

void ReviewModel::setDecisions(const Resolution &decisions)
{
    const std::vector<ReviewRow> before = m_review.rows();
    m_review = Review(m_review.conflict(), decisions);
    const int shown = rowCount();
    for (int row = 0; row < shown; ++row) {
        const ReviewRow *now = at(row);
        if (!now)
            continue;
        const std::size_t place = std::size_t(now - m_review.rows().data());
        const ReviewRow &was = before[place];
        if (was.state == now->state && was.choice == now->choice && was.result == now->result)
            continue;
        m_texts[place].reset();
        Q_EMIT dataChanged(index(row, 0), index(row, Result));
    }
    Q_EMIT decisionsChanged();
}

void ReviewModel::setOnlyDiffering(bool on)
{
    if (m_onlyDiffering == on)
        return;
    if (m_foldRow < 0) {
        m_onlyDiffering = on;
        return;
    }
    if (on) {
        beginRemoveRows({}, m_foldRow + 1, m_foldRow + m_same);
        m_onlyDiffering = on;
        endRemoveRows();
    } else {
        beginInsertRows({}, m_foldRow + 1, m_foldRow + m_same);
        m_onlyDiffering = on;
        endInsertRows();
    }
    m_saysHidden = on;
    Q_EMIT dataChanged(index(m_foldRow, 0), index(m_foldRow, Result));
}

const ReviewRow *ReviewModel::at(int row) const
{
    if (row < 0 || row >= rowCount() || row == m_foldRow)
        return nullptr;
    return &m_review.rows()[std::size_t(m_foldRow >= 0 && row > m_foldRow ? row - 1 : row)];
}

const RowTexts &ReviewModel::texts(int row) const
{
    const ReviewRow *of = at(row);
    std::optional<RowTexts> &texts = m_texts[std::size_t(of - m_review.rows().data())];
    if (!texts)
        texts = rowTexts(*of, TextExtent::Changed);
    return *texts;
}

int ReviewModel::rowOf(const QString &field) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const ReviewRow *of = at(row);
        if (of && of->kind == ReviewRow::Kind::Field && of->field.name == field)
            return row;
    }
    return -1;
}

int ReviewModel::nextUndecided(int row) const
{
    const int rows = rowCount();
    for (int step = 0; step < rows; ++step) {
        const int candidate = (std::max(row, 0) + step) % rows;
        const ReviewRow *of = at(candidate);
        if (of && of->state == State::Undecided)
            return candidate;
    }
    return -1;
}

QString ReviewModel::sideOf(Choice choice) const
{
    switch (choice) {
    case Choice::Local:
        return m_localSide;
    case Choice::Remote:
        return m_remoteSide;
    case Choice::Base:
        return tr("the base");
    case Choice::Own:
        return tr("a value of your own");
    case Choice::None:
        break;
    }
    return {};
}

QString ReviewModel::mergedText(const ReviewRow &row) const
{
    switch (row.change) {
    case ReviewRow::Change::Local:
        return tr("Merged: only %1 changed it").arg(m_localSide);
    case ReviewRow::Change::Remote:
        return tr("Merged: only %1 changed it").arg(m_remoteSide);
    case ReviewRow::Change::Same:
        return tr("Merged: same on both sides");
    case ReviewRow::Change::Both:
    case ReviewRow::Change::Nobody:
        break;
    }
    return tr("Merged: both changes, line by line");
}

QString ReviewModel::foldText() const
{
    return m_saysHidden ? tr("%Ln field(s) are equal on both sides and are hidden", nullptr, m_same)
                        : tr("%Ln field(s) are equal on both sides", nullptr, m_same);
}

QString ReviewModel::resultText(const ReviewRow &row) const
{
    if (row.state == State::Undecided)
        return tr("Not decided yet");
    if (row.kind == ReviewRow::Kind::Record) {
        const Conflict &conflict = m_review.conflict();
        const bool there = row.choice == Choice::Local    ? conflict.local.has_value()
                           : row.choice == Choice::Remote ? conflict.remote.has_value()
                                                          : conflict.base.has_value();
        return !there                      ? tr("The record is deleted on both sides.")
               : row.choice == Choice::Base ? tr("The record is again as it was at the last sync, on both sides.")
                                            : tr("The record is kept, with its changes, on both sides.");
    }
    if (row.state == State::Follows && !m_review.decisions().record)
        return tr("As the record is decided");
    return fieldWords(row.result);
}

QString ReviewModel::recordWords(int column) const
{
    const Conflict &conflict = m_review.conflict();
    switch (column) {
    case Field:
        return tr("The whole record");
    case Base:
        return conflict.base ? tr("The record as it was last synced") : tr("not there");
    case Local:
        return conflict.local ? tr("Changed in %1").arg(m_localSide) : tr("Deleted in %1").arg(m_localSide);
    case Remote:
        return conflict.remote ? tr("Changed in %1").arg(m_remoteSide) : tr("Deleted in %1").arg(m_remoteSide);
    default:
        return {};
    }
}

QString ReviewModel::cellWords(const ReviewRow &row, int column) const
{
    if (column == Result)
        return resultText(row);
    if (row.kind == ReviewRow::Kind::Record)
        return recordWords(column);
    switch (column) {
    case Field:
        return row.field.name;
    case Base:
        return fieldWords(row.field.base);
    case Local:
        return fieldWords(row.field.local);
    default:
        return fieldWords(row.field.remote);
    }
}

QString ReviewModel::sentence(const ReviewRow &row, int column) const
{
    const QString name = cellWords(row, Field);
    const QString words = cellWords(row, column);
    switch (column) {
    case Field:
        switch (row.state) {
        case State::Undecided:
            return tr("%1, not decided yet").arg(name);
        case State::Decided:
            return tr("%1, decided: %2").arg(name, sideOf(row.choice));
        case State::Merged:
            return tr("%1. %2").arg(name, mergedText(row));
        case State::Follows:
            return tr("%1, decided with the whole record").arg(name);
        case State::Same:
            return tr("%1, equal on both sides").arg(name);
        }
        return name;
    case Base:
        return tr("%1 at the last sync: %2").arg(name, words);
    case Local:
        return tr("%1 in %2: %3").arg(name, m_localSide, words);
    case Remote:
        return tr("%1 in %2: %3").arg(name, m_remoteSide, words);
    default:
        return row.state == State::Undecided ? tr("%1, result: not decided yet. Press 1 for %2, 2 for %3 or E to edit.")
                                                   .arg(name, m_localSide, m_remoteSide)
                                             : tr("%1, result: %2").arg(name, words);
    }
}

int ReviewModel::visibleRows() const
{
    const int rows = int(m_review.rows().size());
    if (m_foldRow < 0)
        return rows;
    return m_onlyDiffering ? rows - m_same + 1 : rows + 1;
}

int ReviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : visibleRows();
}

int ReviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ReviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ReviewRow *row = at(index.row());
    if (!row) {
        const bool text = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        return text && index.column() == 0 ? QVariant(foldText()) : QVariant();
    }
    if (role == Qt::DisplayRole)
        return cellWords(*row, index.column());
    if (role == Qt::AccessibleTextRole)
        return sentence(*row, index.column());
    return {};
}

QVariant ReviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case Field:
        return tr("Field");
    case Base:
        return tr("Base");
    case Local:
        return m_localSide;
    case Remote:
        return m_remoteSide;
    case Result:
        return tr("Result");
    default:
        return {};
    }
}

Qt::ItemFlags ReviewModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::ItemFlags();
}

} // namespace tidewright
