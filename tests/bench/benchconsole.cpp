// The console with 10,000 content types: from its start to the first painted table against a bare main window with a table, and the
// longest time the GUI thread is at work when the table, or a list of 100,000 conflicts, is filtered, sorted and scrolled.
#include "console.h"
#include "measure.h"
#include "recordpane.h"
#include "searchfield.h"
#include "thememanager.h"
#include "typesview.h"
#include "workspaces.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListView>
#include <QMainWindow>
#include <QProcess>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <ctime>

namespace tidewright::bench
{

namespace
{

constexpr int jobs = 10;

// One job in `jobs` has its share of the types; the databases are two empty files.
void writeWorkspace(const QString &folder, int types)
{
    const auto write = [&folder](const QString &path, const QJsonObject &content) {
        QFile file(folder + QLatin1Char('/') + path);
        if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(content).toJson()) < 0)
            die("the workspace cannot be written");
    };
    QDir(folder).mkpath(QStringLiteral("jobs"));
    QDir(folder).mkpath(QStringLiteral("connections"));
    write(QStringLiteral("workspace.json"), {{QStringLiteral("name"), QStringLiteral("Benchmark")}});
    for (const char *name : {"here", "there"})
        write(QStringLiteral("connections/%1.json").arg(QLatin1String(name)),
              {{QStringLiteral("kind"), QStringLiteral("sqlite")},
               {QStringLiteral("path"), QStringLiteral("%1.db").arg(QLatin1String(name))}});
    for (int job = 0; job < jobs; ++job) {
        QJsonArray all;
        for (int type = 0; type < types / jobs; ++type) {
            const QString key = QStringLiteral("type_%1_%2").arg(job).arg(type, 4, 10, QLatin1Char('0'));
            all.append(QJsonObject{{QStringLiteral("key"), key},
                                   {QStringLiteral("local"), QJsonObject{{QStringLiteral("table"), key}}},
                                   {QStringLiteral("remote"), QJsonObject{{QStringLiteral("table"), key}}},
                                   {QStringLiteral("primaryKey"), QJsonArray{QStringLiteral("id")}}});
        }
        write(QStringLiteral("jobs/job_%1.json").arg(job), {{QStringLiteral("local"), QStringLiteral("here")},
                                                            {QStringLiteral("remote"), QStringLiteral("there")},
                                                            {QStringLiteral("direction"), QStringLiteral("remote_to_local")},
                                                            {QStringLiteral("contentTypes"), all}});
    }
}

long peakKibibytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        die("no peak memory");
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').front().toLong();
    }
    return 0;
}

// Says once that the view has been painted with rows in it.
class FirstPaint : public QObject
{
public:
    explicit FirstPaint(QAbstractItemView &view)
        : m_view(view)
    {
        view.viewport()->installEventFilter(this);
    }

    std::function<void()> painted;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        // Queued: the painting is done by then, and on the screen.
        if (event->type() == QEvent::Paint && m_view.model()->rowCount() > 0 && painted)
            QMetaObject::invokeMethod(this, std::exchange(painted, nullptr), Qt::QueuedConnection);
        return false;
    }

private:
    QAbstractItemView &m_view;
};

void sayPainted()
{
    std::printf("%ld\n", peakKibibytes());
    std::fflush(stdout);
    QCoreApplication::quit();
}

class BareModel : public QAbstractTableModel
{
public:
    explicit BareModel(int rows)
        : m_rows(rows)
    {
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex & = {}) const override { return 9; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("type_%1").arg(index.row())) : QVariant();
    }

private:
    int m_rows;
};

int showBare(QApplication &, int types)
{
    BareModel model(types);
    QMainWindow window;
    auto *table = new QTableView(&window);
    table->setModel(&model);
    window.setCentralWidget(table);
    window.resize(1440, 900);
    FirstPaint paint(*table);
    paint.painted = sayPainted;
    window.show();
    return QApplication::exec();
}

