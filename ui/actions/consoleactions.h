// Every action of the main window: one QAction each, with its key, in menus, toolbar and context menu alike.
#pragma once

#include <QActionGroup>
#include <QObject>
#include <vector>

class QAction;

namespace tidewright
{

// What the selection allows.
struct ActionContext {
    bool open = false;
    int selected = 0;   // types
    int running = 0;    // of them, in this process or another
    int stoppable = 0;  // of them, in this process
    int resumable = 0;  // interrupted or failed with a checkpoint
    int moved = 0;      // halted, for an endpoint is not the one they were synced with
    qlonglong conflicts = 0; // open ones, of the whole workspace
    int revertible = 0; // with an unfinished run that does not run
};

// GUI thread only. Owned by the window, as are its actions.
class ConsoleActions : public QObject
{
    Q_OBJECT

public:
    explicit ConsoleActions(QObject *parent = nullptr);

    void apply(const ActionContext &context);

    QAction *open;
    QAction *create;
    QAction *demo;
    QAction *closeWorkspace;
    QAction *quit;
    QAction *copyDetails;
    QAction *find;
    QAction *clearFilter;
    QAction *refresh;
    QAction *sync;
    QAction *forceFull;
    QAction *resume;
    QAction *rollback;
    QAction *acceptEndpoint;
    QAction *undoRun; // the one chosen in the history; enabled by whoever shows it
    QAction *stop;
    QAction *retryRecords;
    QAction *dryRun;
    QAction *syncChosen; // records of the preview; enabled by whoever shows them
    QAction *review; // conflicts
    QAction *attentionFirst;
    QAction *foldAll;
    QAction *unfoldAll;
    QAction *nextPane;
    QAction *shortcuts;
    QAction *about;
    std::vector<QAction *> views;      // by View
    std::vector<QAction *> detailTabs; // first to fifth
    QActionGroup *themes;              // data: int of ThemeMode
    QActionGroup *languages;           // data: locale name, empty: the system's
    QActionGroup *fontSizes;           // data: per cent
    QAction *motion;

private:
    QAction *make(const QString &text, const char *icon, const QKeySequence &keys = {});
};

} // namespace tidewright
