// The lower pane: one content type in tabs.
#pragma once

#include "serviceclient.h"
#include "typesmodel.h"

#include <QWidget>
#include <optional>

class QLabel;
class QStackedWidget;

namespace tidewright
{

class ChangesPage;
class ConsoleActions;
class ElidedLabel;
class HistoryPage;
class LogPage;
class MarkIcon;
class OverviewPage;
class ProblemPage;
class SectionTabs;

// GUI thread only. Client, model and actions outlive it.
class DetailsPane : public QWidget
{
    Q_OBJECT

public:
    enum class Tab { Problem, Overview, History, Changes, Log };

    DetailsPane(ServiceClient &client, TypesModel &model, ConsoleActions &actions, QWidget *parent = nullptr);

    void setType(const std::optional<StateKey> &key);
    // By place: the Problem tab, while there is one, is the first.
    void setTab(int place);
    Tab tab() const;
    // Counts what a run would do and shows it in the Changes tab.
    void preview();
    // Exactly the records that are checked in the preview; these, for who has asked about them.
    void syncChosen();
    void syncRecords(const StateKey &key, const std::vector<ChosenRecord> &records);
    void undoRun(); // that is chosen in the history
    void copyDetails();
    // To what can be used in the current tab; false if no type is shown.
    bool focusInside();

Q_SIGNALS:
    void tabChanged(tidewright::DetailsPane::Tab tab);
    void saveLogWanted(const tidewright::StateKey &key);
    void undoRunWanted(const tidewright::SyncRun &run);
    void deletesWanted(const tidewright::StateKey &key, const std::vector<tidewright::ChosenRecord> &records,
                       const std::vector<tidewright::PlannedChange> &changes);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeHeader();
    void refresh();
    void refreshTabs(bool problem);
    void tabChosen(int place);
    void nameChanges();
    const TypeRow *row() const;

    ServiceClient &m_client;
    TypesModel &m_model;
    std::optional<StateKey> m_key;
    Tab m_wanted = Tab::Overview; // chosen by the user; a problem is shown first without forgetting it
    bool m_arranging = false;
    QWidget *m_header = nullptr;
    MarkIcon *m_mark = nullptr;
    QLabel *m_name = nullptr;
    QLabel *m_job = nullptr;
    SectionTabs *m_tabs = nullptr;
    MarkIcon *m_direction = nullptr;
    ElidedLabel *m_route = nullptr;
    QStackedWidget *m_pages;
    QWidget *m_nothing;
    ProblemPage *m_problem;
    OverviewPage *m_overview;
    HistoryPage *m_history;
    ChangesPage *m_changes;
    LogPage *m_log;
};

} // namespace tidewright
