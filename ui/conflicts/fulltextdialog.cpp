#include "fulltextdialog.h"

#include "icons.h"
#include "keybutton.h"
#include "rowtexts.h"
#include "textlabel.h"
#include "themedwidget.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QTextBlock>

namespace tidewright
{

FullTextDialog::FullTextDialog(const ReviewRow &row, const SideNames &sides, Use use, QWidget *parent)
    : QDialog(parent)
    , m_row(row)
    , m_result(nullptr)
    , m_place(textLabel(QString(), FontRole::BodyMedium, Token::Muted, this))
    , m_error(paragraph(QString(), FontRole::Secondary, Token::Bad, this))
{
    setWindowTitle(tr("%1, full text").arg(row.field.name));
    const RowTexts texts = rowTexts(row, TextExtent::Whole);
    QStringList all;
    for (const MarkedText *text : {&texts.base, &texts.local, &texts.remote}) {
        if (text->presence == Presence::There)
            all << text->text;
    }
    m_changes = changedParagraphs(all);
    m_paragraphs = all.isEmpty() ? 1 : all.front().count(u'\n') + 1;

    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(textLabel(row.field.name, FontRole::DialogTitle, Token::Text, this));
    head->addWidget(m_place);
    head->addStretch(1);
    auto *previous = new KeyButton(tr("Previous change"), QKeySequence(Qt::ALT | Qt::Key_Up), this);
    auto *next = new KeyButton(tr("Next change"), QKeySequence(Qt::ALT | Qt::Key_Down), this);
    connect(previous, &QPushButton::clicked, this, [this] { goTo(m_change - 1); });
    connect(next, &QPushButton::clicked, this, [this] { goTo(m_change + 1); });
    previous->setVisible(m_changes.size() > 1);
    next->setVisible(m_changes.size() > 1);
    head->addWidget(previous);
    head->addWidget(next);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    m_texts = {addText(grid, 0, tr("Base"), tr("as last synced")), addText(grid, 1, sides.local, tr("local")),
               addText(grid, 2, sides.remote, tr("remote"))};
    fill(m_texts[0], texts.base, Token::NeutralSoft, true);
    fill(m_texts[1], texts.local, Token::DiffLocal, false);
    fill(m_texts[2], texts.remote, Token::DiffRemote, false);
    grid->addWidget(textLabel(tr("Result"), FontRole::SecondaryStrong, Token::Text, this), 2, 0);
    m_result = new QPlainTextEdit(this);
    m_result->setAccessibleName(tr("Result: what will be saved on both sides"));
    m_result->setTabChangesFocus(true);
    m_result->setPlainText(fieldText(row.result ? row.result : row.field.local).text);
    m_result->setReadOnly(use == Use::Read);
    grid->addWidget(m_result, 3, 0, 1, 3);
    grid->setRowStretch(1, 3);
    grid->setRowStretch(3, 2);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    auto *cancel = new QPushButton(use == Use::Read ? tr("Close") : tr("Cancel"), this);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    if (use == Use::Decide) {
        for (const auto &[text, choice] : {std::pair(tr("Take %1").arg(sides.local), ReviewRow::Choice::Local),
                                           std::pair(tr("Take %1").arg(sides.remote), ReviewRow::Choice::Remote)}) {
            auto *take = new QPushButton(text, this);
            connect(take, &QPushButton::clicked, this, [this, wanted = choice] {
                Q_EMIT chosen(wanted);
                accept();
            });
            buttons->addWidget(take);
        }
        buttons->addWidget(m_error, 1);
        auto *keepText = new KeyButton(tr("Keep this text"), QKeySequence(Qt::CTRL | Qt::Key_Return), this);
        setEmphasis(keepText, Emphasis::Filled);
        connect(keepText, &QPushButton::clicked, this, &FullTextDialog::keep);
        buttons->addWidget(cancel);
        buttons->addWidget(keepText);
    } else {
        buttons->addStretch(1);
        buttons->addWidget(cancel);
    }
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addLayout(grid, 1);
    layout->addLayout(buttons);
    resize(QSize(1180, 760).boundedTo(parent->screen()->availableSize() * 9 / 10));
    // The three sides are read together.
    for (QPlainTextEdit *text : m_texts) {
        connect(text->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
            for (QPlainTextEdit *other : m_texts)
                other->verticalScrollBar()->setValue(value);
        });
    }
    goTo(0);
    m_result->setFocus();
}

QPlainTextEdit *FullTextDialog::addText(QGridLayout *grid, int column, const QString &name, const QString &note)
{
    auto *title = new QHBoxLayout;
    title->setSpacing(8);
    title->addWidget(textLabel(name, FontRole::SecondaryStrong, Token::Text, this));
    title->addWidget(textLabel(note, FontRole::Secondary, Token::Faint, this));
    title->addStretch(1);
    grid->addLayout(title, 0, column);
    auto *text = new QPlainTextEdit(this);
    text->setReadOnly(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setTabChangesFocus(true);
    text->setAccessibleName(tr("%1, %2").arg(name, note));
    grid->addWidget(text, 1, column);
    return text;
}

void FullTextDialog::fill(QPlainTextEdit *edit, const MarkedText &text, Token ground, bool struckOut)
{
    edit->setPlainText(text.presence == Presence::There  ? text.text
                       : text.presence == Presence::Null ? tr("null", "the value of a field")
                                                         : tr("not there"));
    QList<QTextEdit::ExtraSelection> marks;
    for (const TextSpan &span : text.marks) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(edit->document());
        mark.cursor.setPosition(int(span.start));
        mark.cursor.setPosition(int(span.start + span.length), QTextCursor::KeepAnchor);
        mark.format.setBackground(Theme::of(this).color(ground));
        mark.format.setFontStrikeOut(struckOut);
        mark.format.setFontUnderline(!struckOut);
        marks << mark;
    }
    edit->setExtraSelections(marks);
}

void FullTextDialog::goTo(int change)
{
    if (m_changes.isEmpty()) {
        m_place->clear();
        return;
    }
    m_change = std::clamp(change, 0, int(m_changes.size()) - 1);
    const qsizetype paragraph = m_changes[m_change];
    m_place->setText(tr("¶ %1 of %2", "paragraphs").arg(QLocale().toString(paragraph + 1), QLocale().toString(m_paragraphs)));
    for (QPlainTextEdit *text : m_texts) {
        text->setTextCursor(QTextCursor(text->document()->findBlockByNumber(int(paragraph))));
        text->centerCursor();
    }
}

void FullTextDialog::keep()
{
    const auto value = typedValue(m_result->toPlainText(), m_row.valueKind);
    if (!value) {
        m_error->setText(value.error().message);
        return;
    }
    Q_EMIT entered(*value);
    accept();
}

} // namespace tidewright
