// Asking the sources how much has changed since the last run.
#include "localservice.h"
#include "runcontext.h"

#include <algorithm>

namespace tidewright
{

namespace
{

// Records a run would bring, as far as one query can tell: those beyond the stored cursor, all of them before the first sync. Empty where the
// type has no cursor: only a comparison would know.
Result<std::optional<std::int64_t>> pendingOf(const TypeStatus &status, Endpoint &source, std::stop_token stop)
{
    const ContentType &type = status.type;
    const QString place = sourcePlace(type, status.direction);
    const bool first = !status.state.lastSyncAt && !status.state.initialSyncCompleted;
    if (!first && (type.cursorField.isEmpty() || status.state.cursor.isNull()))
        return std::optional<std::int64_t>();
    TRY_ASSIGN(const RecordSchema schema, source.describe(place, stop));
    SourceSpec spec{place, schema.key, schema.key, {}, type.filter};
    if (!first) {
        spec.cursor = type.cursorField;
        if (!spec.fields.contains(type.cursorField))
            spec.fields << type.cursorField;
    }
    TRY_ASSIGN(const std::unique_ptr<Source> opened, source.openSource(spec, stop));
    TRY_ASSIGN(const std::int64_t count, first ? opened->count() : opened->countBeyond(status.state.cursor));
    return std::optional(count);
}

} // namespace

Result<std::vector<TypeStatus>> LocalService::refresh(const Selection &selection, std::stop_token stop)
{
    TRY_ASSIGN(std::vector<TypeStatus> all, status(selection));
    const auto now = workspace();
    std::map<QString, std::shared_ptr<Endpoint>> sources; // by connection
    std::optional<Error> firstError;
    for (TypeStatus &one : all) {
        if (!one.type.enabled || one.state.running)
            continue;
        if (stop.stop_requested())
            break;
        const Job *job = now->job(one.job);
        const QString connection = one.direction == Direction::LocalToRemote ? job->local : job->remote;
        auto &source = sources[connection];
        if (!source) {
            auto made = endpoint(*now, connection);
            if (!made) {
                firstError = firstError.value_or(made.error());
                continue;
            }
            source = std::move(*made);
        }
        const auto pending = pendingOf(one, *source, stop);
        if (pending)
            one.pending = *pending;
        else
            firstError = firstError.value_or(pending.error());
    }
    // What could be asked is worth more than what could not: the error counts only if nothing was learned.
    const bool learned = std::any_of(all.begin(), all.end(), [](const TypeStatus &one) { return one.pending.has_value(); });
    if (firstError && !learned)
        return tl::unexpected(*firstError);
    return all;
}

} // namespace tidewright
