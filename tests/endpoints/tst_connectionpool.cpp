// The rules of the connections that are kept for their next use.
#include "connectionpool.h"

#include <QtTest>

#include <atomic>

using namespace tidewright;

namespace
{

enum class Use { Read, Write, Change }; // a reader may become one that changes

struct World {
    std::atomic<int> opened = 0;
    std::atomic<int> open = 0;
    bool refuses = false;
};

class FakeConnection
{
public:
    static Result<std::unique_ptr<FakeConnection>> open(World *world, Use use, std::stop_token stop)
    {
        if (world->refuses)
            return fail(ErrorCode::ConnectionFailed, QStringLiteral("refused"));
        std::unique_ptr<FakeConnection> connection(new FakeConnection);
        connection->world = world;
        connection->use = use;
        connection->number = ++world->opened;
        connection->stop = std::move(stop);
        ++world->open;
        return connection;
    }
    ~FakeConnection() { --world->open; }

    void setStop(std::stop_token token) { stop = std::move(token); }
    bool restore()
    {
        ++restored;
        return !broken;
    }
    bool isFit() const { return fit; }
    static bool mayBecome(Use from, Use to) { return from == Use::Read && to == Use::Change; }
    bool become(Use other)
    {
        use = other;
        return !broken;
    }

    World *world = nullptr;
    Use use = Use::Read;
    int number = 0;
    int restored = 0;
    bool broken = false;
    bool fit = true;
    std::stop_token stop;
};

using Pool = ConnectionPool<FakeConnection, Use, World *>;

std::shared_ptr<Pool> poolOf(World &world, std::chrono::milliseconds idleTime = std::chrono::hours(1))
{
    return std::make_shared<Pool>(&world, idleTime);
}

} // namespace

class ConnectionPoolTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasGivenBackIsTakenAgain()
    {
        World world;
        const auto pool = poolOf(world);
        pool->take(Use::Read, {})->reset();
        const auto again = pool->take(Use::Read, {});
        QCOMPARE((*again)->number, 1);
        QCOMPARE((*again)->restored, 1);
        QCOMPARE(world.opened.load(), 1);
    }
    void eachUseHasItsOwn()
    {
        World world;
        const auto pool = poolOf(world);
        pool->take(Use::Read, {})->reset();
        const auto writing = pool->take(Use::Write, {});
        QCOMPARE((*writing)->use, Use::Write);
        QCOMPARE(world.opened.load(), 2);
    }
    void aReaderThatIsIdleMayBecomeAnother()
    {
        World world;
        const auto pool = poolOf(world);
        pool->take(Use::Read, {})->reset();
        std::stop_source stop;
        auto changing = pool->take(Use::Change, stop.get_token());
        QCOMPARE((*changing)->number, 1);
        QCOMPARE((*changing)->use, Use::Change);
        QVERIFY((*changing)->stop.stop_possible());
        changing->reset();
        // Never back.
        QCOMPARE((*pool->take(Use::Read, {}))->number, 2);
        QCOMPARE((*pool->take(Use::Change, {}))->number, 1);
    }
    void oneThatCannotChangeIsClosed()
    {
        World world;
        const auto pool = poolOf(world);
        {
            const auto reader = pool->take(Use::Read, {});
            auto second = pool->take(Use::Read, {});
            (*second)->fit = false;
        }
        const auto changing = pool->take(Use::Change, {});
        QCOMPARE((*changing)->use, Use::Change);
        QVERIFY((*changing)->fit);
    }
    void aTakenOneIsNotGivenToAnybodyElse()
    {
        World world;
        const auto pool = poolOf(world);
        const auto first = pool->take(Use::Read, {});
        const auto second = pool->take(Use::Read, {});
        QVERIFY((*first)->number != (*second)->number);
    }
    void whatCannotBeRestoredNeverGoesBack()
    {
        World world;
        const auto pool = poolOf(world);
        auto broken = pool->take(Use::Write, {});
        (*broken)->broken = true;
        broken->reset();
        QCOMPARE(pool->idleConnections(), std::size_t(0));
        QCOMPARE(world.open.load(), 0);
    }
    void whatHasGoneAwayMeanwhileIsPassedOver()
    {
        World world;
        const auto pool = poolOf(world);
        auto gone = pool->take(Use::Read, {});
        (*gone)->fit = false;
        gone->reset();
        const auto next = pool->take(Use::Read, {});
        QCOMPARE((*next)->number, 2);
        QCOMPARE(world.open.load(), 1);
    }
    void aTakenOneObeysItsTakersStopAlone()
    {
        World world;
        const auto pool = poolOf(world);
        std::stop_source before, now;
        pool->take(Use::Read, before.get_token())->reset();
        before.request_stop();
        const auto taken = pool->take(Use::Read, now.get_token());
        QVERIFY(!(*taken)->stop.stop_requested());
        now.request_stop();
        QVERIFY((*taken)->stop.stop_requested());
    }
    void onlyAFewAreKept()
    {
        World world;
        const auto pool = poolOf(world);
        {
            std::vector<Pool::Lease> many;
            for (int count = 0; count < 50; ++count)
                many.push_back(std::move(*pool->take(Use::Read, {})));
        }
        QVERIFY(pool->idleConnections() < 10);
        QCOMPARE(std::size_t(world.open.load()), pool->idleConnections());
    }
    void theIdleOnesAreClosedWithoutAnybodyAsking()
    {
        World world;
        const auto pool = poolOf(world, std::chrono::milliseconds(1));
        pool->take(Use::Read, {})->reset();
        pool->take(Use::Write, {})->reset();
        QTRY_COMPARE(world.open.load(), 0);
        QCOMPARE(pool->idleConnections(), std::size_t(0));
    }
    void aLeaseOutlivesItsPool()
    {
        World world;
        auto pool = poolOf(world);
        {
            const auto lease = pool->take(Use::Read, {});
            pool.reset();
            QCOMPARE((*lease)->number, 1);
        }
        QCOMPARE(world.open.load(), 0);
    }
    void aFailedOpeningIsHandedOn()
    {
        World world;
        world.refuses = true;
        const auto pool = poolOf(world);
        QCOMPARE(pool->take(Use::Read, {}).error().code, ErrorCode::ConnectionFailed);
    }
};

QTEST_GUILESS_MAIN(ConnectionPoolTest)

#include "tst_connectionpool.moc"
