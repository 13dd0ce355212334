// The Problem tab of a failed or interrupted type: what happened, what was changed and what was not, what to do, where it stopped.
#pragma once

#include "serviceclient.h"
#include "theme.h"
#include "typesmodel.h"

#include <QScrollArea>
#include <optional>

class QAction;
class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tidewright
{

class Callout;
class Card;
class ConsoleActions;
struct ProblemFact;

// GUI thread only. The client and the actions outlive it.
class ProblemPage : public QScrollArea
{
    Q_OBJECT

public:
    ProblemPage(ServiceClient &client, ConsoleActions &actions, QWidget *parent = nullptr);

    static bool isFor(const TypeRow &row);
    void setType(const std::optional<StateKey> &key);
    void refresh(const TypeRow &row);
    // To the first action that can be used; false if none can.
    bool focusFirst();

private:
    struct List {
        Card *card;
        QLabel *heading;
        QVBoxLayout *rows;
    };
    List makeList(const QString &heading);
    QPushButton *makeButton(QAction *action);
    static void fill(const List &list, const std::vector<ProblemFact> &facts, QLatin1String icon, Token token);
    void showRejected(const std::vector<FailedRecord> &records);
    void showSteps(const SyncState &state);
    void showLog();
    void chooseFirst(const TypeRow &row);

    ServiceClient &m_client;
    std::optional<StateKey> m_key;
    QString m_shown; // what is on the page already, so that it is laid out again only when something changed
    QWidget *m_page;
    Callout *m_callout;
    List m_changed;
    List m_unchanged;
    List m_rejected;
    QPushButton *m_resume;
    QPushButton *m_sync;
    QPushButton *m_retry;
    QPushButton *m_accept;
    QPushButton *m_force;
    QPushButton *m_rollback;
    QPushButton *m_copy;
    QLabel *m_stepsHeading;
    QGridLayout *m_steps;
    QWidget *m_stepsRow;
    QLabel *m_log;
};

} // namespace tidewright
