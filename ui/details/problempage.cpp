#include "problempage.h"

#include "callout.h"
#include "card.h"
#include "changesmodel.h"
#include "consoleactions.h"
#include "elidedlabel.h"
#include "humantext.h"
#include "icons.h"
#include "linkbutton.h"
#include "logpage.h"
#include "markicon.h"
#include "mode.h"
#include "problemfacts.h"
#include "rejecteddialog.h"
#include "textlabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>

namespace tidewright
{

namespace
{

constexpr std::size_t shownRejected = 4;
constexpr std::size_t shownLogLines = 3;

void clearLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->layout())
            clearLayout(item->layout());
        // Later: it may be the widget whose event is being handled.
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

} // namespace

ProblemPage::ProblemPage(ServiceClient &client, ConsoleActions &actions, QWidget *parent)
    : QScrollArea(parent)
    , m_client(client)
    , m_page(new QWidget(this))
    , m_callout(new Callout(Callout::Kind::Problem, m_page, Callout::Size::Headline))
    , m_changed(makeList(tr("What was changed")))
    , m_unchanged(makeList(tr("What was not changed")))
    , m_rejected(makeList(QString()))
    , m_resume(makeButton(actions.resume))
    , m_sync(makeButton(actions.sync))
    , m_retry(makeButton(actions.retryRecords))
    , m_accept(makeButton(actions.acceptEndpoint))
    , m_force(makeButton(actions.forceFull))
    , m_rollback(makeButton(actions.rollback))
    , m_copy(makeButton(actions.copyDetails))
    , m_stepsHeading(textLabel(tr("Where the run stopped"), FontRole::BodyStrong, Token::Text, m_page))
    , m_stepsRow(new QWidget(m_page))
    , m_log(textLabel({}, FontRole::Mono, Token::Muted, m_page, TextUse::Copied))
{
    setWidget(m_page);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setGround(viewport(), Token::Surface);

    auto *cards = new QHBoxLayout;
    cards->setSpacing(16);
    cards->addWidget(m_changed.card, 4);
    cards->addWidget(m_unchanged.card, 4);
    cards->addWidget(m_rejected.card, 5);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {m_accept, m_force, m_resume, m_retry, m_sync, m_rollback, m_copy})
        buttons->addWidget(button);
    buttons->addStretch(1);
    m_steps = new QGridLayout(m_stepsRow);
    m_steps->setContentsMargins(0, 0, 0, 0);
    m_steps->setHorizontalSpacing(8);
    m_steps->setVerticalSpacing(2);
    m_log->setWordWrap(true);
    m_log->setContentsMargins(12, 8, 12, 8);
    setGround(m_log, Token::Alt);

    auto *layout = new QVBoxLayout(m_page);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    layout->addWidget(m_callout);
    layout->addLayout(cards);
    layout->addLayout(buttons);
    layout->addWidget(m_stepsHeading);
    layout->addWidget(m_stepsRow);
    layout->addWidget(m_log);
    layout->addStretch(1);

    connect(&client, &ServiceClient::failedRecordsRead, this,
            [this](const StateKey &key, const std::vector<FailedRecord> &records) {
                if (m_key == key)
                    showRejected(records);
            });
    connect(&client, &ServiceClient::logged, this, [this](const LogRecord &record) {
        if (m_key && record.job == m_key->job && record.typeKey == m_key->typeKey)
            showLog();
    });
}

bool ProblemPage::isFor(const TypeRow &row)
{
    const DisplayStatus status = displayStatus(row);
    return status == DisplayStatus::Failed || status == DisplayStatus::Interrupted ||
           (status != DisplayStatus::Syncing && status != DisplayStatus::Skipped && isRejectedOnly(row.status.state));
}

