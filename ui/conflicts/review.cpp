#include "review.h"

#include "fieldtext.h"
#include "merge.h"

#include <algorithm>

namespace tidewright
{

namespace
{

using Choice = ReviewRow::Choice;
using State = ReviewRow::State;
using Change = ReviewRow::Change;

Choice choiceOf(Take take, const std::optional<Take> &newest)
{
    switch (take) {
    case Take::Local:
        return Choice::Local;
    case Take::Remote:
        return Choice::Remote;
    case Take::Base:
        return Choice::Base;
    case Take::Newest:
        return newest ? choiceOf(*newest, {}) : Choice::None;
    }
    return Choice::None;
}

Change changeOf(const ConflictField &field)
{
    if (!field.base)
        return field.local == field.remote ? Change::Nobody : Change::Both;
    const bool local = field.local != field.base;
    const bool remote = field.remote != field.base;
    if (local && remote)
        return field.local == field.remote ? Change::Same : Change::Both;
    return local ? Change::Local : remote ? Change::Remote : Change::Nobody;
}

} // namespace

std::optional<Take> takeOf(Choice choice)
{
    switch (choice) {
    case Choice::Local:
        return Take::Local;
    case Choice::Remote:
        return Take::Remote;
    case Choice::Base:
        return Take::Base;
    case Choice::None:
    case Choice::Own:
        break;
    }
    return std::nullopt;
}

Review::Review(const Conflict &conflict, const Resolution &decisions)
    : m_conflict(conflict)
    , m_decisions(decisions)
{
    build();
}

bool Review::isDeletion() const
{
    return !m_conflict.local || !m_conflict.remote;
}

std::optional<Take> Review::newest() const
{
    const auto newer = newerSide(m_conflict.summary.localModified, m_conflict.summary.remoteModified);
    if (!newer)
        return std::nullopt;
    return *newer == NewerSide::Local ? Take::Local : Take::Remote;
}

bool Review::canChoose(const ReviewRow &row, Choice choice) const
{
    if (!row.isDecidable())
        return false;
    if (choice == Choice::Base)
        return m_conflict.base.has_value();
    return choice != Choice::Own || row.kind == ReviewRow::Kind::Field;
}

void Review::build()
{
    m_rows.clear();
    if (m_conflict.fields.isEmpty())
        return;
    if (isDeletion()) {
        ReviewRow record;
        record.kind = ReviewRow::Kind::Record;
        record.change = Change::Both;
        m_rows.push_back(record);
    }
    for (const ConflictField &field : fieldsOf(m_conflict)) {
        ReviewRow row;
        row.field = field;
        row.valueKind = fieldKind(field);
        row.change = changeOf(field);
        if (isDeletion()) {
            const std::optional<Value> &left = m_conflict.local ? field.local : field.remote;
            row.change = field.base && left == field.base ? Change::Nobody : m_conflict.local ? Change::Local : Change::Remote;
        }
        m_rows.push_back(row);
    }
    for (ReviewRow &row : m_rows)
        decide(row);
    const auto rank = [](const ReviewRow &row) {
        if (row.kind == ReviewRow::Kind::Record)
            return 0;
        return row.field.overlaps && row.state != State::Follows ? 1 : row.state == State::Same ? 3 : 2;
    };
    std::ranges::stable_sort(m_rows, {}, rank);
}

std::optional<Value> Review::valueOf(const ReviewRow &row, Choice choice) const
{
    switch (choice) {
    case Choice::Local:
        return row.field.local;
    case Choice::Remote:
        return row.field.remote;
    case Choice::Base:
        return row.field.base;
    case Choice::None:
    case Choice::Own:
        break;
    }
    return row.field.merged;
}

void Review::decide(ReviewRow &row) const
{
    const Choice whole = m_decisions.record ? choiceOf(*m_decisions.record, newest()) : Choice::None;
    row.choice = Choice::None;
    if (row.kind == ReviewRow::Kind::Record) {
        row.choice = whole;
        row.state = whole == Choice::None ? State::Undecided : State::Decided;
        return;
    }
    if (isDeletion()) {
        row.state = row.change == Change::Nobody ? State::Same : State::Follows;
        row.result = valueOf(row, whole);
        return;
    }
    row.state = State::Same;
    if (row.change == Change::Nobody && !row.field.overlaps) {
        row.result = row.field.local;
        return;
    }
    const auto own = m_decisions.fields.find(row.field.name);
    if (own != m_decisions.fields.end()) {
        row.choice = own->second.take ? choiceOf(*own->second.take, newest()) : Choice::Own;
        row.result = row.choice == Choice::Own ? std::optional(own->second.value) : valueOf(row, row.choice);
    } else if (whole != Choice::None) {
        row.choice = whole;
        row.result = valueOf(row, whole);
    } else if (row.field.merged) {
        row.state = State::Merged;
        row.result = row.field.merged;
        return;
    }
    row.state = row.choice == Choice::None ? State::Undecided : State::Decided;
}

int Review::count(State state) const
{
    return int(std::ranges::count(m_rows, state, &ReviewRow::state));
}

int Review::undecided() const
{
    return count(State::Undecided);
}

int Review::decided() const
{
    return count(State::Decided);
}

Resolution Review::choosing(const ReviewRow &row, Choice choice) const
{
    Resolution result = m_decisions;
    if (row.kind == ReviewRow::Kind::Record)
        result.record = takeOf(choice);
    else if (choice == Choice::None)
        result.fields.erase(row.field.name);
    else
        result.fields[row.field.name] = {takeOf(choice), {}};
    return result;
}

Resolution Review::entering(const ReviewRow &row, const Value &value) const
{
    Resolution result = m_decisions;
    result.fields[row.field.name] = {std::nullopt, value};
    return result;
}

Resolution Review::filling(Choice choice) const
{
    Resolution result = m_decisions;
    for (const ReviewRow &row : m_rows) {
        if (row.state != State::Undecided || !canChoose(row, choice))
            continue;
        if (row.kind == ReviewRow::Kind::Record)
            result.record = takeOf(choice);
        else
            result.fields[row.field.name] = {takeOf(choice), {}};
    }
    return result;
}

Resolution Review::opening(const ReviewRow &row) const
{
    switch (row.change) {
    case Change::Local:
    case Change::Same:
        return choosing(row, Choice::Local);
    case Change::Remote:
        return choosing(row, Choice::Remote);
    case Change::Both:
    case Change::Nobody:
        break;
    }
    return row.field.merged ? entering(row, *row.field.merged) : m_decisions;
}

Resolution stillValid(const Resolution &decisions, const Conflict &before, const Conflict &now)
{
    Resolution result = decisions;
    if (before.local.has_value() != now.local.has_value() || before.remote.has_value() != now.remote.has_value()) {
        result.record.reset();
        result.fields.clear();
        return result;
    }
    if (!now.local || !now.remote) {
        if (before.localHash != now.localHash || before.remoteHash != now.remoteHash)
            result.record.reset();
        return result;
    }
    const auto held = [](const Conflict &conflict, const QString &name) {
        const auto fields = fieldsOf(conflict);
        const auto found = std::ranges::find(fields, name, &ConflictField::name);
        return found == fields.end() ? ConflictField() : *found;
    };
    std::erase_if(result.fields, [&](const auto &choice) {
        const ConflictField was = held(before, choice.first);
        const ConflictField is = held(now, choice.first);
        return was.local != is.local || was.remote != is.remote;
    });
    return result;
}

} // namespace tidewright
