#include "cursorcandidates.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace tidewright
{

namespace
{

constexpr std::array changeNames{
    "updatedat",        "lastupdatedat",    "updated",          "lastupdated",    "updatedon",    "modifiedat", "lastmodifiedat",
    "lastmodified",     "modified",         "modifiedon",       "datemodified",   "dateupdated",  "changedat",  "lastchangedat",
    "changed",          "lastchanged",      "changedon",        "datechanged",    "updatetime",   "modifytime", "modifiedtime",
    "changetime",       "updatedtime",      "lastupdate",       "lastchange",     "mtime",        "updatedate", "modifieddate",
    "lastmodifieddate", "modificationdate", "modificationtime", "systemmodstamp", "rowupdatedat",
};

// Lower case without separators: "Updated-At", "updatedAt" and "updated_at" are one name. -1 if it is none of them.
int nameRank(const QString &name)
{
    QString plain;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            plain += c.toLower();
    }
    const auto found =
        std::find_if(changeNames.begin(), changeNames.end(), [&](const char *known) { return plain == QLatin1String(known); });
    return found == changeNames.end() ? -1 : int(found - changeNames.begin());
}

} // namespace

std::vector<CursorCandidate> rankCursors(const RecordSchema &schema, const QStringList &indexed, const QStringList &maintained)
{
    struct Ranked {
        CursorCandidate candidate;
        bool maintained = false;
        int name = 0;
    };
    std::vector<Ranked> ranked;
    for (const Field &field : schema.fields) {
        const int name = nameRank(field.name);
        const bool kept = maintained.contains(field.name);
        const ValueKind kind = field.type.kind;
        const bool isTime = kind == ValueKind::Timestamp || kind == ValueKind::TimestampTz;
        const bool canOrder = isTime || kind == ValueKind::Date || kind == ValueKind::Int || kind == ValueKind::UInt ||
                              kind == ValueKind::Decimal || kind == ValueKind::Text;
        if (!canOrder || (name < 0 && !kept))
            continue;
        ranked.push_back(
            {{field.name, indexed.contains(field.name), !isTime && !kept}, kept, name < 0 ? int(changeNames.size()) : name});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked &a, const Ranked &b) {
        const auto rank = [](const Ranked &r) {
            return std::tuple(r.candidate.guess, !r.maintained, !r.candidate.indexed, r.name);
        };
        return rank(a) < rank(b);
    });
    std::vector<CursorCandidate> candidates;
    for (Ranked &one : ranked)
        candidates.push_back(std::move(one.candidate));
    return candidates;
}

} // namespace tidewright
