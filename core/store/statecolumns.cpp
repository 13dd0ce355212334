#include "statecolumns.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>
#include <memory_resource>
#include <string>

#include <xxhash.h>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateStore)
};

using Kind = StateColumn::Kind;

constexpr std::array columns{
    StateColumn{"job_name", Kind::Text, 1},
    StateColumn{"type_key", Kind::Text, 1},
    StateColumn{"sync_status", Kind::Text, 1},
    StateColumn{"conflict_status", Kind::Text, 1},
    StateColumn{"last_sync_at", Kind::Integer, 1},
    StateColumn{"initial_sync_completed", Kind::Flag, 1},
    StateColumn{"cursor_field", Kind::Text, 1},
    StateColumn{"cursor_value", Kind::Text, 1},
    StateColumn{"local_hash", Kind::Text, 1},
    StateColumn{"remote_hash", Kind::Text, 1},
    StateColumn{"last_synced_hash", Kind::Text, 1},
    StateColumn{"sync_progress", Kind::Text, 1},
    StateColumn{"last_attempt_at", Kind::Integer, 2},
    StateColumn{"state_lost", Kind::Flag, 2},
    StateColumn{"generation", Kind::Integer, 2},
    StateColumn{"configuration_hash", Kind::Text, 2},
    StateColumn{"schema_hash", Kind::Text, 2},
    StateColumn{"endpoints_hash", Kind::Text, 2},
    StateColumn{"local_records", Kind::Integer, 2},
    StateColumn{"remote_records", Kind::Integer, 2},
    StateColumn{"failed_records", Kind::Integer, 2},
    StateColumn{"entity_type", Kind::Text, 3},
    StateColumn{"entity_id", Kind::Text, 3},
    StateColumn{"remote_id", Kind::Text, 3},
    StateColumn{"attempts", Kind::Integer, 3},
    StateColumn{"error_count", Kind::Integer, 3},
    StateColumn{"last_error", Kind::Text, 3},
    StateColumn{"error_details", Kind::Text, 3},
    StateColumn{"sync_direction", Kind::Text, 3},
    StateColumn{"sync_batch_id", Kind::Text, 3},
    StateColumn{"sync_duration_ms", Kind::Integer, 3},
    StateColumn{"api_calls_count", Kind::Integer, 3},
    StateColumn{"conflicts", Kind::Integer, 3},
    StateColumn{"conflict_details", Kind::Text, 3},
    StateColumn{"resolution_strategy", Kind::Text, 3},
    StateColumn{"local_modified", Kind::Integer, 3},
    StateColumn{"remote_modified", Kind::Integer, 3},
    StateColumn{"local_cursor_value", Kind::Text, 6},
    StateColumn{"contents", Kind::Text, 7},
};

static_assert(columns.size() == stateColumnCount);

void appendJsonString(std::pmr::string &json, std::string_view text)
{
    constexpr char hexDigits[] = "0123456789abcdef";
    const auto isPlain = [](char c) { return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20; };
    json += '"';
    if (std::all_of(text.begin(), text.end(), isPlain)) {
        json += text;
    } else {
        for (const char c : text) {
            if (isPlain(c))
                json += c;
            else if (static_cast<unsigned char>(c) < 0x20)
                ((json += "\\u00") += hexDigits[c >> 4]) += hexDigits[c & 15];
            else
                (json += '\\') += c;
        }
    }
    json += '"';
}

void writeHex(std::uint64_t number, char *end)
{
    constexpr char hexDigits[] = "0123456789abcdef";
    for (int digit = 0; digit < 16; ++digit, number >>= 4)
        *--end = hexDigits[number & 15];
}

} // namespace

std::span<const StateColumn> stateColumns()
{
    return columns;
}

StateChecksum stateChecksum(std::span<const StateCell> cells, int schema)
{
    // A row seldom is longer: no memory has to be asked for.
    std::array<char, 2048> room;
    std::pmr::monotonic_buffer_resource arena(room.data(), room.size());
    std::pmr::string json(&arena);
    json.reserve(room.size() - 1);
    std::size_t at = 0;
    for (const StateColumn &column : columns) {
        if (column.since > schema)
            continue;
        const StateCell &cell = cells[at++];
        json += at > 1 ? ',' : '[';
        if (cell.isNull) {
            json += "null";
        } else if (column.kind == Kind::Text) {
            appendJsonString(json, cell.text);
        } else if (column.kind == Kind::Flag) {
            json += cell.integer ? "true" : "false";
        } else {
            char digits[24];
            const auto written = std::to_chars(std::begin(digits), std::end(digits), cell.integer);
            json.append(digits, written.ptr);
        }
    }
    json += ']';
    const XXH128_hash_t hash = XXH3_128bits(json.data(), json.size());
    StateChecksum checksum;
    writeHex(hash.high64, checksum.data() + 16);
    writeHex(hash.low64, checksum.data() + 32);
    return checksum;
}

Error damagedState(const StateKey &key)
{
    return {ErrorCode::StateUnreadable,
            Tr::tr("The state of %1 in %2 is damaged. It was left as it is, and nothing is synchronised from it.")
                .arg(key.typeKey, key.job),
            QStringLiteral("content_type_states (%1, %2): checksum or content").arg(key.job, key.typeKey),
            Tr::tr("Restore a back-up of the state database, or write this state anew with \"tidewright state set\" or "
                   "\"tidewright state import\".")};
}

} // namespace tidewright
