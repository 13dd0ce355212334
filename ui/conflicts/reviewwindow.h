// The window in which a person decides what a machine could not: list, record, choices, and what became of them.
#pragma once

#include "conflictlistmodel.h"
#include "reviewmodel.h"
#include "reviewsession.h"

#include <QMainWindow>
#include <QPointer>

class QLabel;
class QProgressBar;
class QStackedWidget;

namespace tidewright
{

class Callout;
class RecordHeader;
class RecordPane;
class ReviewActions;
class ReviewFooter;
class ReviewHeader;
class ReviewTable;
class SwitchRow;

// GUI thread only; the client outlives it.
class ReviewWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit ReviewWindow(ServiceClient &client, QWidget *parent = nullptr);
    ~ReviewWindow() override;

    // Reads the conflicts and comes to the front; empty: of all types.
    void review(const std::optional<StateKey> &type);

protected:
    void closeEvent(QCloseEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildTop();
    QWidget *buildPage();
    void connectActions();
    void decide(ReviewRow::Choice choice);
    void decideRow(int row, ReviewRow::Choice choice);
    void applyAndNext();
    void applyAll();
    void nextOpen();
    void stepRecord(int direction);
    void openSimilar();
    void openFullText(int row);
    void closeOrAsk();
    void askAboutUnapplied(const QStringList &ids);
    void arranged();
    void showRecord();
    void showRemark();
    void updateActions();
    void updateFooter();
    void settled(const ConflictOutcome &outcome, const QString &name, const QString &text);
    SideNames placesOf(const StateKey &type) const;

    ServiceClient &m_client;
    ConflictListModel m_list;
    ReviewModel m_fields;
    ReviewSession m_session;
    ReviewActions *m_actions;
    RecordPane *m_records;
    QLabel *m_jobs = nullptr;
    QLabel *m_progressText = nullptr;
    QProgressBar *m_progress = nullptr;
    SwitchRow *m_onlyDiffering = nullptr;
    QStackedWidget *m_pages = nullptr;
    QLabel *m_empty = nullptr;
    QLabel *m_emptyHint = nullptr;
    RecordHeader *m_header = nullptr;
    Callout *m_remark = nullptr;
    ReviewTable *m_table = nullptr;
    ReviewHeader *m_columns = nullptr;
    ReviewFooter *m_footer = nullptr;
    QString m_shown;         // id
    QString m_asked;         // what the footer says until the next step
    bool m_closing = false;
};

} // namespace tidewright
