// Over the table: which record it is, and what its two sides are.
#pragma once

#include "outcometext.h"
#include "review.h"

#include <QFrame>

namespace tidewright
{

class ElidedLabel;
class MarkIcon;
class Pill;

// One side: its letter, its name, when it was changed, where it is.
class SideCard : public QFrame
{
    Q_OBJECT

public:
    enum class Side { Local, Remote };
    explicit SideCard(Side side, QWidget *parent = nullptr);
    void setFacts(const QString &name, const QString &when, const QString &where, bool newest);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Side m_side;
    ElidedLabel *m_name;
    ElidedLabel *m_when;
    ElidedLabel *m_where;
    Pill *m_newest;
};

class RecordHeader : public QWidget
{
    Q_OBJECT

public:
    explicit RecordHeader(QWidget *parent = nullptr);
    // `places`: where the content type is at each side.
    void setReview(const Review &review, const SideNames &names, const SideNames &places, Instant now);

private:
    ElidedLabel *m_title;
    ElidedLabel *m_where;
    MarkIcon *m_mark;
    ElidedLabel *m_facts;
    SideCard *m_local;
    SideCard *m_remote;
};

// "4 fields changed on both sides, 3 merged for you"
QString factsText(const Review &review, const SideNames &names);

} // namespace tidewright
