#include "verifybuckets.h"

#include "keybuckets.h"
#include "together.h"

#include <algorithm>

namespace tidewright
{

namespace
{

// More records than these in unequal buckets are not looked for one by one; so many keys are held at once.
constexpr std::int64_t mostDescended = 100'000;
constexpr std::int64_t descendedAtOnce = 25'000;

struct BucketSide {
    std::unique_ptr<Source> source;
    BucketSource *buckets = nullptr;
    std::vector<BucketSum> sums;
    RecordBatch keys; // of the buckets that are descended into
};

bool mayCompareSums(const RunSession &session)
{
    const ContentType &type = session.context.type;
    const bool mapsValues = std::ranges::any_of(type.fields, [](const FieldMapping &field) { return !field.values.empty(); });
    return !session.targetMissing && type.filter.isEmpty() && type.softDeleteField.isEmpty() && !mapsValues &&
           session.context.source.kind() == session.context.target.kind();
}

Result<void> openSide(const StreamForm &form, BucketSide &side)
{
    TRY_ASSIGN(side.source, form.open());
    side.buckets = dynamic_cast<BucketSource *>(side.source.get());
    return {};
}

class Descent
{
public:
    Descent(RunSession &session, BucketSide &source, BucketSide &target, std::size_t keyWidth)
        : m_session(session)
        , m_source(source)
        , m_target(target)
    {
        for (std::size_t part = 0; part < keyWidth; ++part)
            m_keyColumns.push_back(part);
    }

    // How many records are in unequal buckets.
    std::int64_t choose()
    {
        std::int64_t records = 0;
        for (std::size_t at = 0; at < BucketSource::buckets; ++at) {
            if (m_source.sums[at] == m_target.sums[at]) {
                m_equal += m_source.sums[at].records;
                continue;
            }
            m_unequal.push_back(std::uint32_t(at));
            records += std::max(m_source.sums[at].records, m_target.sums[at].records);
        }
        return records;
    }

    Result<void> descend()
    {
        std::vector<std::uint32_t> some;
        std::int64_t records = 0;
        for (std::size_t at = 0; at < m_unequal.size(); ++at) {
            some.push_back(m_unequal[at]);
            records += std::max(m_source.sums[m_unequal[at]].records, m_target.sums[m_unequal[at]].records);
            if (records < descendedAtOnce && at + 1 < m_unequal.size())
                continue;
            TRY(m_session.mayWrite());
            TRY(together(
                m_session.context.concurrency, [&] { return m_source.buckets->bucketRecords(some, m_source.keys); },
                [&] { return m_target.buckets->bucketRecords(some, m_target.keys); }));
            const std::size_t before = m_suspects.size();
            match();
            // Unequal, and no record is: a key that goes to another bucket each time it is asked about.
            m_blind = m_blind || m_suspects.size() == before;
            some.clear();
            records = 0;
        }
        std::ranges::sort(m_suspects, KeyLess());
        return {};
    }

    bool isBlind() const { return m_blind; }
    std::int64_t equal() const { return m_equal; }
    const std::vector<Key> &suspects() const { return m_suspects; }

private:
    Key keyAt(const RecordBatch &keys, std::size_t row) const { return keyOf(keys.row(row), m_keyColumns); }
    std::vector<std::size_t> sorted(const RecordBatch &keys) const
    {
        std::vector<std::size_t> rows(keys.rows());
        for (std::size_t at = 0; at < rows.size(); ++at)
            rows[at] = at;
        std::ranges::sort(rows, [&](std::size_t a, std::size_t b) { return against(keys, a, keys, b) == std::strong_ordering::less; });
        return rows;
    }
    std::strong_ordering against(const RecordBatch &a, std::size_t rowOfA, const RecordBatch &b, std::size_t rowOfB) const
    {
        for (const std::size_t part : m_keyColumns) {
            if (const auto one = order(a.row(rowOfA)[part], b.row(rowOfB)[part]); one != std::strong_ordering::equal)
                return one;
        }
        return std::strong_ordering::equal;
    }

    // Whatever is not there with the same hash at both sides.
    void match()
    {
        const RecordBatch &here = m_source.keys, &there = m_target.keys;
        const auto source = sorted(here), target = sorted(there);
        std::size_t at = 0, other = 0;
        while (at < source.size() || other < target.size()) {
            const auto which = at == source.size()      ? std::strong_ordering::greater
                               : other == target.size() ? std::strong_ordering::less
                                                        : against(here, source[at], there, target[other]);
            if (which == std::strong_ordering::equal &&
                tidewright::equal(here.row(source[at]).back(), there.row(target[other]).back()))
                ++m_equal;
            else if (which == std::strong_ordering::greater)
                m_suspects.push_back(keyAt(there, target[other]));
            else
                m_suspects.push_back(keyAt(here, source[at]));
            at += which != std::strong_ordering::greater ? 1 : 0;
            other += which != std::strong_ordering::less ? 1 : 0;
        }
    }

