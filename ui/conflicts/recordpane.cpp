#include "recordpane.h"

#include "humantext.h"
#include "icons.h"
#include "linkbutton.h"
#include "recorddelegate.h"
#include "searchfield.h"
#include "segmentbar.h"
#include "themedwidget.h"

#include <QActionGroup>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QToolButton>

namespace tidewright
{

namespace
{

constexpr int paneWidth = 296;

} // namespace

RecordPane::RecordPane(ConflictListModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(new SearchField(tr("Filter records"), this))
    , m_kinds(new QToolButton(this))
    , m_kindMenu(new QMenu(this))
    , m_tabs(new QButtonGroup(this))
    , m_type(new LinkButton(QString(), this, QLatin1String("x")))
    , m_list(new QListView(this))
{
    setGround(this, Token::Sidebar);
    setMinimumWidth(paneWidth * 3 / 4);
    m_filter->setKeys(QKeySequence(Qt::CTRL | Qt::Key_F));
    m_filter->installEventFilter(this);
    m_kinds->setIcon(icon(QLatin1String("filter"), Token::Muted));
    m_kinds->setAutoRaise(true);
    m_kinds->setPopupMode(QToolButton::InstantPopup);
    m_kinds->setMenu(m_kindMenu);
    m_kinds->setToolTip(tr("Show one kind of conflicts only"));
    m_kinds->setAccessibleName(tr("Kind of conflicts"));
    connect(m_kindMenu, &QMenu::aboutToShow, this, &RecordPane::fillKinds);
    connect(m_filter, &QLineEdit::textChanged, this,
            [this](const QString &text) { changeFilter([&text](RecordFilter &filter) { filter.text = text; }); });

    m_list->setModel(&model);
    m_list->setItemDelegate(new RecordDelegate(this));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setAccessibleName(tr("Records in conflict"));
    setGround(m_list, Token::Sidebar);
    setGround(m_list->viewport(), Token::Sidebar);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        const QString id = now.data(ConflictListModel::IdRole).toString();
        if (m_selecting || id.isEmpty() || id == m_current)
            return;
        m_current = id;
        Q_EMIT currentChanged(id);
    });
    connect(&model, &ConflictListModel::arranged, this, &RecordPane::arranged);

    auto *top = new QHBoxLayout;
    top->setSpacing(4);
    top->addWidget(m_filter, 1);
    top->addWidget(m_kinds);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(12, 12, 12, 4);
    head->setSpacing(8);
    head->addLayout(top);
    buildTabs();
    auto *tabs = new QHBoxLayout;
    tabs->setSpacing(4);
    for (QAbstractButton *tab : m_tabs->buttons())
        tabs->addWidget(tab);
    head->addLayout(tabs);
    m_type->hide();
    m_type->setToolTip(tr("Show the conflicts of all content types"));
    connect(m_type, &QPushButton::clicked, this, [this] { showOnly(std::nullopt); });
    head->addWidget(m_type, 0, Qt::AlignLeft);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_list, 1);
    arranged();
}

void RecordPane::buildTabs()
{
    for (const RecordTab tab : {RecordTab::Open, RecordTab::Resolved, RecordTab::All})
        m_tabs->addButton(new SegmentButton(QString(), this), int(tab));
    m_tabs->setExclusive(true);
    m_tabs->button(int(RecordTab::All))->setChecked(true);
    connect(m_tabs, &QButtonGroup::idClicked, this,
            [this](int tab) { changeFilter([tab](RecordFilter &filter) { filter.tab = RecordTab(tab); }); });
    changeFilter([](RecordFilter &filter) { filter.tab = RecordTab::All; });
}

void RecordPane::changeFilter(const std::function<void(RecordFilter &)> &change)
{
    RecordFilter filter = m_model.filter();
    change(filter);
    m_model.setFilter(filter);
    m_kinds->setIcon(icon(QLatin1String("filter"), filter.kind ? Token::Accent : Token::Muted));
    m_type->setVisible(filter.type.has_value());
    if (filter.type)
        m_type->setText(tr("Only %1 of %2").arg(filter.type->typeKey, filter.type->job));
    m_type->updateGeometry();
}

void RecordPane::showOnly(const std::optional<StateKey> &type)
{
    m_filter->clear();
    changeFilter([&type](RecordFilter &filter) {
        filter.type = type;
        filter.kind.reset();
    });
}

void RecordPane::fillKinds()
{
    m_kindMenu->clear();
    const std::array<QString, conflictKindCount> words{tr("Changed on both sides"), tr("Created on both sides"),
                                                       tr("Deleted at the local side"), tr("Deleted at the remote side")};
    const auto &counts = m_model.arrangement().kinds;
    auto *group = new QActionGroup(m_kindMenu);
    const auto add = [&](const QString &text, const std::optional<ConflictKind> &kind) {
        QAction *action = m_kindMenu->addAction(text, this, [this, kind] {
            changeFilter([&kind](RecordFilter &filter) { filter.kind = kind; });
        });
        action->setCheckable(true);
        action->setChecked(m_model.filter().kind == kind);
        group->addAction(action);
    };
    add(tr("All kinds"), std::nullopt);
    for (std::size_t kind = 0; kind < words.size(); ++kind)
        add(tr("%1 (%2)", "kind of conflicts, number").arg(words[kind], numberText(counts[kind])), ConflictKind(kind));
}

void RecordPane::arranged()
{
    const Arrangement &shown = m_model.arrangement();
    const auto say = [this](RecordTab tab, const QString &text, int count) {
        QAbstractButton *button = m_tabs->button(int(tab));
        button->setText(tr("%1 %2", "tab, number").arg(text, numberText(count)));
        button->updateGeometry();
    };
    say(RecordTab::Open, tr("Open"), shown.open);
    say(RecordTab::Resolved, tr("Resolved"), shown.resolved);
    say(RecordTab::All, tr("All"), shown.open + shown.resolved);
    showCurrent();
}

void RecordPane::showCurrent()
{
    const int row = m_model.rowOf(m_current);
    const bool was = std::exchange(m_selecting, true);
    if (row >= 0 && m_list->currentIndex().row() != row) {
        m_list->setCurrentIndex(m_model.index(row));
        m_list->scrollTo(m_model.index(row));
    } else if (row < 0) {
        m_list->clearSelection();
    }
    m_selecting = was;
}

QString RecordPane::current() const
{
    return m_current;
}

void RecordPane::select(const QString &id)
{
    if (id == m_current) {
        showCurrent();
        return;
    }
    m_current = id;
    showCurrent();
    Q_EMIT currentChanged(id);
}

void RecordPane::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

// Down and Enter lead from the filter into the list.
bool RecordPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (const int first = m_model.neighbour(-1, 1); first >= 0 && m_model.rowOf(m_current) < 0)
                m_list->setCurrentIndex(m_model.index(first));
            m_list->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace tidewright
