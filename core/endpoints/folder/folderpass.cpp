// The passes that can be made over a walk's records, and what is counted on them.
#include "clock.h"
#include "foldersource.h"
#include "recordname.h"
#include "valuetext.h"

#include <QCoreApplication>
#include <algorithm>
#include <numeric>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Folder)
};

bool isBehind(std::span<const Cell> a, const Key &b)
{
    for (std::size_t at = 0; at < b.size(); ++at) {
        const auto against = order(a[at], b[at].cell());
        if (against != std::strong_ordering::equal)
            return against == std::strong_ordering::greater;
    }
    return false;
}

} // namespace

// A pass that begins sees the folder as it is then.
Result<void> FolderSource::walk()
{
    m_pass.reset();
    if (!std::exchange(m_walked, false)) {
        TRY_ASSIGN(m_place, m_scans->scan(m_name, m_stop));
    }
    return {};
}

bool FolderSource::takesPart(const PageRequest &request, const Cell &cursor) const
{
    switch (request.pass) {
    case ReadPass::ByKey:
        return true;
    case ReadPass::NullCursor:
        return cursor.isNull();
    case ReadPass::BeyondUpper:
        return !cursor.isNull() && order(cursor, request.upper.cell()) == std::strong_ordering::greater;
    case ReadPass::Changed:
        break;
    }
    return !cursor.isNull() && (request.from.isNull() || order(cursor, request.from.cell()) != std::strong_ordering::less) &&
           (request.upper.isNull() || order(cursor, request.upper.cell()) != std::strong_ordering::greater);
}

template <typename Each>
void FolderSource::forEachRecord(Each &&each)
{
    const auto &entries = m_place.scan->entries();
    std::vector<std::size_t> columns = m_layout.key;
    if (m_cursor)
        columns.insert(columns.begin(), *m_cursor);
    // Which of the columns a member is of; the same for nearly all records.
    QStringList names;
    for (const std::size_t column : columns)
        names += m_layout.schema.fields[column].name;
    const MemberFinder finder(names);
    const QString key = m_layout.schema.key.join(QLatin1String(", "));
    RecordBatch room(columns.size());
    for (std::size_t at = 0; at < entries.size(); ++at) {
        const RecordEntry &entry = entries[at];
        if (entry.problem != RecordProblem::None) {
            quarantine(entry.name, problemError(entry.problem, m_place.folder.pathOf(entry.name)));
            continue;
        }
        if (at % 1024 == 0)
            room.clear();
        const auto row = room.appendRow();
        bool fits = true;
        std::size_t guess = 0;
        forEachMember(entry.packed, [&](const PackedMember &member) {
            const auto column = finder.find(member.name, guess);
            if (!column)
                return;
            for (std::size_t part = 0; part < columns.size(); ++part) {
                const std::size_t field = columns[part];
                if (columns[*column] == field)
                    fits = readMember(member.value, m_layout.schema.fields[field].type, m_layout.origins[field], room, row[part]) && fits;
            }
        });
        const auto name = recordName(row.subspan(m_cursor ? 1 : 0));
        const bool isName = !fits || !name || *name != entry.name;
        const auto misfit = isName ? std::nullopt : m_layout.misfitOf(entry.packed, room);
        if (!isName && !misfit)
            each(std::uint32_t(at), row);
        else
            quarantine(entry.name, misfitError({isName ? key : m_layout.schema.fields[*misfit].name, isName},
                                               m_place.folder.pathOf(entry.name)));
    }
}

Result<const FolderSource::Pass *> FolderSource::passFor(const PageRequest &request)
{
    const auto continues = [&](const PageRequest &open) {
        return !request.after.empty() && open.pass == request.pass && open.from == request.from && open.upper == request.upper;
    };
    if (m_pass && continues(m_pass->of))
        return m_pass.get();
    TRY(walk());
    auto pass = std::make_unique<Pass>();
    pass->of = request;
    const bool withCursor = request.pass == ReadPass::Changed || request.pass == ReadPass::BeyondUpper;
    const std::size_t skipped = m_cursor && !withCursor ? 1 : 0;
    pass->positions.clear(m_layout.key.size() + (withCursor ? 1 : 0));
    forEachRecord([&](std::uint32_t entry, std::span<const Cell> row) {
        if (request.pass != ReadPass::ByKey && !takesPart(request, row[0]))
            return;
        const auto position = pass->positions.appendRow();
        for (std::size_t part = 0; part < position.size(); ++part)
            position[part] = pass->positions.adopt(row[part + skipped]);
        pass->entry.push_back(entry);
    });
    pass->order.resize(pass->entry.size());
    std::iota(pass->order.begin(), pass->order.end(), 0U);
    const RecordBatch &positions = pass->positions;
    std::ranges::sort(pass->order, [&](std::uint32_t a, std::uint32_t b) {
        const auto left = positions.row(a);
        const auto right = positions.row(b);
        for (std::size_t part = 0; part < left.size(); ++part) {
            const auto against = order(left[part], right[part]);
            if (against != std::strong_ordering::equal)
                return against == std::strong_ordering::less;
        }
        return false;
    });
    m_pass = std::move(pass);
    return m_pass.get();
}

std::size_t FolderSource::firstBehind(const Pass &pass, const Key &after) const
{
    if (after.empty())
        return 0;
    const RecordBatch &positions = pass.positions;
    const auto found = std::ranges::partition_point(pass.order, [&](std::uint32_t at) { return !isBehind(positions.row(at), after); });
    return std::size_t(found - pass.order.begin());
}

// ---- counts ------------------------------------------------------------------------------------------------------------------

Value FolderSource::greatestCursor()
{
    Value greatest;
    forEachRecord([&](std::uint32_t, std::span<const Cell> row) {
        if (!row[0].isNull() && (greatest.isNull() || order(row[0], greatest.cell()) == std::strong_ordering::greater))
            greatest = Value(row[0]);
    });
    return greatest;
}

Result<SourceBounds> FolderSource::bounds()
{
    SourceBounds bounds;
    bounds.now = SystemClock().now();
    bounds.empty = m_place.scan->entries().empty();
    bounds.content = m_place.scan->content();
    if (!m_cursor)
        return bounds;
    bounds.greatest = greatestCursor();
    bounds.upper = bounds.greatest;
    const ValueKind kind = m_layout.schema.fields[*m_cursor].type.kind;
    const std::int64_t now = bounds.now.time_since_epoch().count();
    if (tellsTime(kind))
        bounds.upper = Value::ofInt(kind == ValueKind::Date ? floorDivide(now, microsPerDay) : now, kind);
    return bounds;
}

Result<std::int64_t> FolderSource::count()
{
    TRY_ASSIGN(m_place, m_scans->scan(m_name, m_stop));
    m_pass.reset();
    std::int64_t count = 0;
    forEachRecord([&](std::uint32_t, std::span<const Cell>) { ++count; });
    return count;
}

Result<std::int64_t> FolderSource::countBeyond(const Value &cursor)
{
    if (!m_cursor)
        return fail(ErrorCode::Internal, Tr::tr("“%1” is read without a cursor.").arg(m_name));
    TRY_ASSIGN(m_place, m_scans->scan(m_name, m_stop));
    m_pass.reset();
    std::int64_t count = 0;
    forEachRecord([&](std::uint32_t, std::span<const Cell> row) {
        count += !row[0].isNull() && order(row[0], cursor.cell()) == std::strong_ordering::greater;
    });
    return count;
}

Result<std::optional<std::int64_t>> FolderSource::estimate()
{
    return std::optional(std::int64_t(m_place.scan->entries().size()));
}

} // namespace tidewright
