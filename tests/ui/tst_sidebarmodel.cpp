#include "fakeworld.h"
#include "sidebarmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace tidewright;

class TestSidebarModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_tester.reset();
        m_sidebar.reset();
        m_world = std::make_unique<fakes::FakeWorld>();
        fakes::furnish(*m_world);
        m_types = std::make_unique<TypesModel>();
        m_types->setNow(SystemClock().now());
        m_sidebar = std::make_unique<SidebarModel>(*m_types);
        m_tester =
            std::make_unique<QAbstractItemModelTester>(m_sidebar.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_types->setWorkspace(m_world->jobs, m_world->connections);
        m_types->setStatus(m_world->all({}));
    }

    void viewsStandBeforeJobs()
    {
        QCOMPARE(m_sidebar->rowCount(), 2 + viewCount + 3);
        QCOMPARE(m_sidebar->index(1).data().toString(), viewName(View::NeedsAttention));
        QCOMPARE(m_sidebar->index(2 + viewCount).data().toString(), QStringLiteral("reference_sync"));
    }

    void headingsCannotBeChosen()
    {
        QCOMPARE(m_sidebar->index(0).flags(), Qt::ItemFlags(Qt::NoItemFlags));
        QVERIFY(m_sidebar->index(1).flags() & Qt::ItemIsSelectable);
    }

    void countsFollowTheStates()
    {
        const QModelIndex failed = m_sidebar->indexOf(View::Failed);
        QCOMPARE(failed.data(SidebarModel::CountRole).toInt(), 1);
        QSignalSpy changed(m_sidebar.get(), &QAbstractItemModel::dataChanged);
        QSignalSpy reset(m_sidebar.get(), &QAbstractItemModel::modelReset);
        TypeStatus status = m_world->status({QStringLiteral("reference_sync"), QStringLiteral("plan")});
        status.state.status = SyncStatus::Failed;
        m_types->setStatus({status});
        QVERIFY(changed.count() > 0);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(failed.data(SidebarModel::CountRole).toInt(), 2);
    }

    void aJobSaysItsMostPressingFact_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("fact");
        QTest::newRow("failed before changes") << int(SyncStatus::Failed) << QStringLiteral("1 failed");
        QTest::newRow("changes") << int(SyncStatus::InSync) << QStringLiteral("2 with changes");
    }

    void aJobSaysItsMostPressingFact()
    {
        QFETCH(int, status);
        QFETCH(QString, fact);
        TypeStatus plan = m_world->status({QStringLiteral("reference_sync"), QStringLiteral("plan")});
        plan.state.status = SyncStatus(status);
        m_types->setStatus({plan});
        QCOMPARE(m_sidebar->indexOfJob(QStringLiteral("reference_sync")).data(SidebarModel::FactRole).toString(), fact);
    }

    void everyRowThatCanBeChosenIsAccessible()
    {
        for (int row = 0; row < m_sidebar->rowCount(); ++row) {
            const QModelIndex index = m_sidebar->index(row);
            if (index.flags() & Qt::ItemIsSelectable)
                QVERIFY(!index.data(Qt::AccessibleTextRole).toString().isEmpty());
        }
    }

    void anotherWorkspaceHasOtherJobs()
    {
        m_types->setWorkspace({}, {});
        QCOMPARE(m_sidebar->rowCount(), 2 + viewCount);
    }

private:
    std::unique_ptr<fakes::FakeWorld> m_world;
    std::unique_ptr<TypesModel> m_types;
    std::unique_ptr<SidebarModel> m_sidebar;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestSidebarModel)
#include "tst_sidebarmodel.moc"
