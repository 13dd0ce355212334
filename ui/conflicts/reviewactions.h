// Every action of the review, each with its key. Single letters are the text's while one types.
#pragma once

#include <QKeySequence>
#include <QObject>
#include <vector>

class QAction;
class QMenu;

namespace tidewright
{

struct ReviewContext {
    bool open = false;      // a record is shown
    bool editable = false;  // and waits for a decision
    bool decidable = false; // the current field can be decided
    bool editableField = false;
    bool base = false;
    bool newest = false; // known which side it is
    bool longText = false;
    bool canUndo = false;
    bool canRedo = false;
    int decided = 0; // records that could be applied
};

// GUI thread only. Owned by the window, as are its actions.
class ReviewActions : public QObject
{
    Q_OBJECT

public:
    explicit ReviewActions(QObject *parent);

    void apply(const ReviewContext &context);
    void fill(QMenu &menu) const; // all of them, in groups

    QAction *local;
    QAction *remote;
    QAction *base;
    QAction *newest;
    QAction *edit;
    QAction *fullText;
    QAction *nextField;
    QAction *previousField;
    QAction *nextUndecided;
    QAction *nextRecord;
    QAction *previousRecord;
    QAction *allLocal;
    QAction *allRemote;
    QAction *allNewest;
    QAction *similar;
    QAction *undo;
    QAction *redo;
    QAction *skip;
    QAction *applyAndNext;
    QAction *applyAll;
    QAction *find;
    QAction *onlyDiffering;
    QAction *close;

private:
    QAction *make(const QString &text, const char *icon, std::initializer_list<QKeySequence> keys);
};

} // namespace tidewright
