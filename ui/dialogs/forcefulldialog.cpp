#include "forcefulldialog.h"

#include "callout.h"
#include "card.h"
#include "changestable.h"
#include "factscard.h"
#include "humantext.h"
#include "icons.h"
#include "markicon.h"
#include "mode.h"
#include "nextstep.h"
#include "sectiontabs.h"
#include "stylepaint.h"
#include "switch.h"
#include "switchrow.h"
#include "textlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>

namespace tidewright
{

namespace
{

constexpr int dialogWidth = 736;
constexpr int previewRows = 170; // height of the preview's list
constexpr int screenMargin = 60;

PlannedChange::Action actionOf(int tab)
{
    return tab == 0 ? PlannedChange::Action::Delete : tab == 1 ? PlannedChange::Action::Update : PlannedChange::Action::Create;
}

} // namespace

ForceFullDialog::ForceFullDialog(ServiceClient &client, std::vector<TypeRow> rows, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_facts(std::move(rows))
{
    setWindowTitle(tr("Force full sync"));
    m_counts = new FactsCard(this);
    m_error = new Callout(Callout::Kind::Problem, this);

    auto *body = new QVBoxLayout;
    body->setContentsMargins(24, 20, 24, 16);
    body->setSpacing(16);
    body->addWidget(makeHead());
    body->addWidget(m_counts);
    body->addWidget(makeLimit());
    body->addWidget(makeConsequences());
    body->addWidget(m_error);
    body->addWidget(makePreview(), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(body, 1);
    layout->addWidget(makeFooter());

    connect(&client, &ServiceClient::dryRunDone, this, &ForceFullDialog::previewed);
    connect(&client, &ServiceClient::dryRunFailed, this, &ForceFullDialog::previewFailed);
    connect(&client, &ServiceClient::closed, this, &QDialog::reject);
    for (const QKeySequence &keys : {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)})
        connect(new QShortcut(keys, this), &QShortcut::activated, m_main, [this] { m_main->click(); });
    refresh();
}

QWidget *ForceFullDialog::makeHead()
{
    auto *head = new QWidget(this);
    auto *tile = new MarkIcon(QLatin1String("full"), Token::Accent, head, 20);
    tile->setTile(Token::AccentSoft, 40);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(paragraph(m_facts.question(), FontRole::DialogTitle, Token::Text, head));
    words->addWidget(paragraph(m_facts.explanation(m_client.workspace().jobs), FontRole::Body, Token::Muted, head));
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(tile, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    return head;
}

QWidget *ForceFullDialog::makeConsequences()
{
    auto *rows = new QWidget(this);
    auto *grid = new QGridLayout(rows);
    grid->setContentsMargins(16, 0, 16, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(2, 1);
    const auto add = [&](QLatin1String icon, Token token, const QString &name, const QString &text) {
        const int row = grid->rowCount();
        grid->addWidget(new MarkIcon(icon, token, rows), row, 0, Qt::AlignTop);
        grid->addWidget(textLabel(name, FontRole::BodyStrong, Token::Text, rows), row, 1, Qt::AlignTop);
        grid->addWidget(paragraph(text, FontRole::Body, Token::Text, rows), row, 2);
    };
    add(QLatin1String("shield"), Token::Ok, tr("Kept"),
        tr("Mapping, schedule, rejected rows and run history; other content types"));
    add(QLatin1String("refresh"), Token::Warn, tr("Starts over"), m_facts.startsOver());
    add(QLatin1String("undo"), Token::Ok, tr("Reversible"),
        tr("Until the run is committed, in one transaction at its end, it can be rolled back. A finished run cannot: no snapshot "
           "is kept."));
    return rows;
}

QWidget *ForceFullDialog::makeLimit()
{
    m_limit = new Callout(Callout::Kind::Problem, this);
    m_typed = new QLineEdit(m_limit);
    m_typed->setFixedWidth(scaled(160));
    m_typed->setAccessibleName(tr("Number of rows that may be deleted"));
    m_limit->body()->addSpacing(6);
    m_limit->body()->addWidget(m_typed);
    connect(m_typed, &QLineEdit::textChanged, this, &ForceFullDialog::refresh);
    return m_limit;
}

QWidget *ForceFullDialog::makePreview()
{
    m_previewCard = new Card(this);
    m_previewSwitch = new SwitchRow(tr("Show preview"), m_previewCard, tr("a dry run, nothing is written"));
    m_previewTabs = new SectionTabs(m_previewCard);
    m_previewTabs->setAccessibleName(tr("Kind of change"));
    for (int tab = 0; tab < 3; ++tab)
        m_previewTabs->addTab(QString());
    m_previewTable = new ChangesTable(m_sample, m_previewCard);
    m_previewTable->setColumnHidden(ChangesModel::Where, true);
    m_previewTable->setMinimumHeight(scaled(previewRows));
    m_previewTable->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_previewEmpty = textLabel({}, FontRole::Body, Token::Muted, m_previewCard);
    m_previewEmpty->setAlignment(Qt::AlignCenter);
    m_previewEmpty->setMinimumHeight(scaled(64));
    auto *top = new QHBoxLayout;
    top->addWidget(m_previewSwitch);
    top->addStretch(1);
    top->addWidget(m_previewTabs);
    auto *layout = new QVBoxLayout(m_previewCard);
    layout->setContentsMargins(16, 4, 16, 8);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_previewTable, 1);
    layout->addWidget(m_previewEmpty, 1);
    connect(m_previewSwitch, &SwitchRow::toggled, this, [this](bool on) {
        if (on && !m_facts.isKnown() && !m_facts.isRunning())
            startPreview();
        refresh();
        fitToScreen();
    });
    connect(m_previewTabs, &QTabBar::currentChanged, this, &ForceFullDialog::refreshSample);
    return m_previewCard;
}

QWidget *ForceFullDialog::makeFooter()
{
    m_footer = new QWidget(this);
    m_note = textLabel({}, FontRole::Secondary, Token::Muted, m_footer);
    m_cancel = new QPushButton(tr("Cancel"), m_footer);
    m_without = new QPushButton(tr("Sync without preview"), m_footer);
    m_main = new QPushButton(m_footer);
    setEmphasis(m_main, Emphasis::Filled);
    // Enter is left to Cancel, which has the focus: what may delete rows wants Ctrl+Enter.
    m_without->setAutoDefault(false);
    m_main->setAutoDefault(false);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_without, &QPushButton::clicked, this, &ForceFullDialog::confirm);
    connect(m_main, &QPushButton::clicked, this, &ForceFullDialog::mainClicked);
    auto *layout = new QHBoxLayout(m_footer);
    layout->setContentsMargins(24, 12, 24, 16);
    layout->setSpacing(8);
    layout->addWidget(new MarkIcon(QLatin1String("clock"), Token::Muted, m_footer, 14));
    layout->addWidget(m_note, 1);
    layout->addWidget(m_cancel);
    layout->addWidget(m_without);
    layout->addWidget(m_main);
    return m_footer;
}

void ForceFullDialog::startPreview()
{
    m_facts.begin();
    m_emptied = false;
    SyncOptions options;
    options.forceFull = true;
    for (const StateKey &key : m_facts.keys())
        m_client.dryRun(key, options);
    refresh();
}

void ForceFullDialog::previewed(const StateKey &key, const DryRun &dryRun)
{
    if (!m_facts.isRunning() || !m_facts.contains(key))
        return;
    // Refused before its mode was decided, or the answer to a preview that the Changes tab asked for.
    if (dryRun.run.mode != SyncMode::Full) {
        if (dryRun.run.error)
            previewFailed(key, *dryRun.run.error);
        return;
    }
    m_facts.set(key, dryRun);
    refresh();
    fitToScreen();
}

void ForceFullDialog::previewFailed(const StateKey &key, const Error &error)
{
    if (!m_facts.isRunning() || !m_facts.contains(key))
        return;
    // A side that is suddenly empty is shown, with what would become of it, and asked about here.
    if (error.code == ErrorCode::Halted && !isEndpointChange(error)) {
        m_emptied = true;
        SyncOptions options;
        options.forceFull = true;
        options.allowDeletes = 0;
        m_client.dryRun(key, options);
        return;
    }
    m_facts.fail(error);
    refresh();
    fitToScreen();
}

bool ForceFullDialog::isAllowed() const
{
    if (!m_facts.isOverLimit())
        return true;
    bool number = false;
    const qlonglong typed = QLocale().toLongLong(m_typed->text().trimmed(), &number);
    return number && typed == m_facts.counts().deleted;
}

void ForceFullDialog::refresh()
{
    const bool known = m_facts.isKnown();
    const RunCounts counts = m_facts.counts();
    const QString unknown = tr("not known yet");
    const auto number = [&](std::int64_t count) { return known ? numberText(count) : QStringLiteral("—"); };
    const auto note = [&](const QString &text) { return known ? text : unknown; };
    const bool deletes = known && counts.deleted > 0;
    m_counts->setFacts({{QLatin1String("down"), Token::Accent, number(counts.read), tr("rows will be read"), note(QString())},
                        {QLatin1String("plus"), Token::Ok, number(counts.created), tr("rows will be added"),
                         note(tr("in the source, not in the target"))},
                        {QLatin1String("pencil"), Token::Warn, number(counts.updated), tr("rows will be updated"),
                         note(countText(counts.unchanged, [](int n) { return tr("%Ln row(s) are equal already", nullptr, n); }))},
                        {QLatin1String("trash"), Token::Muted, number(counts.deleted), tr("rows may be deleted"),
                         note(tr("in the target only; the safety limit is %1").arg(numberText(m_facts.limit()))),
                         deletes ? Fact::Weight::Alarming : Fact::Weight::Plain}});

    m_limit->setVisible(known && m_facts.isOverLimit());
    if (m_facts.isOverLimit()) {
        m_limit->setHeading(countText(counts.deleted, [](int n) {
                                return tr("%Ln row(s) would be deleted, more than the safety limit of %1", nullptr, n);
                            }).arg(numberText(m_facts.limit())));
        m_limit->setText(tr("If that is what you want, type the number of rows to delete."));
    }
    m_error->setVisible(m_facts.error().has_value());
    if (m_facts.error()) {
        m_error->setHeading(m_facts.error()->message);
        const QString advice = nextStep(*m_facts.error());
        m_error->setText(advice.isEmpty() ? tr("Nothing was written.") : tr("%1 Nothing was written.").arg(advice));
        m_error->setDetail(m_facts.error()->detail);
    }
    const bool shown = m_previewSwitch->isChecked();
    m_previewTabs->setVisible(shown && known);
    m_previewTabs->setTabText(0, tr("Deletes %1").arg(numberText(counts.deleted)));
    m_previewTabs->setTabText(1, tr("Updates %1").arg(numberText(counts.updated)));
    m_previewTabs->setTabText(2, tr("Adds %1").arg(numberText(counts.created)));
    refreshSample();

    m_without->setVisible(!known && !m_facts.isRunning());
    m_main->setText(m_facts.isRunning() ? tr("Counting…")
                    : known             ? countText(counts.read, [](int n) { return tr("Read and sync %Ln row(s)", nullptr, n); })
                                        : tr("Run preview first"));
    m_main->setIcon(icon(known ? QLatin1String("full") : QLatin1String("eye"), Token::OnAccent));
    m_main->setEnabled(!m_facts.isRunning() && (!known || isAllowed()));
    m_main->setAutoDefault(known && !deletes);
    const int running = m_client.runningCount();
    m_note->setText(running == 0 ? tr("No other run is active, starts at once")
                                 : tr("%Ln other run(s) active, starts when a worker is free", nullptr, running));
}

void ForceFullDialog::refreshSample()
{
    const bool shown = m_previewSwitch->isChecked();
    const int tab = std::max(0, m_previewTabs->currentIndex());
    if (shown && m_facts.isKnown())
        m_sample.setChanges(m_facts.sample(), actionOf(tab));
    // A row that comes or goes as a whole has no field to compare.
    for (const int column : {ChangesModel::Field, ChangesModel::Before})
        m_previewTable->setColumnHidden(column, actionOf(tab) != PlannedChange::Action::Update);
    const bool any = shown && m_facts.isKnown() && m_sample.rowCount() > 0;
    m_previewTable->setVisible(any);
    m_previewEmpty->setVisible(shown && !any);
    m_previewEmpty->setText(m_facts.isRunning() ? tr("Counting. Nothing is written.")
                            : m_facts.isKnown() ? tr("None of this kind.")
                                                : tr("No preview yet."));
}

void ForceFullDialog::mainClicked()
{
    if (m_facts.isKnown())
        confirm();
    else
        m_previewSwitch->setChecked(true);
    if (!m_facts.isKnown() && !m_facts.isRunning())
        startPreview();
}

void ForceFullDialog::confirm()
{
    SyncOptions options;
    options.forceFull = true;
    if (m_facts.isKnown())
        options.allowDeletes = m_facts.allowDeletes();
    if (m_emptied && !options.allowDeletes)
        options.allowDeletes = 0;
    Q_EMIT confirmed(m_facts.keys(), options);
    accept();
}

// As tall as its content asks for, up to the screen; then the preview's list scrolls.
void ForceFullDialog::fitToScreen()
{
    layout()->activate();
    const int most = screen()->availableGeometry().height() - screenMargin;
    const int width = std::max(scaled(dialogWidth), minimumSizeHint().width());
    resize(width, std::min(most, layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height()));
}

void ForceFullDialog::showEvent(QShowEvent *event)
{
    fitToScreen();
    QDialog::showEvent(event);
    m_cancel->setFocus(Qt::TabFocusReason);
}

void ForceFullDialog::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(this).color(Token::Window));
    paintLine(&painter, QRect(0, m_footer->y(), width(), 1), Qt::TopEdge, Theme::of(this).color(Token::Border));
}

} // namespace tidewright
