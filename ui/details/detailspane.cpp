#include "detailspane.h"

#include "changespage.h"
#include "detailstext.h"
#include "elidedlabel.h"
#include "historypage.h"
#include "logpage.h"
#include "markicon.h"
#include "overviewpage.h"
#include "problempage.h"
#include "sectiontabs.h"
#include "statusmark.h"
#include "stylepaint.h"
#include "textlabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStackedWidget>

namespace tidewright
{

namespace
{
constexpr int headerHeight = 42;
} // namespace

DetailsPane::DetailsPane(ServiceClient &client, TypesModel &model, ConsoleActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_model(model)
    , m_pages(new QStackedWidget(this))
    , m_nothing(new QWidget(this))
    , m_problem(new ProblemPage(client, actions, this))
    , m_overview(new OverviewPage(client, this))
    , m_history(new HistoryPage(client, actions, this))
    , m_changes(new ChangesPage(client, actions, this))
    , m_log(new LogPage(client, this))
{
    setAccessibleName(tr("Details"));
    setGround(this, Token::Surface);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(m_pages, 1);

    auto *hint =
        textLabel(tr("Choose a content type to see its state, its runs and its log."), FontRole::Body, Token::Muted, m_nothing);
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    (new QVBoxLayout(m_nothing))->addWidget(hint);
    // In the order of Tab.
    for (QWidget *page : std::initializer_list<QWidget *>{m_problem, m_overview, m_history, m_changes, m_log, m_nothing})
        m_pages->addWidget(page);

    connect(m_tabs, &QTabBar::currentChanged, this, &DetailsPane::tabChosen);
    connect(m_log, &LogPage::saveWanted, this, &DetailsPane::saveLogWanted);
    connect(m_changes, &ChangesPage::previewChanged, this, &DetailsPane::nameChanges);
    connect(m_changes, &ChangesPage::deletesWanted, this, &DetailsPane::deletesWanted);
    connect(m_history, &HistoryPage::undoWanted, this, &DetailsPane::undoRunWanted);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { setType(std::nullopt); });
    connect(&model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        const QModelIndex shown = m_key ? m_model.indexOf(*m_key) : QModelIndex();
        if (shown.isValid() && shown.parent() == first.parent() && first.row() <= shown.row() && shown.row() <= last.row())
            refresh();
    });
    refresh();
}

QWidget *DetailsPane::makeHeader()
{
    auto *header = m_header = new QWidget(this);
    header->setFixedHeight(scaled(headerHeight));
    m_mark = new MarkIcon(QLatin1String("s-ok"), Token::Ok, header);
    m_name = textLabel({}, FontRole::Heading, Token::Text, header, TextUse::Copied);
    m_job = textLabel({}, FontRole::Body, Token::Muted, header, TextUse::Copied);
    m_tabs = new SectionTabs(header);
    m_tabs->setAccessibleName(tr("Sections of the details"));
    m_direction = new MarkIcon(QLatin1String("down"), Token::Muted, header);
    m_route = new ElidedLabel({}, header, Qt::ElideMiddle);
    m_route->setTextFormat(Qt::PlainText);
    m_route->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setFontRole(m_route, FontRole::Mono);
    setTextToken(m_route, Token::Muted);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(16, 1, 16, 0);
    layout->setSpacing(8);
    layout->addWidget(m_mark);
    layout->addWidget(m_name);
    layout->addWidget(m_job);
    layout->addSpacing(16);
    layout->addWidget(m_tabs);
    layout->addStretch(1);
    layout->addWidget(m_direction);
    layout->addWidget(m_route);
    return header;
}

void DetailsPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    paintLine(&painter, rect(), Qt::TopEdge, theme.color(Token::Border));
    paintLine(&painter, QRect(0, 0, width(), m_pages->y()), Qt::BottomEdge, theme.color(Token::Border));
}

const TypeRow *DetailsPane::row() const
{
    return m_key ? m_model.find(*m_key) : nullptr;
}

void DetailsPane::setType(const std::optional<StateKey> &key)
{
    if (m_key == key)
        return;
    m_key = key;
    {
        const QScopedValueRollback arranging(m_arranging, true);
        while (m_tabs->count() > 0)
            m_tabs->removeTab(0);
    }
    m_overview->setType(key);
    m_problem->setType(key);
    m_history->setType(key);
    m_changes->setType(key);
    m_log->setType(key);
    refresh();
}

