// What the main window asks before it does something that cannot be undone lightly.
#include "forcefulldialog.h"
#include "mainwindow.h"
#include "rollbackdialog.h"

#include <QMessageBox>
#include <QPushButton>

namespace tidewright
{

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
    connect(dialog, &RollbackDialog::confirmed, this, [this](const std::vector<StateKey> &keys) { m_client.rollback(keys); });
    dialog->open();
}

void MainWindow::acceptEndpoint()
{
    const std::vector<StateKey> keys = selectedKeys(isMoved);
    const QString question =
        keys.size() == 1
            ? tr("Sync %1 with the system that its connection leads to now?").arg(keys.front().typeKey)
            : tr("Sync %Ln content type(s) with the system that their connection leads to now?", nullptr, int(keys.size()));
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Accept the new system"), question, QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
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

} // namespace tidewright
