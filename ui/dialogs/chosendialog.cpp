#include "chosendialog.h"

#include "humantext.h"

namespace tidewright
{

ChosenDialog::ChosenDialog(const std::vector<PlannedChange> &changes, std::size_t records, const Job &job, QWidget *parent)
    : FactsDialog(questionOf(changes, records, job), parent)
{
}

FactsDialog::Question ChosenDialog::questionOf(const std::vector<PlannedChange> &changes, std::size_t records, const Job &job)
{
    ChangeCounts counts[2];
    for (const PlannedChange &change : changes) {
        ChangeCounts &side = counts[std::size_t(change.side)];
        side.created += change.action == PlannedChange::Action::Create ? 1 : 0;
        side.updated += change.action == PlannedChange::Action::Update ? 1 : 0;
        side.deleted += change.action == PlannedChange::Action::Delete ? 1 : 0;
    }
    QStringList written, deleted;
    for (const Side side : {Side::Local, Side::Remote}) {
        const ChangeCounts &of = counts[std::size_t(side)];
        const QString &system = side == Side::Local ? job.local : job.remote;
        if (of.deleted > 0)
            deleted << countText(of.deleted, [&](int n) { return tr("%Ln row(s) of %1", nullptr, n).arg(system); });
        if (of.created > 0)
            written << countText(of.created, [&](int n) { return tr("%Ln row(s) added to %1", nullptr, n).arg(system); });
        if (of.updated > 0)
            written << countText(of.updated, [&](int n) { return tr("%Ln row(s) updated in %1", nullptr, n).arg(system); });
    }
    Question question;
    question.icon = QLatin1String("sync");
    question.title = tr("Sync checked rows");
    question.question = countText(std::int64_t(records), [](int n) { return tr("Sync exactly %Ln row(s)?", nullptr, n); });
    question.explanation = tr("A row that is no longer what the preview showed is left alone.");
    question.facts = {{QLatin1String("trash"), Token::Bad, tr("Deleted"), deleted.join(QLatin1Char('\n'))},
                      {QLatin1String("pencil"), Token::Warn, tr("Written"), written.isEmpty() ? tr("Nothing else") : written.join(QLatin1Char('\n'))},
                      {QLatin1String("shield"), Token::Ok, tr("Not changed"),
                       tr("Every other row, and the position that the next sync goes on from")}};
    question.confirm = countText(std::int64_t(records), [](int n) { return tr("Sync %Ln row(s)", nullptr, n); });
    return question;
}

} // namespace tidewright
