#include "reviewsession.h"

#include "reviewcommands.h"

#include <algorithm>

namespace tidewright
{

namespace
{

constexpr int draftDelay = 600;    // milliseconds after the last decision
constexpr int readingDelay = 300;  // milliseconds: runs tell of many changes at once

QString userName()
{
    for (const char *name : {"USER", "LOGNAME", "USERNAME"}) {
        if (const QString value = qEnvironmentVariable(name); !value.isEmpty())
            return value;
    }
    return QStringLiteral("console");
}

// Decisions without who made them and when.
bool sameDecisions(const Resolution &a, const Resolution &b)
{
    return a.record == b.record && a.fields == b.fields;
}

bool isNothing(const Resolution &decisions)
{
    return !decisions.record && decisions.fields.empty();
}

} // namespace

ReviewSession::ReviewSession(ServiceClient &client, ConflictListModel &list, ReviewModel &fields, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_list(list)
    , m_fields(fields)
{
    m_saving.setSingleShot(true);
    m_saving.setInterval(draftDelay);
    connect(&m_saving, &QTimer::timeout, this, &ReviewSession::saveDrafts);
    m_reading.setSingleShot(true);
    m_reading.setInterval(readingDelay);
    connect(&m_reading, &QTimer::timeout, this, &ReviewSession::begin);
    connect(&client, &ServiceClient::conflictsRead, &list, &ConflictListModel::setConflicts);
    connect(&client, &ServiceClient::conflictRead, this, &ReviewSession::conflictRead);
    connect(&client, &ServiceClient::conflictNotRead, this, &ReviewSession::conflictNotRead);
    connect(&client, &ServiceClient::conflictsResolved, this, &ReviewSession::resolved);
    connect(&client, &ServiceClient::resolutionsUndone, this, &ReviewSession::undone);
    connect(&client, &ServiceClient::statusRead, this, [this] {
        if (m_watching && !m_reading.isActive())
            m_reading.start();
    });
    connect(&client, &ServiceClient::closed, this, [this] {
        m_records.clear();
        m_touched.clear();
        m_drafts.clear();
        m_steps.clear();
        m_current.clear();
        m_remark.clear();
        m_list.forget();
        m_fields.setReview({});
        Q_EMIT shown();
    });
}

void ReviewSession::begin()
{
    std::map<QString, std::pair<QString, QString>> sides;
    for (const Job &job : m_client.workspace().jobs)
        sides[job.name] = {job.local, job.remote};
    m_list.setSides(sides);
    m_client.readConflicts({});
    if (!m_current.isEmpty())
        m_client.readConflict(m_current);
}

void ReviewSession::setWatching(bool on)
{
    m_watching = on;
}

SideNames ReviewSession::sidesOf(const StateKey &type) const
{
    for (const Job &job : m_client.workspace().jobs) {
        if (job.name == type.job)
            return {job.local, job.remote};
    }
    return {tr("Local"), tr("Remote")};
}

void ReviewSession::open(const QString &id)
{
    m_current = id;
    const auto known = m_records.find(id);
    if (known != m_records.end())
        show(known->second);
    if (!id.isEmpty())
        m_client.readConflict(id);
}

bool ReviewSession::isEditable() const
{
    const auto record = m_records.find(m_current);
    return record != m_records.end() && isUndecided(record->second.conflict.summary.phase) && !record->second.inFlight;
}

bool ReviewSession::isInFlight(const QString &id) const
{
    const auto record = m_records.find(id);
    return record != m_records.end() && record->second.inFlight;
}

void ReviewSession::show(const Record &record)
{
    const SideNames sides = sidesOf(record.conflict.summary.key);
    m_fields.setSides(sides.local, sides.remote);
    m_remark = record.remark;
    m_fields.setReview(Review(record.conflict, record.decisions));
    Q_EMIT shown();
}

void ReviewSession::remark(Record &record, const QString &text)
{
    record.remark = text;
    if (record.conflict.summary.id == m_current) {
        m_remark = text;
        Q_EMIT remarked();
    }
}

void ReviewSession::conflictRead(const Conflict &conflict)
{
    const QString id = conflict.summary.id;
    const auto known = m_records.find(id);
    if (known == m_records.end()) {
        const bool waits = isUndecided(conflict.summary.phase);
        const auto &decisions = waits ? conflict.draft : conflict.resolution;
        Record &record = m_records[id];
        record.conflict = conflict;
        record.decisions = decisions.value_or(Resolution());
        if (conflict.summary.phase == ConflictPhase::Refused)
            record.remark = tr("Decided before, and refused: the record has changed since. Nothing was written.");
        note(id);
        if (id == m_current)
            show(record);
        return;
    }
    Record &record = known->second;
    const bool waits = isUndecided(conflict.summary.phase);
    const Movement movement = movementBetween(record.conflict, conflict);
    const bool samePhase = waits == isUndecided(record.conflict.summary.phase);
    if ((!movement.any() && samePhase) || record.inFlight) {
        record.conflict.summary = conflict.summary;
        return;
    }
    if (waits && movement.any()) {
        const Resolution valid = stillValid(record.decisions, record.conflict, conflict);
        const bool lost = !sameDecisions(valid, record.decisions);
        record.decisions = valid;
        record.conflict = conflict;
        if (m_drafts.count(id) > 0 || lost) {
            m_drafts.insert(id);
            m_saving.start();
        }
        const QString moved = movementText(movement, sidesOf(conflict.summary.key));
        remark(record, conflict.summary.phase == ConflictPhase::Refused ? tr("Refused: nothing was written. %1").arg(moved)
                       : lost                                           ? tr("%1 What was decided about it is open again.").arg(moved)
                                                                        : moved);
        note(id);
    } else {
        // What it was decided on stays in sight, and is what a decision that is taken back leads to.
        record.conflict.summary = conflict.summary;
    }
    if (id == m_current)
        show(record);
}

void ReviewSession::conflictNotRead(const QString &id, const Error &error)
{
    m_list.setSettled(id, ConflictPhase::Closed, tr("Closed: both sides agree"));
    if (const auto known = m_records.find(id); known != m_records.end()) {
        known->second.conflict.summary.phase = ConflictPhase::Closed;
        remark(known->second, error.message);
    }
}

void ReviewSession::choose(const ReviewRow &row, ReviewRow::Choice choice)
{
    if (!m_fields.review().canChoose(row, choice) && choice != ReviewRow::Choice::None)
        return;
    const QString name = row.kind == ReviewRow::Kind::Record ? tr("the record") : row.field.name;
    decide(m_fields.review().choosing(row, choice), tr("Take %1 for %2").arg(m_fields.sideOf(choice), name));
}

void ReviewSession::enter(const ReviewRow &row, const Value &value)
{
    decide(m_fields.review().entering(row, value), tr("Edit %1").arg(row.field.name));
}

void ReviewSession::openMerged(const ReviewRow &row)
{
    decide(m_fields.review().opening(row), tr("Change %1").arg(row.field.name));
}

void ReviewSession::fill(ReviewRow::Choice choice)
{
    decide(m_fields.review().filling(choice), tr("Take %1 for the rest").arg(m_fields.sideOf(choice)));
}

void ReviewSession::decide(const Resolution &decisions, const QString &text)
{
    const auto record = m_records.find(m_current);
    if (!isEditable() || sameDecisions(record->second.decisions, decisions))
        return;
    m_steps.push(new DecisionStep(*this, m_current, record->second.decisions, decisions, text));
}

void ReviewSession::decideAlike(const std::vector<Conflict> &conflicts, const QString &field, const FieldChoice &choice)
{
    if (conflicts.empty())
        return;
    auto *all = new QUndoCommand(tr("Decide %Ln record(s) alike", nullptr, int(conflicts.size())));
    for (const Conflict &conflict : conflicts) {
        Record &record = m_records[conflict.summary.id];
        if (record.conflict.summary.id.isEmpty())
            record.decisions = conflict.draft.value_or(Resolution());
        record.conflict = conflict;
        Resolution after = record.decisions;
        if (field.isEmpty())
            after.record = choice.take;
        else
            after.fields[field] = choice;
        new DecisionStep(*this, conflict.summary.id, record.decisions, after, QString(), all);
    }
    m_inBulk = true;
    m_steps.push(all);
    m_inBulk = false;
}

void ReviewSession::setDecisions(const QString &id, const Resolution &decisions)
{
    Record &record = m_records[id];
    record.decisions = decisions;
    m_drafts.insert(id);
    m_saving.start();
    if (isNothing(decisions))
        m_touched.erase(id);
    else
        m_touched.insert(id);
    note(id);
    if (id == m_current)
        m_fields.setDecisions(decisions);
    else if (!m_inBulk)
        Q_EMIT openWanted(id);
}

void ReviewSession::note(const QString &id)
{
    const Record &record = m_records[id];
    if (!isUndecided(record.conflict.summary.phase))
        return;
    const Review review(record.conflict, record.decisions);
    const int all = review.undecided() + review.decided();
    m_list.setNote(id, review.isTouched() && !review.isDeletion() ? tr("%Ln field(s), %1 decided", nullptr, all).arg(review.decided())
                       : review.isTouched()                       ? tr("Decided: %1").arg(decisionText(
                               record.conflict, record.decisions, sidesOf(record.conflict.summary.key)))
                                                                  : QString());
}

void ReviewSession::saveDrafts()
{
    m_saving.stop();
    for (const QString &id : std::exchange(m_drafts, {})) {
        const Record &record = m_records[id];
        if (isUndecided(record.conflict.summary.phase) && !record.inFlight)
            m_client.saveDraft(id, isNothing(record.decisions) ? std::nullopt : std::optional(signedBySomebody(record.decisions)));
    }
}

Resolution ReviewSession::signedBySomebody(const Resolution &decisions) const
{
    Resolution result = decisions;
    result.decidedBy = userName();
    result.decidedAt = SystemClock().now();
    return result;
}

QStringList ReviewSession::decided() const
{
    QStringList ids;
    for (const auto &[id, record] : m_records) {
        const bool waits = isUndecided(record.conflict.summary.phase) && !record.inFlight;
        if (waits && !isNothing(record.decisions) && Review(record.conflict, record.decisions).undecided() == 0)
            ids << id;
    }
    return ids;
}

QStringList ReviewSession::unapplied() const
{
    QStringList ids;
    for (const QString &id : m_touched) {
        const auto record = m_records.find(id);
        if (record != m_records.end() && isUndecided(record->second.conflict.summary.phase) && !record->second.inFlight)
            ids << id;
    }
    return ids;
}

} // namespace tidewright
