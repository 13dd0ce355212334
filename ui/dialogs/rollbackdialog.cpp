#include "rollbackdialog.h"

#include "humantext.h"

namespace tidewright
{

namespace
{

// Rows that stand in the target already: only a load that needed no staging has any before it is committed.
std::int64_t writtenRows(const TypeRow &row)
{
    const Checkpoint &checkpoint = *row.status.state.progress;
    return checkpoint.load == LoadKind::Direct ? checkpoint.counts.created + checkpoint.counts.updated : 0;
}

} // namespace

RollbackDialog::RollbackDialog(const std::vector<TypeRow> &rows, QWidget *parent)
    : FactsDialog(questionOf(rows), parent)
{
}

FactsDialog::Question RollbackDialog::questionOf(const std::vector<TypeRow> &rows)
{
    std::int64_t read = 0;
    std::int64_t written = 0;
    for (const TypeRow &row : rows) {
        read += row.status.state.progress->counts.read;
        written += writtenRows(row);
    }
    const QString undone =
        read + written == 0 ? tr("Nothing but the start: no row was read or written yet")
        : written > 0
            ? countText(written,
                        [](int n) { return tr("%Ln row(s) that the run wrote are taken out of the target again", nullptr, n); })
            : countText(read, [](int n) {
                  return tr("%Ln row(s) that were read and kept beside the target are thrown away", nullptr, n);
              });
    Question question;
    question.icon = QLatin1String("undo");
    question.title = tr("Roll back");
    question.question = rows.size() == 1 ? tr("Undo the unfinished run of %1?").arg(rows.front().status.type.key)
                                         : tr("Undo %Ln unfinished run(s)?", nullptr, int(rows.size()));
    question.explanation = tr("The target is as it was before the run; the next run starts anew.");
    question.facts = {{QLatin1String("undo"), Token::Warn, tr("Undone"), undone},
                      {QLatin1String("refresh"), Token::Warn, tr("Starts over"), tr("The checkpoint; the cursor is where it was before the run")},
                      {QLatin1String("shield"), Token::Ok, tr("Kept"), tr("The source, every row from before the run, and the run history")}};
    question.confirm = rows.size() == 1 ? tr("Roll back the run") : tr("Roll back %Ln run(s)", nullptr, int(rows.size()));
    return question;
}

} // namespace tidewright
