// The Changes tab: what a run would do, counted and sampled by a dry run on demand.
#pragma once

#include "changesmodel.h"
#include "serviceclient.h"

#include <QWidget>
#include <map>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace tidewright
{

class Callout;
class ChangesTable;
class ConsoleActions;
class KeyButton;
class MarkIcon;
class Pill;
class SearchField;

// GUI thread only. The client outlives it.
class ChangesPage : public QWidget
{
    Q_OBJECT

public:
    ChangesPage(ServiceClient &client, ConsoleActions &actions, QWidget *parent = nullptr);

    void setType(const std::optional<StateKey> &key);
    void preview();
    // Exactly the checked records.
    void syncChosen();
    void syncRecords(const StateKey &key, const std::vector<ChosenRecord> &records);
    // Changes of the type's last preview; empty: none was made since its last run.
    std::optional<std::int64_t> changeCount() const;

Q_SIGNALS:
    void previewChanged();
    // Of records that are checked some would be deleted: whoever shows it asks first, then calls the client.
    void deletesWanted(const tidewright::StateKey &key, const std::vector<tidewright::ChosenRecord> &records,
                       const std::vector<tidewright::PlannedChange> &changes);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Preview {
        bool running = false;
        bool syncing = false; // some of its records
        std::optional<DryRun> result;
        std::optional<Error> error;
        QDateTime takenAt;
        // Of records that were run by themselves since.
        std::vector<ChosenRecord> run;
        std::vector<ChosenOutcome> outcomes;
        std::vector<ChosenOutcome> last; // of the last such run
        std::optional<Error> runError;
    };

    struct SideCounts {
        QLabel *name = nullptr;
        Pill *adds = nullptr;
        Pill *updates = nullptr;
        Pill *deletes = nullptr;
    };

    QWidget *makeOffer(ConsoleActions &actions);
    QWidget *makeResult();
    QWidget *makeChooser(QWidget *page);
    QWidget *makeOutcome(QWidget *page);
    void recordsSynced(const StateKey &key, const std::vector<ChosenRecord> &records, const SyncedRecords &synced);
    void filter();
    void refreshChoice();
    static void hide(const SideCounts &side);
    void showCounts(const Preview &preview);
    void showOutcome(const Preview &preview);
    const Job *job() const;
    void refresh();
    void showResult(const Preview &preview);

    ServiceClient &m_client;
    ConsoleActions &m_actions;
    std::optional<StateKey> m_key;
    std::map<StateKey, Preview> m_previews;
    ChangesModel m_model;
    QStackedWidget *m_pages;
    QLabel *m_offer = nullptr;
    QPushButton *m_button = nullptr;
    Callout *m_error = nullptr;
    QLabel *m_heading = nullptr;
    SideCounts m_counts[2]; // a one-way type shows the first
    Pill *m_conflicts = nullptr;
    Pill *m_rejects = nullptr;
    QLabel *m_unchanged = nullptr;
    QLabel *m_shown = nullptr;
    ChangesTable *m_table = nullptr;
    QCheckBox *m_all = nullptr;
    SearchField *m_filter = nullptr;
    QComboBox *m_kind = nullptr;
    KeyButton *m_sync = nullptr;
    QWidget *m_outcome = nullptr;
    MarkIcon *m_outcomeMark = nullptr;
    QLabel *m_outcomeText = nullptr;
};

} // namespace tidewright
