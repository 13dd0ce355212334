// What a machine cannot decide, and what a person has decided about it. Semantics, "Two-way: the merge table"; JSON form: contract, CONFLICT.
#pragma once

#include "contenthash.h"
#include "syncstate.h"

#include <map>

namespace tidewright
{

enum class ConflictKind { BothChanged, BothCreated, DeletedLocally, DeletedRemotely };
QString conflictKindName(ConflictKind kind); // "both_changed"
std::optional<ConflictKind> conflictKindFromName(const QString &name);

enum class ConflictPhase {
    Open,
    Resolved, // decided, not yet applied
    Applied,
    Refused, // a side has changed since the review: shows the new values and waits for another decision
    Closed,  // both sides came to agree, or the record lost its conflict otherwise
};
QString conflictPhaseName(ConflictPhase phase); // "open"
std::optional<ConflictPhase> conflictPhaseFromName(const QString &name);
// Waits for somebody's decision: open or refused.
bool isUndecided(ConflictPhase phase);

enum class Take { Local, Remote, Base, Newest };
QString takeName(Take take); // "local"
std::optional<Take> takeFromName(const QString &name);

// One field's outcome: a side's value, or one of the operator's own.
struct FieldChoice {
    std::optional<Take> take;
    Value value; // where `take` is empty
    friend bool operator==(const FieldChoice &, const FieldChoice &) = default;
};

// What somebody has decided, or, as a draft, has begun to decide.
struct Resolution {
    std::optional<Take> record;            // for every field that has no choice of its own, and for records that one side has deleted
    std::map<QString, FieldChoice> fields; // by local name
    QString decidedBy;
    Instant decidedAt{};
    std::optional<Instant> appliedAt;
    friend bool operator==(const Resolution &, const Resolution &) = default;
};

// A record as it is or was somewhere, in the local side's form: values in the order of Conflict::fields. Empty: not there.
using RecordImage = std::optional<std::vector<Value>>;

// Without images: what lists show. 100,000 of them are held at once.
struct ConflictSummary {
    QString id; // short, typed by people: "c42"
    StateKey key;
    Key recordKey; // as at the local side
    ConflictKind kind = ConflictKind::BothChanged;
    ConflictPhase phase = ConflictPhase::Open;
    QString title;    // a text field of the record that tells it to people, where it has one
    int overlaps = 0; // fields that somebody has to decide
    std::optional<Instant> localModified;
    std::optional<Instant> remoteModified;
    Instant detectedAt{};
    bool hasDraft = false;
};

struct Conflict {
    ConflictSummary summary;
    QStringList keyFields; // names at the local side
    QStringList fields;    // the synchronised ones, by their local names
    RecordImage base;
    RecordImage local;
    RecordImage remote;
    ContentHash localHash; // what the sides hold, null where the record is absent: a review is of exactly these
    ContentHash remoteHash;
    std::optional<Resolution> resolution;
    std::optional<Resolution> draft;
};

// How a field comes out of a conflict before anybody has decided.
struct ConflictField {
    QString name;
    std::optional<Value> base; // empty: there is no base, or the record is not there
    std::optional<Value> local;
    std::optional<Value> remote;
    std::optional<Value> merged; // changed on one side only, or alike on both: nobody has to decide
    bool overlaps = false;
};
std::vector<ConflictField> fieldsOf(const Conflict &conflict);

// The record that a resolution asks for; empty image: none, on either side. Usage error naming the first field that nobody has decided, a field
// that is not there, or a side or time that is not known.
Result<RecordImage> resolvedRecord(const Conflict &conflict, const Resolution &resolution);

// CONFLICT of the contract.
QJsonObject toJson(const Conflict &conflict);
QJsonObject toJson(const Resolution &resolution);
Result<Resolution> resolutionFromJson(const QJsonObject &json);

// What happened to a conflict, who did it and when.
struct ConflictEvent {
    enum class What { Detected, Changed, Resolved, Applied, Refused, Undone, Closed };
    What what = What::Detected;
    QString who; // empty: a run
    Instant when{};
    std::optional<Resolution> resolution;
};
QString conflictEventName(ConflictEvent::What what);

} // namespace tidewright
