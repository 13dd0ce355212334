// A sitting of review: which record is looked at, what has been decided about any of them, what was applied and what became of it. Every
// step can be undone, the applied ones too. Nothing is written but by apply(), drafts apart.
#pragma once

#include "conflictlistmodel.h"
#include "outcometext.h"
#include "reviewmodel.h"
#include "serviceclient.h"

#include <QTimer>
#include <QUndoStack>
#include <set>

namespace tidewright
{

// GUI thread only.
class ReviewSession : public QObject
{
    Q_OBJECT

public:
    ReviewSession(ServiceClient &client, ConflictListModel &list, ReviewModel &fields, QObject *parent = nullptr);

    // Reads the conflicts; again whenever the state has changed.
    void begin();
    void setWatching(bool on); // reads nothing while nobody looks
    void open(const QString &id);
    QString current() const { return m_current; }
    bool isEditable() const; // the current one waits for a decision
    bool isInFlight(const QString &id) const;
    SideNames sidesOf(const StateKey &type) const;
    const QString &remark() const { return m_remark; } // on the current record: what has changed, what became of it

    void choose(const ReviewRow &row, ReviewRow::Choice choice);
    void enter(const ReviewRow &row, const Value &value);
    void openMerged(const ReviewRow &row);
    void fill(ReviewRow::Choice choice);
    // The same decision about one field of other records.
    void decideAlike(const std::vector<Conflict> &conflicts, const QString &field, const FieldChoice &choice);

    // Undone as a whole; false if one of them is not decided.
    bool apply(const QStringList &ids);
    QStringList decided() const; // all that could be applied now
    QStringList unapplied() const; // of which something was decided in this sitting
    void undo();
    void redo();
    QUndoStack &steps() { return m_steps; }
    void saveDrafts(); // at once

    // For the steps.
    void setDecisions(const QString &id, const Resolution &decisions);
    void takeBack(const QStringList &ids);
    void submit(const QStringList &ids);

Q_SIGNALS:
    void shown(); // the current record, anew
    void remarked();
    void openWanted(const QString &id);
    void settled(const tidewright::ConflictOutcome &outcome, const QString &name, const QString &text);
    void busyChanged();

private:
    struct Record {
        Conflict conflict;
        Resolution decisions;
        QString remark;
        bool inFlight = false;
    };
    void conflictRead(const Conflict &conflict);
    void conflictNotRead(const QString &id, const Error &error);
    void resolved(const std::vector<ConflictOutcome> &outcomes);
    void undone(const std::vector<ConflictOutcome> &outcomes);
    void decide(const Resolution &decisions, const QString &text);
    void show(const Record &record);
    void note(const QString &id);
    void remark(Record &record, const QString &text);
    Resolution signedBySomebody(const Resolution &decisions) const;

    ServiceClient &m_client;
    ConflictListModel &m_list;
    ReviewModel &m_fields;
    QUndoStack m_steps;
    std::map<QString, Record> m_records;
    std::set<QString> m_touched; // decided in this sitting
    std::set<QString> m_drafts;  // to be saved
    QString m_current;
    QString m_remark;
    bool m_watching = false;
    bool m_inBulk = false; // a step of many records: nobody is led away from where they are
    QTimer m_saving;
    QTimer m_reading;
};

} // namespace tidewright
