// The file name of a record: its key, escaped so that no two keys share a name and none leaves the folder.
//
// Letters (of every script), digits, "-", "_" and inner dots stay; everything else is "%XX" of its UTF-8 bytes, and so are a dot at an end and the
// first letter of a name that Windows keeps for a device. Parts of a composite key are joined by ",". "%" alone stands for an empty part.
#pragma once

#include "error.h"
#include "value.h"

#include <optional>
#include <span>
#include <string>

namespace tidewright
{

inline constexpr std::string_view recordEnding = ".json";

// Whether a file by that name is meant to be a record.
bool isRecordName(std::string_view fileName);

// One part of a name. `text` is UTF-8.
std::string escapedName(std::string_view text);
// False if it is not what escapedName() makes of any text.
bool unescapedName(std::string_view escaped, std::string &text);

// ValueRefused for a key that has no name: NULL, too long, no UTF-8, JSON.
Result<std::string> recordName(std::span<const Cell> key);
Result<std::string> recordName(const Key &key);
// The key that has this name; texts where a part is no value of its kind, one text where the name is none of ours.
Key keyOfName(std::string_view fileName, std::span<const ValueKind> kinds);

// Names that a file system which does not tell case apart takes for one and the same.
std::string foldedName(std::string_view fileName);

} // namespace tidewright
