// The merge table of the semantics, line by line and for every strategy, and the merge field by field.
#include "merge.h"
#include "property.h"

#include <algorithm>

using namespace tidewright;

namespace
{

using Action = MergeDecision::Action;
constexpr std::array strategies{ConflictStrategy::Manual, ConflictStrategy::Auto, ConflictStrategy::LocalWins,
                                ConflictStrategy::RemoteWins, ConflictStrategy::NewestWins};

// Contents by a letter, as the table has them; '-' is absent.
MergeFacts facts(char base, char local, char remote)
{
    MergeFacts facts;
    facts.base = base != '-';
    facts.local = local != '-';
    facts.remote = remote != '-';
    facts.localChanged = facts.base && facts.local && local != base;
    facts.remoteChanged = facts.base && facts.remote && remote != base;
    facts.same = facts.local && facts.remote && local == remote;
    return facts;
}

std::vector<Value> texts(std::initializer_list<const char *> all)
{
    std::vector<Value> values;
    for (const char *text : all)
        values.push_back(Value::ofText(text));
    return values;
}

} // namespace

class tst_merge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Actions by strategy in the order manual, auto, local_wins, remote_wins, newest_wins (local is newer).
    void everyLineForEveryStrategy_data()
    {
        QTest::addColumn<char>("base");
        QTest::addColumn<char>("local");
        QTest::addColumn<char>("remote");
        QTest::addColumn<int>("line");
        QTest::addColumn<QStringList>("actions");
        QTest::addColumn<QString>("kind");
        const auto always = [](const char *action) { return QStringList(5, QString::fromLatin1(action)); };
        const auto each = [](const char *actions) { return QString::fromLatin1(actions).split(QLatin1Char(' ')); };
        QTest::newRow("created locally") << '-' << 'X' << '-' << 1 << always("write_remote") << QString();
        QTest::newRow("created remotely") << '-' << '-' << 'X' << 1 << always("write_local") << QString();
        QTest::newRow("created alike") << '-' << 'X' << 'X' << 2 << always("adopt") << QString();
        QTest::newRow("both created") << '-' << 'X' << 'Y' << 3
                                      << each("conflict conflict write_remote write_local write_remote") << "both_created";
        QTest::newRow("unchanged") << 'B' << 'B' << 'B' << 4 << always("nothing") << QString();
        QTest::newRow("changed locally") << 'B' << 'X' << 'B' << 5 << always("write_remote") << QString();
        QTest::newRow("changed remotely") << 'B' << 'B' << 'X' << 5 << always("write_local") << QString();
        QTest::newRow("changed alike") << 'B' << 'X' << 'X' << 6 << always("adopt") << QString();
        QTest::newRow("both changed") << 'B' << 'X' << 'Y' << 7
                                      << each("conflict merge_fields write_remote write_local write_remote") << "both_changed";
        QTest::newRow("deleted locally") << 'B' << '-' << 'B' << 8 << always("delete_remote") << QString();
        QTest::newRow("deleted remotely") << 'B' << 'B' << '-' << 8 << always("delete_local") << QString();
        QTest::newRow("deleted on both") << 'B' << '-' << '-' << 9 << always("forget") << QString();
        QTest::newRow("deleted here, changed there")
            << 'B' << '-' << 'Y' << 10 << each("conflict conflict delete_remote write_local conflict") << "deleted_locally";
        QTest::newRow("changed here, deleted there")
            << 'B' << 'X' << '-' << 10 << each("conflict conflict write_remote delete_local conflict") << "deleted_remotely";
    }

    void everyLineForEveryStrategy()
    {
        QFETCH(char, base);
        QFETCH(char, local);
        QFETCH(char, remote);
        QFETCH(int, line);
        QFETCH(QStringList, actions);
        QFETCH(QString, kind);
        for (std::size_t at = 0; at < strategies.size(); ++at) {
            MergeFacts one = facts(base, local, remote);
            one.localModified = Instant(std::chrono::seconds(10));
            one.remoteModified = Instant(std::chrono::seconds(5));
            const MergeDecision decision = decideMerge(one, strategies[at]);
            QCOMPARE(mergeActionName(decision.action), actions[qsizetype(at)]);
            QCOMPARE(decision.line, line);
            QCOMPARE(decision.conflict ? conflictKindName(*decision.conflict) : QString(), kind);
        }
    }

    void whatCannotBeReadIsLeftAloneWhateverElseIsKnown()
    {
        for (const char *one : {"-X-", "BXY", "BBB", "B-B", "B--", "---"}) {
            MergeFacts unreadable = facts(one[0], one[1], one[2]);
            unreadable.unreadable = true;
            for (const ConflictStrategy strategy : strategies)
                QCOMPARE(decideMerge(unreadable, strategy).action, Action::Quarantine);
        }
    }

    void newestNeedsTwoTimesThatAreFarEnoughApart_data()
    {
        QTest::addColumn<int>("local");
        QTest::addColumn<int>("remote");
        QTest::addColumn<QString>("action");
        QTest::newRow("local is newer") << 9'000 << 1'000 << "write_remote";
        QTest::newRow("remote is newer") << 1'000 << 9'000 << "write_local";
        QTest::newRow("a tie") << 1'000 << 1'000 << "conflict";
        QTest::newRow("below the threshold") << 1'000 << 2'999 << "conflict";
        QTest::newRow("at the threshold") << 1'000 << 3'000 << "write_local";
        QTest::newRow("no local time") << -1 << 9'000 << "conflict";
        QTest::newRow("no remote time") << 9'000 << -1 << "conflict";
    }

    void newestNeedsTwoTimesThatAreFarEnoughApart()
    {
        QFETCH(int, local);
        QFETCH(int, remote);
        QFETCH(QString, action);
        MergeFacts both = facts('B', 'X', 'Y');
        if (local >= 0)
            both.localModified = Instant(std::chrono::milliseconds(local));
        if (remote >= 0)
            both.remoteModified = Instant(std::chrono::milliseconds(remote));
        QCOMPARE(mergeActionName(decideMerge(both, ConflictStrategy::NewestWins).action), action);
    }

    void fieldsMergeOneByOne_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("local");
        QTest::addColumn<QString>("remote");
        QTest::addColumn<QString>("merged");
        QTest::addColumn<bool>("overlaps");
        QTest::newRow("local alone") << "b" << "x" << "b" << "x" << false;
        QTest::newRow("remote alone") << "b" << "b" << "y" << "y" << false;
        QTest::newRow("alike") << "b" << "x" << "x" << "x" << false;
        QTest::newRow("differently") << "b" << "x" << "y" << "x" << true;
        QTest::newRow("other lines") << "1\n2\n3\n4\n5\n" << "one\n2\n3\n4\n5\n" << "1\n2\n3\n4\nfive\n" << "one\n2\n3\n4\nfive\n"
                                     << false;
        QTest::newRow("the same line") << "1\n2\n3\n" << "1\nzwei\n3\n" << "1\ndeux\n3\n" << "1\nzwei\n3\n" << true;
        QTest::newRow("lines that end otherwise") << "1\r\n2\r\n3\r\n4\r\n" << "eins\r\n2\r\n3\r\n4\r\n" << "1\r\n2\r\n3\r\nvier\r\n"
                                                  << "eins\r\n2\r\n3\r\nvier\r\n" << false;
        QTest::newRow("no end of line at the end") << "1\n2\n3\n4" << "eins\n2\n3\n4" << "1\n2\n3\nvier" << "eins\n2\n3\nvier" << false;
    }

    void fieldsMergeOneByOne()
    {
        QFETCH(QString, base);
        QFETCH(QString, local);
        QFETCH(QString, remote);
        QFETCH(QString, merged);
        QFETCH(bool, overlaps);
        const auto one = [](const QString &text) { return texts({text.toUtf8().constData()}); };
        const FieldMerge merge = mergeFields(one(base), one(local), one(remote));
        QCOMPARE(QString::fromStdString(toText(merge.merged.front().cell())), merged);
        QCOMPARE(!merge.overlaps.empty(), overlaps);
    }

    void nullIsAValueAndAnArrayMergesAsAWhole()
    {
        const auto json = [](const char *text) { return std::vector{Value(Cell::ofBytes(ValueKind::Json, text))}; };
        const FieldMerge arrays = mergeFields(json("[1,2]"), json("[1,2,3]"), json("[0,1,2]"));
        QCOMPARE(arrays.overlaps.size(), std::size_t(1));
        const FieldMerge nulls = mergeFields(texts({"b"}), {Value()}, texts({"b"}));
        QVERIFY(nulls.merged.front().isNull());
        QVERIFY(nulls.overlaps.empty());
    }

    // Whatever the contents: nothing is decided that would destroy an edit which the strategy does not give up.
    void nobodysEditIsOverwrittenWithoutAStrategyThatSaysSo()
    {
        VERIFY_PROPERTY("a side that has changed is written only where both agree or a strategy chose", [] {
            const auto letter = rc::gen::element('-', 'B', 'X', 'Y');
            const MergeFacts one = facts(*rc::gen::element('-', 'B'), *letter, *letter);
            const ConflictStrategy strategy = *rc::gen::element(ConflictStrategy::Manual, ConflictStrategy::Auto);
            const Action action = decideMerge(one, strategy).action;
            const bool localEdited = one.local && (!one.base || one.localChanged);
            const bool remoteEdited = one.remote && (!one.base || one.remoteChanged);
            if (localEdited)
                RC_ASSERT(action != Action::WriteLocal && action != Action::DeleteLocal);
            if (remoteEdited)
                RC_ASSERT(action != Action::WriteRemote && action != Action::DeleteRemote);
            if (!one.local && one.base && one.remoteChanged)
                RC_ASSERT(action == Action::Conflict);
        });
    }

    void mergingIsTheSameFromEitherSide()
    {
        VERIFY_PROPERTY("the two sides can be swapped", [] {
            const auto row = rc::gen::map(rc::gen::container<std::vector<int>>(4, rc::gen::inRange(0, 3)), [](const std::vector<int> &ns) {
                std::vector<Value> values;
                for (const int n : ns)
                    values.push_back(Value::ofInt(n));
                return values;
            });
            const auto base = *row, local = *row, remote = *row;
            const FieldMerge one = mergeFields(base, local, remote), other = mergeFields(base, remote, local);
            RC_ASSERT(one.overlaps == other.overlaps);
            for (std::size_t at = 0; at < base.size(); ++at) {
                const bool overlaps = std::ranges::find(one.overlaps, at) != one.overlaps.end();
                RC_ASSERT(overlaps || one.merged[at] == other.merged[at]);
                RC_ASSERT(overlaps == (local[at] != base[at] && remote[at] != base[at] && local[at] != remote[at]));
            }
        });
    }
};

QTEST_GUILESS_MAIN(tst_merge)
#include "tst_merge.moc"
