#include "factsdialog.h"

#include "icons.h"
#include "keybutton.h"
#include "markicon.h"
#include "textlabel.h"

#include <QGridLayout>
#include <QPushButton>

namespace tidewright
{

namespace
{
constexpr int dialogWidth = 560;
} // namespace

FactsDialog::FactsDialog(const Question &question, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(question.title);
    auto *tile = new MarkIcon(question.icon, Token::Accent, this, 20);
    tile->setTile(Token::AccentSoft, 40);
    auto *head = new QVBoxLayout;
    head->setSpacing(2);
    head->addWidget(paragraph(question.question, FontRole::DialogTitle, Token::Text, this));
    head->addWidget(paragraph(question.explanation, FontRole::Body, Token::Muted, this));
    auto *top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(tile, 0, Qt::AlignTop);
    top->addLayout(head, 1);

    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *confirm = new KeyButton(question.confirm, QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    confirm->setIcon(icon(question.icon, Token::OnAccent));
    setEmphasis(confirm, Emphasis::Filled);
    confirm->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(confirm);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(16);
    layout->addLayout(top);
    layout->addWidget(makeFacts(question.facts));
    layout->addStretch(1);
    layout->addLayout(buttons);
    resize(scaled(dialogWidth), sizeHint().height());

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(confirm, &QPushButton::clicked, this, [this] {
        Q_EMIT confirmed();
        accept();
    });
    cancel->setFocus();
}

QWidget *FactsDialog::makeFacts(const std::vector<Fact> &all)
{
    auto *facts = new QWidget(this);
    auto *grid = new QGridLayout(facts);
    grid->setContentsMargins(16, 0, 16, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(2, 1);
    for (const Fact &fact : all) {
        const int row = grid->rowCount();
        grid->addWidget(new MarkIcon(fact.icon, fact.token, facts), row, 0, Qt::AlignTop);
        grid->addWidget(textLabel(fact.what, FontRole::BodyStrong, Token::Text, facts), row, 1, Qt::AlignTop);
        grid->addWidget(paragraph(fact.text, FontRole::Body, Token::Text, facts), row, 2);
    }
    return facts;
}

} // namespace tidewright
