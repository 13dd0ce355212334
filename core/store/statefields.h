// States as JSON in the contract's field names: for the export, for `state set`, and for what is imported.
#pragma once

#include "syncstate.h"

#include <QJsonObject>

namespace tidewright
{

// STATE, and what it leaves out to lose nothing: the cursor's kind, attempts, generation, fingerprints, record counts, entity.
QJsonObject exportState(const SyncState &state);

enum class FieldSource {
    Operator, // unknown and derived fields are refused
    Export,   // derived fields may stand there and are passed over; createdAt is taken
};

// Changes the fields that stand in `fields`, and no other. Configuration error naming the field and what was expected; the state
// is untouched then.
Result<void> applyStateFields(SyncState &state, const QJsonObject &fields, FieldSource source);

// A time in any of the forms in which other programs write one: ISO 8601 text, seconds or milliseconds or microseconds since
// 1970,
// {"$date": …}. Empty if it is none.
std::optional<Instant> looseTime(const QJsonValue &json);

// A cursor as text or number, its kind by its form: a time with or without zone, a number, else text. NULL for anything else.
Value looseCursor(const QJsonValue &json);

} // namespace tidewright
