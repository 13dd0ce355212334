// The steps of a review that can be undone.
#pragma once

#include "conflict.h"

#include <QUndoCommand>

namespace tidewright
{

class ReviewSession;

// Decisions about one record.
class DecisionStep : public QUndoCommand
{
public:
    DecisionStep(ReviewSession &session, const QString &id, const Resolution &before, const Resolution &after, const QString &text,
                 QUndoCommand *parent = nullptr);

    void undo() override;
    void redo() override;

private:
    ReviewSession &m_session;
    QString m_id;
    Resolution m_before;
    Resolution m_after;
};

// Records that were applied. Their outcome comes later: what failed is no step.
class ApplyStep : public QUndoCommand
{
public:
    ApplyStep(ReviewSession &session, const QStringList &ids, const QString &text);

    bool isOf(const QString &id) const { return m_ids.contains(id); }
    bool isUnderWay() const { return m_underWay > 0; }
    void ended(const QString &id, bool applied);

    void undo() override;
    void redo() override;

private:
    ReviewSession &m_session;
    QStringList m_ids;
    int m_underWay;
};

} // namespace tidewright