// As app/console's main puts it together.
class OpenConsole
{
public:
    OpenConsole(QApplication &application, const QString &folder)
        : m_theme(application, ThemeMode::Light, 100)
        , m_console(
              [this](const QString &path, LogSink &log) {
                  return m_workspaces.open(path, {QStringLiteral("bench"), &log});
              },
              m_theme, {})
    {
        m_console.open(folder);
        m_console.show();
    }
    template <typename Widget>
    Widget *find(const QString &name = {}) const
    {
        for (QWidget *top : QApplication::topLevelWidgets()) {
            if (auto *found = top->findChild<Widget *>(name))
                return found;
        }
        die("a widget is missing");
    }

private:
    Workspaces m_workspaces;
    ThemeManager m_theme;
    Console m_console;
};

int showConsole(QApplication &application, const QString &folder)
{
    const OpenConsole console(application, folder);
    FirstPaint paint(*console.find<TypesView>());
    paint.painted = sayPainted;
    return QApplication::exec();
}

// Of the calling thread: what other processes take from the machine is none of it.
double workOf(const std::function<void()> &work)
{
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
    };
    const double start = now();
    work();
    return now() - start;
}

// Each step and all that it leaves to be done until the whole table is painted again: the longest, in processor time of the GUI thread.
class Frames
{
public:
    Frames(TypesView &table, QLineEdit &filter)
        : m_table(table)
        , m_filter(filter)
    {
    }

    void measure()
    {
        const QString text = QStringLiteral("type_7_01");
        longest("filter", text.size(), [&](int step) { m_filter.setText(text.left(step + 1)); });
        longest("unfilter", text.size(), [&](int step) { m_filter.setText(text.left(text.size() - step - 1)); });
        longest("sort", 9, [this](int step) { m_table.sortByColumn(step, step % 2 ? Qt::DescendingOrder : Qt::AscendingOrder); });
        longest("scroll", 200,
                [this](int step) { m_table.verticalScrollBar()->setValue(step * m_table.verticalScrollBar()->maximum() / 200); });
    }

private:
    void longest(const char *work, qsizetype steps, const std::function<void(int)> &step)
    {
        double most = 0;
        for (int at = 0; at < int(steps); ++at) {
            most = std::max(most, workOf([&] {
                                QEventLoop loop;
                                FirstPaint paint(m_table);
                                paint.painted = [&loop] { loop.quit(); };
                                step(at);
                                m_table.viewport()->update();
                                loop.exec();
                            }));
        }
        tell(std::string("console-") + work, "ours", most);
    }

    TypesView &m_table;
    QLineEdit &m_filter;
};

constexpr int conflicts = 100'000;

ConflictListModel::Summaries manyConflicts()
{
    std::vector<ConflictSummary> all;
    all.reserve(conflicts);
    for (int at = 0; at < conflicts; ++at) {
        ConflictSummary one;
        one.id = QStringLiteral("c%1").arg(at + 1);
        one.key = {QStringLiteral("job_%1").arg(at % 4), QStringLiteral("type_%1").arg(at % 12)};
        one.recordKey = {Value::ofInt(at)};
        one.title = QStringLiteral("Record %1 of the benchmark").arg(at * 7919 % conflicts);
        one.overlaps = 1 + at % 5;
        one.detectedAt = Instant(std::chrono::seconds(at));
        all.push_back(std::move(one));
    }
    return std::make_shared<const std::vector<ConflictSummary>>(std::move(all));
}

// The list of a review with 100,000 conflicts: all that the GUI thread has to do for a step, in processor time; what worker threads do
// meanwhile is none of it.
int measureConflicts(QApplication &application)
{
    const ThemeManager theme(application, ThemeMode::Light, 100);
    ConflictListModel model;
    RecordPane pane(model);
    pane.resize(296, 800);
    pane.show();
    QListView &list = *pane.list();
    const auto longest = [&](const char *work, int steps, bool arranges, const std::function<void(int)> &step) {
        double most = 0;
        for (int at = 0; at < steps; ++at) {
            most = std::max(most, workOf([&] {
                                QEventLoop loop;
                                FirstPaint paint(list);
                                const auto painted = [&] {
                                    paint.painted = [&loop] { loop.quit(); };
                                    list.viewport()->update();
                                };
                                const auto ready = QObject::connect(&model, &ConflictListModel::arranged, &loop, painted);
                                step(at);
                                if (!arranges)
                                    painted();
                                loop.exec();
                                QObject::disconnect(ready);
                            }));
        }
        tell(std::string("conflicts-") + work, "ours", most);
    };
    const auto all = manyConflicts();
    const QString text = QStringLiteral("record 12");
    longest("open", 1, true, [&](int) { model.setConflicts(all); });
    longest("filter", int(text.size()), true, [&](int step) { pane.filter()->setText(text.left(step + 1)); });
    longest("unfilter", int(text.size()), true, [&](int step) { pane.filter()->setText(text.left(text.size() - step - 1)); });
    longest("scroll", 200, false,
            [&](int step) { list.verticalScrollBar()->setValue(step * list.verticalScrollBar()->maximum() / 200); });
    return 0;
}

