#pragma once

#include <QLabel>

namespace tidewright
{

// One line that shortens to the room it has; what is cut off stands in the tooltip, and only then is there one.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &text = {}, QWidget *parent = nullptr, Qt::TextElideMode mode = Qt::ElideRight);

    bool isElided() const;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::TextElideMode m_mode;
};

} // namespace tidewright
