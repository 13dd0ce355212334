// The preview and the history over the real service and the demo workspace: what is chosen is written, and taken back.
#include "changesmodel.h"
#include "changespage.h"
#include "changestable.h"
#include "consoleactions.h"
#include "serviceclient.h"
#include "thememanager.h"
#include "workspaces.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace tidewright;

class TestRealChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<ThemeManager>(*static_cast<QApplication *>(QCoreApplication::instance()), ThemeMode::Light);
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("demo"));
        QVERIFY(m_workspaces.createDemo(m_path));
        m_client = std::make_unique<ServiceClient>([this](const QString &folder, LogSink &log) {
            return m_workspaces.open(folder, {QStringLiteral("test"), &log});
        });
        QSignalSpy read(m_client.get(), &ServiceClient::statusRead);
        m_client->open(m_path);
        QTRY_VERIFY(!read.isEmpty());
        m_actions = std::make_unique<ConsoleActions>(nullptr);
        m_page = std::make_unique<ChangesPage>(*m_client, *m_actions);
        m_page->resize(1200, 400);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->setType(m_key);
    }
    void cleanup()
    {
        m_page.reset();
        m_actions.reset();
        m_client.reset();
    }

    void exactlyTheChosenRecordIsWrittenAndComesBack()
    {
        edit("careers", "One");
        edit("api-limits", "Two");
        preview();
        QVERIFY(rowOf("careers") >= 0 && rowOf("api-limits") >= 0);
        choose("careers");
        QSignalSpy synced(m_client.get(), &ServiceClient::recordsSynced);
        m_page->syncChosen();
        QTRY_COMPARE(synced.size(), 1);
        QTRY_COMPARE(table().model()->index(rowOf("careers"), ChangesModel::Change).data().toString(), QStringLiteral("Synced"));
        const auto run = synced.front().at(2).value<SyncedRecords>().run;
        preview();
        QCOMPARE(rowOf("careers"), -1);
        QVERIFY(rowOf("api-limits") >= 0);

        QSignalSpy undone(m_client.get(), &ServiceClient::runUndone);
        m_client->undoRun(m_key, run.runId);
        QTRY_COMPARE(undone.size(), 1);
        const auto undoing = undone.front().at(0).value<SyncRun>();
        QVERIFY2(!undoing.error, undoing.error ? qPrintable(undoing.error->message) : "");
        QCOMPARE(undoing.counts.updated, 1);
        preview();
        QVERIFY(rowOf("careers") >= 0);
    }

    void whatIsEditedMeanwhileIsLeftAlone()
    {
        edit("careers", "One");
        preview();
        choose("careers");
        edit("careers", "One and a half");
        m_page->syncChosen();
        QTRY_COMPARE(table().model()->index(rowOf("careers"), ChangesModel::Change).data().toString(), QStringLiteral("Changed since"));
        preview();
        QCOMPARE(table().model()->index(rowOf("careers"), ChangesModel::After).data().toString(), QStringLiteral("One and a half"));
    }

private:
    ChangesTable &table() const { return *m_page->findChild<ChangesTable *>(); }
    void edit(const char *slug, const char *summary) const
    {
        QFile file(m_path + QStringLiteral("/content/page/") + QLatin1String(slug) + QStringLiteral(".json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QJsonObject record = QJsonDocument::fromJson(file.readAll()).object();
        file.close();
        record.insert(QStringLiteral("summary"), QLatin1String(summary));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(QJsonDocument(record).toJson());
    }
    void preview()
    {
        QSignalSpy done(m_client.get(), &ServiceClient::dryRunDone);
        m_page->preview();
        QTRY_COMPARE(done.size(), 1);
    }
    int rowOf(const char *slug) const
    {
        for (int row = 0; row < table().model()->rowCount(); ++row) {
            if (table().model()->index(row, ChangesModel::RecordKey).data().toString() == QLatin1String(slug))
                return row;
        }
        return -1;
    }
    void choose(const char *slug)
    {
        table().setCurrentIndex(table().model()->index(rowOf(slug), ChangesModel::Change));
        QTest::keyClick(&table(), Qt::Key_Space);
    }

    const StateKey m_key{QStringLiteral("content_deploy"), QStringLiteral("page")};
    std::unique_ptr<ThemeManager> m_theme;
    Workspaces m_workspaces;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<ServiceClient> m_client;
    std::unique_ptr<ConsoleActions> m_actions;
    std::unique_ptr<ChangesPage> m_page;
};

QTEST_MAIN(TestRealChanges)
#include "tst_realchanges.moc"
