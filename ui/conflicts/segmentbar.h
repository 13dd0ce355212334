// A few choices in one row, of which one is in force: a plate under the chosen one.
#pragma once

#include <QAbstractButton>

namespace tidewright
{

class SegmentButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SegmentButton(const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace tidewright
