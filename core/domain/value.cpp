#include "value.h"

namespace tidewright {

Cell Cell::ofInt(std::int64_t value, ValueKind kind)
{
    Cell cell;
    cell.i = value;
    cell.kind = kind;
    return cell;
}

Cell Cell::ofUInt(std::uint64_t value)
{
    Cell cell;
    cell.u = value;
    cell.kind = ValueKind::UInt;
    return cell;
}

Cell Cell::ofDouble(double value)
{
    Cell cell;
    cell.d = value;
    cell.kind = ValueKind::Double;
    return cell;
}

Cell Cell::ofBytes(ValueKind kind, std::string_view bytes)
{
    Cell cell;
    cell.data = bytes.data();
    cell.size = std::uint32_t(bytes.size());
    cell.kind = kind;
    return cell;
}

Value::Value(const Cell &cell)
    : m_kind(cell.kind)
{
    if (hasBytes(cell.kind))
        m_bytes.assign(cell.data, cell.size);
    else
        m_inline = cell.i;
}

Cell Value::cell() const
{
    if (hasBytes(m_kind))
        return Cell::ofBytes(m_kind, m_bytes);
    return Cell::ofInt(m_inline, m_kind);
}

bool operator==(const Value &a, const Value &b)
{
    return equal(a.cell(), b.cell());
}

} // namespace tidewright