ProblemPage::List ProblemPage::makeList(const QString &heading)
{
    auto *card = new Card(m_page);
    auto *layout = new QVBoxLayout(card);
    layout->setSpacing(10);
    QLabel *label = textLabel(heading, FontRole::BodyStrong, Token::Text, card);
    layout->addWidget(label);
    auto *rows = new QVBoxLayout;
    rows->setSpacing(10);
    layout->addLayout(rows);
    layout->addStretch(1);
    return {card, label, rows};
}

// A button for an action: its text, icon and state follow it.
QPushButton *ProblemPage::makeButton(QAction *action)
{
    auto *button = new QPushButton(action->icon(), action->text(), m_page);
    button->setToolTip(action->toolTip());
    button->setEnabled(action->isEnabled());
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
    return button;
}

void ProblemPage::fill(const List &list, const std::vector<ProblemFact> &facts, QLatin1String icon, Token token)
{
    clearLayout(list.rows);
    for (const ProblemFact &fact : facts) {
        auto *row = new QGridLayout;
        row->setHorizontalSpacing(10);
        row->setVerticalSpacing(1);
        row->setColumnStretch(1, 1);
        row->addWidget(new MarkIcon(icon, token, list.card), 0, 0, Qt::AlignTop);
        row->addWidget(paragraph(fact.text, FontRole::Body, Token::Text, list.card), 0, 1);
        row->addWidget(paragraph(fact.note, FontRole::Secondary, Token::Muted, list.card), 1, 1);
        list.rows->addLayout(row);
    }
    list.card->setVisible(!facts.empty());
}

void ProblemPage::setType(const std::optional<StateKey> &key)
{
    if (m_key == key)
        return;
    m_key = key;
    m_shown.clear();
    m_rejected.card->hide();
    if (m_key)
        m_client.readFailedRecords(*m_key);
    verticalScrollBar()->setValue(0);
}

void ProblemPage::refresh(const TypeRow &row)
{
    const ProblemFacts facts = problemFacts(row);
    const SyncState &state = row.status.state;
    QString now = facts.headline + facts.text + facts.technical + QString::number(state.failedRecords) +
                  QString::number(bool(state.progress));
    for (const auto *list : {&facts.changed, &facts.unchanged}) {
        for (const ProblemFact &fact : *list)
            now += fact.text + fact.note;
    }
    chooseFirst(row);
    if (std::exchange(m_shown, now) == now)
        return;
    m_callout->setKind(state.interrupted() || isRejectedOnly(state) ? Callout::Kind::Warning : Callout::Kind::Problem);
    m_callout->setHeading(facts.headline);
    m_callout->setText(facts.text);
    m_callout->setDetail(facts.technical);
    fill(m_changed, facts.changed, QLatin1String("check"), Token::Ok);
    fill(m_unchanged, facts.unchanged, QLatin1String("shield"), Token::Muted);
    if (state.failedRecords > 0)
        m_client.readFailedRecords(state.key);
    else
        m_rejected.card->hide();
    showSteps(state);
    showLog();
}

// The next step is first and filled; what cannot help is not there.
void ProblemPage::chooseFirst(const TypeRow &row)
{
    const SyncState &state = row.status.state;
    const bool rejected = state.failedRecords > 0 && !state.interrupted();
    // Neither resume nor sync gets further before the new system is accepted.
    const bool moved = state.lastError && !state.interrupted() && isEndpointChange(*state.lastError);
    // What was halted for its deletes asks there.
    const bool asks = state.lastError && !state.interrupted() && !moved && state.lastError->code == ErrorCode::Halted;
    m_accept->setVisible(moved);
    m_force->setVisible(asks);
    m_resume->setVisible(state.progress.has_value() && !moved);
    m_rollback->setVisible(state.progress.has_value());
    m_retry->setVisible(rejected);
    m_sync->setVisible(!state.progress && !moved);
    QPushButton *first = moved ? m_accept : asks ? m_force : state.progress ? m_resume : rejected ? m_retry : m_sync;
    for (QPushButton *button : {m_accept, m_force, m_resume, m_retry, m_sync})
        setEmphasis(button, button == first ? Emphasis::Filled : Emphasis::Normal);
}

