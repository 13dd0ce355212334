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

    QKeySequence keys() const { return m_shown.isEmpty() ? shortcut() : m_shown; }
    void setKeys(const QKeySequence &keys);
    // Shown only: an action of the window answers to them.
    void showKeys(const QKeySequence &keys);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QKeySequence m_shown;
};

} // namespace tidewright
