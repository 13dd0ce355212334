#include "rowtexts.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace tidewright
{

namespace
{

struct RowWording {
    Q_DECLARE_TR_FUNCTIONS(tidewright::RowWording)
};

constexpr qsizetype fewestDropped = 2; // lines: one stands in their place

bool isProse(ValueKind kind)
{
    return kind == ValueKind::Text || kind == ValueKind::Json;
}

void markWhole(MarkedText &text)
{
    text.marks = text.text.isEmpty() ? QList<TextSpan>() : QList<TextSpan>{{0, text.text.size()}};
}

void markAdded(const MarkedText &from, MarkedText &to, ValueKind kind)
{
    if (from.presence == to.presence && from.text == to.text)
        return;
    if (isProse(kind) && from.presence == Presence::There && to.presence == Presence::There)
        to.marks = wordDiff(from.text, to.text).added;
    else
        markWhole(to);
}

// What either side took away.
void markRemoved(MarkedText &base, const MarkedText &local, const MarkedText &remote, ValueKind kind)
{
    QList<TextSpan> spans;
    for (const MarkedText *side : {&local, &remote}) {
        if (side->presence == Presence::Absent || (side->presence == base.presence && side->text == base.text))
            continue;
        if (!isProse(kind) || side->presence != Presence::There) {
            markWhole(base);
            return;
        }
        spans += wordDiff(base.text, side->text).removed;
    }
    std::ranges::sort(spans, {}, &TextSpan::start);
    for (const TextSpan &span : spans) {
        if (!base.marks.isEmpty() && span.start <= base.marks.back().start + base.marks.back().length) {
            TextSpan &last = base.marks.back();
            last.length = std::max(last.start + last.length, span.start + span.length) - last.start;
        } else {
            base.marks << span;
        }
    }
}

MarkedText plain(const std::optional<Value> &value)
{
    const FieldText text = fieldText(value);
    return {text.presence, text.text, {}};
}

// Leaves the paragraphs that differ, where all texts have the same number of them.
QString keepChanged(const QList<MarkedText *> &texts)
{
    QStringList whole;
    for (const MarkedText *text : texts) {
        if (text->presence == Presence::There)
            whole << text->text;
    }
    const QList<qsizetype> changed = changedParagraphs(whole);
    if (changed.isEmpty())
        return {};
    const qsizetype all = whole.front().count(u'\n') + 1;
    for (MarkedText *text : texts) {
        if (text->presence != Presence::There)
            continue;
        const QStringList paragraphs = text->text.split(u'\n');
        QStringList kept;
        for (const qsizetype at : changed)
            kept << paragraphs[at];
        text->text = kept.join(u'\n');
    }
    QStringList numbers;
    for (const qsizetype at : changed.mid(0, 3))
        numbers << QLocale().toString(at + 1);
    if (changed.size() > 3)
        numbers << QStringLiteral("…");
    return RowWording::tr("¶ %1 of %2", "paragraphs").arg(numbers.join(QStringLiteral(", ")), QLocale().toString(all));
}

// Leaves out what all begin with, but for one line that leads to the first difference: a cell is cut at its end.
void dropCommonLead(const QList<MarkedText *> &texts)
{
    QList<QStringList> all;
    for (const MarkedText *text : texts) {
        if (text->presence == Presence::There)
            all << text->text.split(u'\n');
    }
    if (all.size() < 2)
        return;
    qsizetype alike = 0;
    while (std::ranges::all_of(all, [&](const QStringList &lines) { return alike < lines.size() && lines[alike] == all.front()[alike]; }))
        ++alike;
    const qsizetype dropped = alike - 1;
    if (dropped < fewestDropped)
        return;
    for (MarkedText *text : texts) {
        if (text->presence == Presence::There)
            text->text = QChar(0x2026) + QStringLiteral("\n") + QStringList(text->text.split(u'\n').mid(dropped)).join(u'\n');
    }
}

} // namespace

RowTexts rowTexts(const ReviewRow &row, TextExtent extent)
{
    RowTexts texts{plain(row.field.base), plain(row.field.local), plain(row.field.remote), plain(row.result), {}};
    if (extent == TextExtent::Changed && isProse(row.valueKind)) {
        QList<MarkedText *> all{&texts.base, &texts.local, &texts.remote};
        if (row.result)
            all << &texts.result;
        if (row.valueKind == ValueKind::Text)
            texts.paragraphs = keepChanged(all);
        if (texts.paragraphs.isEmpty() && row.state != ReviewRow::State::Same)
            dropCommonLead(all);
    }
    if (row.state == ReviewRow::State::Same)
        return texts;
    const ValueKind kind = row.valueKind;
    if (row.field.base) {
        markRemoved(texts.base, texts.local, texts.remote, kind);
        markAdded(texts.base, texts.local, kind);
        markAdded(texts.base, texts.remote, kind);
        markAdded(texts.base, texts.result, kind);
    } else if (row.field.local && row.field.remote) {
        markAdded(texts.remote, texts.local, kind);
        markAdded(texts.local, texts.remote, kind);
    }
    return texts;
}

} // namespace tidewright
