// Files that somebody edits beside the console: they are noticed, counted, and known again after a run.
#include "folderwatch.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace tidewright;

class TestFolderWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_watch = std::make_unique<FolderWatch>();
        m_files = -1;
        connect(m_watch.get(), &FolderWatch::edited, this, [this](const StateKey &key, qlonglong files) {
            QCOMPARE(key, m_key);
            QCOMPARE(QThread::currentThread(), thread());
            m_files = files;
        });
        for (const char *name : {"a", "b", "c"})
            write(name, "{}");
        m_watch->watch({{m_key, m_folder->path()}});
        QTRY_COMPARE(m_files, 0);
    }
    void cleanup()
    {
        m_watch.reset();
        m_folder.reset();
    }

    void anEditIsNoticed_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("written in place") << 0;
        QTest::newRow("replaced") << 1;
        QTest::newRow("new") << 2;
        QTest::newRow("deleted") << 3;
    }
    void anEditIsNoticed()
    {
        QFETCH(int, how);
        switch (how) {
        case 0:
            write("a", "{\"v\": 12}");
            break;
        case 1: {
            QSaveFile file(path("a"));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"v\": 123}") > 0 && file.commit());
            break;
        }
        case 2:
            write("d", "{}");
            break;
        case 3:
            QVERIFY(QFile::remove(path("a")));
            break;
        }
        QTRY_COMPARE(m_files, 1);
    }

    void everyFileCountsOnce()
    {
        write("a", "{\"v\": 1}");
        QTRY_COMPARE(m_files, 1);
        write("a", "{\"v\": 22}");
        write("b", "{\"v\": 333}");
        QTRY_COMPARE(m_files, 2);
    }

    void afterARunEverythingIsKnown()
    {
        write("a", "{\"v\": 1}");
        QTRY_COMPARE(m_files, 1);
        m_watch->noteKnown(m_key);
        QTRY_COMPARE(m_files, 0);
    }

    void whatIsNoRecordIsNoEdit()
    {
        QFile other(m_folder->filePath(QStringLiteral("notes.txt")));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.close();
        write("b", "{\"v\": 1}");
        QTRY_COMPARE(m_files, 1);
    }

    void aFolderThatComesLaterIsLookedAt()
    {
        const QString later = m_folder->filePath(QStringLiteral("later"));
        m_files = -1;
        m_watch->watch({{m_key, later}});
        QTRY_COMPARE(m_files, 0);
        QVERIFY(QDir().mkdir(later));
        QFile file(later + QStringLiteral("/x.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        m_watch->look();
        QTRY_COMPARE(m_files, 1);
    }

private:
    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name) + QStringLiteral(".json")); }
    void write(const char *name, const QByteArray &content)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
    }
    const StateKey m_key{QStringLiteral("content"), QStringLiteral("page")};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FolderWatch> m_watch;
    qlonglong m_files = -1;
};

QTEST_GUILESS_MAIN(TestFolderWatch)
#include "tst_folderwatch.moc"
