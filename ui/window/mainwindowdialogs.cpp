// What the main window asks and tells in windows of their own.
#include "chosendialog.h"
#include "forcefulldialog.h"
#include "icons.h"
#include "mainwindow.h"
#include "reviewwindow.h"
#include "rollbackdialog.h"
#include "undorundialog.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>

namespace tidewright
{

namespace
{

// Shown by its open(), gone when it is closed. In the console's own letters, which boxes of the platform do not take by themselves.
QMessageBox *makeBox(const QString &title, const QString &text, QMessageBox::StandardButton button, QWidget *parent)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, text, button, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setFont(parent->font());
    return box;
}

} // namespace

void MainWindow::forceFull()
{
    std::vector<TypeRow> rows;
    for (const StateKey &key : selectedKeys()) {
        if (const TypeRow *row = m_types.find(key))
            rows.push_back(*row);
    }
    auto *dialog = new ForceFullDialog(m_client, rows, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ForceFullDialog::confirmed, this,
            [this](const std::vector<StateKey> &keys, const SyncOptions &options) { m_client.sync(keys, options); });
    dialog->open();
}

void MainWindow::rollBack()
{
    std::vector<TypeRow> rows;
    for (const StateKey &key : selectedKeys(isRevertible)) {
        if (const TypeRow *row = m_types.find(key))
            rows.push_back(*row);
    }
    auto *dialog = new RollbackDialog(rows, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FactsDialog::confirmed, this, [this, keys = selectedKeys(isRevertible)] { m_client.rollback(keys); });
    dialog->open();
}

void MainWindow::undoRun(const SyncRun &run)
{
    const Job *job = m_types.job(m_types.indexOf(run.key));
    if (!job)
        return;
    auto *dialog = new UndoRunDialog(run, *job, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FactsDialog::confirmed, this, [this, key = run.key, id = run.runId] { m_client.undoRun(key, id); });
    dialog->open();
}

void MainWindow::confirmDeletes(const StateKey &key, const std::vector<ChosenRecord> &records, const std::vector<PlannedChange> &changes)
{
    const Job *job = m_types.job(m_types.indexOf(key));
    if (!job)
        return;
    auto *dialog = new ChosenDialog(changes, records.size(), *job, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FactsDialog::confirmed, this, [this, key, records] { m_details->syncRecords(key, records); });
    dialog->open();
}

void MainWindow::reviewConflicts(const std::optional<StateKey> &type)
{
    if (!m_review)
        m_review = new ReviewWindow(m_client, this);
    m_review->review(type);
}

void MainWindow::acceptEndpoint()
{
    const std::vector<StateKey> keys = selectedKeys(isMoved);
    const QString question =
        keys.size() == 1
            ? tr("Sync %1 with the system that its connection leads to now?").arg(keys.front().typeKey)
            : tr("Sync %Ln content type(s) with the system that their connection leads to now?", nullptr, int(keys.size()));
    QMessageBox *box = makeBox(tr("Accept the new system"), question, QMessageBox::Cancel, this);
    box->setInformativeText(tr("The position of the last sync is kept, and the next run goes on from there: rows that the new "
                               "system holds from before are not looked at. "
                               "If it is another database and not the same one moved, choose Force full afterwards."));
    QPushButton *accept = box->addButton(tr("Accept and sync"), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(accept, &QPushButton::clicked, this, [this, keys] {
        SyncOptions options;
        options.acceptEndpoint = true;
        m_client.sync(keys, options);
    });
    box->open();
}

void MainWindow::showError(const Error &error, const QString &otherwise)
{
    QMessageBox *box = makeBox(tr("Tidewright"), error.message, QMessageBox::Ok, this);
    box->setInformativeText(error.hint.isEmpty() ? otherwise : error.hint);
    box->setDetailedText(error.detail);
    box->open();
}

void MainWindow::showAbout()
{
    QMessageBox *box =
        makeBox(tr("About Tidewright"), tr("Tidewright %1").arg(QApplication::applicationVersion()), QMessageBox::Ok, this);
    box->setIconPixmap(applicationIcon().pixmap(48));
    box->setInformativeText(tr("Keeps content types in sync between systems.\n\nFree software under the GNU General Public "
                               "License, version 3 or later."));
    box->open();
}

} // namespace tidewright
