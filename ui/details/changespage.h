// The Changes tab: what a run would do, counted and sampled by a dry run on demand.
#pragma once

#include "changesmodel.h"
#include "serviceclient.h"

#include <QWidget>
#include <map>
#include <optional>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace tidewright
{

class Callout;
class ConsoleActions;
class Pill;

// GUI thread only. The client outlives it.
class ChangesPage : public QWidget
{
    Q_OBJECT

public:
    ChangesPage(ServiceClient &client, ConsoleActions &actions, QWidget *parent = nullptr);

    void setType(const std::optional<StateKey> &key);
    void preview();
    // Changes of the type's last preview; empty: none was made since its last run.
    std::optional<std::int64_t> changeCount() const;

Q_SIGNALS:
    void previewChanged();

private:
    struct Preview {
        bool running = false;
        std::optional<DryRun> result;
        std::optional<Error> error;
        QDateTime takenAt;
    };

    QWidget *makeOffer(ConsoleActions &actions);
    QWidget *makeResult();
    void refresh();
    void showResult(const Preview &preview);

    ServiceClient &m_client;
    std::optional<StateKey> m_key;
    std::map<StateKey, Preview> m_previews;
    ChangesModel m_model;
    QStackedWidget *m_pages;
    QLabel *m_offer = nullptr;
    QPushButton *m_button = nullptr;
    Callout *m_error = nullptr;
    QLabel *m_heading = nullptr;
    Pill *m_adds = nullptr;
    Pill *m_updates = nullptr;
    Pill *m_deletes = nullptr;
    Pill *m_rejects = nullptr;
    QLabel *m_unchanged = nullptr;
    QLabel *m_shown = nullptr;
};

} // namespace tidewright
