// What comparing both sides of a content type has found. JSON form: `verify --json`.
#pragma once

#include "syncstate.h"
#include "verifiedrecords.h"

namespace tidewright
{

struct Verification {
    StateKey key;
    std::int64_t compared = 0; // records, of both sides together: one that both hold counts once
    std::int64_t equal = 0;
    std::int64_t differing = 0;
    std::int64_t missing = 0;
    std::int64_t extra = 0;
    std::int64_t refused = 0;
    std::int64_t unreadable = 0;
    std::int64_t repaired = 0; // by the run that followed
    QStringList keyFields;
    std::vector<VerifiedRecord> sample;       // the first of each kind, in key order
    std::shared_ptr<VerifiedRecords> records; // all of them; empty where nothing was compared
    std::int64_t durationMs = 0;
    std::optional<Error> error; // of the comparison, which says nothing then, or of the repair

    std::int64_t differences() const { return differing + missing + extra + refused + unreadable; }
};

QJsonObject toJson(const Verification &verification);
QJsonObject toJson(const VerifiedRecord &record, const QStringList &keyFields);
QString verifiedKindName(VerifiedRecord::Kind kind);

} // namespace tidewright
