#include "stateexchange.h"

#include "foreignstates.h"
#include "statefields.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <map>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateExchange)
};

constexpr std::array<std::pair<StateFormat, const char *>, 6> formatNames{{
    {StateFormat::Json, "json"},
    {StateFormat::Singer, "singer"},
    {StateFormat::Airbyte, "airbyte"},
    {StateFormat::PrismaSyncState, "prisma-sync-state"},
    {StateFormat::SyncMetadata, "sync-metadata"},
    {StateFormat::SystemSyncState, "system-sync-state"},
}};

constexpr qint64 largestFile = 64 * 1024 * 1024;

Failure refused(const QString &path, const QString &what, const QString &hint = {})
{
    return fail(ErrorCode::Configuration, Tr::tr("Nothing was imported from %1: %2").arg(path, what), path, hint);
}

Result<QJsonDocument> readDocument(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound, Tr::tr("Nothing was imported: there is no file %1.").arg(path), path,
                    Tr::tr("Check its name and folder."));
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::PermissionDenied, Tr::tr("Nothing was imported: %1 cannot be read.").arg(path),
                    file.errorString());
    if (file.size() > largestFile)
        return refused(path, Tr::tr("it is larger than 64 MiB."));
    const QByteArray content = file.readAll();
    if (content.trimmed().isEmpty())
        return refused(path, Tr::tr("the file is empty."));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(content, &error);
    if (error.error != QJsonParseError::NoError) {
        const QByteArray before = content.left(error.offset);
        const auto line = before.count('\n') + 1;
        const auto column = before.size() - before.lastIndexOf('\n');
        return refused(path,
                       Tr::tr("it is no valid JSON, line %1, column %2 (%3).")
                           .arg(QString::number(line), QString::number(column), error.errorString()),
                       Tr::tr("Correct the file, or take it anew from the program that wrote it."));
    }
    return document;
}

} // namespace

std::optional<StateFormat> stateFormatFromName(const QString &name)
{
    for (const auto &[format, known] : formatNames) {
        if (name == QLatin1String(known))
            return format;
    }
    return std::nullopt;
}

bool isTableFormat(StateFormat format)
{
    return format == StateFormat::PrismaSyncState || format == StateFormat::SyncMetadata ||
           format == StateFormat::SystemSyncState;
}

QJsonObject exportStates(const std::vector<SyncState> &states)
{
    QJsonArray array;
    for (const SyncState &state : states)
        array.append(exportState(state));
    return {{QStringLiteral("format"), QStringLiteral("tidewright-state")},
            {QStringLiteral("version"), 1},
            {QStringLiteral("states"), array}};
}

Result<ImportSet> readStateFile(StateFormat format, const QString &path, const ImportDefaults &defaults)
{
    TRY_ASSIGN(const QJsonDocument document, readDocument(path));
    const QJsonValue json = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    const auto modified = Instant(std::chrono::milliseconds(QFileInfo(path).lastModified().toMSecsSinceEpoch()));
    const ForeignFile file{json, modified, defaults};
    ImportSet set;
    switch (format) {
    case StateFormat::Singer:
        set = statesFromSinger(file);
        break;
    case StateFormat::Airbyte:
        set = statesFromAirbyte(file);
        break;
    default:
        set = statesFromOwnJson(file);
        break;
    }
    if (set.states.empty()) {
        const QString why =
            set.skipped.isEmpty() ? Tr::tr("it holds no state that this format knows.") : set.skipped.join(QLatin1String("; "));
        return refused(path, why, Tr::tr("Check that --from names the program that wrote the file."));
    }
    return set;
}

Result<ImportSummary> importStates(StateStore &store, const ImportSet &set, const LeaseHolder &holder)
{
    ImportSummary summary{0, set.skipped};
    std::map<StateKey, SyncState> states;
    for (const ImportedState &imported : set.states) {
        const QString name = imported.key.job + QLatin1Char('/') + imported.key.typeKey;
        if (imported.key.job.isEmpty() || imported.key.typeKey.isEmpty()) {
            summary.skipped.append(Tr::tr("%1: the job or the content type is not known").arg(name));
            continue;
        }
        if (states.contains(imported.key)) {
            summary.skipped.append(Tr::tr("%1: stands there twice, the first one was taken").arg(name));
            continue;
        }
        SyncState state;
        state.key = imported.key;
        auto stored = store.state(imported.key);
        // A damaged state is what an import can put right; any other failure ends it.
        if (!stored && stored.error().code != ErrorCode::StateUnreadable)
            return tl::unexpected(stored.error());
        const bool known = stored && stored->has_value();
        if (known && !set.complete)
            state = **stored;
        if (auto applied = applyStateFields(state, imported.fields, FieldSource::Export); !applied) {
            summary.skipped.append(name + QLatin1String(": ") + applied.error().message);
            continue;
        }
        // The list of failed records is not part of an import.
        state.failedRecords = known ? (*stored)->failedRecords : 0;
        states.emplace(imported.key, std::move(state));
    }
    if (states.empty())
        return fail(ErrorCode::Configuration, Tr::tr("Nothing was imported: %1").arg(summary.skipped.join(QLatin1String("; "))));
    std::vector<SyncState> all;
    for (auto &[key, state] : states)
        all.push_back(std::move(state));
    TRY(store.putStates(all, holder));
    summary.imported = int(all.size());
    return summary;
}

} // namespace tidewright
