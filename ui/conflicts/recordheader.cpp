#include "recordheader.h"

#include "elidedlabel.h"
#include "humantext.h"
#include "markicon.h"
#include "pill.h"
#include "recordindex.h"
#include "reviewheader.h"
#include "reviewmodel.h"
#include "stylepaint.h"
#include "themedwidget.h"

#include <QHBoxLayout>
#include <QPainter>

namespace tidewright
{

namespace
{

constexpr int letterSide = 16;
constexpr int barWidth = 3;
constexpr int leastCard = 214;

ElidedLabel *line(FontRole role, Token token, QWidget *parent)
{
    auto *label = new ElidedLabel(QString(), parent);
    setFontRole(label, role);
    setTextToken(label, token);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

QString factsText(const Review &review, const SideNames &names)
{
    const ConflictSummary &summary = review.conflict().summary;
    switch (summary.kind) {
    case ConflictKind::DeletedLocally:
        return RecordHeader::tr("Deleted in %1, changed in %2").arg(names.local, names.remote);
    case ConflictKind::DeletedRemotely:
        return RecordHeader::tr("Deleted in %1, changed in %2").arg(names.remote, names.local);
    case ConflictKind::BothCreated:
        return RecordHeader::tr("Created on both sides with %Ln other field(s)", nullptr, review.undecided() + review.decided());
    case ConflictKind::BothChanged:
        break;
    }
    int both = 0;
    for (const ReviewRow &row : review.rows())
        both += row.field.overlaps;
    const int merged = review.count(ReviewRow::State::Merged);
    const QString changed = RecordHeader::tr("%Ln field(s) changed on both sides", nullptr, both);
    return merged == 0 ? changed : RecordHeader::tr("%1, %2").arg(changed, RecordHeader::tr("%Ln merged for you", nullptr, merged));
}

SideCard::SideCard(Side side, QWidget *parent)
    : QFrame(parent)
    , m_side(side)
    , m_name(line(FontRole::BodyStrong, Token::Text, this))
    , m_when(line(FontRole::Secondary, Token::Text, this))
    , m_where(line(FontRole::Secondary, Token::Muted, this))
    , m_newest(new Pill(QLatin1String("clock"), side == Side::Local ? Token::Info : Token::Interrupted,
                        side == Side::Local ? Token::InfoSoft : Token::InterruptedSoft, this))
{
    m_newest->setText(tr("Newest"));
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addSpacing(scaled(letterSide) + 8);
    top->addWidget(m_name);
    top->addWidget(m_newest);
    top->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 12, 8);
    layout->setSpacing(3);
    layout->addLayout(top);
    layout->addWidget(m_when);
    layout->addWidget(m_where);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

QSize SideCard::minimumSizeHint() const
{
    return {scaled(leastCard), QFrame::minimumSizeHint().height()};
}

void SideCard::setFacts(const QString &name, const QString &when, const QString &where, bool newest)
{
    m_name->setText(name);
    m_when->setText(when);
    m_where->setText(where);
    m_newest->setVisible(newest);
    setAccessibleName(tr("%1: %2, %3").arg(name, when, where));
}

void SideCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const int side = scaled(letterSide);
    paintPlate(&painter, rect(), CardRadius, theme.color(Token::Surface), theme.color(Token::Border));
    painter.fillRect(QRect(0, 8, barWidth, height() - 16), theme.color(m_side == Side::Local ? Token::Info : Token::Interrupted));
    paintSideLetter(painter, QRect(14, m_name->geometry().center().y() - side / 2, side, side),
                    m_side == Side::Local ? ReviewModel::Local : ReviewModel::Remote, theme);
}

RecordHeader::RecordHeader(QWidget *parent)
    : QWidget(parent)
    , m_title(line(FontRole::RecordTitle, Token::Text, this))
    , m_where(line(FontRole::Secondary, Token::Muted, this))
    , m_mark(new MarkIcon(QLatin1String("s-conflict-o"), Token::Conflict, this, 14))
    , m_facts(line(FontRole::Secondary, Token::Muted, this))
    , m_local(new SideCard(SideCard::Side::Local, this))
    , m_remote(new SideCard(SideCard::Side::Remote, this))
{
    setGround(this, Token::Surface);
    const auto row = [this](QWidget *mark, QWidget *label) {
        auto *layout = new QHBoxLayout;
        layout->setSpacing(8);
        layout->addWidget(mark);
        layout->addWidget(label, 1);
        return layout;
    };
    auto *words = new QVBoxLayout;
    words->setSpacing(6);
    words->addWidget(m_title);
    words->addLayout(row(new MarkIcon(QLatin1String("file"), Token::Muted, this, 14), m_where));
    words->addLayout(row(m_mark, m_facts));
    words->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 14, 16, 14);
    layout->setSpacing(12);
    layout->addLayout(words, 5);
    layout->addWidget(m_local, 4);
    layout->addWidget(m_remote, 4);
}

void RecordHeader::setReview(const Review &review, const SideNames &names, const SideNames &places, Instant now)
{
    const Conflict &conflict = review.conflict();
    m_title->setText(recordName(conflict.summary));
    m_where->setText(tr("%1, %2, conflict %3", "content type, key, number")
                         .arg(conflict.summary.key.typeKey, recordKeyText(conflict.summary.recordKey), conflict.summary.id));
    m_facts->setText(factsText(review, names));
    const bool settled = !isUndecided(conflict.summary.phase);
    m_mark->setMark(QLatin1String(settled ? "s-resolved" : "s-conflict-o"), settled ? Token::Ok : Token::Conflict);
    const auto when = [&](const RecordImage &image, const std::optional<Instant> &modified) {
        if (!image)
            return tr("The record is deleted there");
        if (!modified)
            return tr("When it was changed is not known");
        const QDateTime time = toDateTime(*modified);
        const QDateTime current = toDateTime(now);
        return tr("Changed %1, %2", "time, how long ago").arg(clockTime(time, current), relativeTime(time, current));
    };
    const auto newest = review.newest();
    m_local->setFacts(tr("%1 (local)").arg(names.local), when(conflict.local, conflict.summary.localModified), places.local,
                      newest == Take::Local);
    m_remote->setFacts(tr("%1 (remote)").arg(names.remote), when(conflict.remote, conflict.summary.remoteModified), places.remote,
                       newest == Take::Remote);
}

} // namespace tidewright
