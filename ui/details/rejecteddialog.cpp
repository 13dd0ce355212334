#include "rejecteddialog.h"

#include "icons.h"
#include "rejectedtable.h"
#include "textlabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>

namespace tidewright
{

namespace
{
constexpr QSize dialogSize(860, 520);
} // namespace

RejectedDialog::RejectedDialog(const QString &type, const std::vector<FailedRecord> &records, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Rejected rows"));
    m_model.setRecords(records);
    auto *table = new RejectedTable(m_model, this);
    auto *copy = new QPushButton(icon(QLatin1String("copy")), tr("Copy all"), this);
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [records] { QGuiApplication::clipboard()->setText(rejectedText(records)); });
    auto *close = new QPushButton(tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(copy);
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(paragraph(tr("%Ln row(s) of %1 were rejected", nullptr, int(records.size())).arg(type),
                                FontRole::DialogTitle, Token::Text, this));
    layout->addWidget(paragraph(tr("They are kept in this list and tried again; the other rows are not held up by them."),
                                FontRole::Body, Token::Muted, this));
    layout->addWidget(table, 1);
    layout->addLayout(buttons);
    resize(scaled(dialogSize.width()), scaled(dialogSize.height()));
    table->setFocus();
}

} // namespace tidewright
