#include "conflicttitle.h"

#include <algorithm>
#include <array>

namespace tidewright
{

namespace
{

constexpr qsizetype longest = 120;     // characters
constexpr std::size_t shortText = 200; // bytes: what is longer is content, no name

// The names that speak first come first.
constexpr std::array titleNames{"title", "name", "summary", "subject", "label", "slug", "code"};

const Value *textIn(const Conflict &conflict, qsizetype field)
{
    for (const RecordImage *image : {&conflict.local, &conflict.remote, &conflict.base}) {
        if (!*image || std::size_t(field) >= (*image)->size())
            continue;
        const Value &value = (**image)[std::size_t(field)];
        if (value.kind() == ValueKind::Text && value.cell().size > 0)
            return &value;
    }
    return nullptr;
}

QString oneLine(const Value &value)
{
    const std::string_view bytes = value.cell().bytes();
    QString text = QString::fromUtf8(bytes.data(), std::min(qsizetype(bytes.size()), 8 * longest));
    text.remove(QChar(0));
    text = text.simplified();
    if (text.size() > longest)
        text = text.left(longest - 1) + QChar(0x2026);
    return text;
}

} // namespace

QString conflictTitle(const Conflict &conflict)
{
    for (const char *name : titleNames) {
        for (qsizetype field = 0; field < conflict.fields.size(); ++field) {
            const QString &known = conflict.fields[field];
            if (!known.contains(QLatin1String(name), Qt::CaseInsensitive) || conflict.keyFields.contains(known))
                continue;
            if (const Value *text = textIn(conflict, field))
                return oneLine(*text);
        }
    }
    for (qsizetype field = 0; field < conflict.fields.size(); ++field) {
        const Value *text = conflict.keyFields.contains(conflict.fields[field]) ? nullptr : textIn(conflict, field);
        if (text && text->cell().size <= shortText)
            return oneLine(*text);
    }
    return QStringLiteral("");
}

} // namespace tidewright
