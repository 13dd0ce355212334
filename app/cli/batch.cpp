#include "batch.h"

#include "progressline.h"
#include "table.h"
#include "words.h"

#include <QJsonArray>

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
    Table table({{QStringLiteral("JOB"), Align::Left, 2},
                 {QStringLiteral("TYPE"), Align::Left, 3},
                 {QStringLiteral("OUTCOME"), Align::Left},
                 {QStringLiteral("MODE"), Align::Left},
                 {QStringLiteral("READ"), Align::Right},
                 {QStringLiteral("CHANGES"), Align::Left, 9},
                 {QStringLiteral("TIME"), Align::Right}});
    for (const SyncRun &run : batch.runs)
        table.add({run.key.job, run.key.typeKey, runOutcomeName(run.outcome), modeText(run.mode), countText(run.counts.read),
                   changesText(run.counts), durationText(run.durationMs)});
    for (const QString &line : table.lines(terminalWidth()))
        session.print(line);
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
    if (!table.isEmpty()) {
        session.print(QString());
        for (const QString &line : table.lines(terminalWidth()))
            session.print(line);
    }
    session.note(QStringLiteral("Dry run: nothing was written."));
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
    if (session.json) {
        session.print(toJson(*batch));
    } else {
        printRuns(session, *batch);
        for (const SyncRun &run : batch->runs) {
            if (run.error) {
                session.note(QString());
                session.report(run.error->in(run.key.job + QLatin1Char('/') + run.key.typeKey));
            } else if (run.outcome == RunOutcome::OkWithErrors) {
                session.note(
                    QStringLiteral("%1/%2: records that could not be applied are listed by: tidewright records failed %1")
                        .arg(run.key.job, run.key.typeKey));
            }
        }
        if (!batch->dryRuns.empty())
            printSamples(session, batch->dryRuns);
    }
    return exitCodeOf(batch->runs);
}

} // namespace tidewright::cli
