// Asks before every row is read again: what will happen in numbers, what is kept, what starts over, whether it can be undone.
#pragma once

#include "changesmodel.h"
#include "forcefullfacts.h"
#include "serviceclient.h"

#include <QDialog>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tidewright
{

class Callout;
class Card;
class ChangesTable;
class FactsCard;
class SectionTabs;
class SwitchRow;

// GUI thread only. The client outlives it. Nothing is written before `confirmed`.
class ForceFullDialog : public QDialog
{
    Q_OBJECT

public:
    ForceFullDialog(ServiceClient &client, std::vector<TypeRow> rows, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed(const std::vector<tidewright::StateKey> &keys, const tidewright::SyncOptions &options);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeConsequences();
    QWidget *makePreview();
    QWidget *makeLimit();
    QWidget *makeFooter();
    void startPreview();
    void previewed(const StateKey &key, const DryRun &dryRun);
    void previewFailed(const StateKey &key, const Error &error);
    void refresh();
    void refreshSample();
    void mainClicked();
    void confirm();
    void fitToScreen();
    bool isAllowed() const;

    ServiceClient &m_client;
    ForceFullFacts m_facts;
    bool m_emptied = false; // a side is suddenly empty, as the preview shows
    ChangesModel m_sample;
    FactsCard *m_counts = nullptr;
    Callout *m_error = nullptr;
    Card *m_previewCard = nullptr;
    SwitchRow *m_previewSwitch = nullptr;
    SectionTabs *m_previewTabs = nullptr;
    ChangesTable *m_previewTable = nullptr;
    QLabel *m_previewEmpty = nullptr;
    Callout *m_limit = nullptr;
    QLineEdit *m_typed = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_without = nullptr;
    QPushButton *m_main = nullptr;
    QWidget *m_footer = nullptr;
};

} // namespace tidewright
