#include "undorundialog.h"

#include "humantext.h"

namespace tidewright
{

UndoRunDialog::UndoRunDialog(const SyncRun &run, const Job &job, QWidget *parent)
    : FactsDialog(questionOf(run, job), parent)
{
}

FactsDialog::Question UndoRunDialog::questionOf(const SyncRun &run, const Job &job)
{
    QStringList back;
    const auto add = [&back](const QString &system, const ChangeCounts &counts) {
        if (counts.created > 0)
            back << countText(counts.created, [&](int n) { return tr("%Ln row(s) that it added to %1 are deleted", nullptr, n).arg(system); });
        if (counts.updated > 0)
            back << countText(counts.updated, [&](int n) { return tr("%Ln row(s) that it updated in %1 get their old values", nullptr, n).arg(system); });
        if (counts.deleted > 0)
            back << countText(counts.deleted, [&](int n) { return tr("%Ln row(s) that it deleted from %1 are there again", nullptr, n).arg(system); });
    };
    if (job.direction == Direction::Bidirectional) {
        add(job.local, run.local);
        add(job.remote, run.remote);
    } else {
        add(job.direction == Direction::LocalToRemote ? job.remote : job.local,
            {run.counts.created, run.counts.updated, run.counts.deleted});
    }
    Question question;
    question.icon = QLatin1String("undo");
    question.title = tr("Take back a run");
    question.question = tr("Take back the run of %1 from %2?").arg(run.key.typeKey, absoluteTime(toDateTime(run.startedAt)));
    question.explanation = tr("Every row that still is as the run wrote it becomes what it was before.");
    question.facts = {
        {QLatin1String("undo"), Token::Warn, tr("Changed"), back.join(QLatin1Char('\n'))},
        {QLatin1String("alert"), Token::Warn, tr("Left"), tr("Rows that somebody has edited since, or another run has written: each is counted and named afterwards")},
        {QLatin1String("shield"), Token::Ok, tr("Not changed"), tr("Rows that the run did not write, other content types, and the run history")}};
    question.confirm = tr("Take back the run");
    return question;
}

} // namespace tidewright
