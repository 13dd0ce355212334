// What the journal keeps of a write so that it can be undone: the record that was there, and the base as it was.
#pragma once

#include "twowaystore.h"

namespace tidewright
{

struct UndoImage {
    std::string record;             // packRecord() in the local form; empty: there was none
    std::optional<BaseRecord> base; // without its key
    QStringList unknownFields;      // of a deleted record: the columns that the job does not know, as its side has them
    std::vector<Value> unknown;
};
std::string packUndo(const UndoImage &image);
Result<UndoImage> unpackUndo(std::string_view packed);

} // namespace tidewright
