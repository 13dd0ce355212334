#include "similardialog.h"

#include "fieldtext.h"
#include "humantext.h"
#include "keybutton.h"
#include "recordindex.h"
#include "switchrow.h"
#include "textlabel.h"
#include "themedwidget.h"

#include <QCheckBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>
#include <algorithm>

namespace tidewright
{

namespace
{

constexpr int dialogWidth = 620;
constexpr int listHeight = 260;
constexpr qsizetype shortValue = 40;

QString inOneLine(const std::optional<Value> &value)
{
    const QString words = fieldWords(value).simplified();
    return words.size() > shortValue ? words.left(shortValue) + QChar(0x2026) : words;
}

ConflictField fieldNamed(const Conflict &conflict, const QString &name)
{
    const auto fields = fieldsOf(conflict);
    const auto found = std::ranges::find(fields, name, &ConflictField::name);
    return found == fields.end() ? ConflictField() : *found;
}

} // namespace

void SimilarModel::setConflicts(const std::vector<Conflict> &conflicts, const QString &field)
{
    beginResetModel();
    m_conflicts = conflicts;
    m_checked.assign(conflicts.size(), true);
    m_field = field;
    endResetModel();
}

std::vector<Conflict> SimilarModel::checked() const
{
    std::vector<Conflict> result;
    for (std::size_t at = 0; at < m_conflicts.size(); ++at) {
        if (m_checked[at])
            result.push_back(m_conflicts[at]);
    }
    return result;
}

void SimilarModel::checkAll(bool on)
{
    if (m_conflicts.empty())
        return;
    m_checked.assign(m_conflicts.size(), on);
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
}

int SimilarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_conflicts.size());
}

QVariant SimilarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Conflict &conflict = m_conflicts[std::size_t(index.row())];
    if (role == Qt::CheckStateRole)
        return m_checked[std::size_t(index.row())] ? Qt::Checked : Qt::Unchecked;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const QString name = recordName(conflict.summary);
    if (m_field.isEmpty())
        return name;
    const ConflictField field = fieldNamed(conflict, m_field);
    return tr("%1: %2 against %3", "record, values of both sides").arg(name, inOneLine(field.local), inOneLine(field.remote));
}

bool SimilarModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    m_checked[std::size_t(index.row())] = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    return true;
}

Qt::ItemFlags SimilarModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren : Qt::ItemFlags();
}

