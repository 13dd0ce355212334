// One conflict under review: what its fields are, what has been decided about them, and what comes out. Pure; writes nothing.
#pragma once

#include "conflict.h"

namespace tidewright
{

struct ReviewRow {
    enum class Kind {
        Field,
        Record, // the record as a whole, where one side has deleted it
    };
    enum class State {
        Undecided,
        Decided,
        Merged,  // nobody has to decide
        Follows, // a field whose record is decided about as a whole
        Same,
    };
    enum class Choice { None, Local, Remote, Base, Own };
    enum class Change { Nobody, Local, Remote, Same, Both }; // which side differs from the base; Same: both, alike

    Kind kind = Kind::Field;
    ConflictField field;
    ValueKind valueKind = ValueKind::Text;
    State state = State::Undecided;
    Choice choice = Choice::None;
    Change change = Change::Nobody;
    std::optional<Value> result; // empty: not decided, or the record will not be there
    bool isDecidable() const { return state != State::Follows && state != State::Same; }
};

class Review
{
public:
    Review() = default;
    Review(const Conflict &conflict, const Resolution &decisions);

    const Conflict &conflict() const { return m_conflict; }
    const Resolution &decisions() const { return m_decisions; }
    const std::vector<ReviewRow> &rows() const { return m_rows; } // what is to be decided first, then merged ones, then equal ones
    // One side has deleted the record: the first row is the record.
    bool isDeletion() const;
    int undecided() const;
    int decided() const; // by the operator
    bool isTouched() const { return decided() > 0; }
    int count(ReviewRow::State state) const;
    // Local, Remote or Base can be taken: it is there, or its absence is what the conflict is about.
    bool canChoose(const ReviewRow &row, ReviewRow::Choice choice) const;
    // The side that was changed last; empty: not known, or at the same time.
    std::optional<Take> newest() const;

    // The decisions with one made otherwise. `choice` None takes it back.
    Resolution choosing(const ReviewRow &row, ReviewRow::Choice choice) const;
    Resolution entering(const ReviewRow &row, const Value &value) const;
    // With every field that is not decided yet taken from there.
    Resolution filling(ReviewRow::Choice choice) const;
    // The control of a merged field is shown with what was merged in it.
    Resolution opening(const ReviewRow &row) const;

private:
    void build();
    void decide(ReviewRow &row) const;
    std::optional<Value> valueOf(const ReviewRow &row, ReviewRow::Choice choice) const;

    Conflict m_conflict;
    Resolution m_decisions;
    std::vector<ReviewRow> m_rows;
};

std::optional<Take> takeOf(ReviewRow::Choice choice);
// What of `decisions`, made on `before`, still holds on `now`: fields whose values are the same ones.
Resolution stillValid(const Resolution &decisions, const Conflict &before, const Conflict &now);

} // namespace tidewright
