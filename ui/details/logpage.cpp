#include "logpage.h"

#include "humantext.h"
#include "textlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>
#include <QVBoxLayout>

namespace tidewright
{

namespace
{

QString levelWord(LogLevel level)
{
    return logLevelName(level).toUpper().leftJustified(5);
}

// Line ends and control characters, so that one record is one line and nothing hides.
QString visibleText(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (const QChar character : text) {
        if (character == QLatin1Char('\n'))
            shown += QLatin1String("\\n");
        else if (character == QLatin1Char('\t'))
            shown += QLatin1Char(' ');
        else if (character.category() == QChar::Other_Control)
            shown += QStringLiteral("\\x%1").arg(character.unicode(), 2, 16, QLatin1Char('0'));
        else
            shown += character;
    }
    return shown;
}

} // namespace

QString logLine(const LogRecord &record)
{
    return QStringLiteral("%1  %2  %3")
        .arg(toDateTime(record.time).toLocalTime().time().toString(QStringLiteral("HH:mm:ss.zzz")), levelWord(record.level),
             visibleText(record.message));
}

LogPage::LogPage(ServiceClient &client, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_text(new QPlainTextEdit(this))
    , m_note(textLabel({}, FontRole::Secondary, Token::Faint, this))
    , m_save(new QPushButton(tr("Save…"), this))
{
    m_text->setReadOnly(true);
    m_text->setMaximumBlockCount(int(LogBook::linesPerType));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setUndoRedoEnabled(false);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("Log of the content type"));
    m_text->document()->setDocumentMargin(0);
    setFontRole(m_text, FontRole::Mono);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 0, 8);
    layout->setSpacing(6);
    layout->addWidget(m_text, 1);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(0, 0, 16, 0);
    below->addWidget(m_note, 1);
    below->addWidget(m_save);
    layout->addLayout(below);
    m_save->setToolTip(tr("Write these lines to a file"));
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT saveWanted(*m_key); });
    connect(&client, &ServiceClient::logged, this, [this](const LogRecord &record) {
        if (!m_key || record.job != m_key->job || record.typeKey != m_key->typeKey)
            return;
        if (std::exchange(m_empty, false))
            m_text->clear();
        append(record);
        sayWhetherFollowing();
    });
    connect(m_text->verticalScrollBar(), &QScrollBar::valueChanged, this, &LogPage::sayWhetherFollowing);
}

void LogPage::setType(const std::optional<StateKey> &key)
{
    if (m_key == key)
        return;
    m_key = key;
    fill();
}

void LogPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // The colours of the lines are in the text.
    if (event->type() == QEvent::PaletteChange && m_key)
        fill();
}

void LogPage::fill()
{
    m_text->clear();
    m_empty = true;
    if (m_key) {
        for (const LogRecord &record : m_client.logBook().of(*m_key)) {
            append(record);
            m_empty = false;
        }
    }
    m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
    sayWhetherFollowing();
}

void LogPage::append(const LogRecord &record)
{
    const Theme &theme = Theme::of(this);
    const bool follow = isFollowing();
    QTextCursor cursor(m_text->document());
    cursor.movePosition(QTextCursor::End);
    QTextBlockFormat block;
    block.setLineHeight(130, QTextBlockFormat::ProportionalHeight);
    QTextCharFormat words;
    words.setForeground(theme.color(record.level == LogLevel::Debug ? Token::Faint : Token::Text));
    if (record.level == LogLevel::Warn) {
        block.setBackground(theme.color(Token::WarnPanel));
        words.setForeground(theme.color(Token::Warn));
    } else if (record.level == LogLevel::Error) {
        block.setBackground(theme.color(Token::BadPanel));
        words.setForeground(theme.color(Token::Bad));
    }
    if (m_text->document()->isEmpty())
        cursor.setBlockFormat(block);
    else
        cursor.insertBlock(block);
    cursor.insertText(logLine(record), words);
    if (follow)
        m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
}

bool LogPage::isFollowing() const
{
    return m_text->verticalScrollBar()->value() >= m_text->verticalScrollBar()->maximum();
}

void LogPage::sayWhetherFollowing()
{
    m_save->setEnabled(!m_empty);
    m_note->setText(
        m_empty ? tr("Nothing was logged yet. What a run of this content type does appears here while the console is open.")
        : isFollowing() ? tr("Following the newest line. Scroll up to hold.")
                        : tr("Held here. Scroll to the end to follow the newest line again."));
}

} // namespace tidewright
