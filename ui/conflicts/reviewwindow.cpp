#include "reviewwindow.h"

#include "callout.h"
#include "humantext.h"
#include "markicon.h"
#include "recordheader.h"
#include "recordpane.h"
#include "reviewactions.h"
#include "reviewfooter.h"
#include "reviewheader.h"
#include "reviewtable.h"
#include "searchfield.h"
#include "switchrow.h"
#include "textlabel.h"
#include "themedwidget.h"
#include "typesmodel.h"

#include <QAction>
#include <QCloseEvent>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace tidewright
{

ReviewWindow::ReviewWindow(ServiceClient &client, QWidget *parent)
    : QMainWindow(parent, Qt::Window)
    , m_client(client)
    , m_session(client, m_list, m_fields)
    , m_actions(new ReviewActions(this))
    , m_records(new RecordPane(m_list, this))
{
    setWindowTitle(tr("Review conflicts"));
    setContextMenuPolicy(Qt::NoContextMenu);
    auto *columns = new QSplitter(Qt::Horizontal, this);
    columns->addWidget(m_records);
    columns->addWidget(buildPage());
    columns->setStretchFactor(0, 0);
    columns->setStretchFactor(1, 1);
    columns->setChildrenCollapsible(false);
    auto *central = new QWidget(this);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTop());
    layout->addWidget(columns, 1);
    setCentralWidget(central);
    connectActions();
    resize(QSize(1440, 900).boundedTo(screen()->availableSize() * 9 / 10));
    setMinimumSize(1024, 640);
    columns->setSizes({std::min(scaled(296), width() / 4), 10'000});

    connect(m_records, &RecordPane::currentChanged, &m_session, &ReviewSession::open);
    connect(&m_list, &ConflictListModel::arranged, this, &ReviewWindow::arranged);
    connect(&m_session, &ReviewSession::shown, this, &ReviewWindow::showRecord);
    connect(&m_session, &ReviewSession::remarked, this, &ReviewWindow::showRemark);
    connect(&m_session, &ReviewSession::openWanted, m_records, &RecordPane::select);
    connect(&m_session, &ReviewSession::busyChanged, this, &ReviewWindow::updateActions);
    connect(&m_session, &ReviewSession::settled, this, &ReviewWindow::settled);
    connect(&m_session.steps(), &QUndoStack::indexChanged, this, &ReviewWindow::updateActions);
    connect(&m_fields, &ReviewModel::decisionsChanged, this, &ReviewWindow::updateFooter);
    connect(&m_client, &ServiceClient::closed, this, &QWidget::close);
    arranged();
    showRecord();
}

ReviewWindow::~ReviewWindow()
{
    m_session.saveDrafts();
    // Steps go one by one, and tell of it.
    m_session.steps().disconnect(this);
    m_session.disconnect(this);
}

QWidget *ReviewWindow::buildTop()
{
    auto *top = new QWidget(this);
    setGround(top, Token::Window);
    m_jobs = textLabel(QString(), FontRole::Body, Token::Muted, top);
    m_progressText = textLabel(QString(), FontRole::BodyMedium, Token::Text, top);
    m_progress = new QProgressBar(top);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(scaled(160));
    m_progress->setFixedHeight(6);
    m_progress->setAccessibleName(tr("Resolved conflicts"));
    m_onlyDiffering = new SwitchRow(tr("Only fields that differ"), top);
    m_onlyDiffering->setChecked(true);
    auto *menuButton = new QToolButton(top);
    menuButton->setText(tr("Actions"));
    menuButton->setToolTip(tr("All that can be done here, with its keys"));
    menuButton->setAutoRaise(true);
    menuButton->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(menuButton);
    m_actions->fill(*menu);
    menuButton->setMenu(menu);
    auto *layout = new QHBoxLayout;
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(10);
    layout->addWidget(new MarkIcon(QLatin1String("s-conflict"), Token::Conflict, top, 18));
    layout->addWidget(textLabel(tr("Review conflicts"), FontRole::Heading, Token::Text, top));
    layout->addSpacing(4);
    layout->addWidget(m_jobs);
    layout->addStretch(1);
    layout->addWidget(m_progressText);
    layout->addSpacing(6);
    layout->addWidget(m_progress);
    layout->addStretch(1);
    layout->addWidget(m_onlyDiffering);
    layout->addSpacing(4);
    layout->addWidget(menuButton);
    auto *outer = new QVBoxLayout(top);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addLayout(layout);
    auto *line = new QWidget(top);
    line->setFixedHeight(1);
    setGround(line, Token::Border);
    outer->addWidget(line);
    return top;
}

QWidget *ReviewWindow::buildPage()
{
    m_pages = new QStackedWidget(this);
    auto *none = new QWidget(m_pages);
    setGround(none, Token::Surface);
    m_empty = textLabel(QString(), FontRole::Headline, Token::Text, none);
    m_empty->setAlignment(Qt::AlignCenter);
    m_emptyHint = textLabel(QString(), FontRole::Body, Token::Muted, none);
    m_emptyHint->setAlignment(Qt::AlignCenter);
    auto *noneLayout = new QVBoxLayout(none);
    noneLayout->addStretch(2);
    noneLayout->addWidget(m_empty);
    noneLayout->addWidget(m_emptyHint);
    noneLayout->addStretch(3);
    m_pages->addWidget(none);

    auto *page = new QWidget(m_pages);
    m_header = new RecordHeader(page);
    m_remark = new Callout(Callout::Kind::Warning, page);
    m_table = new ReviewTable(m_fields, page);
    m_columns = static_cast<ReviewHeader *>(m_table->horizontalHeader());
    m_footer = new ReviewFooter(*m_actions, page);
    auto *remark = new QWidget(page);
    setGround(remark, Token::Surface);
    auto *remarkLayout = new QVBoxLayout(remark);
    remarkLayout->setContentsMargins(20, 0, 16, 12);
    remarkLayout->addWidget(m_remark);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(remark);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_footer);
    m_pages->addWidget(page);
    return m_pages;
}

void ReviewWindow::review(const std::optional<StateKey> &type)
{
    m_session.setWatching(true);
    m_session.begin();
    m_records->showOnly(type);
    show();
    raise();
    activateWindow();
    (m_pages->currentIndex() == 1 ? static_cast<QWidget *>(m_table) : m_records->list())->setFocus(Qt::OtherFocusReason);
}

SideNames ReviewWindow::placesOf(const StateKey &type) const
{
    const WorkspaceInfo &info = m_client.workspace();
    SideNames places;
    for (const Job &job : info.jobs) {
        const ContentType *found = job.name == type.job ? job.find(type.typeKey) : nullptr;
        if (!found)
            continue;
        const auto kindOf = [&info](const QString &name) {
            for (const Connection &connection : info.connections) {
                if (connection.name == name)
                    return systemName(connection.kind);
            }
            return QString();
        };
        places.local = tr("%1, %2", "kind of system, place").arg(kindOf(job.local), found->local);
        places.remote = tr("%1, %2", "kind of system, place").arg(kindOf(job.remote), found->remote);
    }
    return places;
}

void ReviewWindow::arranged()
{
    const Arrangement &shown = m_list.arrangement();
    QStringList jobs;
    for (std::size_t at = 0; at < shown.sections.size(); ++at) {
        if (jobs.isEmpty() || jobs.back() != shown.sections[at].type.job)
            jobs << shown.sections[at].type.job;
    }
    m_jobs->setText(jobs.size() > 3 ? tr("%Ln job(s)", nullptr, int(jobs.size())) : QLocale().createSeparatedList(jobs));
    const int resolved = shown.total - shown.totalOpen;
    m_progressText->setText(tr("%1 of %2 resolved").arg(numberText(resolved), numberText(shown.total)));
    m_progress->setRange(0, std::max(1, shown.total));
    m_progress->setValue(resolved);
    m_progress->setVisible(shown.total > 0);
    m_progressText->setVisible(shown.total > 0);
    m_onlyDiffering->setVisible(shown.total > 0);

    if (shown.total == 0) {
        int types = 0;
        for (const Job &job : m_client.workspace().jobs) {
            if (job.direction != Direction::Bidirectional)
                continue;
            types += int(std::ranges::count_if(job.contentTypes, &ContentType::enabled));
        }
        m_empty->setText(m_list.isLoaded() ? tr("No conflicts") : tr("Reading the conflicts…"));
        m_emptyHint->setText(!m_list.isLoaded() ? QString()
                             : types > 0        ? tr("Both sides agree in all %Ln content type(s).", nullptr, types)
                                                : tr("Conflicts come from jobs that sync in both directions; this workspace has none."));
    } else {
        m_empty->setText(shown.lines.empty() ? tr("Nothing matches the filter") : tr("No record is chosen"));
        m_emptyHint->setText(shown.lines.empty() ? tr("Esc in the filter clears it.") : tr("Choose one on the left."));
    }
    // The first record that waits, for who has just come.
    if (m_records->current().isEmpty() && !shown.lines.empty())
        nextOpen();
    if (m_list.rowOf(m_records->current()) < 0 && !m_list.find(m_records->current()) && m_list.isLoaded() && !m_records->current().isEmpty())
        m_client.readConflict(m_records->current());
    showRecord();
}

void ReviewWindow::showRecord()
{
    const Review &review = m_fields.review();
    const bool any = !review.conflict().summary.id.isEmpty() && m_list.arrangement().total > 0;
    if (const int page = any ? 1 : 0; m_pages->currentIndex() != page) {
        m_pages->setCurrentIndex(page);
        if (any && !m_records->filter()->hasFocus())
            m_table->setFocus(Qt::OtherFocusReason);
    }
    if (any) {
        const ConflictSummary &summary = review.conflict().summary;
        const SideNames names = m_session.sidesOf(summary.key);
        m_header->setReview(review, names, placesOf(summary.key), SystemClock().now());
        m_columns->setNote(ReviewModel::Base, review.conflict().base ? tr("as last synced") : tr("never synced"));
        m_columns->setNote(ReviewModel::Local, tr("local"));
        m_columns->setNote(ReviewModel::Remote, tr("remote"));
        m_columns->setNote(ReviewModel::Result, tr("saved on both sides"));
        if (m_shown != summary.id || !m_table->currentIndex().isValid()) {
            m_shown = summary.id;
            m_table->goTo(std::max(0, m_fields.nextUndecided(0)));
            m_table->scrollToTop();
        }
    }
    showRemark();
    updateFooter();
}

void ReviewWindow::showRemark()
{
    const QString &remark = m_session.remark();
    const bool settledWell = !m_session.isEditable();
    m_remark->setKind(settledWell ? Callout::Kind::Info : Callout::Kind::Warning);
    m_remark->setText(remark);
    m_remark->parentWidget()->setVisible(!remark.isEmpty());
}

void ReviewWindow::settled(const ConflictOutcome &outcome, const QString &name, const QString &text)
{
    if (outcome.error && outcome.id != m_session.current())
        m_asked = tr("%1: %2", "record, what became of it").arg(name, text);
    updateFooter();
}

void ReviewWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_table)
        updateActions();
}

void ReviewWindow::hideEvent(QHideEvent *event)
{
    m_session.setWatching(false);
    m_session.saveDrafts();
    QMainWindow::hideEvent(event);
}

} // namespace tidewright