int measureFrames(QApplication &application, const QString &folder)
{
    const OpenConsole console(application, folder);
    auto *table = console.find<TypesView>();
    // Once the states have been read, which is after the first paint.
    const auto begin = [&] {
        Frames(*table, *console.find<QLineEdit>(QStringLiteral("typesFilter"))).measure();
        QCoreApplication::quit();
    };
    QObject::connect(table->model(), &QAbstractItemModel::dataChanged, table, begin,
                     Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
    return QApplication::exec();
}

struct Start {
    double seconds = 0;
    double kibibytes = 0;
};

Start startOnce(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    Start start;
    start.seconds = secondsOf([&] {
        process.start(QCoreApplication::applicationFilePath(), arguments);
        while (!process.canReadLine() && process.waitForReadyRead(60'000)) {
        }
    });
    start.kibibytes = process.readLine().trimmed().toDouble();
    if (start.kibibytes <= 0)
        die("nothing was painted: " + arguments.front().toStdString());
    process.waitForFinished(60'000);
    return start;
}

void measureStarts(int types, int rounds)
{
    const QTemporaryDir folder;
    qputenv("XDG_CONFIG_HOME", folder.filePath(QStringLiteral("config")).toUtf8());
    const QString workspace = folder.filePath(QStringLiteral("workspace"));
    QDir().mkpath(workspace);
    writeWorkspace(workspace, types);
    const std::pair<const char *, QStringList> contenders[] = {{"bare", {QStringLiteral("bare"), QString::number(types)}},
                                                               {"ours", {QStringLiteral("console"), workspace}}};
    std::vector<double> seconds[2];
    std::vector<double> peaks[2];
    for (int round = -1; round < rounds; ++round) { // the first makes the state database, and warms up
        for (int at = 0; at < 2; ++at) {
            const Start start = startOnce(contenders[at].second);
            if (round < 0)
                continue;
            seconds[at].push_back(start.seconds);
            peaks[at].push_back(start.kibibytes);
        }
    }
    for (int at = 0; at < 2; ++at)
        std::printf("console-start\t%s\t%.6f\t%.0f\n", contenders[at].first, medianOf(seconds[at]), medianOf(peaks[at]));
    std::fflush(stdout);
    QProcess frames;
    frames.setProcessChannelMode(QProcess::ForwardedChannels);
    frames.start(QCoreApplication::applicationFilePath(), {QStringLiteral("frames"), workspace});
    if (!frames.waitForFinished(300'000) || frames.exitCode() != 0)
        die("the frames were not measured");
    frames.start(QCoreApplication::applicationFilePath(), {QStringLiteral("conflicts")});
    if (!frames.waitForFinished(300'000) || frames.exitCode() != 0)
        die("the list of conflicts was not measured");
}

} // namespace
} // namespace tidewright::bench

int main(int argc, char **argv)
{
    using namespace tidewright::bench;
    QCoreApplication::setOrganizationName(QStringLiteral("tidewright"));
    QCoreApplication::setApplicationName(QStringLiteral("tidewright-console"));
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString work = arguments.value(0);
    if (work == QLatin1String("bare"))
        return showBare(application, arguments.value(1).toInt());
    if (work == QLatin1String("console"))
        return showConsole(application, arguments.value(1));
    if (work == QLatin1String("frames"))
        return measureFrames(application, arguments.value(1));
    if (work == QLatin1String("conflicts"))
        return measureConflicts(application);
    if (work != QLatin1String("start"))
        die("usage: tidewright_benchconsole start TYPES ROUNDS");
    measureStarts(arguments.value(1).toInt(), arguments.value(2).toInt());
    return 0;
}
