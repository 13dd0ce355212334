#pragma once

#include <QKeySequence>
#include <QPushButton>

namespace tidewright
{

// A push button that shows its shortcut as a key cap and answers to it.
class KeyButton : public QPushButton
{
    Q_OBJECT
public:
    KeyButton(const QString &text, const QKeySequence &keys, QWidget *parent = nullptr);

    QKeySequence keys() const { return shortcut(); }
    void setKeys(const QKeySequence &keys);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace tidewright
