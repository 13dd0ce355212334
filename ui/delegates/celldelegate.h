// What all cells of the main table share: padding, fonts and colours by row, row heights, no focus rectangle of their own.
#pragma once

#include "roles.h"
#include "theme.h"
#include "typescale.h"

#include <QStyledItemDelegate>

namespace tidewright
{

inline constexpr int CellPadding = 10;

class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    struct Look {
        const Theme &theme;
        bool group;
        bool skipped;
        QRect rect; // without the padding
    };
    static Look lookOf(const QStyleOptionViewItem &option, const QModelIndex &index);
    // In one line; elided with … only where `mode` says so. Returns the advance used.
    static int paintText(QPainter *painter, const QRect &rect, const QString &text, FontRole font, const QColor &color,
                         Qt::Alignment alignment = Qt::AlignLeft, Qt::TextElideMode mode = Qt::ElideRight);
};

// Content type: chevron, source icon and name of a group; the name of a type under the group's name.
class NameDelegate : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // What the name of a group needs.
    static int widthOf(const QModelIndex &group);
};

class ConflictDelegate : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

class LastSyncDelegate : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

class ModeDelegate : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

class PendingDelegate : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

// Rows, duration, errors: right-aligned with fixed digits; zeros are quiet, errors are not.
class NumberDelegate : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace tidewright
