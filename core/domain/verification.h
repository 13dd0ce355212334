// What comparing both sides of a content type has found. JSON form: `verify --json`.
#pragma once

#include "syncstate.h"

namespace tidewright
{

struct VerifiedRecord {
    enum class Kind {
        Differing, // both sides hold it, with other fields
        Missing,   // only the remote side holds it
        Extra,     // only the local side holds it
        Refused,   // the target lacks it because it has refused it, or cannot hold it
    };
    Kind kind = Kind::Differing;
    Key recordKey; // as at the target
    friend bool operator==(const VerifiedRecord &, const VerifiedRecord &) = default;
};

struct Verification {
    StateKey key;
    std::int64_t compared = 0; // records, of both sides together: one that both hold counts once
    std::int64_t equal = 0;
    std::int64_t differing = 0;
    std::int64_t missing = 0;
    std::int64_t extra = 0;
    std::int64_t refused = 0;
    std::int64_t repaired = 0; // by the run that followed
    QStringList keyFields;
    std::vector<VerifiedRecord> sample; // the first of each kind, in key order
    std::int64_t durationMs = 0;
    std::optional<Error> error; // of the comparison, which says nothing then, or of the repair

    std::int64_t differences() const { return differing + missing + extra + refused; }
};

QJsonObject toJson(const Verification &verification);
QString verifiedKindName(VerifiedRecord::Kind kind);

} // namespace tidewright
