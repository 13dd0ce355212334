#include "fakeworld.h"
#include "typesmodel.h"
#include "typesproxy.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace tidewright;

class TestTypesProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void eachViewShowsWhatItCounts_data();
    void eachViewShowsWhatItCounts();
    void textMatchesTypeJobAndStatusWord_data();
    void textMatchesTypeJobAndStatusWord();
    void aGroupIsShownWhileAnyOfItsRowsIs();
    void rowsThatNeedAPersonStandFirst();
    void withoutAColumnTheOrderIsThatOfTheFiles();
    void groupsKeepTheirOrderWhicheverWayIsSorted();
    void numbersSortAsNumbers();
    void totalsAreOfTheShownRows();
    void aStateChangeMovesNothingElse();
    void tenThousandTypesAreFilteredAndSorted();

private:
    QStringList shown() const;

    std::unique_ptr<fakes::FakeWorld> m_world;
    std::unique_ptr<TypesModel> m_model;
    std::unique_ptr<TypesProxy> m_proxy;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestTypesProxy::init()
{
    m_tester.reset();
    m_proxy.reset();
    m_world = std::make_unique<fakes::FakeWorld>();
    fakes::furnish(*m_world);
    m_model = std::make_unique<TypesModel>();
    m_proxy = std::make_unique<TypesProxy>();
    m_proxy->setSourceModel(m_model.get());
    m_tester = std::make_unique<QAbstractItemModelTester>(m_proxy.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setNow(SystemClock().now());
    m_model->setWorkspace(m_world->jobs, m_world->connections);
    m_model->setStatus(m_world->all({}));
}

QStringList TestTypesProxy::shown() const
{
    QStringList names;
    for (int group = 0; group < m_proxy->rowCount(); ++group) {
        const QModelIndex parent = m_proxy->index(group, 0);
        for (int row = 0; row < m_proxy->rowCount(parent); ++row)
            names << m_proxy->index(row, 0, parent).data().toString();
    }
    return names;
}

void TestTypesProxy::eachViewShowsWhatItCounts_data()
{
    QTest::addColumn<int>("view");
    for (int view = 0; view < viewCount; ++view)
        QTest::addRow("view %d", view) << view;
}

void TestTypesProxy::eachViewShowsWhatItCounts()
{
    QFETCH(int, view);
    m_proxy->setView(View(view));
    QCOMPARE(int(shown().size()), m_model->count(View(view)));
}

void TestTypesProxy::textMatchesTypeJobAndStatusWord_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("type, other case") << QStringLiteral("PRICE") << QStringList{QStringLiteral("price_list")};
    QTest::newRow("job") << QStringLiteral("billing")
                         << QStringList{QStringLiteral("invoice"), QStringLiteral("invoice_line"), QStringLiteral("payment")};
    QTest::newRow("status") << QStringLiteral("interr") << QStringList{QStringLiteral("Contacts")};
    QTest::newRow("blanks around") << QStringLiteral("  deals ") << QStringList{QStringLiteral("Deals")};
    QTest::newRow("nothing") << QStringLiteral("dael") << QStringList();
}

void TestTypesProxy::textMatchesTypeJobAndStatusWord()
{
    QFETCH(QString, text);
    QFETCH(QStringList, names);
    m_proxy->setText(text);
    QCOMPARE(shown(), names);
}

void TestTypesProxy::aGroupIsShownWhileAnyOfItsRowsIs()
{
    m_proxy->setText(QStringLiteral("Deals"));
    QCOMPARE(m_proxy->rowCount(), 1);
    m_proxy->setText(QStringLiteral("dael"));
    QCOMPARE(m_proxy->rowCount(), 0);
    m_proxy->clear();
    QCOMPARE(m_proxy->rowCount(), 3);
}

void TestTypesProxy::rowsThatNeedAPersonStandFirst()
{
    const QModelIndex crm = m_proxy->index(1, 0);
    QCOMPARE(m_proxy->index(0, 0, crm).data().toString(), QStringLiteral("Contacts"));
    QCOMPARE(m_proxy->index(1, 0, crm).data().toString(), QStringLiteral("Deals"));
    QCOMPARE(m_proxy->index(2, 0, crm).data().toString(), QStringLiteral("Leads"));
    m_proxy->setAttentionFirst(false);
    QCOMPARE(m_proxy->index(0, 0, m_proxy->index(1, 0)).data().toString(), QStringLiteral("Leads"));
}

