#include "shortcutsdialog.h"

#include "consoleactions.h"
#include "keycap.h"
#include "textlabel.h"
#include "theme.h"

#include <QAction>
#include <QGridLayout>
#include <QPainter>
#include <QPushButton>

namespace tidewright
{

namespace
{

class CapLabel final : public QWidget
{
public:
    CapLabel(const QKeySequence &keys, QWidget *parent)
        : QWidget(parent)
        , m_text(keyCapText(keys))
    {
        setAccessibleName(m_text);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return keyCapSize(m_text); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintKeyCap(painter, rect(), m_text, Theme::of(this), KeyCapGround::Plain);
    }

private:
    QString m_text;
};

struct Keys {
    QString text;
    QKeySequence keys;
};

// A column of keys under a heading.
void addGroup(QGridLayout *grid, int column, const QString &heading, const QList<Keys> &rows, QWidget *parent)
{
    int row = 0;
    while (grid->itemAtPosition(row, column))
        ++row;
    if (row > 0) {
        grid->setRowMinimumHeight(row, 8);
        grid->addItem(new QSpacerItem(0, 8), row++, column);
    }
    grid->addWidget(textLabel(heading, FontRole::BodyStrong, Token::Text, parent), row++, column, 1, 2);
    for (const Keys &one : rows) {
        grid->addWidget(textLabel(one.text, FontRole::Body, Token::Text, parent), row, column);
        grid->addWidget(new CapLabel(one.keys, parent), row++, column + 1, Qt::AlignRight);
    }
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const ConsoleActions &actions, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    const auto of = [](std::initializer_list<const QAction *> all) {
        QList<Keys> rows;
        for (const QAction *action : all)
            rows.append({action->text(), action->shortcut()});
        return rows;
    };
    QList<Keys> views;
    for (const QAction *action : actions.views)
        views.append({action->text(), action->shortcut()});
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    grid->setColumnMinimumWidth(2, 24);
    addGroup(grid, 0, tr("Sync"),
             of({actions.refresh, actions.sync, actions.forceFull, actions.resume, actions.rollback, actions.undoRun, actions.stop,
                 actions.dryRun, actions.syncChosen, actions.retryRecords}),
             this);
    addGroup(grid, 0, tr("Workspace"), of({actions.open, actions.create, actions.demo, actions.closeWorkspace, actions.quit}),
             this);
    addGroup(grid, 3, tr("Views"), views, this);
    addGroup(grid, 3, tr("Table and details"),
             of({actions.find, actions.clearFilter, actions.nextPane, actions.foldAll, actions.unfoldAll, actions.copyDetails,
                 actions.shortcuts})
                 << Keys{tr("First details tab"), actions.detailTabs.front()->shortcut()}
                 << Keys{tr("To the details"), QKeySequence(Qt::Key_Return)}
                 << Keys{tr("Check or uncheck the row"), QKeySequence(Qt::Key_Space)},
             this);

    auto *close = new QPushButton(tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(16);
    layout->addLayout(grid);
    layout->addStretch(1);
    layout->addLayout(buttons);
}

} // namespace tidewright
