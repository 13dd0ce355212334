// Under the table: the keys that decide, what is still to be decided, and the buttons.
#pragma once

#include <QWidget>

class QBoxLayout;
class QGridLayout;
class QLabel;

namespace tidewright
{

class KeyButton;
class MarkIcon;
class ReviewActions;

// Key caps with their words; those that find no room are left out, the last ones first.
class KeyHints : public QWidget
{
    Q_OBJECT

public:
    explicit KeyHints(QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Hint {
        QStringList keys;
        QString words;
    };
    std::vector<Hint> m_hints;
};

class ReviewFooter : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Quiet, Open, Done };

    explicit ReviewFooter(const ReviewActions &actions, QWidget *parent = nullptr);
    void say(const QString &text, Tone tone);
    QString said() const;
    // What it needs when its buttons stand in two rows.
    int neededWidth() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    KeyHints *m_hints;
    MarkIcon *m_mark;
    QLabel *m_said;
    QWidget *m_bulk;  // the whole record
    QWidget *m_steps; // undo, skip, apply
    QBoxLayout *m_bar;
};

} // namespace tidewright
