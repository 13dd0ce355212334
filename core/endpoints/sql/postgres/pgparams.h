// Parameters of one statement, in binary or text form, in one piece of memory.
#pragma once

#include <QString>
#include <cstdint>
#include <libpq-fe.h>
#include <string>
#include <string_view>
#include <vector>

namespace tidewright
{

class PgParams
{
public:
    void addText(const QString &text);
    void addInt(std::int64_t value);
    // In the type's binary form.
    void addBinary(Oid type, std::string_view bytes);
    void clear();

    // As libpq wants them; valid until the next change.
    int count() const { return int(m_types.size()); }
    const Oid *types() const { return m_types.data(); }
    const char *const *values();
    const int *lengths() const { return m_lengths.data(); }
    const int *formats() const { return m_formats.data(); }

private:
    void add(Oid type, std::string_view bytes, int format);

    std::string m_bytes;
    std::vector<std::size_t> m_offsets;
    std::vector<const char *> m_values;
    std::vector<Oid> m_types;
    std::vector<int> m_lengths;
    std::vector<int> m_formats;
};

} // namespace tidewright
