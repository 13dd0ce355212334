#include "batch.h"
#include "commands.h"
#include "table.h"
#include "words.h"

#include <QJsonArray>
#include <map>

namespace tidewright::cli
{

namespace
{

QJsonObject toJson(const FailedRecord &record, const QStringList &keyFields)
{
    return {
        {QStringLiteral("jobName"), record.key.job},
        {QStringLiteral("typeKey"), record.key.typeKey},
        {QStringLiteral("recordKey"), recordKeyJson(record.recordKey, record.keyFields.isEmpty() ? keyFields : record.keyFields)},
        {QStringLiteral("field"), record.field.isEmpty() ? QJsonValue() : QJsonValue(record.field)},
        {QStringLiteral("runId"), record.runId},
        {QStringLiteral("failedAt"), toIso(record.failedAt)},
        {QStringLiteral("error"), errorJson(record.error)}};
}

int showFailed(Session &session, const Selection &selection)
{
    int code = AllInSync;
    const auto service = session.open(code);
    if (!service)
        return code;
    const auto records = service->failedRecords(selection);
    if (!records)
        return session.report(records.error());
    std::map<StateKey, QStringList> keyFields;
    for (const Job &job : service->jobs()) {
        for (const ContentType &type : job.contentTypes)
            keyFields[{job.name, type.key}] = type.primaryKey;
    }
    if (session.json) {
        QJsonArray list;
        for (const FailedRecord &record : *records)
            list << toJson(record, keyFields[record.key]);
        session.print(QJsonObject{{QStringLiteral("failedRecords"), list}});
        return AllInSync;
    }
    Table table({{QStringLiteral("JOB"), Align::Left, 8},
                 {QStringLiteral("TYPE"), Align::Left, 3},
                 {QStringLiteral("RECORD"), Align::Left, 4},
                 {QStringLiteral("FIELD"), Align::Left},
                 {QStringLiteral("WHY"), Align::Left, 9}});
    for (const FailedRecord &record : *records)
        table.add({record.key.job, record.key.typeKey, keyText(record.recordKey), record.field, record.error.message});
    if (table.isEmpty())
        session.note(QStringLiteral("No failed records."));
    else
        session.print(table);
    return AllInSync;
}

} // namespace

void defineRecords(CLI::App &root, Session &session)
{
    CLI::App *command = root.add_subcommand("records", "Records that could not be applied");
    command->require_subcommand(1);
    auto arguments = std::make_shared<SelectionArguments>();
    command->footer("Examples:\n  tidewright records failed\n  tidewright records retry reference_sync");
    CLI::App *failed = command->add_subcommand("failed", "List them, with their errors");
    failed->footer("Example:\n  tidewright records failed reference_sync");
    arguments->addTo(*failed);
    failed->callback([&session, arguments] {
        session.action = [arguments](Session &now) { return showFailed(now, arguments->selection()); };
    });
    CLI::App *retry = command->add_subcommand("retry", "Read them again at the source and try to apply them");
    retry->footer("Example:\n  tidewright records retry reference_sync --type plan");
    arguments->addTo(*retry);
    retry->callback([&session, arguments] {
        session.action = [arguments](Session &now) {
            return runBatch(now, [arguments](Service &service, ServiceObserver &observer, std::stop_token stop) {
                return service.retryFailedRecords(arguments->selection(), observer, stop);
            });
        };
    });
}

} // namespace tidewright::cli