    RunSession &m_session;
    BucketSide &m_source;
    BucketSide &m_target;
    std::vector<std::size_t> m_keyColumns;
    std::vector<std::uint32_t> m_unequal;
    std::vector<Key> m_suspects;
    std::int64_t m_equal = 0;
    bool m_blind = false;
};

// One side's records with these keys, as the sides are compared.
struct Looked {
    Looked(RunSession &session, const StreamForm &of)
        : form(of)
        , reader(session, of.open)
    {
    }

    Result<void> fetch(const RecordBatch &keys)
    {
        batch.clear(form.width);
        refusals.clear();
        rows.clear();
        TRY(reader.fetch(keys, batch));
        if (form.convert)
            form.convert(batch, refusals);
        for (std::size_t row = 0; row < batch.rows(); ++row) {
            const auto cells = std::as_const(batch).row(row);
            rows.emplace(refusalOf(row) && form.convertedKey ? form.convertedKey(cells) : keyOf(cells, form.keyColumns), row);
        }
        return {};
    }
    const Refusal *refusalOf(std::size_t row) const
    {
        const auto found = std::ranges::find(refusals, row, &Refusal::row);
        return found == refusals.end() ? nullptr : &*found;
    }
    std::optional<std::size_t> find(const Key &key) const
    {
        const auto found = rows.find(key);
        return found == rows.end() ? std::nullopt : std::optional(found->second);
    }
    std::span<const Cell> row(std::size_t at) const { return batch.row(at); }

    const StreamForm &form;
    PageReader reader;
    RecordBatch batch;
    std::vector<Refusal> refusals;
    std::map<Key, std::size_t, KeyLess> rows;
};

Difference differenceOf(const RunSession &session, const Key &key, const Looked &source, const Looked &target)
{
    using Kind = Difference::Kind;
    const auto here = source.find(key), there = target.find(key);
    Difference difference;
    if (here)
        difference.source = source.row(*here);
    if (there)
        difference.target = target.row(*there);
    difference.refusal = here ? source.refusalOf(*here) : nullptr;
    if (here && there && !difference.refusal)
        difference.refusal = target.refusalOf(*there);
    difference.kind = !here                ? Kind::OnlyTarget
                      : difference.refusal ? Kind::Refused
                      : !there             ? Kind::OnlySource
                      : sameFields(session, difference.source, difference.target) ? Kind::Equal
                                                                                   : Kind::Differs;
    return difference;
}

// As they are now: whatever is the same after all, or gone from both sides, was changed meanwhile or is written differently and means the same.
Result<void> compareSuspects(RunSession &session, Verifying &verifying, const StreamForm &source, const StreamForm &target,
                             const std::vector<Key> &suspects)
{
    Looked here(session, source), there(session, target);
    for (std::size_t first = 0; first < suspects.size(); first += keysAtOnce) {
        const RecordBatch keys = keyBatch(suspects, first, std::min(keysAtOnce, suspects.size() - first));
        TRY(session.mayWrite());
        TRY(here.fetch(keys));
        TRY(there.fetch(keys));
        for (std::size_t at = first; at < std::min(suspects.size(), first + keysAtOnce); ++at) {
            const Difference difference = differenceOf(session, suspects[at], here, there);
            if (!difference.source.empty() || !difference.target.empty())
                TRY(verifying.note(difference));
        }
    }
    return {};
}

} // namespace

Result<bool> compareBuckets(RunSession &session, Verifying &verifying, const StreamForm &source, const StreamForm &target)
{
    if (!mayCompareSums(session))
        return false;
    BucketSide here, there;
    TRY(openSide(source, here));
    TRY(openSide(target, there));
    if (!here.buckets || !there.buckets)
        return false;
    const QString terms = here.buckets->bucketTerms();
    if (terms.isEmpty() || terms != there.buckets->bucketTerms())
        return false;
    const auto sumUp = [](BucketSide &side) -> Result<void> {
        TRY_ASSIGN(side.sums, side.buckets->bucketSums());
        return {};
    };
    TRY(together(
        session.context.concurrency, [&] { return sumUp(here); }, [&] { return sumUp(there); }));
    Descent descent(session, here, there, source.keyColumns.size());
    if (descent.choose() > mostDescended)
        return false;
    TRY(descent.descend());
    if (descent.isBlind())
        return false;
    session.noteRead(descent.equal(), {});
    verifying.noteEqual(descent.equal());
    TRY(compareSuspects(session, verifying, source, target, descent.suspects()));
    return true;
}

} // namespace tidewright
