#include "firstrunpage.h"

#include "card.h"
#include "consoleactions.h"
#include "icons.h"
#include "keybutton.h"
#include "linkbutton.h"
#include "markicon.h"
#include "stylepaint.h"
#include "textlabel.h"

#include <QAction>
#include <QDir>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPainter>
#include <QPainterPath>

namespace tidewright
{

namespace
{

constexpr int contentWidth = 928;
constexpr int logoSize = 64;

class Logo final : public QWidget
{
public:
    explicit Logo(QWidget *parent)
        : QWidget(parent)
    {
        setFixedSize(logoSize, logoSize);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        applicationIcon().paint(&painter, rect());
    }
};

// The dashed place for a folder; it is drawn stronger while one is held over the page.
class DropPlace final : public QWidget
{
public:
    using QWidget::QWidget;

    void setAwaiting(bool awaiting)
    {
        m_awaiting = awaiting;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme &theme = Theme::of(this);
        QPen pen(theme.color(m_awaiting ? Token::Accent : Token::BorderStrong), m_awaiting ? 2 : 1, Qt::DashLine);
        painter.setPen(pen);
        painter.setBrush(theme.color(m_awaiting ? Token::AccentSoft : Token::Surface));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), CardRadius, CardRadius);
    }

private:
    bool m_awaiting = false;
};

QString droppedFolder(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

} // namespace

struct FirstRunPage::Begin {
    QLatin1String icon;
    QString title;
    QString text;
    QString button;
    QAction *action;
    Emphasis emphasis;
};

FirstRunPage::FirstRunPage(ConsoleActions &actions, QWidget *parent)
    : WaveBackground(parent)
{
    setAcceptDrops(true);
    auto *content = new QWidget(this);
    content->setFixedWidth(scaled(contentWidth));
    QLabel *title = textLabel(tr("Welcome to Tidewright"), FontRole::FirstRunTitle, Token::Text, content);
    QLabel *text = textLabel(tr("A workspace keeps your jobs, connections and run history together in one folder."),
                             FontRole::Heading, Token::Muted, content);
    QFont plain = text->font();
    plain.setWeight(QFont::Normal);
    text->setFont(plain);

    auto *cards = new QHBoxLayout;
    cards->setSpacing(20);
    Card *first =
        makeCard({QLatin1String("folder"), tr("Open a workspace"), tr("Continue with jobs from this computer or a shared drive."),
                  tr("Open…"), actions.open, Emphasis::Normal});
    cards->addWidget(first, 1);
    cards->addWidget(makeCard({QLatin1String("plus"), tr("Create a workspace"),
                               tr("An empty folder with its state database, for connections and jobs of your own."),
                               tr("Create…"), actions.create, Emphasis::Filled}),
                     1);
    cards->addWidget(makeCard({QLatin1String("spark"), tr("Try the demo"),
                               tr("A sample job over an embedded database. Stays on this computer."), tr("Start the demo"),
                               actions.demo, Emphasis::Normal}),
                     1);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(2);
    static_cast<QVBoxLayout *>(first->layout())->addLayout(m_recent);

    auto *shortcuts = new LinkButton(tr("Keyboard shortcuts"), content, QLatin1String("list"));
    connect(shortcuts, &QPushButton::clicked, actions.shortcuts, &QAction::trigger);

    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Logo(content), 0, Qt::AlignHCenter);
    column->addSpacing(20);
    column->addWidget(title, 0, Qt::AlignHCenter);
    column->addSpacing(6);
    column->addWidget(text, 0, Qt::AlignHCenter);
    column->addSpacing(36);
    column->addLayout(cards);
    column->addSpacing(28);
    column->addWidget(makeDropPlace());
    column->addSpacing(24);
    column->addWidget(shortcuts, 0, Qt::AlignHCenter);

    auto *layout = new QVBoxLayout(this);
    // Between stretches, not aligned: an aligned item does not get the height that its wrapped words need.
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(content);
    row->addStretch(1);
    layout->addStretch(2);
    layout->addLayout(row);
    layout->addStretch(5);
}

Card *FirstRunPage::makeCard(const Begin &begin)
{
    auto *card = new Card(this);
    auto *tile = new MarkIcon(begin.icon, Token::Accent, card, 20);
    tile->setTile(Token::AccentSoft, 40);
    auto *button = new KeyButton(begin.button, {}, card);
    button->showKeys(begin.action->shortcut());
    setEmphasis(button, begin.emphasis);
    if (begin.emphasis == Emphasis::Filled)
        setFocusProxy(button);
    connect(button, &QPushButton::clicked, begin.action, &QAction::trigger);
    connect(begin.action, &QAction::changed, button,
            [button, action = begin.action] { button->setEnabled(action->isEnabled()); });
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(24, 24, 24, 20);
    layout->setSpacing(0);
    layout->addWidget(tile);
    layout->addSpacing(14);
    layout->addWidget(textLabel(begin.title, FontRole::Heading, Token::Text, card));
    layout->addSpacing(4);
    layout->addWidget(paragraph(begin.text, FontRole::Body, Token::Muted, card));
    layout->addSpacing(14);
    layout->addWidget(button, 0, Qt::AlignLeft);
    layout->addStretch(1);
    return card;
}

QWidget *FirstRunPage::makeDropPlace()
{
    m_dropPlace = new DropPlace(this);
    m_dropText = textLabel({}, FontRole::Body, Token::Muted, m_dropPlace);
    auto *layout = new QHBoxLayout(m_dropPlace);
    layout->setContentsMargins(16, 18, 16, 18);
    layout->setSpacing(8);
    layout->addStretch(1);
    layout->addWidget(new MarkIcon(QLatin1String("down"), Token::Muted, m_dropPlace));
    layout->addWidget(m_dropText);
    layout->addStretch(1);
    return m_dropPlace;
}

void FirstRunPage::setRecent(const QStringList &folders)
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    if (!folders.isEmpty())
        m_recent->addSpacing(14);
    for (const QString &folder : folders) {
        auto *link = new LinkButton(QDir(folder).dirName(), this, QLatin1String("folder"));
        link->setToolTip(QDir::toNativeSeparators(folder));
        link->setAccessibleName(tr("Open %1").arg(folder));
        connect(link, &QPushButton::clicked, this, [this, folder] { Q_EMIT workspaceChosen(folder); });
        m_recent->addWidget(link, 0, Qt::AlignLeft);
    }
    m_dropText->setText(folders.isEmpty() ? tr("Or drop a workspace folder here. No recent workspaces yet.")
                                          : tr("Or drop a workspace folder here."));
}

void FirstRunPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (droppedFolder(event->mimeData()).isEmpty())
        return;
    static_cast<DropPlace *>(m_dropPlace)->setAwaiting(true);
    event->acceptProposedAction();
}

void FirstRunPage::dragLeaveEvent(QDragLeaveEvent *)
{
    static_cast<DropPlace *>(m_dropPlace)->setAwaiting(false);
}

void FirstRunPage::dropEvent(QDropEvent *event)
{
    static_cast<DropPlace *>(m_dropPlace)->setAwaiting(false);
    const QString folder = droppedFolder(event->mimeData());
    if (folder.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT workspaceChosen(folder);
}

} // namespace tidewright
