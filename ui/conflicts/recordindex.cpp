#include "recordindex.h"

#include <algorithm>

namespace tidewright
{

namespace
{

bool isOpen(const ConflictSummary &conflict)
{
    return isUndecided(conflict.phase);
}

bool sameLook(const ConflictSummary &a, const ConflictSummary &b)
{
    return a.phase == b.phase && a.hasDraft == b.hasDraft && a.overlaps == b.overlaps && a.kind == b.kind && a.title == b.title;
}

// A line's identity; lines of both arrangements stand in one order.
struct LineName {
    const StateKey &type;
    const ConflictSummary *conflict;
};

LineName nameOf(const Arrangement &arrangement, std::size_t line)
{
    const RecordLine &at = arrangement.lines[line];
    return {arrangement.sections[at.section].type,
            at.conflict == RecordLine::none ? nullptr : &arrangement.index->conflict(at.conflict)};
}

bool inOrder(const ConflictSummary &a, const ConflictSummary &b)
{
    if (!(a.key == b.key))
        return a.key < b.key;
    if (a.detectedAt != b.detectedAt)
        return a.detectedAt < b.detectedAt;
    return a.id.size() != b.id.size() ? a.id.size() < b.id.size() : a.id < b.id;
}

int compare(const LineName &a, const LineName &b)
{
    if (!(a.type == b.type))
        return a.type < b.type ? -1 : 1;
    if (!a.conflict || !b.conflict)
        return a.conflict ? 1 : b.conflict ? -1 : 0;
    if (a.conflict->id == b.conflict->id)
        return 0;
    return inOrder(*a.conflict, *b.conflict) ? -1 : 1;
}

} // namespace

QString recordKeyText(const Key &key)
{
    QString text;
    for (const Value &value : key) {
        if (!text.isEmpty())
            text += QStringLiteral(" · ");
        text += value.isNull() ? QStringLiteral("null") : QString::fromStdString(toText(value.cell()));
    }
    return text;
}

QString recordName(const ConflictSummary &conflict)
{
    return conflict.title.isEmpty() ? recordKeyText(conflict.recordKey) : conflict.title;
}

RecordIndex::RecordIndex(std::vector<ConflictSummary> conflicts)
    : m_conflicts(std::move(conflicts))
{
    std::ranges::sort(m_conflicts, inOrder);
    m_searched.reserve(m_conflicts.size());
    m_places.reserve(qsizetype(m_conflicts.size()));
    for (std::size_t at = 0; at < m_conflicts.size(); ++at) {
        const ConflictSummary &conflict = m_conflicts[at];
        m_searched.push_back((conflict.title + u'\n' + recordKeyText(conflict.recordKey) + u'\n' + conflict.id).toLower());
        m_places.insert(conflict.id, at);
    }
}

std::optional<std::size_t> RecordIndex::find(const QString &id) const
{
    const auto found = m_places.constFind(id);
    return found == m_places.cend() ? std::nullopt : std::optional(*found);
}

std::shared_ptr<const RecordIndex> RecordIndex::with(const std::vector<ConflictSummary> &changed) const
{
    auto copy = std::make_shared<RecordIndex>(*this);
    for (const ConflictSummary &conflict : changed) {
        if (const auto at = find(conflict.id))
            copy->m_conflicts[*at] = conflict;
    }
    return copy;
}

Arrangement arrange(std::shared_ptr<const RecordIndex> index, const RecordFilter &filter)
{
    Arrangement result;
    const QString text = filter.text.trimmed().toLower();
    for (std::size_t at = 0; at < index->size(); ++at) {
        const ConflictSummary &conflict = index->conflict(at);
        const bool open = isOpen(conflict);
        ++result.total;
        result.totalOpen += open;
        if (filter.type && !(conflict.key == *filter.type))
            continue;
        if (result.sections.empty() || !(result.sections.back().type == conflict.key))
            result.sections.push_back({conflict.key});
        RecordSection &section = result.sections.back();
        ++section.all;
        section.open += open;
        if (!text.isEmpty() && !index->searched(at).contains(text))
            continue;
        ++result.kinds[std::size_t(conflict.kind)];
        if (filter.kind && conflict.kind != *filter.kind)
            continue;
        ++(open ? result.open : result.resolved);
        if ((filter.tab == RecordTab::Open && !open) || (filter.tab == RecordTab::Resolved && open))
            continue;
        if (section.shown++ == 0)
            result.lines.push_back({result.sections.size() - 1, RecordLine::none});
        result.lines.push_back({result.sections.size() - 1, at});
    }
    result.index = std::move(index);
    return result;
}

std::vector<LineChange> changesBetween(const Arrangement &before, const Arrangement &after)
{
    using What = LineChange::What;
    std::vector<LineChange> changes;
    const auto add = [&changes](What what, int row, int from) {
        LineChange *last = changes.empty() ? nullptr : &changes.back();
        const bool goesOn = last && last->what == what &&
                            (what == What::Insert ? last->row == row && last->from + last->count == from : last->row + last->count == row);
        if (goesOn)
            ++last->count;
        else
            changes.push_back({what, row, 1, from});
    };
    std::size_t was = 0;
    std::size_t is = 0;
    while (was < before.lines.size() || is < after.lines.size()) {
        const int order = was == before.lines.size()  ? 1
                          : is == after.lines.size() ? -1
                                                     : compare(nameOf(before, was), nameOf(after, is));
        if (order < 0) {
            add(What::Remove, int(was++), 0);
        } else if (order > 0) {
            add(What::Insert, int(was), int(is++));
        } else {
            const LineName a = nameOf(before, was);
            const LineName b = nameOf(after, is);
            const bool same = a.conflict ? sameLook(*a.conflict, *b.conflict)
                                         : before.sections[before.lines[was].section] == after.sections[after.lines[is].section];
            if (!same)
                add(What::Change, int(was), 0);
            ++was;
            ++is;
        }
    }
    std::ranges::reverse(changes);
    return changes;
}

} // namespace tidewright
