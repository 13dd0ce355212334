#include "rollbackdialog.h"

#include "humantext.h"
#include "icons.h"
#include "markicon.h"
#include "textlabel.h"

#include <QGridLayout>
#include <QPushButton>

namespace tidewright
{

namespace
{

constexpr int dialogWidth = 560;

// Rows that stand in the target already: only a load that needed no staging has any before it is committed.
std::int64_t writtenRows(const TypeRow &row)
{
    const Checkpoint &checkpoint = *row.status.state.progress;
    return checkpoint.load == LoadKind::Direct ? checkpoint.counts.created + checkpoint.counts.updated : 0;
}

} // namespace

RollbackDialog::RollbackDialog(const std::vector<TypeRow> &rows, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Roll back"));
    auto *tile = new MarkIcon(QLatin1String("undo"), Token::Accent, this, 20);
    tile->setTile(Token::AccentSoft, 40);
    const QString question = rows.size() == 1 ? tr("Undo the unfinished run of %1?").arg(rows.front().status.type.key)
                                              : tr("Undo %Ln unfinished run(s)?", nullptr, int(rows.size()));
    auto *head = new QVBoxLayout;
    head->setSpacing(2);
    head->addWidget(paragraph(question, FontRole::DialogTitle, Token::Text, this));
    head->addWidget(
        paragraph(tr("The target is as it was before the run; the next run starts anew."), FontRole::Body, Token::Muted, this));
    auto *top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(tile, 0, Qt::AlignTop);
    top->addLayout(head, 1);

    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *undo =
        new QPushButton(icon(QLatin1String("undo"), Token::OnAccent),
                        rows.size() == 1 ? tr("Roll back the run") : tr("Roll back %Ln run(s)", nullptr, int(rows.size())), this);
    setEmphasis(undo, Emphasis::Filled);
    undo->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(undo);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(16);
    layout->addLayout(top);
    layout->addWidget(makeFacts(rows));
    layout->addStretch(1);
    layout->addLayout(buttons);
    resize(scaled(dialogWidth), sizeHint().height());

    std::vector<StateKey> keys;
    for (const TypeRow &row : rows)
        keys.push_back(row.status.state.key);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(undo, &QPushButton::clicked, this, [this, keys] {
        Q_EMIT confirmed(keys);
        accept();
    });
    cancel->setFocus();
}

QWidget *RollbackDialog::makeFacts(const std::vector<TypeRow> &rows)
{
    std::int64_t read = 0;
    std::int64_t written = 0;
    for (const TypeRow &row : rows) {
        read += row.status.state.progress->counts.read;
        written += writtenRows(row);
    }
    auto *facts = new QWidget(this);
    auto *grid = new QGridLayout(facts);
    grid->setContentsMargins(16, 0, 16, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(2, 1);
    const auto add = [&](QLatin1String name, Token token, const QString &what, const QString &text) {
        const int row = grid->rowCount();
        grid->addWidget(new MarkIcon(name, token, facts), row, 0, Qt::AlignTop);
        grid->addWidget(textLabel(what, FontRole::BodyStrong, Token::Text, facts), row, 1, Qt::AlignTop);
        grid->addWidget(paragraph(text, FontRole::Body, Token::Text, facts), row, 2);
    };
    add(QLatin1String("undo"), Token::Warn, tr("Undone"),
        read + written == 0 ? tr("Nothing but the start: no row was read or written yet")
        : written > 0
            ? countText(written,
                        [](int n) { return tr("%Ln row(s) that the run wrote are taken out of the target again", nullptr, n); })
            : countText(read, [](int n) {
                  return tr("%Ln row(s) that were read and kept beside the target are thrown away", nullptr, n);
              }));
    add(QLatin1String("refresh"), Token::Warn, tr("Starts over"),
        tr("The checkpoint; the cursor is where it was before the run"));
    add(QLatin1String("shield"), Token::Ok, tr("Kept"), tr("The source, every row from before the run, and the run history"));
    return facts;
}

} // namespace tidewright
