#include "reviewcommands.h"

#include "reviewsession.h"

namespace tidewright
{

DecisionStep::DecisionStep(ReviewSession &session, const QString &id, const Resolution &before, const Resolution &after,
                           const QString &text, QUndoCommand *parent)
    : QUndoCommand(text, parent)
    , m_session(session)
    , m_id(id)
    , m_before(before)
    , m_after(after)
{
}

void DecisionStep::undo()
{
    m_session.setDecisions(m_id, m_before);
}

void DecisionStep::redo()
{
    m_session.setDecisions(m_id, m_after);
}

ApplyStep::ApplyStep(ReviewSession &session, const QStringList &ids, const QString &text)
    : QUndoCommand(text)
    , m_session(session)
    , m_ids(ids)
    , m_underWay(int(ids.size()))
{
}

void ApplyStep::ended(const QString &id, bool applied)
{
    --m_underWay;
    if (!applied)
        m_ids.removeAll(id);
    if (m_ids.isEmpty())
        setObsolete(true);
}

void ApplyStep::undo()
{
    if (!m_ids.isEmpty())
        m_session.takeBack(m_ids);
}

void ApplyStep::redo()
{
    m_underWay = int(m_ids.size());
    m_session.submit(m_ids);
}

} // namespace tidewright
