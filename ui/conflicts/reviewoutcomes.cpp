// Applying what was decided, taking it back, and what became of it.
#include "reviewcommands.h"
#include "reviewsession.h"

namespace tidewright
{

bool ReviewSession::apply(const QStringList &ids)
{
    for (const QString &id : ids) {
        const auto record = m_records.find(id);
        if (record == m_records.end() || record->second.inFlight || !isUndecided(record->second.conflict.summary.phase) ||
            Review(record->second.conflict, record->second.decisions).undecided() > 0)
            return false;
    }
    if (!ids.isEmpty())
        m_steps.push(new ApplyStep(*this, ids, tr("Apply %Ln record(s)", nullptr, int(ids.size()))));
    return true;
}

void ReviewSession::submit(const QStringList &ids)
{
    std::vector<ReviewedConflict> reviewed;
    for (const QString &id : ids) {
        Record &record = m_records[id];
        record.inFlight = true;
        m_drafts.erase(id);
        reviewed.push_back({id, signedBySomebody(record.decisions), record.conflict.localHash, record.conflict.remoteHash});
        m_list.setNote(id, tr("Applying…"));
    }
    m_client.resolveConflicts(reviewed);
    Q_EMIT busyChanged();
}

void ReviewSession::takeBack(const QStringList &ids)
{
    for (const QString &id : ids) {
        m_records[id].inFlight = true;
        m_list.setNote(id, tr("Taking back…"));
    }
    m_client.undoResolutions(ids);
    Q_EMIT busyChanged();
}

void ReviewSession::resolved(const std::vector<ConflictOutcome> &outcomes)
{
    for (const ConflictOutcome &outcome : outcomes) {
        const auto found = m_records.find(outcome.id);
        if (found == m_records.end() || !found->second.inFlight)
            continue;
        Record &record = found->second;
        record.inFlight = false;
        const bool applied = !outcome.error && !isUndecided(outcome.phase);
        for (int at = m_steps.count() - 1; at >= 0; --at) {
            auto *step = dynamic_cast<ApplyStep *>(const_cast<QUndoCommand *>(m_steps.command(at)));
            if (step && step->isOf(outcome.id) && step->isUnderWay()) {
                step->ended(outcome.id, applied);
                break;
            }
        }
        const SideNames sides = sidesOf(record.conflict.summary.key);
        const QString text = outcomeText(outcome, record.conflict, record.decisions, sides, SystemClock().now());
        record.conflict.summary.phase = outcome.phase;
        if (applied)
            m_touched.erase(outcome.id);
        m_list.setSettled(outcome.id, outcome.phase, text);
        remark(record, outcome.error ? outcome.error->message : applied ? text : QString());
        Q_EMIT settled(outcome, recordName(record.conflict.summary), text);
        // A refused one shows what the sides hold now.
        m_client.readConflict(outcome.id);
        if (outcome.id == m_current)
            show(record);
    }
    Q_EMIT busyChanged();
}

void ReviewSession::undone(const std::vector<ConflictOutcome> &outcomes)
{
    for (const ConflictOutcome &outcome : outcomes) {
        const auto found = m_records.find(outcome.id);
        if (found == m_records.end())
            continue;
        Record &record = found->second;
        record.inFlight = false;
        const QString text =
            outcomeText(outcome, record.conflict, record.decisions, sidesOf(record.conflict.summary.key), SystemClock().now());
        if (!outcome.error) {
            record.conflict.summary.phase = outcome.phase;
            m_touched.insert(outcome.id);
            m_drafts.insert(outcome.id);
            m_saving.start();
        }
        m_list.setSettled(outcome.id, record.conflict.summary.phase,
                          outcome.error ? tr("Not taken back: %1").arg(outcome.error->message) : text);
        remark(record, outcome.error ? tr("Not taken back: %1").arg(outcome.error->message) : text);
        Q_EMIT settled(outcome, recordName(record.conflict.summary), text);
        m_client.readConflict(outcome.id);
        if (outcome.id == m_current)
            show(record);
        else
            Q_EMIT openWanted(outcome.id);
    }
    Q_EMIT busyChanged();
}

// A step that came to nothing is passed over; one that is still under way waits.
void ReviewSession::undo()
{
    while (m_steps.canUndo()) {
        const QUndoCommand *top = m_steps.command(m_steps.index() - 1);
        if (const auto *applying = dynamic_cast<const ApplyStep *>(top); applying && applying->isUnderWay())
            return;
        const bool wasNothing = top->isObsolete();
        m_inBulk = top->childCount() > 0;
        m_steps.undo();
        m_inBulk = false;
        if (!wasNothing)
            return;
    }
}

void ReviewSession::redo()
{
    if (!m_steps.canRedo())
        return;
    m_inBulk = m_steps.command(m_steps.index())->childCount() > 0;
    m_steps.redo();
    m_inBulk = false;
}

} // namespace tidewright
