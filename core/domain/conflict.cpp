#include "conflict.h"

#include "enumnames.h"
#include "merge.h"
#include "text.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace tidewright
{

namespace
{

struct ConflictText {
    Q_DECLARE_TR_FUNCTIONS(Conflict)
};

constexpr std::array kindNames{"both_changed", "both_created", "deleted_locally", "deleted_remotely"};
constexpr std::array phaseNames{"open", "resolved", "applied", "refused", "closed"};
constexpr std::array takeNames{"local", "remote", "base", "newest"};
constexpr std::array eventNames{"detected", "changed", "resolved", "applied", "refused", "undone", "closed"};

} // namespace

QString conflictKindName(ConflictKind kind)
{
    return nameIn(kindNames, kind);
}

std::optional<ConflictKind> conflictKindFromName(const QString &name)
{
    return valueIn<ConflictKind>(kindNames, name);
}

QString conflictPhaseName(ConflictPhase phase)
{
    return nameIn(phaseNames, phase);
}

std::optional<ConflictPhase> conflictPhaseFromName(const QString &name)
{
    return valueIn<ConflictPhase>(phaseNames, name);
}

bool isUndecided(ConflictPhase phase)
{
    return phase == ConflictPhase::Open || phase == ConflictPhase::Refused;
}

QString takeName(Take take)
{
    return nameIn(takeNames, take);
}

std::optional<Take> takeFromName(const QString &name)
{
    return valueIn<Take>(takeNames, name);
}

QString conflictEventName(ConflictEvent::What what)
{
    return nameIn(eventNames, what);
}

std::vector<ConflictField> fieldsOf(const Conflict &conflict)
{
    const auto valueOf = [](const RecordImage &image, std::size_t at) {
        return image && at < image->size() ? std::optional((*image)[at]) : std::nullopt;
    };
    std::optional<FieldMerge> merge;
    if (conflict.base && conflict.local && conflict.remote)
        merge = mergeFields(*conflict.base, *conflict.local, *conflict.remote);
    std::vector<ConflictField> fields;
    for (qsizetype index = 0; index < conflict.fields.size(); ++index) {
        const auto at = std::size_t(index);
        ConflictField field;
        field.name = conflict.fields[index];
        field.base = valueOf(conflict.base, at);
        field.local = valueOf(conflict.local, at);
        field.remote = valueOf(conflict.remote, at);
        if (merge)
            field.overlaps = std::ranges::find(merge->overlaps, at) != merge->overlaps.end();
        else
            field.overlaps = conflict.local && conflict.remote && field.local != field.remote;
        if (merge && !field.overlaps)
            field.merged = merge->merged[at];
        else if (!merge && !field.overlaps && conflict.local && conflict.remote)
            field.merged = field.local;
        fields.push_back(std::move(field));
    }
    return fields;
}

namespace
{

Failure notKnown(Take take)
{
    switch (take) {
    case Take::Base:
        return fail(ErrorCode::Usage,
                    ConflictText::tr("There is no base to take: the two sides have never agreed about this record. Nothing was written."),
                    {}, ConflictText::tr("Take the local or the remote value."));
    case Take::Newest:
        return fail(ErrorCode::Usage,
                    ConflictText::tr("Which side is newer cannot be told: a time is missing, or both are too close. Nothing was written."),
                    {}, ConflictText::tr("Take the local or the remote value."));
    case Take::Local:
    case Take::Remote:
        break;
    }
    return fail(ErrorCode::Usage, ConflictText::tr("That side does not hold the record, so it has no single value to take. Nothing was written."),
                {}, ConflictText::tr("Take the other side, or the record as a whole."));
}

Failure undecided(const QString &field)
{
    return fail(ErrorCode::Usage, ConflictText::tr("Field \"%1\" is not decided yet. Nothing was written.").arg(field), {},
                ConflictText::tr("Choose a value for it, or take one side for the whole record."));
}

// Local or Remote where Newest was asked for.
Result<Take> settled(const Conflict &conflict, Take take)
{
    if (take != Take::Newest)
        return take;
    const auto newer = newerSide(conflict.summary.localModified, conflict.summary.remoteModified);
    if (!newer)
        return notKnown(take);
    return *newer == NewerSide::Local ? Take::Local : Take::Remote;
}

const RecordImage &imageOf(const Conflict &conflict, Take take)
{
    return take == Take::Local ? conflict.local : take == Take::Remote ? conflict.remote : conflict.base;
}

// The record as a whole; its single fields are not asked for.
Result<RecordImage> wholeRecord(const Conflict &conflict, Take take)
{
    if (take == Take::Base && !conflict.base)
        return notKnown(take);
    return imageOf(conflict, take);
}

Result<Value> chosen(const Conflict &conflict, const FieldChoice &choice, std::size_t at)
{
    if (!choice.take)
        return choice.value;
    TRY_ASSIGN(const Take take, settled(conflict, *choice.take));
    const RecordImage &image = imageOf(conflict, take);
    if (!image || at >= image->size())
        return notKnown(take);
    return (*image)[at];
}

Result<void> checkNames(const Conflict &conflict, const Resolution &resolution)
{
    for (const auto &[name, choice] : resolution.fields) {
        if (conflict.fields.contains(name))
            continue;
        const auto like = nearest(name, conflict.fields);
        return fail(ErrorCode::Usage, ConflictText::tr("The record has no field \"%1\". Nothing was written.").arg(name), {},
                    like ? ConflictText::tr("Did you mean \"%1\"?").arg(*like)
                         : ConflictText::tr("There are: %1.").arg(conflict.fields.join(QLatin1String(", "))));
    }
    return {};
}

} // namespace

Result<RecordImage> resolvedRecord(const Conflict &conflict, const Resolution &resolution)
{
    TRY(checkNames(conflict, resolution));
    std::optional<Take> record;
    if (resolution.record) {
        TRY_ASSIGN(record, settled(conflict, *resolution.record));
    }
    const bool bothThere = conflict.local && conflict.remote;
    if (record && (resolution.fields.empty() || !imageOf(conflict, *record)))
        return wholeRecord(conflict, *record);
    if (!bothThere && !record && resolution.fields.empty())
        return fail(ErrorCode::Usage,
                    ConflictText::tr("One side has deleted this record, and it is not decided whether it stays. Nothing was written."), {},
                    ConflictText::tr("Take the side that keeps it, or the one that deleted it."));
    std::vector<Value> values;
    for (const ConflictField &field : fieldsOf(conflict)) {
        const std::size_t at = values.size();
        const auto choice = resolution.fields.find(field.name);
        if (choice != resolution.fields.end()) {
            TRY_ASSIGN(Value value, chosen(conflict, choice->second, at));
            values.push_back(std::move(value));
        } else if (record && imageOf(conflict, *record)) {
            values.push_back((*imageOf(conflict, *record))[at]);
        } else if (field.merged) {
            values.push_back(*field.merged);
        } else if (!bothThere && (field.local || field.remote)) {
            // Who decides single fields of a record keeps it: the other ones are as the side has them that still holds it.
            values.push_back(field.local ? *field.local : *field.remote);
        } else {
            return undecided(field.name);
        }
    }
    return RecordImage(std::move(values));
}

} // namespace tidewright