bool ProblemPage::focusFirst()
{
    for (QPushButton *button : {m_accept, m_force, m_resume, m_retry, m_sync, m_copy}) {
        if (!button->isHidden() && button->isEnabled()) {
            button->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return false;
}

void ProblemPage::showRejected(const std::vector<FailedRecord> &records)
{
    clearLayout(m_rejected.rows);
    m_rejected.card->setVisible(!records.empty());
    m_rejected.heading->setText(
        records.size() > shownRejected
            ? tr("Rejected rows, first %1 of %2").arg(numberText(shownRejected), numberText(qlonglong(records.size())))
            : tr("Rejected rows"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(2, 1);
    for (std::size_t at = 0; at < std::min(shownRejected, records.size()); ++at) {
        const FailedRecord &record = records[at];
        const int row = int(at);
        grid->addWidget(textLabel(keyText(record.recordKey), FontRole::Mono, Token::Text, m_rejected.card, TextUse::Copied), row,
                        0);
        grid->addWidget(textLabel(record.field, FontRole::Mono, Token::Muted, m_rejected.card), row, 1);
        auto *why = new ElidedLabel(rejectedReason(record), m_rejected.card);
        setFontRole(why, FontRole::Secondary);
        setTextToken(why, Token::Bad);
        grid->addWidget(why, row, 2);
    }
    m_rejected.rows->addLayout(grid);
    if (records.size() <= shownRejected)
        return;
    auto *all = new LinkButton(tr("Show all %Ln row(s)…", nullptr, int(records.size())), m_rejected.card);
    connect(all, &QPushButton::clicked, this, [this, records] {
        auto *dialog = new RejectedDialog(m_key->typeKey, records, window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    m_rejected.rows->addWidget(all, 0, Qt::AlignLeft);
}

void ProblemPage::showSteps(const SyncState &state)
{
    clearLayout(m_steps);
    const RunSteps steps = runSteps(state);
    m_stepsHeading->setVisible(!steps.names.empty());
    m_stepsRow->setVisible(!steps.names.empty());
    for (std::size_t step = 0; step < steps.names.size(); ++step) {
        const bool done = step < steps.current;
        const bool here = step == steps.current;
        const int column = int(step) * 3;
        const QLatin1String icon(done   ? QLatin1String("s-ok")
                                 : here ? (state.interrupted() ? QLatin1String("s-interrupted") : QLatin1String("s-failed"))
                                        : QLatin1String("s-skipped"));
        const Token token = done ? Token::Ok : here ? (state.interrupted() ? Token::Interrupted : Token::Bad) : Token::Neutral;
        m_steps->addWidget(new MarkIcon(icon, token, m_stepsRow), 0, column);
        m_steps->addWidget(textLabel(tr("Step %1  %2").arg(step + 1).arg(steps.names[step]), FontRole::BodyMedium,
                                     here ? token : Token::Text, m_stepsRow),
                           0, column + 1);
        const QString note = done ? tr("done") : here ? tr("stopped here") : tr("did not start");
        m_steps->addWidget(textLabel(note, FontRole::Secondary, Token::Muted, m_stepsRow), 1, column + 1);
        m_steps->setColumnMinimumWidth(column + 2, 32);
        m_steps->setColumnStretch(column + 2, step + 1 == steps.names.size() ? 1 : 0);
    }
}

void ProblemPage::showLog()
{
    QStringList lines;
    if (m_key) {
        const auto &log = m_client.logBook().of(*m_key);
        for (std::size_t at = log.size() > shownLogLines ? log.size() - shownLogLines : 0; at < log.size(); ++at)
            lines << logLine(log[at]);
    }
    m_log->setText(lines.join(QLatin1Char('\n')));
    m_log->setVisible(!lines.isEmpty());
}

} // namespace tidewright