void TestTypesProxy::withoutAColumnTheOrderIsThatOfTheFiles()
{
    const QStringList before = shown();
    m_proxy->sort(TypesColumn::Rows, Qt::DescendingOrder);
    QVERIFY(shown() != before);
    m_proxy->sort(-1);
    QCOMPARE(shown(), before);
}

void TestTypesProxy::groupsKeepTheirOrderWhicheverWayIsSorted()
{
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        m_proxy->sort(TypesColumn::ContentType, order);
        QCOMPARE(m_proxy->index(0, 0).data().toString(), QStringLiteral("reference_sync"));
        QCOMPARE(m_proxy->index(2, 0).data().toString(), QStringLiteral("billing_export"));
    }
}

void TestTypesProxy::numbersSortAsNumbers()
{
    m_proxy->sort(TypesColumn::Rows, Qt::AscendingOrder);
    const QModelIndex group = m_proxy->index(0, 0);
    for (int row = 1; row < m_proxy->rowCount(group); ++row) {
        const auto at = [&](int place) { return m_proxy->index(place, 0, group).data(Role::Rows).toLongLong(); };
        QVERIFY(at(row - 1) <= at(row));
    }
}

void TestTypesProxy::totalsAreOfTheShownRows()
{
    const auto rows = [this] { return m_proxy->index(0, TypesColumn::Rows).data(Role::Rows).toLongLong(); };
    QCOMPARE(rows(), 18'204 + 412 + 1'000'000 + 96'520 + 249);
    m_proxy->setText(QStringLiteral("plan"));
    QCOMPARE(rows(), 412);
}

void TestTypesProxy::aStateChangeMovesNothingElse()
{
    QSignalSpy reset(m_proxy.get(), &QAbstractItemModel::modelReset);
    QSignalSpy removed(m_proxy.get(), &QAbstractItemModel::rowsRemoved);
    TypeStatus status = m_world->status({QStringLiteral("reference_sync"), QStringLiteral("plan")});
    status.records = 413;
    m_model->setStatus({status});
    QCOMPARE(reset.count(), 0);
    QCOMPARE(removed.count(), 0);
}

void TestTypesProxy::tenThousandTypesAreFilteredAndSorted()
{
    fakes::FakeWorld world;
    for (int job = 0; job < 10; ++job) {
        QStringList types;
        for (int type = 0; type < 1000; ++type)
            types << QStringLiteral("type_%1").arg(type, 4, 10, QLatin1Char('0'));
        world.addJob(QStringLiteral("job_%1").arg(job), QStringLiteral("mysql"), QStringLiteral("postgres"), types);
    }
    m_tester.reset(); // walks the whole model at each signal
    m_model->setWorkspace(world.jobs, world.connections);
    m_model->setStatus(world.all({}));
    QCOMPARE(m_model->typeCount(), 10'000);
    QCOMPARE(int(shown().size()), 10'000);
    m_proxy->setText(QStringLiteral("type_0999"));
    QCOMPARE(int(shown().size()), 10);
    m_proxy->setText({});
    m_proxy->sort(TypesColumn::ContentType, Qt::DescendingOrder);
    QCOMPARE(shown().front(), QStringLiteral("type_0999"));
    QSignalSpy reset(m_proxy.get(), &QAbstractItemModel::modelReset);
    TypeStatus status = world.status({QStringLiteral("job_9"), QStringLiteral("type_0500")});
    status.state.status = SyncStatus::Failed;
    m_model->setStatus({status});
    QCOMPARE(reset.count(), 0);
    m_proxy->setView(View::Failed);
    QCOMPARE(shown(), QStringList{QStringLiteral("type_0500")});
}

QTEST_GUILESS_MAIN(TestTypesProxy)
#include "tst_typesproxy.moc"
