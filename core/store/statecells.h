// SyncState to and from the cells of its row. What it has from elsewhere (running, holder) is left out.
#pragma once

#include "statecolumns.h"

#include <QByteArray>

#include <string>

namespace tidewright
{

// The cells of one state after the other: their memory is used again.
class StateCells
{
public:
    // Valid until the next call.
    std::span<const StateCell> of(const SyncState &state);

private:
    struct Writer;
    QByteArray m_texts;
    std::array<StateCell, stateColumnCount> m_cells;
};

// States out of one row after the other: a text that stands in the row before too is shared with it.
class StateReader
{
public:
    // StateUnreadable if a cell holds what no state can hold.
    Result<void> read(std::span<const StateCell> cells, SyncState &state);

private:
    struct Row;
    struct Text {
        std::string bytes;
        QString text;
    };
    std::array<Text, stateColumnCount> m_before;
};

} // namespace tidewright