SimilarDialog::SimilarDialog(const Review &review, const ReviewRow &row, const SideNames &sides, QWidget *parent)
    : QDialog(parent)
    , m_row(row)
    , m_id(review.conflict().summary.id)
    , m_records(this)
    , m_sameValues(new QRadioButton(this))
    , m_sameField(new QRadioButton(this))
    , m_all(new QCheckBox(tr("All of them"), this))
    , m_state(textLabel(tr("Looking for them…"), FontRole::Secondary, Token::Muted, this))
    , m_list(new QListView(this))
    , m_apply(new SwitchRow(tr("Apply those that are decided completely then"), this,
                            tr("Off: they are decided, and written when you apply them")))
    , m_confirm(new KeyButton(QString(), QKeySequence(Qt::CTRL | Qt::Key_Return), this))
{
    setWindowTitle(tr("Apply to similar"));
    if (row.choice == ReviewRow::Choice::Own)
        m_choice.value = *row.result;
    else
        m_choice.take = takeOf(row.choice);
    const bool record = row.kind == ReviewRow::Kind::Record;
    const QString taken = row.choice == ReviewRow::Choice::Local    ? sides.local
                          : row.choice == ReviewRow::Choice::Remote ? sides.remote
                          : row.choice == ReviewRow::Choice::Base   ? tr("the base")
                                                                    : inOneLine(row.result);
    const QString question = record ? tr("Take %1 for other deleted records too?").arg(taken)
                                    : tr("Take %1 for %2 in other records too?").arg(taken, row.field.name);
    m_sameValues->setVisible(!record);
    m_sameField->setVisible(!record);
    m_sameValues->setText(record ? QString()
                                 : tr("Same two values: %1 against %2").arg(inOneLine(row.field.local), inOneLine(row.field.remote)));
    m_sameField->setText(tr("Any values, as long as %1 is not decided").arg(row.field.name));
    (record || row.choice == ReviewRow::Choice::Own ? m_sameField : m_sameValues)->setChecked(true);
    if (row.choice == ReviewRow::Choice::Own)
        m_sameValues->setChecked(true);
    m_list->setModel(&m_records);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Similar records"));
    m_list->setMinimumHeight(scaled(listHeight));
    m_all->setChecked(true);
    setEmphasis(m_confirm, Emphasis::Filled);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_confirm);
    auto *listHead = new QHBoxLayout;
    listHead->addWidget(m_all);
    listHead->addStretch(1);
    listHead->addWidget(m_state);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(paragraph(question, FontRole::DialogTitle, Token::Text, this));
    layout->addWidget(paragraph(tr("Nothing is written before you apply it; Undo takes all of it back."), FontRole::Body, Token::Muted, this));
    layout->addWidget(m_sameValues);
    layout->addWidget(m_sameField);
    layout->addLayout(listHead);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_apply);
    layout->addLayout(buttons);
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(false);
    resize(scaled(dialogWidth), sizeHint().height());

    connect(m_sameValues, &QRadioButton::toggled, this, &SimilarDialog::filter);
    connect(m_all, &QCheckBox::clicked, this, [this](bool on) { m_records.checkAll(on); });
    connect(&m_records, &QAbstractItemModel::dataChanged, this, &SimilarDialog::count);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        const QString field = m_row.kind == ReviewRow::Kind::Record ? QString() : m_row.field.name;
        Q_EMIT confirmed(m_records.checked(), field, m_choice, m_apply->isChecked());
        accept();
    });
    m_confirm->setEnabled(false);
}

std::function<bool(const Conflict &)> SimilarDialog::accepts() const
{
    const bool record = m_row.kind == ReviewRow::Kind::Record;
    return [record, id = m_id, field = m_row.field.name](const Conflict &conflict) {
        if (conflict.summary.id == id || !isUndecided(conflict.summary.phase))
            return false;
        const bool deleted = !conflict.local || !conflict.remote;
        return record ? deleted : !deleted && fieldNamed(conflict, field).overlaps;
    };
}

void SimilarDialog::setFound(const std::vector<Conflict> &found, bool more)
{
    m_found = found;
    m_more = more;
    filter();
}

void SimilarDialog::filter()
{
    std::vector<Conflict> kept = m_found;
    if (m_row.kind == ReviewRow::Kind::Field && m_sameValues->isChecked()) {
        std::erase_if(kept, [this](const Conflict &conflict) {
            const ConflictField field = fieldNamed(conflict, m_row.field.name);
            return field.local != m_row.field.local || field.remote != m_row.field.remote;
        });
    }
    m_records.setConflicts(kept, m_row.kind == ReviewRow::Kind::Field ? m_row.field.name : QString());
    count();
}

void SimilarDialog::count()
{
    const int checked = int(m_records.checked().size());
    const int all = m_records.rowCount();
    m_state->setText(all == 0   ? tr("No other record is like this one")
                     : m_more   ? tr("The first %1 are shown").arg(numberText(all))
                                : tr("%1 of %2 chosen").arg(numberText(checked), numberText(all)));
    m_all->setChecked(all > 0 && checked == all);
    m_all->setEnabled(all > 0);
    m_confirm->setText(tr("Decide in %Ln record(s)", nullptr, checked));
    m_confirm->setKeys(QKeySequence(Qt::CTRL | Qt::Key_Return)); // a new text takes them away
    m_confirm->setEnabled(checked > 0);
    m_confirm->updateGeometry();
}

} // namespace tidewright