void DetailsPane::refresh()
{
    const TypeRow *shown = row();
    m_header->setVisible(shown);
    if (!shown) {
        m_pages->setCurrentWidget(m_nothing);
        return;
    }
    const StatusMark mark = statusMark(displayStatus(*shown));
    m_mark->setMark(mark.icon, mark.token);
    m_mark->setToolTip(statusWord(displayStatus(*shown)));
    m_name->setText(shown->status.type.key);
    m_job->setText(shown->status.job);
    m_direction->setMark(directionIcon(int(shown->status.direction)), Token::Muted);
    const bool pull = shown->status.direction != Direction::LocalToRemote;
    const ContentType &type = shown->status.type;
    const QChar arrow(shown->status.direction == Direction::Bidirectional ? 0x2194 : 0x2192);
    m_route->setText(QStringLiteral("%1  %2  %3").arg(pull ? type.remote : type.local, arrow, pull ? type.local : type.remote));
    refreshTabs(ProblemPage::isFor(*shown));
    if (ProblemPage::isFor(*shown))
        m_problem->refresh(*shown);
    if (const Job *job = m_model.job(m_model.indexOf(*m_key)))
        m_overview->refresh(*shown, *job, m_model.now());
}

// A problem that appears takes the pane; when it is over, the tab that was chosen before is back.
void DetailsPane::refreshTabs(bool problem)
{
    const bool had = m_tabs->count() > 0 && Tab(m_tabs->tabData(0).toInt()) == Tab::Problem;
    if (m_tabs->count() > 0 && had == problem && m_pages->currentWidget() != m_nothing)
        return;
    const QScopedValueRollback arranging(m_arranging, true);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    const auto add = [this](Tab tab, const QString &name) { m_tabs->setTabData(m_tabs->addTab(name), int(tab)); };
    if (problem)
        add(Tab::Problem, tr("Problem"));
    add(Tab::Overview, tr("Overview"));
    add(Tab::History, tr("History"));
    add(Tab::Changes, tr("Changes"));
    add(Tab::Log, tr("Log"));
    nameChanges();
    const Tab first = problem ? Tab::Problem : m_wanted;
    for (int place = 0; place < m_tabs->count(); ++place) {
        if (Tab(m_tabs->tabData(place).toInt()) == first)
            m_tabs->setCurrentIndex(place);
    }
    m_pages->setCurrentIndex(int(first));
    Q_EMIT tabChanged(first);
}

void DetailsPane::tabChosen(int place)
{
    if (m_arranging || place < 0)
        return;
    const auto chosen = Tab(m_tabs->tabData(place).toInt());
    if (chosen != Tab::Problem)
        m_wanted = chosen;
    m_pages->setCurrentIndex(int(chosen));
    Q_EMIT tabChanged(chosen);
}

void DetailsPane::nameChanges()
{
    const auto count = m_changes->changeCount();
    for (int place = 0; place < m_tabs->count(); ++place) {
        if (Tab(m_tabs->tabData(place).toInt()) == Tab::Changes)
            m_tabs->setTabText(place, count ? tr("Changes (%L1)").arg(*count) : tr("Changes"));
    }
}

void DetailsPane::setTab(int place)
{
    if (row() && place < m_tabs->count())
        m_tabs->setCurrentIndex(place);
}

DetailsPane::Tab DetailsPane::tab() const
{
    return m_tabs->count() > 0 ? Tab(m_tabs->tabData(m_tabs->currentIndex()).toInt()) : m_wanted;
}

void DetailsPane::preview()
{
    for (int place = 0; place < m_tabs->count(); ++place) {
        if (Tab(m_tabs->tabData(place).toInt()) == Tab::Changes)
            setTab(place);
    }
    m_changes->preview();
}

void DetailsPane::syncChosen()
{
    m_changes->syncChosen();
}

void DetailsPane::syncRecords(const StateKey &key, const std::vector<ChosenRecord> &records)
{
    m_changes->syncRecords(key, records);
}

void DetailsPane::undoRun()
{
    m_history->undo();
}

void DetailsPane::copyDetails()
{
    if (const TypeRow *shown = row())
        QGuiApplication::clipboard()->setText(detailsText(*shown, m_client.workspace().name, m_client.logBook().of(*m_key)));
}

bool DetailsPane::focusInside()
{
    if (!row())
        return false;
    if (tab() != Tab::Problem || !m_problem->focusFirst())
        m_tabs->setFocus(Qt::TabFocusReason);
    return true;
}

} // namespace tidewright
