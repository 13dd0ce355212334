#include "batch.h"

#include "progressline.h"
#include "table.h"
#include "text.h"
#include "words.h"

#include <QJsonArray>
#include <algorithm>

namespace tidewright::cli
{

namespace
{

void printRuns(Session &session, const BatchResult &batch)
{
    if (batch.runs.empty()) {
        session.note(QStringLiteral("No content type of this selection has anything to do."));
        return;
    }
    Table table({{QStringLiteral("JOB"), Align::Left, 9},
                 {QStringLiteral("TYPE"), Align::Left, 3},
                 {QStringLiteral("OUTCOME"), Align::Left},
                 {QStringLiteral("MODE"), Align::Left},
                 {QStringLiteral("READ"), Align::Right},
                 {QStringLiteral("CHANGES"), Align::Left, 9},
                 {QStringLiteral("TIME"), Align::Right}});
    for (const SyncRun &run : batch.runs)
        table.add({run.key.job, run.key.typeKey, runOutcomeName(run.outcome), modeText(run.mode), countText(run.counts.read),
                   changesText(run), durationText(run.durationMs)});
    session.print(table);
}

// Of a dry run: why each run would be what it is.
void printReasons(Session &session, const std::vector<SyncRun> &runs)
{
    QStringList lines;
    for (const SyncRun &run : runs) {
        if (!run.reason.isEmpty())
            lines << QStringLiteral("%1: %2").arg(typeText(run.key), escapeControls(run.reason));
    }
    if (!lines.isEmpty())
        session.print(QLatin1Char('\n') + lines.join(QLatin1Char('\n')));
}

QString describe(const PlannedChange &change)
{
    if (change.error)
        return change.error->message;
    QStringList fields;
    for (const auto &[name, values] : change.fields)
        fields << QStringLiteral("%1: %2 → %3")
                      .arg(name, QString::fromStdString(toText(values.first.cell())),
                           QString::fromStdString(toText(values.second.cell())));
    return fields.join(QLatin1String(", "));
}

QString moreThanSampled(const DryRun &dryRun)
{
    const auto left = [&dryRun](PlannedChange::Action action, std::int64_t counted) {
        return counted - std::ranges::count(dryRun.sample, action, &PlannedChange::action);
    };
    const RunCounts &counts = dryRun.run.counts;
    return moreText(dryRun.run.key, {{left(PlannedChange::Action::Create, counts.created), "created"},
                                     {left(PlannedChange::Action::Update, counts.updated), "updated"},
                                     {left(PlannedChange::Action::Delete, counts.deleted), "deleted"},
                                     {left(PlannedChange::Action::Refuse, counts.failed), "failed"}});
}

void printSamples(Session &session, const std::vector<DryRun> &dryRuns)
{
    Table table({{QStringLiteral("TYPE"), Align::Left, 3},
                 {QStringLiteral("ACTION"), Align::Left},
                 {QStringLiteral("RECORD"), Align::Left, 2},
                 {QStringLiteral("FIELDS"), Align::Left, 9}});
    for (const DryRun &one : dryRuns) {
        for (const PlannedChange &change : one.sample)
            table.add({one.run.key.typeKey, plannedActionName(change.action), keyText(change.recordKey), describe(change)});
    }
    if (table.isEmpty())
        return;
    session.print(QString());
    session.print(table);
    for (const DryRun &one : dryRuns) {
        if (const QString more = moreThanSampled(one); !more.isEmpty())
            session.print(more);
    }
}

QJsonObject toJson(const BatchResult &batch)
{
    QJsonArray runs;
    for (const SyncRun &run : batch.runs)
        runs << tidewright::toJson(run);
    QJsonObject object{{QStringLiteral("batchId"), batch.batchId}, {QStringLiteral("runs"), runs}};
    if (!batch.dryRuns.empty()) {
        QJsonArray dryRuns;
        for (const DryRun &one : batch.dryRuns)
            dryRuns << tidewright::toJson(one);
        object.insert(QStringLiteral("dryRuns"), dryRuns);
    }
    return object;
}

void print(Session &session, const BatchResult &batch)
{
    printRuns(session, batch);
    const bool dry = std::ranges::any_of(batch.runs, &SyncRun::dryRun);
    if (dry) {
        printReasons(session, batch.runs);
        printSamples(session, batch.dryRuns);
    }
    std::vector<std::pair<StateKey, Error>> errors;
    for (const SyncRun &run : batch.runs) {
        if (run.error)
            errors.emplace_back(run.key, *run.error);
        else if (run.outcome == RunOutcome::OkWithErrors && !dry)
            session.note(QStringLiteral("%1: records that could not be applied are listed by: tidewright records failed %2")
                             .arg(typeText(run.key), run.key.job));
        else if (run.outcome == RunOutcome::OkWithConflicts && !dry)
            session.note(QStringLiteral("%1: what is to be decided is listed by: tidewright conflicts %2")
                             .arg(typeText(run.key), run.key.job));
    }
    session.reportAll(errors);
    if (dry)
        session.note(QStringLiteral("Dry run: nothing was written."));
}

} // namespace

int runBatch(Session &session, const BatchCall &call)
{
    int code = AllInSync;
    const auto service = session.open(code);
    if (!service)
        return code;
    Result<BatchResult> batch = [&] {
        ProgressLine progress(session.log, session.quiet);
        return call(*service, progress, session.stop.get_token());
    }();
    if (!batch)
        return session.report(batch.error());
    if (session.json)
        session.print(toJson(*batch));
    else
        print(session, *batch);
    return exitCodeOf(batch->runs);
}

} // namespace tidewright::cli
